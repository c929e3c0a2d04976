package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
)

// why explains the figure under the cursor down to the lines of the source.
func (s *pushScreen) why() tea.Cmd {
	st, desk := s.row(), s.plan.Desk
	at := map[payroll.LineID]*payroll.Line{}
	for i := range desk.Verdicts {
		at[desk.Verdicts[i].Line.ID] = &desk.Verdicts[i].Line
	}
	w := s.plan.Plan.Explain(st, func(id payroll.LineID) *payroll.Line { return at[id] })
	x := s.o.Texts()
	s.o.Open(&Message{Heading: x.Rules.WhyHelp, Text: x.Figure(&w, desk.Describe(st.Component))})
	return nil
}

// made says beside an amount what it is made of: pieces, or minutes with what
// rounding adds to them.
func (s *pushScreen) made(st *payroll.PlanStep) string {
	x := s.o.Texts()
	switch n, money := st.Pieces(); {
	case st.Component.Kind == payroll.KindHours:
		r := payroll.RoundingOf(st.Minutes, st.Wanted)
		text := " (" + st.Minutes.Clock() + " = " + r.Exact
		if r.Seconds != 0 {
			text += ", " + x.Seconds(r)
		}
		return text + ")"
	case st.Component.Kind == payroll.KindWage && money:
		return " (" + fmt.Sprintf(x.Rules.Stuks, x.Pieces(n)) + ")"
	case st.Component.Kind == payroll.KindWage:
		return fmt.Sprintf(x.Rules.Stuks, "") // "12" becomes "12 stuks"
	}
	return ""
}
