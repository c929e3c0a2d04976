package link_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// TestRoad walks the example company from nothing to everything white.
func TestRoad(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	before := o.desk().CountStates()
	plan := o.plan()
	held := map[payroll.EmployeeID]bool{}
	for _, st := range plan.Steps {
		if st.Block != payroll.BlockNone {
			if st.Block != payroll.BlockForeign {
				t.Errorf("%s is held back by %s", st.Person, st.Block)
			}
			held[st.Employee] = true
		}
	}
	if len(held) != 1 {
		t.Errorf("%d people are held back, want the one with a row typed by hand", len(held))
	}
	res := o.export()
	if res.Done == 0 || res.Refused+res.Unsure+res.Waiting != 0 || res.Different != 0 || res.Stop != nil {
		t.Fatalf("done %d refused %d unsure %d waiting %d different %d stop %v",
			res.Done, res.Refused, res.Unsure, res.Waiting, res.Different, res.Stop)
	}
	for _, v := range o.desk().Verdicts {
		if v.State == payroll.StateReady && !held[v.Employee] {
			t.Errorf("%s on %s is still ready", v.Line.Person, v.Line.Date.Dutch())
		}
	}
	res = o.export(func(r *link.ExportRequest) { r.BesideForeign = true })
	if res.Done == 0 || res.Stop != nil {
		t.Fatalf("beside the foreign row: done %d, stop %v", res.Done, res.Stop)
	}
	after := o.desk().CountStates()
	if after[payroll.StateReady].Lines != 0 || after[payroll.StateSent].Lines != before[payroll.StateReady].Lines {
		t.Errorf("%d lines were ready, now %d sent and %d ready",
			before[payroll.StateReady].Lines, after[payroll.StateSent].Lines, after[payroll.StateReady].Lines)
	}
	if sum(before) != sum(after) {
		t.Errorf("%d minutes went in, %d are over all states", sum(before), sum(after))
	}
	writes := o.writes()
	res = o.export()
	if res.Batch != "" || len(res.Steps) != 0 {
		t.Errorf("the second export made batch %q with %d steps", res.Batch, len(res.Steps))
	}
	if n := o.writes(); n != writes {
		t.Errorf("the second export made %d calls with effect", n-writes)
	}
	o.clean()
}

func sum(states map[payroll.State]link.Tally) payroll.Minutes {
	var m payroll.Minutes
	for _, n := range states {
		m += n.Minutes
	}
	return m
}

// TestSecondSync takes a new name and a new person, leaves who is suddenly on
// a fixed wage until a person accepts it, and leaves sent lines alone.
func TestSecondSync(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	before, after := sim.New(inDialect(smallBusiness(3)), sim.Options{}), sim.New(inDialect(changedBusiness()), sim.Options{})
	var now atomic.Pointer[sim.Server]
	now.Store(before)
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		now.Load().Handler().ServeHTTP(w, r)
	}))
	defer web.Close()
	o := &office{t: t, sim: before, url: web.URL, dir: quickDir(t), settings: []func(*link.Options){withToken(smallToken)}}
	o.open()
	defer func() {
		if err := o.led.Close(); err != nil {
			t.Error(err)
		}
	}()
	o.setUpSmall()
	o.put(o.line(1, 2, 480, 0), o.line(2, 2, 480, 0))
	o.export()
	same, err := o.svc.Sync(ctx, o.co)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := o.svc.Apply(o.co, same, nil); err != nil || n != 0 || same.Conflicted() != 0 {
		t.Errorf("nothing changed, and %d rows remain, %d with a conflict, %v", n, same.Conflicted(), err)
	}
	now.Store(after)
	team, err := o.svc.Sync(ctx, o.co)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[payroll.RowKind]int{}
	for _, r := range team.Rows {
		kinds[r.Kind]++
	}
	if kinds[payroll.RowNew] != 1 || kinds[payroll.RowChanged] != 2 || team.Conflicted() != 1 {
		t.Errorf("rows %v, %d with a conflict", kinds, team.Conflicted())
	}
	if n, err := o.svc.Apply(o.co, team, nil); err != nil || n != 1 {
		t.Errorf("%d rows remain, %v", n, err)
	}
	basis := func(person int) payroll.PayBasis {
		for _, v := range o.desk().Verdicts {
			if v.Employee == smallID(person) {
				return v.Basis
			}
		}
		return payroll.BasisUnknown
	}
	if b := basis(2); b != payroll.BasisHourly {
		t.Errorf("the conflict was taken: %q", b)
	}
	if n, err := o.svc.Apply(o.co, team, map[payroll.EmployeeID]bool{smallID(2): true}); err != nil || n != 0 {
		t.Errorf("%d rows remain after accepting, %v", n, err)
	}
	if b := basis(2); b != payroll.BasisFixed {
		t.Errorf("accepted, and the basis is %q", b)
	}
	o.allIn(payroll.StateSent)
}

// changedBusiness has one person more, one with another name, and one who got
// a contract for 38 hours and a salary.
func changedBusiness() sim.Scenario {
	sc := smallBusiness(4)
	full := sim.Whole(38)
	sc.Employees[0].Person.LastName = "Getrouwd"
	sc.Employees[2].Contracts[0].HoursPerWeek = &full
	sc.Employees[2].Salaries[0].Type = 1
	return sc
}

// TestLateAndChangedHours sends only what is missing, and corrects what was
// edited after it was sent.
func TestLateAndChangedHours(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 480, 100), o.line(0, 3, 245, 0), o.line(1, 2, 480, 100))
	if res := o.export(); res.Done != 6 || res.Different != 0 {
		t.Fatalf("done %d, different %d", res.Done, res.Different)
	}
	o.holds(0, 2100, "12.08", 1)
	o.holds(0, 5100, "1.00", 1)
	if d := o.days(0); d != 2 {
		t.Errorf("%d days", d)
	}
	first := o.ids(0)[1]

	o.put(o.line(0, 4, 61, 0)) // late: 786 minutes are 13.10
	res := o.export()
	if res.Done != 2 {
		t.Errorf("the late line made %d steps, want hours and days", res.Done)
	}
	o.holds(0, 2100, "13.10", 2)
	o.holds(1, 2100, "8.00", 1)
	if d := o.days(0); d != 3 {
		t.Errorf("%d days after the late line", d)
	}
	o.allIn(payroll.StateSent)

	o.edit(first, 300)
	if st := o.states(); st[payroll.StateChanged] != 1 {
		t.Fatalf("states after the edit: %v", st)
	}
	writes := o.writes()
	if res := o.export(); res.Batch != "" || o.writes() != writes {
		t.Errorf("an unconfirmed change was sent")
	}
	o.confirm(first)
	if res := o.export(); res.Done == 0 || res.Different != 0 {
		t.Fatalf("correction: done %d different %d", res.Done, res.Different)
	}
	o.holds(0, 2100, "14.02", 3) // 841 minutes: the difference of 0.92 is added
	o.edit(first, 60)
	o.confirm(first)
	o.export()
	sum, _ := o.held(0, 2100)
	if sum != "10.02" {
		t.Errorf("%s after the second correction, want 10.02", sum)
	}
	o.allIn(payroll.StateSent)
	o.clean()
}

// TestWithdraw brings a person back to nothing, days too.
func TestWithdraw(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 480, 100))
	o.export()
	id := o.ids(0)[0]
	o.withdraw(id)
	if st := o.states(); st[payroll.StateChanged] != 1 {
		t.Fatalf("states: %v", st)
	}
	o.confirm(id)
	if res := o.export(); res.Refused+res.Unsure+res.Waiting+res.Different != 0 {
		t.Fatalf("%+v", res)
	}
	o.holds(0, 2100, "0.00", 0)
	o.holds(0, 5100, "0.00", 0)
	if d := o.days(0); d != 0 {
		t.Errorf("%d days are left", d)
	}
	o.allIn(payroll.StateOutside)
	if res := o.export(); res.Batch != "" {
		t.Errorf("there was more to send: %d steps", len(res.Steps))
	}
	o.clean()
}

// TestTakeBack makes lines green again, newest batch first, and leaves others'
// rows and days alone.
func TestTakeBack(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	foreign, err := o.sim.TypeRow(sim.HandRow{Employee: smallFirst, Code: 2150, Amount: sim.Whole(3), Period: simNov})
	if err != nil {
		t.Fatal(err)
	}
	o.put(o.line(0, 2, 480, 100), o.line(1, 2, 480, 0))
	o.export()
	o.put(o.line(0, 3, 240, 0), o.line(1, 3, 240, 0))
	o.export()
	if d := o.days(0); d != 2 {
		t.Fatalf("%d days", d)
	}
	batches, err := o.co.Batches()
	if err != nil || len(batches) != 2 {
		t.Fatalf("%d batches, %v", len(batches), err)
	}
	ctx := context.Background()
	_, err = o.svc.TakeBack(ctx, o.co, link.TakeBackRequest{Batch: batches[0].ID})
	wantProblem(t, err, link.CodeNotNewest)
	if err := o.sim.SetDays(smallFirst+1, simNov, 9); err != nil {
		t.Fatal(err)
	}
	res, err := o.svc.TakeBack(ctx, o.co, link.TakeBackRequest{Batch: "last"})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Held) != 1 || res.Held[0].Block != payroll.BlockDaysOther || res.Held[0].Employee != smallID(1) || res.Held[0].Seen != 900 {
		t.Errorf("what stays is not named: %+v", res.Held)
	}
	o.holds(0, 2100, "8.00", 1)
	if a, b := o.days(0), o.days(1); a != 1 || b != 9 {
		t.Errorf("days %d and %d, want 1 (back) and 9 (a colleague's)", a, b)
	}
	// The day of the second is still in Nmbrs, under a colleague's hand; its hours are not.
	if st := o.states(); st[payroll.StateSent] != 2 || st[payroll.StateReady] != 1 || st[payroll.StatePartly] != 1 {
		t.Errorf("states after taking back: %v", st)
	}
	if err := o.sim.SetDays(smallFirst+1, simNov, 2); err != nil {
		t.Fatal(err)
	}
	// What stayed behind goes first, and nothing else: the batch is not back before.
	if res := o.takeBack(); res.Done != 1 || len(res.Held) != 0 || o.days(1) != 1 {
		t.Errorf("the rest of the batch: %+v, %d days", res.Steps, o.days(1))
	}
	o.holds(0, 2100, "8.00", 1)
	o.takeBack()
	for person := range 2 {
		o.holds(person, 2100, "0.00", 0)
	}
	if d := o.days(0); d != 0 {
		t.Errorf("%d days are left of ours", d)
	}
	if sum, n := o.held(0, 2150); sum != "3.00" || n != 1 {
		t.Errorf("the foreign row %d is now %s in %d rows", foreign, sum, n)
	}
	_, err = o.svc.TakeBack(ctx, o.co, link.TakeBackRequest{})
	wantProblem(t, err, link.CodeNothingSent)
	o.clean()
}

// TestTakeBackAfterRun touches nothing once the run was made.
func TestTakeBackAfterRun(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 480, 100))
	o.export()
	if err := o.sim.MakeRun(smallCompany, simNov, true); err != nil {
		t.Fatal(err)
	}
	_, err := o.svc.TakeBack(context.Background(), o.co, link.TakeBackRequest{})
	wantProblem(t, err, link.CodeUndoRun)
	o.holds(0, 2100, "8.00", 1)
	o.allIn(payroll.StateSent)
}
