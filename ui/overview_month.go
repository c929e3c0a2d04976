package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/theme"
)

// overviewMonth is what the period is held beside: the periods before it, and
// the day on which it has to be pushed through.
type overviewMonth struct {
	before   []periodSum
	deadline payroll.Date
	// proposed is the deadline that fits that of the period before, 0 for none.
	proposed payroll.Date
	// notIn is nil while it is not known yet.
	notIn *link.Stragglers
	// elsewhere is what waits in other periods, oldest first.
	elsewhere []link.Remaining
}

// periodSum is what a period holds.
type periodSum struct {
	period  payroll.Period
	lines   int
	minutes payroll.Minutes
}

// periodsBefore is how many periods are held beside this one.
const periodsBefore = 3

// gatherMonth reads the periods before and the deadline.
func gatherMonth(co *store.Company, cal payroll.Calendar, p payroll.Period) (m overviewMonth, err error) {
	at := p
	for range periodsBefore {
		at = cal.Prev(at)
		lines, err := co.Lines(cal.Range(at, payroll.BasisHourly))
		if err != nil {
			return m, err
		}
		sum := periodSum{period: at}
		for i := range lines {
			if !lines[i].Withdrawn {
				sum.lines++
				sum.minutes += lines[i].Hours()
			}
		}
		m.before = append(m.before, sum)
	}
	memo, err := co.Memo()
	if err != nil {
		return m, err
	}
	m.deadline = memo.Deadlines[p]
	prev := cal.Prev(p)
	if d := memo.Deadlines[prev]; d != 0 {
		m.proposed = cal.Range(p, payroll.BasisHourly).To + d - cal.Range(prev, payroll.BasisHourly).To
	}
	return m, nil
}

// beforeLines draws the hours of this period and those before as bars.
func (s *overviewScreen) beforeLines(t *theme.Theme, w int) []string {
	x, f := s.texts, s.facts
	now := periodSum{period: s.period}
	for i := range f.desk.view.Verdicts {
		if l := &f.desk.view.Verdicts[i].Line; !l.Withdrawn {
			now.lines++
			now.minutes += l.Hours()
		}
	}
	all := []periodSum{now}
	most := now.minutes
	for _, b := range f.month.before {
		if b.lines > 0 {
			all = append(all, b)
			most = max(most, b.minutes)
		}
	}
	if len(all) == 1 || most == 0 {
		return nil
	}
	out := []string{"", t.Paint(theme.Title, t.Fit(x.AtGlance.Before, w))}
	for i, b := range all {
		text := t.Fit(b.period.Label(s.info.Cadence), 11) + t.FitRight(s.hoursText(b.minutes), 10) + " "
		if i > 0 && now.lines > 0 {
			text += t.FitRight(signed(s.hoursText(now.minutes-b.minutes), now.minutes-b.minutes), 9)
		} else {
			text += t.Fit("", 9)
		}
		room := max(0, w-len(text)-1)
		bar := strings.Repeat(t.Glyphs().Filled, int(b.minutes)*room/int(most))
		out = append(out, t.Fit(text+" "+bar, w))
	}
	return out
}

// signed puts a plus before what is more than nothing.
func signed(text string, m payroll.Minutes) string {
	if m > 0 {
		return "+" + text
	}
	return text
}

// deadlineLine tells how long there is left.
func (s *overviewScreen) deadlineLine(p *sheet) {
	f, x := s.facts, s.texts.AtGlance
	if f == nil || f.month.deadline == 0 {
		return
	}
	d := f.month.deadline
	left := int(d - payroll.DateOf(s.Now()))
	text, role := "", theme.Plain
	switch {
	case left < 0:
		text, role = s.texts.Many(x.Late, -left), theme.Bad
	case left == 0:
		text, role = x.Today, theme.Warn
	case left <= 2:
		text, role = s.texts.Many(x.Left, left), theme.Warn
	default:
		text = s.texts.Many(x.Left, left)
	}
	p.line(role, fmt.Sprintf(x.Deadline, s.texts.DateLong(d), text))
}

// askDeadline asks until when the period has to be pushed through.
func (s *overviewScreen) askDeadline() tea.Cmd {
	x := s.texts
	value := ""
	for _, d := range []payroll.Date{s.facts.month.proposed, s.facts.month.deadline} {
		if d != 0 {
			value = x.Date(d)
		}
	}
	near := s.facts.desk.view.Book.Settings.Calendar.Range(s.period, payroll.BasisHourly).To
	s.Open(&Input{
		Heading: x.AtGlance.DeadlineTitle, Text: fmt.Sprintf(x.AtGlance.DeadlineText, s.period.Label(s.info.Cadence)), Value: value, Empty: true,
		Check: func(text string) string {
			if text = strings.TrimSpace(text); text == "" {
				return ""
			}
			if _, ok := readDay(text, near); !ok {
				return x.HourGrid.BadDate
			}
			return ""
		},
		OnOK: func(text string) tea.Cmd {
			d, _ := readDay(strings.TrimSpace(text), near)
			return s.setDeadline(d)
		},
	})
	return nil
}

// setDeadline keeps the day; 0 forgets it.
func (s *overviewScreen) setDeadline(d payroll.Date) tea.Cmd {
	svc, co, p := s.svc, s.co, s.period
	return s.Fetch(ScreenOverview, "deadline", func(context.Context) tea.Msg { return deadlineMsg{d, svc.SetDeadline(co, p, d)} })
}

// deadlineMsg tells that the deadline has been kept.
type deadlineMsg struct {
	day payroll.Date
	err error
}

// tookDeadline shows it.
func (s *overviewScreen) tookDeadline(m deadlineMsg) tea.Cmd {
	if m.err != nil {
		s.SayError("keep the deadline", m.err)
		return nil
	}
	if s.facts != nil {
		s.facts.month.deadline = m.day
	}
	return nil
}

// notInMsg brings the list of what is not in yet.
type notInMsg struct {
	of   *link.Desk
	list *link.Stragglers
	// elsewhere is what waits in other periods.
	elsewhere []link.Remaining
	err       error
}

// compare looks for who usually works and has no hours now, and the like. It
// reads earlier periods, so the page is shown before it is known.
func (s *overviewScreen) compare() tea.Cmd {
	if s.facts == nil {
		return nil
	}
	svc, co, view := s.svc, s.co, s.facts.desk.view
	return s.Fetch(ScreenOverview, "not in", func(context.Context) tea.Msg {
		list, err := svc.Stragglers(co, view)
		if err != nil {
			return notInMsg{view, nil, nil, err}
		}
		elsewhere, err := svc.Elsewhere(co, view.Period)
		return notInMsg{view, list, elsewhere, err}
	})
}

// takeNotIn keeps the list when it is of the period that is shown.
func (s *overviewScreen) takeNotIn(m notInMsg) {
	switch {
	case m.err != nil:
		s.SayError("compare with the period before", m.err)
	case s.facts != nil && s.facts.desk.view == m.of:
		s.facts.month.notIn, s.facts.month.elsewhere = m.list, m.elsewhere
	}
}

// notInLine words what is not in yet, "" when nothing is. Lines that have not
// been approved have a line of their own.
func (s *overviewScreen) notInLine() string {
	list := s.facts.month.notIn
	if list == nil {
		return ""
	}
	var parts, names []string
	for _, r := range list.Rows {
		if r.Kind == payroll.StragglerNone {
			names = append(names, r.Name)
		}
	}
	if len(names) > 0 {
		parts = append(parts, s.texts.Straggler(payroll.StragglerNone)+": "+s.some(names))
	}
	for _, k := range []payroll.StragglerKind{payroll.StragglerLeaver, payroll.StragglerLeftover, payroll.StragglerOutlier} {
		if n := list.Count(k); n > 0 {
			parts = append(parts, s.texts.Count(n)+" × "+s.texts.Straggler(k))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf(s.texts.AtGlance.Stragglers, strings.Join(parts, " · "))
}

// elsewhereLine words what waits in the oldest other period of which anything does,
// with the key that goes there; "" when nothing waits.
func (s *overviewScreen) elsewhereLine() string {
	list := s.facts.month.elsewhere
	if len(list) == 0 {
		return ""
	}
	text := s.texts.Elsewhere(list[0].Period.Label(s.info.Cadence), list[0].Ends)
	if n := len(list) - 1; n > 0 {
		text += " " + s.texts.Many(s.texts.AtGlance.MorePeriods, n)
	}
	return text
}

// toElsewhere goes to that period.
func (s *overviewScreen) toElsewhere() tea.Cmd {
	s.setPeriod(s.facts.month.elsewhere[0].Period)
	return s.Shown()
}

func (s *overviewScreen) noElsewhere() string {
	if s.facts == nil || len(s.facts.month.elsewhere) == 0 {
		return s.texts.AtGlance.NoElsewhere
	}
	return ""
}
