package ui

import (
	"strings"
	"testing"

	"doorzet/payroll"
	"doorzet/ui/theme"
)

// The control figures under the plan are those that Nmbrs then holds: the same
// line stands under the read-back.
func TestControlFiguresAgree(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(120, 40, screens)
	figures := func() string {
		t.Helper()
		for line := range strings.SplitSeq(d.Screen(), "\n") {
			if strings.HasPrefix(line, " Naast de loonrun: ") {
				return strings.TrimSpace(line)
			}
		}
		t.Fatalf("no control figures:\n%s", d.Screen())
		return ""
	}
	d.Press("8").See("te sturen", "verschil", "++++")
	planned := figures()
	if !strings.Contains(planned, "17 medewerkers · 1.373,25 uur · 284 dagen · 171 maaltijden") {
		t.Errorf("planned %q", planned)
	}
	o.export()
	o.office.touch()
	d.Press("9").See("Alles staat in Nmbrs")
	if held := figures(); held != planned {
		t.Errorf("planned %q, Nmbrs holds %q", planned, held)
	}
	// What the plan wants then is there: nothing comes, nothing goes.
	d.Press("8", "r").Not("++++").See("############")
	if again := figures(); again != planned {
		t.Errorf("planned %q, then %q", planned, again)
	}
}

// The picture of a difference: what stays, what comes, what goes.
func TestPlanBar(t *testing.T) {
	th := theme.New(theme.Options{Mode: theme.Mono})
	for _, c := range []struct {
		wanted, ours payroll.Hundredths
		want         string
	}{
		{12_00, 0, "++++++++++++"},
		{12_00, 12_00, "############"},
		{12_00, 6_00, "######++++++"},
		{6_00, 12_00, "######------"},
		{0, 12_00, "------------"},
		{0, 0, ""},
		{-5_00, 2_00, ""},
	} {
		st := &payroll.PlanStep{Wanted: c.wanted, Ours: c.ours, Action: payroll.ActionAdd}
		if got := planBar(th, st).Text; got != c.want {
			t.Errorf("wanted %d, ours %d: %q", c.wanted, c.ours, got)
		}
	}
	held := &payroll.PlanStep{Wanted: 12_00, Ours: 6_00, Action: payroll.ActionNone, Block: payroll.BlockForeign}
	if got := planBar(th, held).Text; got != "######······" {
		t.Errorf("held back: %q", got)
	}
}
