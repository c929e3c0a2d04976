package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"doorzet/payroll"
	"doorzet/store/plain"
)

// Where automatic copies are kept, and how many of them.
const (
	copiesDir  = "backups"
	copiesKept = 10
	// copiesBytes is what all copies may take together; the newest two stay
	// whatever they take.
	copiesBytes   = 4 << 30
	copiesLeast   = 2
	copyTempBegin = ".copy-"
	// copyStamp sorts by time; a reason follows it.
	copyStamp = "20060102T150405.000Z"
	// journalSuffix is what the journal is called beside a copy that is one file.
	journalSuffix = ".journal"
)

// Copy is an automatic copy of the ledger and its journal.
type Copy struct {
	// Path is its directory, Name the last part of it.
	Path, Name string
	// At is when it was made, RFC 3339; Reason is export, migration, move, ….
	At, Reason string
	Bytes      int64
}

// Snapshot keeps a copy of the ledger and the journal in the data directory
// before something far-reaching: export, migration, move. It is written under
// another name, synced, checked by reading every record, and then takes its
// name; the last ten are kept.
func (l *Ledger) Snapshot(reason string) (path string, err error) {
	home := filepath.Join(l.opts.Dir, copiesDir)
	if err := os.MkdirAll(home, dirMode); err != nil {
		return "", payroll.NewProblem(CodeReadOnly, "path", home).Because(err)
	}
	temp, err := os.MkdirTemp(home, copyTempBegin)
	if err != nil {
		return "", payroll.NewProblem(CodeReadOnly, "path", home).Because(err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("store: keep a copy: %w", err), os.RemoveAll(temp))
		}
	}()
	if err := l.copyInto(filepath.Join(temp, ledgerName), filepath.Join(temp, journalName)); err != nil {
		return "", err
	}
	if err := syncDir(temp); err != nil {
		return "", err
	}
	name := l.opts.Now().UTC().Format(copyStamp) + "-" + plainName(reason)
	if path, err = freeName(filepath.Join(home, name)); err != nil {
		return "", err
	}
	if err := os.Rename(temp, path); err != nil {
		return "", err
	}
	return path, errors.Join(syncDir(home), l.pruneCopies())
}

// copyInto writes the ledger as it is at one moment, and then the journal,
// which is never behind it, to files that are not there yet, and checks both.
func (l *Ledger) copyInto(ledger, journal string) error {
	f, err := os.OpenFile(ledger, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode) //nolint:gosec // a name of our own making
	if err != nil {
		return err
	}
	err = l.view(func(t *tx) error {
		_, err := t.bolt.WriteTo(f)
		return err
	})
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if _, err := identify(ledger); err != nil {
		return l.blame(err)
	}
	content, err := l.journalBytes()
	if err != nil || content == nil {
		return err
	}
	if err := l.copyParts(content, journal); err != nil {
		return err
	}
	return writeDurable(journal, content)
}

// copyParts copies the closed parts that a journal names beside a copy of it,
// proven on the way. One that is damaged stops sending, as the journal does.
func (l *Ledger) copyParts(content []byte, to string) error {
	parts, err := partsIn(content)
	if err != nil {
		return nil //nolint:nilerr // the journal is copied as it is; proving it says what is wrong
	}
	from := filepath.Join(l.opts.Dir, journalName)
	for _, p := range parts {
		part, err := p.load(from)
		var damage *payroll.Problem
		if errors.As(err, &damage) {
			l.block(damage)
		}
		if err == nil {
			err = writeDurable(p.path(to), part)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// blame tells whether a bad copy is the fault of what was copied. If the ledger
// itself proves well, it is the disk of the copy.
func (l *Ledger) blame(err error) error {
	var found error
	read := l.view(func(t *tx) error {
		return t.checkRecords(func(e error) { found = errors.Join(found, e) })
	})
	if found = errors.Join(found, read); found != nil {
		return l.damaging(found)
	}
	return payroll.NewProblem(CodeUnreadable, "path", filepath.Join(l.opts.Dir, copiesDir)).Because(err)
}

// journalBytes gives the records of the journal, nil when there is none.
func (l *Ledger) journalBytes() ([]byte, error) {
	l.write.Lock()
	defer l.write.Unlock()
	if j := l.journal; j != nil { // closing it puts another file in its place
		if _, err := os.Lstat(j.path); err == nil {
			content, err := j.read(0)
			return content[:min(int64(len(content)), j.head.End)], err
		}
	}
	content, err := plain.ReadAll(filepath.Join(l.opts.Dir, journalName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return bytes.TrimRight(content, "\x00"), err
}

// plainName keeps of a reason what a file name may hold.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if (r >= 'a' && r <= 'z') || (r >= '0' && r <= '9') || r == '-' {
			return r
		}
		return '-'
	}, strings.ToLower(s))
}

// Copies lists the automatic copies of a data directory, newest first.
func Copies(dir string) ([]Copy, error) {
	home := filepath.Join(dir, copiesDir)
	entries, err := os.ReadDir(home)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, payroll.NewProblem(CodeUnreadable, "path", home).Because(err)
	}
	var out []Copy
	for _, e := range entries {
		stamp, reason, ok := strings.Cut(e.Name(), "-")
		at, err := time.Parse(copyStamp, stamp)
		if !ok || err != nil || !e.IsDir() {
			continue
		}
		c := Copy{Path: filepath.Join(home, e.Name()), Name: e.Name(), At: at.Format(time.RFC3339), Reason: reason}
		c.Bytes = sizeOf(c.Path)
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Copy) int { return strings.Compare(b.Name, a.Name) })
	return out, nil
}

// sizeOf is how much the files of a copy take together.
func sizeOf(dir string) (n int64) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 0 // then it takes nothing that can be given back
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			n += info.Size()
		}
	}
	return n
}

// pruneCopies removes copies beyond the last ten, and what a stop left half made.
func (l *Ledger) pruneCopies() error {
	all, err := Copies(l.opts.Dir)
	if err != nil {
		return err
	}
	var errs []error
	var total int64
	for i, c := range all {
		total += c.Bytes
		if i >= copiesKept || (i >= copiesLeast && total > copiesBytes) {
			errs = append(errs, os.RemoveAll(c.Path))
		}
	}
	home := filepath.Join(l.opts.Dir, copiesDir)
	entries, err := os.ReadDir(home)
	if err != nil {
		return errors.Join(append(errs, err)...)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), copyTempBegin) {
			errs = append(errs, os.RemoveAll(filepath.Join(home, e.Name())))
		}
	}
	return errors.Join(errs...)
}

// NewestGood gives the newest automatic copy of a data directory that can be
// read whole; "" when there is none.
func NewestGood(dir string) (string, error) {
	all, err := Copies(dir)
	if err != nil {
		return "", err
	}
	for _, c := range all {
		if _, err := identify(filepath.Join(c.Path, ledgerName)); err == nil {
			return c.Path, nil
		}
	}
	return "", nil
}

// Damage tells whether an error says that the ledger's file is broken or gone,
// so that putting a copy back can help.
func Damage(err error) bool {
	var p *payroll.Problem
	if !errors.As(err, &p) {
		return false
	}
	return slices.Contains([]payroll.Code{
		CodeMissing, CodeEmptyFile, CodeForeignFile, CodeDamaged, CodeDamagedFile, CodeHeaderLost, CodeIndex, CodeTally, CodeAuditBroken,
		CodeContradiction,
	}, p.Code)
}
