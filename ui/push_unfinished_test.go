package ui

import (
	"context"
	"errors"
	"strconv"
	"testing"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// breakOff sends somebody, makes a line shorter, and leaves the replacement of
// the row half-done: the old row is gone and the new one is not there yet.
func (o *testOffice) breakOff(who payroll.EmployeeID) payroll.Hundredths {
	o.t.Helper()
	ctx := o.t.Context()
	only := link.PlanRequest{Period: november, Only: []payroll.EmployeeID{who}}
	_, err := o.svc.Export(ctx, o.anker, link.ExportRequest{PlanRequest: only})
	o.must(err)
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	for i := range desk.Verdicts {
		v := &desk.Verdicts[i]
		if v.Employee == who && v.State == payroll.StateSent && v.Line.Minutes > 60 {
			f := v.Line.Facts
			f.Start, f.End, f.Minutes = payroll.NoTime, payroll.NoTime, f.Minutes-60
			o.must(o.svc.Edit(o.anker, desk, v.Line.ID, f, ""))
			desk, err = o.svc.Desk(o.anker, november)
			o.must(err)
			o.must(o.svc.Confirm(o.anker, desk, []payroll.LineID{v.Line.ID}, "vergissing"))
			break
		}
	}
	plan, err := o.svc.Plan(ctx, o.anker, only)
	o.must(err)
	for _, p := range plan.Steps {
		if p.Action != payroll.ActionRemove {
			continue
		}
		st := payroll.Step{
			ID: "step-half", Batch: "batch-half", Employee: who, Component: p.Component, ForPeriod: november, BookedIn: november,
			Action: p.Action, Amount: p.Amount, Wanted: p.Wanted, Ours: p.Ours, Seen: p.Seen, Minutes: p.Minutes, Calls: p.Calls,
			Counts: p.Counts, State: payroll.StepWaiting,
		}
		batch := payroll.Batch{ID: "batch-half", Kind: payroll.BatchExport, ForPeriod: november, BookedIn: november, Steps: 1}
		o.must(o.anker.CreateBatch(batch, []payroll.Step{st}, store.Audit{Action: "export"}))
		before := []payroll.SeenRow{{ID: p.Calls[0].Row, Code: p.Component.Code, Amount: p.Calls[0].Amount}}
		o.must(o.anker.Record([]payroll.CallMove{{Step: st.ID, To: payroll.StepSending, Before: before}}))
		o.must(o.anker.Record([]payroll.CallMove{{Step: st.ID, To: payroll.StepDone}}))
		row, err := strconv.Atoi(string(p.Calls[0].Row))
		o.must(err)
		o.must(o.sim.DeleteRow(row))
		return p.Wanted
	}
	o.t.Fatalf("nothing is to be replaced: %+v", plan.Steps)
	return 0
}

// TestUnfinishedIsCarriedOn shows what a broken-off replacement still owes,
// also where nothing else can be sent, and finishes it by one key.
func TestUnfinishedIsCarriedOn(t *testing.T) {
	o := newTestOffice(t).ready()
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	var who payroll.EmployeeID
	for i := range desk.Verdicts {
		if v := &desk.Verdicts[i]; v.Line.Person == "Chloé d'Hondt" && v.State == payroll.StateReady {
			who = v.Employee
		}
	}
	owes := o.breakOff(who)
	d := o.start(120, 40, periodScreens(ScreenPush))
	d.See("Een eerdere verzending is niet af: 1 stap", "Chloé d'Hondt, 2100 Gewerkte uren,", "ontbreekt nu nog "+pushOf(d).o.Texts().Hours(owes)+": een vervanging brak af")
	// Only she is chosen, and of her nothing else can go along before that.
	d.person("Chlo").Press("space", "enter").See("Eerdere verzending afmaken?", "[ Annuleren ]")
	d.Press("tab", "enter").See("doorgezet", "0 verschillend").Not("ontbreekt nu nog")
	for _, r := range o.sim.State().Rows {
		if r.EmployeeID == string(who) && r.Code == 2100 && r.Period == 11 && r.Hours != owes.String() {
			t.Errorf("Nmbrs holds %s, want %s", r.Hours, owes)
		}
	}
	open, err := o.anker.OpenSteps()
	o.must(err)
	if len(open) != 0 {
		t.Errorf("still open: %+v", open)
	}
}

// TestWhatWasCarriedOnIsNotCalledGone: a sending that was broken off is carried
// on from a plan that was read before. What it wrote stands in Nmbrs: no person is
// told that it is gone, or is held for it.
func TestWhatWasCarriedOnIsNotCalledGone(t *testing.T) {
	o := newTestOffice(t).ready()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	calls := 0
	_, err := o.svc.Export(ctx, o.anker, link.ExportRequest{PlanRequest: link.PlanRequest{
		Period: november, Progress: func(p link.Progress) {
			if p.Stage == link.StageSend {
				if calls++; calls == 6 {
					stop()
				}
			}
		},
	}})
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	d := o.start(120, 40, periodScreens(ScreenPush))
	d.See("Een eerdere verzending is niet af").Press("enter")
	if len(d.root.desk.dialogs) == 0 {
		t.Fatalf("nothing is asked:\n%s", d.Screen())
	}
	d.Press("tab", "enter").See("doorgezet", "0 verschillend")
	for _, r := range pushOf(d).result.rows {
		if r.block == payroll.BlockGone || r.block == payroll.BlockChanged {
			t.Errorf("%s, %v: held because of %s", r.person, r.component, r.block)
		}
	}
	d.Press("r")
	for _, st := range pushOf(d).plan.Steps {
		if st.Block == payroll.BlockGone || st.Block == payroll.BlockOpen {
			t.Errorf("afterwards %s, %v: %s", st.Person, st.Component, st.Block)
		}
	}
}
