package link_test

import (
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// TestProgressCounts follows a sending of three people, of whom one is refused
// and one doubted: the others go on, and every figure ends where the result says.
func TestProgressCounts(t *testing.T) {
	t.Parallel()
	c := newSoon()
	o := smallOffice(t, 3, sim.Options{After: c.later}, quick(c), func(opt *link.Options) { opt.Parallel = 1 })
	for person := range 3 {
		o.put(o.line(person, 2, 480, 100))
	}
	for _, f := range []sim.Fault{
		{Operation: "HourComponentVar_Insert", Nth: 1, Kind: "fault", Code: 2001, Effect: "none"},
		{Operation: "HourComponentVar_Insert", Nth: 2, Kind: "empty200", Effect: "applied"},
	} {
		if err := o.sim.Inject(f); err != nil {
			t.Fatal(err)
		}
	}
	var told []link.Progress
	res := o.export(func(r *link.ExportRequest) {
		r.Progress = func(p link.Progress) { told = append(told, p) }
	})
	if res.Refused != 1 || res.Unsure != 0 || res.Different != 0 || res.Calls != 9 {
		t.Fatalf("refused %d, unsure %d, different %d, calls %d, want 1, 0, 0, 9", res.Refused, res.Unsure, res.Different, res.Calls)
	}
	var read link.Progress
	for _, p := range told {
		if p.Stage == link.StageRead {
			read = p
		}
	}
	// Nobody but the first is read before the sending begins: the others are read
	// right before their first write.
	if read.Done != 1 || read.Total != 1 {
		t.Errorf("read at the end %+v, want the first one", read)
	}
	var refused, doubted bool
	var sending link.Progress
	for _, p := range told {
		if p.Stage == link.StageSend {
			if p.Done < sending.Done || p.Calls < sending.Calls || p.People < sending.People {
				t.Errorf("the figures go back: %+v after %+v", p, sending)
			}
			sending = p
		}
		if p.Problem == nil {
			continue
		}
		if p.Person == "" || p.Component != (payroll.Component{Kind: payroll.KindHours, Code: 2100}) {
			t.Errorf("a step ended badly without its place: %+v", p)
		}
		refused = refused || p.Refused == 1
		doubted = doubted || p.Unsure == 1
		if p.Done == p.Total {
			t.Errorf("told only when all was done: %+v", p)
		}
	}
	if !refused || !doubted {
		t.Errorf("refused told %v, doubted told %v", refused, doubted)
	}
	want := link.Progress{Stage: link.StageSend, Done: 9, Total: 9, People: 3, OfPeople: 3, Calls: 9, Refused: 1, Unsure: 1}
	if sending != want {
		t.Errorf("at the end %+v, want %+v", sending, want)
	}
}
