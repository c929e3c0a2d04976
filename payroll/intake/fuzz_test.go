package intake

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"doorzet/payroll"
)

// FuzzRead holds that any bytes give a problem or a result whose every row is
// whole and safe to show, and that reading twice gives the same.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.csv")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, s := range []string{
		"", "\x00", "sep=;\n", "sep=\"\ndatum\"naam\"uren", "datum;naam;uren\n02-11-2026;\"x;8\n",
		"\xff\xfed\x00;\x00", "datum;naam;uren\n02-11-2026;\x1b[2J;8\n", "datum;naam;uren;uren\n",
		"datum,naam,start,eind\n2026-10-25,a,02:30,03:00\n",
		"naam;ma 02-11-2026;di 03-11-2026;wo 4 nov;totaal\nAns;8;7:30;;15,5\nTotaal;8\n", "naam;uren\nAns;88,50\nTotaal;1;2\n",
		"datum;naam;start;eind;uren\nma 2 nov;Ans;8.3;17;8.3\n2-11-2026;Bo;9;\"1\"7;x\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in := Input{Name: "f.csv", Data: data, Near: payroll.MustDate(2026, 11, 28), Day: payroll.MustDate(2026, 11, 30)}
		res, err := Read(context.Background(), in, Options{})
		if err != nil {
			var p *payroll.Problem
			if !errors.As(err, &p) {
				t.Fatalf("no problem but %v", err)
			}
			for _, a := range p.Args {
				safe(t, a)
			}
			return
		}
		if res.RowCount != len(res.Rows)+len(res.People)+len(res.Refused) {
			t.Errorf("%d rows counted, %d + %d taken, %d refused", res.RowCount, len(res.Rows), len(res.People), len(res.Refused))
		}
		for _, r := range res.Rows {
			if r.Date == 0 || r.Person == "" && r.Number == "" || r.Line < 1 || r.Break < 0 {
				t.Errorf("half a row: %+v", r)
			}
			safe(t, r.Person+r.Number+r.Email+r.NmbrsID+r.Venue+r.Team+r.Type+r.Contract+r.Remark)
			if !res.Covers.Contains(r.Date) {
				t.Errorf("%s lies outside %v", r.Date, res.Covers.Span)
			}
		}
		for _, r := range res.Refused {
			safe(t, r.Text+r.Person)
			if r.Line < 1 || r.Column < 1 {
				t.Errorf("refused at %d:%d", r.Line, r.Column)
			}
		}
		again, err := Read(context.Background(), in, Options{})
		if err != nil || picture(again) != picture(res) {
			t.Errorf("reading twice differs: %v", err)
		}
		if c := res.Compare(keep(res, "a")); len(c.Same) != len(res.Rows) {
			t.Errorf("%d of %d rows are the same as themselves", len(c.Same), len(res.Rows))
		}
	})
}

// FuzzGuess holds that any text gives a problem or a profile that reads the
// file as its preview shows it.
func FuzzGuess(f *testing.F) {
	for _, s := range []string{
		"dag;wie;uren\n02-11-2026;Ans;8\n", "a,b\n1,2\n", "date,employee,duration\n11/13/2026,Ans,480\n",
		"datum|naam|start|eind\n2026-11-02|Ans|8|17\n", ";;\n;\n", "naam\nnaam\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in := Input{Name: "f.csv", Data: data}
		p, v, err := Guess(in)
		if err != nil {
			var prob *payroll.Problem
			if !errors.As(err, &prob) {
				t.Fatalf("no problem but %v", err)
			}
			return
		}
		res, err := Read(context.Background(), in, Options{Profile: &p})
		if err != nil {
			var prob *payroll.Problem
			if asks := errors.As(err, &prob) && len(Offers(prob)) > 0; len(v.Rows) > 0 && !asks && !errors.Is(err, &payroll.Problem{Code: CodeQuote}) {
				t.Errorf("shown but not read: %v", err)
			}
			return
		}
		for i, r := range v.Rows {
			if i >= len(res.Rows) || !r.Same(res.Rows[i].Facts) {
				t.Errorf("row %d is read otherwise than shown", i)
			}
		}
	})
}

func safe(t *testing.T, s string) {
	t.Helper()
	bad := func(r rune) bool { return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) }
	if strings.ContainsFunc(s, bad) || !utf8.ValidString(s) {
		t.Errorf("unsafe text %q", s)
	}
}
