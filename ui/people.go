package ui

import (
	"cmp"
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/grid"
)

// peopleScreen shows who is paid how, the difference with Nmbrs before it is
// accepted, and the names in the hours that nobody answers to.
type peopleScreen struct {
	*Office
	of     store.CompanyKey // whose people these are
	read   int              // the change that the list is of
	people []link.PersonRow
	names  []link.NameRow
	// sent are lines that were sent for one person and are another's now.
	sent []link.SentFor
	list *grid.Grid
	// team is a difference with Nmbrs that waits; rows are those that differ.
	team   *link.Team
	rows   []payroll.TeamRow
	marked map[payroll.EmployeeID]bool
	diff   *grid.Grid
	inDiff bool
	// head counts the lines above the table as last drawn.
	head int
	err  error
}

type (
	peopleMsg struct {
		desk   deskMsg
		people []link.PersonRow
		names  []link.NameRow
		sent   []link.SentFor
	}
	teamMsg struct {
		co   store.CompanyKey
		team *link.Team
	}
	acceptedMsg struct {
		taken map[payroll.EmployeeID]bool
		err   error
	}
	personMsg struct {
		said string
		err  error
	}
)

func newPeopleScreen(o *Office) *peopleScreen {
	s := &peopleScreen{Office: o, list: grid.New(nil, nil), diff: grid.New(nil, nil)}
	s.list.SetSource(personRows{s})
	s.diff.SetSource(teamRows{s})
	s.columns()
	return s
}

// Title names the screen.
func (s *peopleScreen) Title() string { return s.texts.Screens.People }

// Init has nothing to do: Shown loads.
func (s *peopleScreen) Init() tea.Cmd { return nil }

// Shown reads the list when it has changed.
func (s *peopleScreen) Shown() tea.Cmd {
	s.columns()
	if s.drop(); s.read == s.change {
		return nil
	}
	return s.gather()
}

// Cursor stands in the active cell.
func (s *peopleScreen) Cursor() (x, y int, ok bool) {
	x, y, ok = s.table().Position()
	return x, y + s.head, ok
}

// Update takes answers and the keys that move.
func (s *peopleScreen) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case peopleMsg:
		s.err = m.desk.err
		if s.take(m.desk) {
			s.people, s.names, s.sent, s.read = m.people, m.names, m.sent, m.desk.change
		}
	case teamMsg:
		s.compared(m)
	case acceptedMsg:
		return s.accepted(m)
	case personMsg:
		if m.err != nil {
			if !s.tellElsewhere(m.err) {
				s.SayError("change a person", m.err)
			}
			return nil
		}
		s.touch()
		s.Say(Good, m.said)
	case changedMsg:
		if s.drop(); s.Active() == ScreenPeople {
			return s.gather()
		}
	case tea.KeyPressMsg:
		s.table().Key(m.String())
	}
	return nil
}

// drop forgets the people of another company than the one at hand, and the
// difference that was waiting for them.
func (s *peopleScreen) drop() {
	key := store.CompanyKey("")
	if s.linked() {
		key = s.co.Key()
	}
	if key == s.of {
		return
	}
	s.of, s.read = key, 0
	s.people, s.names, s.sent, s.team, s.rows, s.marked, s.inDiff = nil, nil, nil, nil, nil, nil, false
	s.list.SetCursor(0, 0)
}

func (s *peopleScreen) table() *grid.Grid {
	if s.inDiff {
		return s.diff
	}
	return s.list
}

// gather reads the people with their pay basis, and the unknown names.
func (s *peopleScreen) gather() tea.Cmd {
	if !s.linked() {
		return nil
	}
	co, period, change, svc := s.co, s.period, s.change, s.svc
	return s.Fetch(ScreenPeople, "people", func(context.Context) tea.Msg {
		m := peopleMsg{}
		view, err := svc.Desk(co, period)
		m.desk = deskMsg{view, change, err}
		if err == nil {
			m.people, m.names = svc.People(view)
			m.sent, m.desk.err = svc.SentForOther(co, view)
		}
		return m
	})
}

// compared shows a difference with Nmbrs, unless another company was taken up
// in the meantime.
func (s *peopleScreen) compared(m teamMsg) {
	if s.co == nil || m.co != s.co.Key() {
		return
	}
	s.team, s.marked = m.team, map[payroll.EmployeeID]bool{}
	s.keepRows()
	s.inDiff = len(s.rows) > 0
	s.diff.SetCursor(0, 0)
	if err := s.reread(); err != nil {
		s.SayError("read the company", err)
	}
}

// keepRows lists the rows that differ, those with a contradiction first.
func (s *peopleScreen) keepRows() {
	s.rows = nil
	for _, conflicts := range []bool{true, false} {
		for _, r := range s.team.Rows {
			if r.Kind != payroll.RowSame && (len(r.Conflicts) > 0) == conflicts {
				s.rows = append(s.rows, r)
			}
		}
	}
}

// counts counts the rows of the difference by kind.
func (s *peopleScreen) counts() map[payroll.RowKind]int {
	out := map[payroll.RowKind]int{}
	for _, r := range s.team.Rows {
		out[r.Kind]++
	}
	return out
}

// accepted takes the accepted rows out of the difference.
func (s *peopleScreen) accepted(m acceptedMsg) tea.Cmd {
	if m.err != nil {
		s.SayError("accept people", m.err)
		return nil
	}
	if s.team == nil {
		return nil
	}
	for i := range s.team.Rows {
		if m.taken[s.team.Rows[i].Person.ID] {
			s.team.Rows[i].Kind = payroll.RowSame
		}
	}
	s.marked = map[payroll.EmployeeID]bool{}
	s.keepRows()
	if len(s.rows) == 0 {
		s.team, s.inDiff = nil, false
	}
	if err := s.reread(); err != nil {
		s.SayError("read the company", err)
	}
	s.touch()
	s.Say(Good, fmt.Sprintf(s.texts.People.Accepted, s.texts.Count(len(m.taken)), s.texts.Count(len(s.rows))))
	return nil
}

// Actions lists what can be done with the list or the difference.
func (s *peopleScreen) Actions() []Action {
	x := s.texts.People
	linked := func() string {
		if s.linked() {
			return ""
		}
		return s.texts.Place.NoLinkShort
	}
	fetch := Action{ID: "fetch", Keys: []string{"r"}, Help: x.Fetch, Do: s.fetch, Disabled: linked}
	basis := Action{ID: "basis", Keys: []string{"b"}, Help: x.SetBasis, Do: s.askBasis, Disabled: s.whyNoBasis}
	if s.inDiff {
		return []Action{
			{ID: "mark", Keys: []string{"space"}, Help: x.Mark, Do: s.mark},
			{ID: "accept", Keys: []string{"enter"}, Help: x.Accept, Do: s.acceptMarked, Disabled: func() string {
				if len(s.marked) == 0 {
					return x.MarkFirst
				}
				return ""
			}},
			{ID: "all", Keys: []string{"A"}, Help: x.AcceptAll, Do: s.acceptAll, Disabled: func() string {
				if len(s.clear()) == 0 {
					return x.NothingToAccept
				}
				return ""
			}},
			{ID: "list", Keys: []string{"v", "esc"}, Help: x.ShowTeam, Do: func() tea.Cmd { s.inDiff = false; return nil }},
			basis, fetch,
		}
	}
	onName := func() string {
		if _, ok := s.name(); !ok {
			return x.OnName
		}
		return ""
	}
	linkKeys := []string{"enter"}
	if len(s.names)+len(s.people) == 0 {
		fetch.Keys, linkKeys = []string{"r", "enter"}, nil // nothing else can be meant
	}
	return append([]Action{
		fetch,
		{ID: "diff", Keys: []string{"v"}, Help: x.ShowDiff, Do: func() tea.Cmd { s.inDiff = true; return nil }, Disabled: func() string {
			if s.team == nil {
				return x.NotCompared
			}
			if len(s.rows) == 0 {
				return x.NoDifference
			}
			return ""
		}},
		{ID: "link", Keys: linkKeys, Help: x.Link, Do: s.askLink, Disabled: onName},
		{ID: "suggested", Keys: []string{"l"}, Help: x.LinkFirst, Do: s.linkFirst, Disabled: func() string {
			return cmp.Or(s.whyNotFirst(), onName())
		}},
		basis,
		s.sentForAction(),
		{ID: "extra", Keys: []string{"m"}, Help: s.texts.Rules.ExtraHelp, Do: s.askExtra, Disabled: s.whyNoExtra, Quiet: true},
	}, s.undoOwn(store.AreaPeople, linked, s.writeSaying)...)
}
