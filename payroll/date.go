package payroll

import (
	"errors"
	"fmt"
	"time"
)

// Date is a calendar day without time or zone: the number of days since
// 31 December of the year 0, so that 1 is Monday 1 January of the year 1. The
// zero Date means "no date".
type Date int32

var errDate = errors.New("payroll: not a date")

// unixDay is the Date of 1 January 1970.
const unixDay = 719163

// MakeDate gives the day of a calendar date; it fails when the date does not
// exist (31-02) or lies outside the years 1900–2200.
func MakeDate(year int, month time.Month, day int) (Date, error) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if year < 1900 || year > 2200 || t.Day() != day || t.Month() != month {
		return 0, errDate
	}
	return DateOf(t), nil
}

// MustDate is MakeDate for dates known to exist; it panics otherwise.
func MustDate(year int, month time.Month, day int) Date {
	d, err := MakeDate(year, month, day)
	if err != nil {
		panic(fmt.Sprintf("payroll: no such date: %d-%d-%d", year, month, day))
	}
	return d
}

// DateOf takes the calendar day of t as t's own zone has it.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return 0
	}
	y, m, d := t.Date()
	day := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()/86400 + unixDay
	return Date(day) //nolint:gosec // 32 bits of days are millions of years
}

// Time gives midnight UTC of the day.
func (d Date) Time() time.Time { return time.Unix((int64(d)-unixDay)*86400, 0).UTC() }

// YMD splits the day into its calendar parts.
func (d Date) YMD() (int, time.Month, int) { return d.Time().Date() }

// Weekday gives 1 for Monday to 7 for Sunday.
func (d Date) Weekday() int { return (int(d)-1)%7 + 1 }

// ISOWeek gives the ISO 8601 year and week.
func (d Date) ISOWeek() (year, week int) { return d.Time().ISOWeek() }

// String writes YYYY-MM-DD, and "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("2006-01-02")
}

// Dutch writes DD-MM-YYYY, and "" for no date.
func (d Date) Dutch() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("02-01-2006")
}

// MarshalText writes the date as YYYY-MM-DD.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD or nothing.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	v, err := ParseDate(string(b))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// ParseDate reads YYYY-MM-DD, or DD-MM-YYYY with - or / between the parts.
func ParseDate(s string) (Date, error) {
	for _, layout := range []string{"2006-01-02", "02-01-2006", "2-1-2006", "02/01/2006", "2/1/2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return MakeDate(t.Date())
		}
	}
	return 0, errDate
}

// Span is a range of days, both ends included. A zero To is open; a zero From
// reaches back without end.
type Span struct {
	From Date `json:"from,omitempty"`
	To   Date `json:"to,omitempty"`
}

// Contains tells whether the day lies in the span.
func (s Span) Contains(d Date) bool {
	return d >= s.From && (s.To == 0 || d <= s.To)
}

// Overlaps tells whether the spans share a day.
func (s Span) Overlaps(o Span) bool {
	return (s.To == 0 || o.From <= s.To) && (o.To == 0 || s.From <= o.To)
}

// Days counts the days of a closed span.
func (s Span) Days() int { return int(s.To-s.From) + 1 }
