package rest

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"doorzet/nmbrs"
)

func opEmployees() operation {
	return operation{
		name: "GET /api/companies/{companyId}/employees", bulk: true,
		keep: []string{"employeeId", "employeeBasicInfo", "employeeNumber", "firstName", "prefix", "initials", "lastName", "employeeType"},
	}
}

// history is a call that lists records of every employee of a company.
func history(resource, list string, keep ...string) operation {
	return operation{
		name: "GET /api/companies/{companyId}/employees/" + resource, bulk: true,
		keep: append([]string{"employeeId", list}, keep...),
	}
}

func opPeople() operation {
	return history("personalinfo", "info", "createdAt", "basicInfo", "employeeNumber", "firstName", "prefix", "lastName", "nickName",
		"contactInfo", "privateEmail", "businessEmail")
}

func opEmployments() operation {
	return history("employments", "employments", "employmentId", "startDate", "endDate")
}

func opContracts() operation {
	return history("contracts", "contracts", "contractId", "startDate", "endDate", "hoursPerWeek", "indefinite")
}

func opSchedules() operation {
	keep := []string{"startDate", "parttimePercentage", "hoursPerWeek", fieldWeek1, fieldWeek2}
	for _, names := range rosterForms() {
		keep = append(keep, names[:]...)
	}
	return history("schedules", "schedules", keep...)
}

// opSalaries keeps no value: an amount of salary is never read.
func opSalaries() operation { return history("salaries", "salaries", "startDate", "type") }

// paidBySOAP is the number of the payroll employee over SOAP, for a caller that
// knows no other.
const paidBySOAP = "2"

// staffCalls are the calls about who works at a company.
type staffCalls struct {
	*conn
	works *workplaces
}

// EmployeeTypes gives the one type to ask for: REST has no list of types, and
// one listing tells that of each employee.
func (c *staffCalls) EmployeeTypes(context.Context) ([]nmbrs.EmployeeType, error) {
	return []nmbrs.EmployeeType{{ID: nmbrs.TypePayroll, Description: "Payroll employee"}}, nil
}

// Employees lists, when asked for the payroll, everybody who is, was or will be
// paid or works from outside, each with the type; applicants are left out. All
// are asked for at once, so that nobody is missed by a word.
func (c *staffCalls) Employees(ctx context.Context, id nmbrs.CompanyID, of string) ([]nmbrs.Employee, error) {
	if of != nmbrs.TypePayroll && of != paidBySOAP {
		return []nmbrs.Employee{}, nil
	}
	req, err := byCompany(opEmployees(), id)
	if err != nil {
		return nil, err
	}
	all, err := list(ctx, c.conn, req, employee)
	if err != nil {
		return nil, err
	}
	known := map[nmbrs.EmployeeID]bool{}
	for _, e := range all {
		if known[e.ID] {
			return nil, malformed(req.op, at("employeeId", errTwice))
		}
		known[e.ID] = true
	}
	c.works.note(all, id)
	return all, nil
}

func employee(o object) ([]nmbrs.Employee, error) {
	id, err := o.id("employeeId")
	if err != nil {
		return nil, err
	}
	info := o
	if v, there := o["employeeBasicInfo"]; there {
		if info, err = asObject(v); err != nil {
			return nil, at("employeeBasicInfo", err)
		}
	}
	word, err := info.text("employeeType")
	if err != nil {
		return nil, err
	}
	kind := employeeType(word)
	if kind == "" {
		return nil, nil
	}
	number, err := info.text("employeeNumber")
	if err != nil {
		return nil, err
	}
	name := ""
	for _, part := range []string{"firstName", "prefix", "lastName"} {
		text, err := info.text(part)
		if err != nil {
			return nil, err
		}
		if text != "" {
			name = strings.TrimSpace(name + " " + text)
		}
	}
	if number == "" && name == "" {
		return nil, at("employeeNumber", errMissing)
	}
	return []nmbrs.Employee{{ID: nmbrs.EmployeeID(id), Number: number, DisplayName: name, Type: kind}}, nil
}

// records reads a list of records of every employee.
func records[T any](ctx context.Context, c *conn, op operation, name string, id nmbrs.CompanyID, each func(nmbrs.EmployeeID, []object) ([]T, error)) ([]T, error) {
	req, err := byCompany(op, id)
	if err != nil {
		return nil, err
	}
	return list(ctx, c, req, func(o object) ([]T, error) {
		employee, err := o.id("employeeId")
		if err != nil {
			return nil, err
		}
		raw, err := o.list(name)
		if err != nil {
			return nil, err
		}
		items := make([]object, len(raw))
		for i, v := range raw {
			if items[i], err = asObject(v); err != nil {
				return nil, at(name, err)
			}
		}
		return each(nmbrs.EmployeeID(employee), items)
	})
}

// eachRecord reads records one by one.
func eachRecord[T any](f func(nmbrs.EmployeeID, object) (T, error)) func(nmbrs.EmployeeID, []object) ([]T, error) {
	return func(id nmbrs.EmployeeID, items []object) ([]T, error) {
		out := make([]T, 0, len(items))
		for _, o := range items {
			v, err := f(id, o)
			if err != nil {
				return nil, err
			}
			out = append(out, v)
		}
		return out, nil
	}
}

// People gives names and e-mails: of the personal history the newest record.
func (c *staffCalls) People(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.PersonalInfo, []nmbrs.Skipped, error) {
	all, err := records(ctx, c.conn, opPeople(), "info", id, func(employee nmbrs.EmployeeID, items []object) ([]nmbrs.PersonalInfo, error) {
		var newest object
		var made time.Time
		for _, o := range items {
			t, err := o.time("createdAt")
			if err != nil {
				return nil, err
			}
			if newest == nil || !t.Before(made) {
				newest, made = o, t
			}
		}
		if newest == nil {
			return nil, nil
		}
		p, err := person(employee, newest)
		return []nmbrs.PersonalInfo{p}, err
	})
	return all, nil, err
}

func person(id nmbrs.EmployeeID, o object) (nmbrs.PersonalInfo, error) {
	p := nmbrs.PersonalInfo{Employee: id}
	basic, err := asObject(o["basicInfo"])
	if err != nil {
		return p, at("basicInfo", err)
	}
	contact, err := asObject(o["contactInfo"])
	if err != nil {
		contact = object{}
	}
	for _, f := range []struct {
		in   object
		name string
		into *string
	}{
		{basic, "employeeNumber", &p.Number},
		{basic, "firstName", &p.FirstName},
		{basic, "prefix", &p.Prefix},
		{basic, "lastName", &p.LastName},
		{basic, "nickName", &p.Nickname},
		{contact, "businessEmail", &p.EmailWork},
		{contact, "privateEmail", &p.EmailHome},
	} {
		if *f.into, err = f.in.text(f.name); err != nil {
			return p, err
		}
	}
	return p, nil
}

// Employments lists every stretch of service of every employee.
func (c *staffCalls) Employments(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Employment, error) {
	return records(ctx, c.conn, opEmployments(), "employments", id, eachRecord(func(e nmbrs.EmployeeID, o object) (nmbrs.Employment, error) {
		from, err := o.time("startDate")
		to, err1 := o.time("endDate")
		if _, there := o["startDate"]; !there {
			err = at("startDate", errMissing)
		}
		return nmbrs.Employment{Employee: e, Start: from, End: to}, errors.Join(err, err1)
	}))
}

// Contracts lists the contracts of every employee.
func (c *staffCalls) Contracts(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Contract, error) {
	return records(ctx, c.conn, opContracts(), "contracts", id, eachRecord(func(e nmbrs.EmployeeID, o object) (nmbrs.Contract, error) {
		contract, err := o.id("contractId")
		from, err1 := o.time("startDate")
		to, err2 := o.time("endDate")
		hours, _, err3 := o.amount("hoursPerWeek")
		indefinite, err4 := o.flag("indefinite")
		return nmbrs.Contract{
			Employee: e, ID: contract, Start: from, End: to, HoursPerWeek: hours, Indefinite: indefinite,
		}, errors.Join(err, err1, err2, err3, err4)
	}))
}

// Schedules lists the rosters of every employee.
func (c *staffCalls) Schedules(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Schedule, error) {
	return records(ctx, c.conn, opSchedules(), "schedules", id, eachRecord(func(e nmbrs.EmployeeID, o object) (nmbrs.Schedule, error) {
		s := nmbrs.Schedule{Employee: e}
		if _, there := o["startDate"]; !there {
			return s, at("startDate", errMissing)
		}
		var err error
		if s.Start, err = o.time("startDate"); err != nil {
			return s, err
		}
		var err1, err2 error
		s.Hours, err = roster(o)
		s.WeekHours, _, err1 = o.amount("hoursPerWeek")
		s.ParttimePercentage, _, err2 = o.amount("parttimePercentage")
		return s, errors.Join(err, err1, err2)
	}))
}

// roster reads the hours of two weeks in each of the known forms; where several
// stand side by side the nested one counts.
func roster(o object) ([14]*nmbrs.Hundredths, error) {
	forms := rosterForms()
	nested, given, err := nestedWeeks(o, forms[0][:7])
	if given || err != nil {
		return nested, err
	}
	for _, names := range forms {
		var flat [14]*nmbrs.Hundredths
		for i, name := range names {
			if flat[i], _, err = o.amount(name); err != nil {
				return flat, err
			}
			given = given || flat[i] != nil
		}
		if given {
			return flat, nil
		}
	}
	return nested, nil
}

// nestedWeeks reads week1 and week2; given tells whether a day stands in them.
func nestedWeeks(o object, days []string) (hours [14]*nmbrs.Hundredths, given bool, err error) {
	for w, name := range []string{fieldWeek1, fieldWeek2} {
		if o[name] == nil {
			continue
		}
		week, err := asObject(o[name])
		if err != nil {
			return hours, given, at(name, err)
		}
		for d, day := range days {
			h, _, err := week.amount(day)
			if err != nil {
				return hours, given, err
			}
			hours[7*w+d], given = h, given || h != nil
		}
	}
	return hours, given, nil
}

// PayFacts has no flat call here: the kind of salary is that of the salary
// which holds today, the hours are those of the contract that does.
func (c *staffCalls) PayFacts(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.PayFacts, error) {
	starts, err := c.SalaryStarts(ctx, id)
	if err != nil {
		return nil, err
	}
	now := c.line.Now()
	at := map[nmbrs.EmployeeID]int{}
	out, since := []nmbrs.PayFacts{}, []time.Time{}
	for _, s := range starts {
		if s.Start.After(now) {
			continue
		}
		i, known := at[s.Employee]
		switch {
		case !known:
			at[s.Employee] = len(out)
			out, since = append(out, nmbrs.PayFacts{Employee: s.Employee, SalaryType: s.Type}), append(since, s.Start)
		case !s.Start.Before(since[i]):
			out[i].SalaryType, since[i] = s.Type, s.Start
		}
	}
	contracts, err := c.Contracts(ctx, id)
	if err != nil {
		return nil, err
	}
	latest := map[nmbrs.EmployeeID]time.Time{}
	for _, k := range contracts {
		i, known := at[k.Employee]
		if known && !k.Start.After(now) && !k.Start.Before(latest[k.Employee]) {
			latest[k.Employee], out[i].ContractHours = k.Start, k.HoursPerWeek
		}
	}
	return out, nil
}

// SalaryStarts gives the dates from which salaries hold, without amounts.
func (c *staffCalls) SalaryStarts(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.SalaryStart, error) {
	return records(ctx, c.conn, opSalaries(), "salaries", id, eachRecord(func(e nmbrs.EmployeeID, o object) (nmbrs.SalaryStart, error) {
		kind, err := o.text("type")
		if _, there := o["startDate"]; !there {
			return nmbrs.SalaryStart{}, at("startDate", errMissing)
		}
		from, err1 := o.time("startDate")
		return nmbrs.SalaryStart{Employee: e, Start: from, Type: salaryKind(kind)}, errors.Join(err, err1)
	}))
}

// workplaces remembers of employees at which company they were listed.
type workplaces struct {
	mu sync.Mutex
	of map[nmbrs.EmployeeID]nmbrs.CompanyID
}

func (w *workplaces) note(list []nmbrs.Employee, at nmbrs.CompanyID) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.of == nil {
		w.of = map[nmbrs.EmployeeID]nmbrs.CompanyID{}
	}
	for _, e := range list {
		w.of[e.ID] = at
	}
}

// company is where somebody works, "" when that is not known.
func (w *workplaces) company(e nmbrs.EmployeeID) nmbrs.CompanyID {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.of[e]
}
