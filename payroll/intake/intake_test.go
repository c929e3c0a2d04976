package intake

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doorzet/payroll"
)

func read(t *testing.T, name string, data string, opts Options) Result {
	t.Helper()
	res, err := Read(t.Context(), Input{Name: name, Data: []byte(data)}, opts)
	if err != nil {
		t.Fatalf("Read(%s): %v", name, err)
	}
	return res
}

func fixture(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// picture writes a result as text, to be held against a golden file.
func picture(res Result) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s form %q, %d rows, times %v approval %v meals %v\n", res.Kind, res.Form, res.RowCount,
		res.HasTimes, res.HasApproval, res.HasMeals)
	c := res.Covers
	fmt.Fprintf(&b, "covers %s..%s %q %q %q\n", c.From, c.To, c.Venues, c.Teams, c.Types)
	for _, r := range res.Rows {
		fmt.Fprintf(&b, "%3d %s %q", r.Line, r.Date, r.Person)
		for _, p := range [][2]string{
			{"nr", r.Number},
			{"mail", r.Email},
			{"id", r.NmbrsID},
			{"venue", r.Venue},
			{"team", r.Team},
			{"contract", r.Contract},
			{"remark", r.Remark},
			{"from", r.Start.String()},
			{"to", r.End.String()},
		} {
			if p[1] != "" {
				fmt.Fprintf(&b, " %s=%q", p[0], p[1])
			}
		}
		fmt.Fprintf(&b, " type=%q break=%d net=%s counts=%v approved=%v\n", r.Type, r.Break, r.Minutes.Clock(), r.Counts, r.Approved)
	}
	for _, p := range res.People {
		fmt.Fprintf(&b, "%3d %q id=%q mail=%q contract=%q\n", p.Line, p.Name, p.NmbrsID, p.Email, p.Contract)
	}
	for _, r := range res.Refused {
		fmt.Fprintf(&b, "refused %d:%d %q %s\n", r.Line, r.Column, r.Text, r.Problem.Code)
	}
	for _, n := range res.Totals {
		fmt.Fprintf(&b, "totals %d %s: %s stated, %s summed, %d refused\n", n.Line, n.Column, n.Stated.Clock(), n.Summed.Clock(), n.Refused)
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs.\n--- got\n%s--- want\n%s", name, got, want)
	}
}

func TestReadForms(t *testing.T) {
	for _, name := range []string{
		"eitje-1.csv", "eitje-2.csv", "eitje-people.csv", "urenlijst.csv", "urenlijst-windows.csv",
	} {
		t.Run(name, func(t *testing.T) {
			golden(t, name, picture(read(t, name, fixture(t, name), Options{})))
		})
	}
}

func TestTemplateIsAnEmptyHourList(t *testing.T) {
	res := read(t, "leeg.csv", string(Template()), Options{})
	if res.Kind != payroll.SourceHourList || res.RowCount != 0 || !res.HasTimes || !res.HasMeals || !res.HasApproval {
		t.Errorf("template reads as %+v", res)
	}
}

func TestMoneyAndBirthdaysStayOutside(t *testing.T) {
	for _, name := range []string{"eitje-1.csv", "eitje-2.csv", "eitje-people.csv"} {
		res := read(t, name, fixture(t, name), Options{})
		all := fmt.Sprintf("%+v", res)
		for _, secret := range []string{"€", "112", "12,1", "01/02/1999", "uurloon", "880101", "5001"} {
			if strings.Contains(all, secret) {
				t.Errorf("%s: %q came through", name, secret)
			}
		}
	}
}

func TestWhichForm(t *testing.T) {
	for header, want := range map[string]string{
		"datum;naam;uren": "urenlijst",
		"datum;naam;start;eind;uren;uurloon;support ID":     "urenlijst",
		"UREN;Type;▲ datum;naam":                            "eitje-csv",
		"\ufffd datum;naam;team naam;type;uren":             "eitje-csv",
		"datum;naam;type;uren;planning type":                "eitje-csv",
		"▼ contractvestiging;naam;datum;uren;type":          "eitje-csv",
		"naam;Nmbrs ID;e-mailadres":                         "eitje-csv medewerkers",
		"* ziekteuren;▲ naam;contracttype;vloer ID;uurloon": "eitje-csv medewerkers",
	} {
		res := read(t, "x.csv", header+"\n", Options{})
		form := strings.TrimSpace(string(res.Kind) + " " + res.Form)
		if strings.TrimSuffix(strings.TrimSuffix(form, " 1"), " 2") != want {
			t.Errorf("%s is %s, want %s", header, form, want)
		}
	}
}

func TestApprovedByAnswer(t *testing.T) {
	res := read(t, "e.csv", fixture(t, "eitje-1.csv"), Options{Approved: true})
	if res.HasApproval {
		t.Error("eitje's CSV has no approval column")
	}
	for _, r := range res.Rows {
		if !r.Approved {
			t.Errorf("line %d is not approved", r.Line)
		}
	}
	res = read(t, "u.csv", fixture(t, "urenlijst.csv"), Options{Approved: true})
	if res.Rows[1].Approved {
		t.Error("the answer went over the column's nee")
	}
}

const listHead = "datum;naam;personeelsnummer;start;eind;pauze;uren;maaltijden;goedgekeurd\n"

func TestRefusedRows(t *testing.T) {
	const good = "02-11-2026;Fenna;1;;;;8;;\n"
	long := strings.Repeat("n", 10_000)
	for _, c := range []struct {
		row    string
		column int
		text   string
		code   payroll.Code
	}{
		{"31-02-2026;Fenna;1;;;;8;;", 1, "31-02-2026", CodeDate},
		{"02-11-0026;Fenna;1;;;;8;;", 1, "02-11-0026", CodeDate},
		{"02.11/2026x;Fenna;1;;;;8;;", 1, "02.11/2026x", CodeDate},
		{";Fenna;1;;;;8;;", 1, "", CodeNoDate},
		{"02-11-2026;;;;;;8;;", 2, "", CodeNoPerson},
		{"02-11-2026; ;;;;;8;;", 2, "", CodeNoPerson},
		{"02-11-2026;Fenna;1;25:10;26:00;;;;", 4, "25:10", CodeClock},
		{"02-11-2026;Fenna;1;8:00;7:65;;;;", 5, "7:65", CodeClock},
		{"02-11-2026;Fenna;1;0:00;24:00;;;;", 5, "24:00", CodeWholeDay},
		{"02-11-2026;Fenna;1;8:00;;;;;", 5, "", CodeHalfTimes},
		{"02-11-2026;Fenna;1;;8:00;;;;", 4, "", CodeHalfTimes},
		{"02-11-2026;Fenna;1;8:00;12:00;-30;;;", 6, "-30", CodeNegativeBreak},
		{"02-11-2026;Fenna;1;8:00;12:00;12,5;;;", 6, "12,5", CodeBreak},
		{"02-11-2026;Fenna;1;8:00;12:00;5:00;;;", 6, "5:00", CodeBreakTooLong},
		{"02-11-2026;Fenna;1;8:00;12:00;;5;;", 7, "5", CodeDisagree},
		{"02-11-2026;Fenna;1;8:00;8:00;;8;;", 7, "8", CodeDisagree},
		{"02-11-2026;Fenna;1;;;;acht;;", 7, "acht", CodeHours},
		{"02-11-2026;Fenna;1;;;;1.234;;", 7, "1.234", CodeHours},
		{"02-11-2026;Fenna;1;;;;=1+7;;", 7, "=1+7", CodeHours},
		{"02-11-2026;Fenna;1;;;;7:5;;", 7, "7:5", CodeHours},
		{"02-11-2026;Fenna;1;;;;;;", 7, "", CodeNoHours},
		{"02-11-2026;Fenna;1;;;;8;een;", 8, "een", CodeCount},
		{"02-11-2026;Fenna;1;;;;8;", 8, "02-11-2026 · Fenna · 1 · 8", CodeWidth},
		{"02-11-2026;Fenna;1;;;;;8;;", 10, "02-11-2026 · Fenna · 1 · 8", CodeWidth},
		{"02-11-2026;" + long + ";1;;;;8;;", 2, strings.Repeat("n", maxShown) + "…", CodeTooLong},
		{"02-11-2026;\x1b\u202e;;;;;8;;", 2, "", CodeNoPerson},
	} {
		t.Run(string(c.code)+" "+c.text, func(t *testing.T) {
			res := read(t, "u.csv", listHead+good+c.row+"\n"+good, Options{})
			if len(res.Rows) != 2 || len(res.Refused) != 1 || res.RowCount != 3 {
				t.Fatalf("%d rows, %d refused of %d", len(res.Rows), len(res.Refused), res.RowCount)
			}
			got := res.Refused[0]
			if got.Problem.Code != c.code || got.Line != 3 || got.Column != c.column || got.Text != c.text || got.File != "u.csv" {
				t.Errorf("got %d:%d %q %v", got.Line, got.Column, got.Text, got.Problem)
			}
		})
	}
}

func TestRefusedFiles(t *testing.T) {
	const row = "02-11-2026;Fenna;1;;;;8;;\n"
	for _, c := range []struct {
		name, data string
		code       payroll.Code
		line       string
	}{
		{"nothing", "", CodeEmpty, ""},
		{"blank", " \r\n\r\n", CodeEmpty, ""},
		{"only a mark", "\ufeff", CodeEmpty, ""},
		{"NUL", listHead + "02-11-2026;Fen\x00na;1;;;;8;;\n", CodeBinary, ""},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", CodeBinary, ""},
		{"pdf", "%PDF-1.7\n", CodeBinary, ""},
		{"xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", CodeOldExcel, ""},
		{"not a sheet", "PK\x03\x04 nothing", CodeSheet, ""},
		{"no encoding", listHead + "02-11-2026;Fenna \x81;1;;;;8;;\n", CodeEncoding, "2"},
		{"half UTF-16", "\xff\xfed\x00a", CodeEncoding, "1"},
		{"unclosed quote", listHead + row + "02-11-2026;\"Fenna;1;;;;8;;\n" + row + row, CodeQuote, "3"},
		{"stray quote", listHead + row + "02-11-2026;Fenna \"F\" ;1;;;;8;;\n", CodeQuote, "3"},
		{"quote in the header", "datum;\"naam;uren\n" + row, CodeQuote, "1"},
		{"unknown", "a;b;c\n1;2;3\n", CodeUnknownHeader, "1"},
		{"no hours", "datum;naam;vestiging\n", CodeMissingColumn, "1"},
		{"no end", "datum;naam;start\n", CodeMissingColumn, "1"},
		{"eitje without type", "▲ datum,naam,naam van vestiging,uren\n", CodeMissingColumn, "1"},
		{"twice", "datum;naam;uren;Uren \n", CodeDuplicateColumn, "1"},
		{"wide", strings.Repeat("a;", 1_000_000) + "\n", CodeTooWide, "1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(t.Context(), Input{Name: "map/u.csv", Data: []byte(c.data)}, Options{})
			var p *payroll.Problem
			if !errors.As(err, &p) || p.Code != c.code || p.Args["file"] != "u.csv" || p.Args["line"] != c.line {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestHostileText(t *testing.T) {
	res := read(t, "\x1b[2Jboos\u202e.csv", "datum;naam;uren;opmerking\n02-11-2026;Ev\x1b[31mil\u202e M\u200bax;8;\"=cmd|' /C calc'!A0\nregel\"\n", Options{})
	r := res.Rows[0]
	if r.Person != "Ev[31mil Max" || r.Remark != "=cmd|' /C calc'!A0 regel" || res.Name != "[2Jboos.csv" {
		t.Errorf("got %q %q %q", r.Person, r.Remark, res.Name)
	}
	// A UTF-8 file with a few damaged bytes loses only the rows that need them.
	res = read(t, "u.csv", "datum;naam;uren;kleur\n02-11-2026;Zoë;8;gr\xffn\n02-11-2026;R\xffn;8;\n03-11-2026;Zoë René;8;\n", Options{})
	if len(res.Rows) != 2 || len(res.Refused) != 1 || res.Refused[0].Problem.Code != CodeText || res.Refused[0].Line != 3 {
		t.Errorf("damaged UTF-8: %+v", res)
	}
}

func TestEncodingsAndDialects(t *testing.T) {
	const plain = "datum;naam;uren\n02-11-2026;Zoë;8,5\n"
	le := []byte{0xFF, 0xFE}
	be := []byte{}
	for _, r := range strings.ReplaceAll(plain, ";", "\t") {
		le = append(le, byte(r), byte(r>>8))
		be = append(be, byte(r>>8), byte(r))
	}
	for name, data := range map[string]string{
		"utf-8": plain, "mark": "\ufeff" + plain, "windows": strings.ReplaceAll(plain, "ë", "\xeb"),
		"utf-16 le": string(le), "utf-16 be without mark": string(be),
		"pipe": strings.ReplaceAll(plain, ";", "|"), "tab": strings.ReplaceAll(plain, ";", "\t"),
		"comma":     "uren,naam,datum\n\"8,5\",Zoë,02-11-2026\n",
		"sep":       "sep=|\r\n" + strings.ReplaceAll(plain, ";", "|"),
		"metadata":  "Uren november;;\n\n;;\n" + plain,
		"old lines": strings.ReplaceAll(plain, "\n", "\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			res := read(t, "u.csv", data, Options{})
			if len(res.Rows) != 1 || res.Rows[0].Person != "Zoë" || res.Rows[0].Minutes != 510 {
				t.Fatalf("got %+v", res)
			}
			if want := strings.Count(strings.SplitN(data, "Zo", 2)[0], "\n") + 1; !strings.HasPrefix(name, "utf-16") && name != "comma" && res.Rows[0].Line != want {
				t.Errorf("line %d, want %d", res.Rows[0].Line, want)
			}
		})
	}
}

func TestTotalsRow(t *testing.T) {
	body := strings.Replace(fixture(t, "eitje-1.csv"), ",,,,,42:25", ",,,,,42:26", 1)
	res := read(t, "e.csv", body, Options{})
	if len(res.Totals) != 1 || res.Totals[0].Stated != 42*60+26 || res.Totals[0].Summed != 42*60+25 || res.Totals[0].Line != 7 {
		t.Errorf("totals: %+v", res.Totals)
	}
	// A total of money alone is a totals row too.
	res = read(t, "e.csv", strings.Replace(fixture(t, "eitje-1.csv"), ",,,,,42:25", ",,,,,", 1), Options{})
	if len(res.Totals)+len(res.Refused) != 0 || res.RowCount != 5 {
		t.Errorf("got %s", picture(res))
	}
	// In the middle of a file it is a row without a date.
	rows := strings.SplitAfter(fixture(t, "eitje-1.csv"), "\n")
	res = read(t, "e.csv", rows[0]+rows[6]+rows[1], Options{})
	if len(res.Rows) != 1 || len(res.Refused) != 1 || res.Refused[0].Line != 2 || res.Refused[0].Problem.Code != CodeNoDate {
		t.Errorf("got %s", picture(res))
	}
}

func TestProgressAndStop(t *testing.T) {
	var last, total int64
	data := listHead + strings.Repeat("02-11-2026;Fenna;1;;;;8;;\n", 5000)
	calls := 0
	read(t, "u.csv", data, Options{Progress: func(d, n int64) {
		if d < last || d > n {
			t.Errorf("progress went from %d to %d of %d", last, d, n)
		}
		last, total = d, n
		calls++
	}})
	if last != total || total != 5000 || calls < 3 {
		t.Errorf("%d calls, at the end %d of %d", calls, last, total)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, Input{Name: "u.csv", Data: []byte(data)}, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}
