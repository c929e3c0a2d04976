package link

import (
	"context"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// HourRows translates the employee, and rows of ours to the ids of the register.
func (b *bridge) HourRows(ctx context.Context, id nmbrs.EmployeeID, p nmbrs.Period) ([]nmbrs.Row, error) {
	rows, err := b.far.HourRows(ctx, b.toEmployee(id), p)
	return b.rows(payroll.KindHours, id, p, rows), err
}

// WageRows translates the employee, and rows of ours to the ids of the register.
func (b *bridge) WageRows(ctx context.Context, id nmbrs.EmployeeID, p nmbrs.Period) ([]nmbrs.Row, error) {
	rows, err := b.far.WageRows(ctx, b.toEmployee(id), p)
	return b.rows(payroll.KindWage, id, p, rows), err
}

// WageRowsOf translates as WageRows does, for each employee.
func (b *bridge) WageRowsOf(ctx context.Context, ids []nmbrs.EmployeeID, p nmbrs.Period) (map[nmbrs.EmployeeID][]nmbrs.Row, error) {
	there := make([]nmbrs.EmployeeID, len(ids))
	for i, id := range ids {
		there[i] = b.toEmployee(id)
	}
	rows, err := b.far.WageRowsOf(ctx, there, p)
	if err != nil {
		return nil, err
	}
	out := make(map[nmbrs.EmployeeID][]nmbrs.Row, len(rows))
	for i, id := range ids {
		if list, listed := rows[there[i]]; listed {
			out[id] = b.rows(payroll.KindWage, id, p, list)
		}
	}
	return out, nil
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
