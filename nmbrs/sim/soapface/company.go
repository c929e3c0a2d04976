package soapface

import "doorzet/nmbrs/sim/office"

func debtorOps() map[string]func(*call) (reply, error) {
	return map[string]func(*call) (reply, error){
		"Environment_Get": func(c *call) (reply, error) {
			return c.result(txt("Domain", c.user.Domain+".nmbrs.nl"), txt("SubDomain", c.user.Domain)), nil
		},
		"List_GetAll": debtorList,
		"Debtor_Get": func(c *call) (reply, error) {
			d, err := c.debtor(c.args.num("DebtorId"))
			if err != nil {
				return reply{}, err
			}
			return c.result(debtorFields(d)...), nil
		},
		"Department_GetList": func(c *call) (reply, error) {
			d, err := c.debtor(c.args.num("DebtorId"))
			return c.list("Department", postNodes("Department", d.Departments)), err
		},
		"Function_GetList": func(c *call) (reply, error) {
			d, err := c.debtor(c.args.num("DebtorId"))
			return c.list("Function", postNodes("Function", d.Functions)), err
		},
		"Converter_GetDebtors_IntToGuid": func(c *call) (reply, error) {
			var ids []int
			for _, d := range c.s.Data.Debtors {
				if c.seesDebtor(d.ID) {
					ids = append(ids, d.ID)
				}
			}
			return c.result(txt("Entity", "Debtor"), mappings("Debtor", ids)), nil
		},
	}
}

func debtorFields(d office.Debtor) []*node {
	return []*node{num("Id", d.ID), opt("Number", d.Number), opt("Name", d.Name)}
}

func debtorList(c *call) (reply, error) {
	var items []*node
	for _, d := range c.s.Data.Debtors {
		if c.seesDebtor(d.ID) {
			items = append(items, el("Debtor", debtorFields(d)...))
		}
	}
	return c.list("Debtor", items), nil
}

func postNodes(name string, posts []office.Post) []*node {
	var out []*node
	for _, p := range posts {
		out = append(out, el(name, num("Id", p.ID), num("Code", p.Code), opt("Description", p.Description)))
	}
	return out
}

func companyOps() map[string]func(*call) (reply, error) {
	return map[string]func(*call) (reply, error){
		"List_GetAll": func(c *call) (reply, error) {
			return companyList(c, func(*office.Firm) bool { return true }), nil
		},
		"List_GetByDebtor": func(c *call) (reply, error) {
			d, err := c.debtor(c.args.num("DebtorId"))
			return companyList(c, func(co *office.Firm) bool { return co.Debtor == d.ID }), err
		},
		"Company_GetCurrentPeriod": func(c *call) (reply, error) {
			co, err := c.company(c.args.num("CompanyId"))
			if err != nil {
				return reply{}, err
			}
			return c.scalar(co.Current.Spell(co.Kind, c.s.Options.PeriodSpelling)), nil
		},
		"HourModel_GetHourCodes":       codes("HourCode", office.HourRow, 1),
		"HourModel2_GetHourCodes":      codes("HourCode", office.HourRow, 2),
		"WageModel_GetWageCodes":       codes("WageCode", office.WageRow, 1),
		"WageModel2_GetWageCodes":      codes("WageCode", office.WageRow, 2),
		"CostCenter_GetList":           costCentres,
		"Run_GetList":                  runList,
		"Run_GetEmployeesByRunCompany": runEmployees,
		"RunRequest_GetList":           runRequests,
		"RunRequest_Insert": func(c *call) (reply, error) {
			co, err := c.company(c.args.num("CompanyId"))
			if err != nil {
				return reply{}, err
			}
			p := co.Current
			return c.empty(func() {
				co.RunRequests = append(co.RunRequests, office.RunRequest{Period: p.Number, Year: p.Year, Status: "Pending"})
			}), nil
		},
		"Converter_GetByCompany_IntToGuid": converter,
	}
}

func companyList(c *call, want func(*office.Firm) bool) reply {
	var items []*node
	for _, co := range c.s.Data.Companies {
		if !c.user.Sees(co.ID) || !want(co) {
			continue
		}
		interval := co.Declaration
		if interval == "" {
			interval = "Month"
		}
		items = append(items, el("Company", num("ID", co.ID), num("Number", co.Number),
			opt("Name", co.Name), txt("LoonaangifteTijdvak", interval)))
	}
	return c.list("Company", items)
}

func codes(name string, k office.Kind, model int) func(*call) (reply, error) {
	return func(c *call) (reply, error) {
		co, err := c.company(c.args.num("CompanyId"))
		if err != nil {
			return reply{}, err
		}
		var items []*node
		for _, code := range co.Codes(k) {
			if max(code.Model, 1) == model {
				items = append(items, el(name, num("Code", code.Code), opt("Description", code.Description)))
			}
		}
		return c.list(name, items), nil
	}
}

func costCentres(c *call) (reply, error) {
	co, err := c.company(c.args.num("CompanyId"))
	if err != nil {
		return reply{}, err
	}
	var items []*node
	for _, cc := range co.CostCentres {
		items = append(items, costCentreNode(cc))
	}
	return c.list("CostCenter", items), nil
}

func costCentreNode(cc office.CostCentre) *node {
	return el("CostCenter", opt("Code", cc.Code), opt("Description", cc.Description), num("Id", cc.ID))
}

func runList(c *call) (reply, error) {
	co, err := c.company(c.args.num("CompanyId"))
	if err != nil {
		return reply{}, err
	}
	var items []*node
	n := 0
	for _, r := range co.Runs {
		if r.Year != c.args.num("Year") {
			continue
		}
		n++
		number := r.Number
		if number == 0 {
			number = n
		}
		items = append(items, el("RunInfo", num("ID", r.ID), num("Number", number), num("Year", r.Year),
			num("PeriodStart", r.PeriodStart), num("PeriodEnd", r.PeriodEnd), opt("Description", r.Description),
			stamp("RunAt", r.RunAt), flag("IsLocked", r.Locked)))
	}
	return c.list("RunInfo", items), nil
}

// stamp writes a time that may not be nil.
func stamp(name, t string) *node {
	if t == "" {
		t = noDate
	}
	return txt(name, t)
}

func runEmployees(c *call) (reply, error) {
	co, err := c.company(c.args.num("CompanyId"))
	if err != nil {
		return reply{}, err
	}
	for _, r := range co.Runs {
		if r.ID != c.args.num("RunId") || r.Year != c.args.num("Year") {
			continue
		}
		var items []*node
		for _, e := range c.s.Data.Staff(co.ID) {
			items = append(items, el("EmployeeIdNumber", num("EmployeeId", e.ID), num("EmployeeNumber", e.Number)))
		}
		return c.list("EmployeeIdNumber", items), nil
	}
	return reply{}, numbered(2046)
}

func runRequests(c *call) (reply, error) {
	co, err := c.company(c.args.num("CompanyId"))
	if err != nil {
		return reply{}, err
	}
	var items []*node
	for _, r := range co.RunRequests {
		if r.Year == c.args.num("Year") {
			items = append(items, el("RunRequest", num("Period", r.Period), num("Year", r.Year),
				txt("Status", r.Status), stamp("HandledDate", r.HandledDate)))
		}
	}
	return c.list("RunRequest", items), nil
}

func converter(c *call) (reply, error) {
	co, err := c.company(c.args.num("CompanyId"))
	if err != nil {
		return reply{}, err
	}
	entity := c.args.str("Entity")
	var ids []int
	switch entity {
	case "Company":
		ids = []int{co.ID}
	case "Employee":
		for _, e := range c.s.Data.Staff(co.ID) {
			ids = append(ids, e.ID)
		}
	default:
		return reply{}, numbered(2030)
	}
	return c.result(txt("Entity", entity), mappings(entity, ids)), nil
}

func mappings(entity string, ids []int) *node {
	m := el("Mappings")
	for _, id := range ids {
		m.kids = append(m.kids, el("Mapping", num("IdInt", id), txt("IdGuid", office.GUID(entity, id))))
	}
	return m
}
