package lang

import "testing"

// TestWhatIsNoRoundingIsToldInHours: seconds are for what rounding makes.
func TestWhatIsNoRoundingIsToldInHours(t *testing.T) {
	for seconds, want := range map[int64]string{-12: "-12 seconden", 18: "+18 seconden", 59: "+59 seconden", 60: "+0:01", 28800: "+8:00", -5400: "-1:30"} {
		if got := For(Dutch).Off(seconds); got != want {
			t.Errorf("%d seconds: %q, want %q", seconds, got, want)
		}
	}
}
