package intake

import (
	"archive/zip"
	"bytes"
	"io"
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

// clock writes a day fraction as h:mm; only the part of the day when it
// belongs to a date.
func (n serial) clock(ofDay bool) string {
	m := n.round(24 * 60)
	if ofDay {
		m -= n.days() * 24 * 60
	}
	return payroll.Minutes(m).Clock()
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

// looksLikeDay tells whether a number is shown as a date: of this and the last
// century, with three parts or a month's name.
func looksLikeDay(n serial, look string) bool {
	if d := n.days(); n.v.Sign() <= 0 || d < 20_000 || d > 80_000 {
		return false
	}
	parts := strings.FieldsFunc(look, func(r rune) bool { return strings.ContainsRune("-/. ", r) })
	return len(parts) >= 3 || strings.ContainsAny(strings.ToLower(look), "abcdfghijklmnopqrstuvwxyz")
}

func hasColon(s string) bool { return strings.Contains(s, ":") }

// serialDate reads a bare number as the day that a sheet means by it.
func serialDate(s string) (payroll.Date, bool) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 20_000 || n > 80_000 {
		return 0, false
	}
	return firstSerial + payroll.Date(n), true
}

// openFormulas finds the cells of all sheets that hold a formula and no
// outcome. The library reads those as empty, and an empty figure is a wrong one.
func openFormulas(data []byte) map[string]bool {
	out := map[string]bool{}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return out
	}
	for _, f := range z.File {
		if !strings.Contains(f.Name, "worksheets/") || !strings.HasSuffix(f.Name, ".xml") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			continue
		}
		sheet, err := io.ReadAll(io.LimitReader(r, maxUnzipped))
		if r.Close() != nil || err != nil {
			continue
		}
		noteFormulas(sheet, out)
	}
	return out
}

// noteFormulas walks over the <c> elements that have an <f>.
func noteFormulas(sheet []byte, out map[string]bool) {
	for {
		i := bytes.Index(sheet, []byte("<f"))
		if i < 0 {
			return
		}
		start := bytes.LastIndex(sheet[:i], []byte("<c "))
		end := bytes.Index(sheet[i:], []byte("</c>"))
		if start < 0 || end < 0 {
			return
		}
		element := sheet[start : i+end]
		sheet = sheet[i+end:]
		if ref, ok := attribute(element, ` r="`); ok && openFormula(element) {
			out[ref] = true
		}
	}
}

// openFormula tells whether a cell lacks an outcome. An empty outcome of type
// str is one: a formula may well give an empty text.
func openFormula(element []byte) bool {
	if t, ok := attribute(element, ` t="`); ok && t == "str" {
		return !bytes.Contains(element, []byte("<v"))
	}
	_, after, found := bytes.Cut(element, []byte("<v>"))
	return !found || bytes.HasPrefix(after, []byte("</v>"))
}

func attribute(element []byte, name string) (string, bool) {
	tag, _, _ := bytes.Cut(element, []byte(">"))
	_, after, ok := bytes.Cut(tag, []byte(name))
	if !ok {
		return "", false
	}
	value, _, ok := bytes.Cut(after, []byte(`"`))
	return string(value), ok
}
