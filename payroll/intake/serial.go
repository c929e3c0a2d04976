package intake

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"doorzet/payroll"
)

// firstSerial is the day that a sheet calls 0: 30 December 1899, which makes
// up for the 29 February 1900 that Excel believes in. 693594 days lie between
// it and 31 December of the year 0.
const firstSerial payroll.Date = 693594

// serial is a number of a sheet, exact.
type serial struct{ v *big.Rat }

// parseSerial reads a sheet's number, such as 46328, 0.35416666666666669 or
// 4.1666666666666664E-2. The lengths keep a hostile exponent out.
func parseSerial(s string) (serial, bool) {
	if s == "" || len(s) > 32 || strings.Trim(s, "0123456789.-+Ee") != "" || !isDigit(s[len(s)-1]) ||
		!(isDigit(s[0]) || s[0] == '-') {
		return serial{}, false
	}
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		if e, err := strconv.Atoi(s[i+1:]); err != nil || e > 20 || e < -40 {
			return serial{}, false
		}
	}
	v, ok := new(big.Rat).SetString(s)
	return serial{v}, ok
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// days gives the whole days, 0 for a number beyond all days.
func (n serial) days() int64 {
	whole := new(big.Int).Div(n.v.Num(), n.v.Denom())
	if !whole.IsInt64() {
		return 0
	}
	return whole.Int64()
}

// round gives the number times a factor, half away from zero.
func (n serial) round(factor int64) int64 {
	x := new(big.Rat).Mul(n.v, new(big.Rat).SetInt64(2*factor))
	num := new(big.Int).Add(new(big.Int).Abs(x.Num()), x.Denom())
	num.Quo(num, new(big.Int).Mul(big.NewInt(2), x.Denom()))
	if !num.IsInt64() {
		return 0
	}
	if n.v.Sign() < 0 {
		return -num.Int64()
	}
	return num.Int64()
}

// clock writes a day fraction as h:mm, with the seconds where there are some; only the
// part of the day when it belongs to a date.
func (n serial) clock(ofDay bool) string {
	sec := n.round(24 * 60 * 60)
	if ofDay {
		sec -= n.days() * 24 * 60 * 60
	}
	rest := (sec%60 + 60) % 60
	if rest == 0 {
		return payroll.Minutes(sec / 60).Clock()
	}
	if sec < 0 { // a length below zero, to the minute
		return payroll.Minutes(n.round(24 * 60)).Clock()
	}
	return fmt.Sprintf("%s:%02d", payroll.Minutes(sec/60).Clock(), rest)
}

// decimal writes a number with a comma and at most four decimals. A whole number stays as
// it is: it may be a number with leading zeros.
func (n serial) decimal(raw string) string {
	if n.v.IsInt() && !strings.ContainsAny(raw, ".eE") {
		return raw
	}
	s := new(big.Rat).SetFrac64(n.round(10_000), 10_000).FloatString(4)
	return strings.Replace(strings.TrimSuffix(strings.TrimRight(s, "0"), "."), ".", ",", 1)
}

// lastSerial is beyond the last day that a sheet knows, 31 December 9999.
const lastSerial = 2_958_466

// isDay tells whether a number is a day of this or the last century, in a book that
// begins at some day, rather than a length of time.
func (n serial) isDay(first payroll.Date) bool {
	d := n.days() + int64(first-firstSerial)
	return n.v.Sign() > 0 && d >= 20_000 && d <= 80_000
}

// serialDate reads a bare number as the day that a sheet means by it.
func serialDate(s string) (payroll.Date, bool) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 20_000 || n > 80_000 {
		return 0, false
	}
	return firstSerial + payroll.Date(n), true
}
