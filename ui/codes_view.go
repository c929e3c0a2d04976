package ui

import (
	"fmt"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// The columns of the codes.
const (
	codesName = iota
	codesLines
	codesAmount
	codesDecision
	codesSuggested
)

func (s *codesScreen) columns() []grid.Column {
	x := s.o.Texts().Codes
	return []grid.Column{
		{Title: x.Type, Width: 14, Grow: 1},
		{Title: x.Lines, Width: 6, Align: paint.Right},
		{Title: x.Amount, Width: 8, Align: paint.Right},
		{Title: x.Decision, Width: 25, Grow: 1},
		{Title: x.Suggested, Width: 19, Grow: 1},
	}
}

// cell gives a field of the list.
func (s *codesScreen) cell(row, col int) grid.Cell {
	x, t, r := s.o.Texts(), s.o.Theme(), &s.codes.Rows[row]
	switch col {
	case codesName:
		return grid.Cell{Text: r.Name}
	case codesLines:
		return grid.Cell{Text: x.Count(r.Lines)}
	case codesAmount:
		if r.Count {
			return grid.Cell{}
		}
		return grid.Cell{Text: r.Minutes.Clock()}
	case codesDecision:
		text, role := s.decision(r)
		return grid.Cell{Text: text, Style: t.Style(role)}
	}
	if r.Suggest == nil {
		return grid.Cell{}
	}
	return grid.Cell{Text: codeLabel(*r.Suggest), Style: t.Style(theme.Info)}
}

// decision words what was decided about a type.
func (s *codesScreen) decision(r *link.CodeRow) (string, theme.Role) {
	x := s.o.Texts()
	switch {
	case !r.Decided:
		return s.o.Theme().Glyph(payroll.StateOpen) + " " + x.Codes.Undecided, theme.Warn
	case r.Choice.Not:
		return x.Codes.Not, theme.Faint
	case r.Gone:
		return "! " + fmt.Sprintf(x.Codes.Gone, r.Choice.Code), theme.Bad
	}
	text := fmt.Sprintf("%d %s", r.Choice.Code, r.Description)
	if r.Unchecked {
		text = fmt.Sprintf(x.Rest.Unchecked, r.Choice.Code)
	}
	if r.Choice.Rate != nil {
		text += " " + fmt.Sprintf(x.Codes.Rate, x.Money(*r.Choice.Rate))
	}
	return text, theme.Plain
}

// Body draws the coverage, the list and from when choices hold.
func (s *codesScreen) Body(t *theme.Theme, w, h int) string {
	if lines := s.instead(t, w); lines != nil || s.codes == nil {
		return strings.Join(lines, "\n")
	}
	x := s.o.Texts().Codes
	head := " " + s.coverage(t) + "   "
	days := x.DaysOff
	if s.codes.Days {
		days = x.DaysOn
	}
	lines := []string{
		head + t.Paint(theme.Plain, days),
		" " + t.Paint(theme.Faint, t.Fit(fmt.Sprintf(x.From, s.period()), w-2)), "",
	}
	if len(s.codes.Hours)+len(s.codes.Wages) == 0 {
		lines = append(lines, append(wrapped(t, theme.Warn, x.NoCodes, w), "")...)
	}
	for _, l := range s.looks[:min(1, len(s.looks))] {
		r := s.o.Texts().Rules
		lines = append(lines, wrapped(t, theme.Warn, fmt.Sprintf(r.Look, l.Code, l.Description, s.o.Texts().Amount(l.Amount)), w)...)
	}
	for _, u := range s.unserved[:min(2, len(s.unserved))] {
		lines = append(lines, wrapped(t, theme.Warn, s.o.Texts().Unserved(u.Rule, u.File, u.Kind, u.Lines), w)...)
	}
	foot := ""
	if n := len(s.codes.Rows); n > 0 && s.codes.Decided == n {
		foot = x.Next
	}
	s.grid.SetColumns(s.columns())
	lines = append(lines, s.grid.View(GridStyles(t, x.Empty), w, max(2, h-len(lines)-2)), "", " "+t.Paint(theme.Good, t.Fit(foot, w-2)))
	return strings.Join(lines, "\n")
}

func (s *codesScreen) coverage(t *theme.Theme) string {
	text := fmt.Sprintf(s.o.Texts().Codes.Coverage, s.codes.Decided, len(s.codes.Rows))
	if s.codes.Decided < len(s.codes.Rows) {
		return t.Paint(theme.Warn, text)
	}
	return t.Paint(theme.Good, text)
}
