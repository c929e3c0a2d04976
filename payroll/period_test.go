package payroll

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func date(t testing.TB, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return d
}

func period(t testing.TB, s string) Period {
	t.Helper()
	p, err := ParsePeriod(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return p
}

// ruled is a calendar with one rule from the beginning.
func ruled(t testing.TB, c Cadence, first string) Calendar {
	t.Helper()
	return Calendar{Cadence: c, Rules: []CalendarRule{{First: date(t, first)}}}
}

func TestPeriodTables(t *testing.T) {
	for _, c := range []struct {
		cal              Calendar
		period, from, to string
	}{
		{Calendar{Cadence: Monthly}, "2026-11", "2026-11-01", "2026-11-30"},
		{Calendar{Cadence: Monthly}, "2028-02", "2028-02-01", "2028-02-29"},
		{Calendar{Cadence: Quarterly}, "2026-04", "2026-10-01", "2026-12-31"},
		{ruled(t, Monthly, "01-01-2026"), "2026-11", "2026-11-01", "2026-11-30"},
		// the 21st to the 20th
		{ruled(t, Monthly, "21-12-2025"), "2026-01", "2025-12-21", "2026-01-20"},
		{ruled(t, Monthly, "21-12-2025"), "2026-03", "2026-02-21", "2026-03-20"},
		{ruled(t, Monthly, "21-12-2025"), "2027-01", "2026-12-21", "2027-01-20"},
		// one month in arrears
		{ruled(t, Monthly, "01-12-2025"), "2026-01", "2025-12-01", "2025-12-31"},
		{ruled(t, Monthly, "01-12-2025"), "2026-12", "2026-11-01", "2026-11-30"},
		// the first weeks of each ISO year, and the four-week periods around week 53
		{Calendar{Cadence: Weekly}, "2026-01", "2025-12-29", "2026-01-04"},
		{Calendar{Cadence: Weekly}, "2026-53", "2026-12-28", "2027-01-03"},
		{Calendar{Cadence: Weekly}, "2027-01", "2027-01-04", "2027-01-10"},
		{Calendar{Cadence: FourWeekly}, "2026-01", "2025-12-29", "2026-01-25"},
		{Calendar{Cadence: FourWeekly}, "2026-12", "2026-11-02", "2026-11-29"},
		{Calendar{Cadence: FourWeekly}, "2026-13", "2026-11-30", "2027-01-03"},
		{Calendar{Cadence: FourWeekly}, "2027-01", "2027-01-04", "2027-01-31"},
		{Calendar{Cadence: FourWeekly}, "2025-13", "2025-12-01", "2025-12-28"},
		// weeks that run one late, and a four-week calendar paid four weeks late
		{ruled(t, Weekly, "22-12-2025"), "2026-01", "2025-12-22", "2025-12-28"},
		{ruled(t, FourWeekly, "01-12-2025"), "2026-01", "2025-12-01", "2025-12-28"},
		{ruled(t, FourWeekly, "01-12-2025"), "2026-02", "2025-12-29", "2026-01-25"},
	} {
		got := c.cal.Range(period(t, c.period), BasisHourly)
		if got.From.String() != c.from || got.To.String() != c.to {
			t.Errorf("%s %v %s runs %s – %s, want %s – %s", c.cal.Cadence, c.cal.Rules, c.period, got.From, got.To, c.from, c.to)
		}
	}
}

// years2020 lists, per ISO year, its first Monday and its number of weeks, as
// printed calendars have them.
var years2020 = []struct {
	year  int
	first string
	weeks int
}{
	{2020, "2019-12-30", 53},
	{2021, "2021-01-04", 52},
	{2022, "2022-01-03", 52},
	{2023, "2023-01-02", 52},
	{2024, "2024-01-01", 52},
	{2025, "2024-12-30", 52},
	{2026, "2025-12-29", 53},
	{2027, "2027-01-04", 52},
	{2028, "2028-01-03", 52},
	{2029, "2029-01-01", 52},
	{2030, "2029-12-31", 52},
	{2031, "2030-12-30", 52},
	{2032, "2031-12-29", 53},
}

func TestYearsFrom2020To2032(t *testing.T) {
	weekly, four, monthly := Calendar{Cadence: Weekly}, Calendar{Cadence: FourWeekly}, Calendar{Cadence: Monthly}
	for _, y := range years2020 {
		if got := weekly.Last(y.year); got != y.weeks {
			t.Errorf("%d has %d weeks, want %d", y.year, got, y.weeks)
		}
		first := date(t, y.first)
		for _, c := range []Calendar{weekly, four} {
			if got := c.Range(Period{y.year, 1}, "").From; got != first {
				t.Errorf("%s %d begins on %s, want %s", c.Cadence, y.year, got, first)
			}
		}
		thirteen := four.Range(Period{y.year, 13}, "")
		if want := (y.weeks - 48) * 7; thirteen.Days() != want || thirteen.From != first+12*28 {
			t.Errorf("%d-13 runs %s – %s", y.year, thirteen.From, thirteen.To)
		}
		if got := monthly.Range(Period{y.year, 12}, "").To.String(); got != fmt.Sprintf("%d-12-31", y.year) {
			t.Errorf("%d ends on %s", y.year, got)
		}
		if four.Last(y.year) != 13 || monthly.Last(y.year) != 12 {
			t.Errorf("%d has %d and %d periods", y.year, four.Last(y.year), monthly.Last(y.year))
		}
	}
}

// calendars are settings that occur, and some that are only awkward.
func calendars(t testing.TB) map[string]Calendar {
	t.Helper()
	out := map[string]Calendar{}
	for _, c := range []Cadence{Monthly, FourWeekly, Weekly, Quarterly} {
		out[string(c)] = Calendar{Cadence: c}
		for _, first := range []string{"01-01-2026", "21-12-2025", "01-12-2025", "29-12-2025", "28-07-2026", "05-01-2026", "15-06-2026"} {
			out[string(c)+" "+first] = ruled(t, c, first)
		}
	}
	change := func(c Cadence, first string, from, then string) Calendar {
		return ruled(t, c, first).SetRule(CalendarRule{From: period(t, from), First: date(t, then)})
	}
	out["month, arrears ended"] = change(Monthly, "01-12-2025", "2026-07", "01-01-2026")
	out["month, arrears begun"] = change(Monthly, "01-01-2026", "2026-07", "01-12-2025")
	out["month, 21st from 2027"] = change(Monthly, "01-01-2026", "2027-01", "21-12-2026")
	out["week, one later"] = change(Weekly, "29-12-2025", "2026-20", "05-01-2026")
	out["week, one earlier"] = change(Weekly, "29-12-2025", "2026-20", "22-12-2025")
	out["4week, one later"] = change(FourWeekly, "29-12-2025", "2026-06", "26-01-2026")
	three := change(Monthly, "01-12-2025", "2026-07", "01-01-2026")
	out["month, there and back"] = three.SetRule(CalendarRule{From: period(t, "2028-01"), First: date(t, "21-11-2027")})
	return out
}

func TestRangeAndPeriodOfAgree(t *testing.T) {
	begin, end := date(t, "2020-01-01"), date(t, "2032-12-31")
	for name, c := range calendars(t) {
		t.Run(name, func(t *testing.T) {
			last := Period{}
			span := Span{To: begin - 1}
			for d := begin; d <= end; d++ {
				p := c.PeriodOf(d, BasisHourly)
				if p != last {
					if p.Before(last) {
						t.Fatalf("%s goes back from %s to %s", d, last, p)
					}
					if err := c.Valid(p); err != nil {
						t.Fatalf("%s: %v", d, err)
					}
					next := c.Range(p, BasisHourly)
					if !last.IsZero() && next.From != d {
						t.Fatalf("%s begins on %s, but %s is its first day", p, next.From, d)
					}
					if !last.IsZero() && span.To != d-1 {
						t.Fatalf("%s ends on %s, but %s is its last day", last, span.To, d-1)
					}
					last, span = p, next
				}
				if !span.Contains(d) {
					t.Fatalf("%s lies outside %s, %s – %s", d, p, span.From, span.To)
				}
			}
		})
	}
}

func TestRangesTileTheYears(t *testing.T) {
	for name, c := range calendars(t) {
		t.Run(name, func(t *testing.T) {
			for p := (Period{2020, 1}); p.Year <= 2032; p = c.Next(p) {
				here, next := c.Range(p, BasisHourly), c.Range(c.Next(p), BasisHourly)
				if here.To+1 != next.From {
					t.Fatalf("%s ends on %s, %s begins on %s", p, here.To, c.Next(p), next.From)
				}
				if c.Prev(c.Next(p)) != p {
					t.Fatalf("before the next of %s comes %s", p, c.Prev(c.Next(p)))
				}
			}
		})
	}
}

func TestPeriodsTileUnderAnyRule(t *testing.T) {
	cadences := []Cadence{Monthly, FourWeekly, Weekly, Quarterly}
	rapid.Check(t, func(t *rapid.T) {
		c := Calendar{Cadence: rapid.SampledFrom(cadences).Draw(t, "cadence")}
		for range rapid.IntRange(0, 3).Draw(t, "rules") {
			c = c.SetRule(CalendarRule{
				From: Period{rapid.IntRange(2024, 2028).Draw(t, "from year"), rapid.IntRange(1, 4).Draw(t, "from")},
				First: MustDate(rapid.IntRange(2024, 2028).Draw(t, "year"),
					time.Month(rapid.IntRange(1, 12).Draw(t, "month")), rapid.IntRange(1, 28).Draw(t, "day")),
			})
		}
		d := MustDate(2022, 1, 1) + Date(rapid.IntRange(0, 3000).Draw(t, "day"))
		p := c.PeriodOf(d, BasisHourly)
		if !c.Range(p, BasisHourly).Contains(d) {
			t.Fatalf("%s is of %s, which runs %v", d, p, c.Range(p, BasisHourly))
		}
		if c.PeriodOf(d+1, BasisHourly).Before(p) {
			t.Fatalf("%s lies before %s", d+1, p)
		}
		if here, next := c.Range(p, BasisHourly), c.Range(c.Next(p), BasisHourly); here.To+1 != next.From {
			t.Fatalf("%s and %s do not meet: %v, %v", p, c.Next(p), here, next)
		}
	})
}

func TestStrayDatesHaveAPeriod(t *testing.T) {
	for name, c := range calendars(t) {
		for _, d := range []Date{0, 1, MustDate(1900, 1, 1), MustDate(2200, 12, 31)} {
			if p := c.PeriodOf(d, BasisHourly); p.IsZero() {
				t.Errorf("%s: day %d has no period", name, d)
			}
		}
		if got := c.Range(Period{2199, 4}, BasisHourly); got.Days() < 7 {
			t.Errorf("%s: 2199-4 runs %s – %s", name, got.From, got.To)
		}
	}
}

func TestRuleOfAPayBasis(t *testing.T) {
	c := ruled(t, Monthly, "01-01-2026").SetRule(CalendarRule{First: date(t, "01-12-2025"), Basis: BasisHourly})
	d := date(t, "15-10-2026")
	if got := c.PeriodOf(d, BasisHourly); got != period(t, "2026-11") {
		t.Errorf("hourly: %s", got)
	}
	for _, b := range []PayBasis{BasisFixed, BasisExtra, BasisUnknown} {
		if got := c.PeriodOf(d, b); got != period(t, "2026-10") {
			t.Errorf("%q: %s", b, got)
		}
	}
}

func TestParsePeriod(t *testing.T) {
	for in, want := range map[string]Period{
		"2026-11": {2026, 11}, "2026-11-M": {2026, 11}, "2026-12-4W": {2026, 12}, "2026-47-W": {2026, 47},
		" 2026-1 ": {2026, 1}, "2026-01": {2026, 1}, "2026-53": {2026, 53}, "2010-4-w4": {2010, 4}, "2026-9-1W": {2026, 9},
	} {
		if got, err := ParsePeriod(in); err != nil || got != want {
			t.Errorf("ParsePeriod(%q) = %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "2026", "2026-0", "2026-54", "26-11", "2026-11-M-1", "jan-2026", "2026-+1", "+2026-1", "2026-11-X", "2026--1"} {
		if got, err := ParsePeriod(in); err == nil {
			t.Errorf("ParsePeriod(%q) = %v, want an error", in, got)
		}
	}
}

func TestPeriodTexts(t *testing.T) {
	p := Period{2026, 4}
	for c, want := range map[Cadence]string{Monthly: "2026-04-M", FourWeekly: "2026-04-4W", Weekly: "2026-04-W", Quarterly: "2026-04-K"} {
		if got := p.Label(c); got != want {
			t.Errorf("label %s, want %s", got, want)
		}
	}
	text, err := json.Marshal(map[string]Period{"a": p, "b": {}})
	if err != nil || string(text) != `{"a":"2026-04","b":""}` {
		t.Errorf("%s, %v", text, err)
	}
	var back map[string]Period
	if err := json.Unmarshal(text, &back); err != nil || back["a"] != p || !back["b"].IsZero() {
		t.Errorf("%v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`{"a":"x"}`), &back); err == nil {
		t.Error("x is read as a period")
	}
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"2026-11", "2026-12-4W", "2026-47-W", "2026-0", "-", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePeriod(s)
		if err != nil {
			return
		}
		if again, err := ParsePeriod(p.String()); err != nil || again != p || p.IsZero() {
			t.Fatalf("%q is %v, which reads back as %v, %v", s, p, again, err)
		}
	})
}
