package link_test

import (
	"errors"
	"fmt"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// dayList is an hour list of one person's day with shifts of so many minutes.
func dayList(minutes ...int) string {
	out := "datum;naam;vestiging;team;type;uren\n"
	for _, m := range minutes {
		out += fmt.Sprintf("03-11-2026;%s;Anker;Bar;gewerkte uren;%d:%02d\n", demoName, m/60, m%60)
	}
	return out
}

// demoName is the first of the small office, who is paid by the hour.
const demoName = "Medewerker A000"

// TestADifferenceWithAnotherLinkIsToldAndPaid: a file that says more than another link
// paid changes nothing by itself; it is told, the clerk pays the difference with one
// key, and the next file tells both together.
func TestADifferenceWithAnotherLinkIsToldAndPaid(t *testing.T) {
	t.Parallel()
	o := paidElsewhere(t)
	o.take(o.see("later.csv", dayList(510)), link.TakeOptions{Sent: true})
	v := o.desk().Verdicts[0]
	if v.State != payroll.StateElsewhere || v.Line.Minutes != 480 || v.Needs() != payroll.NeedSource {
		t.Fatalf("%s of %s, needs %q: %v", v.State, v.Line.Minutes.Clock(), v.Needs(), v.Findings)
	}
	if got := o.paidFor(0); got != "0.00" {
		t.Fatalf("before anybody said so Nmbrs holds %q", got)
	}
	o.mustBe(o.svc.ApplyFix(o.co, o.desk(), v.Line.ID, payroll.Fix{Kind: payroll.FixDifference}, "verschil"))
	if got := o.paidFor(0); got != "0.50" {
		t.Errorf("Nmbrs holds %q, want the half hour", got)
	}
	again := o.see("later.csv", dayList(510))
	if got := tally(again); got != "same 2" {
		t.Errorf("the same file again: %q", got)
	}
	o.take(again, link.TakeOptions{})
	if got := o.paidFor(0); got != "0.50" {
		t.Errorf("then Nmbrs holds %q", got)
	}
}

// TestWhatWaitsForAnotherLinkIsNotLetGoAlong: confirming the corrections of a day says
// nothing of what another link has paid of it; that is chosen on its own line.
func TestWhatWaitsForAnotherLinkIsNotLetGoAlong(t *testing.T) {
	t.Parallel()
	o := paidElsewhere(t)
	o.take(o.see("later.csv", dayList(300, 240)), link.TakeOptions{})
	if got := o.paidFor(0); got != "0.00" {
		t.Fatalf("Nmbrs holds %q", got)
	}
	tried := 0
	for _, v := range o.desk().Verdicts {
		if v.State == payroll.StateElsewhere {
			continue
		}
		tried++
		err := o.svc.ApplyFix(o.co, o.desk(), v.Line.ID, payroll.Fix{Kind: payroll.FixCorrect}, "juist")
		if p := (*payroll.Problem)(nil); !errors.As(err, &p) || p.Code != link.CodePaidOther {
			t.Errorf("confirming the day gives %v", err)
		}
	}
	if tried != 1 {
		t.Errorf("%d lines wait", tried)
	}
}

// paidElsewhere is an office of which another link has paid eight hours.
func paidElsewhere(t *testing.T) *office {
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
	o.take(o.see("first.csv", dayList(480)), link.TakeOptions{})
	o.mustBe(o.svc.MarkElsewhere(o.co, o.desk(), o.ids(0), true))
	return o
}
