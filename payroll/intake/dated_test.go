package intake

import (
	"testing"

	"doorzet/payroll"
)

// Totals without a day say what to do, and come on the day that somebody names, of which
// whole figures above any day's hours are still asked about; a file with days keeps its own.
func TestTotalsWithoutADay(t *testing.T) {
	day := payroll.MustDate(2026, 11, 30)
	for name, c := range map[string]struct {
		data string
		day  payroll.Date
		way  *Way
		want string
	}{
		"nobody has said":        {"naam;uren\nAns;88,00\n", 0, nil, "intake-no-days"},
		"said":                   {"naam;uren\nAns;88,50\nBo;12,25\nTotaal;100,75\n", day, nil, "0:2 2026-11-30 Ans 88:30; 0:3 2026-11-30 Bo 12:15; total  1"},
		"of an unknown header":   {"Medewerker;Gewerkte uren\nAns;88,50\n", day, nil, "0:2 2026-11-30 Ans 88:30"},
		"whole figures":          {"naam;uren\nAns;88\n", day, nil, "intake-ask-hours"},
		"whole figures, said":    {"naam;uren\nAns;88\n", day, &Way{Written: map[string]Notation{"uren": NotationDecimal}}, "0:2 2026-11-30 Ans 88:00"},
		"a row that is shifted":  {"naam;uren\nAns;;88,50\nBo;8\n", day, nil, "0:3 2026-11-30 Bo 8:00; :2:3 intake-width"},
		"a file with its days":   {"datum;naam;uren\n2-11-2026;Ans;8\n", day, nil, "0:2 2026-11-02 Ans 8:00"},
		"what else is missing":   {"naam;team\nAns;bar\n", day, nil, "intake-missing-column"},
		"a table of other codes": {"aanslnr;persnr;ploeg;1;28;86\n5555;8;1;88;12;\n", day, nil, "intake-missing-column"},
	} {
		in := Input{Name: "u.csv", Data: []byte(c.data), Day: c.day}
		res, err := Read(t.Context(), in, Options{Way: c.way})
		if Guessable(err) {
			var p Profile
			if p, err = GuessUnseen(in, c.way); err == nil {
				res, err = Read(t.Context(), in, Options{Profile: &p, Way: c.way})
			}
		}
		if got := toldOr(res, err); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
	data := workbookWith(t, []string{"nov"}, map[string][][]any{"nov": {{"naam", "uren"}, {"Ans", style{3.5, "[h]:mm"}}, {"Bo", nil}}}, nil)
	res, err := Read(t.Context(), Input{Name: "u.xlsx", Data: data, Day: day}, Options{})
	if got, want := toldOr(res, err), "0:2 2026-11-30 Ans 84:00; :3:2 intake-no-hours"; got != want {
		t.Errorf("a sheet: %s", got)
	}
}
