package sim

import "strings"

// operation is one call that the server knows.
type operation struct {
	service, name string
	run           func(*call) (reply, error)
	// rest calls have the name of the operation of SOAP that they stand for.
	rest bool
}

// is compares with a name written Operation or Service.Operation; rest.Operation
// and soap.Operation mean that call on the one transport alone.
func (o operation) is(name string) bool {
	if service, op, ok := strings.Cut(name, "."); ok {
		if service == "rest" || service == "soap" {
			return o.rest == (service == "rest") && op == o.name
		}
		return service == o.service && op == o.name
	}
	return name == o.name
}

// reply is what an operation says and does. The effect is apart, so that a
// fault script can leave it out or bring it late.
type reply struct {
	body *node
	// item is the element name of the list that the result is, if it is one.
	item  string
	apply func()
	// again does the work once more, as a server that applies a call twice; nil
	// where that changes nothing.
	again func()
}

// result wraps a value as {Operation}Response/{Operation}Result.
func (c *call) result(kids ...*node) reply {
	return reply{body: el(c.op.name+"Response", el(c.op.name+"Result", kids...))}
}

// scalar wraps a simple value.
func (c *call) scalar(text string) reply {
	return reply{body: el(c.op.name+"Response", txt(c.op.name+"Result", text))}
}

// list wraps items of one element name.
func (c *call) list(item string, items []*node) reply {
	r := c.result(items...)
	r.item = item
	return r
}

// empty is the answer of calls without a result.
func (c *call) empty(apply func()) reply {
	return reply{body: el(c.op.name + "Response"), apply: apply}
}

// shape applies the switches on how lists are written.
func (s *Server) shape(c *call, r reply) *node {
	if r.item == "" {
		return r.body
	}
	res := r.body.find(c.op.name + "Result")
	if s.options.NilItems {
		res.kids = append(res.kids, null(r.item))
	}
	if s.options.EmptyList == "absent" && len(res.kids) == 0 {
		r.body.kids = nil
	}
	return r.body
}

// operations is the whole table, by Service.Operation.
func operations() map[string]operation {
	m := map[string]operation{}
	add := func(service string, ops map[string]func(*call) (reply, error)) {
		for name, run := range ops {
			m[service+"."+name] = operation{service: service, name: name, run: run}
		}
	}
	add(debtorService, debtorOps())
	add(companyService, companyOps())
	add(employeeService, employeeOps())
	add(employeeService, rowOps(hourRow))
	add(employeeService, rowOps(wageRow))
	add(employeeService, daysOps())
	return m
}

// company finds a company that the user may see: else 2004 or 1003.
func (c *call) company(id int) (*company, error) {
	co := c.s.data.byCompany[id]
	switch {
	case co == nil:
		return nil, numbered(2004)
	case c.user.sees(id):
		return co, nil
	case c.s.options.HiddenCompanyCode != 0:
		return nil, numbered(c.s.options.HiddenCompanyCode)
	}
	return nil, numbered(2004)
}

// employee finds an employee that the user may see: else 2003.
func (c *call) employee(id int) (*Employee, *company, error) {
	e := c.s.data.byID[id]
	if e == nil || !c.user.sees(e.Company) {
		return nil, nil, numbered(2003)
	}
	return e, c.s.data.byCompany[e.Company], nil
}

// debtor finds a debtor of which the user may see a company: else 2009.
func (c *call) debtor(id int) (Debtor, error) {
	for _, d := range c.s.data.debtors {
		if d.ID == id && c.seesDebtor(id) {
			return d, nil
		}
	}
	return Debtor{}, numbered(2009)
}

func (c *call) seesDebtor(id int) bool {
	if c.user.Companies == nil {
		return true
	}
	for _, co := range c.s.data.companies {
		if co.Debtor == id && c.user.sees(co.ID) {
			return true
		}
	}
	return false
}

// guard checks a write to a period: it exists (2006), it is open or unlocked
// (2011), its tax return was not sent (2012).
func (c *call) guard(co *company, p Period, unprotected bool) error {
	if !p.valid(co.kind) {
		return numbered(2006)
	}
	order := p.compare(co.current)
	if !unprotected && !c.s.options.Unguarded && (order < 0 || order > 0 && isOn(c.s.options.FutureProtected)) {
		return numbered(2011)
	}
	if co.declared[p] {
		return numbered(2012)
	}
	return nil
}

// period reads Period and Year of a request.
func (a args) period() Period { return Period{Year: a.num("Year"), Number: a.num("Period")} }
