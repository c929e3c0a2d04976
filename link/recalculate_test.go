package link_test

import (
	"context"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

func recalculate(r *link.ExportRequest) { r.Recalculate = true }

// TestSettingsRecomputeNothing changes a code after sending: nothing moves
// until the period is recalculated, and then the hours move once.
func TestSettingsRecomputeNothing(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 480, 0), o.line(0, 3, 240, 0), o.line(1, 2, 480, 100))
	o.export()
	o.codes("gewerkte uren=2150")
	if res := o.export(); res.Batch != "" {
		t.Fatalf("a changed code alone sent something: %+v", res.Steps)
	}
	plan, err := o.svc.Plan(context.Background(), o.co, link.PlanRequest{Period: nov, Recalculate: true})
	if err != nil {
		t.Fatal(err)
	}
	differences := 0
	for _, s := range plan.Steps {
		if s.Sends() && s.Action != payroll.ActionNone {
			differences++
		}
	}
	if differences != 4 { // two people, down on the old code and up on the new one
		t.Errorf("%d differences shown, want 4: %+v", differences, plan.Steps)
	}
	o.export(recalculate)
	o.holds(0, 2100, "0.00", 0)
	o.holds(0, 2150, "12.00", 1)
	o.holds(1, 2100, "0.00", 0)
	o.holds(1, 2150, "8.00", 1)
	o.holds(1, 5100, "1.00", 1)
	o.allIn(payroll.StateSent)
	o.clean()
	if res := o.export(recalculate); res.Batch != "" {
		t.Errorf("recalculating again sent %+v", res.Steps)
	}
	o.reopen()
	if res := o.export(); res.Batch != "" {
		t.Errorf("a usual export after it sent %+v", res.Steps)
	}
}

// TestRecalculateDownFirst refuses the removal: then nothing goes up either.
func TestRecalculateDownFirst(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	// The codes the other way round: the one that goes up sorts first.
	o.codes("gewerkte uren=2150")
	o.put(o.line(0, 2, 480, 0))
	o.export()
	o.codes("gewerkte uren=2100")
	if err := o.sim.Inject(sim.Fault{Operation: "HourComponent_Delete", Kind: "fault", Code: 2030}); err != nil {
		t.Fatal(err)
	}
	res := o.export(recalculate)
	if res.Refused != 1 || res.Done != 0 {
		t.Errorf("refused %d, done %d", res.Refused, res.Done)
	}
	o.holds(0, 2150, "8.00", 1)
	o.holds(0, 2100, "0.00", 0)
	o.export(recalculate)
	o.holds(0, 2150, "0.00", 0)
	o.holds(0, 2100, "8.00", 1)
	o.allIn(payroll.StateSent)
	o.clean()
}

// TestDaysSwitchedOnLater holds back a count of days that would leave out the
// days sent before, until the period is recalculated.
func TestDaysSwitchedOnLater(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	o.codes("dagen=off")
	o.put(o.line(0, 2, 480, 0), o.line(0, 3, 480, 0))
	o.export()
	o.codes("dagen=on")
	o.put(o.line(0, 4, 480, 0))
	res := o.export()
	if len(res.Held) != 2 || res.Held[0].Block != payroll.BlockRecount || res.Held[1].Block != payroll.BlockRecount {
		t.Fatalf("held: %+v", res.Held)
	}
	// The new line waits whole: none may turn white without its day.
	o.holds(0, 2100, "16.00", 1)
	if d, st := o.days(0), o.states(); d != 0 || st[payroll.StateReady] != 1 {
		t.Errorf("%d days were sent, %v", d, st)
	}
	o.export(recalculate)
	if d := o.days(0); d != 3 {
		t.Errorf("%d days after recalculating, want 3", d)
	}
	o.holds(0, 2100, "24.00", 2)
	o.allIn(payroll.StateSent)
	o.put(o.line(0, 5, 60, 0))
	if res := o.export(); len(res.Held) != 0 || o.days(0) != 4 {
		t.Errorf("after it: held %+v, %d days", res.Held, o.days(0))
	}
	o.clean()
}

// TestPeriodRuleMovesNothingSent sets another first paid day after sending: a
// line that would now fall into another period stays where it was sent, and is
// sent there once; the lines that were not sent move.
func TestPeriodRuleMovesNothingSent(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 25, 480, 0))
	o.export()
	o.put(o.line(1, 25, 240, 0), o.line(1, 3, 60, 0))
	// From November on the periods run from the 21st to the 20th.
	if err := o.svc.SetPeriod(o.co, link.PeriodSetting{Rule: payroll.CalendarRule{First: payroll.MustDate(2025, 12, 21), From: nov}}); err != nil {
		t.Fatal(err)
	}
	in := map[payroll.EmployeeID][]payroll.State{}
	for _, v := range o.desk().Verdicts {
		in[v.Employee] = append(in[v.Employee], v.State)
	}
	if got := in[smallID(0)]; len(got) != 1 || got[0] != payroll.StateSent {
		t.Errorf("the line that was sent: %v", got)
	}
	if got := in[smallID(1)]; len(got) != 1 || got[0] != payroll.StateReady {
		t.Errorf("of the lines that were not sent only the 3rd is in November: %v", got)
	}
	dec, err := o.svc.Desk(o.co, payroll.Period{Year: 2026, Number: 12})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range dec.Verdicts {
		if v.Employee != smallID(1) || v.State != payroll.StateReady {
			t.Errorf("in December: %s %s %s", v.Line.Person, v.Line.Date.Dutch(), v.State)
		}
	}
	if len(dec.Verdicts) != 1 {
		t.Errorf("%d lines in December, want 1", len(dec.Verdicts))
	}
	o.export()
	o.holds(0, 2100, "8.00", 1)
	o.holds(1, 2100, "1.00", 1)
	o.clean()
}
