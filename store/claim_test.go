package store

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"doorzet/payroll"
)

// TestClaim lets two calls be answered with one row id, in one record and in two:
// one step has the row, the other one is unsure, and that is so after a crash at
// any record and after opening again.
func TestClaim(t *testing.T) {
	for name, together := range map[string]bool{"in one record": true, "one after the other": false} {
		t.Run(name, func(t *testing.T) {
			l, c, o := sender(t)
			noErr(t, c.Record([]payroll.CallMove{sending("S1"), sending("S2")}))
			moves := [][]payroll.CallMove{{done("S1", "1001"), done("S2", "1001")}}
			if !together {
				moves = [][]payroll.CallMove{{done("S1", "1001")}, {done("S2", "1001")}}
			}
			var got []payroll.CallMove
			for _, m := range moves {
				made, err := c.RecordClaims(m)
				noErr(t, err)
				got = append(got, made...)
			}
			if got[0].To != payroll.StepDone || got[1].To != payroll.StepUnsure || got[1].Reason.Code != CodeRowTaken {
				t.Fatalf("recorded as %+v", got)
			}
			hasRow(t, c, "1001", "S1")
			wantCode(t, c.Record([]payroll.CallMove{done("S2", "1001")}), CodeRowTaken)
			noErr(t, l.Sendable()) // a refused claim is no failed write
			_, err := c.RecordClaims([]payroll.CallMove{{Step: "S2", To: payroll.StepDone, Row: "1002", Adopted: true}})
			noErr(t, err)
			hasRow(t, c, "1002", "S2")
			dir := copyDir(t, o.Dir)
			shut(t, l)
			l, c = reopen(t, dir, o.StateDir)
			hasRow(t, c, "1001", "S1")
			hasRow(t, c, "1002", "S2")
			healthy(t, l, dir, o.StateDir)
		})
	}
}

func hasRow(t *testing.T, c *Company, id payroll.RowID, step payroll.StepID) {
	t.Helper()
	rows, err := c.Rows()
	noErr(t, err)
	for _, r := range rows {
		if r.ID == id {
			if r.Step != step {
				t.Errorf("row %s is %s's, want %s", id, r.Step, step)
			}
			return
		}
	}
	if step != "" {
		t.Errorf("row %s is not in the register", id)
	}
}

// TestIdsChangePlaces moves a row from the step that was wrongly said to have it
// to the one that has it, in one record; a crash between journal and ledger
// leaves both in doubt.
func TestIdsChangePlaces(t *testing.T) {
	l, c, o := sender(t)
	noErr(t, c.Record([]payroll.CallMove{sending("S1"), sending("S2")}))
	noErr(t, c.Record([]payroll.CallMove{done("S1", "1002"), {Step: "S2", To: payroll.StepUnsure}}))
	before := snapshot(t, l)
	moves := []payroll.CallMove{{Step: "S1", To: payroll.StepUnsure}, {Step: "S2", To: payroll.StepDone, Row: "1002", Adopted: true}}
	made, err := c.RecordClaims(moves)
	noErr(t, err)
	if made[1].To != payroll.StepDone {
		t.Fatalf("recorded as %+v", made)
	}
	hasRow(t, c, "1002", "S2")
	crash := crashed(t, o.Dir, before)
	shut(t, l)
	l, c = reopen(t, crash, o.StateDir)
	hasRow(t, c, "1002", "")
	for _, id := range []payroll.StepID{"S1", "S2"} {
		if s, err := c.Step(id); err != nil || s.State != payroll.StepUnsure || s.Calls[0].Row != "1002" {
			t.Errorf("%s after the crash: %+v, %v", id, s, err)
		}
	}
	healthy(t, l, crash, o.StateDir)
}

// TestRowsKeepTheirStep refuses to give a row of the register to another step by
// a person's hand, at once and when the journal is replayed into a ledger in
// which another step has it; that is told.
func TestRowsKeepTheirStep(t *testing.T) {
	l, c, o := sender(t)
	hers := payroll.OwnRow{Kind: payroll.KindHours, ID: "7", Employee: "ES2", ForPeriod: november, BookedIn: november, Amount: 100, Step: "S2"}
	mine := hers
	mine.Employee, mine.Step = "ES1", "S1"
	noErr(t, l.update(func(t *tx) error { return c.putRow(t, hers) }))
	wantCode(t, c.ReplaceRow(mine, Audit{Action: "row-choice"}), CodeRowTaken)
	wantCode(t, c.PutRow(mine, Audit{Action: "row-choice"}), CodeRowTaken)
	other := snapshot(t, l)
	noErr(t, l.update(func(t *tx) error { return c.dropRow(t, hers.Kind, hers.ID) }))
	noErr(t, c.PutRow(mine, Audit{Action: "row-choice"}))
	hasRow(t, c, "7", "S1")
	dir := crashed(t, o.Dir, other)
	shut(t, l)
	l, c = reopen(t, dir, t.TempDir())
	hasRow(t, c, "7", "S2")
	if !hasNote(l, CodeRowTaken) {
		t.Errorf("notes: %v", l.Notes())
	}
	shut(t, l)
}

// TestReplayRetracts makes a step unsure that the ledger has as done and a later
// record as unsure.
func TestReplayRetracts(t *testing.T) {
	l, c, o := sender(t)
	noErr(t, c.Record([]payroll.CallMove{sending("S1")}))
	noErr(t, c.Record([]payroll.CallMove{done("S1", "1001")}))
	before := snapshot(t, l)
	noErr(t, c.Record([]payroll.CallMove{{Step: "S1", To: payroll.StepUnsure}}))
	hasRow(t, c, "1001", "")
	dir := crashed(t, o.Dir, before)
	shut(t, l)
	l, c = reopen(t, dir, o.StateDir)
	hasRow(t, c, "1001", "")
	if s, err := c.Step("S1"); err != nil || s.State != payroll.StepUnsure || s.Calls[0].Row != "1001" {
		t.Errorf("%+v, %v", s, err)
	}
	if !hasNote(l, CodeRecovered) {
		t.Errorf("notes: %v", l.Notes())
	}
	healthy(t, l, dir, o.StateDir)
}

// TestSupersededButSent puts a ledger in which a step was superseded beside a
// journal in which it was sent: it is in doubt, and counts its line again.
func TestSupersededButSent(t *testing.T) {
	l, c, o := sender(t)
	other := copyDir(t, o.Dir) // here it is sent
	noErr(t, c.AddSteps("B1", []payroll.StepID{"S1"}, nil, Audit{Action: "resume"}))
	if counted := countsOf(t, c, 0); len(counted) != 0 {
		t.Fatalf("a superseded step counts: %v", counted)
	}
	superseded := snapshot(t, l)
	shut(t, l)
	twin, c2 := reopen(t, other, t.TempDir())
	noErr(t, c2.Record([]payroll.CallMove{sending("S1")}))
	dir := crashed(t, other, superseded)
	shut(t, twin)

	l, c = reopen(t, dir, t.TempDir())
	s, err := c.Step("S1")
	if err != nil || s.State != payroll.StepUnsure || s.Calls[0].State != payroll.StepUnsure || s.Calls[0].Tries != 1 {
		t.Fatalf("%+v, %v", s, err)
	}
	open, err := c.OpenSteps()
	if noErr(t, err); len(open) != 2 {
		t.Errorf("%d open steps", len(open))
	}
	if counted := countsOf(t, c, 0); len(counted) != 1 || counted[0].Step != "S1" {
		t.Errorf("its line is counted by %v", counted)
	}
	noErr(t, c.Record([]payroll.CallMove{done("S1", "1001")}))
	if found := l.Check(); len(found) > 0 {
		t.Errorf("check: %v", found)
	}
	shut(t, l)
}

func countsOf(t *testing.T, c *Company, line int) []CountRef {
	t.Helper()
	at := makeLine(line)
	refs, err := c.Counted(payroll.Span{From: at.Date, To: at.Date})
	noErr(t, err)
	return refs[at.ID]
}

// cached is a journal file whose writes reach the disk only when they are
// synced, as those of a machine that loses its power.
type cached struct {
	journalFile
	mu      sync.Mutex
	pending [][2]any // offset, bytes
	disk    []byte
	syncs   int
}

func (f *cached) WriteAt(b []byte, at int64) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.pending = append(f.pending, [2]any{at, append([]byte(nil), b...)})
	return f.journalFile.WriteAt(b, at)
}

func (f *cached) Sync() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, w := range f.pending {
		at, b := w[0].(int64), w[1].([]byte) //nolint:errcheck,forcetypeassert // put in above
		if end := int(at) + len(b); end > len(f.disk) {
			f.disk = append(f.disk, make([]byte, end-len(f.disk))...)
		}
		copy(f.disk[at:], b)
	}
	f.pending = nil
	f.syncs++
	return f.journalFile.Sync()
}

// TestJournalOutlivesPower cuts the power right after each record: what was
// announced is on the disk before its call can begin, and what came of it before
// the ledger says so. Each record costs one sync and no more.
func TestJournalOutlivesPower(t *testing.T) {
	l, c, o := sender(t)
	whole, err := os.ReadFile(filepath.Join(o.Dir, journalName))
	noErr(t, err)
	disk := &cached{journalFile: l.journal.file, disk: whole}
	l.journal.file = disk
	before := snapshot(t, l)
	for i, m := range []payroll.CallMove{sending("S1"), done("S1", "1001"), sending("S2")} {
		noErr(t, c.Record([]payroll.CallMove{m}))
		if disk.syncs != i+1 {
			t.Errorf("%d syncs after %d records", disk.syncs, i+1)
		}
		dir := crashed(t, o.Dir, before) // the ledger's commits are lost as well
		noErr(t, os.WriteFile(filepath.Join(dir, journalName), disk.disk, 0o600))
		again, c2 := reopen(t, dir, t.TempDir())
		s, err := c2.Step(m.Step)
		if err != nil || s.State != payroll.StepUnsure || s.Calls[0].Row != m.Row && m.Row != "" {
			t.Errorf("after record %d and a power cut the step is %+v, %v", i, s, err)
		}
		shut(t, again)
	}
}
