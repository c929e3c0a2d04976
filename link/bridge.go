package link

import (
	"context"
	"strings"
	"sync"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// bridge is a client over REST for a company that was linked over SOAP first.
// The ledger keeps the ids that it always had; the bridge translates them on
// the way out and back. What came after the move has one id, that of REST.
type bridge struct {
	nmbrs.Client
	company, rest nmbrs.CompanyID

	mu sync.Mutex
	// out and in are the pairs by kind, both ways.
	out, in map[store.IDKind]map[string]string
	// own are the rows of the register with an id of SOAP.
	own []payroll.OwnRow
}

func newBridge(c nmbrs.Client, info store.CompanyInfo, pairs []store.IDPair, rows []payroll.OwnRow) *bridge {
	b := &bridge{
		Client: c, company: nmbrs.CompanyID(info.NmbrsID), rest: nmbrs.CompanyID(info.RestID),
		out: map[store.IDKind]map[string]string{}, in: map[store.IDKind]map[string]string{},
	}
	for _, p := range pairs {
		b.add(p)
	}
	for _, r := range rows {
		if !isGUID(string(r.ID)) && r.Sheet == "" {
			b.own = append(b.own, r)
		}
	}
	return b
}

// isGUID tells an id of REST from one of SOAP, which is a number.
func isGUID(id string) bool { return len(id) == 36 && strings.Count(id, "-") == 4 }

func (b *bridge) add(p store.IDPair) {
	if b.out[p.Kind] == nil {
		b.out[p.Kind], b.in[p.Kind] = map[string]string{}, map[string]string{}
	}
	b.out[p.Kind][p.Own], b.in[p.Kind][p.GUID] = p.GUID, p.Own
}

// to gives the id of REST, the same one where it is not known by another.
func (b *bridge) to(k store.IDKind, id string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	if g := b.out[k][id]; g != "" {
		return g
	}
	return id
}

// from gives the ledger's id of one of REST.
func (b *bridge) from(k store.IDKind, id string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	if own := b.in[k][id]; own != "" {
		return own
	}
	return id
}

func (b *bridge) toCompany(id nmbrs.CompanyID) nmbrs.CompanyID {
	if id == b.company {
		return b.rest
	}
	return id
}

func (b *bridge) toEmployee(id nmbrs.EmployeeID) nmbrs.EmployeeID {
	return nmbrs.EmployeeID(b.to(store.IDEmployee, string(id)))
}

func (b *bridge) fromEmployee(id nmbrs.EmployeeID) nmbrs.EmployeeID {
	return nmbrs.EmployeeID(b.from(store.IDEmployee, string(id)))
}

// Probe tries a call with the ids of REST.
func (b *bridge) Probe(ctx context.Context, call string, t nmbrs.ProbeTarget) error {
	t.Company, t.Employee = b.toCompany(t.Company), b.toEmployee(t.Employee)
	return b.Client.Probe(ctx, call, t)
}

// CurrentPeriod translates the company.
func (b *bridge) CurrentPeriod(ctx context.Context, id nmbrs.CompanyID) (nmbrs.Period, error) {
	return b.Client.CurrentPeriod(ctx, b.toCompany(id))
}

// Runs translates the company.
func (b *bridge) Runs(ctx context.Context, id nmbrs.CompanyID, year int) ([]nmbrs.Run, error) {
	return b.Client.Runs(ctx, b.toCompany(id), year)
}

// HourCodes translates the company.
func (b *bridge) HourCodes(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Code, []nmbrs.Skipped, error) {
	return b.Client.HourCodes(ctx, b.toCompany(id))
}

// WageCodes translates the company.
func (b *bridge) WageCodes(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Code, []nmbrs.Skipped, error) {
	return b.Client.WageCodes(ctx, b.toCompany(id))
}

// CostCentres translates both ways.
func (b *bridge) CostCentres(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.CostCentre, error) {
	list, err := b.Client.CostCentres(ctx, b.toCompany(id))
	for i := range list {
		list[i].ID = b.from(store.IDCostCentre, list[i].ID)
	}
	return list, err
}

// Employees translates both ways.
func (b *bridge) Employees(ctx context.Context, id nmbrs.CompanyID, t string) ([]nmbrs.Employee, error) {
	list, err := b.Client.Employees(ctx, b.toCompany(id), t)
	for i := range list {
		list[i].ID = b.fromEmployee(list[i].ID)
	}
	return list, err
}

// People translates both ways.
func (b *bridge) People(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.PersonalInfo, []nmbrs.Skipped, error) {
	list, skipped, err := b.Client.People(ctx, b.toCompany(id))
	for i := range list {
		list[i].Employee = b.fromEmployee(list[i].Employee)
	}
	return list, skipped, err
}

// Employments translates both ways.
func (b *bridge) Employments(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Employment, error) {
	list, err := b.Client.Employments(ctx, b.toCompany(id))
	for i := range list {
		list[i].Employee = b.fromEmployee(list[i].Employee)
	}
	return list, err
}

// Contracts translates both ways.
func (b *bridge) Contracts(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Contract, error) {
	list, err := b.Client.Contracts(ctx, b.toCompany(id))
	for i := range list {
		list[i].Employee = b.fromEmployee(list[i].Employee)
	}
	return list, err
}

// Schedules translates both ways.
func (b *bridge) Schedules(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.Schedule, error) {
	list, err := b.Client.Schedules(ctx, b.toCompany(id))
	for i := range list {
		list[i].Employee = b.fromEmployee(list[i].Employee)
	}
	return list, err
}

// PayFacts translates both ways.
func (b *bridge) PayFacts(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.PayFacts, error) {
	list, err := b.Client.PayFacts(ctx, b.toCompany(id))
	for i := range list {
		list[i].Employee = b.fromEmployee(list[i].Employee)
	}
	return list, err
}

// SalaryStarts translates both ways.
func (b *bridge) SalaryStarts(ctx context.Context, id nmbrs.CompanyID) ([]nmbrs.SalaryStart, error) {
	list, err := b.Client.SalaryStarts(ctx, b.toCompany(id))
	for i := range list {
		list[i].Employee = b.fromEmployee(list[i].Employee)
	}
	return list, err
}

// HourRows translates the employee, and rows of ours to the ids of the register.
func (b *bridge) HourRows(ctx context.Context, id nmbrs.EmployeeID, p nmbrs.Period) ([]nmbrs.Row, error) {
	rows, err := b.Client.HourRows(ctx, b.toEmployee(id), p)
	return b.rows(payroll.KindHours, id, p, rows), err
}

// WageRows translates the employee, and rows of ours to the ids of the register.
func (b *bridge) WageRows(ctx context.Context, id nmbrs.EmployeeID, p nmbrs.Period) ([]nmbrs.Row, error) {
	rows, err := b.Client.WageRows(ctx, b.toEmployee(id), p)
	return b.rows(payroll.KindWage, id, p, rows), err
}

// idKind is the kind of a row's id.
func idKind(k payroll.Kind) store.IDKind {
	if k == payroll.KindWage {
		return store.IDWage
	}
	return store.IDHours
}

// rows gives rows of ours the ids under which the register has them. Those of
// periods that were open at the move have a pair; of any other period a row is
// known by its comment alone, which cannot be mistaken.
func (b *bridge) rows(k payroll.Kind, id nmbrs.EmployeeID, p nmbrs.Period, rows []nmbrs.Row) []nmbrs.Row {
	b.mu.Lock()
	defer b.mu.Unlock()
	kind := idKind(k)
	var own []payroll.OwnRow
	for _, r := range b.own {
		in := r.BookedIn == payroll.Period{Year: p.Year, Number: p.Number}
		if r.Kind == k && string(r.Employee) == string(id) && in && b.out[kind][string(r.ID)] == "" {
			own = append(own, r)
		}
	}
	var unknown []nmbrs.Row
	for _, r := range rows {
		if b.in[kind][string(r.ID)] == "" {
			unknown = append(unknown, r)
		}
	}
	for _, pair := range byComment(own, unknown) {
		b.add(store.IDPair{Kind: kind, Own: string(pair.own.ID), GUID: string(pair.row.ID)})
	}
	for i := range rows {
		if n := b.in[kind][string(rows[i].ID)]; n != "" {
			rows[i].ID = nmbrs.RowID(n)
		}
	}
	return rows
}

// Days translates the employee.
func (b *bridge) Days(ctx context.Context, id nmbrs.EmployeeID, p nmbrs.Period) (nmbrs.DayFigures, error) {
	return b.Client.Days(ctx, b.toEmployee(id), p)
}

func (b *bridge) insert(in nmbrs.Insert) nmbrs.Insert {
	in.Employee = b.toEmployee(in.Employee)
	in.CostCentre = b.to(store.IDCostCentre, in.CostCentre)
	return in
}

// InsertHours translates employee and cost centre.
func (b *bridge) InsertHours(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	return b.Client.InsertHours(ctx, b.insert(in))
}

// InsertWage translates employee and cost centre.
func (b *bridge) InsertWage(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	return b.Client.InsertWage(ctx, b.insert(in))
}

// DeleteHours translates employee and row.
func (b *bridge) DeleteHours(ctx context.Context, id nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	return b.Client.DeleteHours(ctx, b.toEmployee(id), nmbrs.RowID(b.to(store.IDHours, string(row))))
}

// DeleteWage translates employee and row.
func (b *bridge) DeleteWage(ctx context.Context, id nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	return b.Client.DeleteWage(ctx, b.toEmployee(id), nmbrs.RowID(b.to(store.IDWage, string(row))))
}

// SetDays translates the employee.
func (b *bridge) SetDays(ctx context.Context, in nmbrs.SetDays) error {
	in.Employee = b.toEmployee(in.Employee)
	return b.Client.SetDays(ctx, in)
}

// rowPair is a row of the register and what it is over REST.
type rowPair struct {
	own payroll.OwnRow
	row nmbrs.Row
}

// byComment pairs rows of the register with rows that carry the comment of
// their step. Where a step has several of them, those with our code and amount
// pair first: they are alike, so that it does not matter which is which. Then
// the last one on each side pairs, changed by a colleague as it may be.
func byComment(own []payroll.OwnRow, rows []nmbrs.Row) []rowPair {
	var out []rowPair
	byStep := map[string][]nmbrs.Row{}
	for _, r := range rows {
		if r.Comment != "" {
			byStep[r.Comment] = append(byStep[r.Comment], r)
		}
	}
	steps := map[string][]payroll.OwnRow{}
	var order []string
	for _, o := range own {
		c := o.Step.Comment()
		if steps[c] == nil {
			order = append(order, c)
		}
		steps[c] = append(steps[c], o)
	}
	for _, c := range order {
		mine, theirs := steps[c], byStep[c]
		pairs, mine, theirs := pairAlike(mine, theirs)
		out = append(out, pairs...)
		if len(mine) == 1 && len(theirs) == 1 {
			out = append(out, rowPair{mine[0], theirs[0]})
		}
	}
	return out
}

// pairAlike pairs what has the same code and amount, and gives what is left.
func pairAlike(own []payroll.OwnRow, rows []nmbrs.Row) (pairs []rowPair, ownLeft []payroll.OwnRow, rowsLeft []nmbrs.Row) {
	taken := make([]bool, len(rows))
	for _, o := range own {
		found := false
		for i, r := range rows {
			if !taken[i] && alike(o, r) {
				taken[i], found = true, true
				pairs = append(pairs, rowPair{o, r})
				break
			}
		}
		if !found {
			ownLeft = append(ownLeft, o)
		}
	}
	for i, r := range rows {
		if !taken[i] {
			rowsLeft = append(rowsLeft, r)
		}
	}
	return pairs, ownLeft, rowsLeft
}

func alike(o payroll.OwnRow, r nmbrs.Row) bool {
	return r.Code == o.Component.Code && payroll.Hundredths(r.Amount) == o.Amount && !r.Inexact
}
