package store

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"doorzet/payroll"
)

// The environment by which a test starts itself as another process.
const envHold = "STORE_TEST_HOLD"

func TestMain(m *testing.M) {
	switch {
	case os.Getenv(envHold) != "":
		holdOpen(os.Getenv(envHold))
	case os.Getenv(envClose) != "":
		closeChild(os.Getenv(envClose))
	case os.Getenv(envHarm) != "":
		harmChild(os.Getenv(envHarm))
	case os.Getenv(envKeyring) != "":
		useKeyring(os.Getenv(envKeyring))
	}
	os.Exit(m.Run())
}

// holdOpen keeps a ledger open until standard input ends.
func holdOpen(dir string) {
	l, err := Open(Options{Dir: dir})
	if err != nil {
		fmt.Println("failed", err)
		os.Exit(1)
	}
	fmt.Println("open")
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
	if err := l.Close(); err != nil {
		os.Exit(1)
	}
	os.Exit(0)
}

func TestSecondProcessIsTold(t *testing.T) {
	dir := t.TempDir()
	l := openAt(t, Options{Dir: dir})
	company(t, l, 3)
	shut(t, l)
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), envHold+"="+dir)
	in, err := cmd.StdinPipe()
	noErr(t, err)
	out, err := cmd.StdoutPipe()
	noErr(t, err)
	noErr(t, cmd.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || line != "open\n" {
		t.Fatalf("other process: %q, %v", line, err)
	}
	before, err := os.ReadFile(filepath.Join(dir, ledgerName))
	noErr(t, err)
	start := time.Now()
	_, err = Open(Options{Dir: dir})
	took := time.Since(start)
	wantCode(t, err, CodeAlreadyOpen)
	if took > 3*time.Second {
		t.Errorf("told after %s", took)
	}
	after, err := os.ReadFile(filepath.Join(dir, ledgerName))
	noErr(t, err)
	if !reflect.DeepEqual(before, after) {
		t.Error("the second process wrote")
	}
	_, err = Restore(filepath.Join(dir, ledgerName), Options{Dir: dir})
	wantCode(t, err, CodeAlreadyOpen)
	noErr(t, in.Close())
	noErr(t, cmd.Wait())
	openAt(t, Options{Dir: dir})
}

func TestFilesThatAreNoLedger(t *testing.T) {
	good := t.TempDir()
	l := openAt(t, Options{Dir: good})
	company(t, l, 400)
	shut(t, l)
	whole, err := os.ReadFile(filepath.Join(good, ledgerName))
	noErr(t, err)
	headless := append(make([]byte, 4*os.Getpagesize()), whole[4*os.Getpagesize():]...)
	tests := []struct {
		name  string
		bytes []byte
		want  payroll.Code
	}{
		{"empty", nil, CodeEmptyFile},
		{"text", []byte(strings.Repeat("naam;uren\n", 5000)), CodeForeignFile},
		{"one byte", []byte("x"), CodeForeignFile},
		{"no header", headless, CodeForeignFile},
		{"zeros", make([]byte, 64<<10), CodeForeignFile},
		{"half", whole[:len(whole)/2], CodeDamagedFile},
		{"two pages", whole[:2*os.Getpagesize()], CodeDamagedFile},
		{"both headers broken", breakHeaders(whole), CodeDamagedFile},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := copyDir(t, good)
			path := filepath.Join(dir, ledgerName)
			noErr(t, os.WriteFile(path, tt.bytes, 0o600))
			_, err := Open(Options{Dir: dir})
			wantCode(t, err, tt.want)
			after, err := os.ReadFile(path)
			noErr(t, err)
			if string(after) != string(tt.bytes) {
				t.Error("the file was written to")
			}
		})
	}
}

func breakHeaders(whole []byte) []byte {
	out := append([]byte(nil), whole...)
	out[boltPageHead+20] ^= 1
	out[os.Getpagesize()+boltPageHead+20] ^= 1
	return out
}

// The header that is certainly the older one is only noted. Where the newer one
// is broken the last change is lost: nothing is opened, for the next write would
// make both headers whole and nobody would know any more.
func TestOneBrokenHeader(t *testing.T) {
	for page := range 2 {
		for _, field := range []int{20, 48} { // the root, and the number of the transaction
			dir := t.TempDir()
			l := openAt(t, Options{Dir: dir})
			company(t, l, 10)
			shut(t, l)
			path := filepath.Join(dir, ledgerName)
			b, err := os.ReadFile(path)
			noErr(t, err)
			size := os.Getpagesize()
			newest := 0
			if metaOf(b[size:]).latest > metaOf(b).latest {
				newest = 1
			}
			b[page*size+boltPageHead+field] ^= 1
			noErr(t, os.WriteFile(path, b, 0o600))
			l, err = Open(Options{Dir: dir, Now: testNow})
			if page == newest || field == 48 {
				wantCode(t, err, CodeHeaderLost)
				continue
			}
			noErr(t, err)
			if !hasNote(l, CodeHeaderHalf) {
				t.Errorf("header %d: notes %v", page, l.Notes())
			}
			noErr(t, l.Close())
		}
	}
}

func TestPathsThatCannotHoldALedger(t *testing.T) {
	t.Run("a directory in its place", func(t *testing.T) {
		dir := t.TempDir()
		noErr(t, os.Mkdir(filepath.Join(dir, ledgerName), 0o700))
		_, err := Open(Options{Dir: dir})
		wantCode(t, err, CodeNotFile)
	})
	t.Run("a file as the directory", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "file")
		noErr(t, os.WriteFile(dir, []byte("x"), 0o600))
		if _, err := Open(Options{Dir: dir}); err == nil {
			t.Fatal("opened below a file")
		}
	})
	t.Run("read-only", func(t *testing.T) {
		dir := t.TempDir()
		shut(t, openAt(t, Options{Dir: dir}))
		noErr(t, os.Chmod(filepath.Join(dir, ledgerName), 0o400))
		_, err := Open(Options{Dir: dir})
		wantCode(t, err, CodeReadOnly)
	})
	t.Run("another program's bolt file", func(t *testing.T) {
		dir := t.TempDir()
		db, err := bbolt.Open(filepath.Join(dir, ledgerName), 0o600, nil)
		noErr(t, err)
		noErr(t, db.Update(func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("theirs")); return err }))
		noErr(t, db.Close())
		_, err = Open(Options{Dir: dir})
		wantCode(t, err, CodeForeignFile)
	})
	t.Run("nothing, and none may be made", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "none")
		_, err := Open(Options{Dir: dir, MustExist: true})
		wantCode(t, err, CodeNoLedger)
		if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the directory was made: %v", err)
		}
	})
}

func TestMissingLedgerIsNeverNew(t *testing.T) {
	l, c, o := sender(t)
	noErr(t, c.CloseBatch("B1", nil))
	shut(t, l)
	noErr(t, os.Remove(l.Path()))
	_, err := Open(o)
	wantCode(t, err, CodeMissing)
	o.MustExist = true
	_, err = Open(o)
	wantCode(t, err, CodeMissing)
	noErr(t, os.Remove(filepath.Join(o.Dir, journalName)))
	o.MustExist = false
	_, err = Open(o) // only the head outside is left
	wantCode(t, err, CodeMissing)
	if _, err := os.Stat(l.Path()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a ledger was made: %v", err)
	}
}

func TestStopDuringCreation(t *testing.T) {
	dir := t.TempDir()
	noErr(t, create(Options{Dir: dir, Now: testNow}, filepath.Join(dir, ledgerName), migrations()))
	l := openAt(t, Options{Dir: dir}) // the ledger is there, the journal is not
	noErr(t, l.Sendable())
	shut(t, l)
	l = openAt(t, Options{Dir: dir})
	if found := l.Check(); len(found) > 0 || len(l.Notes()) > 0 {
		t.Fatalf("check %v, notes %v", found, l.Notes())
	}
}

func TestMigrations(t *testing.T) {
	dir := t.TempDir()
	l := openAt(t, Options{Dir: dir})
	company(t, l, 5)
	shut(t, l)
	step := func(t *tx) error {
		c := &Company{key: testKey}
		lines, err := c.table(t, bucketLines)
		if err != nil {
			return err
		}
		return lines.drop(KeyOf(makeLine(0)).bytes())
	}
	boom := errors.New("half way")
	o := Options{Dir: dir, Now: testNow}
	with := func(more ...migration) []migration { return append(migrations(), more...) }
	if _, err := open(o, with(step, func(*tx) error { return boom })); !errors.Is(err, boom) {
		t.Fatalf("failing migration: %v", err)
	}
	l = openAt(t, Options{Dir: dir}) // nothing was changed
	c, err := l.Company(testKey)
	noErr(t, err)
	if lines, err := c.Lines(payroll.Span{}); err != nil || len(lines) != 5 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	shut(t, l)
	l, err = open(o, with(step))
	noErr(t, err)
	c, err = l.Company(testKey)
	noErr(t, err)
	if lines, err := c.Lines(payroll.Span{}); err != nil || len(lines) != 4 {
		t.Fatalf("%d lines after the migration, %v", len(lines), err)
	}
	if found := l.Check(); len(found) > 0 {
		t.Fatalf("Check: %v", found)
	}
	shut(t, l)
	copies, err := Copies(dir)
	noErr(t, err)
	if len(copies) != 2 || !strings.HasPrefix(copies[0].Reason, "migration-"+strconv.Itoa(Schema())) {
		t.Fatalf("copies: %+v", copies)
	}
	if _, err := identify(filepath.Join(copies[0].Path, ledgerName)); err != nil {
		t.Fatalf("backup: %v", err)
	}
	_, err = Open(o)
	wantCode(t, err, CodeNewer)
}

func TestDamagedRecordIsNamed(t *testing.T) {
	l := openAt(t, Options{Dir: t.TempDir()})
	c := company(t, l, 3)
	key := KeyOf(makeLine(1)).bytes()
	behind := func(change func(b *bbolt.Bucket) error) {
		noErr(t, l.update(func(x *tx) error {
			lines, err := c.table(x, bucketLines)
			if err != nil {
				return err
			}
			return change(lines.bucket)
		}))
	}
	behind(func(b *bbolt.Bucket) error {
		v := append([]byte(nil), b.Get(key)...)
		v[40] ^= 0x20
		return b.Put(key, v)
	})
	_, err := c.Lines(payroll.Span{})
	wantCode(t, err, CodeDamaged)
	var p *payroll.Problem
	if !errors.As(err, &p) || !strings.HasSuffix(p.Args["bucket"], "/lines") || !strings.Contains(p.Args["key"], string(makeLine(1).ID)) {
		t.Fatalf("problem = %v", err)
	}
	if found := l.Check(); len(found) == 0 {
		t.Fatal("Check found nothing")
	}
	// A record that vanished whole is found by the tally.
	behind(func(b *bbolt.Bucket) error { return b.Delete(key) })
	_, err = c.Lines(payroll.Span{})
	wantCode(t, err, CodeTally)
	_, err = c.Lines(payroll.Span{From: makeLine(1).Date, To: makeLine(1).Date})
	wantCode(t, err, CodeTally)
	found := l.Check()
	if len(found) != 1 || found[0].Code != CodeTally {
		t.Fatalf("Check: %v", found)
	}
}

func TestBackupAndRestore(t *testing.T) {
	l, c, o := sender(t)
	backup := filepath.Join(t.TempDir(), "backup.db")
	noErr(t, l.Backup(backup))
	wantCode(t, l.Backup(backup), CodeUnreadable)
	noErr(t, c.Record([]payroll.CallMove{sending("S1")}))
	noErr(t, c.Record([]payroll.CallMove{done("S1", "1001")}))
	noErr(t, c.Commit(Change{Put: []payroll.Line{makeLine(40)}}))
	_, err := Restore(backup, o)
	wantCode(t, err, CodeAlreadyOpen)
	shut(t, l)
	kept, err := Restore(backup, o)
	noErr(t, err)
	if _, err := inspect(kept); err != nil {
		t.Fatalf("the ledger that was there: %v", err)
	}
	l, c = reopen(t, o.Dir, o.StateDir)
	s, err := c.Step("S1")
	noErr(t, err)
	if s.State != payroll.StepUnsure || s.Calls[0].Row != "1001" {
		t.Fatalf("the journal did not fill the gap: %+v", s)
	}
	if lines, err := c.Lines(payroll.Span{}); err != nil || len(lines) != 2 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	healthy(t, l, o.Dir, o.StateDir)

	other := openAt(t, Options{Dir: t.TempDir()})
	foreign := filepath.Join(t.TempDir(), "foreign.db")
	noErr(t, other.Backup(foreign))
	_, err = Restore(foreign, o)
	wantCode(t, err, CodeOtherLedger)
	_, err = Compare(foreign, o)
	wantCode(t, err, CodeOtherLedger)
	// What is wrong with the file that was chosen is not said of the ledger.
	for _, text := range []string{"", "x", "no ledger", string(make([]byte, 64<<10))} {
		noErr(t, os.WriteFile(foreign, []byte(text), 0o600))
		_, err = Restore(foreign, o)
		wantCode(t, err, CodeNoBackup)
		_, err = Compare(foreign, o)
		wantCode(t, err, CodeNoBackup)
	}
	whole, err := os.ReadFile(backup)
	noErr(t, err)
	broken := bytes.ReplaceAll(whole, []byte("Jan"), []byte("Jaq")) // a record in a sound page
	if bytes.Equal(whole, broken) {
		t.Fatal("no name in the backup")
	}
	noErr(t, os.WriteFile(foreign, broken, 0o600))
	_, err = Restore(foreign, o)
	wantCode(t, err, CodeNoBackup)
	empty := Options{Dir: t.TempDir()}
	noErr(t, os.Remove(backup+journalSuffix)) // a copy of the ledger alone
	_, err = Restore(backup, empty)
	noErr(t, err)
	l, _ = reopen(t, empty.Dir, "")
	wantCode(t, l.Sendable(), CodeJournalMissing)
}
