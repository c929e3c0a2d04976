package intake

import (
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"doorzet/payroll"
)

// A table with a column for each day is read as one with a row for each day, its totals
// are held against the days, and what cannot be read is refused where it stands.
func TestDaysAsColumns(t *testing.T) {
	near := payroll.MustDate(2026, 11, 28)
	for name, c := range map[string]struct {
		data string
		near payroll.Date
		want string
	}{
		"a week": {
			"naam;personeelsnummer;ma 02-11-2026;di 03-11-2026;wo 04-11-2026;do 05-11-2026;totaal\nAns;8;8,00;6,00;;-;14,00\nBo;6;;7,50;0;4,00;11,50\nTotaal;;8;13,5;;4;25,5\n",
			0, "0:2 2026-11-02 Ans 8:00; 0:2 2026-11-03 Ans 6:00; 0:3 2026-11-03 Bo 7:30; 0:3 2026-11-05 Bo 4:00; total  1",
		},
		"without the year":               {"naam,ma 2 nov,di 3 nov,wo 4 nov\nAns,8,,6\n", near, "0:2 2026-11-02 Ans 8:00; 0:2 2026-11-04 Ans 6:00"},
		"without the year, nothing near": {"naam,ma 2 nov,di 3 nov,wo 4 nov\nAns,8,,6\n", 0, "intake-missing-column"},
		"names that are not known":       {"Medewerker;2-11-2026;3-11-2026;4-11-2026\nAns;8;;7:30\n", 0, "0:2 2026-11-02 Ans 8:00; 0:2 2026-11-04 Ans 7:30"},
		"a word":                         {"naam;2-11-2026;3-11-2026;4-11-2026\nAns;8;ziek;7\n", 0, "0:2 2026-11-02 Ans 8:00; 0:2 2026-11-04 Ans 7:00; :2:3 intake-hours"},
		"a row that is shifted":          {"naam;2-11-2026;3-11-2026;4-11-2026\nAns;8;7;6\nBo;;8;7;6\n", 0, "0:2 2026-11-02 Ans 8:00; 0:2 2026-11-03 Ans 7:00; 0:2 2026-11-04 Ans 6:00; :3:4 intake-width"},
		"a total that is wrong":          {"naam;2-11-2026;3-11-2026;4-11-2026;totaal\nAns;8;7;6;20\n", 0, "0:2 2026-11-02 Ans 8:00; 0:2 2026-11-03 Ans 7:00; 0:2 2026-11-04 Ans 6:00; wrong total 20:00, 21:00"},
		"month first or not":             {"naam;11/2/2026;11/3/2026;11/4/2026\nAns;8;7;6\n", 0, "intake-ask-dates"},
		"the same day twice":             {"naam;2-11-2026;3-11-2026;2-11-2026;4-11-2026\nAns;8;7;6;5\n", 0, "intake-missing-column"},
		"days behind a date of the row":  {"datum;naam;2-11-2026;3-11-2026;4-11-2026\n2-11-2026;Ans;7;6;5\n", 0, "intake-missing-column"},
		"point for the colon":            {"naam;2-11-2026;3-11-2026;4-11-2026\nAns;8.00;7.30;6.15\n", 0, "intake-ask-hours"},
		"a row without somebody":         {"naam;2-11-2026;3-11-2026;4-11-2026\nAns;8;7;6\n;8;;\n", 0, "0:2 2026-11-02 Ans 8:00; 0:2 2026-11-03 Ans 7:00; 0:2 2026-11-04 Ans 6:00; :3:1 intake-no-person"},
	} {
		t.Run(name, func(t *testing.T) {
			res, err := readUnseen(t.Context(), Input{Name: "u.csv", Data: []byte(c.data), Near: c.near})
			if got := toldOr(res, err); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func toldOr(res Result, err error) string {
	if err != nil {
		return string(err.(*payroll.Problem).Code) //nolint:errcheck,forcetypeassert,errorlint // the tests' own
	}
	out := told(res)
	for _, n := range res.Totals {
		out += "; wrong total " + n.Stated.Clock() + ", " + n.Summed.Clock()
	}
	return out
}

// Each week has a sheet of its own days.
func TestDaysAsColumnsOfSeveralSheets(t *testing.T) {
	week := func(first int, hours ...any) [][]any {
		head, row := []any{"naam"}, []any{"Ans"}
		for i, h := range hours {
			head, row = append(head, style{first + i, "ddd d mmm"}), append(row, h)
		}
		return [][]any{{"uren"}, head, row}
	}
	rows := map[string][][]any{"wk 45": week(46328, 8, style{0.3125, "h:mm"}, nil), "wk 46": week(46335, nil, 6, 5)}
	data := workbookWith(t, []string{"wk 45", "wk 46"}, rows, func(f *excelize.File) error { return f.SetRowHeight("wk 45", 1, 30) })
	in := Input{Name: "u.xlsx", Data: data}
	res, err := readUnseen(t.Context(), in)
	want := "0:3 2026-11-02 Ans 8:00; 0:3 2026-11-03 Ans 7:30; 1:3 2026-11-10 Ans 6:00; 1:3 2026-11-11 Ans 5:00; sheets-together wk 45, wk 46 2"
	if got := toldOr(res, err); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	_, view, err := Guess(in)
	if err != nil || !slices.Equal(view.Headers, []string{"naam", "datum", "uren"}) || len(view.Rows) != 2 {
		t.Errorf("shown %+v, %v", view, err)
	}
}

// A day without its year is read by its weekday, in the year that is near, and never else.
func TestDaysWithoutTheYear(t *testing.T) {
	near := payroll.MustDate(2026, 1, 15)
	list := "datum;naam;uren\n"
	for _, d := range []string{"ma 2 nov", "vr 28-11", "ma. 29 dec.", "2 nov", "di 2 nov 2026", "zo 2 nov", "do 1 feb", "wo 30 feb", "ma 3 nov 26"} {
		list += d + ";Ans;8\n"
	}
	res, err := Read(t.Context(), Input{Name: "u.csv", Data: []byte(list), Near: near}, Options{})
	want := "0:2 2026-11-02 Ans 8:00; 0:3 2025-11-28 Ans 8:00; 0:4 2025-12-29 Ans 8:00; 0:7 2025-11-02 Ans 8:00; " +
		":5:1 intake-date; :6:1 intake-date; :8:1 intake-date; :9:1 intake-date; :10:1 intake-date"
	if got := toldOr(res, err); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
