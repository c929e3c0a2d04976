package restface

import (
	"cmp"
	"slices"
	"strconv"

	"doorzet/nmbrs/sim/office"
)

// history is a list of records for every employee of a company.
type history struct {
	resource, operation, scope, list string
	items                            func(*restCall, *office.Employee) []any
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
		for _, e := range c.s.Data.Staff(co.ID) {
			list := h.items(c, e)
			if list == nil {
				list = []any{}
			}
			items = append(items, obj{"employeeId": office.GUID(office.EntityEmployee, e.ID), h.list: list})
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
func restPerson(c *restCall, e *office.Employee) []any {
	var out []any
	for i, p := range append(slices.Clone(e.Earlier), e.Person) {
		out = append(out, obj{
			"personalInfoId": office.GUID("PersonalInfo", e.ID*10+i), "createdAt": cmp.Or(p.Created, office.CreatedBySystem), "basicInfo": c.basicInfo(e, p),
			"birthInfo":            obj{"birthDate": restDay(p.Birthday), "gender": p.GenderWord()},
			"contactInfo":          obj{"privateEmail": orNull(p.EmailPrivate), "businessEmail": orNull(p.EmailWork), "privateMobilePhone": orNull(p.Mobile)},
			"socialSecurityNumber": orNull(p.BSN),
		})
	}
	return out
}

func restEmployments(_ *restCall, e *office.Employee) []any {
	var out []any
	for _, m := range e.Employments {
		out = append(out, obj{
			"employmentId": office.GUID("Employment", m.ID), "startDate": restDay(m.Start), "endDate": restDay(m.End),
			"seniorityDate": restDay(cmp.Or(m.Initial, m.Start)),
		})
	}
	return out
}

func restContracts(_ *restCall, e *office.Employee) []any {
	var out []any
	for _, k := range e.Contracts {
		item := obj{
			"contractId": office.GUID("Contract", k.ID), "startDate": restDay(k.Start), "trialPeriod": restDay(k.Trial), "endDate": restDay(k.End),
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
				out = append(out, "week"+strconv.Itoa(w)+"Hours"+d)
			case w == 2:
				out = append(out, "hours"+d+"2")
			default:
				out = append(out, "hours"+d)
			}
		}
	}
	return out
}

func restSchedules(c *restCall, e *office.Employee) []any {
	form := c.s.dialect().roster
	names := rosterNames(form)
	var out []any
	for _, s := range e.Schedules {
		var sum office.Decimal
		n := 0
		item := obj{
			"scheduleId": office.GUID("Schedule", s.ID), "startDate": restDay(s.Start), "parttimePercentage": value(s.Parttime),
			"createdAt": restDay(s.Start),
		}
		weeks := [2]obj{{}, {}}
		for i := range 14 {
			var h office.Decimal
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

func restSalaries(c *restCall, e *office.Employee) []any {
	var out []any
	for _, s := range e.Salaries {
		out = append(out, obj{
			"salaryId": office.GUID("Salary", s.ID), "startDate": restDay(s.Start), "type": c.s.dialect().salaries[s.Type], "value": value(s.Value),
			"createdAt": restDay(s.Start),
		})
	}
	return out
}

func restDepartments(_ *restCall, e *office.Employee) []any {
	var out []any
	for _, p := range e.Departments {
		out = append(out, obj{
			"departmentId": office.GUID("Department", p.ID), "code": p.Code, "description": p.Description,
			"createdAt": office.CreatedBySystem,
		})
	}
	return out
}
