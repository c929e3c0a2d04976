package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
)

// waitsForPeriod gives the first step that waits for a choice about its
// period, nil when none does.
func (s *pushScreen) waitsForPeriod() *payroll.PlanStep {
	i := slices.IndexFunc(s.plan.Steps, func(st payroll.PlanStep) bool { return st.Block == payroll.BlockLocked })
	if i < 0 {
		return nil
	}
	return &s.plan.Steps[i]
}

// locked asks to unlock the period where that is needed, or where what was
// never sent of a past period goes, and tells that it asked.
func (s *pushScreen) locked() bool {
	st := s.waitsForPeriod()
	if st == nil || s.want.rest {
		return false
	}
	s.wherePeriod(*st)
	return true
}

// wherePeriod asks to unlock the period of a step, or where it goes.
func (s *pushScreen) wherePeriod(st payroll.PlanStep) {
	current := s.plan.Late()
	days := st.Block == payroll.BlockPeriod // its days cannot go along where the rest is booked
	if days {
		st.BookedIn = st.ForPeriod
	}
	if current.IsZero() || !days && (!st.First || st.BookedIn == current) {
		s.askUnlock(st)
		return
	}
	x := s.o.Texts().Push
	options := []Option{{Label: fmt.Sprintf(x.LateOwn, s.o.period)}, {Label: fmt.Sprintf(x.LateCurrent, current)}}
	if s.sendsAny(s.marks()) {
		options = append(options, Option{Label: x.LateRest})
	}
	s.o.Open(&Choice{
		Heading: x.LateTitle, Text: fmt.Sprintf(x.LateText, s.o.period), Options: options,
		OnPick: func(i int) tea.Cmd {
			switch i {
			case 0:
				s.askUnlock(st)
				return nil
			case 1:
				s.want.bookIn = current
				return s.makePlan()
			}
			s.want.rest = true
			return s.send()
		},
	})
}

// askUnlock lets the clerk type the period that is to be unlocked.
func (s *pushScreen) askUnlock(st payroll.PlanStep) {
	x, period := s.o.Texts(), st.BookedIn
	s.o.Open(&TypedConfirm{
		Heading: x.Push.UnlockTitle, Text: fmt.Sprintf(x.Push.UnlockText, s.o.Word(s.plan.Lock(st))), Word: period.String(),
		OnYes: func() tea.Cmd {
			s.want.unlock = period
			return s.makePlan()
		},
	})
}
