package written

import "strings"

// Lengths studies a column of lengths of which nobody has said how they are
// written.
type Lengths struct {
	cells int // with a figure
	large int // whole figures above any day's hours, that no zero calls hhmm
	// point and comma tell what stands behind them.
	point, comma fractions
	// Of the numbers of a sheet: small are below one, long have more than two
	// figures behind the comma, and of those odd are no whole minutes of an hour.
	// big are one and above.
	small, long, odd, big int
	// Example is a cell that could be read in two ways.
	Example string
}

type fractions struct {
	decimal int // cannot be minutes: 7.5, 7.75, 7.333
	clock   int // quarters of an hour: 7.15, 7.30, 7.45, and 7.3, which a sheet makes of 7.30
	quarter int // quarters of one: 7.25, 7.50
	twelfth int // five minutes as hundredths: 7.08, 7.42
	other   int // minutes or hundredths: 7.12
	example string
}

func (f *fractions) add(frac, cell string) {
	switch {
	case frac == "00":
		return
	case frac == "3":
		f.clock++
	case len(frac) != 2 || frac[0] >= '6':
		f.decimal++
		return
	case frac == "15" || frac == "30" || frac == "45":
		f.clock++
	case frac == "25" || frac == "50":
		f.quarter++
		return
	case frac == "08" || frac == "17" || frac == "33" || frac == "42" || frac == "58":
		f.twelfth++
	default:
		f.other++
	}
	if f.example == "" {
		f.example = cell
	}
}

// none tells whether there was no fraction.
func (f *fractions) none() bool { return f.decimal+f.clock+f.quarter+f.twelfth+f.other == 0 }

// Doubt is a question that a column of lengths can raise.
type Doubt string

// The doubts.
const (
	// NoDoubt is a column that can be read.
	NoDoubt Doubt = ""
	// DoubtPoint is 7.30: half past seven, or a decimal.
	DoubtPoint Doubt = "point"
	// DoubtLarge is 450: minutes, 4:50, or hours.
	DoubtLarge Doubt = "large"
	// DoubtParts is 0,3125 in a sheet: a part of a day, or of an hour.
	DoubtParts Doubt = "parts"
	// DoubtSmall is a break of 1: an hour, or a minute.
	DoubtSmall Doubt = "small"
)

// Offers are the notations between which a person chooses.
func (d Doubt) Offers() []Notation {
	switch d {
	case DoubtPoint:
		return []Notation{Point, Decimal}
	case DoubtLarge:
		return []Notation{Minutes, Digits, Decimal}
	case DoubtParts:
		return []Notation{DayPart, Decimal}
	case DoubtSmall:
		return []Notation{Minutes, Decimal}
	case NoDoubt:
	}
	return nil
}

// Add takes a cell's length into the study; sheet tells that it was a number of a
// sheet without a format for lengths.
func (c *Lengths) Add(l *Length, cell string, sheet bool) {
	c.cells++
	switch {
	case sheet && l.form != bySelf:
		c.addNumber(l, cell)
	case l.form == byParts && l.point == '.':
		c.point.add(l.frac, cell)
	case l.form == byParts:
		c.comma.add(l.frac, cell)
	case l.isLarge():
		c.large++
		c.keep(cell)
	}
}

// isLarge tells a whole figure above any day's hours, which may be minutes or hhmm.
func (l *Length) isLarge() bool {
	return l.form == byWhole && len(l.whole) <= 4 && l.whole[0] != '0' && number(l.whole) > 24
}

// addNumber takes a number of a sheet, which leaves out the zeros behind: 7.30 is
// 7,3 there.
func (c *Lengths) addNumber(l *Length, cell string) {
	switch {
	case l.isLarge():
		c.large++
		c.big++
		c.keep(cell)
	case number(l.whole) > 0:
		c.big++
	case strings.Trim(l.frac, "0") == "":
		return
	default:
		c.small++
		c.keep(cell)
		if len(l.frac) > 2 {
			c.long++
			if sixtieth := l.scaled(60*100) % 100; sixtieth > 1 && sixtieth < 99 {
				c.odd++
			}
		}
	}
	if l.form == byParts {
		c.comma.add(padded(l.frac), cell)
	}
}

func (c *Lengths) keep(cell string) {
	if c.Example == "" {
		c.Example = cell
	}
}

// padded gives a fraction of a sheet as it would be written with two figures.
func padded(frac string) string {
	if len(frac) == 1 {
		return frac + "0"
	}
	return frac
}

// Doubt tells what has to be asked before the column can be read.
func (c *Lengths) Doubt() Doubt {
	switch {
	case c.odd > 0 || c.small > 0 && c.big == 0:
		return DoubtParts
	case c.large > 0 && c.large*2 >= c.cells:
		return DoubtLarge
	}
	for _, f := range [...]*fractions{&c.point, &c.comma} {
		// Hundredths without any above 59 may be minutes, but for halves and quarters, and,
		// behind a comma, the hundredths of five minutes.
		if f.decimal == 0 && (f.clock+f.other > 0 || f == &c.point && f.twelfth > 0) {
			c.Example = f.example
			return DoubtPoint
		}
	}
	return NoDoubt
}
