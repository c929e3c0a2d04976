package soapface

import (
	"context"
	"io"
	"mime"
	"net/http"
	"strings"

	"doorzet/nmbrs/sim/faults"
	"doorzet/nmbrs/sim/gate"
	"doorzet/nmbrs/sim/office"
)

// New makes the face of an office, without the operations that its options miss.
func New(o *office.Office, g *gate.Gate) *Face {
	s := &Face{Office: o, Gate: g, ops: Operations()}
	for _, name := range o.Options.MissingOperations {
		for key, op := range s.ops {
			if op.Is(name) {
				delete(s.ops, key)
			}
		}
	}
	return s
}

// Register adds the services.
func (s *Face) Register(mux *http.ServeMux) {
	for _, service := range []string{office.DebtorService, office.CompanyService, office.EmployeeService} {
		mux.HandleFunc("POST /soap/v3/"+service+".asmx", func(w http.ResponseWriter, r *http.Request) {
			s.serveSOAP(w, r, service)
		})
	}
}

func (s *Face) serveSOAP(w http.ResponseWriter, r *http.Request, service string) {
	raw, err := io.ReadAll(io.LimitReader(r.Body, faults.MaxRequest+1))
	if err != nil || len(raw) > faults.MaxRequest {
		http.Error(w, "the request could not be read", http.StatusBadRequest)
		return
	}
	if mt, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || (mt != "text/xml" && mt != "application/soap+xml") {
		http.Error(w, "unsupported media type", http.StatusUnsupportedMediaType)
		return
	}
	c := &call{s: s, service: service, ns: nsBase + service}
	m, fault := parseMessage(raw)
	c.msg = m
	if fault == nil {
		c.op, fault = s.route(r, service, m)
	}
	if fault != nil {
		faults.Send(w, faultAnswer(fault, s.version(m.v12)).Answer)
		return
	}
	s.serveCall(w, r, c)
}

// version is the SOAP version to answer in.
func (s *Face) version(v12 bool) bool {
	s.Lock()
	defer s.Unlock()
	switch s.Options.SOAPEnvelope {
	case "1.1":
		return false
	case "1.2":
		return true
	}
	return v12
}

// route finds the operation by the action header, else by the body.
func (s *Face) route(r *http.Request, service string, m message) (Operation, *soapError) {
	action := strings.Trim(strings.TrimSpace(r.Header.Get("SOAPAction")), `"`)
	if action == "" {
		_, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		if err == nil {
			action = params["action"]
		}
	}
	if action != "" {
		name, ok := strings.CutPrefix(action, nsBase+service+"/")
		op, known := s.ops[service+"."+name]
		if !ok || !known {
			return Operation{}, clientFault("Server did not recognize the value of HTTP Header SOAPAction: %s.", action)
		}
		return op, nil
	}
	if m.body != nil && m.body.space == nsBase+service {
		if op, ok := s.ops[service+"."+m.body.local]; ok {
			return op, nil
		}
	}
	return Operation{}, clientFault("Unable to handle request without a valid action parameter. Please supply a valid soap action.")
}

// serveCall runs one recognised call: counting, delays, the fault script, the
// work itself, the answer.
func (s *Face) serveCall(w http.ResponseWriter, r *http.Request, c *call) {
	body := c.msg.body
	if body == nil || body.local != c.op.Name || body.space != c.ns {
		body = &elem{} // what is not recognised counts as missing
	}
	c.args = args{c.ns, body}
	c.email = c.credentials().str("Username")
	ids := employeeIDs(body)
	logged, fault, half, slow := s.Note(c.op.Operation, c.email, ids)
	c.logged = logged
	// The server goes on when its client has left.
	ctx := context.WithoutCancel(r.Context())
	before := half
	if slow {
		before += gate.RateDelay
	}
	if !s.Pause(ctx, before) {
		return
	}
	v12 := s.version(c.msg.v12)
	if fault != nil {
		s.serveFault(w, r, c, fault, v12)
		return
	}
	a := s.perform(c, faults.Doing{Effect: faults.EffectApplied}, v12)
	if !s.Pause(ctx, half) {
		return
	}
	faults.Send(w, a.Answer)
}
