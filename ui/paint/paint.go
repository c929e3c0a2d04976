// Package paint turns styled text into terminal cells: a comparable style, and
// text fitted to an exact width. It knows neither payroll nor Bubble Tea.
//
// A style is rendered once around its text and never nested, because an inner
// reset would drop the outer colour.
package paint

import (
	"image/color"
	"strconv"

	"github.com/charmbracelet/x/ansi"
)

// kind tells how a Colour is written.
type kind uint8

const (
	kindNone kind = iota
	kindANSI
	kind256
	kindRGB
)

// Colour is a terminal colour. The zero Colour is the terminal's own default.
type Colour struct {
	kind    kind
	r, g, b uint8
}

// RGB gives a true colour.
func RGB(r, g, b uint8) Colour { return Colour{kindRGB, r, g, b} }

// ANSI gives one of the 16 named colours, 0–15.
func ANSI(n uint8) Colour { return Colour{kind: kindANSI, r: n & 15} }

// Indexed gives one of the 256 colours of the extended palette.
func Indexed(n uint8) Colour { return Colour{kind: kind256, r: n} }

// IsDefault tells whether the colour is the terminal's own.
func (c Colour) IsDefault() bool { return c.kind == kindNone }

// Channels gives the parts of a true colour; ok is false for any other.
func (c Colour) Channels() (r, g, b uint8, ok bool) { return c.r, c.g, c.b, c.kind == kindRGB }

// Color gives the colour in the form of the standard library, nil for the
// terminal's own.
func (c Colour) Color() color.Color {
	switch c.kind {
	case kindANSI:
		return ansi.BasicColor(c.r)
	case kind256:
		return ansi.IndexedColor(c.r)
	case kindRGB:
		return color.RGBA{R: c.r, G: c.g, B: c.b, A: 255}
	default:
		return nil
	}
}

// Attr is a set of text attributes.
type Attr uint8

// The attributes. They survive where colours do not.
const (
	Bold Attr = 1 << iota
	Dim
	Italic
	Underline
	Reverse
	Strike
)

// Style is how a run of text looks. Styles are compared with ==.
type Style struct {
	Fg, Bg Colour
	Attr   Attr
}

// Over lays s over a base: colours that s does not set come from the base,
// attributes add up.
func (s Style) Over(base Style) Style {
	if s.Fg.IsDefault() {
		s.Fg = base.Fg
	}
	if s.Bg.IsDefault() {
		s.Bg = base.Bg
	}
	s.Attr |= base.Attr
	return s
}

// With adds attributes.
func (s Style) With(a Attr) Style {
	s.Attr |= a
	return s
}

// On sets the background.
func (s Style) On(bg Colour) Style {
	s.Bg = bg
	return s
}

// Ink sets the foreground.
func (s Style) Ink(fg Colour) Style {
	s.Fg = fg
	return s
}

// IsPlain tells whether the style changes nothing.
func (s Style) IsPlain() bool { return s == Style{} }

// Render paints the text, which must be a single clean line.
func (s Style) Render(text string) string {
	if text == "" || s.IsPlain() {
		return text
	}
	return string(s.Append(make([]byte, 0, len(text)+48), text))
}

// Append paints the text behind dst.
func (s Style) Append(dst []byte, text string) []byte {
	if text == "" {
		return dst
	}
	if s.IsPlain() {
		return append(dst, text...)
	}
	dst = s.Open(dst)
	dst = append(dst, text...)
	return append(dst, "\x1b[m"...)
}

// Open writes the sequence that begins the style; the caller ends it with Close.
func (s Style) Open(dst []byte) []byte {
	if s.IsPlain() {
		return dst
	}
	dst = append(dst, "\x1b["...)
	start := len(dst)
	for i, code := range [...]string{"1", "2", "3", "4", "7", "9"} {
		if s.Attr&(1<<i) != 0 {
			dst = append(dst, code...)
			dst = append(dst, ';')
		}
	}
	dst = s.Fg.appendSGR(dst, 0)
	dst = s.Bg.appendSGR(dst, 10)
	if len(dst) > start {
		dst = dst[:len(dst)-1]
	}
	return append(dst, 'm')
}

// Close writes the sequence that ends the style.
func (s Style) Close(dst []byte) []byte {
	if s.IsPlain() {
		return dst
	}
	return append(dst, "\x1b[m"...)
}

// appendSGR writes the colour's parameters, each ended by a semicolon; shift is 10
// for a background.
func (c Colour) appendSGR(dst []byte, shift int64) []byte {
	switch c.kind {
	case kindNone:
		return dst
	case kindANSI:
		n := int64(c.r)
		if n < 8 {
			n += 30
		} else {
			n += 90 - 8
		}
		dst = strconv.AppendInt(dst, n+shift, 10)
	case kind256:
		dst = strconv.AppendInt(dst, 38+shift, 10)
		dst = append(dst, ";5;"...)
		dst = strconv.AppendInt(dst, int64(c.r), 10)
	case kindRGB:
		dst = strconv.AppendInt(dst, 38+shift, 10)
		dst = append(dst, ";2;"...)
		dst = strconv.AppendInt(dst, int64(c.r), 10)
		dst = append(dst, ';')
		dst = strconv.AppendInt(dst, int64(c.g), 10)
		dst = append(dst, ';')
		dst = strconv.AppendInt(dst, int64(c.b), 10)
	}
	return append(dst, ';')
}
