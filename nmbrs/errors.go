package nmbrs

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// ErrUnsupported is returned by a method that the transport does not have.
var ErrUnsupported = errors.New("nmbrs: not offered on this transport")

// Class says what is known of a call that did not give a result.
type Class string

// The classes of a failed call.
const (
	// ClassRefused: a complete fault of a kind that is given before anything is stored.
	ClassRefused Class = "refused"
	// ClassBroken: the link no longer works (1001, 1004).
	ClassBroken Class = "broken"
	// ClassBusy: 1006; trying again later tends to help, nothing was stored.
	ClassBusy Class = "busy"
	// ClassNotSent: it failed before a connection existed.
	ClassNotSent Class = "not sent"
	// ClassUnsure: everything else; a write may or may not have been applied.
	ClassUnsure Class = "unsure"
)

// Cause says what a failure without a Nmbrs code looked like, for a person.
type Cause string

// The causes that a person can act upon.
const (
	CauseFault     Cause = "fault"     // a SOAP or REST fault, see Code
	CauseNetwork   Cause = "network"   // no connection, name not found, reset
	CauseTLS       Cause = "tls"       // certificate or handshake
	CauseTimeout   Cause = "timeout"   // no answer in time
	CauseCancelled Cause = "cancelled" // the caller stopped
	CauseProxy     Cause = "proxy"     // an answer that is not Nmbrs's: HTML, redirect
	CauseMalformed Cause = "malformed" // cut off, wrong type, not understood
	CauseTooLarge  Cause = "too large" // over the size limit
	CauseNoAction  Cause = "no action" // the server does not know the operation
	CauseBadValue  Cause = "bad value" // the server could not read the request
	CauseServer    Cause = "server"    // 5xx or an unnumbered fault
	CauseSignIn    Cause = "sign-in"   // the consent of REST is over: ErrSignIn…
	// The causes of a complete error of REST, told by its status alone: its
	// numbers and words are its own and mean nothing in SOAP's list.
	CauseRefused   Cause = "refused"   // 400 or 422: what was asked is not taken
	CauseForbidden Cause = "forbidden" // 403: the consent does not cover it
	CauseNotFound  Cause = "not found" // 404: what was asked about is not there
	CauseBusy      Cause = "busy"      // 429: too many calls, see RetryAfter
	CauseKey       Cause = "key"       // 401: no subscription key is taken
)

// Error is a call to Nmbrs that gave no result. It never holds the token.
type Error struct {
	// Call is Service.Operation.
	Call  string
	Class Class
	Cause Cause
	// Code is the number of SOAP's list, 0 when there was none and always over
	// REST, whose numbers are others.
	Code int
	// Status is the HTTP status, 0 when there was no answer.
	Status int
	// Text is the server's own wording, cleaned of control characters.
	Text string
	// RetryAfter is the server's wish to be left alone, 0 when not said.
	RetryAfter time.Duration
	// Err is the technical cause, may be nil.
	Err error
}

// Error words the failure for the log.
func (e *Error) Error() string {
	s := fmt.Sprintf("%s: %s (%s)", e.Call, e.Class, e.Cause)
	if e.Code != 0 {
		s += fmt.Sprintf(" %d", e.Code)
	}
	if e.Status != 0 {
		s += fmt.Sprintf(" http %d", e.Status)
	}
	if e.Text != "" {
		s += ": " + e.Text
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives the technical cause.
func (e *Error) Unwrap() error { return e.Err }

// OutcomeOf tells what is known after a call: "" for a nil error, the class
// of an *Error, and unsure for anything else.
func OutcomeOf(err error) Class {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) && e.Class != "" {
		return e.Class
	}
	return ClassUnsure
}

// IsCode tells whether err is a Nmbrs fault with one of the given numbers.
func IsCode(err error, codes ...int) bool {
	var e *Error
	if !errors.As(err, &e) {
		return false
	}
	for _, c := range codes {
		if e.Code == c {
			return true
		}
	}
	return false
}

// IsCause tells whether err is an *Error of one of the given causes.
func IsCause(err error, causes ...Cause) bool {
	var e *Error
	return errors.As(err, &e) && slices.Contains(causes, e.Cause)
}

// ClassOfCode is the one place that says what a numbered fault of Nmbrs means
// for a write. Source: the error list of Nmbrs, support article 360013526891.
// 9999 with a text about TWK or protected periods is passed here as 2011.
func ClassOfCode(code int) Class {
	switch {
	case code == 1001, code == 1004:
		return ClassBroken
	case code == 1006:
		return ClassBusy
	case code == 1002, code == 1003,
		code >= 2001 && code <= 2013,
		code == 2030, code >= 2037 && code <= 2039, code == 2043, code == 2046:
		return ClassRefused
	}
	return ClassUnsure
}
