package ui

import (
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
