package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"maps"
	"slices"
	"strings"

	"doorzet/payroll"
)

// wrongTally says that records of a bucket are missing or too many.
func wrongTally(path string) *payroll.Problem {
	return payroll.NewProblem(CodeTally, "bucket", cmp.Or(showKey([]byte(path)), "/"))
}

// proveWhole holds what was read of a whole bucket against its tally.
func (t table) proveWhole(got tally) error {
	if got.Seq = t.at.seq; t.bucket != nil {
		got.Seq = t.bucket.Sequence()
	}
	if t.tx.legacy {
		return nil
	}
	want, err := t.tx.want(t.path)
	if err == nil && got != want {
		err = wrongTally(t.path)
	}
	return err
}

// proven reads a small bucket as a whole, once, and proves that nothing of it
// is gone, so that a record that it does not have was never there.
func (t table) proven() error {
	if t.tx.legacy || t.tx.whole[t.path] && !t.tx.bolt.Writable() {
		return nil
	}
	var got tally
	err := t.scanSealed(nil, nil, func(_, value []byte) error {
		got.add(uint64(sealOf(value)), 1)
		return nil
	})
	if err == nil {
		err = t.proveWhole(got)
	}
	t.tx.whole[t.path] = err == nil
	return err
}

// scanProven is scanSealed for what money rests on: fn gets the records of the
// range, still sealed, and the parts of the bucket in which the range lies, or
// without parts the bucket, are as they were written. Until it returns nil what
// fn was given proves nothing.
func (t table) scanProven(from, to []byte, fn func(key, value []byte) error) error {
	if t.tx.legacy {
		return t.scanSealed(from, to, fn)
	}
	var low, high []byte // the whole bucket
	first, last, parted := partsAround(t.name, from, to)
	if parted {
		low, high = widened(first), behindPart(last)
	}
	got := map[string]tally{}
	var all tally
	part, key := "", []byte(nil)
	err := t.scanSealed(low, high, func(k, v []byte) error {
		sum := uint64(sealOf(v))
		all.add(sum, 1)
		if parted {
			if p := partOfKey(first[0], k); !bytes.Equal(p, key) {
				part, key = string(p), p
			}
			n := got[part]
			n.add(sum, 1)
			got[part] = n
		}
		if bytes.Compare(k, from) < 0 || (to != nil && bytes.Compare(k, to) >= 0) {
			return nil
		}
		return fn(k, v)
	})
	if err != nil {
		return err
	}
	if !parted {
		return t.proveWhole(all)
	}
	return t.tx.proveParts(t, first, last, got)
}

// proveParts holds what was read against the tallies of the parts from first to
// last, which are proven themselves.
func (t *tx) proveParts(of table, first, last []byte, got map[string]tally) error {
	ranges, err := t.table(append(slices.Clone(of.up), bucketRanges)...)
	if err != nil {
		return err
	}
	if err := ranges.proven(); err != nil {
		return err
	}
	want := map[string]tally{}
	err = ranges.scan(first, append(slices.Clone(last), 0), func(key, payload []byte) error {
		n, err := decodePart(payload)
		if err != nil {
			return damaged(ranges.path, key, err)
		}
		want[string(key)] = n
		return nil
	})
	if err != nil {
		return err
	}
	for part, change := range t.ranges[strings.Join(of.up, "/")].parts {
		if part[0] == first[0] && part >= string(first) && part <= string(last) {
			if n := want[part].plus(change); n != (tally{}) {
				want[part] = n
			} else {
				delete(want, part)
			}
		}
	}
	if !maps.Equal(got, want) {
		return wrongTally(of.path)
	}
	return nil
}

// partsAround gives the first and the last part in which a range lies; parted
// is false when the bucket has no parts or the range is the whole bucket.
func partsAround(name string, from, to []byte) (first, last []byte, parted bool) {
	if to == nil {
		return nil, nil, false
	}
	switch name {
	case bucketLines, bucketCounted:
		kind := byte(partLines)
		if name == bucketCounted {
			kind = partCounted
		}
		// to is the first key behind the range: the day before it is the last one.
		var date [lengthOfDate]byte
		copy(date[:], to)
		end := binary.BigEndian.Uint32(date[:])
		if end == 0 {
			return nil, nil, false
		}
		return blockOf(kind, from), blockOf(kind, binary.BigEndian.AppendUint32(nil, end-1)), true
	case bucketSteps:
		return onePeriod(partSteps, from)
	case bucketShares:
		return onePeriod(partShares, from)
	case bucketRowIndex:
		return onePeriod(partIndex, from)
	}
	return nil, nil, false
}

// onePeriod is for ranges that lie within a period.
func onePeriod(kind byte, from []byte) (first, last []byte, parted bool) {
	if bytes.IndexByte(from, '/') < 0 {
		return nil, nil, false
	}
	p := periodOf(kind, from)
	return p, p, true
}

// partOfKey is the part that a record's key lies in, for a kind of part that
// the key alone decides.
func partOfKey(kind byte, key []byte) []byte {
	if kind == partLines || kind == partCounted {
		return blockOf(kind, key)
	}
	return periodOf(kind, key)
}

// widened is the first key of a part.
func widened(part []byte) []byte {
	if part[0] == partLines || part[0] == partCounted {
		return binary.BigEndian.AppendUint32(nil, binary.BigEndian.Uint32(part[1:])<<blockDays)
	}
	return append(slices.Clone(part[1:]), '/')
}

// behindPart is the first key behind a part, nil when there is none.
func behindPart(part []byte) []byte {
	if part[0] == partLines || part[0] == partCounted {
		next := (uint64(binary.BigEndian.Uint32(part[1:])) + 1) << blockDays
		if next > 1<<32-1 {
			return nil
		}
		return binary.BigEndian.AppendUint32(nil, uint32(next))
	}
	return after(append(slices.Clone(part[1:]), '/'))
}

// provenRows reads the rows under a prefix of the index, and proves the index
// against its tally, every row against its entry, and the rows against theirs:
// so neither a lost entry nor a lost or older row makes the register short.
func provenRows(rows, index table, prefix []byte) (out []payroll.OwnRow, err error) {
	var got tally
	err = index.scanProven(prefix, after(prefix), func(at, value []byte) error {
		key, err := unseal(index.name, at, value)
		if err != nil {
			return damaged(index.path, at, err)
		}
		var r payroll.OwnRow
		sealedRow, err := rows.sealed(key)
		if err != nil {
			return err
		}
		if sealedRow == nil {
			return payroll.NewProblem(CodeIndex, "bucket", index.path, "key", showKey(at))
		}
		if err := (sealed{key, sealedRow}).open(rows, &r); err != nil {
			return err
		}
		for _, place := range rowPlaces(r) {
			if bytes.Equal(place, at) {
				out = append(out, r)
				got.add(uint64(sealOf(sealedRow)), 1)
				return nil
			}
		}
		return payroll.NewProblem(CodeIndex, "bucket", index.path, "key", showKey(at))
	})
	if err != nil || rows.tx.legacy {
		return out, err
	}
	part := periodOf(partRows, prefix)
	had := map[string]tally{}
	if got != (tally{}) {
		had[string(part)] = got
	}
	return out, rows.tx.proveParts(rows, part, part, had)
}

// provenPeriods proves the periods of a bucket in which keys lie.
func (t table) provenPeriods(keys [][]byte) error {
	for _, key := range keys {
		period, _, _ := bytes.Cut(key, []byte{'/'})
		name := t.path + "/" + string(period)
		if t.tx.whole[name] {
			continue
		}
		prefix := append(slices.Clone(period), '/')
		err := t.scanProven(prefix, after(prefix), func(_, _ []byte) error { return nil })
		if err != nil {
			return err
		}
		t.tx.whole[name] = true
	}
	return nil
}

// buckets gives the names of the buckets below a path, and proves that they are
// the ones that were made.
func (t *tx) buckets(path ...string) ([]string, error) {
	at, err := t.spot(path)
	if err != nil {
		return nil, err
	}
	var names []string
	var got tally
	if at.known {
		err = t.broken(t.tree.scan(at, nil, nil, func(r record) error {
			if r.bucket {
				names = append(names, string(r.key))
				got.add(nameSum(string(r.key)), 1)
			}
			return nil
		}))
	}
	if err != nil {
		return nil, err
	}
	full := namesBefore + strings.Join(path, "/")
	tallies, err := t.table(bucketTally)
	if err != nil {
		return nil, err
	}
	var want tally // of what was committed: the tree shows no more
	_, err = tallies.get([]byte(full), &want)
	if err == nil && got != want && !t.legacy {
		err = wrongTally(strings.Join(path, "/"))
	}
	return names, err
}

// proveStamp tells that the tallies belong to the transaction that the file's
// header names, and that the buckets at the top and the companies are all there.
func (t *tx) proveStamp() error {
	if t.legacy {
		return nil
	}
	tallies, err := t.table(bucketTally)
	if err != nil {
		return err
	}
	var s stampRecord
	ok, err := tallies.get([]byte(stampKey), &s)
	if err != nil {
		return err
	}
	if !ok || s.Tx != uint64(t.bolt.ID()) { //nolint:gosec // counts from 0
		return damaged(bucketTally, []byte(stampKey), errOlder)
	}
	for _, path := range [][]string{nil, {bucketCompanies}} {
		if _, err := t.buckets(path...); err != nil {
			return err
		}
	}
	return nil
}
