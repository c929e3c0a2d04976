package payroll

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestFraction(t *testing.T) {
	for m, want := range map[Minutes]string{
		0: "0", 60: "1", 2295: "38 1/4", 20: "1/3", -20: "-1/3", -90: "-1 1/2", 1: "1/60", 59: "59/60", 61: "1 1/60",
	} {
		if got := m.Fraction(); got != want {
			t.Errorf("%d: %q, want %q", m, got, want)
		}
	}
}

// TestRoundingIsExact: the seconds that rounding adds are never more than half
// a hundredth of an hour, and none where the minutes fit.
func TestRoundingIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Minutes(rapid.IntRange(-100_000, 100_000).Draw(t, "minutes"))
		r := RoundingOf(m, RoundMinutes(m))
		if abs64(r.Seconds) > 18 || (m%3 == 0 && r.Seconds != 0) {
			t.Fatalf("%d minutes: %+v", m, r)
		}
		if int64(m)*60+r.Seconds != int64(r.Sent)*36 {
			t.Fatalf("%d minutes and %d seconds are not %s", m, r.Seconds, r.Sent)
		}
	})
	if r := RoundingOf(20, 33); r.Seconds != -12 || r.Exact != "1/3" {
		t.Errorf("%+v", r)
	}
}

func TestExplain(t *testing.T) {
	d := surcharged()
	rate := Hundredths(456)
	d.book.Settings.Codes[KindMeals] = History[CodeChoice]{{Value: CodeChoice{Kind: KindWage, Code: 5100, Rate: &rate}}}
	d.shift(3, 18*60, 2*60, 0).Counts = map[string]Hundredths{KindMeals: 100}
	d.add(2, 20, 200)
	d.export()
	d.add(4, 20, 0)
	p := d.plan()
	find := func(id LineID) *Line {
		for i := range d.book.Lines {
			if d.book.Lines[i].ID == id {
				return &d.book.Lines[i]
			}
		}
		return nil
	}
	s := p.find(KindHours, 2100)
	w := p.Explain(&s, find)
	var parts []string
	for _, x := range w.Parts {
		parts = append(parts, fmt.Sprintf("%s %s %t %t", x.Date, x.Minutes.Clock(), x.Frozen, x.Of != nil))
	}
	if got := strings.Join(parts, ", "); got != "2026-11-02 0:20 true true, 2026-11-03 4:00 true true, 2026-11-04 0:20 false true" {
		t.Errorf("parts %s", got)
	}
	if w.Rounding == nil || w.Rounding.Exact != "4 2/3" || w.Wanted != 467 || w.Ours != 433 || w.Amount != 34 || w.Whole != nil || w.Person != "Jan Smit" {
		t.Errorf("%+v, %+v", w, w.Rounding)
	}
	s = p.find(KindWage, 5100)
	w = p.Explain(&s, func(LineID) *Line { return nil })
	if n, money := s.Pieces(); n != 300 || !money || w.Pieces != 300 || w.Rounding != nil || w.Parts[0].Of != nil || *w.Parts[0].Rate != rate {
		t.Errorf("%+v", w)
	}
	s = p.find(KindWorked, 0)
	if w = p.Explain(&s, find); w.Dates != 3 {
		t.Errorf("%+v", w)
	}
}

// TestExplainCentres tells of which rounded total a cost centre's part is.
func TestExplainCentres(t *testing.T) {
	d := newDesk()
	d.book.Settings.CostCentres = History[CostCentres]{{Value: CostCentres{Venues: map[string]string{"noord": "11"}}}}
	d.add(2, 20, 0).Venue = "Noord"
	d.add(3, 20, 0).Venue = "Zuid"
	p := d.plan()
	for i := range p.Steps {
		s := &p.Steps[i]
		w := p.Explain(s, func(LineID) *Line { return nil })
		if s.Component.Kind == KindHours && (w.Whole == nil || *w.Whole != 67) {
			t.Errorf("%v: %v", s.Component, w.Whole)
		}
	}
}

func TestStretches(t *testing.T) {
	over := SurchargeRule{Name: "feest", Percent: 1000, Holidays: HolidayOnly, Stacks: true}
	f := timed(t, "a", 7, "17:00", "2:00", 60).Facts
	got := Stretches(f, []SurchargeRule{nightRule(), eveningRule(), over}, func(d Date) bool { return d == f.Date+1 })
	var words []string
	for _, s := range got {
		words = append(words, fmt.Sprintf("%s-%s %v", s.From.Clock(), s.To.Clock(), s.Rules))
	}
	want := "17:00-18:00 [], 18:00-22:00 [ Avond], 22:00-24:00 [Nacht], 24:00-26:00 [Nacht feest]"
	if s := strings.Join(words, ", "); s != want {
		t.Errorf("%s, want %s", s, want)
	}
	if got := Stretches(untimed("a", 2, 480).Facts, []SurchargeRule{nightRule()}, nil); got != nil {
		t.Errorf("without times: %v", got)
	}
}

// TestStretchesCoverTheShift: stretches follow on each other from start to end,
// and without a break each rule's stretches are its share.
func TestStretchesCoverTheShift(t *testing.T) {
	clocks := rapid.Map(rapid.IntRange(0, 1439), func(n int) ClockTime { return ClockTime(n) })
	rapid.Check(t, func(t *rapid.T) {
		f := Facts{Date: MustDate(2026, time.November, 6), Type: TypeWorked, Start: clocks.Draw(t, "start"), End: clocks.Draw(t, "end")}
		f.Minutes, _ = NetMinutes(f.Date, f.Start, f.End, 0, "")
		night := nightRule()
		night.Window = Window{clocks.Draw(t, "from"), clocks.Draw(t, "to")}
		rules := []SurchargeRule{night, eveningRule()}
		cut, _ := Cut(f, rules, nil)
		sums := map[string]Minutes{}
		at := Minutes(f.Start)
		for _, s := range Stretches(f, rules, nil) {
			if s.From != at || s.To <= s.From {
				t.Fatalf("%+v after %s", s, at.Clock())
			}
			at = s.To
			for _, name := range s.Rules {
				sums[name] += s.To - s.From
			}
		}
		if f.Minutes > 0 && at-Minutes(f.Start) != f.Minutes {
			t.Fatalf("the stretches are %d minutes, the shift %d", at-Minutes(f.Start), f.Minutes)
		}
		for _, share := range cut.Shares {
			if sums[share.Rule] != share.Minutes {
				t.Fatalf("%s: %d in stretches, %d in shares", share.Rule, sums[share.Rule], share.Minutes)
			}
		}
		if sums[""] != cut.Base && f.Minutes > 0 {
			t.Fatalf("base: %d in stretches, %d in shares", sums[""], cut.Base)
		}
	})
}

func TestParseDaysAndWindow(t *testing.T) {
	for s, want := range map[string][]int{"6 7": {6, 7}, "7,6": {6, 7}, "117": {1, 7}, "": nil} {
		if got, err := ParseDays(s); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %v, %v", s, got, err)
		}
	}
	for _, s := range []string{"8", "0", "ma", "1-5"} {
		if _, err := ParseDays(s); err == nil {
			t.Errorf("%q is taken", s)
		}
	}
	for s, want := range map[string]Window{"22:00-06:00": {22 * 60, 6 * 60}, "22-6": {22 * 60, 6 * 60}, "22:30–24:00": {22*60 + 30, 0}, "": {}, "All": {}} {
		if got, err := ParseWindow(s); err != nil || got != want {
			t.Errorf("%q: %v, %v", s, got, err)
		}
	}
	for _, s := range []string{"22:00", "laat", "22:00-25:00", "-6:00"} {
		if _, err := ParseWindow(s); err == nil {
			t.Errorf("%q is taken", s)
		}
	}
}

func TestHolidayChoiceWith(t *testing.T) {
	var c HolidayChoice
	c, ok := c.With("koningsdag", false)
	if !ok || !slices.Equal(c.Off, []string{"Koningsdag"}) {
		t.Errorf("%+v", c)
	}
	c, _ = c.With("KONINGSDAG", true)
	c, _ = c.With(LiberationDay, true)
	if len(c.Off) != 0 || !c.LiberationDay {
		t.Errorf("%+v", c)
	}
	if _, ok := c.With("Carnaval", true); ok {
		t.Error("Carnaval is a holiday")
	}
	a, b := MustDate(2026, 11, 11), MustDate(2026, 2, 3)
	c = c.WithDay(a, true).WithDay(b, true).WithDay(a, true)
	if !slices.Equal(c.Extra, []Date{b, a}) {
		t.Errorf("%v", c.Extra)
	}
	if c = c.WithDay(b, false); !slices.Equal(c.Extra, []Date{a}) {
		t.Errorf("%v", c.Extra)
	}
}

func TestWeekHours(t *testing.T) {
	d := MustDate(2026, 11, 2)
	if h := WeekHours(Person{ContractHours: hours(3200)}, d); h == nil || *h != 3200 {
		t.Errorf("%v", h)
	}
	if h := WeekHours(Person{}, d); h != nil {
		t.Errorf("nothing known gives %s", h)
	}
}

func TestFixes(t *testing.T) {
	kinds := func(l Line) string {
		var out []string
		for _, f := range Checks([]Line{l}, oneWho, nil)[l.ID] {
			for _, x := range Fixes(&l, f) {
				out = append(out, fmt.Sprintf("%s %s", x.Kind, x.Minutes.Clock()))
			}
		}
		return strings.Join(out, ", ")
	}
	line := func(date Date, start, end ClockTime, brk Minutes) Line {
		l := Line{ID: "a", Facts: Facts{Date: date, Type: TypeWorked, Start: start, End: end, Break: brk}}
		l.Minutes, _ = NetMinutes(date, start, end, brk, "")
		return l
	}
	autumn, spring, plain := MustDate(2026, 10, 25), MustDate(2026, 3, 29), MustDate(2026, 11, 2)
	for want, l := range map[string]Line{
		"first-hour 4:30, second-hour 3:30": line(autumn, 150, 6*60, 0),
		"hour-later 3:00":                   line(spring, 0, 150, 0) /* 00:00–03:30 */, "drop-break 3:00": line(plain, 9*60, 12*60, 200),
		"break-30 5:30, seen 6:00": line(plain, 9*60, 15*60, 0),
		"withdraw 0:00, seen 0:00": line(plain, 9*60, 9*60, 0),
		"seen 13:00":               line(plain, 6*60, 20*60, 60),
		"":                         line(plain, 9*60, 12*60, 0),
	} {
		if want == "hour-later 3:00" {
			want = "hour-later 2:30"
		}
		if got := kinds(l); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	l := line(plain, 9*60, 12*60, 0)
	if got := Fixes(&l, Finding{Kind: FindDouble}); len(got) != 2 || got[1].Kind != FixKeep {
		t.Errorf("%v", got)
	}
	if got := Fixes(&l, Finding{Kind: FindLong, Seen: true}); len(got) != 0 {
		t.Errorf("seen before: %v", got)
	}
}

// TestFixesSettle: what a fix makes of a line has no longer the finding.
func TestFixesSettle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := Line{ID: "a", Facts: Facts{
			Date: rapid.SampledFrom([]Date{MustDate(2026, 3, 29), MustDate(2026, 3, 28), MustDate(2026, 10, 25), MustDate(2026, 11, 2)}).Draw(t, "date"),
			Type: TypeWorked, Start: ClockTime(rapid.IntRange(0, 1439).Draw(t, "start")), End: ClockTime(rapid.IntRange(0, 1439).Draw(t, "end")),
			Break: Minutes(rapid.IntRange(0, 300).Draw(t, "break")),
		}}
		l.Minutes, _ = NetMinutes(l.Date, l.Start, l.End, l.Break, "")
		for _, f := range Checks([]Line{l}, oneWho, nil)["a"] {
			for _, x := range Fixes(&l, f) {
				if x.Facts == nil {
					continue
				}
				now := l
				now.Facts = *x.Facts
				for _, g := range Checks([]Line{now}, oneWho, nil)["a"] {
					if g.Kind == f.Kind {
						t.Fatalf("%s of %s–%s leaves %v", x.Kind, l.Start, l.End, g)
					}
				}
			}
		}
	})
}

func TestStragglers(t *testing.T) {
	nov := Span{MustDate(2026, 11, 1), MustDate(2026, 11, 30)}
	people := []Person{
		{ID: "1", First: "Jan", Last: "Smit"},
		{ID: "2", First: "Piet", Last: "Bos"},
		{ID: "3", First: "Klaas", Last: "Weg", Employments: []Span{{MustDate(2020, 1, 1), MustDate(2026, 11, 10)}}},
		{ID: "4", First: "Eva", Last: "Eerder", Employments: []Span{{MustDate(2020, 1, 1), MustDate(2026, 10, 31)}}},
	}
	v := func(who EmployeeID, s State, m Minutes) Verdict {
		return Verdict{Employee: who, State: s, Line: Line{Facts: Facts{Person: string(who), Type: TypeWorked, Minutes: m}}}
	}
	list := func(now, before []Verdict, earlier ...PeriodVerdicts) string {
		var out []string
		for _, s := range Stragglers(PeriodVerdicts{testNov, now}, PeriodVerdicts{Period{2026, 10}, before}, earlier, NewTeam(people), nov) {
			out = append(out, fmt.Sprintf("%s %s %d %s %s", s.Kind, s.Name, s.Lines, s.Now.Clock(), s.Before.Clock()))
		}
		return strings.Join(out, "; ")
	}
	sick := v("1", StateReady, 6000)
	sick.Line.Type = "ziek"
	withdrawn := v("1", StateOpen, 60)
	withdrawn.Line.Withdrawn = true
	for name, c := range map[string]struct {
		now, before []Verdict
		want        string
	}{
		"nothing":               {nil, nil, ""},
		"not green":             {[]Verdict{v("1", StateOpen, 60), v("1", StateBlocked, 60), v("1", StateReady, 60)}, nil, "not-green Jan Smit 2 3:00 0:00"},
		"usually here":          {nil, []Verdict{v("2", StateSent, 600)}, "no-lines Piet Bos 0 0:00 10:00"},
		"a fixed wage stays":    {nil, []Verdict{v("2", StateOutside, 600)}, ""},
		"left before":           {nil, []Verdict{v("4", StateSent, 600)}, ""},
		"a leaver with hours":   {[]Verdict{v("3", StateReady, 60)}, nil, "leaver Klaas Weg 1 1:00 0:00"},
		"sick all along":        {[]Verdict{sick}, []Verdict{v("1", StateSent, 961)}, "outlier Jan Smit 1 0:00 16:01"},
		"exactly 16 hours":      {[]Verdict{v("1", StateReady, 960)}, []Verdict{v("1", StateSent, 1920)}, ""},
		"not over half":         {[]Verdict{v("1", StateReady, 3000)}, []Verdict{v("1", StateSent, 2000)}, ""},
		"over half and over 16": {[]Verdict{v("1", StateReady, 3001)}, []Verdict{v("1", StateSent, 2000)}, "outlier Jan Smit 1 50:01 33:20"},
		"small but double":      {[]Verdict{v("1", StateReady, 900)}, []Verdict{v("1", StateSent, 60)}, ""},
		"new here":              {[]Verdict{v("1", StateReady, 9000)}, nil, ""},
		"withdrawn is nothing":  {[]Verdict{withdrawn}, []Verdict{v("1", StateSent, 600)}, "no-lines Jan Smit 0 0:00 10:00"},
	} {
		if got := list(c.now, c.before); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	sep := PeriodVerdicts{Period{2026, 9}, []Verdict{v("1", StateReady, 60), v("1", StateReady, 30), v("2", StateSent, 60)}}
	if got := list(nil, nil, sep); got != "leftover Jan Smit 2 1:30 0:00" {
		t.Errorf("left behind: %s", got)
	}
	sep.Verdicts = append(sep.Verdicts, v("1", StatePartly, 15))
	if got := list(nil, nil, sep); got != "leftover Jan Smit 3 1:45 0:00" {
		t.Errorf("left behind, and in part: %s", got)
	}
}
