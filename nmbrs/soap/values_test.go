package soap

import (
	"strings"
	"testing"
	"time"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

func TestParseHundredths(t *testing.T) {
	for text, want := range map[string]struct {
		h       nmbrs.Hundredths
		inexact bool
		bad     bool
	}{
		"12.5": {h: 1250}, "12": {h: 1200}, "-3.25": {h: -325}, "+1": {h: 100}, ".5": {h: 50}, "5.": {h: 500},
		"0": {}, "-0.00": {}, "0.01": {h: 1}, "12.500000": {h: 1250}, "007.10": {h: 710},
		"1.005": {h: 100, inexact: true}, "-1.999": {h: -199, inexact: true}, "0.001": {inexact: true},
		"92233720368547758.07": {h: 9223372036854775807},
		"92233720368547758.08": {bad: true}, "1E1": {bad: true}, "1e-2": {bad: true}, "1,5": {bad: true},
		"1.2.3": {bad: true}, ".": {bad: true}, "-": {bad: true}, "--1": {bad: true}, "+-1": {bad: true}, "-+1": {bad: true},
		"NaN": {bad: true}, "INF": {bad: true}, "1 2": {bad: true}, "0x10": {bad: true}, "1_0": {bad: true}, "१": {bad: true},
	} {
		h, inexact, err := parseHundredths(text)
		if want.bad != (err != nil) || !want.bad && (h != want.h || inexact != want.inexact) {
			t.Errorf("%q: got %d, %v, %v", text, h, inexact, err)
		}
	}
}

func TestParseTime(t *testing.T) {
	day := time.Date(2026, 5, 20, 0, 0, 0, 0, time.UTC)
	for text, want := range map[string]time.Time{
		"2026-05-20T00:00:00":           day,
		"2026-05-20T00:00:00.000":       day,
		"2026-05-20T00:00:00Z":          day,
		"2026-05-20T00:00:00+02:00":     day,
		"2026-05-20T00:00:00.0000+0200": {},
		"2026-05-20":                    day,
		"2026-05-20+02:00":              day,
		"2026-05-20T09:30:00.123":       day.Add(9*time.Hour + 30*time.Minute + 123*time.Millisecond),
		"0001-01-01T00:00:00":           {},
		"0001-01-01T00:00:00+01:00":     {},
	} {
		got, err := parseTime(text)
		if !got.Equal(want) || err != nil && !strings.HasSuffix(text, "+0200") {
			t.Errorf("%q: got %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"20-05-2026", "2026-13-01", "2026-02-30T00:00:00", "now", "2026-05-20 10:00"} {
		if got, err := parseTime(text); err == nil {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

func TestParsePeriod(t *testing.T) {
	for text, want := range map[string]nmbrs.Period{
		"2026-5-M": {Year: 2026, Number: 5, Type: nmbrs.Month}, "2026-05-m": {Year: 2026, Number: 5, Type: nmbrs.Month},
		"2010-4-4W": {Year: 2010, Number: 4, Type: nmbrs.FourWeeks}, "2010-13-w4": {Year: 2010, Number: 13, Type: nmbrs.FourWeeks},
		"2026-53-W1": {Year: 2026, Number: 53, Type: nmbrs.Week}, "2026-1-1W": {Year: 2026, Number: 1, Type: nmbrs.Week},
		"2026-9-w": {Year: 2026, Number: 9, Type: nmbrs.Week}, "2026-4-K": {Year: 2026, Number: 4, Type: nmbrs.Quarter},
		"2026-1-q": {Year: 2026, Number: 1, Type: nmbrs.Quarter},
		"":         {}, "2026-5": {}, "2026-13-M": {}, "2026-0-M": {}, "2026-5-X": {}, "2026-5-M-1": {}, "26-5-M": {},
		"2026-14-4W": {}, "2026-54-W": {}, "2026-5-K": {}, "x-5-M": {}, "2026--5-M": {},
	} {
		got, err := parsePeriod(text)
		if got != want || (err == nil) != (want.Year != 0) {
			t.Errorf("%q: got %v, %v", text, got, err)
		}
	}
}

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"plain": "plain", " a\tb\r\nc ": "a b  c", "\x1b[31mred\x1b[0m": "[31mred[0m", "\u202eevil\u2066": "evil",
		"a\x00b\u0085c\ufeffd": "abcd", "Zoë-Ünal 李": "Zoë-Ünal 李", "\u2028x": "x", "a\ufffeb": "ab",
	} {
		if got := wire.Clean(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if got := wire.Shorten(strings.Repeat("é", 5000)); len([]rune(got)) != wire.MaxText+1 {
		t.Errorf("kept %d runes", len([]rune(got)))
	}
}

func TestSalaryType(t *testing.T) {
	for text, want := range map[string]string{
		"3": "Bruto_Uurloon", "1": "Bruto_Salaris_Fulltime", "8": "Netto_Uurloon_incl_looncomp", "7": "Werkgerverslasten",
		"Bruto_Uurloon": "Bruto_Uurloon", "0": "", "9": "", "-1": "", "": "", "03": "",
	} {
		if got := salaryType(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
