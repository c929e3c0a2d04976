package store

import (
	"errors"
	"path/filepath"
	"strconv"

	"doorzet/payroll"
	"doorzet/store/plain"
)

// register is the register of own rows of one company as the journal tells it.
type register struct {
	seq   uint64
	rows  map[rowKey]payroll.OwnRow
	steps map[payroll.StepID]payroll.Step
}

// rebuildRows makes the register anew from the journal up to the record that the
// ledger applied last. The caller proves it against its tally.
func (d *mender) rebuildRows(c *Company) error {
	m, err := d.old.meta()
	if err != nil {
		return err
	}
	path := filepath.Join(d.fresh.opts.Dir, journalName)
	content, err := plain.Read(path, journalLimit)
	if err != nil {
		return payroll.NewProblem(CodeJournalMissing, "path", path).Because(err)
	}
	g := register{rows: map[rowKey]payroll.OwnRow{}, steps: map[payroll.StepID]payroll.Step{}}
	found := false
	last, _, err := readChain(content, mark{}, func(at mark, r journalRecord) error {
		if !found && r.Company == c.key {
			for _, e := range r.Entries {
				if err := g.entry(e); err != nil {
					return err
				}
			}
		}
		found = found || (at.Seq == m.Applied.Seq && at.Hash == m.Applied.Hash)
		return nil
	})
	if err != nil || !found {
		return payroll.NewProblem(CodeJournalDamaged, "path", path, "seq", strconv.FormatUint(last.Seq+1, 10)).
			Because(errors.Join(err, errJournal))
	}
	return d.fresh.update(func(t *tx) error {
		rows, err := c.table(t, bucketRows)
		if err != nil {
			return err
		}
		for _, r := range g.rows {
			if err := rows.put(rowBytes(r.Kind, r.ID), r); err != nil {
				return err
			}
		}
		return nil
	})
}

// journalLimit is more than any journal that is read at once.
const journalLimit = 2 << 30

// entry does to the register what the ledger did when the record was written.
func (g *register) entry(e journalEntry) error {
	switch {
	case e.Row != nil && e.Row.Retire != nil:
		delete(g.rows, *e.Row.Retire)
	case e.Row != nil && e.Row.Put != nil:
		g.put(*e.Row.Put)
	case e.Intent != nil:
		return g.intent(*e.Intent)
	case e.Outcome != nil:
		return g.outcome(*e.Outcome)
	}
	return nil
}

// put is Company.putRow.
func (g *register) put(r payroll.OwnRow) {
	k := rowKey{r.Kind, r.ID}
	old, replaces := g.rows[k]
	g.seq++
	r.Seq = g.seq
	if replaces {
		r.Seq = old.Seq
	}
	g.rows[k] = r
}

func (g *register) intent(in intent) error {
	s, ok := g.steps[in.Step]
	if !ok {
		s = payroll.Step{
			ID: in.Step, Batch: in.Batch, Employee: in.Employee, Component: in.Component, ForPeriod: in.ForPeriod, BookedIn: in.BookedIn,
			Action: in.Action, Undoes: in.Undoes, Yields: in.Yields, Wanted: in.Wanted, Ours: in.Ours, Seen: in.Seen,
		}
	}
	for len(s.Calls) <= in.Call {
		s.Calls = append(s.Calls, payroll.Call{State: payroll.StepDone}) // its own intent fills it in
	}
	call := &s.Calls[in.Call]
	*call = payroll.Call{Op: in.Op, Row: in.Row, Amount: in.Amount, Before: in.Before, Tries: call.Tries, State: payroll.StepWaiting}
	next, _, err := payroll.Advance(s, payroll.CallMove{Step: in.Step, Call: in.Call, To: payroll.StepSending, Before: in.Before})
	if err == nil {
		next.Wanted, next.Ours, next.Seen = in.Wanted, in.Ours, in.Seen // as they stood when it was written
		g.steps[in.Step] = next
	}
	return err
}

func (g *register) outcome(out outcome) error {
	s, ok := g.steps[out.Step]
	if !ok || out.Call < 0 || out.Call >= len(s.Calls) {
		return errJournal
	}
	if out.To == payroll.StepDone { // between, the call may have become unsure without a record
		s.Calls[out.Call].State = payroll.StepSending
	}
	next, change, err := payroll.Advance(s, payroll.CallMove{
		Step: out.Step, Call: out.Call, To: out.To, Row: out.Row, Reason: out.Reason, Adopted: out.Adopted,
	})
	if err != nil {
		return nil //nolint:nilerr // a move that changes no row: what was rebuilt is proven as a whole
	}
	g.steps[out.Step] = next
	g.change(change)
	return nil
}

// change is what Company.applyMove does to the register.
func (g *register) change(change payroll.RowChange) {
	if r := change.Put; r != nil {
		old, ok := g.rows[rowKey{r.Kind, r.ID}]
		if !ok || old.Step != r.Step || r.Kind == payroll.KindWorked {
			g.put(*r)
		}
	}
	if r := change.Drop; r != nil {
		k := rowKey{r.Kind, r.ID}
		if old, ok := g.rows[k]; ok && (r.Step == "" || old.Step == r.Step) {
			delete(g.rows, k)
		}
	}
}
