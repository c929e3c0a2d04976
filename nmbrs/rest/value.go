package rest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"doorzet/nmbrs"
	"doorzet/nmbrs/wire"
)

// What can be wrong with a document. No value of one is ever in an error: it
// may be personal.
var (
	errValue   = errors.New("unreadable value")
	errMissing = errors.New("required field missing")
	errTwice   = errors.New("given twice")
	errDepth   = errors.New("nested too deeply")
	errMore    = errors.New("more text after the end")
	errShape   = errors.New("another shape than expected")
)

// maxDepth is more than any answer is nested.
const maxDepth = 32

func at(name string, err error) error { return fmt.Errorf("%s: %w", name, err) }

// decode reads one whole document. Names that are not kept are skipped with
// their values, without making a value of them. Clients of the API have seen
// names in more than one case, so case does not count and each name is kept as
// the caller spells it. A name that stands twice in one object is refused,
// because which of the two counts is not known.
func decode(r io.Reader, keep []string) (any, error) {
	b := bufio.NewReader(r)
	if head, err := b.Peek(3); err == nil && bytes.Equal(head, []byte("\xef\xbb\xbf")) {
		_, _ = b.Discard(3) // peeked just now
	}
	w := &walker{dec: json.NewDecoder(b), keep: map[string]string{}}
	w.dec.UseNumber()
	for _, name := range slices.Concat(keep, everyAnswer()) {
		w.keep[strings.ToLower(name)] = name
	}
	doc, err := w.value(0, true)
	if err != nil {
		return nil, err
	}
	if _, err := w.dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errMore
	}
	return doc, nil
}

// everyAnswer are the names of pages and of errors.
func everyAnswer() []string {
	return []string{
		"data", "pagination", "pageNumber", "totalPages", "totalRecords", "nextPage",
		"httpStatus", "status", "statusCode", "title", "detail", "message", "code", "error",
	}
}

// walker reads a document token by token; keep holds the names by their
// lower-case form.
type walker struct {
	dec  *json.Decoder
	keep map[string]string
}

func (w *walker) value(depth int, kept bool) (any, error) {
	if depth > maxDepth {
		return nil, errDepth
	}
	tok, err := w.dec.Token()
	if err != nil {
		return nil, unfinished(err)
	}
	switch tok {
	case json.Delim('{'):
		return w.object(depth, kept)
	case json.Delim('['):
		return w.array(depth, kept)
	}
	if !kept {
		return nil, nil
	}
	return tok, nil
}

func (w *walker) object(depth int, kept bool) (any, error) {
	out, seen := map[string]any{}, map[string]bool{}
	for w.dec.More() {
		tok, err := w.dec.Token()
		if err != nil {
			return nil, unfinished(err)
		}
		name, isName := tok.(string)
		own, keep := w.keep[strings.ToLower(name)]
		if keep {
			name = own
		}
		if !isName || seen[name] {
			return nil, errTwice
		}
		seen[name] = true
		keep = keep && kept
		v, err := w.value(depth+1, keep)
		if err != nil {
			return nil, err
		}
		if keep {
			out[name] = v
		}
	}
	_, err := w.dec.Token()
	return out, unfinished(err)
}

func (w *walker) array(depth int, kept bool) (any, error) {
	out := []any{}
	for w.dec.More() {
		v, err := w.value(depth+1, kept)
		if err != nil {
			return nil, err
		}
		if kept {
			out = append(out, v)
		}
	}
	_, err := w.dec.Token()
	return out, unfinished(err)
}

// unfinished turns the end of the input inside a document into an error.
func unfinished(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// object is an object of an answer.
type object map[string]any

func asObject(v any) (object, error) {
	o, isObject := v.(map[string]any)
	if !isObject {
		return nil, errShape
	}
	return o, nil
}

// text gives a text, "" when it is absent or null; numbers count as texts.
func (o object) text(name string) (string, error) {
	switch v := o[name].(type) {
	case nil:
		return "", nil
	case string:
		return wire.Clean(v), nil
	case json.Number:
		return v.String(), nil
	}
	return "", at(name, errValue)
}

// id gives a GUID, which must be there.
func (o object) id(names ...string) (string, error) {
	for _, name := range names {
		v, there := o[name]
		if !there {
			continue
		}
		s, isText := v.(string)
		s = strings.ToLower(s)
		if !isText || !isGUID(s) {
			return "", at(name, errValue)
		}
		return s, nil
	}
	return "", at(names[0], errMissing)
}

// number gives a whole number that fits 32 bits and must be there; a text of
// digits is one too.
func (o object) number(name string) (int, error) {
	var digits string
	switch v := o[name].(type) {
	case nil:
		return 0, at(name, errMissing)
	case json.Number:
		digits = v.String()
	case string:
		digits = v
	}
	whole, fraction, _ := strings.Cut(digits, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || strings.Trim(fraction, "0") != "" || n < math.MinInt32 || n > math.MaxInt32 {
		return 0, at(name, errValue)
	}
	return int(n), nil
}

// numberOrNone is number where an absent or null value counts as 0.
func (o object) numberOrNone(name string) (int, error) {
	if o[name] == nil {
		return 0, nil
	}
	return o.number(name)
}

// amount gives a decimal in hundredths; nil when it is absent or null.
func (o object) amount(name string) (h *nmbrs.Hundredths, inexact bool, err error) {
	var digits string
	switch v := o[name].(type) {
	case nil:
		return nil, false, nil
	case json.Number:
		digits = v.String()
	case string:
		digits = v
	default:
		return nil, false, at(name, errValue)
	}
	n, inexact, err := parseHundredths(digits)
	if err != nil {
		return nil, false, at(name, err)
	}
	return &n, inexact, nil
}

// flag gives a boolean; nil when it is absent or null.
func (o object) flag(name string) (*bool, error) {
	switch v := o[name].(type) {
	case nil:
		return nil, nil
	case bool:
		return &v, nil
	}
	return nil, at(name, errValue)
}

// time gives a date, zero when it is absent or null.
func (o object) time(name string) (time.Time, error) {
	text, err := o.text(name)
	if err != nil || text == "" {
		return time.Time{}, err
	}
	t, err := parseTime(text)
	if err != nil {
		return t, at(name, err)
	}
	return t, nil
}

// list gives a list that must be there.
func (o object) list(name string) ([]any, error) {
	v, there := o[name]
	if !there {
		return nil, at(name, errMissing)
	}
	l, isList := v.([]any)
	if !isList {
		return nil, at(name, errShape)
	}
	return l, nil
}

// parseTime reads a date or a moment with or without fractions and zone. The
// figures are kept, a zone is dropped, and the result is labelled UTC.
func parseTime(text string) (time.Time, error) {
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04:05Z07:00", "2006-01-02"} {
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

// parseHundredths reads a decimal as nmbrs.DecimalHundredths says. No exponent.
func parseHundredths(text string) (h nmbrs.Hundredths, inexact bool, err error) {
	digits, negative := strings.CutPrefix(text, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	if whole == "" || strings.Trim(whole+fraction, "0123456789") != "" {
		return 0, false, errValue
	}
	h, inexact, ok := nmbrs.DecimalHundredths(negative, whole, fraction)
	if !ok {
		return 0, false, errValue
	}
	return h, inexact, nil
}
