package payroll

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// anewText writes what the settings of now would send otherwise.
func anewText(b Behind) string {
	out := ""
	for _, a := range b.Anew {
		out += fmt.Sprintf("%s %d×%s; ", a.Person, a.Lines, a.Minutes.Clock())
	}
	return out
}

// TestWhatTheSettingsOfNowWouldSendOtherwise: a line that was sent keeps what was
// sent, whatever is chosen afterwards; that is said, with whose and how much,
// until it is sent.
func TestWhatTheSettingsOfNowWouldSendOtherwise(t *testing.T) {
	code := func(name string, c CodeChoice) func(*desk) {
		return func(d *desk) { d.book.Settings.Codes[name] = History[CodeChoice]{{Value: c}} }
	}
	sends := func(parts map[Part]bool) func(*desk) {
		return func(d *desk) { d.book.Settings.Matrix = History[Matrix]{{Value: Matrix{BasisHourly: parts}}} }
	}
	all := map[Part]bool{PartHours: true, PartSurcharges: true, PartDays: true, PartMeals: true, PartCounts: true}
	rate := Hundredths(250)
	for name, c := range map[string]struct {
		before, after func(*desk)
		want          string
	}{
		"nothing changed":            {nil, nil, ""},
		"the type did not go along":  {code(TypeWorked, CodeChoice{Not: true}), code(TypeWorked, CodeChoice{Kind: KindHours, Code: 2100}), "Jan Smit 2×9:00; "},
		"the type goes no more":      {nil, code(TypeWorked, CodeChoice{Not: true}), "Jan Smit 2×9:00; "},
		"another code":               {nil, code(TypeWorked, CodeChoice{Kind: KindHours, Code: 2111}), "Jan Smit 2×9:00; "},
		"the meals did not go along": {sends(map[Part]bool{PartHours: true, PartDays: true}), sends(all), "Jan Smit 1×4:00; "},
		"the meals were set to no":   {code(KindMeals, CodeChoice{Not: true}), code(KindMeals, CodeChoice{Kind: KindWage, Code: 5100}), "Jan Smit 1×4:00; "},
		"a rate per meal":            {nil, code(KindMeals, CodeChoice{Kind: KindWage, Code: 5100, Rate: &rate}), "Jan Smit 1×4:00; "},
		"the days were off":          {func(d *desk) { d.book.Settings.Days = nil }, func(d *desk) { d.book.Settings.Days = History[bool]{{Value: true}} }, "Jan Smit 2×9:00; "},
		"the days go off":            {nil, func(d *desk) { d.book.Settings.Days = nil }, ""}, // days never go down for a setting
		"from a later period": {nil, func(d *desk) {
			d.book.Settings.Codes[TypeWorked] = d.book.Settings.Codes[TypeWorked].Set(Period{2026, 12}, CodeChoice{Not: true})
		}, ""},
		"on a fixed wage": {nil, func(d *desk) { d.book.Settings.Overrides = map[EmployeeID][]Override{jan: {{Basis: BasisFixed}}} }, "Jan Smit 2×9:00; "},
		"undecided now":   {nil, func(d *desk) { delete(d.book.Settings.Codes, TypeWorked) }, ""}, // what cannot be worked out keeps what was sent
	} {
		d := newDesk()
		d.add(2, 4*60, 100)
		d.add(3, 5*60, 0)
		if c.before != nil {
			c.before(d)
		}
		d.export()
		if c.after != nil {
			c.after(d)
		}
		if got := anewText(d.behind(nil)); got != c.want {
			t.Errorf("%s: %q, want %q (the lines are %s)", name, got, c.want, d.book.Evaluate())
		}
		d.change = func(in *PlanInput) { in.Recalculate = true }
		if got := anewText(d.behind(func(in *Leaving) { in.Recalculate = true })); got != "" {
			t.Errorf("%s: the plan that sends it says it stays behind: %q", name, got)
		}
		d.export()
		d.change = nil
		if got := anewText(d.behind(nil)); got != "" {
			t.Errorf("%s: sent, and still %q", name, got)
		}
	}
}

// TestAnewIsWhatARecalculationChanges: it is empty exactly when recalculating
// plans the same as not recalculating, whatever was sent and chosen before.
func TestAnewIsWhatARecalculationChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk()
		parts := []Part{PartHours, PartDays, PartMeals}
		for range rapid.IntRange(1, 4).Draw(t, "rounds") {
			for range rapid.IntRange(0, 3).Draw(t, "lines") {
				l := d.add(rapid.IntRange(1, 6).Draw(t, "day"), Minutes(60*rapid.IntRange(0, 5).Draw(t, "hours")), Hundredths(100*rapid.IntRange(0, 1).Draw(t, "meals")))
				l.Type = rapid.SampledFrom([]string{TypeWorked, TypeWorked, "verlof"}).Draw(t, "type")
			}
			d.refuse[KindWage] = rapid.IntRange(0, 4).Draw(t, "refuse") == 0
			d.export()
			for _, name := range []string{TypeWorked, "verlof", KindMeals} {
				kind, codes := KindHours, []int{0, 2100, 2111}
				if name == KindMeals {
					kind, codes = KindWage, []int{0, 5100}
				}
				if n := rapid.SampledFrom(codes).Draw(t, name); n != 0 {
					d.book.Settings.Codes[name] = History[CodeChoice]{{Value: CodeChoice{Kind: kind, Code: n}}}
				} else {
					d.book.Settings.Codes[name] = History[CodeChoice]{{Value: CodeChoice{Not: true}}}
				}
			}
			m := map[Part]bool{}
			for _, p := range parts {
				m[p] = rapid.IntRange(0, 4).Draw(t, string(p)) > 0
			}
			d.book.Settings.Matrix = History[Matrix]{{Value: Matrix{BasisHourly: m}}}
		}
		was := wantedText(d.plan())
		b := d.behind(nil)
		d.change = func(in *PlanInput) { in.Recalculate = true }
		now := wantedText(d.plan())
		if lines, _ := b.AnewLines(); (lines == 0) != (was == now) {
			t.Fatalf("%d lines would come out otherwise (%s); the plan is\n%srecalculated\n%s", lines, anewText(b), was, now)
		}
	})
}

// wantedText writes what a plan wants of whom, with the lines behind it.
func wantedText(p Plan) string {
	out := ""
	for _, s := range p.Steps {
		var lines []string
		for _, c := range s.Counts {
			lines = append(lines, fmt.Sprintf("%s %d %d", c.Line, c.Minutes, c.Count))
		}
		slices.Sort(lines)
		if len(lines) > 0 {
			out += fmt.Sprintf("%s %s %d: %s %v\n", s.Employee, s.Component.Kind, s.Component.Code, s.Wanted, lines)
		}
	}
	return out
}
