package paint

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"
)

// Align says on which side a text stands in its cell.
type Align uint8

// The alignments.
const (
	Left Align = iota
	Right
	Centre
)

// plain tells whether s holds printable ASCII only, so that bytes are columns.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return false
		}
	}
	return true
}

// Width gives the number of terminal columns of a clean line.
func Width(s string) int {
	if plain(s) {
		return len(s)
	}
	return displaywidth.String(s)
}

// Clean strips what must not reach a terminal: control, escape and bidi
// characters, joiners and other invisible marks; a tab or line break becomes a
// space. Invalid bytes become U+FFFD.
func Clean(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029:
			b.WriteByte(' ')
		case unicode.IsControl(r), hidden(r):
		case b.Len() == 0 && unicode.Is(unicode.M, r):
			// It would join what stands before the text on the screen.
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// CleanLines is Clean that keeps line feeds.
func CleanLines(s string) string {
	parts := strings.Split(s, "\n")
	for i, p := range parts {
		parts[i] = Clean(p)
	}
	return strings.Join(parts, "\n")
}

// hidden tells whether a rune draws nothing of its own, or changes how its
// neighbours are drawn in a way on which terminals disagree.
func hidden(r rune) bool {
	switch {
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF: // variation selectors, tags
		return true
	case r >= 0x1F3FB && r <= 0x1F3FF: // skin tones
		return true
	case r >= 0x1F1E6 && r <= 0x1F1FF: // flag letters
		return true
	}
	return r == 0x115F || r == 0x1160 || r == 0x3164 || r == 0xFFA0
}

// Fit gives the text in exactly width columns: padded, or cut with the mark at
// its end. The text is cleaned.
func Fit(s string, width int, a Align, mark string) string {
	if width <= 0 {
		return ""
	}
	return string(AppendFit(make([]byte, 0, width+len(s)-min(len(s), width)+8), s, width, a, mark))
}

// AppendFit is Fit behind dst.
func AppendFit(dst []byte, s string, width int, a Align, mark string) []byte {
	if width <= 0 {
		return dst
	}
	ascii := plain(s)
	if !ascii {
		s = Clean(s)
	}
	w := Width(s)
	if w <= width {
		left := 0
		switch a {
		case Right:
			left = width - w
		case Centre:
			left = (width - w) / 2
		case Left:
		}
		dst = appendSpaces(dst, left)
		dst = append(dst, s...)
		return appendSpaces(dst, width-w-left)
	}
	markWidth := Width(mark)
	if markWidth >= width {
		mark, markWidth = "", 0
	}
	if ascii {
		dst = append(dst, s[:width-markWidth]...)
		return append(dst, mark...)
	}
	dst, used := appendCut(dst, s, width-markWidth)
	dst = append(dst, mark...)
	return appendSpaces(dst, width-used-markWidth)
}

// appendCut writes the whole characters of s that fit in room columns.
func appendCut(dst []byte, s string, room int) ([]byte, int) {
	used := 0
	for g := displaywidth.StringGraphemes(s); g.Next(); {
		w := g.Width()
		if used+w > room {
			break
		}
		dst = append(dst, g.Value()...)
		used += w
	}
	return dst, used
}

const blanks = "                                                                "

func appendSpaces(dst []byte, n int) []byte {
	for n > len(blanks) {
		dst = append(dst, blanks...)
		n -= len(blanks)
	}
	if n > 0 {
		dst = append(dst, blanks[:n]...)
	}
	return dst
}

// Spaces gives n blanks, none for a negative n.
func Spaces(n int) string {
	if n <= 0 {
		return ""
	}
	return strings.Repeat(" ", n)
}

// Wrap breaks a clean text into lines of at most width columns, at spaces
// where there are any. Line feeds are kept; an empty text is one empty line.
func Wrap(s string, width int) []string {
	if width < 1 {
		width = 1
	}
	var out []string
	for _, para := range strings.Split(s, "\n") {
		out = append(out, wrapLine(Clean(para), width)...)
	}
	return out
}

func wrapLine(s string, width int) []string {
	var out []string
	line, used := "", 0
	for _, word := range strings.Fields(s) {
		w := Width(word)
		if used > 0 && used+1+w <= width {
			line, used = line+" "+word, used+1+w
			continue
		}
		if used > 0 {
			out = append(out, line)
		}
		if w > width {
			var head []string
			head, word, w = chop(word, width)
			out = append(out, head...)
		}
		line, used = word, w
	}
	if line == "" && len(out) > 0 {
		return out
	}
	return append(out, line)
}

// chop cuts a word into pieces of at most width columns and gives the last one
// apart. A character that is itself too wide becomes a question mark.
func chop(word string, width int) (head []string, last string, lastWidth int) {
	var piece []byte
	used := 0
	for g := displaywidth.StringGraphemes(word); g.Next(); {
		text, w := g.Value(), g.Width()
		if w > width {
			text, w = "?", 1
		}
		if used+w > width {
			head = append(head, string(piece))
			piece, used = piece[:0], 0
		}
		piece = append(piece, text...)
		used += w
	}
	return head, string(piece), used
}
