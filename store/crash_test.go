package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"doorzet/payroll"
)

// sender is a ledger with a batch of two steps, ready to send.
func sender(t *testing.T) (*Ledger, *Company, Options) {
	t.Helper()
	o := Options{Dir: t.TempDir(), StateDir: t.TempDir()}
	l := openAt(t, o)
	c := company(t, l, 2)
	steps := []payroll.Step{makeStep("S1", makeLine(0)), makeStep("S2", makeLine(1))}
	noErr(t, c.CreateBatch(makeBatch("B1"), steps, Audit{Action: "batch"}))
	return l, c, o
}

// crashed gives a copy of the files with the ledger as it was before the last
// commit: the moment between the journal's sync and the commit.
func crashed(t *testing.T, dir, ledgerBefore string) string {
	t.Helper()
	to := copyDir(t, dir)
	copyFile(t, ledgerBefore, filepath.Join(to, ledgerName))
	return to
}

func snapshot(t *testing.T, l *Ledger) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "before.db")
	copyFile(t, l.Path(), to)
	return to
}

func reopen(t *testing.T, dir, state string) (*Ledger, *Company) {
	t.Helper()
	l := openAt(t, Options{Dir: dir, StateDir: state})
	c, err := l.Company(testKey)
	noErr(t, err)
	return l, c
}

func hasNote(l *Ledger, code payroll.Code) bool {
	for _, n := range l.Notes() {
		if n.Code == code {
			return true
		}
	}
	return false
}

// healthy checks the ledger and that opening it again changes nothing more.
func healthy(t *testing.T, l *Ledger, dir, state string) {
	t.Helper()
	if found := l.Check(); len(found) > 0 {
		t.Fatalf("Check: %v", found)
	}
	noErr(t, l.Sendable())
	shut(t, l)
	again := openAt(t, Options{Dir: dir, StateDir: state})
	if notes := again.Notes(); len(notes) > 0 {
		t.Fatalf("notes at the second opening: %v", notes)
	}
	shut(t, again)
}

func TestCrashBetweenIntentAndCommit(t *testing.T) {
	l, c, o := sender(t)
	before := snapshot(t, l)
	noErr(t, c.Record([]payroll.CallMove{sending("S1")}))
	dir := crashed(t, o.Dir, before)
	l, c = reopen(t, dir, o.StateDir)
	s, err := c.Step("S1")
	noErr(t, err)
	if s.State != payroll.StepUnsure || s.Reason.Code != CodeInterrupted || len(s.Calls[0].Before) != 1 || s.Calls[0].Tries != 1 {
		t.Fatalf("step = %+v", s)
	}
	if s, err = c.Step("S2"); err != nil || s.State != payroll.StepWaiting {
		t.Fatalf("other step = %+v, %v", s, err)
	}
	if !hasNote(l, CodeRecovered) {
		t.Fatalf("notes = %v", l.Notes())
	}
	noErr(t, c.Record([]payroll.CallMove{{Step: "S1", To: payroll.StepDone, Row: "1001", Adopted: true}}))
	healthy(t, l, dir, o.StateDir)
}

func TestCrashBetweenOutcomeAndCommit(t *testing.T) {
	l, c, o := sender(t)
	noErr(t, c.Record([]payroll.CallMove{sending("S1"), sending("S2")}))
	before := snapshot(t, l)
	noErr(t, c.Record([]payroll.CallMove{done("S1", "1001"), {Step: "S2", To: payroll.StepRefused}}))
	dir := crashed(t, o.Dir, before)
	l, c = reopen(t, dir, o.StateDir)
	s, err := c.Step("S1")
	noErr(t, err)
	if s.State != payroll.StepUnsure || s.Calls[0].Row != "1001" {
		t.Fatalf("the row id of the journal is not kept as a hint: %+v", s)
	}
	if rows, err := c.Rows(); err != nil || len(rows) != 0 {
		t.Fatalf("rows = %v, %v", rows, err)
	}
	open, err := c.OpenSteps()
	noErr(t, err)
	if len(open) != 2 {
		t.Fatalf("%d open steps, want both unsure", len(open))
	}
	healthy(t, l, dir, o.StateDir)
}

func TestKilledDuringACall(t *testing.T) {
	l, c, o := sender(t)
	noErr(t, c.Record([]payroll.CallMove{sending("S1")}))
	dir := copyDir(t, o.Dir)
	shut(t, l)
	l, c = reopen(t, dir, o.StateDir)
	s, err := c.Step("S1")
	noErr(t, err)
	if s.State != payroll.StepUnsure || !hasNote(l, CodeInterrupted) {
		t.Fatalf("step = %+v, notes = %v", s, l.Notes())
	}
	log, err := l.AuditLog()
	noErr(t, err)
	if log[len(log)-1].Action != "interrupted" {
		t.Fatalf("audit = %+v", log)
	}
	healthy(t, l, dir, o.StateDir)
}

func TestStepsThatOnlyTheJournalKnows(t *testing.T) {
	o := Options{Dir: t.TempDir(), StateDir: t.TempDir()}
	l := openAt(t, o)
	fresh := snapshot(t, l) // not even the company is in it
	c := company(t, l, 2)
	two := makeStep("S1", makeLine(0))
	two.Action = payroll.ActionRemove
	two.Calls = []payroll.Call{
		{Op: payroll.OpRemove, Row: "77", Amount: 400, State: payroll.StepWaiting},
		{Op: payroll.OpAdd, Amount: 750, State: payroll.StepWaiting},
	}
	noErr(t, c.CreateBatch(makeBatch("B1"), []payroll.Step{two, makeStep("S2", makeLine(1))}, Audit{Action: "batch"}))
	noErr(t, c.Record([]payroll.CallMove{sending("S1"), sending("S2")}))
	noErr(t, c.Record([]payroll.CallMove{{Step: "S1", To: payroll.StepDone}}))
	second := sending("S1")
	second.Call = 1
	noErr(t, c.Record([]payroll.CallMove{second}))
	noErr(t, c.Record([]payroll.CallMove{{Step: "S1", Call: 1, To: payroll.StepDone, Row: "1001"}}))
	dir := crashed(t, o.Dir, fresh)
	shut(t, l)

	l, c = reopen(t, dir, o.StateDir)
	batches, err := c.Batches()
	noErr(t, err)
	if len(batches) != 1 || batches[0].Kind != payroll.BatchRecovered || batches[0].Steps != 2 {
		t.Fatalf("batches = %+v", batches)
	}
	steps, err := c.Steps(batches[0].ID)
	noErr(t, err)
	s := steps[0]
	if s.ID != "S1" || s.State != payroll.StepUnsure || len(s.Calls) != 2 || s.Amount != 750 ||
		s.Calls[0].Row != "77" || s.Calls[1].Row != "1001" || s.Calls[1].Op != payroll.OpAdd || s.Component != two.Component {
		t.Fatalf("rebuilt step = %+v", s)
	}
	if !hasNote(l, CodeRecovered) {
		t.Fatalf("notes = %v", l.Notes())
	}
	noErr(t, c.Record([]payroll.CallMove{{Step: "S1", To: payroll.StepDone}}))
	noErr(t, c.Record([]payroll.CallMove{{Step: "S1", Call: 1, To: payroll.StepDone, Row: "1001"}}))
	healthy(t, l, dir, o.StateDir)
}

func TestRowsMovedByHandAreReplayed(t *testing.T) {
	l, c, o := sender(t)
	before := snapshot(t, l)
	row := payroll.OwnRow{Kind: payroll.KindHours, ID: "5", Employee: "E1", ForPeriod: november, BookedIn: november, Amount: 100}
	noErr(t, c.PutRow(row, Audit{Action: "adopt"}))
	dir := crashed(t, o.Dir, before)
	again, c := reopen(t, dir, o.StateDir)
	rows, err := c.RowsIn(november)
	noErr(t, err)
	if len(rows) != 1 || rows[0].ID != "5" {
		t.Fatalf("rows = %+v", rows)
	}
	healthy(t, again, dir, o.StateDir)
	noErr(t, l.Sendable())
}

func TestJournalTornAtEveryByte(t *testing.T) {
	t.Parallel() // it mostly waits for the disk
	l, c, o := sender(t)
	noErr(t, c.Record([]payroll.CallMove{sending("S1")}))
	before := snapshot(t, l)
	start := l.journal.head.End
	noErr(t, c.Record([]payroll.CallMove{done("S1", "1001")}))
	end := l.journal.head.End
	whole, err := os.ReadFile(filepath.Join(o.Dir, journalName))
	noErr(t, err)
	shut(t, l)
	for padded, step := range map[bool]int64{false: 1, true: 11} {
		for cut := start; cut < end; cut += step {
			dir := crashed(t, o.Dir, before)
			torn := bytes.Clone(whole[:cut])
			if padded {
				torn = append(torn, make([]byte, len(whole)-int(cut))...)
			}
			noErr(t, os.WriteFile(filepath.Join(dir, journalName), torn, 0o600))
			l, err := Open(Options{Dir: dir, Now: testNow})
			if err != nil {
				t.Fatalf("cut at %d: %v", cut-start, err)
			}
			if got := hasNote(l, CodeJournalTorn); got != (cut > start) {
				t.Fatalf("cut at %d: notes %v", cut-start, l.Notes())
			}
			c, err := l.Company(testKey)
			noErr(t, err)
			if s, err := c.Step("S1"); err != nil || s.State != payroll.StepUnsure {
				t.Fatalf("cut at %d: step %+v, %v", cut-start, s, err)
			}
			noErr(t, l.Sendable())
			noErr(t, l.Close())
		}
	}
}

func TestJournalBrokenEarlier(t *testing.T) {
	l, c, o := sender(t)
	noErr(t, c.Record([]payroll.CallMove{sending("S1")}))
	before := snapshot(t, l)
	start := l.journal.head.End
	noErr(t, c.Record([]payroll.CallMove{done("S1", "1001")}))
	noErr(t, c.Record([]payroll.CallMove{sending("S2")}))
	whole, err := os.ReadFile(filepath.Join(o.Dir, journalName))
	noErr(t, err)
	shut(t, l)
	for at := start; at < l.journal.head.Start; at += 7 {
		dir := crashed(t, o.Dir, before)
		bad := bytes.Clone(whole)
		bad[at] ^= 0x04
		noErr(t, os.WriteFile(filepath.Join(dir, journalName), bad, 0o600))
		// It opens to be looked at, and sends nothing; a new journal begins only
		// after a person said so, and the broken one is kept.
		l, err := Open(Options{Dir: dir, Now: testNow})
		noErr(t, err)
		wantCode(t, errors.Join(l.Sendable(), l.Prove(nil)), CodeJournalDamaged)
		noErr(t, l.Reconcile(Audit{Action: "reconcile"}))
		noErr(t, l.Sendable())
		noErr(t, l.Prove(nil))
		noErr(t, l.Close())
		if kept, err := filepath.Glob(filepath.Join(dir, journalName+".before-*")); err != nil || len(kept) != 1 {
			t.Errorf("kept %v, %v", kept, err)
		}
	}
}

func TestLedgerWithoutItsJournal(t *testing.T) {
	l, c, o := sender(t)
	noErr(t, c.Record([]payroll.CallMove{sending("S1")}))
	noErr(t, c.Record([]payroll.CallMove{done("S1", "1001")}))
	noErr(t, c.CloseBatch("B1", nil))
	shut(t, l)
	noErr(t, os.Remove(filepath.Join(o.Dir, journalName)))

	l, c = reopen(t, o.Dir, o.StateDir)
	wantCode(t, l.Sendable(), CodeJournalMissing)
	wantCode(t, c.Record([]payroll.CallMove{sending("S2")}), CodeJournalMissing)
	wantCode(t, c.CreateBatch(makeBatch("B2"), nil, Audit{}), CodeJournalMissing)
	wantCode(t, c.RetireRow(payroll.KindHours, "1001", Audit{}), CodeJournalMissing)
	noErr(t, c.Commit(Change{Put: []payroll.Line{makeLine(9)}}))
	noErr(t, l.Reconcile(Audit{Action: "reconcile"}))
	noErr(t, c.Record([]payroll.CallMove{sending("S2")}))
	noErr(t, c.Record([]payroll.CallMove{done("S2", "1002")}))
	healthy(t, l, o.Dir, o.StateDir)
}

func TestJournalOfAnotherLedger(t *testing.T) {
	l, c, o := sender(t)
	noErr(t, c.Record([]payroll.CallMove{sending("S1")}))
	shut(t, l)
	other := openAt(t, Options{Dir: t.TempDir()})
	copyFile(t, filepath.Join(filepath.Dir(other.Path()), journalName), filepath.Join(o.Dir, journalName))
	l, _ = reopen(t, o.Dir, "")
	wantCode(t, l.Sendable(), CodeJournalShort)
	noErr(t, l.Reconcile(Audit{Action: "reconcile"}))
	healthy(t, l, o.Dir, "")
}

func TestOlderCopyPutBack(t *testing.T) {
	l, _, o := sender(t)
	shut(t, l)
	older := copyDir(t, o.Dir)
	l, c := reopen(t, o.Dir, o.StateDir)
	noErr(t, c.Record([]payroll.CallMove{sending("S1")}))
	noErr(t, c.Record([]payroll.CallMove{done("S1", "1001")}))
	noErr(t, c.CloseBatch("B1", nil))
	shut(t, l)

	// The ledger alone is older: the journal tells what it does not know.
	half := copyDir(t, o.Dir)
	copyFile(t, filepath.Join(older, ledgerName), filepath.Join(half, ledgerName))
	l, c = reopen(t, half, o.StateDir)
	if s, err := c.Step("S1"); err != nil || s.State != payroll.StepUnsure || s.Calls[0].Row != "1001" {
		t.Fatalf("step = %+v, %v", s, err)
	}
	noErr(t, l.Sendable())
	shut(t, l)

	// Both are older: only the head outside knows.
	l, c = reopen(t, older, o.StateDir)
	wantCode(t, l.Sendable(), CodeOlderCopy)
	wantCode(t, c.Record([]payroll.CallMove{sending("S1")}), CodeOlderCopy)
	noErr(t, l.Reconcile(Audit{Action: "reconcile"}))
	healthy(t, l, older, o.StateDir)
}

func TestStateDirThatCannotBeWritten(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	noErr(t, os.WriteFile(blocked, []byte("x"), 0o600))
	l := openAt(t, Options{Dir: t.TempDir(), StateDir: filepath.Join(blocked, "state")})
	if !hasNote(l, CodeStateDir) {
		t.Fatalf("notes = %v", l.Notes())
	}
	noErr(t, l.Sendable())
}

func TestFailedCommitStopsAllWriting(t *testing.T) {
	l, c, o := sender(t)
	noErr(t, c.Record([]payroll.CallMove{sending("S1")}))
	noErr(t, l.file.Close()) // the next write of a page fails
	wantCode(t, c.Record([]payroll.CallMove{done("S1", "1001")}), CodeFailed)
	wantCode(t, c.Commit(Change{Put: []payroll.Line{makeLine(8)}}), CodeFailed)
	wantCode(t, c.Record([]payroll.CallMove{sending("S2")}), CodeFailed)
	wantCode(t, l.Sendable(), CodeFailed)
	_ = l.Close() // its file is closed already
	l, c = reopen(t, o.Dir, o.StateDir)
	s, err := c.Step("S1")
	noErr(t, err)
	if s.State != payroll.StepUnsure || s.Calls[0].Row != "1001" {
		t.Fatalf("step = %+v", s)
	}
	healthy(t, l, o.Dir, o.StateDir)
}

func TestFailedJournalStopsAllWriting(t *testing.T) {
	l, c, o := sender(t)
	noErr(t, l.journal.file.Close())
	wantCode(t, c.Record([]payroll.CallMove{sending("S1")}), CodeFailed)
	wantCode(t, c.Commit(Change{Put: []payroll.Line{makeLine(8)}}), CodeFailed)
	_ = l.Close() // its journal is closed already
	l, c = reopen(t, o.Dir, o.StateDir)
	if s, err := c.Step("S1"); err != nil || s.State != payroll.StepWaiting {
		t.Fatalf("step = %+v, %v", s, err)
	}
	healthy(t, l, o.Dir, o.StateDir)
}

// TestCrashAtEveryMoment runs an export and stops it at every commit and
// between every journal record and its commit: whatever was announced and not
// ended must be unsure, and whatever has ended must have its row.
func TestCrashAtEveryMoment(t *testing.T) {
	l, c, o := sender(t)
	moves := []payroll.CallMove{
		sending("S1"), done("S1", "1001"), sending("S2"),
		{Step: "S2", To: payroll.StepUnsure},
		{Step: "S2", To: payroll.StepWaiting},
		sending("S2"), done("S2", "1002"),
	}
	want := map[payroll.StepID]payroll.StepState{"S1": payroll.StepWaiting, "S2": payroll.StepWaiting}
	for i, m := range moves {
		before := snapshot(t, l)
		noErr(t, c.Record([]payroll.CallMove{m}))
		for _, between := range []bool{true, false} {
			dir := copyDir(t, o.Dir)
			expect := map[payroll.StepID]payroll.StepState{"S1": want["S1"], "S2": want["S2"]}
			expect[m.Step] = m.To
			if between {
				dir = crashed(t, o.Dir, before)
				expect[m.Step] = payroll.StepUnsure
			}
			if expect[m.Step] == payroll.StepSending {
				expect[m.Step] = payroll.StepUnsure
			}
			again, ac := reopen(t, dir, "")
			got := map[payroll.StepID]payroll.StepState{}
			steps, err := ac.Steps("B1")
			noErr(t, err)
			for _, s := range steps {
				got[s.ID] = s.State
			}
			if !reflect.DeepEqual(got, expect) {
				t.Fatalf("move %d, between %v: %v, want %v", i, between, got, expect)
			}
			rows, err := ac.Rows()
			noErr(t, err)
			if len(rows) != doneSteps(steps) {
				t.Fatalf("move %d: %d rows for %v", i, len(rows), got)
			}
			healthy(t, again, dir, "")
		}
		want[m.Step] = m.To
	}
}

func doneSteps(steps []payroll.Step) (n int) {
	for _, s := range steps {
		if s.State == payroll.StepDone {
			n++
		}
	}
	return n
}
