package link

import (
	"context"
	"slices"
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
			d.work.rested = true
			free = append(free, d.work)
		}
		mu.Unlock()
		r.tell(p)
	})
	return free
}

// maxReads is how often Nmbrs is read for one doubt: two complete reads that
// agree prove that a row is not there, and a list may end early once or twice.
const maxReads = 4

// readBack settles one doubt; true means that the employee can go on.
func (r *run) readBack(ctx context.Context, d doubt) bool {
	step := r.get(d.step)
	found, snap, err := r.agreed(ctx, step, d.call)
	if err != nil {
		r.keepDoubt(d, payroll.NewProblem(CodeNotReadBack, "text", reason(err).Error()).Because(err))
		return false
	}
	return r.settled(d, step, found, snap)
}

// agreed reads until something is certain of a call: a row that is there is
// certain at once, one that is not there when two complete reads in a row say
// the same. A list from which rows are missing is asked for again.
func (r *run) agreed(ctx context.Context, step payroll.Step, call int) (payroll.Settlement, *payroll.Snapshot, error) {
	var last payroll.Settlement
	var before *payroll.Snapshot
	for range maxReads {
		now, snap, err := r.fate(ctx, step, call)
		if err != nil {
			return now, nil, err
		}
		kind := step.Component.Kind
		switch {
		case now.Fate == payroll.FateShort:
			last, before = now, nil
			continue
		case !byAbsence(step.Calls[call], now):
			return now, snap, nil
		case before != nil && last.Fate == now.Fate && payroll.SameRows(before.Rows(kind), snap.Rows(kind)):
			return now, snap, nil
		}
		last, before = now, snap
	}
	if last.Fate != payroll.FateShort {
		last = payroll.Settlement{Fate: payroll.FateOdd} // no two reads agree
	}
	return last, before, nil
}

// byAbsence tells whether a settlement rests on a row that does not show.
func byAbsence(c payroll.Call, s payroll.Settlement) bool {
	switch s.Fate {
	case payroll.FateAbsent, payroll.FateLost:
		return c.Op != payroll.OpRemove
	case payroll.FateApplied:
		return c.Op == payroll.OpRemove
	default:
	}
	return false
}

// fate takes one complete read and says what became of the call.
func (r *run) fate(ctx context.Context, step payroll.Step, call int) (payroll.Settlement, *payroll.Snapshot, error) {
	snap, err := readKind(ctx, r.c, step.Employee, wirePeriod(step.BookedIn, r.guard.cadence), step.Component.Kind)
	if err != nil {
		return payroll.Settlement{}, nil, err
	}
	r.rows.saw(step.Employee, snap)
	found := payroll.Settle(step, call, snap, r.around(step))
	if step.Calls[call].Op != payroll.OpAdd || found.Fate != payroll.FateApplied || found.Certain {
		return found, snap, nil
	}
	// A row is taken for ours only where nobody else pays this person now.
	beside, err := r.paidBeside(ctx, step)
	if err != nil || !beside {
		return found, snap, err
	}
	r.mu.Lock()
	r.sending = true
	r.mu.Unlock()
	return payroll.Settle(step, call, snap, r.around(step)), snap, nil
}

// paidBeside tells whether Nmbrs shows rows of somebody else that came since we
// began, on the other codes that are being sent for the employee of a step.
func (r *run) paidBeside(ctx context.Context, step payroll.Step) (bool, error) {
	own, err := r.co.RowsIn(step.BookedIn)
	if err != nil {
		return false, err
	}
	l := payroll.Ledger{Employee: step.Employee, Own: own, BookedIn: step.BookedIn}
	r.mu.Lock()
	for _, id := range r.order {
		if st := r.steps[id]; st.Employee == step.Employee {
			l.Steps = append(l.Steps, st)
		}
	}
	r.mu.Unlock()
	for _, kind := range []payroll.Kind{payroll.KindHours, payroll.KindWage} {
		asked := slices.ContainsFunc(l.Steps, func(st payroll.Step) bool {
			return st.Component.Kind == kind && st.Target() != step.Target()
		})
		if !asked {
			continue
		}
		snap, err := readKind(ctx, r.c, step.Employee, wirePeriod(step.BookedIn, r.guard.cadence), kind)
		if err != nil {
			return false, err
		}
		l.Kind = kind
		if l.PaidBeside(snap.Rows(kind), step.Component) {
			return true, nil
		}
	}
	return false, nil
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
	case payroll.FateShort:
		if told := r.toldOnly(step, s.Rows); len(told) > 0 && r.retract(told) {
			r.mu.Lock()
			r.doubts = append(r.doubts, r.doubt(d.callKey, d.work))
			r.mu.Unlock()
			return false
		}
		r.keepDoubt(d, doubtOf(s))
		return false
	default:
		r.keepDoubt(d, doubtOf(s))
		return false
	}
	moves, err := r.freeing(step, m)
	if err != nil {
		r.stop(reason(err))
		return false
	}
	done, ok := r.moveAll(moves...)
	if !ok || done[len(done)-1].To != m.To {
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

// toldOnly gives the calls that were confirmed with the rows that a list does not
// show, where no read ever showed any of these: then the answers were wrong, and
// the list is not cut short.
func (r *run) toldOnly(step payroll.Step, missing []payroll.SeenRow) []strayCall {
	var out []strayCall
	for _, row := range missing {
		who, ours := r.rows.of(step.Component.Kind, row.ID)
		if !ours || !who.told {
			return nil
		}
		st, err := r.load(who.Step)
		if err != nil {
			return nil
		}
		for n, c := range st.Calls {
			if c.Op == payroll.OpAdd && c.State == payroll.StepDone && c.Row == row.ID {
				out = append(out, strayCall{callKey{st.ID, n}, st.Employee, row.ID})
			}
		}
	}
	return out
}

// doubtOf words what keeps a call in doubt.
func doubtOf(s payroll.Settlement) *payroll.Problem {
	switch s.Fate {
	case payroll.FateTwo:
		return payroll.NewProblem(CodeTwoCandidates, "rows", rowTexts(s.Rows))
	case payroll.FateShort:
		return payroll.NewProblem(CodeShortList, "rows", rowTexts(s.Rows))
	case payroll.FateLost:
		return payroll.NewProblem(CodeLost, "row", string(s.Rows[0].ID), "amount", s.Rows[0].Amount.String())
	default:
	}
	return payroll.NewProblem(CodeOdd, "rows", rowTexts(s.Rows))
}

// freeing gives a move together with what must be taken back before it: the row
// stands at this employee and is this step's, though a wrong answer to another
// step, of this employee or of somebody else, said otherwise. Both change in one record.
func (r *run) freeing(step payroll.Step, m payroll.CallMove) ([]payroll.CallMove, error) {
	who, ours := r.rows.of(step.Component.Kind, m.Row)
	if m.To != payroll.StepDone || !ours || who.Step == step.ID || step.Calls[m.Call].Op != payroll.OpAdd {
		return []payroll.CallMove{m}, nil
	}
	wrong, err := r.load(who.Step)
	if err != nil {
		return nil, err
	}
	for n, c := range wrong.Calls {
		if c.Op == payroll.OpAdd && c.Row == m.Row && c.State == payroll.StepDone {
			back := payroll.CallMove{
				Step: wrong.ID, Call: n, To: payroll.StepUnsure, Reason: payroll.NewProblem(CodeNotThere, "row", string(m.Row)),
			}
			r.mu.Lock()
			r.doubts = append(r.doubts, r.doubt(callKey{wrong.ID, n}, nil))
			r.mu.Unlock()
			return []payroll.CallMove{back, m}, nil
		}
	}
	return []payroll.CallMove{m}, nil
}

// load brings a step of any batch into the run.
func (r *run) load(id payroll.StepID) (payroll.Step, error) {
	r.mu.Lock()
	st, ok := r.steps[id]
	r.mu.Unlock()
	if ok {
		return st, nil
	}
	st, err := r.co.Step(id)
	if err != nil {
		return st, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.steps[id] = st
	r.order = append(r.order, id)
	return st, nil
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
		into.Days, into.DayFigures, into.HasDays = from.Days, from.DayFigures, true
	case payroll.KindLink: // no component of Nmbrs
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
