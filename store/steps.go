package store

import (
	"doorzet/payroll"
)

// putStep writes a step and keeps the index of open steps.
func (c *Company) putStep(t *tx, key []byte, s payroll.Step) error {
	steps, err := c.table(t, bucketSteps)
	if err != nil {
		return err
	}
	open, err := c.table(t, bucketOpen)
	if err != nil {
		return err
	}
	if err := steps.put(key, s); err != nil {
		return err
	}
	id := []byte(s.ID)
	if !s.State.Open() {
		return open.drop(id)
	}
	if known, err := open.has(id); err != nil || known {
		return err
	}
	return open.putRaw(id, key)
}

// step finds a step and its key, without the lines that it counts.
func (c *Company) step(t *tx, id payroll.StepID) ([]byte, payroll.Step, error) {
	var s payroll.Step
	ids, err := c.table(t, bucketStepIDs)
	if err != nil {
		return nil, s, err
	}
	key, err := ids.raw([]byte(id))
	if err != nil {
		return nil, s, err
	}
	if key == nil {
		return nil, s, payroll.NewProblem(CodeNoStep, "step", string(id))
	}
	key = clone(key)
	steps, err := c.table(t, bucketSteps)
	if err != nil {
		return nil, s, err
	}
	ok, err := steps.get(key, &s)
	if err == nil && (!ok || s.ID != id) {
		err = payroll.NewProblem(CodeIndex, "bucket", steps.path, "key", showKey(key))
	}
	return key, s, err
}

// Step gives a step with the lines that it counts.
func (c *Company) Step(id payroll.StepID) (s payroll.Step, err error) {
	err = c.l.view(func(t *tx) error {
		var key []byte
		if key, s, err = c.step(t, id); err != nil {
			return err
		}
		shares, err := c.table(t, bucketShares)
		if err != nil {
			return err
		}
		_, err = shares.get(key, &s.Counts)
		return err
	})
	return s, err
}

// stepRange reads the steps whose keys begin with a prefix, and their shares.
func (c *Company) stepRange(t *tx, prefix []byte) ([]payroll.Step, error) {
	steps, err := c.table(t, bucketSteps)
	if err != nil {
		return nil, err
	}
	shares, err := c.table(t, bucketShares)
	if err != nil {
		return nil, err
	}
	raw, err := collect(steps, prefix, after(prefix))
	if err != nil {
		return nil, err
	}
	parts, err := collect(shares, prefix, after(prefix))
	if err != nil {
		return nil, err
	}
	byKey := make(map[string]sealed, len(parts))
	for _, p := range parts {
		byKey[string(p.key)] = p
	}
	out := make([]payroll.Step, len(raw))
	return out, share(t.path, len(raw), func(i int) error {
		if err := raw[i].open(steps, &out[i]); err != nil {
			return err
		}
		if p, ok := byKey[string(raw[i].key)]; ok {
			return p.open(shares, &out[i].Counts)
		}
		return nil
	})
}

// StepsFor gives the steps of every batch for a period, in the order in which
// they were made, with the lines that they count.
func (c *Company) StepsFor(p payroll.Period) (out []payroll.Step, err error) {
	err = c.l.view(func(t *tx) (err error) { out, err = c.stepRange(t, periodPrefix(p)); return err })
	return out, err
}

// Steps gives the steps of a batch in their order, with the lines that they count.
func (c *Company) Steps(batch payroll.BatchID) (out []payroll.Step, err error) {
	err = c.l.view(func(t *tx) error {
		_, r, err := c.batch(t, batch)
		if err != nil {
			return err
		}
		out, err = c.stepsOf(t, r, batch)
		return err
	})
	return out, err
}

func (c *Company) stepsOf(t *tx, r batchRecord, id payroll.BatchID) ([]payroll.Step, error) {
	key, _, err := c.batch(t, id)
	if err != nil {
		return nil, err
	}
	bySeq := make([]payroll.Step, r.Next)
	found := 0
	for _, p := range r.Periods {
		steps, err := c.stepRange(t, append(periodPrefix(p), key...))
		if err != nil {
			return nil, err
		}
		for _, s := range steps {
			if s.Seq < 0 || s.Seq >= len(bySeq) || s.Batch != id {
				return nil, payroll.NewProblem(CodeIndex, "bucket", bucketSteps, "key", string(s.ID))
			}
			bySeq[s.Seq] = s
			found++
		}
	}
	if found != len(bySeq) {
		return nil, payroll.NewProblem(CodeIndex, "bucket", bucketBatches, "key", string(id))
	}
	return bySeq, nil
}

// OpenSteps gives the steps of any batch that have not come to an end, with
// the lines that they count, in the order in which they were made per period.
func (c *Company) OpenSteps() (out []payroll.Step, err error) {
	err = c.l.view(func(t *tx) (err error) { out, err = c.openSteps(t); return err })
	return out, err
}

func (c *Company) openSteps(t *tx) ([]payroll.Step, error) {
	open, err := c.table(t, bucketOpen)
	if err != nil {
		return nil, err
	}
	shares, err := c.table(t, bucketShares)
	if err != nil {
		return nil, err
	}
	keys, err := c.openKeys(open)
	if err != nil {
		return nil, err
	}
	steps, err := c.table(t, bucketSteps)
	if err != nil {
		return nil, err
	}
	if err := steps.provenPeriods(keys); err != nil {
		return nil, err
	}
	out := make([]payroll.Step, len(keys))
	for i, key := range keys {
		ok, err := steps.get(key, &out[i])
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, payroll.NewProblem(CodeIndex, "bucket", open.path, "key", showKey(key))
		}
		if _, err := shares.get(key, &out[i].Counts); err != nil {
			return nil, err
		}
	}
	return out, nil
}
