package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"go.etcd.io/bbolt"
)

// tx is a transaction together with what every write in it shares.
type tx struct {
	bolt *bbolt.Tx
	// path is the ledger's file.
	path  string
	at    time.Time
	actor string
	// changes holds what the tallies of the touched buckets gain or lose.
	changes map[string]tally
	// news is what the transaction touches, see LinesSince.
	news newsItem
}

// tally counts the records of a bucket and adds up their checksums, so that
// records that vanish without a trace are noticed.
type tally struct {
	Count int64  `json:"count"`
	Sum   uint64 `json:"sum"`
}

// table is a bucket seen through the envelope. A table of a bucket that does
// not exist reads as empty.
type table struct {
	tx     *tx
	bucket *bbolt.Bucket
	path   string
	name   string
}

// stamp is the moment of the transaction as records keep it.
func (t *tx) stamp() string { return t.at.UTC().Format(time.RFC3339) }

// table finds a bucket by its path; in a writing transaction it makes it.
func (t *tx) table(path ...string) (table, error) {
	out := table{tx: t, path: strings.Join(path, "/"), name: path[len(path)-1]}
	var parent interface {
		Bucket([]byte) *bbolt.Bucket
		CreateBucketIfNotExists([]byte) (*bbolt.Bucket, error)
	} = t.bolt
	for _, name := range path {
		b := parent.Bucket([]byte(name))
		if b == nil {
			if !t.bolt.Writable() {
				return out, nil
			}
			made, err := parent.CreateBucketIfNotExists([]byte(name))
			if err != nil {
				return out, fmt.Errorf("store: make bucket %s: %w", out.path, err)
			}
			b = made
		}
		parent, out.bucket = b, b
	}
	return out, nil
}

// raw gives the payload of a key, nil when there is none. It is valid until
// the transaction ends.
func (t table) raw(key []byte) ([]byte, error) {
	if t.bucket == nil {
		return nil, nil
	}
	value := t.bucket.Get(key)
	if value == nil {
		return nil, nil
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

// has tells whether the key exists, without reading its value.
func (t table) has(key []byte) bool {
	return t.bucket != nil && t.bucket.Get(key) != nil
}

// put writes v as JSON.
func (t table) put(key []byte, v any) error {
	payload, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("store: write %s: %w", t.path, err)
	}
	return t.putRaw(key, payload)
}

// putRaw writes a payload and keeps the tally.
func (t table) putRaw(key, payload []byte) error {
	change := t.tx.changes[t.path]
	if old := t.bucket.Get(key); old != nil {
		change.Count--
		change.Sum -= uint64(sealOf(old))
	}
	value := seal(t.name, key, payload)
	if err := t.bucket.Put(key, value); err != nil {
		return fmt.Errorf("store: write %s: %w", t.path, err)
	}
	change.Count++
	change.Sum += uint64(sealOf(value))
	t.tx.changes[t.path] = change
	return nil
}

// drop removes a key; a key that is not there is no error.
func (t table) drop(key []byte) error {
	old := t.bucket.Get(key)
	if old == nil {
		return nil
	}
	change := t.tx.changes[t.path]
	change.Count--
	change.Sum -= uint64(sealOf(old))
	if err := t.bucket.Delete(key); err != nil {
		return fmt.Errorf("store: remove from %s: %w", t.path, err)
	}
	t.tx.changes[t.path] = change
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
	if t.bucket == nil {
		return nil
	}
	c := t.bucket.Cursor()
	for k, v := c.Seek(from); k != nil; k, v = c.Next() {
		if to != nil && bytes.Compare(k, to) >= 0 {
			return nil
		}
		if v == nil {
			continue // a nested bucket
		}
		if err := fn(k, v); err != nil {
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

// next gives the next number of the bucket, from 1.
func (t table) next() (uint64, error) {
	n, err := t.bucket.NextSequence()
	if err != nil {
		return 0, fmt.Errorf("store: number in %s: %w", t.path, err)
	}
	return n, nil
}

// settleTallies writes the tallies that the transaction changed.
func (t *tx) settleTallies() error {
	changes := t.changes
	t.changes = map[string]tally{} // the tallies themselves are not counted
	tallies, err := t.table(bucketTally)
	if err != nil {
		return err
	}
	for path, change := range changes {
		if change == (tally{}) {
			continue
		}
		var now tally
		if _, err := tallies.get([]byte(path), &now); err != nil {
			return err
		}
		now.Count += change.Count
		now.Sum += change.Sum
		if err := tallies.put([]byte(path), now); err != nil {
			return err
		}
	}
	return nil
}

// number writes a number as a key that sorts.
func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }
