package office

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// PeriodType is the length of a company's pay periods.
type PeriodType string

// The period types, in the spelling that Nmbrs's documentation uses.
const (
	Month     PeriodType = "M"
	FourWeeks PeriodType = "4W"
	Week      PeriodType = "1W"
	Quarter   PeriodType = "K"
)

// Period is a numbered pay period of a year.
type Period struct {
	Year   int
	Number int
}

var errPeriod = errors.New("not a period such as 2026-11-M")

// ParsePeriod reads "2026-11-M"; the type may be left out and is then "".
func ParsePeriod(s string) (Period, PeriodType, error) {
	parts := strings.Split(strings.TrimSpace(s), "-")
	if len(parts) != 2 && len(parts) != 3 {
		return Period{}, "", fmt.Errorf("%q: %w", s, errPeriod)
	}
	y, errY := strconv.Atoi(parts[0])
	n, errN := strconv.Atoi(parts[1])
	if errY != nil || errN != nil || y < 1900 || y > 2200 || n < 1 {
		return Period{}, "", fmt.Errorf("%q: %w", s, errPeriod)
	}
	p := Period{Year: y, Number: n}
	if len(parts) == 2 {
		return p, "", nil
	}
	t, ok := periodType(parts[2])
	if !ok {
		return Period{}, "", fmt.Errorf("%q: %w", s, errPeriod)
	}
	return p, t, nil
}

func periodType(s string) (PeriodType, bool) {
	switch strings.ToUpper(s) {
	case "M":
		return Month, true
	case "4W", "W4":
		return FourWeeks, true
	case "1W", "W1", "W":
		return Week, true
	case "K", "Q":
		return Quarter, true
	}
	return "", false
}

// String writes year and two-digit number: 2026-05.
func (p Period) String() string { return fmt.Sprintf("%d-%02d", p.Year, p.Number) }

func (p Period) compare(q Period) int {
	if p.Year != q.Year {
		return p.Year - q.Year
	}
	return p.Number - q.Number
}

// PeriodsIn tells how many periods a year has; some years have 53 ISO weeks.
func (t PeriodType) PeriodsIn(year int) int {
	switch t {
	case FourWeeks:
		return 13
	case Quarter:
		return 4
	case Week:
		_, w := time.Date(year, time.December, 28, 0, 0, 0, 0, time.UTC).ISOWeek()
		return w
	default:
		return 12
	}
}

// Valid tells whether a year has that period.
func (p Period) Valid(t PeriodType) bool {
	return p.Year >= 1900 && p.Year <= 2200 && p.Number >= 1 && p.Number <= t.PeriodsIn(p.Year)
}

func (p Period) next(t PeriodType) Period {
	if p.Number < t.PeriodsIn(p.Year) {
		return Period{p.Year, p.Number + 1}
	}
	return Period{p.Year + 1, 1}
}

// Spell writes the current period as Nmbrs does, without padding. The style
// "w" gives the other spelling of weekly types, "short" a bare W for a week.
func (p Period) Spell(t PeriodType, style string) string {
	token := string(t)
	switch {
	case style == "w" && t == FourWeeks:
		token = "W4"
	case style == "w" && t == Week:
		token = "W1"
	case style == "short" && t == Week:
		token = "W"
	}
	return fmt.Sprintf("%d-%d-%s", p.Year, p.Number, token)
}
