package ui

import (
	"fmt"
	"slices"
	"strings"

	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// The columns of the plan.
const (
	planMark = iota
	planPerson
	planCode
	planWanted
	planOurs
	planSeen
	planSend
	planNote
	planPicture
)

// planColumns lays the plan out; from a wide window on with a picture of each
// difference.
func (s *pushScreen) planColumns(w int) []grid.Column {
	c := s.o.Texts().Push.Columns
	picture := grid.Column{}
	if w >= planBarFrom {
		picture = grid.Column{Title: s.o.Texts().Control.Bar, Width: planBarWidth}
	}
	cols := []grid.Column{
		{Width: 1},
		{Title: c.Person, Width: 16, Grow: 1},
		{Title: c.Code, Width: 15, Grow: 1},
		{Title: c.Wanted, Width: 8, Align: paint.Right},
		{Title: c.Ours, Width: 8, Align: paint.Right},
		{Title: c.Seen, Width: 8, Align: paint.Right},
		{Title: c.Send, Width: 9, Align: paint.Right},
		{Title: c.Note, Width: 8, Grow: 4},
	}
	if picture.Width > 0 {
		cols = append(cols, picture)
	}
	return cols
}

// unread stands where Nmbrs was not asked for a figure.
const unread = "?"

func (s *pushScreen) planRows() int {
	if s.plan == nil {
		return 0
	}
	return len(s.plan.Steps)
}

// planCell gives a field of the plan.
func (s *pushScreen) planCell(row, col int) grid.Cell {
	x, t, st := s.o.Texts(), s.o.Theme(), &s.plan.Steps[row]
	money := isMoney(st.Counts)
	switch col {
	case planMark:
		return grid.Cell{Text: either(s.want.marked[st.Employee], t.Glyphs().Focus, "")}
	case planPerson:
		if row > 0 && s.plan.Steps[row-1].Employee == st.Employee {
			return grid.Cell{}
		}
		return grid.Cell{Text: st.Person, Style: t.Style(theme.Strong)}
	case planCode:
		return grid.Cell{Text: s.code(st.Component)}
	case planWanted:
		return grid.Cell{Text: s.amount(st.Component.Kind, st.Wanted, money)}
	case planOurs:
		return grid.Cell{Text: s.amount(st.Component.Kind, st.Ours, money), Style: t.Style(theme.Faint)}
	case planSeen:
		if !s.plan.Saw(st) {
			return grid.Cell{Text: unread, Style: t.Style(theme.Faint)}
		}
		return grid.Cell{Text: s.amount(st.Component.Kind, st.Seen, money), Style: t.Style(theme.Faint)}
	case planSend:
		if !st.Sends() {
			return grid.Cell{Text: t.Glyph(payroll.StateOutside), Style: t.Style(theme.Faint)}
		}
		return grid.Cell{Text: s.amount(st.Component.Kind, st.Amount, money), Style: t.RowStyle(payroll.StateReady)}
	case planPicture:
		return planBar(t, st)
	}
	if st.Block != payroll.BlockNone {
		return grid.Cell{Text: "! " + x.Block(st.Block), Style: t.Style(theme.Bad)}
	}
	return grid.Cell{Text: either(st.Action == payroll.ActionRemove, x.Action(st.Action), "")}
}

// amount writes an amount of a component.
func (s *pushScreen) amount(k payroll.Kind, n payroll.Hundredths, money bool) string {
	switch {
	case money:
		return s.o.Texts().Money(n)
	case k == payroll.KindHours:
		return s.o.Texts().Hours(n)
	}
	return s.o.Texts().Pieces(n)
}

// code names a component with its description in Nmbrs.
func (s *pushScreen) code(c payroll.Component) string {
	return componentName(s.o, c)
}

func componentName(o *Office, c payroll.Component) string {
	if c.Kind == payroll.KindWorked {
		return o.Texts().Push.Columns.Days
	}
	known := o.info.HourCodes
	if c.Kind == payroll.KindWage {
		known = o.info.WageCodes
	}
	i := slices.IndexFunc(known, func(k store.CodeInfo) bool { return k.Code == c.Code })
	if i < 0 {
		return fmt.Sprint(c.Code)
	}
	return codeLabel(known[i])
}

// Body draws what the screen shows now.
func (s *pushScreen) Body(t *theme.Theme, w, h int) string {
	x := s.o.Texts()
	if !s.o.linked() {
		return strings.Join(wrapped(t, theme.Warn, x.Place.NoLink, w), "\n")
	}
	var lines []string
	switch {
	case s.live != nil:
		lines = s.liveBody(t, w, h)
	case s.mode == pushResult && s.result != nil:
		lines = s.resultBody(t, w, h)
	case s.mode == pushBatches:
		lines = s.batchesBody(t, w, h)
	case s.mode == pushDoubts:
		lines = s.doubtBody(t, w)
	default:
		lines = s.planBody(t, w, h)
	}
	return strings.Join(lines, "\n")
}

// planBody draws the plan: control figures, the steps, and what holds any back.
func (s *pushScreen) planBody(t *theme.Theme, w, h int) []string {
	x := s.o.Texts()
	var out []string
	if s.err != nil {
		out = append(wrapped(t, theme.Bad, s.o.Word(s.err), w), wrapped(t, theme.Plain, x.Place.Retry, w)...)
	}
	switch {
	case s.plan == nil && s.err != nil:
		return out
	case s.plan == nil || !s.current():
		return append(out, wrapped(t, theme.Faint, either(s.plan == nil, x.Place.Loading, x.Push.NoPlan), w)...)
	}
	only := s.marks()
	head := s.figuresText(only)
	if len(only) > 0 {
		head += "  (" + fmt.Sprintf(x.Push.Marked, len(only)) + ")"
	}
	out = append(out, " "+t.Paint(theme.Title, t.Fit(head, w-2)))
	for _, n := range append(s.planNotes(), s.behindNotes(s.behind(only), h)...) {
		out = append(out, wrapped(t, n.role, n.text, w)...)
	}
	s.grid.SetColumns(s.planColumns(w))
	room := max(3, h-len(out)-2)
	out = append(out, s.grid.View(GridStyles(t, x.Push.NothingToSend), w, room))
	return append(out, s.planInfo(t, w), s.controlLine(t, w))
}

type planRemark struct {
	text string
	role theme.Role
}

// planNotes tells what is worth knowing before sending.
func (s *pushScreen) planNotes() []planRemark {
	x := s.o.Texts()
	var out []planRemark
	if s.plan.Guard != nil {
		out = append(out, planRemark{fmt.Sprintf(x.Push.Guard, s.o.Word(s.plan.Guard)), theme.Warn})
	}
	if !s.want.unlock.IsZero() {
		out = append(out, planRemark{fmt.Sprintf(x.Push.Unlocked, s.want.unlock), theme.Warn})
	}
	if !s.want.bookIn.IsZero() {
		out = append(out, planRemark{fmt.Sprintf(x.Push.BookedIn, s.want.bookIn), theme.Warn})
	}
	if s.want.withoutDays {
		out = append(out, planRemark{x.Push.Hold.DaysOut, theme.Warn})
	}
	for _, w := range s.plan.Waiting {
		out = append(out, planRemark{fmt.Sprintf(x.Many(x.Push.Waiting, w.Lines), w.Period), theme.Warn})
	}
	if s.unfinished() {
		out = append(out, planRemark{s.unfinishedText(), theme.Warn})
	}
	if s.want.recalculate {
		out = append(out, planRemark{x.Push.Own.Recalculated, theme.Warn})
	}
	if s.want.stopped {
		out = append(out, planRemark{x.Push.Stopped, theme.Bad})
	}
	if n := len(s.besidePeople()); n > 0 {
		out = append(out, planRemark{x.Many(x.Push.Beside, n), theme.Warn})
	}
	if n := len(s.skippedPeople()); n > 0 {
		out = append(out, planRemark{x.Many(x.Push.Skipped, n), theme.Warn})
	}
	if n := len(s.foreignPeople()); n > 0 {
		if 2*n > s.planPeople() {
			out = append(out, planRemark{x.Push.MostForeign, theme.Bad})
		}
		out = append(out, planRemark{x.Many(x.Push.Foreign, n), theme.Warn})
	}
	if n := s.heldOtherwise(); n > 0 {
		out = append(out, planRemark{x.Many(x.Push.Held, n), theme.Warn})
	}
	if slices.ContainsFunc(s.plan.Steps, func(st payroll.PlanStep) bool { return !s.plan.Saw(&st) }) {
		out = append(out, planRemark{fmt.Sprintf(x.Push.Hold.NotRead, s.period()), theme.Faint})
	}
	if s.noSend() == "" && len(out) == 0 {
		out = append(out, planRemark{x.Push.Press, theme.Faint})
	}
	return out
}

func (s *pushScreen) planPeople() int {
	seen := map[payroll.EmployeeID]bool{}
	for i := range s.plan.Steps {
		seen[s.plan.Steps[i].Employee] = true
	}
	return len(seen)
}

// heldOtherwise counts the employees that are held back by something else than a row
// of somebody else where ours would go.
func (s *pushScreen) heldOtherwise() int {
	seen := map[payroll.EmployeeID]bool{}
	for i := range s.plan.Steps {
		if st := &s.plan.Steps[i]; st.Block != payroll.BlockNone && !foreign(st.Block) {
			seen[st.Employee] = true
		}
	}
	return len(seen)
}

func (s *pushScreen) heldPeople() int {
	seen := map[payroll.EmployeeID]bool{}
	for i := range s.plan.Steps {
		if s.plan.Steps[i].Block != payroll.BlockNone {
			seen[s.plan.Steps[i].Employee] = true
		}
	}
	return len(seen)
}

// planInfo words the step under the cursor.
func (s *pushScreen) planInfo(t *theme.Theme, w int) string {
	x, st := s.o.Texts(), s.row()
	if st == nil {
		return ""
	}
	text := " " + st.Person + ", " + s.code(st.Component) + ": "
	switch {
	case st.Block != payroll.BlockNone:
		text += x.Block(st.Block)
		for _, r := range st.Rows {
			text += " · " + s.rowText(r)
		}
	case st.Sends():
		text += x.Action(st.Action) + " " + s.amount(st.Component.Kind, st.Amount, isMoney(st.Counts)) + s.made(st)
	default:
		text += x.Action(payroll.ActionNone)
	}
	return t.Fit(text, w)
}

func (s *pushScreen) listRows() int {
	switch {
	case s.mode == pushBatches:
		return len(s.batches)
	case s.mode == pushResult && s.result != nil:
		return len(s.result.rows)
	}
	return 0
}

func (s *pushScreen) listCell(row, col int) grid.Cell {
	if s.mode == pushBatches {
		return s.batchCell(row, col)
	}
	x, t, r := s.o.Texts(), s.o.Theme(), &s.result.rows[row]
	switch col {
	case 0:
		return grid.Cell{Text: r.person}
	case 1:
		return grid.Cell{Text: s.code(r.component)}
	case 2:
		return grid.Cell{Text: s.amount(r.component.Kind, r.amount, r.money)}
	case 3:
		if r.block != payroll.BlockNone {
			return grid.Cell{Text: "! " + x.Block(r.block), Style: t.Style(theme.Warn)}
		}
		return grid.Cell{Text: x.StepState(r.state), Style: t.Style(stepRole(r.state))}
	}
	if r.reason == nil {
		return grid.Cell{}
	}
	return grid.Cell{Text: x.Problem(r.reason, s.o.opts.LogFile)}
}

func (s *pushScreen) batchCell(row, col int) grid.Cell {
	x, t, b := s.o.Texts(), s.o.Theme(), &s.batches[len(s.batches)-1-row]
	p := x.Push.Batch
	switch col {
	case 0:
		return grid.Cell{Text: moment(b.At)}
	case 1:
		return grid.Cell{Text: x.BatchKind(b.Kind) + " " + b.ForPeriod.Label(s.o.info.Cadence)}
	case 2:
		return grid.Cell{Text: x.Count(b.Steps)}
	case 3:
		return grid.Cell{Text: b.By}
	}
	switch {
	case b.UndoneBy != "":
		return grid.Cell{Text: p.Undone, Style: t.Style(theme.Faint)}
	case !b.Closed:
		return grid.Cell{Text: p.Open, Style: t.Style(theme.Warn)}
	case b.Check == nil:
		return grid.Cell{}
	case b.Check.Different > 0:
		return grid.Cell{Text: fmt.Sprintf(p.CheckText, b.Check.Equal, b.Check.Different), Style: t.Style(theme.Bad)}
	}
	return grid.Cell{Text: fmt.Sprintf(p.CheckText, b.Check.Equal, 0), Style: t.Style(theme.Good)}
}

func (s *pushScreen) batchesBody(t *theme.Theme, w, h int) []string {
	p := s.o.Texts().Push.Batch
	s.list.SetColumns([]grid.Column{
		{Title: p.At, Width: 16},
		{Title: p.Kind, Width: 24, Grow: 1},
		{Title: p.Steps, Width: 7, Align: paint.Right},
		{Title: p.By, Width: 8, Grow: 1},
		{Title: p.Check, Width: 18},
	})
	return []string{" " + t.Paint(theme.Title, p.Title), "", s.list.View(GridStyles(t, p.Empty), w, max(3, h-2))}
}

// moment writes an RFC 3339 moment as day and time.
func moment(at string) string {
	day, clock, ok := strings.Cut(at, "T")
	if !ok || len(clock) < 5 {
		return paint.Clean(at)
	}
	return paint.Clean(day + " " + clock[:5])
}
