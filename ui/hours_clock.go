package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// twice tells whether a line has a time that the clock showed twice.
func twice(l *payroll.Line) bool {
	if l.Start == payroll.NoTime {
		return false
	}
	_, plain := link.LengthAt(l, "")
	_, first := link.LengthAt(l, link.FirstHour)
	_, second := link.LengthAt(l, link.SecondHour)
	return !plain && (first || second)
}

// noTwice is the reason why there is nothing to choose; a time that the clock
// skipped cannot be chosen, only corrected.
func (s *hoursScreen) noTwice() string {
	if why := s.noLine(); why != "" {
		return why
	}
	x, v := s.o.Texts().HourGrid, s.lineAt()
	switch {
	case v.State == payroll.StateUnsure:
		return x.Locked
	case twice(&v.Line):
		return ""
	}
	for _, f := range v.Findings {
		if f.Kind == payroll.FindBadTime && payroll.BadTimeWhy(f.Args["why"]) == payroll.BadTimeMissing {
			return x.HourMissing
		}
	}
	return x.NotTwice
}

// askHour asks which of two equal clock times is meant, with what each makes.
func (s *hoursScreen) askHour() tea.Cmd {
	x, v := s.o.Texts(), s.lineAt()
	h, id := x.HourGrid, v.Line.ID
	which := []string{link.FirstHour, link.SecondHour}
	options := []Option{{Label: h.FirstHour}, {Label: h.SecondHour}}
	for i, w := range which {
		net, ok := link.LengthAt(&v.Line, w)
		if ok {
			options[i].Detail = fmt.Sprintf(h.HourMakes, s.length(net))
		} else {
			options[i].Disabled = h.HourImpossible
		}
	}
	first := 0
	if v.Line.Resolved == link.SecondHour {
		first = 1
	}
	s.o.Open(&Choice{
		Heading: h.HourTitle, Text: fmt.Sprintf(h.HourText, v.Line.Person, x.DateLong(v.Line.Date), times(&v.Line.Facts)), Options: options, First: first,
		OnPick: func(i int) tea.Cmd {
			return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
				return outcome{said: fmt.Sprintf(h.HourKept, options[i].Label)}, svc.ResolveHour(co, view, []payroll.LineID{id}, which[i])
			})
		},
	})
	return nil
}
