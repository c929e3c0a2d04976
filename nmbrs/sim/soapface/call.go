package soapface

import (
	"time"

	"doorzet/nmbrs/sim/gate"
	"doorzet/nmbrs/sim/office"
)

// Face speaks SOAP v3 over the office.
type Face struct {
	*office.Office
	*gate.Gate
	ops map[string]Operation
}

// call is one request on its way.
type call struct {
	s       *Face
	service string
	ns      string
	msg     message
	op      Operation
	args    args
	user    *office.User
	logged  int
	email   string
}

// Operation is an operation with its work.
type Operation struct {
	office.Operation
	run func(*call) (reply, error)
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
	return reply{body: el(c.op.Name+"Response", el(c.op.Name+"Result", kids...))}
}

// scalar wraps a simple value.
func (c *call) scalar(text string) reply {
	return reply{body: el(c.op.Name+"Response", txt(c.op.Name+"Result", text))}
}

// list wraps items of one element name.
func (c *call) list(item string, items []*node) reply {
	r := c.result(items...)
	r.item = item
	return r
}

// empty is the answer of calls without a result.
func (c *call) empty(apply func()) reply {
	return reply{body: el(c.op.Name + "Response"), apply: apply}
}

// company finds a company that the user may see: else 2004 or 1003.
func (c *call) company(id int) (*office.Firm, error) {
	co := c.s.Data.ByCompany[id]
	switch {
	case co == nil:
		return nil, numbered(2004)
	case c.user.Sees(id):
		return co, nil
	case c.s.Options.HiddenCompanyCode != 0:
		return nil, numbered(c.s.Options.HiddenCompanyCode)
	}
	return nil, numbered(2004)
}

// employee finds an employee that the user may see: else 2003.
func (c *call) employee(id int) (*office.Employee, *office.Firm, error) {
	e := c.s.Data.ByID[id]
	if e == nil || !c.user.Sees(e.Company) {
		return nil, nil, numbered(2003)
	}
	return e, c.s.Data.ByCompany[e.Company], nil
}

// debtor finds a debtor of which the user may see a company: else 2009.
func (c *call) debtor(id int) (office.Debtor, error) {
	for _, d := range c.s.Data.Debtors {
		if d.ID == id && c.seesDebtor(id) {
			return d, nil
		}
	}
	return office.Debtor{}, numbered(2009)
}

func (c *call) seesDebtor(id int) bool {
	if c.user.Companies == nil {
		return true
	}
	for _, co := range c.s.Data.Companies {
		if co.Debtor == id && c.user.Sees(co.ID) {
			return true
		}
	}
	return false
}

// guard checks a write to a period as the office does.
func (c *call) guard(co *office.Firm, p office.Period, unprotected bool) error {
	if code := c.s.Refusal(co, p, unprotected); code != 0 {
		return numbered(code)
	}
	return nil
}

// period reads Period and Year of a request.
func (a args) period() office.Period {
	return office.Period{Year: a.num("Year"), Number: a.num("Period")}
}

// date writes a day, or what the server writes when there is none.
func (c *call) date(name, day string) *node {
	switch {
	case day != "":
		return txt(name, day+"T00:00:00")
	case c.s.Options.ZeroDates:
		return txt(name, noDate)
	}
	return null(name)
}

// created is the time at which a record was made: in the morning of its start.
func (c *call) created(day string) *node {
	if day == "" {
		return c.date("CreationDate", "")
	}
	return txt("CreationDate", day+"T10:11:12")
}

// today is the server's date.
func (c *call) today() string { return c.s.Now().Format(time.DateOnly) }
