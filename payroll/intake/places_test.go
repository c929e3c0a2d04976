package intake

import (
	"errors"
	"strings"
	"testing"

	"doorzet/payroll"
)

// A refusal says where it is as the clerk counts: the line and the column, not the
// character, or the cell of the sheet.
func TestPlacesAsTheClerkCounts(t *testing.T) {
	for name, c := range map[string]struct{ data, line, column string }{
		"a quote that never closes":  {"datum;naam;uren\n2-11-2026;\"A;ns\";8\n3-11-2026;Bo;\"8\n4-11-2026;Bo;8\n", "3", "3"},
		"a quote in the middle":      {"datum;naam;uren\n2-11-2026;\"Een heel lange naam; met een komma\" en meer;8\n", "2", "2"},
		"behind a cell of two lines": {"sep=;\ndatum;naam;opmerking;uren\n2-11-2026;Ans;\"een\ntwee\";8\n3-11-2026;Ans;\"een\ntwee\";8\"\n", "5", "4"},
	} {
		_, err := Read(t.Context(), Input{Name: "u.csv", Data: []byte(c.data)}, Options{})
		var p *payroll.Problem
		if !errors.As(err, &p) || p.Code != CodeQuote || p.Args["line"] != c.line || p.Args["column"] != c.column {
			t.Errorf("%s: %v", name, err)
		}
	}
	data := workbookWith(t, []string{"a", "b"}, map[string][][]any{"a": weekList(46328, 8), "b": append([][]any{{"week"}}, weekList(46335, "acht")...)}, nil)
	res, err := Read(t.Context(), Input{Name: "u.xlsx", Data: data}, Options{})
	if err != nil || len(res.Refused) != 1 {
		t.Fatalf("%v, %+v", err, res.Refused)
	}
	if a := res.Refused[0].Problem.Args; a["cell"] != "C3" || a["sheet"] != "b" || !strings.Contains(a["text"], "acht") {
		t.Errorf("refused %v", a)
	}
}
