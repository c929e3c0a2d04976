package link_test

import (
	"context"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// matter is a way in which there comes to be something to decide about a row of
// person 0, to whom 8 hours are sent: what is done before and after the sending, and once something is in doubt.
type matter struct {
	before, during, after func(o *office)
	want                  link.IssueState
}

func (o *office) mustBe(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// matters are all of them. What is equal to ours over SOAP is perhaps a twin.
func matters(t *testing.T) map[string]matter {
	perhaps := link.IssuePerhaps
	if overREST() {
		perhaps = link.IssueBeside
	}
	standBack := func(o *office) {
		o.typed(0, sim.Whole(8))
		_, err := o.svc.StandBack(context.Background(), o.co, link.StandBackRequest{Period: nov})
		o.mustBe(err)
	}
	return map[string]matter{
		"changed": {want: link.IssueChanged, after: func(o *office) { o.mustBe(o.sim.AlterRow(atoi(t, string(ownRowOf(o, 0))), sim.Whole(5))) }},
		"gone":    {want: link.IssueGone, after: func(o *office) { o.mustBe(o.sim.DeleteRow(atoi(t, string(ownRowOf(o, 0))))) }},
		"twin": {want: link.IssueTwin, before: func(o *office) {
			o.mustBe(o.sim.Inject(
				sim.Fault{Operation: "HourComponentVar_Insert", Kind: "empty200", Effect: "none"},
				sim.Fault{Operation: "HourComponentVar_Insert", Kind: "twice", Nth: 2},
			))
		}},
		"equal, since":   {want: perhaps, after: func(o *office) { o.typed(0, sim.Whole(8)) }},
		"another, since": {want: link.IssueBeside, after: func(o *office) { o.typed(0, sim.Whole(7)) }},
		"before":         {want: link.IssueForeign, before: func(o *office) { o.typed(0, sim.Whole(7)) }},
		"days": {want: link.IssueForeign, before: func(o *office) {
			o.mustBe(o.sim.SetDays(smallFirst, simNov, 7))
		}},
		"stood back": {want: link.IssueLink, after: standBack},
		"in doubt": {want: link.IssueDoubt, before: func(o *office) {
			o.mustBe(o.sim.Inject(sim.Fault{Operation: "HourComponentVar_Insert", Kind: "empty200", Effect: "none"}))
		}, during: func(o *office) { o.typed(0, sim.Whole(8)); o.typed(0, sim.Whole(6)) }},
	}
}

// arise makes a matter: with a doubt about the meals of the same person, or with
// the run made, beside it.
func (m matter) arise(t *testing.T, doubt, run bool) *office {
	t.Helper()
	c := newSoon()
	o := smallOffice(t, 1, sim.Options{After: c.later}, quick(c))
	meals := payroll.Hundredths(0)
	if doubt {
		meals = 100
		o.mustBe(o.sim.Inject(sim.Fault{Operation: "WageComponentVar_Insert", Kind: "empty200", Effect: "none", Times: -1}))
	}
	if m.before != nil {
		m.before(o)
	}
	o.put(o.line(0, 2, 480, meals))
	typed := false
	o.export(func(r *link.ExportRequest) {
		r.Progress = func(p link.Progress) {
			if p.Problem != nil && m.during != nil && !typed {
				typed = true
				m.during(o)
			}
		}
	})
	o.sim.ClearFaults()
	if m.after != nil {
		m.after(o)
	}
	if run {
		o.mustBe(o.sim.MakeRun(smallCompany, simNov, false))
		if _, err := o.svc.Plan(context.Background(), o.co, link.PlanRequest{Period: nov}); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

// TestEveryChoiceCanBeCarriedOut goes through all there can be to decide about a
// row, with a doubt beside it and with the run made: there is a way out of each,
// and each that is offered does what it says.
func TestEveryChoiceCanBeCarriedOut(t *testing.T) {
	t.Parallel()
	for name, m := range matters(t) {
		for hindrance := range 3 {
			if brief() && hindrance > 0 {
				continue
			}
			doubt, run := hindrance == 1, hindrance == 2
			if (m.want == link.IssueDoubt || m.want == link.IssueLink || m.want == link.IssueForeign) && doubt {
				continue // nothing else is sent for them
			}
			t.Run(name+[]string{"", ", in doubt", ", run made"}[hindrance], func(t *testing.T) {
				t.Parallel()
				first := m.arise(t, doubt, run).issues()
				found := false
				for n, i := range first {
					found = found || i.State == m.want
					if len(i.Choices()) == 0 {
						t.Errorf("there is no way out of %s, row %s", i.State, i.Row)
					}
					for _, c := range i.Choices() {
						o := m.arise(t, doubt, run)
						now := o.issues()
						if len(now) != len(first) {
							t.Fatalf("%d to decide, and %d when done again", len(first), len(now))
						}
						row := string(now[n].Component.Kind) + "/" + string(now[n].Row)
						out, err := o.svc.ChooseRow(t.Context(), o.co, nov, row, c)
						if err != nil {
							t.Errorf("%s, row %s, %s: %v", i.State, row, c, err)
							continue
						}
						if (c == link.ChoiceRemove || c == link.ChoiceStandBack) && (out.Removal == nil || out.Removal.Done == 0) {
							t.Errorf("%s, row %s, %s: nothing was taken back: %+v", i.State, row, c, out.Removal)
						}
						if run {
							continue // nothing is sent then, whatever was chosen
						}
						if _, err := o.svc.Export(t.Context(), o.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}}); err != nil {
							t.Errorf("the next export after %s: %v", c, err)
						}
					}
				}
				if !found {
					t.Errorf("nothing is %s: %+v", m.want, first)
				}
			})
		}
	}
}
