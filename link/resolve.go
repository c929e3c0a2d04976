package link

import (
	"cmp"
	"context"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// Problems of settling by hand.
const (
	// CodeNoStep: args step. There is no such step, or it is not in doubt.
	CodeNoStep payroll.Code = "resolve-no-step"
	// CodeNoRow: args row, step. Nmbrs holds no such row that can be the step's.
	CodeNoRow payroll.Code = "resolve-no-row"
	// CodeRowTaken: args row. The row belongs to another step already.
	CodeRowTaken payroll.Code = "resolve-row-taken"
	// CodeRowThere: args row, step. The row is in Nmbrs, so it did arrive.
	CodeRowThere payroll.Code = "resolve-row-there"
	// CodeRowAway: args row, step. The row is not in Nmbrs any more, so its removal
	// did arrive.
	CodeRowAway payroll.Code = "resolve-row-away"
)

// Doubt is a step that a person can settle, with the rows that may be it.
type Doubt struct {
	Step   payroll.Step
	Person string
	Before []payroll.SeenRow
	Now    []payroll.SeenRow
	// Candidates may be the trace of the call: new rows on the code of one that
	// adds, the row itself of one that removes when it is gone, the figure of days.
	Candidates []payroll.SeenRow
}

// Doubts reads back every unsure step and shows what it may be.
func (s *Service) Doubts(ctx context.Context, co *store.Company) ([]Doubt, error) {
	open, err := co.OpenSteps()
	if err != nil {
		return nil, err
	}
	open = slices.DeleteFunc(open, func(st payroll.Step) bool { return st.State != payroll.StepUnsure })
	if len(open) == 0 {
		return nil, nil
	}
	c, info, err := s.client(co)
	if err != nil {
		return nil, err
	}
	r, err := s.newRun(c, co, nil)
	if err != nil {
		return nil, err
	}
	defer r.rec.close()
	var out []Doubt
	for _, st := range open {
		call := unsureCall(st)
		snap, err := readKind(ctx, c, st.Employee, wirePeriod(st.BookedIn, info.Cadence), st.Component.Kind)
		if err != nil {
			return nil, s.noteBroken(co, err)
		}
		d := Doubt{Step: st, Person: r.name(st.Employee), Before: st.Calls[call].Before, Now: beforeOf(snap, st.Component.Kind)}
		d.Candidates = r.traces(st, st.Calls[call], d.Now)
		out = append(out, d)
	}
	return out, nil
}

// traces are the rows that a person can name as what became of a doubtful call.
func (r *run) traces(st payroll.Step, c payroll.Call, now []payroll.SeenRow) []payroll.SeenRow {
	if c.Op == payroll.OpRemove {
		if known(now, c.Row) {
			return nil
		}
		return []payroll.SeenRow{{ID: c.Row, Code: st.Component.Code, Amount: c.Amount}}
	}
	var out []payroll.SeenRow
	for _, row := range now {
		switch {
		case c.Op == payroll.OpSet && row.Amount == c.Amount:
			out = append(out, payroll.SeenRow{ID: payroll.DaysRow(st.Employee, st.BookedIn), Amount: row.Amount})
		case c.Op == payroll.OpAdd && row.Code == st.Component.Code && c.Made(row) && r.mayBe(st, c, row):
			out = append(out, row)
		}
	}
	return out
}

func unsureCall(st payroll.Step) int {
	return slices.IndexFunc(st.Calls, func(c payroll.Call) bool { return c.State == payroll.StepUnsure })
}

// Resolve settles a doubtful step by a person's word: with a row, that row is
// the step's; without, the call did not arrive and waits to be sent again.
// What the person says is held against a fresh read of Nmbrs.
func (s *Service) Resolve(ctx context.Context, co *store.Company, id payroll.StepID, row payroll.RowID) (payroll.Step, error) {
	st, err := co.Step(id)
	if err != nil {
		return st, payroll.NewProblem(CodeNoStep, "step", string(id)).Because(err)
	}
	call := unsureCall(st)
	if call < 0 {
		return st, payroll.NewProblem(CodeNoStep, "step", string(id))
	}
	c, info, err := s.client(co)
	if err != nil {
		return st, err
	}
	r, err := s.newRun(c, co, nil)
	if err != nil {
		return st, err
	}
	defer r.rec.close()
	// "It did not arrive" holds only of a call that has rested: it may still come.
	if row == "" && !rested(st.Reason) {
		if err := s.wait(ctx, s.Settle); err != nil {
			return st, reason(err)
		}
	}
	snap, err := readKind(ctx, c, st.Employee, wirePeriod(st.BookedIn, info.Cadence), st.Component.Kind)
	if err != nil {
		return st, s.noteBroken(co, err)
	}
	if b, err := co.Batch(st.Batch); err == nil {
		r.sending = b.Contested
	}
	r.steps[id] = st
	m := payroll.CallMove{Step: id, Call: call, To: payroll.StepWaiting}
	if row != "" {
		if err := r.mayAdopt(st, call, row, snap); err != nil {
			return st, err
		}
		m.To, m.Row, m.Adopted = payroll.StepDone, row, true
	} else if err := r.mayDeny(st, call, snap); err != nil {
		return st, err
	}
	moves, err := r.freeing(st, m)
	if err != nil {
		return st, err
	}
	if done, ok := r.moveAll(moves...); !ok {
		return st, r.stopped()
	} else if done[len(done)-1].To != m.To {
		return st, payroll.NewProblem(CodeRowTaken, "row", string(row))
	}
	return r.get(id), co.Note(store.Audit{Action: "resolve", Args: payroll.Args{"step": string(id), "row": string(row)}})
}

// mayAdopt tells whether a row can be what the doubtful call made.
func (r *run) mayAdopt(st payroll.Step, call int, row payroll.RowID, snap *payroll.Snapshot) error {
	c := st.Calls[call]
	switch c.Op {
	case payroll.OpAdd:
		for _, s := range snap.Rows(st.Component.Kind) {
			switch {
			case s.ID != row:
			case !r.mayBe(st, c, s):
				return payroll.NewProblem(CodeRowTaken, "row", string(row))
			case couldMake(st, c, s):
				return nil
			}
		}
		if r.inRegister(st.Component.Kind, row) {
			return payroll.NewProblem(CodeRowTaken, "row", string(row))
		}
	case payroll.OpRemove:
		if row == c.Row && !known(snap.Rows(st.Component.Kind), row) {
			return nil
		}
	case payroll.OpSet:
		if payroll.Hundredths(snap.Days*100) == c.Amount {
			return nil
		}
	}
	return payroll.NewProblem(CodeNoRow, "row", string(row), "step", string(st.ID))
}

// mayBe tells whether a row that Nmbrs shows at the employee of a call in doubt
// is open to a person's word: nobody here has it, or it stands at this employee
// and cannot be what the one who has it made, but can be what the call made.
func (r *run) mayBe(st payroll.Step, c payroll.Call, row payroll.SeenRow) bool {
	who, taken := r.rows.of(st.Component.Kind, row.ID)
	switch {
	case !taken || who.Employee != st.Employee:
		return true
	case who.Step == st.ID:
		return false
	case st.ID.MarkOf(row.Comment) == payroll.MarkOurs:
		return true
	}
	return who.Belies(row) && row.Code == st.Component.Code && row.Amount == c.Amount && !row.Inexact
}

// rested tells from the reason of a doubt whether it was settled once already.
func rested(p *payroll.Problem) bool {
	if p == nil {
		return false
	}
	switch p.Code {
	case CodeTwoCandidates, CodeOdd, CodeStillAbsent, CodeNotReadBack, CodeShortList, CodeLost:
		return true
	default:
	}
	return false
}

// mayDeny refuses "it did not arrive" where Nmbrs plainly shows that it did:
// a row that is gone was removed, and the one new row that is just what was
// asked for is ours. Days may be set again without harm.
func (r *run) mayDeny(st payroll.Step, call int, snap *payroll.Snapshot) error {
	c := st.Calls[call]
	switch c.Op {
	case payroll.OpRemove:
		if !known(snap.Rows(st.Component.Kind), c.Row) {
			return payroll.NewProblem(CodeRowAway, "row", string(c.Row), "step", string(st.ID))
		}
	case payroll.OpAdd:
		if found := payroll.Settle(st, call, snap, r.around(st)); found.Fate == payroll.FateApplied || found.Certain {
			return payroll.NewProblem(CodeRowThere, "row", cmp.Or(string(found.Row), rowTexts(found.Rows)), "step", string(st.ID))
		}
	default:
	}
	return nil
}
