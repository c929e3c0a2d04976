package restface

import (
	"encoding/json"
	"net/http"

	"doorzet/nmbrs/sim/faults"
	"doorzet/nmbrs/sim/gate"
	"doorzet/nmbrs/sim/office"
)

// obj is a JSON object of an answer or a request.
type obj = map[string]any

// restReply is what a call says and does. A nil doc is an answer without a body.
type restReply struct {
	status int
	doc    any
	apply  func()
	again  func() // see reply
}

func ok(doc any) (restReply, error) { return restReply{status: http.StatusOK, doc: doc}, nil }

// restCall is one request on its way.
type restCall struct {
	s     *Face
	r     *http.Request
	op    office.Operation
	user  *office.User
	grant *grant
	body  []byte
	// in is the body as an object, nil when there is none.
	in obj
}

// restWork does the work of a call, under the server's lock.
type restWork func(*restCall) (restReply, error)

// Face speaks REST over the office, in the dialect that its options name.
type Face struct {
	*office.Office
	*gate.Gate
	*Authority
}

// jsonAnswer writes a document; nil is no body at all.
func jsonAnswer(status int, doc any) faults.Answer {
	if doc == nil {
		return faults.Answer{Status: status}
	}
	b, err := json.Marshal(doc)
	if err != nil {
		return faults.Answer{Status: http.StatusInternalServerError, Type: "text/plain; charset=utf-8", Body: err.Error()}
	}
	return faults.Answer{Status: status, Type: "application/json; charset=utf-8", Body: string(b)}
}
