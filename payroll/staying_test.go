package payroll

import (
	"slices"
	"testing"
)

// TestCorrectionOfWhatNoLongerGoes: whatever was switched since a line was sent,
// a correction of the line takes nothing of it to nothing. It is held and says
// why; it goes on when the line goes along again, or comes down when a person
// withdraws it.
func TestCorrectionOfWhatNoLongerGoes(t *testing.T) {
	not := History[CodeChoice]{{Value: CodeChoice{Not: true}}}
	for name, c := range map[string]struct {
		off  func(*Settings)
		part string
	}{
		"the type goes nowhere": {func(s *Settings) { s.Codes[TypeWorked] = not }, TypeWorked},
		"the meals go nowhere":  {func(s *Settings) { s.Codes[KindMeals] = not }, KindMeals},
		"the pay basis is fixed": {func(s *Settings) {
			s.Overrides = map[EmployeeID][]Override{jan: {{Basis: BasisFixed}}}
		}, TypeWorked},
		"hours are no part": {func(s *Settings) {
			s.Matrix = s.Matrix.Set(Period{}, Matrix{BasisHourly: {PartHours: false, PartMeals: true, PartDays: true}})
		}, TypeWorked},
	} {
		for _, end := range []string{"on again", "withdrawn"} {
			d := newDesk()
			d.add(2, 480, 100)
			d.export()
			codes := map[string]History[CodeChoice]{TypeWorked: d.book.Settings.Codes[TypeWorked], KindMeals: d.book.Settings.Codes[KindMeals]}
			c.off(&d.book.Settings)
			d.correct(0, func(l *Line) { l.Minutes = 420 })
			d.export()
			v := d.book.Evaluate()[0]
			if d.held(KindHours, 2100) != 800 || d.held(KindWage, 5100) != 100 || d.days != 1 {
				t.Errorf("%s: %s hours, %s meals, %d days", name, d.held(KindHours, 2100), d.held(KindWage, 5100), d.days)
			}
			told := slices.IndexFunc(v.Findings, func(f Finding) bool { return f.Kind == FindStays && f.Args["part"] == c.part })
			if v.State != StateChanged || told < 0 || len(Fixes(&v.Line, v.Findings[told])) == 0 {
				t.Errorf("%s: the line is %s with %v", name, v.State, v.Findings)
			}
			want, days, state := Hundredths(0), 0, StateOutside
			if end == "on again" {
				d.book.Settings.Codes[TypeWorked], d.book.Settings.Codes[KindMeals] = codes[TypeWorked], codes[KindMeals]
				d.book.Settings.Overrides, d.book.Settings.Matrix = nil, nil
				want, days, state = 700, 1, StateSent
			} else {
				d.correct(0, func(l *Line) { l.Withdrawn = true })
			}
			d.export()
			if d.held(KindHours, 2100) != want || d.days != days || d.state(0) != state {
				t.Errorf("%s, %s: %s hours, %d days, the line is %s", name, end, d.held(KindHours, 2100), d.days, d.state(0))
			}
		}
	}
}

// TestLeaveGoesDown: a line that a person made leave is no work any more. But
// leave that went along by its own code stays where it no longer does.
func TestLeaveGoesDown(t *testing.T) {
	d := newDesk()
	d.add(2, 480, 0)
	d.export()
	d.correct(0, func(l *Line) { l.Type = "verlof" })
	d.export()
	if d.held(KindHours, 2100) != 0 || d.days != 0 {
		t.Errorf("leave: %s hours, %d days", d.held(KindHours, 2100), d.days)
	}
	d = newDesk()
	d.book.Settings.Codes["verlof"] = History[CodeChoice]{{Value: CodeChoice{Kind: KindHours, Code: 2300}}}
	d.add(2, 480, 0).Type = "verlof"
	d.export()
	d.book.Settings.Codes["verlof"] = d.book.Settings.Codes["verlof"].Set(testNov, CodeChoice{Not: true})
	d.correct(0, func(l *Line) { l.Minutes = 420 })
	d.export()
	if d.held(KindHours, 2300) != 800 || d.state(0) != StateChanged {
		t.Errorf("leave that went along: %s hours, the line is %s", d.held(KindHours, 2300), d.state(0))
	}
}
