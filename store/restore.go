package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"doorzet/payroll"
	"doorzet/store/plain"
)

// Comparison tells what putting a backup back would do.
type Comparison struct {
	// Ledger is the id of both ledgers; At is the newest entry of the backup's
	// audit trails, RFC 3339.
	Ledger, At string
	// Readable is false when the ledger in place cannot be read, so that nobody
	// can tell what would be lost.
	Readable bool
	// Lost counts what the ledger in place has otherwise or beyond the backup:
	// records per kind, see the constants.
	Lost map[Kept]int
	// Batches are the verzendingen that the backup does not know.
	Batches []payroll.BatchID
	// Calls and Rows count what the journal knows and the backup does not: calls
	// to Nmbrs that become unsure and are read back, and changes of the register.
	Calls, Rows int
	// Journal says where the journal will come from.
	Journal JournalFrom
}

// Kept names what a ledger keeps, for a Comparison.
type Kept string

// What is compared.
const (
	KeptLines    Kept = "lines"
	KeptBatches  Kept = "batches"
	KeptTeam     Kept = "people"
	KeptSettings Kept = "settings"
	KeptAudit    Kept = "log"
)

// JournalFrom says where the journal comes from after a restore.
type JournalFrom string

// The places.
const (
	JournalHere   JournalFrom = "here"   // the one beside the ledger stays
	JournalBackup JournalFrom = "backup" // the one beside the ledger is gone or broken
	JournalNone   JournalFrom = "none"   // there is none: nothing can be sent until reconciled
	JournalBroken JournalFrom = "broken" // the one in place is damaged or cut, and the backup brings none: likewise
)

var keptOf = map[string]Kept{
	bucketLines: KeptLines, bucketBatches: KeptBatches, bucketTeam: KeptTeam, bucketSettings: KeptSettings, bucketAudit: KeptAudit,
}

// copyFiles gives the ledger and the journal of a backup: a file, or the
// directory of an automatic copy.
func copyFiles(from string) (ledger, journal string) {
	if info, err := os.Stat(from); err == nil && info.IsDir() {
		return filepath.Join(from, ledgerName), filepath.Join(from, journalName)
	}
	return from, from + journalSuffix
}

// Compare tells what Restore would do. Nothing is changed; the ledger must not
// be open.
func Compare(from string, o Options) (c Comparison, err error) {
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return c, fmt.Errorf("store: find %s: %w", o.Dir, err)
	}
	o.Dir = dir
	ledger, journal := copyFiles(from)
	backup, err := openCopy(ledger)
	if err != nil {
		return c, noBackup(from, err)
	}
	defer func() { err = errors.Join(err, backup.db.Close()) }()
	var m ledgerMeta
	if err := backup.view(func(t *tx) (err error) { m, err = t.meta(); return err }); err != nil {
		return c, err
	}
	c.Ledger, c.Lost = m.ID, map[Kept]int{}
	if c.At, err = backup.newestEntry(); err != nil {
		return c, err
	}
	if err := c.compareLedgers(backup, o); err != nil {
		return c, err
	}
	err = c.compareJournals(m.Applied, filepath.Join(o.Dir, journalName), journal)
	return c, err
}

// openCopy opens a ledger's file by itself and reads all of it once.
func openCopy(path string) (*Ledger, error) {
	if _, err := identify(path); err != nil {
		return nil, err
	}
	l := &Ledger{opts: Options{Dir: filepath.Dir(path), Now: time.Now}}
	if err := l.openBolt(path); err != nil {
		return nil, err
	}
	s, err := l.schema()
	if err != nil {
		return nil, errors.Join(err, l.db.Close())
	}
	l.legacy = s.Schema < schemaTallied
	return l, nil
}

// noBackup says of a file that somebody chose that it is no backup: what is wrong
// with it says nothing of the ledger in place.
func noBackup(path string, err error) error {
	if Damage(err) || errors.Is(err, &payroll.Problem{Code: CodeNoLedger}) || errors.Is(err, &payroll.Problem{Code: CodeNotFile}) {
		return payroll.NewProblem(CodeNoBackup, "path", path).Because(err)
	}
	return err
}

// newestEntry gives the moment of the newest entry of any trail.
func (l *Ledger) newestEntry() (at string, err error) {
	err = l.view(func(t *tx) error {
		own, err := t.auditLog()
		if err != nil {
			return err
		}
		keys, err := t.companyKeys()
		for _, key := range keys {
			list, err := t.auditLog((&Company{l, key}).path()...)
			if err != nil {
				return err
			}
			own = append(own, list...)
		}
		for _, e := range own {
			at = max(at, e.At)
		}
		return err
	})
	return at, err
}

// compareLedgers counts what the ledger in place has otherwise or beyond the
// backup. One that cannot be read says nothing.
func (c *Comparison) compareLedgers(backup *Ledger, o Options) error {
	path := filepath.Join(o.Dir, ledgerName)
	info, err := present(path)
	if err != nil || info == nil {
		return err
	}
	o.Now = time.Now
	here := &Ledger{opts: o}
	if _, err := here.admit(path); err != nil {
		return nil //nolint:nilerr // it cannot be read: that is what the restore is for
	}
	if err := here.openBolt(path); err != nil {
		if errors.Is(err, &payroll.Problem{Code: CodeAlreadyOpen}) {
			return err
		}
		return nil
	}
	err = here.view(func(t *tx) error {
		m, err := t.meta()
		if err != nil {
			return err
		}
		if m.ID != c.Ledger {
			return payroll.NewProblem(CodeOtherLedger, "path", path)
		}
		return backup.view(func(b *tx) error { return c.walk(t, b, nil) })
	})
	c.Readable = err == nil
	if errors.Is(err, &payroll.Problem{Code: CodeOtherLedger}) {
		return errors.Join(err, here.db.Close())
	}
	return here.db.Close()
}

// walk compares the buckets below a path.
func (c *Comparison) walk(here, old *tx, path []string) error {
	at, err := here.spot(path)
	if err != nil {
		return err
	}
	var was table
	kept, wanted := Kept(""), false
	if len(path) > 0 {
		if was, err = old.table(path...); err != nil {
			return err
		}
		kept, wanted = keptOf[was.name], keptOf[was.name] != ""
	}
	return here.broken(here.tree.scan(at, nil, nil, func(r record) error {
		if r.bucket {
			return c.walk(here, old, append(slices.Clone(path), string(r.key)))
		}
		if !wanted {
			return nil
		}
		then, err := was.sealed(r.key)
		if err != nil || bytes.Equal(then, r.value) {
			return err
		}
		c.Lost[kept]++
		if kept == KeptBatches && then == nil {
			var b batchRecord
			payload, err := unseal(was.name, r.key, r.value)
			if err == nil && decode(payload, &b) == nil {
				c.Batches = append(c.Batches, b.ID)
			}
		}
		return nil
	}))
}

// compareJournals counts what the journal knows beyond what the backup applied.
func (c *Comparison) compareJournals(applied mark, here, there string) error {
	c.Journal = JournalNone
	copies, err := journalCopies(filepath.Dir(here))
	if err != nil {
		return err
	}
	for _, j := range []struct {
		path string
		from JournalFrom
		also []string // where a part that is bad can come from
	}{{here, JournalHere, append([]string{there}, copies...)}, {there, JournalBackup, nil}} {
		content, err := plain.ReadAll(j.path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return unopened(j.path, err)
		}
		c.Journal = JournalBroken
		calls, rows, ok := beyond(append([]string{j.path}, j.also...), content, applied)
		if !ok {
			continue
		}
		c.Journal, c.Calls, c.Rows = j.from, calls, rows
		return nil
	}
	return nil
}

// beyond counts the calls and register changes behind a mark; ok is false when
// the chain is broken or does not hold the mark.
func beyond(paths []string, content []byte, applied mark) (calls, rows int, ok bool) {
	type call struct {
		step payroll.StepID
		n    int
	}
	seen := map[call]bool{}
	_, _, err := readWith(paths, content, func(m mark, r journalRecord) error {
		if ok {
			for _, e := range r.Entries {
				switch {
				case e.Intent != nil:
					seen[call{e.Intent.Step, e.Intent.Call}] = true
				case e.Row != nil:
					rows++
				}
			}
		}
		ok = ok || m.names(applied)
		return nil
	})
	return len(seen), rows, ok && err == nil
}

// placeJournal puts the backup's journal beside the ledger where that has none
// that is whole. The broken one is kept under another name.
func (o Options) placeJournal(applied mark, there string) error {
	here := filepath.Join(o.Dir, journalName)
	old, err := plain.ReadAll(here)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return unopened(here, err)
	}
	if err == nil {
		if _, herr := o.healParts(there); herr != nil {
			return herr
		}
		if _, _, ok := beyond([]string{here}, old, applied); ok {
			return nil
		}
	}
	content, rerr := plain.ReadAll(there)
	if rerr != nil {
		return nil //nolint:nilerr // the backup has none: opening says what is the matter
	}
	if _, _, ok := beyond([]string{there}, content, applied); !ok {
		return nil
	}
	if err == nil {
		kept, err := freeName(here + ".before-restore")
		if err != nil {
			return err
		}
		if err := os.Rename(here, kept); err != nil {
			return payroll.NewProblem(CodeReadOnly, "path", here).Because(err)
		}
	}
	parts, err := partsIn(content)
	for _, p := range parts {
		if err == nil {
			_, err = p.heal(here, []string{there})
		}
	}
	if err != nil {
		return err
	}
	return writeDurable(here, slices.Clip(content))
}
