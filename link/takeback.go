package link

import (
	"context"
	"slices"

	"doorzet/payroll"
	"doorzet/payroll/sheet"
	"doorzet/store"
)

// Problems of taking back.
const (
	// CodeNoBatch: args batch. There is no such batch.
	CodeNoBatch payroll.Code = "undo-no-batch"
	// CodeNothingSent: no args. No batch stands that could be taken back.
	CodeNothingSent payroll.Code = "undo-nothing"
	// CodeUndoneTwice: args batch. The batch took another one back: what that
	// sent is sent by an export.
	CodeUndoneTwice payroll.Code = "undo-of-undo"
	// CodeUndoneBefore: args batch. The batch has been taken back already.
	CodeUndoneBefore payroll.Code = "undo-before"
	// CodeNotNewest: args batch, newest. A newer batch of the period must go first.
	CodeNotNewest payroll.Code = "undo-not-newest"
	// CodeInDoubt: args count. Steps are in doubt; they must be settled first.
	CodeInDoubt payroll.Code = "undo-in-doubt"
	// CodeUndoTwin: args person, code, row, amount. A row of ours is in Nmbrs
	// twice; the second one is left for a person to decide about.
	CodeUndoTwin payroll.Code = "undo-twin"
)

// TakeBackRequest names the batch to take back; "" or "last" is the newest.
type TakeBackRequest struct {
	Batch    payroll.BatchID
	Progress func(Progress)
}

// TakeBack takes the newest batch of a period back out of Nmbrs, after settling
// doubts: per employee and component the sum of our rows goes back to what it
// was before the batch, as payroll.TakeBack works out. Nothing is approved by
// it. What cannot go back is named among the held steps, with what Nmbrs holds
// now; the batch can then be taken back again. It stops when the payroll run
// has been made.
func (s *Service) TakeBack(ctx context.Context, co *store.Company, req TakeBackRequest) (*ExportResult, error) {
	if err := s.Ledger.Sendable(); err != nil {
		return nil, err
	}
	all, err := co.Batches()
	if err != nil {
		return nil, err
	}
	batch, err := BatchToTakeBack(all, req.Batch)
	if err != nil {
		return nil, err
	}
	if batch.Kind == payroll.BatchSheet {
		res, err := s.takeBackSheet(co, all, batch)
		if err != nil {
			return res, err
		}
		return res, s.noteArmed(co, res)
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
	res := &ExportResult{Period: batch.ForPeriod}
	if err := r.settledFirst(ctx, batch); err != nil {
		return nil, err
	}
	if !r.halted() {
		if err := r.takeBack(ctx, batch, triedBack(all, batch.ID), res); err != nil {
			if len(r.order) == 0 {
				return nil, err
			}
			r.stopBy(ctx, err) // an interrupted taking back went on: the result tells it
		}
	}
	if err := r.finish(ctx, res); err != nil {
		return res, err
	}
	return res, s.noteArmed(co, res)
}

// BatchToTakeBack finds the batch, "" or "last" for the newest, among all of a
// company, and makes sure that no newer one of its period stands. A newer one
// of which something could not be taken back is in nobody's way: what it still
// holds is left alone, component by component.
func BatchToTakeBack(all []payroll.Batch, id payroll.BatchID) (payroll.Batch, error) {
	for _, b := range all {
		switch {
		case b.ID != id:
		case b.Kind == payroll.BatchUndo:
			return b, payroll.NewProblem(CodeUndoneTwice, "batch", string(id))
		case b.UndoneBy != "":
			return b, payroll.NewProblem(CodeUndoneBefore, "batch", string(id))
		}
	}
	standing := slices.DeleteFunc(slices.Clone(all), func(b payroll.Batch) bool { return b.Kind == payroll.BatchUndo || b.UndoneBy != "" })
	slices.Reverse(standing)
	for i, b := range standing {
		if b.ID != id && id != "" && id != "last" {
			continue
		}
		for _, newer := range standing[:i] {
			if newer.ForPeriod == b.ForPeriod && triedBack(all, newer.ID) == "" {
				return b, payroll.NewProblem(CodeNotNewest, "batch", string(b.ID), "newest", string(newer.ID))
			}
		}
		return b, nil
	}
	if id == "" || id == "last" {
		return payroll.Batch{}, payroll.NewProblem(CodeNothingSent)
	}
	return payroll.Batch{}, payroll.NewProblem(CodeNoBatch, "batch", string(id))
}

// triedBack gives the batch that took this one back as far as it could, the
// newest of several, "" when nobody tried.
func triedBack(all []payroll.Batch, id payroll.BatchID) payroll.BatchID {
	for _, b := range slices.Backward(all) {
		if b.Kind == payroll.BatchUndo && b.Undoes == id && b.Closed {
			return b.ID
		}
	}
	return ""
}

// settledFirst brings what is under way to an end: doubts are settled, and an
// interrupted taking back of the batch goes on. What waits to be sent is given
// up; what stays in doubt is a Problem.
func (r *run) settledFirst(ctx context.Context, batch payroll.Batch) error {
	if err := r.resume(ctx, resumption{PlanRequest: PlanRequest{Period: batch.ForPeriod}, giveUp: true}); err != nil {
		return err
	}
	if r.halted() {
		return nil
	}
	open, err := r.co.OpenSteps()
	if err != nil {
		return err
	}
	if len(open) > 0 {
		return payroll.NewProblem(CodeInDoubt, "count", payroll.IntText(len(open)))
	}
	resumed := r.batches
	r.batches, r.also, r.unread = nil, nil, nil
	for _, id := range resumed {
		b, err := r.co.Batch(id)
		if err != nil {
			return err
		}
		if b.Undoes == batch.ID {
			r.batches = append(r.batches, id)
		} else if err := r.closeBatch(id, &ExportResult{}); err != nil {
			return err
		}
	}
	r.forget(slices.DeleteFunc(slices.Clone(r.order), func(id payroll.StepID) bool {
		return slices.Contains(r.batches, r.get(id).Batch)
	}))
	return nil
}

// takeBack plans and does the taking back. One at which nothing can be done is
// kept all the same, once: it tells that somebody tried.
func (r *run) takeBack(ctx context.Context, b payroll.Batch, tried payroll.BatchID, res *ExportResult) error {
	info, err := r.s.readPeriod(ctx, r.c, r.co, b.BookedIn)
	if err != nil {
		return err
	}
	r.keepTo(guardOf(info, b))
	undo := payroll.Batch{
		ID: payroll.BatchID(r.s.NewID()), Kind: payroll.BatchUndo, ForPeriod: b.ForPeriod, BookedIn: b.BookedIn,
		At: r.s.stamp(), By: r.s.Actor, Unlocked: b.Unlocked, Undoes: b.ID,
	}
	if err := stillOpen(info, undo); err != nil {
		return err
	}
	plan, reads, err := r.planBack(ctx, b, info)
	if err != nil {
		return err
	}
	steps := r.backSteps(plan, undo.ID, res)
	twins, err := r.twinsBeside(b.ForPeriod, plan, reads)
	if err != nil {
		return err
	}
	res.Notes = append(res.Notes, twins...)
	undo.Steps = len(steps)
	switch {
	case len(steps) > 0:
	case tried != "":
		return noteUndone(r.co, tried) // all that could go back had gone
	case len(r.batches) > 0:
		return nil
	}
	r.s.keepCopy("undo", res)
	if err := r.co.CreateBatch(undo, steps, store.Audit{Action: "undo", Args: payroll.Args{
		"batch": string(undo.ID), "undoes": string(b.ID), "period": b.ForPeriod.String(),
	}}); err != nil {
		return err
	}
	res.Batch = undo.ID
	r.batches = append(r.batches, undo.ID)
	r.loweringFirst = true // hours that go back to another code are never in Nmbrs twice
	r.sendAndSettle(ctx, r.works(steps, reads))
	return r.letGo(undo.ID)
}

// letGo ends the steps that wait because something of their employee did not
// go down: nothing goes up for that employee, in this run or a later one.
func (r *run) letGo(id payroll.BatchID) error {
	if r.halted() {
		return nil
	}
	down := map[payroll.EmployeeID]bool{}
	for _, id := range r.order {
		st := r.get(id)
		down[st.Employee] = down[st.Employee] || st.State == payroll.StepRefused && lowers(st)
	}
	var gone []payroll.StepID
	for _, id := range r.order {
		if st := r.get(id); down[st.Employee] && st.State == payroll.StepWaiting && !st.HalfDone() {
			gone = append(gone, id)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	defer r.forget(gone)
	return r.co.AddSteps(id, gone, nil, store.Audit{Action: "resume", Args: payroll.Args{
		"batch": string(id), "steps": payroll.IntText(len(gone)),
	}})
}

// planBack reads everybody whom the batch touched and works out what becomes
// of it.
func (r *run) planBack(ctx context.Context, b payroll.Batch, info store.CompanyInfo) ([]payroll.BackStep, map[payroll.EmployeeID]*payroll.Snapshot, error) {
	in := payroll.BackInput{Batch: b.ID}
	var err error
	if in.Steps, err = r.co.StepsFor(b.ForPeriod); err != nil {
		return nil, nil, err
	}
	if in.Rows, err = r.co.RowsFor(b.ForPeriod); err != nil {
		return nil, nil, err
	}
	who := map[payroll.EmployeeID]needs{}
	for _, st := range payroll.TakeBack(in) {
		n := who[st.Employee]
		n.add(st.Component.Kind)
		who[st.Employee] = n
	}
	in.Read, _, err = r.s.readAll(ctx, r.c, wirePeriod(b.BookedIn, info.Cadence), who, nil)
	if err != nil {
		return nil, nil, r.s.noteBroken(r.co, err)
	}
	return payroll.TakeBack(in), in.Read, nil
}

// twinsBeside names the rows that stand in Nmbrs beside those of the batch and
// are ours, or equal to ours, although the register does not know them: a call
// that arrived twice. Taking back leaves them.
func (r *run) twinsBeside(p payroll.Period, plan []payroll.BackStep, reads map[payroll.EmployeeID]*payroll.Snapshot) ([]*payroll.Problem, error) {
	steps, err := r.co.StepsFor(p)
	if err != nil {
		return nil, err
	}
	ledgers, err := r.ledgersOf(plan, steps)
	if err != nil {
		return nil, err
	}
	var out []*payroll.Problem
	told := map[payroll.EmployeeID]map[rowKey]bool{}
	for _, st := range plan {
		k := st.Component.Kind
		twins := twinsOf(ledgers[st.Employee], k, reads[st.Employee].Rows(k))
		ids := map[payroll.RowID]int{}
		for _, row := range reads[st.Employee].Rows(k) {
			ids[row.ID]++
			twice := ids[row.ID] == 2 && r.inRegister(k, row.ID)
			if row.Code != st.Component.Code || !twice && !twins[row.ID] || told[st.Employee][rowKey{k, row.ID}] {
				continue
			}
			if told[st.Employee] == nil {
				told[st.Employee] = map[rowKey]bool{}
			}
			told[st.Employee][rowKey{k, row.ID}] = true
			out = append(out, payroll.NewProblem(CodeUndoTwin, "person", r.name(st.Employee),
				"code", sheet.Code{Kind: k, Code: row.Code}.String(), "row", string(row.ID), "amount", row.Amount.String()))
		}
	}
	return out, nil
}

// twinsOf gives the rows of an employee that are, or may be, the trace of a step
// of ours.
func twinsOf(l *payroll.Ledger, k payroll.Kind, rows []payroll.SeenRow) map[payroll.RowID]bool {
	out := map[payroll.RowID]bool{}
	if l == nil {
		return out
	}
	here := *l
	here.Kind = k
	for _, s := range here.Strays(rows) {
		out[s.ID] = s.Is == payroll.StrayTwin
	}
	return out
}

// ledgersOf gives what is known of rows per employee of a taking back. All of a
// batch is booked in one period.
func (r *run) ledgersOf(plan []payroll.BackStep, steps []payroll.Step) (map[payroll.EmployeeID]*payroll.Ledger, error) {
	if len(plan) == 0 {
		return nil, nil
	}
	in, who := plan[0].BookedIn, map[payroll.EmployeeID]needs{}
	for _, st := range plan {
		who[st.Employee] = needs{}
	}
	own, err := r.co.RowsIn(in)
	if err != nil {
		return nil, err
	}
	accepted, err := r.co.Besides(in)
	if err != nil {
		return nil, err
	}
	return newComparison(in, who, own, steps, accepted).ledgers, nil
}

// backSteps makes the steps of taking back, and tells in the result what stays.
func (r *run) backSteps(plan []payroll.BackStep, id payroll.BatchID, res *ExportResult) []payroll.Step {
	var out []payroll.Step
	for _, p := range plan {
		if p.Block != payroll.BlockNone {
			res.Held = append(res.Held, payroll.PlanStep{
				Target: p.Target, Person: r.name(p.Employee), BookedIn: p.BookedIn, Action: payroll.ActionNone, Wanted: p.Wanted,
				Ours: p.Ours, Seen: p.Seen, Minutes: p.Minutes, Counts: p.Counts, Block: p.Block, Rows: p.Rows,
			})
			continue
		}
		st := payroll.Step{
			ID: payroll.StepID(r.s.NewID()), Batch: id, Seq: len(out), Employee: p.Employee, Component: p.Component,
			ForPeriod: p.ForPeriod, BookedIn: p.BookedIn, Action: p.Action, Amount: p.Amount, Wanted: p.Wanted, Ours: p.Ours,
			Seen: p.Seen, Minutes: p.Minutes, Calls: p.Calls, Counts: p.Counts, State: payroll.StepWaiting, Undoes: p.Undoes,
		}
		if len(st.Calls) == 0 {
			st.State = payroll.StepDone // other lines made up the same total
		}
		out = append(out, st)
	}
	return out
}
