package payroll

import (
	"testing"
	"time"
)

// TestFarAhead: what may be typed ahead, such as leave or a roster of next month, is
// not far; another year is, whatever the clock of the machine or Nmbrs says.
func TestFarAhead(t *testing.T) {
	nov, day := MustDate(2026, 11, 30), func(y int, m time.Month, d int) Date { return MustDate(y, m, d) }
	for _, c := range []struct {
		day, open, today Date
		want             bool
	}{
		{day(2026, 11, 3), nov, day(2026, 11, 28), false},
		{day(2026, 12, 31), nov, day(2026, 11, 28), false},
		{day(2027, 1, 31), nov, day(2026, 11, 28), false},
		{day(2027, 2, 1), nov, day(2026, 11, 28), true},
		{day(2027, 11, 3), nov, day(2026, 11, 28), true},
		{day(2026, 11, 3), day(2026, 6, 30), day(2026, 11, 28), false}, // Nmbrs is behind
		{day(2026, 11, 3), nov, day(2026, 1, 1), false},                // the clock is
		{day(2025, 11, 3), nov, day(2026, 11, 28), false},
	} {
		if got := FarAhead(c.day, c.open, c.today); got != c.want {
			t.Errorf("%s, open until %s, today %s: %t", c.day, c.open, c.today, got)
		}
	}
}
