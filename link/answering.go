package link

import (
	"maps"
	"slices"

	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// CodeAnswerLine has args line: an answer to what an import asks names a line
// that is not on the days of the source.
const CodeAnswerLine payroll.Code = "import-answer-line"

// checkAnswers refuses answers about lines that the source cannot be about: an
// answer that says nothing would look like one that was taken.
func (p *Preview) checkAnswers(a intake.Answers) error {
	for _, pick := range []intake.Picked{a.Replaces, a.Besides, a.Moved, a.Stayed, a.Keep, a.Withdraw} {
		for _, id := range slices.Sorted(maps.Keys(pick.IDs)) {
			if _, known := p.where[id]; !known {
				return payroll.NewProblem(CodeAnswerLine, "line", payroll.Clean(string(id), 60))
			}
		}
	}
	return nil
}

// KnowsWageCode tells whether a wage code is one of Nmbrs's, as far as its list
// was read, or one that the office uses.
func (d *Desk) KnowsWageCode(codes *Codes, code int) bool {
	for _, c := range codes.Wages {
		if c.Code == code {
			return true
		}
	}
	for _, r := range codes.Rows {
		if r.Choice.Kind == payroll.KindWage && r.Choice.Code == code {
			return true
		}
	}
	return slices.Contains(d.Book.Settings.Looked, code) || slices.ContainsFunc(d.Book.Rows, func(r payroll.OwnRow) bool {
		return r.Kind == payroll.KindWage && r.Component.Code == code
	})
}
