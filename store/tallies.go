package store

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"maps"
	"slices"
	"strings"

	"doorzet/payroll"
)

// The tallies prove that nothing has vanished and nothing has come along: a
// checksum tells that a record is the one that was written, and only a count
// that is kept elsewhere in the same transaction tells that it is still there.
//
// For every bucket the bucket tally holds how many records it has, the sum of
// their checksums and its sequence; for every bucket of buckets the same of
// their names. For parts of the buckets that money rests on, such as a week of
// lines or the steps of a period, the bucket ranges of the company holds it
// too, so that a part can be proven without reading the rest; ranges itself has
// its tally. And the number of the transaction that wrote them last is kept:
// together with that of the file's header it tells that none of this is older
// than the header.
const (
	bucketRanges = "ranges"
	// namesBefore begins the tally of the names of the buckets below a path.
	namesBefore = "names:"
	stampKey    = "transaction"
)

// tally counts the records of a bucket and adds up their checksums.
type tally struct {
	Count int64  `json:"count"`
	Sum   uint64 `json:"sum"`
	// Seq is the number that the bucket gave last.
	Seq uint64 `json:"seq,omitempty"`
}

func (n *tally) add(sum uint64, times int64) {
	n.Count += times
	n.Sum += sum * uint64(times) //nolint:gosec // -1 takes off, around the corner
}

func (n tally) plus(change tally) tally {
	n.Count += change.Count
	n.Sum += change.Sum
	n.Seq = max(n.Seq, change.Seq)
	return n
}

// stampRecord says which transaction wrote the tallies last.
type stampRecord struct {
	Tx uint64 `json:"tx"`
}

// rangeChanges are what the parts of one company's buckets gain or lose.
type rangeChanges struct {
	up    []string
	parts map[string]tally
}

// The first bytes of the keys in ranges.
const (
	partLines    = 'l'
	partCounted  = 'c'
	partSteps    = 's'
	partShares   = 'h'
	partIndex    = 'x'
	partRows     = 'r'
	blockDays    = 3 // a part of the lines is 2^3 days
	lengthOfDate = 4
)

// partKinds are the kinds of parts by bucket.
var partKinds = map[string]byte{ //nolint:gochecknoglobals // a constant
	bucketLines: partLines, bucketCounted: partCounted, bucketSteps: partSteps, bucketShares: partShares,
	bucketRowIndex: partIndex, bucketRows: partRows,
}

// partsOf gives the parts that a record of a bucket belongs to: one, except
// for rows, which are in a part per period that they are for or booked in.
func partsOf(name string, key, payload []byte) ([][]byte, error) {
	switch name {
	case bucketLines:
		return [][]byte{blockOf(partLines, key)}, nil
	case bucketCounted:
		return [][]byte{blockOf(partCounted, key)}, nil
	case bucketSteps:
		return [][]byte{periodOf(partSteps, key)}, nil
	case bucketShares:
		return [][]byte{periodOf(partShares, key)}, nil
	case bucketRowIndex:
		return [][]byte{periodOf(partIndex, key)}, nil
	case bucketRows:
		var r payroll.OwnRow
		if err := decode(payload, &r); err != nil {
			return nil, err
		}
		return rowParts(r), nil
	}
	return nil, nil
}

// rowParts are the parts of a row: per period that it is for and booked in.
func rowParts(r payroll.OwnRow) [][]byte {
	var out [][]byte
	for _, p := range rowPlaces(r) {
		out = append(out, periodOf(partRows, p))
	}
	return out
}

// blockOf is the part of a key that begins with a date.
func blockOf(kind byte, key []byte) []byte {
	var date [lengthOfDate]byte
	copy(date[:], key)
	return binary.BigEndian.AppendUint32([]byte{kind}, binary.BigEndian.Uint32(date[:])>>blockDays)
}

// periodOf is the part of a key that begins with a period and a slash.
func periodOf(kind byte, key []byte) []byte {
	period, _, _ := bytes.Cut(key, []byte{'/'})
	return append([]byte{kind}, period...)
}

// count adds a record to the tallies that it belongs to, or takes it off them.
func (t table) count(key, value []byte, times int64) error {
	sum := uint64(sealOf(value))
	change := t.tx.changes[t.path]
	change.add(sum, times)
	t.tx.changes[t.path] = change
	if len(value) < envelopeHead {
		return damaged(t.path, key, errEnvelope)
	}
	parts, err := partsOf(t.name, key, value[envelopeHead:])
	if err != nil {
		return damaged(t.path, key, err)
	}
	if len(parts) == 0 {
		return nil
	}
	home := strings.Join(t.up, "/")
	in, ok := t.tx.ranges[home]
	if !ok {
		in = rangeChanges{t.up, map[string]tally{}}
		t.tx.ranges[home] = in
	}
	for _, part := range parts {
		n := in.parts[string(part)]
		n.add(sum, times)
		in.parts[string(part)] = n
	}
	return nil
}

// named adds a bucket to the names below a path.
func (t *tx) named(up []string, name string) {
	path := namesBefore + strings.Join(up, "/")
	change := t.changes[path]
	change.add(nameSum(name), 1)
	t.changes[path] = change
}

func nameSum(name string) uint64 {
	return uint64(crc32.Checksum([]byte(name), crc32.MakeTable(crc32.Castagnoli)))
}

// want gives the tally of a path as it should be at this moment of the
// transaction.
func (t *tx) want(path string) (tally, error) {
	tallies, err := t.table(bucketTally)
	if err != nil {
		return tally{}, err
	}
	var n tally
	_, err = tallies.get([]byte(path), &n)
	return n.plus(t.changes[path]), err
}

// settleTallies writes the tallies that the transaction changed.
func (t *tx) settleTallies() error {
	if t.legacy {
		return nil // a file of that schema is only copied
	}
	for _, home := range slices.Sorted(maps.Keys(t.ranges)) {
		if err := t.settleRanges(t.ranges[home]); err != nil {
			return err
		}
	}
	tallies, err := t.table(bucketTally)
	if err != nil {
		return err
	}
	changes := t.changes
	for _, path := range slices.Sorted(maps.Keys(changes)) {
		var now tally
		if _, err := tallies.get([]byte(path), &now); err != nil {
			return err
		}
		if next := now.plus(changes[path]); next != now {
			if err := tallies.put([]byte(path), next); err != nil {
				return err
			}
		}
	}
	t.changes = map[string]tally{}                                         // the tallies themselves are not counted
	return tallies.put([]byte(stampKey), stampRecord{uint64(t.bolt.ID())}) //nolint:gosec // counts from 0
}

func (t *tx) settleRanges(c rangeChanges) error {
	ranges, err := t.table(append(slices.Clone(c.up), bucketRanges)...)
	if err != nil {
		return err
	}
	for _, part := range slices.Sorted(maps.Keys(c.parts)) {
		change := c.parts[part]
		if change == (tally{}) {
			continue
		}
		now, err := ranges.part([]byte(part))
		if err != nil {
			return err
		}
		if now = now.plus(change); now == (tally{}) {
			err = ranges.drop([]byte(part))
		} else {
			err = ranges.putRaw([]byte(part), encodePart(now))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// part reads the tally of a part; zero when there is none.
func (t table) part(key []byte) (tally, error) {
	payload, err := t.raw(key)
	if payload == nil || err != nil {
		return tally{}, err
	}
	n, err := decodePart(payload)
	if err != nil {
		return n, damaged(t.path, key, err)
	}
	return n, nil
}

func encodePart(n tally) []byte {
	return binary.BigEndian.AppendUint64(binary.AppendVarint(nil, n.Count), n.Sum)
}

func decodePart(payload []byte) (tally, error) {
	n, used := binary.Varint(payload)
	if used <= 0 || len(payload) != used+8 {
		return tally{}, errEnvelope
	}
	return tally{Count: n, Sum: binary.BigEndian.Uint64(payload[used:])}, nil
}
