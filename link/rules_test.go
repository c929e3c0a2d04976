package link_test

import (
	"context"
	"errors"
	"testing"

	"doorzet/link"
	"doorzet/payroll"
)

// TestExportWithRules sends surcharges and cost centres to the simulator, reads
// them back, and leaves all alone when the rules change.
func TestExportWithRules(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	o.codes("gewerkte uren=2100", "maaltijden=5100", "ziek=-", "verlof=-", "dagen=on")
	night := payroll.SurchargeRule{Name: "Nacht", Percent: 5000, Replaces: true, Window: payroll.Window{Start: 22 * 60, End: 6 * 60}}
	if err := o.svc.SetSurcharge(o.co, payroll.Period{}, night); err != nil {
		t.Fatal(err)
	}
	d := o.desk()
	setting := d.Named(link.CodeSetting{Name: "nacht", Choice: payroll.CodeChoice{Kind: payroll.KindHours, Code: 2150}})
	if err := o.svc.SetCodes(o.co, payroll.Period{}, []link.CodeSetting{setting}); err != nil {
		t.Fatal(err)
	}
	centres, err := o.svc.CostCentres(context.Background(), o.co)
	if err != nil || len(centres) < 2 {
		t.Fatalf("%v, %v", centres, err)
	}
	for i, row := range o.svc.CentreRows(d) {
		if row.Team {
			if err := o.svc.SetCentre(o.co, payroll.Period{}, row.Name, true, centres[i%2].ID, centres); err != nil {
				t.Fatal(err)
			}
		}
	}
	d = o.desk()
	if _, _, err := o.svc.ApproveAll(o.co, d); err != nil {
		t.Fatal(err)
	}
	res := o.export(func(r *link.ExportRequest) { r.BesideForeign = true })
	if res.Refused != 0 || res.Unsure != 0 || res.Different != 0 || res.Done == 0 {
		t.Fatalf("%+v", res)
	}
	checkWorked(t, o)
	// Other rules change nothing of what was sent.
	night.Window.Start = 20 * 60
	if err := o.svc.SetSurcharge(o.co, payroll.Period{}, night); err != nil {
		t.Fatal(err)
	}
	for _, st := range o.plan().Steps {
		if st.Sends() {
			t.Errorf("the plan wants %+v", st)
		}
	}
	if err := o.svc.SetCentre(o.co, payroll.Period{}, "bar", true, "99", centres); !errors.Is(err, &payroll.Problem{Code: link.CodeNoCentre}) {
		t.Errorf("an unknown cost centre: %v", err)
	}
}

// checkWorked adds up what the steps froze of each sent line: ordinary hours
// and replacing surcharges are the hours worked.
func checkWorked(t *testing.T, o *office) {
	t.Helper()
	d := o.desk()
	minutes := map[payroll.LineID]payroll.Minutes{}
	centres := map[string]bool{}
	for _, h := range d.Book.Heads() {
		if !h.Stands() || h.Target.Component.Kind != payroll.KindHours {
			continue
		}
		centres[h.Target.Component.CostCentre] = true
		for _, c := range h.Done.Counts {
			minutes[c.Line] += c.Minutes
		}
	}
	sent := 0
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		if v.State != payroll.StateSent {
			continue
		}
		sent++
		if minutes[v.Line.ID] != v.Line.Minutes {
			t.Errorf("line %s: %d minutes in steps, %d worked", v.Line.ID, minutes[v.Line.ID], v.Line.Minutes)
		}
	}
	if sent == 0 || len(centres) < 2 {
		t.Errorf("%d lines sent to %d cost centres", sent, len(centres))
	}
}

// TestSurchargeIsSuggestedByPercentage never suggests the code of another
// percentage: all suggestions can be taken with one key.
func TestSurchargeIsSuggestedByPercentage(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	for name, percent := range map[string]payroll.Hundredths{"Nacht": 5000, "Avond": 2500, "Vroeg": 3300} {
		r := payroll.SurchargeRule{Name: name, Percent: percent, Window: payroll.Window{Start: 60, End: 120}}
		if err := o.svc.SetSurcharge(o.co, payroll.Period{}, r); err != nil {
			t.Fatal(err)
		}
	}
	want := map[string]int{"toeslag nacht": 2150, "toeslag avond": 2110, "toeslag vroeg": 0}
	for _, r := range o.svc.Codes(o.desk()).Rows {
		if !r.Surcharge {
			continue
		}
		got := 0
		if r.Suggest != nil {
			got = r.Suggest.Code
		}
		if got != want[r.Name] {
			t.Errorf("%s: %d, want %d", r.Name, got, want[r.Name])
		}
	}
}
