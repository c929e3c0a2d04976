package ui

import (
	"slices"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/lang"
	"doorzet/ui/theme"
)

// timeBar draws a shift on a scale of time: a row for the ordinary hours and
// one for each surcharge, filled where it counts. Marks and names carry the
// meaning, colour only helps. Nothing is drawn for a line without times.
func timeBar(t *theme.Theme, x *lang.Texts, cut link.LineCut, w int) []string {
	if len(cut.Stretches) == 0 {
		return []string{t.Paint(theme.Faint, x.Rules.BarNoTimes)}
	}
	const label = 16
	width := max(12, min(w-label-7, 96))
	from, to := cut.Stretches[0].From, cut.Stretches[len(cut.Stretches)-1].To
	var names []string
	for _, s := range cut.Stretches {
		for _, n := range s.Rules {
			if !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	at := func(m payroll.Minutes) int {
		if to == from {
			return 0
		}
		return int((m - from) * payroll.Minutes(width) / (to - from))
	}
	start, end := clockText(from), clockText(to)
	out := []string{strings.Repeat(" ", label) + t.Paint(theme.Faint, start+strings.Repeat(" ", max(1, width-len(start)-len(end)))+end)}
	slices.SortStableFunc(names, func(a, b string) int { return strings.Compare(min(a, "~"), min(b, "~")) })
	for _, n := range names {
		word, role := n, theme.Info
		if n == "" {
			word, role = x.Rules.Ordinary, theme.Plain
		}
		row := []string{}
		sum := payroll.Minutes(0)
		for i := range width {
			mark := t.Glyphs().Empty
			for _, s := range cut.Stretches {
				if slices.Contains(s.Rules, n) && i >= at(s.From) && (i < at(s.To) || at(s.From) == at(s.To) && i == at(s.From)) {
					mark = t.Glyphs().Filled
				}
			}
			row = append(row, mark)
		}
		for _, s := range cut.Shares {
			if (n == "" && s.Part == payroll.PartHours) || (n != "" && s.Name == payroll.SurchargeKey(n)) {
				sum += s.Minutes
			}
		}
		out = append(out, t.Fit(word, label-1)+" "+t.Paint(role, strings.Join(row, ""))+" "+sum.Clock())
	}
	return out
}

// clockText writes a moment of the scale as the clock shows it.
func clockText(m payroll.Minutes) string {
	return payroll.ClockTime(m % (24 * 60)).String()
}
