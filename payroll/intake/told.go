package intake

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"maps"
	"slices"
	"strings"

	"doorzet/payroll"
)

// KeyVanished stands in payroll.Source.Key of a line that was withdrawn because
// its source no longer had it: when the source has it again, it comes back. A
// line that a person withdrew keeps its key, and stays withdrawn.
const KeyVanished = "-"

// The marks behind the digest in a key: the source called the row approved; a
// person keeps the line although the source does not have it any more; and what
// the source told of a line that a person changed since.
const (
	approvedMark = "+"
	keptMark     = "!"
	toldMark     = "~"
)

// word is payroll.Source.Key taken apart: what is kept of what a source said.
type word struct {
	digest         string
	approved, kept bool
	// told is what the source said of date, times, length and type, nil while
	// nobody changed the line: then the line itself says it.
	told *payroll.Facts
}

// wordOf takes a key apart. A key that is not understood is a digest that no
// row has.
func wordOf(key string) word {
	var w word
	digest, told, changed := strings.Cut(key, toldMark)
	digest, w.kept = strings.CutSuffix(digest, keptMark)
	w.digest, w.approved = strings.CutSuffix(digest, approvedMark)
	if changed {
		w.told = decodeTold(told)
	}
	return w
}

func (w word) key() string {
	out := w.digest
	if w.approved {
		out += approvedMark
	}
	if w.kept {
		out += keptMark
	}
	if w.told != nil {
		out += toldMark + encodeTold(w.told)
	}
	return out
}

// Approved gives the key of a row that its source now calls approved.
func Approved(key string) string {
	if key == "" || key == KeyVanished {
		return key
	}
	w := wordOf(key)
	w.approved = true
	return w.key()
}

// Unapproved gives the key of a row that its source no longer calls approved.
func Unapproved(key string) string {
	if key == "" || key == KeyVanished {
		return key
	}
	w := wordOf(key)
	w.approved = false
	return w.key()
}

// Edited gives the key of a line that a person changes here: it keeps what the
// source said, so that a file that says the same again asks for nothing. was is
// the line before the change.
func Edited(key string, was *payroll.Facts) string {
	if key == "" || key == KeyVanished {
		return key
	}
	w := wordOf(key)
	if w.told == nil {
		w.told = was
	}
	return w.key()
}

// KeptGone gives the key of a line that a person keeps although its source does
// not have it any more.
func KeptGone(key string) string {
	if key == "" || key == KeyVanished {
		return key
	}
	w := wordOf(key)
	w.kept = true
	return w.key()
}

// KeptOther gives the key of a line that a person keeps as it is although its
// source now tells it otherwise: digest is that of what it tells.
func KeptOther(key, digest string, told *payroll.Facts) string {
	w := wordOf(key)
	n := wordOf(digest)
	return word{digest: n.digest, approved: w.approved || n.approved, told: told}.key()
}

// encodeTold writes what a source told in little room.
func encodeTold(f *payroll.Facts) string {
	var b []byte
	for _, n := range [...]int64{int64(f.Date), int64(f.Start), int64(f.End), int64(f.Break), int64(f.Minutes)} {
		b = binary.AppendVarint(b, n)
	}
	return base64.RawURLEncoding.EncodeToString(append(b, f.Type...))
}

func decodeTold(s string) *payroll.Facts {
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		return nil
	}
	var f payroll.Facts
	for _, to := range [...]func(int64){
		func(n int64) { f.Date = payroll.Date(n) },       //nolint:gosec // as it was written
		func(n int64) { f.Start = payroll.ClockTime(n) }, //nolint:gosec // as it was written
		func(n int64) { f.End = payroll.ClockTime(n) },   //nolint:gosec // as it was written
		func(n int64) { f.Break = payroll.Minutes(n) },
		func(n int64) { f.Minutes = payroll.Minutes(n) },
	} {
		n, used := binary.Varint(b)
		if used <= 0 {
			return nil
		}
		to(n)
		b = b[used:]
	}
	f.Type = string(b)
	return &f
}

// toldBytes is how much of the digest is kept: 72 bits tell any file's rows apart.
const toldBytes = 9

// Told is a short digest of what a row of a source said, kept with the line in
// payroll.Source.Key. A row that says what it said before asks for no change,
// whatever a person made of the line since.
func Told(f payroll.Facts) string { return teller{}.key(f) }

// teller makes digests, reusing its buffer.
type teller struct{ buf *[]byte }

func newTeller() teller { return teller{new([]byte)} }

func (t teller) key(f payroll.Facts) string {
	sum := t.sum(&f)
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// sum is the digest before it is written as text.
func (t teller) sum(f *payroll.Facts) (out [toldBytes]byte) {
	var b []byte
	if t.buf != nil {
		b = (*t.buf)[:0]
	}
	b = binary.AppendVarint(b, int64(f.Date))
	for _, s := range [...]string{f.Person, f.Number, f.Venue, f.Team, f.Type} {
		b = append(binary.AppendUvarint(b, uint64(len(s))), s...)
	}
	for _, n := range [...]int64{int64(f.Start), int64(f.End), int64(f.Break), int64(f.Minutes)} {
		b = binary.AppendVarint(b, n)
	}
	if len(f.Counts) > 0 {
		for _, k := range slices.Sorted(maps.Keys(f.Counts)) {
			if f.Counts[k] == 0 {
				continue
			}
			b = append(binary.AppendUvarint(b, uint64(len(k))), k...)
			b = binary.AppendVarint(b, int64(f.Counts[k]))
		}
	}
	if t.buf != nil {
		*t.buf = b
	}
	sum := sha256.Sum256(b)
	copy(out[:], sum[:])
	return out
}
