package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"go.etcd.io/bbolt"

	"doorzet/payroll"
)

// Check reads everything and compares it: the envelopes, the number of records
// of each bucket, the indexes, the audit chains and the whole journal, of which
// every call must stand in the ledger as it says. It gives what is wrong, nil
// when nothing is.
func (l *Ledger) Check() []*payroll.Problem {
	var found []*payroll.Problem
	add := func(err error) {
		if err == nil {
			return
		}
		var p *payroll.Problem
		if !errors.As(err, &p) {
			p = payroll.NewProblem(CodeDamagedFile, "path", l.db.Path()).Because(err)
		}
		found = append(found, p)
	}
	add(l.view(func(t *tx) error { return t.checkRecords(add) }))
	add(l.view(func(t *tx) error {
		add(t.verifyAudit())
		keys, err := t.companyKeys()
		if err != nil {
			return err
		}
		for _, key := range keys {
			c := &Company{l, key}
			add(t.verifyAudit(c.path()...))
			add(c.checkSteps(t))
			add(c.checkRows(t))
		}
		return nil
	}))
	add(l.checkJournal())
	return found
}

// CheckPages runs bbolt's own check of the file's pages. On a damaged file it
// can crash or hang, so run it in a process of its own with a time limit.
func (l *Ledger) CheckPages() error {
	return l.view(func(t *tx) error {
		var errs []error
		for err := range t.bolt.Check() {
			errs = append(errs, err)
		}
		if len(errs) == 0 {
			return nil
		}
		return payroll.NewProblem(CodeDamagedFile, "path", l.db.Path()).Because(errors.Join(errs...))
	})
}

// checkRecords opens every envelope and compares the tallies.
func (t *tx) checkRecords(add func(error)) error {
	want := make(map[string]tally)
	tallies, err := t.table(bucketTally)
	if err != nil {
		return err
	}
	err = tallies.scan(nil, nil, func(key, payload []byte) error {
		var n tally
		if err := decode(payload, &n); err != nil {
			return damaged(tallies.path, key, err)
		}
		want[string(key)] = n
		return nil
	})
	if err != nil {
		return err
	}
	err = t.bolt.ForEach(func(name []byte, b *bbolt.Bucket) error {
		return walk(table{tx: t, bucket: b, path: string(name), name: string(name)}, want, add)
	})
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if n := want[path]; n != (tally{}) {
			add(payroll.NewProblem(CodeTally, "bucket", showKey([]byte(path))))
		}
	}
	return err
}

// walk takes every record of a bucket and those below it off its tally. A
// tally that fits ends at nothing.
func walk(b table, want map[string]tally, add func(error)) error {
	var last []byte
	return b.bucket.ForEach(func(key, value []byte) error {
		if last != nil && bytes.Compare(last, key) >= 0 {
			add(damaged(b.path, key, errEnvelope))
		}
		last = clone(key)
		if value == nil {
			sub := b.bucket.Bucket(key)
			if sub == nil {
				return damaged(b.path, key, errEnvelope)
			}
			return walk(table{b.tx, sub, b.path + "/" + string(key), string(key)}, want, add)
		}
		payload, err := unseal(b.name, key, value)
		if err != nil {
			add(damaged(b.path, key, err))
		} else if b.name != bucketProfiles && !rawBucket(b.name) && !json.Valid(payload) {
			add(damaged(b.path, key, errEnvelope))
		}
		if b.path != bucketTally {
			n := want[b.path]
			n.Count--
			n.Sum -= uint64(sealOf(value))
			want[b.path] = n
		}
		return nil
	})
}

// rawBucket tells which buckets hold keys instead of JSON.
func rawBucket(name string) bool {
	switch name {
	case bucketBatchIDs, bucketStepIDs, bucketOpen, bucketRowIndex, bucketLines:
		return true
	}
	return false
}

// checkSteps compares steps, their ids and the index of open ones.
func (c *Company) checkSteps(t *tx) error {
	steps, err := c.table(t, bucketSteps)
	if err != nil {
		return err
	}
	ids, err := c.table(t, bucketStepIDs)
	if err != nil {
		return err
	}
	open, err := c.table(t, bucketOpen)
	if err != nil {
		return err
	}
	n, opened := 0, 0
	err = steps.scan(nil, nil, func(key, payload []byte) error {
		var s payroll.Step
		if err := decode(payload, &s); err != nil {
			return damaged(steps.path, key, err)
		}
		n++
		at, err := ids.raw([]byte(s.ID))
		if err != nil {
			return err
		}
		if s.State.Open() {
			opened++
		}
		if !bytes.Equal(at, key) || s.State.Open() != open.has([]byte(s.ID)) {
			return payroll.NewProblem(CodeIndex, "bucket", steps.path, "key", showKey(key))
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := count(ids, n); err != nil {
		return err
	}
	return count(open, opened)
}

// count compares the number of records of an index.
func count(t table, want int) error {
	n := 0
	err := t.scan(nil, nil, func(_, _ []byte) error { n++; return nil })
	if err == nil && n != want {
		err = payroll.NewProblem(CodeIndex, "bucket", t.path, "key", "")
	}
	return err
}

// checkRows compares the register with its index.
func (c *Company) checkRows(t *tx) error {
	rows, err := c.table(t, bucketRows)
	if err != nil {
		return err
	}
	index, err := c.table(t, bucketRowIndex)
	if err != nil {
		return err
	}
	n := 0
	err = rows.scan(nil, nil, func(key, payload []byte) error {
		var r payroll.OwnRow
		if err := decode(payload, &r); err != nil {
			return damaged(rows.path, key, err)
		}
		for _, place := range rowPlaces(r) {
			n++
			if !index.has(place) {
				return payroll.NewProblem(CodeIndex, "bucket", index.path, "key", showKey(place))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return count(index, n)
}

// checkJournal reads the whole chain and looks for what the ledger applied.
func (l *Ledger) checkJournal() error {
	l.write.Lock()
	defer l.write.Unlock()
	if l.journal == nil {
		return l.Sendable()
	}
	content, err := l.journal.read(0)
	if err != nil {
		return err
	}
	found := false
	said := map[callPlace]testimony{}
	last, torn, err := readChain(content, mark{}, func(m mark, r journalRecord) error {
		found = found || m == l.applied
		testimonies(said, m, r)
		return nil
	})
	switch {
	case err != nil || torn > 0 || last != l.journal.head:
		return payroll.NewProblem(CodeJournalDamaged, "path", l.journal.path,
			"seq", strconv.FormatUint(last.Seq+1, 10)).Because(fmt.Errorf("store: %w", errors.Join(err, errJournal)))
	case !found:
		return payroll.NewProblem(CodeJournalOther, "path", l.journal.path)
	}
	return l.prove(said)
}
