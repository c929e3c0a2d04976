package store

import "encoding/json"

// The records of the link with eitje. One link serves all companies: the
// venues decide which company a line belongs to.
const (
	eitjeKey     = "eitje"
	eitjePullKey = "eitje-pull"
)

// EitjeLink says how eitje's Open API is reached. Its two passwords are not in
// it: they are in the keyring, under ID with "/partner" and "/api" behind it.
type EitjeLink struct {
	// ID is random: the account in the keyring.
	ID          string `json:"id"`
	Endpoint    string `json:"endpoint"`
	PartnerUser string `json:"partnerUser"`
	APIUser     string `json:"apiUser"`
	// Environments are the chosen ones, of all that the link can see.
	Environments []EitjeEnvironment `json:"environments,omitempty"`
	LinkedAt     string             `json:"linkedAt,omitempty"`
	// PulledAt is when a pull was last taken over, RFC 3339; ChangedTo is the
	// last day up to which changes are known, YYYY-MM-DD.
	PulledAt  string `json:"pulledAt,omitempty"`
	ChangedTo string `json:"changedTo,omitempty"`
	// Broken is set when eitje refused the credentials.
	Broken bool `json:"broken,omitempty"`
}

// EitjeEnvironment is a venue as eitje knows it.
type EitjeEnvironment struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Chosen bool   `json:"chosen,omitempty"`
}

// Eitje gives the link with eitje; ok is false when there is none.
func (l *Ledger) Eitje() (e EitjeLink, ok bool, err error) {
	err = l.view(func(t *tx) error {
		meta, err := t.table(bucketMeta)
		if err != nil {
			return err
		}
		ok, err = meta.get([]byte(eitjeKey), &e)
		return err
	})
	return e, ok, err
}

// SaveEitje keeps the link with eitje; nil forgets it and an interrupted pull.
func (l *Ledger) SaveEitje(e *EitjeLink, a Audit) error {
	return l.update(func(t *tx) error {
		meta, err := t.table(bucketMeta)
		if err != nil {
			return err
		}
		if e == nil {
			if err := meta.drop([]byte(eitjeKey)); err != nil {
				return err
			}
			if err := meta.drop([]byte(eitjePullKey)); err != nil {
				return err
			}
		} else if err := meta.put([]byte(eitjeKey), *e); err != nil {
			return err
		}
		return t.audit(a)
	})
}

// EitjePull gives what an interrupted pull had read, as JSON; nil when none is
// under way.
func (l *Ledger) EitjePull() ([]byte, error) {
	var out json.RawMessage
	err := l.view(func(t *tx) error {
		meta, err := t.table(bucketMeta)
		if err != nil {
			return err
		}
		_, err = meta.get([]byte(eitjePullKey), &out)
		return err
	})
	return out, err
}

// SaveEitjePull keeps what a pull has read so far; no content forgets it.
func (l *Ledger) SaveEitjePull(content []byte) error {
	return l.update(func(t *tx) error {
		meta, err := t.table(bucketMeta)
		if err != nil {
			return err
		}
		if len(content) == 0 {
			return meta.drop([]byte(eitjePullKey))
		}
		return meta.put([]byte(eitjePullKey), json.RawMessage(content))
	})
}
