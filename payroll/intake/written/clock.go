package written

import (
	"strings"

	"doorzet/payroll"
)

// ClockTime is a time of day as it is written.
type ClockTime struct {
	// Time is the time, of a day that ends at midnight.
	Time payroll.ClockTime
	// Seconds is set where whole minutes were made of seconds, Ends for 24:00.
	Seconds, Ends bool
}

// Clock reads a time of day: 8:30, 08:30:29, 8u30, 08.30, 830, 8, 5:30 PM. In
// Decimal 8,5 is half past eight, in any other notation 8.30 and 8,30 are.
func Clock(s string, n Notation) (ClockTime, bool) {
	s = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(s, "'")))
	half, s := cutHalf(s)
	l, ok := clockLength(s)
	if !ok || l.neg {
		return ClockTime{}, false
	}
	m, ok := l.clock(n)
	if !ok {
		return ClockTime{}, false
	}
	if half >= 0 {
		if m < 60 || m >= 13*60 {
			return ClockTime{}, false
		}
		m = m%(12*60) + payroll.Minutes(half)
	}
	out := ClockTime{Seconds: l.Seconds, Ends: m == 24*60}
	if m > 24*60 || m < 0 {
		return ClockTime{}, false
	}
	out.Time = payroll.ClockTime(m % (24 * 60))
	return out, true
}

// cutHalf takes AM and PM off: the minutes that they add to the first half of the day, -1 for none.
func cutHalf(s string) (int, string) {
	for _, h := range [...]struct {
		word string
		add  int
	}{{"am", 0}, {"a.m.", 0}, {"pm", 12 * 60}, {"p.m.", 12 * 60}} {
		if rest, ok := strings.CutSuffix(s, h.word); ok {
			return h.add, strings.TrimSpace(rest)
		}
	}
	return -1, s
}

// clockLength takes a time apart as the length since midnight, which is at most a day.
func clockLength(s string) (Length, bool) {
	l, ok := ReadLength(s)
	if ok && l.Clock && l.minutes > 24*60 {
		return l, false
	}
	return l, ok
}

func (l *Length) clock(n Notation) (payroll.Minutes, bool) {
	switch l.form {
	case bySelf:
		return l.minutes, true
	case byWhole:
		if len(l.whole) > 4 {
			return 0, false
		}
		if h := number(l.whole); len(l.whole) <= 2 {
			return payroll.Minutes(h * 60), h <= 24
		}
		return l.amount(Digits)
	case byParts:
		switch n {
		case Decimal, DayPart:
			return l.amount(n)
		case Free, Point, Digits, Minutes:
		}
		return l.amount(Point)
	case noLength:
	}
	return 0, false
}

// Clocks studies a column of times in which the hours may be parted from the
// minutes by a point.
type Clocks struct {
	parts   fractions
	odd     bool // 0,3542 in a sheet
	Example string
}

// Add takes a cell of the column into the study.
func (c *Clocks) Add(cell string) {
	_, s := cutHalf(strings.ToLower(strings.TrimSpace(cell)))
	l, ok := ReadLength(s)
	if !ok || l.form != byParts {
		return
	}
	if c.Example == "" {
		c.Example = strings.Clone(cell)
	}
	if l.whole == "0" && len(l.frac) > 2 {
		c.odd = true
		return
	}
	c.parts.add(l.frac, cell)
}

// Notation gives how the times with a point are written, false where a person must say.
func (c *Clocks) Notation() (Notation, bool) {
	p := &c.parts
	switch {
	case c.odd:
		return DayPart, p.none()
	case p.decimal > 0:
		return Decimal, false
	case p.clock+p.other+p.twelfth > 0:
		return Point, true
	}
	return Point, p.quarter == 0
}
