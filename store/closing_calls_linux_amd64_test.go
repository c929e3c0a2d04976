package store

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"doorzet/payroll"
	"doorzet/store/filecalls"
)

// envClose tells a child process which directory's journal to close.
const envClose = "STORE_TEST_CLOSE"

// closeChild closes a journal and says how that ended.
func closeChild(dir string) {
	l, err := Open(Options{Dir: filepath.Join(dir, "data"), StateDir: filepath.Join(dir, "state"), Now: testNow, MustExist: true})
	if err == nil {
		var done Closed
		done, err = l.closeJournal(atOnce(2500), nil)
		fmt.Println("closed", done.Parts)
		err = errors.Join(err, l.Close())
	}
	var p *payroll.Problem
	switch {
	case errors.As(err, &p):
		fmt.Println("words", p.Code)
	case err != nil:
		fmt.Println("mute", err)
	}
	os.Exit(0)
}

// TestStopWhileClosingTheJournal kills the program before each file call of
// closing the journal, and lets each call fail, or all from it on. Every time the
// next start finds one of the two readable states, without a word of damage, with
// all records, nothing left over, and fit to send and to be closed.
func TestStopWhileClosingTheJournal(t *testing.T) {
	whole := quickDir(t)
	l := openAt(t, Options{Dir: filepath.Join(whole, "data"), StateDir: filepath.Join(whole, "state")})
	c := company(t, l, 0)
	workFor(t, c, 0, 4)
	closeNow(t, l, 2500)
	workFor(t, c, 1, 4)
	want := recordsOf(t, l)
	shut(t, l)

	clean := runClosing(t, whole, filecalls.Fault{}, want)
	if len(clean.Calls) < 15 {
		t.Fatalf("%d file calls: %q", len(clean.Calls), clean.Calls)
	}
	kinds := []filecalls.Fault{
		{Kill: true}, {Errno: syscall.EIO}, {Errno: syscall.ENOSPC, ForEver: true}, {Errno: syscall.EACCES, ForEver: true},
	}
	n := 0
	for at := 1; at <= len(clean.Calls); at++ {
		for k, f := range kinds {
			// Without the torture each call is killed, and fails in one of the ways.
			if k > 0 && os.Getenv("DOORZET_TORTURE") == "" && k != 1+at%3 {
				continue
			}
			f.At = at
			runClosing(t, whole, f, want)
			n++
		}
	}
	t.Logf("%d file calls, %d stops and failures", len(clean.Calls), n)
}

// TestManyCloseAtOnce lets several programs close one journal at the same time: one
// does, the others are told that the ledger is open, and nothing is lost.
func TestManyCloseAtOnce(t *testing.T) {
	for range 5 {
		dir := quickDir(t)
		l := openAt(t, Options{Dir: filepath.Join(dir, "data"), StateDir: filepath.Join(dir, "state")})
		c := company(t, l, 0)
		workFor(t, c, 0, 6)
		want := recordsOf(t, l)
		shut(t, l)
		self, err := os.Executable()
		noErr(t, err)
		said := make(chan string)
		for range 4 {
			go func() {
				cmd := exec.CommandContext(t.Context(), self)
				cmd.Env = append(os.Environ(), envClose+"="+dir)
				out, err := cmd.CombinedOutput()
				said <- fmt.Sprint(string(out), err)
			}()
		}
		closed := 0
		for range 4 {
			switch s := <-said; {
			case strings.HasPrefix(s, "closed"):
				closed++
			case !strings.Contains(s, string(CodeAlreadyOpen)):
				t.Errorf("another program: %s", s)
			}
		}
		if closed == 0 {
			t.Error("nobody closed it")
		}
		judgeClosing(t, dir, want, "closed by several at once")
	}
}

// recordsOf gives the chain of a ledger as it stands.
func recordsOf(t *testing.T, l *Ledger) (out []string) {
	t.Helper()
	_, err := l.journal.walk(func(m mark, _ journalRecord) error { out = append(out, m.Hash); return nil })
	noErr(t, err)
	return out
}

// runClosing closes a copy of the prepared journal in a traced child and judges
// what the next start finds.
func runClosing(t *testing.T, whole string, f filecalls.Fault, want []string) *filecalls.Tracer {
	t.Helper()
	dir, err := os.MkdirTemp(filepath.Dir(whole), "store-close-")
	noErr(t, err)
	defer func() { noErr(t, os.RemoveAll(dir)) }()
	noErr(t, os.CopyFS(dir, os.DirFS(whole)))
	noErr(t, os.Chmod(filepath.Join(dir, "data"), 0o700))
	self, err := os.Executable()
	noErr(t, err)
	out, err := os.Create(filepath.Join(dir, "said"))
	noErr(t, err)
	f.Dir, f.Names = filepath.Join(dir, "data"), true
	tr, status, err := filecalls.Trace([]string{self}, append(os.Environ(), envClose+"="+dir, "GOMAXPROCS=2"), out, f, time.Minute)
	noErr(t, out.Close())
	if errors.Is(err, filecalls.ErrNoTrace) {
		t.Skip(err.Error())
	}
	noErr(t, err)
	b, err := os.ReadFile(out.Name())
	noErr(t, err)
	said := string(b)
	switch {
	case f.Kill && (!status.Signaled() || len(tr.Failed) != 1):
		t.Fatalf("%v: it was not killed: %s", f, said)
	case !f.Kill && (!status.Exited() || status.ExitStatus() != 0 || strings.Contains(said, "mute")):
		t.Fatalf("%v at %q: %v %s", f, tr.Failed, status, said)
	case f.At == 0 && !strings.HasPrefix(said, "closed 2"):
		t.Fatalf("without a fault: %s", said)
	}
	judgeClosing(t, dir, want, fmt.Sprintf("%v %q: %s", f, tr.Failed, said))
	return tr
}

func judgeClosing(t *testing.T, dir string, want []string, what string) {
	t.Helper()
	o := Options{Dir: filepath.Join(dir, "data"), StateDir: filepath.Join(dir, "state"), Now: testNow, MustExist: true}
	for i := range 2 {
		l, err := Open(o)
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		for _, n := range l.Notes() {
			t.Errorf("%s: noted %v", what, n)
		}
		if got := recordsOf(t, l); len(got) < len(want) || strings.Join(got[:len(want)], " ") != strings.Join(want, " ") {
			t.Fatalf("%s: %d records, want %d and perhaps one more", what, len(got), len(want))
		}
		_, parts := closedIn(t, o.Dir)
		files, err := partFiles(l.journal.path)
		noErr(t, err)
		hidden, err := filepath.Glob(filepath.Join(o.Dir, ".*"))
		noErr(t, err)
		if len(files) != len(parts) || len(hidden) > 0 {
			t.Errorf("%s: %d parts named, there are %q and %q", what, len(parts), files, hidden)
		}
		if err := l.Prove(nil); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if i == 0 {
			_, err := l.closeJournal(atOnce(2500), nil)
			noErr(t, err)
			workFor(t, &Company{l, testKey}, 7, 1)
		}
		if found := l.Check(); len(found) > 0 {
			t.Fatalf("%s: %v", what, found)
		}
		noErr(t, l.Close())
	}
}
