package wire

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http"
	"strings"
	"time"

	"doorzet/nmbrs"
)

// Failure is the error of a call that got no answer.
func Failure(ctx context.Context, call Call, class nmbrs.Class, err error, secrets ...string) error {
	return &nmbrs.Error{Call: call.Name, Class: class, Cause: CauseOfNetwork(ctx, err), Err: Cleaned(err, secrets...)}
}

// NotSent tells that a write was not begun because a read before it failed.
func NotSent(call Call, err error) error {
	return reclassed(call, err, nmbrs.ClassUnsure, nmbrs.ClassNotSent)
}

// Unsure tells that a write was made of which the outcome could not be read.
func Unsure(call Call, err error) error { return reclassed(call, err, "", nmbrs.ClassUnsure) }

// reclassed gives an error of another call as one of this; where its class is
// from, or from is "", it becomes to.
func reclassed(call Call, err error, from, to nmbrs.Class) error {
	var e *nmbrs.Error
	if !errors.As(err, &e) {
		return err
	}
	told := *e
	if told.Class == from || from == "" {
		told.Class = to
	}
	told.Call, told.Err = call.Name, err
	return &told
}

// Cleaned keeps control characters and secrets out of a cause.
func Cleaned(err error, secrets ...string) error {
	if err == nil {
		return nil
	}
	return &CleanError{Text: Shorten(clean(err.Error(), secrets)), Err: err}
}

// clean is a text without secrets and without what could steer a terminal.
func clean(text string, secrets []string) string {
	for _, s := range secrets {
		text = Scrub(text, s)
	}
	return Clean(text)
}

// CauseOfAnswer names what was wrong with an answer that is not understood; err
// is how reading it failed.
func CauseOfAnswer(ctx context.Context, resp *http.Response, err error) nmbrs.Cause {
	var broken *ReadError
	switch status := resp.StatusCode; {
	case errors.As(err, &broken):
		return CauseOfNetwork(ctx, broken.Err)
	case errors.Is(err, ErrTooLarge):
		return nmbrs.CauseTooLarge
	case errors.Is(err, ErrHTML), isHTML(resp.Header):
		return nmbrs.CauseProxy
	case status >= 500, status == http.StatusTooManyRequests:
		return nmbrs.CauseServer
	case status < 200 || status >= 300:
		return nmbrs.CauseProxy
	}
	return nmbrs.CauseMalformed
}

// CauseOfNetwork names what went wrong on the way.
func CauseOfNetwork(ctx context.Context, err error) nmbrs.Cause {
	var timeout interface{ Timeout() bool }
	var record tls.RecordHeaderError
	var alert tls.AlertError
	var verify *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	var hostname x509.HostnameError
	switch {
	case errors.Is(err, context.Canceled), errors.Is(ctx.Err(), context.Canceled):
		return nmbrs.CauseCancelled
	case errors.Is(err, context.DeadlineExceeded), ctx.Err() != nil,
		errors.As(err, &timeout) && timeout.Timeout(), strings.Contains(err.Error(), "would exceed context deadline"):
		return nmbrs.CauseTimeout
	case errors.As(err, &record), errors.As(err, &alert), errors.As(err, &verify), errors.As(err, &unknown),
		errors.As(err, &invalid), errors.As(err, &hostname), strings.Contains(err.Error(), "tls: "),
		strings.Contains(err.Error(), "server gave HTTP response to HTTPS client"):
		return nmbrs.CauseTLS
	}
	return nmbrs.CauseNetwork
}

// AskedToWait is what the Retry-After header of an answer asks for.
func AskedToWait(h http.Header, now time.Time) time.Duration {
	return RetryAfter(h.Get("Retry-After"), now)
}

// Call is what a line knows of a call.
type Call struct {
	// Name is how errors and the rights check name it.
	Name string
	// Write calls have an effect and are sent once.
	Write bool
}
