package ui

import (
	"fmt"
	"strings"

	"doorzet/payroll"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// Body draws what Nmbrs says, the first day, and the periods of the year.
func (s *periodScreen) Body(t *theme.Theme, w, h int) string {
	p, x := newSheet(t, w), s.texts.Period
	switch {
	case !s.linked():
		p.text(theme.Plain, x.NotLinked)
		return p.String()
	case s.err != nil:
		p.text(theme.Bad, s.Word(s.err))
		return p.String()
	case s.shown == nil:
		p.text(theme.Faint, x.Loading)
		return p.String()
	}
	k := s.kept
	p.pair("Nmbrs", theme.Plain, fmt.Sprintf(x.Nmbrs, s.texts.Cadence(k.NmbrsCadence), k.Current.Label(k.NmbrsCadence), s.moment(s.info.CurrentAt)))
	p.pair(x.Cadence, theme.Plain, s.texts.Cadence(k.Cadence))
	s.drawFirst(p)
	cut := x.NoCutOver
	if !k.CutOver.IsZero() {
		cut = k.CutOver.String()
	}
	p.pair(x.CutOver, theme.Plain, cut)
	for _, r := range k.Rules {
		if r.Basis != "" {
			p.text(theme.Plain, s.basisRule(r))
		}
	}
	s.warn(p)
	p.gap()
	s.table.SetColumns([]grid.Column{
		{Title: x.Period, Width: 11},
		{Title: x.From, Width: 13},
		{Title: x.To, Width: 13},
		{Title: x.Days, Width: 5, Align: paint.Right},
		{Width: 24, Grow: 1},
	})
	s.head = len(p.lines)
	return p.String() + "\n" + s.table.View(GridStyles(t, ""), w, max(3, p.left(h)))
}

// basisRule words the first day of a pay basis.
func (s *periodScreen) basisRule(r payroll.CalendarRule) string {
	since := s.texts.Rules.FromStart
	if !r.From.IsZero() {
		since = fmt.Sprintf(s.texts.Rules.FromPeriod, r.From)
	}
	return fmt.Sprintf(s.texts.Rules.BasisRule, s.texts.Basis(r.Basis), s.texts.Date(r.First), since)
}

// drawFirst shows the first day, or the field in which it is typed.
func (s *periodScreen) drawFirst(p *sheet) {
	x := s.texts.Period
	if !s.editing {
		p.pair(x.First, theme.Strong, s.texts.DateLong(s.kept.First)+", "+fmt.Sprintf(x.FirstDay, s.kept.Year))
		return
	}
	const width = 14
	lw := min(labelWidth, p.room()/2)
	s.cursorX, s.cursorY = 1+lw+s.edit.Column(width), len(p.lines)
	p.raw(" " + p.t.Paint(theme.Strong, p.t.Fit(x.First, lw)) + s.edit.View(p.t, width))
	if s.wrong != "" {
		p.text(theme.Bad, s.wrong)
		return
	}
	p.text(theme.Info, x.Editing)
}

func (s *periodScreen) warn(p *sheet) {
	x, k := s.texts.Period, s.kept
	switch {
	case s.editing:
	case k.Differs:
		p.text(theme.Bad, fmt.Sprintf(x.Differs, s.texts.Cadence(k.NmbrsCadence), s.texts.Cadence(k.Cadence)))
	case !s.rules:
		p.text(theme.Warn, x.Unconfirmed)
	case k.Apart:
		p.text(theme.Faint, fmt.Sprintf(x.Apart, k.Today.Label(k.Cadence), k.Current.Label(k.NmbrsCadence)))
	}
}

// periodRows are the periods of the year.
type periodRows struct{ s *periodScreen }

func (r periodRows) Len() int {
	if r.s.shown == nil {
		return 0
	}
	return len(r.s.shown.Rows)
}

func (r periodRows) Cell(row, col int) grid.Cell {
	s := r.s
	p := s.shown.Rows[row]
	text := ""
	switch col {
	case 0:
		text = p.Period.Label(s.shown.Cadence)
	case 1:
		text = s.texts.WeekdayShort(p.From) + " " + s.texts.Date(p.From)
	case 2:
		text = s.texts.WeekdayShort(p.To) + " " + s.texts.Date(p.To)
	case 3:
		text = s.texts.Count(int(p.To-p.From) + 1)
	default:
		text = r.marks(row)
	}
	return grid.Cell{Text: text}
}

func (r periodRows) marks(row int) string {
	s, p := r.s, r.s.shown.Rows[row]
	x, g := s.texts.Period, s.Theme().Glyphs()
	var parts []string
	add := func(on bool, text string) {
		if on {
			parts = append(parts, text)
		}
	}
	add(p.Period == s.period, g.Arrow+" "+x.Working)
	add(p.Current, x.Current)
	add(p.Today, x.Today)
	add(p.RunMade, g.Check+" "+x.Made)
	add(p.RunAsk, x.Asked)
	add(p.CutOver, x.Cut)
	if p.Deadline != 0 {
		form := s.texts.Rules.DeadlineNear
		if p.Deadline < payroll.DateOf(s.Now()) && !p.RunMade {
			form = s.texts.Rules.DeadlinePast
		}
		add(true, fmt.Sprintf(form, s.texts.Date(p.Deadline)))
	}
	for _, o := range p.Other {
		add(true, s.texts.Basis(o.Basis)+" "+s.texts.Date(o.From)+" – "+s.texts.Date(o.To))
	}
	return strings.Join(parts, " "+g.Bullet+" ")
}

func (r periodRows) RowStyle(row int) paint.Style {
	s, p := r.s, r.s.shown.Rows[row]
	switch {
	case p.Period == s.period:
		return s.Theme().Style(theme.Info)
	case p.RunMade:
		return s.Theme().Style(theme.Faint)
	}
	return paint.Style{}
}
