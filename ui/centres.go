package ui

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/store"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// centresScreen chooses to which cost centre venues and teams go. It is optional.
type centresScreen struct {
	deskPage
	list    []link.CentreRow
	offered []link.Centre
	of      store.CompanyKey // whose cost centres were read
	grid    *grid.Grid
	head    int
}

// centresMsg brings the cost centres of Nmbrs.
type centresMsg struct {
	co      store.CompanyKey
	offered []link.Centre
}

func newCentresScreen(o *Office) *centresScreen {
	s := &centresScreen{deskPage: deskPage{o: o, id: ScreenCentres}}
	s.grid = grid.New(nil, listing{count: func() int { return len(s.list) }, cell: s.cell})
	return s
}

// Title names the screen.
func (s *centresScreen) Title() string { return s.o.Texts().Rules.Centres }

// Init starts nothing: Shown does.
func (s *centresScreen) Init() tea.Cmd { return nil }

// Shown loads the period, and reads the cost centres once per company.
func (s *centresScreen) Shown() tea.Cmd {
	cmd := s.show()
	if s.fresh() {
		s.renew()
	}
	if s.o.linked() && s.of != s.o.co.Key() {
		return tea.Batch(cmd, s.fetch())
	}
	return cmd
}

// fetch reads the cost centres from Nmbrs.
func (s *centresScreen) fetch() tea.Cmd {
	svc, co := s.o.svc, s.o.co
	if _, busy := s.o.Running(); busy {
		return nil
	}
	return s.o.Start(TaskSpec{
		Name: s.o.Texts().Rules.Fetching, Screen: s.id,
		Work: func(ctx context.Context, _ *Report) (tea.Msg, error) {
			list, err := svc.CostCentres(ctx, co)
			return centresMsg{co.Key(), list}, err
		},
	})
}

// Update moves the cursor and takes answers.
func (s *centresScreen) Update(msg tea.Msg) tea.Cmd {
	if k := keyName(msg); k != "" {
		s.grid.Key(k)
		return nil
	}
	if m, ok := msg.(centresMsg); ok {
		s.of, s.offered = m.co, m.offered
		return nil
	}
	cmd, renewed := s.turn(msg)
	if renewed {
		s.renew()
	}
	return cmd
}

func (s *centresScreen) renew() { s.list = s.o.svc.CentreRows(s.o.view) }

// Cursor stands in the active cell.
func (s *centresScreen) Cursor() (x, y int, ok bool) {
	x, y, ok = s.grid.Position()
	return x, y + s.head, ok
}

// Actions is the table of the screen.
func (s *centresScreen) Actions() []Action {
	x := s.o.Texts()
	return append([]Action{
		{ID: "choose", Keys: []string{"enter", "e"}, Help: x.Rules.Centre, Do: s.choose, Disabled: s.noRow},
		{ID: "refresh", Keys: []string{"r"}, Help: x.Place.Refresh, Do: s.fetch, Disabled: s.noView},
		{ID: "back", Keys: []string{"esc"}, Help: x.Screens.Codes, Do: func() tea.Cmd { s.o.Go(ScreenCodes); return nil }, Quiet: true},
		{ID: "move", Keys: []string{"up", "down"}, Help: x.Place.Move, Quiet: true},
	}, s.undoActions(store.AreaCentres)...)
}

func (s *centresScreen) noRow() string {
	if why := s.noView(); why != "" {
		return why
	}
	if i := cursorRow(s.grid); i < 0 || i >= len(s.list) {
		return s.o.Texts().Words.None
	}
	return ""
}

func (s *centresScreen) choose() tea.Cmd {
	x, r := s.o.Texts().Rules, s.list[cursorRow(s.grid)]
	options := []Option{{Label: x.NoCentre}}
	for _, c := range s.offered {
		options = append(options, Option{Label: strings.TrimSpace(c.Code + " " + c.Description), Detail: c.ID})
	}
	offered := s.offered
	s.o.Open(&Choice{
		Heading: fmt.Sprintf(x.AskCentre, paint.Clean(r.Name)), Options: options, Filter: true,
		OnPick: func(i int) tea.Cmd {
			id := ""
			if i > 0 {
				id = offered[i-1].ID
			}
			said := fmt.Sprintf(x.CentreKept, r.Name, options[i].Label)
			return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
				return outcome{said: said}, svc.SetCentre(co, view.Period, r.Name, r.Team, id, offered)
			})
		},
	})
	return nil
}

func (s *centresScreen) cell(row, col int) grid.Cell {
	x, r := s.o.Texts(), &s.list[row]
	switch col {
	case 0:
		if r.Team {
			return grid.Cell{Text: x.Rules.Team}
		}
		return grid.Cell{Text: x.Rules.Venue}
	case 1:
		return grid.Cell{Text: paint.Clean(r.Name)}
	case 2:
		return grid.Cell{Text: x.Count(r.Lines)}
	}
	for _, c := range s.offered {
		if c.ID == r.ID {
			return grid.Cell{Text: strings.TrimSpace(c.Code + " " + c.Description)}
		}
	}
	return grid.Cell{Text: cmp.Or(r.ID, x.Rules.NoCentre), Style: s.o.Theme().Style(theme.Faint)}
}

// Body draws the venues and teams.
func (s *centresScreen) Body(t *theme.Theme, w, h int) string {
	if lines := s.instead(t, w); lines != nil {
		return strings.Join(lines, "\n")
	}
	x := s.o.Texts()
	lines := append(wrapped(t, theme.Faint, fmt.Sprintf(x.Rules.CentresText, s.o.period.Label(s.o.info.Cadence)), w), "")
	s.head = len(lines)
	s.grid.SetColumns([]grid.Column{
		{Width: 10}, {Title: x.Codes.Type, Width: 24, Grow: 1}, {Title: x.Codes.Lines, Width: 7, Align: paint.Right}, {Title: x.Rules.Centre, Width: 26, Grow: 1},
	})
	return strings.Join(append(lines, s.grid.View(GridStyles(t, x.Rules.CentresNone), w, max(2, h-len(lines)))), "\n")
}
