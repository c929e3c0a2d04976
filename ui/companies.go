package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// companiesScreen is the board of all companies in the ledger.
type companiesScreen struct {
	*Office
	// rows is replaced and never changed; shown are those that the search left.
	rows  []store.CompanyInfo
	shown []int
	read  int
	// counts are the lines of each company as of read, as far as counted.
	counts map[store.CompanyKey]boardCount
	filter Field
	typing bool
	table  *grid.Grid
	head   int
	err    error
	// venues tells which venue is whose.
	venues venueList
}

type boardMsg struct {
	rows   []store.CompanyInfo
	change int
	err    error
}

func newCompaniesScreen(o *Office) *companiesScreen {
	s := &companiesScreen{Office: o, table: grid.New(nil, nil), filter: Field{Limit: 60}}
	s.table.SetSource(boardRows{s})
	s.venues.table = grid.New(nil, listing{count: func() int { return len(s.venues.rows) }, cell: s.venueCell, style: s.venueStyle})
	return s
}

// Title names the screen.
func (s *companiesScreen) Title() string { return s.texts.Screens.Companies }

// Init has nothing to do: Shown loads.
func (s *companiesScreen) Init() tea.Cmd { return nil }

// Shown counts again when something has changed.
func (s *companiesScreen) Shown() tea.Cmd {
	s.venues.on, s.wantVenues = s.wantVenues, false
	s.typing = false
	var cmds []tea.Cmd
	if s.read != s.change {
		cmds = append(cmds, s.gather())
	} else {
		cmds = append(cmds, s.countNext())
	}
	if s.venues.on && s.venues.read != s.change {
		cmds = append(cmds, s.gatherVenues())
	}
	return tea.Batch(cmds...)
}

// listed gives the table in sight.
func (s *companiesScreen) listed() *grid.Grid {
	if s.venues.on {
		return s.venues.table
	}
	return s.table
}

// Cursor stands in the active cell.
func (s *companiesScreen) Cursor() (x, y int, ok bool) {
	x, y, ok = s.listed().Position()
	return x, y + s.head, ok && !s.typing
}

// Update takes the counts and the keys that move.
func (s *companiesScreen) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case boardMsg:
		s.err = m.err
		if m.err != nil {
			s.SayError("read the companies", m.err)
			return nil
		}
		s.list(m)
		return s.countNext()
	case countsMsg:
		return s.counted(m)
	case labelMsg:
		s.labelled(m)
	case venuesMsg:
		if m.err != nil {
			s.SayError("read the venues", m.err)
			return nil
		}
		s.venues.rows, s.venues.read = m.rows, m.change
	case venueSetMsg:
		s.touch()
		if m.err != nil {
			s.SayError("set the company of a venue", m.err)
			return nil
		}
		s.Say(Good, m.said)
	case changedMsg:
		if s.Active() != ScreenCompanies {
			return nil
		}
		if s.venues.on {
			return tea.Batch(s.gather(), s.gatherVenues())
		}
		return s.gather()
	case tea.KeyPressMsg, tea.PasteMsg:
		s.key(m)
	}
	return nil
}

// Actions goes to a company, or to whose the venues are.
func (s *companiesScreen) Actions() []Action {
	x := s.texts.Board.Companies
	if s.venues.on {
		return s.venueActions()
	}
	if s.typing {
		return nil
	}
	none := func() string {
		if s.at() == nil {
			return x.NoneFound
		}
		return ""
	}
	acts := []Action{
		{ID: "switch", Keys: []string{"enter"}, Help: x.Switch, Do: s.enter, Disabled: func() string {
			if c := s.at(); c == nil || c.Link.ID == "" {
				return x.CannotSwitch
			}
			return ""
		}},
		{ID: "venues", Keys: []string{"v"}, Help: x.ShowVenues, Do: s.showVenues, Disabled: s.whyNoVenues},
		{ID: "label", Keys: []string{"n"}, Help: x.Rename, Do: s.askLabel, Disabled: none},
		{ID: "filter", Keys: []string{"/"}, Help: x.Filter, Do: func() tea.Cmd { s.typing = true; return nil }},
	}
	if s.filter.Text() != "" {
		acts = append(acts, Action{ID: "all", Keys: []string{"esc"}, Help: x.Clear, Do: s.clear})
	}
	return acts
}

func (s *companiesScreen) enter() tea.Cmd {
	c := s.at()
	if err := s.choose(c.Key); err != nil {
		s.SayError("take up the company", err)
		return nil
	}
	s.Say(Good, fmt.Sprintf(s.texts.Board.Companies.Switched, c.Title()))
	s.Go(ScreenOverview)
	return nil
}

// Body draws the board.
func (s *companiesScreen) Body(t *theme.Theme, w, h int) string {
	p, x := newSheet(t, w), s.texts.Board.Companies
	switch {
	case s.err != nil:
		p.text(theme.Bad, s.Word(s.err))
		return p.String()
	case s.read == 0:
		p.text(theme.Faint, x.Loading)
		return p.String()
	case s.venues.on:
		return s.venueBody(t, w, h)
	}
	p.text(theme.Plain, x.Intro)
	empty := x.Empty
	if len(s.rows) > 0 {
		empty = x.NoneFound
	}
	if s.typing || s.filter.Text() != "" {
		p.line(theme.Info, fmt.Sprintf(x.Filtering, s.filter.Text()+"_", s.texts.Count(len(s.shown)), s.texts.Count(len(s.rows)))+"  "+x.FilterKeys)
	} else {
		p.gap()
	}
	s.head = len(p.lines)
	number := func(title string) grid.Column { return grid.Column{Title: title, Width: 9, Align: paint.Right} }
	s.table.SetColumns([]grid.Column{
		{Width: 1},
		{Title: x.Name, Width: 14, Grow: 2},
		{Title: x.Period, Width: 10},
		number(x.ToDo), number(x.Ready),
		number(x.Sent),
		{Title: x.Unsure, Width: 7, Align: paint.Right},
		{Title: x.Trouble, Width: 7, Grow: 1},
	})
	return p.String() + "\n" + s.table.View(GridStyles(t, empty), w, max(3, p.left(h)))
}

// boardRows are the companies.
type boardRows struct{ s *companiesScreen }

func (r boardRows) Len() int { return len(r.s.shown) }

func (r boardRows) Cell(row, col int) grid.Cell {
	s, c := r.s, r.s.company(row)
	x, t := s.texts, s.Theme()
	count, known := s.counts[c.Key]
	num := func(states ...payroll.State) grid.Cell {
		if !known || count.err != nil {
			return grid.Cell{Text: t.Glyphs().Ellipsis}
		}
		n := 0
		for _, st := range states {
			n += count.states[st].Lines
		}
		cell := grid.Cell{Text: x.Count(n)}
		if n > 0 {
			cell.Style = t.MarkStyle(states[0]).Over(t.RowStyle(states[0]))
		}
		return cell
	}
	switch col {
	case 0:
		if c.Key == s.info.Key {
			return grid.Cell{Text: t.Glyphs().Focus}
		}
	case 1:
		return grid.Cell{Text: c.Title()}
	case 2:
		return grid.Cell{Text: c.Current.Label(c.Cadence)}
	case 3:
		return num(payroll.StateOpen, payroll.StateBlocked)
	case 4:
		return num(payroll.StateReady)
	case 5:
		return num(payroll.StateSent, payroll.StatePartly, payroll.StateChanged)
	case 6:
		return num(payroll.StateUnsure)
	default:
		switch {
		case count.err != nil:
			return grid.Cell{Text: x.Board.Companies.Unread, Style: t.Style(theme.Bad)}
		case c.Link.ID == "":
			return grid.Cell{Text: x.Board.Companies.NotLinked}
		case c.Link.Broken != "":
			return grid.Cell{Text: x.Board.Companies.Broken, Style: t.Style(theme.Bad)}
		}
	}
	return grid.Cell{}
}

func (r boardRows) RowStyle(row int) paint.Style {
	if r.s.company(row).Link.ID == "" {
		return r.s.Theme().Style(theme.Faint)
	}
	return paint.Style{}
}
