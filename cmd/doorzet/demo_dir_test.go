package main

import (
	"os"
	"path/filepath"
	"testing"
)

// A demo that was killed leaves a directory that the next one removes; one that
// runs, and what only bears such a name, stays.
func TestDemoRemovesWhatOthersLeft(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	running, err := newDemoDir(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	killed, err := newDemoDir(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(killed.path, "ledger.db"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := killed.lock.Release(); err != nil { // as the system does at the end of a process
		t.Fatal(err)
	}
	being := filepath.Join(temp, demoPrefix+"being-made")
	outside := t.TempDir()
	keep := filepath.Join(outside, "keep")
	for _, err := range []error{
		os.Mkdir(being, 0o700), os.WriteFile(keep, nil, 0o600), os.WriteFile(filepath.Join(outside, demoLock), nil, 0o600),
		os.Symlink(outside, filepath.Join(temp, demoPrefix+"link")), os.WriteFile(filepath.Join(temp, demoPrefix+"file"), nil, 0o600),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	next, err := newDemoDir(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(killed.path); !os.IsNotExist(err) {
		t.Errorf("what a killed demo left is still there: %v", err)
	}
	for _, path := range []string{running.path, next.path, being, keep} {
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s is gone: %v", path, err)
		}
	}
	for _, d := range []*demoDir{running, next} {
		if err := d.remove(); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(d.path); !os.IsNotExist(err) {
			t.Errorf("%s is still there", d.path)
		}
	}
}
