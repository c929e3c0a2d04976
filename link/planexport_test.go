package link_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// noted is a client that notes each call with effect as it arrives.
type noted struct {
	nmbrs.Client
	*notes
}

type notes struct {
	mu    sync.Mutex
	calls []string
}

func (n *notes) add(format string, args ...any) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.calls = append(n.calls, fmt.Sprintf(format, args...))
}

// taken gives the calls since the last time, in an order of their own.
func (n *notes) taken() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	out := n.calls
	n.calls = nil
	slices.Sort(out)
	return out
}

const (
	noteAdd    = "add %s %s %d %s in %d-%d, unlocked %t, centre %q"
	noteSet    = "set %s %d days in %d-%d, unlocked %t"
	noteRemove = "remove %s %s %s"
)

func (c noted) InsertHours(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	c.insert(payroll.KindHours, in)
	return c.Client.InsertHours(ctx, in)
}

func (c noted) InsertWage(ctx context.Context, in nmbrs.Insert) (nmbrs.RowID, error) {
	c.insert(payroll.KindWage, in)
	return c.Client.InsertWage(ctx, in)
}

func (c noted) insert(k payroll.Kind, in nmbrs.Insert) {
	c.add(noteAdd, k, in.Employee, in.Code, payroll.Hundredths(in.Amount), in.Period.Year, in.Period.Number, in.Unprotected, in.CostCentre)
}

func (c noted) DeleteHours(ctx context.Context, e nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	c.add(noteRemove, payroll.KindHours, e, row)
	return c.Client.DeleteHours(ctx, e, row)
}

func (c noted) DeleteWage(ctx context.Context, e nmbrs.EmployeeID, row nmbrs.RowID) (bool, error) {
	c.add(noteRemove, payroll.KindWage, e, row)
	return c.Client.DeleteWage(ctx, e, row)
}

func (c noted) SetDays(ctx context.Context, in nmbrs.SetDays) error {
	c.add(noteSet, in.Employee, in.Days, in.Period.Year, in.Period.Number, in.Unprotected)
	return c.Client.SetDays(ctx, in)
}

// planned words the calls of a plan as they would arrive.
func planned(p *link.PlanResult, current payroll.Period) []string {
	var n notes
	for _, st := range p.Steps {
		if !st.Sends() {
			continue
		}
		in, k := st.BookedIn, st.Component.Kind
		for _, c := range st.Calls {
			switch c.Op {
			case payroll.OpAdd:
				n.add(noteAdd, k, st.Employee, st.Component.Code, c.Amount, in.Year, in.Number, in != current, st.Component.CostCentre)
			case payroll.OpRemove:
				n.add(noteRemove, k, st.Employee, c.Row)
			default:
				n.add(noteSet, st.Employee, int(c.Amount/100), in.Year, in.Number, in != current)
			}
		}
	}
	return n.taken()
}

// TestPlanIsTheExport makes random situations, and then plan and export with
// the same flags: the calls that arrive are those that were planned, and what
// the plan refuses the export refuses in the same words.
func TestPlanIsTheExport(t *testing.T) {
	t.Parallel()
	trials := 60
	if brief() {
		trials = 15
	}
	sent, corrected, elsewhere, guarded := 0, 0, 0, 0
	for seed := range uint64(trials) {
		w := newPlanWorld(t, seed)
		w.live()
		plan, res := w.compare()
		switch {
		case plan == nil:
		case plan.Guard != nil:
			guarded++
		default:
			for _, st := range plan.Steps {
				if st.Sends() && st.BookedIn != st.ForPeriod {
					elsewhere++
				}
				if st.Sends() && st.Amount < 0 {
					corrected++
				}
			}
			sent += res.Calls
		}
		w.sim.Close()
	}
	t.Logf("%d calls, %d downwards, %d steps booked in another period, %d plans that wait", sent, corrected, elsewhere, guarded)
	if sent == 0 || corrected == 0 || elsewhere == 0 || guarded == 0 {
		t.Error("the situations do not reach far enough")
	}
}

// planWorld is an office under random work by one seed.
type planWorld struct {
	*office
	r    *rand.Rand
	seed uint64
	seen *notes
	now  payroll.Period
	// typed tells that a colleague typed: that is told as a difference.
	typed bool
}

func newPlanWorld(t *testing.T, seed uint64) *planWorld {
	w := &planWorld{r: rand.New(rand.NewPCG(seed, 5)), seed: seed, seen: &notes{}, now: nov}
	w.office = smallOffice(t, 3, sim.Options{}, withToken(smallToken), func(o *link.Options) {
		o.Dial = func(a link.Access) (nmbrs.Client, error) {
			c, err := dialAtOnce(a)
			return noted{c, w.seen}, err
		}
	})
	if w.maybe() {
		w.codes("dagen=off")
	}
	if w.maybe() {
		w.policy(payroll.CorrectTWK)
	} else {
		w.policy(payroll.CorrectCurrent)
	}
	return w
}

func (w *planWorld) maybe() bool { return w.r.IntN(2) == 0 }

// live lets November be worked, sent and changed, Nmbrs move on, and others type.
func (w *planWorld) live() {
	for range 4 {
		w.enter(w.r.IntN(3))
	}
	if w.maybe() {
		w.export()
	}
	for range 1 + w.r.IntN(6) {
		switch w.r.IntN(8) {
		case 0, 1:
			w.enter(w.r.IntN(3))
		case 2, 3:
			w.alter()
		case 4:
			w.code()
		case 5:
			w.foreign()
		case 6:
			if w.now == nov {
				w.roll()
				w.now = dec
			}
		case 7:
			if w.maybe() {
				w.run()
			} else {
				w.export() // what may go goes
			}
		}
	}
	w.seen.taken()
}

func (w *planWorld) export() {
	_, err := w.svc.Export(context.Background(), w.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}})
	if p := (*payroll.Problem)(nil); err != nil && !errors.As(err, &p) {
		w.t.Fatalf("seed %d: %v", w.seed, err)
	}
}

func (w *planWorld) run() {
	p := sim.Period{Year: w.now.Year, Number: w.now.Number}
	if err := w.sim.MakeRun(smallCompany, p, false); err != nil {
		w.t.Fatal(err)
	}
}

func (w *planWorld) enter(person int) {
	l := w.line(person, 1+w.r.IntN(20), payroll.Minutes(20*(1+w.r.IntN(24))), payroll.Hundredths(100*w.r.IntN(2)))
	l.Venue = []string{"Zaak", "Terras"}[w.r.IntN(2)]
	if w.r.IntN(4) == 0 {
		l.Type = "overuren"
	}
	w.put(l)
}

// alter changes or withdraws a line, and mostly confirms that.
func (w *planWorld) alter() {
	ids := w.ids(w.r.IntN(3))
	if len(ids) == 0 {
		return
	}
	id := ids[w.r.IntN(len(ids))]
	if w.r.IntN(3) == 0 {
		w.withdraw(id)
	} else {
		w.edit(id, payroll.Minutes(30*(1+w.r.IntN(12))))
	}
	for _, v := range w.desk().Verdicts {
		if v.Line.ID == id && v.State == payroll.StateChanged && w.r.IntN(4) > 0 {
			w.confirm(id)
		}
	}
}

// code changes what a type goes to, or to which cost centre a venue goes.
func (w *planWorld) code() {
	if w.maybe() {
		w.codes("overuren=" + []string{"2100", "2150", "-"}[w.r.IntN(3)])
		return
	}
	if err := w.svc.SetCentre(w.co, payroll.Period{}, "Terras", false, w.centres()[0].ID, w.centres()); err != nil {
		w.t.Fatal(err)
	}
}

// foreign lets a colleague type in the current period: a row, or days.
func (w *planWorld) foreign() {
	w.typed = true
	p := sim.Period{Year: w.now.Year, Number: w.now.Number}
	err := w.sim.SetDays(smallFirst+w.r.IntN(3), p, 7)
	if w.maybe() {
		_, err = w.sim.TypeRow(sim.HandRow{Employee: smallFirst + w.r.IntN(3), Code: 2100, Amount: sim.Whole(3), Period: p})
	}
	if err != nil {
		w.t.Fatal(err)
	}
}

// flags draws what a clerk may add to plan and export.
func (w *planWorld) flags() link.PlanRequest {
	req := link.PlanRequest{
		Period: nov, WithoutDays: w.maybe(), BesideForeign: w.maybe(), OverwriteDays: w.maybe(), Recalculate: w.r.IntN(4) == 0,
	}
	switch w.r.IntN(5) {
	case 0, 1:
		req.Unlock = nov
	case 2:
		req.Unlock = w.now
	}
	if w.r.IntN(3) == 0 {
		req.BookIn = dec
	}
	if w.r.IntN(4) == 0 {
		req.Only = []payroll.EmployeeID{smallID(w.r.IntN(3))}
	}
	return req
}

func (w *planWorld) compare() (*link.PlanResult, *link.ExportResult) {
	req := w.flags()
	plan, perr := w.svc.Plan(context.Background(), w.co, req)
	if calls := w.seen.taken(); len(calls) > 0 {
		w.t.Errorf("seed %d: a plan writes: %q", w.seed, calls)
	}
	res, err := w.svc.Export(context.Background(), w.co, link.ExportRequest{PlanRequest: req})
	got := w.seen.taken()
	if perr != nil || plan.Guard != nil {
		want := perr
		if want == nil {
			want = plan.Guard
		}
		if err == nil || err.Error() != want.Error() || len(got) > 0 {
			w.t.Errorf("seed %d: the plan says %v, the export %v after %q", w.seed, want, err, got)
		}
		return plan, nil
	}
	if err != nil {
		w.t.Fatalf("seed %d: %v", w.seed, err)
	}
	if want := planned(plan, w.now); !slices.Equal(got, want) {
		w.t.Errorf("seed %d, %+v:\nplanned %q\nmade    %q", w.seed, req, want, got)
	}
	w.judge(plan, res, req)
	return plan, res
}

// judge looks at what the sending left: nothing planned is open, who was held
// is named, and no line is white while one of its components was held back.
func (w *planWorld) judge(plan *link.PlanResult, res *link.ExportResult, req link.PlanRequest) {
	held := map[payroll.EmployeeID]bool{}
	for _, st := range plan.Steps {
		held[st.Employee] = held[st.Employee] || st.Block != payroll.BlockNone
	}
	if n := len(res.Held); n != countHeld(plan) {
		w.t.Errorf("seed %d: %d held, planned %d", w.seed, n, countHeld(plan))
	}
	if res.Refused+res.Unsure+res.Waiting > 0 || (res.Different > 0 && !w.typed) {
		w.t.Errorf("seed %d, %+v: %d refused, %d unsure, %d waiting, %d different", w.seed, req, res.Refused, res.Unsure, res.Waiting, res.Different)
		for _, st := range res.Steps {
			if st.Reason != nil {
				w.t.Logf("%s %v: %v", st.Employee, st.Component, st.Reason)
			}
		}
	}
	again, err := w.svc.Plan(context.Background(), w.co, req)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, st := range again.Steps {
		if st.Sends() {
			w.t.Errorf("seed %d, %+v: after the export the plan still asks %s of %s: %s %s", w.seed, req, st.Action, st.Employee, st.Component.Kind, st.Amount)
		}
	}
	before := map[payroll.LineID]bool{}
	for _, v := range plan.Desk.Verdicts {
		before[v.Line.ID] = v.State == payroll.StateSent
	}
	for _, v := range w.desk().Verdicts {
		if v.State == payroll.StateSent && !before[v.Line.ID] && held[v.Employee] {
			w.t.Errorf("seed %d: a line of %s turned white while something of them was held", w.seed, v.Employee)
		}
	}
}

func countHeld(p *link.PlanResult) int {
	n := 0
	for _, st := range p.Steps {
		if st.Block != payroll.BlockNone {
			n++
		}
	}
	return n
}
