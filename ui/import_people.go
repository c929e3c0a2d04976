package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/grid"
)

// againMsg brings the preview held against the ledger as it is now.
type againMsg struct {
	preview *link.Preview
	said    string
	stale   bool
	err     error
	// next is set when further questions of the file may follow.
	next bool
}

// again holds what was read against the ledger anew, after change has run.
func (s *importScreen) again(said string, stale bool, change func(*link.Service) error) tea.Cmd {
	if s.shown == nil {
		return nil
	}
	svc, p := s.o.svc, s.shown.preview
	return s.o.Fetch(ScreenImport, "again", func(context.Context) tea.Msg {
		if change != nil {
			if err := change(svc); err != nil {
				return againMsg{err: err}
			}
		}
		now, err := svc.Again(p)
		return againMsg{preview: now, said: said, stale: stale, err: err}
	})
}

func (s *importScreen) heldAgain(m againMsg) {
	if m.err != nil {
		s.o.SayError("hold the hours against the ledger", m.err)
		return
	}
	if s.shown == nil {
		return
	}
	s.shown.preview = m.preview
	if s.rows() == 0 {
		s.part = s.parts()[0].part
	}
	switch {
	case m.stale:
		s.o.Say(Warn, s.o.Texts().Intake.Stale)
	case m.said != "":
		s.o.Say(Good, m.said)
		s.o.touch()
	}
}

// unknownAt gives the unknown name under the cursor.
func (s *importScreen) unknownAt() *link.UnknownName {
	i := cursorRow(s.grid)
	if s.shown == nil || s.part != partUnknown || i < 0 || i >= len(s.shown.preview.Unknown) {
		return nil
	}
	return &s.shown.preview.Unknown[i]
}

func (s *importScreen) noName() string {
	if s.unknownAt() == nil {
		return s.o.Texts().Intake.OnName
	}
	return ""
}

func (s *importScreen) noSuggestion() string {
	if u := s.unknownAt(); u != nil && u.Why != payroll.DoubtNone {
		return s.o.Texts().Doubt(u.Why) // a person must look who it is
	} else if u != nil && len(u.Suggestions) == 0 {
		return s.o.Texts().Intake.NoSuggestion
	}
	return s.noName()
}

// linkFirst links the name to the likeliest person, within the dates of service.
func (s *importScreen) linkFirst() tea.Cmd {
	u := s.unknownAt()
	return s.linkTo(*u, u.Suggestions[0].Employee, u.Suggestions[0].Name)
}

func (s *importScreen) linkTo(u link.UnknownName, id payroll.EmployeeID, called string) tea.Cmd {
	return s.again(fmt.Sprintf(s.o.Texts().Intake.Linked, u.Name, called), false, func(svc *link.Service) error {
		co, err := svc.Ledger.Company(u.Company)
		if err != nil {
			return err
		}
		return svc.Link(co, u.Called(), id)
	})
}

// askWho asks who a name is: the likely people, elsewhere, or not in Nmbrs yet.
func (s *importScreen) askWho() tea.Cmd {
	u, x := *s.unknownAt(), s.o.Texts()
	var options []Option
	for _, g := range u.Suggestions {
		options = append(options, Option{Label: g.Name, Detail: x.Suggestion(g.Why)})
	}
	options = append(options, Option{Label: x.Intake.NotYet}, Option{Label: x.Intake.NotHere})
	s.o.Open(&Choice{
		Heading: fmt.Sprintf(x.Intake.WhoTitle, u.Name), Text: x.Many(x.Intake.WhoText, u.Lines), Options: options,
		OnPick: func(i int) tea.Cmd {
			switch i {
			case len(options) - 1:
				s.askNotHere(u)
				return nil
			case len(options) - 2:
				return s.again(fmt.Sprintf(x.Intake.WaitKept, u.Name), false, func(svc *link.Service) error {
					co, err := svc.Ledger.Company(u.Company)
					if err != nil {
						return err
					}
					return svc.LinkWaiting(co, u.Called())
				})
			}
			return s.linkTo(u, u.Suggestions[i].Employee, u.Suggestions[i].Name)
		},
	})
	return nil
}

func (s *importScreen) askNotHere(u link.UnknownName) {
	x := s.o.Texts().Intake
	s.o.Open(&Input{Heading: x.NotHereTitle, Text: x.NotHereTxt, OnOK: func(why string) tea.Cmd {
		return s.again(fmt.Sprintf(x.NotHereKept, u.Name), false, func(svc *link.Service) error {
			co, err := svc.Ledger.Company(u.Company)
			if err != nil {
				return err
			}
			return svc.LinkNotHere(co, u.Called(), why)
		})
	}})
}

// unknownCell gives a field of the list of unknown names.
func (s *importScreen) unknownCell(row, col int) grid.Cell {
	x, u := s.o.Texts(), &s.shown.preview.Unknown[row]
	switch col {
	case 0:
		return grid.Cell{Text: u.Name}
	case 1:
		return grid.Cell{Text: x.Count(u.Lines)}
	case 2:
		return grid.Cell{Text: u.Minutes.Clock()}
	}
	var likely []string
	for _, g := range u.Suggestions {
		likely = append(likely, g.Name+" ("+x.Suggestion(g.Why)+")")
	}
	text := strings.Join(likely, ", ")
	switch {
	case u.Waiting:
		text = strings.Trim(x.Intake.Waiting+"; "+text, "; ")
	case u.Why != payroll.DoubtNone:
		text = x.Doubt(u.Why) + ": " + text
	case text == "":
		text = x.Intake.NoSuggestion
	}
	return grid.Cell{Text: text}
}

// personCell gives a field of a people file.
func (s *importScreen) personCell(row, col int) grid.Cell {
	x, m := s.o.Texts(), &s.shown.preview.People.Rows[row]
	switch col {
	case 0:
		return grid.Cell{Text: m.Name}
	case 1:
		return grid.Cell{Text: x.PersonFate(string(m.Fate))}
	case 2:
		if m.Called == "" && len(m.Suggestions) > 0 {
			return grid.Cell{Text: x.Intake.Suggest + " " + m.Suggestions[0].Name}
		}
		return grid.Cell{Text: m.Called}
	}
	text := m.Contract
	if m.Disagrees {
		text += ": " + x.Intake.Disagrees
	}
	return grid.Cell{Text: text}
}

// venueCell gives a field of the sums per venue.
func (s *importScreen) venueCell(row, col int) grid.Cell {
	x, v := s.o.Texts(), &s.shown.preview.Venues[row]
	return grid.Cell{Text: [...]string{
		v.Company, v.Venue, x.Count(v.New), x.Count(v.Changed), x.Count(v.Same), x.Count(v.Vanished), x.Count(v.Double),
		v.Minutes.Clock(), v.Added.Clock(),
	}[col]}
}
