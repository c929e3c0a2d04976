package link

import (
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// ways is what stands in the way of choices about a row, or opens one: whatever
// is offered can be carried out.
type ways struct {
	// open is set while steps of the employee are under way, which were planned on
	// the register as it is: only what changes no sum can be chosen.
	open error
	// closed says why nothing can be removed in the period where the row stands.
	closed error
	// standBack tells that ours can be taken back whole for the employee, beside
	// whom somebody else paid.
	standBack bool
	// takes tells that a row in doubt can be what the call made, certain that it
	// bears the mark of that call: nobody else's then.
	takes, certain bool
}

// Choices lists what can be decided. There is always something.
func (i RowIssue) Choices() []RowChoice {
	return slices.DeleteFunc(i.all(), func(c RowChoice) bool { return i.hinders(c) != nil })
}

// all lists what can be decided about a row of that kind when nothing hinders it.
func (i RowIssue) all() []RowChoice {
	switch {
	case i.chosen:
		return []RowChoice{ChoiceSkip, ChoiceAsk}
	case i.State == IssueTwin:
		return []RowChoice{ChoiceRemove, ChoiceKeep}
	case i.State == IssuePerhaps:
		return []RowChoice{ChoiceRemove, ChoiceBeside, ChoiceStandBack}
	case i.State == IssueBeside:
		return []RowChoice{ChoiceBeside, ChoiceStandBack}
	case i.State == IssueDoubt:
		return []RowChoice{ChoiceAdopt, ChoiceBeside}
	case i.State == IssueLink:
		return []RowChoice{ChoiceBeside}
	case i.State == IssueSkipped && i.Component.Kind == payroll.KindWorked:
		return []RowChoice{ChoiceAsk, ChoiceOverwrite}
	case i.State == IssueSkipped:
		return []RowChoice{ChoiceAsk, ChoiceBeside}
	case i.State == IssueForeign && i.Component.Kind == payroll.KindWorked:
		return []RowChoice{ChoiceSkip, ChoiceOverwrite}
	case i.State == IssueForeign:
		return []RowChoice{ChoiceSkip, ChoiceBeside}
	case i.Odd:
		return []RowChoice{ChoiceLeave}
	}
	return []RowChoice{ChoiceAgain, ChoiceLeave, ChoiceAdopt}
}

// hinders tells why a choice cannot be carried out, nil when it can.
func (i RowIssue) hinders(c RowChoice) error {
	no := payroll.NewProblem(CodeNotThatChoice, "row", string(i.Row))
	switch c {
	case ChoiceRemove:
		if i.ways.open != nil {
			return i.ways.open
		}
		return i.ways.closed
	case ChoiceStandBack:
		switch {
		case i.ways.open != nil:
			return i.ways.open
		case i.ways.closed != nil:
			return i.ways.closed
		case !i.ways.standBack:
			return no
		}
	case ChoiceBeside:
		if i.State == IssueDoubt && i.ways.certain {
			return no
		}
	case ChoiceAdopt:
		if i.State == IssueDoubt {
			if !i.ways.takes {
				return no
			}
			return nil
		}
		return i.ways.open
	case ChoiceAgain:
		return i.ways.open
	default:
	}
	return nil
}

// allows tells why a choice does not fit the row that a person named, nil when
// it does.
func (i RowIssue) allows(choice RowChoice, row string) error {
	switch {
	case slices.Contains(i.all(), choice):
		return i.hinders(choice)
	case i.Odd:
		return payroll.NewProblem(CodeRowOdd, "row", row)
	}
	return payroll.NewProblem(CodeNotThatChoice, "row", row)
}

// findWays works out which choices can be carried out about rows of the register,
// and rows beside them.
func (s *Service) findWays(co *store.Company, info store.CompanyInfo, found *VerifyResult, steps []payroll.Step, issues []RowIssue) error {
	open, err := co.OpenSteps()
	if err != nil {
		return err
	}
	under := employeesOf(open)
	beside := contested(found)
	for n := range issues {
		i := &issues[n]
		if under[i.Employee] {
			i.ways.open = payroll.NewProblem(CodeInDoubt, "count", payroll.IntText(len(open)))
		}
		i.ways.closed = stillOpen(info, payroll.Batch{Kind: payroll.BatchUndo, ForPeriod: i.ForPeriod, BookedIn: i.BookedIn})
		if slices.Contains(beside[i.BookedIn], i.Employee) {
			rows, err := co.RowsIn(i.BookedIn)
			if err != nil {
				return err
			}
			made, _, whole := yielding("", i.Employee, i.BookedIn, steps, rows)
			i.ways.standBack = whole && len(made) > 0
		}
		if at := slices.IndexFunc(open, func(st payroll.Step) bool { return st.ID == i.Step }); i.State == IssueDoubt && at >= 0 {
			i.takes(open[at], found)
		}
	}
	return nil
}

// takes works out whether a row can be what the call in doubt of a step made. One
// that is under way, or was when the program ended, is settled by the next export.
func (i *RowIssue) takes(st payroll.Step, found *VerifyResult) {
	call := unsureCall(st)
	for _, row := range found.seen[i.BookedIn][i.Employee].Rows(i.Component.Kind) {
		if row.ID == i.Row {
			i.ways.certain = st.ID.MarkOf(row.Comment) == payroll.MarkOurs
			i.ways.takes = call >= 0 && couldMake(st, st.Calls[call], row)
		}
	}
}

// couldMake tells whether a row of no register can be what a call of a step made:
// its mark says so, or it is new, on the step's code, and bears nobody else's. An
// altered amount is ours all the same: the row is then to be chosen about.
func couldMake(st payroll.Step, c payroll.Call, row payroll.SeenRow) bool {
	mark := st.ID.MarkOf(row.Comment)
	return mark == payroll.MarkOurs || mark != payroll.MarkOther && row.Code == st.Component.Code && c.Made(row)
}
