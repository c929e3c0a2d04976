package sim

import (
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
	"time"
)

const (
	debtorService   = "DebtorService"
	companyService  = "CompanyService"
	employeeService = "EmployeeService"

	// maxRequest bounds the size of a request.
	maxRequest = 16 << 20
)

// answer is what goes back over the wire.
type answer struct {
	status int
	ctype  string
	body   string
	// retryAfter is a header, "" when there is none.
	retryAfter string
	// node is the response element when it is not a fault, for those faults
	// that alter it.
	node      *node
	namespace string
	v12       bool
}

func contentType(v12 bool) string {
	if v12 {
		return "application/soap+xml; charset=utf-8"
	}
	return "text/xml; charset=utf-8"
}

func faultAnswer(f *soapError, v12 bool) answer {
	return answer{status: http.StatusInternalServerError, ctype: contentType(v12), body: f.envelope(v12), v12: v12}
}

func nodeAnswer(n *node, namespace string, v12 bool) answer {
	return answer{
		status: http.StatusOK, ctype: contentType(v12), body: envelope(v12, namespace, n),
		node: n, namespace: namespace, v12: v12,
	}
}

func (s *Server) serveSOAP(w http.ResponseWriter, r *http.Request, service string) {
	raw, err := io.ReadAll(io.LimitReader(r.Body, maxRequest+1))
	if err != nil || len(raw) > maxRequest {
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
		send(w, faultAnswer(fault, s.version(m.v12)))
		return
	}
	s.serveCall(w, r, c)
}

// version is the SOAP version to answer in.
func (s *Server) version(v12 bool) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch s.options.SOAPEnvelope {
	case "1.1":
		return false
	case "1.2":
		return true
	}
	return v12
}

// route finds the operation by the action header, else by the body.
func (s *Server) route(r *http.Request, service string, m message) (operation, *soapError) {
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
			return operation{}, clientFault("Server did not recognize the value of HTTP Header SOAPAction: %s.", action)
		}
		return op, nil
	}
	if m.body != nil && m.body.space == nsBase+service {
		if op, ok := s.ops[service+"."+m.body.local]; ok {
			return op, nil
		}
	}
	return operation{}, clientFault("Unable to handle request without a valid action parameter. Please supply a valid soap action.")
}

// call is one request on its way.
type call struct {
	s       *Server
	service string
	ns      string
	msg     message
	op      operation
	args    args
	user    *User
	logged  int
	email   string
}

// serveCall runs one recognised call: counting, delays, the fault script, the
// work itself, the answer.
func (s *Server) serveCall(w http.ResponseWriter, r *http.Request, c *call) {
	body := c.msg.body
	if body == nil || body.local != c.op.name || body.space != c.ns {
		body = &elem{} // what is not recognised counts as missing
	}
	c.args = args{c.ns, body}
	c.email = c.credentials().str("Username")
	ids := employeeIDs(body)
	logged, fault, half, slow := s.note(c.op, c.email, ids)
	c.logged = logged
	// The server goes on when its client has left.
	ctx := context.WithoutCancel(r.Context())
	before := half
	if slow {
		before += rateDelay
	}
	if !s.pause(ctx, before) {
		return
	}
	v12 := s.version(c.msg.v12)
	if fault != nil {
		s.serveFault(w, r, c, fault, v12)
		return
	}
	a := s.perform(c, doing{effect: effectApplied}, v12)
	if !s.pause(ctx, half) {
		return
	}
	send(w, a)
}

// pause waits and tells whether the server is still there.
func (s *Server) pause(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	return s.opt.Sleep(ctx, d) == nil
}

// note counts and logs a call of somebody and picks the fault that is due.
func (s *Server) note(op operation, who string, ids []string) (logged int, due *Fault, half time.Duration, slow bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls[op.name]++
	rec := Call{N: len(s.log) + 1, Operation: op.name, At: s.opt.Now(), Outcome: "received"}
	if len(ids) > 0 {
		rec.EmployeeID = ids[0]
	}
	due = s.nextFault(op, ids)
	if due != nil {
		rec.Fault = due.Kind
	}
	s.log = append(s.log, rec)
	return len(s.log) - 1, due, s.latency / 2, s.overRate(who)
}

// perform does the work of a call with the given effect and gives the answer.
func (s *Server) perform(c *call, d doing, v12 bool) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	rec := &s.log[c.logged]
	res, err := s.execute(c)
	var f *soapError
	switch {
	case errors.As(err, &f):
		rec.Outcome, rec.Code = "fault", f.code
	default:
		rec.Outcome = "answered"
	}
	s.apply(rec, d.of(res.apply, res.again), d.effect, d.late)
	if f != nil {
		return faultAnswer(f, v12)
	}
	return nodeAnswer(s.shape(c, res), c.ns, v12)
}

// apply does the work that a call brings about, now, later or not at all.
func (s *Server) apply(rec *Call, work func(), effect string, late time.Duration) {
	if work == nil {
		return
	}
	if effect == effectApplied && s.lag > 0 {
		effect, late = effectLate, s.lag
	}
	rec.Effect = effect
	switch effect {
	case effectApplied:
		work()
	case effectLate:
		s.later(late, work)
	}
	if rec.EmployeeID != "" {
		s.rollDue()
	}
}

// execute checks in the server's order: reading, who, template, then the work.
func (s *Server) execute(c *call) (reply, error) {
	if f := checkFields(c.args.e, c.ns); f != nil {
		return reply{}, f
	}
	u := s.authenticate(c)
	if u == nil {
		return reply{}, numbered(1001)
	}
	if !u.may(c.op) {
		return reply{}, numbered(1002)
	}
	c.user = u
	return c.op.run(c)
}

// credentials gives the header that belongs to the operation; it must be in
// the namespace of the service.
func (c *call) credentials() args {
	name := "AuthHeaderWithDomain"
	if c.op.name == "Environment_Get" {
		name = "AuthHeader"
	}
	return args{c.ns, c.msg.header.child(c.ns, name)}
}

func (s *Server) authenticate(c *call) *User {
	h := c.credentials()
	if h.e == nil {
		return nil
	}
	domain := h.str("Domain")
	for _, u := range s.users {
		if !strings.EqualFold(u.Email, h.str("Username")) || u.Token != h.str("Token") {
			continue
		}
		optional := c.op.name == "Environment_Get" || !isOn(s.options.RequireDomain)
		if strings.EqualFold(u.Domain, domain) || (domain == "" && optional) {
			return u
		}
	}
	return nil
}

// may tells whether the user's template allows an operation.
func (u *User) may(op operation) bool {
	if slices.ContainsFunc(u.Denied, op.is) {
		return false
	}
	return len(u.Allowed) == 0 || slices.ContainsFunc(u.Allowed, op.is)
}

// sees tells whether a company is visible to the user.
func (u *User) sees(company int) bool {
	return u.Companies == nil || slices.Contains(u.Companies, company)
}

func send(w http.ResponseWriter, a answer) {
	if a.ctype != "" {
		w.Header().Set("Content-Type", a.ctype)
	}
	if a.retryAfter != "" {
		w.Header().Set("Retry-After", a.retryAfter)
	}
	if a.status != http.StatusNoContent {
		w.Header().Set("Content-Length", itoa(len(a.body)))
	}
	w.WriteHeader(a.status)
	if a.body == "" {
		return
	}
	// A client that has left is no concern of the server.
	_, _ = io.WriteString(w, a.body)
}
