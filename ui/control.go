package ui

import (
	"fmt"
	"strings"

	"doorzet/payroll"
	"doorzet/ui/grid"
	"doorzet/ui/theme"
)

// control adds up figures to hold beside the loonrun: people, hours, days and
// what is counted per wage code.
type control struct {
	people map[payroll.EmployeeID]bool
	hours  payroll.Hundredths
	days   payroll.Hundredths
	names  []string
	counts map[string]payroll.Hundredths
	money  map[string]bool
}

func newControl() *control {
	return &control{people: map[payroll.EmployeeID]bool{}, counts: map[string]payroll.Hundredths{}, money: map[string]bool{}}
}

// add counts an amount of a component of somebody; name is what a wage
// component counts.
func (c *control) add(e payroll.EmployeeID, of payroll.Component, amount payroll.Hundredths, name string, money bool) {
	if amount == 0 {
		return
	}
	c.people[e] = true
	switch of.Kind {
	case payroll.KindHours:
		c.hours += amount
	case payroll.KindWorked:
		c.days += amount
	case payroll.KindWage:
		if _, known := c.counts[name]; !known {
			c.names = append(c.names, name)
		}
		c.counts[name] += amount
		c.money[name] = c.money[name] || money
	case payroll.KindLink: // no component of Nmbrs
	}
}

// text writes the figures in one line, "" when there are none.
func (c *control) text(o *Office) string {
	x := o.Texts()
	if len(c.people) == 0 {
		return ""
	}
	parts := []string{
		fmt.Sprintf(x.Push.Figures, x.Count(len(c.people))), fmt.Sprintf(x.Push.FigureHours, x.Hours(c.hours)),
		fmt.Sprintf(x.Push.FigureDays, x.Pieces(c.days)),
	}
	for _, name := range c.names {
		parts = append(parts, fmt.Sprintf(x.Push.FigureCount, pieces(x, c.counts[name], c.money[name]), name))
	}
	return fmt.Sprintf(x.Control.Beside, strings.Join(parts, " · "))
}

// controlLine tells what Nmbrs holds of Doorzet after the plan has been sent.
// What is held back counts with what is there already.
func (s *pushScreen) controlLine(t *theme.Theme, w int) string {
	c := newControl()
	for i := range s.plan.Steps {
		st := &s.plan.Steps[i]
		amount := st.Wanted
		if st.Block != payroll.BlockNone && !s.sends(st, nil) {
			amount = st.Ours
		}
		c.add(st.Employee, st.Component, amount, s.countName(st), isMoney(st.Counts))
	}
	return " " + t.Paint(theme.Strong, t.Fit(c.text(s.o), w-2))
}

// controlLine tells what Nmbrs holds of Doorzet now.
func (s *inNmbrsScreen) controlLine(t *theme.Theme, w int) string {
	c := newControl()
	for i := range s.found.Lines {
		l := &s.found.Lines[i]
		c.add(l.Employee, l.Component, l.Found, strings.ToLower(wageName(s.o, l.Component)), false)
	}
	return " " + t.Paint(theme.Strong, t.Fit(c.text(s.o), w-2))
}

// wageName names a component by its description, without its number.
func wageName(o *Office, c payroll.Component) string {
	for _, k := range o.info.WageCodes {
		if k.Code == c.Code && k.Description != "" {
			return k.Description
		}
	}
	return componentName(o, c)
}

// planBarWidth is the width of the picture of a difference; planBarFrom is the
// window from which there is room for it.
const (
	planBarWidth = 12
	planBarFrom  = 116
)

// planBar draws what is ours already, what comes and what goes of one figure,
// so that a large difference is seen before it is read.
func planBar(t *theme.Theme, st *payroll.PlanStep) grid.Cell {
	most := max(st.Wanted, st.Ours)
	if most <= 0 || st.Wanted < 0 || st.Ours < 0 {
		return grid.Cell{}
	}
	at := func(n payroll.Hundredths) int { return int((n*planBarWidth + most/2) / most) }
	kept, wanted, ours := at(min(st.Wanted, st.Ours)), at(st.Wanted), at(st.Ours)
	still := st.Block != payroll.BlockNone || !st.Sends()
	more, less := "+", "-"
	if still { // it stays away, or stays behind
		more, less = t.Glyphs().Empty, t.Glyphs().Filled
	}
	text := strings.Repeat(t.Glyphs().Filled, kept) + strings.Repeat(more, max(0, wanted-kept)) + strings.Repeat(less, max(0, ours-kept))
	switch {
	case still:
		return grid.Cell{Text: text, Style: t.Style(theme.Faint)}
	case ours > wanted:
		return grid.Cell{Text: text, Style: t.Style(theme.Warn)}
	}
	return grid.Cell{Text: text, Style: t.Style(theme.Good)}
}
