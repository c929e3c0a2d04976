package written

import (
	"strings"

	"doorzet/payroll"
)

// Notation says how a column writes lengths of time, where the figures alone
// do not tell. h:mm and figures with their unit are read in any notation.
type Notation string

// The notations.
const (
	// Free is 7, 7,5, 7:30 or 0730; a whole figure above 24 is none.
	Free Notation = ""
	// Decimal is hours: 1234 is a number of hours and never 12:34.
	Decimal Notation = "decimaal"
	// Minutes is whole minutes.
	Minutes Notation = "minuten"
	// Digits is a clock without its colon: 730, 0730.
	Digits Notation = "uumm"
	// Point is a clock with a point or a comma for its colon: 7.30, 7,30.
	Point Notation = "u.mm"
	// DayPart is a part of a day, as a sheet keeps lengths: 0.3125 is 7:30.
	DayPart Notation = "dagdeel"
)

// form says how a length is written.
type form uint8

const (
	noLength form = iota
	bySelf        // h:mm, or with its unit: needs no notation
	byParts       // with a comma or a point
	byWhole       // bare digits
)

// Length is a length of time as it is written. Minutes are those of bySelf.
type Length struct {
	form    form
	neg     bool
	minutes payroll.Minutes
	// whole and frac are the digits of a bare figure, point what parts them.
	whole, frac string
	point       byte
	// Clock is set for h:mm, Seconds where whole minutes were made of seconds.
	Clock, Seconds bool
}

// mostHours bounds a length.
const mostHours = 1_000_000

// ReadLength takes a length apart. It is false for what is none.
func ReadLength(s string) (Length, bool) {
	s = strings.TrimSpace(strings.TrimPrefix(s, "'"))
	var l Length
	s, l.neg = cutSign(s)
	switch {
	case s == "" || len(s) > 40:
		return l, false
	case strings.IndexByte(s, ':') >= 0:
		s = trimHours(s)
		var ok bool
		l.minutes, l.Seconds, ok = colons(s)
		l.form, l.Clock = bySelf, true
		return l, ok
	case strings.IndexFunc(s, func(r rune) bool { return r != ',' && r != '.' && (r < '0' || r > '9') }) >= 0:
		return l.units(s)
	}
	ok := l.bare(s)
	return l, ok
}

// cutSign takes a sign off, before the figure or, as some programs do, behind it.
func cutSign(s string) (string, bool) {
	for _, sign := range [...]string{"-", "\u2212", "\u2013"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return strings.TrimSpace(rest), true
		}
		if rest, ok := strings.CutSuffix(s, sign); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return strings.TrimPrefix(s, "+"), false
}

// trimHours takes the unit behind h:mm off.
func trimHours(s string) string {
	cut := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.")
	if cut != s && hourUnit(strings.ToLower(strings.TrimRight(s[len(cut):], "."))) {
		return strings.TrimSpace(cut)
	}
	return s
}

// colons reads h:mm and h:mm:ss; half a minute and more counts as one.
func colons(s string) (m payroll.Minutes, seconds, ok bool) {
	parts := strings.Split(s, ":")
	if len(parts) < 2 || len(parts) > 3 || !digits(parts[0]) || len(parts[0]) > 7 || !sixty(parts[1]) {
		return 0, false, false
	}
	m = payroll.Minutes(number(parts[0])*60 + number(parts[1]))
	if len(parts) == 3 {
		sec, _, _ := strings.Cut(parts[2], ".")
		if !sixty(sec) {
			return 0, false, false
		}
		if n := number(sec); n > 0 {
			seconds = true
			if n >= 30 {
				m++
			}
		}
	}
	return m, seconds, m <= mostHours*60
}

func sixty(s string) bool { return len(s) == 2 && digits(s) && number(s) < 60 }

func hourUnit(s string) bool {
	switch s {
	case "u", "h", "uur", "uren", "hr", "hrs", "hour", "hours", "std", "stunden", "stunde":
		return true
	}
	return false
}

func minuteUnit(s string) bool {
	switch s {
	case "m", "min", "mins", "minuut", "minuten", "minute", "minutes", "'":
		return true
	}
	return false
}

// cutUnit parts a figure and the unit behind it from the rest.
func cutUnit(s string) (figure, unit, rest string) {
	i := 0
	for i < len(s) && (isDigit(s[i]) || s[i] == ',' || s[i] == '.') {
		i++
	}
	j := i
	for j < len(s) && !isDigit(s[j]) {
		j++
	}
	unit = strings.TrimSuffix(strings.TrimSpace(strings.Trim(s[i:j], " .,\u00a0")), " en")
	return s[:i], strings.TrimSuffix(strings.TrimSpace(unit), " and"), s[j:]
}

// units reads figures with their units: 7h 30m, 7u30, 7,5 uur, 30 min.
func (l Length) units(s string) (Length, bool) {
	s = strings.ToLower(s)
	var hours, minutes string
	unit := func(u string) bool { return u != "" }
	for at := 0; s != ""; at++ {
		var figure, u string
		figure, u, s = cutUnit(s)
		switch {
		case figure == "":
			return l, false
		case hourUnit(u) && at == 0:
			hours = figure
		case minuteUnit(u) && minutes == "", !unit(u) && at == 1 && hours != "" && sixty(figure):
			minutes = figure
		default:
			return l, false
		}
	}
	if minutes == "" { // 7,5 uur is a figure that happens to name its unit
		ok := l.bare(hours)
		if ok && l.form == byWhole {
			l.form, l.minutes = bySelf, payroll.Minutes(number(l.whole)*60)
		}
		return l, ok
	}
	if !digits(minutes) || len(minutes) > 6 || hours != "" && (!digits(hours) || len(hours) > 6 || number(minutes) > 59) {
		return l, false
	}
	l.form, l.minutes = bySelf, payroll.Minutes(number(hours)*60+number(minutes))
	return l, true
}

// bare reads the digits of a figure: 7, 7,5, 1.234,50.
func (l *Length) bare(s string) bool {
	if whole, frac, both := strings.Cut(s, ","); both && strings.Contains(whole, ".") {
		if !grouped(whole) {
			return false
		}
		s = strings.ReplaceAll(whole, ".", "") + "," + frac
	}
	i := strings.IndexAny(s, ".,")
	if i < 0 {
		l.form, l.whole = byWhole, s
		return digits(s) && len(s) <= 7
	}
	l.form, l.point, l.whole, l.frac = byParts, s[i], s[:i], s[i+1:]
	// 1.234 may be a thousand and some, or one and a bit: nobody knows.
	if l.point == '.' && len(l.frac) == 3 {
		return false
	}
	if !digits(l.whole) || !digits(l.frac) || len(l.whole) > 7 {
		return false
	}
	l.frac = l.frac[:min(len(l.frac), 9)] // programs write 7,433333333333334
	return true
}

// grouped tells whether points part a figure into thousands: 1.234.567.
func grouped(s string) bool {
	parts := strings.Split(s, ".")
	for i, p := range parts {
		if !digits(p) || (i > 0 && len(p) != 3) || len(p) > 3 {
			return false
		}
	}
	return true
}

// In gives the minutes in a notation, false where the figure is none in it.
func (l *Length) In(n Notation) (payroll.Minutes, bool) {
	m, ok := l.amount(n)
	if l.neg {
		m = -m
	}
	return m, ok && m <= mostHours*60 && m >= -mostHours*60
}

func (l *Length) amount(n Notation) (payroll.Minutes, bool) {
	if l.form == bySelf {
		return l.minutes, true
	}
	if l.form == noLength {
		return 0, false
	}
	whole := number(l.whole)
	switch n {
	case Minutes:
		return payroll.Minutes(whole), strings.Trim(l.frac, "0") == ""
	case Digits:
		if l.form == byWhole && len(l.whole) >= 3 && len(l.whole) <= 4 {
			return payroll.Minutes(whole/100*60 + whole%100), whole%100 < 60
		}
	case Point:
		if l.form == byParts {
			frac := padded(l.frac) // a number that was 7.30 is 7.3
			return payroll.Minutes(whole*60 + number(frac)), sixty(frac)
		}
	case DayPart:
		return l.scaled(24 * 60), true
	case Free, Decimal:
		if l.form == byWhole && len(l.whole) == 4 && l.whole[0] == '0' {
			return payroll.Minutes(whole/100*60 + whole%100), whole%100 < 60
		}
		if n == Free && l.form == byWhole && whole > 24 {
			return 0, false // minutes, a clock without its colon, or hours: nobody knows
		}
	}
	return l.scaled(60), true
}

// scaled gives the figure times a factor, half away from zero.
func (l *Length) scaled(factor int64) payroll.Minutes {
	part, scale := int64(number(l.frac)), int64(1)
	for range l.frac {
		scale *= 10
	}
	return payroll.Minutes(int64(number(l.whole))*factor + (part*factor*2+scale)/(2*scale))
}

// Zero tells whether the length is none.
func (l *Length) Zero() bool {
	return l.form != bySelf && strings.Trim(l.whole+l.frac, "0") == "" || l.form == bySelf && l.minutes == 0
}
