package payroll

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// timed makes a line with times on a day of November 2026.
func timed(t testing.TB, id string, day int, start, end string, brk Minutes) Line {
	t.Helper()
	from, err := ParseClock(start)
	if err != nil {
		t.Fatal(err)
	}
	to, err := ParseClock(end)
	if err != nil {
		t.Fatal(err)
	}
	l := Line{ID: LineID(id), Facts: Facts{Date: MustDate(2026, 11, day), Person: "Jan", Venue: "Zaal " + id, Type: TypeWorked, Start: from, End: to, Break: brk}}
	l.Minutes, _ = NetMinutes(l.Date, from, to, brk, "")
	return l
}

func untimed(id string, day int, m Minutes) Line {
	return Line{ID: LineID(id), Facts: Facts{Date: MustDate(2026, 11, day), Person: "Jan", Type: TypeWorked, Start: NoTime, End: NoTime, Minutes: m}}
}

func oneWho(Line) EmployeeID { return "1" }

// told writes findings as "a: over-12-hours no-break; b: overlap".
func told(found map[LineID][]Finding) string {
	var out []string
	for id, list := range found {
		var kinds []string
		for _, f := range list {
			kinds = append(kinds, string(f.Kind))
		}
		slices.Sort(kinds)
		out = append(out, string(id)+": "+strings.Join(kinds, " "))
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

func TestChecks(t *testing.T) {
	dup := untimed("b", 3, 300)
	dup.Remark, dup.Approved, dup.Source = "again", true, Source{Row: 7}
	meals := untimed("c", 3, 300)
	meals.Counts = map[string]Hundredths{KindMeals: 100}
	half := timed(t, "a", 2, "9:00", "12:00", 0)
	half.End = NoTime
	spring := timed(t, "a", 2, "1:00", "4:00", 0)
	spring.Date = MustDate(2026, 3, 29)
	missing := spring
	missing.Start = 150
	sick := timed(t, "a", 2, "8:00", "16:00", 0)
	sick.Type = "ziek"
	for name, c := range map[string]struct {
		lines []Line
		off   []FindingKind
		want  string
	}{
		"nothing odd":            {lines: []Line{timed(t, "a", 2, "9:00", "17:30", 30), timed(t, "b", 2, "17:30", "20:00", 0)}},
		"no hours":               {lines: []Line{untimed("a", 2, 0)}, want: "a: zero-hours"},
		"clocked out at once":    {lines: []Line{timed(t, "a", 2, "9:00", "9:00", 0)}, want: "a: zero-hours"},
		"all break":              {lines: []Line{timed(t, "a", 2, "9:00", "9:30", 30)}, want: "a: zero-hours"},
		"twelve hours":           {lines: []Line{timed(t, "a", 2, "8:00", "21:00", 60)}},
		"over twelve":            {lines: []Line{timed(t, "a", 2, "8:00", "21:01", 60)}, want: "a: over-12-hours"},
		"over twelve, no times":  {lines: []Line{untimed("a", 2, 721)}, want: "a: over-12-hours"},
		"five and a half":        {lines: []Line{timed(t, "a", 2, "8:00", "13:30", 0)}},
		"sick, with times":       {lines: []Line{sick}},
		"no break":               {lines: []Line{timed(t, "a", 2, "8:00", "13:31", 0)}, want: "a: no-break"},
		"no break column":        {lines: []Line{untimed("a", 2, 480)}},
		"overlap":                {lines: []Line{timed(t, "a", 2, "9:00", "12:00", 0), timed(t, "b", 2, "11:59", "14:00", 0)}, want: "a: overlap; b: overlap"},
		"overlap over midnight":  {lines: []Line{timed(t, "a", 2, "22:00", "2:00", 0), timed(t, "b", 3, "1:00", "4:00", 0)}, want: "a: overlap; b: overlap"},
		"meets at midnight":      {lines: []Line{timed(t, "a", 2, "20:00", "24:00", 0), timed(t, "b", 3, "0:00", "4:00", 0)}},
		"one within another":     {lines: []Line{timed(t, "a", 2, "9:00", "14:00", 0), timed(t, "b", 2, "10:00", "11:00", 0), timed(t, "c", 2, "12:00", "13:00", 0)}, want: "a: overlap; b: overlap; c: overlap"},
		"duplicate":              {lines: []Line{untimed("a", 3, 300), dup}, want: "a: duplicate; b: duplicate"},
		"other meals":            {lines: []Line{untimed("a", 3, 300), meals}},
		"withdrawn takes part":   {lines: []Line{{ID: "a", Withdrawn: true, Facts: dup.Facts}, dup}},
		"half a time":            {lines: []Line{half}, want: "a: bad-time"},
		"clock change":           {lines: []Line{spring}, want: "a: clock-change"},
		"no such hour":           {lines: []Line{missing}, want: "a: bad-time"},
		"switched off":           {lines: []Line{untimed("a", 2, 0)}, off: []FindingKind{FindZeroHours}},
		"blocking stays":         {lines: []Line{half}, off: []FindingKind{FindBadTime}, want: "a: bad-time"},
		"overlap switched off":   {lines: []Line{timed(t, "a", 2, "9:00", "12:00", 0), timed(t, "b", 2, "11:00", "14:00", 0)}, off: []FindingKind{FindOverlap}},
		"equal times, two rooms": {lines: []Line{timed(t, "a", 2, "9:00", "12:00", 0), timed(t, "b", 2, "9:00", "12:00", 0)}, want: "a: overlap; b: overlap"},
	} {
		if got := told(Checks(c.lines, oneWho, c.off)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestOverlapIsPerPerson(t *testing.T) {
	a, b := timed(t, "a", 2, "9:00", "12:00", 0), timed(t, "b", 2, "9:00", "12:00", 0)
	b.Person = "Anna"
	if got := told(Checks([]Line{a, b}, func(l Line) EmployeeID { return EmployeeID(l.Person) }, nil)); got != "" {
		t.Errorf("two people: %s", got)
	}
	nobody := func(Line) EmployeeID { return "" }
	if got := told(Checks([]Line{a, b}, nobody, nil)); got != "" {
		t.Errorf("two unknown people: %s", got)
	}
	b.Person = "JAN"
	found := Checks([]Line{a, b}, nobody, nil)
	if got := told(found); got != "a: overlap; b: overlap" {
		t.Errorf("one unknown person: %s", got)
	}
	if args := found["a"][0].Args; args["venue"] != "Zaal b" || args["start"] != "09:00" || args["end"] != "12:00" || args["line"] != "b" {
		t.Errorf("the other line is told as %v", args)
	}
}

func TestSeenFindingsAreMarked(t *testing.T) {
	l := untimed("a", 2, 0)
	l.Seen = []FindingKind{FindZeroHours}
	if found := Checks([]Line{l}, oneWho, nil)["a"]; len(found) != 1 || !found[0].Seen {
		t.Errorf("got %v", found)
	}
}

func TestOverlapAgreesWithComparingAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []Line
		for i := range rapid.IntRange(0, 8).Draw(t, "lines") {
			l := Line{ID: LineID(fmt.Sprint(i)), Facts: Facts{Date: MustDate(2026, 11, rapid.IntRange(2, 4).Draw(t, "day"))}}
			l.Start = ClockTime(rapid.IntRange(0, 23).Draw(t, "start") * 60)
			l.End = ClockTime(rapid.IntRange(0, 23).Draw(t, "end") * 60)
			l.Person = rapid.SampledFrom([]string{"a", "b"}).Draw(t, "who")
			lines = append(lines, l)
		}
		who := func(l Line) EmployeeID { return EmployeeID(l.Person) }
		found := Checks(lines, who, nil)
		shifts := shiftsOf(lines, who)
		for _, s := range shifts {
			want := slices.ContainsFunc(shifts, func(o shift) bool {
				return o.line != s.line && o.who == s.who && s.from < o.to && o.from < s.to
			})
			got := slices.ContainsFunc(found[s.line.ID], func(f Finding) bool { return f.Kind == FindOverlap })
			if got != want {
				t.Fatalf("line %s: overlap %t, want %t", s.line.ID, got, want)
			}
		}
	})
}

func BenchmarkChecks50000Lines(b *testing.B) {
	lines := make([]Line, 50_000)
	for i := range lines {
		lines[i] = timed(b, fmt.Sprint(i), 1+i%30, "9:00", "17:30", 30)
		lines[i].Person = fmt.Sprint("Jan ", i/30)
	}
	who := func(l Line) EmployeeID { return EmployeeID(l.Person) }
	for b.Loop() {
		if len(Checks(lines, who, nil)) != 0 {
			b.Fatal("something is found")
		}
	}
}
