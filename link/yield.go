package link

import (
	"context"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// contested are the employees of a read-back whom somebody else paid beside us,
// by the period in which that stands.
func contested(v *VerifyResult) map[payroll.Period][]payroll.EmployeeID {
	out := map[payroll.Period][]payroll.EmployeeID{}
	doubt := map[payroll.EmployeeID]bool{}
	for i := range v.Lines {
		doubt[v.Lines[i].Employee] = doubt[v.Lines[i].Employee] || len(v.Lines[i].Doubted) > 0
	}
	for i := range v.Lines {
		l := &v.Lines[i]
		beside := slices.ContainsFunc(l.Strays, func(r payroll.StrayRow) bool { return !r.Certain })
		if beside && l.Sent != 0 && !doubt[l.Employee] && !slices.Contains(out[l.BookedIn], l.Employee) {
			out[l.BookedIn] = append(out[l.BookedIn], l.Employee)
		}
	}
	return out
}

// standBack compares, where two programs paid the same people, which of them
// stays, and takes ours back where that is not us: per employee, all rows of the
// batch, journalled, nothing but own rows. It tells whether anybody is contested.
func (r *run) standBack(ctx context.Context, v *VerifyResult) (met bool, err error) {
	for p, who := range contested(v) {
		met = true
		r.mu.Lock()
		r.sending = true
		r.mu.Unlock()
		rows, err := r.co.RowsIn(p)
		if err != nil {
			return met, err
		}
		steps, err := stepsOf(r.co, p, rows)
		if err != nil {
			return met, err
		}
		var losing []payroll.EmployeeID
		for _, e := range who {
			short := lacking(steps, e, p)
			c := r.contest(v, p, e, short)
			for _, st := range short {
				c.Lacking = append(c.Lacking, payroll.ContestRow{
					Kind: st.Component.Kind, SeenRow: payroll.SeenRow{Code: st.Component.Code, Amount: st.Amount},
				})
			}
			if c.Decide() == payroll.OutcomeYield {
				losing = append(losing, e)
			}
		}
		if len(losing) == 0 {
			continue
		}
		if _, err := r.giveWay(ctx, p, losing, v.seen[p]); err != nil {
			return met, err
		}
	}
	return met, nil
}

// contest gathers our rows of an employee and those that came beside them. A row
// like one of ours that was found absent and given up may be its late trace; beside
// somebody who paid the rest as well it is taken to be theirs.
func (r *run) contest(v *VerifyResult, p payroll.Period, e payroll.EmployeeID, short map[payroll.StepID]payroll.Step) payroll.Contest {
	var c payroll.Contest
	for i := range v.Lines {
		l := &v.Lines[i]
		if l.Employee != e || l.BookedIn != p {
			continue
		}
		for _, s := range l.Strays {
			if _, given := short[s.Step]; !s.Certain || given {
				c.Theirs = append(c.Theirs, payroll.ContestRow{Kind: l.Component.Kind, SeenRow: s.SeenRow})
			}
		}
		for _, row := range v.seen[p][e].Rows(l.Component.Kind) {
			who, ours := r.rows.of(l.Component.Kind, row.ID)
			if ours && who.Employee == e && row.Code == l.Component.Code {
				c.Ours = append(c.Ours, payroll.ContestRow{Kind: l.Component.Kind, SeenRow: row})
			}
		}
	}
	return c
}

// lacking is what was to be sent of an employee in a period and was held back or
// given up.
func lacking(steps []payroll.Step, e payroll.EmployeeID, p payroll.Period) map[payroll.StepID]payroll.Step {
	latest := map[payroll.Target]payroll.Step{}
	for _, st := range steps {
		if st.Employee == e && st.BookedIn == p && st.Undoes == "" {
			latest[st.Target()] = st
		}
	}
	out := map[payroll.StepID]payroll.Step{}
	for _, st := range latest {
		if st.State == payroll.StepSuperseded && st.Action == payroll.ActionAdd && st.Component.Kind != payroll.KindWorked {
			out[st.ID] = st
		}
	}
	return out
}

// giveWay takes ours back for employees of a period. What counts is held until a
// person says what is to become of it. Employees of whom something is under way,
// or of whom more than additions were sent, are left as they are; it gives those
// of whom ours were taken back.
func (r *run) giveWay(ctx context.Context, p payroll.Period, who []payroll.EmployeeID, reads map[payroll.EmployeeID]*payroll.Snapshot) ([]payroll.EmployeeID, error) {
	rows, err := r.co.RowsIn(p)
	if err != nil {
		return nil, err
	}
	steps, err := stepsOf(r.co, p, rows)
	if err != nil {
		return nil, err
	}
	batch := payroll.Batch{ID: payroll.BatchID(r.s.NewID()), Kind: payroll.BatchUndo, BookedIn: p, At: r.s.stamp(), By: r.s.Actor}
	var undo []payroll.Step
	var days []payroll.OwnRow
	var gone []payroll.EmployeeID
	for _, e := range who {
		made, set, ok := yielding(batch.ID, e, p, steps, rows)
		if !ok || len(made) == 0 {
			continue
		}
		for i := range made {
			made[i].ID = payroll.StepID(r.s.NewID())
		}
		undo, days, gone = append(undo, made...), append(days, set...), append(gone, e)
	}
	if len(undo) == 0 {
		return nil, nil
	}
	batch.ForPeriod, batch.Steps = undo[0].ForPeriod, len(undo)
	info, err := r.s.readPeriod(ctx, r.c, r.co, p)
	if err != nil {
		return nil, err
	}
	if err := stillOpen(info, batch); err != nil {
		return nil, err
	}
	audit := store.Audit{Action: "stand-back", Args: payroll.Args{"batch": string(batch.ID), "people": payroll.IntText(len(gone))}}
	for _, d := range days { // one figure for all: it stays in Nmbrs as it is
		if err := r.co.RetireRow(d.Kind, d.ID, audit); err != nil {
			return nil, err
		}
	}
	if err := r.co.CreateBatch(batch, undo, audit); err != nil {
		return nil, err
	}
	var resumed []payroll.Beside
	for _, e := range gone {
		resumed = append(resumed, payroll.ResumeBeside(e, batch.ForPeriod))
	}
	if err := r.co.DropBeside(resumed, besideAudit(resumed, ChoiceStandBack)); err != nil {
		return nil, err
	}
	r.keepTo(guardOf(info, batch))
	r.batches = append(r.batches, batch.ID)
	r.sendAndSettle(ctx, r.works(undo, reads))
	return gone, nil
}

// yielding makes the steps that take back what was sent for an employee, for one
// period; ok is false where it cannot be taken back whole.
func yielding(batch payroll.BatchID, e payroll.EmployeeID, p payroll.Period, steps []payroll.Step, rows []payroll.OwnRow) (undo []payroll.Step, days []payroll.OwnRow, ok bool) {
	taken := payroll.StepsTakenBack(steps)
	by := map[payroll.StepID]payroll.OwnRow{}
	for _, row := range rows {
		if _, second := by[row.Step]; second && row.Employee == e {
			return nil, nil, false // a twin was kept: a person decides about both
		}
		by[row.Step] = row
	}
	var periods []payroll.Period
	for i := range steps {
		st := &steps[i]
		if st.Employee != e || st.BookedIn != p || taken[st.ID] || st.Undoes != "" || st.State == payroll.StepSuperseded {
			continue
		}
		if st.State.Open() || st.Action == payroll.ActionRemove || st.Amount < 0 {
			return nil, nil, false
		}
		if st.State != payroll.StepDone {
			continue
		}
		u := yieldOf(batch, st)
		row, there := by[st.ID]
		switch {
		case there && row.Kind == payroll.KindWorked:
			days = append(days, row)
		case there && !row.Removable():
			return nil, nil, false
		case there:
			u.State, u.Amount = payroll.StepWaiting, -row.Amount
			u.Calls = []payroll.Call{{Op: payroll.OpRemove, Row: row.ID, Amount: row.Amount, State: payroll.StepWaiting}}
		}
		if !slices.Contains(periods, st.ForPeriod) {
			periods = append(periods, st.ForPeriod)
		}
		undo = append(undo, u)
	}
	return undo, days, len(periods) == 1
}

// yieldOf makes the step that takes back another one, still without an id;
// without a row of ours in Nmbrs there is nothing to call.
func yieldOf(batch payroll.BatchID, st *payroll.Step) payroll.Step {
	return payroll.Step{
		Batch: batch, Employee: st.Employee, Component: st.Component, ForPeriod: st.ForPeriod,
		BookedIn: st.BookedIn, Action: payroll.ActionRemove, Wanted: st.Ours, Ours: st.Wanted, Counts: st.Counts, Minutes: st.Minutes,
		Undoes: st.ID, Yields: true, State: payroll.StepDone,
	}
}

// compareTwice looks for people whom somebody else paid beside us, at the read
// back and once more after one settling time: what the other sent may come late.
func (r *run) compareTwice(ctx context.Context, v *VerifyResult) (*VerifyResult, error) {
	if r.halted() {
		return v, nil
	}
	for turn := range 2 {
		met, err := r.standBack(ctx, v)
		if err != nil {
			return v, err
		}
		r.mu.Lock()
		met = met || r.sending
		r.mu.Unlock()
		if !met || r.halted() || turn == 0 && !r.rest(ctx) {
			return v, nil
		}
		again, err := r.verify(ctx, nil)
		if err != nil {
			return v, err
		}
		v = again
	}
	return v, nil
}

// rest waits one settling time; false when the clerk stopped it.
func (r *run) rest(ctx context.Context) bool {
	if r.s.wait(ctx, r.s.Settle) != nil {
		r.stop(payroll.NewProblem(CodeStopped))
		return false
	}
	return true
}

// alsoRead takes steps of earlier sendings along in the read-back: they were
// never read back, or somebody else is beside them.
func (r *run) alsoRead(steps []payroll.Step) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, st := range steps {
		if _, known := r.steps[st.ID]; !known && st.State == payroll.StepDone && st.Undoes == "" {
			r.steps[st.ID] = st
			r.also = append(r.also, st.ID)
		}
	}
}

// neverRead takes along the batches of which something was sent and never read
// back, because the program ended before that: whether they were carried to their
// end or not.
func (r *run) neverRead() error {
	batches, err := r.co.Batches()
	if err != nil {
		return err
	}
	for _, b := range batches {
		if b.Kind != payroll.BatchExport || b.Check != nil || b.UndoneBy != "" || slices.Contains(r.batches, b.ID) {
			continue
		}
		steps, err := r.co.Steps(b.ID)
		if err != nil {
			return err
		}
		r.alsoRead(steps)
		r.unread = append(r.unread, b.ID)
	}
	return nil
}
