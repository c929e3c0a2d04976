package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
	"doorzet/ui/grid"
)

// hoursScreen is the grid of hour lines: judged, edited and approved here.
type hoursScreen struct {
	deskPage
	grid   *grid.Grid
	rows   []hourRow
	groups []hourGroup
	filter hourFilter
	edit   *cellEdit
	look   hourLook
	hourOrder
	// spot is where the cursor is, to come back to.
	spot          hourSpot
	all, filtered hourSum
	pane          detailPane
	// picked is the sum of the selection as last drawn.
	picked pickedSum
	before hoursBefore
	memo   hoursMemo
	past   hoursPast
	// known is what was looked up for the period as it is loaded.
	known hoursKnown
}

// hourOrder is how rows and columns are laid out.
type hourOrder struct {
	by    grouping
	order []sortKey
	// unfolded are the groups whose lines are shown.
	unfolded map[string]bool
	cols     []int
	// shape is what the columns were last made for.
	shape  hourShape
	serial int
}

// hourLook is how the lines are shown.
type hourLook struct{ ranging, detail bool }

// hourSpot names the row of the cursor: a line, or a group when line is "".
type hourSpot struct {
	line  payroll.LineID
	group string
	// reveal unfolds the group of the line.
	reveal bool
}

// hoursKnown is what is looked up once for a loaded period.
type hoursKnown struct {
	// counted are the steps that count each line.
	counted map[payroll.LineID][]int
	// names are people as a list orders them; counts the lines of each group.
	names  map[payroll.EmployeeID]string
	counts map[string]int
}

// pickedSum is the sum of a range of rows.
type pickedSum struct {
	from, to int
	sum      hourSum
	ok       bool
}

// selected adds up the selection. Where it grew or shrank by a few rows since
// it was last drawn only those are counted.
func (s *hoursScreen) selected(from, to int) hourSum {
	p := &s.picked
	to = min(to, len(s.rows)-1)
	if s.by.grouped() || !p.ok || p.from > to || p.to < from {
		*p = pickedSum{from: from, to: to, ok: !s.by.grouped(), sum: s.sumRows(from, to)}
		return p.sum
	}
	line := func(row int) *payroll.Verdict { return &s.o.view.Verdicts[s.rows[row].verdict] }
	for ; p.from > from; p.from-- {
		p.sum.add(line(p.from - 1))
	}
	for ; p.to < to; p.to++ {
		p.sum.add(line(p.to + 1))
	}
	for ; p.from < from; p.from++ {
		p.sum.take(line(p.from))
	}
	for ; p.to > to; p.to-- {
		p.sum.take(line(p.to))
	}
	return p.sum
}

// sumRows adds up rows; the lines of a group that is among them count once.
func (s *hoursScreen) sumRows(from, to int) (sum hourSum) {
	whole := -1
	for _, r := range s.rows[max(0, from) : to+1] {
		switch {
		case r.verdict < 0:
			whole = r.group
			sum.plus(s.groups[r.group].sum)
		case r.group != whole || whole < 0:
			sum.add(&s.o.view.Verdicts[r.verdict])
		}
	}
	return sum
}

func newHoursScreen(o *Office) *hoursScreen {
	s := &hoursScreen{deskPage: deskPage{o: o, id: ScreenHours}}
	s.unfolded = map[string]bool{}
	s.by, s.order = readGrouping(o.prefs.Hours.Group), readSort(o.prefs.Hours.Sort)
	s.grid = grid.New(nil, listing{count: func() int { return len(s.rows) }, cell: s.cell, style: s.rowStyle})
	s.reshape(MinWidth)
	s.toColumn(colPerson)
	return s
}

// Title names the screen.
func (s *hoursScreen) Title() string { return s.o.Texts().Screens.Hours }

// Init starts nothing: Shown does.
func (s *hoursScreen) Init() tea.Cmd { return nil }

// Shown loads the period.
func (s *hoursScreen) Shown() tea.Cmd {
	cmd := s.show()
	if s.fresh() {
		s.renew()
		return tea.Batch(cmd, s.loadBefore(), s.loadMemo(), s.loadPast())
	}
	return cmd
}

// Capture takes every key while something is typed, and a digit where it
// would begin typing.
func (s *hoursScreen) Capture() Capture {
	switch {
	case s.edit != nil || s.filter.typing:
		return CaptureAll
	case s.lineAt() != nil && s.editable() == "":
		return CaptureDigits
	}
	return CaptureNone
}

// Update takes keys and answers.
func (s *hoursScreen) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		switch {
		case s.edit != nil:
			return s.editKey(m)
		case s.filter.typing:
			return s.filterKey(m)
		}
		return s.gridKey(keyName(m))
	case hoursBeforeMsg:
		s.takeBefore(m)
		return nil
	case hoursMemoMsg:
		return s.takeMemo(m)
	case hoursPastMsg:
		s.takePast(m)
		return nil
	case hoursWhyMsg:
		s.showWhy(m)
		return nil
	case spanMsg:
		s.showSpan(m)
		return nil
	case keptMsg:
		s.o.SayError("keep the preferences", m.err)
		return nil
	case wroteMsg:
		if m.made != "" {
			s.spot = hourSpot{line: m.made, reveal: true}
		}
	}
	cmd, renewed := s.turn(msg)
	if renewed {
		s.renew()
		return tea.Batch(cmd, s.loadBefore(), s.loadMemo(), s.loadPast())
	}
	return cmd
}

// gridKey moves, or begins typing with a digit.
func (s *hoursScreen) gridKey(key string) tea.Cmd {
	if bareDigit(key) && s.lineAt() != nil && s.editable() == "" {
		return s.startEdit(key)
	}
	if s.look.ranging {
		switch key {
		case "up", "down", "left", "right", "pgup", "pgdown", "home", "end", "j", "k", "h", "l", "G", "ctrl+home", "ctrl+end":
			key = "shift+" + key
		}
	}
	s.grid.Key(key)
	s.remember()
	return nil
}

func (s *hoursScreen) remember() {
	if g := s.groupAt(); g != nil {
		s.spot = hourSpot{group: g.key}
		return
	}
	if v := s.lineAt(); v != nil {
		s.spot = hourSpot{line: v.Line.ID}
	}
}

// lineAt gives the line under the cursor, nil when there is none.
func (s *hoursScreen) lineAt() *payroll.Verdict {
	i := cursorRow(s.grid)
	if i < 0 || i >= len(s.rows) || s.rows[i].verdict < 0 || s.o.view == nil {
		return nil
	}
	return &s.o.view.Verdicts[s.rows[i].verdict]
}

// verdictsOf gives the lines of rows, those of a group all together.
func (s *hoursScreen) verdictsOf(from, to int) []int {
	rows := s.rows[max(0, from):max(max(0, from), min(len(s.rows), to+1))]
	var out []int
	whole := -1
	for _, r := range rows {
		switch {
		case r.verdict < 0:
			whole = r.group
			out = append(out, s.groups[r.group].members...)
		case r.group != whole || whole < 0:
			out = append(out, r.verdict)
		}
	}
	return out
}

// chosen gives the lines that an action is about: the selection, or what is
// under the cursor.
func (s *hoursScreen) chosen() []int {
	if s.o.view == nil {
		return nil
	}
	if sel, ok := s.grid.Selection(); ok {
		return s.verdictsOf(sel.Top, sel.Bottom)
	}
	if i := cursorRow(s.grid); i >= 0 {
		return s.verdictsOf(i, i)
	}
	return nil
}

// pick gives those of the chosen lines that a condition holds for.
func (s *hoursScreen) pick(keep func(*payroll.Verdict) bool) (ids []payroll.LineID, sum hourSum) {
	for _, i := range s.chosen() {
		if v := &s.o.view.Verdicts[i]; keep(v) {
			ids = append(ids, v.Line.ID)
			sum.add(v)
		}
	}
	return ids, sum
}

// renew takes over the loaded period.
func (s *hoursScreen) renew() {
	v := s.o.view
	s.all = hourSum{}
	for i := range v.Verdicts {
		s.all.add(&v.Verdicts[i])
	}
	s.filter.forget()
	s.pane, s.known = detailPane{}, hoursKnown{names: map[payroll.EmployeeID]string{}}
	s.arrange()
}

// arrange lists the lines that the filter lets through and puts the cursor
// back where it was.
func (s *hoursScreen) arrange() {
	s.rows, s.groups, s.filtered = s.rows[:0], nil, hourSum{}
	s.grid.ClearSelection()
	s.look.ranging, s.picked = false, pickedSum{}
	if s.o.view == nil {
		return
	}
	passed := s.filter.pass(s.o.view, s.o.Texts())
	if s.filtered = s.all; s.filter.active() {
		s.filtered = hourSum{}
		for _, i := range passed {
			s.filtered.add(&s.o.view.Verdicts[i])
		}
	}
	s.sortLines(passed)
	if s.by.grouped() {
		s.gatherGroups(passed)
		if s.spot.reveal {
			s.reveal(s.spot.line)
		}
		s.layRows()
	} else {
		for _, i := range passed {
			s.rows = append(s.rows, hourRow{group: -1, verdict: i})
		}
	}
	s.spot.reveal = false
	s.toSpot()
}

// toSpot puts the cursor back on its row. While a filter is being typed the
// spot is kept, for when its row is back.
func (s *hoursScreen) toSpot() {
	row, col, _ := s.grid.Cursor()
	if i := s.rowOf(s.spot, row); i >= 0 {
		s.grid.SetCursor(i, col)
		return
	}
	if s.filter.typing {
		s.grid.SetCursor(0, col)
		return
	}
	s.remember()
}

// rowOf finds the row of a spot, -1 when it is not in sight; near is where it
// was, since most changes leave it there. A line that is folded away is found
// at its group.
func (s *hoursScreen) rowOf(at hourSpot, near int) int {
	is := func(r hourRow) bool {
		if at.line == "" {
			return r.verdict < 0 && s.groups[r.group].key == at.group
		}
		return r.verdict >= 0 && s.o.view.Verdicts[r.verdict].Line.ID == at.line
	}
	if near >= 0 && near < len(s.rows) && is(s.rows[near]) {
		return near
	}
	if i := slices.IndexFunc(s.rows, is); i >= 0 || at.line == "" || !s.by.grouped() {
		return i
	}
	n := s.groupOf(at.line)
	if n < 0 {
		return -1
	}
	return slices.IndexFunc(s.rows, func(r hourRow) bool { return r.group == n && r.verdict < 0 })
}

// unfold shows or hides the lines of the group under the cursor.
func (s *hoursScreen) unfold(row int) {
	key := s.groups[s.rows[row].group].key
	s.unfolded[key] = !s.unfolded[key]
	s.grid.ClearSelection()
	s.look.ranging = false
	s.layRows()
	s.remember()
}

// turnPeriod shows the next period, or the one before.
func (s *hoursScreen) turnPeriod(by int) func() tea.Cmd {
	return func() tea.Cmd {
		cal := s.o.view.Book.Settings.Calendar
		if by > 0 {
			s.toPeriod(cal.Next(s.o.period))
		} else {
			s.toPeriod(cal.Prev(s.o.period))
		}
		return nil
	}
}

// toPeriod shows another period. The group under the cursor is looked for there.
func (s *hoursScreen) toPeriod(p payroll.Period) {
	s.o.setPeriod(p)
	s.rows, s.groups = nil, nil
	s.spot.line = ""
}
