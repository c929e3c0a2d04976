package soapface

import "doorzet/nmbrs/sim/office"

// holds gives the last entry that has begun on a day; entries are in order.
func holds[T any](list []T, today string, start func(T) string) (T, bool) {
	var last T
	found := false
	for _, x := range list {
		if start(x) <= today {
			last, found = x, true
		}
	}
	return last, found
}

func salaryStart(s office.Salary) string     { return s.Start }
func scheduleStart(s office.Schedule) string { return s.Start }
func contractStart(c office.Contract) string { return c.Start }

func (c *call) contractNodes(e *office.Employee) []*node {
	var out []*node
	for _, k := range e.Contracts {
		out = append(out, c.contractNode(k))
	}
	return out
}

func (c *call) contractNode(k office.Contract) *node {
	indefinite := null("Indefinite")
	if k.Indefinite != nil {
		indefinite = flag("Indefinite", *k.Indefinite)
	}
	var hours *node
	switch {
	case k.HoursPerWeek != nil:
		hours = dec("HoursPerWeek", *k.HoursPerWeek)
	case c.s.Options.NilHours:
		hours = null("HoursPerWeek")
	}
	return el("EmployeeContract",
		num("ContractID", k.ID), c.created(k.Start), c.date("StartDate", k.Start), c.date("TrialPeriod", k.Trial),
		c.date("EndDate", k.End), num("EmployementType", k.Type), num("EmploymentSequenceTaxId", 0), indefinite,
		num("PhaseClassification", k.Phase), flag("WrittenContract", k.Written), hours)
}

func contractsOfOne(c *call) (reply, error) {
	e, _, err := c.employee(c.args.num("EmployeeId"))
	if err != nil {
		return reply{}, err
	}
	return c.list("EmployeeContract", c.contractNodes(e)), nil
}

// contractsNow answers without a Result element, as v3 clients have seen.
func contractsNow(c *call) (reply, error) {
	e, _, err := c.employee(c.args.num("EmployeeId"))
	if err != nil {
		return reply{}, err
	}
	var kids []*node
	for _, k := range e.Contracts {
		if k.Start <= c.today() && (k.End == "" || k.End >= c.today()) {
			kids = append(kids, c.contractNode(k))
		}
	}
	return reply{body: el(c.op.Name+"Response",
		el(office.ContractItem, num("EmployeeId", e.ID), el("EmployeeContracts", kids...)))}, nil
}

func employmentNodes(c *call, e *office.Employee) []*node {
	var out []*node
	for _, m := range e.Employments {
		initial := m.Initial
		if initial == "" {
			initial = m.Start
		}
		out = append(out, el("Employment", num("EmploymentId", m.ID), c.created(m.Start), c.date("StartDate", m.Start),
			c.date("EndDate", m.End), c.date("InitialStartDate", initial)))
	}
	return out
}

func serviceList(c *call) (reply, error) {
	e, _, err := c.employee(c.args.num("EmployeeId"))
	if err != nil {
		return reply{}, err
	}
	var items []*node
	for _, m := range e.Employments {
		end := noDate
		if m.End != "" {
			end = m.End + "T00:00:00"
		}
		items = append(items, el("ServiceInterval", txt("Start", m.Start+"T00:00:00"), txt("End", end),
			txt("SeniorityDate", m.Start+"T00:00:00"), txt("EndServiceReason", "")))
	}
	return c.list("ServiceInterval", items), nil
}

func salaryNodes(_ *call, e *office.Employee) []*node {
	var out []*node
	for _, s := range e.Salaries {
		out = append(out, el("Salary_V2", num("ID", s.ID), dec("Value", s.Value), num("Type", s.Type),
			txt("StartDate", s.Start+"T00:00:00"), txt("CreationDate", s.Start+"T10:11:12")))
	}
	return out
}

func salaryCurrent(c *call) (reply, error) {
	e, _, err := c.employee(c.args.num("EmployeeId"))
	if err != nil {
		return reply{}, err
	}
	s, ok := holds(e.Salaries, c.today(), salaryStart)
	if !ok {
		return reply{body: el(c.op.Name + "Response")}, nil
	}
	return c.result(dec("Value", s.Value), txt("Type", office.SalaryTypes()[s.Type]), txt("StartDate", s.Start+"T00:00:00")), nil
}

// costPerHour adds a third to the hourly wage; the real figure is Nmbrs's own.
func costPerHour(c *call) (reply, error) {
	e, co, err := c.employee(c.args.num("employeeId"))
	if err != nil {
		return reply{}, err
	}
	if p := (office.Period{Year: c.args.num("year"), Number: c.args.num("period")}); !p.Valid(co.Kind) {
		return reply{}, numbered(2006)
	}
	wage := c.hourlyWage(e)
	return c.scalar((wage + wage/3).Wire()), nil
}

// hourlyWage is the wage of hourly people, else the salary over 173.33 hours.
func (c *call) hourlyWage(e *office.Employee) office.Decimal {
	s, _ := holds(e.Salaries, c.today(), salaryStart)
	switch s.Type {
	case 3, 6, 8:
		return s.Value
	}
	return s.Value * 100 / 17333
}

func scheduleNodes(_ *call, e *office.Employee) []*node {
	var out []*node
	for _, s := range e.Schedules {
		n := el("Schedule_V2", num("Id", s.ID))
		n.kids = append(n.kids, scheduleFields(s)...)
		n.kids = append(n.kids, txt("CreationDate", s.Start+"T10:11:12"))
		out = append(out, n)
	}
	return out
}

func scheduleFields(s office.Schedule) []*node {
	days := []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	var out []*node
	for i := range 14 {
		name := "Hours" + days[i%7]
		if i >= 7 {
			name += "2"
		}
		var h office.Decimal
		if i < len(s.Hours) {
			h = s.Hours[i]
		}
		out = append(out, dec(name, h))
	}
	return append(out, dec("ParttimePercentage", s.Parttime), txt("StartDate", s.Start+"T00:00:00"))
}

func scheduleCurrent(c *call) (reply, error) {
	e, _, err := c.employee(c.args.num("EmployeeId"))
	if err != nil {
		return reply{}, err
	}
	s, ok := holds(e.Schedules, c.today(), scheduleStart)
	if !ok {
		return reply{body: el(c.op.Name + "Response")}, nil
	}
	return c.result(scheduleFields(s)...), nil
}

// contractHours is the figure of the flat call; nil leaves it out.
func (c *call) contractHours(e *office.Employee) *node {
	if e.ContractHours != nil {
		return dec("ContractHours", *e.ContractHours)
	}
	if k, ok := holds(e.Contracts, c.today(), contractStart); ok && k.HoursPerWeek != nil {
		return dec("ContractHours", *k.HoursPerWeek)
	}
	if s, ok := holds(e.Schedules, c.today(), scheduleStart); ok {
		var sum office.Decimal
		for _, h := range s.Hours[:min(7, len(s.Hours))] {
			sum += h
		}
		return dec("ContractHours", sum)
	}
	return nil
}

func flatList(c *call) (reply, error) {
	co, err := c.company(c.args.num("CompanyID"))
	if err != nil {
		return reply{}, err
	}
	const item = "PersonalInfoContractSalaryAddress"
	var items []*node
	for _, e := range c.s.Data.Staff(co.ID) {
		items = append(items, el(item, c.flatFields(e)...))
	}
	return c.list(item, items), nil
}

func (c *call) flatFields(e *office.Employee) []*node {
	p := e.Person
	k, _ := holds(e.Contracts, c.today(), contractStart)
	kind, value := null("SalaryType"), null("SalaryValue")
	if s, ok := holds(e.Salaries, c.today(), salaryStart); ok {
		kind, value = txt("SalaryType", office.SalaryTypes()[s.Type]), dec("SalaryValue", s.Value)
	}
	var a office.Address
	if e.Address != nil {
		a = *e.Address
	}
	return []*node{
		num("EmployeeID", e.ID), num("EmployeeNumber", e.Number), opt("FirstName", p.FirstName),
		c.date("Birthday", p.Birthday), opt("Prefix", p.Prefix), opt("LastName", p.LastName),
		txt("Gender", p.GenderWord()), opt("BSN", p.BSN), opt("City", a.City), opt("EmailWork", p.EmailWork),
		c.date("ContractStartDate", k.Start), c.date("ContractEndDate", k.End), opt("EmailPrivate", p.EmailPrivate),
		opt("TelephoneMobilePrivate", p.Mobile), kind, value, opt("Street", a.Street), opt("HouseNumber", a.Number),
		opt("HouseNumberAddition", a.Addition), opt("PostCode", a.PostalCode), dec("HourlyWage", c.hourlyWage(e)),
		c.contractHours(e),
	}
}

func costCentresOfAll(c *call) (reply, error) {
	co, err := c.company(c.args.num("CompanyId"))
	if err != nil {
		return reply{}, err
	}
	if !c.args.period().Valid(co.Kind) {
		return reply{}, numbered(2006)
	}
	var items []*node
	for _, e := range c.s.Data.Staff(co.ID) {
		list := el("CostCenters")
		for _, x := range e.CostCentres {
			for _, cc := range co.CostCentres {
				if cc.ID == x.CostCentre {
					list.kids = append(list.kids, el("EmployeeCostCenter", num("Id", x.ID), costCentreNode(cc),
						el("Kostensoort", txt("Code", cc.Code), txt("Description", cc.Description)),
						dec("Percentage", x.Percentage), flag("Default", x.Default)))
				}
			}
		}
		items = append(items, el("EmployeeCostCenters", num("EmployeeId", e.ID), list))
	}
	return c.list("EmployeeCostCenters", items), nil
}

// svwNodes gives one neutral record of insurance settings: a link that reads
// them finds the shape, not a meaning.
func svwNodes(c *call, e *office.Employee) []*node {
	if len(e.Employments) == 0 {
		return nil
	}
	return []*node{el("EmployeeSVWsetting",
		num("RecordID", e.ID), txt("CreationDate", e.Employments[0].Start+"T10:11:12"), num("StartPeriod", 1), num("StartYear", 2024),
		flag("ZW", true), flag("WW", true), flag("WAO_WIA", true), flag("MarginalLabor", false),
		num("ZVW", 0), num("ZVWContribution", 0), num("InfluenceInsurance", 0),
		el("Sector", num("SectorId", 0), num("SectorCode", 33), txt("SectorDescription", "Horeca algemeen")),
		el("RiskGroup", num("RiskGroupId", 0), num("RiskGroupCode", 0), txt("RiskGroupDescription", "")),
		el("CLA", num("CLAId", 0), num("CLACode", 0), txt("CLADescription", "")),
		el("PremiumReduction", num("PremiumReductionCode", 0), num("EndPeriod", 0), num("EndYear", 0)))}
}
