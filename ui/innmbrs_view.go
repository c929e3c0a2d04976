package ui

import (
	"fmt"
	"slices"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

func (s *inNmbrsScreen) columns() []grid.Column {
	x := s.o.Texts().InNmbrs
	return []grid.Column{
		{Width: 1},
		{Title: x.Person, Width: 18, Grow: 2},
		{Title: x.Code, Width: 18, Grow: 1},
		{Title: x.Sent, Width: 9, Align: paint.Right},
		{Title: x.Found, Width: 9, Align: paint.Right},
		{Title: x.Foreign, Width: 8, Align: paint.Right},
		{Title: x.Outcome, Width: 9},
	}
}

// cell gives a field of the list.
func (s *inNmbrsScreen) cell(row, col int) grid.Cell {
	x, t, l := s.o.Texts(), s.o.Theme(), &s.found.Lines[row]
	switch col {
	case 0:
		return grid.Cell{Text: s.sign(l), Style: t.Style(s.role(l))}
	case 1:
		if row > 0 && s.found.Lines[row-1].Employee == l.Employee {
			return grid.Cell{}
		}
		return grid.Cell{Text: l.Person, Style: t.Style(theme.Strong)}
	case 2:
		return grid.Cell{Text: componentName(s.o, l.Component)}
	case 3:
		return grid.Cell{Text: s.amount(l.Component.Kind, l.Sent)}
	case 4:
		return grid.Cell{Text: s.amount(l.Component.Kind, l.Found), Style: t.Style(s.role(l))}
	case 5:
		if l.Foreign == 0 {
			return grid.Cell{}
		}
		return grid.Cell{Text: s.amount(l.Component.Kind, l.Foreign), Style: t.Style(theme.Warn)}
	}
	return grid.Cell{Text: either(l.Equal(), x.InNmbrs.Equal, x.InNmbrs.Differs), Style: t.Style(s.role(l))}
}

func (s *inNmbrsScreen) amount(k payroll.Kind, n payroll.Hundredths) string {
	if k == payroll.KindHours {
		return s.o.Texts().Hours(n)
	}
	return s.o.Texts().Pieces(n)
}

func (s *inNmbrsScreen) sign(l *link.VerifyLine) string {
	t := s.o.Theme()
	return either(l.Equal(), t.Glyphs().Check, t.Glyph(payroll.StateChanged))
}

func (s *inNmbrsScreen) role(l *link.VerifyLine) theme.Role {
	if l.Equal() {
		return theme.Good
	}
	return theme.Bad
}

// Body draws the comparison, or the hour lines behind one component.
func (s *inNmbrsScreen) Body(t *theme.Theme, w, h int) string {
	x := s.o.Texts()
	switch {
	case !s.o.linked():
		return strings.Join(wrapped(t, theme.Warn, x.Place.NoLink, w), "\n")
	case s.behind != nil && s.o.view != nil:
		return strings.Join(s.behindBody(t, w, h), "\n")
	case s.fault != nil:
		return strings.Join(append(wrapped(t, theme.Bad, s.o.Word(s.fault), w), wrapped(t, theme.Plain, x.Place.Retry, w)...), "\n")
	case s.found == nil:
		return strings.Join(wrapped(t, theme.Faint, x.Place.Loading, w), "\n")
	}
	var out []string
	switch {
	case len(s.found.Lines) == 0:
		out = wrapped(t, theme.Warn, x.InNmbrs.Empty, w)
	case s.found.Different == 0:
		out = wrapped(t, theme.Good, t.Glyphs().Check+" "+fmt.Sprintf(x.InNmbrs.AllEqual, s.found.Equal), w)
	default:
		out = wrapped(t, theme.Bad, fmt.Sprintf(x.InNmbrs.SomeDiffer, s.found.Equal, s.found.Different), w)
	}
	out = append(out, " "+t.Paint(theme.Faint, fmt.Sprintf(x.InNmbrs.Shown, s.found.at)))
	for _, e := range s.found.ends {
		if slices.Contains(besideLines(), e.Kind) {
			out = append(out, wrapped(t, theme.Warn, x.End(e)+" · "+x.EndKey(e), w)...)
		}
	}
	notes := append(s.notes(t, w), s.controlLine(t, w))
	s.grid.SetColumns(s.columns())
	out = append(out, s.grid.View(GridStyles(t, ""), w, max(3, h-len(out)-len(notes))))
	return strings.Join(append(out, notes...), "\n")
}

// besideLines are the loose ends of a period that no hour line waits for.
func besideLines() []payroll.EndKind {
	return []payroll.EndKind{payroll.EndSource, payroll.EndLeft, payroll.EndSkipped, payroll.EndImport, payroll.EndAdopted, payroll.EndDays}
}

// notes tells what differs in the component under the cursor.
func (s *inNmbrsScreen) notes(t *theme.Theme, w int) []string {
	l := s.row()
	if l == nil {
		return nil
	}
	var out []string
	for _, n := range differences(s.o, l) {
		out = append(out, " "+t.Paint(theme.Warn, t.Fit(n, w-2)))
	}
	return out[:min(len(out), 4)]
}

// differences words what is not as it was sent, and what others put beside it.
func differences(o *Office, l *link.VerifyLine) []string {
	x := o.Texts()
	var out []string
	if l.Unread != nil {
		out = append(out, fmt.Sprintf(x.InNmbrs.Unread, o.Word(l.Unread)))
	}
	for _, r := range l.Missing {
		out = append(out, fmt.Sprintf(x.InNmbrs.Missing, r.ID, x.Amount(r.Amount)))
	}
	for _, r := range l.ToImport {
		out = append(out, fmt.Sprintf(x.InNmbrs.ToImport, x.Amount(r.Amount)))
	}
	for _, r := range l.Altered {
		out = append(out, fmt.Sprintf(x.InNmbrs.Altered, r.ID, x.Amount(r.Amount)))
	}
	for _, r := range l.Unexpected {
		text := either(payroll.HasMark(r.Comment) && !slices.Contains(l.Twins, r) && !slices.Contains(l.Doubted, r), x.InNmbrs.OtherDoorzet, x.InNmbrs.Unexpected)
		out = append(out, fmt.Sprintf(text, r.ID, x.Amount(r.Amount)))
	}
	if l.Foreign != 0 && len(l.Unexpected) == 0 {
		out = append(out, fmt.Sprintf(x.InNmbrs.ForeignNote, x.Amount(l.Foreign)))
	}
	return out
}

// behindBody lists the hour lines that a component counts.
func (s *inNmbrsScreen) behindBody(t *theme.Theme, w, h int) []string {
	x := s.o.Texts()
	out := wrapped(t, theme.Title, fmt.Sprintf(x.InNmbrs.Behind, s.behind.Person, componentName(s.o, s.behind.Component)), w)
	var sum payroll.Minutes
	for _, i := range s.members {
		sum += s.o.view.Verdicts[i].Line.Minutes
	}
	out = append(out, " "+t.Fit(fmt.Sprintf(x.InNmbrs.BehindSum, x.Count(len(s.members)), sum.Clock()+" = "+x.Decimal(sum)), w-2))
	for _, d := range differences(s.o, s.behind) {
		out = append(out, wrapped(t, theme.Warn, d, w)...)
	}
	c := x.HourGrid.Columns
	s.lines.SetColumns([]grid.Column{
		{Width: 1},
		{Title: c.Date, Width: 10},
		{Title: c.Day, Width: 2},
		{Title: c.Venue, Width: 10, Grow: 1},
		{Title: c.Type, Width: 13, Grow: 1},
		{Title: c.Start, Width: 5},
		{Title: c.End, Width: 5},
		{Title: c.Hours, Width: 6, Align: paint.Right},
		{Title: c.State, Width: 16},
	})
	return append(out, s.lines.View(GridStyles(t, x.InNmbrs.NoLines), w, max(3, h-len(out))))
}

func (s *inNmbrsScreen) lineCell(row, col int) grid.Cell {
	x, t, v := s.o.Texts(), s.o.Theme(), &s.o.view.Verdicts[s.members[row]]
	l := &v.Line
	switch col {
	case 0:
		return grid.Cell{Text: t.Glyph(v.State), Style: t.MarkStyle(v.State)}
	case 1:
		return grid.Cell{Text: x.Date(l.Date)}
	case 2:
		return grid.Cell{Text: x.WeekdayShort(l.Date)}
	case 3:
		return grid.Cell{Text: l.Venue}
	case 4:
		return grid.Cell{Text: l.Type}
	case 5:
		return grid.Cell{Text: l.Start.String()}
	case 6:
		return grid.Cell{Text: l.End.String()}
	case 7:
		return grid.Cell{Text: l.Minutes.Clock()}
	}
	return grid.Cell{Text: x.State(v.State), Style: t.MarkStyle(v.State)}
}

func (s *inNmbrsScreen) lineStyle(row int) paint.Style {
	return s.o.Theme().RowStyle(s.o.view.Verdicts[s.members[row]].State)
}
