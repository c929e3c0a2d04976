package sim

import "slices"

// rowWords are the names in which hour rows and wage rows differ on the wire.
type rowWords struct {
	prefix    string // HourComponent, WageComponent
	component string // the element in a request
	item      string // the element in an answer
	code      string
	amount    string
	deleteID  string
	badCode   int
}

func wordsOf(k kind) rowWords {
	if k == hourRow {
		return rowWords{"HourComponent", "Hourcomponent", "HourComponent", "HourCode", "Hours", "HourComponentID", 2001}
	}
	return rowWords{"WageComponent", "WageComponent", "WageComponent", "Code", "Value", "WageComponentID", 2002}
}

// rowOps are the operations on variable rows, alike for hours and wages.
func rowOps(k kind) map[string]func(*call) (reply, error) {
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
	employee *Employee
	company  *company
	period   Period
}

// target finds them; write checks the period guards as well.
func (c *call) target(current, write bool) (target, error) {
	e, co, err := c.employee(c.args.num("EmployeeId"))
	if err != nil {
		return target{}, err
	}
	t := target{e, co, co.current}
	if !current {
		t.period = c.args.period()
	}
	if write {
		return t, c.guard(co, t.period, c.args.unprotected())
	}
	if !t.period.valid(co.kind) {
		return t, numbered(2006)
	}
	return t, nil
}

func rowsGet(k kind, current bool) func(*call) (reply, error) {
	w := wordsOf(k)
	return func(c *call) (reply, error) {
		t, err := c.target(current, false)
		if err != nil {
			return reply{}, err
		}
		var items []*node
		for _, r := range c.s.book.rows[bookKey{k, t.employee.ID, t.period}] {
			items = append(items, el(w.item, num("Id", r.id), num(w.code, r.code), txt(w.amount, c.s.noise(r.amount))))
		}
		return c.list(w.item, items), nil
	}
}

// component reads and checks a row to be written.
func (c *call) component(k kind, co *company, a args) (row, error) {
	w := wordsOf(k)
	r := row{
		kind: k, code: a.num(w.code), amount: a.decimal(w.amount), comment: a.str("Comment"), origin: OriginAPI,
	}
	if !slices.ContainsFunc(co.codes(k), func(code Code) bool { return code.Code == r.code }) {
		return r, numbered(w.badCode)
	}
	if id := a.num("CostCenterId"); id != 0 &&
		!slices.ContainsFunc(co.CostCentres, func(cc CostCentre) bool { return cc.ID == id }) {
		return r, numbered(2037)
	}
	if r.amount < 0 && k == hourRow && c.s.options.RefuseNegative {
		return r, numbered(2030)
	}
	return r, nil
}

// errNull is what becomes of a component whose element name was misspelt: the
// server drops it silently and then stumbles.
func errNull() error { return unnumbered("Object reference not set to an instance of an object.") }

func rowInsert(k kind, current bool) func(*call) (reply, error) {
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
		r.id, r.employee, r.period, r.created = c.s.book.nextID(), t.employee.ID, t.period, c.s.stamp()
		res := c.scalar(itoa(r.id))
		res.apply, res.again = c.s.adding(&r)
		return res, nil
	}
}

// adding gives the work of an insert, and that work done once more: another row
// that differs in its id alone.
func (s *Server) adding(r *row) (once, again func()) {
	return func() { s.book.add(r) }, func() {
		twin := *r
		twin.id = s.book.nextID()
		s.book.add(&twin)
	}
}

func rowBatch(k kind) func(*call) (reply, error) {
	w := wordsOf(k)
	return func(c *call) (reply, error) {
		var rows []*row
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
				r.id = c.s.book.nextID()
				c.s.book.add(r)
			}
		})
		if failed != nil && isOn(c.s.options.BatchAtomic) {
			res.apply = nil
		}
		return res, failed
	}
}

func (c *call) batchRow(k kind, a args) (row, error) {
	e, co, err := c.employee(a.num("EmployeeId"))
	if err != nil {
		return row{}, err
	}
	p := c.args.period()
	if err := c.guard(co, p, c.args.unprotected()); err != nil {
		return row{}, err
	}
	r, err := c.component(k, co, a)
	r.employee, r.period = e.ID, p
	return r, err
}

func rowsClear(k kind, current bool) func(*call) (reply, error) {
	return func(c *call) (reply, error) {
		t, err := c.target(current, true)
		if err != nil {
			return reply{}, err
		}
		return c.empty(func() {
			for _, r := range slices.Clone(c.s.book.rows[bookKey{k, t.employee.ID, t.period}]) {
				c.s.book.remove(r)
			}
		}), nil
	}
}

func rowUpdate(k kind) func(*call) (reply, error) {
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
		old := c.s.book.find(k, e.ID, a.num("Id"))
		if old == nil {
			return reply{}, numbered(w.badCode)
		}
		if err := c.guard(co, old.period, c.args.unprotected()); err != nil {
			return reply{}, err
		}
		r, err := c.component(k, co, a)
		if err != nil {
			return reply{}, err
		}
		res := c.scalar(itoa(old.id))
		if k == wageRow {
			res = c.scalar("true")
		}
		res.apply = func() { old.code, old.amount, old.comment = r.code, r.amount, r.comment }
		return res, nil
	}
}

// rowDelete removes one row. The real call has no period and no guard on it.
func rowDelete(k kind) func(*call) (reply, error) {
	w := wordsOf(k)
	return func(c *call) (reply, error) {
		e, _, err := c.employee(c.args.num("EmployeeId"))
		if err != nil {
			return reply{}, err
		}
		r := c.s.book.find(k, e.ID, c.args.num(w.deleteID))
		if r == nil {
			switch c.s.options.DeleteUnknown {
			case "fault":
				return reply{}, numbered(w.badCode)
			case "true":
				return c.scalar("true"), nil
			}
			return c.scalar("false"), nil
		}
		res := c.scalar("true")
		res.apply = func() { c.s.book.remove(r) }
		return res, nil
	}
}
