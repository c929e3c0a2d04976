package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
	"doorzet/ui/paint"
)

// foreignPeople lists employees that are held back by what is not ours.
func (s *pushScreen) foreignPeople() []payroll.EmployeeID {
	var out []payroll.EmployeeID
	for i := range s.plan.Steps {
		st := &s.plan.Steps[i]
		if foreign(st.Block) && st.Block != payroll.BlockSkipped && (len(out) == 0 || out[len(out)-1] != st.Employee) {
			out = append(out, st.Employee)
		}
	}
	return out
}

func foreign(b payroll.Block) bool {
	return b == payroll.BlockForeign || b == payroll.BlockDays || b == payroll.BlockSkipped
}

// rowsOf gives the rows of others that stand in the way of an employee, also those
// that were accepted before.
func (s *pushScreen) rowsOf(who payroll.EmployeeID) []payroll.Beside {
	rows := s.plan.Foreign(who)
	for _, b := range s.plan.Accepted {
		if b.Employee == who && b.Kind != payroll.KindLink && !slices.Contains(rows, b) {
			rows = append(rows, b)
		}
	}
	return rows
}

// skippedPeople lists employees that a person left out because of such rows.
func (s *pushScreen) skippedPeople() []payroll.EmployeeID {
	var out []payroll.EmployeeID
	for i := range s.plan.Steps {
		if st := &s.plan.Steps[i]; st.Block == payroll.BlockSkipped && !slices.Contains(out, st.Employee) {
			out = append(out, st.Employee)
		}
	}
	return out
}

// besidePeople lists employees of the plan of whom a row of somebody else was
// accepted.
func (s *pushScreen) besidePeople() []payroll.EmployeeID {
	var out []payroll.EmployeeID
	for _, b := range s.plan.Accepted {
		here := slices.ContainsFunc(s.plan.Steps, func(st payroll.PlanStep) bool { return st.Employee == b.Employee })
		if here && !slices.Contains(out, b.Employee) {
			out = append(out, b.Employee)
		}
	}
	return out
}

func (s *pushScreen) noForeign() string {
	if why := s.noRow(); why != "" {
		return why
	}
	if !foreign(s.row().Block) && !slices.Contains(s.besidePeople(), s.row().Employee) && !s.want.stopped {
		return s.o.Texts().Push.NotForeign
	}
	return ""
}

// foreignOption is a way to deal with rows of others, and what it does.
type foreignOption struct {
	label string
	do    func() error
}

// chooseForeign decides what to do where Nmbrs holds something of others. The
// first option pays nobody twice.
func (s *pushScreen) chooseForeign() tea.Cmd {
	options := s.foreignOptions()
	labels := make([]Option, len(options))
	for i, o := range options {
		labels[i].Label = o.label
	}
	x, r := s.o.Texts().Push, s.row()
	s.o.Open(&Choice{
		Heading: fmt.Sprintf(x.ForeignTitle, r.Person), Text: s.foreignText(r.Employee), Options: labels,
		OnPick: func(i int) tea.Cmd {
			s.want.stopped = false
			if err := options[i].do(); err != nil {
				s.o.SayError("decide about rows of others", err)
				return nil
			}
			s.o.touch()
			return s.makePlan()
		},
	})
	return nil
}

func (s *pushScreen) foreignOptions() []foreignOption {
	x, r, svc, co, in := s.o.Texts().Push, s.row(), s.o.svc, s.o.co, s.plan.BookedIn
	who, all := r.Employee, s.foreignPeople()
	let := func(of ...payroll.EmployeeID) func() error {
		rows := s.plan.Foreign(of...)
		return func() error { return svc.LetBeside(co, rows) }
	}
	out := []foreignOption{{fmt.Sprintf(x.Skip, r.Person), func() error { return svc.SkipFor(co, s.rowsOf(who)) }}}
	if r.Block == payroll.BlockSkipped || slices.Contains(s.besidePeople(), who) {
		out = append(out, foreignOption{fmt.Sprintf(x.AskAgain, r.Person), func() error { return svc.AskAgain(co, in, who) }})
	}
	if r.Block == payroll.BlockSkipped {
		out = out[1:]
	}
	if rows := s.plan.Foreign(who); len(rows) > 0 {
		label := x.BesideOne
		if !slices.ContainsFunc(rows, func(b payroll.Beside) bool { return b.Kind != payroll.KindWorked }) {
			label = x.OverwriteOne
		}
		out = append(out, foreignOption{fmt.Sprintf(label, r.Person), let(who)})
	}
	if len(all) > 1 {
		out = append(out, foreignOption{fmt.Sprintf(x.BesideAll, len(all)), let()})
	}
	if len(s.besidePeople())+len(s.skippedPeople()) > 0 {
		out = append(out, foreignOption{x.SkipAll, func() error { return svc.AskAgain(co, in) }})
	}
	return append(out, foreignOption{x.StopAll, func() error { s.want.stopped = true; return nil }})
}

// foreignText shows per code what Nmbrs holds of others, and what it would
// hold once ours has come beside it.
func (s *pushScreen) foreignText(who payroll.EmployeeID) string {
	x := s.o.Texts().Push
	lines := []string{x.ForeignText}
	for i := range s.plan.Steps {
		st := &s.plan.Steps[i]
		if st.Employee != who || !foreign(st.Block) || len(st.Rows) == 0 {
			continue
		}
		kind, money := st.Component.Kind, isMoney(st.Counts)
		var rows []string
		for _, r := range st.Rows {
			text := s.amount(kind, r.Amount, money)
			if r.ID != "" {
				text = fmt.Sprintf(x.RowAmount, text, paint.Clean(string(r.ID)))
			}
			rows = append(rows, text)
		}
		text, after := x.ForeignRow, st.Seen+st.Wanted-st.Ours
		if kind == payroll.KindWorked {
			text, after = x.ForeignDays, st.Wanted
		}
		lines = append(lines, fmt.Sprintf(text, s.code(st.Component), strings.Join(rows, ", "), s.amount(kind, after, money)))
	}
	return strings.Join(lines, "\n")
}
