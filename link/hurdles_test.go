package link_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/store"
)

// TestForeignRows leaves out who has a row of somebody else, and goes beside
// it when told.
func TestForeignRows(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	if _, err := o.sim.TypeRow(sim.HandRow{Employee: smallFirst, Code: 2100, Amount: sim.Whole(8), Period: simNov}); err != nil {
		t.Fatal(err)
	}
	o.put(o.line(0, 2, 480, 0), o.line(1, 2, 480, 0))
	res := o.export()
	if len(res.Held) == 0 || res.Held[0].Block != payroll.BlockForeign {
		t.Fatalf("held: %+v", res.Held)
	}
	o.holds(0, 2100, "8.00", 1)
	o.holds(1, 2100, "8.00", 1)
	if d := o.days(0); d != 0 {
		t.Errorf("the days of who is held back were set to %d", d)
	}
	o.export(func(r *link.ExportRequest) { r.BesideForeign = true })
	o.holds(0, 2100, "16.00", 2)
	o.allIn(payroll.StateSent)
	o.clean()
}

// TestForeignDays holds back who has days that we did not set.
func TestForeignDays(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	if err := o.sim.SetDays(smallFirst, simNov, 7); err != nil {
		t.Fatal(err)
	}
	o.put(o.line(0, 2, 480, 0))
	if res := o.export(); len(res.Held) == 0 || res.Batch != "" {
		t.Fatalf("sent in spite of the days: %+v", res)
	}
	o.export(func(r *link.ExportRequest) { r.OverwriteDays = true })
	if d := o.days(0); d != 1 {
		t.Errorf("%d days, want 1", d)
	}
	o.allIn(payroll.StateSent)
	if _, err := o.svc.TakeBack(context.Background(), o.co, link.TakeBackRequest{}); err != nil {
		t.Fatal(err)
	}
	if d := o.days(0); d != 7 {
		t.Errorf("%d days after taking back, want the 7 of before", d)
	}
}

// TestOwnRowTouched holds back who has a row of ours that a colleague altered
// or deleted, and never removes it.
func TestOwnRowTouched(t *testing.T) {
	t.Parallel()
	for name, touch := range map[string]func(*office, int) error{
		"altered": func(o *office, id int) error { return o.sim.AlterRow(id, sim.Whole(5)) },
		"deleted": func(o *office, id int) error { return o.sim.DeleteRow(id) },
	} {
		t.Run(name, func(t *testing.T) {
			o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
			o.put(o.line(0, 2, 480, 0))
			o.export()
			id := o.ids(0)[0]
			var row int
			for _, r := range o.sim.State().Rows {
				row = atoi(t, r.ID)
			}
			if err := touch(o, row); err != nil {
				t.Fatal(err)
			}
			o.edit(id, 60)
			o.confirm(id)
			writes := o.writes()
			res := o.export()
			if len(res.Held) == 0 || o.writes() != writes {
				t.Errorf("held %d, %d writes", len(res.Held), o.writes()-writes)
			}
			v, err := o.svc.Verify(context.Background(), o.co, nov, nil)
			if err != nil || v.Different == 0 {
				t.Errorf("the read-back sees nothing: %+v, %v", v, err)
			}
		})
	}
}

// TestPeriodGuard refuses the past, the future and a made run unless they were
// unlocked by name.
func TestPeriodGuard(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 480, 0))
	if err := o.sim.MakeRun(smallCompany, simNov, false); err != nil {
		t.Fatal(err)
	}
	req := link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}}
	_, err := o.svc.Export(ctx, o.co, req)
	wantProblem(t, err, runMadeAs())
	req.Unlock = payroll.Period{Year: 2026, Number: 12}
	_, err = o.svc.Export(ctx, o.co, req)
	wantProblem(t, err, link.CodeUnlockOther)
	if err := o.sim.RollPeriod(smallCompany); err != nil {
		t.Fatal(err)
	}
	req.Unlock = payroll.Period{}
	_, err = o.svc.Export(ctx, o.co, req)
	wantProblem(t, err, link.CodeLate)
	o.holds(0, 2100, "0.00", 0)
	req.Unlock = nov
	if _, err = o.svc.Export(ctx, o.co, req); err != nil {
		t.Fatal(err)
	}
	o.holds(0, 2100, "8.00", 1)
	o.clean()
}

// TestRollDuringExport stops cleanly and keeps everything for later.
func TestRollDuringExport(t *testing.T) {
	t.Parallel()
	var o *office
	rolled := false
	o = smallOffice(t, 4, sim.Options{}, withToken(smallToken), func(opt *link.Options) { opt.Parallel = 1 })
	o.policy(payroll.CorrectTWK) // corrections stay in the old period, which must be unlocked
	var first []payroll.Line
	for person := range 4 {
		first = append(first, o.line(person, 2, 480, 100))
	}
	o.put(first...)
	o.export()
	for _, l := range first {
		o.edit(l.ID, 30)
		o.confirm(l.ID)
	}
	res := o.export(func(r *link.ExportRequest) {
		r.Progress = func(p link.Progress) {
			if p.Stage == link.StageSend && p.Done == 1 && !rolled {
				rolled = true
				if err := o.sim.RollPeriod(smallCompany); err != nil {
					t.Error(err)
				}
			}
		}
	})
	if res.Stop == nil || res.Stop.Code != link.CodeRolled || res.Waiting == 0 {
		t.Fatalf("stop %v, waiting %d", res.Stop, res.Waiting)
	}
	writes := o.writes()
	_, err := o.svc.Export(context.Background(), o.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}})
	// Of whom a replacement broke off something is to be sent that never was.
	if p := (*payroll.Problem)(nil); err != nil && (!errors.As(err, &p) || (p.Code != link.CodeLate && p.Code != link.CodeLocked)) {
		t.Errorf("the period is over: %v", err)
	}
	if n := o.writes(); n != writes {
		t.Errorf("%d calls with effect in a closed period", n-writes)
	}
	open, err := o.co.OpenSteps()
	if err != nil || len(open) != 0 {
		t.Errorf("%d steps are still open, %v", len(open), err)
	}
	if st := o.states(); st[payroll.StateUnsure] != 0 {
		t.Errorf("states: %v", st)
	}
	o.clean()
}

// TestLinkBreaks stops at 1001 in the middle, keeps everything, and goes on
// with a new token.
func TestLinkBreaks(t *testing.T) {
	t.Parallel()
	soapOnly(t, "one 401 has the token renewed; see TestConsentEndsDuringExport")
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken), func(opt *link.Options) { opt.Parallel = 1 })
	for person := range 3 {
		o.put(o.line(person, 2, 480, 100))
	}
	if err := o.sim.Inject(sim.Fault{Operation: "WageComponentVar_Insert", Nth: 2, Kind: "fault", Code: 1001}); err != nil {
		t.Fatal(err)
	}
	res := o.export()
	if res.Stop == nil || res.Stop.Code != link.Code1001 || res.Waiting == 0 || res.Unsure != 0 {
		t.Fatalf("stop %v waiting %d unsure %d", res.Stop, res.Waiting, res.Unsure)
	}
	_, err := o.svc.Export(context.Background(), o.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}})
	wantProblem(t, err, link.CodeBroken)
	if err := o.sim.ResetToken(smallEmail, "nieuw000nieuw000nieuw000nieuw000"); err != nil {
		t.Fatal(err)
	}
	fresh := store.NewSecret("nieuw000nieuw000nieuw000nieuw000")
	o.svc.Token = fresh
	if err := o.svc.NewToken(context.Background(), o.co, fresh); err != nil {
		t.Fatal(err)
	}
	if res := o.export(); res.Stop != nil || res.Different != 0 {
		t.Fatalf("after the new token: %+v", res)
	}
	for person := range 3 {
		o.holds(person, 2100, "8.00", 1)
		o.holds(person, 5100, "1.00", 1)
	}
	o.allIn(payroll.StateSent)
	o.clean()
}

// TestBusy tries a call that Nmbrs turned away three times in all, and then
// leaves it waiting.
func TestBusy(t *testing.T) {
	t.Parallel()
	for times, want := range map[int]payroll.StepState{2: payroll.StepDone, 3: payroll.StepWaiting} {
		c := newSoon()
		o := smallOffice(t, 1, sim.Options{After: c.later}, quick(c))
		o.put(o.line(0, 2, 480, 0))
		if err := o.sim.Inject(sim.Fault{Operation: "HourComponentVar_Insert", Times: times, Kind: "fault", Code: 1006}); err != nil {
			t.Fatal(err)
		}
		res := o.export()
		if res.Steps[0].State != want || res.Steps[0].Calls[0].Tries != 3 {
			t.Errorf("turned away %d times: %s after %d tries", times, res.Steps[0].State, res.Steps[0].Calls[0].Tries)
		}
		o.export()
		o.holds(0, 2100, "8.00", 1)
		o.allIn(payroll.StateSent)
	}
}

// TestSelection sends only who was named.
func TestSelection(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
	for person := range 3 {
		o.put(o.line(person, 2, 480, 0))
	}
	o.export(func(r *link.ExportRequest) { r.Only = []payroll.EmployeeID{smallID(1)} })
	o.holds(0, 2100, "0.00", 0)
	o.holds(1, 2100, "8.00", 1)
	o.export()
	o.holds(0, 2100, "8.00", 1)
	o.holds(1, 2100, "8.00", 1)
}

// TestStop ends between two calls and goes on later, with the meals of whom
// the hours had been sent.
func TestStop(t *testing.T) {
	t.Parallel()
	for after := 1; after <= 5; after++ {
		o := smallOffice(t, 2, sim.Options{}, withToken(smallToken), func(opt *link.Options) { opt.Parallel = 1 })
		o.put(o.line(0, 2, 480, 100), o.line(1, 2, 480, 100))
		ctx, cancel := context.WithCancel(context.Background())
		res, err := o.svc.Export(ctx, o.co, link.ExportRequest{PlanRequest: link.PlanRequest{
			Period: nov,
			Progress: func(p link.Progress) {
				if p.Stage == link.StageSend && p.Done == after {
					cancel()
				}
			},
		}})
		cancel()
		if err != nil || res.Stop == nil || res.Stop.Code != link.CodeStopped || res.Done != after || res.Waiting != 6-after {
			t.Fatalf("stopped after %d: %v, %+v", after, err, res)
		}
		o.reopen()
		if res := o.export(); res.Stop != nil || res.Different != 0 {
			t.Fatalf("going on: %+v", res)
		}
		for person := range 2 {
			o.holds(person, 2100, "8.00", 1)
			o.holds(person, 5100, "1.00", 1)
			if d := o.days(person); d != 1 {
				t.Errorf("stopped after %d: person %d has %d days", after, person, d)
			}
		}
		o.allIn(payroll.StateSent)
		o.clean()
	}
}

// TestStopThenTakeBack sends nothing more before it takes back.
func TestStopThenTakeBack(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken), func(opt *link.Options) { opt.Parallel = 1 })
	o.put(o.line(0, 2, 480, 100), o.line(1, 2, 480, 100))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if _, err := o.svc.Export(ctx, o.co, link.ExportRequest{PlanRequest: link.PlanRequest{
		Period: nov,
		Progress: func(p link.Progress) {
			if p.Stage == link.StageSend && p.Done == 2 {
				cancel()
			}
		},
	}}); err != nil {
		t.Fatal(err)
	}
	inserts := o.sim.State().Calls["EmployeeService.HourComponentVar_Insert"] + o.sim.State().Calls["HourComponentVar_Insert"]
	if _, err := o.svc.TakeBack(context.Background(), o.co, link.TakeBackRequest{}); err != nil {
		t.Fatal(err)
	}
	again := o.sim.State().Calls["EmployeeService.HourComponentVar_Insert"] + o.sim.State().Calls["HourComponentVar_Insert"]
	if again != inserts || inserts == 0 {
		t.Errorf("%d inserts before taking back, %d after", inserts, again)
	}
	for person := range 2 {
		o.holds(person, 2100, "0.00", 0)
		o.holds(person, 5100, "0.00", 0)
	}
	o.allIn(payroll.StateReady)
	o.clean()
}

// TestTwoLedgers lets the foreign-row rule catch a second program that knows
// nothing of the first.
func TestTwoLedgers(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 480, 100), o.line(1, 2, 480, 100))
	o.export()
	other := &office{t: t, sim: o.sim, url: o.url, dir: quickDir(t), settings: o.settings}
	other.open()
	t.Cleanup(func() {
		if err := other.led.Close(); err != nil {
			t.Error(err)
		}
	})
	other.setUpSmall()
	other.put(other.line(0, 2, 480, 100), other.line(1, 2, 480, 100))
	writes := o.writes()
	res := other.export()
	if res.Batch != "" || o.writes() != writes || len(res.Held) == 0 {
		t.Errorf("the second program sent batch %q", res.Batch)
	}
	other.allIn(payroll.StateReady)
}

// TestCallOrder looks in the server's own log: one call in flight per
// employee, and one reading of each before the first call with effect.
func TestCallOrder(t *testing.T) {
	t.Parallel()
	const people = 12
	o := smallOffice(t, people, sim.Options{Latency: 2 * time.Millisecond}, withToken(smallToken))
	for person := range people {
		o.put(o.line(person, 2, 480, 100))
	}
	began := len(o.sim.State().CallsLog)
	o.export()
	reads, written := map[string]int{}, map[string]int{}
	for _, call := range o.sim.State().CallsLog[began:] {
		switch {
		case isWrite(call.Operation):
			written[call.EmployeeID]++
		case call.EmployeeID != "" && written[call.EmployeeID] == 0:
			reads[call.EmployeeID]++
		}
	}
	for person := range people {
		id := string(smallID(person))
		if reads[id] != 3 || written[id] != 3 {
			t.Errorf("%s: %d reads before sending and %d calls with effect, want hours, wages and days once each", id, reads[id], written[id])
		}
	}
}
