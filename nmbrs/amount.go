package nmbrs

import (
	"strconv"
	"strings"
)

// noiseDigits is how many zeros, or nines, behind the second decimal make what
// follows the noise of a binary fraction: 7.4500000010 and 7.4499999990 are
// 7.45, as nobody types a millionth of an hour.
const noiseDigits = 4

// DecimalHundredths gives the hundredths of a decimal figure of Nmbrs from its
// digits before and behind the point. It is the one place that says what Nmbrs's
// decimals mean: noise is left out, other decimals behind the second are cut off
// and make inexact true. ok is false for what is no figure, or too large a one.
func DecimalHundredths(negative bool, whole, fraction string) (h Hundredths, inexact, ok bool) {
	rest := ""
	if len(fraction) > 2 {
		fraction, rest = fraction[:2], fraction[2:]
	}
	n, err := strconv.ParseUint(whole+fraction+"00"[len(fraction):], 10, 63)
	if err != nil || strings.Trim(rest, "0123456789") != "" {
		return 0, false, false
	}
	switch {
	case strings.Trim(rest, "0") == "", strings.HasPrefix(rest, strings.Repeat("0", noiseDigits)):
	case strings.HasPrefix(rest, strings.Repeat("9", noiseDigits)) && n < 1<<62:
		n++
	default:
		inexact = true
	}
	h = Hundredths(n) //nolint:gosec // 63 bits were read
	if negative {
		h = -h
	}
	return h, inexact, true
}
