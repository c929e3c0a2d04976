package link

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"doorzet/nmbrs"
	"doorzet/payroll"
)

func stampOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// needs says which kinds of component an employee's read must cover.
type needs struct{ hours, wages, days bool }

func (n *needs) add(k payroll.Kind) {
	switch k {
	case payroll.KindHours:
		n.hours = true
	case payroll.KindWage:
		n.wages = true
	case payroll.KindWorked:
		n.days = true
	}
}

// readEmployee takes one complete read of what Nmbrs holds for an employee.
func readEmployee(ctx context.Context, c nmbrs.Client, e payroll.EmployeeID, p nmbrs.Period, n needs) (*payroll.Snapshot, error) {
	snap := &payroll.Snapshot{}
	id := nmbrs.EmployeeID(e)
	if n.hours {
		rows, err := c.HourRows(ctx, id, p)
		if err != nil {
			return nil, err
		}
		snap.Hours = seenRows(rows)
	}
	if n.wages {
		rows, err := c.WageRows(ctx, id, p)
		if err != nil {
			return nil, err
		}
		snap.Wages, snap.HasWages = seenRows(rows), true
	}
	if n.days {
		days, err := c.Days(ctx, id, p)
		if err != nil {
			return nil, err
		}
		snap.Days, snap.HasDays = days, true
	}
	return snap, nil
}

func seenRows(rows []nmbrs.Row) []payroll.SeenRow {
	out := make([]payroll.SeenRow, len(rows))
	for i, r := range rows {
		out[i] = payroll.SeenRow{
			ID: payroll.RowID(r.ID), Code: r.Code, Amount: payroll.Hundredths(r.Amount),
			Inexact: r.Inexact, Comment: payroll.Clean(r.Comment, 200),
		}
	}
	return out
}

// readAll reads many employees, several at once. An employee whose read fails
// is left out and its error returned beside; a broken link ends everything.
func (s *Service) readAll(ctx context.Context, c nmbrs.Client, p nmbrs.Period, who map[payroll.EmployeeID]needs, tick func()) (map[payroll.EmployeeID]*payroll.Snapshot, map[payroll.EmployeeID]error, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var mu sync.Mutex
	read := map[payroll.EmployeeID]*payroll.Snapshot{}
	failed := map[payroll.EmployeeID]error{}
	together(s.Parallel, slices.Collect(maps.Keys(who)), func(id payroll.EmployeeID) {
		if ctx.Err() != nil {
			return
		}
		snap, err := readEmployee(ctx, c, id, p, who[id])
		mu.Lock()
		defer mu.Unlock()
		if err != nil {
			failed[id] = err
			if nmbrs.OutcomeOf(err) == nmbrs.ClassBroken {
				cancel(err)
			}
		} else {
			read[id] = snap
		}
		if tick != nil {
			tick()
		}
	})
	if ctx.Err() != nil {
		return nil, nil, context.Cause(ctx)
	}
	return read, failed, nil
}
