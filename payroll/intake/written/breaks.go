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
	small, odd bool
	// minutes is set by a figure that can be no hours, exact by an odd one that is a whole
	// number of five minutes as a part of a day, loose by one that is not.
	minutes, exact, loose bool
	parts                 fractions
	example               string
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
	case part == "" && whole > 0:
		c.minutes = true
	case part != "" && whole < smallBreak && sheet && len(part) > 2:
		c.odd = true
		c.example = cell
		if m := l.scaled(100 * 24 * 60); whole == 0 && (m+20)%500 <= 40 && m >= 500 {
			c.exact = true
		} else {
			c.loose = true
		}
	case part != "":
		frac := l.frac
		if sheet {
			frac = padded(frac)
		}
		c.parts.add(frac, cell)
	}
}

// Settle gives how the column is written, Free where every cell tells it itself, or what
// has to be asked before it can be read, with a cell of which it is doubtful.
func (c *Breaks) Settle() (Notation, Doubt, string) {
	p := &c.parts
	switch {
	case c.exact && !c.loose && !c.small && !c.minutes && p.none():
		return DayPart, NoDoubt, "" // 0,0208 of an hour is a minute and a bit: nobody's break
	case c.odd:
		return Free, DoubtParts, c.example
	case p.clock+p.other+p.twelfth > 0 && p.decimal == 0:
		return Free, DoubtPoint, p.example
	case c.small && !c.minutes && p.decimal+p.quarter > 0:
		return Decimal, NoDoubt, "" // 1 beside 0,5
	case c.small:
		return Free, DoubtSmall, c.example
	}
	return Free, NoDoubt, ""
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
