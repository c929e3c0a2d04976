package payroll

import (
	"errors"
	"strconv"
	"strings"
)

// Minutes is a length of work in whole minutes.
type Minutes int64

// Hundredths is an amount in hundredths: of an hour, a day, a piece or a euro.
type Hundredths int64

// errAmount is the reason every unreadable amount shares; the caller words it.
var errAmount = errors.New("payroll: not an amount with at most two decimals")

// RoundMinutes turns a total of minutes into hundredths of an hour, half away
// from zero. It is the only rounding of worked time: apply it once to the
// total of a person, period and code, never to a line (3 × 20 minutes is
// 1.00, not 0.99).
func RoundMinutes(m Minutes) Hundredths {
	n := int64(m) * 100
	if n < 0 {
		return Hundredths(-((-n + 30) / 60))
	}
	return Hundredths((n + 30) / 60)
}

// MinutesOf turns hundredths of an hour from a decimal figure into whole
// minutes, half away from zero: 3.33 is 200, 7.42 is 445.
func MinutesOf(h Hundredths) Minutes {
	n := int64(h) * 60
	if n < 0 {
		return Minutes(-((-n + 50) / 100))
	}
	return Minutes((n + 50) / 100)
}

// String writes the amount with a decimal point and two decimals: 38.25.
func (h Hundredths) String() string { return h.format('.') }

// Comma writes the amount the Dutch way, without thousands separators: 38,25.
func (h Hundredths) Comma() string { return h.format(',') }

func (h Hundredths) format(sep byte) string {
	n := int64(h)
	var b []byte
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	b = append(b, sep, byte('0'+n%100/10), byte('0'+n%10))
	return string(b)
}

// Whole tells whether the amount has no decimals.
func (h Hundredths) Whole() bool { return h%100 == 0 }

// Clock writes minutes as h:mm, with a sign and without a day limit: 38:15.
func (m Minutes) Clock() string {
	n := int64(m)
	var b []byte
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/60, 10)
	b = append(b, ':', byte('0'+n%60/10), byte('0'+n%60%10))
	return string(b)
}

// maxAmount bounds what a person may type or a file may hold: far above any
// payroll figure, far below overflow.
const maxAmount = 1_000_000_000

// ParseHundredths reads a plain decimal figure with a point or a comma and at
// most two decimals. No thousands separators, no exponent.
func ParseHundredths(s string) (Hundredths, error) {
	s = strings.TrimSpace(s)
	neg := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	whole, frac, has := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	if whole == "" || len(frac) > 2 || (has && frac == "") {
		return 0, errAmount
	}
	for len(frac) < 2 {
		frac += "0"
	}
	for _, r := range whole + frac {
		if r < '0' || r > '9' {
			return 0, errAmount
		}
	}
	n, err := strconv.ParseInt(whole+frac, 10, 64)
	if err != nil || n > maxAmount {
		return 0, errAmount
	}
	if neg {
		n = -n
	}
	return Hundredths(n), nil
}
