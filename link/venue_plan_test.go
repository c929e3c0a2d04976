package link_test

import (
	"context"
	"slices"
	"testing"

	"doorzet/link"
)

// A venue chosen for sending takes the people who worked there, whole.
func TestPlanOfOneVenue(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	who := o.desk().AtVenue("HET ANKER")
	if len(who) == 0 {
		t.Fatal("nobody worked at the venue")
	}
	plan := func(req link.PlanRequest) *link.PlanResult {
		t.Helper()
		req.Period = nov
		p, err := o.svc.Plan(context.Background(), o.co, req)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	there := plan(link.PlanRequest{Venue: "het anker"})
	if len(there.Steps) == 0 {
		t.Fatal("nothing is planned for the venue")
	}
	for _, s := range there.Steps {
		if !slices.Contains(who, s.Employee) {
			t.Errorf("%s did not work at the venue", s.Person)
		}
	}
	// A venue that nobody has is a mistake in its name, not a plan without steps.
	_, err := o.svc.Plan(context.Background(), o.co, link.PlanRequest{Period: nov, Venue: "Nergens"})
	wantProblem(t, err, link.CodeUnknownVenue)
	one := there.Steps[0].Employee
	for _, s := range plan(link.PlanRequest{Venue: "Het Anker", Only: who[:1]}).Steps {
		if s.Employee != who[0] {
			t.Errorf("%s (first %s) is not the one chosen", s.Employee, one)
		}
	}
}
