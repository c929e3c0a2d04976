package rest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// operation is one call: a method and an address with its places.
type operation struct {
	// name is how the rights check lists the call: GET /api/….
	name string
	// bulk answers may be large.
	bulk bool
	// keep are the names of an answer that are read; all else is skipped.
	keep []string
}

func (o operation) method() string {
	m, _, _ := strings.Cut(o.name, " ")
	return m
}

// write calls are sent once.
func (o operation) write() bool { return o.method() != http.MethodGet }

// call is the operation as the line knows it.
func (o operation) call() wire.Call { return wire.Call{Name: o.name, Write: o.write()} }

// request is an operation with its ids, its query and its body.
type request struct {
	op    operation
	path  string
	query url.Values
	body  []byte
}

var guidForm = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// isGUID tells whether an id is one of REST's.
func isGUID(id string) bool {
	return guidForm.MatchString(id) && strings.Trim(id, "0-") != ""
}

// newRequest fills the places of an address with ids, in order. An id that is
// not one of REST's never leaves the machine.
func newRequest(op operation, ids ...string) (*request, error) {
	_, path, _ := strings.Cut(op.name, " ")
	for _, id := range ids {
		from, to := strings.IndexByte(path, '{'), strings.IndexByte(path, '}')
		if from < 0 || to < from {
			return nil, badValue(op, "id")
		}
		if !isGUID(id) {
			return nil, badValue(op, path[from+1:to])
		}
		path = path[:from] + id + path[to+1:]
	}
	return &request{op: op, path: path, query: url.Values{}}, nil
}

func (r *request) ask(name, value string) *request {
	r.query.Set(name, value)
	return r
}

func (r *request) period(p nmbrs.Period) *request {
	return r.ask("year", strconv.Itoa(p.Year)).ask("period", strconv.Itoa(p.Number))
}

// send gives the request a body.
func (r *request) send(doc any) error {
	b, err := json.Marshal(doc)
	if err != nil {
		return fmt.Errorf("rest: %s: %w", r.op.name, err)
	}
	r.body = b
	return nil
}

// badValue refuses a parameter before anything is sent.
func badValue(op operation, name string) error {
	return &nmbrs.Error{
		Call: op.name, Class: nmbrs.ClassRefused, Cause: nmbrs.CauseBadValue, Text: name + " is not an id that Nmbrs takes",
	}
}

// unsupported says that REST has no such call.
func unsupported(name string) error {
	return &nmbrs.Error{Call: name, Class: nmbrs.ClassRefused, Cause: nmbrs.CauseNoAction, Err: nmbrs.ErrUnsupported}
}
