package restface

import (
	"context"
	"io"
	"net/http"

	"doorzet/nmbrs/sim/faults"
	"doorzet/nmbrs/sim/gate"
	"doorzet/nmbrs/sim/office"
)

// New makes the face of an office.
func New(o *office.Office, g *gate.Gate, a *Authority) *Face { return &Face{o, g, a} }

// serveREST runs one call: counting, delays, the fault script, the work, the
// answer. It is the twin of serveCall.
func (s *Face) serveREST(w http.ResponseWriter, r *http.Request, c *restCall, work restWork) {
	raw, err := io.ReadAll(io.LimitReader(r.Body, faults.MaxRequest+1))
	if err != nil || len(raw) > faults.MaxRequest {
		http.Error(w, "the request could not be read", http.StatusBadRequest)
		return
	}
	c.body = raw
	logged, fault, half, busy := s.Note(c.op, bearer(r), c.employeeIDs())
	ctx := context.WithoutCancel(r.Context())
	if !s.Pause(ctx, half) {
		return
	}
	if busy && fault == nil {
		s.Settle(logged, "fault", http.StatusTooManyRequests)
		a := s.problemAnswer(atGateway(http.StatusTooManyRequests, "Rate limit is exceeded. Try again in 1 seconds."))
		a.RetryAfter = "1"
		faults.Send(w, a)
		return
	}
	if fault != nil {
		s.serveRESTFault(w, r, c, fault, logged, work)
		return
	}
	a, _ := s.performREST(c, logged, faults.Doing{Effect: faults.EffectApplied}, work)
	if s.Pause(ctx, half) {
		faults.Send(w, a)
	}
}
