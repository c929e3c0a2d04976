package link_test

import (
	"context"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// handTyped has three people to send, two of them with rows typed by hand in
// Nmbrs: the first with hours, the second with days.
func handTyped(t *testing.T) *office {
	t.Helper()
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
	o.typed(0, sim.Whole(8))
	if err := o.sim.SetDays(smallFirst+1, simNov, 7); err != nil {
		t.Fatal(err)
	}
	for person := range 3 {
		o.put(o.line(person, 2, 240, 0))
	}
	return o
}

// typed lets a colleague type hours in Nmbrs.
func (o *office) typed(person int, hours sim.Decimal) {
	o.t.Helper()
	if _, err := o.sim.TypeRow(sim.HandRow{Employee: smallFirst + person, Code: 2100, Amount: hours, Period: simNov}); err != nil {
		o.t.Fatal(err)
	}
}

// pick decides about a row and gives what is still to choose.
func (o *office) pick(row payroll.RowID, c link.RowChoice) []link.RowIssue {
	o.t.Helper()
	if _, err := o.svc.ChooseRow(context.Background(), o.co, nov, string(row), c); err != nil {
		o.t.Fatalf("%s %s: %v", c, row, err)
	}
	return o.issues()
}

func TestForeignChoices(t *testing.T) {
	t.Parallel()
	o := handTyped(t)
	is := o.issues()
	if len(is) != 2 {
		t.Fatalf("issues: %+v", is)
	}
	hours, days := is[0], is[1]
	if hours.State != link.IssueForeign || hours.Before != nil || hours.Now.String() != "8.00" || hours.After.String() != "12.00" {
		t.Errorf("hours: %+v", hours)
	}
	if days.Component.Kind != payroll.KindWorked || days.Now.String() != "7.00" || days.After.String() != "1.00" {
		t.Errorf("days: %+v", days)
	}
	writes := o.writes()
	if left := o.pick(hours.Row, link.ChoiceBeside); len(left) != 1 {
		t.Errorf("still to choose: %+v", left)
	}
	if left := o.pick(days.Row, link.ChoiceOverwrite); len(left) != 0 {
		t.Errorf("still to choose: %+v", left)
	}
	if o.writes() != writes {
		t.Error("choosing sent something")
	}
	if res := o.export(); len(res.Held) != 0 || res.Different != 0 {
		t.Fatalf("held %+v, %d different", res.Held, res.Different)
	}
	o.holds(0, 2100, "12.00", 2)
	if d := o.days(1); d != 1 {
		t.Errorf("%d days, want 1", d)
	}
	o.allIn(payroll.StateSent)
	// The choice holds for later hours too, after a restart as well.
	o.reopen()
	o.put(o.line(0, 3, 60, 0))
	if res := o.export(); len(res.Held) != 0 {
		t.Errorf("asked again about the same row: %+v", res.Held)
	}
	o.holds(0, 2100, "13.00", 3)
	o.clean()
}

// An acceptance holds for the row as it was seen: another amount, or another
// row, asks anew.
func TestForeignChangedAfterChoice(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*office){
		"another amount": func(o *office) {
			for _, r := range o.sim.State().Rows {
				if r.Hours == "8.00" {
					if err := o.sim.AlterRow(atoi(o.t, r.ID), sim.Whole(9)); err != nil {
						o.t.Fatal(err)
					}
				}
			}
		},
		"another row": func(o *office) { o.typed(0, sim.Whole(2)) },
	} {
		t.Run(name, func(t *testing.T) {
			o := handTyped(t)
			o.pick(o.issues()[0].Row, link.ChoiceBeside)
			change(o)
			writes := o.writes()
			res := o.export(func(r *link.ExportRequest) { r.Only = []payroll.EmployeeID{smallID(0)} })
			if len(res.Held) == 0 || res.Held[0].Block != payroll.BlockForeign || o.writes() != writes {
				t.Errorf("held: %+v", res.Held)
			}
		})
	}
}

func TestForeignChoiceTakenBack(t *testing.T) {
	t.Parallel()
	o := handTyped(t)
	row := o.issues()[0].Row
	o.pick(row, link.ChoiceBeside)
	if left := o.pick(row, link.ChoiceAsk); len(left) != 2 || left[0].Row != row || left[0].State != link.IssueForeign {
		t.Errorf("to choose after taking it back: %+v", left)
	}
	res := o.export()
	if len(res.Held) == 0 {
		t.Error("nobody is held back")
	}
	o.holds(0, 2100, "8.00", 1)
	o.holds(2, 2100, "4.00", 1)
	// All at once, as the screen does, and back for one.
	plan, err := o.svc.Plan(t.Context(), o.co, link.PlanRequest{Period: nov})
	if err != nil {
		t.Fatal(err)
	}
	if rows := plan.Foreign(smallID(1)); len(rows) != 1 || rows[0].Kind != payroll.KindWorked {
		t.Errorf("of one: %+v", rows)
	}
	if err := o.svc.LetBeside(o.co, plan.Foreign()); err != nil {
		t.Fatal(err)
	}
	if is := o.issues(); len(is) != 0 {
		t.Errorf("issues: %+v", is)
	}
	if err := o.svc.AskAgain(o.co, nov, smallID(0)); err != nil {
		t.Fatal(err)
	}
	if is := o.issues(); len(is) != 1 || is[0].Employee != smallID(0) {
		t.Errorf("issues: %+v", is)
	}
	// And back for everybody.
	if err := o.svc.AskAgain(o.co, nov); err != nil {
		t.Fatal(err)
	}
	if is := o.issues(); len(is) != 2 {
		t.Errorf("issues: %+v", is)
	}
	_, err = o.svc.ChooseRow(t.Context(), o.co, nov, string(row), link.ChoiceOverwrite)
	wantProblem(t, err, link.CodeNotThatChoice)
	_, err = o.svc.ChooseRow(t.Context(), o.co, nov, "1", link.ChoiceSkip)
	wantProblem(t, err, link.CodeNoIssue)
	o.clean()
}

// What the code would hold is told with what is ours already, and the choice
// stands in the audit trail with row and amount.
func TestForeignAfterOwnRows(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 240, 0))
	o.export()
	o.typed(0, sim.Whole(8))
	o.put(o.line(0, 3, 60, 0))
	is := o.issues()
	if len(is) != 1 || is[0].Now.String() != "8.00" || is[0].After.String() != "13.00" {
		t.Fatalf("issues: %+v", is)
	}
	o.pick(is[0].Row, link.ChoiceBeside)
	log, err := o.co.AuditLog()
	if err != nil {
		t.Fatal(err)
	}
	last := log[len(log)-1]
	if last.Action != "row-choice" || last.Args["row"] != string(is[0].Row) || last.Args["now"] != "8.00" || last.Args["choice"] != "beside" {
		t.Errorf("the audit trail says %+v", last)
	}
	o.export()
	o.holds(0, 2100, "13.00", 3)
	o.clean()
}
