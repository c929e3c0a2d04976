package ui

import (
	"fmt"
	"maps"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/lang"
)

// cellEdit is a cell in which text is being typed.
type cellEdit struct {
	field Field
	line  payroll.LineID
	col   int
	wrong string
	// also are the selected lines that get what is typed, the line itself among
	// them; none when nothing is selected.
	also []payroll.LineID
}

// fix changes the facts or the remark of a line.
type fix func(f *payroll.Facts, remark *string)

// editable gives the reason why the cell under the cursor cannot be typed in,
// "" when it can.
func (s *hoursScreen) editable() string {
	x := s.o.Texts().HourGrid
	v, col := s.lineAt(), s.col()
	switch {
	case v == nil:
		return x.NoLine
	case v.State == payroll.StateUnsure:
		return x.Locked
	case col == colHours && v.Line.Start != payroll.NoTime:
		return x.HasTimes
	}
	switch col {
	case colDate, colVenue, colTeam, colType, colStart, colEnd, colBreak, colHours, colMeals, colRemark:
		return ""
	}
	return x.NotEditable
}

// startEdit begins typing in the cell under the cursor; first replaces what
// stands there.
func (s *hoursScreen) startEdit(first string) tea.Cmd {
	v, col := s.lineAt(), s.col()
	e := &cellEdit{line: v.Line.ID, col: col, also: s.alike()}
	if first == "" {
		first = s.plain(v, col)
	}
	e.field.SetText(first)
	s.edit = e
	s.grid.ClearSelection()
	return nil
}

// plain gives what a cell holds as a person would type it.
func (s *hoursScreen) plain(v *payroll.Verdict, col int) string {
	l := &v.Line
	switch col {
	case colDate:
		return s.o.Texts().Date(l.Date)
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
		return strconv.Itoa(int(l.Break))
	case colHours:
		return l.Minutes.Clock()
	case colMeals:
		return s.o.Texts().Pieces(l.Count(payroll.KindMeals))
	case colRemark:
		return l.Remark
	}
	return ""
}

// editKey types, takes or leaves.
func (s *hoursScreen) editKey(msg tea.Msg) tea.Cmd {
	switch keyName(msg) {
	case "esc":
		s.edit = nil
		return nil
	case "enter":
		return s.commit("down")
	case "tab":
		return s.commit("right")
	case "shift+tab":
		return s.commit("left")
	}
	if s.edit.field.Update(msg) {
		s.edit.wrong = ""
	}
	return nil
}

// commit keeps what was typed and goes on to the neighbouring cell.
func (s *hoursScreen) commit(then string) tea.Cmd {
	e, v := s.edit, s.lineAt()
	if v == nil || v.Line.ID != e.line {
		s.edit = nil
		return nil
	}
	x := s.o.Texts()
	text := strings.TrimSpace(e.field.Text())
	if text == s.plain(v, e.col) && len(e.also) == 0 {
		s.edit = nil
		s.grid.Key(then)
		s.remember()
		return nil
	}
	change, wrong := readCell(e.col, text, v.Line.Date, x)
	if wrong != "" {
		e.wrong = wrong
		return nil
	}
	s.edit = nil
	if len(e.also) > 0 {
		return s.alterLines(e.also, change)
	}
	s.grid.Key(then)
	s.remember()
	return s.alterLine(e.line, change)
}

// alterLine writes other facts of a line, computed on the line as it then is.
func (s *hoursScreen) alterLine(id payroll.LineID, change fix) tea.Cmd {
	x := s.o.Texts()
	return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
		for i := range view.Verdicts {
			l := view.Verdicts[i].Line
			if l.ID != id {
				continue
			}
			facts, remark := l.Facts, l.Remark
			facts.Counts = maps.Clone(l.Counts)
			change(&facts, &remark)
			said := fmt.Sprintf(x.HourGrid.Saved, l.Person, x.Date(facts.Date))
			if facts.Start != payroll.NoTime && facts.End < facts.Start && (facts.Start != l.Start || facts.End != l.End) {
				said += ". " + fmt.Sprintf(x.HourGrid.Overnight, x.Date(facts.Date+1)+" "+facts.End.String())
			}
			return outcome{said: said}, svc.Edit(co, view, id, facts, remark)
		}
		return outcome{}, payroll.NewProblem(link.CodeNoLine, "line", string(id))
	})
}

// readCell reads what was typed in a column; wrong is what is wrong with it.
func readCell(col int, text string, day payroll.Date, x *lang.Texts) (change fix, wrong string) {
	h := x.HourGrid
	switch col {
	case colDate:
		d, ok := readDay(text, day)
		if !ok {
			return nil, h.BadDate
		}
		return func(f *payroll.Facts, _ *string) { f.Date = d }, ""
	case colVenue:
		return func(f *payroll.Facts, _ *string) { f.Venue = text }, ""
	case colTeam:
		return func(f *payroll.Facts, _ *string) { f.Team = text }, ""
	case colType:
		return func(f *payroll.Facts, _ *string) { f.Type = text }, ""
	case colStart, colEnd:
		return readTime(col, text, h)
	case colBreak:
		m, ok := readBreak(text)
		if !ok {
			return nil, h.BadWork
		}
		return func(f *payroll.Facts, _ *string) { f.Break = m }, ""
	case colHours:
		m, err := payroll.ParseWork(text)
		if err != nil {
			return nil, h.BadWork
		}
		return func(f *payroll.Facts, _ *string) { f.Minutes = m }, ""
	case colMeals:
		n, ok := readCount(text)
		if !ok {
			return nil, h.BadCount
		}
		return func(f *payroll.Facts, _ *string) { setCount(f, payroll.KindMeals, n) }, ""
	}
	return func(_ *payroll.Facts, remark *string) { *remark = text }, ""
}

// readTime reads a start or an end. Nothing takes both away and leaves the
// hours; where the other is missing it follows from the hours.
func readTime(col int, text string, h lang.HoursTexts) (fix, string) {
	if text == "" {
		return func(f *payroll.Facts, _ *string) { f.Start, f.End = payroll.NoTime, payroll.NoTime }, ""
	}
	c, err := payroll.ParseTyped(text)
	if err != nil {
		return nil, h.BadTime
	}
	return func(f *payroll.Facts, _ *string) {
		span := payroll.ClockTime((f.Minutes + f.Break) % (24 * 60))
		if col == colStart {
			if f.End == payroll.NoTime {
				f.End = (c + span) % (24 * 60)
			}
			f.Start = c
			return
		}
		if f.Start == payroll.NoTime {
			f.Start = (c - span + 24*60) % (24 * 60)
		}
		f.End = c
	}, ""
}

// readBreak reads a break: a bare number is minutes.
func readBreak(text string) (payroll.Minutes, bool) {
	if text == "" {
		return 0, true
	}
	if n, err := strconv.Atoi(text); err == nil && len(text) <= 3 {
		return payroll.Minutes(n), n >= 0
	}
	m, err := payroll.ParseWork(text)
	return m, err == nil && m >= 0
}

func readCount(text string) (payroll.Hundredths, bool) {
	if text == "" {
		return 0, true
	}
	n, err := payroll.ParseHundredths(text)
	return n, err == nil && n >= 0
}

func setCount(f *payroll.Facts, kind string, n payroll.Hundredths) {
	if f.Counts == nil {
		f.Counts = map[string]payroll.Hundredths{}
	}
	if n == 0 {
		delete(f.Counts, kind)
		return
	}
	f.Counts[kind] = n
}

// readDay reads a date; the year, and the month, may be left out.
func readDay(text string, near payroll.Date) (payroll.Date, bool) {
	if d, err := payroll.ParseDate(text); err == nil {
		return d, true
	}
	y, m, _ := near.YMD()
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '-' || r == '/' || r == ' ' })
	switch len(parts) {
	case 1:
		text = fmt.Sprintf("%s-%d-%d", parts[0], m, y)
	case 2:
		return nearestYear(parts[0]+"-"+parts[1], near)
	default:
		return 0, false
	}
	d, err := payroll.ParseDate(text)
	return d, err == nil
}

// nearestYear reads a day and a month in the year that brings it nearest.
func nearestYear(text string, near payroll.Date) (best payroll.Date, ok bool) {
	y, _, _ := near.YMD()
	far := func(d payroll.Date) payroll.Date { return max(d-near, near-d) }
	for _, year := range []int{y, y - 1, y + 1} {
		d, err := payroll.ParseDate(fmt.Sprintf("%s-%d", text, year))
		if err == nil && (!ok || far(d) < far(best)) {
			best, ok = d, true
		}
	}
	return best, ok
}

// open begins to edit, chooses a person, or unfolds one.
func (s *hoursScreen) open() tea.Cmd {
	row, _, _ := s.grid.Cursor()
	if row < len(s.rows) && s.rows[row].verdict < 0 {
		s.unfold(row)
		return nil
	}
	if s.col() == colPerson {
		return s.choosePerson()
	}
	return s.startEdit("")
}

func (s *hoursScreen) noOpen() string {
	if why := s.noView(); why != "" {
		return why
	}
	row, _, ok := s.grid.Cursor()
	if !ok || row >= len(s.rows) {
		return s.o.Texts().HourGrid.NoLine
	}
	if v := s.lineAt(); v == nil || s.col() == colPerson && v.State != payroll.StateUnsure {
		return ""
	}
	return s.editable()
}
