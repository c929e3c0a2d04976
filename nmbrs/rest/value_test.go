package rest

import (
	"errors"
	"io"
	"strings"
	"testing"

	"doorzet/nmbrs"
)

func TestDecodeBelievesWholeDocumentsOnly(t *testing.T) {
	for text, want := range map[string]error{
		`{"id":"a"}`: nil, "\ufeff" + `{"id":"a"}`: nil, `{"id":"a","other":{"bsn":"1"}}`: nil, ` {"id":null} ` + "\n": nil,
		``: io.ErrUnexpectedEOF, `{"id":"a"`: io.ErrUnexpectedEOF, `{"id":`: io.ErrUnexpectedEOF, `[1,2`: io.ErrUnexpectedEOF,
		`{"id":"a"} {}`: errMore, `{"id":"a"}x`: errMore, `{"id":"a","id":"b"}`: errTwice, `{"x":1,"x":2}`: errTwice,
		strings.Repeat("[", 100) + strings.Repeat("]", 100):                       errDepth,
		`{"skipped":` + strings.Repeat("[", 100) + strings.Repeat("]", 100) + `}`: errDepth,
	} {
		_, err := decode(strings.NewReader(text), []string{"id"})
		if !errors.Is(err, want) || (want == nil) != (err == nil) {
			t.Errorf("%.40q: %v, want %v", text, err, want)
		}
	}
	doc, err := decode(strings.NewReader(`{"id":"a","socialSecurityNumber":"999999990","in":{"id":"b"}}`), []string{"id"})
	o, oerr := asObject(doc)
	if err != nil || oerr != nil || len(o) != 1 || o["id"] != "a" {
		t.Errorf("kept %v, %v", doc, err)
	}
}

func TestHundredthsAreExact(t *testing.T) {
	for text, want := range map[string]struct {
		h       nmbrs.Hundredths
		inexact bool
		bad     bool
	}{
		"8": {800, false, false}, "8.5": {850, false, false}, "-0.25": {-25, false, false}, "7.999": {799, true, false},
		"7.9900": {799, false, false}, "": {0, false, true}, "1e2": {0, false, true}, "1,5": {0, false, true}, ".5": {0, false, true},
		"99999999999999999999": {0, false, true},
	} {
		h, inexact, err := parseHundredths(text)
		if h != want.h || inexact != want.inexact || (err != nil) != want.bad {
			t.Errorf("%q: %d %v %v", text, h, inexact, err)
		}
	}
}

func TestOnlyGUIDsLeave(t *testing.T) {
	for id, good := range map[string]bool{
		"6a1c2f6e-0000-4000-8000-0123456789ab": true, "00000000-0000-0000-0000-000000000000": false, "510001": false,
		"6a1c2f6e-0000-4000-8000-0123456789ab/../x": false, "": false,
	} {
		if _, err := newRequest(opHours(), id); (err == nil) != good {
			t.Errorf("%q: %v", id, err)
		}
	}
}

func TestProblemsAreWordedAsSOAPs(t *testing.T) {
	for _, c := range []struct {
		status      int
		title       string
		code        int
		class       nmbrs.Class
		unsupported bool
	}{
		{400, "Protected Mode: Cannot Change in the Past", 2011, nmbrs.ClassRefused, false},
		{400, "The HourCode is not valid", 2001, nmbrs.ClassRefused, false},
		{400, "One or more validation errors occurred.", 2030, nmbrs.ClassRefused, false},
		{401, "Unauthorized", 1001, nmbrs.ClassUnsure, false},
		{401, "Access denied due to missing subscription key", 1004, nmbrs.ClassBroken, false},
		{403, "Forbidden", 1002, nmbrs.ClassRefused, false},
		{404, "Employee not found", 2003, nmbrs.ClassRefused, false},
		{404, "Resource not found", 0, nmbrs.ClassRefused, true},
		{429, "Rate limit is exceeded", 1006, nmbrs.ClassBusy, false},
		{409, "Conflict", 0, nmbrs.ClassUnsure, false},
		{500, "Internal server error", 0, nmbrs.ClassUnsure, false},
		{503, "Service unavailable", 0, nmbrs.ClassUnsure, false},
	} {
		p := restProblem{status: c.status, title: c.title, text: c.title}
		if e := p.read(opHours()); e.Code != c.code || e.Class != c.class || (e.Cause == nmbrs.CauseNoAction) != c.unsupported {
			t.Errorf("%d %s: %v", c.status, c.title, e)
		}
	}
	// An error that names another status than the answer has is not believed.
	if _, known := problemOf(map[string]any{"title": "x", "status": "400"}, 403); known {
		t.Error("a foreign error was believed")
	}
}
