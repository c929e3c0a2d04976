package rest

import (
	"context"
	"errors"
	"fmt"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// ErrProbe says that a call cannot be probed: it writes or is not known.
var ErrProbe = errors.New("rest: call cannot be probed")

// probe is one line of the rights check.
type probe struct {
	op        operation
	essential bool
	try       func(context.Context, *Client, nmbrs.ProbeTarget) error
}

// dropped keeps the error of a read only.
func dropped[T any](_ T, err error) error { return err }

// target is short for what every line of the table takes.
type target = nmbrs.ProbeTarget

// probes lists every call in use.
func probes() []probe {
	return []probe{
		{op: opDebtors(), try: func(ctx context.Context, c *Client, _ target) error { return dropped(c.Debtors(ctx)) }},
		{op: opCompanies(), essential: true, try: func(ctx context.Context, c *Client, _ target) error {
			return dropped(c.Companies(ctx))
		}},
		{op: opPeriod(), essential: true, try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.CurrentPeriod(ctx, t.Company))
		}},
		{op: opRuns(), try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.Runs(ctx, t.Company, t.Period.Year))
		}},
		{op: opHourCodes(), try: func(ctx context.Context, c *Client, t target) error {
			_, _, err := c.HourCodes(ctx, t.Company)
			return err
		}},
		{op: opWageCodes(), try: func(ctx context.Context, c *Client, t target) error {
			_, _, err := c.WageCodes(ctx, t.Company)
			return err
		}},
		{op: opCostCentres(), try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.CostCentres(ctx, t.Company))
		}},
		{op: opEmployees(), essential: true, try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.Employees(ctx, t.Company, nmbrs.TypePayroll))
		}},
		{op: opPeople(), try: func(ctx context.Context, c *Client, t target) error {
			_, _, err := c.People(ctx, t.Company)
			return err
		}},
		{op: opEmployments(), try: func(ctx context.Context, c *Client, t target) error { return dropped(c.Employments(ctx, t.Company)) }},
		{op: opContracts(), essential: true, try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.Contracts(ctx, t.Company))
		}},
		{op: opSchedules(), try: func(ctx context.Context, c *Client, t target) error { return dropped(c.Schedules(ctx, t.Company)) }},
		{op: opDepartments(), try: func(ctx context.Context, c *Client, t target) error { return dropped(c.Departments(ctx, t.Company)) }},
		{op: opSalaries(), try: func(ctx context.Context, c *Client, t target) error { return dropped(c.SalaryStarts(ctx, t.Company)) }},
		{op: opHours(), essential: true, try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.HourRows(ctx, t.Employee, t.Period))
		}},
		{op: opWages(), try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.WageRows(ctx, t.Employee, t.Period))
		}},
		{op: opDays(), try: func(ctx context.Context, c *Client, t target) error {
			return dropped(c.Days(ctx, t.Employee, t.Period))
		}},
		{op: opAddHours(), essential: true},
		{op: opDeleteHours()},
		{op: opAddWage()},
		{op: opDeleteWage()},
		{op: opSetDays()},
	}
}

// Calls lists the calls in use, for the rights check.
func (c *Client) Calls() []nmbrs.Call {
	all := probes()
	calls := make([]nmbrs.Call, len(all))
	for i, p := range all {
		calls[i] = nmbrs.Call{Name: p.op.name, Essential: p.essential, Write: p.op.write()}
	}
	return calls
}

// Probe tries one read call. A write call or an unknown name gives ErrProbe.
func (c *Client) Probe(ctx context.Context, call string, t nmbrs.ProbeTarget) error {
	for _, p := range probes() {
		if p.op.name == call && p.try != nil {
			return p.try(ctx, c, t)
		}
	}
	return fmt.Errorf("%w: %s", ErrProbe, wire.Clean(call))
}
