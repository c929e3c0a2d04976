package link_test

import (
	"errors"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/sim/demo"
	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// serverSums adds up what the simulator holds per component, as hundredths.
func (o *office) serverSums(of string) map[payroll.Component]payroll.Hundredths {
	o.t.Helper()
	out := map[payroll.Component]payroll.Hundredths{}
	st := o.sim.State()
	add := func(k payroll.Kind, code int, text string) {
		whole, frac, _ := strings.Cut(text, ".")
		h, err := payroll.ParseHundredths(whole + "." + (frac + "00")[:2])
		if err != nil {
			o.t.Fatal(err)
		}
		out[payroll.Component{Kind: k, Code: code}] += h
	}
	for _, r := range st.Rows {
		if r.CompanyID == of && r.Origin == sim.OriginAPI {
			add(payroll.KindHours, r.Code, r.Hours)
		}
	}
	for _, r := range st.Wages {
		if r.CompanyID == of && r.Origin == sim.OriginAPI {
			add(payroll.KindWage, r.Code, r.Value)
		}
	}
	return out
}

// The report's sums are those that the server holds, its figures those of the
// frozen steps whatever the settings say later, and each amount leads to lines
// with the row of the file they came from.
func TestReportOfABatch(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	res := o.export()
	r, err := o.svc.Report(o.co, "")
	if err != nil {
		t.Fatal(err)
	}
	if r.Batch.ID != res.Batch || len(r.Steps) != res.Done || r.Odd != 0 || r.Batch.Check == nil || r.Batch.Check.Different != 0 {
		t.Fatalf("batch %s with %d steps, %d odd, check %v; the export made %s with %d", r.Batch.ID, len(r.Steps), r.Odd, r.Batch.Check, res.Batch, res.Done)
	}
	server := o.serverSums("71001")
	for _, c := range r.Codes {
		if c.Component.Kind != payroll.KindWorked && server[c.Component] != c.Written {
			t.Errorf("%v: the report says %s was written, Nmbrs holds %s of ours", c.Component, c.Written, server[c.Component])
		}
		if c.After-c.Before != c.Written || c.Refused+c.Open != 0 {
			t.Errorf("%v: before %s, written %s, after %s", c.Component, c.Before, c.Written, c.After)
		}
	}
	files := 0
	for _, s := range r.Steps {
		var m payroll.Minutes
		for _, l := range s.Lines {
			m += l.Minutes
			if l.Known && l.Of.Source.File == "uren.csv" && l.Of.Source.Row > 1 && l.Of.Source.Hash != "" && l.ReadAt != "" {
				files++
			}
			if !l.Known || l.Altered {
				t.Errorf("%s: line %s known %t, altered %t", s.Person, l.Line, l.Known, l.Altered)
			}
		}
		if s.Component.Kind == payroll.KindHours && payroll.RoundMinutes(m) != s.Wanted {
			t.Errorf("%s: the lines make %d minutes, wanted %s", s.Person, m, s.Wanted)
		}
	}
	if files == 0 {
		t.Error("no line tells its file and row")
	}
	// Other settings and another version of a line change nothing that was frozen.
	if err := o.svc.SetCodes(o.co, payroll.Period{}, nil); err != nil {
		t.Fatal(err)
	}
	line := r.Steps[0].Lines[0].Line
	if err := o.svc.Withdraw(o.co, o.desk(), []payroll.LineID{line}, "dubbel"); err != nil {
		t.Fatal(err)
	}
	again, err := o.svc.Report(o.co, res.Batch)
	if err != nil {
		t.Fatal(err)
	}
	if again.Digest != r.Digest || len(again.Digest) != 64 || again.Steps[0].Wanted != r.Steps[0].Wanted {
		t.Errorf("digest %s became %s", r.Digest, again.Digest)
	}
	if l := again.Steps[0].Lines[0]; !l.Altered || !l.Of.Withdrawn {
		t.Error("the report does not tell that the line was withdrawn later")
	}
	if _, err := o.svc.Report(o.co, "nope"); !errors.Is(err, &payroll.Problem{Code: link.CodeNoBatch}) {
		t.Errorf("an unknown batch: %v", err)
	}
}

// A refused step tells what became of it, a correction what was sent before.
func TestReportTellsRefusalsAndCorrections(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	if err := o.sim.Inject(sim.Fault{Operation: "HourComponentVar_Insert", Kind: "fault", Code: 2006}); err != nil {
		t.Fatal(err)
	}
	first := o.export()
	if first.Refused != 1 {
		t.Fatalf("%d refused", first.Refused)
	}
	refused := func() *link.ReportStep {
		r, err := o.svc.Report(o.co, first.Batch)
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.Steps {
			if r.Steps[i].State == payroll.StepRefused {
				return &r.Steps[i]
			}
		}
		t.Fatal("no step is refused")
		return nil
	}
	if s := refused(); s.Reason == nil || s.Later != "" || s.Written != 0 {
		t.Errorf("reason %v, later %q, written %s", s.Reason, s.Later, s.Written)
	}
	second := o.export()
	if s := refused(); s.Later != second.Batch || second.Batch == "" {
		t.Errorf("handled in %q, want %q", s.Later, second.Batch)
	}
	// One line less: the difference is a correction.
	d := o.desk()
	var sent payroll.Line
	for i := range d.Verdicts {
		if v := &d.Verdicts[i]; v.State == payroll.StateSent && v.Line.Minutes > 60 {
			sent = v.Line
			break
		}
	}
	for _, err := range []error{
		o.svc.Withdraw(o.co, d, []payroll.LineID{sent.ID}, "dubbel"),
		o.svc.Confirm(o.co, o.desk(), []payroll.LineID{sent.ID}, "dubbel"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	third := o.export()
	r, err := o.svc.Report(o.co, third.Batch)
	if err != nil {
		t.Fatal(err)
	}
	corrected := 0
	for i := range r.Steps {
		if s := &r.Steps[i]; s.Corrects() && s.Written == s.Wanted-s.Ours && s.Written < 0 {
			corrected++
		}
	}
	if corrected == 0 {
		t.Errorf("no correction is told in %d steps", len(r.Steps))
	}
}

func TestProofListPerVenue(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	// Nearly nobody of De Golf is of this company: its rows come in by a person's word.
	again, err := o.svc.Preview(t.Context(), o.co, link.ImportRequest{
		Input: intake.Input{Name: "uren.csv", Data: demo.Hours()}, Venues: []link.VenueChoice{{Venue: "De Golf", Company: o.co.Key(), Here: true}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.svc.Take(again, link.TakeOptions{}); err != nil {
		t.Fatal(err)
	}
	p, err := o.svc.Proof(t.Context(), o.co, link.PlanRequest{Period: nov}, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Venues) < 2 {
		t.Fatalf("%d venues", len(p.Venues))
	}
	d := o.desk()
	open := 0
	minutes := map[payroll.EmployeeID]payroll.Minutes{}
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		if v.State == payroll.StateOpen || v.State == payroll.StateBlocked {
			open++
		}
		for _, s := range v.Shares {
			if v.State == payroll.StateReady && s.Component.Kind == payroll.KindHours {
				minutes[v.Employee] += s.Minutes
			}
		}
	}
	for _, v := range p.Venues {
		open -= len(v.Waiting)
		for _, who := range v.People {
			for _, a := range who.Amounts {
				if a.Component.Kind == payroll.KindHours {
					minutes[who.Employee] -= a.Minutes
				}
			}
		}
	}
	for e, m := range minutes {
		if m != 0 {
			t.Errorf("%s: %d minutes are not on the list", e, m)
		}
	}
	if open != 0 {
		t.Errorf("%d open lines are not on the list", open)
	}
	one, err := o.svc.Proof(t.Context(), o.co, link.PlanRequest{Period: nov}, " DE golf ")
	if err != nil || len(one.Venues) != 1 || one.Venues[0].Name != "De Golf" {
		t.Errorf("one venue: %v", err)
	}
	if _, err := o.svc.Proof(t.Context(), o.co, link.PlanRequest{Period: nov}, "De Haven"); !errors.Is(err, &payroll.Problem{Code: link.CodeNoVenue}) {
		t.Errorf("an unknown venue: %v", err)
	}
}
