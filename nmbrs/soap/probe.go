package soap

import (
	"context"
	"errors"
	"fmt"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// ErrProbe says that a call cannot be probed: it writes or is not known.
var ErrProbe = errors.New("soap: call cannot be probed")

// probe is one line of the rights check.
type probe struct {
	op        operation
	essential bool
	try       func(context.Context, *Client, nmbrs.ProbeTarget) error
}

// dropped keeps the error of a read only.
func dropped[T any](_ T, err error) error { return err }

// probes lists every operation in use.
func probes() []probe {
	return append(append(firmProbes(), staffProbes()...), rowProbes()...)
}

// target is short for what every line of the tables below takes.
type target = nmbrs.ProbeTarget

func firmProbes() []probe {
	byModel := func(name string) probe {
		op := companyOp(name)
		return probe{op: op, try: func(ctx context.Context, c *Client, t target) error {
			return dropped(listByCompany[wireCode](ctx, c.conn, op, companyIDMixed, t.Company))
		}}
	}
	return []probe{
		{op: debtorOp(opEnvironment), try: func(ctx context.Context, c *Client, _ target) error { return dropped(c.Domain(ctx)) }},
		{op: debtorOp(opListAll), try: func(ctx context.Context, c *Client, _ target) error { return dropped(c.Debtors(ctx)) }},
		{op: debtorOp(opDebtorGUIDs), try: func(ctx context.Context, c *Client, _ target) error { return dropped(c.DebtorGUIDs(ctx)) }},
		{op: companyOp(opListAll), essential: true, try: func(ctx context.Context, c *Client, _ target) error {
			return dropped(list[wireCompany](ctx, c.conn, newRequest(companyOp(opListAll))))
		}},
		{op: companyOp(opListByDebtor), try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.CompaniesOf(ctx, t.Debtor))
		}},
		{op: companyOp(opCurrentPeriod), essential: true, try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.CurrentPeriod(ctx, t.Company))
		}},
		byModel(opHourCodes), byModel(opHourCodes2), byModel(opWageCodes), byModel(opWageCodes2),
		{op: companyOp(opCostCentres), try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.CostCentres(ctx, t.Company))
		}},
		{op: companyOp(opRuns), try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.Runs(ctx, t.Company, t.Period.Year))
		}},
		{op: companyOp(opGUIDs), try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.GUIDs(ctx, t.Company, entityCompany))
		}},
	}
}

// payrollType is the employee type that clients of Nmbrs use for employees on
// the payroll.
const payrollType = "2"

func staffProbes() []probe {
	return []probe{
		{op: employeeOp(opEmployeeTypes), try: func(ctx context.Context, c *Client, _ target) error { return dropped(c.EmployeeTypes(ctx)) }},
		{op: employeeOp(opEmployees), essential: true, try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.Employees(ctx, t.Company, payrollType))
		}},
		{op: bulkOp(opPeople), try: func(ctx context.Context, c *Client, t target) error {
			return dropped(listByCompany[wirePersonItem](ctx, c.conn, bulkOp(opPeople), companyIDMixed, t.Company))
		}},
		{op: bulkOp(opPeopleAll), try: func(ctx context.Context, c *Client, t target) error {
			return dropped(listByCompany[wirePersonItem](ctx, c.conn, bulkOp(opPeopleAll), companyIDUpper, t.Company))
		}},
		{op: bulkOp(opFlat), try: func(ctx context.Context, c *Client, t target) error { return dropped(c.PayFacts(ctx, t.Company)) }},
		{op: bulkOp(opEmployments), try: func(ctx context.Context, c *Client, t target) error { return dropped(c.Employments(ctx, t.Company)) }},
		{op: bulkOp(opContracts), essential: true, try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.Contracts(ctx, t.Company))
		}},
		{op: bulkOp(opSchedules), try: func(ctx context.Context, c *Client, t target) error { return dropped(c.Schedules(ctx, t.Company)) }},
		{op: bulkOp(opDepartments), try: func(ctx context.Context, c *Client, t target) error { return dropped(c.Departments(ctx, t.Company)) }},
		{op: bulkOp(opSalaries), try: func(ctx context.Context, c *Client, t target) error { return dropped(c.SalaryStarts(ctx, t.Company)) }},
	}
}

func rowProbes() []probe {
	return []probe{
		{op: employeeOp(opHourRows), essential: true, try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.HourRows(ctx, t.Employee, t.Period))
		}},
		{op: employeeOp(opWageRows), try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.WageRows(ctx, t.Employee, t.Period))
		}},
		{op: employeeOp(opDays), try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.daysVar(ctx, t.Employee, t.Period))
		}},
		{op: employeeOp(opDaysWorked), try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.daysWorked(ctx, t.Employee, t.Period))
		}},
		{op: writeOp(opHourInsert), essential: true},
		{op: writeOp(opHourDelete)},
		{op: writeOp(opWageInsert)},
		{op: writeOp(opWageDelete)},
		{op: writeOp(opDaysSet)},
	}
}

// Calls lists the operations in use, for the rights check. The two other ways
// to set days are left out: they matter only where the first is unknown.
func (c *Client) Calls() []nmbrs.Call {
	all := probes()
	calls := make([]nmbrs.Call, len(all))
	for i, p := range all {
		calls[i] = nmbrs.Call{Name: p.op.call(), Essential: p.essential, Write: p.op.write}
	}
	return calls
}

// Probe tries one read call. A write call or an unknown name gives ErrProbe.
func (c *Client) Probe(ctx context.Context, call string, t nmbrs.ProbeTarget) error {
	for _, p := range probes() {
		if p.op.call() == call && p.try != nil {
			return p.try(ctx, c, t)
		}
	}
	return fmt.Errorf("%w: %s", ErrProbe, wire.Clean(call))
}
