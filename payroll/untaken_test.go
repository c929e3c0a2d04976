package payroll

import (
	"fmt"
	"testing"
)

// TestWhatIsNotTakenStaysUntilItIs: rows of a venue of nobody are remembered until a
// source that speaks of their days was taken, whoever reads it, or somebody says
// that the venue belongs elsewhere.
func TestWhatIsNotTakenStaysUntilItIs(t *testing.T) {
	day := func(d, rows int) UntakenDay {
		return UntakenDay{Date: MustDate(2026, 11, d), Rows: rows, Minutes: Minutes(rows * 60)}
	}
	span := func(from, to int) Span { return Span{From: MustDate(2026, 11, from), To: MustDate(2026, 11, to)} }
	held := []Untaken{{Venue: "Verweg", Company: "a", File: "a.csv", Days: []UntakenDay{day(2, 3), day(9, 1)}}}
	reading := func(venue string, s Span, part, taken bool, days ...UntakenDay) Reading {
		return Reading{Untaken: Untaken{Venue: venue, Company: "a", File: "b.csv", Days: days}, Span: s, Part: part, Taken: taken}
	}
	for name, c := range map[string]struct {
		now  []Reading
		want string
	}{
		"nothing read":       {nil, "a.csv 2 3, a.csv 9 1"},
		"another venue":      {[]Reading{reading("Zaak", span(1, 30), false, true, day(2, 3))}, "a.csv 2 3, a.csv 9 1"},
		"taken whole":        {[]Reading{reading("VERWEG", span(1, 30), false, true, day(2, 1))}, ""},
		"taken, one week":    {[]Reading{reading("Verweg", span(1, 7), false, true, day(2, 3))}, "a.csv 9 1"},
		"a part of fewer":    {[]Reading{reading("Verweg", span(1, 30), true, true, day(2, 2), day(9, 1))}, "a.csv 2 3"},
		"held again":         {[]Reading{reading("Verweg", span(1, 30), false, false, day(2, 3))}, "b.csv 2 3"},
		"held, another week": {[]Reading{reading("Verweg", span(16, 22), false, false, day(17, 2))}, "a.csv 2 3, a.csv 9 1, b.csv 17 2"},
		"held in a part":     {[]Reading{reading("Verweg", span(1, 30), true, false, day(9, 1))}, "a.csv 2 3, b.csv 9 1"},
	} {
		got := ""
		for _, u := range After(held, c.now) {
			for _, d := range u.Days {
				if got != "" {
					got += ", "
				}
				got += fmt.Sprintf("%s %d %d", u.File, d.Date.Time().Day(), d.Rows)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if got := Refused(held, "verweg", "a"); len(got) != 0 {
		t.Errorf("refused, and still %v", got)
	}
	if got := Refused(held, "verweg", "b"); len(got) != 1 {
		t.Error("what another company refuses is not this one's")
	}
	rows, sum := held[0].In(Calendar{}, Period{Year: 2026, Number: 11})
	if rows != 4 || sum != 240 {
		t.Errorf("in November: %d rows, %s", rows, sum.Clock())
	}
	if rows, _ := held[0].In(Calendar{}, Period{Year: 2026, Number: 12}); rows != 0 {
		t.Errorf("in December: %d rows", rows)
	}
}
