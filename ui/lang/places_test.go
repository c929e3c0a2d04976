package lang

import (
	"testing"

	"doorzet/payroll"
)

// Where something is in a file is said as the clerk finds it: a cell of a sheet, else the
// line with the column.
func TestPlacesAreSaidAsTheyAreFound(t *testing.T) {
	for _, c := range []struct {
		code  payroll.Code
		pairs []string
		want  string
	}{
		{"intake-hours", []string{"line", "7", "column", "3", "field", "uren", "text", "acht"}, `u.csv, regel 7, uren: "acht" is geen aantal uren van een dag. Schrijf 7:30 of 7,5. De regel is overgeslagen.`},
		{"intake-hours", []string{"line", "7", "column", "3", "cell", "C7", "field", "uren", "text", "acht"}, `u.csv, cel C7, uren: "acht" is geen aantal uren van een dag. Schrijf 7:30 of 7,5. De regel is overgeslagen.`},
		{"intake-no-date", []string{"line", "7", "column", "1", "cell", "A7", "sheet", "nov"}, "u.csv, tabblad nov, cel A7: er staat geen datum. De regel is overgeslagen."},
		{"intake-no-date", []string{"line", "7", "column", "1"}, "u.csv, regel 7, kolom 1: er staat geen datum. De regel is overgeslagen."},
	} {
		if got := For(Dutch).Problem(payroll.NewProblem(c.code, append(c.pairs, "file", "u.csv")...), ""); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
