package ui

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// logScreen shows the audit trails of all companies, newest first.
type logScreen struct {
	*Office
	all    []logRow
	shown  []int
	read   int
	filter Field
	typing bool
	table  *grid.Grid
	head   int
	err    error
	trail  trailProof
}

// logRow is an entry with the company that it is of, "" for the ledger as a whole.
type logRow struct {
	store.AuditEntry
	company string
}

type logMsg struct {
	rows   []logRow
	change int
	err    error
}

func newLogScreen(o *Office) *logScreen {
	s := &logScreen{Office: o, table: grid.New(nil, nil), filter: Field{Limit: 60}}
	s.table.SetSource(logRows{s})
	return s
}

// Title names the screen.
func (s *logScreen) Title() string { return s.texts.Screens.Log }

// Init has nothing to do: Shown loads.
func (s *logScreen) Init() tea.Cmd { return nil }

// Shown reads the trails anew.
func (s *logScreen) Shown() tea.Cmd { return s.gather() }

// Capture tells that a search is being typed.
func (s *logScreen) Capture() Capture {
	if s.typing {
		return CaptureAll
	}
	return CaptureNone
}

// Cursor stands in the active cell.
func (s *logScreen) Cursor() (x, y int, ok bool) {
	x, y, ok = s.table.Position()
	return x, y + s.head, ok && !s.typing
}

// Update takes the entries and keys.
func (s *logScreen) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case logMsg:
		s.err = m.err
		if m.err != nil {
			s.SayError("read the log", m.err)
			return nil
		}
		s.all, s.read = m.rows, m.change
		s.find()
	case trailMsg:
		s.trail = m.proof
	case sealedMsg:
		return s.sealed(m.err)
	case changedMsg:
		if s.Active() == ScreenLog {
			return s.gather()
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		s.key(msg)
	}
	return nil
}

func (s *logScreen) key(msg tea.Msg) {
	name := keyName(msg)
	switch {
	case !s.typing, name == "up", name == "down", name == "pgup", name == "pgdown":
		s.table.Key(name)
	case name == "enter":
		s.typing = false
	case name == "esc":
		s.clear()
	default:
		s.filter.Update(msg)
		s.find()
	}
}

func (s *logScreen) clear() tea.Cmd {
	s.typing = false
	s.filter.SetText("")
	s.find()
	return nil
}

// find lists the entries that hold every word of the search.
func (s *logScreen) find() {
	words := strings.Fields(strings.ToLower(s.filter.Text()))
	s.shown = s.shown[:0]
	for i := range s.all {
		text := ""
		for col := range 5 {
			text += s.text(i, col) + " "
		}
		text = strings.ToLower(text)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			s.shown = append(s.shown, i)
		}
	}
	s.table.SetCursor(0, 0)
}

func (s *logScreen) gather() tea.Cmd {
	svc, change := s.svc, s.change
	return tea.Batch(s.proveTrails(), s.Fetch(ScreenLog, "log", func(context.Context) tea.Msg {
		rows, err := readLog(svc)
		return logMsg{rows, change, err}
	}))
}

func readLog(svc *link.Service) ([]logRow, error) {
	var out []logRow
	own, err := svc.Ledger.AuditLog()
	if err != nil {
		return nil, err
	}
	for _, e := range own {
		out = append(out, logRow{e, ""})
	}
	all, err := svc.Companies()
	if err != nil {
		return nil, err
	}
	for _, info := range all {
		co, err := svc.Ledger.Company(info.Key)
		if err != nil {
			return nil, err
		}
		list, err := co.AuditLog()
		if err != nil {
			return nil, err
		}
		for _, e := range list {
			out = append(out, logRow{e, info.Title()})
		}
	}
	slices.Reverse(out)
	slices.SortStableFunc(out, func(a, b logRow) int { return cmp.Compare(b.At, a.At) })
	return out, nil
}

// Actions searches.
func (s *logScreen) Actions() []Action {
	x := s.texts.Board.Log
	if s.typing {
		return nil
	}
	return []Action{
		{ID: "filter", Keys: []string{"/"}, Help: x.Filter, Do: func() tea.Cmd { s.typing = true; return nil }},
		{ID: "all", Keys: []string{"esc"}, Help: x.Clear, Do: s.clear, Quiet: true},
		s.trailAct(),
		{ID: "refresh", Keys: []string{"r"}, Help: x.Refresh, Do: s.gather},
	}
}

// text gives a field of an entry.
func (s *logScreen) text(i, col int) string {
	e := s.all[i]
	switch col {
	case 0:
		return s.moment(e.At)
	case 1:
		return e.Actor
	case 2:
		if e.company == "" {
			return s.texts.Board.Log.General
		}
		return e.company
	case 3:
		return s.texts.AuditAction(e.Action)
	}
	return s.args(e.Args) + s.args(e.Details)
}

// args writes what belongs to an entry in a fixed order.
func (s *logScreen) args(args payroll.Args) string {
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(args)) {
		if args[k] != "" {
			b.WriteString(s.texts.AuditArg(k) + " " + args[k] + "  ")
		}
	}
	return b.String()
}

// Body draws the entries and the one under the cursor in full.
func (s *logScreen) Body(t *theme.Theme, w, h int) string {
	p, x := newSheet(t, w), s.texts.Board.Log
	switch {
	case s.err != nil:
		p.text(theme.Bad, s.Word(s.err))
		if s.trail.asked {
			role, proof := s.trailLine()
			p.text(role, proof)
		}
		return p.String()
	case s.read == 0:
		p.text(theme.Faint, x.Loading)
		return p.String()
	}
	role, proof := s.trailLine()
	p.line(role, proof)
	p.line(theme.Plain, fmt.Sprintf(x.Counts, s.texts.Count(len(s.shown)), s.texts.Count(len(s.all))))
	if s.typing || s.filter.Text() != "" {
		p.line(theme.Info, fmt.Sprintf(x.Filtering, s.filter.Text()+"_")+"  "+x.FilterKeys)
	}
	s.head = len(p.lines)
	s.table.SetColumns([]grid.Column{
		{Title: x.At, Width: 16},
		{Title: x.By, Width: 8},
		{Title: x.Company, Width: 12, Grow: 1},
		{Title: x.Action, Width: 24},
		{Title: x.What, Width: 14, Grow: 3},
	})
	const below = 4
	p.lines = append(p.lines, strings.Split(s.table.View(GridStyles(t, x.Empty), w, max(3, p.left(h)-below)), "\n")...)
	p.raw(t.Paint(theme.Border, strings.Repeat(t.Glyphs().Horizontal, w)))
	if row, _, ok := s.table.Cursor(); ok {
		e := s.all[s.shown[row]]
		p.text(theme.Plain, s.args(e.Args)+s.args(e.Details))
		if e.Digest != "" && e.Details == nil {
			p.line(theme.Faint, x.Purged)
		}
	}
	return p.String()
}

// logRows are the entries that the search left.
type logRows struct{ s *logScreen }

func (r logRows) Len() int { return len(r.s.shown) }

func (r logRows) Cell(row, col int) grid.Cell {
	return grid.Cell{Text: r.s.text(r.s.shown[row], col)}
}

func (logRows) RowStyle(int) paint.Style { return paint.Style{} }
