package store

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"doorzet/ids"
	"doorzet/payroll"
)

// journalled gives a ledger whose journal has several records, with the content
// of the journal.
func journalled(t *testing.T) (*Ledger, *Company, Options, []byte) {
	t.Helper()
	l, c, o := sender(t)
	for _, m := range []payroll.CallMove{sending("S1"), done("S1", "1001"), sending("S2"), done("S2", "1002")} {
		noErr(t, c.Record([]payroll.CallMove{m}))
	}
	b, err := os.ReadFile(filepath.Join(o.Dir, journalName))
	noErr(t, err)
	return l, c, o, b
}

// An early record that was altered is found before anything is sent, though
// opening looks at the end of the journal alone.
func TestEarlyBreakOfTheJournalStopsSending(t *testing.T) {
	l, _, o, b := journalled(t)
	shut(t, l)
	o.StateDir = "" // a head outside that lies behind the break finds it at once
	b[150] ^= 4
	noErr(t, os.WriteFile(filepath.Join(o.Dir, journalName), b, 0o600))
	l, err := Open(Options{Dir: o.Dir, Now: testNow})
	noErr(t, err)
	defer func() { noErr(t, l.Close()) }()
	noErr(t, l.Sendable()) // nobody has looked yet
	wantCode(t, l.Prove(nil), CodeJournalDamaged)
	wantCode(t, l.Sendable(), CodeJournalDamaged)
	wantCode(t, l.Prove(nil), CodeJournalDamaged)
	c := &Company{l, testKey}
	wantCode(t, c.CreateBatch(makeBatch("B9"), []payroll.Step{makeStep("S9", makeLine(1))}, Audit{}), CodeJournalDamaged)
}

// What was proven once is not read again; what came after it is, and so are the
// file's identity, its length and the head outside.
func TestJournalIsProvenOnceAndThenItsTail(t *testing.T) {
	type world struct {
		l    *Ledger
		c    *Company
		path string
		b    []byte
	}
	for name, tt := range map[string]struct {
		alter func(t *testing.T, w world)
		want  payroll.Code
	}{
		"nothing": {alter: func(*testing.T, world) {}},
		"a record behind what was proven": {want: CodeJournalDamaged, alter: func(t *testing.T, w world) {
			from := w.l.journal.head.End
			noErr(t, w.c.PutRow(payroll.OwnRow{Kind: payroll.KindHours, ID: "77", ForPeriod: november, BookedIn: november}, Audit{}))
			noErr(t, change(w.path, func(b []byte) []byte { b[from+90] ^= 1; return b }))
		}},
		"another file": {want: CodeJournalDamaged, alter: func(t *testing.T, w world) {
			noErr(t, os.Rename(w.path, w.path+".old"))
			noErr(t, os.WriteFile(w.path, w.b, 0o600))
		}},
		"cut off": {want: CodeJournalDamaged, alter: func(t *testing.T, w world) {
			noErr(t, os.Truncate(w.path, w.l.journal.head.End-10))
		}},
		"longer": {want: CodeJournalDamaged, alter: func(t *testing.T, w world) {
			noErr(t, os.WriteFile(w.path, append(w.b, "more\n"...), 0o600))
		}},
		"gone": {want: CodeJournalDamaged, alter: func(t *testing.T, w world) { noErr(t, os.Remove(w.path)) }},
	} {
		t.Run(name, func(t *testing.T) {
			l, c, o, b := journalled(t)
			var told []int64
			noErr(t, l.Prove(func(done, total int64) { told = append(told, done, total) }))
			if end := l.journal.head.End; len(told) != 2 || told[0] != end || told[1] != end {
				t.Errorf("progress %v, want the whole of %d", told, end)
			}
			tt.alter(t, world{l, c, filepath.Join(o.Dir, journalName), b})
			err := l.Prove(nil)
			if tt.want == "" {
				noErr(t, err)
				shut(t, l)
				return
			}
			wantCode(t, err, tt.want)
			noErr(t, l.Close())
		})
	}
}

// Reconciling where nothing keeps the ledger from sending changes nothing.
func TestReconcilingAHealthyLedgerChangesNothing(t *testing.T) {
	l, _, o, _ := journalled(t)
	noErr(t, l.Prove(nil))
	before := filesOf(t, o.Dir)
	noErr(t, l.Reconcile(Audit{Action: "reconcile"}))
	noErr(t, l.Prove(nil))
	if after := filesOf(t, o.Dir); !maps.Equal(before, after) {
		t.Error("something was written")
	}
}

// A damaged ledger is not what a new journal should begin with.
func TestDamagedLedgerIsNotReconciled(t *testing.T) {
	l, c, o, _ := journalled(t)
	noErr(t, os.Remove(filepath.Join(o.Dir, journalName)))
	noErr(t, l.update(func(x *tx) error {
		rows, err := c.table(x, bucketRows)
		if err != nil {
			return err
		}
		return rows.bucket.Delete(rowBytes(payroll.KindHours, "1001"))
	}))
	_, err := c.RowsIn(november)
	wantCode(t, err, CodeIndex)
	wantCode(t, l.Sendable(), CodeIndex)
	wantCode(t, l.Reconcile(Audit{Action: "reconcile"}), CodeIndex)
	noErr(t, l.Close())
}

// filesOf gives the content of every file below a directory.
func filesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	noErr(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		out[path] = string(b)
		return err
	}))
	return out
}

func BenchmarkProveJournal(b *testing.B) {
	l := openAt(b, Options{Dir: b.TempDir()})
	c := company(b, l, 1)
	row := payroll.OwnRow{Kind: payroll.KindHours, ForPeriod: november, BookedIn: november, Amount: 800}
	for i := 0; l.journal.head.End < 8<<20; i++ {
		l.write.Lock()
		row.ID = payroll.RowID(ids.New())
		moves := make([]journalEntry, 40)
		for n := range moves {
			moves[n] = journalEntry{Row: &rowMove{Put: &row}}
		}
		_, err := l.journal.append(journalRecord{Type: journalMoves, At: l.stamp(), Company: c.key, Entries: moves})
		l.write.Unlock()
		noErr(b, err)
	}
	noErr(b, l.update(func(t *tx) error { return t.setApplied(l.journal.head) }))
	l.applied = l.journal.head
	b.SetBytes(l.journal.head.End)
	for b.Loop() {
		l.proof = chainProof{}
		noErr(b, l.Prove(nil))
	}
	noErr(b, l.Close())
}

func BenchmarkProvenReads100000Lines(b *testing.B) {
	l := openAt(b, Options{Dir: b.TempDir()})
	c := company(b, l, 100_000)
	for b.Loop() {
		noErr(b, l.view(func(t *tx) error {
			for _, name := range []string{bucketLines, bucketCounted} {
				tbl, err := c.table(t, name)
				if err != nil {
					return err
				}
				from, to := bounds(payroll.Span{From: 1, To: 1 << 20})
				if err := tbl.scanProven(from, to, func(k, v []byte) error { return tbl.check(record{k, v, false}) }); err != nil {
					return err
				}
			}
			return nil
		}))
	}
}
