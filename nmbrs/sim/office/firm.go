package office

import "slices"

// Firm is a company at work: its period moves, its runs grow.
type Firm struct {
	Company
	Current  Period
	Kind     PeriodType
	declared map[Period]bool
}

// Data is what the scenario says of companies and people.
type Data struct {
	Debtors   []Debtor
	Companies []*Firm
	Employees []Employee
	ByCompany map[int]*Firm
	ByID      map[int]*Employee
	// EmployeeOf finds an employee by the id of REST.
	EmployeeOf map[string]int
	Types      []EmployeeType
	lastRun    int
}

func newData(sc Scenario) *Data {
	d := &Data{
		Debtors: slices.Clone(sc.Debtors), Employees: slices.Clone(sc.Employees),
		ByCompany: map[int]*Firm{}, ByID: map[int]*Employee{}, Types: sc.EmployeeTypes, EmployeeOf: map[string]int{},
	}
	if len(d.Types) == 0 {
		d.Types = defaultEmployeeTypes()
	}
	for _, c := range sc.Companies {
		p, t, err := ParsePeriod(c.Period)
		if err != nil || t == "" {
			continue
		}
		co := &Firm{Company: c, Current: p, Kind: t, declared: map[Period]bool{}}
		co.Runs, co.RunRequests = slices.Clone(c.Runs), slices.Clone(c.RunRequests)
		for _, s := range c.Declared {
			if q, _, err := ParsePeriod(s); err == nil {
				co.declared[q] = true
			}
		}
		for _, r := range c.Runs {
			d.lastRun = max(d.lastRun, r.ID)
		}
		d.Companies = append(d.Companies, co)
		d.ByCompany[c.ID] = co
	}
	for i := range d.Employees {
		e := &d.Employees[i]
		if e.Type == 0 {
			e.Type = 2
		}
		d.ByID[e.ID] = e
		d.EmployeeOf[GUID(EntityEmployee, e.ID)] = e.ID
	}
	return d
}

// CompanyOf is where somebody works, nil when nobody of that id does.
func (d *Data) CompanyOf(employee int) *Firm {
	e := d.ByID[employee]
	if e == nil {
		return nil
	}
	return d.ByCompany[e.Company]
}

// Staff gives the employees of a company in order.
func (d *Data) Staff(company int) []*Employee {
	var out []*Employee
	for i := range d.Employees {
		if d.Employees[i].Company == company {
			out = append(out, &d.Employees[i])
		}
	}
	return out
}

// made tells whether a run of the company covers the period.
func (c *Firm) made(p Period) bool {
	return slices.ContainsFunc(c.Runs, func(r Run) bool {
		return r.Type == "" && r.Year == p.Year && r.PeriodStart <= p.Number && p.Number <= r.PeriodEnd
	})
}

// addRun makes a run of one period, unless there is one.
func (d *Data) addRun(c *Firm, p Period, at string, locked bool) {
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

// Codes are the codes of hours or of wages.
func (c *Firm) Codes(k Kind) []Code {
	if k == HourRow {
		return c.HourCodes
	}
	return c.WageCodes
}
