package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"doorzet/payroll"
)

// endless is a file without an end.
type endless struct{ read int64 }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.read += int64(len(p))
	return len(p), nil
}

// A file over the limit is refused after reading the limit and no more.
func TestAVeryLargeFileIsRefused(t *testing.T) {
	e := &endless{}
	_, err := Load("groot.csv", e)
	if !errors.Is(err, &payroll.Problem{Code: CodeTooLarge}) {
		t.Fatalf("got %v", err)
	}
	if e.read > MaxSize+1<<20 {
		t.Errorf("%d bytes were read", e.read)
	}
}

// sheetWith makes a book whose only sheet is this XML, written as often as asked.
func sheetWith(t *testing.T, head, body string, times int, tail string) []byte {
	t.Helper()
	good := bookFor(t, "Uren", []any{"datum"})
	r, err := zip.NewReader(bytes.NewReader(good), int64(len(good)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(f.Name, "sheet2.xml") {
			_, _ = io.WriteString(part, head) // a buffer takes everything
			for range times {
				_, _ = io.WriteString(part, body)
			}
			_, _ = io.WriteString(part, tail)
			continue
		}
		src, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(part, src); err != nil {
			t.Fatal(err)
		}
		if err := src.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const sheetHead = `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`

// Sheets that unpack to more than they should, or are wider or stranger than
// any sheet, are refused in words and do not fill the memory.
func TestHostileSheets(t *testing.T) {
	cell := `<c r="A1"><v>1</v></c>`
	for name, data := range map[string][]byte{
		"a sheet that unpacks to 70 MiB": sheetWith(t, sheetHead, strings.Repeat(" ", 1<<20), 70, "</sheetData></worksheet>"),
		"a million cells in a row":       sheetWith(t, sheetHead+`<row r="1">`, strings.Repeat(cell, 1000), 1000, "</row></sheetData></worksheet>"),
		"a cell beyond all columns":      sheetWith(t, sheetHead, `<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>`, 1, "</sheetData></worksheet>"),
		"a row beyond all rows":          sheetWith(t, sheetHead, `<row r="999999999"><c r="A999999999"><v>1</v></c></row>`, 1, "</sheetData></worksheet>"),
		"entities":                       sheetWith(t, `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>`+sheetHead, `<row><c t="str"><v>&a;</v></c></row>`, 1, "</sheetData></worksheet>"),
		"cut off":                        sheetWith(t, sheetHead, `<row r="1"><c r="A1"`, 1, ""),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := Read(t.Context(), Input{Name: "x.xlsx", Data: data}, Options{})
			runtime.ReadMemStats(&after)
			var p *payroll.Problem
			if !errors.As(err, &p) {
				t.Fatalf("got %v", err)
			}
			if got := (after.TotalAlloc - before.TotalAlloc) >> 20; got > 700 {
				t.Errorf("%d MiB were allocated", got)
			}
		})
	}
}

// What a hostile list holds, each row refused or taken for what it is.
func TestAHostileList(t *testing.T) {
	const head = "datum;naam;personeelsnummer;start;eind;pauze;uren;maaltijden;goedgekeurd\n"
	for name, c := range map[string]struct {
		row  string
		code payroll.Code
	}{
		"the 31st of February":   {"31-02-2026;Ans;1;;;;8;;", CodeDate},
		"the year 26":            {"02-11-0026;Ans;1;;;;8;;", CodeDate},
		"the 29th without leap":  {"29-02-2026;Ans;1;;;;8;;", CodeDate},
		"a clock at 25":          {"02-11-2026;Ans;1;25:00;26:00;;;;", CodeClock},
		"a formula for a date":   {"=TODAY();Ans;1;;;;8;;", CodeDate},
		"a formula for hours":    {"02-11-2026;Ans;1;;;;=1+7;;", CodeHours},
		"a formula for a count":  {"02-11-2026;Ans;1;;;;8;=2;", CodeCount},
		"an exponent":            {"02-11-2026;Ans;1;;;;1e3;;", CodeHours},
		"more than any line":     {"02-11-2026;Ans;1;;;;99999999;;", CodeHours},
		"a break without an end": {"02-11-2026;Ans;1;08:00;12:00;9999999;;;", CodeBreakTooLong},
		"a name without letters": {"02-11-2026;\u202e\u200b\x1b;;;;;8;;", CodeNoPerson},
		"a byte that is none":    {"02-11-2026;R\xffn\u00e9 \u00e9\u00e9\u00e9;1;;;;8;;", CodeText},
	} {
		t.Run(name, func(t *testing.T) {
			res := read(t, "u.csv", head+c.row+"\n03-11-2026;Zoë;2;;;;25:00;;\n", Options{})
			if len(res.Refused) != 1 || res.Refused[0].Problem.Code != c.code || res.Refused[0].Line != 2 {
				t.Fatalf("refused %+v", res.Refused)
			}
			safe(t, res.Refused[0].Text+res.Refused[0].Person)
			// 25 hours are a total or a mistake: taken as they stand, for the clerk to see.
			if len(res.Rows) != 1 || res.Rows[0].Minutes != 25*60 {
				t.Errorf("rows %+v", res.Rows)
			}
		})
	}
}
