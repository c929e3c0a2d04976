package link

import (
	"context"
	"strings"
	"sync"

	"doorzet/payroll"
)

// maxAgain is how often a call that was found absent is sent again in one run.
const maxAgain = 2

// settle rests until the doubts are old enough, reads each employee back and
// gives the works that can be carried on.
func (r *run) settle(ctx context.Context) []*work {
	r.mu.Lock()
	doubts := r.doubts
	r.doubts, r.inARow = nil, 0
	r.mu.Unlock()
	if len(doubts) == 0 || r.stopped() != nil {
		return nil
	}
	r.tell(Progress{Stage: StageSettle, Total: len(doubts)})
	for _, d := range doubts {
		select {
		case <-ctx.Done():
			r.stop(payroll.NewProblem(CodeStopped))
			return nil
		case <-d.settled:
		}
	}
	var mu sync.Mutex
	var free []*work
	settled := 0
	together(r.s.Parallel, doubts, func(d doubt) {
		ok := r.readBack(ctx, d)
		mu.Lock()
		settled++
		p := Progress{Stage: StageSettle, Done: settled, Total: len(doubts)}
		if ok && d.work != nil {
			free = append(free, d.work)
		}
		mu.Unlock()
		r.tell(p)
	})
	return free
}

// readBack settles one doubt; true means that the employee can go on.
func (r *run) readBack(ctx context.Context, d doubt) bool {
	step := r.get(d.step)
	first, snap, err := r.fate(ctx, step, d.call)
	if err != nil {
		r.keepDoubt(d, payroll.NewProblem(CodeNotReadBack, "text", reason(err).Error()).Because(err))
		return false
	}
	if first.Fate == payroll.FateAbsent {
		second, again, err := r.fate(ctx, step, d.call)
		switch {
		case err != nil:
			r.keepDoubt(d, payroll.NewProblem(CodeNotReadBack, "text", reason(err).Error()).Because(err))
			return false
		case second.Fate != payroll.FateAbsent:
			first, snap = second, again
		case !payroll.SameRows(snap.Rows(step.Component.Kind), again.Rows(step.Component.Kind)):
			first = payroll.Settlement{Fate: payroll.FateOdd}
		}
	}
	return r.settled(d, step, first, snap)
}

// fate takes one complete read and says what became of the call.
func (r *run) fate(ctx context.Context, step payroll.Step, call int) (payroll.Settlement, *payroll.Snapshot, error) {
	snap, err := readKind(ctx, r.c, step.Employee, wirePeriod(step.BookedIn, r.guard.cadence), step.Component.Kind)
	if err != nil {
		return payroll.Settlement{}, nil, err
	}
	// A row that Nmbrs shows here is this employee's, whatever a wrong answer
	// made of its id elsewhere.
	own := func(id payroll.RowID) bool { return r.ownerOf(step.Component.Kind, id) == step.Employee }
	return payroll.Settle(step, call, snap, own), snap, nil
}

func (r *run) settled(d doubt, step payroll.Step, s payroll.Settlement, snap *payroll.Snapshot) bool {
	m := payroll.CallMove{Step: d.step, Call: d.call}
	switch s.Fate {
	case payroll.FateApplied:
		m.To, m.Row, m.Adopted = payroll.StepDone, s.Row, true
	case payroll.FateAbsent:
		if r.sentAgain(d.callKey) >= maxAgain {
			r.keepDoubt(d, payroll.NewProblem(CodeStillAbsent, "tries", payroll.IntText(maxAgain+1)))
			return false
		}
		m.To = payroll.StepWaiting
	case payroll.FateTwo:
		r.keepDoubt(d, payroll.NewProblem(CodeTwoCandidates, "rows", rowTexts(s.Rows)))
		return false
	default:
		r.keepDoubt(d, payroll.NewProblem(CodeOdd, "rows", rowTexts(s.Rows)))
		return false
	}
	if !r.move(m) {
		return false
	}
	r.mu.Lock()
	if m.To == payroll.StepWaiting {
		r.again[d.callKey]++
		r.resent[step.Employee] = r.s.Clock.Now()
	}
	r.mu.Unlock()
	if d.work != nil {
		refresh(d.work.snap, snap, step.Component.Kind)
	}
	return true
}

// sentAgain tells how often a call was sent again after it was found absent.
func (r *run) sentAgain(k callKey) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.again[k]
}

// refresh brings the employee's picture up to the read that settled the doubt.
func refresh(into, from *payroll.Snapshot, k payroll.Kind) {
	switch k {
	case payroll.KindHours:
		into.Hours = from.Hours
	case payroll.KindWage:
		into.Wages, into.HasWages = from.Wages, true
	case payroll.KindWorked:
		into.Days, into.HasDays = from.Days, true
	}
}

// keepDoubt leaves a call unsure, with the reason for a person to read.
func (r *run) keepDoubt(d doubt, p *payroll.Problem) {
	if r.move(payroll.CallMove{Step: d.step, Call: d.call, To: payroll.StepUnsure, Reason: p}) {
		st := r.get(d.step)
		r.tell(Progress{Stage: StageSettle, Person: r.name(st.Employee), Component: st.Component, Problem: p})
	}
}

func rowTexts(rows []payroll.SeenRow) string {
	var parts []string
	for _, r := range rows {
		parts = append(parts, string(r.ID)+" ("+r.Amount.String()+")")
	}
	return strings.Join(parts, ", ")
}
