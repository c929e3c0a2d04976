package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
	"doorzet/store"
)

// hoursBefore is what people, teams and venues worked in the period before, to
// hold this period beside.
type hoursBefore struct {
	co     *store.Company
	period payroll.Period
	// asked is the period for which it was asked, so that it is asked once.
	asked payroll.Period
	// sums are the minutes per grouping and key; nil while nothing is known.
	sums map[grouping]map[string]payroll.Minutes
}

// hoursBeforeMsg brings it.
type hoursBeforeMsg struct {
	before hoursBefore
	err    error
}

// loadBefore reads the period before beside the loop, once a period.
func (s *hoursScreen) loadBefore() tea.Cmd {
	if s.o.view == nil || s.o.svc == nil || !s.by.grouped() || s.before.asked == s.o.view.Period && s.before.co == s.o.co {
		return nil
	}
	svc, co, now := s.o.svc, s.o.co, s.o.view.Period
	prev := s.o.view.Book.Settings.Calendar.Prev(now)
	s.before = hoursBefore{co: co, asked: now}
	return s.o.Fetch(ScreenHours, "before", func(context.Context) tea.Msg {
		view, err := svc.Desk(co, prev)
		if err != nil {
			return hoursBeforeMsg{err: err}
		}
		b := hoursBefore{co: co, period: prev, asked: now}
		if len(view.Verdicts) > 0 {
			b.sums = map[grouping]map[string]payroll.Minutes{byPerson: {}, byTeam: {}, byVenue: {}}
		}
		for i := range view.Verdicts {
			if v := &view.Verdicts[i]; !v.Line.Withdrawn {
				for by, sums := range b.sums {
					sums[by.key(v)] += v.Line.Hours()
				}
			}
		}
		return hoursBeforeMsg{before: b}
	})
}

// takeBefore keeps it when it is still of the company and period at hand.
func (s *hoursScreen) takeBefore(m hoursBeforeMsg) {
	switch {
	case m.err != nil:
		s.o.SayError("read the period before", m.err)
	case m.before.co == s.o.co && m.before.asked == s.before.asked:
		s.before = m.before
		if s.o.view != nil {
			s.arrange()
		}
	}
}

// beforeOf gives the minutes of a group in the period before. ok is false where
// that says nothing: for a day, with a filter that leaves out lines of the
// group, and where the period before has no hours at all.
func (s *hoursScreen) beforeOf(g *hourGroup) (m payroll.Minutes, ok bool) {
	sums := s.before.sums[s.by]
	if sums == nil || s.filter.active() && len(g.members) != s.whole(g.key) {
		return 0, false
	}
	return sums[g.key], true
}

// whole counts the lines of a group without the filter.
func (s *hoursScreen) whole(key string) int {
	if s.known.counts == nil {
		s.known.counts = map[string]int{}
		for i := range s.o.view.Verdicts {
			s.known.counts[s.by.key(&s.o.view.Verdicts[i])]++
		}
	}
	return s.known.counts[key]
}
