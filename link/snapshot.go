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

// createdOf writes a moment so that moments sort as text does.
func createdOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05.000000000Z")
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
	case payroll.KindLink: // no component of Nmbrs
	}
}

// Unread says of which kinds of component Nmbrs's answer was not to be had,
// and why.
type Unread map[payroll.Kind]error

// readEmployee takes one complete read of what Nmbrs holds for an employee, of
// the kinds that are needed. What cannot be read makes nothing else unknown:
// it is left out, and its error given beside.
func readEmployee(ctx context.Context, c nmbrs.Client, e payroll.EmployeeID, p nmbrs.Period, n needs) (*payroll.Snapshot, Unread) {
	snap := &payroll.Snapshot{}
	id := nmbrs.EmployeeID(e)
	var failed Unread
	fail := func(k payroll.Kind, err error) bool {
		if err != nil {
			if failed == nil {
				failed = Unread{}
			}
			failed[k] = err
		}
		return err != nil
	}
	if n.hours {
		rows, err := c.HourRows(ctx, id, p)
		snap.Hours, snap.NoHours = seenRows(rows), fail(payroll.KindHours, err)
	}
	if n.wages {
		rows, err := c.WageRows(ctx, id, p)
		snap.Wages, snap.HasWages = seenRows(rows), !fail(payroll.KindWage, err)
	}
	if n.days {
		days, err := c.Days(ctx, id, p)
		snap.Days, snap.HasDays = days.Sum(), !fail(payroll.KindWorked, err)
		snap.DayFigures = days
	}
	return snap, failed
}

// readKind takes one complete read of one kind of component.
func readKind(ctx context.Context, c nmbrs.Client, e payroll.EmployeeID, p nmbrs.Period, k payroll.Kind) (*payroll.Snapshot, error) {
	var n needs
	n.add(k)
	snap, failed := readEmployee(ctx, c, e, p, n)
	if err := failed[k]; err != nil {
		return nil, err
	}
	return snap, nil
}

func seenRows(rows []nmbrs.Row) []payroll.SeenRow {
	out := make([]payroll.SeenRow, len(rows))
	for i, r := range rows {
		out[i] = payroll.SeenRow{
			ID: payroll.RowID(r.ID), Code: r.Code, Amount: payroll.Hundredths(r.Amount),
			Inexact: r.Inexact, Comment: payroll.Clean(r.Comment, 200), Created: createdOf(r.Created),
		}
	}
	return out
}

// calls is how many calls it takes to read what is needed of an employee.
func (n needs) calls() (calls int) {
	for _, needed := range []bool{n.hours, n.wages, n.days} {
		if needed {
			calls++
		}
	}
	return calls
}

// bulkFrom is from how many employees on their wage rows are asked for at once.
const bulkFrom = 20

// wagesTogether reads the wage rows of many employees in few calls where the
// transport can. Who is not in the answer is read alone, and so is everybody where
// it failed: that tells of whom something could not be read.
func wagesTogether(ctx context.Context, c nmbrs.Client, p nmbrs.Period, who map[payroll.EmployeeID]needs) map[nmbrs.EmployeeID][]nmbrs.Row {
	var ids []nmbrs.EmployeeID
	for e, n := range who {
		if n.wages {
			ids = append(ids, nmbrs.EmployeeID(e))
		}
	}
	if len(ids) < bulkFrom {
		return nil
	}
	rows, err := c.WageRowsOf(ctx, ids, p)
	if err != nil {
		return nil
	}
	return rows
}

// readAll reads many employees, several at once. What could not be read of an
// employee is told beside; a broken link ends everything.
func (s *Service) readAll(ctx context.Context, c nmbrs.Client, p nmbrs.Period, who map[payroll.EmployeeID]needs, tick func()) (map[payroll.EmployeeID]*payroll.Snapshot, map[payroll.EmployeeID]Unread, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var mu sync.Mutex
	read := map[payroll.EmployeeID]*payroll.Snapshot{}
	failed := map[payroll.EmployeeID]Unread{}
	wages := wagesTogether(ctx, c, p, who)
	togetherUpTo(s.tempo.workers, slices.Collect(maps.Keys(who)), func(id payroll.EmployeeID) {
		if ctx.Err() != nil {
			return
		}
		rows, listed := wages[nmbrs.EmployeeID(id)]
		n := who[id]
		n.wages = n.wages && !listed
		began := s.Clock.Now()
		snap, unread := readEmployee(ctx, c, id, p, n)
		if len(unread) == 0 {
			s.tempo.note(s.Clock.Now().Sub(began), n.calls())
		}
		if listed {
			snap.Wages, snap.HasWages = seenRows(rows), true
		}
		mu.Lock()
		defer mu.Unlock()
		read[id] = snap
		if len(unread) > 0 {
			failed[id] = unread
		}
		for _, err := range unread {
			if nmbrs.OutcomeOf(err) == nmbrs.ClassBroken {
				cancel(err)
			}
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
