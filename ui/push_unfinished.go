package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
)

// unfinished tells whether an earlier sending waits to be carried on.
func (s *pushScreen) unfinished() bool { return s.plan != nil && len(s.plan.Unfinished) > 0 }

// unfinishedText names what an earlier sending still owes, replacements that
// broke off half-way with their missing amount first.
func (s *pushScreen) unfinishedText() string {
	x := s.o.Texts()
	n := len(s.plan.Unfinished)
	out := []string{x.Many(x.Push.Unfinished, n)}
	for i := range s.plan.Steps {
		st := &s.plan.Steps[i]
		if st.Missing != 0 {
			out = append(out, s.missingText(st))
		}
	}
	return strings.Join(out, " ")
}

func (s *pushScreen) missingText(st *payroll.PlanStep) string {
	amount := s.amount(st.Component.Kind, st.Missing, isMoney(st.Counts))
	return fmt.Sprintf(s.o.Texts().Push.Missing, st.Person, s.code(st.Component), amount)
}

// finishFirst asks to carry an earlier sending on where nothing else can go
// along before that; false when there is something else to send.
func (s *pushScreen) finishFirst() bool {
	if !s.unfinished() || s.sendsAny(s.marks()) {
		return false
	}
	x := s.o.Texts().Push
	s.o.Open(&Confirm{
		Heading: x.FinishTitle, Text: s.unfinishedText(), Yes: x.FinishYes,
		OnYes: func() tea.Cmd { return s.export(nil) },
	})
	return true
}

// sendsAny tells whether any step of the plan goes along.
func (s *pushScreen) sendsAny(only []payroll.EmployeeID) bool {
	for i := range s.plan.Steps {
		if s.sends(&s.plan.Steps[i], only) {
			return true
		}
	}
	return false
}
