package link

import (
	"cmp"

	"doorzet/payroll"
)

// unreadParts tells what of the people could not be read.
type unreadParts struct {
	names, service, contracts, facts, departments, schedules, salaries bool
}

// keep lets stay what was known of people where it could not be read now: an
// answer that is missing says nothing about them. That it is missing is told as
// a finding.
func (f *fetcher) keep(known []payroll.Person) {
	for i := range known {
		if now := f.people[known[i].ID]; now != nil {
			f.unread.keep(now, &known[i])
		}
	}
}

func (u unreadParts) keep(now, was *payroll.Person) {
	if u.names {
		now.First, now.Prefix, now.Last, now.Emails = was.First, was.Prefix, was.Last, was.Emails
	}
	if u.service {
		now.Employments = was.Employments
	}
	if u.contracts {
		now.Contracts = was.Contracts
	}
	if u.facts {
		now.SalaryType, now.ContractHours = cmp.Or(now.SalaryType, was.SalaryType), was.ContractHours
	}
	if u.departments {
		now.Department = was.Department
	}
	if u.schedules {
		now.Schedules = was.Schedules
	}
	if u.salaries {
		now.SalaryFrom, now.SalaryType = was.SalaryFrom, cmp.Or(now.SalaryType, was.SalaryType)
	}
}

// rest reads what only helps: schedules, departments, salary dates.
func (f *fetcher) rest() {
	schedules, err := f.c.Schedules(f.ctx, f.company)
	f.unread.schedules = !f.optional(err)
	for _, x := range schedules {
		if p := f.people[payroll.EmployeeID(x.Employee)]; p != nil {
			p.Schedules = append(p.Schedules, payroll.Schedule{From: payroll.DateOf(x.Start), Week: weekHours(x)})
		}
	}
	departments, err := f.c.Departments(f.ctx, f.company)
	f.unread.departments = !f.optional(err)
	for _, x := range departments {
		if p := f.people[payroll.EmployeeID(x.Employee)]; p != nil {
			p.Department = clean(x.Description)
		}
	}
	starts, err := f.c.SalaryStarts(f.ctx, f.company)
	f.unread.salaries = !f.optional(err)
	for _, x := range starts {
		p := f.people[payroll.EmployeeID(x.Employee)]
		if p == nil {
			continue
		}
		p.SalaryFrom = append(p.SalaryFrom, payroll.DateOf(x.Start))
		if p.SalaryType == "" {
			p.SalaryType = clean(x.Type)
		}
	}
}
