package sim

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// The entities that the converters of SOAP know, and the rows.
const (
	entityDebtor   = "Debtor"
	entityCompany  = "Company"
	entityEmployee = "Employee"
	entityRow      = "Row"
)

// GUID is the id under which REST knows what SOAP knows by a number: Debtor,
// Company, Employee, or Row for a row of hours or wages.
func GUID(entity string, id int) string { return guid(entity, id) }

func restUser(c *restCall) (restReply, error) {
	return ok(obj{"userId": guid("User", 1), "email": c.user.Email})
}

func (c *restCall) debtors() []Debtor {
	var out []Debtor
	for _, d := range c.s.data.debtors {
		if slices.Contains(c.grant.debtors, d.ID) {
			out = append(out, d)
		}
	}
	return out
}

func restDebtors(c *restCall) (restReply, error) {
	var items []any
	for _, d := range c.debtors() {
		items = append(items, obj{"debtorId": guid(entityDebtor, d.ID), "number": d.Number, "name": d.Name})
	}
	return c.page(items)
}

// restCompanies refuses a consent for several debtors, as the real one does.
func restCompanies(c *restCall) (restReply, error) {
	if len(c.grant.debtors) > 1 {
		return restReply{}, problem(http.StatusForbidden, "ForbiddenMultiDebtor", "ForbiddenMultiDebtor.")
	}
	return c.page(c.companies(func(*company) bool { return true }))
}

func restDebtorCompanies(c *restCall) (restReply, error) {
	for _, d := range c.debtors() {
		if guid(entityDebtor, d.ID) == c.r.PathValue("debtor") {
			return c.page(c.companies(func(co *company) bool { return co.Debtor == d.ID }))
		}
	}
	return restReply{}, restFault(2009, "Debtor not found")
}

func (c *restCall) companies(want func(*company) bool) []any {
	var items []any
	for _, co := range c.s.data.companies {
		if c.sees(co) && want(co) {
			items = append(items, obj{
				"companyId": guid(entityCompany, co.ID), "number": itoa(co.Number), "name": co.Name,
				"debtorId": guid(entityDebtor, co.Debtor),
			})
		}
	}
	return items
}

// restPeriod tells the current period. The name of its type is guessed.
func restPeriod(c *restCall) (restReply, error) {
	co, err := c.company()
	if err != nil {
		return restReply{}, err
	}
	item := obj{"year": co.current.Year, "period": co.current.Number}
	if !c.s.options.RestNoPeriodType {
		item["periodType"] = map[PeriodType]string{Month: "month", FourWeeks: "fourWeeks", Week: "week", Quarter: "quarter"}[co.kind]
	}
	return c.page([]any{item})
}

func restRuns(c *restCall) (restReply, error) {
	co, err := c.company()
	if err != nil {
		return restReply{}, err
	}
	year, err := strconv.Atoi(c.r.URL.Query().Get("year"))
	if err != nil {
		return restReply{}, restFault(2006, "Invalid year")
	}
	var items []any
	n := 0
	for _, r := range co.Runs {
		if r.Year != year {
			continue
		}
		n++
		items = append(items, c.runDoc(r, cmp.Or(r.Number, n)))
	}
	return c.page(items)
}

// runDoc is a run; which periods it covers no client shows.
func (c *restCall) runDoc(r Run, number int) obj {
	d := c.s.dialect()
	kind := d.runTypes[0]
	if r.Type != "" {
		kind = d.runTypes[1]
	}
	doc := obj{
		"payrollRunId": guid("Run", r.ID), "number": number, "description": r.Description, "year": r.Year,
		"createdAt": orNull(r.RunAt), "type": kind, "locked": r.Locked,
	}
	switch d.runs {
	case "span":
		doc["periodStart"], doc["periodEnd"] = r.PeriodStart, r.PeriodEnd
	case "period":
		doc["period"] = obj{"year": r.Year, "period": r.PeriodStart}
	}
	return doc
}

// restCodes lists the codes of both models; those of wages are not offered
// unless the switch says so.
func restCodes(k kind) restWork {
	return func(c *restCall) (restReply, error) {
		if k == wageRow && (!c.s.options.RestWageCodes || !strings.HasSuffix(c.r.URL.Path, "/"+c.s.dialect().wageCodes)) {
			return restReply{}, unknownCall()
		}
		co, err := c.company()
		if err != nil {
			return restReply{}, err
		}
		var items []any
		for _, code := range co.codes(k) {
			items = append(items, obj{"code": code.Code, "description": code.Description})
		}
		return c.page(items)
	}
}

func restCostCentres(c *restCall) (restReply, error) {
	co, err := c.company()
	if err != nil {
		return restReply{}, err
	}
	var items []any
	for _, cc := range co.CostCentres {
		items = append(items, obj{"costCenterId": guid("CostCenter", cc.ID), "code": cc.Code, "description": cc.Description})
	}
	return c.page(items)
}

// restType is the word of REST for an employee type.
func (c *restCall) restType(t int) string {
	types := c.s.dialect().types
	if t < 1 || t > len(types) {
		return "other"
	}
	return types[t-1]
}

func restEmployees(c *restCall) (restReply, error) {
	co, err := c.company()
	if err != nil {
		return restReply{}, err
	}
	want := c.r.URL.Query().Get("employeeType")
	var items []any
	for _, e := range c.s.data.staff(co.ID) {
		if want == "" || want == c.restType(e.Type) {
			items = append(items, obj{"employeeId": guid(entityEmployee, e.ID), "employeeBasicInfo": c.basicInfo(e, e.Person)})
		}
	}
	return c.page(items)
}

func (c *restCall) basicInfo(e *Employee, p Person) obj {
	return obj{
		"employeeNumber": e.Number, "firstName": orNull(p.FirstName), "prefix": orNull(p.Prefix), "initials": orNull(p.Initials),
		"lastName": orNull(p.LastName), "employeeType": c.restType(e.Type),
	}
}

// history is a list of records for every employee of a company.
type history struct {
	resource, operation, scope, list string
	items                            func(*restCall, *Employee) []any
}

func restHistories() []history {
	return []history{
		{"personalinfo", "PersonalInfoWithoutBSN_Get_GetAllEmployeesByCompany", scopePeople, "info", restPerson},
		{"employments", "Employment_GetAll_AllEmployeesByCompany", scopeEmployment, "employments", restEmployments},
		{"contracts", "Contract_GetAll_AllEmployeesByCompany", scopeEmployment, "contracts", restContracts},
		{"schedules", "Schedule_GetAll_AllEmployeesByCompany", scopeEmployment, "schedules", restSchedules},
		{"salaries", "Salary_GetAll_AllEmployeesByCompany", scopePayment, "salaries", restSalaries},
		{"departments", "Department_GetAll_AllEmployeesByCompany", scopeOrg, "departments", restDepartments},
	}
}

func restHistory(h history) restWork {
	return func(c *restCall) (restReply, error) {
		co, err := c.company()
		if err != nil {
			return restReply{}, err
		}
		var items []any
		for _, e := range c.s.data.staff(co.ID) {
			list := h.items(c, e)
			if list == nil {
				list = []any{}
			}
			items = append(items, obj{"employeeId": guid(entityEmployee, e.ID), h.list: list})
		}
		return c.page(items)
	}
}

// restDay writes a date, null when there is none.
func restDay(day string) any {
	if day == "" {
		return nil
	}
	return day + "T00:00:00"
}

// restPerson holds what a link must not keep, so that a leak can be noticed.
func restPerson(c *restCall, e *Employee) []any {
	var out []any
	for i, p := range append(slices.Clone(e.Earlier), e.Person) {
		out = append(out, obj{
			"personalInfoId": guid("PersonalInfo", e.ID*10+i), "createdAt": cmp.Or(p.Created, createdBySystem), "basicInfo": c.basicInfo(e, p),
			"birthInfo":            obj{"birthDate": restDay(p.Birthday), "gender": gender(p)},
			"contactInfo":          obj{"privateEmail": orNull(p.EmailPrivate), "businessEmail": orNull(p.EmailWork), "privateMobilePhone": orNull(p.Mobile)},
			"socialSecurityNumber": orNull(p.BSN),
		})
	}
	return out
}

func restEmployments(_ *restCall, e *Employee) []any {
	var out []any
	for _, m := range e.Employments {
		out = append(out, obj{
			"employmentId": guid("Employment", m.ID), "startDate": restDay(m.Start), "endDate": restDay(m.End),
			"seniorityDate": restDay(cmp.Or(m.Initial, m.Start)),
		})
	}
	return out
}

func restContracts(_ *restCall, e *Employee) []any {
	var out []any
	for _, k := range e.Contracts {
		item := obj{
			"contractId": guid("Contract", k.ID), "startDate": restDay(k.Start), "trialPeriod": restDay(k.Trial), "endDate": restDay(k.End),
			"indefinite": nil, "writtenContract": k.Written, "hoursPerWeek": nil, "createdAt": restDay(k.Start),
		}
		if k.Indefinite != nil {
			item["indefinite"] = *k.Indefinite
		}
		if k.HoursPerWeek != nil {
			item["hoursPerWeek"] = value(*k.HoursPerWeek)
		}
		out = append(out, item)
	}
	return out
}

// rosterNames are the days of two weeks where they stand flat.
func rosterNames(form string) []string {
	days := []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	var out []string
	for w := 1; w <= 2; w++ {
		for _, d := range days {
			switch {
			case form == "prefixed":
				out = append(out, "week"+itoa(w)+"Hours"+d)
			case w == 2:
				out = append(out, "hours"+d+"2")
			default:
				out = append(out, "hours"+d)
			}
		}
	}
	return out
}

func restSchedules(c *restCall, e *Employee) []any {
	form := c.s.dialect().roster
	names := rosterNames(form)
	var out []any
	for _, s := range e.Schedules {
		var sum Decimal
		n := 0
		item := obj{
			"scheduleId": guid("Schedule", s.ID), "startDate": restDay(s.Start), "parttimePercentage": value(s.Parttime),
			"createdAt": restDay(s.Start),
		}
		weeks := [2]obj{{}, {}}
		for i := range 14 {
			var h Decimal
			if i < len(s.Hours) {
				h = s.Hours[i]
			}
			if i < 7 && h != 0 {
				sum, n = sum+h, n+1
			}
			if form == "nested" {
				weeks[i/7][names[i%7]] = value(h)
			} else {
				item[names[i]] = value(h)
			}
		}
		if form == "nested" {
			item["week1"], item["week2"] = weeks[0], weeks[1]
			if len(s.Hours) <= 7 {
				item["week2"] = nil
			}
		}
		item["hoursPerWeek"], item["daysPerWeek"] = value(sum), n
		out = append(out, item)
	}
	return out
}

func restSalaries(c *restCall, e *Employee) []any {
	var out []any
	for _, s := range e.Salaries {
		out = append(out, obj{
			"salaryId": guid("Salary", s.ID), "startDate": restDay(s.Start), "type": c.s.dialect().salaries[s.Type], "value": value(s.Value),
			"createdAt": restDay(s.Start),
		})
	}
	return out
}

func restDepartments(_ *restCall, e *Employee) []any {
	var out []any
	for _, p := range e.Departments {
		out = append(out, obj{
			"departmentId": guid("Department", p.ID), "code": p.Code, "description": p.Description,
			"createdAt": createdBySystem,
		})
	}
	return out
}
