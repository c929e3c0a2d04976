package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"doorzet/ids"
	"doorzet/payroll"
)

// lockWait is how long Open waits for another process.
const lockWait = time.Second

// Open opens the ledger of a data directory and makes it when there is none
// and no trace of an earlier one. What the journal knows and the ledger does
// not becomes unsure, and so does every call that was under way. It fails with
// a Problem: already open, missing, empty, foreign, damaged, newer, read-only,
// on a network.
func Open(o Options) (*Ledger, error) { return open(o, migrations()) }

func open(o Options, steps []migration) (*Ledger, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("store: find %s: %w", o.Dir, err)
	}
	o.Dir = dir
	path := filepath.Join(dir, ledgerName)
	info, err := present(path)
	if err != nil {
		return nil, err
	}
	if info == nil && o.MustExist {
		if trace, err := traceOf(o); err != nil || trace != "" {
			return nil, errors.Join(err, missing(path, trace))
		}
		return nil, payroll.NewProblem(CodeNoLedger, "path", path)
	}
	if err := prepareDir(dir); err != nil {
		return nil, err
	}
	if info == nil {
		trace, err := traceOf(o)
		if err != nil {
			return nil, err
		}
		if trace != "" {
			return nil, missing(path, trace)
		}
		if err := create(o, path, steps); err != nil {
			return nil, err
		}
	}
	return openFile(o, path, steps)
}

func missing(path, trace string) error {
	if trace == "" {
		return nil
	}
	return payroll.NewProblem(CodeMissing, "path", path, "trace", trace)
}

// openFile opens a ledger that is there.
func openFile(o Options, path string, steps []migration) (*Ledger, error) {
	l := &Ledger{opts: o}
	note, err := l.admit(path)
	if err != nil {
		return nil, err
	}
	if err := l.openBolt(path); err != nil {
		return nil, err
	}
	if note != nil {
		l.note(note)
	}
	err = l.begin(steps)
	if err != nil {
		if l.journal != nil {
			err = errors.Join(err, l.journal.close())
		}
		return nil, errors.Join(err, l.db.Close())
	}
	return l, nil
}

// admit refuses what cannot be a ledger, before anything is written.
func (l *Ledger) admit(path string) (*payroll.Problem, error) {
	info, err := present(path)
	if err != nil {
		return nil, err
	}
	if info == nil {
		return nil, payroll.NewProblem(CodeNoLedger, "path", path)
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		if info, err = os.Stat(path); err != nil {
			return nil, payroll.NewProblem(CodeUnreadable, "path", path).Because(err)
		}
	}
	if !info.Mode().IsRegular() {
		return nil, payroll.NewProblem(CodeNotFile, "path", path)
	}
	if info.Mode().Perm()&0o200 == 0 {
		return nil, payroll.NewProblem(CodeReadOnly, "path", path)
	}
	return inspect(path)
}

// openBolt takes the lock and maps the file.
func (l *Ledger) openBolt(path string) error {
	var file *os.File
	err := guard(path, func() error {
		db, err := bbolt.Open(path, fileMode, &bbolt.Options{
			Timeout:      lockWait,
			FreelistType: bbolt.FreelistMapType,
			OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
				// Never O_CREATE: a file that vanished in between is no new ledger.
				f, err := os.OpenFile(name, flag&^os.O_CREATE, mode) //nolint:gosec // the path of the ledger
				file = f
				return f, err
			},
		})
		l.db, l.file = db, file
		return err
	})
	if err == nil && replaced(path, file) {
		// While this one waited for the lock, another program put a new file in place.
		err = errors.Join(berrors.ErrTimeout, l.db.Close())
	}
	if err == nil {
		return nil
	}
	if file != nil {
		unlock(file)
		_ = file.Close() // already closed, except after a panic
	}
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return payroll.NewProblem(CodeAlreadyOpen, "path", path).Because(err)
	case errors.Is(err, fs.ErrPermission):
		return payroll.NewProblem(CodeReadOnly, "path", path).Because(err)
	case errors.Is(err, &payroll.Problem{Code: CodeDamagedFile}):
		return err
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum), errors.Is(err, berrors.ErrVersionMismatch):
		return payroll.NewProblem(CodeDamagedFile, "path", path).Because(err)
	}
	return payroll.NewProblem(CodeUnreadable, "path", path).Because(err)
}

// replaced tells whether a path no longer names an open file.
func replaced(path string, file *os.File) bool {
	now, err := os.Stat(path)
	if err != nil {
		return true
	}
	open, err := file.Stat()
	return err != nil || !os.SameFile(now, open)
}

// begin checks what the ledger says of itself and compares it with the journal.
func (l *Ledger) begin(steps []migration) error {
	if err := l.migrate(steps); err != nil {
		return err
	}
	var m ledgerMeta
	err := l.view(func(t *tx) (err error) {
		if err = t.proveStamp(); err == nil {
			m, err = t.meta()
		}
		return err
	})
	if err != nil {
		return err
	}
	l.id, l.applied = m.ID, m.Applied
	if !m.Journalled {
		if m, err = l.beginJournal(m); err != nil {
			return err
		}
	}
	if err := l.joinJournal(m); err != nil {
		return err
	}
	return l.doubtInterrupted()
}

// beginJournal makes the first journal of a new ledger. One that is there
// already is kept: a stop may have come between the two files.
func (l *Ledger) beginJournal(m ledgerMeta) (ledgerMeta, error) {
	path := filepath.Join(l.opts.Dir, journalName)
	first, line, err := mark{}.follow(journalRecord{Type: journalGenesis, At: m.Created, Ledger: m.ID})
	if err != nil {
		return m, err
	}
	info, err := present(path)
	if err != nil {
		return m, err
	}
	if info == nil {
		if err := writeDurable(path, line); err != nil {
			return m, payroll.NewProblem(CodeReadOnly, "path", path).Because(err)
		}
	}
	m.Journalled, m.Applied = true, first
	l.applied = first
	return m, l.update(func(t *tx) error { return t.setMeta(m) })
}

// create makes a new ledger under another name and links it into place, so
// that no one ever sees half a ledger and two programs cannot both make one.
func create(o Options, path string, steps []migration) (err error) {
	f, err := os.CreateTemp(o.Dir, "."+ledgerName+"-*")
	if err != nil {
		return payroll.NewProblem(CodeReadOnly, "path", o.Dir).Because(err)
	}
	temp := f.Name()
	defer func() {
		if rm := os.Remove(temp); rm != nil && !errors.Is(rm, fs.ErrNotExist) {
			err = errors.Join(err, rm)
		}
	}()
	if err := f.Close(); err != nil {
		return fmt.Errorf("store: make ledger: %w", err)
	}
	db, err := bbolt.Open(temp, fileMode, &bbolt.Options{Timeout: lockWait, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return fmt.Errorf("store: make ledger: %w", err)
	}
	l := &Ledger{opts: o, db: db}
	err = l.update(func(t *tx) error {
		for _, name := range []string{
			bucketMeta, bucketTally, bucketSources, bucketProfiles,
			bucketVenues, bucketAnswers, bucketCompanies, bucketAudit, bucketDetails,
		} {
			if _, err := t.table(name); err != nil {
				return err
			}
		}
		if err := t.setSchema(1 + len(steps)); err != nil {
			return err
		}
		return t.setMeta(ledgerMeta{ID: ids.New(), Created: t.stamp()})
	})
	if err == nil {
		err = db.Sync()
	}
	if err = errors.Join(err, db.Close()); err != nil {
		return fmt.Errorf("store: make ledger: %w", err)
	}
	return place(temp, path)
}

// place gives a finished file its name without ever replacing another.
func place(temp, path string) error {
	err := os.Link(temp, path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		if info, perr := present(path); perr != nil || info != nil {
			return perr
		}
		err = os.Rename(temp, path) // no hard links here
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("store: place ledger: %w", err)
	}
	return syncDir(filepath.Dir(path))
}

// migration brings the buckets from one schema to the next.
type migration func(*tx) error

// migrations are the steps so far: the first brings schema 1 to 2.
func migrations() []migration {
	return []migration{
		// Settings of schema 2 can hold surcharges and cost centres,
		// which an older program would not know how to read; nothing to change.
		func(*tx) error { return nil },
		// The register of schema 3 can hold amounts that went by the import
		// sheet, and batches that marked them; nothing to change.
		func(*tx) error { return nil },
		// Links of schema 4 can be over REST, and companies can have moved to it
		// with a second id for all they hold: nothing to change either.
		func(*tx) error { return nil },
		// The tallies of schema 5 prove parts, names and sequences: migrate counts
		// them once all steps have been done, so that a later step need not know.
		func(*tx) error { return nil },
		// Lines of schema 6 can hold questions that wait for a person, and the
		// ledger what was answered for later files: nothing to change.
		func(*tx) error { return nil },
		// The journal of schema 7 can hold anchors of the audit trails, which an
		// older program would take for damage: nothing to change.
		func(*tx) error { return nil },
		// Changes of schema 8 that can be taken back carry the area that they
		// belong to, and who made them: an older program would take back whatever
		// was newest.
		(*tx).giveAreas,
		// The journal of schema 9 can be closed into parts, which an older program
		// would not read: nothing to change.
		func(*tx) error { return nil },
	}
}

// schemaRecord is readable by every version of the program.
type schemaRecord struct {
	Schema int `json:"schema"`
}

func (t *tx) setSchema(n int) error {
	meta, err := t.table(bucketMeta)
	if err != nil {
		return err
	}
	return meta.put([]byte("schema"), schemaRecord{n})
}

// schema reads which schema a ledger is of, before anything else is known of it.
func (l *Ledger) schema() (s schemaRecord, err error) {
	err = l.view(func(t *tx) error {
		meta, err := t.table(bucketMeta)
		if err != nil {
			return err
		}
		ok, err := meta.get([]byte("schema"), &s)
		if err == nil && !ok {
			return payroll.NewProblem(CodeForeignFile, "path", l.db.Path())
		}
		return err
	})
	return s, err
}

// migrate brings an older ledger up to date in one transaction, after a copy.
func (l *Ledger) migrate(steps []migration) error {
	known := 1 + len(steps)
	s, err := l.schema()
	if errors.Is(err, errVersion) {
		return payroll.NewProblem(CodeNewer, "path", l.db.Path(), "found", "?", "known", strconv.Itoa(known))
	}
	if err != nil {
		return err
	}
	switch {
	case s.Schema > known:
		return payroll.NewProblem(CodeNewer, "path", l.db.Path(),
			"found", strconv.Itoa(s.Schema), "known", strconv.Itoa(known))
	case s.Schema < 1:
		return damaged(bucketMeta, []byte("schema"), errVersion)
	case s.Schema == known:
		return nil
	}
	l.legacy = s.Schema < schemaTallied
	if _, err := l.Snapshot("migration-" + strconv.Itoa(s.Schema)); err != nil {
		return err
	}
	err = l.update(func(t *tx) error {
		for _, step := range steps[s.Schema-1:] {
			if err := step(t); err != nil {
				return fmt.Errorf("store: migrate: %w", err)
			}
		}
		if err := t.setSchema(known); err != nil || !l.legacy {
			return err
		}
		return t.retally()
	})
	l.legacy = l.legacy && err != nil
	return err
}
