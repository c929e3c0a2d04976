package theme

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"doorzet/payroll"
	"doorzet/ui/paint"
)

// every gives all combinations of options.
func every() []Options {
	var out []Options
	for _, m := range []Mode{TrueColour, Colours256, Colours16, Mono} {
		for i := range 8 {
			out = append(out, Options{Mode: m, Light: i&1 > 0, ASCII: i&2 > 0, ColourBlind: i&4 > 0})
		}
	}
	return out
}

// luminance is the relative luminance of WCAG 2.
func luminance(r, g, b uint8) float64 {
	part := func(v uint8) float64 {
		c := float64(v) / 255
		if c <= 0.03928 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

func TestReadyIsGreenAndReadable(t *testing.T) {
	dark := New(Options{Mode: TrueColour}).RowStyle(payroll.StateReady)
	if dark.Bg != paint.RGB(0x0b, 0x3d, 0x0b) || !dark.Fg.IsDefault() {
		t.Errorf("ready on dark is %+v", dark)
	}
	light := New(Options{Mode: TrueColour, Light: true}).RowStyle(payroll.StateReady)
	if light.Bg != paint.RGB(0xc8, 0xf0, 0xc8) || !light.Fg.IsDefault() {
		t.Errorf("ready on light is %+v", light)
	}
	for _, o := range every() {
		if o.Mode != TrueColour {
			continue
		}
		ink := luminance(0xe0, 0xe0, 0xe0)
		if o.Light {
			ink = luminance(0x10, 0x10, 0x10)
		}
		for _, s := range []payroll.State{payroll.StateReady, payroll.StateUnsure} {
			r, g, b, ok := New(o).RowStyle(s).Bg.Channels()
			if c := contrast(luminance(r, g, b), ink); !ok || c < 7 {
				t.Errorf("%+v: %s has a contrast of %.1f", o, s, c)
			}
		}
	}
}

func TestSentIsPlain(t *testing.T) {
	for _, o := range every() {
		if s := New(o).RowStyle(payroll.StateSent); !s.IsPlain() {
			t.Errorf("%+v: sent is %+v", o, s)
		}
	}
}

// Colour never stands alone: each state has a sign of its own.
func TestStatesDifferWithoutColour(t *testing.T) {
	for _, o := range every() {
		th := New(o)
		seen := map[string]payroll.State{}
		for _, s := range payroll.States() {
			g := th.Glyph(s)
			if paint.Width(g) != 1 {
				t.Errorf("%s: sign %q is %d wide", s, g, paint.Width(g))
			}
			if other, ok := seen[g]; ok {
				t.Errorf("%s and %s share the sign %q", s, other, g)
			}
			seen[g] = s
			if o.ASCII && (len(g) != 1 || g[0] > 0x7e) {
				t.Errorf("%s: %q is not ASCII", s, g)
			}
		}
	}
}

func TestModesKeepToTheirColours(t *testing.T) {
	for _, o := range every() {
		th := New(o)
		var b strings.Builder
		for r := range roleCount {
			b.WriteString(th.Paint(r, "x"))
		}
		for _, s := range payroll.States() {
			b.WriteString(th.RowStyle(s).Render("x"))
			b.WriteString(th.MarkStyle(s).Render("x"))
		}
		all := b.String()
		trueColour := strings.Contains(all, "8;2;")
		indexed := strings.Contains(all, "8;5;")
		switch o.Mode {
		case TrueColour:
			if !trueColour || indexed {
				t.Errorf("%+v mixes palettes", o)
			}
		case Colours256:
			if trueColour || !indexed {
				t.Errorf("%+v mixes palettes", o)
			}
		case Colours16, Mono:
			if trueColour || indexed {
				t.Errorf("%+v mixes palettes", o)
			}
		}
		if o.Mode == Mono {
			for _, seq := range regexp.MustCompile("\x1b\\[[0-9;]*m").FindAllString(all, -1) {
				for _, code := range strings.Split(strings.Trim(seq, "\x1b[m"), ";") {
					if len(code) > 1 {
						t.Fatalf("mono uses a colour: %q", seq)
					}
				}
			}
			if !strings.Contains(th.Paint(Cursor, "x"), "7") || !strings.Contains(th.Paint(ButtonFocus, "x"), "7") {
				t.Error("the cursor cannot be seen without colours")
			}
		}
	}
}

func TestEnvironmentsDiffer(t *testing.T) {
	for _, o := range every() {
		if o.Mode == Mono {
			continue
		}
		th := New(o)
		if th.Style(Production) == th.Style(Sandbox) || th.Style(Sandbox) == th.Style(Simulator) || th.Style(Production) == th.Style(Simulator) {
			t.Errorf("%+v: environments look the same", o)
		}
	}
}

func TestFit(t *testing.T) {
	th := New(Options{Mode: Mono, ASCII: true})
	if got := th.Fit("medewerkers", 6); got != "medew~" {
		t.Errorf("got %q", got)
	}
	if got := th.FitRight("1,50", 6); got != "  1,50" {
		t.Errorf("got %q", got)
	}
}
