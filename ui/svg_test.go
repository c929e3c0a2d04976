package ui

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// The pictures of the documents are drawn from the real views: a frame with its
// escape sequences becomes an SVG.

const (
	cellWidth, cellHeight = 8.4, 18
	paperDark, inkDark    = "#101418", "#d7dae0"
)

// pen is how the next cell is drawn.
type pen struct {
	fg, bg                               string
	bold, faint, italic, underl, reverse bool
}

// svg draws a frame of w × h cells.
func svg(frame string, w, h int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %d" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">`,
		float64(w)*cellWidth, h*cellHeight)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" fill="%s"/>`+"\n", paperDark)
	for y, line := range strings.Split(frame, "\n") {
		drawLine(&b, line, y)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// drawLine draws one line as runs of cells that share a pen.
func drawLine(b *strings.Builder, line string, y int) {
	var p pen
	x, start := 0, 0
	var run strings.Builder
	flush := func() {
		if run.Len() > 0 {
			p.draw(b, run.String(), start, x, y)
		}
		run.Reset()
		start = x
	}
	var state byte
	for len(line) > 0 {
		seq, width, n, next := ansi.DecodeSequence(line, state, nil)
		state = next
		line = line[n:]
		if width == 0 {
			if strings.HasPrefix(seq, "\x1b[") && strings.HasSuffix(seq, "m") {
				flush()
				p.apply(strings.TrimSuffix(strings.TrimPrefix(seq, "\x1b["), "m"))
			}
			continue
		}
		run.WriteString(seq)
		x += width
	}
	flush()
}

func (p *pen) draw(b *strings.Builder, text string, from, to, y int) {
	fg, bg := p.fg, p.bg
	if p.reverse {
		fg, bg = orElse(bg, paperDark), orElse(fg, inkDark)
	}
	left, wide := float64(from)*cellWidth, float64(to-from)*cellWidth
	if bg != "" {
		fmt.Fprintf(b, `<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"/>`, left, y*cellHeight, wide, cellHeight, bg)
	}
	if strings.TrimSpace(text) == "" && !p.underl {
		return
	}
	style := ""
	if p.bold {
		style += ` font-weight="bold"`
	}
	if p.faint {
		style += ` opacity="0.6"`
	}
	if p.italic {
		style += ` font-style="italic"`
	}
	if p.underl {
		style += ` text-decoration="underline"`
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%d" textLength="%.1f" lengthAdjust="spacingAndGlyphs" fill="%s"%s xml:space="preserve">%s</text>`+"\n",
		left, y*cellHeight+13, wide, orElse(fg, inkDark), style, html.EscapeString(text))
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// apply takes over the parameters of one SGR sequence.
func (p *pen) apply(params string) {
	list := strings.Split(strings.ReplaceAll(params, ":", ";"), ";")
	for i := 0; i < len(list); i++ {
		n, _ := strconv.Atoi(list[i])
		switch {
		case n == 0:
			*p = pen{}
		case n == 1:
			p.bold = true
		case n == 2:
			p.faint = true
		case n == 3:
			p.italic = true
		case n == 4:
			p.underl = true
		case n == 7:
			p.reverse = true
		case n == 22:
			p.bold, p.faint = false, false
		case n == 24:
			p.underl = false
		case n == 27:
			p.reverse = false
		case n == 39:
			p.fg = ""
		case n == 49:
			p.bg = ""
		case (n == 38 || n == 48) && i+4 < len(list) && list[i+1] == "2":
			colour := hexColour(list[i+2 : i+5])
			if n == 38 {
				p.fg = colour
			} else {
				p.bg = colour
			}
			i += 4
		}
	}
}

func hexColour(rgb []string) string {
	out := "#"
	for _, s := range rgb {
		n, _ := strconv.Atoi(s)
		out += fmt.Sprintf("%02x", n)
	}
	return out
}
