package link

import (
	"context"
	"slices"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// The choices about a row that is not ours. Skip leaves the person out as long as
// the row stands there as it is; Ask takes whatever was chosen back; Beside lets the
// row be and sends beside it; Overwrite replaces days that somebody else set.
const (
	ChoiceSkip      RowChoice = "skip"
	ChoiceAsk       RowChoice = "ask"
	ChoiceBeside    RowChoice = "beside"
	ChoiceOverwrite RowChoice = "overwrite"
)

// IssueForeign says that a row of somebody else stands where the plan would
// write.
const IssueForeign IssueState = "foreign"

// IssueSkipped says that a person left the employee out because of the row.
const IssueSkipped IssueState = "skipped"

// Foreign gives the rows of others that hold back people of the plan: all that
// nobody has chosen about, or those of one employee, also when that one is left out
// because of them. An accepted row holds back nobody.
func (p *PlanResult) Foreign(of ...payroll.EmployeeID) []payroll.Beside {
	var out []payroll.Beside
	for i := range p.Steps {
		st := &p.Steps[i]
		if !standsInTheWay(st) || len(of) == 0 && st.Block == payroll.BlockSkipped {
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

// standsInTheWay tells whether rows of others hold the step, whether or not a person
// chose to leave the employee out.
func standsInTheWay(st *payroll.PlanStep) bool {
	switch st.Block {
	case payroll.BlockForeign, payroll.BlockDays, payroll.BlockSkipped:
		return len(st.Rows) > 0
	default:
		return false
	}
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

// SkipFor keeps that a person leaves employees out because of rows of others, with
// who says so and when. It holds for those rows as they were seen.
func (s *Service) SkipFor(co *store.Company, rows []payroll.Beside) error {
	if len(rows) == 0 {
		return nil
	}
	skips := slices.Clone(rows)
	for i := range skips {
		skips[i].Skip, skips[i].At, skips[i].By = true, s.stamp(), s.Actor
	}
	return co.SetBeside(skips, besideAudit(rows, ChoiceSkip))
}

// AskAgain takes choices about rows of others back for these people, or for
// everybody: those rows ask again.
func (s *Service) AskAgain(co *store.Company, in payroll.Period, of ...payroll.EmployeeID) error {
	accepted, err := co.Besides(in)
	if err != nil {
		return err
	}
	skipped, err := co.Skips(in)
	if err != nil {
		return err
	}
	rows := slices.Concat(accepted, skipped)
	if len(of) > 0 {
		rows = slices.DeleteFunc(rows, func(b payroll.Beside) bool { return !slices.Contains(of, b.Employee) })
	}
	if len(rows) == 0 {
		return nil
	}
	return co.DropBeside(rows, besideAudit(rows, ChoiceAsk))
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
// has to decide about. A period that cannot be planned has none, and no plan.
func (s *Service) foreignIssues(ctx context.Context, c nmbrs.Client, co *store.Company, p payroll.Period) ([]RowIssue, *PlanResult, error) {
	plan, err := s.plan(ctx, c, co, PlanRequest{Period: p})
	if err != nil {
		if q := asProblem(err); q != nil && q.Code == CodePeriodType {
			return nil, nil, nil
		}
		return nil, nil, err
	}
	var out []RowIssue
	linked := map[payroll.EmployeeID]bool{}
	for i := range plan.Steps {
		st := &plan.Steps[i]
		if st.Block == payroll.BlockLink && !linked[st.Employee] {
			linked[st.Employee] = true
			out = append(out, linkIssue(st))
		}
		if standsInTheWay(st) {
			out = append(out, plan.foreignIssue(st)...)
		}
	}
	return out, plan, nil
}

// becomes tells of a row that came beside ours what the code will hold when that row
// is let be: what it holds now, and what the plan would write once it may.
func (p *PlanResult) becomes(i *RowIssue) {
	if p == nil || i.After == nil {
		return
	}
	after, known := *i.After, false
	for n := range p.Steps {
		st := &p.Steps[n]
		if st.Employee != i.Employee || st.BookedIn != i.BookedIn || st.Component.Kind != i.Component.Kind || st.Component.Code != i.Component.Code {
			continue
		}
		if !known {
			after, known = st.Seen, true
		}
		after += st.Wanted - st.Ours
	}
	i.After = &after
}

// foreignIssue is what there is to decide about the rows of others that hold a step.
func (p *PlanResult) foreignIssue(st *payroll.PlanStep) []RowIssue {
	var out []RowIssue
	for _, r := range st.Rows {
		b, now, after := payroll.NewBeside(st.Employee, st.Component.Kind, st.BookedIn, r), r.Amount, st.Seen+st.Wanted-st.Ours
		if st.Component.Kind == payroll.KindWorked {
			after = st.Wanted
		}
		i := RowIssue{
			Row: b.ID, Employee: b.Employee, Person: st.Person, Component: st.Component, ForPeriod: p.ForPeriod, BookedIn: b.BookedIn,
			State: IssueForeign, Now: &now, After: &after, foreign: &b,
		}
		if skip, ok := p.skipOf(b); ok && st.Block == payroll.BlockSkipped {
			i.State, i.SkippedAt, i.SkippedBy = IssueSkipped, skip.At, skip.By
		}
		out = append(out, i)
	}
	return out
}

// skipOf gives the choice to leave somebody out because of a row.
func (p *PlanResult) skipOf(row payroll.Beside) (payroll.Beside, bool) {
	at := slices.IndexFunc(p.Skipped, func(b payroll.Beside) bool { return b.Kind == row.Kind && b.ID == row.ID && b.Employee == row.Employee })
	if at < 0 {
		return payroll.Beside{}, false
	}
	return p.Skipped[at], true
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
	row := []payroll.Beside{*i.foreign}
	switch {
	case choice == ChoiceSkip && i.foreign.Kind != payroll.KindLink:
		return s.SkipFor(co, row)
	case choice == ChoiceSkip, choice == ChoiceAsk:
		return co.DropBeside(row, besideAudit(row, choice))
	default:
		return co.SetBeside(row, besideAudit(row, choice))
	}
}

// chosenBefore lists as issues the rows of others about which something was chosen
// before, so that a person can take that back.
func (s *Service) chosenBefore(co *store.Company, p payroll.Period) ([]RowIssue, error) {
	rows, err := co.Besides(p)
	if err != nil {
		return nil, err
	}
	skips, err := co.Skips(p)
	if err != nil {
		return nil, err
	}
	rows = append(rows, skips...)
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
			ForPeriod: p, BookedIn: b.BookedIn, State: IssueForeign, Now: &now, foreign: &b, chosen: true,
		})
	}
	return out, nil
}
