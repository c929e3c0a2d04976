package paper

import (
	"fmt"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/lang"
)

// daysShown is how many runs of days that change period are written out.
const daysShown = 2

// PeriodChange words what another first paid day would change: from when it
// holds, the days on both sides, and the lines that change period.
func PeriodChange(x *lang.Texts, c *link.PeriodChange) []string {
	t := x.Period.Change
	out := []string{t.FromStart}
	if !c.Rule.From.IsZero() {
		out[0] = fmt.Sprintf(t.FromPeriod, c.Rule.From)
	}
	of := func(b payroll.PayBasis, text string) string {
		if b == payroll.BasisUnknown {
			return text
		}
		return fmt.Sprintf(t.OfBasis, x.Basis(b), text)
	}
	for _, s := range c.Around {
		text := fmt.Sprintf(t.Same, s.Period, x.Date(s.Old.From), x.Date(s.Old.To))
		if s.Old != s.New {
			text = fmt.Sprintf(t.Side, s.Period, x.Date(s.Old.From), x.Date(s.Old.To), x.Date(s.New.From), x.Date(s.New.To), x.Count(s.New.Days()))
		}
		if s.Unusual {
			text += t.Unusual
		}
		out = append(out, of(s.Basis, text))
	}
	for _, d := range c.Days[:min(daysShown, len(c.Days))] {
		out = append(out, of(d.Basis, fmt.Sprintf(t.Days, x.Date(d.Span.From), x.Date(d.Span.To), d.Old, d.New)))
	}
	if n := len(c.Days) - daysShown; n > 0 {
		out = append(out, x.Many(t.AndSoOn, n))
	}
	for _, m := range c.Lines {
		out = append(out, fmt.Sprintf(x.Many(t.Lines, m.Lines), m.Minutes.Clock(), m.Old, m.New))
	}
	if len(c.Lines) == 0 {
		out = append(out, t.NoLines)
	}
	if c.Stay > 0 {
		out = append(out, x.Many(t.Stay, c.Stay))
	}
	return out
}
