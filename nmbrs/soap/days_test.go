package soap

import (
	"strings"
	"testing"

	"doorzet/nmbrs"
)

// TestDaysAreAnyWholeNumber reads and writes what a clerk can enter as days,
// fewer than none too; only a broken day cannot be read.
func TestDaysAreAnyWholeNumber(t *testing.T) {
	for text, want := range map[string]struct {
		days int
		bad  bool
	}{
		"0": {}, "22": {days: 22}, "-2": {days: -2}, "20.0": {days: 20}, "-3.00": {days: -3}, "5.": {days: 5}, " 7 ": {days: 7},
		"20.5": {bad: true}, "-0.5": {bad: true}, "2e1": {bad: true}, "veel": {bad: true}, "": {bad: true}, "99999999999": {bad: true},
	} {
		for _, call := range []string{opDays, opDaysWorked} {
			docs := map[string]string{employeeDot + opDays: result(employeeOp(opDays), text)}
			if call == opDaysWorked {
				docs = map[string]string{
					employeeDot + opDays: numbered("9998"),
					employeeDot + call: result(employeeOp(call),
						"<Days>"+text+"</Days><PlusMinusDaysForWageComp>"+text+"</PlusMinusDaysForWageComp>"),
				}
			}
			c := client(t, by(t, docs).URL, nil)
			var got int
			var err error
			if call == opDays {
				var figures nmbrs.DayFigures
				figures, err = c.Days(t.Context(), someEmployee, month())
				got = figures.Sum()
			} else {
				var w daysWorked
				w, err = c.daysWorked(t.Context(), someEmployee, month())
				got = w.days
				if w.plusMinus != w.days {
					t.Errorf("%s of %q: plus or minus %d", call, text, w.plusMinus)
				}
			}
			if got != want.days || (err != nil) != want.bad {
				t.Errorf("%s of %q: %d, %v", call, text, got, err)
			}
		}
	}
	for _, name := range []string{opDaysSet, opDaysSetBatch} {
		s := by(t, map[string]string{employeeDot + name: result(writeOp(name), "")})
		c := client(t, s.URL, func(o *Options) { o.DaysCall = name })
		if err := c.SetDays(t.Context(), nmbrs.SetDays{Employee: someEmployee, Days: -2, Period: month()}); err != nil {
			t.Errorf("%s of -2: %v", name, err)
		}
		if _, bodies := s.got(); !strings.Contains(bodies[len(bodies)-1], "<Days>-2</Days>") {
			t.Errorf("%s wrote %s", name, bodies[len(bodies)-1])
		}
	}
}
