package soapface

import (
	"slices"
	"strconv"

	"doorzet/nmbrs/sim/office"
)

// rowWords are the names in which hour rows and wage rows differ on the wire.
type rowWords struct {
	prefix    string // HourComponent, WageComponent
	component string // the element in a request
	item      string // the element in an answer
	code      string
	amount    string
	deleteID  string
}

func wordsOf(k office.Kind) rowWords {
	if k == office.HourRow {
		return rowWords{"HourComponent", "Hourcomponent", "HourComponent", "HourCode", "Hours", "HourComponentID"}
	}
	return rowWords{"WageComponent", "WageComponent", "WageComponent", "Code", "Value", "WageComponentID"}
}

// rowOps are the operations on variable rows, alike for hours and wages.
func rowOps(k office.Kind) map[string]func(*call) (reply, error) {
	w := wordsOf(k)
	return map[string]func(*call) (reply, error){
		w.prefix + "Var_Get":           rowsGet(k, false),
		w.prefix + "Var_GetCurrent":    rowsGet(k, true),
		w.prefix + "Var_Insert":        rowInsert(k, false),
		w.prefix + "Var_InsertCurrent": rowInsert(k, true),
		w.prefix + "Var_Insert_Batch":  rowBatch(k),
		w.prefix + "Var_Clear":         rowsClear(k, false),
		w.prefix + "Var_ClearCurrent":  rowsClear(k, true),
		w.prefix + "_Update":           rowUpdate(k),
		w.prefix + "_Delete":           rowDelete(k),
	}
}

// target is the employee and period that a call is about.
type target struct {
	employee *office.Employee
	company  *office.Firm
	period   office.Period
}

// target finds them; write checks the period guards as well.
func (c *call) target(current, write bool) (target, error) {
	e, co, err := c.employee(c.args.num("EmployeeId"))
	if err != nil {
		return target{}, err
	}
	t := target{e, co, co.Current}
	if !current {
		t.period = c.args.period()
	}
	if write {
		return t, c.guard(co, t.period, c.args.unprotected())
	}
	if !t.period.Valid(co.Kind) {
		return t, numbered(2006)
	}
	return t, nil
}

func rowsGet(k office.Kind, current bool) func(*call) (reply, error) {
	w := wordsOf(k)
	return func(c *call) (reply, error) {
		t, err := c.target(current, false)
		if err != nil {
			return reply{}, err
		}
		var items []*node
		for _, r := range c.s.Book.Of(k, t.employee.ID, t.period) {
			items = append(items, el(w.item, num("Id", r.ID), num(w.code, r.Code), txt(w.amount, c.s.Noise(r.Amount))))
		}
		return c.list(w.item, items), nil
	}
}

// component reads and checks a row to be written.
func (c *call) component(k office.Kind, co *office.Firm, a args) (office.Row, error) {
	w := wordsOf(k)
	r := office.Row{
		Kind: k, Code: a.num(w.code), Amount: a.decimal(w.amount), Comment: a.str("Comment"), Origin: office.OriginAPI,
	}
	if !slices.ContainsFunc(co.Codes(k), func(code office.Code) bool { return code.Code == r.Code }) {
		return r, numbered(office.BadCode(k))
	}
	if id := a.num("CostCenterId"); id != 0 &&
		!slices.ContainsFunc(co.CostCentres, func(cc office.CostCentre) bool { return cc.ID == id }) {
		return r, numbered(2037)
	}
	if r.Amount < 0 && k == office.HourRow && c.s.Options.RefuseNegative {
		return r, numbered(2030)
	}
	return r, nil
}

// errNull is what becomes of a component whose element name was misspelt: the
// server drops it silently and then stumbles.
func errNull() error { return unnumbered("Object reference not set to an instance of an object.") }

func rowInsert(k office.Kind, current bool) func(*call) (reply, error) {
	w := wordsOf(k)
	return func(c *call) (reply, error) {
		t, err := c.target(current, true)
		if err != nil {
			return reply{}, err
		}
		a, ok := c.args.sub(w.component)
		if !ok {
			return reply{}, errNull()
		}
		r, err := c.component(k, t.company, a)
		if err != nil {
			return reply{}, err
		}
		r.ID, r.Employee, r.Period, r.Created = c.s.Book.NextID(), t.employee.ID, t.period, c.s.Stamp()
		res := c.scalar(strconv.Itoa(r.ID))
		res.apply, res.again = c.s.Adding(&r)
		return res, nil
	}
}

func rowBatch(k office.Kind) func(*call) (reply, error) {
	w := wordsOf(k)
	return func(c *call) (reply, error) {
		var rows []*office.Row
		var failed error
		for _, a := range c.args.list(w.prefix+"s", "Employee"+w.prefix) {
			r, err := c.batchRow(k, a)
			if err != nil {
				failed = err
				break
			}
			rows = append(rows, &r)
		}
		res := c.empty(func() {
			for _, r := range rows {
				r.ID = c.s.Book.NextID()
				c.s.Book.Add(r)
			}
		})
		if failed != nil && office.IsOn(c.s.Options.BatchAtomic) {
			res.apply = nil
		}
		return res, failed
	}
}

func (c *call) batchRow(k office.Kind, a args) (office.Row, error) {
	e, co, err := c.employee(a.num("EmployeeId"))
	if err != nil {
		return office.Row{}, err
	}
	p := c.args.period()
	if err := c.guard(co, p, c.args.unprotected()); err != nil {
		return office.Row{}, err
	}
	r, err := c.component(k, co, a)
	r.Employee, r.Period = e.ID, p
	return r, err
}

func rowsClear(k office.Kind, current bool) func(*call) (reply, error) {
	return func(c *call) (reply, error) {
		t, err := c.target(current, true)
		if err != nil {
			return reply{}, err
		}
		return c.empty(func() {
			for _, r := range slices.Clone(c.s.Book.Of(k, t.employee.ID, t.period)) {
				c.s.Book.Remove(r)
			}
		}), nil
	}
}

func rowUpdate(k office.Kind) func(*call) (reply, error) {
	w := wordsOf(k)
	return func(c *call) (reply, error) {
		e, co, err := c.employee(c.args.num("EmployeeId"))
		if err != nil {
			return reply{}, err
		}
		a, ok := c.args.sub(w.component)
		if !ok {
			return reply{}, errNull()
		}
		old := c.s.Book.Find(k, e.ID, a.num("Id"))
		if old == nil {
			return reply{}, numbered(office.BadCode(k))
		}
		if err := c.guard(co, old.Period, c.args.unprotected()); err != nil {
			return reply{}, err
		}
		r, err := c.component(k, co, a)
		if err != nil {
			return reply{}, err
		}
		res := c.scalar(strconv.Itoa(old.ID))
		if k == office.WageRow {
			res = c.scalar("true")
		}
		res.apply = func() { old.Code, old.Amount, old.Comment = r.Code, r.Amount, r.Comment }
		return res, nil
	}
}

// rowDelete removes one row. The real call has no period and no guard on it.
func rowDelete(k office.Kind) func(*call) (reply, error) {
	w := wordsOf(k)
	return func(c *call) (reply, error) {
		e, _, err := c.employee(c.args.num("EmployeeId"))
		if err != nil {
			return reply{}, err
		}
		r := c.s.Book.Find(k, e.ID, c.args.num(w.deleteID))
		if r == nil {
			switch c.s.Options.DeleteUnknown {
			case "fault":
				return reply{}, numbered(office.BadCode(k))
			case "true":
				return c.scalar("true"), nil
			}
			return c.scalar("false"), nil
		}
		res := c.scalar("true")
		res.apply = func() { c.s.Book.Remove(r) }
		return res, nil
	}
}
