package payroll

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// span reads "2026-12-01 2026-12-20".
func span(t testing.TB, s string) Span {
	t.Helper()
	return Span{From: date(t, s[:10]), To: date(t, s[11:])}
}

// TestRuleFromAPeriod sets a first day from a period onward: earlier periods
// keep their days, and the one before ends where the new one begins.
func TestRuleFromAPeriod(t *testing.T) {
	for name, c := range map[string]struct {
		before Calendar
		rule   CalendarRule
		want   map[string]string
	}{
		"the 21st, on a fresh calendar": {
			Calendar{Cadence: Monthly},
			CalendarRule{From: period(t, "2027-01"), First: date(t, "21-12-2026")},
			map[string]string{
				"2026-11": "2026-11-01 2026-11-30", "2026-12": "2026-12-01 2026-12-20", "2027-01": "2026-12-21 2027-01-20",
				"2027-02": "2027-01-21 2027-02-20",
			},
		},
		"one month in arrears, as of January": {
			Calendar{Cadence: Monthly},
			CalendarRule{From: period(t, "2027-01"), First: date(t, "01-12-2026")},
			map[string]string{"2026-11": "2026-11-01 2026-11-30", "2026-12": "2026-12-01 2026-11-30", "2027-01": "2026-12-01 2026-12-31"},
		},
		// June, worked, belongs to neither of itself: the period before takes it along
		"arrears ended": {
			ruled(t, Monthly, "01-12-2025"),
			CalendarRule{From: period(t, "2026-07"), First: date(t, "01-01-2026")},
			map[string]string{"2026-05": "2026-04-01 2026-04-30", "2026-06": "2026-05-01 2026-06-30", "2026-07": "2026-07-01 2026-07-31"},
		},
		"weeks from Wednesday": {
			Calendar{Cadence: Weekly},
			CalendarRule{From: period(t, "2026-48"), First: date(t, "31-12-2025")},
			map[string]string{"2026-46": "2026-11-09 2026-11-15", "2026-47": "2026-11-16 2026-11-24", "2026-48": "2026-11-25 2026-12-01"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			now := c.before.SetRule(c.rule)
			if err := now.Validate(); err != nil {
				t.Fatal(err)
			}
			for p, want := range c.want {
				if got := now.Range(period(t, p), BasisHourly); got != span(t, want) {
					t.Errorf("%s runs %s – %s, want %s", p, got.From, got.To, want)
				}
			}
		})
	}
}

// randomRule draws a rule that may hold from a period onward.
func randomRule(t *rapid.T, c Calendar, basis PayBasis, from bool) CalendarRule {
	r := CalendarRule{Basis: basis, First: MustDate(rapid.IntRange(2024, 2028).Draw(t, "year"),
		time.Month(rapid.IntRange(1, 12).Draw(t, "month")), rapid.IntRange(1, 28).Draw(t, "day"))}
	if from {
		year := rapid.IntRange(2024, 2028).Draw(t, "from year")
		r.From = Period{year, rapid.IntRange(1, c.Last(year)).Draw(t, "from")}
	}
	return r
}

// randomCalendar draws a calendar that could have come about by valid rules.
func randomCalendar(t *rapid.T) Calendar {
	c := Calendar{Cadence: rapid.SampledFrom([]Cadence{Monthly, FourWeekly, Weekly}).Draw(t, "cadence")}
	for range rapid.IntRange(0, 4).Draw(t, "rules") {
		basis := rapid.SampledFrom([]PayBasis{"", "", BasisHourly, BasisExtra}).Draw(t, "basis")
		if next := c.SetRule(randomRule(t, c, basis, rapid.Bool().Draw(t, "from a period"))); next.Validate() == nil {
			c = next
		}
	}
	return c
}

var everyBasis = []PayBasis{BasisUnknown, BasisHourly, BasisFixed, BasisExtra}

// TestRuleChangesNothingBefore sets random rules from a period onward. The
// periods stay a partition of the days; before the period nothing moves but the
// end of the one that the new first day shortens or lengthens, and people of
// another pay basis keep all their days.
func TestRuleChangesNothingBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := randomCalendar(t)
		basis := rapid.SampledFrom([]PayBasis{"", BasisHourly, BasisExtra}).Draw(t, "basis of the new rule")
		r := randomRule(t, c, basis, true)
		now := c.SetRule(r)
		if err := now.Validate(); err != nil {
			if !errors.Is(err, &Problem{Code: CodeRuleTooEarly}) {
				t.Fatalf("%v: %v", r, err)
			}
			t.Skip("takes days from a period before")
		}
		for _, b := range everyBasis {
			partition(t, now, b)
			before := now.Prev(r.From)
			if was, is := c.Range(before, b).From, now.Range(before, b).From; was != is {
				t.Fatalf("%s of %q began on %s and now begins on %s", before, b, was, is)
			}
			for p, n := now.Prev(before), 0; n < 30; p, n = now.Prev(p), n+1 {
				if was, is := c.Range(p, b), now.Range(p, b); was != is {
					t.Fatalf("%s of %q ran %v and now runs %v", p, b, was, is)
				}
			}
			moves := c.Moves(now, b, Span{MustDate(r.From.Year-1, 1, 1), MustDate(r.From.Year+1, 12, 31)})
			for _, m := range moves {
				if m.New.Before(before) || m.Old.Before(before) {
					t.Fatalf("a rule from %s moves %v", r.From, m)
				}
			}
			if affected := basis == "" || basis == b; !affected && len(moves) > 0 {
				t.Fatalf("a rule for %q moves days of %q: %v", basis, b, moves)
			}
		}
		if from, want := now.Range(r.From, basis).From, now.start(r.First, r.From); from != want {
			t.Fatalf("%s begins on %s, not on %s", r.From, from, want)
		}
	})
}

// partition fails unless the periods lie end to end and each day lies in its own.
func partition(t *rapid.T, c Calendar, b PayBasis) {
	for p := (Period{2024, 1}); p.Year < 2030; p = c.Next(p) {
		here := c.Range(p, b)
		if next := c.Range(c.Next(p), b); here.To+1 != next.From {
			t.Fatalf("%s of %q ends on %s, the next begins on %s", p, b, here.To, next.From)
		}
		if here.Days() == 0 {
			continue
		}
		for _, d := range []Date{here.From, here.From + (here.To-here.From)/2, here.To} {
			if got := c.PeriodOf(d, b); got != p {
				t.Fatalf("%s lies in %s of %q and is paid in %s", d, p, b, got)
			}
		}
	}
}

func TestMovesListsDays(t *testing.T) {
	c := Calendar{Cadence: Monthly}
	now := c.SetRule(CalendarRule{From: period(t, "2027-01"), First: date(t, "21-12-2026")})
	got := c.Moves(now, BasisHourly, span(t, "2026-11-01 2027-02-10"))
	want := []DayMove{
		{span(t, "2026-12-21 2026-12-31"), BasisHourly, period(t, "2026-12"), period(t, "2027-01")},
		{span(t, "2027-01-21 2027-01-31"), BasisHourly, period(t, "2027-01"), period(t, "2027-02")},
	}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%v, want %v", got, want)
	}
	if !now.Unusual(period(t, "2026-12"), BasisHourly) || now.Unusual(period(t, "2027-01"), BasisHourly) || now.Unusual(period(t, "2026-11"), "") {
		t.Error("only the shortened December is of an unusual length")
	}
}

func TestCalendarValidate(t *testing.T) {
	for _, c := range []Calendar{{Cadence: Monthly}, ruled(t, Monthly, "28-12-2025"), ruled(t, Weekly, "29-12-2025")} {
		if err := c.Validate(); err != nil {
			t.Errorf("%v: %v", c, err)
		}
	}
	for _, c := range []struct {
		cal  Calendar
		want Code
	}{
		{Calendar{Cadence: Quarterly}, CodeCadence},
		{Calendar{}, CodeCadence},
		{ruled(t, Monthly, "29-12-2025"), CodeFirstDay},
		{Calendar{Cadence: Weekly, Rules: []CalendarRule{{}}}, CodeFirstDay},
		{Calendar{Cadence: Monthly, Rules: []CalendarRule{{From: Period{2026, 13}, First: date(t, "01-01-2026")}}}, CodePeriodRange},
		{Calendar{Cadence: Monthly, Rules: []CalendarRule{{From: Period{2027, 1}, First: date(t, "15-11-2026")}}}, CodeRuleTooEarly},
		{ruled(t, Monthly, "01-01-2026").SetRule(CalendarRule{From: Period{2027, 1}, First: date(t, "15-11-2026"), Basis: BasisFixed}), CodeRuleTooEarly},
	} {
		if err := c.cal.Validate(); !errors.Is(err, &Problem{Code: c.want}) {
			t.Errorf("%v: %v, want %s", c.cal, err, c.want)
		}
	}
	if err := (Calendar{Cadence: Weekly}).Valid(Period{2027, 53}); !errors.Is(err, &Problem{Code: CodePeriodRange}) {
		t.Errorf("2027 has no week 53: %v", err)
	}
}
