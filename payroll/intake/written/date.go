package written

import (
	"strings"
	"time"

	"doorzet/payroll"
)

// Order says how a file writes its days. YYYY-MM-DD is read in any order.
type Order string

// The orders of a date's parts.
const (
	DayFirst   Order = "dmy"
	MonthFirst Order = "mdy"
	YearFirst  Order = "ymd"
)

// Date reads a day in the order given: 2-11-2026, 02/11/26, 20261102,
// 2-nov-26, 2 november 2026, Nov 2, 2026, with a weekday before it, which must
// agree, or a time behind it. A time with an offset is first brought to Dutch time.
// A day without a year is none.
func Date(s string, order Order) (payroll.Date, bool) {
	d, _, ok := DateTime(s, order)
	return d, ok
}

// DateTime is Date with the time of day behind the day, "" where there is none.
func DateTime(s string, order Order) (d payroll.Date, clock string, ok bool) {
	s = strings.TrimSpace(strings.TrimPrefix(s, "'"))
	if d, clock, ok := zoned(s); ok {
		return d, clock, true
	}
	day, rest := cutClock(s)
	weekday, day := cutWeekday(day)
	d, ok = plainDate(day, order)
	if !ok || (weekday > 0 && d.Weekday() != weekday) {
		return 0, "", false
	}
	return d, rest, true
}

// zoned reads an ISO moment with its offset, as the day and time it is here.
func zoned(s string) (payroll.Date, string, bool) {
	if len(s) < len("2026-11-02T08:30Z") || s[4] != '-' || s[7] != '-' {
		return 0, "", false
	}
	s = strings.Replace(s, " ", "T", 1)
	for _, layout := range [...]string{
		time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05.999999999Z0700", "2006-01-02T15:04Z0700",
	} {
		t, err := time.Parse(layout, s)
		if err != nil {
			continue
		}
		zone, err := time.LoadLocation("Europe/Amsterdam")
		if err != nil {
			return 0, "", false
		}
		t = t.In(zone)
		d, err := payroll.MakeDate(t.Date())
		return d, t.Format("15:04:05"), err == nil
	}
	return 0, "", false
}

// cutClock parts a day from the time behind it.
func cutClock(s string) (day, clock string) {
	colon := strings.IndexByte(s, ':')
	if colon < 0 {
		return s, ""
	}
	i := strings.LastIndexAny(s[:colon], " T")
	if i < 0 || i < 6 {
		return s, ""
	}
	return strings.TrimRight(s[:i], " ,"), strings.TrimSpace(s[i+1:])
}

// cutWeekday parts the name of a weekday from what follows; 0 for none.
func cutWeekday(s string) (int, string) {
	i := 0
	for i < len(s) && isLetter(s[i]) {
		i++
	}
	if i < 2 {
		return 0, s
	}
	if w, ok := weekdays[strings.ToLower(s[:i])]; ok {
		return w, strings.TrimLeft(s[i:], " .,\u00a0")
	}
	return 0, s
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
func isDigit(b byte) bool  { return b >= '0' && b <= '9' }

// weekdays in Dutch, English and German, from 1 for Monday. No two languages
// differ about a word.
var weekdays = map[string]int{
	"maandag": 1, "ma": 1, "monday": 1, "mon": 1, "montag": 1, "mo": 1,
	"dinsdag": 2, "di": 2, "tuesday": 2, "tue": 2, "tues": 2, "dienstag": 2, "tu": 2,
	"woensdag": 3, "wo": 3, "woe": 3, "wednesday": 3, "wed": 3, "mittwoch": 3, "mi": 3, "we": 3,
	"donderdag": 4, "do": 4, "don": 4, "thursday": 4, "thu": 4, "thur": 4, "thurs": 4, "donnerstag": 4, "th": 4,
	"vrijdag": 5, "vr": 5, "vrij": 5, "friday": 5, "fri": 5, "freitag": 5, "fr": 5,
	"zaterdag": 6, "za": 6, "zat": 6, "saturday": 6, "sat": 6, "samstag": 6, "sa": 6,
	"zondag": 7, "zo": 7, "zon": 7, "sunday": 7, "sun": 7, "sonntag": 7, "so": 7, "su": 7,
}

// Weekday reads the name of a weekday in Dutch, English or German: 1 for Monday
// to 7 for Sunday, 0 for none.
func Weekday(s string) int {
	if w, ok := weekdays[strings.TrimRight(strings.ToLower(strings.TrimSpace(s)), ".")]; ok {
		return w
	}
	return 0
}

// months in Dutch, English and German, by their first letters.
var months = map[string]int{
	"jan": 1, "feb": 2, "maa": 3, "mrt": 3, "mar": 3, "mär": 3, "mae": 3, "apr": 4, "mei": 5, "may": 5, "mai": 5, "jun": 6,
	"jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12, "dez": 12,
}

// monthOf reads the name of a month, whole or short.
func monthOf(s string) int {
	s = strings.TrimRight(strings.ToLower(s), ".")
	if r := []rune(s); len(r) >= 3 && len(r) <= 9 {
		return months[string(r[:3])]
	}
	return 0
}

// plainDate reads a day without a weekday and a time.
func plainDate(s string, order Order) (payroll.Date, bool) {
	if len(s) == 8 && digits(s) {
		return compact(s)
	}
	parts := strings.FieldsFunc(s, func(c rune) bool { return c == '-' || c == '/' || c == '.' || c == ' ' || c == ',' || c == '\u00a0' })
	if len(parts) != 3 || len(s) > 40 {
		return 0, false
	}
	if !digits(parts[0]) || !digits(parts[1]) {
		return named([3]string(parts))
	}
	if len(s) != len(parts[0])+len(parts[1])+len(parts[2])+2 || strings.ContainsAny(s, " ,\u00a0") {
		return 0, false
	}
	y, m, d := parts[2], parts[1], parts[0]
	switch {
	case order == YearFirst || len(parts[0]) == 4:
		y, m, d = parts[0], parts[1], parts[2]
	case order == MonthFirst:
		m, d = parts[0], parts[1]
	}
	if !digits(m) || len(m) > 2 {
		return 0, false
	}
	return make3(y, number(m), d)
}

// named makes a day of parts of which one is the name of a month.
func named(parts [3]string) (payroll.Date, bool) {
	if m := monthOf(parts[1]); m > 0 {
		if len(parts[0]) == 4 {
			return make3(parts[0], m, parts[2])
		}
		return make3(parts[2], m, parts[0])
	}
	return make3(parts[2], monthOf(parts[0]), parts[1])
}

// compact reads eight digits: YYYYMMDD, or DDMMYYYY. No day is both: what is
// the century in one is the month in the other.
func compact(s string) (payroll.Date, bool) {
	if s[:2] == "20" || s[:2] == "19" {
		if d, ok := make3(s[:4], number(s[4:6]), s[6:]); ok {
			return d, true
		}
	}
	return make3(s[4:], number(s[2:4]), s[:2])
}

// make3 makes a day; a year of two digits is of this century.
func make3(year string, month int, day string) (payroll.Date, bool) {
	if !digits(year) || !digits(day) || len(day) > 2 || len(year) != 2 && len(year) != 4 {
		return 0, false
	}
	y := number(year)
	if len(year) == 2 {
		if y += 2000; y < 2010 || y > 2060 {
			return 0, false
		}
	}
	if month < 1 || month > 12 {
		return 0, false
	}
	d, err := payroll.MakeDate(y, time.Month(month), number(day))
	return d, err == nil
}

func digits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// number reads a few digits.
func number(s string) int {
	n := 0
	for i := 0; i < len(s) && i < 9; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
