package ui

import (
	"fmt"
	"slices"
	"strings"

	"doorzet/payroll"
	"doorzet/ui/grid"
	"doorzet/ui/lang"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// rowStyle colours a row by its state: green waits to go, white is in Nmbrs.
func (s *hoursScreen) rowStyle(row int) paint.Style {
	t, r := s.o.Theme(), s.rows[row]
	if r.verdict < 0 {
		return t.RowStyle(s.groups[r.group].worst).With(paint.Bold)
	}
	return t.RowStyle(s.o.view.Verdicts[r.verdict].State)
}

// cell gives a field of the grid.
func (s *hoursScreen) cell(row, place int) grid.Cell {
	r, col := s.rows[row], s.cols[place]
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
	case colPerson:
		if s.by == byPerson {
			return grid.Cell{Text: s.inGroup(v)}
		}
		if s.by.grouped() {
			return grid.Cell{Text: "  " + payroll.SaidName(v.Line.Facts)}
		}
	}
	return grid.Cell{Text: s.text(v, col)}
}

// text gives the plain fields of a line.
func (s *hoursScreen) text(v *payroll.Verdict, col int) string {
	x, l := s.o.Texts(), &v.Line
	switch col {
	case colDate:
		if s.by.grouped() {
			return x.WeekdayShort(l.Date) + " " + s.date(l.Date)
		}
		return s.date(l.Date)
	case colDay:
		return x.WeekdayShort(l.Date)
	case colPerson:
		return payroll.SaidName(l.Facts)
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
	case colSurcharge:
		if n := surchargeOf(v); n != 0 {
			return s.length(n)
		}
	case colMeals:
		if n := l.Count(payroll.KindMeals); n != 0 {
			return x.Pieces(n)
		}
	}
	return ""
}

// inPerson tells what a line of a person is, where the name would stand again.
func inPerson(f *payroll.Facts) string {
	text := times(f)
	if text == "" || f.Type != payroll.TypeWorked {
		text = strings.TrimSpace(text + " " + f.Type)
	}
	return text
}

// groupCell gives a field of a group's row.
func (s *hoursScreen) groupCell(group, col int) grid.Cell {
	x, t, g := s.o.Texts(), s.o.Theme(), &s.groups[group]
	switch col {
	case colGlyph:
		return grid.Cell{Text: t.Glyph(g.worst), Style: t.MarkStyle(g.worst)}
	case colPerson:
		return grid.Cell{Text: either(s.unfolded[g.key], "- ", "+ ") + g.label}
	case colDate:
		return grid.Cell{Text: x.Many(x.HourGrid.GroupLines, g.sum.lines)}
	case colHours:
		return grid.Cell{Text: s.length(g.sum.minutes)}
	case colSurcharge:
		if g.sum.surcharge != 0 {
			return grid.Cell{Text: s.length(g.sum.surcharge)}
		}
	case colDays:
		return grid.Cell{Text: x.Count(g.days)}
	case colMeals:
		if g.sum.meals != 0 {
			return grid.Cell{Text: x.Pieces(g.sum.meals)}
		}
	case colBefore:
		if n, ok := s.beforeOf(g); ok {
			return grid.Cell{Text: s.length(n)}
		}
	case colDiff:
		if n, ok := s.beforeOf(g); ok {
			return grid.Cell{Text: s.difference(g.sum.minutes - n)}
		}
	case colState:
		return grid.Cell{Text: x.State(g.worst), Style: t.MarkStyle(g.worst)}
	case colRemark:
		return grid.Cell{Text: s.groupRemark(g)}
	}
	return grid.Cell{}
}

// groupRemark counts what asks for a look, and gives the note about a person.
func (s *hoursScreen) groupRemark(g *hourGroup) string {
	note, n := s.note(g), g.asking
	if n == 0 {
		return note
	}
	x := s.o.Texts()
	text := x.Many(x.Review.Findings, n)
	if note != "" {
		text += " " + s.o.Theme().Glyphs().Bullet + " " + note
	}
	return text
}

// difference writes a length with its sign; none is written as nothing.
func (s *hoursScreen) difference(m payroll.Minutes) string {
	switch {
	case m == 0:
		return "="
	case m > 0:
		return "+" + s.length(m)
	}
	return s.length(m)
}

// date writes a day without the year where the window is narrow: the period
// in the header tells it.
func (s *hoursScreen) date(d payroll.Date) string {
	text := s.o.Texts().Date(d)
	if s.shape.size == 2 || len(text) < 10 {
		return text
	}
	if s.o.Texts().Lang == lang.English {
		return text[5:]
	}
	return text[:5]
}

// length writes work as 7:40 or as 7,67.
func (s *hoursScreen) length(m payroll.Minutes) string {
	return s.o.hoursText(m)
}

// correction says of a line that is otherwise than what was sent whether somebody
// still has to confirm that, "" for any other line.
func (s *hoursScreen) correction(v *payroll.Verdict) string {
	x := s.o.Texts().Review
	switch {
	case unconfirmed(v):
		return x.ToConfirm
	case v.State == payroll.StateChanged && v.Needs() != payroll.NeedRemedy:
		return x.Corrects
	}
	return ""
}

// remark tells where a correction stands, why a line does not go along, and else
// what was noted.
func (s *hoursScreen) remark(v *payroll.Verdict) string {
	parts := []string{s.correction(v), s.why(v), v.Line.Remark}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " · ")
}

// why tells why a line does not go along, or what was found about it.
func (s *hoursScreen) why(v *payroll.Verdict) string {
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
	return why
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
	if d := s.reviewed(); d != 0 {
		text += "  " + fmt.Sprintf(s.o.Texts().Review.Reviewed, s.date(d))
	}
	if s.filter.active() {
		text = " " + x.Filtered + " \"" + s.filter.field.Text() + "\" " + s.sumText(s.filtered) + " " + text
	}
	if sel, ok := s.grid.Selection(); ok {
		text = " " + x.Selected + " " + s.sumText(s.selected(sel.Top, sel.Bottom)) + " " + text
	}
	return t.Paint(theme.Strong, t.Fit(text, w))
}

// groupInfo words the group under the cursor: its lines by state.
func (s *hoursScreen) groupInfo(t *theme.Theme, g *hourGroup) string {
	x := s.o.Texts()
	text := g.label + ":"
	for _, st := range payroll.States() {
		if n := g.states[urgency(st)]; n > 0 {
			text += " " + t.Glyph(st) + " " + x.Count(n) + " " + x.State(st) + " "
		}
	}
	if note := s.note(g); note != "" {
		text += t.Glyphs().Bullet + " " + note
	}
	return text
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
	if g := s.groupAt(); g != nil {
		return t.Fit(" "+s.groupInfo(t, g), w)
	}
	if v == nil {
		return ""
	}
	text := " " + t.Glyph(v.State) + " " + x.State(v.State)
	if c := s.correction(v); c != "" {
		text += ", " + c
	}
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
	x := s.o.Texts()
	text := columnTitle(s.edit.col, byLine, &x.HourGrid.Columns)
	if n := len(s.edit.also); n > 0 {
		text += " (" + x.Many(x.HourGrid.Sum, n) + ")"
	}
	return " " + text + ": "
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

// roomyFrom is the height from which the time bar is drawn where it tells
// nothing that the times do not: a shift without surcharges.
const roomyFrom = 28

// paneLines gives the details under the grid, when they are asked for.
func (s *hoursScreen) paneLines(t *theme.Theme, w, h int) []string {
	s.pane.height = 0
	if !s.look.detail {
		return nil
	}
	room := min(max(5, h/3), 10)
	out := []string{t.Paint(theme.Border, strings.Repeat(t.Glyphs().Horizontal, w))}
	if h >= roomyFrom || len(s.o.view.Book.Settings.Surcharges) > 0 {
		out = append(out, s.bar(w)...)
	}
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
