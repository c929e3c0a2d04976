package link

import (
	"slices"

	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// saidMoved collects the lines near the days of the file that a person says lie
// on one of these now, and those that may be what was let go on one of these.
func (p *Preview) saidMoved(all []*store.Company, sent map[payroll.LineID]payroll.EmployeeID) error {
	ids, span := p.given.answers.Moved.IDs, p.Result.Covers.Span
	letGo := p.letGo()
	if len(ids) == 0 && len(letGo) == 0 {
		return nil
	}
	for _, c := range all {
		for _, days := range []payroll.Span{{From: span.From - nearDays, To: span.From - 1}, {From: span.To + 1, To: span.To + nearDays}} {
			lines, err := c.Lines(days)
			if err != nil {
				return err
			}
			lines = slices.DeleteFunc(lines, func(l payroll.Line) bool { return !ids[l.ID] && (l.Withdrawn || !letGo[l.Minutes]) })
			if len(lines) == 0 {
				continue
			}
			p.keep(c, lines)
			if err := countedLines(c, days, sent); err != nil {
				return err
			}
		}
	}
	return nil
}

// letGo gives the lengths of the lines of the days of the file that another file had
// let go: an older list brings them back, where they may stand on another day by now.
func (p *Preview) letGo() map[payroll.Minutes]bool {
	out := map[payroll.Minutes]bool{}
	for i := range p.lines {
		if l := &p.lines[i]; l.Withdrawn && l.Source.Key == intake.KeyVanished {
			out[l.Minutes] = true
		}
	}
	return out
}
