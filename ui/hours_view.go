package ui

import (
	"fmt"
	"strings"

	"doorzet/payroll"
	"doorzet/ui/grid"
	"doorzet/ui/lang"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// The columns of the grid.
const (
	colGlyph = iota
	colDate
	colDay
	colPerson
	colVenue
	colTeam
	colType
	colStart
	colEnd
	colBreak
	colHours
	colMeals
	colState
	colRemark
)

// wideFrom is the width from which every column has room at once.
const wideFrom = 118

// hourShape is what the columns depend on.
type hourShape struct {
	wide, huge bool
	lang       lang.Lang
}

// reshape makes the columns anew when the window or the language changed.
func (s *hoursScreen) reshape(w int) {
	now := hourShape{w >= wideFrom, w >= 160, s.o.Texts().Lang}
	if now == s.shape {
		return
	}
	s.shape = now
	c := s.o.Texts().HourGrid.Columns
	// In a narrow window everything up to the meals is in sight.
	date, person, venue, team, kind := 5, 15, 6, 7, 8
	if now.wide {
		person, venue, team, kind = 17, 9, 9, 13
	}
	if now.huge {
		date, person = 10, 24
	}
	s.grid.SetColumns([]grid.Column{
		{Width: 1},
		{Title: c.Date, Width: date},
		{Title: c.Day, Width: 2},
		{Title: c.Person, Width: person},
		{Title: c.Venue, Width: venue},
		{Title: c.Team, Width: team},
		{Title: c.Type, Width: kind},
		{Title: c.Start, Width: 5},
		{Title: c.End, Width: 5},
		{Title: c.Break, Width: 5, Align: paint.Right},
		{Title: c.Hours, Width: 6, Align: paint.Right},
		{Title: c.Meals, Width: 3, Align: paint.Right},
		{Title: c.State, Width: 16},
		{Title: c.Remark, Width: 10, Grow: 1},
	})
	s.grid.Freeze(colPerson + 1)
}

// rowStyle colours a row by its state: green waits to go, white is in Nmbrs.
func (s *hoursScreen) rowStyle(row int) paint.Style {
	t, r := s.o.Theme(), s.rows[row]
	if r.verdict < 0 {
		return t.RowStyle(s.groups[r.group].worst).With(paint.Bold)
	}
	return t.RowStyle(s.o.view.Verdicts[r.verdict].State)
}

// cell gives a field of the grid.
func (s *hoursScreen) cell(row, col int) grid.Cell {
	r := s.rows[row]
	if r.verdict < 0 {
		return s.groupCell(r.group, col)
	}
	v := &s.o.view.Verdicts[r.verdict]
	if e := s.edit; e != nil && e.col == col && e.line == v.Line.ID {
		return grid.Cell{Text: e.field.Text()}
	}
	t := s.o.Theme()
	switch col {
	case colGlyph:
		return grid.Cell{Text: t.Glyph(v.State), Style: t.MarkStyle(v.State)}
	case colState:
		return grid.Cell{Text: s.o.Texts().State(v.State), Style: t.MarkStyle(v.State)}
	case colRemark:
		return grid.Cell{Text: s.remark(v)}
	}
	return grid.Cell{Text: s.text(v, col)}
}

// text gives the plain fields of a line.
func (s *hoursScreen) text(v *payroll.Verdict, col int) string {
	x, l := s.o.Texts(), &v.Line
	switch col {
	case colDate:
		return s.date(l.Date)
	case colDay:
		return x.WeekdayShort(l.Date)
	case colPerson:
		return l.Person
	case colVenue:
		return l.Venue
	case colTeam:
		return l.Team
	case colType:
		return l.Type
	case colStart:
		return l.Start.String()
	case colEnd:
		return l.End.String()
	case colBreak:
		if l.Break == 0 {
			return ""
		}
		return l.Break.Clock()
	case colHours:
		return s.length(l.Minutes)
	case colMeals:
		if n := l.Count(payroll.KindMeals); n != 0 {
			return x.Pieces(n)
		}
	}
	return ""
}

// groupCell gives a field of a person's row.
func (s *hoursScreen) groupCell(group, col int) grid.Cell {
	x, t, g := s.o.Texts(), s.o.Theme(), &s.groups[group]
	switch col {
	case colGlyph:
		return grid.Cell{Text: t.Glyph(g.worst), Style: t.MarkStyle(g.worst)}
	case colDate:
		return grid.Cell{Text: either(s.look.open[g.key], "-", "+")}
	case colPerson:
		return grid.Cell{Text: g.name}
	case colVenue:
		return grid.Cell{Text: x.Many(x.HourGrid.GroupLines, g.sum.lines)}
	case colTeam:
		return grid.Cell{Text: x.Many(x.HourGrid.GroupDays, g.days)}
	case colHours:
		return grid.Cell{Text: s.length(g.sum.minutes)}
	case colMeals:
		return grid.Cell{Text: x.Pieces(g.sum.meals)}
	case colState:
		return grid.Cell{Text: x.State(g.worst), Style: t.MarkStyle(g.worst)}
	}
	return grid.Cell{}
}

// date writes a day without the year where the window is narrow: the period
// in the header tells it.
func (s *hoursScreen) date(d payroll.Date) string {
	text := s.o.Texts().Date(d)
	if s.shape.huge || len(text) < 10 {
		return text
	}
	if s.o.Texts().Lang == lang.English {
		return text[5:]
	}
	return text[:5]
}

// length writes work as 7:40 or as 7,67.
func (s *hoursScreen) length(m payroll.Minutes) string {
	if s.look.decimal {
		return s.o.Texts().Decimal(m)
	}
	return m.Clock()
}

// remark tells why a line does not go along, and else what was noted.
func (s *hoursScreen) remark(v *payroll.Verdict) string {
	x, l := s.o.Texts(), &v.Line
	why := ""
	switch {
	case l.Withdrawn:
		why = x.Outside(payroll.OutsideWithdrawn)
		if l.Reason != "" {
			why += ": " + l.Reason
		}
	case v.State == payroll.StateOutside && v.Outside != "":
		why = x.Outside(v.Outside)
	default:
		for _, f := range v.Findings {
			if f.Blocks() || !f.Seen && why == "" {
				why = x.Finding(f.Kind)
			}
			if f.Blocks() {
				break
			}
		}
	}
	if why != "" && l.Remark != "" {
		return why + " · " + l.Remark
	}
	return why + l.Remark
}

// Body draws the totals, the grid, the line under the cursor and the legend.
func (s *hoursScreen) Body(t *theme.Theme, w, h int) string {
	if lines := s.instead(t, w); lines != nil {
		return strings.Join(lines, "\n")
	}
	x := s.o.Texts().HourGrid
	s.reshape(w)
	legend := s.legend(t, w)
	pane := s.paneLines(t, w, h)
	room := max(3, h-2-len(legend)-len(pane))
	empty := x.Empty
	if s.filter.active() {
		empty = x.EmptyFilter
	}
	lines := []string{s.topLine(t, w), s.grid.View(GridStyles(t, empty), w, room)}
	lines = append(lines, pane...)
	lines = append(lines, s.infoLine(t, w))
	return strings.Join(append(lines, legend...), "\n")
}

// topLine shows the filter while it is typed, and else the totals.
func (s *hoursScreen) topLine(t *theme.Theme, w int) string {
	x := s.o.Texts().HourGrid
	if s.filter.typing {
		prompt := " " + x.FilterPrompt + " "
		room := max(10, min(40, w-paint.Width(prompt)-2))
		rest := max(0, w-paint.Width(prompt)-room-2)
		return t.Paint(theme.Strong, prompt) + s.filter.field.View(t, room) + "  " + t.Paint(theme.Faint, t.Fit(x.FilterHint, rest))
	}
	text := " " + x.All + " " + s.sumText(s.all)
	if s.filter.active() {
		text += "  " + x.Filtered + " \"" + s.filter.field.Text() + "\" " + s.sumText(s.filtered)
	}
	if sel, ok := s.grid.Selection(); ok {
		text += "  " + x.Selected + " " + s.sumText(s.selected(sel.Top, sel.Bottom))
	}
	return t.Paint(theme.Strong, t.Fit(text, w))
}

func (s *hoursScreen) sumText(n hourSum) string {
	x := s.o.Texts()
	text := x.Many(x.HourGrid.Sum, n.lines) + " " + fmt.Sprintf(x.HourGrid.SumHours, s.length(n.minutes))
	if n.meals != 0 {
		text += " " + fmt.Sprintf(x.HourGrid.Meals, x.Pieces(n.meals))
	}
	return text
}

// infoLine shows what is typed in a cell, or words the line under the cursor.
func (s *hoursScreen) infoLine(t *theme.Theme, w int) string {
	x := s.o.Texts()
	if e := s.edit; e != nil {
		prompt := s.editPrompt()
		hint, role := x.HourGrid.EditHint, theme.Faint
		if e.wrong != "" {
			hint, role = e.wrong, theme.Bad
		}
		return t.Paint(theme.Strong, prompt) + e.field.View(t, editWidth) + "  " +
			t.Paint(role, t.Fit(hint, max(0, w-paint.Width(prompt)-editWidth-2)))
	}
	v := s.lineAt()
	if v == nil {
		return ""
	}
	text := " " + t.Glyph(v.State) + " " + x.State(v.State)
	switch {
	case len(v.Findings) > 0 && asks(v):
		text += ": " + x.FindingText(worst(v.Findings))
	case v.Outside != "" && v.State == payroll.StateOutside:
		text += ": " + x.Outside(v.Outside)
	default:
		text += ": " + x.StateHelp(v.State)
	}
	return t.Fit(text, w)
}

// worst gives a finding that blocks before one that warns.
func worst(fs []payroll.Finding) payroll.Finding {
	for _, f := range fs {
		if f.Blocks() {
			return f
		}
	}
	for _, f := range fs {
		if !f.Seen {
			return f
		}
	}
	return fs[0]
}

// editWidth is the width of the field in which a cell is typed.
const editWidth = 24

func (s *hoursScreen) editPrompt() string {
	return " " + s.grid.Columns()[s.edit.col].Title + ": "
}

// Cursor stands in the filter, in the cell's field, or on the active cell.
func (s *hoursScreen) Cursor() (x, y int, ok bool) {
	if s.o.view == nil {
		return 0, 0, false
	}
	if s.filter.typing {
		prompt := paint.Width(s.o.Texts().HourGrid.FilterPrompt) + 2
		return prompt + s.filter.field.Column(40), 0, true
	}
	if s.edit != nil {
		y = 1 + s.grid.Page() + 1 + s.pane.height
		return paint.Width(s.editPrompt()) + s.edit.field.Column(editWidth), y, true
	}
	x, y, ok = s.grid.Position()
	return x, y + 1, ok
}

// paneLines gives the details under the grid, when they are asked for.
func (s *hoursScreen) paneLines(t *theme.Theme, w, h int) []string {
	s.pane.height = 0
	if !s.look.detail {
		return nil
	}
	room := min(max(5, h/3), 10)
	out := []string{t.Paint(theme.Border, strings.Repeat(t.Glyphs().Horizontal, w))}
	for _, d := range s.details() {
		out = append(out, wrapped(t, theme.Plain, d, w)...)
	}
	for len(out) < room {
		out = append(out, "")
	}
	out = out[:room]
	s.pane.height = len(out)
	return out
}

// legend names the nine states with their signs, always.
func (s *hoursScreen) legend(t *theme.Theme, w int) []string {
	var out []string
	var b strings.Builder
	used := 0
	for _, st := range payroll.States() {
		text := t.Glyph(st) + " " + s.o.Texts().State(st)
		n := paint.Width(text) + 2
		if used+n > w {
			out = append(out, b.String())
			b.Reset()
			used = 0
		}
		b.WriteString(" " + t.RowStyle(st).Render(text) + " ")
		used += n
	}
	return append(out, b.String())
}
