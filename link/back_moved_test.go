package link_test

import "doorzet/payroll"

// codeDay is what a code holds of a person's day.
type codeDay struct {
	cell cell
	date payroll.Date
}

// together looks whether hours of a day that a batch moved from code to code are
// there once: where one of the two is held, the other stays as it is.
func (m *backModel) together(pre, now world, batch *sentBatch, held map[cell]bool) {
	moved := func(c cell, date payroll.Date) payroll.Minutes {
		return batch.shiftsAfter[codeDay{c, date}] - batch.shiftsBefore[codeDay{c, date}]
	}
	for p := range backPeople {
		one, two := cell{p, payroll.KindHours, 2100}, cell{p, payroll.KindHours, 2150}
		if held[two] {
			one, two = two, one
		}
		if !held[one] || pre[two] == now[two] {
			continue
		}
		for day := 1; day <= 30; day++ {
			date := payroll.MustDate(2026, 11, day)
			if a, b := moved(one, date), moved(two, date); a*b < 0 {
				m.t.Errorf("person %d: the batch moved hours of %s between %d and %d, the one is held and of the other %s became %s",
					p, date, one.code, two.code, pre[two], now[two])
			}
		}
	}
}

// shifts gives what the codes hold of each person-day by the lines that were
// confirmed: what a clerk finds in the grid.
func (m *backModel) shifts() map[codeDay]payroll.Minutes {
	steps, err := m.co.StepsFor(nov)
	m.ok(err)
	rows, err := m.co.RowsFor(nov)
	m.ok(err)
	out := map[codeDay]payroll.Minutes{}
	for t, h := range payroll.Heads(steps, rows) {
		if !h.Stands() || t.Component.Kind != payroll.KindHours {
			continue
		}
		for _, c := range h.Done.Counts {
			out[codeDay{cellOf(t), c.Date}] += c.Minutes
		}
	}
	return out
}
