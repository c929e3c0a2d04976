package main

import (
	"testing"

	"doorzet/link"
	"doorzet/payroll"
)

// TestExitCodeOfWhatWaits is the table of what waits, where, and the command: what a
// person must choose is 4 wherever it is, what differs is 3 in the period itself, and
// what goes the ordinary road or is only to be known changes no code.
func TestExitCodeOfWhatWaits(t *testing.T) {
	own := map[payroll.EndKind]int{
		payroll.EndUnsure: exitPerson, payroll.EndBroken: exitParts, payroll.EndChange: exitPerson, payroll.EndRow: exitPerson,
		payroll.EndUntaken: exitPerson,
		payroll.EndSource:  exitParts, payroll.EndLeft: exitParts, payroll.EndSkipped: exitParts, payroll.EndAnew: exitParts, payroll.EndUnread: exitParts,
		payroll.EndReady: exitDone, payroll.EndCorrection: exitDone, payroll.EndPartly: exitDone, payroll.EndImport: exitDone, payroll.EndApproval: exitDone, payroll.EndFinding: exitDone,
		payroll.EndAdopted: exitDone, payroll.EndDays: exitDone,
	}
	for _, k := range payroll.EndKinds() {
		want, known := own[k]
		if !known {
			t.Errorf("%s is not in the table", k)
		}
		ends := payroll.Ends{{Kind: k, Count: 1}}
		other := []link.Remaining{{Period: payroll.Period{Year: 2026, Number: 10}, Ends: ends}}
		elsewhere := exitDone
		if want == exitPerson {
			elsewhere = exitPerson
		}
		for command, code := range map[string]func(payroll.Ends, []link.Remaining) int{
			"plan and stragglers": func(e payroll.Ends, r []link.Remaining) int { return waitsExit(e, r, nil) },
			"export": func(e payroll.Ends, r []link.Remaining) int {
				return max(exportExit(&link.ExportResult{Ends: e}), waitsExit(e, r, nil))
			},
		} {
			if got := code(ends, nil); got != want {
				t.Errorf("%s: %s in the period gives %d, want %d", command, k, got, want)
			}
			if got := code(nil, other); got != elsewhere {
				t.Errorf("%s: %s in an earlier period gives %d, want %d", command, k, got, elsewhere)
			}
			if got := code(ends, other); got != max(want, elsewhere) {
				t.Errorf("%s: %s in both gives %d", command, k, got)
			}
		}
	}
	unconfirmed := []link.WaitingCorrection{{Waiting: payroll.Waiting{Lines: 2, Confirmed: 1}}}
	if got := waitsExit(nil, nil, unconfirmed); got != exitPerson {
		t.Errorf("a correction to confirm elsewhere gives %d", got)
	}
	if got := waitsExit(nil, nil, []link.WaitingCorrection{{Waiting: payroll.Waiting{Lines: 1, Confirmed: 1}}}); got != exitDone {
		t.Errorf("a confirmed correction elsewhere gives %d", got)
	}
}
