package link_test

import (
	"context"
	"slices"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// touched sends 8 hours of one person and lets a colleague alter the row to
// 5 hours, or delete it.
func touched(t *testing.T, alter bool) (*office, string) {
	t.Helper()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 480, 0))
	o.export()
	row := string(ownRowOf(o, 0))
	var err error
	if alter {
		err = o.sim.AlterRow(atoi(t, row), sim.Whole(5))
	} else {
		err = o.sim.DeleteRow(atoi(t, row))
	}
	if err != nil {
		t.Fatal(err)
	}
	return o, row
}

func (o *office) issues() []link.RowIssue {
	o.t.Helper()
	all, err := o.svc.RowIssues(context.Background(), o.co, nov)
	if err != nil {
		o.t.Fatal(err)
	}
	return all
}

func (o *office) choose(row string, c link.RowChoice) *link.ChosenRow {
	o.t.Helper()
	out, err := o.svc.ChooseRow(context.Background(), o.co, nov, row, c)
	if err != nil {
		o.t.Fatalf("%s: %v", c, err)
	}
	if left := o.issues(); len(left) != 0 {
		o.t.Errorf("still to choose after %s: %+v", c, left)
	}
	return out
}

func (o *office) different() int {
	o.t.Helper()
	v, err := o.svc.Verify(context.Background(), o.co, nov, nil)
	if err != nil {
		o.t.Fatal(err)
	}
	return v.Different
}

// more adds two hours on another day and sends them.
func (o *office) more() *link.ExportResult {
	o.t.Helper()
	o.put(o.line(0, 3, 120, 0))
	return o.export()
}

func TestRowAgain(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		alter bool
		sum   string
		rows  int
	}{"changed: only the difference": {true, "8.00", 2}, "gone: the whole": {false, "8.00", 1}} {
		t.Run(name, func(t *testing.T) {
			o, row := touched(t, c.alter)
			is := o.issues()
			if len(is) != 1 || string(is[0].Row) != row || is[0].Before.String() != "8.00" || (is[0].Now != nil) != c.alter {
				t.Fatalf("issues: %+v", is)
			}
			writes := o.writes()
			o.choose(row, link.ChoiceAgain)
			if o.writes() != writes {
				t.Error("choosing sent something")
			}
			o.export()
			o.holds(0, 2100, c.sum, c.rows)
			o.allIn(payroll.StateSent)
			o.clean()
			o.reopen()
			if res := o.export(); res.Batch != "" {
				t.Errorf("sent more: %+v", res)
			}
		})
	}
}

// A colleague raised the amount: sending again brings it down to what is wanted.
func TestRowAgainRaised(t *testing.T) {
	t.Parallel()
	o, row := touched(t, true)
	if err := o.sim.AlterRow(atoi(t, row), sim.Whole(10)); err != nil {
		t.Fatal(err)
	}
	o.choose(row, link.ChoiceAgain)
	o.export()
	o.holds(0, 2100, "8.00", 1)
	o.allIn(payroll.StateSent)
	o.clean()
}

func TestRowLeave(t *testing.T) {
	t.Parallel()
	for name, alter := range map[string]bool{"changed": true, "gone": false} {
		t.Run(name, func(t *testing.T) {
			o, row := touched(t, alter)
			o.choose(row, link.ChoiceLeave)
			o.allIn(payroll.StateSent)
			if o.different() == 0 {
				t.Error("the read-back no longer shows the difference")
			}
			if res := o.more(); len(res.Held) != 0 {
				t.Errorf("still held back: %+v", res.Held)
			}
			want, rows := "7.00", 2
			if !alter {
				want, rows = "2.00", 1
			}
			o.holds(0, 2100, want, rows)
			// Less than before: the row that was left is not removed.
			for _, id := range o.ids(0) {
				o.edit(id, 30)
				o.confirm(id)
			}
			removed := o.sim.State().Calls["HourComponent_Delete"]
			o.export()
			if sum, _ := o.held(0, 2100); alter && sum != "-2.00" {
				t.Errorf("holds %s, want the 5 that were left and the difference of -7", sum)
			}
			if n := o.sim.State().Calls["HourComponent_Delete"] - removed; n > 1 {
				t.Errorf("%d rows removed, want only our own untouched one", n)
			}
			// Taking back leaves it too, and says so.
			if err := o.sim.AlterRow(atoi(t, row), sim.Whole(6)); alter && err == nil && len(o.issues()) != 1 {
				t.Error("another change of the row asks nothing")
			}
		})
	}
}

func TestRowAdopt(t *testing.T) {
	t.Parallel()
	o, row := touched(t, true)
	o.choose(row, link.ChoiceAdopt)
	o.allIn(payroll.StateSent)
	if n := o.different(); n != 0 {
		t.Errorf("%d different after taking over", n)
	}
	if res := o.export(); res.Batch != "" {
		t.Errorf("sent %+v", res)
	}
	o.holds(0, 2100, "5.00", 1)
	o.more()
	o.holds(0, 2100, "7.00", 2)
	o.clean()
	for range 2 {
		if _, err := o.svc.TakeBack(context.Background(), o.co, link.TakeBackRequest{}); err != nil {
			t.Fatal(err)
		}
	}
	o.holds(0, 2100, "0.00", 0)
	o.allIn(payroll.StateReady)
	o.clean()
}

func TestRowAdoptGone(t *testing.T) {
	t.Parallel()
	o, row := touched(t, false)
	o.choose(row, link.ChoiceAdopt)
	o.allIn(payroll.StateSent)
	if n := o.different(); n != 0 {
		t.Errorf("%d different after taking over", n)
	}
	o.more()
	o.holds(0, 2100, "2.00", 1)
	if _, err := o.svc.TakeBack(context.Background(), o.co, link.TakeBackRequest{}); err != nil {
		t.Fatal(err)
	}
	res, err := o.svc.TakeBack(context.Background(), o.co, link.TakeBackRequest{})
	if err != nil || len(res.Held) != 1 || res.Held[0].Block != payroll.BlockGone || res.Held[0].Person != smallName(0) {
		t.Errorf("taking back a row that is gone: %+v, %v", res, err)
	}
	o.holds(0, 2100, "0.00", 0)
}

func TestRowChoiceRefused(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	o, row := touched(t, true)
	for row, c := range map[string]struct {
		choice link.RowChoice
		code   payroll.Code
	}{
		"1": {link.ChoiceAgain, link.CodeNoIssue}, row: {link.ChoiceRemove, link.CodeNotThatChoice}, "wage/" + row: {link.ChoiceLeave, link.CodeNoIssue},
	} {
		_, err := o.svc.ChooseRow(ctx, o.co, nov, row, c.choice)
		wantProblem(t, err, c.code)
	}
	// Put right by the colleague meanwhile: there is nothing to choose.
	if err := o.sim.AlterRow(atoi(t, row), sim.Whole(8)); err != nil {
		t.Fatal(err)
	}
	_, err := o.svc.ChooseRow(ctx, o.co, nov, "hours/"+row, link.ChoiceAgain)
	wantProblem(t, err, link.CodeNoIssue)
	o.holds(0, 2100, "8.00", 1)
	o.clean()
}

// twinned makes a call arrive so late that it was found absent and sent again.
func twinned(t *testing.T, later bool) (*office, string) {
	t.Helper()
	c := newSoon()
	o := smallOffice(t, 1, sim.Options{After: c.later}, quick(c))
	o.put(o.line(0, 2, 480, 0))
	if err := o.sim.Inject(sim.Fault{Operation: "HourComponentVar_Insert", Kind: "empty200", Effect: "late", Late: 1e15}); err != nil {
		t.Fatal(err)
	}
	o.export()
	o.holds(0, 2100, "8.00", 1)
	ours := string(ownRowOf(o, 0))
	if later {
		// The twin comes while a later call of the same person is in doubt.
		if err := o.sim.Inject(sim.Fault{Operation: "WageComponentVar_Insert", Kind: "empty200"}); err != nil {
			t.Fatal(err)
		}
		o.put(o.line(0, 4, 0, 100))
	}
	if n := o.sim.FlushLate(); n != 1 {
		t.Fatalf("%d late calls arrived", n)
	}
	o.holds(0, 2100, "16.00", 2)
	if later {
		o.put(o.line(0, 5, 60, 0))
		o.export(func(r *link.ExportRequest) { r.BesideForeign = true })
	}
	for _, r := range o.sim.State().Rows {
		if r.ID != ours && r.Hours == "8.00" {
			return o, r.ID
		}
	}
	t.Fatal("there is no twin")
	return nil, ""
}

func TestLateTwin(t *testing.T) {
	t.Parallel()
	for name, later := range map[string]bool{"at once": false, "seen by a later call": true} {
		t.Run(name+", removed", func(t *testing.T) {
			o, twin := twinned(t, later)
			is := o.issues()
			if len(is) != 1 || string(is[0].Row) != twin || is[0].State != link.IssueTwin {
				t.Fatalf("issues: %+v", is)
			}
			if o.different() == 0 {
				t.Error("the read-back takes the twin for granted")
			}
			out := o.choose(twin, link.ChoiceRemove)
			if out.Removal == nil || out.Removal.Done != 1 {
				t.Fatalf("removal: %+v", out.Removal)
			}
			want, rows := "8.00", 1
			if later {
				want, rows = "9.00", 2
			}
			o.holds(0, 2100, want, rows)
			if n := o.different(); n != 0 {
				t.Errorf("%d different", n)
			}
			if st := o.states(); st[payroll.StateReady] != 0 {
				t.Errorf("removing the twin freed lines: %v", st)
			}
			o.clean()
		})
	}
	t.Run("kept", func(t *testing.T) {
		o, twin := twinned(t, false)
		o.choose(twin, link.ChoiceKeep)
		o.holds(0, 2100, "16.00", 2)
		if res := o.more(); len(res.Held) != 0 {
			t.Errorf("held back by what was kept: %+v", res.Held)
		}
		o.holds(0, 2100, "18.00", 3)
		o.allIn(payroll.StateSent)
		o.clean()
	})
	t.Run("run made", func(t *testing.T) {
		o, twin := twinned(t, false)
		if err := o.sim.MakeRun(smallCompany, simNov, false); err != nil {
			t.Fatal(err)
		}
		_, err := o.svc.ChooseRow(context.Background(), o.co, nov, twin, link.ChoiceRemove)
		wantProblem(t, err, link.CodeUndoRun)
		o.holds(0, 2100, "16.00", 2)
	})
}

// A row that others typed beside ours is named until somebody decides. Over SOAP,
// where an equal row may be ours sent twice, it is shown as perhaps a twin, and
// is removed only by a person's word; over REST its missing mark says that it is not.
func TestForeignIsNoTwin(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 480, 0))
	o.export()
	if _, err := o.sim.TypeRow(sim.HandRow{Employee: smallFirst, Code: 2100, Amount: sim.Whole(8), Period: simNov}); err != nil {
		t.Fatal(err)
	}
	state := link.IssuePerhaps
	if overREST() {
		state = link.IssueBeside
	}
	is := o.issues()
	if len(is) != 1 || is[0].State != state || slices.Contains(is[0].Choices(), link.ChoiceRemove) == overREST() {
		t.Fatalf("issues: %+v", is)
	}
	if o.different() == 0 {
		t.Error("the read-back does not show the new row")
	}
	if res := o.export(); len(res.Held) != 1 || res.Batch != "" {
		t.Errorf("the next export does not name it: %+v", res.Held)
	}
	o.choose(string(is[0].Row), link.ChoiceBeside)
	if n := o.different(); n != 0 {
		t.Errorf("%d different after it was let be", n)
	}
	if res := o.export(); len(res.Held) != 0 {
		t.Errorf("still held back: %+v", res.Held)
	}
	o.holds(0, 2100, "16.00", 2)
}

// TestWhatARowBecomes: the figure that rows tells for a row that is let be is what
// the code holds after the next export, also where ours is to be sent again because a
// colleague changed it.
func TestWhatARowBecomes(t *testing.T) {
	t.Parallel()
	for name, again := range map[string]bool{"as it was sent": false, "ours sent again": true} {
		t.Run(name, func(t *testing.T) {
			o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
			o.put(o.line(0, 2, 480, 0))
			o.export()
			if again {
				o.mustBe(o.sim.AlterRow(atoi(t, string(ownRowOf(o, 0))), sim.Whole(1)))
			}
			o.typed(0, sim.Whole(3))
			if again {
				o.pick(ownRowOf(o, 0), link.ChoiceAgain)
			}
			is := o.issues()
			if len(is) != 1 || is[0].After == nil {
				t.Fatalf("issues: %+v", is)
			}
			told := is[0].After.String()
			o.pick(is[0].Row, link.ChoiceBeside)
			o.export()
			if held, _ := o.held(0, 2100); held != told {
				t.Errorf("told %s, and Nmbrs holds %s", told, held)
			}
		})
	}
}
