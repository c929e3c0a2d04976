//go:build unix

package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// Whatever right others get, on whichever part of the ledger, it is told, and
// concealing takes just that right away.
func TestExposedLedgerIsToldAndMended(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "data")
	l, err := Open(Options{Dir: dir, StateDir: filepath.Join(base, "state")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	copies := filepath.Join(dir, "copies", "one")
	if err := os.MkdirAll(copies, 0o700); err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(copies, ledgerName)
	if err := os.WriteFile(kept, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if found := l.Exposed(); len(found) != 0 {
		t.Fatalf("a new ledger is open to others: %v", found)
	}
	for _, path := range []string{dir, filepath.Join(dir, ledgerName), filepath.Join(dir, journalName), copies, kept} {
		for _, right := range []fs.FileMode{0o040, 0o020, 0o004, 0o002, 0o001} {
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(path, info.Mode().Perm()|right); err != nil {
				t.Fatal(err)
			}
			if found := l.Exposed(); len(found) != 1 || found[0].Code != CodeExposed || found[0].Args["path"] != path {
				t.Errorf("%s with %o more: %v", path, right, found)
			}
			if err := l.Conceal(); err != nil {
				t.Error(err)
			}
			if now, err := os.Stat(path); err != nil || now.Mode() != info.Mode() {
				t.Errorf("%s has mode %v, had %v (%v)", path, now.Mode(), info.Mode(), err)
			}
		}
	}
	for mode, told := range map[fs.FileMode]bool{0o777: true, 0o720: false, 0o702: true, 0o777 | fs.ModeSticky: false, 0o755: false} {
		if err := os.Chmod(base, mode); err != nil {
			t.Fatal(err)
		}
		if found := l.Exposed(); (len(found) == 1 && found[0].Code == CodeExposedAround) != told {
			t.Errorf("around it %v: %v", mode, found)
		}
	}
}
