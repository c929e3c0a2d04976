package store

import (
	"fmt"

	"doorzet/payroll"
)

// Record writes what calls to Nmbrs are about to do or have done: first one
// record in the journal, synced, then one transaction of the ledger. A call
// may start only after Record of its move to sending has returned nil. It
// refuses moves that payroll.Advance refuses, and moves to sending while
// nothing may be sent. When writing itself fails, the ledger takes no more
// writes: close it, open it again and read what is true.
func (c *Company) Record(moves []payroll.CallMove) error {
	for _, m := range moves {
		if m.To == payroll.StepSending {
			if err := c.l.Sendable(); err != nil {
				return err
			}
		}
	}
	c.l.write.Lock()
	defer c.l.write.Unlock()
	var entries []journalEntry
	err := c.l.view(func(t *tx) (err error) { entries, err = c.foresee(t, moves); return err })
	if err != nil || len(moves) == 0 {
		return err
	}
	return c.l.journalled(c.key, entries, func(t *tx) error {
		for _, m := range moves {
			if err := c.applyMove(t, m); err != nil {
				return err
			}
		}
		return nil
	})
}

// journalled appends one record to the journal and then runs fn in the
// transaction that also remembers the record. The caller holds l.write.
func (l *Ledger) journalled(company CompanyKey, entries []journalEntry, fn func(*tx) error) error {
	if err := l.writable(); err != nil {
		return err
	}
	if l.journal == nil {
		return l.Sendable()
	}
	at, err := l.journal.append(journalRecord{
		Type: journalMoves, At: l.stamp(), Company: company, Entries: entries,
	})
	if err != nil {
		return l.fail(err)
	}
	l.syncs.Add(1)
	err = l.updateLocked(func(t *tx) error {
		if err := fn(t); err != nil {
			return err
		}
		return t.setApplied(at)
	})
	if err != nil {
		// The journal is now ahead of the ledger; only opening again settles that.
		return l.fail(err)
	}
	l.applied = at
	return nil
}

// foresee checks every move against the ledger and words it for the journal.
func (c *Company) foresee(t *tx, moves []payroll.CallMove) ([]journalEntry, error) {
	now := make(map[payroll.StepID]payroll.Step)
	entries := make([]journalEntry, 0, len(moves))
	for _, m := range moves {
		s, ok := now[m.Step]
		if !ok {
			var err error
			if _, s, err = c.step(t, m.Step); err != nil {
				return nil, err
			}
		}
		next, _, err := payroll.Advance(s, m)
		if err != nil {
			return nil, fmt.Errorf("store: step %s, call %d to %s: %w", m.Step, m.Call, m.To, err)
		}
		now[m.Step] = next
		if m.To == payroll.StepSending {
			entries = append(entries, journalEntry{Intent: intentOf(s, m)})
			continue
		}
		entries = append(entries, journalEntry{Outcome: &outcome{
			Step: m.Step, Call: m.Call, To: m.To, Row: m.Row, Reason: m.Reason, Adopted: m.Adopted,
		}})
	}
	return entries, nil
}

func intentOf(s payroll.Step, m payroll.CallMove) *intent {
	call := s.Calls[m.Call]
	return &intent{
		Batch: s.Batch, Step: s.ID, Call: m.Call, Employee: s.Employee,
		ForPeriod: s.ForPeriod, BookedIn: s.BookedIn, Component: s.Component, Action: s.Action,
		Op: call.Op, Amount: call.Amount, Row: call.Row, Before: m.Before,
		Undoes: s.Undoes, Wanted: s.Wanted, Ours: s.Ours, Seen: s.Seen,
	}
}

// applyMove moves one call and changes the register with it.
func (c *Company) applyMove(t *tx, m payroll.CallMove) error {
	key, s, err := c.step(t, m.Step)
	if err != nil {
		return err
	}
	next, change, err := payroll.Advance(s, m)
	if err != nil {
		return fmt.Errorf("store: step %s: %w", m.Step, err)
	}
	if change.Put != nil {
		if err := c.putRow(t, *change.Put); err != nil {
			return err
		}
	}
	if change.Drop != nil {
		if err := c.dropRow(t, change.Drop.Kind, change.Drop.ID); err != nil {
			return err
		}
	}
	return c.putStep(t, key, next)
}
