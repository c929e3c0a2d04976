package link_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// watched is a client that looks at each call with effect whether the ledger
// knew of it first, and whether the employee has no other one under way.
type watched struct {
	nmbrs.Client
	o     *office
	mu    *sync.Mutex
	under map[nmbrs.EmployeeID]int
}

func (w watched) enter(e nmbrs.EmployeeID, op payroll.Op) func() {
	w.mu.Lock()
	w.under[e]++
	if n := w.under[e]; n != 1 {
		w.o.t.Errorf("%d calls under way for %s", n, e)
	}
	w.mu.Unlock()
	open, err := w.o.co.OpenSteps()
	if err != nil {
		w.o.t.Error(err)
	}
	sending := 0
	for _, st := range open {
		for _, c := range st.Calls {
			if st.Employee == payroll.EmployeeID(e) && c.State == payroll.StepSending && c.Op == op {
				sending++
			}
		}
	}
	if sending != 1 {
		w.o.t.Errorf("the ledger holds %d intents of a %s for %s when it is made", sending, op, e)
	}
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.under[e]--
	}
}

func (w watched) InsertHours(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	defer w.enter(in.Employee, payroll.OpAdd)()
	return w.Client.InsertHours(ctx, in)
}

func (w watched) InsertWage(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	defer w.enter(in.Employee, payroll.OpAdd)()
	return w.Client.InsertWage(ctx, in)
}

func (w watched) DeleteHours(ctx context.Context, e nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	defer w.enter(e, payroll.OpRemove)()
	return w.Client.DeleteHours(ctx, e, row)
}

func (w watched) SetDays(ctx context.Context, in nmbrs.SetDays) error {
	defer w.enter(in.Employee, payroll.OpSet)()
	return w.Client.SetDays(ctx, in)
}

// TestIntentFirst looks at every call of an export with corrections.
func TestIntentFirst(t *testing.T) {
	t.Parallel()
	var o *office
	var mu sync.Mutex
	under := map[nmbrs.EmployeeID]int{}
	o = smallOffice(t, 8, sim.Options{Latency: time.Millisecond}, withToken(smallToken), func(opt *link.Options) {
		opt.Dial = func(a link.Access) (nmbrs.Client, error) {
			c, err := dialAtOnce(a)
			return watched{c, o, &mu, under}, err
		}
	})
	for person := range 8 {
		o.put(o.line(person, 2, 480, 100), o.line(person, 3, 480, 0))
	}
	o.export()
	for person := range 8 {
		id := o.ids(person)[0]
		o.edit(id, 60)
		o.confirm(id)
	}
	o.export()
	if len(under) != 8 || o.sim.State().Calls["EmployeeService.HourComponent_Delete"]+o.sim.State().Calls["HourComponent_Delete"] != 8 {
		t.Errorf("calls: %v", o.sim.State().Calls)
	}
	o.allIn(payroll.StateSent)
	o.clean()
}

// TestSettlingTime asks for the whole settling time whatever the wall clock
// does meanwhile, before a doubtful call is read back.
func TestSettlingTime(t *testing.T) {
	t.Parallel()
	for name, jump := range map[string]time.Duration{"none": 0, "forward": 24 * time.Hour, "back": -time.Hour} {
		t.Run(name, func(t *testing.T) {
			c := newSoon()
			o := smallOffice(t, 2, sim.Options{After: c.later}, quick(c))
			o.put(o.line(0, 2, 480, 0), o.line(1, 2, 480, 0))
			if err := o.sim.Inject(sim.Fault{Operation: "HourComponentVar_Insert", EmployeeID: string(smallID(0)), Kind: "empty200", Effect: "late", Late: 9 * time.Second}); err != nil {
				t.Fatal(err)
			}
			c.rests()
			o.export(func(r *link.ExportRequest) {
				r.Progress = func(p link.Progress) {
					if p.Problem != nil { // the doubt has arisen: now the clock is put wrong
						c.jump(jump)
					}
				}
			})
			var longest time.Duration
			for _, d := range c.rests() {
				longest = max(longest, d)
			}
			if longest != 10*time.Second {
				t.Errorf("the longest rest was %s, want the settling time of 10 s", longest)
			}
			o.holds(0, 2100, "8.00", 1)
			o.allIn(payroll.StateSent)
		})
	}
}

// TestResolve lets a person settle what reading back cannot: two rows that may
// be it. A row that cannot be it is refused.
func TestResolve(t *testing.T) {
	t.Parallel()
	soapOnly(t, "the comment tells the two rows apart")
	ctx := context.Background()
	c := newSoon()
	var o *office
	typed := 0
	o = smallOffice(t, 2, sim.Options{After: c.later}, quick(c))
	o.put(o.line(0, 2, 480, 0), o.line(1, 2, 600, 0))
	if err := o.sim.Inject(sim.Fault{Operation: "HourComponentVar_Insert", EmployeeID: string(smallID(0)), Kind: "empty200"}); err != nil {
		t.Fatal(err)
	}
	res := o.export(func(r *link.ExportRequest) {
		r.Progress = func(p link.Progress) {
			if p.Problem == nil || typed != 0 {
				return
			}
			var err error
			typed, err = o.sim.TypeRow(sim.HandRow{Employee: smallFirst, Code: 2100, Amount: sim.Whole(8), Period: simNov})
			if err != nil {
				t.Error(err)
			}
		}
	})
	if res.Unsure != 1 {
		t.Fatalf("%d unsure, want the one with two candidates", res.Unsure)
	}
	if st := o.states(); st[payroll.StateUnsure] != 1 || st[payroll.StateSent] != 1 {
		t.Errorf("states: %v", st)
	}
	id := o.ids(0)[0]
	err := o.svc.Withdraw(o.co, o.desk(), []payroll.LineID{id}, "weg")
	wantProblem(t, err, link.CodeLineUnsure)
	doubts, err := o.svc.Doubts(ctx, o.co)
	if err != nil || len(doubts) != 1 || len(doubts[0].Candidates) != 2 {
		t.Fatalf("doubts: %+v, %v", doubts, err)
	}
	step := doubts[0].Step.ID
	for row, code := range map[payroll.RowID]payroll.Code{"88999999": link.CodeNoRow, ownRowOf(o, 1): link.CodeRowTaken} {
		_, err := o.svc.Resolve(ctx, o.co, step, row)
		wantProblem(t, err, code)
	}
	_, err = o.svc.Resolve(ctx, o.co, "nergens", "")
	wantProblem(t, err, link.CodeNoStep)
	ours := doubts[0].Candidates[0].ID
	if atoi(t, string(ours)) == typed {
		ours = doubts[0].Candidates[1].ID
	}
	if _, err := o.svc.Resolve(ctx, o.co, step, ours); err != nil {
		t.Fatal(err)
	}
	o.export(func(r *link.ExportRequest) { r.BesideForeign = true })
	o.holds(0, 2100, "16.00", 2) // ours and the colleague's
	o.allIn(payroll.StateSent)
	o.clean()
}

func ownRowOf(o *office, person int) payroll.RowID {
	o.t.Helper()
	rows, err := o.co.Rows()
	if err != nil {
		o.t.Fatal(err)
	}
	for _, r := range rows {
		if r.Employee == smallID(person) && r.Kind == payroll.KindHours {
			return r.ID
		}
	}
	o.t.Fatalf("no row of person %d", person)
	return ""
}

// TestResolveNone rests before it believes that a call did not arrive.
func TestResolveNone(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 480, 0))
	if err := o.sim.Inject(sim.Fault{Operation: "HourComponentVar_Insert", Kind: "html502", Effect: "late", Late: 30 * time.Millisecond}); err != nil {
		t.Fatal(err)
	}
	res, err := o.svc.Export(ctx, o.co, link.ExportRequest{PlanRequest: link.PlanRequest{
		Period: nov,
		Progress: func(p link.Progress) {
			if p.Problem != nil {
				cancel() // before it has settled
			}
		},
	}})
	if err != nil || res.Unsure != 1 {
		t.Fatalf("%v: %+v", err, res)
	}
	_, err = o.svc.Resolve(context.Background(), o.co, res.Steps[0].ID, "")
	wantProblem(t, err, link.CodeRowThere) // after the rest it is plainly there
	o.export()
	o.holds(0, 2100, "8.00", 1)
	o.allIn(payroll.StateSent)
	o.clean()
}
