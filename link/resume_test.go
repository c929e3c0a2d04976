package link_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/sim/demo"
	"doorzet/payroll"
	"doorzet/store"
)

// halfDone leaves a ledger behind that died between the removal of a row and
// the adding of what is left of it.
func halfDone(t *testing.T) *office {
	t.Helper()
	c := newSoon()
	m := &machine{clock: c, dirs: quickDir(t), cut: &cutter{}}
	m.office = smallOffice(t, 1, sim.Options{After: c.later}, quick(c), func(opt *link.Options) {
		opt.Parallel = 1
		opt.Dial = func(a link.Access) (nmbrs.Client, error) {
			inner, err := dialAtOnce(a)
			return cutting{inner, m}, err
		}
	})
	m.put(m.line(0, 2, 480, 0))
	m.export()
	id := m.ids(0)[0]
	m.edit(id, 60)
	m.confirm(id)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	copied := ""
	m.cut = &cutter{at: 2, stop: cancel, to: func() string {
		copied = filepath.Join(m.dirs, "copy")
		for _, part := range []string{"data", "state"} {
			if err := os.CopyFS(filepath.Join(copied, part), os.DirFS(filepath.Join(m.dir, part))); err != nil {
				t.Error(err)
			}
		}
		forgetPlace(t, filepath.Join(copied, "state"))
		return copied
	}}
	if err := m.sim.Inject(sim.Fault{Operation: "HourComponentVar_Insert", Kind: "html502", Effect: "none"}); err != nil {
		t.Fatal(err)
	}
	if _, err := m.svc.Export(ctx, m.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}}); err != nil {
		t.Fatal(err)
	}
	m.cut = &cutter{}
	if err := m.led.Close(); err != nil {
		t.Fatal(err)
	}
	m.dir = copied
	m.open()
	m.co = m.must(m.svc.Company(string(m.co.Key())))
	m.holds(0, 2100, "0.00", 0)
	return m.office
}

// TestHalfDone finishes a replacement before anything else.
func TestHalfDone(t *testing.T) {
	t.Parallel()
	o := halfDone(t)
	if res := o.export(); res.Stop != nil || res.Different != 0 {
		t.Fatalf("%+v", res)
	}
	o.holds(0, 2100, "1.00", 1)
	o.allIn(payroll.StateSent)
	o.clean()
}

// TestHalfDoneUnderRun sends nothing more once the run was made: the line is
// green again, and goes along when a person unlocks the period.
func TestHalfDoneUnderRun(t *testing.T) {
	t.Parallel()
	o := halfDone(t)
	if err := o.sim.MakeRun(smallCompany, simNov, false); err != nil {
		t.Fatal(err)
	}
	writes := o.writes()
	_, err := o.svc.Export(context.Background(), o.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}})
	if err != nil {
		wantProblem(t, err, runMadeAs())
	}
	if n := o.writes(); n != writes {
		t.Errorf("%d calls with effect under a made run", n-writes)
	}
	if st := o.states(); st[payroll.StateSent]+st[payroll.StateUnsure] != 0 {
		t.Errorf("states: %v", st)
	}
	o.export(func(r *link.ExportRequest) { r.Unlock = nov })
	o.holds(0, 2100, "1.00", 1)
	o.allIn(payroll.StateSent)
	o.clean()
}

// TestHalfDoneUnread sends nothing to somebody whose rows cannot be read.
func TestHalfDoneUnread(t *testing.T) {
	t.Parallel()
	o := halfDone(t)
	// The first two reads settle the doubt; those after it fail.
	if err := o.sim.Inject(sim.Fault{Operation: "HourComponentVar_Get", Nth: 3, Times: 40, Kind: "fault", Code: -1}); err != nil {
		t.Fatal(err)
	}
	writes := o.writes()
	o.export()
	if n := o.writes(); n != writes {
		t.Errorf("%d calls with effect without a read before", n-writes)
	}
	o.sim.ClearFaults()
	o.export()
	o.export()
	o.holds(0, 2100, "1.00", 1)
	o.allIn(payroll.StateSent)
	o.clean()
}

// TestDoubtOfAnotherPeriod gives an employee no further call while a
// correction of an earlier period is in doubt.
func TestDoubtOfAnotherPeriod(t *testing.T) {
	t.Parallel()
	soapOnly(t, "the comment tells the two rows apart")
	c := newSoon()
	o := smallOffice(t, 2, sim.Options{After: c.later}, quick(c))
	if err := o.co.UpdateSettings(store.Audit{Action: "test"}, func(s *payroll.Settings) error {
		s.CutOver, s.Correction = oct, payroll.CorrectCurrent
		s.Days = nil
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	late := o.line(0, 2, 480, 0)
	late.Date = payroll.MustDate(2026, 10, 5)
	o.put(late, o.line(0, 3, 240, 0), o.line(1, 3, 240, 0))
	if err := o.sim.Inject(sim.Fault{Operation: "HourComponentVar_Insert", Kind: "empty200"}); err != nil {
		t.Fatal(err)
	}
	typed := false
	res, err := o.svc.Export(context.Background(), o.co, link.ExportRequest{PlanRequest: link.PlanRequest{
		Period: oct, BookIn: nov, // never sent before: it goes where the clerk says
		Progress: func(p link.Progress) {
			if p.Problem != nil && !typed {
				typed = true
				if _, err := o.sim.TypeRow(sim.HandRow{Employee: smallFirst, Code: 2100, Amount: sim.Whole(8), Period: simNov}); err != nil {
					t.Error(err)
				}
			}
		},
	}})
	if err != nil || res.Unsure != 1 {
		t.Fatalf("%v: %+v", err, res)
	}
	o.export(func(r *link.ExportRequest) { r.BesideForeign = true })
	if _, n := o.held(0, 2100); n != 2 {
		t.Errorf("%d rows of the employee in doubt, want the two candidates", n)
	}
	o.holds(1, 2100, "4.00", 1)
	settleByLooking(o)
	o.export(func(r *link.ExportRequest) { r.BesideForeign = true })
	if sum, n := o.held(0, 2100); sum != "20.00" || n != 3 {
		t.Errorf("%s in %d rows, want 8 for October, 8 of a colleague, 4 for November", sum, n)
	}
	o.clean()
}

// TestTwoCompanies keeps the people and rows of two companies apart: lines go
// by their venue.
func TestTwoCompanies(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	o := newOffice(t)
	o.ready()
	login, err := o.svc.Try(ctx, link.Credentials{Email: demo.Email, Endpoint: o.url})
	if err != nil {
		t.Fatal(err)
	}
	anker := o.co
	golf := o.must(o.svc.Activate(ctx, login, login.Companies[1], payroll.Period{}))
	_, err = o.svc.Company("")
	wantProblem(t, err, link.CodeChooseCompany)
	if n := o.desk().CountStates()[payroll.StateBlocked].Lines; n == 0 {
		t.Error("with two companies no venue is anybody's until it is said")
	}
	for venue, co := range map[string]*store.Company{demo.VenueAnker: anker, demo.VenueGolf: golf} {
		if err := o.svc.SetVenue(venue, co); err != nil {
			t.Fatal(err)
		}
	}
	o.co = golf
	team, err := o.svc.Sync(ctx, golf)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.svc.Apply(golf, team, nil); err != nil {
		t.Fatal(err)
	}
	o.co = anker
	o.export()
	rows := 0
	for _, r := range o.sim.State().Rows {
		if r.Origin == sim.OriginAPI {
			rows++
			if r.CompanyID != demo.CompanyAnker {
				t.Errorf("row %s went to company %s", r.ID, r.CompanyID)
			}
		}
	}
	if rows == 0 {
		t.Error("nothing was sent")
	}
	o.clean()
}
