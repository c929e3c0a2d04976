package link_test

import (
	"context"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// TestNoRowIsAdoptedBesideAnother: an answer is lost, and a row as ours would be came
// meanwhile. Over SOAP it is taken for ours, unless somebody else shows on the other
// codes of that person: then a person says whose it is.
func TestNoRowIsAdoptedBesideAnother(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		others []sim.HandRow
		unsure int
	}{
		"alone":           {nil, 0},
		"their hours":     {[]sim.HandRow{{Code: 2100, Amount: sim.Whole(8)}}, 1},
		"other hours":     {[]sim.HandRow{{Code: 2100, Amount: sim.Whole(3)}}, 1},
		"no code of ours": {[]sim.HandRow{{Code: 2400, Amount: sim.Whole(3)}}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
			o.put(o.line(0, 2, 480, 100))
			if err := o.sim.Inject(sim.Fault{Operation: "WageComponentVar_Insert", Kind: "empty200", Effect: "none"}); err != nil {
				t.Fatal(err)
			}
			typed := false
			res, err := o.svc.Export(context.Background(), o.co, link.ExportRequest{PlanRequest: link.PlanRequest{
				Period: nov, Progress: func(p link.Progress) {
					if p.Stage != link.StageSend || typed {
						return
					}
					typed = true
					for _, h := range append([]sim.HandRow{{Code: 5100, Amount: sim.Whole(1), Wage: true}}, c.others...) {
						h.Employee, h.Period = smallFirst, simNov
						if _, err := o.sim.TypeRow(h); err != nil {
							t.Error(err)
						}
					}
				},
			}})
			if err != nil {
				t.Fatal(err)
			}
			if res.Unsure != c.unsure {
				t.Errorf("%d unsure, want %d", res.Unsure, c.unsure)
			}
			for _, st := range res.Steps {
				if done := st.State == payroll.StepDone; st.Component.Kind == payroll.KindWage && done != (c.unsure == 0) {
					t.Errorf("the meals are %s", st.State)
				}
			}
		})
	}
}
