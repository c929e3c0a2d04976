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
	lost := lostEnds{last: map[callPlace]entryPlace{}, lost: map[entryPlace]bool{}}
	found := false
	each := func(fn func(at entryPlace, e journalEntry) error) (last mark, err error) {
		found = false
		last, _, err = readWhole(path, content, func(at mark, r journalRecord) error {
			if !found && r.Company == c.key {
				for i, e := range r.Entries {
					if err := fn(entryPlace{at.Seq, i}, e); err != nil {
						return err
					}
				}
			}
			found = found || at.names(m.Applied)
			return nil
		})
		return last, err
	}
	last, err := each(func(at entryPlace, e journalEntry) error { lost.entry(at, e); return nil })
	if err == nil {
		last, err = each(func(at entryPlace, e journalEntry) error { return g.entry(e, lost.lost[at]) })
	}
	if err != nil || !found {
		return orDamage(err, payroll.NewProblem(CodeJournalDamaged, "path", path, "seq", strconv.FormatUint(last.Seq+1, 10)).
			Because(errors.Join(err, errJournal)))
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

// entryPlace is a place in the journal: a record and an entry of it.
type entryPlace struct {
	seq   uint64
	entry int
}

// lostEnds finds the calls that came to their end in a ledger that is gone. Where
// an older one was put back, or a commit never came, the call is unsure in the
// ledger of now, and is settled or sent once more. A call that was done can only
// become unsure: whatever else follows on that says that this ledger never had it
// done.
type lostEnds struct {
	last map[callPlace]entryPlace
	lost map[entryPlace]bool
}

func (l *lostEnds) entry(at entryPlace, e journalEntry) {
	var call callPlace
	to := payroll.StepSending
	switch {
	case e.Intent != nil:
		call = callPlace{step: e.Intent.Step, call: e.Intent.Call}
	case e.Outcome != nil:
		call, to = callPlace{step: e.Outcome.Step, call: e.Outcome.Call}, e.Outcome.To
	default:
		return
	}
	if end, ok := l.last[call]; ok && to != payroll.StepUnsure {
		l.lost[end] = true
	}
	if delete(l.last, call); to == payroll.StepDone {
		l.last[call] = at
	}
}

// entry does to the register what the ledger did when the record was written, and
// nothing where the ledger lost it.
func (g *register) entry(e journalEntry, lost bool) error {
	switch {
	case lost:
		return nil
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
