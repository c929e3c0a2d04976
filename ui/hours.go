package ui

import (
	"cmp"
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
	// at is the line under the cursor, to come back to.
	at            payroll.LineID
	all, filtered hourSum
	// shape is what the columns were last made for.
	shape hourShape
	pane  detailPane
	// picked is the sum of the selection as last drawn.
	picked pickedSum
	// counted are the steps that count each line, made when first needed.
	counted map[payroll.LineID][]int
}

// pickedSum is the sum of a range of rows.
type pickedSum struct {
	from, to int
	sum      hourSum
	ok       bool
}

// hourLook is how the lines are shown.
type hourLook struct {
	decimal, grouped, ranging, detail bool
	// open are the people whose lines are unfolded.
	open map[string]bool
}

// hourRow is a row of the grid: a line, or with verdict -1 a person.
type hourRow struct{ group, verdict int }

// hourGroup is a person with the lines in sight.
type hourGroup struct {
	key, name, sort string
	members         []int
	sum             hourSum
	days            int
	worst           payroll.State
}

// hourSum is a total.
type hourSum struct {
	lines   int
	minutes payroll.Minutes
	meals   payroll.Hundredths
}

func (n *hourSum) add(l *payroll.Line) {
	n.lines++
	if !l.Withdrawn {
		n.minutes += l.Minutes
		n.meals += l.Count(payroll.KindMeals)
	}
}

// take is add the other way round.
func (n *hourSum) take(l *payroll.Line) {
	n.lines--
	if !l.Withdrawn {
		n.minutes -= l.Minutes
		n.meals -= l.Count(payroll.KindMeals)
	}
}

// selected adds up the selection. Where it grew or shrank by a few rows since
// it was last drawn only those are counted.
func (s *hoursScreen) selected(from, to int) hourSum {
	p := &s.picked
	to = min(to, len(s.rows)-1)
	if s.look.grouped || !p.ok || p.from > to || p.to < from {
		*p = pickedSum{from: from, to: to, ok: !s.look.grouped}
		for _, i := range s.verdictsOf(from, to) {
			p.sum.add(&s.o.view.Verdicts[i].Line)
		}
		return p.sum
	}
	line := func(row int) *payroll.Line { return &s.o.view.Verdicts[s.rows[row].verdict].Line }
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

func newHoursScreen(o *Office) *hoursScreen {
	s := &hoursScreen{deskPage: deskPage{o: o, id: ScreenHours}}
	s.look.open = map[string]bool{}
	s.grid = grid.New(nil, listing{count: func() int { return len(s.rows) }, cell: s.cell, style: s.rowStyle})
	s.reshape(MinWidth)
	s.grid.SetCursor(0, colPerson)
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
	case wroteMsg:
		if m.made != "" {
			_, _, _ = s.grid.Cursor()
			s.at = m.made
		}
	}
	cmd, renewed := s.turn(msg)
	if renewed {
		s.renew()
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
	if v := s.lineAt(); v != nil {
		s.at = v.Line.ID
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

// verdictsOf gives the lines of rows, those of a person all together.
func (s *hoursScreen) verdictsOf(from, to int) []int {
	rows := s.rows[max(0, from):max(max(0, from), min(len(s.rows), to+1))]
	if !s.look.grouped {
		out := make([]int, len(rows))
		for i, r := range rows {
			out[i] = r.verdict
		}
		return out
	}
	var out []int
	seen := map[int]bool{}
	add := func(i int) {
		if !seen[i] {
			seen[i] = true
			out = append(out, i)
		}
	}
	for _, r := range rows {
		if r.verdict >= 0 {
			add(r.verdict)
			continue
		}
		for _, i := range s.groups[r.group].members {
			add(i)
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
			sum.add(&v.Line)
		}
	}
	return ids, sum
}

// renew takes over the loaded period.
func (s *hoursScreen) renew() {
	v := s.o.view
	s.all = hourSum{}
	for i := range v.Verdicts {
		s.all.add(&v.Verdicts[i].Line)
	}
	s.filter.forget()
	s.pane, s.counted = detailPane{}, nil
	s.arrange()
}

// arrange lists the lines that the filter lets through and puts the cursor
// back on its line.
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
			s.filtered.add(&s.o.view.Verdicts[i].Line)
		}
	}
	if s.look.grouped {
		s.arrangeGroups(passed)
	} else {
		for _, i := range passed {
			s.rows = append(s.rows, hourRow{group: -1, verdict: i})
		}
	}
	row, col, _ := s.grid.Cursor()
	if i := s.rowOf(s.at, row); i >= 0 {
		s.grid.SetCursor(i, col)
		return
	}
	if s.filter.typing {
		s.grid.SetCursor(0, col) // and the line is remembered, for when it is back
		return
	}
	s.remember()
}

// rowOf finds the row of a line, -1 when it is not in sight; near is where it
// was, since most changes leave it there.
func (s *hoursScreen) rowOf(id payroll.LineID, near int) int {
	is := func(r hourRow) bool { return r.verdict >= 0 && s.o.view.Verdicts[r.verdict].Line.ID == id }
	if near >= 0 && near < len(s.rows) && is(s.rows[near]) {
		return near
	}
	return slices.IndexFunc(s.rows, is)
}

// arrangeGroups gathers the lines per person, in the order of a Dutch list.
func (s *hoursScreen) arrangeGroups(passed []int) {
	at := map[string]int{}
	for _, i := range passed {
		v := &s.o.view.Verdicts[i]
		key := string(v.Employee)
		if key == "" {
			key = "name:" + payroll.FoldName(v.Line.Person)
		}
		n, ok := at[key]
		if !ok {
			n = len(s.groups)
			at[key] = n
			g := hourGroup{key: key, name: v.Line.Person, sort: payroll.FoldName(v.Line.Person)}
			if p, known := s.o.view.Book.Team.Person(v.Employee); known {
				g.name, g.sort = p.Name(), payroll.SortName(p)
			}
			s.groups = append(s.groups, g)
		}
		s.groups[n].members = append(s.groups[n].members, i)
	}
	slices.SortStableFunc(s.groups, func(a, b hourGroup) int { return cmp.Compare(a.sort, b.sort) })
	for n := range s.groups {
		g := &s.groups[n]
		s.sumGroup(g)
		s.rows = append(s.rows, hourRow{group: n, verdict: -1})
		if s.look.open[g.key] {
			for _, i := range g.members {
				s.rows = append(s.rows, hourRow{group: n, verdict: i})
			}
		}
	}
}

// sumGroup adds up a person's lines; the state that asks most is shown.
func (s *hoursScreen) sumGroup(g *hourGroup) {
	order := []payroll.State{
		payroll.StateUnsure, payroll.StateBlocked, payroll.StateChanged, payroll.StateOpen, payroll.StatePartly,
		payroll.StateReady, payroll.StateSent, payroll.StateElsewhere, payroll.StateOutside,
	}
	days := map[payroll.Date]bool{}
	best := len(order)
	for _, i := range g.members {
		v := &s.o.view.Verdicts[i]
		g.sum.add(&v.Line)
		if !v.Line.Withdrawn && v.Line.Minutes > 0 && payroll.IsWorkedType(v.Line.Type) {
			days[v.Line.Date] = true
		}
		best = min(best, slices.Index(order, v.State))
	}
	g.days = len(days)
	g.worst = order[max(0, min(best, len(order)-1))]
}

// toggleGroup shows the lines per person, or one by one.
func (s *hoursScreen) toggleGroup() tea.Cmd {
	s.look.grouped = !s.look.grouped
	if v := s.lineAt(); v != nil && s.look.grouped {
		s.look.open = map[string]bool{string(v.Employee): true}
	}
	s.arrange()
	return nil
}

// unfold shows or hides the lines of the person under the cursor.
func (s *hoursScreen) unfold(row int) {
	key := s.groups[s.rows[row].group].key
	s.look.open[key] = !s.look.open[key]
	_, col, _ := s.grid.Cursor()
	s.at = ""
	s.arrange()
	s.grid.SetCursor(row, col)
}

// turnPeriod shows the next period, or the one before.
func (s *hoursScreen) turnPeriod(by int) func() tea.Cmd {
	return func() tea.Cmd {
		cal := s.o.view.Book.Settings.Calendar
		if by > 0 {
			s.o.setPeriod(cal.Next(s.o.period))
		} else {
			s.o.setPeriod(cal.Prev(s.o.period))
		}
		s.rows, s.groups, s.at = nil, nil, ""
		return nil
	}
}
