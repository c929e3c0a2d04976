package rest

import (
	"net/http"
	"strconv"
	"strings"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// restProblem is an error that the server words itself.
type restProblem struct {
	status int
	code   string
	title  string
	text   string
}

// problemOf reads the known forms: {type, httpStatus, code, title, detail} of
// Nmbrs, the same with status of RFC 9457, and {statusCode, message} of the
// gateway before it. The status within must be that of the answer.
func problemOf(doc any, status int) (restProblem, bool) {
	o, err := asObject(doc)
	if err != nil {
		return restProblem{}, false
	}
	p := restProblem{status: status}
	p.title, _ = o.text("title")
	for _, name := range []string{"httpStatus", "status", "statusCode"} {
		if _, there := o[name]; !there {
			continue
		}
		if n, err := o.number(name); err != nil || n != status {
			return p, false
		}
		if name == "statusCode" && p.title == "" {
			p.title, _ = o.text("message")
		}
		p.code, _ = o.text("code")
		detail, _ := o.text("detail")
		p.text = p.title
		if detail != "" && detail != p.title {
			p.text += ": " + detail
		}
		return p, p.title != ""
	}
	return p, false
}

// multiDebtor is the title of the error about a consent for several debtors.
const multiDebtor = "ForbiddenMultiDebtor"

// read tells what a complete error means. The statuses come from clients of
// the API; that a 400, 403 or 404 is given before anything is stored is taken
// from what they are for, and a 5xx is never believed to be.
func (p restProblem) read(op operation) *nmbrs.Error {
	e := &nmbrs.Error{Class: nmbrs.ClassUnsure, Cause: nmbrs.CauseServer, Text: wire.Shorten(p.text)}
	switch p.status {
	case http.StatusBadRequest, http.StatusUnprocessableEntity:
		e.Class, e.Cause, e.Code = nmbrs.ClassRefused, nmbrs.CauseFault, p.refusal()
	case http.StatusUnauthorized:
		e.Cause, e.Code = nmbrs.CauseFault, codeLogin
		if strings.Contains(strings.ToLower(p.text), "subscription") {
			e.Class, e.Code = nmbrs.ClassBroken, codeDisabled
		}
	case http.StatusForbidden:
		e.Class, e.Cause, e.Code = nmbrs.ClassRefused, nmbrs.CauseFault, codeForbidden
		if strings.Contains(strings.ToLower(p.text), "subscription") {
			e.Code = codeDisabled
			e.Class = nmbrs.ClassBroken
		}
	case http.StatusNotFound:
		e.Class, e.Cause = nmbrs.ClassRefused, nmbrs.CauseFault
		e.Code = p.notFound(op)
		if e.Code == 0 {
			e.Cause = nmbrs.CauseNoAction
		}
	case http.StatusTooManyRequests:
		e.Class, e.Cause, e.Code = nmbrs.ClassBusy, nmbrs.CauseFault, codeBusy
	}
	return e
}

// The numbers of SOAP's list that errors of REST are worded by, so that a
// person reads the same of both.
const (
	codeLogin     = 1001
	codeForbidden = 1002
	codeDisabled  = 1004
	codeBusy      = 1006
	codeHours     = 2001
	codeWage      = 2002
	codeEmployee  = 2003
	codeCompany   = 2004
	codePeriod    = 2006
	codeDebtor    = 2009
	codeProtected = 2011
	codeDeclared  = 2012
	codeTrial     = 2013
	codeValues    = 2030
	codeCentre    = 2037
	codeNotFound  = 2046
)

// refusal finds the number for a refused value: by the code where that is one
// of the list, else by the words. The words are guessed.
func (p restProblem) refusal() int {
	if n, err := strconv.Atoi(p.code); err == nil && nmbrs.ClassOfCode(n) == nmbrs.ClassRefused {
		return n
	}
	low := strings.ToLower(p.title + " " + p.text)
	for _, guess := range []struct {
		words string
		code  int
	}{
		{"protected", codeProtected},
		{"twk", codeProtected},
		{"declaration", codeDeclared},
		{"free trial", codeTrial},
		{"cost cent", codeCentre},
		{"costcent", codeCentre},
		{"hour component", codeHours},
		{"hour code", codeHours},
		{"hourcode", codeHours},
		{"wage component", codeWage},
		{"wagecomponent", codeWage},
		{"wage code", codeWage},
		{"period", codePeriod},
		{"year", codePeriod},
	} {
		if strings.Contains(low, guess.words) {
			return guess.code
		}
	}
	return codeValues
}

// notFound finds what was not there; 0 is the call itself.
func (p restProblem) notFound(op operation) int {
	low := strings.ToLower(p.title + " " + p.text)
	switch {
	case strings.Contains(low, "employee"):
		return codeEmployee
	case strings.Contains(low, "company"):
		return codeCompany
	case strings.Contains(low, "debtor"):
		return codeDebtor
	case strings.Contains(low, "component"), op.method() == http.MethodDelete:
		return codeNotFound
	case strings.Contains(low, "resource"), low == "not found":
		return 0
	}
	return codeNotFound
}
