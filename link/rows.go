package link

import (
	"context"
	"slices"
	"strings"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// Problems of choosing about a row.
const (
	// CodeNoIssue: args row. There is nothing to choose about the row.
	CodeNoIssue payroll.Code = "row-no-issue"
	// CodeNotThatChoice: args row. The choice does not fit what is the matter.
	CodeNotThatChoice payroll.Code = "row-not-that-choice"
	// CodeRowOdd: args row. The row's code was altered, or it holds more than
	// two decimals: it can be left, or put right in Nmbrs.
	CodeRowOdd payroll.Code = "row-odd"
	// CodeWhichRow: args row. Hours and wage rows have that id; name the kind.
	CodeWhichRow payroll.Code = "row-which"
)

// RowChoice is what a person decides about a row.
type RowChoice string

// The choices. Again, Leave and Adopt are about a row of ours that a colleague
// touched, Remove and Keep about a late twin.
const (
	ChoiceAgain  RowChoice = "again"
	ChoiceLeave  RowChoice = "leave"
	ChoiceAdopt  RowChoice = "adopt"
	ChoiceRemove RowChoice = "remove"
	ChoiceKeep   RowChoice = "keep"
	// ChoiceStandBack takes ours back for the person, because another link paid
	// the same.
	ChoiceStandBack RowChoice = "stand-back"
)

// IssueState says what is the matter with a row.
type IssueState string

// The matters.
const (
	IssueChanged IssueState = "changed"
	IssueGone    IssueState = "gone"
	IssueTwin    IssueState = "twin"
	// IssueBeside: a row of somebody else that came beside ours since we sent.
	IssueBeside IssueState = "beside"
	// IssuePerhaps: a row that is equal to one of ours and came since; it is the
	// trace of ours, or somebody else's.
	IssuePerhaps IssueState = "perhaps-twin"
	// IssueDoubt: a row that may be that of a call in doubt; see Doubts.
	IssueDoubt IssueState = "doubt"
	// IssueLink: ours were taken back, because another link paid the same.
	IssueLink IssueState = "link"
)

// RowIssue is a row that a person has to decide about.
type RowIssue struct {
	Row       payroll.RowID
	Employee  payroll.EmployeeID
	Person    string
	Component payroll.Component
	// ForPeriod is what the row is for, BookedIn where it stands.
	ForPeriod, BookedIn payroll.Period
	State               IssueState
	// Before is what we made, Now what Nmbrs holds; nil for nothing. After is,
	// for a row of others, what the code would hold once ours has come beside it.
	Before, Now, After *payroll.Hundredths
	// Step made the row, or is the one that a twin is the trace of.
	Step payroll.StepID
	// Odd rows have another code or more decimals than ours can have.
	Odd bool
	// SkippedAt and SkippedBy tell when the person was left out because of the row,
	// RFC 3339, and by whom.
	SkippedAt, SkippedBy string

	foreign *payroll.Beside
	// chosen tells that something was chosen about the row before, and that it
	// asks nothing now.
	chosen bool
	// decided tells that a person decided about a row of ours as it is now.
	decided bool
	ways    ways
}

func rowAudit(i RowIssue, c RowChoice) store.Audit {
	args := payroll.Args{
		"row": string(i.Row), "kind": string(i.Component.Kind), "employee": string(i.Employee), "choice": string(c),
	}
	if i.Before != nil {
		args["before"] = i.Before.String()
	}
	if i.Now != nil {
		args["now"] = i.Now.String()
	}
	return store.Audit{Action: "row-choice", Args: args}
}

// RowIssues reads back a period and lists the rows that a person has to decide
// about: ours that a colleague changed or deleted, late twins, and rows of
// others where the plan would write.
func (s *Service) RowIssues(ctx context.Context, co *store.Company, p payroll.Period) ([]RowIssue, error) {
	c, info, err := s.client(co)
	if err != nil {
		return nil, err
	}
	return s.rowIssues(ctx, c, co, info, p)
}

func (s *Service) rowIssues(ctx context.Context, c nmbrs.Client, co *store.Company, info store.CompanyInfo, p payroll.Period) ([]RowIssue, error) {
	out, err := s.rowsOf(ctx, c, co, info, p)
	return slices.DeleteFunc(out, func(i RowIssue) bool { return i.decided }), err
}

// rowsOf gives what rowIssues does, and rows of ours about which a person decided
// before.
func (s *Service) rowsOf(ctx context.Context, c nmbrs.Client, co *store.Company, info store.CompanyInfo, p payroll.Period) ([]RowIssue, error) {
	found, err := s.verifyAll(ctx, c, co, info, p, nil)
	if err != nil {
		return nil, err
	}
	rows, err := co.Rows()
	if err != nil {
		return nil, err
	}
	own := map[rowKey]payroll.OwnRow{}
	for _, r := range rows {
		own[rowKey{r.Kind, r.ID}] = r
	}
	steps, err := stepsOf(co, p, rows)
	if err != nil {
		return nil, err
	}
	var out []RowIssue
	for i := range found.Lines {
		l := &found.Lines[i]
		out = append(out, l.ownIssues(own)...)
		for _, r := range l.Strays {
			out = append(out, l.strayIssue(r, forPeriod(steps, r.Step, l.BookedIn)))
		}
	}
	if err := s.findWays(co, info, found, steps, out); err != nil {
		return nil, err
	}
	out = slices.DeleteFunc(out, func(i RowIssue) bool { return len(i.Choices()) == 0 })
	others, plan, err := s.foreignIssues(ctx, c, co, p)
	if err != nil {
		return nil, err
	}
	for i := range out {
		plan.becomes(&out[i])
	}
	for _, i := range others { // a twin is not ours either, and has choices of its own
		at := slices.IndexFunc(out, func(o RowIssue) bool { return o.Row == i.Row && o.Component.Kind == i.Component.Kind })
		switch {
		case at < 0:
			out = append(out, i)
		case out[at].State == IssueBeside:
			out[at] = i // it stands where the plan would write: what would come of it is told
		}
	}
	return out, nil
}

// ownIssues are the rows of ours on the line that a colleague touched, also those
// about which a person decided.
func (l *VerifyLine) ownIssues(own map[rowKey]payroll.OwnRow) []RowIssue {
	var out []RowIssue
	told := map[payroll.RowID]bool{}
	add := func(id payroll.RowID, seen *payroll.SeenRow) {
		row, ok := own[rowKey{l.Component.Kind, id}]
		if told[id] || !ok {
			return
		}
		i := l.issue(row, seen)
		i.decided, told[id] = row.Settled(seen), true
		out = append(out, i)
	}
	for _, r := range l.Missing {
		add(r.ID, nil)
	}
	for _, r := range l.Altered {
		add(r.ID, &r)
	}
	for _, r := range l.adopted { // Nmbrs holds them as they were taken over
		add(r.ID, r.seen)
	}
	return out
}

func forPeriod(steps []payroll.Step, id payroll.StepID, otherwise payroll.Period) payroll.Period {
	if i := slices.IndexFunc(steps, func(s payroll.Step) bool { return s.ID == id }); i >= 0 {
		return steps[i].ForPeriod
	}
	return otherwise
}

// strayIssue is what there is to decide about a row that is in no register.
func (l *VerifyLine) strayIssue(r payroll.StrayRow, forPeriod payroll.Period) RowIssue {
	now, after := r.Amount, l.Sent+l.Foreign
	i := RowIssue{
		Row: r.ID, Employee: l.Employee, Person: l.Person, Component: l.Component, ForPeriod: forPeriod, BookedIn: l.BookedIn,
		State: IssueBeside, Now: &now, Step: r.Step,
	}
	switch {
	case r.Is == payroll.StrayTwin && r.Certain:
		i.State = IssueTwin
	default:
		switch {
		case r.Step != "" && r.Is != payroll.StrayTwin:
			i.State = IssueDoubt
		case r.Step != "":
			i.State = IssuePerhaps
		}
		b := payroll.NewBeside(l.Employee, l.Component.Kind, l.BookedIn, r.SeenRow)
		i.foreign, i.After = &b, &after
	}
	return i
}

func (l *VerifyLine) issue(row payroll.OwnRow, seen *payroll.SeenRow) RowIssue {
	before := row.Amount
	i := RowIssue{
		Row: row.ID, Employee: l.Employee, Person: l.Person, Component: row.Component, ForPeriod: row.ForPeriod,
		BookedIn: row.BookedIn, State: IssueGone, Before: &before, Step: row.Step,
	}
	if seen != nil {
		now := seen.Amount
		i.State, i.Now = IssueChanged, &now
		i.Odd = seen.Inexact || seen.Code != row.Component.Code
	}
	return i
}

// ChosenRow is what became of a choice about a row.
type ChosenRow struct {
	RowIssue
	Choice RowChoice
	// Removal tells how removing a twin ended, nil for any other choice.
	Removal *ExportResult
}

// ChooseRow decides about a row of a period, after a fresh read of Nmbrs. The
// row is its id, or kind/id where hours and wage rows have the same. Nothing
// is sent but the removal of a twin: the next export does the rest.
func (s *Service) ChooseRow(ctx context.Context, co *store.Company, p payroll.Period, row string, choice RowChoice) (*ChosenRow, error) {
	if choice == ChoiceRemove || choice == ChoiceStandBack {
		if err := s.Ledger.Sendable(); err != nil {
			return nil, err
		}
	}
	c, info, err := s.client(co)
	if err != nil {
		return nil, err
	}
	all, err := s.rowsOf(ctx, c, co, info, p)
	if err == nil && (choice == ChoiceSkip || choice == ChoiceAsk) {
		all, err = s.withBefore(co, p, all, choice)
	}
	if err != nil {
		return nil, err
	}
	issue, err := pickIssue(all, row)
	if err != nil {
		return nil, err
	}
	if err := issue.allows(choice, row); err != nil {
		return nil, err
	}
	out := &ChosenRow{RowIssue: issue, Choice: choice}
	switch {
	case choice == ChoiceBeside, choice == ChoiceSkip, choice == ChoiceAsk, choice == ChoiceOverwrite:
		return out, s.chooseForeign(co, issue, choice)
	case issue.State == IssueDoubt: // it is the row of the call in doubt
		_, err := s.Resolve(ctx, co, issue.Step, issue.Row)
		return out, err
	}
	switch choice {
	case ChoiceStandBack:
		out.Removal, err = s.StandBack(ctx, co, StandBackRequest{Period: issue.BookedIn, Only: []payroll.EmployeeID{issue.Employee}})
		return out, err
	case ChoiceRemove:
		return out, s.removeChosen(ctx, c, co, out)
	case ChoiceKeep:
		return out, s.keepTwin(co, issue)
	default:
	}
	return out, s.chooseOwn(co, issue, choice)
}

// withBefore adds the rows about which something was chosen before and that ask
// nothing now. What was chosen about a row that is another since can be taken back
// all the same.
func (s *Service) withBefore(co *store.Company, p payroll.Period, all []RowIssue, choice RowChoice) ([]RowIssue, error) {
	before, err := s.chosenBefore(co, p)
	for _, b := range before {
		at := slices.IndexFunc(all, func(i RowIssue) bool { return i.Row == b.Row && i.Component.Kind == b.Component.Kind })
		switch {
		case at < 0:
			all = append(all, b)
		case choice == ChoiceAsk:
			all[at] = b
		}
	}
	return all, err
}

// removeChosen takes a twin out of Nmbrs, and keeps how that ended.
func (s *Service) removeChosen(ctx context.Context, c nmbrs.Client, co *store.Company, out *ChosenRow) error {
	r, err := s.newRun(c, co, nil)
	if err != nil {
		return err
	}
	defer r.rec.close()
	out.Removal, err = s.removeTwin(ctx, r, out.RowIssue)
	return err
}

// pickIssue finds the row that a person named.
func pickIssue(all []RowIssue, row string) (RowIssue, error) {
	kind, id, named := strings.Cut(row, "/")
	if !named {
		id = row
	}
	var hits []RowIssue
	for _, i := range all {
		if string(i.Row) == row || string(i.Row) == id && (!named || string(i.Component.Kind) == kind) {
			hits = append(hits, i)
		}
	}
	switch len(hits) {
	case 0:
		return RowIssue{}, payroll.NewProblem(CodeNoIssue, "row", payroll.Clean(row, 60))
	case 1:
		return hits[0], nil
	}
	return RowIssue{}, payroll.NewProblem(CodeWhichRow, "row", payroll.Clean(row, 60))
}

// chooseOwn keeps the choice about a row of ours in the register.
func (s *Service) chooseOwn(co *store.Company, i RowIssue, choice RowChoice) error {
	rows, err := co.RowsIn(i.BookedIn)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(rows, func(r payroll.OwnRow) bool { return r.Kind == i.Component.Kind && r.ID == i.Row })
	if at < 0 {
		return payroll.NewProblem(CodeNoIssue, "row", string(i.Row))
	}
	row, audit := rows[at], rowAudit(i, choice)
	if choice == ChoiceAgain && i.State == IssueGone {
		return co.RetireRow(row.Kind, row.ID, audit)
	}
	return co.ReplaceRow(chosen(row, i, choice), audit)
}

// chosen gives the register's row after a choice. Taken over again counts for
// what stands there, so that only the difference is sent; adopted counts for
// what it counted for, whatever stands there.
func chosen(row payroll.OwnRow, i RowIssue, choice RowChoice) payroll.OwnRow {
	planned := row.Planned()
	row.Left, row.Gone = nil, i.State == IssueGone
	switch choice {
	case ChoiceAgain:
		row.Amount, row.Counts = *i.Now, nil
	case ChoiceLeave:
		if i.Now != nil {
			row.Left = i.Now
		}
	case ChoiceAdopt:
		row.Counts, row.Amount = &planned, 0
		if i.Now != nil {
			row.Amount = *i.Now
		}
		if row.Amount == planned {
			row.Counts = nil
		}
	default:
	}
	return row
}
