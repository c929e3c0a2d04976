package link_test

import (
	"context"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// late has two people with hours, meals and days of November that were never
// sent, while Nmbrs is at December already.
func late(t *testing.T, policy payroll.CorrectionPolicy) *office {
	t.Helper()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	for person := range 2 {
		o.put(o.line(person, 2, 480, 100), o.line(person, 3, 60, 0))
	}
	o.policy(policy)
	o.roll()
	return o
}

// in gives what is booked for person 0 in a month: hours, meals, days.
func (o *office) in(month int) [3]string {
	var out [3]string
	st := o.sim.State()
	for _, r := range st.Rows {
		if r.Period == month && r.EmployeeID == string(smallID(0)) {
			out[0] += r.Hours + " "
		}
	}
	for _, w := range st.Wages {
		if w.Period == month && w.EmployeeID == string(smallID(0)) {
			out[1] += w.Value + " "
		}
	}
	for _, d := range st.Days {
		if d.Period == month && d.EmployeeID == string(smallID(0)) {
			out[2] += payroll.IntText(d.Days)
		}
	}
	return out
}

// TestFirstSendingOfAPastPeriod goes where the clerk says, whatever the office
// chose for corrections, and with all its parts.
func TestFirstSendingOfAPastPeriod(t *testing.T) {
	t.Parallel()
	for _, policy := range []payroll.CorrectionPolicy{payroll.CorrectCurrent, payroll.CorrectTWK} {
		t.Run(string(policy), func(t *testing.T) {
			o := late(t, policy)
			_, err := o.svc.Export(context.Background(), o.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}})
			wantProblem(t, err, link.CodeLate)
			o.export(unlocked(nov))
			if got := o.in(11); got != [3]string{"9.00 ", "1.00 ", "2"} || o.in(12) != [3]string{} {
				t.Errorf("November %q, December %q", got, o.in(12))
			}
			o.allIn(payroll.StateSent)
			o.clean()
		})
	}
}

// TestFirstSendingInTheCurrentPeriod leaves the days out by a choice that is
// kept with the batch. Without that choice nothing of the person goes: no line
// is white while its day is held back.
func TestFirstSendingInTheCurrentPeriod(t *testing.T) {
	t.Parallel()
	o := late(t, payroll.CorrectTWK)
	there := func(r *link.ExportRequest) { r.BookIn = dec }
	res := o.export(there)
	if len(res.Held) == 0 || o.writes() != 0 {
		t.Fatalf("%d held, %d writes", len(res.Held), o.writes())
	}
	for _, h := range res.Held {
		if h.Block != payroll.BlockPeriod {
			t.Errorf("held by %q", h.Block)
		}
	}
	o.allIn(payroll.StateReady)
	res = o.export(there, func(r *link.ExportRequest) { r.WithoutDays = true })
	if got := o.in(12); got != [3]string{"9.00 ", "1.00 ", ""} || o.in(11) != [3]string{} || res.Different != 0 {
		t.Errorf("December %q, November %q, %d different", got, o.in(11), res.Different)
	}
	o.allIn(payroll.StateSent)
	b, err := o.co.Batch(res.Batch)
	if err != nil || !b.WithoutDays || b.BookedIn != dec || b.ForPeriod != nov || b.Unlocked {
		t.Errorf("batch %+v, %v", b, err)
	}
	// It stays so: a later sending does not ask for these days again, and counts
	// only those of its own lines.
	o.put(o.line(0, 10, 60, 0))
	if res := o.export(unlocked(nov)); len(res.Held) != 0 {
		t.Errorf("held %+v", res.Held)
	}
	if got := o.in(11); got != [3]string{"1.00 ", "", "1"} {
		t.Errorf("November %q", got)
	}
	o.allIn(payroll.StateSent)
	for _, p := range o.led.Check() {
		t.Errorf("check of the ledger: %v", p)
	}
}

// TestTakingBackWhatLeftTheDaysOut frees the lines with their days: sent into
// their own period they bring them along.
func TestTakingBackWhatLeftTheDaysOut(t *testing.T) {
	t.Parallel()
	o := late(t, payroll.CorrectCurrent)
	o.export(func(r *link.ExportRequest) { r.BookIn, r.WithoutDays = dec, true })
	o.allIn(payroll.StateSent)
	if _, err := o.svc.TakeBack(context.Background(), o.co, link.TakeBackRequest{}); err != nil {
		t.Fatal(err)
	}
	o.allIn(payroll.StateReady)
	o.export(unlocked(nov))
	if got := o.in(11); got != [3]string{"9.00 ", "1.00 ", "2"} || o.in(12) != [3]string{} {
		t.Errorf("November %q, December %q", got, o.in(12))
	}
	o.allIn(payroll.StateSent)
	o.clean()
}

// TestCorrectionsAndFirstSendingTogether sends the correction of one by the
// office's choice, and what another never had where the clerk says.
func TestCorrectionsAndFirstSendingTogether(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 480, 0))
	o.export()
	o.policy(payroll.CorrectCurrent)
	o.roll()
	o.edit(o.ids(0)[0], 360)
	o.confirm(o.ids(0)...)
	o.put(o.line(1, 3, 60, 0))
	res := o.export()
	if len(res.Held) == 0 || res.Held[0].Block != payroll.BlockLocked || res.Held[0].Employee != smallID(1) {
		t.Fatalf("held %+v", res.Held)
	}
	if rows := o.rowsPer(); rows[11] != "8.00 " || rows[12] != "-2.00 " {
		t.Errorf("rows %v", rows)
	}
	o.edit(o.ids(0)[0], 300)
	o.confirm(o.ids(0)...)
	res = o.export(unlocked(nov))
	if rows := o.rowsPer(); rows[11] != "8.00 1.00 " || rows[12] != "-2.00 -1.00 " || len(res.Held) != 0 {
		t.Errorf("rows %v, held %+v", rows, res.Held)
	}
	o.allIn(payroll.StateSent)
}

// TestWaitingCorrectionsAreNamed names the corrections of other periods with
// each plan and each sending.
func TestWaitingCorrectionsAreNamed(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 480, 0), o.line(1, 2, 480, 0))
	o.export()
	o.roll()
	o.edit(o.ids(0)[0], 360)
	o.edit(o.ids(1)[0], 60)
	o.confirm(o.ids(1)...)
	next := o.line(0, 1, 60, 0)
	next.Date = payroll.MustDate(2026, 12, 1)
	o.put(next)
	req := link.PlanRequest{Period: dec}
	plan, err := o.svc.Plan(context.Background(), o.co, req)
	if err != nil {
		t.Fatal(err)
	}
	want := link.WaitingCorrection{Period: nov, Waiting: payroll.Waiting{Lines: 2, Confirmed: 1, People: 2}}
	if len(plan.Waiting) != 1 || plan.Waiting[0] != want {
		t.Errorf("the plan names %+v", plan.Waiting)
	}
	res, err := o.svc.Export(context.Background(), o.co, link.ExportRequest{PlanRequest: req})
	if err != nil || len(res.Corrections) != 1 || res.Corrections[0] != want {
		t.Errorf("the sending names %+v, %v", res, err)
	}
	o.export() // those of November themselves
	if plan, err = o.svc.Plan(context.Background(), o.co, req); err != nil || plan.Waiting[0].Lines != 1 {
		t.Errorf("after the correction %+v, %v", plan.Waiting, err)
	}
}

// TestWithdrawnDaysThatWereNeverSent: where days were left out by choice, no day that
// was sent goes because a line of a day that never was is withdrawn. What Nmbrs holds
// is never more than what was worked, and goes down only to that.
func TestWithdrawnDaysThatWereNeverSent(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		gone []int // which lines go: 0 was sent with its day, 1 without
		want string
	}{
		"the day that was left out": {[]int{1}, "1"},
		"the day that was sent":     {[]int{0}, "1"},
		"both":                      {[]int{0, 1}, "0"},
	} {
		for _, policy := range []payroll.CorrectionPolicy{payroll.CorrectTWK, payroll.CorrectCurrent} {
			t.Run(name+", "+string(policy), func(t *testing.T) {
				t.Parallel()
				o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
				o.policy(payroll.CorrectTWK)
				o.put(o.line(0, 2, 240, 0))
				o.export()
				o.put(o.line(0, 10, 240, 0))
				o.roll()
				o.export(func(r *link.ExportRequest) { r.BookIn, r.WithoutDays = dec, true })
				if got := o.in(11); got != [3]string{"4.00 ", "", "1"} {
					t.Fatalf("November %q", got)
				}
				o.policy(policy)
				for _, i := range test.gone {
					id := o.ids(0)[i]
					o.withdraw(id)
					o.confirm(id)
				}
				o.export(unlocked(nov))
				want := test.want
				if policy == payroll.CorrectCurrent && want == "0" {
					want = "1" // days of November are corrected in November only: held, and named
				}
				if got := o.in(11); got[2] != want {
					t.Errorf("November %q, December %q", got, o.in(12))
				}
			})
		}
	}
}
