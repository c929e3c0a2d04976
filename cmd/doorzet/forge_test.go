package main

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"path/filepath"

	"github.com/rogpeppe/go-internal/testscript"
	"go.etcd.io/bbolt" //nolint:depguard // who forges a ledger does not ask the store

	"doorzet/store"
)

// cmdForge does to the script's ledger what somebody does who can write its file
// and has read how it is made: another name in an entry of a company's trail, and
// every hash, checksum and count anew.
func cmdForge(ts *testscript.TestScript, _ bool, _ []string) {
	db, err := bbolt.Open(filepath.Join(ts.Getenv("DZ"), "ledger.db"), 0o600, nil)
	ts.Check(err)
	ts.Check(db.Update(forge))
	ts.Check(db.Close())
}

// cmdLose takes the first record out of a bucket of the script's company, as
// damage of a page does: lose BUCKET.
func cmdLose(ts *testscript.TestScript, _ bool, args []string) {
	db, err := bbolt.Open(filepath.Join(ts.Getenv("DZ"), "ledger.db"), 0o600, nil)
	ts.Check(err)
	ts.Check(db.Update(func(tx *bbolt.Tx) error {
		companies := tx.Bucket([]byte("companies"))
		key, _ := companies.Cursor().First()
		b := companies.Bucket(key).Bucket([]byte(args[0]))
		first, _ := b.Cursor().First()
		if err := b.Delete(append([]byte(nil), first...)); err != nil {
			return err
		}
		return forgeTally(tx, fmt.Sprintf("companies/%s/audit", key), 0)
	}))
	ts.Check(db.Close())
}

func forge(tx *bbolt.Tx) error {
	companies := tx.Bucket([]byte("companies"))
	key, _ := companies.Cursor().First()
	trail := companies.Bucket(key).Bucket([]byte("audit"))
	change, prev, n := uint64(0), "", 0
	next := map[string][]byte{}
	err := trail.ForEach(func(k, v []byte) error {
		var e store.AuditEntry
		if err := json.Unmarshal(v[5:], &e); err != nil {
			return err
		}
		if n++; n == 2 {
			e.Actor = "somebody else"
		}
		e.Hash = prev
		text, err := json.Marshal(e)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(text)
		e.Hash = hex.EncodeToString(sum[:])
		prev = e.Hash
		sealed, err := forged("audit", k, e)
		if err != nil {
			return err
		}
		change += uint64(binary.BigEndian.Uint32(sealed[1:])) - uint64(binary.BigEndian.Uint32(v[1:]))
		next[string(k)] = sealed
		return nil
	})
	if err != nil {
		return err
	}
	for k, v := range next {
		if err := trail.Put([]byte(k), v); err != nil {
			return err
		}
	}
	return forgeTally(tx, fmt.Sprintf("companies/%s/audit", key), change)
}

func forgeTally(tx *bbolt.Tx, path string, change uint64) error {
	tallies := tx.Bucket([]byte("tally"))
	var n struct {
		Count int64  `json:"count"`
		Sum   uint64 `json:"sum"`
		Seq   uint64 `json:"seq,omitempty"`
	}
	if err := json.Unmarshal(tallies.Get([]byte(path))[5:], &n); err != nil {
		return err
	}
	n.Sum += change
	for k, v := range map[string]any{path: n, "transaction": map[string]int{"tx": tx.ID()}} {
		sealed, err := forged("tally", []byte(k), v)
		if err != nil {
			return err
		}
		if err := tallies.Put([]byte(k), sealed); err != nil {
			return err
		}
	}
	return nil
}

// forged wraps a record with the checksum that the ledger wants.
func forged(bucket string, key []byte, v any) ([]byte, error) {
	payload, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	head := append([]byte{1}, bucket...)
	head = binary.BigEndian.AppendUint16(append(head, 0), uint16(len(key)))
	head = append(append(head, key...), payload...)
	sum := crc32.Checksum(head, crc32.MakeTable(crc32.Castagnoli))
	return append(binary.BigEndian.AppendUint32([]byte{1}, sum), payload...), nil
}
