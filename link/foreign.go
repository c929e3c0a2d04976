package link

import (
	"context"
	"slices"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// The choices about a row that is not ours. Skip leaves the person out, or
// takes an earlier choice back; Beside lets the row be and sends beside it;
// Overwrite replaces days that somebody else set.
const (
	ChoiceSkip      RowChoice = "skip"
	ChoiceBeside    RowChoice = "beside"
	ChoiceOverwrite RowChoice = "overwrite"
)

// IssueForeign says that a row of somebody else stands where the plan would
// write.
const IssueForeign IssueState = "foreign"

// Foreign gives the rows of others that hold back people of the plan: all of
// them, or those of one employee. An accepted row holds back nobody.
func (p *PlanResult) Foreign(of ...payroll.EmployeeID) []payroll.Beside {
	var out []payroll.Beside
	for i := range p.Steps {
		st := &p.Steps[i]
		if st.Block != payroll.BlockForeign && st.Block != payroll.BlockDays {
			continue
		}
		if len(of) > 0 && !slices.Contains(of, st.Employee) {
			continue
		}
		for _, r := range st.Rows {
			out = append(out, payroll.NewBeside(st.Employee, st.Component.Kind, st.BookedIn, r))
		}
	}
	return out
}

// LetBeside keeps that a person looked at rows of others and lets what we send
// come beside them. Only rows as they were seen are accepted: whatever changes
// in Nmbrs meanwhile asks anew.
func (s *Service) LetBeside(co *store.Company, rows []payroll.Beside) error {
	if len(rows) == 0 {
		return nil
	}
	return co.SetBeside(rows, besideAudit(rows, ChoiceBeside))
}

// NoBeside takes acceptances back for these people, or for everybody.
func (s *Service) NoBeside(co *store.Company, in payroll.Period, of ...payroll.EmployeeID) error {
	rows, err := co.Besides(in)
	if err != nil {
		return err
	}
	if len(of) > 0 {
		rows = slices.DeleteFunc(rows, func(b payroll.Beside) bool { return !slices.Contains(of, b.Employee) })
	}
	if len(rows) == 0 {
		return nil
	}
	return co.DropBeside(rows, besideAudit(rows, ChoiceSkip))
}

func besideAudit(rows []payroll.Beside, c RowChoice) store.Audit {
	args := payroll.Args{"choice": string(c), "rows": payroll.IntText(len(rows))}
	if len(rows) == 1 {
		b := rows[0]
		args = payroll.Args{
			"row": string(b.ID), "kind": string(b.Kind), "employee": string(b.Employee), "now": b.Amount.String(), "choice": string(c),
		}
	}
	return store.Audit{Action: "row-choice", Args: args}
}

// foreignIssues plans the period and lists the rows of others that a person
// has to decide about. A period that cannot be planned has none.
func (s *Service) foreignIssues(ctx context.Context, c nmbrs.Client, co *store.Company, p payroll.Period) ([]RowIssue, error) {
	plan, err := s.plan(ctx, c, co, PlanRequest{Period: p})
	if err != nil {
		if q := asProblem(err); q != nil && q.Code == CodePeriodType {
			return nil, nil
		}
		return nil, err
	}
	var out []RowIssue
	linked := map[payroll.EmployeeID]bool{}
	for i := range plan.Steps {
		st := &plan.Steps[i]
		if st.Block == payroll.BlockLink && !linked[st.Employee] {
			linked[st.Employee] = true
			out = append(out, linkIssue(st))
		}
		if st.Block != payroll.BlockForeign && st.Block != payroll.BlockDays {
			continue
		}
		for _, r := range st.Rows {
			b, now, after := payroll.NewBeside(st.Employee, st.Component.Kind, st.BookedIn, r), r.Amount, st.Seen+st.Wanted-st.Ours
			if st.Block == payroll.BlockDays {
				after = st.Wanted
			}
			out = append(out, RowIssue{
				Row: b.ID, Employee: b.Employee, Person: st.Person, Component: st.Component, ForPeriod: p, BookedIn: b.BookedIn,
				State: IssueForeign, Now: &now, After: &after, foreign: &b,
			})
		}
	}
	return out, nil
}

// linkIssue is what there is to decide about somebody of whom ours were taken
// back, because another link paid the same.
func linkIssue(st *payroll.PlanStep) RowIssue {
	b := payroll.ResumeBeside(st.Employee, st.ForPeriod)
	return RowIssue{
		Row: b.ID, Employee: st.Employee, Person: st.Person, Component: payroll.Component{Kind: b.Kind}, ForPeriod: st.ForPeriod,
		BookedIn: st.BookedIn, State: IssueLink, foreign: &b,
	}
}

// chooseForeign keeps a choice about a row of somebody else.
func (s *Service) chooseForeign(co *store.Company, i RowIssue, choice RowChoice) error {
	if choice == ChoiceSkip {
		return co.DropBeside([]payroll.Beside{*i.foreign}, besideAudit([]payroll.Beside{*i.foreign}, choice))
	}
	return co.SetBeside([]payroll.Beside{*i.foreign}, besideAudit([]payroll.Beside{*i.foreign}, choice))
}

// accepted lists as issues the rows of others that were accepted before, so
// that a person can take that back.
func (s *Service) accepted(co *store.Company, p payroll.Period) ([]RowIssue, error) {
	rows, err := co.Besides(p)
	if err != nil {
		return nil, err
	}
	people, err := co.Team()
	if err != nil {
		return nil, err
	}
	team := payroll.NewTeam(people)
	var out []RowIssue
	for _, b := range rows {
		who, _ := team.Person(b.Employee)
		now := b.Amount
		out = append(out, RowIssue{
			Row: b.ID, Employee: b.Employee, Person: who.Name(), Component: payroll.Component{Kind: b.Kind, Code: b.Code},
			ForPeriod: p, BookedIn: b.BookedIn, State: IssueForeign, Now: &now, foreign: &b,
		})
	}
	return out, nil
}
