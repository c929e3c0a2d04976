package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"doorzet/payroll"
)

// A bit of the head outside that alters never keeps a ledger that is whole from
// sending, nor is it taken for the head of a newer one.
func TestDamagedHeadIsNoOlderCopy(t *testing.T) {
	o := Options{Dir: t.TempDir(), StateDir: t.TempDir()}
	l := openAt(t, o)
	company(t, l, 3)
	id := l.ID()
	noErr(t, l.AnchorTrails())
	shut(t, l)
	path := headPath(o.StateDir, id)
	whole, err := os.ReadFile(path)
	noErr(t, err)
	noted := 0
	for at := 0; at < len(whole); at += 3 {
		broken := append([]byte(nil), whole...)
		broken[at] ^= 1 << (at % 7)
		noErr(t, os.WriteFile(path, broken, 0o600))
		l, err := Open(o)
		noErr(t, err)
		if err := l.Sendable(); err != nil {
			t.Fatalf("byte %d (%q): %v", at, broken[max(0, at-20):at+1], err)
		}
		for _, n := range l.Notes() {
			if n.Code != CodeHead {
				t.Errorf("byte %d: note %v", at, n)
			}
			noted++
		}
		shut(t, l)
	}
	if noted < len(whole)/8 {
		t.Errorf("only %d of %d damages were noted", noted, (len(whole)+2)/3)
	}
}

// A journal that ends before what the ledger knows is told as that, and as
// nothing else, wherever it was cut.
func TestCutJournalIsToldOnce(t *testing.T) {
	o := Options{Dir: t.TempDir(), StateDir: t.TempDir()}
	l := openAt(t, o)
	company(t, l, 3)
	noErr(t, l.AnchorTrails())
	noErr(t, l.AnchorTrails())
	head := l.journal.head
	shut(t, l)
	path := filepath.Join(o.Dir, journalName)
	whole, err := os.ReadFile(path)
	noErr(t, err)
	for end := head.Start; end > 0; end -= max(1, head.Start/40) {
		noErr(t, os.WriteFile(path, whole[:end], 0o600))
		l, err := Open(o)
		noErr(t, err)
		err = l.Sendable()
		short := &payroll.Problem{Code: CodeJournalShort}
		other := &payroll.Problem{Code: CodeJournalDamaged} // not even the first record is there
		if !errors.Is(err, short) && !errors.Is(err, other) {
			t.Fatalf("cut at %d: %v", end, err)
		}
		for _, p := range l.Check() {
			if p.Code == CodeOlderCopy || p.Code == CodeJournalOther {
				t.Errorf("cut at %d: also %v", end, p)
			}
		}
		shut(t, l)
	}
}
