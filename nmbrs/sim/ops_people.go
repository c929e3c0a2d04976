package sim

import "time"

const (
	contractItemGlobal = "EmployeeContractItemGlobal"
	contractItem       = "EmployeeContractItem"
)

func employeeOps() map[string]func(*call) (reply, error) {
	return map[string]func(*call) (reply, error){
		"EmployeeType_GetList": func(c *call) (reply, error) {
			var items []*node
			for _, t := range c.s.data.types {
				items = append(items, el("EmployeeType", num("Id", t.ID), opt("Description", t.Description)))
			}
			return c.list("EmployeeType", items), nil
		},
		"List_GetByCompany": func(c *call) (reply, error) {
			co, err := c.company(c.args.num("CompanyId"))
			if err != nil {
				return reply{}, err
			}
			return c.employeeList(func(x *company) bool { return x == co }), nil
		},
		"List_GetByDebtor": func(c *call) (reply, error) {
			d, err := c.debtor(c.args.num("DebtorId"))
			if err != nil {
				return reply{}, err
			}
			return c.employeeList(func(x *company) bool { return x.Debtor == d.ID }), nil
		},
		"Employee_GetCurrent": func(c *call) (reply, error) {
			_, co, err := c.employee(c.args.num("EmployeeId"))
			if err != nil {
				return reply{}, err
			}
			return c.scalar(co.current.spell(co.kind, c.s.options.PeriodSpelling)), nil
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

func (c *call) employeeList(want func(*company) bool) reply {
	var items []*node
	for i := range c.s.data.employees {
		e := &c.s.data.employees[i]
		if e.Type == c.args.num("EmployeeType") && c.user.sees(e.Company) && want(c.s.data.byCompany[e.Company]) {
			items = append(items, el("Employee", num("Id", e.ID), num("Number", e.Number), opt("DisplayName", e.Person.display())))
		}
	}
	return c.list("Employee", items)
}

// perEmployee makes a call that gives a list for every employee of a company.
// Employees of every type are in it. An empty item name means the contract
// list, whose name can be switched.
func perEmployee(item, wrapper string, nodes func(*call, *Employee) []*node) func(*call) (reply, error) {
	return func(c *call) (reply, error) {
		id := c.args.num("CompanyID")
		if c.op.name == "PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany" {
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
		for _, e := range c.s.data.staff(co.ID) {
			items = append(items, el(name, num("EmployeeId", e.ID), el(wrapper, nodes(c, e)...)))
		}
		return c.list(name, items), nil
	}
}

func (s *Server) contractItemName() string {
	if s.options.ContractItemName != "" {
		return s.options.ContractItemName
	}
	return contractItemGlobal
}

// date writes a day, or what the server writes when there is none.
func (c *call) date(name, day string) *node {
	switch {
	case day != "":
		return txt(name, day+"T00:00:00")
	case c.s.options.ZeroDates:
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
func (c *call) today() string { return c.s.opt.Now().Format(time.DateOnly) }

// createdBySystem is the creation date of records without a history.
const createdBySystem = "2024-01-02T10:11:12"

func personHistory(withBSN bool) func(*call, *Employee) []*node {
	return func(c *call, e *Employee) []*node {
		var out []*node
		for i, p := range append(append([]Person{}, e.Earlier...), e.Person) {
			out = append(out, el("PersonalInfo_V2", personFields(c, e, p, i, withBSN)...))
		}
		return out
	}
}

func gender(p Person) string {
	if p.Gender == "" {
		return "undefined"
	}
	return p.Gender
}

func personFields(c *call, e *Employee, p Person, n int, withBSN bool) []*node {
	bsn, created := "", p.Created
	if withBSN {
		bsn = p.BSN
	}
	if created == "" {
		created = createdBySystem
	}
	return []*node{
		num("Id", e.ID*10+n), opt("DisplayName", p.display()), num("EmployeeNumber", e.Number), opt("BSN", bsn),
		opt("FirstName", p.FirstName), opt("Initials", p.Initials), opt("Prefix", p.Prefix),
		opt("LastName", p.LastName), opt("Nickname", p.Nickname), txt("Gender", gender(p)),
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
		num("Id", e.ID), num("Number", e.Number), opt("DisplayName", p.display()), num("EmployeeNumber", e.Number),
		opt("BSN", p.BSN), opt("FirstName", p.FirstName), opt("Initials", p.Initials), opt("Prefix", p.Prefix),
		opt("LastName", p.LastName), opt("Nickname", p.Nickname), txt("Gender", gender(p)), null("NationalityCode"),
		num("IdentificationType", 0), opt("TelephoneMobilePrivate", p.Mobile), opt("EmailPrivate", p.EmailPrivate),
		opt("EmailWork", p.EmailWork), txt("BurgerlijkeStaat", ""), txt("Naamstelling", ""),
		c.date("Birthday", p.Birthday), null("DeceasedDate"),
	), nil
}

func addressHistory(c *call, e *Employee) []*node {
	a := e.Address
	if a == nil {
		return nil
	}
	return []*node{el("EmployeeAddress_V2",
		num("Id", a.ID), num("StartPeriod", 0), num("StartYear", 0), num("EndPeriod", 0), num("EndYear", 0),
		opt("Street", a.Street), opt("HouseNumber", a.Number), opt("HouseNumberAddition", a.Addition),
		opt("PostalCode", a.PostalCode), opt("City", a.City), txt("CreationDate", createdBySystem),
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

func departmentNodes(_ *call, e *Employee) []*node {
	var out []*node
	for _, p := range e.Departments {
		out = append(out, el("Department_V2", num("Id", p.ID), num("Code", p.Code), opt("Description", p.Description),
			txt("CreationDate", createdBySystem), num("StartPeriod", p.StartPeriod), num("StartYear", p.StartYear)))
	}
	return out
}

func functionNodes(_ *call, e *Employee) []*node {
	var out []*node
	for i, p := range e.Functions {
		out = append(out, el("EmployeeFunction", num("RecordId", e.ID*10+i),
			el("Function", num("Id", p.ID), num("Code", p.Code), opt("Description", p.Description)),
			txt("CreationDate", createdBySystem), num("StartPeriod", p.StartPeriod), num("StartYear", p.StartYear)))
	}
	return out
}
