package link_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// hurried is a clock on which more than a second passes whenever it is looked
// at: nothing that was read before is still fresh.
type hurried struct{ *soon }

func (c hurried) Now() time.Time {
	c.jump(1100 * time.Millisecond)
	return c.soon.Now()
}

// rollCase is one way in which the period rolls on during a sending.
type rollCase struct {
	at, parallel int
	unguarded    bool
	clock        link.Clock
}

// TestPeriodRollsDuringSending lets the period roll on right after the k-th
// write. After it no more is written than what was under way, whether the
// server refuses such writes or takes them; nothing is refused for good.
func TestPeriodRollsDuringSending(t *testing.T) {
	t.Parallel()
	for _, at := range []int{1, 5, 13} {
		for _, parallel := range []int{1, 4} {
			for name, c := range map[string]rollCase{
				"seen by looking":       {clock: hurried{newSoon()}},
				"seen by looking alone": {clock: hurried{newSoon()}, unguarded: true},
				"seen by refusal":       {clock: newSoon()},
			} {
				c.at, c.parallel = at, parallel
				t.Run(fmt.Sprintf("%s, after %d, %d at once", name, at, parallel), func(t *testing.T) { rollsOn(t, c) })
			}
		}
	}
}

func rollsOn(t *testing.T, c rollCase) {
	const people = 6
	o := smallOffice(t, people, sim.Options{}, withToken(smallToken), func(opt *link.Options) {
		opt.Parallel, opt.Clock = c.parallel, c.clock
	})
	o.sim.Alter(func(s *sim.ScenarioOptions) { s.Unguarded = c.unguarded })
	for person := range people {
		o.put(o.line(person, 2, 480, 100))
	}
	if err := o.sim.RollAfter(smallCompany, c.at); err != nil {
		t.Fatal(err)
	}
	res := o.export()
	// The run is made as the period rolls on; whichever was seen first is told.
	if res.Stop == nil || (res.Stop.Code != link.CodeRolled && (c.parallel == 1 || res.Stop.Code != runMadeAs())) {
		t.Fatalf("the export ended with %v", res.Stop)
	}
	if res.Refused+res.Unsure != 0 || res.Done+res.Waiting != 3*people {
		t.Errorf("%d done, %d waiting, %d refused, %d unsure", res.Done, res.Waiting, res.Refused, res.Unsure)
	}
	applied, asked := 0, o.writes()
	for _, call := range o.sim.State().CallsLog {
		if isWrite(call.Operation) && call.Effect == "applied" {
			applied++
		}
	}
	if asked-c.at > c.parallel || (!c.unguarded && applied != c.at) {
		t.Errorf("%d writes were taken and %d asked for, the period rolled on after %d", applied, asked, c.at)
	}
	// What was under way is as it is; the rest is free again, and nothing more
	// goes into a closed period by itself.
	if _, err := o.svc.Export(context.Background(), o.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}}); err != nil {
		wantProblem(t, err, link.CodeLate)
	}
	if n := o.writes(); n != asked {
		t.Errorf("%d more writes into a closed period", n-asked)
	}
	if open, err := o.co.OpenSteps(); err != nil || len(open) != 0 {
		t.Errorf("%d steps are still open, %v", len(open), err)
	}
	o.clean()
}

// TestPeriodRollsUnseen lets the period roll on so fast that no look before a
// write shows it, on a server that takes such writes: it is told at the end.
func TestPeriodRollsUnseen(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken), func(opt *link.Options) { opt.Clock = newSoon() })
	o.sim.Alter(func(s *sim.ScenarioOptions) { s.Unguarded = true })
	o.put(o.line(0, 2, 480, 100), o.line(1, 2, 480, 100))
	if err := o.sim.RollAfter(smallCompany, 3); err != nil {
		t.Fatal(err)
	}
	res := o.export()
	if res.Stop != nil || len(res.Notes) != 1 || res.Notes[0].Code != link.CodeRolledBehind {
		t.Errorf("stop %v, notes %v", res.Stop, res.Notes)
	}
	o.clean()
}

// TestPeriodReadJustBeforeSending lets period or runs change while the plan of
// the sending is made: not even a batch comes of it.
func TestPeriodReadJustBeforeSending(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*office) error
		want   payroll.Code
	}{
		"rolled on": {func(o *office) error { return o.sim.RollPeriod(smallCompany) }, link.CodeRolled},
		"run made":  {func(o *office) error { return o.sim.MakeRun(smallCompany, simNov, false) }, runMadeAs()},
	} {
		t.Run(name, func(t *testing.T) {
			o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
			o.put(o.line(0, 2, 480, 0), o.line(1, 2, 480, 0))
			changed := false
			_, err := o.svc.Export(context.Background(), o.co, link.ExportRequest{PlanRequest: link.PlanRequest{
				Period: nov, Progress: func(p link.Progress) {
					if p.Stage == link.StageRead && p.Done == p.Total && !changed {
						changed = true
						if err := c.change(o); err != nil {
							t.Error(err)
						}
					}
				},
			}})
			wantProblem(t, err, c.want)
			batches, err := o.co.Batches()
			if err != nil || len(batches) != 0 || o.writes() != 0 {
				t.Errorf("%d batches and %d writes for a period that was over before the first, %v", len(batches), o.writes(), err)
			}
			o.allIn(payroll.StateReady)
		})
	}
}

// TestMadeRunStopsRemoving takes nothing away once the run was made while the
// sending is under way: deleting has no guard on the server.
func TestMadeRunStopsRemoving(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken), func(opt *link.Options) {
		opt.Parallel, opt.Clock = 1, hurried{newSoon()}
	})
	o.codes("dagen=off")
	for person := range 3 {
		o.put(o.line(person, 2, 480, 0))
	}
	o.export()
	for person := range 3 {
		o.edit(o.ids(person)[0], 60)
		o.confirm(o.ids(person)...)
	}
	made := false
	res := o.export(func(r *link.ExportRequest) {
		r.Progress = func(p link.Progress) {
			if p.Stage == link.StageSend && p.Done == 1 && !made {
				made = true
				if err := o.sim.MakeRun(smallCompany, simNov, false); err != nil {
					t.Error(err)
				}
			}
		}
	})
	if res.Stop == nil || res.Stop.Code != runMadeAs() || res.Waiting != 2 {
		t.Fatalf("stop %v, waiting %d", res.Stop, res.Waiting)
	}
	// Whoever was first has been brought down, and nobody else.
	lowered := 0
	for person := range 3 {
		if sum, _ := o.held(person, 2100); sum == "1.00" {
			lowered++
			continue
		}
		o.holds(person, 2100, "8.00", 1)
	}
	if lowered != 1 {
		t.Errorf("%d people were brought down, want one", lowered)
	}
	o.clean()
}
