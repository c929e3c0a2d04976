package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doorzet/payroll"
)

// The second reader: what is in the file, without the library that wrote it.

type xmlCell struct {
	Ref     string   `xml:"r,attr"`
	Type    string   `xml:"t,attr"`
	Value   *string  `xml:"v"`
	Formula *string  `xml:"f"`
	Inline  []string `xml:"is>t"`
}

type xmlRow struct {
	N     int       `xml:"r,attr"`
	Cells []xmlCell `xml:"c"`
}

type xmlSheet struct {
	Rows []xmlRow `xml:"sheetData>row"`
}

type xmlStrings struct {
	Items []struct {
		Text string   `xml:"t"`
		Runs []string `xml:"r>t"`
	} `xml:"si"`
}

type xmlBook struct {
	Sheets []struct {
		Name string `xml:"name,attr"`
	} `xml:"sheets>sheet"`
}

// plainCell is a cell as the second reader sees it; number tells that it is one.
type plainCell struct {
	text   string
	number bool
}

func part(t *testing.T, z *zip.Reader, name string, into any) {
	t.Helper()
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(f)
	if err = errors.Join(err, f.Close()); err == nil {
		err = xml.Unmarshal(content, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// readPlain gives the cells by their reference, and the name of the tab.
func readPlain(t *testing.T, content []byte) (tabName string, cells map[string]plainCell, rows int) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var book xmlBook
	var texts xmlStrings
	var sheet xmlSheet
	part(t, z, "xl/workbook.xml", &book)
	part(t, z, "xl/sharedStrings.xml", &texts)
	part(t, z, "xl/worksheets/sheet1.xml", &sheet)
	if len(book.Sheets) != 1 {
		t.Fatalf("%d tabs", len(book.Sheets))
	}
	cells = map[string]plainCell{}
	for i, r := range sheet.Rows {
		if r.N != i+1 || len(r.Cells) == 0 {
			t.Fatalf("row %d stands at place %d with %d cells: the reading would stop", r.N, i+1, len(r.Cells))
		}
		for _, c := range r.Cells {
			if c.Formula != nil {
				t.Fatalf("%s holds a formula", c.Ref)
			}
			switch {
			case c.Value == nil:
			case c.Type == "s":
				n, err := strconv.Atoi(*c.Value)
				if err != nil {
					t.Fatal(err)
				}
				cells[c.Ref] = plainCell{texts.Items[n].Text + strings.Join(texts.Items[n].Runs, ""), false}
			case c.Type == "" || c.Type == "n":
				cells[c.Ref] = plainCell{*c.Value, true}
			default:
				t.Fatalf("%s is of type %q", c.Ref, c.Type)
			}
		}
	}
	return book.Sheets[0].Name, cells, len(sheet.Rows)
}

func small() Sheet {
	days := payroll.Hundredths(500)
	u, l := Code{payroll.KindHours, 2100}, Code{payroll.KindWage, 5100}
	return Sheet{
		Debtor: "1001", Company: "7", Period: payroll.Period{Year: 2026, Number: 9}, Rows: []Row{
			{Number: "7", Name: "=cmd|'/c calc'!A1", Days: &days, Values: map[Code]payroll.Hundredths{u: 3825, l: 0}},
			{Number: "008", Name: "Renée Óvári", Values: map[Code]payroll.Hundredths{u: -250, l: 1368}},
		},
	}
}

func TestSheetReadByAnother(t *testing.T) {
	s := small()
	content, err := s.Write()
	if err != nil {
		t.Fatal(err)
	}
	name, cells, rows := readPlain(t, content)
	if name != "Variabele Looncomponenten" || rows != 4 {
		t.Errorf("tab %q with %d rows", name, rows)
	}
	for ref, want := range map[string]plainCell{
		"A1": {"Debiteurnr", false}, "B1": {"Bedrijfnr", false}, "C1": {"Persnr", false}, "D1": {"Naam", false}, "E1": {"Periode", false},
		"F1": {"Dagen", false}, "G1": {"DagenVoorLC", false}, "H2": {"U2100", false}, "I2": {"L5100", false},
		"A3": {"1001", true}, "B3": {"7", true}, "C3": {"7", true}, "D3": {"=cmd|'/c calc'!A1", false}, "E3": {"2026-09", false}, "F3": {"5", true},
		"H3": {"38.25", true}, "C4": {"008", false}, "D4": {"Renée Óvári", false}, "H4": {"-2.5", true}, "I4": {"13.68", true},
	} {
		if cells[ref] != want {
			t.Errorf("%s is %+v, want %+v", ref, cells[ref], want)
		}
	}
	for _, ref := range []string{"I3", "F4", "G3"} { // empty, not 0
		if c, ok := cells[ref]; ok {
			t.Errorf("%s holds %q", ref, c.text)
		}
	}
}

func TestSheetIsSplit(t *testing.T) {
	s := small()
	s.Rows = nil
	u := Code{payroll.KindHours, 2100}
	for i := range 1101 {
		s.Rows = append(s.Rows, Row{Number: strconv.Itoa(i + 1), Values: map[Code]payroll.Hundredths{u: payroll.Hundredths(i)}})
	}
	parts := s.Parts() // the first person has 0: no row at all
	if len(parts) != 3 || len(parts[0].Rows) != 500 || len(parts[2].Rows) != 100 || parts[0].Rows[0].Number != "2" {
		t.Fatalf("%d parts", len(parts))
	}
	for i := range parts {
		content, err := parts[i].Write()
		if err != nil {
			t.Fatal(err)
		}
		if _, _, rows := readPlain(t, content); rows != len(parts[i].Rows)+2 {
			t.Errorf("part %d has %d rows", i, rows)
		}
	}
	if _, err := s.Write(); !errors.Is(err, &payroll.Problem{Code: CodeTooLong}) {
		t.Errorf("a sheet that is too long: %v", err)
	}
	days := payroll.Hundredths(0)
	only := Sheet{Period: s.Period, Rows: []Row{{Number: "1", Days: &days}}}
	content, err := only.Write()
	if err != nil {
		t.Fatal(err)
	}
	if _, cells, _ := readPlain(t, content); cells["F3"] != (plainCell{"0", true}) { // taking back days needs the 0
		t.Errorf("days are %+v", cells["F3"])
	}
}

// What is written is what is read, by both readers.
func TestSheetRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := Sheet{
			Debtor: rapid.StringMatching(`[1-9][0-9]{0,5}`).Draw(rt, "debtor"), Company: rapid.StringMatching(`[0-9]{1,4}`).Draw(rt, "company"),
			Period: payroll.Period{Year: 2026, Number: rapid.IntRange(1, 53).Draw(rt, "number")},
		}
		for i := range rapid.IntRange(1, 6).Draw(rt, "people") {
			r := Row{Number: fmt.Sprint(i + 1), Name: rapid.StringMatching(`[A-Za-zé' =+-]{0,20}`).Draw(rt, "name"), Values: map[Code]payroll.Hundredths{}}
			r.Name = strings.TrimSpace(r.Name)
			for _, c := range []Code{{payroll.KindHours, 2100}, {payroll.KindHours, 2410}, {payroll.KindWage, 5100}} {
				if v := payroll.Hundredths(rapid.Int64Range(-99999, 999999).Draw(rt, "value")); v != 0 && rapid.Bool().Draw(rt, "has") {
					r.Values[c] = v
				}
			}
			if rapid.Bool().Draw(rt, "days") {
				d := payroll.Hundredths(rapid.Int64Range(0, 31).Draw(rt, "d") * 100)
				r.Days = &d
			}
			s.Rows = append(s.Rows, r)
		}
		content, err := s.Write()
		if err != nil {
			rt.Fatal(err)
		}
		got, err := Read("x.xlsx", content)
		if err != nil {
			rt.Fatal(err)
		}
		if fmt.Sprint(flat(got)) != fmt.Sprint(flat(s)) {
			rt.Fatalf("read %v, wrote %v", flat(got), flat(s))
		}
	})
}

func flat(s Sheet) []string {
	out := []string{s.Debtor, s.Company, s.Period.String()}
	for _, r := range s.Rows {
		days := "-"
		if r.Days != nil {
			days = r.Days.String()
		}
		out = append(out, r.Number, r.Name, days, fmt.Sprint(r.Values))
	}
	return out
}

func TestOtherFilesAreNoSheets(t *testing.T) {
	for name, content := range map[string][]byte{"a.xlsx": []byte("no zip"), "b.xlsx": nil} {
		if _, err := Read(name, content); !errors.Is(err, &payroll.Problem{Code: CodeNotSheet}) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestCommentsStandBehindTheirCode: a column of comments comes after that of its
// code, in rows that have an amount, and is read back.
func TestCommentsStandBehindTheirCode(t *testing.T) {
	hours, meals := Code{payroll.KindHours, 2100}, Code{payroll.KindWage, 5100}
	s := Sheet{Debtor: "1208", Company: "1", Period: payroll.Period{Year: 2026, Number: 11}, Rows: []Row{
		{Number: "7", Name: "Anna", Values: map[Code]payroll.Hundredths{hours: 750, meals: 200}, Comments: map[Code]string{hours: "dz:a"}},
		{Number: "8", Name: "Bob", Values: map[Code]payroll.Hundredths{hours: 0, meals: 100}, Comments: map[Code]string{hours: "dz:b"}},
	}}
	content, err := s.Write()
	if err != nil {
		t.Fatal(err)
	}
	_, cells, _ := readPlain(t, content)
	for ref, want := range map[string]string{"H2": "U2100", "I2": "OpmerkingenU2100", "J2": "L5100", "I3": "dz:a", "I4": "", "K2": ""} {
		if cells[ref].text != want {
			t.Errorf("%s holds %q, want %q", ref, cells[ref].text, want)
		}
	}
	back, err := Read("blad.xlsx", content)
	if err != nil || back.Debtor != "1208" || back.Rows[0].Comments[hours] != "dz:a" || len(back.Rows[1].Comments) != 0 || back.Rows[0].Values[meals] != 200 {
		t.Errorf("read back %+v, %v", back, err)
	}
}
