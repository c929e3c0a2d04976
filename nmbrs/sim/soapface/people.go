package soapface

import "doorzet/nmbrs/sim/office"

func employeeOps() map[string]func(*call) (reply, error) {
	return map[string]func(*call) (reply, error){
		"EmployeeType_GetList": func(c *call) (reply, error) {
			var items []*node
			for _, t := range c.s.Data.Types {
				items = append(items, el("EmployeeType", num("Id", t.ID), opt("Description", t.Description)))
			}
			return c.list("EmployeeType", items), nil
		},
		"List_GetByCompany": func(c *call) (reply, error) {
			co, err := c.company(c.args.num("CompanyId"))
			if err != nil {
				return reply{}, err
			}
			return c.employeeList(func(x *office.Firm) bool { return x == co }), nil
		},
		"List_GetByDebtor": func(c *call) (reply, error) {
			d, err := c.debtor(c.args.num("DebtorId"))
			if err != nil {
				return reply{}, err
			}
			return c.employeeList(func(x *office.Firm) bool { return x.Debtor == d.ID }), nil
		},
		"Employee_GetCurrent": func(c *call) (reply, error) {
			_, co, err := c.employee(c.args.num("EmployeeId"))
			if err != nil {
				return reply{}, err
			}
			return c.scalar(co.Current.Spell(co.Kind, c.s.Options.PeriodSpelling)), nil
		},
		"PersonalInfo_GetAll_AllEmployeesByCompany":                      perEmployee("PersonalInfoItem", "EmployeePersonalInfos", personHistory(true)),
		"PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany":            perEmployee("PersonalInfoItem", "EmployeePersonalInfos", personHistory(false)),
		"PersonalInfo_GetCurrent":                                        personCurrent,
		"PersonalInfoContractSalaryAddress_GetAll_AllEmployeesByCompany": flatList,
		"Address_GetAll_AllEmployeesByCompany":                           perEmployee("EmployeeAddressItem", "EmployeeAddresses", addressHistory),
		"Address_GetListCurrent":                                         addressCurrent,
		"Contract_GetAll_AllEmployeesByCompany":                          perEmployee("", "EmployeeContracts", (*call).contractNodes),
		"Contract_GetAll":                                                contractsOfOne,
		"Contract_GetCurrentPeriod":                                      contractsNow,
		"Employment_GetAll_AllEmployeesByCompany":                        perEmployee("EmployeeEmploymentItem", "EmployeeEmployments", employmentNodes),
		"Service_GetList":                                                serviceList,
		"Salary_GetAll_AllEmployeesByCompany":                            perEmployee("EmployeeSalaryItem", "EmployeeSalaries", salaryNodes),
		"Salary_GetCurrent":                                              salaryCurrent,
		"Salary_GetEstimatedCostPerHour":                                 costPerHour,
		"Schedule_GetAll_AllEmployeesByCompany":                          perEmployee("EmployeeScheduleItem", "EmployeeSchedules", scheduleNodes),
		"Schedule_GetCurrent":                                            scheduleCurrent,
		"Department_GetAll_AllEmployeesByCompany":                        perEmployee("EmployeeDepartmentItem", "EmployeeDepartments", departmentNodes),
		"Function_GetAll_AllEmployeesByCompany_V2":                       perEmployee("EmployeeFunctionItem_V2", "EmployeeFunctions", functionNodes),
		"CostCenter_GetAllEmployeesByCompany":                            costCentresOfAll,
		"SVW_GetAll_AllEmployeesByCompany":                               perEmployee("EmployeeSVWItem", "EmployeeSVWsettings", svwNodes),
	}
}

func (c *call) employeeList(want func(*office.Firm) bool) reply {
	var items []*node
	for i := range c.s.Data.Employees {
		e := &c.s.Data.Employees[i]
		if e.Type == c.args.num("EmployeeType") && c.user.Sees(e.Company) && want(c.s.Data.ByCompany[e.Company]) {
			items = append(items, el("Employee", num("Id", e.ID), num("Number", e.Number), opt("DisplayName", e.Person.Display())))
		}
	}
	return c.list("Employee", items)
}

// perEmployee makes a call that gives a list for every employee of a company.
// Employees of every type are in it. An empty item name means the contract
// list, whose name can be switched.
func perEmployee(item, wrapper string, nodes func(*call, *office.Employee) []*node) func(*call) (reply, error) {
	return func(c *call) (reply, error) {
		id := c.args.num("CompanyID")
		if c.op.Name == "PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany" {
			id = c.args.num("CompanyId")
		}
		co, err := c.company(id)
		if err != nil {
			return reply{}, err
		}
		name := item
		if name == "" {
			name = c.s.contractItemName()
		}
		var items []*node
		for _, e := range c.s.Data.Staff(co.ID) {
			items = append(items, el(name, num("EmployeeId", e.ID), el(wrapper, nodes(c, e)...)))
		}
		return c.list(name, items), nil
	}
}

func (s *Face) contractItemName() string {
	if s.Options.ContractItemName != "" {
		return s.Options.ContractItemName
	}
	return office.ContractItemGlobal
}

func personHistory(withBSN bool) func(*call, *office.Employee) []*node {
	return func(c *call, e *office.Employee) []*node {
		var out []*node
		for i, p := range append(append([]office.Person{}, e.Earlier...), e.Person) {
			out = append(out, el("PersonalInfo_V2", personFields(c, e, p, i, withBSN)...))
		}
		return out
	}
}

func personFields(c *call, e *office.Employee, p office.Person, n int, withBSN bool) []*node {
	bsn, created := "", p.Created
	if withBSN {
		bsn = p.BSN
	}
	if created == "" {
		created = office.CreatedBySystem
	}
	return []*node{
		num("Id", e.ID*10+n), opt("DisplayName", p.Display()), num("EmployeeNumber", e.Number), opt("BSN", bsn),
		opt("FirstName", p.FirstName), opt("Initials", p.Initials), opt("Prefix", p.Prefix),
		opt("LastName", p.LastName), opt("Nickname", p.Nickname), txt("Gender", p.GenderWord()),
		num("NationalityCode", 0), num("IdentificationType", 0),
		opt("TelephoneMobilePrivate", p.Mobile), opt("EmailPrivate", p.EmailPrivate), opt("EmailWork", p.EmailWork),
		num("BurgerlijkeStaat", 0), num("Naamstelling", 0),
		c.date("Birthday", p.Birthday), txt("CreationDate", created),
		num("StartPeriod", p.StartPeriod), num("StartYear", p.StartYear), null("DeceasedDate"),
	}
}

func personCurrent(c *call) (reply, error) {
	e, _, err := c.employee(c.args.num("EmployeeId"))
	if err != nil {
		return reply{}, err
	}
	p := e.Person
	return c.result(
		num("Id", e.ID), num("Number", e.Number), opt("DisplayName", p.Display()), num("EmployeeNumber", e.Number),
		opt("BSN", p.BSN), opt("FirstName", p.FirstName), opt("Initials", p.Initials), opt("Prefix", p.Prefix),
		opt("LastName", p.LastName), opt("Nickname", p.Nickname), txt("Gender", p.GenderWord()), null("NationalityCode"),
		num("IdentificationType", 0), opt("TelephoneMobilePrivate", p.Mobile), opt("EmailPrivate", p.EmailPrivate),
		opt("EmailWork", p.EmailWork), txt("BurgerlijkeStaat", ""), txt("Naamstelling", ""),
		c.date("Birthday", p.Birthday), null("DeceasedDate"),
	), nil
}

func addressHistory(c *call, e *office.Employee) []*node {
	a := e.Address
	if a == nil {
		return nil
	}
	return []*node{el("EmployeeAddress_V2",
		num("Id", a.ID), num("StartPeriod", 0), num("StartYear", 0), num("EndPeriod", 0), num("EndYear", 0),
		opt("Street", a.Street), opt("HouseNumber", a.Number), opt("HouseNumberAddition", a.Addition),
		opt("PostalCode", a.PostalCode), opt("City", a.City), txt("CreationDate", office.CreatedBySystem),
		opt("CountryISOCode", a.Country), txt("Type", "HomeAddress"))}
}

func addressCurrent(c *call) (reply, error) {
	e, _, err := c.employee(c.args.num("EmployeeId"))
	if err != nil {
		return reply{}, err
	}
	var items []*node
	if a := e.Address; a != nil {
		items = append(items, el("EmployeeAddress",
			num("Id", a.ID), flag("Default", false), opt("Street", a.Street), opt("HouseNumber", a.Number),
			opt("HouseNumberAddition", a.Addition), opt("PostalCode", a.PostalCode), opt("City", a.City),
			opt("CountryISOCode", a.Country), txt("Type", "HomeAddress")))
	}
	return c.list("EmployeeAddress", items), nil
}

func departmentNodes(_ *call, e *office.Employee) []*node {
	var out []*node
	for _, p := range e.Departments {
		out = append(out, el("Department_V2", num("Id", p.ID), num("Code", p.Code), opt("Description", p.Description),
			txt("CreationDate", office.CreatedBySystem), num("StartPeriod", p.StartPeriod), num("StartYear", p.StartYear)))
	}
	return out
}

func functionNodes(_ *call, e *office.Employee) []*node {
	var out []*node
	for i, p := range e.Functions {
		out = append(out, el("EmployeeFunction", num("RecordId", e.ID*10+i),
			el("Function", num("Id", p.ID), num("Code", p.Code), opt("Description", p.Description)),
			txt("CreationDate", office.CreatedBySystem), num("StartPeriod", p.StartPeriod), num("StartYear", p.StartYear)))
	}
	return out
}
