// Package theme decides what everything looks like, in three layers: a palette
// of colours, styles with a purpose, and the themes that combine them for dark
// and light terminals with true, 256, 16 or no colours. It reads no environment.
package theme

import (
	"charm.land/lipgloss/v2"

	"doorzet/payroll"
	"doorzet/ui/paint"
)

// Mode is how many colours the terminal shows.
type Mode string

// The modes.
const (
	TrueColour Mode = "true"
	Colours256 Mode = "256"
	Colours16  Mode = "16"
	// Mono uses no colour at all; reverse, bold and underline stay.
	Mono Mode = "mono"
)

// Options choose a theme.
type Options struct {
	Mode Mode
	// Light is set for a light background.
	Light bool
	// ASCII keeps to 7-bit characters.
	ASCII bool
	// ColourBlind avoids the red–green pair.
	ColourBlind bool
}

// Role is the purpose of a piece of text.
type Role uint8

// The roles.
const (
	Plain Role = iota
	Faint
	Strong
	Title    // heading of a screen or panel
	Bar      // header and footer bars
	BarFaint // secondary text in a bar
	Key      // name of a key in a hint
	KeyBar   // name of a key in the footer
	Good
	Warn
	Bad
	Info
	Border
	Button
	ButtonFocus
	Input      // text field
	GridHead   // column headings
	Cursor     // the active cell
	CursorRow  // the row of the active cell
	Selection  // selected cells
	Match      // characters that a search matched
	Production // environment words in the header
	Sandbox
	Simulator
	Strip // the line that guides through the practice month
	roleCount
)

// Theme holds every style. It is immutable once made.
type Theme struct {
	opts   Options
	styles [roleCount]paint.Style
	lip    [roleCount]lipgloss.Style
	rows   map[payroll.State]paint.Style
	marks  map[payroll.State]paint.Style
	glyphs Glyphs
}

// New makes a theme. An unknown mode is Mono.
func New(o Options) *Theme {
	p, coloured := choose(o)
	t := &Theme{opts: o, glyphs: unicodeGlyphs()}
	if o.ASCII {
		t.glyphs = asciiGlyphs()
	}
	if coloured {
		t.styles = colourStyles(p)
		t.rows, t.marks = colourRows(p, o)
	} else {
		t.styles = monoStyles()
		t.rows, t.marks = monoRows()
	}
	for r, s := range t.styles {
		t.lip[r] = lip(s)
	}
	return t
}

// lip gives a style to Lip Gloss, which renders everything but the rows of the
// grid: those are painted by the thousand and have a way of their own.
func lip(s paint.Style) lipgloss.Style {
	out := lipgloss.NewStyle().Inline(true)
	if c := s.Fg.Color(); c != nil {
		out = out.Foreground(c)
	}
	if c := s.Bg.Color(); c != nil {
		out = out.Background(c)
	}
	return out.Bold(s.Attr&paint.Bold != 0).Faint(s.Attr&paint.Dim != 0).Italic(s.Attr&paint.Italic != 0).
		Underline(s.Attr&paint.Underline != 0).Reverse(s.Attr&paint.Reverse != 0).Strikethrough(s.Attr&paint.Strike != 0)
}

// choose gives the palette; false means no colours.
func choose(o Options) (palette, bool) {
	var dark, light func() palette
	switch o.Mode {
	case TrueColour:
		dark, light = trueDark, trueLight
	case Colours256:
		dark, light = indexedDark, indexedLight
	case Colours16:
		dark, light = basicDark, basicLight
	default:
		return palette{}, false
	}
	p := dark()
	if o.Light {
		p = light()
	}
	if o.ColourBlind {
		p = p.colourBlind(o.Mode, !o.Light)
	}
	return p, true
}

// Options gives what the theme was made from.
func (t *Theme) Options() Options { return t.opts }

// Style gives the style of a role.
func (t *Theme) Style(r Role) paint.Style { return t.styles[r] }

// Paint renders a clean single line in a role.
func (t *Theme) Paint(r Role, s string) string {
	style := t.styles[r]
	if s == "" || style.Attr&paint.Underline != 0 {
		// Lip Gloss underlines letter by letter: ten times the bytes on a slow line.
		return style.Render(s)
	}
	return t.lip[r].Render(s)
}

// RowStyle gives the look of a whole row in a state. Sent is plain on purpose:
// the default foreground without a tint, which is "white" on any background.
func (t *Theme) RowStyle(s payroll.State) paint.Style { return t.rows[s] }

// MarkStyle gives the look of the state's glyph and word in such a row.
func (t *Theme) MarkStyle(s payroll.State) paint.Style { return t.marks[s] }

// Glyph gives the state's sign.
func (t *Theme) Glyph(s payroll.State) string { return t.glyphs.state(s) }

// Glyphs gives the drawing characters.
func (t *Theme) Glyphs() Glyphs { return t.glyphs }

// Fit cuts or pads a text to exactly w columns.
func (t *Theme) Fit(s string, w int) string { return paint.Fit(s, w, paint.Left, t.glyphs.Ellipsis) }

// FitRight is Fit against the right-hand side, for figures.
func (t *Theme) FitRight(s string, w int) string {
	return paint.Fit(s, w, paint.Right, t.glyphs.Ellipsis)
}

// colourStyles is the second layer: styles with a purpose.
func colourStyles(p palette) [roleCount]paint.Style {
	var s [roleCount]paint.Style
	ink := func(c paint.Colour) paint.Style { return paint.Style{Fg: c} }
	bar := paint.Style{Fg: p.barText, Bg: p.bar}
	flag := func(c paint.Colour) paint.Style { return paint.Style{Fg: p.onFlag, Bg: c, Attr: paint.Bold} }
	s[Faint] = ink(p.faint)
	s[Strong] = paint.Style{Attr: paint.Bold}
	s[Title] = ink(p.accent).With(paint.Bold)
	s[Bar] = bar
	s[BarFaint] = bar
	s[Key] = ink(p.accent).With(paint.Bold)
	s[KeyBar] = bar.With(paint.Bold)
	s[Good] = ink(p.green)
	s[Warn] = ink(p.amber)
	s[Bad] = ink(p.red).With(paint.Bold)
	s[Info] = ink(p.accent)
	s[Border] = ink(p.faint)
	s[Button] = bar
	s[ButtonFocus] = paint.Style{Attr: paint.Reverse | paint.Bold}
	s[Input] = paint.Style{Attr: paint.Underline}
	s[GridHead] = paint.Style{Attr: paint.Bold | paint.Underline}
	s[Cursor] = paint.Style{Attr: paint.Reverse | paint.Bold}
	s[CursorRow] = paint.Style{Attr: paint.Bold}
	s[Selection] = paint.Style{Bg: p.selected}
	s[Match] = ink(p.violet).With(paint.Bold | paint.Underline)
	s[Production] = flag(p.danger)
	s[Sandbox] = flag(p.caution)
	s[Simulator] = flag(p.practice)
	s[Strip] = paint.Style{Fg: p.onFlag, Bg: p.practice}
	return s
}

// monoStyles are the styles without any colour.
func monoStyles() [roleCount]paint.Style {
	var s [roleCount]paint.Style
	at := func(a paint.Attr) paint.Style { return paint.Style{Attr: a} }
	s[Strong], s[Title], s[Key] = at(paint.Bold), at(paint.Bold), at(paint.Bold)
	s[Bar], s[BarFaint], s[KeyBar] = at(paint.Reverse), at(paint.Reverse), at(paint.Reverse|paint.Bold)
	s[Good], s[Warn], s[Bad] = at(0), at(paint.Bold), at(paint.Bold|paint.Underline)
	s[ButtonFocus] = at(paint.Reverse | paint.Bold)
	s[Input] = at(paint.Underline)
	s[GridHead] = at(paint.Bold | paint.Underline)
	s[Cursor] = at(paint.Reverse | paint.Bold)
	s[CursorRow] = at(paint.Bold)
	s[Selection] = at(paint.Reverse)
	s[Match] = at(paint.Underline)
	s[Production], s[Sandbox], s[Simulator] = at(paint.Bold), at(paint.Reverse), at(paint.Reverse)
	s[Strip] = at(paint.Bold | paint.Underline)
	return s
}

type stateStyles = map[payroll.State]paint.Style

func colourRows(p palette, o Options) (rows, marks stateStyles) {
	ready := paint.Style{Bg: p.readyRow}
	unsure := paint.Style{Bg: p.unsureRow}
	if o.Mode == Colours16 {
		// The default foreground is unreadable on some of the 16 colours.
		ready.Fg, unsure.Fg = paint.ANSI(15), paint.ANSI(15)
		if o.Light {
			ready.Fg, unsure.Fg = paint.ANSI(0), paint.ANSI(0)
		}
	}
	rows = stateStyles{
		payroll.StateOpen:      {Fg: p.amber},
		payroll.StateReady:     ready,
		payroll.StateUnsure:    unsure,
		payroll.StateChanged:   {Attr: paint.Underline},
		payroll.StateBlocked:   {Fg: p.red},
		payroll.StateElsewhere: {Fg: p.faint},
		payroll.StateOutside:   {Fg: p.faint},
	}
	marks = stateStyles{payroll.StatePartly: {Fg: p.amber}, payroll.StateUnsure: {Attr: paint.Bold}}
	return rows, marks
}

func monoRows() (rows, marks stateStyles) {
	rows = stateStyles{
		payroll.StateReady:   {Attr: paint.Bold},
		payroll.StateUnsure:  {Attr: paint.Bold | paint.Underline},
		payroll.StateChanged: {Attr: paint.Underline},
	}
	marks = stateStyles{payroll.StateBlocked: {Attr: paint.Bold}, payroll.StatePartly: {Attr: paint.Bold}}
	return rows, marks
}
