package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"

	"doorzet/ids"
	"doorzet/payroll"
)

// Audit says what was done, for the audit trail. Args hold ids and figures
// only; personal values belong in Details, which can be deleted later.
type Audit struct {
	Action  string
	Args    payroll.Args
	Details payroll.Args
}

// AuditEntry is one entry of an audit trail.
type AuditEntry struct {
	Seq    uint64       `json:"seq"`
	At     string       `json:"at"`
	Actor  string       `json:"actor"`
	Action string       `json:"action"`
	Args   payroll.Args `json:"args,omitempty"`
	// Digest binds the personal values to the entry without telling them.
	Digest string `json:"digest,omitempty"`
	// Hash chains the entry to the one before it.
	Hash string `json:"hash"`
	// Details are the personal values, nil when none or deleted.
	Details payroll.Args `json:"-"`
}

// detailRecord is what is kept apart so that it can be deleted. The salt keeps
// the digest from being guessed afterwards.
type detailRecord struct {
	Salt string       `json:"salt"`
	At   string       `json:"at"`
	Args payroll.Args `json:"args"`
}

func (d detailRecord) digest() (string, error) {
	text, err := json.Marshal(d)
	if err != nil {
		return "", fmt.Errorf("store: digest details: %w", err)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

// chained computes the hash of an entry behind the one with hash prev.
func (e AuditEntry) chained(prev string) (string, error) {
	e.Hash, e.Details = prev, nil
	text, err := json.Marshal(e)
	if err != nil {
		return "", fmt.Errorf("store: chain audit: %w", err)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

// audit adds an entry to the trail below a path; no action means no entry.
func (t *tx) audit(a Audit, parent ...string) error {
	if a.Action == "" {
		return nil
	}
	trail, err := t.table(append(parent, bucketAudit)...)
	if err != nil {
		return err
	}
	prev, err := lastHash(trail)
	if err != nil {
		return err
	}
	seq, err := trail.next()
	if err != nil {
		return err
	}
	e := AuditEntry{Seq: seq, At: t.stamp(), Actor: t.actor, Action: a.Action, Args: a.Args}
	if len(a.Details) > 0 {
		d := detailRecord{Salt: ids.New(), At: e.At, Args: a.Details}
		if e.Digest, err = d.digest(); err != nil {
			return err
		}
		details, err := t.table(append(parent, bucketDetails)...)
		if err != nil {
			return err
		}
		if err := details.put(number(seq), d); err != nil {
			return err
		}
	}
	if e.Hash, err = e.chained(prev); err != nil {
		return err
	}
	return trail.put(number(seq), e)
}

func lastHash(trail table) (string, error) {
	key, err := trail.last()
	if err != nil || key == nil {
		return "", err
	}
	var last AuditEntry
	_, err = trail.get(key, &last)
	return last.Hash, err
}

// auditLog reads a trail with the details that are still there.
func (t *tx) auditLog(parent ...string) ([]AuditEntry, error) {
	trail, err := t.table(append(parent, bucketAudit)...)
	if err != nil {
		return nil, err
	}
	details, err := t.table(append(parent, bucketDetails)...)
	if err != nil {
		return nil, err
	}
	var out []AuditEntry
	err = trail.scan(nil, nil, func(key, payload []byte) error {
		var e AuditEntry
		if err := decode(payload, &e); err != nil {
			return damaged(trail.path, key, err)
		}
		var d detailRecord
		if _, err := details.get(key, &d); err != nil {
			return err
		}
		e.Details = d.Args
		out = append(out, e)
		return nil
	})
	return out, err
}

// verifyAudit checks the chain of a trail and the digests of its details.
func (t *tx) verifyAudit(parent ...string) error {
	trail, err := t.table(append(parent, bucketAudit)...)
	if err != nil {
		return err
	}
	details, err := t.table(append(parent, bucketDetails)...)
	if err != nil {
		return err
	}
	prev, seq := "", uint64(0)
	return trail.scan(nil, nil, func(key, payload []byte) error {
		var e AuditEntry
		if err := decode(payload, &e); err != nil {
			return damaged(trail.path, key, err)
		}
		seq++
		want, err := e.chained(prev)
		if err != nil {
			return err
		}
		prev = e.Hash
		fits := e.Hash == want && e.Seq == seq && string(key) == string(number(seq))
		var d detailRecord
		ok, err := details.get(key, &d)
		if err != nil {
			return err
		}
		if fits && ok {
			digest, err := d.digest()
			if err != nil {
				return err
			}
			fits = digest == e.Digest
		}
		if !fits {
			return payroll.NewProblem(CodeAuditBroken, "seq", strconv.FormatUint(seq, 10))
		}
		return nil
	})
}

// AuditLog reads the trail of the ledger as a whole, oldest first.
func (l *Ledger) AuditLog() (out []AuditEntry, err error) {
	err = l.view(func(t *tx) (err error) { out, err = t.auditLog(); return err })
	return out, err
}

// VerifyAudit checks the chain of the ledger's own trail.
func (l *Ledger) VerifyAudit() error { return l.view(func(t *tx) error { return t.verifyAudit() }) }

// AuditLog reads the trail of the company, oldest first.
func (c *Company) AuditLog() (out []AuditEntry, err error) {
	err = c.l.view(func(t *tx) (err error) { out, err = t.auditLog(c.path()...); return err })
	return out, err
}

// VerifyAudit checks that no entry of the trail was changed or removed.
func (c *Company) VerifyAudit() error {
	return c.l.view(func(t *tx) error { return t.verifyAudit(c.path()...) })
}

// Note adds an entry to the company's trail without changing anything else.
func (c *Company) Note(a Audit) error {
	return c.l.update(func(t *tx) error { return t.audit(a, c.path()...) })
}

// PurgeDetails deletes the personal values of entries from before a moment
// (RFC 3339, UTC) and tells how many. The chain stays whole.
func (c *Company) PurgeDetails(before string, a Audit) (int, error) {
	n := 0
	err := c.l.update(func(t *tx) (err error) {
		if n, err = t.dropDetails(before, c.path()...); err != nil {
			return err
		}
		return t.audit(a, c.path()...)
	})
	return n, err
}

// PurgeDetails is Company.PurgeDetails for the ledger's own trail.
func (l *Ledger) PurgeDetails(before string, a Audit) (int, error) {
	n := 0
	err := l.update(func(t *tx) (err error) {
		if n, err = t.dropDetails(before); err != nil {
			return err
		}
		return t.audit(a)
	})
	return n, err
}
