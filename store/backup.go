package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"doorzet/ids"
	"doorzet/payroll"
	"doorzet/store/plain"
)

// Backup writes a copy of the ledger to a file that must not exist yet, and the
// journal beside it under the same name with ".journal" behind it. The copy is
// of one moment and is checked by reading every record.
func (l *Ledger) Backup(to string) error {
	if info, err := present(to); err != nil || info != nil {
		if err == nil {
			err = payroll.NewProblem(CodeUnreadable, "path", to).Because(fs.ErrExist)
		}
		return err
	}
	temp, err := os.MkdirTemp(filepath.Dir(to), ".backup-*")
	if err != nil {
		return payroll.NewProblem(CodeReadOnly, "path", filepath.Dir(to)).Because(err)
	}
	ledger, journal := filepath.Join(temp, ledgerName), filepath.Join(temp, journalName)
	err = l.copyInto(ledger, journal)
	if err == nil {
		// The journal first: a copy is there when both are.
		if info, perr := present(journal); perr == nil && info != nil {
			if err = moveParts(journal, to+journalSuffix); err == nil {
				err = os.Rename(journal, to+journalSuffix)
			}
		}
	}
	if err == nil {
		err = place(ledger, to)
	}
	err = errors.Join(err, os.RemoveAll(temp))
	if err != nil {
		return fmt.Errorf("store: back up: %w", err)
	}
	return nil
}

// moveParts gives the closed parts beside a journal the name of another one.
func moveParts(from, to string) error {
	files, err := partFiles(from)
	for _, path := range files {
		if err == nil {
			err = os.Rename(path, to+strings.TrimPrefix(path, from))
		}
	}
	return err
}

// Restore puts a backup in place of the ledger of a data directory, which must
// not be open. The ledger that was there is kept under another name, which is
// given; the journal stays, so that opening finds what the backup does not
// know, and only where there is no whole one the backup's takes its place. A
// backup of another ledger is refused while there is one. from is a
// file that Backup made, or the directory of an automatic copy.
func Restore(from string, o Options) (kept string, err error) {
	o.Dir, err = filepath.Abs(o.Dir)
	if err != nil {
		return "", fmt.Errorf("store: find %s: %w", o.Dir, err)
	}
	from, journal := copyFiles(from)
	content, err := plain.ReadAll(from)
	if err != nil {
		return "", unopened(from, err)
	}
	if err := prepareDir(o.Dir); err != nil {
		return "", err
	}
	// What stands in the journal's place is looked at before anything is moved.
	if here := filepath.Join(o.Dir, journalName); notPlain(here) {
		return "", payroll.NewProblem(CodeNotFile, "path", here)
	}
	// The copy is opened on its own first: all of it must be readable.
	temp := filepath.Join(o.Dir, ".restore-"+ids.New())
	if err := writeDurable(temp, content); err != nil {
		return "", err
	}
	m, err := identify(temp)
	if err != nil {
		err = noBackup(from, err)
	} else {
		kept, err = o.exchange(temp, m.ID)
	}
	if err == nil {
		err = o.placeJournal(m.Applied, journal)
	}
	if rm := os.Remove(temp); rm != nil && !errors.Is(rm, fs.ErrNotExist) {
		err = errors.Join(err, rm)
	}
	return kept, err
}

// identify opens a ledger file by itself, checks it and gives what it says of itself.
func identify(path string) (ledgerMeta, error) {
	l := &Ledger{opts: Options{Dir: filepath.Dir(path), Now: time.Now}}
	if _, err := l.admit(path); err != nil {
		return ledgerMeta{}, err
	}
	if err := l.openBolt(path); err != nil {
		return ledgerMeta{}, err
	}
	var m ledgerMeta
	var found error
	s, err := l.schema()
	if err != nil {
		return m, errors.Join(err, l.db.Close())
	}
	l.legacy = s.Schema < schemaTallied
	err = l.view(func(t *tx) (err error) {
		if err = t.checkRecords(func(e error) { found = errors.Join(found, e) }); err != nil {
			return err
		}
		m, err = t.meta()
		return err
	})
	return m, errors.Join(found, err, l.db.Close())
}

// exchange puts a checked file in place while it holds the old ledger's lock.
func (o Options) exchange(temp, id string) (string, error) {
	path := filepath.Join(o.Dir, ledgerName)
	info, err := present(path)
	if err != nil {
		return "", err
	}
	kept := ""
	if info != nil {
		o.Now = time.Now
		old := &Ledger{opts: o}
		if _, err := old.admit(path); err == nil {
			if err := old.openBolt(path); errors.Is(err, &payroll.Problem{Code: CodeAlreadyOpen}) {
				return "", err
			} else if err == nil {
				defer old.db.Close() //nolint:errcheck // only held for its lock
				var m ledgerMeta
				err := old.view(func(t *tx) (err error) { m, err = t.meta(); return err })
				if err == nil && m.ID != id {
					return "", payroll.NewProblem(CodeOtherLedger, "path", path)
				}
			}
		}
		if kept, err = freeName(path + ".before-restore"); err != nil {
			return "", err
		}
		if err := os.Rename(path, kept); err != nil {
			return "", payroll.NewProblem(CodeReadOnly, "path", path).Because(err)
		}
	}
	if err := os.Rename(temp, path); err != nil {
		return kept, payroll.NewProblem(CodeReadOnly, "path", path).Because(err)
	}
	return kept, syncDir(o.Dir)
}

// freeName gives the name itself, or the first numbered one that is free.
func freeName(name string) (string, error) {
	for n := 1; ; n++ {
		try := name
		if n > 1 {
			try += "-" + strconv.Itoa(n)
		}
		info, err := present(try)
		if err != nil || info == nil {
			return try, err
		}
	}
}
