package ui

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
)

// fetch reads the people from Nmbrs; nothing is changed by it.
func (s *peopleScreen) fetch() tea.Cmd {
	co, svc := s.co, s.svc
	return s.Start(TaskSpec{
		Name: s.texts.People.FetchTask, Screen: ScreenPeople,
		Work: func(ctx context.Context, _ *Report) (tea.Msg, error) {
			team, err := svc.Sync(ctx, co)
			if err != nil {
				return nil, err
			}
			return teamMsg{co.Key(), team}, nil
		},
	})
}

func (s *peopleScreen) mark() tea.Cmd {
	row, col, ok := s.diff.Cursor()
	if !ok {
		return nil
	}
	id := s.rows[row].Person.ID
	if s.marked[id] {
		delete(s.marked, id)
	} else {
		s.marked[id] = true
	}
	s.diff.SetCursor(row+1, col)
	return nil
}

// clear gives the rows that A accepts: all on a first time, later those
// without a contradiction.
func (s *peopleScreen) clear() map[payroll.EmployeeID]bool {
	out := map[payroll.EmployeeID]bool{}
	for _, r := range s.rows {
		if s.team.First || len(r.Conflicts) == 0 {
			out[r.Person.ID] = true
		}
	}
	return out
}

func (s *peopleScreen) acceptAll() tea.Cmd {
	co, svc, team, taken := s.co, s.svc, s.team, s.clear()
	return s.Fetch(ScreenPeople, "accept", func(context.Context) tea.Msg {
		_, err := svc.Apply(co, team, nil)
		return acceptedMsg{taken, err}
	})
}

func (s *peopleScreen) acceptMarked() tea.Cmd {
	co, svc, team := s.co, s.svc, s.team
	taken := map[payroll.EmployeeID]bool{}
	for id := range s.marked {
		taken[id] = true
	}
	return s.Fetch(ScreenPeople, "accept", func(context.Context) tea.Msg {
		return acceptedMsg{taken, svc.Accept(co, team, taken)}
	})
}

// askBasis asks how a person is paid, and from when that holds.
func (s *peopleScreen) askBasis() tea.Cmd {
	p, ok := s.person()
	if !ok {
		return nil
	}
	x := s.texts.People
	bases := []payroll.PayBasis{payroll.BasisHourly, payroll.BasisFixed, payroll.BasisExtra}
	options := make([]Option, len(bases))
	for i, b := range bases {
		options[i] = Option{Label: s.texts.Basis(b)}
	}
	s.Open(&Choice{Heading: fmt.Sprintf(x.BasisTitle, p.Name()), Text: x.BasisText, Options: options, OnPick: func(i int) tea.Cmd {
		s.askBasisFrom(p, bases[i])
		return nil
	}})
	return nil
}

func (s *peopleScreen) askBasisFrom(p payroll.Person, b payroll.PayBasis) {
	x, co := s.texts.People, s.co
	var first payroll.Date
	if s.view != nil {
		first = s.view.Book.Settings.Calendar.Range(s.period, b).From
	}
	s.Open(&Choice{
		Heading: x.FromTitle, Options: []Option{{Label: fmt.Sprintf(x.FromPeriod, s.texts.Date(first))}, {Label: x.FromStart}},
		OnPick: func(i int) tea.Cmd {
			from := first
			if i == 1 {
				from = 0
			}
			said := fmt.Sprintf(x.BasisKept, p.Name(), s.texts.Basis(b))
			return s.write(said, func(svc *link.Service) error { return svc.SetBasis(co, p.ID, b, from) })
		},
	})
}

// write makes a small change in the ledger beside the loop.
func (s *peopleScreen) write(said string, change func(*link.Service) error) tea.Cmd {
	svc := s.svc
	return s.Fetch(ScreenPeople, "write", func(context.Context) tea.Msg { return personMsg{said, change(svc)} })
}

// writeSaying is write where the change itself knows what to say.
func (s *peopleScreen) writeSaying(change func(*link.Service) (string, error)) tea.Cmd {
	svc := s.svc
	return s.Fetch(ScreenPeople, "write", func(context.Context) tea.Msg {
		said, err := change(svc)
		return personMsg{said, err}
	})
}

func (s *peopleScreen) linkTo(name link.Called, id payroll.EmployeeID, person string) tea.Cmd {
	co := s.co
	said := fmt.Sprintf(s.texts.People.Linked, name.Name, person)
	return s.write(said, func(svc *link.Service) error { return svc.Link(co, name, id) })
}

// linkFirst links the name to the likeliest person.
func (s *peopleScreen) linkFirst() tea.Cmd {
	n, ok := s.name()
	if !ok || len(n.Suggestions) == 0 {
		return nil
	}
	return s.linkTo(n.Called, n.Suggestions[0].Employee, n.Suggestions[0].Name)
}

// askLink asks who a name is: the likely people first, then everybody.
func (s *peopleScreen) askLink() tea.Cmd {
	n, ok := s.name()
	if !ok {
		return nil
	}
	x := s.texts.People
	var options []Option
	var ids []payroll.EmployeeID
	listed := map[payroll.EmployeeID]bool{}
	for _, g := range n.Suggestions {
		options = append(options, Option{Label: g.Name, Detail: s.texts.Suggestion(g.Why)})
		ids = append(ids, g.Employee)
		listed[g.Employee] = true
	}
	options = append(options, Option{Label: x.NotHere}, Option{Label: x.NotYet})
	ids = append(ids, "", "")
	notYet := len(options) - 1
	for _, p := range s.people {
		if !listed[p.ID] {
			options = append(options, Option{Label: p.Name(), Detail: p.Number})
			ids = append(ids, p.ID)
		}
	}
	s.Open(&Choice{
		Heading: fmt.Sprintf(x.LinkTitle, n.Name), Text: fmt.Sprintf(x.LinkText, s.texts.Count(n.Lines)), Options: options, Filter: true,
		OnPick: func(i int) tea.Cmd {
			switch {
			case i == notYet:
				return s.wait(n.Called)
			case ids[i] == "":
				s.askNotHere(n.Called)
				return nil
			}
			return s.linkTo(n.Called, ids[i], options[i].Label)
		},
	})
	return nil
}

// wait says that a person is not in Nmbrs yet; the name goes on asking.
func (s *peopleScreen) wait(name link.Called) tea.Cmd {
	co := s.co
	return s.write(fmt.Sprintf(s.texts.People.WaitKept, name.Name), func(svc *link.Service) error { return svc.LinkWaiting(co, name) })
}

func (s *peopleScreen) askNotHere(name link.Called) {
	x, co := s.texts.People, s.co
	s.Open(&Input{Heading: x.NotHereTitle, Text: x.NotHereText, OnOK: func(why string) tea.Cmd {
		return s.write(fmt.Sprintf(x.NotHereKept, name.Name), func(svc *link.Service) error { return svc.LinkNotHere(co, name, why) })
	}})
}

// name gives the unknown name under the cursor of the list.
func (s *peopleScreen) name() (link.NameRow, bool) {
	row, _, ok := s.list.Cursor()
	if s.inDiff || !ok || row >= len(s.names) {
		return link.NameRow{}, false
	}
	return s.names[row], true
}

// person gives the person under the cursor.
func (s *peopleScreen) person() (payroll.Person, bool) {
	row, _, ok := s.table().Cursor()
	switch {
	case !ok:
		return payroll.Person{}, false
	case s.inDiff:
		if row < len(s.rows) {
			return s.rows[row].Person, true
		}
	case row >= len(s.names) && row-len(s.names) < len(s.people):
		return s.people[row-len(s.names)].Person, true
	}
	return payroll.Person{}, false
}

// known tells whether a person was accepted before.
func (s *peopleScreen) known(id payroll.EmployeeID) bool {
	return slices.ContainsFunc(s.people, func(p link.PersonRow) bool { return p.ID == id })
}

func (s *peopleScreen) whyNoBasis() string {
	p, ok := s.person()
	switch {
	case !ok:
		return s.texts.People.OnPerson
	case !s.known(p.ID):
		return s.texts.People.AcceptFirst
	}
	return ""
}
