package sim

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// REST of Nmbrs on the same state as SOAP. Addresses, fields and scopes are
// those that clients of the real one use; where no client shows a field it is
// guessed, and the guess stands beside it.

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
	s     *Server
	r     *http.Request
	op    operation
	user  *User
	grant *grant
	body  []byte
	// in is the body as an object, nil when there is none.
	in obj
}

// restWork does the work of a call, under the server's lock.
type restWork func(*restCall) (restReply, error)

// restRoute is a call: its address, the operation of SOAP that it stands for,
// by which the fault script and the rights of a user know it, and its scope.
type restRoute struct {
	pattern       string
	service, name string
	scope         string
	work          restWork
}

// The scopes of the calls. The one for departments is not among those that a
// link for hours asks for.
const (
	scopeCompany    = "company.info.read"
	scopePayroll    = "company.payrollsettings.read"
	scopePeople     = "employee.info.read"
	scopeEmployment = "employee.employment.read"
	scopePayment    = "employee.payment.read"
	scopePay        = "employee.payment"
	scopeOrg        = "employee.orgstructure.read"
)

func restRoutes() []restRoute {
	const company, employee = "/api/companies/{company}", "/api/employees/{employee}"
	routes := []restRoute{
		{"GET /api/user/info", debtorService, "Environment_Get", "", restUser},
		{"GET /api/debtors", debtorService, "List_GetAll", scopeCompany, restDebtors},
		{"GET /api/companies", companyService, "List_GetAll", scopeCompany, restCompanies},
		{"GET /api/debtors/{debtor}/companies", companyService, "List_GetByDebtor", scopeCompany, restDebtorCompanies},
		{"GET " + company + "/period", companyService, "Company_GetCurrentPeriod", scopePayroll, restPeriod},
		{"GET " + company + "/runs", companyService, "Run_GetList", scopePayroll, restRuns},
		{"GET " + company + "/hourcodes", companyService, "HourModel_GetHourCodes", scopePayroll, restCodes(hourRow)},
		{"GET " + company + "/wagecodes", companyService, "WageModel_GetWageCodes", scopePayroll, restCodes(wageRow)},
		{"GET " + company + "/wagecomponents", companyService, "WageModel_GetWageCodes", scopePayroll, restCodes(wageRow)},
		{"GET " + company + "/costcenters", companyService, "CostCenter_GetList", scopePayroll, restCostCentres},
		{"GET " + company + "/employees", employeeService, "List_GetByCompany", scopePeople, restEmployees},
		{
			"GET " + company + "/employees/variablewagecomponents", employeeService, "WageComponentVar_Get", scopePayment,
			restWages,
		},
		{"GET " + employee + "/variablehours", employeeService, "HourComponentVar_Get", scopePayment, restHours},
		{"POST " + employee + "/variablehours", employeeService, "HourComponentVar_Insert", scopePay, restInsert(hourRow)},
		{"PUT " + employee + "/variablehours", employeeService, "HourComponent_Update", scopePay, restUpdate(hourRow)},
		{"DELETE " + employee + "/hours/{row}", employeeService, "HourComponent_Delete", scopePay, restDelete(hourRow)},
		{"POST " + employee + "/variablewagecomponent", employeeService, "WageComponentVar_Insert", scopePay, restInsert(wageRow)},
		{"PUT " + employee + "/variablewagecomponent", employeeService, "WageComponent_Update", scopePay, restUpdate(wageRow)},
		{"DELETE " + employee + "/wagecomponents/{row}", employeeService, "WageComponent_Delete", scopePay, restDelete(wageRow)},
		{"GET " + employee + "/variabledays", employeeService, "DaysVar_Get", scopePayment, restDays},
		{"POST " + employee + "/variabledays", employeeService, "DaysVar_Set", scopePay, restSetDays},
	}
	for _, h := range restHistories() {
		routes = append(routes, restRoute{
			"GET " + company + "/employees/" + h.resource, employeeService, h.operation, h.scope, restHistory(h),
		})
	}
	return routes
}

// rest adds the services under /api/ and the OAuth authority.
func (s *Server) rest(mux *http.ServeMux) {
	for _, route := range restRoutes() {
		op := operation{service: route.service, name: route.name, rest: true}
		mux.HandleFunc(route.pattern, func(w http.ResponseWriter, r *http.Request) {
			s.serveREST(w, r, &restCall{s: s, r: r, op: op}, func(c *restCall) (restReply, error) {
				if err := c.admit(route.scope); err != nil {
					return restReply{}, err
				}
				if slices.ContainsFunc(s.options.MissingOperations, op.is) {
					return restReply{}, unknownCall()
				}
				return route.work(c)
			})
		})
	}
	mux.HandleFunc("/api/", func(w http.ResponseWriter, _ *http.Request) {
		send(w, s.problemAnswer(unknownCall()))
	})
	s.authority(mux)
}

// serveREST runs one call: counting, delays, the fault script, the work, the
// answer. It is the twin of serveCall.
func (s *Server) serveREST(w http.ResponseWriter, r *http.Request, c *restCall, work restWork) {
	raw, err := io.ReadAll(io.LimitReader(r.Body, maxRequest+1))
	if err != nil || len(raw) > maxRequest {
		http.Error(w, "the request could not be read", http.StatusBadRequest)
		return
	}
	c.body = raw
	logged, fault, half, busy := s.note(c.op, bearer(r), c.employeeIDs())
	ctx := context.WithoutCancel(r.Context())
	if !s.pause(ctx, half) {
		return
	}
	if busy && fault == nil {
		s.settle(logged, "fault", http.StatusTooManyRequests)
		a := s.problemAnswer(atGateway(http.StatusTooManyRequests, "Rate limit is exceeded. Try again in 1 seconds."))
		a.retryAfter = "1"
		send(w, a)
		return
	}
	if fault != nil {
		s.serveRESTFault(w, r, c, fault, logged, work)
		return
	}
	a, _ := s.performREST(c, logged, doing{effect: effectApplied}, work)
	if s.pause(ctx, half) {
		send(w, a)
	}
}

// settle notes how a call ended that never came to its work.
func (s *Server) settle(logged int, outcome string, code int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log[logged].Outcome, s.log[logged].Code = outcome, code
}

// performREST does the work with the given effect and gives the answer, with
// its document for those faults that alter it.
func (s *Server) performREST(c *restCall, logged int, d doing, work restWork) (answer, any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	rec := &s.log[logged]
	res, err := work(c)
	var f *restError
	if errors.As(err, &f) {
		rec.Outcome, rec.Code = "fault", f.status
		return f.answer(s.dialect()), nil
	}
	rec.Outcome = "answered"
	s.apply(rec, d.of(res.apply, res.again), d.effect, d.late)
	return jsonAnswer(res.status, s.spelt(c, res.doc)), res.doc
}

// spelt gives a document of the API the spelling of the dialect; that of the
// authority is fixed by its standard.
func (s *Server) spelt(c *restCall, doc any) any {
	if s.dialect().pascal && c.op.service != oauthService && doc != nil {
		return capitals(doc)
	}
	return doc
}

// jsonAnswer writes a document; nil is no body at all.
func jsonAnswer(status int, doc any) answer {
	if doc == nil {
		return answer{status: status}
	}
	b, err := json.Marshal(doc)
	if err != nil {
		return answer{status: http.StatusInternalServerError, ctype: "text/plain; charset=utf-8", body: err.Error()}
	}
	return answer{status: status, ctype: "application/json; charset=utf-8", body: string(b)}
}

// restError is an error in the form that REST gives it.
type restError struct {
	status             int
	code, title, about string
	// gateway is set where not Nmbrs answers but the gateway before it.
	gateway bool
}

func (e *restError) Error() string { return e.title }

// problem makes an error; the code is guessed, clients show none but the title.
func problem(status int, code, title string) *restError {
	return &restError{status: status, code: code, title: title}
}

// atGateway makes an error of the gateway before Nmbrs.
func atGateway(status int, text string) *restError {
	return &restError{status: status, title: text, gateway: true}
}

// unknownCall is the answer to an address that the gateway does not know.
func unknownCall() *restError { return atGateway(http.StatusNotFound, "Resource not found") }

// oddTitle and oddCode are those of every 400 in the dialects whose texts are
// not tied to the call: clients saw the documentation's own server answer so.
// The number means something else in SOAP's list.
const (
	oddTitle = "The Hour component could not be processed"
	oddCode  = "1002"
)

// problemAnswer writes an error in the dialect of the server.
func (s *Server) problemAnswer(e *restError) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	return e.answer(s.dialect())
}

func (e *restError) answer(d *dialect) answer {
	if e.gateway {
		return jsonAnswer(e.status, obj{"statusCode": e.status, "message": e.title})
	}
	code, title, about := e.code, e.title, e.about
	if !d.titles && e.status == http.StatusBadRequest {
		code, title, about = oddCode, oddTitle, cmp.Or(e.about, "See the documentation")
	}
	doc := obj{
		"type": "https://tools.ietf.org/html/rfc9110", "httpStatus": e.status, "code": code, "title": title,
		"detail": about, "documentation": "https://nmbrs.stoplight.io/docs/nmbrs-restapi",
	}
	if d.errors == "rfc" {
		delete(doc, "httpStatus")
		doc["status"] = e.status
	}
	var any any = doc
	if d.pascal {
		any = capitals(doc)
	}
	a := jsonAnswer(e.status, any)
	a.ctype = "application/problem+json; charset=utf-8"
	return a
}

// restFault is what a number of SOAP's list becomes over REST. That the titles
// are alike is assumed.
func restFault(code int, text string) *restError {
	status, name := http.StatusBadRequest, "BadRequest"
	switch {
	case code == 1001:
		status, name = http.StatusUnauthorized, "Unauthorized"
	case code == 1002, code == 1003:
		status, name = http.StatusForbidden, "Forbidden"
	case code == 1004:
		return atGateway(http.StatusUnauthorized, cmp.Or(text, "Access denied due to invalid subscription key."))
	case code == 1006:
		status, name = http.StatusTooManyRequests, "TooManyRequests"
	case code == 2003, code == 2004, code == 2009, code == 2046:
		status, name = http.StatusNotFound, "NotFound"
	case code < 0, code == 9999, code < 1000:
		status, name = http.StatusInternalServerError, "InternalServerError"
	}
	e := problem(status, name, cmp.Or(text, faultText(code)))
	e.about = text
	return e
}

// asREST gives an error of the shared rules the form of REST.
func asREST(err error) error {
	var f *soapError
	if errors.As(err, &f) {
		return restFault(f.code, "")
	}
	return err
}

// bearer gives the access token of a request, "" when there is none.
func bearer(r *http.Request) string {
	token, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !found {
		return ""
	}
	return token
}

// admit checks key, token, right and scope, and reads the body.
func (c *restCall) admit(scope string) error {
	if !c.s.knowsKey(c.r.Header.Get("X-Subscription-Key")) {
		return atGateway(http.StatusUnauthorized, "Access denied due to missing or invalid subscription key.")
	}
	g := c.s.auth.access[bearer(c.r)]
	if g == nil || !c.s.opt.Now().Before(g.accessUntil) {
		return problem(http.StatusUnauthorized, "Unauthorized", "Unauthorized")
	}
	c.grant, c.user = g, g.user
	if !c.user.may(c.op) || !g.allows(scope) {
		return problem(http.StatusForbidden, "Forbidden", "Insufficient scope")
	}
	if len(c.body) == 0 {
		return nil
	}
	dec := json.NewDecoder(bytes.NewReader(c.body))
	dec.UseNumber()
	if err := dec.Decode(&c.in); err != nil {
		return problem(http.StatusBadRequest, "BadRequest", "The request body is not valid JSON")
	}
	return nil
}

// allows tells whether the consent covers a scope; write covers read.
func (g *grant) allows(scope string) bool {
	return scope == "" || slices.Contains(g.scopes, scope) || slices.Contains(g.scopes, strings.TrimSuffix(scope, ".read"))
}

// employeeIDs names the employee of a request, as SOAP's own number.
func (c *restCall) employeeIDs() []string {
	for _, id := range []string{c.r.PathValue("employee"), c.r.URL.Query().Get("employeeId")} {
		if n := c.s.data.employeeOf[strings.ToLower(id)]; n != 0 {
			return []string{strconv.Itoa(n)}
		}
	}
	return nil
}

// sees tells whether user and consent show a company.
func (c *restCall) sees(co *company) bool {
	return c.user.sees(co.ID) && slices.Contains(c.grant.debtors, co.Debtor)
}

func (c *restCall) company() (*company, error) {
	id := strings.ToLower(c.r.PathValue("company"))
	for _, co := range c.s.data.companies {
		if GUID(entityCompany, co.ID) == id && c.sees(co) {
			return co, nil
		}
	}
	return nil, restFault(2004, "Company not found")
}

func (c *restCall) employee(guid string) (*Employee, *company, error) {
	e := c.s.data.byID[c.s.data.employeeOf[strings.ToLower(guid)]]
	if e == nil || !c.sees(c.s.data.byCompany[e.Company]) {
		return nil, nil, restFault(2003, "Employee not found")
	}
	return e, c.s.data.byCompany[e.Company], nil
}

// text reads a field of the body, number a whole number.
func text(o obj, name string) string {
	s, _ := o[name].(string)
	return s
}

func number(o obj, name string) int {
	n, _ := o[name].(json.Number)
	v, err := strconv.Atoi(n.String())
	if err != nil {
		return 0
	}
	return v
}

func sub(o obj, name string) obj {
	m, _ := o[name].(obj)
	return m
}

// value writes a decimal as a JSON number.
func value(d Decimal) json.RawMessage { return json.RawMessage(d.wire()) }

// orNull writes an empty text as null.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}
