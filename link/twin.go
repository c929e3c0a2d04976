package link

import (
	"context"

	"doorzet/payroll"
	"doorzet/store"
)

// keepTwin takes a twin into the register. It counts for nothing: what was
// wanted is confirmed by another row, or will be sent.
func (s *Service) keepTwin(co *store.Company, i RowIssue) error {
	none := payroll.Hundredths(0)
	return co.PutRow(payroll.OwnRow{
		Kind: i.Component.Kind, ID: i.Row, Employee: i.Employee, Component: i.Component, ForPeriod: i.ForPeriod,
		BookedIn: i.BookedIn, Amount: *i.Now, Step: i.Step, Counts: &none,
	}, rowAudit(i, ChoiceKeep))
}

// removeTwin takes a twin out of Nmbrs: into the register first, so that
// nothing is removed that is not ours, and then by a journalled step.
func (s *Service) removeTwin(ctx context.Context, r *run, i RowIssue) (*ExportResult, error) {
	info, err := s.readPeriod(ctx, r.c, r.co, i.BookedIn)
	if err != nil {
		return nil, err
	}
	batch := payroll.Batch{
		ID: payroll.BatchID(s.NewID()), Kind: payroll.BatchUndo, ForPeriod: i.ForPeriod, BookedIn: i.BookedIn,
		At: s.stamp(), By: s.Actor, Steps: 1,
	}
	r.keepTo(guardOf(info, batch))
	if err := stillOpen(info, batch); err != nil {
		return nil, err
	}
	if err := s.keepTwin(r.co, i); err != nil {
		return nil, err
	}
	snap, err := readKind(ctx, r.c, i.Employee, wirePeriod(i.BookedIn, info.Cadence), i.Component.Kind)
	if err != nil {
		return nil, s.noteBroken(r.co, err)
	}
	id := payroll.StepID(s.NewID())
	step := payroll.Step{
		ID: id, Batch: batch.ID, Employee: i.Employee, Component: i.Component, ForPeriod: i.ForPeriod, BookedIn: i.BookedIn,
		Action: payroll.ActionRemove, Amount: -*i.Now, State: payroll.StepWaiting, Undoes: id,
		Calls: []payroll.Call{{Op: payroll.OpRemove, Row: i.Row, Amount: *i.Now, State: payroll.StepWaiting}},
	}
	if err := r.co.CreateBatch(batch, []payroll.Step{step}, rowAudit(i, ChoiceRemove)); err != nil {
		return nil, err
	}
	res := &ExportResult{Batch: batch.ID, Period: i.ForPeriod}
	r.batches = append(r.batches, batch.ID)
	r.sendAndSettle(ctx, r.works([]payroll.Step{step}, map[payroll.EmployeeID]*payroll.Snapshot{i.Employee: snap}))
	return res, r.finish(ctx, res)
}

// lateTrace tells whether a call that was found absent may show in Nmbrs after
// all, just before it would be sent again.
func (r *run) lateTrace(w *work, st payroll.Step, n int) bool {
	again := r.sentAgain(callKey{st.ID, n}) > 0
	c := st.Calls[n]
	if !again || c.Op != payroll.OpAdd {
		return false
	}
	return payroll.Settle(st, n, w.snap, r.around(st)).Fate != payroll.FateAbsent
}

// backToDoubt makes a call unsure that showed in Nmbrs before it was sent again.
func (r *run) backToDoubt(w *work, id payroll.StepID, n int) payroll.StepState {
	m := payroll.CallMove{Step: id, Call: n, To: payroll.StepUnsure, Reason: payroll.NewProblem(CodeOdd, "rows", "")}
	if r.move(m) {
		r.after(w, id, n, m)
	}
	return payroll.StepUnsure
}
