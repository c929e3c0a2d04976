package store

import "encoding/json"

// preferencesKey is where the choices of the person at the screen are kept.
const preferencesKey = "preferences"

// Preferences gives the choices for the screens as JSON, nil when none were kept.
func (l *Ledger) Preferences() ([]byte, error) {
	var out json.RawMessage
	err := l.view(func(t *tx) error {
		meta, err := t.table(bucketMeta)
		if err != nil {
			return err
		}
		_, err = meta.get([]byte(preferencesKey), &out)
		return err
	})
	return out, err
}

// SavePreferences keeps the choices for the screens; content is JSON.
func (l *Ledger) SavePreferences(content []byte) error {
	return l.update(func(t *tx) error {
		meta, err := t.table(bucketMeta)
		if err != nil {
			return err
		}
		return meta.put([]byte(preferencesKey), json.RawMessage(content))
	})
}

// Schema is the version of the ledger's layout that this program writes.
func Schema() int { return 1 + len(migrations()) }
