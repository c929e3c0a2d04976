package store

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"doorzet/ids"
	"doorzet/payroll"
)

// Mended tells what Mend did.
type Mended struct {
	// Kept is where the damaged ledger was put aside.
	Kept string
	// Rebuilt are buckets that were made anew, each proven to be what it was;
	// Dropped are those that nothing proves and nothing needs: the history of
	// undo, and the personal values beside entries of the log.
	Rebuilt, Dropped []string
}

// errNoMend says that nothing that can be rebuilt was damaged.
var errNoMend = errors.New("store: no bucket that can be rebuilt is damaged")

// Mend rebuilds what is damaged of the ledger of a data directory, which must
// not be open, from what is whole: indexes from their records, counts from
// what they count, the register of own rows from the journal. Every bucket that
// is kept is proven by its tally, and so is every one that was rebuilt: it holds,
// to the byte, what it held. What else is damaged is a Problem that names it, and
// nothing is changed then: a copy has to be put back.
func Mend(o Options) (m Mended, err error) {
	if o.Dir, err = filepath.Abs(o.Dir); err != nil {
		return m, fmt.Errorf("store: find %s: %w", o.Dir, err)
	}
	o.Now = time.Now
	temp := filepath.Join(o.Dir, ".mend-"+ids.New())
	defer func() {
		if rm := os.Remove(temp); rm != nil && !errors.Is(rm, os.ErrNotExist) {
			err = errors.Join(err, rm)
		}
	}()
	if m, err = o.mendInto(temp); err != nil {
		return m, err
	}
	is, err := identify(temp)
	if err == nil {
		m.Kept, err = o.exchange(temp, is.ID)
	}
	return m, err
}

// mendInto writes what a ledger should hold to another file.
func (o Options) mendInto(temp string) (m Mended, err error) {
	path := filepath.Join(o.Dir, ledgerName)
	old := &Ledger{opts: o}
	if _, err := old.admit(path); err != nil {
		return m, err
	}
	if err := old.openBolt(path); err != nil {
		return m, err
	}
	defer func() { err = errors.Join(err, guard(path, old.db.Close)) }()
	s, err := old.schema()
	if err != nil {
		return m, err
	}
	if s.Schema != Schema() {
		return m, errNoMend
	}
	db, err := bbolt.Open(temp, fileMode, &bbolt.Options{Timeout: lockWait, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return m, payroll.NewProblem(CodeReadOnly, "path", o.Dir).Because(err)
	}
	made := &mender{fresh: &Ledger{opts: o, db: db}}
	err = old.view(func(t *tx) error { return made.all(t) })
	if err == nil {
		err = db.Sync()
	}
	return made.told, errors.Join(err, db.Close())
}

// mender copies what is whole and rebuilds the rest.
type mender struct {
	fresh *Ledger
	old   *tx
	want  map[string]tally
	told  Mended
	// broken are the buckets to rebuild, by the path of their company.
	broken map[string][]string
}

// How a bucket of a company that is damaged comes back.
var mendable = map[string]bool{ //nolint:gochecknoglobals // a constant
	bucketBatchIDs: true, bucketStepIDs: true, bucketOpen: true, bucketRowIndex: true, bucketCounted: true, bucketRows: true,
	bucketRanges: true,
}

func (d *mender) all(t *tx) error {
	if err := t.proveStamp(); err != nil {
		return err
	}
	d.old, d.want, d.broken = t, map[string]tally{}, map[string][]string{}
	tallies, err := t.table(bucketTally)
	if err != nil {
		return err
	}
	err = tallies.scan(nil, nil, func(key, payload []byte) error {
		if string(key) == stampKey {
			return nil
		}
		var n tally
		if err := decode(payload, &n); err != nil {
			return damaged(tallies.path, key, err)
		}
		d.want[string(key)] = n
		return nil
	})
	if err != nil {
		return err
	}
	root, err := t.spot(nil)
	if err == nil {
		err = d.bucket(nil, root)
	}
	for _, company := range slices.Sorted(maps.Keys(d.broken)) {
		if err == nil {
			err = d.rebuild(company)
		}
	}
	if err == nil && len(d.told.Rebuilt)+len(d.told.Dropped) == 0 {
		err = errNoMend
	}
	return err
}

// bucket copies a bucket and those below it.
func (d *mender) bucket(path []string, at spot) error {
	var names []string
	var got tally
	subs := map[string]spot{}
	err := d.old.tree.scan(at, nil, nil, func(r record) error {
		if !r.bucket {
			return nil
		}
		p, err := below(r)
		if err == nil {
			names = append(names, string(r.key))
			got.add(nameSum(string(r.key)), 1)
			subs[string(r.key)] = p
		}
		return err
	})
	full := strings.Join(path, "/")
	if err == nil && got != d.want[namesBefore+full] {
		err = wrongTally(full)
	}
	if err != nil {
		return d.old.broken(err)
	}
	for _, name := range names {
		sub := append(slices.Clone(path), name)
		switch {
		case len(path) == 0 && name == bucketTally, name == bucketRanges:
			d.counts(sub, subs[name])
		default:
			if err = d.records(sub, subs[name]); err == nil {
				err = d.below(sub, subs[name])
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// below goes on in a bucket of buckets; those with records have none below.
func (d *mender) below(path []string, at spot) error {
	if path[0] != bucketCompanies || len(path) > 2 {
		return nil
	}
	return d.bucket(path, at)
}

// counts are made anew with what they count, whatever they hold.
func (d *mender) counts(path []string, at spot) {
	if len(path) > 1 && d.proven(path, at) != nil {
		d.told.Rebuilt = append(d.told.Rebuilt, strings.Join(path, "/"))
	}
}

// proven reads a bucket of records and holds it against its tally.
func (d *mender) proven(path []string, at spot) error {
	name, full := path[len(path)-1], strings.Join(path, "/")
	got := tally{Seq: at.seq}
	err := d.old.tree.scan(at, nil, nil, func(r record) error {
		if r.bucket {
			return nil
		}
		if _, err := unseal(name, r.key, r.value); err != nil {
			return damaged(full, r.key, err)
		}
		got.add(uint64(sealOf(r.value)), 1)
		return nil
	})
	if err == nil && got != d.want[full] {
		err = wrongTally(full)
	}
	return d.old.broken(err)
}

// mendStep is after how many records a transaction of the copy ends.
const mendStep = 20_000

// records copies a bucket that is whole; one that is not is rebuilt, dropped, or
// a Problem.
func (d *mender) records(path []string, at spot) error {
	name, full := path[len(path)-1], strings.Join(path, "/")
	ofCompany := len(path) == 3 && path[0] == bucketCompanies
	if err := d.proven(path, at); err != nil {
		switch {
		case ofCompany && mendable[name]:
			d.broken[path[1]] = append(d.broken[path[1]], name)
			d.told.Rebuilt = append(d.told.Rebuilt, full)
		case ofCompany && name == bucketUndo, name == bucketDetails:
			d.told.Dropped = append(d.told.Dropped, full)
		default:
			return err
		}
		return d.copied(path, nil)
	}
	var batch []record
	err := d.old.tree.scan(at, nil, nil, func(r record) error {
		if r.bucket {
			return nil
		}
		if batch = append(batch, r); len(batch) < mendStep {
			return nil
		}
		err := d.copied(path, batch)
		batch = batch[:0]
		return err
	})
	if err != nil {
		return d.old.broken(err)
	}
	return d.copied(path, batch)
}

// copied writes records to the other file, and the number that the bucket gave last.
func (d *mender) copied(path []string, list []record) error {
	return d.fresh.update(func(t *tx) error {
		b, err := t.table(path...)
		if err != nil {
			return err
		}
		for _, r := range list {
			payload, err := unseal(b.name, r.key, r.value)
			if err == nil {
				err = b.putRaw(r.key, payload)
			}
			if err != nil {
				return err
			}
		}
		return b.numberFrom(d.want[b.path].Seq)
	})
}

// numberFrom sets the number that a bucket gave last.
func (t table) numberFrom(seq uint64) error {
	change := t.tx.changes[t.path]
	change.Seq = seq
	t.tx.changes[t.path] = change
	return t.bucket.SetSequence(seq)
}

// rebuild makes the damaged buckets of a company anew, in an order in which each
// rests on what is there, and proves them.
func (d *mender) rebuild(company string) error {
	c := &Company{d.fresh, CompanyKey(company)}
	names := d.broken[company]
	if slices.Contains(names, bucketRows) {
		if err := d.rebuildRows(c); err != nil {
			return err
		}
	}
	err := d.fresh.update(func(t *tx) error {
		for _, name := range names {
			if err := c.derive(t, name); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return d.fresh.view(func(t *tx) error {
		for _, name := range names {
			full := strings.Join(append(c.path(), name), "/")
			if got, err := t.want(full); err != nil {
				return err
			} else if got != d.want[full] {
				return wrongTally(full)
			}
		}
		return nil
	})
}

// derive makes an index anew from what it leads to.
func (c *Company) derive(t *tx, name string) error {
	to, err := c.table(t, name)
	if err != nil {
		return err
	}
	switch name {
	case bucketBatchIDs:
		return deriveFrom(c, t, bucketBatches, func(key []byte, b batchRecord) error { return to.putRaw([]byte(b.ID), key) })
	case bucketStepIDs:
		return deriveFrom(c, t, bucketSteps, func(key []byte, s payroll.Step) error { return to.putRaw([]byte(s.ID), key) })
	case bucketOpen:
		return deriveFrom(c, t, bucketSteps, func(key []byte, s payroll.Step) error {
			if !s.State.Open() {
				return nil
			}
			return to.putRaw([]byte(s.ID), key)
		})
	case bucketRowIndex:
		return deriveFrom(c, t, bucketRows, func(_ []byte, r payroll.OwnRow) error {
			for _, place := range rowPlaces(r) {
				if err := to.putRaw(place, rowBytes(r.Kind, r.ID)); err != nil {
					return err
				}
			}
			return nil
		})
	case bucketCounted:
		return c.recount(t)
	}
	return nil
}

// deriveFrom calls fn with each record of a bucket.
func deriveFrom[T any](c *Company, t *tx, name string, fn func(key []byte, v T) error) error {
	from, err := c.table(t, name)
	if err != nil {
		return err
	}
	return from.scan(nil, nil, func(key, payload []byte) error {
		var v T
		if err := decode(payload, &v); err != nil {
			return damaged(from.path, key, err)
		}
		return fn(clone(key), v)
	})
}

// recount makes anew which steps count a line, in the order in which they came.
func (c *Company) recount(t *tx) error {
	type stepAt struct {
		key  []byte
		step payroll.Step
	}
	var all []stepAt
	err := deriveFrom(c, t, bucketSteps, func(key []byte, s payroll.Step) error {
		if s.State != payroll.StepSuperseded {
			all = append(all, stepAt{key, s})
		}
		return nil
	})
	if err != nil {
		return err
	}
	// A key is period, slash, batch and number: the batch tells what came first.
	order := func(k []byte) string { return string(k[strings.IndexByte(string(k), '/')+1:]) }
	slices.SortStableFunc(all, func(a, b stepAt) int { return cmp.Compare(order(a.key), order(b.key)) })
	shares, err := c.table(t, bucketShares)
	if err != nil {
		return err
	}
	lines, err := c.table(t, bucketLines)
	if err != nil {
		return err
	}
	for _, s := range all {
		var parts []payroll.Counted
		if _, err := shares.get(s.key, &parts); err != nil {
			return err
		}
		counts := map[LineKey][]CountRef{}
		for _, n := range parts {
			at := LineKey{n.Date, n.Line}
			there, err := lines.has(at.bytes())
			if err != nil {
				return err
			}
			if there { // else it was purged, and its counts with it
				counts[at] = append(counts[at], CountRef{Step: s.step.ID, Period: s.step.ForPeriod, Version: n.Version})
			}
		}
		if err := c.countLines(t, counts); err != nil {
			return err
		}
	}
	return nil
}
