package intake

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"doorzet/payroll"
)

// workbookWith makes a book of sheets in their order, each with the rows of bookFor, and
// changes it in the end.
func workbookWith(t testing.TB, names []string, rows map[string][][]any, change func(f *excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for i, name := range names {
		if i == 0 {
			must(f.SetSheetName("Sheet1", name))
		} else {
			_, err := f.NewSheet(name)
			must(err)
		}
		for r, row := range rows[name] {
			for c, v := range row {
				ref, err := excelize.CoordinatesToCellName(c+1, r+1)
				must(err)
				if s, ok := v.(style); ok {
					id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &s.format})
					must(err)
					must(f.SetCellStyle(name, ref, ref, id))
					v = s.value
				}
				must(f.SetCellValue(name, ref, v))
			}
		}
	}
	if change != nil {
		must(change(f))
	}
	var b bytes.Buffer
	must(f.Write(&b))
	must(f.Close())
	return b.Bytes()
}

// told words rows and notes.
func told(res Result) string {
	var out []string
	for _, r := range res.Rows {
		out = append(out, fmt.Sprintf("%d:%d %s %s %s", r.Sheet, r.Line, r.Date, r.Person, r.Minutes.Clock()))
	}
	for _, r := range res.Refused {
		out = append(out, fmt.Sprintf("%s:%d:%d %s", r.Sheet, r.Line, r.Column, r.Problem.Code))
	}
	for _, n := range res.Notes {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %d", n.What, n.Sheet, n.Count)))
	}
	return strings.Join(out, "; ")
}

func weekList(first int, hours ...any) [][]any {
	out := [][]any{{"datum", "naam", "uren"}}
	for i, h := range hours {
		out = append(out, []any{style{first + i, "dd-mm-yyyy"}, "Ans", h})
	}
	return out
}

// Sheets with one header are one list, which is said; a sheet with another header and one
// that is hidden are not read, which is said too; what is named is what is read.
func TestSheetsOfABook(t *testing.T) {
	names := []string{"oud", "wk 45", "wk 46", "Toelichting", "leeg"}
	rows := map[string][][]any{
		"oud": weekList(46300, 1), "wk 45": append(weekList(46328, 8, 7.5), []any{nil, nil, 15.5}),
		"wk 46": append([][]any{{"week 46"}}, weekList(46335, 6, "x")...), "Toelichting": {{"vragen", "aan"}, {1, 2}},
	}
	data := workbookWith(t, names, rows, func(f *excelize.File) error {
		f.SetActiveSheet(1)
		return f.SetSheetVisible("oud", false)
	})
	for name, c := range map[string]struct {
		way  *Way
		want string
	}{
		"all": {nil, "0:2 2026-11-02 Ans 8:00; 0:3 2026-11-03 Ans 7:30; 1:3 2026-11-09 Ans 6:00; wk 46:4:3 intake-hours; " +
			"sheets-together wk 45, wk 46 2; hidden-sheet oud 1; sheet Toelichting 1"},
		"one": {&Way{Sheets: []string{"WK 46 "}}, "0:3 2026-11-09 Ans 6:00; :4:3 intake-hours; hidden-sheet oud 1; sheet wk 45 1; sheet Toelichting 1"},
		"hidden": {&Way{Sheets: []string{"oud", "wk 45"}}, "0:2 2026-10-05 Ans 1:00; 1:2 2026-11-02 Ans 8:00; 1:3 2026-11-03 Ans 7:30; " +
			"sheets-together oud, wk 45 2; sheet wk 46 1; sheet Toelichting 1"},
	} {
		res, err := Read(t.Context(), Input{Name: "u.xlsx", Data: data}, Options{Way: c.way})
		if err != nil {
			t.Fatal(err)
		}
		if got := told(res); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
	_, err := Read(t.Context(), Input{Name: "u.xlsx", Data: data}, Options{Way: &Way{Sheets: []string{"wk 47"}}})
	var p *payroll.Problem
	if !errors.As(err, &p) || p.Code != CodeNoSheet || !strings.Contains(p.Args["sheets"], "wk 45") {
		t.Errorf("a sheet that is not there: %v", err)
	}
}

// A list of an unknown header goes on over the sheets as well, and the guess never
// proposes a sheet that the clerk does not see.
func TestSheetsOfAnUnknownHeader(t *testing.T) {
	head := []any{"dag", "medewerker", "gewerkte uren"}
	rows := map[string][][]any{}
	for i, name := range []string{"okt", "wk 45", "wk 46"} {
		rows[name] = [][]any{head, {style{46300 + 14*i, "dd-mm-yyyy"}, "Ans", 8}}
	}
	data := workbookWith(t, []string{"okt", "wk 45", "wk 46"}, rows, func(f *excelize.File) error {
		f.SetActiveSheet(1)
		return f.SetSheetVisible("okt", false)
	})
	in := Input{Name: "u.xlsx", Data: data}
	seen, view, err := Guess(in)
	if err != nil || seen.Sheet != "" || len(view.Rows) != 1 || view.Rows[0].Date != payroll.MustDate(2026, 10, 19) {
		t.Errorf("guessed %+v %+v, %v", seen, view, err)
	}
	unseen, err := GuessUnseen(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []Profile{seen, unseen} {
		res, err := Read(t.Context(), in, Options{Profile: &p})
		if want := "0:2 2026-10-19 Ans 8:00; 1:2 2026-11-02 Ans 8:00; sheets-together wk 45, wk 46 2; hidden-sheet okt 1"; err != nil || told(res) != want {
			t.Errorf("got %s, %v", told(res), err)
		}
	}
	one := &Way{Sheets: []string{"okt"}}
	p, err := GuessUnseen(in, one)
	if err != nil {
		t.Fatal(err)
	}
	if res, err := Read(t.Context(), in, Options{Profile: &p, Way: one}); err != nil || !strings.HasPrefix(told(res), "0:2 2026-10-05 Ans 8:00; sheet wk 45") {
		t.Errorf("named: %s, %v", told(res), err)
	}
}

// Rows that are hidden by a filter, by hand or by having no height are not taken, and said.
func TestHiddenRowsAreTold(t *testing.T) {
	data := workbookWith(t, []string{"nov"}, map[string][][]any{"nov": weekList(46328, 8, 7, 6, 5)}, func(f *excelize.File) error {
		if err := f.SetRowVisible("nov", 3, false); err != nil {
			return err
		}
		return f.SetRowHeight("nov", 5, 0)
	})
	res, err := Read(t.Context(), Input{Name: "u.xlsx", Data: data}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "0:2 2026-11-02 Ans 8:00; 0:4 2026-11-04 Ans 6:00; hidden-row  2"; told(res) != want {
		t.Errorf("got %s", told(res))
	}
	if n := res.Notes[0]; n.Line != 3 || !n.Lost() {
		t.Errorf("noted %+v", n)
	}
}

// A value that is merged over rows is who, when and where of each of them; hours that are
// merged count once, and the rows below say that they have none.
func TestMergedCells(t *testing.T) {
	rows := [][]any{
		{"datum", "naam", "vestiging", "uren"},
		{style{46328, "dd-mm-yyyy"}, "Ans", "Noord", 8},
		{nil, nil, nil, 7},
		{style{46329, "dd-mm-yyyy"}, nil, nil, 6},
		{style{46330, "dd-mm-yyyy"}, "Bo", nil, 5},
		{style{46331, "dd-mm-yyyy"}, "Bo", "Zuid", nil},
		{style{46332, "dd-mm-yyyy"}, nil, nil, 4},
	}
	data := workbookWith(t, []string{"nov"}, map[string][][]any{"nov": rows}, func(f *excelize.File) error {
		for _, m := range [][2]string{{"A2", "A3"}, {"B2", "B4"}, {"C2", "C5"}, {"D5", "D6"}} {
			if err := f.MergeCell("nov", m[0], m[1]); err != nil {
				return err
			}
		}
		return nil
	})
	res, err := Read(t.Context(), Input{Name: "u.xlsx", Data: data}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "0:2 2026-11-02 Ans 8:00; 0:3 2026-11-02 Ans 7:00; 0:4 2026-11-03 Ans 6:00; 0:5 2026-11-04 Bo 5:00; :6:4 intake-no-hours; :7:2 intake-no-person"
	if told(res) != want {
		t.Errorf("got  %s\nwant %s", told(res), want)
	}
	if venues := res.Covers.Venues; !slices.Equal(venues, []string{"Noord"}) {
		t.Errorf("venues %q", venues)
	}
}

// TestNumbersByTheirFormat is the rule of sheets: what a number is follows from its value and its
// format, in both systems of dates, however it is shown; what shows one thing and is
// another is refused.
func TestNumbersByTheirFormat(t *testing.T) {
	const day, half, half8 = 46328, 0.3125, 0.35416666666666669 // 2-11-2026, 7:30, 8:30
	lengths := []string{"[h]:mm", "[h]:mm:ss", `[h]"u"mm`, `[h]\umm`, "[h].mm", "[hh]:mm", "[mm]", "[h]", `h" uur "mm" min"`, "h:mm", "hh.mm", `h"u"mm`, "[$-413]h:mm;@", "h:mm AM/PM"}
	days := []string{"dd-mm-yyyy", "d-mmm", "dd-mm", "d mmmm", "[$-413]dddd d mmmm yyyy", "yyyymmdd", "dd/mm/yy;@", "m", "mmm-yy", `d"."m"."yyyy`}
	times := []string{"hh:mm", "hh.mm", `hh"u"mm`, "h:mm:ss", "h:mm AM/PM", "[$-413]h:mm;@"}
	for _, mac := range []bool{false, true} {
		shift := 0
		if mac {
			shift = 1462
		}
		read := func(head []any, row ...any) string {
			t.Helper()
			data := workbookWith(t, []string{"nov"}, map[string][][]any{"nov": {head, row}}, func(f *excelize.File) error {
				return f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &mac})
			})
			res, err := Read(t.Context(), Input{Name: "u.xlsx", Data: data}, Options{})
			if err != nil {
				return err.Error()
			}
			return told(res)
		}
		date := style{day - shift, "dd-mm-yyyy"}
		for _, f := range lengths {
			if got := read([]any{"datum", "naam", "uren"}, date, "Ans", style{half, f}); got != "0:2 2026-11-02 Ans 7:30" {
				t.Errorf("length in %s: %s", f, got)
			}
		}
		if got := read([]any{"datum", "naam", "uren"}, date, "Ans", style{26.0 / 24, "[h].mm"}); got != "0:2 2026-11-02 Ans 26:00" {
			t.Errorf("26 hours: %s", got)
		}
		for _, f := range days {
			if got := read([]any{"datum", "naam", "uren"}, style{day - shift, f}, "Ans", 8); got != "0:2 2026-11-02 Ans 8:00" {
				t.Errorf("day in %s: %s", f, got)
			}
		}
		for _, f := range times {
			for _, from := range []float64{half8, float64(day-shift) + half8, float64(day-shift-30) + half8} {
				if got := read([]any{"datum", "naam", "start", "eind"}, date, "Ans", style{from, f}, style{0.75, f}); got != "0:2 2026-11-02 Ans 9:30" {
					t.Errorf("time %v in %s: %s", from, f, got)
				}
			}
		}
		for _, c := range []struct {
			head  string
			value style
			want  string
		}{
			{"uren", style{half / 60, "mm:ss"}, ":2:3 intake-hours; no-rows  1"},                         // shows 07:30
			{"uren", style{8, "d-mmm"}, ":2:3 intake-hours; no-rows  1"},                                 // shows 8-jan
			{"uren", style{float64(day-shift) + half, "h:mm"}, ":2:3 intake-hours; no-rows  1"},          // shows 7:30
			{"uren", style{float64(day-shift) + half, "d-m-yyyy h:mm"}, ":2:3 intake-hours; no-rows  1"}, //
			{"uren", style{450, `0" min"`}, "0:2 2026-11-02 Ans 7:30"},                                   //
			{"uren", style{7.5, `0.00" uur"`}, "0:2 2026-11-02 Ans 7:30"},                                //
			{"uren", style{half + 29.0/86400, "[h]:mm:ss"}, "0:2 2026-11-02 Ans 7:30; seconds  1"},       // to the minute
		} {
			if got := read([]any{"datum", "naam", c.head}, date, "Ans", c.value); got != c.want {
				t.Errorf("%v in %s: %s, want %s", c.value.value, c.value.format, got, c.want)
			}
		}
	}
}

// A formula counts by its outcome, whatever its format.
func TestFormulasByTheirOutcome(t *testing.T) {
	data := sheetWith(t, sheetHead, `<row r="1"><c r="A1" t="inlineStr"><is><t>datum</t></is></c><c r="B1" t="inlineStr"><is><r><t>na</t></r><rPh><t>x</t></rPh><r><t>am</t></r></is></c>`+
		`<c r="C1" t="inlineStr"><is><t>uren</t></is></c></row>`+
		`<row r="2"><c r="A2"><f>46327+1</f><v>46328</v></c><c r="B2" t="str"><f>"Ans"</f><v>Ans</v></c><c r="C2"><f>4+4</f><v>8</v></c></row>`+
		`<row r="3"><c r="A3"><v>46328</v></c><c r="B3" t="str"><v>Ans</v></c><c r="C3"><f>4+4</f></c></row>`+
		`<row r="4"><c r="A4"><v>46328</v></c><c r="B4" t="str"><v>Ans</v></c><c r="C4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`+
		`<row r="5"><c r="A5" t="d"><v>2026-11-05</v></c><c r="B5" t="str"><v>Ans</v></c><c r="C5"><v>7.5</v></c></row>`, 1, "</sheetData></worksheet>")
	res, err := Read(t.Context(), Input{Name: "u.xlsx", Data: data}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "0:2 2026-11-02 Ans 8:00; 0:5 2026-11-05 Ans 7:30; :3:3 intake-formula; :4:3 intake-hours; sheet Voorblad 1"; told(res) != want {
		t.Errorf("got %s", told(res))
	}
}

func TestReadFormat(t *testing.T) {
	for code, want := range map[string]numberFormat{
		"": {}, "General": {}, "0.00": {}, "#,##0.00;[Red]-#,##0.00": {}, "@": {}, `0" u"`: {unit: "uur"}, `0\ \m\i\n`: {unit: "min"}, "0.00E+00": {},
		`_ € * #,##0.00_ ;_ € * -#,##0.00_ `: {}, "mm:ss": {clock: true, short: true}, "m/d/yy h:mm": {day: true, clock: true},
		"[m]": {clock: true, elapsed: true}, "[Red]0": {}, "[h": {clock: true, elapsed: true}, "d": {day: true}, "h": {clock: true}, "mm": {day: true}, `"dag "0`: {},
	} {
		if got := readFormat(code); got != want {
			t.Errorf("%q is %+v, want %+v", code, got, want)
		}
	}
}

// Sheets that repeat the same hours are asked about as copies, and what they repeat waits
// until somebody answers; a copy in which a few hours were changed is one too, and these
// wait as well.
func TestSheetsThatAreCopies(t *testing.T) {
	names := []string{"nov", "nov (2)", "concept", "dec"}
	rows := map[string][][]any{
		"nov": weekList(46328, 8, 7, 6), "nov (2)": weekList(46328, 8, 7, 6), "concept": weekList(46328, 8, 7, 5), "dec": weekList(46357, 8, 7, 6),
	}
	data := workbookWith(t, names, rows, nil)
	res, err := Read(t.Context(), Input{Name: "u.xlsx", Data: data}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	skip, count := true, false
	for name, c := range map[string]struct {
		copies *bool
		asked  string
		free   payroll.Minutes
	}{
		"asked":      {nil, "[{nov (2) 3 3} {concept 3 2}]", 42 * 60},
		"left out":   {&skip, "[]", 42 * 60},
		"they count": {&count, "[]", (4*21 - 1) * 60},
	} {
		changes := res.Hold(Standing{Answers: Answers{Copies: c.copies}})
		var free payroll.Minutes
		for i := range changes.New {
			if len(changes.New[i].Questions) == 0 {
				free += changes.New[i].Minutes
			}
		}
		if got := fmt.Sprint(changes.Copies); got != c.asked || free != c.free {
			t.Errorf("%s: %s, %s may go on, want %s and %s", name, got, free.Clock(), c.asked, c.free.Clock())
		}
	}
}
