package store

import (
	"slices"
	"strings"

	"go.etcd.io/bbolt"
)

// schemaTallied is the first schema whose tallies prove everything that money
// rests on. Before it there was one per bucket, without sequence, parts, names
// and transaction.
const schemaTallied = 5

// retally counts everything anew and puts the tallies in place: once, when a
// ledger without them is migrated, and when they themselves were damaged and the
// records prove each other. The caller has checked the records.
func (t *tx) retally() error {
	companies, err := t.boltNames(bucketCompanies)
	if err != nil {
		return err
	}
	for _, key := range companies {
		// The buckets first: they are counted among the names.
		ranges, err := t.table(bucketCompanies, key, bucketRanges)
		if err != nil {
			return err
		}
		if err := (recount{t: t}).ranges(ranges); err != nil {
			return err
		}
	}
	tallies, err := t.table(bucketTally)
	if err != nil {
		return err
	}
	r := recount{t: t, all: map[string]tally{}}
	if err := r.names(nil, t.bolt.Cursor().Bucket()); err != nil {
		return err
	}
	if err := empty(tallies); err != nil {
		return err
	}
	for path, n := range r.all {
		if n == (tally{}) {
			continue
		}
		if err := tallies.put([]byte(path), n); err != nil {
			return err
		}
	}
	t.changes, t.ranges, t.legacy = map[string]tally{}, map[string]rangeChanges{}, false
	return nil
}

// boltNames gives the buckets below one as they are in a writing transaction.
func (t *tx) boltNames(path ...string) ([]string, error) {
	b, err := t.table(path...)
	if err != nil {
		return nil, err
	}
	var names []string
	err = b.bucket.ForEachBucket(func(k []byte) error {
		names = append(names, string(k))
		return nil
	})
	return names, err
}

// recount adds up records.
type recount struct {
	t   *tx
	all map[string]tally
}

// ranges counts the parts of a company's buckets.
func (r recount) ranges(ranges table) error {
	if err := empty(ranges); err != nil {
		return err
	}
	parts := map[string]tally{}
	for name := range partKinds {
		b, err := r.t.table(append(slices.Clone(ranges.up), name)...)
		if err != nil {
			return err
		}
		err = b.scan(nil, nil, func(key, payload []byte) error {
			in, err := partsOf(name, key, payload)
			if err != nil {
				return damaged(b.path, key, err)
			}
			sum := uint64(checksum(name, key, payload))
			for _, part := range in {
				n := parts[string(part)]
				n.add(sum, 1)
				parts[string(part)] = n
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	for part, n := range parts {
		if err := ranges.putRaw([]byte(part), encodePart(n)); err != nil {
			return err
		}
	}
	return nil
}

// names counts the buckets below one, and what they hold.
func (r recount) names(path []string, b *bbolt.Bucket) error {
	full := strings.Join(path, "/")
	return b.ForEachBucket(func(k []byte) error {
		n := r.all[namesBefore+full]
		n.add(nameSum(string(k)), 1)
		r.all[namesBefore+full] = n
		below := append(slices.Clone(path), string(k))
		if len(path) == 0 && string(k) == bucketTally {
			return nil
		}
		if err := r.records(strings.Join(below, "/"), b.Bucket(k)); err != nil {
			return err
		}
		return r.names(below, b.Bucket(k))
	})
}

func (r recount) records(path string, b *bbolt.Bucket) error {
	n := tally{Seq: b.Sequence()}
	err := b.ForEach(func(_, value []byte) error {
		if value != nil {
			n.add(uint64(sealOf(value)), 1)
		}
		return nil
	})
	r.all[path] = n
	return err
}

// empty removes every record of a bucket.
func empty(b table) error {
	var keys [][]byte
	err := b.scanSealed(nil, nil, func(key, _ []byte) error {
		keys = append(keys, clone(key))
		return nil
	})
	if err != nil {
		return err
	}
	for _, key := range keys {
		if err := b.bucket.Delete(key); err != nil {
			return err
		}
	}
	return nil
}
