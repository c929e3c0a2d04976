package soap

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// byEmployee begins a request about an employee.
func byEmployee(op operation, employee nmbrs.EmployeeID) (*request, error) {
	if err := intID(op, employeeIDMixed, string(employee)); err != nil {
		return nil, err
	}
	return newRequest(op).text(employeeIDMixed, string(employee)), nil
}

// rowOf checks a row of hours or wages: every field of it is required.
func rowOf(id, upper, code *wireInt, amount *wireAmount) (nmbrs.Row, error) {
	row, err := wireID("Id", id, upper)
	n, err1 := code.number("code")
	var err2 error
	if !amount.set {
		err2 = fmt.Errorf("amount: %w", errMissing)
	}
	return nmbrs.Row{
		ID: nmbrs.RowID(row), Code: n, Amount: amount.val, Inexact: amount.inexact,
	}, errors.Join(err, err1, err2)
}

type wireHourRow struct {
	ID       wireInt `xml:"Id"`
	Upper    wireInt `xml:"ID"`
	HourCode wireInt
	Hours    wireAmount
}

func (w wireHourRow) value() (nmbrs.Row, error) { return rowOf(&w.ID, &w.Upper, &w.HourCode, &w.Hours) }

type wireWageRow struct {
	ID    wireInt `xml:"Id"`
	Upper wireInt `xml:"ID"`
	Code  wireInt
	Value wireAmount
}

func (w wireWageRow) value() (nmbrs.Row, error) { return rowOf(&w.ID, &w.Upper, &w.Code, &w.Value) }

// rowCalls are the calls about variable rows of hours and wages.
type rowCalls struct{ *conn }

// HourRows gives every variable hour row of an employee in a period. Nmbrs
// returns neither comment nor cost centre.
func (c *rowCalls) HourRows(ctx context.Context, employee nmbrs.EmployeeID, p nmbrs.Period) ([]nmbrs.Row, error) {
	req, err := byEmployee(employeeOp(opHourRows), employee)
	if err != nil {
		return nil, err
	}
	return uniqueRows(req.op)(list[wireHourRow](ctx, c.conn, req.period(p)))
}

// WageRows gives every variable wage row of an employee in a period.
func (c *rowCalls) WageRows(ctx context.Context, employee nmbrs.EmployeeID, p nmbrs.Period) ([]nmbrs.Row, error) {
	req, err := byEmployee(employeeOp(opWageRows), employee)
	if err != nil {
		return nil, err
	}
	return uniqueRows(req.op)(list[wireWageRow](ctx, c.conn, req.period(p)))
}

// WageRowsOf has no call here: rows are read employee by employee.
func (c *rowCalls) WageRowsOf(context.Context, []nmbrs.EmployeeID, nmbrs.Period) (map[nmbrs.EmployeeID][]nmbrs.Row, error) {
	return nil, &nmbrs.Error{
		Call: employeeOp(opWageRows).call(), Class: nmbrs.ClassRefused, Cause: nmbrs.CauseNoAction, Err: nmbrs.ErrUnsupported,
	}
}

// uniqueRows refuses a list in which an id stands twice: sums of it would lie.
func uniqueRows(op operation) func([]nmbrs.Row, error) ([]nmbrs.Row, error) {
	return func(rows []nmbrs.Row, err error) ([]nmbrs.Row, error) {
		if err != nil {
			return nil, err
		}
		known := make(map[nmbrs.RowID]bool, len(rows))
		for _, r := range rows {
			if known[r.ID] {
				return nil, malformed(op, at("Id", errTwice))
			}
			known[r.ID] = true
		}
		return rows, nil
	}
}

// component spells the parts of an insert as its operation wants them.
type component struct {
	op                    operation
	element, code, amount string
}

// InsertHours adds one variable hour row and gives its id.
func (c *rowCalls) InsertHours(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	// The element has a small c in requests; another spelling is dropped by
	// the server without a word.
	return c.insert(ctx, component{writeOp(opHourInsert), "Hourcomponent", "HourCode", "Hours"}, in)
}

// InsertWage adds one variable wage row and gives its id.
func (c *rowCalls) InsertWage(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	return c.insert(ctx, component{writeOp(opWageInsert), "WageComponent", "Code", "Value"}, in)
}

func (c *rowCalls) insert(ctx context.Context, k component, in nmbrs.Insert) (nmbrs.RowID, error) {
	req, err := byEmployee(k.op, in.Employee)
	if err != nil {
		return "", err
	}
	if in.CostCentre != "" {
		if err := intID(k.op, "CostCenterId", in.CostCentre); err != nil {
			return "", err
		}
	}
	req.open(k.element).
		int("Id", 0).
		int(k.code, in.Code).
		text(k.amount, in.Amount.String()).
		id("CostCenterId", in.CostCentre).
		id("CostUnitId", "")
	if comment := wire.Clean(in.Comment); comment != "" {
		req.text("Comment", comment)
	}
	req.close(k.element).period(in.Period).bool("UnprotectedMode", in.Unprotected)
	id, err := one(ctx, c.conn, req, newID)
	if err != nil {
		return "", err
	}
	return nmbrs.RowID(strconv.FormatInt(id.val, 10)), nil
}

// DeleteHours removes one hour row.
func (c *rowCalls) DeleteHours(ctx context.Context, employee nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	return c.remove(ctx, writeOp(opHourDelete), "HourComponentID", employee, row)
}

// DeleteWage removes one wage row.
func (c *rowCalls) DeleteWage(ctx context.Context, employee nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	return c.remove(ctx, writeOp(opWageDelete), "WageComponentID", employee, row)
}

func (c *rowCalls) remove(ctx context.Context, op operation, name string, employee nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	req, err := byEmployee(op, employee)
	if err != nil {
		return false, err
	}
	if err := intID(op, name, string(row)); err != nil {
		return false, err
	}
	gone, err := one(ctx, c.conn, req.text(name, string(row)), exists)
	if err != nil {
		return false, err
	}
	return gone.val, nil
}
