package link_test

import (
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

func firstFrom(day payroll.Date, from payroll.Period) link.PeriodSetting {
	return link.PeriodSetting{Rule: payroll.CalendarRule{First: day, From: from}}
}

// TestFirstDayFromNextYearLeavesNovember is a fresh ledger on which a first day
// from January moved the hours of November.
func TestFirstDayFromNextYearLeavesNovember(t *testing.T) {
	t.Parallel()
	for _, basis := range []payroll.PayBasis{"", payroll.BasisHourly} {
		o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
		o.put(o.line(0, 2, 480, 0), o.line(0, 25, 480, 0))
		set := firstFrom(payroll.MustDate(2026, 12, 21), payroll.Period{Year: 2027, Number: 1})
		set.Rule.Basis = basis
		change, err := o.svc.PreviewPeriod(o.co, set, 0)
		if err != nil {
			t.Fatal(err)
		}
		if n, _ := change.Moved(); n != 0 || change.Stay != 0 {
			t.Errorf("%q: %d lines would move, %d stay", basis, n, change.Stay)
		}
		if err := o.svc.SetPeriod(o.co, set); err != nil {
			t.Fatal(err)
		}
		if st := o.states(); st[payroll.StateReady] != 2 {
			t.Errorf("%q: %v", basis, st)
		}
		o.export()
		o.holds(0, 2100, "16.00", 1)
	}
}

// TestPreviewPeriodCountsLines tells the lines that change period apart from
// those that were sent and stay, and what the change does to the days.
func TestPreviewPeriodCountsLines(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 25, 480, 0))
	o.export()
	o.put(o.line(0, 3, 60, 0), o.line(1, 25, 240, 0), o.line(1, 26, 60, 0))
	change, err := o.svc.PreviewPeriod(o.co, firstFrom(payroll.MustDate(2025, 12, 21), nov), 0)
	if err != nil {
		t.Fatal(err)
	}
	want := []payroll.LineMove{{Old: nov, New: dec, Lines: 2, Minutes: 300}}
	if len(change.Lines) != 1 || change.Lines[0] != want[0] || change.Stay != 1 {
		t.Errorf("lines %+v, %d stay", change.Lines, change.Stay)
	}
	sides := change.Around
	if len(sides) != 2 || sides[0].Period != oct || !sides[0].Unusual || sides[1].New.From != payroll.MustDate(2026, 10, 21) || sides[1].Unusual {
		t.Errorf("sides %+v", sides)
	}
	if d := change.Days[0]; d.Old != oct || d.New != nov || d.Span.From != payroll.MustDate(2026, 10, 21) || d.Span.To != payroll.MustDate(2026, 10, 31) {
		t.Errorf("days %+v", d)
	}
	if change.After.Year != 2026 || change.After.Rows[9].To != payroll.MustDate(2026, 10, 20) {
		t.Errorf("the year after: %+v", change.After.Rows)
	}
}

// TestAnotherCadenceIsRefused keeps by which cadence Nmbrs pays.
func TestAnotherCadenceIsRefused(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	set := firstFrom(payroll.MustDate(2025, 12, 29), payroll.Period{})
	set.Cadence = payroll.FourWeekly
	_, err := o.svc.PreviewPeriod(o.co, set, 0)
	wantProblem(t, err, link.CodeCadenceOther)
	wantProblem(t, o.svc.SetPeriod(o.co, set), link.CodeCadenceOther)
	set.Cadence, set.Rule.Basis = "", "else"
	wantProblem(t, o.svc.SetPeriod(o.co, set), link.CodeBadBasis)
	early := firstFrom(payroll.MustDate(2026, 11, 15), payroll.Period{Year: 2027, Number: 1})
	wantProblem(t, o.svc.SetPeriod(o.co, early), payroll.CodeRuleTooEarly)
	if s, err := o.co.Settings(); err != nil || s.Calendar.Cadence != payroll.Monthly || len(s.Calendar.Rules) != 0 {
		t.Errorf("the calendar is %+v, %v", s.Calendar, err)
	}
}
