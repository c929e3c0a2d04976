package ui

import (
	"context"
	"fmt"
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
	"doorzet/store"
)

// hoursMemo is what the office noted for itself, of a company.
type hoursMemo struct {
	co   *store.Company
	memo store.Memo
}

type hoursMemoMsg struct {
	hoursMemo
	said string
	err  error
}

// loadMemo reads the notes of the company at hand, once.
func (s *hoursScreen) loadMemo() tea.Cmd {
	co := s.o.co
	if co == nil || s.o.svc == nil || s.memo.co == co {
		return nil
	}
	return s.o.Fetch(ScreenHours, "memo", func(context.Context) tea.Msg {
		m, err := co.Memo()
		return hoursMemoMsg{hoursMemo: hoursMemo{co, m}, err: err}
	})
}

func (s *hoursScreen) takeMemo(m hoursMemoMsg) tea.Cmd {
	if m.err != nil {
		s.o.SayError("read the notes", m.err)
		return nil
	}
	if m.co == s.o.co {
		s.memo = m.hoursMemo
	}
	s.pane = detailPane{}
	if m.said != "" {
		s.o.Say(Good, m.said)
	}
	return nil
}

// writeMemo changes the notes and takes them over.
func (s *hoursScreen) writeMemo(action, said string, change func(*store.Memo)) tea.Cmd {
	co := s.o.co
	return s.o.Fetch(ScreenHours, "memo", func(context.Context) tea.Msg {
		err := co.UpdateMemo(store.Audit{Action: action}, func(m *store.Memo) error {
			change(m)
			return nil
		})
		if err != nil {
			return hoursMemoMsg{err: err}
		}
		now, err := co.Memo()
		return hoursMemoMsg{hoursMemo{co, now}, said, err}
	})
}

// whose gives the person under the cursor: a key, and a name to call them by.
// ok is false for a day, a team or a venue.
func (s *hoursScreen) whose() (key, name string, ok bool) {
	if g := s.groupAt(); g != nil {
		return g.key, g.label, s.by == byPerson
	}
	v := s.lineAt()
	if v == nil {
		return "", "", false
	}
	name = v.Line.Person
	if p, known := s.o.view.Book.Team.Person(v.Employee); known {
		name = p.Name()
	}
	return personKey(v), name, true
}

func (s *hoursScreen) noPerson() string {
	if why := s.noView(); why != "" {
		return why
	}
	if _, _, ok := s.whose(); !ok {
		return s.o.Texts().Review.NoPerson
	}
	return ""
}

// editNote asks for the note about the person under the cursor. It is there
// again next period.
func (s *hoursScreen) editNote() tea.Cmd {
	x := s.o.Texts().Review
	key, name, _ := s.whose()
	s.o.Open(&Input{
		Heading: fmt.Sprintf(x.NoteTitle, name), Text: x.NoteText, Value: s.memo.memo.Notes[key], Empty: true,
		OnOK: func(text string) tea.Cmd {
			text = payroll.Clean(strings.TrimSpace(text), 200)
			said := fmt.Sprintf(either(text == "", x.NoteGone, x.NoteKept), name)
			return s.writeMemo("note", said, func(m *store.Memo) {
				m.Notes = maps.Clone(m.Notes)
				if text == "" {
					delete(m.Notes, key)
					return
				}
				if m.Notes == nil {
					m.Notes = map[string]string{}
				}
				m.Notes[key] = text
			})
		},
	})
	return nil
}

// note gives the note about the person of a group, "" for none.
func (s *hoursScreen) note(g *hourGroup) string {
	if s.by != byPerson || s.memo.co != s.o.co {
		return ""
	}
	return s.memo.memo.Notes[g.key]
}

// reviewed gives the day until which the period has been looked through, 0 for none.
func (s *hoursScreen) reviewed() payroll.Date {
	if s.memo.co != s.o.co {
		return 0
	}
	return s.memo.memo.Reviewed[s.o.period]
}

// setReviewed keeps until which day the period has been looked through; 0 forgets it.
func (s *hoursScreen) setReviewed(d payroll.Date) tea.Cmd {
	x, p := s.o.Texts(), s.o.period
	said := x.Review.ReviewedNone
	if d != 0 {
		said = fmt.Sprintf(x.Review.Reviewed, x.Date(d))
	}
	return s.writeMemo("reviewed", said, func(m *store.Memo) {
		m.Reviewed = maps.Clone(m.Reviewed)
		if d == 0 {
			delete(m.Reviewed, p)
			return
		}
		if m.Reviewed == nil {
			m.Reviewed = map[payroll.Period]payroll.Date{}
		}
		m.Reviewed[p] = d
	})
}
