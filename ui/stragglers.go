package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// stragglersScreen lists what is not in yet.
type stragglersScreen struct {
	deskPage
	list *link.Stragglers
	of   *link.Desk // what the list was made of
	grid *grid.Grid
	head int
}

// stragglersMsg brings the list for a loaded period.
type stragglersMsg struct {
	of   *link.Desk
	list *link.Stragglers
	err  error
}

func newStragglersScreen(o *Office) *stragglersScreen {
	s := &stragglersScreen{deskPage: deskPage{o: o, id: ScreenStragglers}}
	s.grid = grid.New(nil, listing{count: s.rows, cell: s.cell})
	return s
}

// Title names the screen.
func (s *stragglersScreen) Title() string { return s.o.Texts().Rules.Stragglers }

// Init starts nothing: Shown does.
func (s *stragglersScreen) Init() tea.Cmd { return nil }

// Shown loads the period and compares it with those before.
func (s *stragglersScreen) Shown() tea.Cmd { return tea.Batch(s.show(), s.compare()) }

// compare makes the list, unless it is of the period as it is.
func (s *stragglersScreen) compare() tea.Cmd {
	if !s.fresh() || s.of == s.o.view {
		return nil
	}
	svc, co, view := s.o.svc, s.o.co, s.o.view
	return s.o.Fetch(s.id, "compare", func(context.Context) tea.Msg {
		list, err := svc.Stragglers(co, view)
		return stragglersMsg{view, list, err}
	})
}

// Update moves the cursor and takes answers.
func (s *stragglersScreen) Update(msg tea.Msg) tea.Cmd {
	if k := keyName(msg); k != "" {
		s.grid.Key(k)
		return nil
	}
	if m, ok := msg.(stragglersMsg); ok {
		if m.err != nil {
			s.o.SayError("compare the periods", m.err)
			return nil
		}
		s.of, s.list = m.of, m.list
		return nil
	}
	cmd, renewed := s.turn(msg)
	if renewed {
		return tea.Batch(cmd, s.compare())
	}
	return cmd
}

func (s *stragglersScreen) rows() int {
	if s.list == nil {
		return 0
	}
	return len(s.list.Rows)
}

// Cursor stands in the active cell.
func (s *stragglersScreen) Cursor() (x, y int, ok bool) {
	x, y, ok = s.grid.Position()
	return x, y + s.head, ok
}

// Actions is the table of the screen.
func (s *stragglersScreen) Actions() []Action {
	x := s.o.Texts()
	return []Action{
		{ID: "go", Keys: []string{"enter"}, Help: x.Rules.GoThere, Do: s.there, Disabled: s.noRow},
		{ID: "move", Keys: []string{"up", "down"}, Help: x.Place.Move, Quiet: true},
	}
}

func (s *stragglersScreen) noRow() string {
	if why := s.noView(); why != "" {
		return why
	}
	if i := cursorRow(s.grid); i < 0 || i >= s.rows() {
		return s.o.Texts().Words.None
	}
	return ""
}

// there goes to the hours; for what stayed behind, of its own period.
func (s *stragglersScreen) there() tea.Cmd {
	if r := s.list.Rows[cursorRow(s.grid)]; !r.Period.IsZero() && r.Period != s.o.period {
		s.o.setPeriod(r.Period)
	}
	s.o.Go(ScreenHours)
	return nil
}

func (s *stragglersScreen) cell(row, col int) grid.Cell {
	x, r := s.o.Texts(), &s.list.Rows[row]
	switch col {
	case 0:
		return grid.Cell{Text: x.Straggler(r.Kind)}
	case 1:
		return grid.Cell{Text: paint.Clean(r.Name)}
	case 2:
		return grid.Cell{Text: x.Count(r.Lines)}
	case 3:
		return grid.Cell{Text: r.Now.Clock()}
	case 4:
		if r.Before == 0 {
			return grid.Cell{}
		}
		return grid.Cell{Text: r.Before.Clock()}
	}
	switch r.Kind {
	case payroll.StragglerLeftover:
		return grid.Cell{Text: fmt.Sprintf(x.Rules.Leftover, r.Period)}
	case payroll.StragglerLeaver:
		return grid.Cell{Text: fmt.Sprintf(x.Rules.Leaver, x.Date(r.Date))}
	default:
	}
	return grid.Cell{}
}

// Body draws the list.
func (s *stragglersScreen) Body(t *theme.Theme, w, h int) string {
	if lines := s.instead(t, w); lines != nil || s.list == nil {
		return strings.Join(lines, "\n")
	}
	x := s.o.Texts()
	lines := append(wrapped(t, theme.Faint, fmt.Sprintf(x.Rules.StragglersText, s.list.Before), w), "")
	if s.rows() == 0 {
		return strings.Join(append(lines, wrapped(t, theme.Good, fmt.Sprintf(x.Rules.StragglersNone, s.list.Period), w)...), "\n")
	}
	s.head = len(lines)
	s.grid.SetColumns([]grid.Column{
		{Title: x.Rules.Kind, Width: 19, Grow: 1},
		{Title: x.Rules.Who, Width: 18, Grow: 1},
		{Title: x.Codes.Lines, Width: 6, Align: paint.Right},
		{Title: x.Codes.Amount, Width: 7, Align: paint.Right},
		{Title: s.list.Before.String(), Width: 8, Align: paint.Right},
		{Title: x.Rules.What, Width: 14, Grow: 1},
	})
	return strings.Join(append(lines, s.grid.View(GridStyles(t, ""), w, max(2, h-len(lines)))), "\n")
}
