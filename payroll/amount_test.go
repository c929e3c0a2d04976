package payroll

import (
	"testing"

	"pgregory.net/rapid"
)

func TestRoundMinutes(t *testing.T) {
	// thirds of an hour add up before they are rounded: 60 is three times 20
	for m, want := range map[Minutes]string{
		0: "0.00", 20: "0.33", 60: "1.00", 40: "0.67", 445: "7.42", 2295: "38.25", -20: "-0.33",
		1: "0.02", 2: "0.03", 3: "0.05", -3: "-0.05", 57: "0.95",
	} {
		if got := RoundMinutes(m).String(); got != want {
			t.Errorf("RoundMinutes(%d) = %s, want %s", m, got, want)
		}
	}
}

func TestMinutesOf(t *testing.T) {
	for h, want := range map[Hundredths]Minutes{333: 200, 742: 445, 100: 60, 1: 1, 0: 0, -333: -200, 50: 30, 67: 40} {
		if got := MinutesOf(h); got != want {
			t.Errorf("MinutesOf(%d) = %d, want %d", h, got, want)
		}
	}
}

func TestRoundingIsMonotoneAndOdd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := Minutes(rapid.Int64Range(-10_000_000, 10_000_000).Draw(t, "a"))
		b := a + Minutes(rapid.Int64Range(0, 10_000).Draw(t, "more"))
		if RoundMinutes(a) > RoundMinutes(b) {
			t.Fatalf("%d rounds above %d", a, b)
		}
		if RoundMinutes(-a) != -RoundMinutes(a) {
			t.Fatalf("%d does not round like its opposite", a)
		}
		if off := int64(RoundMinutes(a))*60 - int64(a)*100; off > 30 || off < -30 {
			t.Fatalf("%d rounds by more than half a hundredth", a)
		}
		if MinutesOf(RoundMinutes(a)) != a {
			t.Fatalf("%d minutes are lost in rounding", a)
		}
	})
}

func TestParseHundredths(t *testing.T) {
	for in, want := range map[string]Hundredths{
		"7": 700, "7,5": 750, "7.5": 750, "7,55": 755, "-7,05": -705, " 0 ": 0, "10000000": 1_000_000_000, "007": 700,
	} {
		if got, err := ParseHundredths(in); err != nil || got != want {
			t.Errorf("ParseHundredths(%q) = %d, %v, want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "-", ".5", "7.", "7,555", "1.234,5", "1,234.5", "1e3", "€9", "--7", "7 5", "10000000,01", "99999999999999999999", "٧"} {
		if got, err := ParseHundredths(in); err == nil {
			t.Errorf("ParseHundredths(%q) = %d, want an error", in, got)
		}
	}
}

func TestAmountTexts(t *testing.T) {
	for h, want := range map[Hundredths][2]string{
		3825: {"38.25", "38,25"}, 5: {"0.05", "0,05"}, -5: {"-0.05", "-0,05"}, 0: {"0.00", "0,00"}, -123450: {"-1234.50", "-1234,50"},
	} {
		if h.String() != want[0] || h.Comma() != want[1] {
			t.Errorf("%d reads %s and %s, want %v", int64(h), h, h.Comma(), want)
		}
	}
	for m, want := range map[Minutes]string{0: "0:00", 2295: "38:15", -750: "-12:30", 74045: "1234:05", 5: "0:05", -5: "-0:05"} {
		if got := m.Clock(); got != want {
			t.Errorf("%d minutes read %s, want %s", m, got, want)
		}
	}
	if !Hundredths(-300).Whole() || Hundredths(301).Whole() {
		t.Error("Whole mistakes decimals")
	}
}

func FuzzParseHundredths(f *testing.F) {
	for _, s := range []string{"7", "7,5", "-7.05", "", "1e9", "10000000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		h, err := ParseHundredths(s)
		if err != nil {
			return
		}
		for _, text := range []string{h.String(), h.Comma()} {
			if again, err := ParseHundredths(text); err != nil || again != h {
				t.Fatalf("%q is %d, which reads back as %d, %v", s, h, again, err)
			}
		}
	})
}
