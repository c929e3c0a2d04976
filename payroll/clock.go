package payroll

import (
	"errors"
	"strconv"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // the same clock changes on every machine
)

var (
	errClock = errors.New("payroll: not a time of day")
	errWork  = errors.New("payroll: not a length of work")
)

const (
	dayMinutes = 24 * 60
	// maxWorkHours bounds a typed or read length of work: far above any line or
	// total, far below overflow.
	maxWorkHours = 1_000_000
)

// String writes the time as 08:30, and "" for no time.
func (c ClockTime) String() string {
	if c < 0 {
		return ""
	}
	h, m := int(c)/60, int(c)%60
	return string([]byte{byte('0' + h/10%10), byte('0' + h%10), ':', byte('0' + m/10), byte('0' + m%10)})
}

// ParseClock reads a time of day: 8:30, 08:30, 0830, 830, 8u30, 8. 24:00 is 0,
// midnight. A figure with a point or a comma is a length and no time.
func ParseClock(s string) (ClockTime, error) {
	h, m, ok := splitClock(strings.TrimSpace(s))
	if !ok {
		if h, m, ok = splitDigits(strings.TrimSpace(s)); !ok {
			return NoTime, errClock
		}
	}
	if h == 24 && m == 0 {
		return 0, nil
	}
	if h > 23 || m > 59 {
		return NoTime, errClock
	}
	return clockOf(h, m), nil
}

// ParseTyped reads a time of day as clerks type it: what ParseClock reads, and
// 7,5 or 7.5 for half past seven.
func ParseTyped(s string) (ClockTime, error) {
	if c, err := ParseClock(s); err == nil {
		return c, nil
	}
	if m, err := ParseWork(s); err == nil && m >= 0 && m < dayMinutes && strings.ContainsAny(s, ",.") {
		return clockOf(int(m)/60, int(m)%60), nil
	}
	return NoTime, errClock
}

// clockOf makes a time of day of an hour below 24 and a minute below 60.
func clockOf(h, m int) ClockTime {
	return ClockTime(h*60 + m) //nolint:gosec // less than a day
}

// splitDigits reads 8, 08, 830 and 0830.
func splitDigits(s string) (h, m int, ok bool) {
	if !digits(s, 1, 4) {
		return 0, 0, false
	}
	n := atoi(s)
	if len(s) <= 2 {
		return n, 0, true
	}
	return n / 100, n % 100, true
}

// splitClock reads h:mm, h:mm:00 and 8u30 with any number of hours.
func splitClock(s string) (h, m int, ok bool) {
	hours, minutes, found := strings.Cut(s, ":")
	if !found {
		hours, minutes, found = strings.Cut(strings.ToLower(s), "u")
		hours, minutes = strings.TrimSpace(hours), strings.TrimSpace(minutes)
		if found && minutes == "" {
			minutes = "00"
		}
	} else {
		// spreadsheets write seconds behind a time; payroll has none
		minutes = strings.TrimSuffix(minutes, ":00")
	}
	if !found || !digits(hours, 1, 7) || !digits(minutes, 2, 2) {
		return 0, 0, false
	}
	h, m = atoi(hours), atoi(minutes)
	return h, m, m < 60
}

func digits(s string, least, most int) bool {
	if len(s) < least || len(s) > most {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// atoi reads a short string that digits has passed.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// ParseWork reads a length of work: 7, 7:30, 7,5, 7.5, 0730, 7u30, with a
// sign and over 24 hours as well (-12:30, 1234:05). Decimals, at most four,
// become whole minutes half away from zero. Four bare digits are hhmm, fewer
// are hours: a wrong 730 hours shows, a wrong 1:20 for 120 would not.
func ParseWork(s string) (Minutes, error) {
	s = strings.TrimSpace(s)
	neg := false
	for _, sign := range []string{"-", "\u2212"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			s, neg = rest, true
			break
		}
	}
	n, ok := parseWork(s)
	if !ok {
		return 0, errWork
	}
	if neg {
		n = -n
	}
	return n, nil
}

func parseWork(s string) (Minutes, bool) {
	if h, m, ok := splitClock(s); ok {
		return Minutes(h*60 + m), h <= maxWorkHours
	}
	if len(s) == 4 && digits(s, 4, 4) {
		h, m := atoi(s[:2]), atoi(s[2:])
		return Minutes(h*60 + m), m < 60
	}
	whole, frac, has := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	if !digits(whole, 1, 7) || (has && !digits(frac, 1, 4)) || atoi(whole) > maxWorkHours {
		return 0, false
	}
	for len(frac) < 4 {
		frac += "0"
	}
	return Minutes((int64(atoi(whole)*10_000+atoi(frac))*60 + 5_000) / 10_000), true
}

// amsterdam is the zone of Dutch work; nil only if the embedded zone data is gone.
var amsterdam = sync.OnceValue(func() *time.Location {
	loc, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		return nil
	}
	return loc
})

// BadTimeWhy is the "why" argument of a FindBadTime finding.
type BadTimeWhy string

// The reasons why a line's time cannot be resolved.
const (
	BadTimeNone      BadTimeWhy = "not-a-time"     // start or end is missing or beyond the day
	BadTimeMissing   BadTimeWhy = "missing-hour"   // args at, date: skipped by the spring clock change
	BadTimeAmbiguous BadTimeWhy = "ambiguous-hour" // args at, date: passed twice by the autumn clock change
	BadTimeBreak     BadTimeWhy = "break"          // args break, span: the break is longer than the shift
	BadTimeZone      BadTimeWhy = "no-zone"        // the zone data cannot be read
)

func badTime(why BadTimeWhy, pairs ...string) (Minutes, []Finding) {
	args := Args{"why": string(why)}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i]] = pairs[i+1]
	}
	return 0, []Finding{{Kind: FindBadTime, Args: args}}
}

// NetMinutes gives the elapsed time in Europe/Amsterdam between start and end
// of a shift that began on d, less the break. An end before the start lies on
// the next day; an end equal to the start is no time at all, never 24 hours.
// Findings: FindZeroHours, FindClockChange (args date, clock, elapsed) or
// FindBadTime (arg why), which leaves 0 minutes. resolved settles an hour
// that the clock passes twice: "first" or "second". A line without times
// gives 0 and no finding.
func NetMinutes(d Date, start, end ClockTime, brk Minutes, resolved string) (Minutes, []Finding) {
	switch {
	case start == NoTime && end == NoTime:
		return 0, nil
	case start < 0 || end < 0 || start >= dayMinutes || end >= dayMinutes || d == 0:
		return badTime(BadTimeNone)
	case start == end:
		return 0, []Finding{{Kind: FindZeroHours}}
	}
	last := d
	clock := Minutes(end - start)
	if end < start {
		last++
		clock += dayMinutes
	}
	zone := amsterdam()
	if zone == nil {
		return badTime(BadTimeZone)
	}
	from, why := instant(zone, d, start, resolved)
	if why != "" {
		return badTime(why, "at", start.String(), "date", d.Dutch())
	}
	to, why := instant(zone, last, end, resolved)
	if why != "" {
		return badTime(why, "at", end.String(), "date", last.Dutch())
	}
	span := Minutes(to.Sub(from) / time.Minute)
	if brk < 0 || brk > span {
		return badTime(BadTimeBreak, "break", brk.Clock(), "span", span.Clock())
	}
	var found []Finding
	if span != clock {
		found = append(found, Finding{Kind: FindClockChange, Args: Args{
			"date": changeDay(zone, d).Dutch(), "clock": clock.Clock(), "elapsed": span.Clock(),
		}})
	}
	if span == brk {
		found = append(found, Finding{Kind: FindZeroHours})
	}
	return span - brk, found
}

// instant gives the moment that the clock showed c on a day, or why there is
// no such one moment.
func instant(zone *time.Location, d Date, c ClockTime, resolved string) (time.Time, BadTimeWhy) {
	y, m, day := d.YMD()
	t := time.Date(y, m, day, int(c)/60, int(c)%60, 0, 0, zone)
	if !shows(t, c) {
		return t, BadTimeMissing
	}
	// time.Date does not say which of two equal clock times it picks
	first, second := t, t
	if e := t.Add(-time.Hour); shows(e, c) {
		first = e
	} else if l := t.Add(time.Hour); shows(l, c) {
		second = l
	}
	switch {
	case first.Equal(second) || resolved == "first":
		return first, ""
	case resolved == "second":
		return second, ""
	}
	return t, BadTimeAmbiguous
}

func shows(t time.Time, c ClockTime) bool {
	return t.Hour() == int(c)/60 && t.Minute() == int(c)%60
}

// changeDay gives d when the clock changes on it, else the day after.
func changeDay(zone *time.Location, d Date) Date {
	y, m, day := d.YMD()
	if time.Date(y, m, day+1, 0, 0, 0, 0, zone).Sub(time.Date(y, m, day, 0, 0, 0, 0, zone)) != 24*time.Hour {
		return d
	}
	return d + 1
}
