package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
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
			s.confirm(d)
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
	co, svc, year, rule, cadence := s.co, s.svc, s.year, s.rule(d), s.info.Cadence
	return s.Fetch(ScreenPeriod, "preview", func(context.Context) tea.Msg {
		p, err := svc.PreviewPeriods(co, rule, cadence, year)
		return periodPreviewMsg{p, err}
	})
}

// rule is the setting for a first day: from the beginning, or from the period
// at hand once something was pushed.
func (s *periodScreen) rule(d payroll.Date) payroll.CalendarRule {
	r := payroll.CalendarRule{First: d}
	if s.sent {
		r.From = s.period
	}
	return r
}

func (s *periodScreen) confirmAsIs() tea.Cmd {
	s.shown = s.kept
	s.confirm(s.kept.First)
	return nil
}

// confirm asks before the first day is kept, with what follows from it.
func (s *periodScreen) confirm(d payroll.Date) {
	x, rows := s.texts.Period, s.shown.Rows
	rule := s.rule(d)
	text := ""
	for _, r := range rows {
		if r.Period == s.period || text == "" {
			text = fmt.Sprintf(x.SetText, s.texts.Date(d), s.texts.Cadence(s.info.Cadence), r.Period.String(),
				s.texts.Date(r.From), s.texts.Date(r.To))
		}
	}
	if s.sent {
		text += "\n\n" + fmt.Sprintf(x.SentText, rule.From.String())
	}
	co, cadence := s.co, s.info.Cadence
	s.Open(&Confirm{
		Heading: x.SetTitle, Text: text, Yes: x.SetYes,
		OnYes: func() tea.Cmd {
			return s.settle(x.SetKept, func(svc *link.Service) error { return svc.SetPeriod(co, cadence, d, rule.From) })
		},
		OnNo: func() tea.Cmd {
			s.shown = s.kept
			return nil
		},
	})
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

func (s *periodScreen) refresh() tea.Cmd {
	co, svc, said := s.co, s.svc, s.texts.Period.Refreshed
	return s.Fetch(ScreenPeriod, "refresh", func(ctx context.Context) tea.Msg {
		return periodSetMsg{said, svc.RefreshPeriod(ctx, co)}
	})
}
