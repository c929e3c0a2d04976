package link

import (
	"doorzet/payroll"
	"doorzet/store"
)

// Stragglers is the list "nog niet binnen" of a period.
type Stragglers struct {
	Period, Before payroll.Period
	Rows           []payroll.Straggler
}

// Count counts the entries of a kind.
func (s *Stragglers) Count(k payroll.StragglerKind) int {
	n := 0
	for _, r := range s.Rows {
		if r.Kind == k {
			n++
		}
	}
	return n
}

// leftoverPeriods is how many periods back green lines are looked for that
// stayed behind; corrections reach no further.
const leftoverPeriods = 3

// Stragglers compares the desk's period with the one before it, and looks for
// green lines that stayed behind in earlier periods.
func (s *Service) Stragglers(co *store.Company, d *Desk) (*Stragglers, error) {
	cal := d.Book.Settings.Calendar
	out := &Stragglers{Period: d.Period, Before: cal.Prev(d.Period)}
	var before payroll.PeriodVerdicts
	var earlier []payroll.PeriodVerdicts
	p := d.Period
	for i := range leftoverPeriods {
		p = cal.Prev(p)
		old, err := s.Desk(co, p)
		if err != nil {
			return nil, err
		}
		pv := payroll.PeriodVerdicts{Period: p, Verdicts: old.Verdicts}
		if i == 0 {
			before = pv
		}
		earlier = append(earlier, pv)
	}
	days := span(cal, d.Period)
	out.Rows = payroll.Stragglers(payroll.PeriodVerdicts{Period: d.Period, Verdicts: d.Verdicts}, before, earlier, d.Book.Team, days)
	return out, nil
}
