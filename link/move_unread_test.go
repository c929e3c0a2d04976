package link_test

import (
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// TestMoveBesideAnUnreadablePart: one answer about one person that cannot be
// read is a doubt about those rows of that person alone. Everything else moves
// along, and nothing is sent twice for it afterwards.
func TestMoveBesideAnUnreadablePart(t *testing.T) {
	t.Parallel()
	for kind, read := range map[payroll.Kind]string{payroll.KindHours: "HourComponentVar_Get", payroll.KindWage: "WageComponentVar_Get"} {
		t.Run(string(kind), func(t *testing.T) {
			o := bothOffice(t)
			o.readySOAP()
			ctx := t.Context()
			o.export(func(r *link.ExportRequest) { r.BesideForeign = true })
			sent := o.sentNow()
			rows, err := o.co.Rows()
			noErr(t, err)
			var of payroll.EmployeeID
			places := 0
			for _, r := range rows {
				if r.Kind == kind && of == "" {
					of = r.Employee
				}
				if r.Kind == kind && r.Employee == of {
					places++
				}
			}
			if places == 0 {
				t.Fatal("there is nothing of the kind to move")
			}
			noErr(t, o.sim.Inject(sim.Fault{Operation: read, EmployeeID: string(of), Times: -1, Kind: "body", Body: "<onleesbaar"}))
			m, err := o.svc.PrepareMove(ctx, o.co, o.signIn(), nil)
			if err != nil {
				t.Fatal(err)
			}
			unread := 0
			for _, d := range m.Doubts {
				switch d.Kind {
				case link.MoveUnread:
					unread++
					if d.Employee != of || d.Component.Kind != kind {
						t.Errorf("%s %v is in doubt as %s", d.Employee, d.Component, d.Kind)
					}
				case link.MovePlan:
				default:
					t.Errorf("%s %v is in doubt as %s", d.Employee, d.Component, d.Kind)
				}
			}
			if unread != places || m.ByComment == 0 {
				t.Errorf("%d of %d rows could not be read; %d recognised", unread, places, m.ByComment)
			}
			noErr(t, o.svc.CommitMove(ctx, o.co, m))
			o.sim.ClearFaults()
			if _, err := o.svc.Export(ctx, o.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}}); err != nil {
				t.Fatal(err)
			}
			got := o.sentNow()
			for k, want := range sent {
				if got[k] != want {
					t.Errorf("%s: Nmbrs holds %s after the move, %s before it", k, got[k], want)
				}
			}
		})
	}
}
