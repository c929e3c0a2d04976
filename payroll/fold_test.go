package payroll

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestFoldName(t *testing.T) {
	for in, want := range map[string]string{
		"Jan van den Berg":         "jan berg",
		"Berg, Jan van den":        "jan berg",
		"van den Berg, Jan":        "jan berg",
		"JAN VAN DEN BERG":         "jan berg",
		"  Jan   van  den\tBerg ":  "jan berg",
		"Zoë Müller-Smit":          "zoe muller smit",
		"Zoe\u0308 Mu\u0308ller":   "zoe muller",
		"Anna in 't Veld":          "anna veld",
		"Anna in ’t Veld":          "anna veld",
		"Piet van 't Hof":          "piet hof",
		"Piet van t Hof":           "piet hof",
		"T. Jansen":                "t jansen",
		"S. de Vries":              "s vries",
		"Kees 's-Gravesande":       "kees gravesande",
		"Sean O'Brien":             "sean obrien",
		"Sean O’Brien":             "sean obrien",
		"Ana | keuken":             "ana",
		"Ana Lopes | keuken, zaal": "ana lopes",
		"Søren Ærø":                "soren aero",
		"J.P. v.d. Meer":           "j p meer",
		"Ter Horst":                "horst",
		"van der":                  "der",
		"Do Tran":                  "do tran",
		"Nguyen Van":               "nguyen van",
		"Ana da Silva":             "ana silva",
		"":                         "",
		" | ":                      "",
		"Łukasz Wałęsa":            "lukasz walesa",
		"Jan\u202e Berg\u200b":     "jan berg",
	} {
		if got := FoldName(in); got != want {
			t.Errorf("FoldName(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldNameIsIdempotent(t *testing.T) {
	words := rapid.OneOf(rapid.String(),
		rapid.SampledFrom([]string{"van", "'t", "t", "s", "de", "Jan", "É", "ß", "v.d.", ",", "|", "-", "’t", "v'd", "İ", "ﬁ"}))
	rapid.Check(t, func(t *rapid.T) {
		once := FoldName(strings.Join(rapid.SliceOfN(words, 0, 6).Draw(t, "words"), " "))
		if twice := FoldName(once); twice != once {
			t.Fatalf("%q folds on to %q", once, twice)
		}
	})
}

func TestFoldType(t *testing.T) {
	for in, want := range map[string]string{
		"Gewerkte  Uren ": "gewerkte uren", "verlof": "verlof", " ZIEK\n": "ziek",
		"a\x1bb": "ab", "": "", " ": "", "ÉÉN uur": "één uur",
	} {
		if got := FoldType(in); got != want {
			t.Errorf("FoldType(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestClean(t *testing.T) {
	for _, c := range []struct {
		in    string
		limit int
		want  string
	}{
		{"Jan", 10, "Jan"},
		{"Jan Jansen", 3, "Jan"},
		{"\x1b[31mred\x00", 0, "[31mred"},
		{"a\tb\nc\r", 0, "a b c "},
		{"a\u202eb\u2066c\u200ed\ufeffe\u0080f", 0, "abcdef"},
		{"a\xffb", 0, "a\ufffdb"},
		{"éééé", 2, "éé"},
		{"\u2028x", 0, " x"},
	} {
		if got := Clean(c.in, c.limit); got != c.want {
			t.Errorf("Clean(%q, %d) = %q, want %q", c.in, c.limit, got, c.want)
		}
	}
}

func TestCleanLeavesNothingThatATerminalObeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		limit := rapid.IntRange(0, 20).Draw(t, "limit")
		out := Clean(string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")), limit)
		if !utf8.ValidString(out) || (limit > 0 && utf8.RuneCountInString(out) > limit) {
			t.Fatalf("not valid or too long: %q", out)
		}
		for _, r := range out {
			if r < ' ' || (r >= 0x7f && r < 0xa0) || (r >= 0x202a && r <= 0x202e) || (r >= 0x2066 && r <= 0x2069) {
				t.Fatalf("%q keeps %U", out, r)
			}
		}
	})
}

func TestSortName(t *testing.T) {
	people := []Person{
		{ID: "1", First: "Anna", Last: "Zwart"},
		{ID: "2", First: "Jan", Prefix: "van den", Last: "Berg"},
		{ID: "3", First: "Piet", Last: "Berg Jansen"},
		{ID: "4", Display: "Kees de Bakker"},
		{ID: "5", Display: "Bakker, Anna"},
		{ID: "6", First: "Bo", Last: "van der Aa"},
		{ID: "7", First: "Ali", Prefix: "van den", Last: "Berg"},
		{ID: "8", First: "Zoë", Last: "Élan"},
		{ID: "9", Display: "Mieke van de Wiel Smit"},
	}
	var got []EmployeeID
	for _, p := range NewTeam(people).People() {
		got = append(got, p.ID)
	}
	if want := []EmployeeID{"6", "5", "4", "7", "2", "3", "8", "9", "1"}; !slices.Equal(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
}
