package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"

	"doorzet/payroll"
)

// Room that a batch needs beforehand, so that a disk that fills up cannot
// keep an outcome from being recorded: bytes in the ledger, and in the journal
// per call and at least.
const (
	roomLedger  = 1 << 20
	roomCall    = 2 << 10
	roomJournal = 1 << 20
)

// keyRoom is where the room in the ledger is for a moment. It holds no record.
const keyRoom = "room"

// batchRecord is a batch as the ledger keeps it, with the periods of its steps.
type batchRecord struct {
	payroll.Batch
	Periods []payroll.Period `json:"periods"`
	// Next is the number of the next step.
	Next int `json:"next"`
}

// stepKey is where a step is kept: all steps of a period are one range, in
// the order in which they were made.
func stepKey(p payroll.Period, batch []byte, seq int) []byte {
	key := append(periodPrefix(p), batch...)
	return binary.BigEndian.AppendUint32(key, uint32(seq)) //nolint:gosec // counts from 0
}

func periodPrefix(p payroll.Period) []byte { return []byte(p.String() + "/") }

// CreateBatch writes a batch with all its steps in one transaction, before
// the first call, and anchors the audit trail in the journal. It reserves room first and fails with a Problem when there
// is none or when nothing may be sent. Seq and Batch of the steps, and an
// empty At or By of the batch, are filled in.
func (c *Company) CreateBatch(b payroll.Batch, steps []payroll.Step, a Audit) error {
	if err := c.l.Sendable(); err != nil {
		return err
	}
	k := c.l.wantSeal()
	c.l.write.Lock()
	defer c.l.write.Unlock()
	if err := c.l.reserve(steps); err != nil {
		return err
	}
	var heads []trailHead
	err := c.l.updateLocked(func(t *tx) error {
		err := c.l.startSeal(t, k)
		if err == nil {
			err = c.createBatch(t, b, steps, a)
		}
		if err == nil {
			heads, err = c.l.trailsOf(t, c.key)
		}
		return err
	})
	if err == nil {
		err = c.l.anchorTrails(k, heads)
	}
	if err == nil {
		c.l.writeHead()
	}
	return err
}

func (c *Company) createBatch(t *tx, b payroll.Batch, steps []payroll.Step, a Audit) error {
	batches, err := c.table(t, bucketBatches)
	if err != nil {
		return err
	}
	ids, err := c.table(t, bucketBatchIDs)
	if err != nil {
		return err
	}
	seq, err := batches.next()
	if err != nil {
		return err
	}
	if b.At == "" {
		b.At = t.stamp()
	}
	if b.By == "" {
		b.By = t.actor
	}
	known, err := ids.has([]byte(b.ID))
	if err != nil {
		return err
	}
	if known || b.ID == "" {
		return payroll.NewProblem(CodeNoBatch, "batch", string(b.ID))
	}
	if err := ids.putRaw([]byte(b.ID), number(seq)); err != nil {
		return err
	}
	r := batchRecord{Batch: b}
	r.Steps = 0
	if err := c.addSteps(t, &r, number(seq), steps); err != nil {
		return err
	}
	if err := batches.put(number(seq), r); err != nil {
		return err
	}
	return t.audit(a, c.path()...)
}

// AddSteps replaces waiting steps of a batch by others, in one transaction: a
// resume has planned again. A step that waits may be half done: what it has
// done stands in the register. A step under way or in doubt cannot be replaced.
func (c *Company) AddSteps(batch payroll.BatchID, supersede []payroll.StepID, steps []payroll.Step, a Audit) error {
	if err := c.l.Sendable(); err != nil {
		return err
	}
	c.l.write.Lock()
	defer c.l.write.Unlock()
	if err := c.l.reserve(steps); err != nil {
		return err
	}
	return c.l.updateLocked(func(t *tx) error {
		key, r, err := c.batch(t, batch)
		if err != nil {
			return err
		}
		for _, id := range supersede {
			if err := c.supersede(t, id); err != nil {
				return err
			}
		}
		if err := c.addSteps(t, &r, key, steps); err != nil {
			return err
		}
		r.Closed = false
		batches, err := c.table(t, bucketBatches)
		if err != nil {
			return err
		}
		if err := batches.put(key, r); err != nil {
			return err
		}
		return t.audit(a, c.path()...)
	})
}

// Supersede ends waiting steps of a batch that are not to be sent after all, in
// one transaction. A step under way or in doubt cannot be ended so.
func (c *Company) Supersede(batch payroll.BatchID, steps []payroll.StepID, a Audit) error {
	return c.l.update(func(t *tx) error {
		for _, id := range steps {
			if _, s, err := c.step(t, id); err != nil || s.Batch != batch {
				return errors.Join(err, payroll.NewProblem(CodeNoStep, "step", string(id)))
			}
			if err := c.supersede(t, id); err != nil {
				return err
			}
		}
		return t.audit(a, c.path()...)
	})
}

// addSteps writes steps behind those that the batch has.
func (c *Company) addSteps(t *tx, r *batchRecord, batch []byte, steps []payroll.Step) error {
	ids, err := c.table(t, bucketStepIDs)
	if err != nil {
		return err
	}
	counts := make(map[LineKey][]CountRef)
	for _, s := range steps {
		s.Batch, s.Seq = r.ID, r.Next
		known, err := ids.has([]byte(s.ID))
		if err != nil {
			return err
		}
		if known || s.ID == "" {
			return payroll.NewProblem(CodeNoStep, "step", string(s.ID))
		}
		key := stepKey(s.ForPeriod, batch, s.Seq)
		if err := ids.putRaw([]byte(s.ID), key); err != nil {
			return err
		}
		if err := c.putStep(t, key, s); err != nil {
			return err
		}
		if err := c.putShares(t, key, s.Counts); err != nil {
			return err
		}
		for _, n := range s.Counts {
			at := LineKey{n.Date, n.Line}
			counts[at] = append(counts[at], CountRef{Step: s.ID, Period: s.ForPeriod, Version: n.Version})
		}
		if !slices.Contains(r.Periods, s.ForPeriod) {
			r.Periods = append(r.Periods, s.ForPeriod)
		}
		r.Next++
		r.Steps++
	}
	return c.countLines(t, counts)
}

func (c *Company) putShares(t *tx, key []byte, counts []payroll.Counted) error {
	if len(counts) == 0 {
		return nil
	}
	shares, err := c.table(t, bucketShares)
	if err != nil {
		return err
	}
	return shares.put(key, counts)
}

// countLines adds the steps that count each line, in key order.
func (c *Company) countLines(t *tx, counts map[LineKey][]CountRef) error {
	counted, err := c.table(t, bucketCounted)
	if err != nil {
		return err
	}
	type add struct {
		key  []byte
		refs []CountRef
	}
	adds := make([]add, 0, len(counts))
	for at, refs := range counts {
		adds = append(adds, add{at.bytes(), refs})
	}
	slices.SortFunc(adds, func(a, b add) int { return bytes.Compare(a.key, b.key) })
	for _, n := range adds {
		var refs []CountRef
		if _, err := counted.get(n.key, &refs); err != nil {
			return err
		}
		if err := counted.put(n.key, append(refs, n.refs...)); err != nil {
			return err
		}
	}
	return nil
}

// supersede ends a waiting step that another takes the place of; it no longer
// counts its lines.
func (c *Company) supersede(t *tx, id payroll.StepID) error {
	key, s, err := c.step(t, id)
	if err != nil {
		return err
	}
	if s.State != payroll.StepWaiting {
		return payroll.NewProblem(CodeStepOpen, "step", string(id))
	}
	s.State = payroll.StepSuperseded
	if err := c.putStep(t, key, s); err != nil {
		return err
	}
	shares, err := c.table(t, bucketShares)
	if err != nil {
		return err
	}
	counted, err := c.table(t, bucketCounted)
	if err != nil {
		return err
	}
	var counts []payroll.Counted
	if _, err := shares.get(key, &counts); err != nil {
		return err
	}
	for _, n := range counts {
		at := LineKey{n.Date, n.Line}.bytes()
		var refs []CountRef
		if _, err := counted.get(at, &refs); err != nil {
			return err
		}
		refs = slices.DeleteFunc(refs, func(r CountRef) bool { return r.Step == id })
		if len(refs) == 0 {
			err = counted.drop(at)
		} else {
			err = counted.put(at, refs)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// countAgain lets a step that was superseded count its lines once more.
func (c *Company) countAgain(t *tx, key []byte, s payroll.Step) error {
	shares, err := c.table(t, bucketShares)
	if err != nil {
		return err
	}
	var parts []payroll.Counted
	if _, err := shares.get(key, &parts); err != nil {
		return err
	}
	counts := make(map[LineKey][]CountRef)
	for _, n := range parts {
		at := LineKey{n.Date, n.Line}
		counts[at] = append(counts[at], CountRef{Step: s.ID, Period: s.ForPeriod, Version: n.Version})
	}
	return c.countLines(t, counts)
}

// reserve makes room for the outcomes of the steps' calls. The caller holds
// l.write.
func (l *Ledger) reserve(steps []payroll.Step) error {
	if err := l.writable(); err != nil {
		return err
	}
	calls := 0
	for _, s := range steps {
		calls += len(s.Calls)
	}
	if l.journal != nil {
		had := l.journal.size
		if err := l.journal.reserve(max(roomJournal, int64(calls)*roomCall)); err != nil {
			return payroll.NewProblem(CodeNoRoom, "path", l.opts.Dir).Because(err)
		}
		if l.journal.size != had {
			l.syncs.Add(1)
		}
	}
	if err := l.fillRoom(); err != nil {
		return err
	}
	return l.updateLocked(func(t *tx) error {
		meta, err := t.table(bucketMeta)
		if err != nil {
			return err
		}
		return meta.drop([]byte(keyRoom))
	})
}

// fillRoom makes the ledger's file as long as it will have to be. A stop before
// the room is given back leaves it filled: that is no damage, and the next batch
// gives it back.
func (l *Ledger) fillRoom() error {
	return l.updateLocked(func(t *tx) error {
		meta, err := t.table(bucketMeta)
		if err != nil {
			return err
		}
		return meta.putRaw([]byte(keyRoom), make([]byte, roomLedger))
	})
}

// batch finds a batch and its key.
func (c *Company) batch(t *tx, id payroll.BatchID) ([]byte, batchRecord, error) {
	var r batchRecord
	ids, err := c.table(t, bucketBatchIDs)
	if err != nil {
		return nil, r, err
	}
	key, err := ids.raw([]byte(id))
	if err != nil {
		return nil, r, err
	}
	if key == nil {
		return nil, r, payroll.NewProblem(CodeNoBatch, "batch", string(id))
	}
	key = clone(key)
	batches, err := c.table(t, bucketBatches)
	if err != nil {
		return nil, r, err
	}
	ok, err := batches.get(key, &r)
	if err == nil && !ok {
		err = payroll.NewProblem(CodeIndex, "bucket", batches.path, "key", showKey(key))
	}
	return key, r, err
}

// Batches lists the batches, oldest first.
func (c *Company) Batches() (out []payroll.Batch, err error) {
	err = c.l.view(func(t *tx) error {
		batches, err := c.table(t, bucketBatches)
		if err != nil {
			return err
		}
		records, err := readAll[batchRecord](batches, nil, nil)
		out = make([]payroll.Batch, 0, len(records))
		for _, r := range records {
			out = append(out, r.Batch)
		}
		return err
	})
	return out, err
}

// Batch gives a batch; a Problem when it is not known.
func (c *Company) Batch(id payroll.BatchID) (payroll.Batch, error) {
	var r batchRecord
	err := c.l.view(func(t *tx) (err error) { _, r, err = c.batch(t, id); return err })
	return r.Batch, err
}

// UpdateBatch changes what a batch says of itself; id and number of steps
// stay. An error of fn changes nothing.
func (c *Company) UpdateBatch(id payroll.BatchID, a Audit, fn func(*payroll.Batch) error) error {
	return c.l.update(func(t *tx) error { return c.updateBatch(t, id, a, fn) })
}

func (c *Company) updateBatch(t *tx, id payroll.BatchID, a Audit, fn func(*payroll.Batch) error) error {
	key, r, err := c.batch(t, id)
	if err != nil {
		return err
	}
	steps := r.Steps
	if err := fn(&r.Batch); err != nil {
		return err
	}
	r.ID, r.Steps = id, steps
	batches, err := c.table(t, bucketBatches)
	if err != nil {
		return err
	}
	if err := batches.put(key, r); err != nil {
		return err
	}
	return t.audit(a, c.path()...)
}

// CloseBatch keeps the result of the read-back, when there is one, marks the
// batch closed when none of its steps is open, and keeps the chain head outside.
func (c *Company) CloseBatch(id payroll.BatchID, check *payroll.Check) error {
	c.l.write.Lock()
	defer c.l.write.Unlock()
	err := c.l.updateLocked(func(t *tx) error {
		_, r, err := c.batch(t, id)
		if err != nil {
			return err
		}
		steps, err := c.stepsOf(t, r, id)
		if err != nil {
			return err
		}
		open := slices.ContainsFunc(steps, func(s payroll.Step) bool { return s.State.Open() })
		return c.updateBatch(t, id, Audit{}, func(b *payroll.Batch) error {
			b.Closed = !open
			if check != nil {
				b.Check = check
			}
			return nil
		})
	})
	if err == nil {
		c.l.writeHead()
	}
	return err
}
