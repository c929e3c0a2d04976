package ui

import (
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/lang"
)

// TestThePlanTellsWhatStaysBehind: the screen shows the figures that plan and
// export tell elsewhere, also while only some people are chosen, and again when
// the sending has ended.
func TestThePlanTellsWhatStaysBehind(t *testing.T) {
	o := newTestOffice(t).ready()
	x := lang.NL()
	behind := func(only ...payroll.EmployeeID) string {
		t.Helper()
		plan, err := o.svc.Plan(t.Context(), o.anker, link.PlanRequest{Period: november, Only: only})
		o.must(err)
		b := plan.Behind(nil)
		return x.LeftSum(&b)
	}
	all := behind()
	if all == "" || strings.Contains(all, "niet gekozen") {
		t.Fatalf("the example leaves nothing behind: %q", all)
	}
	d := o.start(240, 50, periodScreens(ScreenPush))
	p := pushOf(d)
	d.See(all, "gaan niet mee:", "vast loon").person("Chlo").Press("space")
	one := behind(p.row().Employee)
	d.See(one, "niet gekozen").Not(all).Press("space").See(all)
	d.Press("p", "tab", "enter").See("✓ 3 doorgezet", one)
	if got := x.LeftSum(&p.result.Behind); got != one {
		t.Errorf("the sending left %q, the plan said %q", got, one)
	}
	d.Press("r").See(all)

	// What was sent and is withdrawn now is not "nothing to do".
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	for i := range desk.Verdicts {
		if v := &desk.Verdicts[i]; v.State == payroll.StateSent {
			o.must(o.svc.Withdraw(o.anker, desk, []payroll.LineID{v.Line.ID}, "dubbel"))
			break
		}
	}
	d.Press("r").See("1 × ingetrokken na het doorzetten, correctie nog te bevestigen")
}
