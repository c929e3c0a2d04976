package link_test

import (
	"context"
	"slices"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// part is one answer of Nmbrs about a person, with the code that shows it.
type part struct {
	read string
	kind payroll.Kind
}

// parts are all that is read of a person before and after sending.
func parts() []part {
	return []part{
		{"HourComponentVar_Get", payroll.KindHours}, {"WageComponentVar_Get", payroll.KindWage}, {"DaysVar_Get", payroll.KindWorked},
	}
}

// unreadable spoils every answer of one read about one person.
func (o *office) unreadable(read string, person int) {
	o.t.Helper()
	for _, op := range readsOf(read) {
		if err := o.sim.Inject(sim.Fault{Operation: op, EmployeeID: string(smallID(person)), Times: -1, Kind: "body", Body: "<onleesbaar"}); err != nil {
			o.t.Fatal(err)
		}
	}
}

// readsOf gives the ways in which the same is read.
func readsOf(read string) []string {
	if read == "DaysVar_Get" {
		return []string{read, "DaysVarWorked_Get"}
	}
	return []string{read}
}

// figures gives what Nmbrs holds of a person, per kind.
func (o *office) figures(person int) map[payroll.Kind]string {
	hours, _ := o.held(person, 2100)
	meals, _ := o.held(person, 5100)
	return map[payroll.Kind]string{
		payroll.KindHours: hours, payroll.KindWage: meals, payroll.KindWorked: payroll.IntText(o.days(person)),
	}
}

// wantFigures compares what Nmbrs holds of a person, all but one kind as in
// whole and that kind as in part.
func (o *office) wantFigures(person int, but payroll.Kind, whole, part map[payroll.Kind]string) {
	o.t.Helper()
	for k, got := range o.figures(person) {
		want := whole[k]
		if k == but {
			want = part[k]
		}
		if got != want {
			o.t.Errorf("person %d: Nmbrs holds %s %s, want %s", person, got, k, want)
		}
	}
}

// TestUnreadBlocksOnlyItself makes each single answer unreadable, at each use
// of it: whatever else there is of the person goes on, what could not be read is
// named, and once it can be read everything is as if nothing had happened.
func TestUnreadBlocksOnlyItself(t *testing.T) {
	t.Parallel()
	none := map[payroll.Kind]string{payroll.KindHours: "0.00", payroll.KindWage: "0.00", payroll.KindWorked: "0"}
	first := map[payroll.Kind]string{payroll.KindHours: "8.00", payroll.KindWage: "1.00", payroll.KindWorked: "1"}
	both := map[payroll.Kind]string{payroll.KindHours: "12.00", payroll.KindWage: "3.00", payroll.KindWorked: "2"}
	one := func(o *office) { o.put(o.line(0, 2, 480, 100), o.line(1, 2, 480, 100)) }
	two := func(o *office) { o.put(o.line(0, 3, 240, 200), o.line(1, 3, 240, 200)) }
	for _, p := range parts() {
		named := func(t *testing.T, held []payroll.PlanStep) {
			t.Helper()
			if len(held) != 1 || held[0].Employee != smallID(0) || held[0].Component.Kind != p.kind || held[0].Block != payroll.BlockUnread {
				t.Errorf("held: %+v", held)
			}
		}
		t.Run("first export without "+p.read, func(t *testing.T) {
			o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
			one(o)
			o.unreadable(p.read, 0)
			plan := o.plan()
			named(t, slices.DeleteFunc(plan.Steps, func(s payroll.PlanStep) bool { return s.Block == payroll.BlockNone }))
			res := o.export()
			named(t, res.Held)
			o.wantFigures(0, p.kind, first, none)
			o.wantFigures(1, "", first, none)
			if st := o.states(); st[payroll.StateSent] != 1 || st[payroll.StatePartly] != 1 {
				t.Errorf("a line of which a part stayed behind is white: %v", st)
			}
			o.reopen()
			o.sim.ClearFaults()
			o.export()
			o.wantFigures(0, "", first, none)
			o.allIn(payroll.StateSent)
			if res := o.export(); res.Batch != "" {
				t.Errorf("sent more: %+v", res.Steps)
			}
			o.clean()
		})
		t.Run("later export without "+p.read, func(t *testing.T) {
			o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
			one(o)
			o.export()
			two(o)
			o.unreadable(p.read, 0)
			named(t, o.export().Held)
			o.wantFigures(0, p.kind, both, first)
			if st := o.states(); st[payroll.StateSent] != 3 || st[payroll.StatePartly] != 1 {
				t.Errorf("states: %v", st)
			}
			o.sim.ClearFaults()
			o.export()
			o.wantFigures(0, "", both, none)
			o.allIn(payroll.StateSent)
			o.clean()
		})
		t.Run("read back without "+p.read, func(t *testing.T) {
			o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
			one(o)
			o.export()
			o.unreadable(p.read, 0)
			v, err := o.svc.Verify(context.Background(), o.co, nov, nil)
			if err != nil || v.Equal != 5 || v.Different != 1 {
				t.Fatalf("equal %d, different %d, %v", v.Equal, v.Different, err)
			}
			for _, l := range v.Lines {
				if unread := l.Employee == smallID(0) && l.Component.Kind == p.kind; (l.Unread != nil) != unread {
					t.Errorf("%s %v: unread %v", l.Employee, l.Component, l.Unread)
				}
			}
		})
		t.Run("taking back without "+p.read, func(t *testing.T) {
			o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
			one(o)
			o.export()
			two(o)
			o.export()
			o.unreadable(p.read, 0)
			named(t, o.takeBack().Held)
			o.wantFigures(0, p.kind, first, both)
			o.wantFigures(1, "", first, none)
			o.sim.ClearFaults()
			o.takeBack()
			o.wantFigures(0, "", first, none)
			if st := o.states(); st[payroll.StateSent] != 2 || st[payroll.StateReady] != 2 {
				t.Errorf("states: %v", st)
			}
			o.clean()
		})
	}
}

// takeBack takes the newest batch back.
func (o *office) takeBack() *link.ExportResult {
	o.t.Helper()
	res, err := o.svc.TakeBack(context.Background(), o.co, link.TakeBackRequest{})
	if err != nil {
		o.t.Fatalf("take back: %v", err)
	}
	return res
}

// TestFewerDaysThanNone lets a clerk enter unpaid leave as fewer days than
// none, as Nmbrs tells to do: it is read like any figure, the person waits for
// a choice, and what was there comes back when the days are taken back.
func TestFewerDaysThanNone(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	if err := o.sim.SetDays(smallFirst, simNov, -2); err != nil {
		t.Fatal(err)
	}
	o.put(o.line(0, 2, 480, 100), o.line(1, 2, 480, 100))
	res := o.export()
	if len(res.Held) == 0 {
		t.Fatal("nobody was held back")
	}
	for _, h := range res.Held {
		if h.Employee != smallID(0) || h.Block != payroll.BlockDays {
			t.Errorf("held: %+v", h)
		}
	}
	if is := o.issues(); len(is) != 1 || is[0].Now.String() != "-2.00" {
		t.Errorf("to choose: %+v", is)
	}
	o.export(func(r *link.ExportRequest) { r.OverwriteDays = true })
	o.allIn(payroll.StateSent)
	if n := o.different(); n != 0 || o.days(0) != 1 {
		t.Errorf("%d different, %d days", n, o.days(0))
	}
	o.takeBack()
	if d := o.days(0); d != -2 {
		t.Errorf("%d days after taking back, want the -2 of before", d)
	}
	o.clean()
}
