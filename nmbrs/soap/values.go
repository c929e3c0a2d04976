package soap

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// errValue says that a value could not be read. The value itself is left out:
// it may be personal.
var errValue = errors.New("unreadable value")

// errTwice says that an element that may stand once stood twice.
var errTwice = errors.New("element given twice")

// errMissing says that an item lacks a field that it must have.
var errMissing = errors.New("required field missing")

// errNesting says that there are elements where a plain value should be.
var errNesting = errors.New("elements inside a plain value")

const nsInstance = "http://www.w3.org/2001/XMLSchema-instance"

// isNil tells whether an element says xsi:nil="true".
func isNil(start xml.StartElement) bool {
	for _, a := range start.Attr {
		if a.Name.Space == nsInstance && a.Name.Local == "nil" {
			v := strings.TrimSpace(a.Value)
			return v == "true" || v == "1"
		}
	}
	return false
}

// scalar reads the text of an element up to its end. A nil or empty element
// gives "".
func scalar(d *xml.Decoder, start xml.StartElement) (string, error) {
	var b strings.Builder
	for {
		tok, err := d.Token()
		if err != nil {
			return "", eofInside(err)
		}
		switch t := tok.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			return "", errNesting
		case xml.EndElement:
			if isNil(start) {
				return "", nil
			}
			return strings.TrimSpace(b.String()), nil
		}
	}
}

// eofInside turns the end of the input inside an element into an error.
func eofInside(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// seen remembers that an element stood in the answer, also when it was nil.
type seen struct{ seen bool }

func (s *seen) read(d *xml.Decoder, start xml.StartElement) (string, error) {
	if s.seen {
		return "", at(start.Name.Local, errTwice)
	}
	s.seen = true
	text, err := scalar(d, start)
	if err != nil {
		return "", at(start.Name.Local, err)
	}
	return text, nil
}

// wireText is a string of an answer, cleaned.
type wireText struct {
	seen
	val string
}

// UnmarshalXML reads the text.
func (v *wireText) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	text, err := v.read(d, start)
	v.val = wire.Clean(text)
	return err
}

// wireInt is an integer of an answer; set is false when it was absent or nil.
type wireInt struct {
	seen
	set bool
	val int64
}

// UnmarshalXML reads the integer.
func (v *wireInt) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	text, err := v.read(d, start)
	if err != nil || text == "" {
		return err
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return at(start.Name.Local, errValue)
	}
	v.val, v.set = n, true
	return nil
}

// at says at which element of an answer an error was found.
func at(element string, err error) error { return fmt.Errorf("%s: %w", element, err) }

// id gives a positive integer as an opaque id.
func (v *wireInt) id(name string) (string, error) {
	if !v.set {
		return "", at(name, errMissing)
	}
	if v.val <= 0 {
		return "", at(name, errValue)
	}
	return strconv.FormatInt(v.val, 10), nil
}

// number gives the integer as an int that fits 32 bits, as xsd:int does.
func (v *wireInt) number(name string) (int, error) {
	if !v.set {
		return 0, at(name, errMissing)
	}
	if v.val < math.MinInt32 || v.val > math.MaxInt32 {
		return 0, at(name, errValue)
	}
	return int(v.val), nil
}

// wireID takes an id under either of two spellings.
func wireID(name string, a, b *wireInt) (string, error) {
	if a.seen.seen && b.seen.seen {
		return "", at(name, errTwice)
	}
	if b.seen.seen {
		return b.id(name)
	}
	return a.id(name)
}

// wireBool is a boolean of an answer.
type wireBool struct {
	seen
	set bool
	val bool
}

// UnmarshalXML reads the boolean.
func (v *wireBool) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	text, err := v.read(d, start)
	if err != nil || text == "" {
		return err
	}
	switch strings.ToLower(text) {
	case "true", "1":
		v.val, v.set = true, true
	case "false", "0":
		v.set = true
	default:
		return at(start.Name.Local, errValue)
	}
	return nil
}

// pointer gives nil when the boolean was not said.
func (v *wireBool) pointer() *bool {
	if !v.set {
		return nil
	}
	b := v.val
	return &b
}

// wireTime is a date or moment of an answer; zero when absent, nil or the
// year 1 that a server sends for a date that does not exist.
type wireTime struct {
	seen
	val time.Time
}

// UnmarshalXML reads the date.
func (v *wireTime) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	text, err := v.read(d, start)
	if err != nil || text == "" {
		return err
	}
	v.val, err = parseTime(text)
	if err != nil {
		return at(start.Name.Local, err)
	}
	return nil
}

// parseTime reads a dateTime or date with or without fractions and zone. Nmbrs
// means Dutch wall-clock time: the figures are kept, a zone is dropped, and
// the result is labelled UTC.
func parseTime(text string) (time.Time, error) {
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04:05Z07:00", "2006-01-02", "2006-01-02Z07:00"} {
		t, err := time.Parse(layout, text)
		if err != nil {
			continue
		}
		if t.Year() <= 1 {
			return time.Time{}, nil
		}
		return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC), nil
	}
	return time.Time{}, errValue
}

// wireAmount is a decimal of an answer in hundredths.
type wireAmount struct {
	seen
	set     bool
	inexact bool
	val     nmbrs.Hundredths
}

// UnmarshalXML reads the decimal.
func (v *wireAmount) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	text, err := v.read(d, start)
	if err != nil || text == "" {
		return err
	}
	v.val, v.inexact, err = parseHundredths(text)
	if err != nil {
		return at(start.Name.Local, err)
	}
	v.set = true
	return nil
}

// pointer gives nil when the decimal was not said: absent is unknown, not 0.
func (v *wireAmount) pointer() *nmbrs.Hundredths {
	if !v.set {
		return nil
	}
	h := v.val
	return &h
}

// parseHundredths reads an xsd:decimal as nmbrs.DecimalHundredths says. No
// exponent, no comma.
func parseHundredths(text string) (h nmbrs.Hundredths, inexact bool, err error) {
	digits, negative := strings.CutPrefix(text, "-")
	if !negative {
		digits = strings.TrimPrefix(digits, "+")
	}
	whole, fraction, _ := strings.Cut(digits, ".")
	if whole == "" && fraction == "" || !allDigits(whole) || !allDigits(fraction) {
		return 0, false, errValue
	}
	h, inexact, ok := nmbrs.DecimalHundredths(negative, whole, fraction)
	if !ok {
		return 0, false, errValue
	}
	return h, inexact, nil
}

func allDigits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}
