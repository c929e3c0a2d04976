package link

import (
	"context"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// resumption says how open steps are taken up.
type resumption struct {
	PlanRequest
	// giveUp drops what waits instead of sending it: its batch is taken back.
	giveUp bool
}

// resume takes up what an earlier run left: what was never read back is read
// back, calls that were under way become
// unsure and are settled, half-done steps are finished first, and steps of
// which nothing was sent are planned anew.
func (r *run) resume(ctx context.Context, req resumption) error {
	if err := r.readUnread(ctx, req.Period); err != nil {
		return err
	}
	open, err := r.co.OpenSteps()
	if err != nil || len(open) == 0 {
		return err
	}
	byBatch := map[payroll.BatchID][]payroll.Step{}
	var order []payroll.BatchID
	for _, st := range open {
		if byBatch[st.Batch] == nil {
			order = append(order, st.Batch)
		}
		byBatch[st.Batch] = append(byBatch[st.Batch], st)
	}
	for _, id := range order {
		if err := r.resumeBatch(ctx, id, byBatch[id], req); err != nil {
			return err
		}
		if r.halted() || r.standsOff() {
			return nil
		}
	}
	return nil
}

func (r *run) resumeBatch(ctx context.Context, id payroll.BatchID, open []payroll.Step, req resumption) error {
	batch, err := r.co.Batch(id)
	if err != nil {
		return err
	}
	info, err := r.s.readPeriod(ctx, r.c, r.co, batch.BookedIn)
	if err != nil {
		return err
	}
	if batch.Check != nil { // what goes on is to be read back anew, whatever happens meanwhile
		if err := r.co.UpdateBatch(id, store.Audit{}, func(b *payroll.Batch) error { b.Check = nil; return nil }); err != nil {
			return err
		}
	}
	r.keepTo(guardOf(info, batch))
	r.batches = append(r.batches, id)
	r.loweringFirst = batch.Kind == payroll.BatchUndo
	r.mu.Lock()
	r.sending = r.sending || batch.Contested
	r.mu.Unlock()
	works, err := r.takeUp(open)
	if err != nil {
		return err
	}
	r.settle(ctx) // what it frees is among the works begun below
	if r.halted() {
		return nil
	}
	// A batch goes on only in the period for which it was confirmed.
	closed := stillOpen(info, batch) != nil
	if !closed && (!req.giveUp || batch.Kind == payroll.BatchUndo) {
		if works, err = r.readWorks(ctx, works); err != nil {
			return err
		}
		stuck, err := r.stuck(batch)
		if err != nil {
			return err
		}
		r.sendAndSettle(ctx, r.begun(works, stuck))
	}
	if r.halted() {
		return nil
	}
	return r.replan(ctx, batch, closed, req)
}

// guardOf is the guard under which a batch that was confirmed before goes on.
func guardOf(info store.CompanyInfo, b payroll.Batch) guard {
	return guard{
		current: info.Current, cadence: info.Cadence, bookedIn: b.BookedIn, runMade: runMade(info, b.BookedIn),
		unlocked: b.Unlocked, unprotected: b.Unlocked && b.BookedIn != info.Current,
	}
}

// stillOpen tells whether the batch may go on booking where it did. A person
// who unlocked a period has unlocked it for what is booked in it, and for no other.
func stillOpen(info store.CompanyInfo, b payroll.Batch) error {
	switch {
	case b.Kind == payroll.BatchUndo && runMade(info, b.BookedIn):
		return payroll.NewProblem(CodeUndoRun, "period", b.BookedIn.String())
	case b.Unlocked && b.BookedIn == b.ForPeriod:
		return nil
	case info.Current != b.BookedIn:
		return payroll.NewProblem(CodeRolled, "period", b.BookedIn.String(), "current", info.Current.String())
	case runMade(info, b.BookedIn):
		return runProblem(info, b.BookedIn)
	}
	return nil
}

// takeUp brings the open steps of a batch into the run. A call that was under
// way when the program ended becomes unsure, and its rest begins now.
func (r *run) takeUp(open []payroll.Step) ([]*work, error) {
	for _, st := range open {
		r.steps[st.ID] = st
		if !slices.Contains(r.order, st.ID) {
			r.order = append(r.order, st.ID)
		}
	}
	works := map[payroll.EmployeeID]*work{}
	var out []*work
	for _, st := range open {
		w := works[st.Employee]
		if w == nil {
			w = &work{employee: st.Employee, snap: &payroll.Snapshot{}}
			works[st.Employee] = w
			out = append(out, w)
		}
		w.steps = append(w.steps, st.ID)
		for n, c := range st.Calls {
			if c.State == payroll.StepSending && !r.move(payroll.CallMove{
				Step: st.ID, Call: n, To: payroll.StepUnsure, Reason: payroll.NewProblem(CodeInterrupted),
			}) {
				return nil, r.stopped()
			}
			if c.State == payroll.StepSending || c.State == payroll.StepUnsure {
				r.doubts = append(r.doubts, r.doubt(callKey{st.ID, n}, w))
			}
		}
	}
	return out, nil
}

// readWorks reads afresh what Nmbrs holds of the employees taken up, and gives
// them without the steps that wait and whose kind could not be read: nothing of
// that is sent. What is in doubt stays, for it holds its employee.
func (r *run) readWorks(ctx context.Context, works []*work) ([]*work, error) {
	who := map[payroll.EmployeeID]needs{}
	for _, w := range works {
		n := who[w.employee]
		for _, id := range w.steps {
			n.add(r.get(id).Component.Kind)
		}
		who[w.employee] = n
	}
	reads, _, err := r.s.readAll(ctx, r.c, wirePeriod(r.guard.bookedIn, r.guard.cadence), who, nil)
	if err != nil {
		return nil, r.s.noteBroken(r.co, err)
	}
	var out []*work
	for _, w := range works {
		w.snap = reads[w.employee]
		known := slices.DeleteFunc(slices.Clone(w.steps), func(id payroll.StepID) bool {
			st := r.get(id)
			return st.State == payroll.StepWaiting && !w.snap.Knows(st.Component.Kind)
		})
		if len(known) > 0 {
			out = append(out, &work{employee: w.employee, steps: known, snap: w.snap})
		}
	}
	return out, nil
}

// begun gives the works whose steps must be finished as they are: half-done
// replacements, calls that were found absent, and what is on its way back.
// Employees in doubt stay out, and so do those of whom stuck tells that
// something did not go down.
func (r *run) begun(works []*work, stuck map[payroll.EmployeeID]bool) []*work {
	var out []*work
	for _, w := range works {
		var begun []payroll.StepID
		doubt := false
		for _, id := range w.steps {
			st := r.get(id)
			doubt = doubt || st.State == payroll.StepUnsure
			if st.State == payroll.StepWaiting && (st.HalfDone() || r.wasAbsent(id) || st.Undoes != "" && !stuck[w.employee]) {
				begun = append(begun, id)
			}
		}
		slices.SortStableFunc(begun, func(a, b payroll.StepID) int { return order(r.get(a)) - order(r.get(b)) })
		if !doubt && len(begun) > 0 {
			out = append(out, &work{employee: w.employee, steps: begun, snap: w.snap})
		}
	}
	return out
}

// stuck tells of whom something should have gone down in a taking back and was
// refused: what would go up for them waits.
func (r *run) stuck(b payroll.Batch) (map[payroll.EmployeeID]bool, error) {
	out := map[payroll.EmployeeID]bool{}
	if b.Kind != payroll.BatchUndo {
		return out, nil
	}
	steps, err := r.co.Steps(b.ID)
	for _, st := range steps {
		out[st.Employee] = out[st.Employee] || st.State == payroll.StepRefused && lowers(st)
	}
	return out, err
}

func (r *run) wasAbsent(id payroll.StepID) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	for k := range r.again {
		if k.step == id {
			return true
		}
	}
	return false
}

// replan supersedes the steps that wait and plans their employees anew, within
// the same batch. All that an employee is due is planned: a line that came
// since then must not be counted by one component and missed by another. When
// the period has moved on, or the batch is given up, nothing is planned: the
// lines are free again.
func (r *run) replan(ctx context.Context, b payroll.Batch, closed bool, req resumption) error {
	gone, only := r.waiting(b.ID, !closed && !req.giveUp)
	if len(gone) == 0 {
		return nil
	}
	audit := store.Audit{Action: "resume", Args: payroll.Args{"batch": string(b.ID), "steps": payroll.IntText(len(gone))}}
	if err := r.co.AddSteps(b.ID, gone, nil, audit); err != nil {
		return err
	}
	r.forget(gone)
	if closed || req.giveUp || b.Kind != payroll.BatchExport {
		return nil
	}
	again := req.PlanRequest
	again.Period, again.Only = b.ForPeriod, only
	again.Unlock, again.BookIn, again.WithoutDays = payroll.Period{}, payroll.Period{}, b.WithoutDays
	if b.Unlocked {
		again.Unlock = b.BookedIn
	}
	if b.BookedIn != b.ForPeriod { // it was confirmed to go there
		again.BookIn = b.BookedIn
	}
	plan, err := r.draft(ctx, ExportRequest{PlanRequest: again})
	if err != nil {
		return err
	}
	part := plan.partIn(b.BookedIn)
	steps := r.makeSteps(b.ID, part.steps, b.Steps)
	if len(steps) == 0 {
		return nil
	}
	r.keepTo(part.guard)
	if err := r.checkPeriod(ctx, 0); err != nil {
		return err
	}
	if err := r.co.AddSteps(b.ID, nil, steps, audit); err != nil {
		return err
	}
	r.sendAndSettle(ctx, r.planned(b.ID, steps, plan))
	return nil
}

// waiting gives the steps of a batch that wait, and their employees; those of
// an employee in doubt stay as they are. With keep a half-done step waits on
// for its employee to be read.
func (r *run) waiting(b payroll.BatchID, keep bool) (gone []payroll.StepID, only []payroll.EmployeeID) {
	inDoubt := map[payroll.EmployeeID]bool{}
	for _, id := range r.order {
		if st := r.get(id); st.State == payroll.StepUnsure {
			inDoubt[st.Employee] = true
		}
	}
	for _, id := range r.order {
		st := r.get(id)
		if st.Batch != b || st.State != payroll.StepWaiting || inDoubt[st.Employee] || (keep && st.HalfDone()) {
			continue
		}
		gone = append(gone, id)
		only = append(only, st.Employee)
	}
	return gone, only
}

// forget takes superseded steps out of the run's account.
func (r *run) forget(gone []payroll.StepID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.forgetLocked(gone)
}

func (r *run) forgetLocked(gone []payroll.StepID) {
	for _, id := range gone {
		delete(r.steps, id)
	}
	r.order = slices.DeleteFunc(r.order, func(id payroll.StepID) bool { return slices.Contains(gone, id) })
}
