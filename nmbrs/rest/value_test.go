package rest

import (
	"errors"
	"io"
	"strconv"
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

// TestStatusDecides: neither the words nor the number of an error change what it
// means, and what it says of itself is kept.
func TestStatusDecides(t *testing.T) {
	words := []map[string]string{
		{"title": "Protected Mode: Cannot Change in the Past", "code": "2011"},
		{"title": "The HourCode is not valid", "detail": "Hour component", "code": "1002"},
		{"title": "Access denied due to missing subscription key"},
		{"title": "Employee not found", "code": "1006"},
	}
	for status, want := range map[int]struct {
		class        nmbrs.Class
		own, gateway nmbrs.Cause
	}{
		400: {nmbrs.ClassRefused, nmbrs.CauseRefused, nmbrs.CauseRefused},
		422: {nmbrs.ClassRefused, nmbrs.CauseRefused, nmbrs.CauseRefused},
		403: {nmbrs.ClassRefused, nmbrs.CauseForbidden, nmbrs.CauseForbidden},
		404: {nmbrs.ClassRefused, nmbrs.CauseNotFound, nmbrs.CauseNoAction},
		429: {nmbrs.ClassBusy, nmbrs.CauseBusy, nmbrs.CauseBusy},
		409: {nmbrs.ClassUnsure, nmbrs.CauseServer, nmbrs.CauseServer},
		500: {nmbrs.ClassUnsure, nmbrs.CauseServer, nmbrs.CauseServer},
		503: {nmbrs.ClassUnsure, nmbrs.CauseServer, nmbrs.CauseServer},
	} {
		for _, own := range words {
			for _, name := range []string{"httpStatus", "status", "statusCode"} {
				doc := map[string]any{name: strconv.Itoa(status)}
				cause := want.own
				for k, v := range own {
					if name == "statusCode" && k == "title" {
						k = "message"
					}
					doc[k] = v
				}
				if name == "statusCode" {
					cause = want.gateway
				}
				p, known := problemOf(doc, status)
				e := p.read()
				if !known || e.Class != want.class || e.Cause != cause || e.Code != 0 || !strings.Contains(e.Text, own["title"]) {
					t.Errorf("%d %v: %v, known %v", status, doc, e, known)
				}
			}
		}
	}
	// An error that names another status than the answer has is not believed.
	if _, known := problemOf(map[string]any{"title": "x", "status": "400"}, 403); known {
		t.Error("a foreign error was believed")
	}
	p, _ := problemOf(map[string]any{"httpStatus": "400", "title": "A", "detail": "B", "code": "1002"}, 400)
	if p.text != "A: B [1002]" {
		t.Errorf("worded %q", p.text)
	}
}

// TestNamesInAnyCase: one name in two cases is one name, and given twice.
func TestNamesInAnyCase(t *testing.T) {
	for _, name := range []string{"variableWageComponents", "variablewagecomponents", "VariableWageComponents"} {
		doc, err := decode(strings.NewReader(`{"Data":[{"`+name+`":[]}]}`), opWages().keep)
		o, oerr := asObject(doc)
		if err != nil || oerr != nil {
			t.Fatal(err, oerr)
		}
		items, err := o.list("data")
		if err != nil || len(items) != 1 {
			t.Fatal(err)
		}
		if item, _ := asObject(items[0]); item[fieldWages] == nil {
			t.Errorf("%s was not read", name)
		}
	}
	if _, err := decode(strings.NewReader(`{"id":1,"ID":2}`), []string{"id"}); !errors.Is(err, errTwice) {
		t.Errorf("a name in two cases: %v", err)
	}
}
