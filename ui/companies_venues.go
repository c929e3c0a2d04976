package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// venueList is the part of the board that tells which venue is whose.
type venueList struct {
	on    bool
	rows  []link.VenueRow
	read  int
	table *grid.Grid
}

type (
	venuesMsg struct {
		rows   []link.VenueRow
		change int
		err    error
	}
	venueSetMsg struct {
		said string
		err  error
	}
)

// venueDays is how far back lines are looked through for their venues.
const venueDays = 400

func (s *companiesScreen) gatherVenues() tea.Cmd {
	svc, change := s.svc, s.change
	days := payroll.Span{From: payroll.DateOf(s.Now()) - venueDays}
	return s.Fetch(ScreenCompanies, "venues", func(context.Context) tea.Msg {
		rows, err := svc.Venues(days)
		return venuesMsg{rows, change, err}
	})
}

// showVenues turns from the companies to the venues and back.
func (s *companiesScreen) showVenues() tea.Cmd {
	s.venues.on = !s.venues.on
	if s.venues.on && s.venues.read != s.change {
		return s.gatherVenues()
	}
	return nil
}

func (s *companiesScreen) whyNoVenues() string {
	if len(s.rows) == 0 {
		return s.texts.Board.Companies.Empty
	}
	return ""
}

// venue gives the venue under the cursor.
func (s *companiesScreen) venue() (link.VenueRow, bool) {
	row, _, ok := s.venues.table.Cursor()
	if !ok || row >= len(s.venues.rows) {
		return link.VenueRow{}, false
	}
	return s.venues.rows[row], true
}

// askOwner asks to which company a venue belongs.
func (s *companiesScreen) askOwner() tea.Cmd {
	v, ok := s.venue()
	if !ok {
		return nil
	}
	x := s.texts.Board.Companies
	var options []Option
	first, rows := 0, s.rows
	for i := range rows {
		c := &rows[i]
		o := Option{Label: c.Title(), Detail: c.NmbrsID}
		switch {
		case c.Key == v.Owner:
			o.Detail, first = x.OwnerNow, i
		case v.Owner == "" && strings.Contains(foldText(c.Name), foldText(v.Name)):
			first = i // only where the cursor stands: a person chooses
		}
		options = append(options, o)
	}
	s.Open(&Choice{
		Heading: fmt.Sprintf(x.OwnerTitle, v.Name), Text: fmt.Sprintf(x.OwnerText, s.texts.Count(v.Lines)), Options: options, First: first,
		Filter: len(rows) > 9,
		OnPick: func(i int) tea.Cmd { return s.setOwner(v, &rows[i]) },
	})
	return nil
}

func (s *companiesScreen) setOwner(v link.VenueRow, c *store.CompanyInfo) tea.Cmd {
	svc, key, said := s.svc, c.Key, fmt.Sprintf(s.texts.Board.Companies.OwnerSet, v.Name, c.Title())
	return s.Fetch(ScreenCompanies, "owner", func(context.Context) tea.Msg {
		co, err := svc.Ledger.Company(key)
		if err == nil {
			err = svc.SetVenue(v.Name, co)
		}
		return venueSetMsg{said, err}
	})
}

// venueActions are those of the list of venues.
func (s *companiesScreen) venueActions() []Action {
	x := s.texts.Board.Companies
	return []Action{
		{ID: "owner", Keys: []string{"enter"}, Help: x.SetOwner, Do: s.askOwner, Disabled: func() string {
			if _, ok := s.venue(); !ok {
				return x.NoVenues
			}
			return ""
		}},
		{ID: "companies", Keys: []string{"v", "esc"}, Help: x.ShowBoard, Do: s.showVenues},
	}
}

// venueBody draws the venues with whose they are.
func (s *companiesScreen) venueBody(t *theme.Theme, w, h int) string {
	p, x := newSheet(t, w), s.texts.Board.Companies
	p.text(theme.Plain, x.VenueIntro)
	open := 0
	for _, v := range s.venues.rows {
		if v.Owner == "" {
			open++
		}
	}
	if open > 0 && len(s.rows) > 1 {
		p.text(theme.Warn, fmt.Sprintf(x.VenuesOpen, s.texts.Count(open)))
	}
	p.gap()
	s.head = len(p.lines)
	s.venues.table.SetColumns([]grid.Column{
		{Width: 1},
		{Title: x.Venue, Width: 16, Grow: 2},
		{Title: x.Owner, Width: 20, Grow: 3},
		{Title: x.VenueLines, Width: 8, Align: paint.Right},
		{Title: x.HeldBy, Width: 14, Grow: 2},
	})
	return p.String() + "\n" + s.venues.table.View(GridStyles(t, x.NoVenues), w, max(3, p.left(h)))
}

// venueCell gives a field of the list of venues.
func (s *companiesScreen) venueCell(row, col int) grid.Cell {
	v, x := s.venues.rows[row], s.texts.Board.Companies
	nobody := v.Owner == "" && len(s.rows) > 1
	switch col {
	case 0:
		if nobody {
			return grid.Cell{Text: "?"}
		}
	case 1:
		return grid.Cell{Text: v.Name}
	case 2:
		switch {
		case v.Owner != "":
			return grid.Cell{Text: v.Company}
		case nobody:
			return grid.Cell{Text: x.OwnerNone}
		default:
			return grid.Cell{Text: x.OwnerOnly}
		}
	case 3:
		if v.Lines > 0 {
			return grid.Cell{Text: s.texts.Count(v.Lines)}
		}
	case 4:
		return grid.Cell{Text: strings.Join(v.In, ", ")}
	}
	return grid.Cell{}
}

func (s *companiesScreen) venueStyle(row int) paint.Style {
	if s.venues.rows[row].Owner == "" && len(s.rows) > 1 {
		return s.Theme().Style(theme.Warn)
	}
	return paint.Style{}
}

// toVenues shows whose the venues are, from another screen.
func (o *Office) toVenues() tea.Cmd {
	o.wantVenues = true
	o.Go(ScreenCompanies)
	return nil
}
