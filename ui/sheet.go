package ui

import (
	"strings"

	"doorzet/ui/lang"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// sheet gathers the lines of a screen's body, each cut to its width.
type sheet struct {
	t     *theme.Theme
	w     int
	lines []string
}

// newSheet starts a body of w columns.
func newSheet(t *theme.Theme, w int) *sheet { return &sheet{t: t, w: w} }

// room is what is left for text beside the margins.
func (p *sheet) room() int { return max(1, p.w-2) }

// text adds a text that is broken into as many lines as it needs.
func (p *sheet) text(r theme.Role, s string) {
	for _, l := range paint.Wrap(paint.CleanLines(s), p.room()) {
		p.lines = append(p.lines, " "+p.t.Paint(r, l))
	}
}

// line adds a text that is cut to one line.
func (p *sheet) line(r theme.Role, s string) {
	p.lines = append(p.lines, " "+p.t.Paint(r, p.t.Fit(s, p.room())))
}

// raw adds a painted line.
func (p *sheet) raw(s string) { p.lines = append(p.lines, s) }

// gap adds an empty line.
func (p *sheet) gap() { p.lines = append(p.lines, "") }

// labelWidth is the column in which the values of pairs begin.
const labelWidth = 24

// pair adds a label and its value on one line.
func (p *sheet) pair(label string, r theme.Role, value string) {
	lw := min(labelWidth, p.room()/2)
	p.raw(" " + p.t.Paint(theme.Faint, p.t.Fit(label, lw)) + p.t.Paint(r, p.t.Fit(value, p.room()-lw)))
}

// beside adds two painted columns, the left one w columns wide.
func (p *sheet) beside(left, right []string, w int) {
	for i := range max(len(left), len(right)) {
		l, r := "", ""
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		p.raw(fitLine(l, w) + r)
	}
}

// left counts the lines that are free in a body of h lines.
func (p *sheet) left(h int) int { return h - len(p.lines) }

func (p *sheet) String() string { return strings.Join(p.lines, "\n") }

// moment writes a kept moment in the office's own time: 02-12-2026 09:30.
func (o *Office) moment(stamp string) string {
	at, ok := parseMoment(stamp)
	if !ok {
		return ""
	}
	layout := "02-01-2006 15:04"
	if o.texts.Lang == lang.English {
		layout = "2006-01-02 15:04"
	}
	return at.In(o.Now().Location()).Format(layout)
}
