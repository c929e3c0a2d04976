package link_test

import (
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/store"
)

// TestMoveChangesNoBasis: people with a salary, with an hourly wage and contract
// hours, and with zero hours are paid after the move and the next sync as before,
// and the plan is the same, in each dialect of REST.
func TestMoveChangesNoBasis(t *testing.T) {
	t.Parallel()
	for _, dialect := range sim.Dialects() {
		t.Run(dialect, func(t *testing.T) {
			o := bothOffice(t)
			o.sim.Alter(func(s *sim.ScenarioOptions) { s.RestDialect = dialect })
			o.readySOAP()
			ctx := t.Context()
			basis := func() map[payroll.EmployeeID]string {
				people, err := o.co.Team()
				if err != nil {
					t.Fatal(err)
				}
				out := map[payroll.EmployeeID]string{}
				for _, p := range people {
					b, why := payroll.BasisOf(p, payroll.MustDate(2026, 11, 2), nil, "")
					out[p.ID] = string(b) + " " + why.Code + " " + p.SalaryType
				}
				return out
			}
			before, digest := basis(), o.plan().Digest()
			kinds := map[string]bool{}
			for _, b := range before {
				kind, _, _ := strings.Cut(b, " ")
				kinds[kind] = true
			}
			if !kinds[string(payroll.BasisFixed)] || !kinds[string(payroll.BasisHourly)] || !kinds[""] {
				t.Fatalf("the example lacks a kind of pay: %v", kinds)
			}
			m, err := o.svc.PrepareMove(ctx, o.co, o.signIn(), nil)
			if err != nil || len(m.Doubts) != 0 || !m.PlanSame {
				t.Fatalf("dry run %+v, %v", m, err)
			}
			if err := o.svc.CommitMove(ctx, o.co, m); err != nil {
				t.Fatal(err)
			}
			team, err := o.svc.Sync(ctx, o.co)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := o.svc.Apply(o.co, team, nil); err != nil {
				t.Fatal(err)
			}
			after := basis()
			for id, b := range before {
				if after[id] != b {
					t.Errorf("%s was paid by %q and is by %q", id, b, after[id])
				}
			}
			if o.plan().Digest() != digest {
				t.Error("the plan is another one")
			}
		})
	}
}

// TestMoveTellsWhatTheNextSyncChanges: somebody whose salary REST tells in another
// way, or whom it does not list, is doubted before the move and not after it.
func TestMoveTellsWhatTheNextSyncChanges(t *testing.T) {
	t.Parallel()
	o := bothOffice(t)
	o.readySOAP()
	people, err := o.co.Team()
	if err != nil {
		t.Fatal(err)
	}
	changed := people[0]
	hours := payroll.Hundredths(0)
	for i := range changed.Contracts {
		changed.Contracts[i].HoursPerWeek = &hours
	}
	stranger := people[1]
	stranger.ID, stranger.Number, stranger.First, stranger.Emails = "510999", "99999", "Niemand", nil
	if err := o.co.SaveTeam([]payroll.Person{changed, stranger}, nil, store.Audit{Action: "sync"}); err != nil {
		t.Fatal(err)
	}
	m, err := o.svc.PrepareMove(t.Context(), o.co, o.signIn(), nil)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[link.MoveDoubtKind]payroll.EmployeeID{}
	for _, d := range m.Doubts {
		kinds[d.Kind] = d.Employee
	}
	if kinds[link.MoveBasis] != changed.ID || kinds[link.MoveAbsent] != stranger.ID {
		t.Errorf("doubts %+v", m.Doubts)
	}
}
