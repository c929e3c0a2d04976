package store

import (
	"fmt"
	"slices"

	"doorzet/payroll"
)

// Record writes what calls to Nmbrs are about to do or have done: first one
// record in the journal, synced, then one transaction of the ledger. A call
// may start only after Record of its move to sending has returned nil. It
// refuses moves that payroll.Advance refuses, and moves to sending while
// nothing may be sent. When writing itself fails, the ledger takes no more
// writes: close it, open it again and read what is true. A row id that another
// step has is a Problem with CodeRowTaken, and nothing is written.
func (c *Company) Record(moves []payroll.CallMove) error {
	_, err := c.record(moves, func(_ payroll.CallMove, taken *payroll.Problem) (payroll.CallMove, error) {
		return payroll.CallMove{}, taken
	})
	return err
}

// RecordClaims is Record for the outcomes of several calls at once: a move that
// claims a row id that another step has, in the register or earlier among these
// moves, is recorded as unsure instead. It gives the moves as they were recorded.
func (c *Company) RecordClaims(moves []payroll.CallMove) ([]payroll.CallMove, error) {
	return c.record(moves, func(m payroll.CallMove, taken *payroll.Problem) (payroll.CallMove, error) {
		return payroll.CallMove{Step: m.Step, Call: m.Call, To: payroll.StepUnsure, Reason: taken}, nil
	})
}

// lost words a move whose row id another step has.
type lost func(m payroll.CallMove, taken *payroll.Problem) (payroll.CallMove, error)

func (c *Company) record(moves []payroll.CallMove, lost lost) ([]payroll.CallMove, error) {
	for _, m := range moves {
		if m.To == payroll.StepSending {
			if err := c.l.Sendable(); err != nil {
				return nil, err
			}
		}
	}
	c.l.write.Lock()
	defer c.l.write.Unlock()
	moves = slices.Clone(moves)
	var entries []journalEntry
	err := c.l.view(func(t *tx) (err error) { entries, err = c.foresee(t, moves, lost); return err })
	if err != nil || len(moves) == 0 {
		return nil, err
	}
	return moves, c.l.journalled(c.key, entries, func(t *tx) error {
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

// claims are the row ids that moves take and give back, before they are written.
type claims struct {
	c   *Company
	t   *tx
	has map[rowKey]claim
}

// claim is who has a row id: nobody, or a step.
type claim struct {
	taken bool
	by    payroll.StepID
}

func (cl *claims) of(k rowKey) (claim, error) {
	if has, ok := cl.has[k]; ok {
		return has, nil
	}
	r, there, err := cl.c.row(cl.t, k.Kind, k.ID)
	return claim{there, r.Step}, err
}

// make notes what a change does to the register. It gives a Problem and notes
// nothing when the change claims an id that another step has.
func (cl *claims) make(ch payroll.RowChange) (taken *payroll.Problem, err error) {
	var k rowKey
	switch {
	case ch.Drop != nil:
		k = rowKey{ch.Drop.Kind, ch.Drop.ID}
	case ch.Claims():
		k = rowKey{ch.Put.Kind, ch.Put.ID}
	default:
		return nil, nil //nolint:nilnil // nothing taken is no error
	}
	had, err := cl.of(k)
	switch {
	case err != nil:
	case ch.Drop != nil:
		if ch.Drop.Step == "" || ch.Drop.Step == had.by {
			cl.has[k] = claim{}
		}
	case had.taken && had.by != ch.Put.Step:
		return payroll.NewProblem(CodeRowTaken, "kind", string(k.Kind), "row", string(k.ID)), nil
	default:
		cl.has[k] = claim{true, ch.Put.Step}
	}
	return nil, err
}

// foresee checks every move against the ledger and words it for the journal. A
// move whose row id is taken is put right in moves, or refused, by lost.
func (c *Company) foresee(t *tx, moves []payroll.CallMove, lost lost) ([]journalEntry, error) {
	now := make(map[payroll.StepID]payroll.Step)
	claimed := claims{c, t, map[rowKey]claim{}}
	entries := make([]journalEntry, 0, len(moves))
	for i, m := range moves {
		s, ok := now[m.Step]
		if !ok {
			var err error
			if _, s, err = c.step(t, m.Step); err != nil {
				return nil, err
			}
		}
		next, change, err := payroll.Advance(s, m)
		if err != nil {
			return nil, fmt.Errorf("store: step %s, call %d to %s: %w", m.Step, m.Call, m.To, err)
		}
		taken, err := claimed.make(change)
		if err == nil && taken != nil {
			if m, err = lost(m, taken); err == nil {
				next, _, err = payroll.Advance(s, m)
			}
		}
		if err != nil {
			return nil, err
		}
		moves[i], now[m.Step] = m, next
		if m.To == payroll.StepSending {
			entries = append(entries, journalEntry{Intent: intentOf(next, m)})
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
		Undoes: s.Undoes, Yields: s.Yields, Wanted: s.Wanted, Ours: s.Ours, Seen: s.Seen,
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
		if err := c.claimRow(t, *change.Put); err != nil {
			return err
		}
	}
	if change.Drop != nil {
		if err := c.giveUpRow(t, *change.Drop); err != nil {
			return err
		}
	}
	return c.putStep(t, key, next)
}
