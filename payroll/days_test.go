package payroll

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// settingsThatSwitch changes each field of the settings as an office may, so
// that lines which went along no longer do, or go elsewhere.
func settingsThatSwitch() map[string][]func(*Settings) {
	no := CodeChoice{Not: true}
	code := func(name string, c CodeChoice) func(*Settings) {
		return func(s *Settings) { s.Codes[name] = History[CodeChoice]{{Value: c}} }
	}
	basis := func(b PayBasis) func(*Settings) {
		return func(s *Settings) { s.Overrides = map[EmployeeID][]Override{jan: {{Basis: b}}} }
	}
	part := func(p Part) func(*Settings) {
		return func(s *Settings) {
			row := map[Part]bool{PartHours: true, PartSurcharges: true, PartDays: true, PartMeals: true, PartCounts: true}
			row[p] = false
			s.Matrix = History[Matrix]{{Value: Matrix{BasisHourly: row, BasisFixed: row, BasisExtra: row}}}
		}
	}
	yes := true
	return map[string][]func(*Settings){
		"Calendar":    {func(s *Settings) { s.Calendar.Rules = []CalendarRule{{First: MustDate(2025, 12, 21)}} }},
		"CutOver":     {func(s *Settings) { s.CutOver = Period{2026, 12} }},
		"Codes":       {code(TypeWorked, no), code(TypeWorked, CodeChoice{Kind: KindHours, Code: 2400}), code(KindMeals, no)},
		"Days":        {func(s *Settings) { s.Days = History[bool]{{Value: false}} }, func(s *Settings) { s.Days = History[bool]{{Value: true}} }, func(s *Settings) { s.Days = nil }},
		"Matrix":      {part(PartDays), part(PartHours), part(PartMeals), func(s *Settings) { s.Matrix = nil }},
		"ExtraTypes":  {func(s *Settings) { s.ExtraTypes = []string{"overuren"} }, func(s *Settings) { s.ExtraTypes = []string{TypeWorked} }},
		"ExtraFrom":   {func(s *Settings) { s.ExtraFrom = History[[]string]{{Value: []string{"overuren"}}} }},
		"Overrides":   {basis(BasisFixed), basis(BasisExtra), basis(BasisHourly), basis(BasisUnknown)},
		"Links":       {func(s *Settings) { s.Links = []NameLink{{Key: FoldName("Jan Smit"), NotHere: "elders"}} }, func(s *Settings) { s.Links = nil }},
		"Correction":  {func(s *Settings) { s.Correction = CorrectTWK }},
		"Corrections": {func(s *Settings) { s.Corrections = History[CorrectionPolicy]{{Value: CorrectTWK}} }},
		"Off":         {func(s *Settings) { s.Off = []FindingKind{FindLong, FindZeroHours} }},
		"Surcharges": {func(s *Settings) {
			s.Surcharges = map[string]History[SurchargeRule]{"zondag": {{Value: SurchargeRule{Name: "zondag", Percent: 5000, Replaces: true, Days: []int{7}}}}}
			s.Codes[SurchargeKey("zondag")] = History[CodeChoice]{{Value: CodeChoice{Kind: KindHours, Code: 2150}}}
		}},
		"Holidays": {func(s *Settings) { s.Holidays = History[HolidayChoice]{{Value: HolidayChoice{}}} }},
		"CostCentres": {func(s *Settings) {
			s.CostCentres = History[CostCentres]{{Value: CostCentres{Teams: map[string]string{"bar": "100"}}}}
		}},
		"Looked":     {func(s *Settings) { s.Looked = []int{5100} }},
		"OldLinkOff": {func(s *Settings) { s.OldLinkOff = &yes }},
	}
}

// TestDaysGoDownOnlyWithTheirLines switches every setting there is, at random,
// while lines are corrected, withdrawn and recalculated: a day that Nmbrs was
// told stays as long as a line that it was told for stands on that day, or another
// line of which Nmbrs has hours worked.
func TestDaysGoDownOnlyWithTheirLines(t *testing.T) {
	table := settingsThatSwitch()
	for i := range reflect.TypeFor[Settings]().NumField() {
		if name := reflect.TypeFor[Settings]().Field(i).Name; len(table[name]) == 0 {
			t.Errorf("the setting %s is not among those that are switched here", name)
		}
	}
	var all []func(*Settings)
	for i := range reflect.TypeFor[Settings]().NumField() {
		all = append(all, table[reflect.TypeFor[Settings]().Field(i).Name]...)
	}
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk()
		told := map[LineID]bool{}
		for range rapid.IntRange(1, 8).Draw(t, "rounds") {
			for range rapid.IntRange(0, 2).Draw(t, "lines") {
				d.add(rapid.IntRange(1, 9).Draw(t, "day"), Minutes(rapid.IntRange(1, 700).Draw(t, "minutes")), 100).Team = "bar"
			}
			for range rapid.IntRange(0, 2).Draw(t, "switches") {
				rapid.SampledFrom(all).Draw(t, "setting")(&d.book.Settings)
			}
			for i, v := range d.book.Evaluate() {
				if v.Confirmed() && !v.Line.Withdrawn && rapid.IntRange(0, 2).Draw(t, "correct") == 0 {
					d.correct(i, func(l *Line) {
						l.Minutes = Minutes(rapid.IntRange(1, 700).Draw(t, "new"))
						l.Withdrawn = rapid.IntRange(0, 3).Draw(t, "withdraw") == 0
					})
				}
			}
			recalculate := rapid.Bool().Draw(t, "recalculate")
			d.change = func(in *PlanInput) { in.Recalculate = recalculate }
			there := d.tellDays(told)
			d.export()
			d.tellDays(told)
			if want := d.standDays(told, there); d.days < want {
				t.Fatalf("Nmbrs holds %d days, and lines of %d days that it was told stand", d.days, want)
			}
		}
	})
}

// tellDays adds the lines whose day Nmbrs was told to those of before, and gives
// the days that it holds.
func (d *desk) tellDays(told map[LineID]bool) map[Date]bool {
	days := map[Date]bool{}
	for _, h := range d.book.Heads() {
		if h.Target.Component.Kind == KindWorked && h.Stands() {
			for _, c := range h.Done.Counts {
				told[c.Line], days[c.Date] = true, true
			}
		}
	}
	return days
}

// standDays counts the days on which a line stands whose day Nmbrs was told, and
// those it was told of before this sending on which it has other hours worked.
func (d *desk) standDays(told map[LineID]bool, before map[Date]bool) int {
	stand := map[Date]bool{}
	for _, v := range d.book.Evaluate() {
		worked := v.Confirmed() && v.hoursConfirmed() && v.Line.Minutes > 0 && before[v.Line.Date]
		if (told[v.Line.ID] || worked) && !v.Line.Withdrawn {
			stand[v.Line.Date] = true
		}
	}
	return len(stand)
}

// TestADayPassesToAnotherLine: with days switched off, the day of a line that goes
// stays for another line of that person and day, also one that comes in its place.
func TestADayPassesToAnotherLine(t *testing.T) {
	for _, when := range []string{"before", "at once", "after", "sick leave", "of nobody"} {
		d := newDesk()
		d.add(2, 240, 0)
		d.add(3, 480, 0)
		d.export()
		d.book.Settings.Days = nil
		other := func() {
			l := d.add(2, 240, 0)
			if when == "sick leave" {
				l.Type = "ziek"
			}
		}
		if when == "before" {
			other()
			d.export()
		}
		d.correct(0, func(l *Line) { l.Withdrawn = true })
		if when == "at once" || when == "sick leave" {
			other()
		}
		d.export()
		if when == "after" { // the day went with its line: a setting that is off sends none
			other()
			d.export()
		}
		want := 1
		if when == "before" || when == "at once" {
			want = 2
		}
		if d.days != want {
			t.Errorf("a line %s: %d days, want %d", when, d.days, want)
		}
		if p := d.plan().find(KindWorked, 0); p.Sends() {
			t.Errorf("a line %s: the plan still wants %+v", when, p)
		}
		// and the heir's day goes with the heir
		for i := range d.book.Lines {
			if d.book.Lines[i].Date == MustDate(2026, 11, 2) && !d.book.Lines[i].Withdrawn {
				d.correct(i, func(l *Line) { l.Withdrawn = true })
			}
		}
		if d.export(); d.days != 1 {
			t.Errorf("a line %s: %d days when it went too", when, d.days)
		}
	}
}

// TestDaysGoDownWithTheirLines: withdrawn, brought to nothing, moved to a day
// that is told already, or no work any more.
func TestDaysGoDownWithTheirLines(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Line)
		days   int
	}{
		"withdrawn":   {func(l *Line) { l.Withdrawn = true }, 1},
		"nothing":     {func(l *Line) { l.Minutes = 0 }, 1},
		"another day": {func(l *Line) { l.Date = MustDate(2026, 11, 3) }, 1},
		"sick leave":  {func(l *Line) { l.Type = "verlof" }, 1},
		"shorter":     {func(l *Line) { l.Minutes = 30 }, 2},
	} {
		for _, off := range []bool{false, true} {
			d := newDesk()
			d.add(2, 480, 0)
			d.add(3, 480, 0)
			d.export()
			if off {
				d.book.Settings.Days = nil
			}
			d.correct(0, c.change)
			d.export()
			if d.days != c.days {
				t.Errorf("%s, days switched off %t: %d days, want %d", name, off, d.days, c.days)
			}
			if p := d.plan().find(KindWorked, 0); p.Sends() {
				t.Errorf("%s, days switched off %t: the plan still wants %+v", name, off, p)
			}
			for _, v := range d.book.Evaluate() {
				if v.State == StateChanged {
					t.Errorf("%s, days switched off %t: line %s stays changed", name, off, v.Line.ID)
				}
			}
		}
	}
}
