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

// approvedMark stands behind a key when the source called the row approved: a
// source that says so again gives no new approval.
const approvedMark = "+"

// Approved gives the key of a row that its source now calls approved.
func Approved(key string) string {
	if key == "" || key == KeyVanished || strings.HasSuffix(key, approvedMark) {
		return key
	}
	return key + approvedMark
}

// toldBy gives the digest of a key, and whether the source called it approved.
func toldBy(key string) (digest string, approved bool) {
	return strings.CutSuffix(key, approvedMark)
}

// toldBytes is how much of the digest is kept: 72 bits tell any file's rows apart.
const toldBytes = 9

// Told is a short digest of what a row of a source said, kept with the line
// in payroll.Source.Key, where a mark tells that it was called approved. A row that says what it said before asks for no
// change, whatever a person made of the line since.
func Told(f payroll.Facts) string { return teller{}.key(f) }

// teller makes digests, reusing its buffer.
type teller struct{ buf *[]byte }

func newTeller() teller { return teller{new([]byte)} }

func (t teller) key(f payroll.Facts) string {
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
	return base64.RawURLEncoding.EncodeToString(sum[:toldBytes])
}
