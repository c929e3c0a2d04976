package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"doorzet/payroll"
)

// tx is a transaction together with what every write in it shares.
type tx struct {
	bolt *bbolt.Tx
	// path is the ledger's file.
	path  string
	at    time.Time
	actor string
	// changes holds what the tallies of the touched buckets gain or lose, ranges
	// the same for parts of them, below the path of their company.
	changes map[string]tally
	ranges  map[string]rangeChanges
	// news is what the transaction touches, see LinesSince.
	news newsItem
	// tree is the file as it was committed, places where its buckets begin.
	tree   *tree
	places map[string]spot
	// whole are the buckets, and parts of them, that were proven.
	whole map[string]bool
	// legacy is set while the ledger is of a schema without these tallies.
	legacy bool
}

// begun makes what a bbolt transaction is worked with.
func (l *Ledger) begun(b *bbolt.Tx) *tx {
	return &tx{
		bolt: b, path: l.db.Path(), at: l.opts.Now(), actor: l.opts.Actor,
		changes: map[string]tally{}, ranges: map[string]rangeChanges{},
		tree: treeOf(b, map[uint64]bool{}, map[uint64]bool{}), places: map[string]spot{}, whole: map[string]bool{},
		legacy: l.legacy,
	}
}

// table is a bucket seen through the envelope. A table of a bucket that does
// not exist reads as empty.
//
// A reading transaction reads the pages itself, proven; bbolt, which takes pages
// as they are, is asked only in a writing one, for what may have been changed in
// it, and after the pages that it is about to use were proven as well.
type table struct {
	tx *tx
	// bucket is set in a writing transaction.
	bucket *bbolt.Bucket
	// at is where the bucket begins in the committed file.
	at   spot
	up   []string
	path string
	name string
}

// stamp is the moment of the transaction as records keep it.
func (t *tx) stamp() string { return t.at.UTC().Format(time.RFC3339) }

// broken words what the pages of the file get wrong.
func (t *tx) broken(err error) error {
	if err == nil {
		return nil
	}
	var p *payroll.Problem
	if errors.As(err, &p) {
		return err
	}
	return payroll.NewProblem(CodeDamagedFile, "path", t.path).Because(err)
}

// spot finds where a bucket begins in the committed file; a spot that is not
// known when there is none.
func (t *tx) spot(path []string) (spot, error) {
	if len(path) == 0 {
		return rootOf(t.bolt), nil
	}
	name := strings.Join(path, "/")
	if p, ok := t.places[name]; ok {
		return p, nil
	}
	up, err := t.spot(path[:len(path)-1])
	if err != nil || !up.known {
		return spot{}, err
	}
	r, ok, err := t.tree.seek(up, []byte(path[len(path)-1]), func(record) error { return nil })
	var p spot
	if err == nil && ok {
		p, err = below(r)
	}
	if err != nil {
		return spot{}, t.broken(err)
	}
	t.places[name] = p
	return p, nil
}

// table finds a bucket by its path; in a writing transaction it makes it.
func (t *tx) table(path ...string) (table, error) {
	out := table{tx: t, up: path[:len(path)-1], path: strings.Join(path, "/"), name: path[len(path)-1]}
	var err error
	if out.at, err = t.spot(path); err != nil || !t.bolt.Writable() {
		return out, err
	}
	var parent interface {
		Bucket([]byte) *bbolt.Bucket
		CreateBucket([]byte) (*bbolt.Bucket, error)
	} = t.bolt
	for i, name := range path {
		b := parent.Bucket([]byte(name))
		if b == nil {
			made, err := parent.CreateBucket([]byte(name))
			if err != nil {
				return out, fmt.Errorf("store: make bucket %s: %w", out.path, err)
			}
			t.named(path[:i], name)
			b = made
		}
		parent, out.bucket = b, b
	}
	return out, nil
}

// there tells whether the bucket exists.
func (t table) there() bool { return t.bucket != nil || (!t.tx.bolt.Writable() && t.at.known) }

// check compares the checksum of a record.
func (t table) check(r record) error {
	if _, err := unseal(t.name, r.key, r.value); err != nil {
		return damaged(t.path, r.key, err)
	}
	return nil
}

// seek proves the way to a key in the committed file and gives its value there.
func (t table) seek(key []byte) ([]byte, error) {
	if !t.at.known {
		return nil, nil
	}
	r, ok, err := t.tx.tree.seek(t.at, key, t.check)
	if err == nil && ok && r.bucket {
		err = fmt.Errorf("%w: a bucket in the place of a record", errTree)
	}
	return r.value, t.tx.broken(err)
}

// sealed gives the wrapped value of a key, nil when there is none.
func (t table) sealed(key []byte) ([]byte, error) {
	value, err := t.seek(key)
	if err != nil || t.bucket == nil {
		return value, err
	}
	return t.bucket.Get(key), nil
}

// raw gives the payload of a key, nil when there is none. It is valid until
// the transaction ends.
func (t table) raw(key []byte) ([]byte, error) {
	value, err := t.sealed(key)
	if value == nil || err != nil {
		return nil, err
	}
	payload, err := unseal(t.name, key, value)
	if err != nil {
		return nil, damaged(t.path, key, err)
	}
	return payload, nil
}

// get reads a record into v; false when there is none.
func (t table) get(key []byte, v any) (bool, error) {
	payload, err := t.raw(key)
	if payload == nil || err != nil {
		return false, err
	}
	if err := decode(payload, v); err != nil {
		return false, damaged(t.path, key, err)
	}
	return true, nil
}

// getProven is get for a small bucket that is proven as a whole first: neither
// an older record nor the lack of one goes unnoticed.
func (t table) getProven(key []byte, v any) (bool, error) {
	if err := t.proven(); err != nil {
		return false, err
	}
	return t.get(key, v)
}

// has tells whether the key exists, without reading its value.
func (t table) has(key []byte) (bool, error) {
	value, err := t.sealed(key)
	return value != nil, err
}

// put writes v as JSON.
func (t table) put(key []byte, v any) error {
	payload, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("store: write %s: %w", t.path, err)
	}
	return t.putRaw(key, payload)
}

// putRaw writes a payload and keeps the tallies.
func (t table) putRaw(key, payload []byte) error {
	old, err := t.sealed(key)
	if err != nil {
		return err
	}
	if old != nil {
		if err := t.count(key, old, -1); err != nil {
			return err
		}
	}
	value := seal(t.name, key, payload)
	if err := t.bucket.Put(key, value); err != nil {
		return fmt.Errorf("store: write %s: %w", t.path, err)
	}
	return t.count(key, value, 1)
}

// drop removes a key; a key that is not there is no error.
func (t table) drop(key []byte) error {
	old, err := t.sealed(key)
	if err != nil || old == nil {
		return err
	}
	if err := t.count(key, old, -1); err != nil {
		return err
	}
	if err := t.bucket.Delete(key); err != nil {
		return fmt.Errorf("store: remove from %s: %w", t.path, err)
	}
	return nil
}

// scan calls fn with every record whose key is at least from and, unless to
// is nil, below to. Keys and payloads are valid only during the call.
func (t table) scan(from, to []byte, fn func(key, payload []byte) error) error {
	return t.scanSealed(from, to, func(key, value []byte) error {
		payload, err := unseal(t.name, key, value)
		if err != nil {
			return damaged(t.path, key, err)
		}
		return fn(key, payload)
	})
}

// scanSealed is scan without opening the envelopes.
func (t table) scanSealed(from, to []byte, fn func(key, value []byte) error) error {
	each := func(r record) error {
		if r.bucket {
			return nil
		}
		return fn(r.key, r.value)
	}
	if t.bucket == nil {
		if !t.there() {
			return nil
		}
		return t.tx.broken(t.tx.tree.scan(t.at, from, to, each))
	}
	if t.at.known {
		prove := func(r record) error {
			if r.bucket {
				return nil
			}
			return t.check(r)
		}
		if err := t.tx.broken(t.tx.tree.scan(t.at, from, to, prove)); err != nil {
			return err
		}
	}
	c := t.bucket.Cursor()
	for k, v := c.Seek(from); k != nil; k, v = c.Next() {
		if to != nil && bytes.Compare(k, to) >= 0 {
			return nil
		}
		if err := each(record{k, v, v == nil}); err != nil {
			return err
		}
	}
	return nil
}

// scanPrefix calls fn with every record whose key begins with prefix.
func (t table) scanPrefix(prefix []byte, fn func(key, payload []byte) error) error {
	return t.scan(prefix, after(prefix), fn)
}

// after gives the first key behind all keys that begin with prefix, nil when
// there is none.
func after(prefix []byte) []byte {
	out := bytes.Clone(prefix)
	for i := len(out) - 1; i >= 0; i-- {
		if out[i] < 0xff {
			out[i]++
			return out[:i+1]
		}
	}
	return nil
}

// behind all keys of eight bytes and fewer.
var behindNumbers = bytes.Repeat([]byte{0xff}, 9) //nolint:gochecknoglobals // a constant

// last gives the record with the highest key of a bucket with numbers as keys,
// nil when there is none.
func (t table) last() (key []byte, err error) {
	if _, err := t.seek(behindNumbers); err != nil {
		return nil, err
	}
	key, _ = t.bucket.Cursor().Last()
	return key, nil
}

// next gives the next number of the bucket, from 1. A number that is not the
// one that was given last would be given twice.
func (t table) next() (uint64, error) {
	want, err := t.tx.want(t.path)
	if err != nil {
		return 0, err
	}
	if t.bucket.Sequence() != want.Seq && !t.tx.legacy {
		return 0, payroll.NewProblem(CodeTally, "bucket", showKey([]byte(t.path)))
	}
	n, err := t.bucket.NextSequence()
	if err != nil {
		return 0, fmt.Errorf("store: number in %s: %w", t.path, err)
	}
	change := t.tx.changes[t.path]
	change.Seq = n
	t.tx.changes[t.path] = change
	return n, nil
}

// number writes a number as a key that sorts.
func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }
