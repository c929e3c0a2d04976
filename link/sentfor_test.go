package link_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// inNmbrs gives what the server holds of somebody: the hours of each row, the
// days and the meals.
func (o *office) inNmbrs(person int) string {
	var hours []string
	meals := 0
	st := o.sim.State()
	for _, r := range st.Rows {
		if r.EmployeeID == string(smallID(person)) {
			hours = append(hours, r.Hours)
		}
	}
	for _, r := range st.Wages {
		if r.EmployeeID == string(smallID(person)) {
			meals++
		}
	}
	days := ""
	for _, r := range st.Days {
		if r.EmployeeID == string(smallID(person)) {
			days = fmt.Sprint(r.Days)
		}
	}
	slices.Sort(hours)
	return strings.Join(hours, "+") + " meals " + fmt.Sprint(meals) + " days " + days
}

// sentUnderANickname sends 8 and 6 hours of "De Lange" for person 0, beside 4
// hours of that person's own name.
func sentUnderANickname(t *testing.T) *office {
	t.Helper()
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
	own, a, b := o.line(0, 2, 240, 0), o.line(0, 3, 480, 100), o.line(0, 4, 360, 0)
	a.Person, a.Number, b.Person, b.Number = "De Lange", "", "De Lange", ""
	o.put(own, a, b)
	if err := o.svc.LinkName(o.co, "De Lange", smallID(0)); err != nil {
		t.Fatal(err)
	}
	o.export()
	if got := o.inNmbrs(0); got != "18.00 meals 1 days 3" {
		t.Fatalf("sent: %s", got)
	}
	return o
}

// TestARelinkedNameIsPutRight: the name turns out to be somebody else's after
// its hours were sent.
func TestARelinkedNameIsPutRight(t *testing.T) {
	t.Parallel()
	o := sentUnderANickname(t)
	if err := o.svc.LinkName(o.co, "De Lange", smallID(1)); err != nil {
		t.Fatal(err)
	}
	list, err := o.svc.SentForOther(o.co, o.desk())
	if err != nil || len(list) != 1 || list[0].For != smallID(0) || list[0].Now != smallID(1) || len(list[0].Lines) != 2 || list[0].Minutes != 840 || list[0].Period != nov {
		t.Fatalf("told: %+v, %v", list, err)
	}
	if got := o.states(); got[payroll.StateChanged] != 2 || got[payroll.StateSent] != 1 {
		t.Errorf("states %v", got)
	}
	before := o.sim.State()
	if res := o.export(); res.Batch != "" {
		t.Errorf("unconfirmed, and a batch: %+v", res)
	}
	if now := o.sim.State(); len(now.Rows) != len(before.Rows) || len(now.Wages) != len(before.Wages) {
		t.Errorf("unconfirmed, and Nmbrs changed")
	}
	n, waiting, err := o.svc.ConfirmSentFor(o.co, o.desk(), smallID(0), "", "verkeerd gekoppeld")
	if err != nil || n != 2 || waiting != 0 {
		t.Fatalf("confirmed %d, %d wait: %v", n, waiting, err)
	}
	if p := o.plan(); len(p.Moving) != 1 || p.Moving[0].Confirmed != 2 {
		t.Errorf("the plan says of what comes after it: %+v", p.Moving)
	}
	o.export()
	if a, b := o.inNmbrs(0), o.inNmbrs(1); a != "4.00 meals 0 days 1" || b != " meals 0 days " {
		t.Errorf("after the first sending %s and %s", a, b)
	}
	o.export()
	if a, b := o.inNmbrs(0), o.inNmbrs(1); a != "4.00 meals 0 days 1" || b != "14.00 meals 1 days 2" {
		t.Errorf("after the second sending %s and %s", a, b)
	}
	o.allIn(payroll.StateSent)
	if res, err := o.svc.Verify(context.Background(), o.co, nov, nil); err != nil || res.Different != 0 {
		t.Errorf("verify: %+v, %v", res, err)
	}
	if list, err := o.svc.SentForOther(o.co, o.desk()); err != nil || len(list) != 0 {
		t.Errorf("still told: %+v, %v", list, err)
	}
}

// TestARefusedCorrectionKeepsTheHoursInOnePlace: what cannot come down at the one
// does not go up at the other, however often it is tried.
func TestARefusedCorrectionKeepsTheHoursInOnePlace(t *testing.T) {
	t.Parallel()
	o := sentUnderANickname(t)
	if err := o.svc.LinkName(o.co, "De Lange", smallID(1)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.svc.ConfirmSentFor(o.co, o.desk(), smallID(0), "", "verkeerd gekoppeld"); err != nil {
		t.Fatal(err)
	}
	for _, op := range []string{"HourComponent_Delete", "WageComponent_Delete", "HourComponentVar_Insert"} {
		if err := o.sim.Inject(sim.Fault{Operation: op, EmployeeID: string(smallID(0)), Times: -1, Kind: "fault", Code: 2003}); err != nil {
			t.Fatal(err)
		}
	}
	for range 3 {
		o.export()
		if a, b := o.inNmbrs(0), o.inNmbrs(1); !strings.HasPrefix(a, "18.00") || !strings.HasPrefix(b, " ") {
			t.Fatalf("%s and %s", a, b)
		}
	}
	o.sim.ClearFaults()
	o.export()
	o.export()
	if a, b := o.inNmbrs(0), o.inNmbrs(1); a != "4.00 meals 0 days 1" || b != "14.00 meals 1 days 2" {
		t.Errorf("at last %s and %s", a, b)
	}
}

// renameTo gives somebody another name in Nmbrs and takes the sync over.
func (o *office) renameTo(person int, first, last string) {
	o.t.Helper()
	if err := o.sim.RenamePerson(smallFirst+person, sim.Person{FirstName: first, LastName: last}); err != nil {
		o.t.Fatal(err)
	}
	team, err := o.svc.Sync(context.Background(), o.co)
	if err != nil {
		o.t.Fatal(err)
	}
	if _, err := o.svc.Apply(o.co, team, nil); err != nil {
		o.t.Fatal(err)
	}
}

// TestARenameInNmbrsKeepsTheLines: after a marriage the source still knows the
// old name; after another name altogether it is told, and stays whose it was.
func TestARenameInNmbrsKeepsTheLines(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	l := o.line(0, 2, 480, 0)
	l.Number = ""
	o.put(l)
	o.export()
	o.renameTo(0, "Medewerker", "Getrouwd")
	if v := o.desk().Verdicts[0]; v.Employee != smallID(0) || v.State != payroll.StateSent || v.SentFor != "" {
		t.Errorf("married: %s of %q, sent for %q", v.State, v.Employee, v.SentFor)
	}
	more := o.line(0, 3, 60, 0)
	more.Number = ""
	o.put(more)
	if v := o.desk().Verdicts[1]; v.Employee != smallID(0) || v.State != payroll.StateReady {
		t.Errorf("a later line under the old name: %s of %q", v.State, v.Employee)
	}

	o = smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	l = o.line(0, 2, 480, 0)
	l.Number = ""
	o.put(l)
	o.export()
	o.renameTo(0, "Iemand", "Anders")
	v := o.desk().Verdicts[0]
	if v.Employee != smallID(0) || v.State != payroll.StateSent || v.SentFor != smallID(0) || v.Destination() != "" {
		t.Errorf("another name: %s of %q, sent for %q, now %q", v.State, v.Employee, v.SentFor, v.Destination())
	}
	if _, waiting, err := o.svc.ConfirmSentFor(o.co, o.desk(), smallID(0), "", "?"); waiting != 1 {
		t.Errorf("%d wait, %v", waiting, err)
	} else {
		wantProblem(t, err, link.CodeNothingSentFor)
	}
	if res := o.export(); res.Batch != "" {
		t.Errorf("a batch: %+v", res)
	}
	if got := o.inNmbrs(0); got != "8.00 meals 0 days 1" {
		t.Errorf("Nmbrs holds %s", got)
	}
}

// TestANewPersonWithALinkedNameIsLookedAt: a name that is linked to somebody is
// the very name of somebody who comes in.
func TestANewPersonWithALinkedNameIsLookedAt(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	if err := o.svc.LinkName(o.co, "Noor Nieuw", smallID(0)); err != nil {
		t.Fatal(err)
	}
	if err := o.sim.RenamePerson(smallFirst+1, sim.Person{FirstName: "Noor", LastName: "Nieuw"}); err != nil {
		t.Fatal(err)
	}
	team, err := o.svc.Sync(context.Background(), o.co)
	if err != nil {
		t.Fatal(err)
	}
	left, err := o.svc.Apply(o.co, team, nil)
	if err != nil || left != 1 || team.Conflicted() != 1 || !team.Rows[slices.IndexFunc(team.Rows, func(r payroll.TeamRow) bool { return r.Person.ID == smallID(1) })].Has(payroll.ConflictLinked) {
		t.Errorf("%d left, %v: %+v", left, err, team.Rows)
	}
}

// TestAnUnknownIDIsNotAccepted: nothing of the sync is taken.
func TestAnUnknownIDIsNotAccepted(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	if err := o.sim.RenamePerson(smallFirst, sim.Person{FirstName: "Medewerker", LastName: "Getrouwd"}); err != nil {
		t.Fatal(err)
	}
	team, err := o.svc.Sync(context.Background(), o.co)
	if err != nil {
		t.Fatal(err)
	}
	wrong := map[payroll.EmployeeID]bool{smallID(0): true, "60001": true}
	_, err = o.svc.Apply(o.co, team, wrong)
	wantProblem(t, err, link.CodeSyncUnknown)
	var p *payroll.Problem
	if !errors.As(err, &p) || p.Args["suggestions"] != string(smallID(0))+" Medewerker Getrouwd" {
		t.Errorf("suggestions in %v", err)
	}
	wantProblem(t, o.svc.Accept(o.co, team, wrong), link.CodeSyncUnknown)
	people, err := o.co.Team()
	if err != nil || people[0].Last != smallName(0)[len("Medewerker "):] {
		t.Errorf("%+v, %v", people, err)
	}
}
