package link_test

import (
	"context"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// TestRemovalSettledByHand: a removal whose answer was lost, in a list from which
// a colleague took another row of ours, is nothing that the program may judge. The
// person is shown the row that went away, is told the truth when they say that it
// did not, and can say that it did.
func TestRemovalSettledByHand(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	c := newSoon()
	o := smallOffice(t, 1, sim.Options{After: c.later}, quick(c))
	o.codes("overuren=2150")
	over := o.line(0, 3, 185, 0)
	over.Type = "overuren"
	o.put(o.line(0, 2, 480, 0), over)
	o.export()
	var kept, away sim.StateRow
	for _, r := range o.sim.State().Rows {
		if r.Code == 2150 {
			away = r
		} else {
			kept = r
		}
	}
	if err := o.sim.DeleteRow(atoi(t, away.ID)); err != nil {
		t.Fatal(err)
	}
	if err := o.sim.Inject(sim.Fault{Operation: "HourComponent_Delete", Kind: "reset-after", Effect: "applied"}); err != nil {
		t.Fatal(err)
	}
	res, err := o.svc.TakeBack(ctx, o.co, link.TakeBackRequest{})
	if err != nil || res.Unsure != 1 {
		t.Fatalf("%+v, %v; want the removal in doubt", res, err)
	}
	doubts, err := o.svc.Doubts(ctx, o.co)
	if err != nil || len(doubts) != 1 || len(doubts[0].Candidates) != 1 || doubts[0].Candidates[0].ID != payroll.RowID(kept.ID) {
		t.Fatalf("doubts: %+v, %v; want the row %s that went away", doubts, err, kept.ID)
	}
	_, err = o.svc.Resolve(ctx, o.co, doubts[0].Step.ID, "")
	wantProblem(t, err, link.CodeRowAway)
	if _, err := o.svc.Resolve(ctx, o.co, doubts[0].Step.ID, doubts[0].Candidates[0].ID); err != nil {
		t.Fatal(err)
	}
	o.holds(0, 2100, "0.00", 0)
	if doubts, err = o.svc.Doubts(ctx, o.co); err != nil || len(doubts) != 0 {
		t.Errorf("doubts: %+v, %v", doubts, err)
	}
}
