package link_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/store"
)

// restoredPeople are exported in three batches of two.
const restoredPeople = 6

// TestRestoreOfEveryBackup exports in three batches with a backup before each,
// and puts every backup back beside the present journal. What the backup does
// not know, the journal does: an export finds it in Nmbrs and sends nothing.
func TestRestoreOfEveryBackup(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, restoredPeople, sim.Options{}, withToken(smallToken))
	for person := range restoredPeople {
		o.put(o.line(person, 2, 480, 200), o.line(person, 3, 245, 0))
	}
	var backups []string
	for batch := range 3 {
		to := filepath.Join(o.dir, fmt.Sprintf("backup-%d.db", batch))
		if err := o.led.Backup(to); err != nil {
			t.Fatal(err)
		}
		backups = append(backups, to)
		two := []payroll.EmployeeID{smallID(2 * batch), smallID(2*batch + 1)}
		res := o.export(func(r *link.ExportRequest) { r.Only = two })
		if res.Stop != nil || res.Done != 6 || res.Different != 0 {
			t.Fatalf("batch %d: %+v", batch, res)
		}
	}
	o.allIn(payroll.StateSent)
	for batch, backup := range backups {
		t.Run(fmt.Sprintf("before batch %d", batch+1), func(t *testing.T) {
			restored := o.restoreCopy(t, backup)
			restored.judgeRestored(o, batch)
		})
	}
}

// restoreCopy copies data and state as they are now, puts a backup in the
// place of the ledger, and opens that.
func (o *office) restoreCopy(t *testing.T, backup string) *office {
	t.Helper()
	dir := quickDir(t)
	for _, part := range []string{"data", "state"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(o.dir, part))); err != nil {
			t.Fatal(err)
		}
	}
	forgetPlace(t, filepath.Join(dir, "state"))
	at := store.Options{Dir: filepath.Join(dir, "data"), StateDir: filepath.Join(dir, "state")}
	kept, err := store.Restore(backup, at)
	if err != nil || kept == "" {
		t.Fatalf("restore: kept %q, %v", kept, err)
	}
	r := &office{t: t, sim: o.sim, url: o.url, dir: dir, settings: o.settings}
	r.open()
	t.Cleanup(func() {
		if err := r.led.Close(); err != nil {
			t.Errorf("close the ledger: %v", err)
		}
	})
	r.co = r.must(r.svc.Company(string(o.co.Key())))
	return r
}

// judgeRestored looks at a ledger from before a batch, numbered from 0.
func (o *office) judgeRestored(present *office, batch int) {
	t := o.t
	t.Helper()
	if err := o.led.Sendable(); err != nil {
		t.Fatalf("the restored ledger may not send: %v", err)
	}
	// The gap: the three components of each of the two people of each batch since.
	gap := 3 * 2 * (3 - batch)
	open, err := o.co.OpenSteps()
	if err != nil {
		t.Fatal(err)
	}
	if len(open) != gap {
		t.Errorf("%d steps are open, want %d", len(open), gap)
	}
	for _, st := range open {
		if st.State != payroll.StepUnsure {
			t.Errorf("step %s of %s is %s, want unsure", st.ID, st.Employee, st.State)
		}
	}
	notes := o.led.Notes()
	want := payroll.NewProblem(store.CodeRecovered, "unsure", "0", "recovered", fmt.Sprint(gap))
	if len(notes) != 1 || notes[0].Error() != want.Error() {
		t.Errorf("notes %v, want %v", notes, want)
	}
	before, writes := o.sim.State(), o.writes()
	// Each recovered step is found in Nmbrs; since the journal does not hold the
	// lines, a second step without any call counts them.
	if res := o.export(); res.Stop != nil || res.Unsure+res.Refused+res.Waiting+res.Different != 0 || res.Done != 2*gap {
		t.Errorf("export: done %d, unsure %d, refused %d, waiting %d, different %d, stop %v",
			res.Done, res.Unsure, res.Refused, res.Waiting, res.Different, res.Stop)
	}
	after := o.sim.State()
	if n := o.writes() - writes; n != 0 {
		t.Errorf("%d calls with effect were made", n)
	}
	if !slices.Equal(before.Rows, after.Rows) || !slices.Equal(before.Wages, after.Wages) || !slices.Equal(before.Days, after.Days) {
		t.Error("what Nmbrs holds has changed")
	}
	for person := range restoredPeople {
		o.holds(person, 2100, "12.08", 1)
		o.holds(person, 5100, "2.00", 1)
		if d := o.days(person); d != 2 {
			t.Errorf("person %d has %d days, want 2", person, d)
		}
	}
	o.allIn(payroll.StateSent)
	o.clean()
	if got, want := o.registered(), present.registered(); !slices.Equal(got, want) {
		t.Errorf("the register holds %v, want %v", got, want)
	}
}

// registered gives the rows of the register as kind, id and amount, sorted.
func (o *office) registered() []string {
	o.t.Helper()
	rows, err := o.co.RowsIn(nov)
	if err != nil {
		o.t.Fatal(err)
	}
	var out []string
	for _, r := range rows {
		out = append(out, fmt.Sprint(r.Kind, " ", r.ID, " ", r.Employee, " ", r.Amount))
	}
	slices.Sort(out)
	return out
}

// TestRestoreBeforeTyping puts a backup back from before a line was typed that
// was sent since. Nobody may take its hours away in silence: the person waits
// until the line is there again, or the period is recalculated on purpose.
func TestRestoreBeforeTyping(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 480, 100), o.line(1, 2, 480, 100))
	backup := filepath.Join(o.dir, "before-typing.db")
	if err := o.led.Backup(backup); err != nil {
		t.Fatal(err)
	}
	o.put(o.line(0, 3, 245, 100))
	o.export()
	o.holds(0, 2100, "12.08", 1)
	for name, again := range map[string]bool{"typed again": true, "recalculated": false} {
		t.Run(name, func(t *testing.T) {
			r := o.restoreCopy(t, backup)
			writes := r.writes()
			res := r.export()
			if res.Stop != nil || len(res.Held) == 0 || res.Different != 0 {
				t.Fatalf("after restoring: %+v", res)
			}
			for _, st := range res.Held {
				if st.Employee != smallID(0) || st.Block != payroll.BlockLines {
					t.Errorf("held: %s %v %s", st.Employee, st.Component, st.Block)
				}
			}
			if n := r.writes() - writes; n != 0 {
				t.Errorf("%d calls with effect", n)
			}
			if !again {
				plan, err := r.svc.Plan(t.Context(), r.co, link.PlanRequest{Period: nov, Recalculate: true})
				if err != nil {
					t.Fatal(err)
				}
				down := 0
				for _, st := range plan.Steps {
					if st.Employee == smallID(0) && st.Sends() && st.Amount < 0 {
						down++
					}
				}
				if down != 2 { // hours and meals; the days are set
					t.Errorf("%d components would go down: %+v", down, plan.Steps)
				}
				return
			}
			r.put(r.line(0, 3, 245, 100))
			if res := r.export(); len(res.Held) != 0 || res.Different != 0 || r.writes() != writes {
				t.Errorf("typed again: %+v", res)
			}
			r.allIn(payroll.StateSent)
			r.holds(0, 2100, "12.08", 1)
			r.clean()
		})
	}
}
