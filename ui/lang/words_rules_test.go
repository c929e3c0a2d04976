package lang

import (
	"strings"
	"testing"

	"doorzet/payroll"
)

// TestWhatIsNoRoundingIsToldInHours: seconds are for what rounding makes.
func TestWhatIsNoRoundingIsToldInHours(t *testing.T) {
	for seconds, want := range map[int64]string{-12: "-12 seconden", 18: "+18 seconden", 59: "+59 seconden", 60: "+0:01", 28800: "+8:00", -5400: "-1:30"} {
		if got := For(Dutch).Off(seconds); got != want {
			t.Errorf("%d seconds: %q, want %q", seconds, got, want)
		}
	}
}

// TestTheCommandOfWhatIsKeptLetsItGo: confirming again lets nothing go that waits for
// its replacement; choosing does, and all that names a remedy names that one.
func TestTheCommandOfWhatIsKeptLetsItGo(t *testing.T) {
	for _, l := range []Lang{Dutch, English} {
		x := For(l)
		for _, how := range []string{x.FindingHow(payroll.FindKept), x.LeftHow(payroll.Left{Reason: payroll.LeftFinding, Finding: payroll.FindKept})} {
			if !strings.Contains(how, "doorzet choose ID") || strings.Contains(how, "doorzet correct") {
				t.Errorf("%s: %q", l, how)
			}
		}
	}
}
