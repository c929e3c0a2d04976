package ui

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// Who may look into the ledger is told on opening, and one key takes it away
// from others.
func TestExposedLedgerIsAskedAbout(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("this system has no such modes")
	}
	o := newTestOffice(t)
	path := filepath.Join(filepath.Dir(o.hours), "data", "ledger.db")
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	d := o.start(80, 24, screens)
	o.office.askExposed()
	d.look().See("Anderen kunnen meekijken", "afschermen")
	d.Tick(2 * time.Second)
	d.Press("right", "enter").See("Alleen jij kunt de administratie nu lezen.")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}
