package rest

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"time"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

const byEmployeePath = "/api/employees/{employeeId}/"

func opHours() operation {
	return operation{name: "GET " + byEmployeePath + "variablehours", keep: append(hourIDs(), "hourCode", "hours", "comment", "createdAt")}
}

func opAddHours() operation {
	return operation{name: "POST " + byEmployeePath + "variablehours", keep: hourIDs()}
}

func opDeleteHours() operation {
	return operation{name: "DELETE " + byEmployeePath + "hours/{hourComponentId}"}
}

func opWages() operation {
	return operation{
		name: "GET /api/companies/{companyId}/employees/variablewagecomponents",
		keep: append(wageIDs(), "employeeId", fieldWages, "code", "value", "comment", "createdAt"),
	}
}

func opAddWage() operation {
	return operation{name: "POST " + byEmployeePath + "variablewagecomponent", keep: wageIDs()}
}

func opDeleteWage() operation {
	return operation{name: "DELETE " + byEmployeePath + "wagecomponents/{wageComponentId}"}
}

// rowCalls are the calls about variable rows of hours and wages.
type rowCalls struct {
	*conn
	company nmbrs.CompanyID
	works   *workplaces
}

// HourRows gives every variable hour row of an employee in a period, with its
// comment.
func (c *rowCalls) HourRows(ctx context.Context, employee nmbrs.EmployeeID, p nmbrs.Period) ([]nmbrs.Row, error) {
	req, err := newRequest(opHours(), string(employee))
	if err != nil {
		return nil, err
	}
	rows, err := listOrNone(ctx, c.conn, req.period(p), one(func(o object) (nmbrs.Row, error) {
		return row(o, "hourCode", "hours", hourIDs()...)
	}))
	return unique(req.op, rows, err)
}

func row(o object, code, amount string, ids ...string) (nmbrs.Row, error) {
	id, err := o.id(ids...)
	n, err1 := o.number(code)
	h, inexact, err2 := o.amount(amount)
	comment, err3 := o.text("comment")
	created, err4 := o.time("createdAt")
	if err4 != nil {
		created = time.Time{} // what cannot be read is as good as not told
	}
	if h == nil {
		h, err2 = new(nmbrs.Hundredths), errors.Join(err2, at(amount, errMissing))
	}
	return nmbrs.Row{ID: nmbrs.RowID(id), Code: n, Amount: *h, Inexact: inexact, Comment: comment, Created: created}, errors.Join(err, err1, err2, err3)
}

// unique refuses a list in which an id stands twice: sums of it would lie.
func unique(op operation, rows []nmbrs.Row, err error) ([]nmbrs.Row, error) {
	if err != nil {
		return nil, err
	}
	known := make(map[nmbrs.RowID]bool, len(rows))
	for _, r := range rows {
		if known[r.ID] {
			return nil, malformed(op, at("id", errTwice))
		}
		known[r.ID] = true
	}
	return rows, nil
}

// WageRows gives every variable wage row of an employee in a period: the call
// is one of the company.
func (c *rowCalls) WageRows(ctx context.Context, employee nmbrs.EmployeeID, p nmbrs.Period) ([]nmbrs.Row, error) {
	op := opWages()
	company := c.company
	if company == "" {
		company = c.works.company(employee)
	}
	req, err := byCompany(op, company)
	if err != nil {
		return nil, err
	}
	if !isGUID(string(employee)) {
		return nil, badValue(op, "employeeId")
	}
	rows, err := listOrNone(ctx, c.conn, req.period(p).ask("employeeId", string(employee)), func(o object) ([]nmbrs.Row, error) {
		return wageItems(o, employee)
	})
	return unique(op, rows, err)
}

// wagesOf are the wage rows of an employee; single tells that it is one row alone,
// beside which others may stand elsewhere in the list.
type wagesOf struct {
	employee nmbrs.EmployeeID
	rows     []nmbrs.Row
	single   bool
}

// wageItems reads an item of one employee. Rows of somebody else are an error:
// the filter was not understood.
func wageItems(o object, employee nmbrs.EmployeeID) ([]nmbrs.Row, error) {
	w, err := wageItem(o)
	if err == nil && w.employee != employee && len(w.rows) > 0 {
		err = at("employeeId", errValue)
	}
	if err != nil || w.employee != employee {
		return nil, err
	}
	return w.rows, nil
}

// wageItem reads an item: the rows of an employee, or, as clients have it too, one
// row that names its employee.
func wageItem(o object) (wagesOf, error) {
	id, err := o.id("employeeId")
	if err != nil {
		return wagesOf{}, err
	}
	items := []any{map[string]any(o)}
	v, nested := o[fieldWages]
	if nested {
		items = nil
		if v != nil {
			if items, err = o.list(fieldWages); err != nil {
				return wagesOf{}, err
			}
		}
	}
	out := wagesOf{employee: nmbrs.EmployeeID(id), single: !nested}
	for _, v := range items {
		item, err := asObject(v)
		if err != nil {
			return out, err
		}
		r, err := row(item, "code", "value", wageIDs()...)
		if err != nil {
			return out, err
		}
		out.rows = append(out.rows, r)
	}
	return out, nil
}

// WageRowsOf lists the rows of a whole company, page by page, and gives those of
// the employees named. Somebody's rows are believed where they stand together: a
// list of single rows could lose one between two pages, and is unsupported.
func (c *rowCalls) WageRowsOf(ctx context.Context, employees []nmbrs.EmployeeID, p nmbrs.Period) (map[nmbrs.EmployeeID][]nmbrs.Row, error) {
	op := opWages()
	if len(employees) == 0 {
		return map[nmbrs.EmployeeID][]nmbrs.Row{}, nil
	}
	company := c.company
	wanted := make(map[nmbrs.EmployeeID]bool, len(employees))
	for _, e := range employees {
		wanted[e] = true
		if at := c.works.company(e); at != "" && at != cmp.Or(company, at) {
			return nil, unsupported(op.name)
		} else if company == "" {
			company = at
		}
	}
	req, err := byCompany(op, company)
	if err != nil {
		return nil, err
	}
	all, err := listUpTo(ctx, c.conn, req.period(p), len(wanted)-1, one(wageItem))
	if errors.Is(err, errLong) {
		return nil, unsupported(op.name)
	}
	if err != nil {
		return nil, err
	}
	out := make(map[nmbrs.EmployeeID][]nmbrs.Row, len(wanted))
	var rows []nmbrs.Row
	seen := make(map[nmbrs.EmployeeID]bool, len(all))
	for _, w := range all {
		if w.single {
			return nil, unsupported(op.name)
		}
		if seen[w.employee] {
			return nil, malformed(op, at("employeeId", errTwice))
		}
		seen[w.employee] = true
		rows = append(rows, w.rows...)
		if wanted[w.employee] {
			out[w.employee] = w.rows
		}
	}
	if _, err = unique(op, rows, nil); err != nil {
		return nil, err
	}
	return out, nil
}

// wirePeriod is the period of a body.
type wirePeriod struct {
	Year   int `json:"year"`
	Period int `json:"period"`
}

// periodDetails nests the period for hours and days; wages have it flat.
type periodDetails struct {
	Period      wirePeriod `json:"period"`
	Unprotected bool       `json:"unprotectedMode"`
}

type hoursBody struct {
	HourCode      int           `json:"hourCode"`
	Hours         json.Number   `json:"hours"`
	CostCenterID  string        `json:"costCenterId,omitempty"`
	Comment       string        `json:"comment,omitempty"`
	PeriodDetails periodDetails `json:"periodDetails"`
}

type wageBody struct {
	Code          int         `json:"code"`
	Value         json.Number `json:"value"`
	CostCenterID  string      `json:"costCenterId,omitempty"`
	Comment       string      `json:"comment,omitempty"`
	PeriodDetails wirePeriod  `json:"periodDetails"`
	Unprotected   bool        `json:"unprotectedMode"`
}

func details(p nmbrs.Period, unprotected bool) periodDetails {
	return periodDetails{wirePeriod{p.Year, p.Number}, unprotected}
}

// InsertHours adds one variable hour row and gives its id.
func (c *rowCalls) InsertHours(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	return c.insert(ctx, opAddHours(), in, hoursBody{
		HourCode: in.Code, Hours: json.Number(in.Amount.String()), CostCenterID: in.CostCentre, Comment: wire.Clean(in.Comment),
		PeriodDetails: details(in.Period, in.Unprotected),
	}, hourIDs())
}

// InsertWage adds one variable wage row and gives its id.
func (c *rowCalls) InsertWage(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	return c.insert(ctx, opAddWage(), in, wageBody{
		Code: in.Code, Value: json.Number(in.Amount.String()), CostCenterID: in.CostCentre, Comment: wire.Clean(in.Comment),
		PeriodDetails: wirePeriod{in.Period.Year, in.Period.Number}, Unprotected: in.Unprotected,
	}, wageIDs())
}

// insert sends the one call. That its answer holds the id of the new row is
// assumed; an answer without it is unsure, and the row is found by its comment.
func (c *rowCalls) insert(ctx context.Context, op operation, in nmbrs.Insert, body any, ids []string) (nmbrs.RowID, error) {
	req, err := newRequest(op, string(in.Employee))
	if err != nil {
		return "", err
	}
	if in.CostCentre != "" && !isGUID(in.CostCentre) {
		return "", badValue(op, "costCenterId")
	}
	if err := req.send(body); err != nil {
		return "", err
	}
	var id string
	err = c.send(ctx, req, func(doc any) error {
		o, err := result(doc)
		if err != nil {
			return err
		}
		id, err = o.id(ids...)
		return err
	})
	if err != nil {
		return "", err
	}
	return nmbrs.RowID(id), nil
}

// result is the object of an answer to a write, bare or in data. A list or an
// error is not one.
func result(doc any) (object, error) {
	o, err := asObject(doc)
	if err != nil {
		return nil, err
	}
	for _, foreign := range []string{"pagination", "title", "httpStatus", "error", "statusCode"} {
		if _, there := o[foreign]; there {
			return nil, errShape
		}
	}
	if v, there := o["data"]; there {
		return asObject(v)
	}
	return o, nil
}

// done is an answer to a write that gives nothing back.
func done(doc any) error {
	if doc == nil {
		return nil
	}
	_, err := result(doc)
	return err
}

// DeleteHours removes one hour row.
func (c *rowCalls) DeleteHours(ctx context.Context, employee nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	return c.remove(ctx, opDeleteHours(), employee, row)
}

// DeleteWage removes one wage row.
func (c *rowCalls) DeleteWage(ctx context.Context, employee nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	return c.remove(ctx, opDeleteWage(), employee, row)
}

// remove gives false where the row is not there: only a read tells more.
func (c *rowCalls) remove(ctx context.Context, op operation, employee nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	req, err := newRequest(op, string(employee), string(row))
	if err != nil {
		return false, err
	}
	err = c.send(ctx, req, done)
	var e *nmbrs.Error
	if errors.As(err, &e) && e.Cause == nmbrs.CauseNotFound {
		return false, nil
	}
	return err == nil, err
}
