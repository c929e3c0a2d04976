package payroll

import "testing"

// TestUnmarkingSheets takes two sheets of one person back, newest first: days
// that went by the first are again what went by a sheet, not what we set.
func TestUnmarkingSheets(t *testing.T) {
	days := Component{Kind: KindWorked}
	step := func(id StepID, batch BatchID, ours, wanted Hundredths, undoes StepID) Step {
		return Step{
			ID: id, Batch: batch, Employee: jan, Component: days, ForPeriod: testNov, BookedIn: testNov, State: StepDone,
			Ours: ours, Wanted: wanted, Amount: wanted, Undoes: undoes,
		}
	}
	row := func(s Step) OwnRow {
		return OwnRow{Kind: KindWorked, ID: DaysRow(jan, testNov), Employee: jan, Component: days, Amount: s.Amount, Step: s.ID, Sheet: s.Batch}
	}
	sheet := func(b BatchID) bool { return b != "export" }
	one, two := step("s1", "one", 0, 100, ""), step("s2", "two", 100, 200, "")
	got := UnmarkSheet(BackInput{Batch: "two", Steps: []Step{one, two}}, row, sheet)
	if len(got) != 1 || got[0].Block != BlockNone || got[0].Before == nil || got[0].Before.Amount != 100 || got[0].Before.Sheet != "one" {
		t.Errorf("the newer: %+v", got)
	}
	got = UnmarkSheet(BackInput{Batch: "one", Steps: []Step{one, two}}, row, sheet)
	if len(got) != 1 || got[0].Block != BlockNewer {
		t.Errorf("the older under a newer: %+v", got)
	}
	got = UnmarkSheet(BackInput{Batch: "one", Steps: []Step{one, two, step("u", "undo", 200, 100, "s2")}}, row, sheet)
	if len(got) != 1 || got[0].Block != BlockNone || got[0].Before != nil {
		t.Errorf("the older: %+v", got)
	}
	one.Batch = "export" // days that we set ourselves come back as such
	got = UnmarkSheet(BackInput{Batch: "two", Steps: []Step{one, two}}, row, sheet)
	if len(got) != 1 || got[0].Before == nil || got[0].Before.Sheet != "" || got[0].Before.Step != "s1" {
		t.Errorf("over an export: %+v", got)
	}
	if got := UnmarkSheet(BackInput{Batch: "two", Steps: []Step{one, two, step("u", "undo", 200, 100, "s2")}}, row, sheet); len(got) != 0 {
		t.Errorf("unmarked already: %+v", got)
	}
}
