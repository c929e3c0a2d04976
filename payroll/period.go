package payroll

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Cadence is how often a company pays. It is fixed in Nmbrs.
type Cadence string

// The cadences; quarters are only read.
const (
	Monthly    Cadence = "month"
	FourWeekly Cadence = "4week"
	Weekly     Cadence = "week"
	Quarterly  Cadence = "quarter"
)

// Period is a pay period: a year and a number in the company's own cadence.
// The zero Period means none.
type Period struct {
	Year   int
	Number int
}

var errPeriod = errors.New("payroll: not a period (year-number, such as 2026-11)")

// ParsePeriod reads 2026-11, and the labels 2026-11-M, 2026-12-4W and 2026-47-W.
func ParsePeriod(s string) (Period, error) {
	parts := strings.Split(strings.TrimSpace(s), "-")
	if len(parts) < 2 || len(parts) > 3 {
		return Period{}, errPeriod
	}
	if !digits(parts[0], 4, 4) || !digits(parts[1], 1, 2) || (len(parts) == 3 && !isPeriodType(parts[2])) {
		return Period{}, errPeriod
	}
	year, number := atoi(parts[0]), atoi(parts[1])
	if year < 2000 || year > 2199 || number < 1 || number > 53 {
		return Period{}, errPeriod
	}
	return Period{Year: year, Number: number}, nil
}

// isPeriodType knows Nmbrs's words for a cadence, in all their spellings.
func isPeriodType(s string) bool {
	switch strings.ToUpper(s) {
	case "M", "4W", "W4", "W", "1W", "W1", "K", "Q":
		return true
	}
	return false
}

// String writes year and number, two digits: 2026-11; "" for none.
func (p Period) String() string {
	if p.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", p.Year, p.Number)
}

// Label writes the period with its type: 2026-11-M, 2026-12-4W, 2026-47-W.
func (p Period) Label(c Cadence) string {
	suffix := map[Cadence]string{Monthly: "M", FourWeekly: "4W", Weekly: "W", Quarterly: "K"}[c]
	return p.String() + "-" + suffix
}

// IsZero tells whether there is no period.
func (p Period) IsZero() bool { return p == Period{} }

// Compare orders periods in time.
func (p Period) Compare(o Period) int {
	return cmp.Or(cmp.Compare(p.Year, o.Year), cmp.Compare(p.Number, o.Number))
}

// Before tells whether p comes before o.
func (p Period) Before(o Period) bool { return p.Compare(o) < 0 }

// MarshalText writes the period as String does.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads a period or nothing.
func (p *Period) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*p = Period{}
		return nil
	}
	v, err := ParsePeriod(string(b))
	if err != nil {
		return err
	}
	*p = v
	return nil
}

// Calendar turns days into pay periods and back. Without rules it is the
// plain calendar: months from the 1st, weeks from Monday.
type Calendar struct {
	Cadence Cadence        `json:"cadence"`
	Rules   []CalendarRule `json:"rules,omitempty"`
}

// natural gives the first day of period 1 of a year without any shift: 1
// January, or the Monday of ISO week 1 (week and four-week years are ISO years).
func (c Calendar) natural(year int) Date {
	if c.Cadence == Monthly || c.Cadence == Quarterly {
		return firstOf(year, time.January)
	}
	d := firstOf(year, time.January) + 3 // 4 January lies in ISO week 1
	return d - days(d.Weekday()-1)
}

// firstOf is the first day of a month; unlike MustDate it knows every year,
// for a stray date in a file must not end the program.
func firstOf(year int, month time.Month) Date {
	return DateOf(time.Date(year, month, 1, 0, 0, 0, 0, time.UTC))
}

// Last gives the number of the last period of a year: 12, 13, 52 or 53, or 4.
func (c Calendar) Last(year int) int {
	switch c.Cadence {
	case FourWeekly:
		return 13
	case Weekly:
		return int(c.natural(year+1)-c.natural(year)) / 7
	case Quarterly:
		return 4
	default:
		return 12
	}
}

// Valid tells whether the cadence has the period, as a Problem when not.
func (c Calendar) Valid(p Period) error {
	if last := c.Last(p.Year); p.Number < 1 || p.Number > last {
		return NewProblem(CodePeriodRange, "period", p.String(), "last", strconv.Itoa(last))
	}
	return nil
}

// Next gives the period after p, Prev the one before.
func (c Calendar) Next(p Period) Period {
	if p.Number >= c.Last(p.Year) {
		return Period{p.Year + 1, 1}
	}
	return Period{p.Year, p.Number + 1}
}

// Prev gives the period before p.
func (c Calendar) Prev(p Period) Period {
	if p.Number <= 1 {
		return Period{p.Year - 1, c.Last(p.Year - 1)}
	}
	return Period{p.Year, p.Number - 1}
}

// start gives the first day of a period under a first paid day. The year
// whose own start lies nearest to first is the one that first begins.
func (c Calendar) start(first Date, p Period) Date {
	natural := c.natural(p.Year)
	if first == 0 {
		return c.plainStart(natural, p)
	}
	y, m, day := first.YMD()
	if c.Cadence == Monthly || c.Cadence == Quarterly {
		shift := int(m) - 1
		if shift > 6 {
			shift -= 12
		}
		step := 1
		if c.Cadence == Quarterly {
			step = 3
		}
		t := time.Date(p.Year, time.Month(1+shift+step*(p.Number-1)), day, 0, 0, 0, 0, time.UTC)
		return DateOf(t)
	}
	base := c.natural(y)
	for _, n := range []Date{c.natural(y - 1), c.natural(y + 1)} {
		if abs(first-n) < abs(first-base) {
			base = n
		}
	}
	return c.plainStart(natural+(first-base), p)
}

func (c Calendar) plainStart(begin Date, p Period) Date {
	switch c.Cadence {
	case FourWeekly:
		return begin + days(28*(p.Number-1))
	case Weekly:
		return begin + days(7*(p.Number-1))
	case Quarterly:
		return firstOf(p.Year, time.Month(3*(p.Number-1)+1))
	default:
		return firstOf(p.Year, time.Month(p.Number))
	}
}

// days makes a number of days within a few years a span of dates.
func days(n int) Date {
	return Date(n) //nolint:gosec // a period number has two digits
}

func abs(d Date) Date {
	if d < 0 {
		return -d
	}
	return d
}

// under gives the period of a day under one first paid day.
func (c Calendar) under(first, d Date) Period {
	year, _, _ := d.YMD()
	year++ // at most one off either way
	begin := c.start(first, Period{year, 1})
	for d < begin {
		year--
		begin = c.start(first, Period{year, 1})
	}
	// no period is longer than this, so the guess is never too late
	var longest Date
	switch c.Cadence {
	case FourWeekly:
		longest = 28
	case Weekly:
		longest = 7
	case Quarterly:
		longest = 92
	default:
		longest = 31
	}
	p, last := Period{year, 1}, c.Last(year)
	p.Number = min(int((d-begin)/longest)+1, last)
	for p.Number < last && d >= c.start(first, Period{year, p.Number + 1}) {
		p.Number++
	}
	return p
}
