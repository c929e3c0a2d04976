package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"doorzet/payroll"
)

// A copy holds ledger and journal, whole; the last ten are kept, and what a
// stop left behind goes.
func TestSnapshotsAreWholeAndTenAreKept(t *testing.T) {
	dir := t.TempDir()
	now := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	l := openAt(t, Options{Dir: dir, Now: func() time.Time { return now }})
	c := company(t, l, 4)
	half := filepath.Join(dir, copiesDir, copyTempBegin+"half")
	noErr(t, os.MkdirAll(half, 0o700))
	var first string
	for i := range 13 {
		now = now.Add(time.Second)
		path, err := l.Snapshot("Export " + string(rune('a'+i)))
		noErr(t, err)
		if i == 0 {
			first = path
		}
	}
	copies, err := Copies(dir)
	noErr(t, err)
	if len(copies) != 10 || copies[0].Reason != "export-m" || copies[9].Reason != "export-d" || copies[0].Bytes == 0 {
		t.Fatalf("%d copies: %+v", len(copies), copies)
	}
	for _, gone := range []string{first, half} {
		if _, err := os.Stat(gone); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is still there", gone)
		}
	}
	for _, cp := range copies {
		if _, err := identify(filepath.Join(cp.Path, ledgerName)); err != nil {
			t.Errorf("%s: %v", cp.Name, err)
		}
		content, err := os.ReadFile(filepath.Join(cp.Path, journalName))
		noErr(t, err)
		if _, torn, err := readChain(content, mark{}, nil); err != nil || torn > 0 || len(content) == 0 {
			t.Errorf("%s: journal of %d bytes, %d torn, %v", cp.Name, len(content), torn, err)
		}
		for _, name := range []string{ledgerName, journalName} {
			info, err := os.Stat(filepath.Join(cp.Path, name))
			noErr(t, err)
			if info.Mode().Perm() != 0o600 {
				t.Errorf("%s/%s has mode %v", cp.Name, name, info.Mode())
			}
		}
	}
	_ = c
}

// Before a restore the difference is told; after it the journal fills the gap.
func TestRestoreTellsWhatIsLostAndFilled(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	l := openAt(t, Options{Dir: dir})
	c := company(t, l, 4)
	backup := filepath.Join(out, "copy.db")
	noErr(t, l.Backup(backup))
	line := makeLine(9)
	noErr(t, c.Commit(Change{Put: []payroll.Line{line}, Audit: Audit{Action: "add"}}))
	row := payroll.OwnRow{Kind: payroll.KindHours, ID: "77", Employee: "1", Component: payroll.Component{Kind: payroll.KindHours, Code: 2100}, ForPeriod: payroll.Period{Year: 2026, Number: 11}, BookedIn: payroll.Period{Year: 2026, Number: 11}, Amount: 100}
	step := payroll.Step{ID: "s1", Employee: "1", Component: row.Component, ForPeriod: row.ForPeriod, BookedIn: row.BookedIn, State: payroll.StepDone}
	noErr(t, c.CreateMarked(payroll.Batch{ID: "b1", Kind: payroll.BatchSheet, ForPeriod: row.ForPeriod, BookedIn: row.BookedIn}, []payroll.Step{step}, []payroll.RowChange{{Put: &row}}, Audit{Action: "sheet-marked"}))
	_, err := Compare(backup, Options{Dir: dir})
	wantCode(t, err, CodeAlreadyOpen)
	shut(t, l)

	cmp, err := Compare(backup, Options{Dir: dir})
	noErr(t, err)
	if !cmp.Readable || cmp.Lost[KeptLines] != 1 || cmp.Lost[KeptBatches] != 1 || cmp.Lost[KeptAudit] != 2 || cmp.Lost[KeptTeam] != 0 ||
		!slices.Equal(cmp.Batches, []payroll.BatchID{"b1"}) || cmp.Rows != 1 || cmp.Calls != 0 || cmp.Journal != JournalHere {
		t.Fatalf("%+v", cmp)
	}
	_, err = Restore(backup, Options{Dir: dir})
	noErr(t, err)
	l = openAt(t, Options{Dir: dir})
	c, err = l.Company(testKey)
	noErr(t, err)
	rows, err := c.Rows()
	noErr(t, err)
	if len(rows) != 1 || rows[0].ID != "77" {
		t.Fatalf("rows after the restore: %+v", rows)
	}
	shut(t, l)
}

// The whole directory is gone: ledger and journal both come from the backup.
// A journal that is broken gives way and is kept under another name.
func TestRestoreBringsTheJournal(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	l := openAt(t, Options{Dir: dir})
	company(t, l, 4)
	backup := filepath.Join(out, "copy.db")
	noErr(t, l.Backup(backup))
	auto, err := l.Snapshot("export")
	noErr(t, err)
	shut(t, l)

	empty := t.TempDir()
	cmp, err := Compare(backup, Options{Dir: empty})
	noErr(t, err)
	if cmp.Journal != JournalBackup || cmp.Readable {
		t.Fatalf("%+v", cmp)
	}
	_, err = Restore(backup, Options{Dir: empty})
	noErr(t, err)
	l = openAt(t, Options{Dir: empty})
	noErr(t, l.Sendable())
	if found := l.Check(); len(found) > 0 {
		t.Fatalf("Check: %v", found)
	}
	shut(t, l)

	journal := filepath.Join(dir, journalName)
	content, err := os.ReadFile(journal)
	noErr(t, err)
	content[70] ^= 1
	noErr(t, os.WriteFile(journal, content, 0o600))
	_, err = Restore(auto, Options{Dir: dir})
	noErr(t, err)
	l = openAt(t, Options{Dir: dir})
	noErr(t, l.Sendable())
	shut(t, l)
	if kept, err := os.ReadFile(journal + ".before-restore"); err != nil || !strings.HasPrefix(string(kept), string(content[:60])) {
		t.Errorf("the broken journal was not kept: %v", err)
	}

	// Damage: the newest copy that can be read is found.
	good, err := NewestGood(dir)
	if err != nil || good != auto {
		t.Errorf("newest good copy %q, %v", good, err)
	}
	noErr(t, os.Truncate(filepath.Join(auto, ledgerName), 5000))
	if good, err = NewestGood(dir); err != nil || good != "" {
		t.Errorf("a damaged copy is taken for good: %q, %v", good, err)
	}
	_, err = Compare(auto, Options{Dir: dir})
	wantCode(t, err, CodeNoBackup)
}
