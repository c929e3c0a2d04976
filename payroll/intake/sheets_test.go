package intake

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"doorzet/payroll"
)

// A sheet that a clerk does not see is never read in place of one that is seen, every
// sheet beside is told, and days of an old Mac are those that it shows.
func TestSheetsBesideAreTold(t *testing.T) {
	f, yes := excelize.NewFile(), true
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetSheetName("Sheet1", "oud"))
	for i, name := range []string{"oud", "nov", "nov week 2"} {
		if i > 0 {
			_, err := f.NewSheet(name)
			must(err)
		}
		must(f.SetSheetRow(name, "A1", &[]any{"datum", "naam", "uren"}))
		must(f.SetSheetRow(name, "A2", &[]any{44866 + i, "Ans", 8}))
	}
	f.SetActiveSheet(1)
	must(f.SetSheetVisible("oud", false))
	must(f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
	var b bytes.Buffer
	must(f.Write(&b))
	must(f.Close())
	res, err := Read(t.Context(), Input{Name: "u.xlsx", Data: b.Bytes()}, Options{})
	must(err)
	if len(res.Rows) != 1 || res.Rows[0].Date != payroll.MustDate(2026, 11, 3) {
		t.Errorf("rows %+v", res.Rows)
	}
	if len(res.Notes) != 2 || res.Notes[0].What != NoteHiddenSheet || res.Notes[1].What != NoteSheet || res.Notes[1].Sheet != "nov week 2" {
		t.Errorf("notes %+v", res.Notes)
	}
}
