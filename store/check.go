package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"doorzet/payroll"
)

// Check reads everything and compares it: the envelopes, the number of records
// of each bucket, the indexes, the audit chains and the whole journal, of which
// every call must stand in the ledger as it says. It gives what is wrong, nil
// when nothing is; what is wrong stops sending.
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
		for _, old := range found {
			if old.Code == p.Code && maps.Equal(old.Args, p.Args) {
				return
			}
		}
		found = append(found, p)
		_ = l.damaging(p) // it is told with the others
		if p.Code == CodeJournalDamaged || p.Code == CodeJournalOther || p.Code == CodeJournalShort {
			l.block(p) // until it is healed or reconciled
		}
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

// checkRecords opens every envelope and compares the tallies and the pages.
func (t *tx) checkRecords(add func(error)) error {
	add(t.proveStamp())
	c := checker{t: t, want: map[string]tally{}, add: add}
	tallies, err := t.table(bucketTally)
	if err != nil {
		return err
	}
	err = tallies.scan(nil, nil, func(key, payload []byte) error {
		if string(key) == stampKey {
			return nil // proveStamp has read it
		}
		var n tally
		if err := decode(payload, &n); err != nil {
			return damaged(tallies.path, key, err)
		}
		c.want[string(key)] = n
		return nil
	})
	if err != nil {
		return err
	}
	root, err := t.spot(nil)
	if err != nil {
		return err
	}
	c.bucket(nil, root)
	for _, path := range slices.Sorted(maps.Keys(c.want)) {
		if n := c.want[path]; n != (tally{}) {
			add(wrongTally(strings.TrimPrefix(path, namesBefore)))
		}
	}
	return t.broken(t.surveyed(root))
}

// checker takes every record off the tallies. A tally that fits ends at nothing.
type checker struct {
	t    *tx
	want map[string]tally
	add  func(error)
}

// bucket goes through a bucket and those below it. What is wrong with one
// bucket does not keep the others from being looked at.
func (c checker) bucket(path []string, at spot) {
	full := strings.Join(path, "/")
	if len(path) > 0 {
		c.take(full, func(n *tally) {
			if !c.t.legacy {
				n.Seq -= at.seq
			}
		})
	}
	b := table{tx: c.t, at: at, path: full}
	if len(path) > 0 {
		b.up, b.name = path[:len(path)-1], path[len(path)-1]
	}
	var parts map[string]tally
	err := c.t.tree.scan(at, nil, nil, func(r record) error {
		if !r.bucket {
			c.record(b, r, &parts)
			return nil
		}
		sub, err := below(r)
		if err != nil {
			return err
		}
		if !c.t.legacy {
			c.take(namesBefore+full, func(n *tally) { n.add(nameSum(string(r.key)), -1) })
		}
		c.bucket(append(slices.Clone(path), string(r.key)), sub)
		return nil
	})
	if c.add(c.t.broken(err)); err == nil && len(path) > 0 {
		c.parts(b, parts)
	}
}

func (c checker) take(path string, change func(*tally)) {
	n := c.want[path]
	change(&n)
	c.want[path] = n
}

func (c checker) record(b table, r record, parts *map[string]tally) {
	payload, err := unseal(b.name, r.key, r.value)
	switch {
	case err != nil:
		c.add(damaged(b.path, r.key, err))
	case b.path == bucketMeta && string(r.key) == keyRoom: // holds no record
	case b.name != bucketProfiles && !rawBucket(b.name) && !json.Valid(payload):
		c.add(damaged(b.path, r.key, errEnvelope))
	}
	if b.path != bucketTally {
		c.take(b.path, func(n *tally) { n.add(uint64(sealOf(r.value)), -1) })
	}
	if err != nil {
		return
	}
	in, err := partsOf(b.name, r.key, payload)
	if err != nil {
		c.add(damaged(b.path, r.key, err))
	}
	for _, part := range in {
		if *parts == nil {
			*parts = map[string]tally{}
		}
		n := (*parts)[string(part)]
		n.add(uint64(sealOf(r.value)), 1)
		(*parts)[string(part)] = n
	}
}

// parts compares the parts of a bucket with their tallies.
func (c checker) parts(b table, got map[string]tally) {
	kind, ok := partKinds[b.name]
	if !ok || len(b.up) == 0 || c.t.legacy {
		return
	}
	ranges, err := c.t.table(append(slices.Clone(b.up), bucketRanges)...)
	if err != nil {
		c.add(err)
		return
	}
	err = ranges.scanPrefix([]byte{kind}, func(key, payload []byte) error {
		want, err := decodePart(payload)
		if err != nil || want != got[string(key)] {
			return wrongTally(b.path)
		}
		delete(got, string(key))
		return nil
	})
	if err == nil && len(got) > 0 {
		err = wrongTally(b.path)
	}
	c.add(err)
}

// rawBucket tells which buckets hold keys instead of JSON.
func rawBucket(name string) bool {
	switch name {
	case bucketBatchIDs, bucketStepIDs, bucketOpen, bucketRowIndex, bucketLines, bucketRanges:
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
		waits, err := open.has([]byte(s.ID))
		if err != nil {
			return err
		}
		if !bytes.Equal(at, key) || s.State.Open() != waits {
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
			known, err := index.has(place)
			if err != nil {
				return err
			}
			if !known {
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
	found := false
	said := map[callPlace]testimony{}
	last, err := l.journal.walk(func(m mark, r journalRecord) error {
		found = found || m.names(l.applied)
		testimonies(said, m, r)
		return nil
	})
	switch {
	case err != nil:
		return orDamage(err, payroll.NewProblem(CodeJournalDamaged, "path", l.journal.path,
			"seq", strconv.FormatUint(last.Seq+1, 10)).Because(fmt.Errorf("store: %w", errors.Join(err, errJournal))))
	case !found:
		return strays(l.journal.path, last, l.applied)
	}
	return l.prove(said)
}
