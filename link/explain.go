package link

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"doorzet/nmbrs"
	"doorzet/payroll"
)

// Problems that word a failed call to Nmbrs. Every numbered fault of Nmbrs has
// a code of its own, "nmbrs-1001" and so on; args call, text. The others:
const (
	// CodeAnswerLost: args call. The connection broke before the answer; it may have been done.
	CodeAnswerLost payroll.Code = "nmbrs-lost"
	// CodeNetwork: args call. No connection.
	CodeNetwork payroll.Code = "nmbrs-network"
	// CodeTLS: args call, text. No secure connection.
	CodeTLS payroll.Code = "nmbrs-tls"
	// CodeTimeout: args call. No answer in time.
	CodeTimeout payroll.Code = "nmbrs-timeout"
	// CodeProxy: args call, status. An answer that is not Nmbrs's.
	CodeProxy payroll.Code = "nmbrs-proxy"
	// CodeRedirect: args call, status. The address sends on to another one, which is not
	// followed: the token would go along.
	CodeRedirect payroll.Code = "nmbrs-redirect"
	// CodeNoService: args call, status. The address has no Nmbrs.
	CodeNoService payroll.Code = "nmbrs-no-service"
	// CodeMalformed: args call. An answer that was not understood.
	CodeMalformed payroll.Code = "nmbrs-malformed"
	// CodeTooLarge: args call. An answer over the size limit.
	CodeTooLarge payroll.Code = "nmbrs-too-large"
	// CodeNoAction: args call. Nmbrs does not know the call.
	CodeNoAction payroll.Code = "nmbrs-no-action"
	// CodeBadValue: args call, text. Nmbrs could not read the request.
	CodeBadValue payroll.Code = "nmbrs-bad-value"
	// CodeServer: args call, status, text. Nmbrs failed without a number.
	CodeServer payroll.Code = "nmbrs-server"
	// CodeFault: args call, code, text. A number that is not on Nmbrs's list.
	CodeFault payroll.Code = "nmbrs-fault"
	// The complete errors of REST; args call, status, text (Nmbrs's own words).
	// Its numbers are not those of SOAP, so that the status alone decides.
	// CodeRefused: what was asked is not taken.
	CodeRefused payroll.Code = "nmbrs-refused"
	// CodeForbidden: the consent does not cover the call.
	CodeForbidden payroll.Code = "nmbrs-forbidden"
	// CodeNotFound: what was asked about is not there.
	CodeNotFound payroll.Code = "nmbrs-not-found"
	// CodeBusy: too many calls.
	CodeBusy payroll.Code = "nmbrs-busy"
	// CodeKey: no subscription key is taken.
	CodeKey payroll.Code = "nmbrs-key"
	// CodeCancelled: the clerk stopped.
	CodeCancelled payroll.Code = "cancelled"

	Code1001 payroll.Code = "nmbrs-1001"
	Code1002 payroll.Code = "nmbrs-1002"
	Code1003 payroll.Code = "nmbrs-1003"
	Code1004 payroll.Code = "nmbrs-1004"
	Code1006 payroll.Code = "nmbrs-1006"
	Code2001 payroll.Code = "nmbrs-2001"
	Code2002 payroll.Code = "nmbrs-2002"
	Code2003 payroll.Code = "nmbrs-2003"
	Code2004 payroll.Code = "nmbrs-2004"
	Code2006 payroll.Code = "nmbrs-2006"
	Code2009 payroll.Code = "nmbrs-2009"
	Code2011 payroll.Code = "nmbrs-2011"
	Code2012 payroll.Code = "nmbrs-2012"
	Code2013 payroll.Code = "nmbrs-2013"
	Code2030 payroll.Code = "nmbrs-2030"
	Code2037 payroll.Code = "nmbrs-2037"
	Code2038 payroll.Code = "nmbrs-2038"
	Code2039 payroll.Code = "nmbrs-2039"
	Code2042 payroll.Code = "nmbrs-2042"
	Code2043 payroll.Code = "nmbrs-2043"
	Code2046 payroll.Code = "nmbrs-2046"
	Code9999 payroll.Code = "nmbrs-9999"
)

// numbered are the faults of Nmbrs that have a text of their own.
var numbered = map[int]payroll.Code{
	1001: Code1001, 1002: Code1002, 1003: Code1003, 1004: Code1004, 1006: Code1006,
	2001: Code2001, 2002: Code2002, 2003: Code2003, 2004: Code2004, 2006: Code2006,
	2009: Code2009, 2011: Code2011, 2012: Code2012, 2013: Code2013, 2030: Code2030,
	2037: Code2037, 2038: Code2038, 2039: Code2039, 2042: Code2042, 2043: Code2043,
	2046: Code2046, 9999: Code9999,
}

var byCause = map[nmbrs.Cause]payroll.Code{
	nmbrs.CauseNetwork: CodeNetwork, nmbrs.CauseTLS: CodeTLS, nmbrs.CauseTimeout: CodeTimeout,
	nmbrs.CauseProxy: CodeProxy, nmbrs.CauseMalformed: CodeMalformed, nmbrs.CauseTooLarge: CodeTooLarge,
	nmbrs.CauseNoAction: CodeNoAction, nmbrs.CauseBadValue: CodeBadValue, nmbrs.CauseServer: CodeServer,
	nmbrs.CauseCancelled: CodeCancelled, nmbrs.CauseRefused: CodeRefused, nmbrs.CauseForbidden: CodeForbidden,
	nmbrs.CauseNotFound: CodeNotFound, nmbrs.CauseBusy: CodeBusy, nmbrs.CauseKey: CodeKey,
}

// Explain turns a failed call into a Problem that a person can act upon. Other
// errors pass unchanged, and nil stays nil.
func Explain(err error) error {
	if err == nil {
		return nil
	}
	if p := asProblem(err); p != nil {
		return p
	}
	return err
}

// asProblem gives err as a Problem, nil when it is none.
func asProblem(err error) *payroll.Problem {
	var p *payroll.Problem
	if errors.As(err, &p) {
		return p
	}
	var e *nmbrs.Error
	if !errors.As(err, &e) {
		if errors.Is(err, context.Canceled) {
			return payroll.NewProblem(CodeCancelled).Because(err)
		}
		return nil
	}
	if e.Cause == nmbrs.CauseSignIn {
		return payroll.NewProblem(signInCode(e)).Because(err)
	}
	code, ok := numbered[e.Code]
	if e.Code == 0 && strings.Contains(strings.ToLower(e.Text), badLogin) {
		code, ok = Code1001, true
	}
	if !ok {
		code, ok = byCause[e.Cause]
	}
	if code == CodeProxy {
		code = byStatus(e.Status)
	}
	if !ok || (e.Code != 0 && numbered[e.Code] == "") {
		code = CodeFault
	}
	return payroll.NewProblem(code,
		"call", e.Call, "text", wording(e), "status", strconv.Itoa(e.Status), "code", strconv.Itoa(e.Code)).Because(err)
}

// byStatus tells what an answer that is not Nmbrs's says of the address: that it is
// not the one of Nmbrs, or nothing.
func byStatus(status int) payroll.Code {
	switch {
	case status >= http.StatusMultipleChoices && status < http.StatusBadRequest:
		return CodeRedirect
	case status == http.StatusNotFound, status == http.StatusMethodNotAllowed, status == http.StatusGone:
		return CodeNoService
	}
	return CodeProxy
}

// signInCode tells why somebody has to sign in.
func signInCode(e *nmbrs.Error) payroll.Code {
	switch {
	case errors.Is(e, nmbrs.ErrSignInCut):
		return CodeSignInCut
	case errors.Is(e, nmbrs.ErrSignInNone):
		return CodeSignInNone
	case errors.Is(e, nmbrs.ErrSignInClient):
		return CodeSignInClient
	}
	return CodeSignInOver
}

// badLogin is in the one fault about a login that Nmbrs gives no number.
const badLogin = "invalid combination email/password"

// wording gives what the server said; else, where no connection could be made
// safe, what was wrong with it; else a dash, so that no sentence has a gap.
func wording(e *nmbrs.Error) string {
	switch {
	case e.Text != "":
		return e.Text
	case e.Cause == nmbrs.CauseTLS && e.Err != nil:
		return payroll.Clean(e.Err.Error(), 200)
	}
	return "–"
}

// reason gives a Problem to keep with a step; any error becomes one.
func reason(err error) *payroll.Problem {
	if p := asProblem(err); p != nil {
		return p
	}
	return payroll.NewProblem(CodeInternal, "what", err.Error()).Because(err)
}
