package link_test

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/payroll/sheet"
	"doorzet/store"
)

// sheets writes the import sheet of November and reads it back.
func (o *office) sheets(change ...func(*link.SheetRequest)) (*link.SheetPlan, []sheet.Sheet) {
	o.t.Helper()
	req := link.SheetRequest{PlanRequest: link.PlanRequest{Period: nov}}
	for _, c := range change {
		c(&req)
	}
	plan, err := o.svc.Sheet(context.Background(), o.co, req)
	if err != nil {
		o.t.Fatal(err)
	}
	var out []sheet.Sheet
	for _, part := range plan.Sheet.Parts() {
		content, err := part.Write()
		if err != nil {
			o.t.Fatal(err)
		}
		s, err := sheet.Read("blad.xlsx", content)
		if err != nil {
			o.t.Fatal(err)
		}
		out = append(out, s)
	}
	return plan, out
}

func (o *office) mark(sheets []sheet.Sheet) (*link.MarkedSheet, error) {
	o.t.Helper()
	return o.svc.MarkSheet(context.Background(), o.co, link.MarkRequest{Period: nov, Sheets: sheets})
}

// importSheet does what Nmbrs does with a sheet: a row per amount, the days set.
func (o *office) importSheet(sheets []sheet.Sheet) {
	o.t.Helper()
	team, err := o.co.Team()
	if err != nil {
		o.t.Fatal(err)
	}
	id := map[string]payroll.EmployeeID{}
	for _, p := range team {
		id[p.Number] = p.ID
	}
	for _, s := range sheets {
		for _, r := range s.Rows {
			n, err := strconv.Atoi(string(id[r.Number]))
			if err != nil {
				o.t.Fatal(err)
			}
			for c, v := range r.Values {
				_, err := o.sim.TypeRow(sim.HandRow{
					Employee: n, Code: c.Code, Amount: sim.Hundredths(int64(v)), Wage: c.Kind == payroll.KindWage,
					Period: sim.Period{Year: 2026, Number: 11}, Comment: r.Comments[c],
				})
				if err != nil {
					o.t.Fatal(err)
				}
			}
			if r.Days != nil {
				if err := o.sim.SetDays(n, sim.Period{Year: 2026, Number: 11}, int(*r.Days/100)); err != nil {
					o.t.Fatal(err)
				}
			}
		}
	}
}

// The sheet holds what an export would write. Marked, no export sends any of
// it again, before or after the import; unmarked, everything is green again.
func TestSheetAndExportNeverBothSend(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	green := o.desk().CountStates()[payroll.StateReady].Lines
	plan, files := o.sheets()
	want := map[payroll.Component]payroll.Hundredths{}
	for _, st := range o.plan().Steps {
		if st.Sends() {
			want[st.Component] += st.Amount
		}
	}
	got := map[payroll.Component]payroll.Hundredths{}
	for _, r := range plan.Sheet.Rows {
		for c, v := range r.Values {
			got[payroll.Component{Kind: c.Kind, Code: c.Code}] += v
		}
		if r.Days != nil {
			got[payroll.Component{Kind: payroll.KindWorked}] += *r.Days
		}
	}
	for c, v := range want {
		if got[c] != v {
			t.Errorf("%v: the sheet has %s, the plan %s", c, got[c], v)
		}
	}
	if len(plan.Held) == 0 {
		t.Error("the person with a row of somebody else is not held back")
	}
	// The file alone changes nothing.
	if n := o.desk().CountStates()[payroll.StateReady].Lines; n != green {
		t.Fatalf("%d lines are green, were %d", n, green)
	}
	marked, err := o.mark(files)
	if err != nil {
		t.Fatal(err)
	}
	sent := o.desk().CountStates()[payroll.StateSent].Lines
	if sent == 0 || marked.People != len(plan.Sheet.Rows) {
		t.Fatalf("%d lines white, %d people marked of %d", sent, marked.People, len(plan.Sheet.Rows))
	}
	writes := o.writes()
	if res := o.export(); res.Batch != "" || len(res.Steps) != 0 {
		t.Fatalf("an export after the mark made batch %s with %d steps", res.Batch, len(res.Steps))
	}
	if o.writes() != writes {
		t.Fatal("something was sent after the mark")
	}
	if v, err := o.svc.Verify(t.Context(), o.co, nov, nil); err != nil || v.Different == 0 {
		t.Errorf("before the import everything is equal: %v", err)
	}
	o.importSheet(files)
	if res := o.export(); res.Batch != "" || len(res.Steps) != 0 {
		t.Fatalf("an export after the import made batch %s with %d steps", res.Batch, len(res.Steps))
	}
	v, err := o.svc.Verify(t.Context(), o.co, nov, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range v.Lines {
		if l := &v.Lines[i]; !l.Equal() || len(l.ToImport) > 0 {
			t.Errorf("%s %v: sent %s found %s, %v %v", l.Person, l.Component, l.Sent, l.Found, l.Unexpected, l.ToImport)
		}
	}
	// Only the row that somebody typed for Daan is left to decide about.
	if issues, err := o.svc.RowIssues(t.Context(), o.co, nov); err != nil || len(issues) != 1 || issues[0].Employee != "510006" {
		t.Errorf("rows to decide about: %+v, %v", issues, err)
	}
	// The same sheet cannot be marked twice.
	if _, err := o.mark(files); err == nil {
		t.Error("the sheet was marked twice")
	}
	// Unmarked, all is green; nothing was called.
	writes = o.writes()
	res, err := o.svc.TakeBack(t.Context(), o.co, link.TakeBackRequest{Batch: marked.Batch})
	if err != nil || len(res.Notes) != 1 || res.Notes[0].Code != link.CodeSheetStays {
		t.Fatalf("taking the mark back: %v", err)
	}
	if n := o.desk().CountStates()[payroll.StateReady].Lines; n != green || o.writes() != writes {
		t.Errorf("%d lines are green, were %d; %d writes, were %d", n, green, o.writes(), writes)
	}
	if found := o.led.Check(); len(found) != 0 {
		t.Errorf("the ledger: %v", found)
	}
}

// More hours after a marked sheet: only the difference goes, whether or not the
// sheet was imported; fewer hours never remove a row that has no id of ours.
func TestExportAfterAMarkedSheetSendsTheDifference(t *testing.T) {
	t.Parallel()
	for _, imported := range []bool{false, true} {
		o := newOffice(t)
		o.ready()
		_, files := o.sheets()
		if _, err := o.mark(files); err != nil {
			t.Fatal(err)
		}
		if imported {
			o.importSheet(files)
		}
		d := o.desk()
		var white *payroll.Verdict
		for i := range d.Verdicts {
			if v := &d.Verdicts[i]; v.State == payroll.StateSent && v.Line.Start != payroll.NoTime && v.Line.Minutes > 120 {
				white = v
				break
			}
		}
		facts := white.Line.Facts
		facts.Start, facts.End, facts.Minutes = payroll.NoTime, payroll.NoTime, white.Line.Minutes-60
		for _, err := range []error{
			o.svc.Edit(o.co, d, white.Line.ID, facts, ""),
			o.svc.Confirm(o.co, o.desk(), []payroll.LineID{white.Line.ID}, "te lang"),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		writes := o.writes()
		res := o.export()
		if st := res.Steps[0].Step; o.writes() != writes+1 || st.Amount != -100 || st.Action != payroll.ActionAdd || st.Component.Code != 2100 {
			t.Errorf("imported %t: %d writes, first step %s of %s on %d", imported, o.writes()-writes, st.Action, st.Amount, st.Component.Code)
		}
	}
}

func TestMarkRefusesWhatThePlanDoesNotSay(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	_, files := o.sheets()
	u := sheet.Code{Kind: payroll.KindHours, Code: 2100}
	right := files[0].Rows[0].Values[u]
	files[0].Rows[0].Values[u] = right + 25
	if _, err := o.mark(files); !errors.Is(err, &payroll.Problem{Code: link.CodeSheetOther}) {
		t.Errorf("another figure: %v", err)
	}
	files[0].Rows[0].Values[u] = right
	wrong := files[0]
	wrong.Period.Number = 10
	if _, err := o.mark([]sheet.Sheet{wrong}); !errors.Is(err, &payroll.Problem{Code: link.CodeSheetPeriod}) {
		t.Errorf("another period: %v", err)
	}
	if _, err := o.mark([]sheet.Sheet{files[0], files[0]}); !errors.Is(err, &payroll.Problem{Code: link.CodeSheetPerson}) {
		t.Errorf("a file twice: %v", err)
	}
	if n := len(o.must2(o.co.Rows())); n != 0 {
		t.Errorf("%d own rows after refusals", n)
	}
	// Without reading Nmbrs the same amounts come out, foreign rows unseen.
	unread, _ := o.sheets(func(r *link.SheetRequest) { r.Unread = true })
	if len(unread.Held) != 0 || len(unread.Sheet.Rows) <= len(files[0].Rows) {
		t.Errorf("unread: %d held, %d people", len(unread.Held), len(unread.Sheet.Rows))
	}
}

func (o *office) must2(rows []payroll.OwnRow, err error) []payroll.OwnRow {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
	return rows
}

// An older copy of the ledger that is put back still knows from the journal
// what went by sheet: no export sends it.
func TestOlderCopyKnowsWhatWentBySheet(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	copyAt := filepath.Join(o.dir, "copy.db")
	if err := o.led.Backup(copyAt); err != nil {
		t.Fatal(err)
	}
	_, files := o.sheets()
	if _, err := o.mark(files); err != nil {
		t.Fatal(err)
	}
	key := o.co.Key()
	if err := o.led.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Restore(copyAt, store.Options{Dir: filepath.Join(o.dir, "data"), StateDir: filepath.Join(o.dir, "state")}); err != nil {
		t.Fatal(err)
	}
	o.open()
	o.co = o.must(o.svc.Company(string(key)))
	if err := o.led.Sendable(); err != nil {
		if err := o.led.Reconcile(store.Audit{Action: "reconcile"}); err != nil {
			t.Fatal(err)
		}
	}
	writes := o.writes()
	o.export()
	if o.writes() != writes {
		t.Errorf("%d writes after putting an older copy back, were %d", o.writes(), writes)
	}
}

// TestSheetRowsBearTheMarkOfTheirStep: each entry of the sheet names the step that
// it is marked as, so that over REST what was imported is known for ours even
// where the amount alone would not tell.
func TestSheetRowsBearTheMarkOfTheirStep(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ready()
	plan, files := o.sheets()
	for _, r := range plan.Sheet.Rows {
		for c, v := range r.Values {
			if id := payroll.MarkedStep(r.Comments[c]); v != 0 && id == "" {
				t.Errorf("%s %s bears no mark: %q", r.Name, c, r.Comments[c])
			}
		}
	}
	if plan.Sheet.Debtor != "1208" {
		t.Errorf("the number of the debtor is %q", plan.Sheet.Debtor)
	}
	if _, err := o.mark(files); err != nil {
		t.Fatal(err)
	}
	rows, err := o.co.RowsIn(nov)
	if err != nil {
		t.Fatal(err)
	}
	steps := map[payroll.StepID]bool{}
	for _, r := range rows {
		steps[r.Step] = true
	}
	marks := 0
	for _, f := range files {
		for _, r := range f.Rows {
			for c, text := range r.Comments {
				marks++
				if !steps[payroll.MarkedStep(text)] {
					t.Errorf("%s %s: the register does not know %q", r.Name, c, text)
				}
			}
		}
	}
	if marks == 0 {
		t.Fatal("the sheet was read back without its comments")
	}
	// Before the import a colleague types a row of the same code and amount. Over
	// REST the mark tells which of the two is ours.
	first := files[0].Rows[0]
	team, err := o.co.Team()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range team {
		for c, v := range first.Values {
			if p.Number != first.Number || c.Kind != payroll.KindHours {
				continue
			}
			if _, err := o.sim.TypeRow(sim.HandRow{
				Employee: atoi(t, string(p.ID)), Code: c.Code, Amount: sim.Hundredths(int64(v)), Period: simNov, Comment: "met de hand",
			}); err != nil {
				t.Fatal(err)
			}
		}
	}
	o.importSheet(files)
	res, err := o.svc.Verify(context.Background(), o.co, nov, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range res.Lines {
		if l.Sent != l.Found || len(l.Missing)+len(l.Altered)+len(l.ToImport) != 0 {
			t.Errorf("%s %v: sent %s, found %s, %+v", l.Person, l.Component, l.Sent, l.Found, l)
		}
	}
}
