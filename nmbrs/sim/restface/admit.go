package restface

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"doorzet/nmbrs/sim/office"
)

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
	g := c.s.Authority.access[bearer(c.r)]
	if g == nil || !c.s.Now().Before(g.accessUntil) {
		return problem(http.StatusUnauthorized, "Unauthorized", "Unauthorized")
	}
	c.grant, c.user = g, g.user
	if !c.user.May(c.op) || !g.allows(scope) {
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
		if n := c.s.Data.EmployeeOf[strings.ToLower(id)]; n != 0 {
			return []string{strconv.Itoa(n)}
		}
	}
	return nil
}

// sees tells whether user and consent show a company.
func (c *restCall) sees(co *office.Firm) bool {
	return c.user.Sees(co.ID) && slices.Contains(c.grant.debtors, co.Debtor)
}

func (c *restCall) company() (*office.Firm, error) {
	id := strings.ToLower(c.r.PathValue("company"))
	for _, co := range c.s.Data.Companies {
		if office.GUID(office.EntityCompany, co.ID) == id && c.sees(co) {
			return co, nil
		}
	}
	return nil, restFault(2004, "Company not found")
}

func (c *restCall) employee(guid string) (*office.Employee, *office.Firm, error) {
	e := c.s.Data.ByID[c.s.Data.EmployeeOf[strings.ToLower(guid)]]
	if e == nil || !c.sees(c.s.Data.ByCompany[e.Company]) {
		return nil, nil, restFault(2003, "Employee not found")
	}
	return e, c.s.Data.ByCompany[e.Company], nil
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
func value(d office.Decimal) json.RawMessage { return json.RawMessage(d.Wire()) }

// orNull writes an empty text as null.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}
