package payroll

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func wrote(s Segments, unservable []string) string {
	out := []string{"base " + s.Base.Clock()}
	for _, share := range s.Shares {
		out = append(out, share.Rule+" "+share.Minutes.Clock())
	}
	for _, name := range unservable {
		out = append(out, "not "+name)
	}
	return strings.Join(out, ", ")
}

func TestCut(t *testing.T) {
	night := SurchargeRule{Name: "nacht", Percent: 5000, Replaces: true, Window: Window{22 * 60, 6 * 60}}
	evening := SurchargeRule{Name: "avond", Percent: 2500, Window: Window{18 * 60, 23 * 60}}
	sunday := SurchargeRule{Name: "zondag", Percent: 10000, Replaces: true, Days: []int{7}}
	feast := SurchargeRule{Name: "feestdag", Percent: 10000, Holidays: HolidayOnly, UntilTwo: true}
	saturdayNight := SurchargeRule{Name: "zaterdagnacht", Percent: 3000, Days: []int{6}, Window: Window{20 * 60, 4 * 60}}
	with := func(r SurchargeRule, change func(*SurchargeRule)) SurchargeRule {
		change(&r)
		return r
	}
	at := func(day int, start, end string, brk Minutes) Facts { return timed(t, "a", day, start, end, brk).Facts }
	christmas := at(1, "20:00", "4:00", 0)
	christmas.Date = MustDate(2026, 12, 26)
	autumn := Facts{Date: MustDate(2026, 10, 24), Type: TypeWorked, Start: 22 * 60, End: 6 * 60, Minutes: 540}
	second := Facts{Date: MustDate(2026, 10, 25), Type: TypeWorked, Start: 150, End: 6 * 60, Minutes: 210}
	sick := at(2, "20:00", "4:00", 0)
	sick.Type = "ziek"
	odd := at(2, "20:00", "4:00", 0)
	odd.Minutes = 100
	kitchen := at(2, "20:00", "4:00", 0)
	kitchen.Team = "Keuken"
	holidays := HolidayChoice{}.Between(MustDate(2026, 1, 1), MustDate(2026, 12, 31))
	for name, c := range map[string]struct {
		f     Facts
		rules []SurchargeRule
		want  string
	}{
		"no rules":                     {f: at(2, "9:00", "17:00", 30), want: "base 7:30"},
		"outside the window":           {at(2, "9:00", "17:00", 30), []SurchargeRule{night}, "base 7:30"},
		"over midnight":                {at(2, "20:00", "4:00", 0), []SurchargeRule{night}, "base 2:00, nacht 6:00"},
		"early morning":                {at(2, "4:00", "12:00", 0), []SurchargeRule{night}, "base 6:00, nacht 2:00"},
		"on top leaves the base":       {at(2, "16:00", "20:00", 0), []SurchargeRule{evening}, "base 4:00, avond 2:00"},
		"break in proportion":          {at(2, "20:00", "4:00", 60), []SurchargeRule{night}, "base 1:45, nacht 5:15"},
		"break outside first":          {at(2, "20:00", "4:00", 60), []SurchargeRule{with(night, func(r *SurchargeRule) { r.Break = BreakOutside })}, "base 1:00, nacht 6:00"},
		"break longer than outside":    {at(2, "21:30", "4:00", 60), []SurchargeRule{with(night, func(r *SurchargeRule) { r.Break = BreakOutside })}, "base 0:00, nacht 5:30"},
		"largest remainder":            {at(2, "21:00", "23:00", 15), []SurchargeRule{night}, "base 0:52, nacht 0:53"},
		"break of what is on top":      {at(2, "16:00", "20:00", 30), []SurchargeRule{evening}, "base 3:30, avond 1:45"},
		"highest wins":                 {at(7, "20:00", "4:00", 0), []SurchargeRule{night, sunday}, "base 2:00, nacht 2:00, zondag 4:00"},
		"lowest rank wins":             {at(7, "20:00", "4:00", 0), []SurchargeRule{night, with(sunday, func(r *SurchargeRule) { r.Rank = 1 })}, "base 2:00, nacht 6:00"},
		"first of equals wins":         {at(8, "0:00", "4:00", 0), []SurchargeRule{with(night, func(r *SurchargeRule) { r.Percent = 10000 }), sunday}, "base 0:00, nacht 4:00"},
		"winner alone":                 {at(2, "20:00", "24:00", 0), []SurchargeRule{night, evening}, "base 2:00, nacht 2:00, avond 2:00"},
		"stacks beside the winner":     {at(2, "20:00", "24:00", 0), []SurchargeRule{night, with(evening, func(r *SurchargeRule) { r.Stacks = true })}, "base 2:00, nacht 2:00, avond 3:00"},
		"window keeps its weekday":     {at(7, "18:00", "6:00", 0), []SurchargeRule{saturdayNight}, "base 12:00, zaterdagnacht 8:00"},
		"not the night before":         {at(6, "18:00", "6:00", 0), []SurchargeRule{saturdayNight}, "base 12:00"},
		"holiday until two":            {christmas, []SurchargeRule{feast}, "base 8:00, feestdag 6:00"},
		"holiday until midnight":       {christmas, []SurchargeRule{with(feast, func(r *SurchargeRule) { r.UntilTwo = false })}, "base 8:00, feestdag 4:00"},
		"not on holidays":              {christmas, []SurchargeRule{with(feast, func(r *SurchargeRule) { r.Holidays = HolidayNot })}, "base 8:00, feestdag 2:00"},
		"the long night":               {autumn, []SurchargeRule{night}, "base 0:00, nacht 9:00"},
		"the long night, until three":  {autumn, []SurchargeRule{with(night, func(r *SurchargeRule) { r.Window.End = 180 })}, "base 3:00, nacht 6:00"},
		"the second half past two":     {second, []SurchargeRule{with(night, func(r *SurchargeRule) { r.Window.End = 180 })}, "base 3:00, nacht 0:30"},
		"sick is no work":              {sick, []SurchargeRule{night}, "base 8:00"},
		"unless named":                 {sick, []SurchargeRule{with(night, func(r *SurchargeRule) { r.Scope.Types = []string{"Ziek"} })}, "base 2:00, nacht 6:00"},
		"another team":                 {at(2, "20:00", "4:00", 0), []SurchargeRule{with(night, func(r *SurchargeRule) { r.Scope.Teams = []string{"keuken"} })}, "base 8:00"},
		"its team":                     {kitchen, []SurchargeRule{with(night, func(r *SurchargeRule) { r.Scope.Teams = []string{"keuken"} })}, "base 2:00, nacht 6:00"},
		"no times":                     {untimed("a", 2, 480).Facts, []SurchargeRule{night, evening}, "base 8:00, not nacht, not avond"},
		"no times, a whole day":        {untimed("a", 8, 480).Facts, []SurchargeRule{sunday}, "base 0:00, zondag 8:00"},
		"no times, another day":        {untimed("a", 9, 480).Facts, []SurchargeRule{sunday, saturdayNight}, "base 8:00"},
		"no times, below nothing":      {untimed("a", 8, -480).Facts, []SurchargeRule{sunday}, "base 0:00, zondag -8:00"},
		"no times, a holiday's morrow": {Facts{Date: MustDate(2026, 12, 27), Type: TypeWorked, Start: NoTime, End: NoTime, Minutes: 480}, []SurchargeRule{feast}, "base 8:00"},
		"no times, a holiday":          {Facts{Date: MustDate(2026, 12, 26), Type: TypeWorked, Start: NoTime, End: NoTime, Minutes: 480}, []SurchargeRule{feast}, "base 8:00, feestdag 8:00"},
		"times that are not the hours": {odd, []SurchargeRule{night}, "base 1:40, not nacht"},
	} {
		t.Run(name, func(t *testing.T) {
			got, unservable := Cut(c.f, c.rules, holidays)
			if wrote(got, unservable) != c.want {
				t.Errorf("%s, want %s", wrote(got, unservable), c.want)
			}
			if got.Worked() != c.f.Minutes {
				t.Errorf("%d minutes became %d", c.f.Minutes, got.Worked())
			}
		})
	}
}

func TestCutKeepsEveryMinute(t *testing.T) {
	days := []Date{MustDate(2026, 3, 28), MustDate(2026, 3, 29), MustDate(2026, 10, 24), MustDate(2026, 10, 25), MustDate(2026, 12, 25), MustDate(2026, 11, 23)}
	holidays := HolidayChoice{LiberationDay: true}.Between(days[0], days[5])
	clockTimes := rapid.Map(rapid.IntRange(0, 1439), func(n int) ClockTime { return ClockTime(n) })
	rapid.Check(t, func(t *rapid.T) {
		f := Facts{
			Date: rapid.SampledFrom(days).Draw(t, "date"), Type: TypeWorked, Start: clockTimes.Draw(t, "start"),
			End: clockTimes.Draw(t, "end"), Break: Minutes(rapid.IntRange(0, 90).Draw(t, "break")),
		}
		f.Minutes, _ = NetMinutes(f.Date, f.Start, f.End, f.Break, rapid.SampledFrom([]string{"", "first", "second"}).Draw(t, "resolved"))
		var rules []SurchargeRule
		for i := range rapid.IntRange(0, 4).Draw(t, "rules") {
			rules = append(rules, SurchargeRule{
				Name: fmt.Sprint(i), Percent: Hundredths(rapid.IntRange(1, 3).Draw(t, "percent") * 1000),
				Replaces: rapid.Bool().Draw(t, "replaces"), Stacks: rapid.Bool().Draw(t, "stacks"),
				Window:   Window{clockTimes.Draw(t, "from"), clockTimes.Draw(t, "to")},
				Holidays: rapid.SampledFrom([]HolidayUse{HolidayAny, HolidayOnly, HolidayNot}).Draw(t, "holidays"),
				UntilTwo: rapid.Bool().Draw(t, "until two"),
				Days:     rapid.SampledFrom([][]int{nil, {7}, {1, 2, 6}}).Draw(t, "days"),
				Break:    rapid.SampledFrom([]BreakRule{"", BreakProportional, BreakOutside}).Draw(t, "how"),
				Rank:     rapid.IntRange(0, 1).Draw(t, "rank"),
			})
		}
		got, _ := Cut(f, rules, holidays)
		if got.Worked() != f.Minutes || got.Base < 0 {
			t.Fatalf("%d minutes became %+v", f.Minutes, got)
		}
		for _, s := range got.Shares {
			if s.Minutes < 0 || s.Minutes > f.Minutes {
				t.Fatalf("%+v of %d minutes", s, f.Minutes)
			}
		}
	})
}

// TestPiecesAgreeWithTheClock compares the two ways of cutting a shift.
func TestPiecesAgreeWithTheClock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := Facts{Date: MustDate(2026, 11, 20), Start: ClockTime(rapid.IntRange(0, 1439).Draw(t, "start")), End: ClockTime(rapid.IntRange(0, 1439).Draw(t, "end"))}
		rule := SurchargeRule{Window: Window{ClockTime(rapid.IntRange(0, 1439).Draw(t, "from")), ClockTime(rapid.IntRange(0, 1439).Draw(t, "to"))}, Days: []int{5, 6}}
		last, end := f.Date, Minutes(f.End)
		if f.End < f.Start {
			last, end = last+1, end+dayMinutes
		}
		count := func(pieces []piece) (n Minutes) {
			for _, p := range pieces {
				if rule.holds(p.day, p.at, func(Date) bool { return false }) {
					n += p.length
				}
			}
			return n
		}
		a := count(clockPieces(f.Date, Minutes(f.Start), end, []SurchargeRule{rule}))
		if b := count(minutePieces(&f, last, "")); a != b {
			t.Fatalf("%d minutes by pieces, %d by the clock", a, b)
		}
	})
}

func TestServes(t *testing.T) {
	r := SurchargeRule{Scope: Scope{Functions: []string{"Kok"}, People: []EmployeeID{"1"}}}
	f := Facts{Type: TypeWorked}
	if !r.Serves(f, "1", "kok") {
		t.Error("the cook is not served")
	}
	if r.Serves(f, "2", "kok") || r.Serves(f, "1", "ober") || r.Serves(f, "1", "") ||
		r.Serves(Facts{Type: "verlof"}, "1", "kok") {
		t.Error("others are served")
	}
}

func TestNotation(t *testing.T) {
	for want, r := range map[string]SurchargeRule{
		"150 %": {Percent: 5000, Replaces: true}, "100 % + 50 %": {Percent: 5000},
		"133,33 %": {Percent: 3333, Replaces: true}, "100 % + 12,5 %": {Percent: 1250}, "200 %": {Percent: 10000, Replaces: true},
	} {
		if got := r.Notation(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestValidateSurcharges(t *testing.T) {
	good := SurchargeRule{Name: "nacht", Percent: 5000, Days: []int{1, 7}, Window: Window{1320, 360}}
	if err := ValidateSurcharges([]SurchargeRule{good}); err != nil {
		t.Error(err)
	}
	for want, change := range map[Code]func(*SurchargeRule){
		CodeSurchargeName:    func(r *SurchargeRule) { r.Name = " NACHT" },
		CodeSurchargePercent: func(r *SurchargeRule) { r.Percent = 0 },
		CodeSurchargeWindow:  func(r *SurchargeRule) { r.Window.End = 1440 },
		CodeSurchargeDay:     func(r *SurchargeRule) { r.Days = []int{0} },
		CodeSurchargeStack:   func(r *SurchargeRule) { r.Replaces, r.Stacks = true, true },
		CodeSurchargeWord:    func(r *SurchargeRule) { r.Break = "inside" },
	} {
		bad := good
		bad.Name = "other"
		change(&bad)
		if err := ValidateSurcharges([]SurchargeRule{good, bad}); !errors.Is(err, &Problem{Code: want}) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestSurchargeRuleInJSON(t *testing.T) {
	in := SurchargeRule{
		Name: "nacht", Percent: 5000, Replaces: true, Days: []int{6}, Window: Window{1320, 360}, Holidays: HolidayNot,
		Scope: Scope{Teams: []string{"bar"}}, Break: BreakOutside, Rank: 2, Off: true,
	}
	text, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var out SurchargeRule
	if err := json.Unmarshal(text, &out); err != nil || fmt.Sprint(out) != fmt.Sprint(in) {
		t.Errorf("%+v, %v", out, err)
	}
}

func TestHolidayChoice(t *testing.T) {
	c := HolidayChoice{LiberationDay: true, Off: []string{"Tweede pinksterdag"}, Extra: []Date{MustDate(2026, 12, 24)}}
	on := c.Between(MustDate(2026, 1, 1), MustDate(2026, 12, 31))
	var got []string
	for d := MustDate(2025, 12, 20); d < MustDate(2027, 1, 5); d++ {
		if on(d) {
			got = append(got, d.String())
		}
	}
	want := []string{
		"2025-12-25", "2025-12-26", "2026-01-01", "2026-04-05", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14",
		"2026-05-24", "2026-12-24", "2026-12-25", "2026-12-26", "2027-01-01",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
