package office

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Decimal is a number with four decimals, kept as ten-thousandths. Nmbrs
// speaks of two decimals; the two more allow a scenario to hold odd figures.
type Decimal int64

const decimalUnit = 10_000

var errDecimal = errors.New("not a decimal number")

// Whole makes a Decimal of a whole number.
func Whole(n int) Decimal { return Decimal(n) * decimalUnit }

// Hundredths makes a Decimal of hundredths: 1250 is 12.50.
func Hundredths(n int64) Decimal { return Decimal(n) * (decimalUnit / 100) }

// ParseDecimal reads what the server's decimal type reads: an optional sign,
// digits, and a point with up to four decimals that count. A comma or an
// exponent is an error.
func ParseDecimal(s string) (Decimal, error) {
	t := strings.TrimSpace(s)
	neg := strings.HasPrefix(t, "-")
	t = strings.TrimPrefix(strings.TrimPrefix(t, "-"), "+")
	whole, frac, _ := strings.Cut(t, ".")
	if whole+frac == "" || len(whole) > 12 {
		return 0, fmt.Errorf("%q: %w", s, errDecimal)
	}
	for _, r := range whole + frac {
		if r < '0' || r > '9' {
			return 0, fmt.Errorf("%q: %w", s, errDecimal)
		}
	}
	if len(frac) > 4 {
		frac = frac[:4]
	}
	n, err := strconv.ParseInt(whole+frac+strings.Repeat("0", 4-len(frac)), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%q: %w", s, errDecimal)
	}
	if neg {
		n = -n
	}
	return Decimal(n), nil
}

// String writes at least two and at most four decimals: 12.50, 0.125.
func (d Decimal) String() string {
	s := d.fixed()
	for range 2 {
		s = strings.TrimSuffix(s, "0")
	}
	return s
}

// Wire writes as few decimals as the value needs: 12.5, 0.
func (d Decimal) Wire() string {
	return strings.TrimSuffix(strings.TrimRight(d.fixed(), "0"), ".")
}

func (d Decimal) fixed() string {
	sign, n := "", int64(d)
	if n < 0 {
		sign, n = "-", -n
	}
	return fmt.Sprintf("%s%d.%04d", sign, n/decimalUnit, n%decimalUnit)
}

// MarshalJSON writes the number as a string, so that no reader rounds it.
func (d Decimal) MarshalJSON() ([]byte, error) { return json.Marshal(d.String()) }

// UnmarshalJSON reads a number or a string.
func (d *Decimal) UnmarshalJSON(b []byte) error {
	s := string(b)
	if len(b) > 0 && b[0] == '"' {
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
	}
	v, err := ParseDecimal(s)
	if err != nil {
		return err
	}
	*d = v
	return nil
}
