package paint

import (
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

func TestRender(t *testing.T) {
	for _, c := range []struct {
		style Style
		want  string
	}{
		{Style{}, "x"},
		{Style{Attr: Bold | Reverse}, "\x1b[1;7mx\x1b[m"},
		{Style{Fg: ANSI(3)}, "\x1b[33mx\x1b[m"},
		{Style{Fg: ANSI(11), Bg: ANSI(4)}, "\x1b[93;44mx\x1b[m"},
		{Style{Bg: ANSI(10)}, "\x1b[102mx\x1b[m"},
		{Style{Fg: Indexed(200), Bg: RGB(1, 2, 3), Attr: Underline}, "\x1b[4;38;5;200;48;2;1;2;3mx\x1b[m"},
		{Style{Attr: Dim | Italic | Strike}, "\x1b[2;3;9mx\x1b[m"},
	} {
		if got := c.style.Render("x"); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.style, got, c.want)
		}
	}
	if got := (Style{Attr: Bold}).Render(""); got != "" {
		t.Errorf("nothing is painted as %q", got)
	}
}

func TestOver(t *testing.T) {
	base := Style{Fg: ANSI(1), Bg: ANSI(2), Attr: Bold}
	if got := (Style{Fg: ANSI(3), Attr: Underline}).Over(base); got != (Style{Fg: ANSI(3), Bg: ANSI(2), Attr: Bold | Underline}) {
		t.Errorf("got %+v", got)
	}
	if got := (Style{}).Over(base); got != base {
		t.Errorf("got %+v", got)
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		text  string
		w     int
		align Align
		want  string
	}{
		{"uren", 6, Left, "uren  "},
		{"uren", 6, Right, "  uren"},
		{"uren", 7, Centre, " uren  "},
		{"medewerkers", 6, Left, "medew…"},
		{"uren", 4, Left, "uren"},
		{"uren", 1, Left, "u"},
		{"uren", 0, Left, ""},
		{"日本語", 5, Left, "日本…"},
		{"日本語", 4, Left, "日… "},
		{"e\u0301e\u0301e\u0301", 2, Left, "e\u0301…"},
		{"a\x1b[31mb", 8, Left, "a[31mb  "},
		{"a\tb", 3, Left, "a b"},
	} {
		if got := Fit(c.text, c.w, c.align, "…"); got != c.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.text, c.w, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text string
		w    int
		want string
	}{
		{"", 5, ""},
		{"een twee drie", 8, "een twee|drie"},
		{"a\n\nb", 5, "a||b"},
		{"langwoordje", 4, "lang|woor|dje"},
		{"x langwoord y", 4, "x|lang|woor|d y"},
		{"日本", 1, "?|?"},
		{"  x  ", 3, "x"},
	} {
		if got := strings.Join(Wrap(c.text, c.w), "|"); got != c.want {
			t.Errorf("Wrap(%q, %d) = %q, want %q", c.text, c.w, got, c.want)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"uren", "Zoë 日本 e\u0301", "👨‍👩‍👧‍👦🇳🇱👍🏽", "\x1b[2J\u202e\x00\xff", "\u0301\u0301", "a\r\nb\u2028c", "\u115f\u1160ﷺ"} {
		f.Add(s, 5)
	}
	f.Fuzz(func(t *testing.T, s string, w int) {
		w = ((w % 200) + 200) % 200
		clean := Clean(s)
		for _, r := range clean {
			if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
				t.Fatalf("%U survives cleaning", r)
			}
		}
		if Clean(clean) != clean {
			t.Fatalf("cleaning twice differs: %q", s)
		}
		for _, a := range []Align{Left, Right, Centre} {
			if got := Fit(s, w, a, "…"); ansi.StringWidth(got) != w {
				t.Fatalf("Fit(%q, %d) is %d wide: %q", s, w, ansi.StringWidth(got), got)
			}
		}
		for _, l := range Wrap(s, max(1, w)) {
			if ansi.StringWidth(l) > max(1, w) {
				t.Fatalf("Wrap(%q, %d) gives a line of %d", s, w, ansi.StringWidth(l))
			}
		}
	})
}
