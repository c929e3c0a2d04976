package link_test

import (
	"slices"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/store"
)

// TestBusyRESTWaitsAsAsked: a 429 to a write is not repeated by the transport;
// the export waits as long as it says, and sends it once.
func TestBusyRESTWaitsAsAsked(t *testing.T) {
	t.Parallel()
	c := newSoon()
	o, _ := restOffice(t, func(opts *link.Options) {
		opts.Clock = c
		opts.Dial = func(a link.Access) (nmbrs.Client, error) { return dialBothAt(a, c.timing()) }
	})
	o.readyREST()
	c.rests()
	if err := o.sim.Inject(sim.Fault{Operation: "HourComponentVar_Insert", Kind: "fault", Code: 1006, RetryAfter: "9"}); err != nil {
		t.Fatal(err)
	}
	res := o.export(func(r *link.ExportRequest) { r.BesideForeign = true })
	if res.Stop != nil || res.Unsure != 0 || res.Different != 0 {
		t.Fatalf("export: %+v", res.Stop)
	}
	if !slices.Contains(c.rests(), 9*time.Second) {
		t.Error("the export did not wait the nine seconds that it was asked to")
	}
}

// TestWageCodesByNumber: over REST a wage code is typed by its number, and says so.
func TestWageCodesByNumber(t *testing.T) {
	t.Parallel()
	o, _ := restOffice(t)
	o.readyREST()
	marked := 0
	for _, r := range o.svc.Codes(o.desk()).Rows {
		if r.Unchecked != (r.Count && r.Decided) {
			t.Errorf("%+v", r)
		}
		if r.Unchecked {
			marked++
		}
	}
	if marked == 0 {
		t.Error("no wage code is marked")
	}
}

// TestEveryOptionalRESTCallHasAUse: a right that is missing says what is lacking.
func TestEveryOptionalRESTCallHasAUse(t *testing.T) {
	t.Parallel()
	c, err := dialBoth(link.Access{
		Transport: store.TransportREST, ClientID: "x", Token: store.NewSecret("x"), Key: store.NewSecret("x"),
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, call := range c.Calls() {
		if (link.LackOf(call.Name) == "") != call.Essential {
			t.Errorf("%s: essential %v, lack %q", call.Name, call.Essential, link.LackOf(call.Name))
		}
	}
}

// TestRunThatTellsNoPeriodIsAsked: until a person answers, the period counts as
// paid; said that it was not, hours go without unlocking; said that it was, they
// need it. The answer holds when Nmbrs is read again.
func TestRunThatTellsNoPeriodIsAsked(t *testing.T) {
	t.Parallel()
	for _, paid := range []bool{false, true} {
		o, _ := restOffice(t)
		o.sim.Alter(func(s *sim.ScenarioOptions) { s.RestDialect = sim.DialectCurrent })
		o.readyREST()
		ctx := t.Context()
		if err := o.sim.MakeRun(71001, simNov, false); err != nil {
			t.Fatal(err)
		}
		req := link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov, BesideForeign: true}}
		_, err := o.svc.Export(ctx, o.co, req)
		wantProblem(t, err, link.CodeRunAsk)
		view, err := o.svc.Periods(o.co, 2026)
		if err != nil || !view.Rows[10].RunAsk || view.Rows[10].RunMade || !view.Rows[9].RunMade || view.Rows[11].RunMade {
			t.Fatalf("periods %+v, %v", view.Rows[9:], err)
		}
		if err := o.svc.AnswerRun(o.co, nov, paid); err != nil {
			t.Fatal(err)
		}
		res, err := o.svc.Export(ctx, o.co, req)
		if paid {
			wantProblem(t, err, link.CodeRunMade)
			continue
		}
		if err != nil || res.Done == 0 || res.Stop != nil {
			t.Fatalf("after saying that it was not paid: %+v, %v", res, err)
		}
	}
}
