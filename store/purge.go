package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"doorzet/ids"
	"doorzet/payroll"
)

// Purge says what of a company is no longer kept.
type Purge struct {
	// Lines before this day go, with what they came from; 0 keeps all.
	Lines payroll.Date
	// Details of the audit trail, and changes that can be undone, from before
	// this moment (RFC 3339, UTC) go.
	Details string
	// Put are people as they stay, Drop those who go.
	Put  []payroll.Person
	Drop []payroll.EmployeeID
	// Left are people of whom the notes and what files told of their contract go.
	Left []payroll.EmployeeID
	// Settings changes the office's choices, such as links of names; nil changes none.
	Settings func(*payroll.Settings)
}

// Purged counts what went.
type Purged struct {
	Lines, Sources, Details, Undoes, People, Notes int
}

var errDry = errors.New("store: only looked at")

// Purge removes what is no longer kept, in one transaction with its entry in
// the audit trail, whose chain stays whole. Steps and rows stay: they hold
// figures under the number of an employee, and the journal speaks of them. With
// dry set nothing is changed and the same figures are given.
func (c *Company) Purge(p Purge, dry bool, a Audit) (n Purged, err error) {
	err = c.l.update(func(t *tx) error {
		n = Purged{}
		for _, part := range []func(*tx, Purge, *Purged) error{c.purgeLines, c.purgeDetails, c.purgeUndoes, c.purgePeople, c.purgeNotes} {
			if err := part(t, p, &n); err != nil {
				return err
			}
		}
		if dry {
			return errDry
		}
		return t.audit(a, c.path()...)
	})
	if errors.Is(err, errDry) {
		err = nil
	}
	return n, err
}

// purgeLines removes old lines, their index, and the source rows that they came from.
func (c *Company) purgeLines(t *tx, p Purge, n *Purged) error {
	if p.Lines == 0 {
		return nil
	}
	lines, err := c.table(t, bucketLines)
	if err != nil {
		return err
	}
	counted, err := c.table(t, bucketCounted)
	if err != nil {
		return err
	}
	sources, err := t.table(bucketSources)
	if err != nil {
		return err
	}
	var keys, rows [][]byte
	err = lines.scan(nil, dateKey(p.Lines), func(key, payload []byte) error {
		var l payroll.Line
		if err := decodeLine(payload, &l); err != nil {
			return damaged(lines.path, key, err)
		}
		keys = append(keys, clone(key))
		if l.Source.Key != "" {
			known, err := sources.has(rowSource(l.Source.Key))
			if err != nil {
				return err
			}
			if known {
				rows = append(rows, rowSource(l.Source.Key))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, key := range keys {
		if err := errors.Join(lines.drop(key), counted.drop(key)); err != nil {
			return err
		}
	}
	for _, key := range rows {
		if err := sources.drop(key); err != nil {
			return err
		}
	}
	n.Lines, n.Sources = len(keys), len(rows)
	return nil
}

// purgeNotes removes what the office noted about people and what files told of
// their contract.
func (c *Company) purgeNotes(t *tx, p Purge, n *Purged) error {
	m, err := c.memo(t)
	if err != nil {
		return err
	}
	memos, err := c.table(t, bucketMemo)
	if err != nil {
		return err
	}
	settings, err := c.table(t, bucketSettings)
	if err != nil {
		return err
	}
	told := map[payroll.EmployeeID]payroll.Witness{}
	if _, err := settings.get([]byte(witnessesKey), &told); err != nil {
		return err
	}
	for _, e := range p.Left {
		for _, known := range []bool{m.Notes[string(e)] != "", told[e] != payroll.Witness{}} {
			if known {
				n.Notes++
			}
		}
		delete(m.Notes, string(e))
		delete(told, e)
	}
	if n.Notes == 0 {
		return nil
	}
	if err := errors.Join(memos.put([]byte(memoKey), m), settings.put([]byte(witnessesKey), told)); err != nil {
		return err
	}
	return c.forgetNotes(t)
}

func (c *Company) purgeDetails(t *tx, p Purge, n *Purged) (err error) {
	n.Details, err = t.dropDetails(p.Details, c.path()...)
	return err
}

// dropDetails removes the personal values of entries from before a moment.
func (t *tx) dropDetails(before string, parent ...string) (int, error) {
	details, err := t.table(append(parent, bucketDetails)...)
	if err != nil {
		return 0, err
	}
	var old [][]byte
	err = details.scan(nil, nil, func(key, payload []byte) error {
		var d detailRecord
		if err := decode(payload, &d); err != nil {
			return damaged(details.path, key, err)
		}
		if d.At < before {
			old = append(old, clone(key))
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	for _, key := range old {
		if err := details.drop(key); err != nil {
			return 0, err
		}
	}
	return len(old), nil
}

// purgeUndoes forgets old changes that could be undone: they hold whole lines.
func (c *Company) purgeUndoes(t *tx, p Purge, n *Purged) error {
	all, err := c.table(t, bucketUndo)
	if err != nil {
		return err
	}
	list, err := c.undoes(t)
	if err != nil {
		return err
	}
	for _, e := range list {
		if e.At < p.Details {
			if err := all.drop(number(e.ID)); err != nil {
				return err
			}
			n.Undoes++
		}
	}
	return nil
}

func (c *Company) purgePeople(t *tx, p Purge, n *Purged) error {
	team, err := c.table(t, bucketTeam)
	if err != nil {
		return err
	}
	for _, who := range p.Put {
		if err := team.put([]byte(who.ID), who); err != nil {
			return err
		}
	}
	for _, id := range p.Drop {
		if err := team.drop([]byte(id)); err != nil {
			return err
		}
	}
	n.People = len(p.Put) + len(p.Drop)
	if p.Settings == nil {
		return nil
	}
	s, err := c.settings(t)
	if err != nil {
		return err
	}
	p.Settings(&s)
	all, err := c.table(t, bucketSettings)
	if err != nil {
		return err
	}
	return errors.Join(all.put([]byte(settingsKey), s), c.forgetChoices(t))
}

// DropCopies removes the automatic copies: they still hold what was purged.
func DropCopies(dir string) (int, error) {
	all, err := Copies(dir)
	if err != nil {
		return 0, err
	}
	for i, c := range all {
		if err := os.RemoveAll(c.Path); err != nil {
			return i, payroll.NewProblem(CodeReadOnly, "path", c.Path).Because(err)
		}
	}
	return len(all), nil
}

// Compact writes the ledger of a data directory anew, so that nothing of what
// was removed is left in pages that are no longer used. The ledger must not be
// open.
func Compact(o Options) (err error) {
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return fmt.Errorf("store: find %s: %w", o.Dir, err)
	}
	o.Dir = dir
	o.Now = time.Now
	path, temp := filepath.Join(dir, ledgerName), filepath.Join(dir, ".compact-"+ids.New())
	old, err := openCopy(path) // bbolt copies only what has been proven
	if err != nil {
		return err
	}
	defer func() {
		err = errors.Join(err, old.db.Close())
		if rm := os.Remove(temp); rm != nil && !errors.Is(rm, os.ErrNotExist) {
			err = errors.Join(err, rm)
		}
	}()
	if err := old.compactInto(temp); err != nil {
		return fmt.Errorf("store: compact: %w", err)
	}
	if _, err := identify(temp); err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return payroll.NewProblem(CodeReadOnly, "path", path).Because(err)
	}
	return syncDir(dir)
}

// compactInto writes the records of the ledger to a file of their own.
func (l *Ledger) compactInto(path string) error {
	db, err := bbolt.Open(path, fileMode, &bbolt.Options{Timeout: lockWait, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return payroll.NewProblem(CodeReadOnly, "path", path).Because(err)
	}
	err = guard(l.db.Path(), func() error { return bbolt.Compact(db, l.db, 0) })
	if err == nil {
		// Another file counts its transactions anew: an empty one says which is the last.
		fresh := &Ledger{opts: l.opts, db: db, legacy: l.legacy}
		err = fresh.update(func(*tx) error { return nil })
	}
	if err == nil {
		err = db.Sync()
	}
	return errors.Join(err, db.Close())
}

// LeftOvers lists ledgers that earlier restores put aside; they hold what was
// purged as well, and are a person's to delete.
func LeftOvers(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, payroll.NewProblem(CodeUnreadable, "path", dir).Because(err)
	}
	var out []string
	for _, e := range entries {
		if strings.Contains(e.Name(), ".before-restore") || strings.HasPrefix(e.Name(), "ledger-schema-") {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	return out, nil
}
