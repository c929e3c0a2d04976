package ui

import (
	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// alike gives the selected lines that get what is typed in the cell under the
// cursor; none when one line or nothing is selected. Lines that are in doubt
// are left alone, and so are hours that follow from start and end.
func (s *hoursScreen) alike() []payroll.LineID {
	sel, ok := s.grid.Selection()
	if !ok {
		return nil
	}
	var out []payroll.LineID
	for _, i := range s.verdictsOf(sel.Top, sel.Bottom) {
		v := &s.o.view.Verdicts[i]
		if v.State == payroll.StateUnsure || v.Line.Withdrawn || s.col() == colHours && v.Line.Start != payroll.NoTime {
			continue
		}
		out = append(out, v.Line.ID)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// alterLines writes the same change to several lines at once; one undo takes
// it back.
func (s *hoursScreen) alterLines(ids []payroll.LineID, change fix) tea.Cmd {
	x := s.o.Texts()
	return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
		n, err := svc.EditEach(co, view, ids, change)
		return outcome{said: x.Many(x.Review.BulkSaved, n)}, err
	})
}

// firstAt gives the line under the cursor, and on a group its first.
func (s *hoursScreen) firstAt() *payroll.Verdict {
	if g := s.groupAt(); g != nil && len(g.members) > 0 {
		return &s.o.view.Verdicts[g.members[0]]
	}
	return s.lineAt()
}

// chooseGrouping asks what a row is: a person, a day, a team, a venue, a line.
func (s *hoursScreen) chooseGrouping() tea.Cmd {
	x := s.o.Texts().Review
	all := groupings()
	names := []string{x.ByPerson, x.ByDay, x.ByTeam, x.ByVenue, x.ByLine}
	options := make([]Option, len(all))
	first := 0
	for i, g := range all {
		options[i] = Option{Label: names[i]}
		if g == s.by {
			first = i
		}
	}
	s.o.Open(&Choice{
		Heading: x.GroupTitle, Text: x.GroupText, Options: options, First: first,
		OnPick: func(i int) tea.Cmd { return s.groupBy(all[i]) },
	})
	return nil
}

// groupBy shows the rows as asked and stays at the line under the cursor.
func (s *hoursScreen) groupBy(by grouping) tea.Cmd {
	if v := s.firstAt(); v != nil {
		s.spot = hourSpot{line: v.Line.ID}
		if by.grouped() {
			s.spot = hourSpot{group: by.key(v)}
		}
	}
	s.by, s.unfolded, s.known.counts = by, map[string]bool{}, nil
	s.serial++
	s.o.prefs.Hours.Group = string(by)
	s.arrange()
	return tea.Batch(s.keepPrefs(), s.loadBefore())
}

// unfoldAll shows the lines of every group, or folds all away.
func (s *hoursScreen) unfoldAll() tea.Cmd {
	every := true
	for i := range s.groups {
		every = every && s.unfolded[s.groups[i].key]
	}
	s.unfolded = map[string]bool{}
	for i := range s.groups {
		s.unfolded[s.groups[i].key] = !every
	}
	s.grid.ClearSelection()
	s.layRows()
	s.toSpot()
	return nil
}

func (s *hoursScreen) noGroups() string {
	if why := s.noView(); why != "" {
		return why
	}
	if !s.by.grouped() {
		return s.o.Texts().Review.NoGroups
	}
	return ""
}
