package link_test

import (
	"context"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// confirmed exports the plan that was shown, as the screen does.
func (o *office) confirmed(p *link.PlanResult, change ...func(*link.ExportRequest)) *link.ExportResult {
	o.t.Helper()
	return o.export(append(change, func(r *link.ExportRequest) { r.Basis, r.Expect = p, p.Digest() })...)
}

// TestLookHoldsNobodyWhoIsTheSame reads everybody again right before the first
// write, what was sent before included, and sends what was planned.
func TestLookHoldsNobodyWhoIsTheSame(t *testing.T) {
	t.Parallel()
	const people = 4
	o := smallOffice(t, people, sim.Options{}, withToken(smallToken), func(opt *link.Options) { opt.Clock = hurried{newSoon()} })
	for person := range people {
		o.put(o.line(person, 2, 480, 100))
	}
	if res := o.confirmed(o.plan()); len(res.Held) != 0 || res.Different != 0 {
		t.Fatalf("held %+v, %d different", res.Held, res.Different)
	}
	for person := range people {
		l := o.line(person, 2, 0, 100) // another meal on a day that counts already
		o.put(l)
	}
	if res := o.confirmed(o.plan()); len(res.Held) != 0 || res.Stop != nil {
		t.Fatalf("held %+v, stop %v", res.Held, res.Stop)
	}
	for person := range people {
		o.holds(person, 2100, "8.00", 1)
		o.holds(person, 5100, "2.00", 2)
	}
	o.allIn(payroll.StateSent)
	o.clean()
}

// TestLookSeesWhoCameBetween lets somebody else put rows in Nmbrs after the plan
// was shown and before it is sent: for one person, that one is held; for two,
// somebody else is sending, and everything stops.
func TestLookSeesWhoCameBetween(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		rows   int
		change func(*link.ExportRequest)
		stops  bool
	}{
		"one person":                      {rows: 1},
		"one person, beside foreign rows": {rows: 1, change: func(r *link.ExportRequest) { r.BesideForeign = true }},
		"two people":                      {rows: 2, stops: true},
		"two people, beside foreign rows": {rows: 2, change: func(r *link.ExportRequest) { r.BesideForeign = true }, stops: true},
	} {
		t.Run(name, func(t *testing.T) {
			const people = 5
			o := smallOffice(t, people, sim.Options{}, withToken(smallToken), func(opt *link.Options) {
				opt.Clock, opt.Parallel = hurried{newSoon()}, 1
			})
			for person := range people {
				o.put(o.line(person, 2, 480, 100))
			}
			change := c.change
			if change == nil {
				change = func(*link.ExportRequest) {}
			}
			req := link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}}
			change(&req)
			plan, err := o.svc.Plan(context.Background(), o.co, req.PlanRequest)
			if err != nil {
				t.Fatal(err)
			}
			for person := range c.rows {
				o.typed(person, sim.Whole(8))
			}
			res := o.confirmed(plan, change)
			held := map[payroll.EmployeeID]bool{}
			for _, st := range res.Held {
				if !st.Block.Waits() {
					t.Errorf("%s is held for %q", st.Person, st.Block)
				}
				held[st.Employee] = true
			}
			if len(held) != c.rows || (res.Stop != nil) != c.stops {
				t.Errorf("%d people held, stop %v", len(held), res.Stop)
			}
			if c.stops && res.Stop != nil && res.Stop.Code != link.CodeElsewhereSending {
				t.Errorf("stop %v", res.Stop)
			}
			for person := range c.rows {
				o.holds(person, 2100, "8.00", 1) // theirs alone
				o.holds(person, 5100, "0.00", 0)
			}
			o.clean()
			if !c.stops {
				for person := c.rows; person < people; person++ {
					o.holds(person, 2100, "8.00", 1)
				}
			}
			for range 2 { // afterwards they are still named
				if res := o.export(); len(res.Held) == 0 {
					t.Error("the next export says nothing of them")
				}
			}
		})
	}
}

// TestBesideAfterwards lets somebody else put rows beside ours after they were
// sent: rows, plan, read-back and the next export all name them until somebody
// decides; one act takes ours back for exactly those.
func TestBesideAfterwards(t *testing.T) {
	t.Parallel()
	const people, doubled = 4, 2
	o := smallOffice(t, people, sim.Options{}, withToken(smallToken))
	for person := range people {
		o.put(o.line(person, 2, 480, 100))
	}
	o.export()
	for person := range doubled {
		o.typed(person, sim.Whole(5))
	}
	named := func() (rows, planned, different, held int) {
		v, err := o.svc.Verify(context.Background(), o.co, nov, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, st := range o.plan().Steps {
			if st.Block == payroll.BlockBeside {
				planned++
			}
		}
		res := o.export()
		if res.Batch != "" {
			t.Errorf("batch %s was made", res.Batch)
		}
		return len(o.issues()), planned, v.Different, len(res.Held)
	}
	if rows, planned, different, held := named(); rows != doubled || planned != doubled || different != doubled || held != doubled {
		t.Errorf("named by rows %d, plan %d, verify %d, export %d; want %d each", rows, planned, different, held, doubled)
	}
	res, err := o.svc.StandBack(context.Background(), o.co, link.StandBackRequest{Period: nov})
	if err != nil || res.Done == 0 {
		t.Fatalf("%+v, %v", res, err)
	}
	for person := range people {
		if person < doubled {
			o.holds(person, 2100, "5.00", 1)
			o.holds(person, 5100, "0.00", 0)
			continue
		}
		o.holds(person, 2100, "8.00", 1)
		o.holds(person, 5100, "1.00", 1)
	}
	if st := o.states(); st[payroll.StateBlocked] != doubled || st[payroll.StateSent] != people-doubled || st[payroll.StateReady] != 0 {
		t.Errorf("states: %v", st)
	}
	o.clean()
	// They stay named, and nothing goes along, until a person has decided.
	v, err := o.svc.Verify(context.Background(), o.co, nov, nil)
	if err != nil || len(v.Held) == 0 || !v.Asks() {
		t.Errorf("the read-back forgot them: %+v, %v", v.Held, err)
	}
	writes := o.writes()
	if res := o.export(); len(res.Held) == 0 || o.writes() != writes {
		t.Errorf("held %+v, %d writes", res.Held, o.writes()-writes)
	}
	_, err = o.svc.StandBack(context.Background(), o.co, link.StandBackRequest{Period: nov})
	wantProblem(t, err, link.CodeNoBeside)
	// One is said to be paid elsewhere, the other one goes along after all.
	is := o.issues()
	if len(is) != doubled || is[0].State != link.IssueLink {
		t.Fatalf("issues: %+v", is)
	}
	if err := o.svc.MarkElsewhere(o.co, o.desk(), o.ids(0), true); err != nil {
		t.Fatal(err)
	}
	o.pick("link/"+is[1].Row, link.ChoiceBeside)
	if st := o.states(); st[payroll.StateElsewhere] != 1 || st[payroll.StateReady] != 1 || st[payroll.StateBlocked] != 0 {
		t.Errorf("states: %v", st)
	}
	o.export(func(r *link.ExportRequest) { r.BesideForeign, r.OverwriteDays = true, true })
	o.holds(0, 2100, "5.00", 1)
	o.holds(1, 2100, "13.00", 2)
	o.clean()
}
