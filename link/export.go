package link

import (
	"cmp"
	"context"
	"encoding/json"
	"hash/fnv"
	"slices"
	"strconv"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// Problems of an export.
const (
	// CodePlanChanged: the plan is no longer the one that was confirmed.
	CodePlanChanged payroll.Code = "export-plan-changed"
	// CodeStopped: no args. The clerk stopped; the rest waits.
	CodeStopped payroll.Code = "export-stopped"
	// CodeWaits: args until, seconds. Nmbrs asks to be left alone that long.
	CodeWaits payroll.Code = "export-waits"
	// CodeNotReached: args call. No connection; nothing was sent for this step.
	CodeNotReached payroll.Code = "export-not-reached"
	// CodeIDSeen: args row. Nmbrs answered with an id that existed before.
	CodeIDSeen payroll.Code = "export-id-seen"
	// CodeNotRemoved: args row. Nmbrs says that it did not remove the row.
	CodeNotRemoved payroll.Code = "export-not-removed"
	// CodeInterrupted: the program ended while the call was under way.
	CodeInterrupted payroll.Code = "export-interrupted"
	// CodeTwoCandidates: args rows. More than one new row can be ours.
	CodeTwoCandidates payroll.Code = "settle-two-candidates"
	// CodeOdd: args rows. Nmbrs holds something that does not fit either answer.
	CodeOdd payroll.Code = "settle-odd"
	// CodeShortList: args rows. Rows that were there before are missing from what
	// Nmbrs shows: that says nothing about the call.
	CodeShortList payroll.Code = "settle-short-list"
	// CodeLost: args row, amount. Nmbrs confirmed the row and does not show it at
	// the employee.
	CodeLost payroll.Code = "settle-lost"
	// CodeNotThere: args row. The row that Nmbrs gave the id of is not at the employee.
	CodeNotThere payroll.Code = "settle-not-there"
	// CodeStillAbsent: args tries. Not in Nmbrs after several tries.
	CodeStillAbsent payroll.Code = "settle-still-absent"
	// CodeUnread: args kind. Nmbrs's answer was not to be had, so nothing of that
	// kind was sent.
	CodeUnread payroll.Code = "export-not-read"
	// CodeNotReadBack: args text. Reading back failed, the doubt remains.
	CodeNotReadBack payroll.Code = "settle-not-read-back"
)

// ExportRequest asks to push a period through.
type ExportRequest struct {
	PlanRequest
	// Expect, when set, is the digest of the plan that was confirmed; another
	// plan is refused with CodePlanChanged.
	Expect string
	// Basis, when set, is the plan that was shown and confirmed: what it read of
	// each employee is what the export is held against. Without it, whoever is to
	// be sent is read for the first time right before the first write.
	Basis *PlanResult
}

// StepResult is a step as it stands at the end of an export.
type StepResult struct {
	payroll.Step
	Person string
}

// ExportResult says how an export ended.
type ExportResult struct {
	// Batch is the batch that was made, or else the one that was resumed; ""
	// when there was nothing to send.
	Batch  payroll.BatchID
	Period payroll.Period
	// Steps are the planned and resumed steps of this run.
	Steps                 []StepResult
	Done, Refused, Unsure int
	// Calls counts the calls with effect that this run made.
	Calls int
	// Waiting counts steps that did not come to an end: stopped or not reached.
	Waiting          int
	Equal, Different int
	// Behind are the lines that stay behind, by reason, and those that never go
	// along; Left counts the former.
	Behind payroll.Behind
	Left   int
	// Ends are what keeps the period from being finished, as far as the read-back of
	// this run and the ledger know.
	Ends payroll.Ends
	// Corrections are corrections of other periods that wait to be sent.
	Corrections []WaitingCorrection
	// Held are planned steps that a person has to decide about.
	Held []payroll.PlanStep
	// Verify is the read-back after the export.
	Verify *VerifyResult
	// Stop says why the export ended early, nil when it did not.
	Stop *payroll.Problem
	// Armed are, after a taking back, the confirmed corrections of the period that the
	// next sending does.
	Armed []Armed
	// Notes are worth telling and stop nothing.
	Notes []*payroll.Problem
}

// Export settles what an earlier export left in doubt, carries it on, sends
// what the plan asks for, settles its own doubts, and reads everything back.
// An error means that nothing new was sent; how sending ended is in the result.
func (s *Service) Export(ctx context.Context, co *store.Company, req ExportRequest) (*ExportResult, error) {
	if err := s.Ledger.Sendable(); err != nil {
		return nil, err
	}
	c, _, err := s.client(co)
	if err != nil {
		return nil, err
	}
	r, err := s.newRun(c, co, req.Progress)
	if err != nil {
		return nil, err
	}
	defer r.rec.close()
	r.sends = &req.PlanRequest
	res := &ExportResult{Period: req.Period}
	err = r.resume(ctx, resumption{PlanRequest: req.PlanRequest})
	if err == nil && r.stopped() == nil && !r.standsOff() {
		err = r.fresh(ctx, req, res)
	}
	if err != nil {
		if len(r.steps) == 0 {
			return nil, err
		}
		r.stopBy(ctx, err) // something was sent before: the result tells it
	}
	err = r.finish(ctx, res)
	return res, err
}

// fresh plans the period and sends the plan.
func (r *run) fresh(ctx context.Context, req ExportRequest, res *ExportResult) error {
	plan, err := r.draft(ctx, req)
	if err != nil {
		return err
	}
	if plan.Guard != nil {
		return plan.Guard
	}
	if req.Expect != "" && req.Expect != plan.Digest() {
		return payroll.NewProblem(CodePlanChanged)
	}
	beside := map[payroll.EmployeeID]bool{}
	for _, st := range plan.Steps {
		if st.Block != payroll.BlockNone {
			res.Held = append(res.Held, st)
			beside[st.Employee] = beside[st.Employee] || st.Block == payroll.BlockBeside || st.Block == payroll.BlockTwin
		}
	}
	r.alsoRead(slices.DeleteFunc(slices.Clone(plan.Desk.Book.Steps), func(st payroll.Step) bool { return !beside[st.Employee] }))
	res.Corrections = plan.Waiting
	r.loweringFirst = req.Recalculate
	r.moving, r.imports = plan.Moving, plan.toImport()
	for _, part := range plan.parts() {
		if err := r.sendPart(ctx, plan, part, res); err != nil || r.halted() || r.standsOff() {
			return err
		}
	}
	return nil
}

// sendPart sends what of a plan is booked in one period, as a batch.
func (r *run) sendPart(ctx context.Context, plan *PlanResult, part planPart, res *ExportResult) error {
	r.keepTo(part.guard)
	batch, steps, err := r.makeBatch(plan, part)
	if err != nil || len(steps) == 0 {
		return err
	}
	// The period is read once more just before sending.
	if err := r.checkPeriod(ctx, 0); err != nil {
		return err
	}
	if len(r.batches) == 0 { // never in the middle of a sending
		if err := r.s.closeJournal(r.progress, res); err != nil {
			return err
		}
	}
	r.s.keepCopy("export", res)
	if err := r.co.CreateBatch(batch, steps, store.Audit{Action: "export", Args: payroll.Args{
		"batch": string(batch.ID), "period": batch.ForPeriod.String(), "steps": strconv.Itoa(len(steps)),
	}}); err != nil {
		return err
	}
	res.Batch = batch.ID
	r.batches = append(r.batches, batch.ID)
	r.sendAndSettle(ctx, r.planned(batch.ID, steps, plan))
	return nil
}

// makeBatch turns a plan into a batch with steps that wait.
func (r *run) makeBatch(p *PlanResult, part planPart) (payroll.Batch, []payroll.Step, error) {
	rules, err := json.Marshal(p.Desk.Book.Settings)
	if err != nil {
		return payroll.Batch{}, nil, err
	}
	b := payroll.Batch{
		ID: payroll.BatchID(r.s.NewID()), Kind: payroll.BatchExport, ForPeriod: p.ForPeriod, BookedIn: part.guard.bookedIn,
		At: r.s.stamp(), By: r.s.Actor, Unlocked: part.guard.unlocked, WithoutDays: part.withoutDays, Rules: rules,
	}
	steps := r.makeSteps(b.ID, part.steps, 0)
	b.Steps = len(steps)
	return b, steps, nil
}

func (r *run) makeSteps(batch payroll.BatchID, plan []payroll.PlanStep, seq int) []payroll.Step {
	var steps []payroll.Step
	for _, p := range plan {
		if !p.Sends() && !p.Missed {
			continue
		}
		st := payroll.Step{
			ID: payroll.StepID(r.s.NewID()), Batch: batch, Seq: seq, Employee: p.Employee, Component: p.Component,
			ForPeriod: p.ForPeriod, BookedIn: p.BookedIn, Action: p.Action, Amount: p.Amount, Wanted: p.Wanted,
			Ours: p.Ours, Seen: p.Seen, Minutes: p.Minutes, Apart: p.Apart, Calls: p.Calls, Counts: p.Counts, State: payroll.StepWaiting,
		}
		switch {
		case p.Missed:
			st.State, st.Reason = payroll.StepRefused, payroll.NewProblem(CodeUnread, "kind", string(p.Component.Kind))
		case len(st.Calls) == 0:
			// Other lines make up the same total: nothing to send, all is confirmed.
			st.State = payroll.StepDone
		}
		seq++
		steps = append(steps, st)
	}
	return steps
}

// works groups steps by employee, in order, with what was read of each.
func (r *run) works(steps []payroll.Step, reads map[payroll.EmployeeID]*payroll.Snapshot) []*work {
	by := map[payroll.EmployeeID]*work{}
	var out []*work
	for i := range steps {
		if steps[i].State == payroll.StepRefused {
			continue // could not be read: it is told with what is held back
		}
		r.steps[steps[i].ID] = steps[i]
		r.order = append(r.order, steps[i].ID)
		if steps[i].State == payroll.StepDone {
			continue
		}
		w := by[steps[i].Employee]
		if w == nil {
			snap := reads[steps[i].Employee]
			if snap == nil {
				snap = &payroll.Snapshot{}
			}
			w = &work{employee: steps[i].Employee, snap: snap}
			by[steps[i].Employee] = w
			out = append(out, w)
		}
		w.steps = append(w.steps, steps[i].ID)
	}
	for _, w := range out {
		slices.SortStableFunc(w.steps, func(a, b payroll.StepID) int { return order(r.steps[a]) - order(r.steps[b]) })
	}
	return out
}

// planned gives the works of steps that were just planned. Every employee is
// looked at right before the first write. Two programs that begin together do
// not go through the people in the same order, so that each soon sees the other.
func (r *run) planned(batch payroll.BatchID, steps []payroll.Step, plan *PlanResult) []*work {
	works := r.works(steps, plan.reads)
	look := newCloseLook(batch, plan)
	place := func(w *work) uint64 {
		h := fnv.New64a()
		_, _ = h.Write([]byte(string(batch) + "/" + string(w.employee))) // a hash does not fail
		return h.Sum64()
	}
	for _, w := range works {
		w.look = look
	}
	slices.SortStableFunc(works, func(a, b *work) int { return cmp.Compare(place(a), place(b)) })
	return works
}

// order puts what goes down before what goes up: hours that move to another
// code are never in Nmbrs twice.
func order(st payroll.Step) int {
	if lowers(st) {
		return 0
	}
	return 1
}

func lowers(st payroll.Step) bool { return st.Amount < 0 && st.Component.Kind != payroll.KindWorked }

// finish reads back what was touched and counts how everything stands.
func (r *run) finish(ctx context.Context, res *ExportResult) error {
	if res.Batch == "" && len(r.batches) > 0 {
		res.Batch = r.batches[len(r.batches)-1]
	}
	if len(r.order)+len(r.also) > 0 {
		if err := r.ensureGuard(res.Period); err != nil {
			return err
		}
		v, err := r.readBackAll(ctx)
		if err == nil {
			v, err = r.compareTwice(ctx, v)
		}
		if err != nil {
			res.Notes = append(res.Notes, reason(err))
		} else {
			res.Verify, res.Equal, res.Different = v, v.Equal, v.Different
		}
	}
	res.Calls = r.acc.calls
	res.Notes = append(res.Notes, r.rolledBehind(ctx)...)
	res.Held = append(res.Held, r.held...)
	for _, id := range r.order {
		st := r.steps[id]
		res.Steps = append(res.Steps, StepResult{Step: st, Person: r.name(st.Employee)})
		switch st.State {
		case payroll.StepDone:
			res.Done++
		case payroll.StepRefused:
			res.Refused++
		case payroll.StepUnsure:
			res.Unsure++
		case payroll.StepWaiting, payroll.StepSending:
			res.Waiting++
		default:
		}
	}
	if res.Stop = r.stopped(); res.Stop == nil {
		res.Stop = r.elsewhere
	}
	if err := r.noteContested(); err != nil {
		return err
	}
	if err := r.closeBatches(res); err != nil {
		return err
	}
	if err := r.addHeldBeside(res); err != nil {
		return err
	}
	return r.countBehind(res)
}

// addHeldBeside names whom the run itself held because another link paid the same.
func (r *run) addHeldBeside(res *ExportResult) error {
	held, err := r.s.beside(r.co, res.Period)
	for _, st := range held {
		if !slices.ContainsFunc(res.Held, func(h payroll.PlanStep) bool { return h.Target == st.Target }) {
			res.Held = append(res.Held, st)
		}
	}
	return err
}

// noteContested keeps with the batches that somebody else was seen sending.
func (r *run) noteContested() error {
	if !r.sending && len(r.others) == 0 {
		return nil
	}
	for _, id := range r.batches {
		if err := r.co.UpdateBatch(id, store.Audit{}, func(b *payroll.Batch) error { b.Contested = true; return nil }); err != nil {
			return err
		}
	}
	return nil
}

// ensureGuard gives a run that planned nothing what it needs to read and settle.
func (r *run) ensureGuard(p payroll.Period) error {
	if r.watch != nil {
		return nil
	}
	info, err := r.co.Info()
	if err == nil {
		r.keepTo(guard{current: info.Current, cadence: info.Cadence, bookedIn: p, runMade: runMade(info, p)})
	}
	return err
}

// closeBatches closes the batches of this run, and those of an earlier one that
// were read back now, each once.
func (r *run) closeBatches(res *ExportResult) error {
	for _, id := range r.batches {
		if !slices.Contains(r.unread, id) {
			r.unread = append(r.unread, id)
		}
	}
	for _, id := range r.unread {
		if err := r.closeBatch(id, res); err != nil {
			return err
		}
	}
	return nil
}

// closeBatch keeps the read-back with the batch and closes it when all its
// steps have come to an end.
func (r *run) closeBatch(id payroll.BatchID, res *ExportResult) error {
	var check *payroll.Check
	if res.Verify != nil {
		check = &payroll.Check{At: r.s.stamp(), Equal: res.Equal, Different: res.Different}
	}
	if err := r.co.CloseBatch(id, check); err != nil {
		return err
	}
	return noteUndone(r.co, id)
}

// noteUndone marks a batch as taken back when its undo has come to a good end.
func noteUndone(co *store.Company, id payroll.BatchID) error {
	b, err := co.Batch(id)
	if err != nil || b.Undoes == "" {
		return err
	}
	steps, err := co.StepsFor(b.ForPeriod)
	if err != nil || !payroll.TakenBack(steps, b.Undoes) {
		return err
	}
	audit := store.Audit{Action: "undone", Args: payroll.Args{"batch": string(b.Undoes), "by": string(id)}}
	return co.UpdateBatch(b.Undoes, audit, func(b *payroll.Batch) error { b.UndoneBy = id; return nil })
}

// name gives an employee's name for results.
func (r *run) name(e payroll.EmployeeID) string {
	p, _ := r.team.Person(e)
	return p.Name()
}

// class reads an error of a write the way the export promise wants it.
func class(err error) nmbrs.Class { return nmbrs.OutcomeOf(err) }
