package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/paper"
)

func (s *periodScreen) startEdit() tea.Cmd {
	s.editing, s.wrong = true, ""
	s.edit.SetText(s.kept.First.Dutch())
	return s.preview()
}

// editKey types the first day; the table follows.
func (s *periodScreen) editKey(msg tea.Msg) tea.Cmd {
	switch keyName(msg) {
	case "esc":
		s.editing, s.shown, s.wrong = false, s.kept, ""
		return nil
	case "enter":
		d, err := payroll.ParseDate(s.edit.Text())
		if err != nil {
			s.wrong = s.texts.Period.EditBad
			return nil
		}
		if s.wrong == "" {
			s.editing = false
			s.askFrom(link.PeriodSetting{Rule: payroll.CalendarRule{First: d}})
		}
		return nil
	}
	if s.edit.Update(msg) {
		return s.preview()
	}
	return nil
}

// preview shows the year under the day that is typed.
func (s *periodScreen) preview() tea.Cmd {
	s.wrong = ""
	d, err := payroll.ParseDate(s.edit.Text())
	if err != nil {
		s.Forget(ScreenPeriod, "preview")
		return nil
	}
	co, svc, year, set := s.co, s.svc, s.year, link.PeriodSetting{Rule: payroll.CalendarRule{First: d, From: s.since()}}
	return s.Fetch(ScreenPeriod, "preview", func(context.Context) tea.Msg {
		c, err := svc.PreviewPeriod(co, set, year)
		if err != nil {
			return periodPreviewMsg{nil, err}
		}
		return periodPreviewMsg{c.After, nil}
	})
}

// since is from which period a new first day is proposed to hold: from the
// beginning, or from the period at hand once something was pushed.
func (s *periodScreen) since() payroll.Period {
	if s.sent {
		return s.period
	}
	return payroll.Period{}
}

// confirmAsIs keeps the days as they are: it only says that they are right.
func (s *periodScreen) confirmAsIs() tea.Cmd {
	s.shown = s.kept
	base := payroll.Calendar{Cadence: s.kept.Cadence}.Range(payroll.Period{Year: s.kept.Year, Number: 1}, payroll.BasisUnknown).From
	for _, r := range s.kept.Rules {
		if r.Basis == "" && r.From.IsZero() {
			base = r.First
		}
	}
	return s.weigh(link.PeriodSetting{Cadence: s.kept.Cadence, Rule: payroll.CalendarRule{First: base}}, "")
}

// askFrom asks from which period a first day holds.
func (s *periodScreen) askFrom(set link.PeriodSetting) {
	x := s.texts.Period.Change
	s.Open(&Input{
		Heading: x.AskFrom, Text: fmt.Sprintf(x.FromText, s.texts.Date(set.Rule.First)), Value: s.since().String(), Empty: true,
		Check: func(text string) string {
			if _, err := periodOf(text); err != nil {
				return x.FromBad
			}
			return ""
		},
		OnOK: func(text string) tea.Cmd {
			from, err := periodOf(text)
			if err != nil {
				return nil
			}
			set.Rule.From = from
			return s.weigh(set, "")
		},
		OnCancel: func() tea.Cmd {
			s.shown = s.kept
			return nil
		},
	})
}

// periodOf reads a period; nothing is none.
func periodOf(text string) (payroll.Period, error) {
	if strings.TrimSpace(text) == "" {
		return payroll.Period{}, nil
	}
	return payroll.ParsePeriod(text)
}

// weigh works out what a first day would change, and then asks. lead comes
// before the figures.
func (s *periodScreen) weigh(set link.PeriodSetting, lead string) tea.Cmd {
	co, svc := s.co, s.svc
	return s.Fetch(ScreenPeriod, "change", func(context.Context) tea.Msg {
		c, err := svc.PreviewPeriod(co, set, 0)
		return periodChangeMsg{c, lead, err}
	})
}

// confirm asks before a first day is kept, with what follows from it on both
// sides of the period from which it holds.
func (s *periodScreen) confirm(m periodChangeMsg) {
	if m.err != nil {
		s.shown = s.kept
		s.SayError("preview the periods", m.err)
		return
	}
	x, co, set := s.texts.Period, s.co, m.change.PeriodSetting
	s.shown, s.year = m.change.After, m.change.After.Year
	text := m.lead
	switch {
	case text != "":
	case set.Rule.Basis != "":
		text = s.basisRule(set.Rule)
	default:
		text = s.setText(m.change)
	}
	text += "\n\n" + strings.Join(paper.PeriodChange(s.texts, m.change), "\n")
	said := x.SetKept
	if set.Rule.Basis != "" {
		said = fmt.Sprintf(s.texts.Rules.BasisFirstKept, s.texts.Basis(set.Rule.Basis))
	}
	s.Open(&Confirm{
		Heading: x.SetTitle, Text: text, Yes: x.SetYes,
		OnYes: func() tea.Cmd {
			s.year = s.kept.Year
			return s.settle(said, func(svc *link.Service) error { return svc.SetPeriod(co, set) })
		},
		OnNo: func() tea.Cmd {
			s.shown, s.year = s.kept, s.kept.Year
			return nil
		},
	})
}

// setText says what the first day means for the period from which it holds,
// else for the one at hand.
func (s *periodScreen) setText(c *link.PeriodChange) string {
	at := c.After.Rows[0]
	for _, r := range c.After.Rows {
		if r.Period == c.Rule.From || (c.Rule.From.IsZero() && r.Period == s.period) {
			at = r
		}
	}
	return fmt.Sprintf(s.texts.Period.SetText, s.texts.Date(c.Rule.First), s.texts.Cadence(c.After.Cadence), at.Period.String(),
		s.texts.Date(at.From), s.texts.Date(at.To))
}

// settle makes a small change in the ledger beside the loop.
func (s *periodScreen) settle(said string, change func(*link.Service) error) tea.Cmd {
	svc := s.svc
	return s.Fetch(ScreenPeriod, "settle", func(context.Context) tea.Msg { return periodSetMsg{said, change(svc)} })
}

// at gives the period under the cursor.
func (s *periodScreen) at() (link.PeriodRow, bool) {
	row, _, ok := s.table.Cursor()
	if !ok || s.shown == nil {
		return link.PeriodRow{}, false
	}
	return s.shown.Rows[row], true
}

func (s *periodScreen) work() tea.Cmd {
	if r, ok := s.at(); ok {
		s.setPeriod(r.Period)
		s.Say(Good, fmt.Sprintf(s.texts.Period.WorkKept, r.Period.Label(s.info.Cadence)))
	}
	return nil
}

func (s *periodScreen) askCut() tea.Cmd {
	r, ok := s.at()
	if !ok {
		return nil
	}
	x, co, p := s.texts.Period, s.co, r.Period
	s.Open(&Confirm{Heading: x.CutTitle, Text: fmt.Sprintf(x.CutText, p.String()), Yes: x.CutYes, OnYes: func() tea.Cmd {
		return s.settle(fmt.Sprintf(x.CutKept, p.String()), func(svc *link.Service) error { return svc.SetCutOver(co, p, nil) })
	}})
	return nil
}

// askPaid asks whether the period under the cursor was paid by a run that does
// not tell so itself.
func (s *periodScreen) askPaid() tea.Cmd {
	r, ok := s.at()
	if !ok {
		return nil
	}
	x, co, p := s.texts.Period, s.co, r.Period
	s.Open(&Choice{
		Heading: fmt.Sprintf(x.PaidTitle, p.String()), Text: x.PaidText, Options: []Option{{Label: x.PaidNo}, {Label: x.PaidYes}},
		OnPick: func(i int) tea.Cmd {
			return s.settle(fmt.Sprintf(x.PaidKept, p.String()), func(svc *link.Service) error { return svc.AnswerRun(co, p, i == 1) })
		},
	})
	return nil
}

func (s *periodScreen) refresh() tea.Cmd {
	co, svc, said := s.co, s.svc, s.texts.Period.Refreshed
	return s.Fetch(ScreenPeriod, "refresh", func(ctx context.Context) tea.Msg {
		return periodSetMsg{said, svc.RefreshPeriod(ctx, co)}
	})
}
