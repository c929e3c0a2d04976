package restface

import (
	"cmp"
	"net/http"

	"doorzet/nmbrs/sim/faults"
	"doorzet/nmbrs/sim/office"
)

// restError is an error in the form that REST gives it.
type restError struct {
	status             int
	code, title, about string
	// gateway is set where not Nmbrs answers but the gateway before it.
	gateway bool
}

func (e *restError) Error() string { return e.title }

// problem makes an error; the code is guessed, clients show none but the title.
func problem(status int, code, title string) *restError {
	return &restError{status: status, code: code, title: title}
}

// atGateway makes an error of the gateway before Nmbrs.
func atGateway(status int, text string) *restError {
	return &restError{status: status, title: text, gateway: true}
}

// unknownCall is the answer to an address that the gateway does not know.
func unknownCall() *restError { return atGateway(http.StatusNotFound, "Resource not found") }

// oddTitle and oddCode are those of every 400 in the dialects whose texts are
// not tied to the call: clients saw the documentation's own server answer so.
// The number means something else in SOAP's list.
const (
	oddTitle = "The Hour component could not be processed"
	oddCode  = "1002"
)

// problemAnswer writes an error in the dialect of the server.
func (s *Face) problemAnswer(e *restError) faults.Answer {
	s.Lock()
	defer s.Unlock()
	return e.answer(s.dialect())
}

func (e *restError) answer(d *dialect) faults.Answer {
	if e.gateway {
		return jsonAnswer(e.status, obj{"statusCode": e.status, "message": e.title})
	}
	code, title, about := e.code, e.title, e.about
	if !d.titles && e.status == http.StatusBadRequest {
		code, title, about = oddCode, oddTitle, cmp.Or(e.about, "See the documentation")
	}
	doc := obj{
		"type": "https://tools.ietf.org/html/rfc9110", "httpStatus": e.status, "code": code, "title": title,
		"detail": about, "documentation": "https://nmbrs.stoplight.io/docs/nmbrs-restapi",
	}
	if d.errors == "rfc" {
		delete(doc, "httpStatus")
		doc["status"] = e.status
	}
	var any any = doc
	if d.pascal {
		any = capitals(doc)
	}
	a := jsonAnswer(e.status, any)
	a.Type = "application/problem+json; charset=utf-8"
	return a
}

// restFault is what a number of SOAP's list becomes over REST. That the titles
// are alike is assumed.
func restFault(code int, text string) *restError {
	status, name := http.StatusBadRequest, "BadRequest"
	switch {
	case code == 1001:
		status, name = http.StatusUnauthorized, "Unauthorized"
	case code == 1002, code == 1003:
		status, name = http.StatusForbidden, "Forbidden"
	case code == 1004:
		return atGateway(http.StatusUnauthorized, cmp.Or(text, "Access denied due to invalid subscription key."))
	case code == 1006:
		status, name = http.StatusTooManyRequests, "TooManyRequests"
	case code == 2003, code == 2004, code == 2009, code == 2046:
		status, name = http.StatusNotFound, "NotFound"
	case code < 0, code == 9999, code < 1000:
		status, name = http.StatusInternalServerError, "InternalServerError"
	}
	e := problem(status, name, cmp.Or(text, office.FaultText(code)))
	e.about = text
	return e
}
