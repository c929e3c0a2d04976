package payroll

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// TestRouteOf is the table of where hours of a period go: what was never sent
// where the clerk says, corrections by the office's choice, and never into
// another period than the current one, or under a made run, without its name.
func TestRouteOf(t *testing.T) {
	november, december, january := period(t, "2026-11"), period(t, "2026-12"), period(t, "2027-01")
	made := func(p Period) func(Period) bool { return func(q Period) bool { return q == p } }
	for name, c := range map[string]struct {
		b     Booking
		of    Period
		first bool
		want  Route
	}{
		"the current period":              {Booking{Current: november}, november, true, Route{BookedIn: november}},
		"under a made run":                {Booking{Current: november, RunMade: made(november)}, november, true, Route{BookedIn: november, RunMade: true, Locked: true}},
		"under a made run, unlocked":      {Booking{Current: november, RunMade: made(november), Unlock: november}, november, true, Route{BookedIn: november, RunMade: true}},
		"a later period":                  {Booking{Current: november}, december, true, Route{BookedIn: december, Locked: true}},
		"a later period, unlocked":        {Booking{Current: november, Unlock: december}, december, true, Route{BookedIn: december}},
		"never sent, nothing said":        {Booking{Current: december}, november, true, Route{BookedIn: november, Locked: true}},
		"never sent, unlocked":            {Booking{Current: december, Unlock: november}, november, true, Route{BookedIn: november}},
		"never sent, policy says nothing": {Booking{Current: december, Correction: CorrectCurrent}, november, true, Route{BookedIn: november, Locked: true}},
		"never sent, into the current":    {Booking{Current: december, BookIn: december, WithoutDays: true}, november, true, Route{BookedIn: december, WithoutDays: true}},
		"never sent, another year":        {Booking{Current: january, Unlock: december}, december, true, Route{BookedIn: december}},
		"correction, current":             {Booking{Current: december, Correction: CorrectCurrent}, november, false, Route{BookedIn: december}},
		"correction, current, with a run": {Booking{Current: december, Correction: CorrectCurrent, RunMade: made(december)}, november, false, Route{BookedIn: december, RunMade: true, Locked: true}},
		"correction, twk":                 {Booking{Current: december, Correction: CorrectTWK}, november, false, Route{BookedIn: november, Locked: true}},
		"correction, twk, unlocked":       {Booking{Current: december, Correction: CorrectTWK, Unlock: november}, november, false, Route{BookedIn: november}},
		"correction, twk, another year":   {Booking{Current: january, Correction: CorrectTWK}, november, false, Route{BookedIn: january}},
	} {
		c.want.First = c.first
		if got := c.b.RouteOf(c.of, c.first); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// TestRouteNeedsAName holds for every booking: outside the current period, or
// under a made run, nothing goes unless that very period was named; and what
// was never sent never leaves its own period unless the current one was.
func TestRouteNeedsAName(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) Period {
			return Period{rapid.IntRange(2026, 2027).Draw(t, name), rapid.IntRange(1, 3).Draw(t, name)}
		}
		run := map[Period]bool{draw("run"): true}
		b := Booking{
			Current: draw("current"), Unlock: draw("unlock"), BookIn: draw("book in"), WithoutDays: rapid.Bool().Draw(t, "without days"),
			Correction: rapid.SampledFrom([]CorrectionPolicy{"", CorrectCurrent, CorrectTWK}).Draw(t, "policy"),
			RunMade:    func(p Period) bool { return run[p] },
		}
		p, first := draw("period"), rapid.Bool().Draw(t, "first")
		r := b.RouteOf(p, first)
		if !r.Locked && (r.BookedIn != b.Current || run[r.BookedIn]) && b.Unlock != r.BookedIn {
			t.Fatalf("%s goes into %s unasked: %+v", p, r.BookedIn, b)
		}
		if r.BookedIn != p && (!p.Before(b.Current) || r.BookedIn != b.Current || (first && b.BookIn != b.Current)) {
			t.Fatalf("%s is booked in %s: %+v", p, r.BookedIn, b)
		}
		if r.WithoutDays && (r.BookedIn == p || !b.WithoutDays) {
			t.Fatalf("days are left out unasked: %s", fmt.Sprint(r))
		}
	})
}
