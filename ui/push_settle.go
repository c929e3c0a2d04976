package ui

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
)

// remedy is what settles a step that is held back.
type remedy uint8

const (
	remedyNone     remedy = iota
	remedyForeign         // skip, beside, or stop
	remedyOwn             // send again, leave, or take over
	remedyIssue           // remove, keep, let be, or take ours back
	remedyPlan            // read Nmbrs again
	remedyDoubts          // settle the unsure steps
	remedyPeriod          // where it goes
	remedyRecount         // recalculate the period
	remedyReadBack        // see what Nmbrs holds
)

// remedyOf gives what settles a block. Every block has something.
func remedyOf(b payroll.Block) remedy {
	switch b {
	case payroll.BlockForeign, payroll.BlockDays, payroll.BlockSkipped:
		return remedyForeign
	case payroll.BlockChanged, payroll.BlockGone:
		return remedyOwn
	case payroll.BlockBeside, payroll.BlockTwin, payroll.BlockLink:
		return remedyIssue
	case payroll.BlockSince, payroll.BlockUnread:
		return remedyPlan
	case payroll.BlockOpen:
		return remedyDoubts
	case payroll.BlockPeriod, payroll.BlockLocked:
		return remedyPeriod
	case payroll.BlockRecount, payroll.BlockLines:
		return remedyRecount
	case payroll.BlockLeft, payroll.BlockDaysOther, payroll.BlockNewer, payroll.BlockWith:
		return remedyReadBack
	case payroll.BlockNone:
	}
	return remedyNone
}

func (s *pushScreen) noSettle() string {
	if why := s.noRow(); why != "" {
		return why
	}
	if s.row().Block == payroll.BlockNone {
		return s.noForeign()
	}
	return ""
}

// settle opens what settles the step under the cursor.
func (s *pushScreen) settle() tea.Cmd {
	switch remedyOf(s.row().Block) {
	case remedyOwn:
		return s.chooseOwn()
	case remedyIssue:
		return s.readIssues()
	case remedyPlan:
		return s.makePlan()
	case remedyDoubts:
		return s.readDoubts()
	case remedyPeriod:
		s.want.rest = false
		s.wherePeriod(*s.row())
		return nil
	case remedyRecount:
		return s.askRecalculate()
	case remedyReadBack:
		s.o.Go(ScreenInNmbrs)
		return nil
	case remedyForeign, remedyNone:
	}
	return s.chooseForeign()
}

// noneHeld is the reason why there is nothing to go to that is held back.
func (s *pushScreen) noneHeld() string {
	if why := s.noPlan(); why != "" {
		return why
	}
	if s.heldPeople() == 0 {
		return s.o.Texts().Push.Hold.None
	}
	return ""
}

// toHeld goes to the next step that is held back, round and round.
func (s *pushScreen) toHeld(by int) func() tea.Cmd {
	return func() tea.Cmd {
		n, at := len(s.plan.Steps), cursorRow(s.grid)
		for i := 1; i <= n; i++ {
			if row := ((at+by*i)%n + n) % n; s.plan.Steps[row].Block != payroll.BlockNone {
				s.grid.SetCursor(row, 0)
				break
			}
		}
		return nil
	}
}

// noHeld is the reason why nothing of the result's row can be settled.
func (s *pushScreen) noHeld() string {
	i := cursorRow(s.list)
	if s.result == nil || i < 0 || i >= len(s.result.rows) || s.result.rows[i].block == payroll.BlockNone {
		return s.o.Texts().Push.NotHeld
	}
	return ""
}

// settleHeld leads from a step that stayed behind to what settles it: in a new
// plan, at the same person, or in the read-back.
func (s *pushScreen) settleHeld() tea.Cmd {
	r := s.result.rows[cursorRow(s.list)]
	if remedyOf(r.block) == remedyReadBack {
		s.o.Go(ScreenInNmbrs)
		return nil
	}
	s.goTo = r.employee
	return s.makePlan()
}

// toPerson puts the cursor of a new plan on whom the clerk came for.
func (s *pushScreen) toPerson() {
	if s.goTo == "" || s.plan == nil {
		return
	}
	at := slices.IndexFunc(s.plan.Steps, func(st payroll.PlanStep) bool { return st.Employee == s.goTo && st.Block != payroll.BlockNone })
	if at >= 0 {
		s.grid.SetCursor(at, 0)
	}
	s.goTo = ""
}

// issuesMsg brings what there is to decide about the rows of a step.
type issuesMsg struct {
	step payroll.PlanStep
	all  []link.RowIssue
}

// readIssues reads Nmbrs for what there is to decide about the step.
func (s *pushScreen) readIssues() tea.Cmd {
	svc, co, period, st := s.o.svc, s.o.co, s.o.period, *s.row()
	return s.o.Start(TaskSpec{
		Name: s.o.Texts().Push.Own.Working, Screen: ScreenPush,
		Work: func(ctx context.Context, _ *Report) (tea.Msg, error) {
			all, err := svc.RowIssues(ctx, co, period)
			if err != nil {
				return nil, err
			}
			return issuesMsg{st, all}, nil
		},
	})
}

// about tells whether an issue is about the step.
func (m issuesMsg) about(i link.RowIssue) bool {
	return i.Employee == m.step.Employee && len(i.Choices()) > 0 &&
		(i.State == link.IssueLink || i.Component.Kind == m.step.Component.Kind && i.Component.Code == m.step.Component.Code)
}

// chooseIssue decides about the first of them; the next plan shows the others.
// The first option leaves everything as it is.
func (s *pushScreen) chooseIssue(m issuesMsg) tea.Cmd {
	at := slices.IndexFunc(m.all, m.about)
	if at < 0 {
		return s.makePlan() // it was settled meanwhile
	}
	x, i := s.o.Texts(), m.all[at]
	kind, money := m.step.Component.Kind, isMoney(m.step.Counts)
	text := x.RowState(string(i.State))
	if i.Now != nil {
		text = fmt.Sprintf(x.Push.Own.IssueText, i.Row, s.code(i.Component), s.amount(kind, *i.Now, money), text)
	}
	choices := i.Choices()
	options := []Option{{Label: x.Push.Own.TwinWait}}
	for _, c := range choices {
		options = append(options, Option{Label: x.IssueChoice(string(i.State), string(c))})
	}
	s.o.Open(&Choice{
		Heading: fmt.Sprintf(x.Push.Own.IssueTitle, i.Person), Text: text, Options: options,
		OnPick: func(n int) tea.Cmd {
			if n == 0 {
				return nil
			}
			return s.o.chooseRow(ScreenPush, string(i.Component.Kind)+"/"+string(i.Row), choices[n-1])
		},
	})
	return nil
}
