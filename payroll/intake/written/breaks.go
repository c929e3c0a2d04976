package written

import (
	"strings"

	"doorzet/payroll"
)

// smallBreak is below what anybody writes as minutes: a break of 1 or 2 is
// rather one of hours.
const smallBreak = 5

// Breaks studies a column of breaks, in which 30 is minutes and 0,5 is hours.
type Breaks struct {
	small   bool
	odd     bool
	parts   fractions
	example string
}

// Add takes a cell's break into the study; sheet is as in Lengths.
func (c *Breaks) Add(l *Length, cell string, sheet bool) {
	if l.form != byWhole && l.form != byParts {
		return
	}
	whole, part := number(l.whole), strings.TrimRight(l.frac, "0")
	switch {
	case part == "" && whole > 0 && whole < smallBreak:
		c.small = true
		c.example = cell
	case part != "" && whole < smallBreak && sheet && len(part) > 2:
		c.odd = true
		c.example = cell
	case part != "":
		frac := l.frac
		if sheet {
			frac = padded(frac)
		}
		c.parts.add(frac, cell)
	}
}

// Doubt tells what has to be asked before the column can be read, with a cell of which
// it is doubtful.
func (c *Breaks) Doubt() (Doubt, string) {
	switch {
	case c.odd:
		return DoubtParts, c.example
	case c.parts.clock+c.parts.other > 0 && c.parts.decimal == 0:
		return DoubtPoint, c.parts.example
	case c.small:
		return DoubtSmall, c.example
	}
	return NoDoubt, ""
}

// Break gives the minutes of a break in a notation; in Free whole figures are
// minutes and those with a part are hours.
func (l *Length) Break(n Notation) (payroll.Minutes, bool) {
	if n != Free || l.form == bySelf {
		return l.In(n)
	}
	part := strings.Trim(l.frac, "0")
	switch {
	case part == "" && (l.form == byWhole || l.form == byParts):
		return l.In(Minutes)
	case part != "" && number(l.whole) < smallBreak:
		return l.In(Decimal)
	}
	return 0, false
}
