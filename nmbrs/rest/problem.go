package rest

import (
	"net/http"
	"strings"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// form is who worded an error, told by the name under which it repeats its
// status.
type form int

// The known forms.
const (
	// formOwn is Nmbrs's: {type, httpStatus, code, title, detail, documentation},
	// or the same with status, as RFC 9457 has it.
	formUnknown form = iota
	formOwn
	// formGateway is that of the gateway before Nmbrs: {statusCode, message}.
	formGateway
)

// restProblem is an error that the server words itself.
type restProblem struct {
	status int
	form   form
	text   string
}

// problemOf reads an error in one of the known forms. The status within must
// be that of the answer.
func problemOf(doc any, status int) (restProblem, bool) {
	o, err := asObject(doc)
	if err != nil {
		return restProblem{}, false
	}
	p := restProblem{status: status, form: formOwn}
	for _, name := range []string{"httpStatus", "status", "statusCode"} {
		if _, there := o[name]; !there {
			continue
		}
		if n, err := o.number(name); err != nil || n != status {
			return p, false
		}
		if name == "statusCode" {
			p.form = formGateway
		}
		p.text = o.wording()
		return p, p.text != ""
	}
	return p, false
}

// wording is what an error says of itself: title and detail, or the message,
// and its own number behind them.
func (o object) wording() string {
	var parts []string
	for _, name := range []string{"title", "message", "detail"} {
		text, err := o.text(name)
		if err == nil && text != "" && (len(parts) == 0 || parts[len(parts)-1] != text) {
			parts = append(parts, text)
		}
	}
	text := strings.Join(parts, ": ")
	if code, err := o.text("code"); err == nil && code != "" && text != "" {
		text += " [" + code + "]"
	}
	return text
}

// read tells what a complete error means. Its status decides and never its
// words or its number: texts were seen that belong to another call, and a
// number that SOAP's list has too means something else there. That a 400, 403,
// 404, 422 or 429 is given before anything is stored is taken from what they
// are for, and a 5xx is never believed to be.
func (p restProblem) read() *nmbrs.Error {
	e := &nmbrs.Error{Class: nmbrs.ClassUnsure, Cause: nmbrs.CauseServer, Text: wire.Shorten(p.text)}
	switch p.status {
	case http.StatusBadRequest, http.StatusUnprocessableEntity:
		e.Class, e.Cause = nmbrs.ClassRefused, nmbrs.CauseRefused
	case http.StatusUnauthorized:
		// Whether another token or another key helps is found out by the caller.
		e.Class, e.Cause = nmbrs.ClassBroken, nmbrs.CauseSignIn
	case http.StatusForbidden:
		e.Class, e.Cause = nmbrs.ClassRefused, nmbrs.CauseForbidden
	case http.StatusNotFound:
		e.Class, e.Cause = nmbrs.ClassRefused, nmbrs.CauseNotFound
		if p.form == formGateway {
			e.Cause = nmbrs.CauseNoAction
		}
	case http.StatusTooManyRequests:
		e.Class, e.Cause = nmbrs.ClassBusy, nmbrs.CauseBusy
	}
	return e
}
