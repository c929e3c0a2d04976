package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
)

// waitsForPeriod gives the first step that waits for a choice about its
// period or its days, nil when none does.
func (s *pushScreen) waitsForPeriod() *payroll.PlanStep {
	i := slices.IndexFunc(s.plan.Steps, func(st payroll.PlanStep) bool { return remedyOf(st.Block) == remedyPeriod })
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
	switch {
	case st.Block == payroll.BlockPeriod && !current.IsZero():
		s.whereDays(current)
		return
	case current.IsZero() || !st.First || st.BookedIn == current:
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

// whereDays asks what becomes of a correction whose days cannot go along to the
// current period, where the office has corrections booked: it goes there without
// them, or in its own period. Nothing goes into the year before.
func (s *pushScreen) whereDays(current payroll.Period) {
	x, own := s.o.Texts().Push, s.o.period
	options := []Option{{Label: fmt.Sprintf(x.Hold.DaysCurrent, current)}}
	act := []func() tea.Cmd{func() tea.Cmd {
		s.want.withoutDays = true
		return s.makePlan()
	}}
	if own.Year == current.Year {
		options = append(options, Option{Label: fmt.Sprintf(x.Hold.DaysOwn, own)})
		act = append(act, s.correctInOwn)
	}
	if s.sendsAny(s.marks()) {
		options = append(options, Option{Label: x.LateRest})
		act = append(act, func() tea.Cmd {
			s.want.rest = true
			return s.send()
		})
	}
	s.o.Open(&Choice{
		Heading: x.LateTitle, Text: fmt.Sprintf(x.Hold.DaysText, own, current), Options: options,
		OnPick: func(i int) tea.Cmd { return act[i]() },
	})
}

// correctInOwn has the office's corrections booked in their own period, and plans
// anew: unlocking it is asked by itself.
func (s *pushScreen) correctInOwn() tea.Cmd {
	svc, co, period := s.o.svc, s.o.co, s.o.period
	set, err := co.Settings()
	if err == nil {
		err = svc.SetCorrection(co, set.Corrections.Since(period), payroll.CorrectTWK)
	}
	if err != nil {
		s.o.SayError("keep where corrections go", err)
		return nil
	}
	s.o.touch()
	return s.makePlan()
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
