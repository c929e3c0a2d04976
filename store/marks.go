package store

import (
	"doorzet/payroll"
)

// CreateMarked writes a batch whose steps were done without a call to Nmbrs: a
// person says that the amounts went by the import sheet, or takes that back.
// What it does to the register is journalled first, so that an older copy of
// the ledger that is put back still knows what is ours. The batch is closed at
// once. It fails with a Problem when nothing may be sent.
func (c *Company) CreateMarked(b payroll.Batch, steps []payroll.Step, changes []payroll.RowChange, a Audit) error {
	if err := c.l.Sendable(); err != nil {
		return err
	}
	// Nothing may fail once the journal has its record.
	for _, s := range steps {
		if s.State != payroll.StepDone || len(s.Calls) > 0 {
			return payroll.NewProblem(CodeStepOpen, "step", string(s.ID))
		}
	}
	c.l.write.Lock()
	defer c.l.write.Unlock()
	if err := c.l.reserve(nil); err != nil {
		return err
	}
	moves := rowMoves(changes)
	entries := make([]journalEntry, len(moves))
	for i := range moves {
		entries[i] = journalEntry{Row: &moves[i]}
	}
	b.Closed = true
	err := c.l.journalled(c.key, entries, func(t *tx) error {
		for _, m := range moves {
			if err := c.applyRowMove(t, m); err != nil {
				return err
			}
		}
		return c.createBatch(t, b, steps, a)
	})
	if err == nil {
		c.l.writeHead()
	}
	return err
}

func rowMoves(changes []payroll.RowChange) []rowMove {
	var out []rowMove
	for _, ch := range changes {
		if ch.Drop != nil {
			out = append(out, rowMove{Retire: &rowKey{ch.Drop.Kind, ch.Drop.ID}})
		}
		if ch.Put != nil {
			out = append(out, rowMove{Put: ch.Put})
		}
	}
	return out
}
