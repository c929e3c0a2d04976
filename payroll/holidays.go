package payroll

import (
	"slices"
	"sort"
	"time"
)

// Holiday is a Dutch public holiday; Name is the Dutch name for the screen.
type Holiday struct {
	Date Date   `json:"date"`
	Name string `json:"name"`
}

// LiberationDay is the name of 5 May, which is a holiday by choice.
const LiberationDay = "Bevrijdingsdag"

// Holidays lists the Dutch public holidays of a year in order of date.
// Liberation Day is one when liberationDay is set: agreements differ, and
// Good Friday is none in payroll. The year lies within 1900–2200.
func Holidays(year int, liberationDay bool) []Holiday {
	easter := Easter(year)
	king := MustDate(year, time.April, 27)
	if king.Weekday() == 7 {
		king--
	}
	out := []Holiday{
		{MustDate(year, time.January, 1), "Nieuwjaarsdag"},
		{easter, "Eerste paasdag"},
		{easter + 1, "Tweede paasdag"},
		{king, "Koningsdag"},
		{easter + 39, "Hemelvaartsdag"},
		{easter + 49, "Eerste pinksterdag"},
		{easter + 50, "Tweede pinksterdag"},
		{MustDate(year, time.December, 25), "Eerste kerstdag"},
		{MustDate(year, time.December, 26), "Tweede kerstdag"},
	}
	if liberationDay {
		out = append(out, Holiday{MustDate(year, time.May, 5), LiberationDay})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Date < out[j].Date })
	return out
}

// Easter gives Easter Sunday of a year by the Gregorian reckoning (the
// anonymous algorithm of 1876, as in Meeus, Astronomical Algorithms, ch. 8).
func Easter(year int) Date {
	golden := year % 19
	century, rest := year/100, year%100
	correction := (century - (century+8)/25 + 1) / 3
	epact := (19*golden + century - century/4 - correction + 15) % 30
	weekday := (32 + 2*(century%4) + 2*(rest/4) - epact - rest%4) % 7
	late := (golden + 11*epact + 22*weekday) / 451
	n := epact + weekday - 7*late + 114
	return MustDate(year, time.Month(n/31), n%31+1)
}

// HolidayChoice is a company's own choice over the Dutch calendar.
type HolidayChoice struct {
	LiberationDay bool `json:"liberationDay,omitempty"`
	// Off are the Dutch names of holidays that are none here.
	Off []string `json:"off,omitempty"`
	// Extra are days that count as holidays here.
	Extra []Date `json:"extra,omitempty"`
}

// Between gives the test for the company's holidays in the years around a
// range of days. It may be used from several goroutines.
func (c HolidayChoice) Between(from, to Date) func(Date) bool {
	days := map[Date]bool{}
	first, _, _ := (from - 1).YMD()
	last, _, _ := (to + 1).YMD()
	for y := max(first, 1900); y <= min(last, 2200); y++ {
		for _, h := range Holidays(y, c.LiberationDay) {
			if !slices.Contains(c.Off, h.Name) {
				days[h.Date] = true
			}
		}
	}
	for _, d := range c.Extra {
		days[d] = true
	}
	return func(d Date) bool { return days[d] }
}

// With gives the choice with a holiday of the Dutch calendar on or off, false
// for a name that it does not know.
func (c HolidayChoice) With(name string, on bool) (HolidayChoice, bool) {
	for _, h := range Holidays(2000, true) {
		if FoldType(h.Name) != FoldType(name) {
			continue
		}
		if h.Name == LiberationDay {
			c.LiberationDay = on
			return c, true
		}
		c.Off = slices.DeleteFunc(slices.Clone(c.Off), func(o string) bool { return o == h.Name })
		if !on {
			c.Off = append(c.Off, h.Name)
		}
		return c, true
	}
	return c, false
}

// WithDay gives the choice with a day of the company's own, or without it.
func (c HolidayChoice) WithDay(d Date, on bool) HolidayChoice {
	c.Extra = slices.DeleteFunc(slices.Clone(c.Extra), func(o Date) bool { return o == d })
	if on {
		c.Extra = append(c.Extra, d)
		slices.Sort(c.Extra)
	}
	return c
}
