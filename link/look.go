package link

import (
	"context"
	"strconv"
	"time"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// Problems of sending beside somebody else.
const (
	// CodeElsewhereSending: args people. Somebody else is sending for the same people.
	CodeElsewhereSending payroll.Code = "export-elsewhere-sending"
	// CodeNoBeside: args period. Nobody is paid by somebody else beside ours.
	CodeNoBeside payroll.Code = "stand-back-nobody"
	// CodeNotWhole: args name. What was sent of the employee cannot be taken back whole.
	CodeNotWhole payroll.Code = "stand-back-not-whole"
)

// readAge is how old a read of an employee may be at the first write. A longer
// time is enough for a colleague, or another program, to have sent the same.
const readAge = 2 * time.Second

// closeLook holds each employee, right before the first write, against the plan
// that was confirmed: whatever differs holds that employee.
type closeLook struct {
	batch payroll.BatchID
	parts *payroll.Parts
	steps map[payroll.EmployeeID][]payroll.PlanStep
	// who is what the plan is about: what was sent before is looked at as well.
	who map[payroll.EmployeeID]needs
	// reads are those of the plan, at is when they were asked for. An employee
	// whom the plan did not read is read now for the first time.
	reads map[payroll.EmployeeID]*payroll.Snapshot
	at    map[payroll.EmployeeID]time.Time
}

func newCloseLook(batch payroll.BatchID, p *PlanResult) *closeLook {
	in := p.in
	in.Blind = false // nobody is sent anything unread
	l := &closeLook{batch: batch, parts: payroll.PartsOf(in), who: involved(p.Plan), steps: map[payroll.EmployeeID][]payroll.PlanStep{}, reads: p.reads, at: p.readAt}
	for _, s := range p.Steps {
		if s.Sends() {
			l.steps[s.Employee] = append(l.steps[s.Employee], s)
		}
	}
	return l
}

// look reads an employee right before the first write, unless the plan's read is
// fresh, and takes out of the work what may not be sent; false leaves all of it.
func (r *run) look(ctx context.Context, w *work) bool {
	if w.rested && w.looked {
		return r.lookAgain(ctx, w)
	}
	if w.look == nil || w.looked {
		return true
	}
	if ctx.Err() != nil {
		r.stop(payroll.NewProblem(CodeStopped))
	}
	if r.halted() || r.standsOff() {
		return false
	}
	w.looked = true
	planned, was := w.look.steps[w.employee], w.look.reads[w.employee]
	now := was
	if at, read := w.look.at[w.employee]; !read || r.s.Clock.Now().Sub(at) > readAge {
		var failed Unread
		now, failed = readEmployee(nmbrs.Finish(ctx), r.c, w.employee, wirePeriod(r.guard.bookedIn, r.guard.cadence), w.look.who[w.employee])
		if len(failed) > 0 && ctx.Err() != nil { // it was not asked any more
			r.stop(payroll.NewProblem(CodeStopped))
			w.looked = false
			return false
		}
		for _, err := range failed {
			if nmbrs.OutcomeOf(err) == nmbrs.ClassBroken {
				r.stopBy(ctx, r.s.noteBroken(r.co, err))
				w.looked = false
				return false
			}
		}
	}
	if now == nil {
		now = &payroll.Snapshot{NoHours: true}
	}
	r.rows.saw(w.employee, now)
	own := *now // what is sent is added to it
	w.snap = &own
	return r.hold(w, w.look.batch, r.differing(w, planned, was, now))
}

// lookAgain reads an employee who was in doubt once more before the rest is
// sent: a settling time has passed, and somebody else may have sent it meanwhile.
func (r *run) lookAgain(ctx context.Context, w *work) bool {
	w.rested = false
	var rest []payroll.PlanStep
	var n needs
	for _, id := range w.steps {
		if st := r.get(id); st.State == payroll.StepWaiting && st.Calls[0].Tries == 0 {
			n.add(st.Component.Kind)
			rest = append(rest, payroll.PlanStep{
				Target: st.Target(), BookedIn: st.BookedIn, Action: st.Action, Amount: st.Amount, Wanted: st.Wanted, Ours: st.Ours,
				Minutes: st.Minutes, Calls: st.Calls, Counts: st.Counts, Person: r.name(st.Employee),
			})
		}
	}
	if len(rest) == 0 {
		return true
	}
	now, failed := readEmployee(nmbrs.Finish(ctx), r.c, w.employee, wirePeriod(r.guard.bookedIn, r.guard.cadence), n)
	if len(failed) > 0 {
		return true // what was read before holds, as for any call
	}
	r.rows.saw(w.employee, now)
	since := payroll.RowsSince(rest, w.snap, now, r.inRegister)
	for _, s := range rest {
		refresh(w.snap, now, s.Component.Kind)
	}
	if len(since) == 0 {
		return true
	}
	r.judgeSince(w.employee, since)
	for i := range rest {
		rest[i].Block, rest[i].Rows = payroll.BlockSince, since[rest[i].Target]
		rest[i].Action, rest[i].Calls = payroll.ActionNone, nil
	}
	return r.hold(w, r.get(w.steps[0]).Batch, rest)
}

// differing gives the planned steps of an employee that may not be sent as they
// were planned. Rows of others that came since are judged by payroll.Stray.
func (r *run) differing(w *work, planned []payroll.PlanStep, was, now *payroll.Snapshot) []payroll.PlanStep {
	held := payroll.HeldNow(planned, w.look.parts.Plan(w.employee, now))
	since := payroll.RowsSince(planned, was, now, r.inRegister)
	if was == nil {
		since = r.laterThanOurs(planned, now)
	}
	if len(since) == 0 {
		return held
	}
	if r.judgeSince(w.employee, since) == payroll.StrayStop {
		r.standOff(payroll.NewProblem(CodeElsewhereSending, "people", payroll.IntText(r.strangers())))
	}
	known := map[payroll.Target]bool{}
	for _, s := range held {
		known[s.Target] = true
	}
	for _, s := range planned {
		if !known[s.Target] && s.Sends() {
			s.Block, s.Rows = payroll.BlockSince, since[s.Target]
			s.Action, s.Amount, s.Calls, s.Recount = payroll.ActionNone, 0, nil, false
			held = append(held, s)
		}
	}
	return held
}

// judgeSince judges rows that came since the plan, and notes whose they are.
func (r *run) judgeSince(e payroll.EmployeeID, since map[payroll.Target][]payroll.SeenRow) payroll.StrayIs {
	r.mu.Lock()
	defer r.mu.Unlock()
	is := payroll.StrayForeign
	for t, rows := range since {
		for _, row := range rows {
			if t.Component.Kind == payroll.KindWorked {
				continue
			}
			r.others[e] = true
			s := payroll.Stray{Stand: payroll.StandNone, Mark: payroll.MarkText, New: true, People: len(r.others)}
			if payroll.HasMark(row.Comment) {
				s.Mark = payroll.MarkOther
			}
			if is != payroll.StrayStop {
				is = s.Is()
			}
		}
	}
	r.sending = r.sending || is == payroll.StrayStop
	return is
}

// standOff ends the sending because somebody else is at it: no further employee
// is begun, those that were begun come to their end, doubts are settled.
func (r *run) standOff(p *payroll.Problem) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.elsewhere = p
}

func (r *run) standsOff() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.elsewhere != nil
}

// strangers counts the employees with new rows of others.
func (r *run) strangers() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.others)
}

// laterThanOurs gives the rows of others on planned codes that were made after
// rows of this very run: ids of SOAP are numbers that rise.
func (r *run) laterThanOurs(planned []payroll.PlanStep, now *payroll.Snapshot) map[payroll.Target][]payroll.SeenRow {
	out := map[payroll.Target][]payroll.SeenRow{}
	for _, s := range planned {
		kind := s.Component.Kind
		first, made := r.rows.firstMade(kind)
		if !made || kind == payroll.KindWorked {
			continue
		}
		for _, row := range now.Rows(kind) {
			id, err := strconv.ParseInt(string(row.ID), 10, 64)
			if row.Code == s.Component.Code && err == nil && id > first && !r.inRegister(kind, row.ID) {
				out[s.Target] = append(out[s.Target], row)
			}
		}
	}
	return out
}

// hold takes steps of an employee out of the batch before anything of them was
// sent; false when that could not be recorded.
func (r *run) hold(w *work, batch payroll.BatchID, held []payroll.PlanStep) bool {
	if len(held) == 0 {
		return true
	}
	targets := map[payroll.Target]bool{}
	for _, s := range held {
		targets[s.Target] = true
	}
	var gone, kept []payroll.StepID
	for _, id := range w.steps {
		if targets[r.get(id).Target()] {
			gone = append(gone, id)
		} else {
			kept = append(kept, id)
		}
	}
	audit := store.Audit{Action: "held", Args: payroll.Args{
		"batch": string(batch), "employee": string(w.employee), "block": string(held[0].Block),
	}}
	if err := r.co.Supersede(batch, gone, audit); err != nil {
		r.stop(reason(err))
		return false
	}
	w.steps = kept
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, id := range gone {
		r.acc.end(w.employee, id)
	}
	r.held = append(r.held, held...)
	r.forgetLocked(gone)
	return true
}
