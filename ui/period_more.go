package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
)

// askElsewhere marks the lines of the period under the cursor as paid by
// another link, as far as they were not pushed.
func (s *periodScreen) askElsewhere() tea.Cmd {
	r, ok := s.at()
	if !ok {
		return nil
	}
	x, co := s.texts.Rules, s.co
	s.Open(&Confirm{
		Heading: x.ElsewhereTitle, Text: fmt.Sprintf(x.ElsewhereText, s.texts.Date(r.From), s.texts.Date(r.To)), Yes: x.ElsewhereYes,
		OnYes: func() tea.Cmd {
			return s.settleSaying(func(svc *link.Service) (string, error) {
				desk, err := svc.Desk(co, r.Period)
				if err != nil {
					return "", err
				}
				n, sent, err := svc.MarkElsewhereBetween(co, desk, r.Span, true)
				return fmt.Sprintf(x.ElsewhereKept, n, sent), err
			})
		},
	})
	return nil
}

// askBasisFirst asks for a pay basis with a first paid day of its own.
func (s *periodScreen) askBasisFirst() tea.Cmd {
	x, bases := s.texts.Rules, link.Bases()
	options := make([]Option, len(bases))
	for i, b := range bases {
		options[i] = Option{Label: s.texts.Basis(b)}
	}
	s.Open(&Choice{Heading: x.BasisFirstTitle, Options: options, OnPick: func(i int) tea.Cmd {
		s.askBasisDay(bases[i])
		return nil
	}})
	return nil
}

func (s *periodScreen) askBasisDay(b payroll.PayBasis) {
	x := s.texts.Rules
	s.Open(&Input{
		Heading: x.BasisFirstTitle, Text: fmt.Sprintf(x.BasisFirstText, s.texts.Basis(b)), Value: s.kept.First.Dutch(),
		Check: func(text string) string {
			if d, err := payroll.ParseDate(text); err != nil || d == 0 {
				return s.texts.Period.EditBad
			}
			return ""
		},
		OnOK: func(text string) tea.Cmd {
			d, err := payroll.ParseDate(text)
			if err == nil {
				s.askFrom(link.PeriodSetting{Rule: payroll.CalendarRule{First: d, Basis: b}})
			}
			return nil
		},
	})
}

// askDeadline asks by which day the period under the cursor must be pushed.
func (s *periodScreen) askDeadline() tea.Cmd {
	r, ok := s.at()
	if !ok {
		return nil
	}
	x, co := s.texts.Rules, s.co
	value := ""
	if r.Deadline != 0 {
		value = r.Deadline.Dutch()
	}
	s.Open(&Input{
		Heading: fmt.Sprintf(x.DeadlineTitle, r.Period), Text: x.DeadlineText, Value: value, Empty: true,
		Check: func(text string) string {
			if _, err := deadlineOf(text); err != nil {
				return s.texts.Period.EditBad
			}
			return ""
		},
		OnOK: func(text string) tea.Cmd {
			d, err := deadlineOf(text)
			if err != nil {
				return nil
			}
			return s.settle(fmt.Sprintf(x.DeadlineKept, r.Period), func(svc *link.Service) error { return svc.SetDeadline(co, r.Period, d) })
		},
	})
	return nil
}

// deadlineOf reads a day; nothing is none.
func deadlineOf(text string) (payroll.Date, error) {
	if strings.TrimSpace(text) == "" {
		return 0, nil
	}
	return payroll.ParseDate(text)
}

// takeType takes over the cadence by which Nmbrs pays; the first paid day is
// then the calendar's own until another is chosen.
func (s *periodScreen) takeType() tea.Cmd {
	cadence := s.kept.NmbrsCadence
	first := payroll.Calendar{Cadence: cadence}.Range(payroll.Period{Year: s.kept.Current.Year, Number: 1}, payroll.BasisUnknown).From
	return s.weigh(link.PeriodSetting{Cadence: cadence, Rule: payroll.CalendarRule{First: first}},
		fmt.Sprintf(s.texts.Rules.TakeTypeText, s.texts.Cadence(cadence)))
}

// settleSaying is settle where the change itself knows what to say.
func (s *periodScreen) settleSaying(change func(*link.Service) (string, error)) tea.Cmd {
	said := ""
	cmd := s.settle("", func(svc *link.Service) (err error) {
		said, err = change(svc)
		return err
	})
	return func() tea.Msg {
		msg := cmd()
		if a, ok := msg.(answerMsg); ok {
			if m, ok := a.msg.(periodSetMsg); ok && m.err == nil {
				m.said = said
				a.msg = m
				return a
			}
		}
		return msg
	}
}
