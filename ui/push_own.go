package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
)

// rowChosenMsg tells that a choice about a row was kept.
type rowChosenMsg struct{}

// touchedRow tells whether a step waits for a choice about a row of ours.
func touchedRow(st *payroll.PlanStep) bool {
	return (st.Block == payroll.BlockChanged || st.Block == payroll.BlockGone) && len(st.Rows) > 0
}

// ownTouched tells whether any step of the plan does.
func (s *pushScreen) ownTouched() bool {
	if s.plan == nil {
		return false
	}
	for i := range s.plan.Steps {
		if touchedRow(&s.plan.Steps[i]) {
			return true
		}
	}
	return false
}

func (s *pushScreen) noOwn() string {
	if why := s.noRow(); why != "" {
		return why
	}
	if _, decided := s.decidedRow(s.row()); !decided && !touchedRow(s.row()) {
		return s.o.Texts().Push.Own.NotTouched
	}
	return ""
}

// was gives what the register says of a row.
func (s *pushScreen) was(st *payroll.PlanStep, id payroll.RowID) payroll.Hundredths {
	for _, r := range s.plan.Desk.Book.Rows {
		if r.Kind == st.Component.Kind && r.ID == id {
			return r.Amount
		}
	}
	return 0
}

// decidedRow gives the row of ours of a step about which somebody decided before
// that it stays as a colleague made it, with what Nmbrs holds of it.
func (s *pushScreen) decidedRow(st *payroll.PlanStep) (payroll.SeenRow, bool) {
	for _, r := range s.plan.Desk.Book.Rows {
		if r.Target() != st.Target || !r.Gone && r.Left == nil && r.Counts == nil {
			continue
		}
		held := r.Amount
		switch {
		case r.Gone:
			held = 0
		case r.Left != nil:
			held = *r.Left
		}
		return payroll.SeenRow{ID: r.ID, Code: r.Component.Code, Amount: held}, true
	}
	return payroll.SeenRow{}, false
}

// chooseOwn decides about the row of ours under the cursor. The first option
// leaves everything as it is.
func (s *pushScreen) chooseOwn() tea.Cmd {
	x, st := s.o.Texts().Push.Own, s.row()
	kind, money := st.Component.Kind, isMoney(st.Counts)
	row, decided := s.decidedRow(st)
	if touchedRow(st) {
		row, decided = st.Rows[0], false
	}
	now := x.Nothing
	if st.Block == payroll.BlockChanged || decided && row.Amount != 0 {
		now = s.amount(kind, row.Amount, money)
	}
	choices := []link.RowChoice{"", link.ChoiceAgain, link.ChoiceLeave, link.ChoiceAdopt}
	s.o.Open(&Choice{
		Heading: fmt.Sprintf(x.Title, st.Person), Text: fmt.Sprintf(x.Text, row.ID, s.amount(kind, s.was(st, row.ID), money), now),
		Options: []Option{{Label: x.Wait}, {Label: x.Again}, {Label: x.Leave}, {Label: x.Adopt}},
		OnPick: func(i int) tea.Cmd {
			if choices[i] == "" {
				return nil
			}
			return s.o.chooseRow(ScreenPush, string(kind)+"/"+string(row.ID), choices[i])
		},
	})
	return nil
}

// chooseRow keeps a choice about a row, held against a fresh read of Nmbrs.
func (o *Office) chooseRow(screen ScreenID, row string, choice link.RowChoice) tea.Cmd {
	svc, co, period := o.svc, o.co, o.period
	return o.Start(TaskSpec{
		Name: o.Texts().Push.Own.Working, Screen: screen,
		Work: func(ctx context.Context, _ *Report) (tea.Msg, error) {
			out, err := svc.ChooseRow(ctx, co, period, row, choice)
			if out != nil && out.Removal != nil && screen == ScreenPush {
				return pushedMsg{&pushOutcome{ExportResult: out.Removal, undo: true}}, err
			}
			if err != nil {
				return nil, err
			}
			return rowChosenMsg{}, nil
		},
	})
}

// rowChosen plans anew with what was decided.
func (s *pushScreen) rowChosen() tea.Cmd {
	s.o.touch()
	return s.makePlan()
}

// askRecalculate works out anew what was sent, and shows every difference.
func (s *pushScreen) askRecalculate() tea.Cmd {
	x := s.o.Texts().Push.Own
	s.o.Open(&Confirm{
		Heading: x.RecalcTitle, Yes: x.RecalcYes, Text: fmt.Sprintf(x.RecalcText, s.period(), s.o.info.Title()),
		OnYes: func() tea.Cmd {
			s.want.recalculate = true
			return s.makePlan()
		},
	})
	return nil
}
