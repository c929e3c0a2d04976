package link_test

import (
	"context"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

var dec = payroll.Period{Year: 2026, Number: 12}

func (o *office) policy(p payroll.CorrectionPolicy) {
	o.t.Helper()
	if err := o.svc.SetCorrection(o.co, payroll.Period{}, p); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) roll() {
	o.t.Helper()
	if err := o.sim.RollPeriod(smallCompany); err != nil {
		o.t.Fatal(err)
	}
}

// rowsPer counts the server's rows of person 0 per period.
func (o *office) rowsPer() map[int]string {
	out := map[int]string{}
	for _, r := range o.sim.State().Rows {
		out[r.Period] += r.Hours + " "
	}
	return out
}

func unlocked(p payroll.Period) func(*link.ExportRequest) {
	return func(r *link.ExportRequest) { r.Period, r.Unlock = p, p }
}

// corrected sends 8 hours in November, rolls on, and asks for other hours.
func corrected(t *testing.T, policy payroll.CorrectionPolicy, minutes payroll.Minutes) *office {
	t.Helper()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	o.codes("dagen=off")
	o.put(o.line(0, 2, 480, 0))
	o.export()
	o.policy(policy)
	o.roll()
	id := o.ids(0)[0]
	o.edit(id, minutes)
	o.confirm(id)
	if policy == payroll.CorrectTWK { // the old period; the current one asks nothing
		_, err := o.svc.Export(context.Background(), o.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}})
		wantProblem(t, err, link.CodeLocked)
	}
	return o
}

func TestCorrectionInOldPeriod(t *testing.T) {
	t.Parallel()
	o := corrected(t, payroll.CorrectTWK, 360)
	o.export(unlocked(nov))
	if rows := o.rowsPer(); rows[11] != "8.00 -2.00 " || rows[12] != "" {
		t.Errorf("rows: %v", rows)
	}
	o.allIn(payroll.StateSent)
	o.clean()
}

func TestCorrectionInCurrentPeriod(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		minutes payroll.Minutes
		diff    string
	}{"less": {360, "-2.00 "}, "more": {600, "2.00 "}} {
		t.Run(name, func(t *testing.T) {
			o := corrected(t, payroll.CorrectCurrent, c.minutes)
			res := o.export() // into the current period: there is nothing to unlock
			if rows := o.rowsPer(); rows[11] != "8.00 " || rows[12] != c.diff {
				t.Fatalf("rows: %v", rows)
			}
			if res.Different != 0 || res.Steps[0].ForPeriod != nov || res.Steps[0].BookedIn != dec {
				t.Errorf("result: %+v", res)
			}
			o.allIn(payroll.StateSent)
			// Verified from the period it is for, and from the one it is booked in.
			for p, lines := range map[payroll.Period]int{nov: 2, dec: 1} {
				v, err := o.svc.Verify(context.Background(), o.co, p, nil)
				if err != nil || v.Equal != lines || v.Different != 0 {
					t.Errorf("%s: %+v, %v", p, v, err)
				}
			}
			for _, r := range o.sim.State().Rows {
				if r.Period == 12 {
					if err := o.sim.DeleteRow(atoi(t, r.ID)); err != nil {
						t.Fatal(err)
					}
				}
			}
			if o.different() != 1 {
				t.Error("a correction that is gone from the other period goes unseen")
			}
			if is := o.issues(); len(is) != 1 || is[0].BookedIn != dec || is[0].ForPeriod != nov {
				t.Errorf("issues: %+v", is)
			}
		})
	}
}

// Another calendar year is always corrected in the current period.
func TestCorrectionOfAnotherYear(t *testing.T) {
	t.Parallel()
	o := corrected(t, payroll.CorrectTWK, 360)
	o.roll()
	res := o.export(unlocked(nov))
	if rows := o.rowsPer(); rows[11] != "8.00 " || rows[1] != "-2.00 " {
		t.Errorf("rows: %v", rows)
	}
	if b := res.Steps[0].BookedIn; b != (payroll.Period{Year: 2027, Number: 1}) {
		t.Errorf("booked in %s", b)
	}
	o.allIn(payroll.StateSent)
}

func TestCorrectionRefused(t *testing.T) {
	t.Parallel()
	t.Run("declared", func(t *testing.T) {
		o := corrected(t, payroll.CorrectTWK, 600)
		if err := o.sim.DeclareSent(smallCompany, simNov); err != nil {
			t.Fatal(err)
		}
		res := o.export(unlocked(nov))
		if res.Refused != 1 || res.Steps[0].Reason.Code != refusedAs(link.Code2012) {
			t.Fatalf("result: %+v", res)
		}
		if rows := o.rowsPer(); rows[11] != "8.00 " {
			t.Errorf("rows: %v", rows)
		}
		o.policy(payroll.CorrectCurrent) // what the text says to do
		o.export(unlocked(nov))
		if rows := o.rowsPer(); rows[11] != "8.00 " || rows[12] != "2.00 " {
			t.Errorf("rows: %v", rows)
		}
		o.allIn(payroll.StateSent)
	})
	t.Run("negative", func(t *testing.T) {
		o := corrected(t, payroll.CorrectCurrent, 360)
		o.sim.Alter(func(s *sim.ScenarioOptions) { s.RefuseNegative = true })
		res := o.export(unlocked(nov))
		if res.Refused != 1 || res.Steps[0].Reason.Code != link.CodeNegative {
			t.Fatalf("result: %+v", res)
		}
		if rows := o.rowsPer(); rows[11] != "8.00 " || rows[12] != "" {
			t.Errorf("rows: %v", rows)
		}
	})
}
