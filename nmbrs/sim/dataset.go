package sim

import (
	"cmp"
	"slices"
)

// company is a company at work: its period moves, its runs grow.
type company struct {
	Company
	current  Period
	kind     PeriodType
	declared map[Period]bool
}

// dataset is what the scenario says of companies and people.
type dataset struct {
	debtors   []Debtor
	companies []*company
	employees []Employee
	byCompany map[int]*company
	byID      map[int]*Employee
	// employeeOf finds an employee by the id of REST.
	employeeOf map[string]int
	types      []EmployeeType
	lastRun    int
}

func newDataset(sc Scenario) *dataset {
	d := &dataset{
		debtors: slices.Clone(sc.Debtors), employees: slices.Clone(sc.Employees),
		byCompany: map[int]*company{}, byID: map[int]*Employee{}, types: sc.EmployeeTypes, employeeOf: map[string]int{},
	}
	if len(d.types) == 0 {
		d.types = defaultEmployeeTypes()
	}
	for _, c := range sc.Companies {
		p, t, err := ParsePeriod(c.Period)
		if err != nil || t == "" {
			continue
		}
		co := &company{Company: c, current: p, kind: t, declared: map[Period]bool{}}
		co.Runs, co.RunRequests = slices.Clone(c.Runs), slices.Clone(c.RunRequests)
		for _, s := range c.Declared {
			if q, _, err := ParsePeriod(s); err == nil {
				co.declared[q] = true
			}
		}
		for _, r := range c.Runs {
			d.lastRun = max(d.lastRun, r.ID)
		}
		d.companies = append(d.companies, co)
		d.byCompany[c.ID] = co
	}
	for i := range d.employees {
		e := &d.employees[i]
		if e.Type == 0 {
			e.Type = 2
		}
		d.byID[e.ID] = e
		d.employeeOf[guid(entityEmployee, e.ID)] = e.ID
	}
	return d
}

func (d *dataset) companyOf(employee int) *company {
	e := d.byID[employee]
	if e == nil {
		return nil
	}
	return d.byCompany[e.Company]
}

// staff gives the employees of a company in order.
func (d *dataset) staff(company int) []*Employee {
	var out []*Employee
	for i := range d.employees {
		if d.employees[i].Company == company {
			out = append(out, &d.employees[i])
		}
	}
	return out
}

// made tells whether a run of the company covers the period.
func (c *company) made(p Period) bool {
	return slices.ContainsFunc(c.Runs, func(r Run) bool {
		return r.Type == "" && r.Year == p.Year && r.PeriodStart <= p.Number && p.Number <= r.PeriodEnd
	})
}

// addRun makes a run of one period, unless there is one.
func (d *dataset) addRun(c *company, p Period, at string, locked bool) {
	if c.made(p) {
		return
	}
	d.lastRun++
	n := 1
	for _, r := range c.Runs {
		if r.Year == p.Year {
			n++
		}
	}
	c.Runs = append(c.Runs, Run{
		ID: d.lastRun, Number: n, Year: p.Year, PeriodStart: p.Number, PeriodEnd: p.Number,
		Description: "Verloning " + p.String(), RunAt: at, Locked: locked,
	})
}

// kind tells hour rows from wage rows.
type kind int

const (
	hourRow kind = iota
	wageRow
)

// row is a variable row of an employee.
type row struct {
	id       int
	guid     string // the id that REST knows
	kind     kind
	employee int
	code     int
	amount   Decimal
	period   Period
	comment  string
	origin   string
	created  string // when the call that made it came in
}

// The origins of a row, as the state shows them.
const (
	OriginScenario = "scenario"
	OriginAPI      = "api"
	OriginHand     = "hand"
)

type bookKey struct {
	kind     kind
	employee int
	period   Period
}

type daysKey struct {
	employee int
	period   Period
}

// daysWorked are the days of a period: days is their sum, parts the figures that
// it was made up of where a dialect keeps them beside each other.
type daysWorked struct {
	days, plusMinus int
	parts           []int
}

// records are the figures one by one.
func (d daysWorked) records() []int {
	if len(d.parts) > 1 {
		return slices.Clone(d.parts)
	}
	return []int{d.days}
}

// book holds the rows and the days worked. Ids are never given twice.
type book struct {
	rows   map[bookKey][]*row
	byID   map[int]*row
	byGUID map[string]*row
	days   map[daysKey]daysWorked
	last   int
}

func newBook(sc Scenario, d *dataset) *book {
	b := &book{rows: map[bookKey][]*row{}, byID: map[int]*row{}, byGUID: map[string]*row{}, days: map[daysKey]daysWorked{}, last: firstRowID - 1}
	for _, list := range [][]InitialRow{sc.Hours, sc.Wages} {
		for _, r := range list {
			b.last = max(b.last, r.ID)
		}
	}
	b.fill(hourRow, sc.Hours, d)
	b.fill(wageRow, sc.Wages, d)
	for _, x := range sc.Days {
		if p, _, err := ParsePeriod(x.Period); err == nil && d.byID[x.Employee] != nil {
			b.days[daysKey{x.Employee, p}] = daysWorked{days: x.Days, plusMinus: x.PlusMinus}
		}
	}
	return b
}

func (b *book) fill(k kind, list []InitialRow, d *dataset) {
	for _, in := range list {
		p, _, err := ParsePeriod(in.Period)
		if err != nil || d.byID[in.Employee] == nil {
			continue
		}
		r := &row{
			id: in.ID, kind: k, employee: in.Employee, code: in.Code, amount: in.Amount,
			period: p, comment: in.Comment, origin: OriginScenario,
		}
		if r.id == 0 {
			r.id = b.nextID()
		}
		if in.Hand {
			r.origin = OriginHand
		}
		b.add(r)
	}
}

// firstCreated is when rows were made that no call made.
const firstCreated = "2026-01-01T00:00:00"

func (b *book) nextID() int {
	b.last++
	return b.last
}

func (b *book) add(r *row) {
	key := bookKey{r.kind, r.employee, r.period}
	b.rows[key] = append(b.rows[key], r)
	r.guid = guid(entityRow, r.id)
	if r.created == "" {
		r.created = firstCreated
	}
	b.byID[r.id], b.byGUID[r.guid] = r, r
}

func (b *book) remove(r *row) {
	key := bookKey{r.kind, r.employee, r.period}
	b.rows[key] = slices.DeleteFunc(b.rows[key], func(x *row) bool { return x == r })
	delete(b.byID, r.id)
	delete(b.byGUID, r.guid)
}

// find gives a row of that kind and employee, or nil.
func (b *book) find(k kind, employee, id int) *row {
	r := b.byID[id]
	if r == nil || r.kind != k || r.employee != employee {
		return nil
	}
	return r
}

// sorted gives all rows of a kind by id.
func (b *book) sorted(k kind) []*row {
	var out []*row
	for _, r := range b.byID {
		if r.kind == k {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(x, y *row) int { return cmp.Compare(x.id, y.id) })
	return out
}
