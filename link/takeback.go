package link

import (
	"context"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// Problems of taking back.
const (
	// CodeNoBatch: args batch. There is no such batch.
	CodeNoBatch payroll.Code = "undo-no-batch"
	// CodeNotNewest: args batch, newest. A newer batch of the period must go first.
	CodeNotNewest payroll.Code = "undo-not-newest"
	// CodeInDoubt: args count. Steps are in doubt; they must be settled first.
	CodeInDoubt payroll.Code = "undo-in-doubt"
	// CodeDaysChanged: args days. Nmbrs no longer holds the days that we set.
	CodeDaysChanged payroll.Code = "undo-days-changed"
	// CodeRowChanged: args row, amount. Our row was altered; it is left alone.
	CodeRowChanged payroll.Code = "undo-row-changed"
	// CodeRowGone: args row. Our row is not in Nmbrs; there is nothing to remove.
	CodeRowGone payroll.Code = "undo-row-gone"
)

// TakeBackRequest names the batch to take back; "" or "last" is the newest.
type TakeBackRequest struct {
	Batch    payroll.BatchID
	Progress func(Progress)
}

// TakeBack removes from Nmbrs what the newest batch of a period added, row by
// row of ours, after settling doubts. Lines counted by a removed row turn
// green again. Days go back only where Nmbrs still holds our value. It stops
// when the payroll run has been made.
func (s *Service) TakeBack(ctx context.Context, co *store.Company, req TakeBackRequest) (*ExportResult, error) {
	if err := s.Ledger.Sendable(); err != nil {
		return nil, err
	}
	if b, err := s.newestBatch(co, req.Batch); err == nil && b.Kind == payroll.BatchSheet {
		return s.takeBackSheet(co, b)
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
	batch, err := s.newestBatch(co, req.Batch)
	if err != nil {
		return nil, err
	}
	res := &ExportResult{Period: batch.ForPeriod}
	if err := r.resume(ctx, resumption{PlanRequest: PlanRequest{Period: batch.ForPeriod}, giveUp: true}); err != nil {
		return nil, err
	}
	open, err := co.OpenSteps()
	if err != nil {
		return nil, err
	}
	if len(open) > 0 {
		return nil, payroll.NewProblem(CodeInDoubt, "count", payroll.IntText(len(open)))
	}
	r.steps, r.order, r.batches = map[payroll.StepID]payroll.Step{}, nil, nil
	if err := r.takeBack(ctx, batch, res); err != nil {
		return nil, err
	}
	return res, r.finish(ctx, res)
}

// newestBatch finds the batch and makes sure that no newer one of its period stands.
func (s *Service) newestBatch(co *store.Company, id payroll.BatchID) (payroll.Batch, error) {
	all, err := co.Batches()
	if err != nil {
		return payroll.Batch{}, err
	}
	all = slices.DeleteFunc(all, func(b payroll.Batch) bool { return b.Kind == payroll.BatchUndo || b.UndoneBy != "" })
	slices.Reverse(all)
	for i, b := range all {
		if b.ID != id && id != "" && id != "last" {
			continue
		}
		for _, newer := range all[:i] {
			if newer.ForPeriod == b.ForPeriod {
				return b, payroll.NewProblem(CodeNotNewest, "batch", string(b.ID), "newest", string(newer.ID))
			}
		}
		return b, nil
	}
	return payroll.Batch{}, payroll.NewProblem(CodeNoBatch, "batch", string(id))
}

func (r *run) takeBack(ctx context.Context, b payroll.Batch, res *ExportResult) error {
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
	made, err := r.co.Steps(b.ID)
	if err != nil {
		return err
	}
	who := map[payroll.EmployeeID]needs{}
	for _, st := range made {
		n := who[st.Employee]
		n.add(st.Component.Kind)
		who[st.Employee] = n
	}
	reads, _, err := r.s.readAll(ctx, r.c, wirePeriod(b.BookedIn, info.Cadence), who, nil)
	if err != nil {
		return r.s.noteBroken(r.co, err)
	}
	rows, err := r.co.RowsIn(b.BookedIn)
	if err != nil {
		return err
	}
	steps, notes := r.undoSteps(undo.ID, made, rows, reads)
	res.Notes = append(res.Notes, notes...)
	undo.Steps = len(steps)
	r.s.keepCopy("undo", res)
	if err := r.co.CreateBatch(undo, steps, store.Audit{Action: "undo", Args: payroll.Args{
		"batch": string(undo.ID), "undoes": string(b.ID), "period": b.ForPeriod.String(),
	}}); err != nil {
		return err
	}
	res.Batch = undo.ID
	r.batches = append(r.batches, undo.ID)
	r.sendAndSettle(ctx, r.works(steps, reads))
	return nil
}

// undoSteps makes a step that takes back each done step of a batch. What is
// not as we left it is told and left alone.
func (r *run) undoSteps(id payroll.BatchID, made []payroll.Step, rows []payroll.OwnRow, reads map[payroll.EmployeeID]*payroll.Snapshot) ([]payroll.Step, []*payroll.Problem) {
	own := map[rowKey]payroll.OwnRow{}
	for _, row := range rows {
		own[rowKey{row.Kind, row.ID}] = row
	}
	var out []payroll.Step
	var notes []*payroll.Problem
	for _, st := range made {
		if st.State == payroll.StepSuperseded || st.Undoes != "" {
			continue
		}
		u := payroll.Step{
			ID: payroll.StepID(r.s.NewID()), Batch: id, Seq: len(out), Employee: st.Employee, Component: st.Component,
			ForPeriod: st.ForPeriod, BookedIn: st.BookedIn, Action: payroll.ActionRemove, Wanted: st.Ours, Ours: st.Wanted,
			Counts: st.Counts, Undoes: st.ID, State: payroll.StepWaiting, Minutes: st.Minutes,
		}
		if !reads[st.Employee].Knows(st.Component.Kind) {
			notes = append(notes, payroll.NewProblem(CodeUnread, "kind", string(st.Component.Kind)))
			continue
		}
		note := undoCalls(&u, st, own, reads[st.Employee])
		if note != nil {
			notes = append(notes, note)
			continue
		}
		if len(u.Calls) == 0 {
			if len(st.Calls) > 0 {
				continue
			}
			u.State = payroll.StepDone
		}
		out = append(out, u)
	}
	return out, notes
}

func undoCalls(u *payroll.Step, st payroll.Step, own map[rowKey]payroll.OwnRow, snap *payroll.Snapshot) *payroll.Problem {
	for _, c := range st.Calls {
		if c.State != payroll.StepDone {
			continue
		}
		switch c.Op {
		case payroll.OpSet:
			row, ok := own[rowKey{payroll.KindWorked, payroll.DaysRow(st.Employee, st.BookedIn)}]
			u.Seen = payroll.Hundredths(snap.Days * 100)
			if !ok || row.Amount != c.Amount {
				return nil
			}
			if u.Seen != c.Amount {
				return payroll.NewProblem(CodeDaysChanged, "days", u.Seen.String())
			}
			prior := st.DaysBefore()
			u.Action, u.Amount = payroll.ActionSet, prior
			u.Calls = append(u.Calls, payroll.Call{Op: payroll.OpSet, Amount: prior, State: payroll.StepWaiting})
		case payroll.OpAdd:
			row, ok := own[rowKey{st.Component.Kind, c.Row}]
			if !ok {
				continue
			}
			seen := seenRow(snap.Rows(st.Component.Kind), c.Row)
			if seen == nil {
				return payroll.NewProblem(CodeRowGone, "row", string(c.Row))
			}
			if seen.Amount != row.Amount || seen.Inexact || row.Gone || row.Left != nil {
				return payroll.NewProblem(CodeRowChanged, "row", string(c.Row), "amount", seen.Amount.String())
			}
			u.Amount -= row.Amount
			u.Calls = append(u.Calls, payroll.Call{Op: payroll.OpRemove, Row: c.Row, Amount: row.Amount, State: payroll.StepWaiting})
		default:
		}
	}
	return nil
}

// seenRow finds a row in a read, nil when it is not there.
func seenRow(rows []payroll.SeenRow, id payroll.RowID) *payroll.SeenRow {
	for i := range rows {
		if rows[i].ID == id {
			return &rows[i]
		}
	}
	return nil
}
