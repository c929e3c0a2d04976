package ui

import (
	"strconv"
	"strings"

	"doorzet/payroll"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// stacking is the order of the states in a bar, from the ground up: what is
// finished carries what is not.
func stacking() []payroll.State {
	return []payroll.State{
		payroll.StateSent, payroll.StatePartly, payroll.StateChanged, payroll.StateUnsure, payroll.StateReady,
		payroll.StateOpen, payroll.StateBlocked, payroll.StateElsewhere, payroll.StateOutside,
	}
}

// axisWidth is the room for the hours beside the bars.
const axisWidth = 8

// dayChart draws a bar a day in h lines: heading, bars, days. Each cell is the
// sign of the state that reaches it, so that it can be read without colours.
func (s *overviewScreen) dayChart(t *theme.Theme, w, h int) []string {
	x, days := s.texts, s.facts.days
	out := []string{" " + t.Paint(theme.Title, t.Fit(x.Overview.Days, w-2))}
	most := payroll.Minutes(0)
	for _, d := range days {
		most = max(most, d.total)
	}
	cell := min(3, (w-axisWidth-2)/max(1, len(days)))
	if most == 0 || cell < 1 {
		return append(out, " "+t.Paint(theme.Faint, t.Fit(x.Overview.EmptyDays, w-2)))
	}
	levels := max(1, h-2)
	for level := levels - 1; level >= 0; level-- {
		label := ""
		if level == levels-1 {
			label = s.hoursText(most)
		}
		var b strings.Builder
		b.WriteString(" " + t.Paint(theme.Faint, t.FitRight(label, axisWidth-1)) + " ")
		for _, d := range days {
			b.WriteString(s.chartCell(t, d, level, levels, most, cell))
		}
		out = append(out, b.String())
	}
	return append(out, " "+paint.Spaces(axisWidth)+t.Paint(theme.Faint, dayNumbers(days, cell)))
}

// chartCell draws one level of one day.
func (s *overviewScreen) chartCell(t *theme.Theme, d dayTally, level, levels int, most payroll.Minutes, cell int) string {
	at := payroll.Minutes((2*level + 1) * int(most) / (2 * levels))
	if level == 0 && d.total > 0 {
		at = min(at, d.total-1) // a short day is seen too
	}
	if at >= d.total {
		return paint.Spaces(cell)
	}
	below := payroll.Minutes(0)
	for _, st := range stacking() {
		if below += d.minutes[st]; at < below {
			bar := strings.Repeat(t.Glyph(st), max(1, cell-1))
			return t.MarkStyle(st).Over(t.RowStyle(st)).Render(bar) + paint.Spaces(cell-max(1, cell-1))
		}
	}
	return paint.Spaces(cell)
}

// dayNumbers writes the days of the month under the bars, all of them where
// there is room and every fifth where there is not.
func dayNumbers(days []dayTally, cell int) string {
	line := []byte(strings.Repeat(" ", len(days)*cell+2))
	for i, d := range days {
		_, _, n := d.date.YMD()
		if cell >= 3 || n == 1 || n%5 == 0 && i+1 < len(days) {
			copy(line[i*cell:], strconv.Itoa(n))
		}
	}
	return strings.TrimRight(string(line), " ")
}
