package intake

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"doorzet/payroll"
	"doorzet/payroll/intake/written"
)

// FuzzSheet holds that any bytes taken for a sheet give a problem or whole rows.
func FuzzSheet(f *testing.F) {
	f.Add(bookFor(f, "Uren", []any{"datum", "naam", "uren"}, []any{style{46328, "dd-mm-yyyy"}, "Ans", 7.5}))
	f.Add(bookFor(f, "Uren", []any{"datum", "naam", "uren"}, []any{"=1+1", uncached("4+4"), style{1.5, "[h]:mm"}}))
	f.Add([]byte("PK\x03\x04"))
	rows := map[string][][]any{"a": weekList(46328, 8, style{0.3125, `[h]"u"mm`}, 7), "b": weekList(46335, 6), "c": {{"naam", style{46328, "d mmm"}, style{46329, "d mmm"}, style{46330, "d mmm"}}, {"Ans", 8}}}
	f.Add(workbookWith(f, []string{"a", "b", "c"}, rows, func(x *excelize.File) error {
		return errors.Join(x.MergeCell("a", "B2", "B4"), x.SetRowVisible("a", 3, false), x.SetSheetVisible("b", false))
	}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !isZip(data) || len(data) > 1<<20 {
			return
		}
		res, err := Read(context.Background(), Input{Name: "f.xlsx", Data: data}, Options{})
		var p *payroll.Problem
		if err != nil && !errors.As(err, &p) {
			t.Fatalf("no problem but %v", err)
		}
		for _, r := range res.Rows {
			if r.Date == 0 || r.Person == "" && r.Number == "" || r.Line < 1 {
				t.Errorf("half a row: %+v", r)
			}
			safe(t, r.Person+r.Number+r.Venue+r.Team+r.Type+r.Remark)
		}
	})
}

// FuzzFigures holds that dates, hours, breaks and numbers of a sheet are read
// within bounds or not at all, and the same as a person would.
func FuzzFigures(f *testing.F) {
	for _, s := range []string{
		"7", "7:30", "7,5", "0730", "7u30", "-12:30", "1234:05", "25:07", "25,07", "31-02-2026", "02-11-0026", "2026-11-02", "11/02/2026",
		"1.234,50", "1.234", "46328", "0.35416666666666669", "1E+9", "=1+1", "\u202e8", "", "-", "99999999999999999999",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, n := range []Notation{NotationFree, NotationDecimal, NotationMinutes, NotationDigits} {
			m, _, ok := parseHours(s, n)
			if !ok {
				continue
			}
			if m > 70_000_000 || m < -70_000_000 {
				t.Errorf("%q in %q is %d minutes", s, n, m)
			}
			if back, err := payroll.ParseWork(m.Clock()); err != nil || back != m {
				t.Errorf("%q in %q is %s, which reads as %d: %v", s, n, m.Clock(), back, err)
			}
		}
		for _, o := range []DateOrder{DayFirst, MonthFirst, YearFirst} {
			if d, ok := written.Date(s, o); ok {
				if y, _, _ := d.YMD(); y < 1000 || y > 9999 {
					t.Errorf("%q in %q is %s", s, o, d)
				}
				if back, ok := written.Date(d.String(), o); !ok || back != d {
					t.Errorf("%q in %q is %s, which does not read back", s, o, d)
				}
			}
		}
		if n, ok := parseSerial(s); ok {
			safe(t, n.decimal(s))
			n.clock(false)
			n.clock(true)
		}
	})
}

// FuzzProfile holds that any profile read from JSON reads a file or says why not.
func FuzzProfile(f *testing.F) {
	for _, s := range []string{
		`{"name":"x","header":"a\tb\tc","columns":{"a":"datum","b":"naam","c":"uren"}}`,
		`{"name":"x","columns":{"a":"aantal ","b":"aantal x"},"delimiter":"\"","fixed":true,"encoding":"UTF-16"}`, `{}`, `null`,
	} {
		f.Add(s, "a;b;c\n02-11-2026;Ans;8\n")
	}
	f.Fuzz(func(t *testing.T, profile, file string) {
		var p Profile
		if json.Unmarshal([]byte(profile), &p) != nil {
			return
		}
		in := Input{Name: "f.csv", Data: []byte(file)}
		res, err := Read(context.Background(), in, Options{Profile: &p})
		var prob *payroll.Problem
		if err != nil && !errors.As(err, &prob) {
			t.Fatalf("no problem but %v", err)
		}
		if res.RowCount != len(res.Rows)+len(res.People)+len(res.Refused) {
			t.Errorf("%d rows, %d taken, %d refused", res.RowCount, len(res.Rows), len(res.Refused))
		}
		if _, err := Look(in, p, 0); err != nil && !errors.As(err, &prob) {
			t.Fatalf("no problem but %v", err)
		}
		MatchProfile(in, []Profile{p})
	})
}

// The kept corpus has inputs for every target.
func TestTheCorpusIsKept(t *testing.T) {
	for _, name := range []string{"FuzzRead", "FuzzGuess", "FuzzSheet", "FuzzFigures", "FuzzProfile"} {
		files, err := filepath.Glob(filepath.Join("testdata", "fuzz", name, "*"))
		if err != nil || len(files) < 5 {
			t.Errorf("%s has %d kept inputs, %v", name, len(files), err)
		}
		for _, path := range files {
			data, err := os.ReadFile(path)
			if err != nil || !strings.HasPrefix(string(data), "go test fuzz v1") {
				t.Errorf("%s is no input: %v", path, err)
			}
		}
	}
}
