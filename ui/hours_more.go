package ui

import (
	"context"
	"fmt"
	"maps"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// startFilter lets a filter be typed.
func (s *hoursScreen) startFilter() tea.Cmd {
	s.filter.typing = true
	return nil
}

// clear drops the selection, and else the filter.
func (s *hoursScreen) clear() tea.Cmd {
	if s.grid.ClearSelection() || s.look.ranging {
		s.look.ranging = false
		return nil
	}
	if s.filter.active() {
		s.filter.field.SetText("")
		s.arrange()
	}
	return nil
}

func (s *hoursScreen) toggleRange() tea.Cmd {
	s.look.ranging = !s.look.ranging
	if !s.look.ranging {
		s.grid.ClearSelection()
	}
	return nil
}

func (s *hoursScreen) toggleDetail() tea.Cmd {
	s.look.detail = !s.look.detail
	return s.loadPast()
}

// toggleDecimals writes hours as 7:40 or as 7,67, here and on the other screens.
func (s *hoursScreen) toggleDecimals() tea.Cmd {
	s.o.prefs.Decimal = !s.o.prefs.Decimal
	return s.keepPrefs()
}

// keepPrefs keeps how the hours are looked at for the next run.
func (s *hoursScreen) keepPrefs() tea.Cmd {
	keep, p := s.o.keep, s.o.preferences()
	if keep == nil {
		return nil
	}
	return s.o.Fetch(ScreenHours, "keep", func(context.Context) tea.Msg { return keptMsg{keep(p)} })
}

// toFinding goes to the next line with a finding that nobody has seen, and
// unfolds its group.
func (s *hoursScreen) toFinding(by int) func() tea.Cmd {
	return func() tea.Cmd {
		if !s.toAsking(by) {
			s.o.Say(Good, s.o.Texts().HourGrid.NoFinding)
		}
		return nil
	}
}

func (s *hoursScreen) toAsking(by int) bool {
	lines, at := s.inOrder()
	n := len(lines)
	for i := 1; i <= n; i++ {
		next := ((at+by*i)%n + n) % n
		v := &s.o.view.Verdicts[lines[next]]
		if !asks(v) {
			continue
		}
		if g := s.groupOf(v.Line.ID); g >= 0 && !s.unfolded[s.groups[g].key] {
			s.unfolded[s.groups[g].key] = true
			s.layRows()
		}
		s.spot = hourSpot{line: v.Line.ID}
		s.toSpot()
		return true
	}
	return false
}

// inOrder gives the lines in sight in the order of the rows, those folded away
// too, and where the cursor is among them. On a group that is just before its
// first line.
func (s *hoursScreen) inOrder() (lines []int, at int) {
	row := cursorRow(s.grid)
	if !s.by.grouped() {
		lines = make([]int, len(s.rows))
		for i, r := range s.rows {
			lines[i] = r.verdict
		}
		return lines, row
	}
	at = -1
	var cur hourRow
	if row >= 0 && row < len(s.rows) {
		cur = s.rows[row]
	}
	for n := range s.groups {
		if cur.verdict < 0 && cur.group == n {
			at = len(lines) - 1
		}
		for _, i := range s.groups[n].members {
			if cur.verdict == i && cur.group == n {
				at = len(lines)
			}
			lines = append(lines, i)
		}
	}
	return lines, at
}

// asks tells whether a line has a finding that still asks for a look, or a
// correction of which nobody has said that it is right.
func asks(v *payroll.Verdict) bool {
	if unconfirmed(v) {
		return true
	}
	if v.Line.Withdrawn && !v.Changed() {
		return false
	}
	for _, f := range v.Findings {
		if !f.Seen || f.Blocks() {
			return true
		}
	}
	return false
}

// number gives the employee number of the line under the cursor.
func (s *hoursScreen) number() string {
	v := s.firstAt()
	if v == nil {
		return ""
	}
	if p, ok := s.o.view.Book.Team.Person(v.Employee); ok && p.Number != "" {
		return p.Number
	}
	return v.Line.Number
}

// copyNumber puts the employee number on the terminal's clipboard.
func (s *hoursScreen) copyNumber() tea.Cmd {
	n := s.number()
	s.o.Say(Good, fmt.Sprintf(s.o.Texts().HourGrid.Copied, n))
	return tea.SetClipboard(n)
}

// people lists everybody to choose from; first is where the employee stands.
func (s *hoursScreen) people(e payroll.EmployeeID) (all []payroll.Person, options []Option, first int) {
	all = s.o.view.Book.Team.People()
	for i, p := range all {
		options = append(options, Option{Label: p.Name(), Detail: p.Number})
		if p.ID == e {
			first = i
		}
	}
	return all, options, first
}

// choosePerson says whose line it is. For a name that nobody answers to, that
// goes for all its lines.
func (s *hoursScreen) choosePerson() tea.Cmd {
	x, v := s.o.Texts(), *s.lineAt()
	all, options, first := s.people(v.Employee)
	name, id := payroll.SaidName(v.Line.Facts), v.Line.ID
	called := link.Called{Name: name, Key: v.Match.Key}
	text := either(names(&v), x.HourGrid.WhoUnknown, x.HourGrid.WhoKnown)
	if near := s.o.view.Book.Team.Suggest(name, 1); v.Employee == "" && len(near) > 0 {
		for i, p := range all {
			if p.ID == near[0].Employee {
				first = i
			}
		}
	}
	s.o.Open(&Choice{
		Heading: fmt.Sprintf(x.HourGrid.WhoTitle, name), Text: text, Options: options, First: first, Filter: true,
		OnPick: func(i int) tea.Cmd {
			p := all[i]
			if names(&v) {
				return s.write(func(svc *link.Service, co *store.Company, _ *link.Desk) (outcome, error) {
					return outcome{said: fmt.Sprintf(x.HourGrid.Linked, name, p.Name())}, svc.Link(co, called, p.ID)
				})
			}
			return s.alterLine(id, func(f *payroll.Facts, _ *string) { takeOver(f, p) })
		},
	})
	return nil
}

// takeOver makes a person the one of a line.
func takeOver(f *payroll.Facts, p payroll.Person) {
	f.Person, f.Number, f.NmbrsID, f.Email = p.Name(), p.Number, string(p.ID), ""
}

// newLine makes a line by hand, beside the one under the cursor.
func (s *hoursScreen) newLine() tea.Cmd {
	x, d := s.o.Texts(), s.o.view
	facts := payroll.Facts{
		Date: d.Book.Settings.Calendar.Range(d.Period, payroll.BasisHourly).From, Type: payroll.TypeWorked,
		Start: payroll.NoTime, End: payroll.NoTime,
	}
	var who payroll.EmployeeID
	if v := s.firstAt(); v != nil {
		who = v.Employee
		facts.Date, facts.Venue, facts.Team = v.Line.Date, v.Line.Venue, v.Line.Team
	}
	all, options, first := s.people(who)
	s.o.Open(&Choice{
		Heading: x.HourGrid.New, Text: x.HourGrid.WhoNew, Options: options, First: first, Filter: true,
		OnPick: func(i int) tea.Cmd {
			takeOver(&facts, all[i])
			return s.add(facts, "", colStart)
		},
	})
	return nil
}

func (s *hoursScreen) duplicate() tea.Cmd {
	l := s.lineAt().Line
	facts := l.Facts
	facts.Counts = maps.Clone(l.Counts)
	return s.add(facts, l.Remark, s.col())
}

// add keeps a new line and goes to it.
func (s *hoursScreen) add(f payroll.Facts, remark string, col int) tea.Cmd {
	x := s.o.Texts()
	s.toColumn(col)
	return s.write(func(svc *link.Service, co *store.Company, _ *link.Desk) (outcome, error) {
		id, err := svc.Add(co, f, remark)
		return outcome{said: fmt.Sprintf(x.HourGrid.Added, f.Person, x.Date(f.Date)), made: id}, err
	})
}
