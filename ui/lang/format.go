package lang

import (
	"fmt"
	"strconv"
	"time"

	"doorzet/payroll"
)

// Hours writes hundredths of an hour: 38,25 or 38.25.
func (t *Texts) Hours(h payroll.Hundredths) string { return t.Amount(h) }

// Amount writes hundredths with two decimals and separators of thousands.
func (t *Texts) Amount(h payroll.Hundredths) string {
	n := int64(h)
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	dec := ","
	if t.Lang == English {
		dec = "."
	}
	return sign + t.group(n/100) + dec + fmt.Sprintf("%02d", n%100)
}

// Pieces writes hundredths without decimals where there are none: 12 or 12,50.
func (t *Texts) Pieces(h payroll.Hundredths) string {
	if h.Whole() {
		return t.Count(int(h / 100))
	}
	return t.Amount(h)
}

// Clock writes minutes as h:mm.
func (t *Texts) Clock(m payroll.Minutes) string { return m.Clock() }

// Money writes euros: € 34,20 or €34.20.
func (t *Texts) Money(h payroll.Hundredths) string {
	if t.Lang == English {
		if h < 0 {
			return "-€" + t.Amount(-h)
		}
		return "€" + t.Amount(h)
	}
	return "€ " + t.Amount(h)
}

// Count writes a whole number with separators of thousands.
func (t *Texts) Count(n int) string {
	if n < 0 {
		return "-" + t.group(-int64(n))
	}
	return t.group(int64(n))
}

// Rate writes thousandths: 12,5 a second; whole above ten.
func (t *Texts) Rate(milli int64) string {
	if milli >= 10_000 {
		return t.group(milli / 1000)
	}
	dec := ","
	if t.Lang == English {
		dec = "."
	}
	return strconv.FormatInt(milli/1000, 10) + dec + strconv.FormatInt(milli%1000/100, 10)
}

// Duration writes a length of time roughly: seconds, minutes, or hours.
func (t *Texts) Duration(d time.Duration) string {
	switch s := int64((d + time.Second - 1) / time.Second); {
	case s < 90:
		return fmt.Sprintf(t.Words.Seconds, s)
	case s < 90*60:
		return fmt.Sprintf(t.Words.Minutes, (s+30)/60)
	default:
		return fmt.Sprintf(t.Words.Hours, s/3600, s%3600/60)
	}
}

func (t *Texts) group(n int64) string {
	sep := byte('.')
	if t.Lang == English {
		sep = ','
	}
	digits := strconv.FormatInt(n, 10)
	out := make([]byte, 0, len(digits)+len(digits)/3)
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out = append(out, sep)
		}
		out = append(out, digits[i])
	}
	return string(out)
}

// Date writes a day in figures: 03-11-2026, in English 2026-11-03.
func (t *Texts) Date(d payroll.Date) string {
	if t.Lang == English {
		return d.String()
	}
	return d.Dutch()
}

// DateLong writes a day in words: dinsdag 3 november 2026.
func (t *Texts) DateLong(d payroll.Date) string {
	if d == 0 {
		return ""
	}
	y, m, day := d.YMD()
	return fmt.Sprintf("%s %d %s %d", t.Weekday(d), day, t.Month(m), y)
}

// Weekday names the day of the week.
func (t *Texts) Weekday(d payroll.Date) string {
	names := [...]string{"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"}
	if t.Lang == English {
		names = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	}
	if d == 0 {
		return ""
	}
	return names[d.Weekday()-1]
}

// WeekdayShort names the day of the week in two letters.
func (t *Texts) WeekdayShort(d payroll.Date) string {
	if name := t.Weekday(d); name != "" {
		return name[:2]
	}
	return ""
}

// Month names a month; "" for a number that is none.
func (t *Texts) Month(m time.Month) string {
	names := [...]string{
		"januari", "februari", "maart", "april", "mei", "juni", "juli",
		"augustus", "september", "oktober", "november", "december",
	}
	if m < time.January || m > time.December {
		return ""
	}
	if t.Lang == English {
		return m.String()
	}
	return names[m-1]
}
