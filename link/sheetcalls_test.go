package link_test

import (
	"errors"
	"testing"

	"doorzet/link"
	"doorzet/payroll"
)

// everyCall is how many calls the simulator was ever asked.
func (o *office) everyCall() (sum int) {
	for _, n := range o.sim.State().Calls {
		sum += n
	}
	return sum
}

// TestSheetAfterAFullExportAsksNobody: where there is nothing to lay out, no call
// could change that, and none is made; where there is, people are read.
func TestSheetAfterAFullExportAsksNobody(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	sheet := func() (*link.SheetPlan, int, error) {
		before := o.everyCall()
		p, err := o.svc.Sheet(t.Context(), o.co, link.SheetRequest{PlanRequest: link.PlanRequest{Period: nov}})
		return p, o.everyCall() - before, err
	}
	if p, calls, err := sheet(); err != nil || len(p.Sheet.Rows) == 0 || calls < len(p.Sheet.Rows) {
		t.Errorf("before: %+v by %d calls, %v", p, calls, err)
	}
	if res := o.export(func(r *link.ExportRequest) { r.BesideForeign, r.OverwriteDays = true, true }); res.Done == 0 || res.Unsure+res.Refused > 0 {
		t.Fatalf("exported %+v", res)
	}
	if _, calls, err := sheet(); !errors.Is(err, &payroll.Problem{Code: link.CodeSheetEmpty}) || calls != 0 {
		t.Errorf("after all was sent: %d calls, %v", calls, err)
	}
}
