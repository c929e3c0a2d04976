package lang

import (
	"fmt"
	"strings"
	"syscall"
	"testing"

	"doorzet/payroll"
)

// The disk's own cause is told on the screen, for the log may be on that disk.
func TestDiskIsToldAsTheCause(t *testing.T) {
	for _, tt := range []struct {
		err    error
		nl, en string
	}{
		{fmt.Errorf("write: %w", syscall.ENOSPC), "de schijf is vol", "the disk is full"},
		{payroll.NewProblem("store-ledger-failed").Because(fmt.Errorf("commit: %w", syscall.ENOSPC)), "de schijf is vol", "the disk is full"},
		{payroll.NewProblem("store-ledger-failed").Because(syscall.EDQUOT), "de schijf is vol", "the disk is full"},
		{payroll.NewProblem("store-read-only").Because(syscall.EROFS), "laat niet meer schrijven", "no more writing"},
		{payroll.NewProblem("store-unreadable").Because(syscall.EIO), "geeft een fout", "gives an error"},
	} {
		for language, want := range map[Lang]string{Dutch: tt.nl, English: tt.en} {
			text, known := For(language).Word(tt.err, "/x/doorzet.log")
			if !known || !strings.Contains(text, want) {
				t.Errorf("%v in %s: %q, %t", tt.err, language, text, known)
			}
		}
	}
	full := payroll.NewProblem("store-no-room", "path", "/x").Because(syscall.ENOSPC)
	if text, _ := For(Dutch).Word(full, ""); strings.Contains(text, "De oorzaak") {
		t.Errorf("told twice: %q", text)
	}
}
