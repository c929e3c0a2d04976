package store

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doorzet/payroll"
)

// atOnce closes whatever there is, in parts of so much text.
func atOnce(text int64) closer { return closer{text: text, whenever: true} }

// closeNow closes the journal of a ledger and wants something to be closed.
func closeNow(t testing.TB, l *Ledger, text int64) Closed {
	t.Helper()
	done, err := l.closeJournal(atOnce(text), nil)
	noErr(t, err)
	if done.Parts == 0 {
		t.Fatal("nothing was closed")
	}
	return done
}

// closedLedger is a ledger with a history of which all but the end is closed, in
// several parts, and with a copy of all that. It is closed.
func closedLedger(t testing.TB) Options {
	t.Helper()
	o := Options{Dir: t.TempDir(), StateDir: t.TempDir()}
	l := openAt(t, o)
	c := company(t, l, 2)
	for n := range 3 {
		workFor(t, c, n, 8)
		closeNow(t, l, 3000)
	}
	workFor(t, c, 3, 2)
	_, err := l.Snapshot("export")
	noErr(t, err)
	if found := l.Check(); len(found) > 0 {
		t.Fatalf("Check: %v", found)
	}
	shut(t, l)
	return o
}

// workFor sends a batch of so many steps, all done.
func workFor(t testing.TB, c *Company, n, steps int) {
	t.Helper()
	var all []payroll.Step
	for i := range steps {
		all = append(all, makeStep(fmt.Sprintf("S%d-%d", n, i)))
	}
	noErr(t, c.CreateBatch(makeBatch(fmt.Sprintf("B%d", n)), all, Audit{Action: "batch"}))
	for i, s := range all {
		noErr(t, c.Record([]payroll.CallMove{sending(string(s.ID))}))
		noErr(t, c.Record([]payroll.CallMove{done(string(s.ID), fmt.Sprintf("%d%03d", n+1, i))}))
	}
}

// partsOf gives the parts that the journal of a directory names.
func closedIn(t testing.TB, dir string) (journal string, parts []journalPart) {
	t.Helper()
	journal = filepath.Join(dir, journalName)
	content, err := os.ReadFile(journal)
	noErr(t, err)
	parts, err = partsIn(content)
	noErr(t, err)
	return journal, parts
}

// textOf unpacks a part as any tool does.
func textOf(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	noErr(t, err)
	z, err := gzip.NewReader(bytes.NewReader(b))
	noErr(t, err)
	text, err := io.ReadAll(z)
	noErr(t, err)
	return text
}

// Wherever the journal is cut and however often, what is read through its parts is
// to the byte what was written, every record is found, and the ledger that it
// would replay into is the same.
func TestJournalThroughPartsIsAsWritten(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		o := Options{Dir: quickDir(t), StateDir: quickDir(t)}
		l := openAt(t, o)
		c := company(t, l, 0)
		var written []byte
		var marks []mark
		seen := func() {
			if m := l.journal.head; len(marks) == 0 || !marks[len(marks)-1].names(m) {
				marks = append(marks, m)
			}
		}
		steps := rapid.IntRange(3, 25).Draw(rt, "steps")
		for i := range steps {
			switch rapid.IntRange(0, 5).Draw(rt, "what") {
			case 0:
				raw, err := l.journal.read(0)
				noErr(t, err)
				before := raw[:l.journal.head.End]
				done, err := l.closeJournal(atOnce(rapid.Int64Range(1, 4000).Draw(rt, "text")), nil)
				noErr(t, err)
				if done.Parts > 0 {
					written = append(written, before...)
				}
			case 1:
				if rapid.Bool().Draw(rt, "closed first") {
					shut(t, l)
					l = openAt(t, o)
					c = &Company{l, testKey}
				}
			default:
				row := harmRow(fmt.Sprintf("r%d", i), payroll.Hundredths(i))
				noErr(t, c.PutRow(row, Audit{Action: "row-choice"}))
			}
			seen()
		}
		end, err := l.journal.read(0)
		noErr(t, err)
		written = append(written, end[:l.journal.head.End]...)
		journal, parts := closedIn(t, o.Dir)
		var got []byte
		for _, p := range parts {
			got = append(got, textOf(t, p.path(journal))...)
		}
		got = append(got, end[:l.journal.head.End]...)
		if !bytes.Equal(got, written) {
			rt.Fatalf("%d parts and the rest are %d bytes, %d were written", len(parts), len(got), len(written))
		}
		var walked []mark
		_, err = l.journal.walk(func(m mark, _ journalRecord) error { walked = append(walked, m); return nil })
		noErr(t, err)
		for i, m := range walked {
			if m.Seq != uint64(i)+1 {
				rt.Fatalf("record %d is number %d", i, m.Seq)
			}
		}
		for _, m := range marks {
			if ok, err := l.journal.contains(m); !ok || err != nil || !walked[m.Seq-1].names(m) {
				rt.Fatalf("record %d is not found: %v", m.Seq, err)
			}
			m.Hash = strings.Repeat("0", 64)
			if ok, err := l.journal.contains(m); ok || err != nil {
				rt.Fatalf("another record %d is found: %v", m.Seq, err)
			}
		}
		noErr(t, l.Prove(nil))
		if found := l.Check(); len(found) > 0 {
			rt.Fatalf("Check: %v", found)
		}
		shut(t, l)
	})
}

// An old ledger that is put back finds what it does not know in closed parts, and
// the register is rebuilt through them, as from a journal that was never closed.
func TestReplayThroughParts(t *testing.T) {
	o := Options{Dir: t.TempDir()}
	l := openAt(t, o)
	c := company(t, l, 2)
	workFor(t, c, 0, 3)
	var olds []string
	for n := range 3 {
		olds = append(olds, snapshot(t, l))
		workFor(t, c, n+1, 4)
		closeNow(t, l, 2500)
		olds = append(olds, snapshot(t, l))
	}
	workFor(t, c, 9, 1)
	shut(t, l)
	for i, old := range olds {
		dir := crashed(t, o.Dir, old)
		again, ac := reopen(t, dir, "")
		noErr(t, again.Sendable())
		var unsure int
		open, err := ac.OpenSteps()
		noErr(t, err)
		for _, s := range open {
			if s.State == payroll.StepUnsure {
				unsure++
			}
		}
		// What was sent behind the old ledger: the batches of later rounds, and the last.
		if want := 4*(2-i/2+1-i%2) + 1; unsure != want {
			t.Errorf("old ledger %d: %d unsure, want %d", i, unsure, want)
		}
		if found := again.Check(); len(found) > 0 {
			t.Errorf("old ledger %d: %v", i, found)
		}
		shut(t, again)
	}
}

// Nothing is closed while something is on its way, too early, too small, or where
// sending is stopped; and where it is, the trail and the figures say so.
func TestJournalIsClosedAtQuietMoments(t *testing.T) {
	now := testNow()
	o := Options{Dir: t.TempDir(), StateDir: t.TempDir(), Now: func() time.Time { return now }, Actor: "tester"}
	l, err := Open(o)
	noErr(t, err)
	defer func() { noErr(t, l.Close()) }()
	c := company(t, l, 2)
	quiet := func(why string) {
		t.Helper()
		before := filesOf(t, o.Dir)
		done, err := l.closeJournal(closer{from: 4000, text: partText}, nil)
		if after := filesOf(t, o.Dir); err != nil || done != (Closed{}) || after[l.journal.path] != before[l.journal.path] {
			t.Fatalf("%s: %+v, %v", why, done, err)
		}
	}
	workFor(t, c, 0, 8)
	quiet("this month")
	now = now.AddDate(0, 1, 0)
	if done, err := l.CloseJournal(nil); err != nil || done != (Closed{}) {
		t.Fatalf("a small journal: %+v, %v", done, err)
	}
	noErr(t, c.CreateBatch(makeBatch("B1"), []payroll.Step{makeStep("W1")}, Audit{Action: "batch"}))
	quiet("a step that waits")
	noErr(t, c.Record([]payroll.CallMove{sending("W1")}))
	quiet("a call on its way")
	noErr(t, c.Record([]payroll.CallMove{{Step: "W1", To: payroll.StepUnsure}}))
	room := l.journal.size - l.journal.head.End
	last := l.journal.head
	var told []int64
	done, err := l.closeJournal(closer{from: 4000, text: partText}, func(done, total int64) { told = append(told, done, total) })
	noErr(t, err)
	if done.Parts != 1 || done.Records != last.Seq || done.Text != last.End || done.Bytes*2 > done.Text || len(told) == 0 {
		t.Fatalf("closed %+v of %+v, told %v", done, last, told)
	}
	if got := l.journal.size - l.journal.head.End; got != room {
		t.Errorf("room for %d bytes is kept of %d", got, room)
	}
	log, err := l.AuditLog()
	noErr(t, err)
	if e := log[len(log)-1]; e.Action != actionClosed || e.Args["records"] != number10(last.Seq) {
		t.Errorf("the trail says %+v", e)
	}
	quiet("a journal with nothing but its beginning")
	noErr(t, c.Record([]payroll.CallMove{{Step: "W1", To: payroll.StepDone, Row: "77"}}))
	noErr(t, l.Prove(nil))
	if found := l.Check(); len(found) > 0 {
		t.Fatalf("Check: %v", found)
	}
	l.block(payroll.NewProblem(CodeOlderCopy))
	quiet("a ledger that may not send")
}
