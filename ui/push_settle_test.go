package ui

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// TestEveryBlockIsSettledByOneKey: f under any step that is held back opens
// what settles it, in the plan as well as in the list of how a sending ended.
func TestEveryBlockIsSettledByOneKey(t *testing.T) {
	o := newTestOffice(t).ready()
	for _, b := range payroll.Blocks() {
		if remedyOf(b) == remedyNone {
			t.Errorf("%s has no remedy", b)
		}
		d := o.start(160, 50, periodScreens(ScreenPush))
		p := pushOf(d)
		st := &p.plan.Steps[0]
		st.Block, st.Rows = b, []payroll.SeenRow{{ID: "1", Code: st.Component.Code, Amount: 100}}
		d.look()
		before := d.Screen()
		if why := p.noSettle(); why != "" {
			t.Errorf("%s: f cannot be used: %s", b, why)
			continue
		}
		d.Press("f")
		if d.Screen() == before {
			t.Errorf("%s: f does nothing:\n%s", b, before)
		}

		d = o.start(160, 50, periodScreens(ScreenPush))
		p = pushOf(d)
		held := p.plan.Steps[0]
		held.Block = b
		p.Update(pushedMsg{&pushOutcome{ExportResult: &link.ExportResult{Held: []payroll.PlanStep{held}}}})
		d.look()
		before = d.Screen()
		if why := p.noHeld(); why != "" || !strings.Contains(before, "oplossen") {
			t.Errorf("%s, at the end of a sending: f cannot be used: %s\n%s", b, why, before)
			continue
		}
		d.Press("f")
		if p.mode == pushResult && p.o.Active() == ScreenPush {
			t.Errorf("%s, at the end of a sending: f leads nowhere:\n%s", b, d.Screen())
		}
	}
	if remedyOf(payroll.BlockNone) != remedyNone {
		t.Error("a step that goes along has a remedy")
	}
}

// typedBeside types a row of somebody else on the ordinary hours of somebody.
func (o *testOffice) typedBeside(name string) {
	o.t.Helper()
	who, err := strconv.Atoi(string(o.employee(name)))
	o.must(err)
	_, err = o.sim.TypeRow(sim.HandRow{Employee: who, Code: 2100, Amount: sim.Whole(5), Period: sim.Period{Year: 2026, Number: 11}})
	o.must(err)
}

// TestWhoIsPaidBesideUsIsSettledOnTheScreen: somebody else puts hours beside
// ours after we sent. f lets them be, or takes ours back; and what was taken
// back can go along after all.
func TestWhoIsPaidBesideUsIsSettledOnTheScreen(t *testing.T) {
	o := newTestOffice(t).ready()
	o.export(func(r *link.ExportRequest) { r.BesideForeign, r.OverwriteDays = true, true })
	o.typedBeside("Chlo")
	o.typedBeside("Zoë")
	d := o.start(160, 50, periodScreens(ScreenPush))
	p := pushOf(d)
	rows := func(name string) (n int) {
		who := string(o.employee(name))
		for _, r := range o.sim.State().Rows {
			if r.EmployeeID == who && r.Origin == sim.OriginAPI {
				n++
			}
		}
		return n
	}
	d.person("Chlo").See("iemand anders zette er iets naast").Press("f")
	d.See("Kiezen over een regel: Chloé", "Gewerkte uren: 5,00 (kwam naast de", "nog niet kiezen", "zo laten: hij hoort naast de onze", "alles van Doorzet hier terughalen: een ander verloont dit")
	d.Press("enter")
	if rows("Chlo") != 1 || p.row().Block != payroll.BlockBeside {
		t.Errorf("the first option changed something: %d rows, %s", rows("Chlo"), p.row().Block)
	}
	d.Press("f", "down", "enter").person("Chlo")
	if p.row().Block != payroll.BlockNone || rows("Chlo") != 1 {
		t.Errorf("let be: %s, %d rows", p.row().Block, rows("Chlo"))
	}
	// The read-back leads there too.
	d.Press("9")
	in := screenOf[*inNmbrsScreen](d, ScreenInNmbrs)
	for range in.rows() {
		if strings.HasPrefix(in.row().Person, "Zoë") && !in.row().Equal() {
			break
		}
		if in.row().Equal() && in.noDifference() == "" {
			t.Errorf("what is equal has something to settle: %+v", in.row())
		}
		d.Press("down")
	}
	d.Press("f")
	if p.o.Active() != ScreenPush || p.row() == nil || p.row().Block != payroll.BlockBeside || !strings.HasPrefix(p.row().Person, "Zoë") {
		t.Errorf("f in the read-back leads to %s, %+v", p.o.Active(), p.row())
	}
	d.Press("f", "down", "down", "enter").See("teruggehaald")
	if rows("Zoë") != 0 || rows("Chlo") != 1 {
		t.Errorf("taken back: %d rows of Zoë, %d of Chloé", rows("Zoë"), rows("Chlo"))
	}
	d.Press("esc").person("Zoë").See("naast een andere koppeling").Press("f").See("de uren alsnog laten meegaan")
	d.Press("down", "enter").person("Zoë")
	if b := p.row().Block; b == payroll.BlockLink {
		t.Errorf("after it was let go along it is still %s", b)
	}
}

// TestEveryFindingIsSettledByOneKey: f on a line with any finding opens what
// settles it, or leads to the screen where that is.
func TestEveryFindingIsSettledByOneKey(t *testing.T) {
	for _, k := range payroll.FindingKinds() {
		args := payroll.Args{}
		l := payroll.Line{ID: "l1", Version: 1, Facts: payroll.Facts{
			Date: payroll.MustDate(2026, 11, 3), Person: "Jan Smit", Type: payroll.TypeWorked, Start: payroll.NoTime, End: payroll.NoTime, Minutes: 60,
		}}
		switch k { // what such a finding always comes with
		case payroll.FindBadTime:
			args["why"], l.Start, l.End, l.Break = string(payroll.BadTimeBreak), 60, 90, 45
		case payroll.FindNoCode:
			args["type"] = "training"
		case payroll.FindSentFor:
			args["nowId"] = "2"
		default:
		}
		f := payroll.Finding{Kind: k, Args: args}
		here := len(payroll.Fixes(&l, f)) > 0 || k == payroll.FindUnknownPerson
		there, elsewhere := remedyScreen(k)
		if !here && !elsewhere {
			t.Errorf("%s has neither a proposal nor a screen", k)
		}
		if k.Blocks() && here && elsewhere {
			t.Errorf("%s is settled in two places", k)
		}
		if elsewhere && !slices.Contains([]ScreenID{ScreenCodes, ScreenCompanies, ScreenPeople}, there) {
			t.Errorf("%s leads to %s", k, there)
		}
		s := &hoursScreen{}
		if v := (&payroll.Verdict{Line: l, Findings: []payroll.Finding{f}}); elsewhere != (s.elsewhereFix(v) != nil) {
			t.Errorf("%s: f does not lead to %s", k, there)
		}
	}
}
