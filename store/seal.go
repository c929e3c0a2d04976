package store

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"doorzet/ids"
	"doorzet/payroll"
)

// The seal beside an anchor is an HMAC-SHA-256 with a key that only the keyring
// of the system holds. It tells whether the anchor was written by who may use
// that keyring. It is never needed to send: without a key an anchor has no seal,
// and what it anchors is not proven, which is no damage.
const (
	sealLength = 32
	// sealAccount begins the account in the keyring; the id of the ledger follows.
	sealAccount = "seal/"
	// sealForm and sealNaming keep what is computed with a key apart.
	sealForm   = "doorzet-anchor-1"
	sealNaming = "doorzet-seal-name-1"
)

// sealKey is the key of a ledger on this machine.
type sealKey struct {
	// id names the key without telling it.
	id  string
	key []byte
}

func newSealKey(key []byte) *sealKey {
	h := hmac.New(sha256.New, key)
	_, _ = h.Write([]byte(sealNaming)) // a hash does not fail
	return &sealKey{id: hex.EncodeToString(h.Sum(nil)[:8]), key: key}
}

// of computes the seal of an anchor: over the ledger, the place in the journal
// with the chain before it, the moment and the heads.
func (k *sealKey) of(ledger string, at mark, when string, trails []trailHead) (string, error) {
	text, err := json.Marshal([]any{sealForm, ledger, at.Seq, at.Prev, when, k.id, trails})
	if err != nil {
		return "", fmt.Errorf("store: seal: %w", err)
	}
	h := hmac.New(sha256.New, k.key)
	_, _ = h.Write(text) // a hash does not fail
	return hex.EncodeToString(h.Sum(nil)), nil
}

// fits tells whether an anchor bears the seal of this key.
func (k *sealKey) fits(ledger string, p placed) (bool, error) {
	want, err := k.of(ledger, p.mark, p.at, p.anchor.Trails)
	return hmac.Equal([]byte(want), []byte(p.anchor.Seal)), err
}

// findSeal reads the key of this ledger from the keyring; it is a Problem of the
// keyring when there is none that can be had.
func (l *Ledger) findSeal() (*sealKey, error) {
	if l.opts.Seals == nil {
		return nil, payroll.NewProblem(CodeKeyringAbsent)
	}
	s, err := l.opts.Seals.Get(sealAccount + l.id)
	if err != nil {
		return nil, err
	}
	key, err := hex.DecodeString(s.Reveal())
	if err != nil || len(key) != sealLength {
		return nil, payroll.NewProblem(CodeKeyringWrong)
	}
	return newSealKey(key), nil
}

// wantSeal finds the key of this ledger, and makes it where the keyring answers
// that it has none. Whatever else is the matter gives no key and stops nobody.
// The caller does not hold l.write: a keyring can take its time.
func (l *Ledger) wantSeal() *sealKey {
	k, err := l.findSeal()
	if !errors.Is(err, &payroll.Problem{Code: CodeKeyringNotFound}) {
		return k
	}
	key := ids.Bytes(sealLength)
	if err := Store(l.opts.Seals, sealAccount+l.id, NewSecret(hex.EncodeToString(key))); err != nil {
		return nil
	}
	return newSealKey(key)
}

// sealRecord says which key the ledger's seals are of.
type sealRecord struct {
	Key string `json:"key"`
}

const sealRecordKey = "seal"

// startSeal begins a new key with an entry of the ledger's own trail that names
// what the key before it sealed last, so that no key begins unseen.
func (l *Ledger) startSeal(t *tx, k *sealKey) error {
	if k == nil {
		return nil
	}
	meta, err := t.table(bucketMeta)
	if err != nil {
		return err
	}
	var r sealRecord
	if _, err := meta.get([]byte(sealRecordKey), &r); err != nil || r.Key == k.id {
		return err
	}
	args := payroll.Args{"key": k.id}
	if last, ok, err := l.lastSealed(); err != nil {
		return err
	} else if ok {
		args["after"], args["before"] = strconv.FormatUint(last.mark.Seq, 10), last.anchor.Key
	}
	if err := t.audit(Audit{Action: "seal-key", Args: args}); err != nil {
		return err
	}
	return meta.put([]byte(sealRecordKey), sealRecord{k.id})
}
