package soapface

import "doorzet/nmbrs/sim/office"

// Operations is the whole table, by Service.Operation.
func Operations() map[string]Operation {
	m := map[string]Operation{}
	add := func(service string, ops map[string]func(*call) (reply, error)) {
		for name, run := range ops {
			m[service+"."+name] = Operation{office.Operation{Service: service, Name: name}, run}
		}
	}
	add(office.DebtorService, debtorOps())
	add(office.CompanyService, companyOps())
	add(office.EmployeeService, employeeOps())
	add(office.EmployeeService, rowOps(office.HourRow))
	add(office.EmployeeService, rowOps(office.WageRow))
	add(office.EmployeeService, daysOps())
	return m
}
