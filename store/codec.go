package store

import (
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"slices"

	"doorzet/payroll"
)

// lineFormat is the first byte of a line's payload. Lines are read by the ten
// thousands, so they are not JSON but their fields in order: whole numbers as
// varints, texts with their length in front.
const lineFormat = 1

// The flags of a line.
const (
	flagApproved = 1 << iota
	flagWithdrawn
	flagElsewhere
	flagChosen
	// flagQuestions says that questions follow behind all other fields: few lines
	// have any.
	flagQuestions
	// flagFor says that the employee follows, behind all other fields, for whom the
	// correction of a line was confirmed that was sent for another: few have one.
	flagFor = 1 << 5
)

var errLine = errors.New("store: not a line of a known format")

// encodeLine writes a line's payload.
func encodeLine(l payroll.Line) []byte {
	w := lineWriter{buf: make([]byte, 0, 256)}
	w.buf = append(w.buf, lineFormat)
	w.text(string(l.ID))
	w.number(int64(l.Version))
	w.facts(&l.Facts, l.Corrected)
	w.number(flags(l))
	for _, s := range []string{l.Remark, l.Reason, l.Resolved} {
		w.text(s)
	}
	w.number(int64(len(l.Seen)))
	for _, kind := range l.Seen {
		w.text(string(kind))
	}
	s := l.Source
	for _, text := range []string{string(s.Kind), s.Form, s.File, s.Hash, s.Key} {
		w.text(text)
	}
	w.number(int64(s.Row))
	if l.For != "" {
		w.text(string(l.For))
	}
	if len(l.Questions) > 0 {
		w.questions(l.Questions)
	}
	return w.buf
}

// facts writes facts, and among them the version that was corrected.
func (w *lineWriter) facts(f *payroll.Facts, corrected int) {
	w.number(int64(f.Date))
	for _, s := range []string{f.Person, f.Number, f.Email, f.NmbrsID, f.Venue, f.Team, f.Type, f.Contract} {
		w.text(s)
	}
	for _, n := range []int64{int64(f.Start), int64(f.End), int64(f.Break), int64(f.Minutes), int64(corrected)} {
		w.number(n)
	}
	w.number(int64(len(f.Counts)))
	for _, kind := range slices.Sorted(maps.Keys(f.Counts)) {
		w.text(kind)
		w.number(int64(f.Counts[kind]))
	}
}

func (w *lineWriter) questions(list []payroll.Question) {
	w.number(int64(len(list)))
	for i := range list {
		q := &list[i]
		for _, s := range []string{string(q.Kind), q.File, q.Key} {
			w.text(s)
		}
		w.number(int64(len(q.With)))
		for _, id := range q.With {
			w.text(string(id))
		}
		if q.Told == nil {
			w.number(0)
			continue
		}
		w.number(1)
		w.facts(q.Told, 0)
	}
}

func flags(l payroll.Line) (n int64) {
	for i, on := range [...]bool{l.Approved, l.Withdrawn, l.Elsewhere, l.Chosen, len(l.Questions) > 0} {
		if on {
			n |= 1 << i
		}
	}
	if l.For != "" {
		n |= flagFor
	}
	return n
}

type lineWriter struct {
	buf []byte
}

func (w *lineWriter) number(n int64) { w.buf = binary.AppendVarint(w.buf, n) }

func (w *lineWriter) text(s string) {
	w.buf = binary.AppendUvarint(w.buf, uint64(len(s)))
	w.buf = append(w.buf, s...)
}

// lineReader takes fields off a payload. After a first error it gives zeros.
type lineReader struct {
	bytes []byte
	// whole is the same payload as one string, so that its texts share memory.
	whole string
	at    int
	bad   bool
}

func (r *lineReader) number(low, high int64) int64 {
	n, used := binary.Varint(r.bytes[r.at:])
	if used <= 0 || n < low || n > high {
		r.bad = true
		r.at = len(r.bytes)
		return 0
	}
	r.at += used
	return n
}

func (r *lineReader) text() string {
	n, used := binary.Uvarint(r.bytes[r.at:])
	if used <= 0 || n > uint64(len(r.bytes)-r.at-used) { //nolint:gosec // not negative
		r.bad = true
		r.at = len(r.bytes)
		return ""
	}
	from := r.at + used
	r.at = from + int(n) //nolint:gosec // below the payload's length
	return r.whole[from:r.at]
}

func (r *lineReader) wide() int64 { return r.number(math.MinInt64, math.MaxInt64) }

// decodeLine reads a line's payload; it fails on any format but its own, and
// on bytes too many or too few.
func decodeLine(payload []byte, l *payroll.Line) error {
	if len(payload) == 0 || payload[0] != lineFormat {
		return errLine
	}
	r := lineReader{bytes: payload, whole: string(payload), at: 1}
	l.ID = payroll.LineID(r.text())
	l.Version = int(r.wide())
	r.facts(&l.Facts, &l.Corrected)
	f := r.number(0, flagFor<<1-1)
	l.Approved, l.Withdrawn = f&flagApproved != 0, f&flagWithdrawn != 0
	l.Elsewhere, l.Chosen = f&flagElsewhere != 0, f&flagChosen != 0
	l.Remark, l.Reason, l.Resolved = r.text(), r.text(), r.text()
	if n := r.number(0, int64(len(payload))); n > 0 {
		l.Seen = make([]payroll.FindingKind, n)
		for i := range l.Seen {
			l.Seen[i] = payroll.FindingKind(r.text())
		}
	}
	l.Source = payroll.Source{
		Kind: payroll.SourceKind(r.text()), Form: r.text(), File: r.text(), Hash: r.text(), Key: r.text(),
		Row: int(r.wide()),
	}
	if f&flagFor != 0 {
		l.For = payroll.EmployeeID(r.text())
	}
	if f&flagQuestions != 0 {
		l.Questions = r.questions()
	}
	if r.bad || r.at != len(payload) {
		return errLine
	}
	return nil
}

func (r *lineReader) questions() []payroll.Question {
	out := make([]payroll.Question, r.number(1, int64(len(r.bytes))))
	for i := range out {
		q := &out[i]
		q.Kind, q.File, q.Key = payroll.QuestionKind(r.text()), r.text(), r.text()
		if n := r.number(0, int64(len(r.bytes))); n > 0 {
			q.With = make([]payroll.LineID, n)
			for k := range q.With {
				q.With[k] = payroll.LineID(r.text())
			}
		}
		if r.number(0, 1) == 1 {
			var none int
			q.Told = new(payroll.Facts)
			r.facts(q.Told, &none)
		}
	}
	return out
}

func (r *lineReader) facts(f *payroll.Facts, corrected *int) {
	f.Date = payroll.Date(r.number(math.MinInt32, math.MaxInt32)) //nolint:gosec // number keeps the bounds
	f.Person, f.Number, f.Email, f.NmbrsID = r.text(), r.text(), r.text(), r.text()
	f.Venue, f.Team, f.Type, f.Contract = r.text(), r.text(), r.text(), r.text()
	f.Start = payroll.ClockTime(r.number(math.MinInt16, math.MaxInt16)) //nolint:gosec // number keeps the bounds
	f.End = payroll.ClockTime(r.number(math.MinInt16, math.MaxInt16))   //nolint:gosec // number keeps the bounds
	f.Break, f.Minutes = payroll.Minutes(r.wide()), payroll.Minutes(r.wide())
	*corrected = int(r.wide())
	if n := r.number(0, int64(len(r.bytes))); n > 0 {
		f.Counts = make(map[string]payroll.Hundredths, n)
		for range n {
			kind := r.text()
			f.Counts[kind] = payroll.Hundredths(r.wide())
		}
	}
}
