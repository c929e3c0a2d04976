package written

import (
	"strings"
	"time"

	"doorzet/payroll"
)

// Yearless reads a day that is written without its year and with its weekday, such as
// "ma 2 nov" or "di 3-11". The weekday tells which year it is: of the year of near, the
// one before and the one after, a weekday falls on a day of a month in one at most. It is
// false without a weekday, and for near 0.
func Yearless(s string, near payroll.Date) (payroll.Date, bool) {
	weekday, rest := cutWeekday(strings.TrimSpace(strings.TrimPrefix(s, "'")))
	if weekday == 0 || near == 0 || len(rest) > 20 {
		return 0, false
	}
	parts := strings.FieldsFunc(rest, func(c rune) bool { return strings.ContainsRune("-/. ,\u00a0", c) })
	if len(parts) != 2 {
		return 0, false
	}
	day, month := parts[0], monthOf(parts[1])
	switch {
	case month > 0:
	case digits(parts[1]) && len(parts[1]) <= 2:
		month = number(parts[1])
	default:
		return 0, false
	}
	if !digits(day) || len(day) > 2 || month < 1 || month > 12 {
		return 0, false
	}
	this, _, _ := near.YMD()
	var found payroll.Date
	for y := this - 1; y <= this+1; y++ {
		d, err := payroll.MakeDate(y, time.Month(month), number(day))
		if err == nil && d.Weekday() == weekday {
			if found != 0 {
				return 0, false
			}
			found = d
		}
	}
	return found, found != 0
}
