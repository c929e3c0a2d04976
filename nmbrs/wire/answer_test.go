package wire

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/iotest"

	"doorzet/nmbrs"
)

var errBroken = errors.New("the connection broke")

// TestBodyTellsHowItEnded: an answer is whole, too large, or broken, also where it
// breaks exactly at the limit and whatever a decoder makes of the error.
func TestBodyTellsHowItEnded(t *testing.T) {
	for name, x := range map[string]struct {
		from io.Reader
		want error
	}{
		"whole":             {strings.NewReader("12345678"), nil},
		"shorter":           {strings.NewReader("1234"), nil},
		"one more":          {strings.NewReader("123456789"), ErrTooLarge},
		"much more":         {strings.NewReader(strings.Repeat("x", 1000)), ErrTooLarge},
		"broken":            {io.MultiReader(strings.NewReader("1234"), iotest.ErrReader(errBroken)), errBroken},
		"broken at the end": {io.MultiReader(strings.NewReader("12345678"), iotest.ErrReader(errBroken)), errBroken},
	} {
		for _, step := range []func(io.Reader) io.Reader{func(r io.Reader) io.Reader { return r }, iotest.OneByteReader, iotest.DataErrReader} {
			b := NewBody(step(x.from), 8)
			_, err := io.ReadAll(b)
			if !errors.Is(err, x.want) || (err == nil) != (x.want == nil) || !errors.Is(b.Failed(), x.want) {
				t.Errorf("%s: %v, remembered %v, want %v", name, err, b.Failed(), x.want)
			}
			var broken *ReadError
			if errors.Is(x.want, errBroken) != errors.As(err, &broken) {
				t.Errorf("%s: %v is marked as the connection's: %v", name, err, errors.As(err, &broken))
			}
			if s, isSeeker := x.from.(*strings.Reader); isSeeker {
				_, _ = s.Seek(0, io.SeekStart)
			} else {
				break // it is used up
			}
		}
	}
}

// TestCheckType: the types of a transport in UTF-8, whatever the other one takes.
func TestCheckType(t *testing.T) {
	for header, want := range map[string]error{
		"application/json": nil, "Application/JSON; charset=UTF-8": nil, "application/problem+json; charset=utf8": nil,
		"text/xml": ErrType, "": ErrType, "/": ErrType, "application/json; charset=utf-16": ErrCharset,
		"text/html": ErrHTML, "application/xhtml+xml; charset=utf-8": ErrHTML, "text/html; charset=latin1": ErrCharset,
	} {
		if err := CheckType(http.Header{"Content-Type": {header}}, "application/json", "application/problem+json"); !errors.Is(err, want) || (want == nil) != (err == nil) {
			t.Errorf("%q: %v, want %v", header, err, want)
		}
	}
	h := http.Header{"Content-Type": {"application/json"}, "Content-Encoding": {"br"}}
	if err := CheckType(h, "application/json"); !errors.Is(err, ErrEncoding) {
		t.Errorf("another encoding: %v", err)
	}
}

// TestCauseOfAnswer: the same answer has the same cause over both transports; what
// ended the reading comes before what the answer calls itself, and a page of a
// proxy before its status.
func TestCauseOfAnswer(t *testing.T) {
	for _, x := range []struct {
		status int
		kind   string
		err    error
		want   nmbrs.Cause
	}{
		{200, "text/xml", &ReadError{errBroken}, nmbrs.CauseNetwork},
		{500, "text/html", &ReadError{context.DeadlineExceeded}, nmbrs.CauseTimeout},
		{200, "text/html", ErrTooLarge, nmbrs.CauseTooLarge},
		{200, "application/json", ErrHTML, nmbrs.CauseProxy},
		{200, "text/html", ErrType, nmbrs.CauseProxy},
		{502, "text/html; charset=latin1", ErrCharset, nmbrs.CauseProxy},
		{503, "application/json", errBroken, nmbrs.CauseServer},
		{429, "text/plain", ErrType, nmbrs.CauseServer},
		{302, "application/json", ErrType, nmbrs.CauseProxy},
		{404, "text/plain", ErrType, nmbrs.CauseProxy},
		{200, "text/plain", ErrType, nmbrs.CauseMalformed},
	} {
		resp := &http.Response{StatusCode: x.status, Header: http.Header{"Content-Type": {x.kind}}}
		if got := CauseOfAnswer(t.Context(), resp, x.err); got != x.want {
			t.Errorf("%d %s, %v: %s, want %s", x.status, x.kind, x.err, got, x.want)
		}
	}
}

// TestOneCallAsAnother: a read that failed before a write says that nothing was
// sent, one after it that nobody knows; a refusal keeps its class.
func TestOneCallAsAnother(t *testing.T) {
	call := Call{Name: "POST days", Write: true}
	for class, want := range map[nmbrs.Class]nmbrs.Class{
		nmbrs.ClassUnsure: nmbrs.ClassNotSent, nmbrs.ClassNotSent: nmbrs.ClassNotSent, nmbrs.ClassRefused: nmbrs.ClassRefused,
		nmbrs.ClassBroken: nmbrs.ClassBroken, nmbrs.ClassBusy: nmbrs.ClassBusy,
	} {
		err := &nmbrs.Error{Call: "GET days", Class: class, Err: errBroken}
		var before, after *nmbrs.Error
		if !errors.As(NotSent(call, err), &before) || before.Class != want || before.Call != call.Name || !errors.Is(before, errBroken) {
			t.Errorf("%s before: %+v", class, before)
		}
		if !errors.As(Unsure(call, err), &after) || after.Class != nmbrs.ClassUnsure || after.Call != call.Name || !errors.Is(after, errBroken) {
			t.Errorf("%s after: %+v", class, after)
		}
	}
	if err := NotSent(call, errBroken); !errors.Is(err, errBroken) || errors.As(err, new(*nmbrs.Error)) {
		t.Errorf("another error: %v", err)
	}
}
