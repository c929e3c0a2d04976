package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"doorzet/payroll"
)

// book makes a sheet. A value of type style is a number in that format.
type style struct {
	value  any
	format string
}

type uncached string

func book(t *testing.T, sheet string, rows ...[]any) []byte {
	t.Helper()
	return bookFor(t, sheet, rows...)
}

func bookFor(t testing.TB, sheet string, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetSheetName("Sheet1", "Voorblad"))
	must(f.SetCellValue("Voorblad", "A1", "Urenoverzicht"))
	_, err := f.NewSheet(sheet)
	must(err)
	for i, row := range rows {
		for j, v := range row {
			ref, err := excelize.CoordinatesToCellName(j+1, i+1)
			must(err)
			switch v := v.(type) {
			case style:
				id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &v.format})
				must(err)
				must(f.SetCellValue(sheet, ref, v.value))
				must(f.SetCellStyle(sheet, ref, ref, id))
			case uncached:
				must(f.SetCellFormula(sheet, ref, string(v)))
			case nil:
			default:
				must(f.SetCellValue(sheet, ref, v))
			}
		}
	}
	var b bytes.Buffer
	must(f.Write(&b))
	must(f.Close())
	return b.Bytes()
}

func TestSheetHourList(t *testing.T) {
	data := book(t, "Uren",
		[]any{"Uren november", style{46328, "dd-mm-yyyy"}},
		nil,
		[]any{"Datum", "Naam", "Personeelsnummer", "Start", "Eind", "Pauze", "Uren", "Maaltijden", "Goedgekeurd"},
		[]any{style{46328, "dd-mm-yyyy"}, "Fenna", "0101", style{"x", "hh:mm"}, nil, nil, 7.5},
		[]any{style{46328, "dd-mm-yyyy"}, "Fenna", 101, style{0.35416666666666669, "hh:mm"}, style{0.75, "h:mm"}, 30, style{9.1666666666666661, "0.0"}, 1, true},
		[]any{46329, "Joost", 102, nil, nil, nil, style{7.4166666666666670, "0.00"}, nil, "nee", "notitie ernaast"},
		[]any{"05-11-2026", "Joost", 102, nil, nil, nil, style{1.0416666666666667, "[h]:mm"}},
		[]any{"2026-11-06", "Joost", 102, "0830", 12, nil, nil},
		nil,
		[]any{style{46332.5, "dd-mm-yyyy hh:mm"}, "Joost", 102, nil, nil, nil, 8},
		[]any{style{46333, "d mmm yyyy"}, "Zoë", nil, nil, nil, nil, -8.25},
		[]any{style{46333, "dd-mm-yyyy"}, "Zoë", nil, nil, nil, nil, uncached("4+4")},
		[]any{style{46333, "dd-mm-yyyy"}, "Zoë", nil, nil, nil, nil, 1000},
	)
	res, err := Read(t.Context(), Input{Name: "u.xlsx", Data: data}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "urenlijst.xlsx", picture(res))
}

func TestSheetsThatAreRefused(t *testing.T) {
	problem := func(data []byte, p *Profile) payroll.Code {
		t.Helper()
		_, err := Read(t.Context(), Input{Name: "u.xlsx", Data: data}, Options{Profile: p})
		var prob *payroll.Problem
		if !errors.As(err, &prob) {
			t.Fatalf("got %v", err)
		}
		return prob.Code
	}
	if c := problem(book(t, "Uren", []any{"a", "b"}), nil); c != CodeUnknownHeader {
		t.Errorf("unknown header: %s", c)
	}
	if c := problem(book(t, "Uren", []any{"datum", "naam"}), nil); c != CodeMissingColumn {
		t.Errorf("missing column: %s", c)
	}
	if c := problem(book(t, "Uren", []any{"a"}), &Profile{Sheet: "Weg", Columns: map[string]Field{"a": FieldDate}}); c != CodeNoSheet {
		t.Errorf("no sheet: %s", c)
	}
	good := book(t, "Uren", []any{"datum", "naam", "uren"})
	if c := problem(good[:len(good)/2], nil); c != CodeSheet {
		t.Errorf("half a file: %s", c)
	}
	// A zip bomb stops at the limit instead of filling the memory.
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("xl/workbook.xml")
	if err != nil {
		t.Fatal(err)
	}
	zeros := bytes.Repeat([]byte{' '}, 1<<20)
	for range 80 {
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if c := problem(b.Bytes(), nil); c != CodeSheet {
		t.Errorf("zip bomb: %s", c)
	}
}

func TestSerialNumbers(t *testing.T) {
	for _, c := range []struct{ raw, clock, decimal string }{
		{"0.35416666666666669", "8:30", "0,3542"},
		{"4.1666666666666664E-2", "1:00", "0,0417"},
		{"-0.5", "-12:00", "-0,5"},
		{"7.4249999999999998", "178:12", "7,425"},
		{"1E+1", "240:00", "10"},
		{"0101", "2424:00", "0101"},
	} {
		n, ok := parseSerial(c.raw)
		if !ok || n.clock(false) != c.clock || n.decimal(c.raw) != c.decimal {
			t.Errorf("%s: %v %s %s", c.raw, ok, n.clock(false), n.decimal(c.raw))
		}
	}
	for _, raw := range []string{"", "1E999999999", "1/3", "0x10", "-", "1_000", "+1", "1.", "E5", strings.Repeat("9", 40)} {
		if _, ok := parseSerial(raw); ok {
			t.Errorf("%q was read as a number", raw)
		}
	}
	// 2^64 days more than 46328 are no day, though their last 64 bits are one.
	if n, ok := parseSerial("18446744073709597944"); !ok || n.isDay(firstSerial) {
		t.Errorf("a number beyond all days was read as one: %v", ok)
	}
	if got := firstSerial + 46328; got != payroll.MustDate(2026, 11, 2) {
		t.Errorf("serial 46328 is %s", got)
	}
}
