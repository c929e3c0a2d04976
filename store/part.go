package store

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"doorzet/payroll"
	"doorzet/store/plain"
)

// journalPart is a closed stretch of the journal: a compressed file beside it,
// that the first record of the journal names. The chain goes through it: Prev is
// the hash before its first record, Hash the one of its last.
type journalPart struct {
	First uint64 `json:"first"`
	Last  uint64 `json:"last"`
	Prev  string `json:"prev"`
	Hash  string `json:"hash"`
	// Sum is the SHA-256 of the file, Bytes its length; Text is the length of what
	// was written.
	Sum   string `json:"sum"`
	Bytes int64  `json:"bytes"`
	Text  int64  `json:"text"`
}

// partEnd ends the name of a closed part.
const partEnd = ".gz"

// partLimit is more than any part takes, as a file and as text.
const partLimit = 256 << 20

// path is where the part lies beside a journal. The name tells which records it
// holds and how its chain ends, so that two parts never want the same name.
func (p journalPart) path(journal string) string {
	return fmt.Sprintf("%s.%d-%d-%s%s", journal, p.First, p.Last, p.Hash[:min(len(p.Hash), 12)], partEnd)
}

// records is how many records the part holds.
func (p journalPart) records() uint64 { return p.Last - p.First + 1 }

// broken words damage of the part as damage of the journal is worded.
func (p journalPart) broken(journal string, seq uint64, cause error) error {
	return payroll.NewProblem(CodeJournalDamaged, "path", p.path(journal), "seq", strconv.FormatUint(seq, 10)).
		Because(errors.Join(errJournal, cause))
}

// load reads the file and proves that it is the one that the chain names.
func (p journalPart) load(journal string) ([]byte, error) {
	content, err := plain.Read(p.path(journal), p.Bytes)
	if err != nil {
		return nil, p.broken(journal, p.First, err)
	}
	sum := sha256.Sum256(content)
	if got := hex.EncodeToString(sum[:]); int64(len(content)) != p.Bytes || got != p.Sum {
		return nil, p.broken(journal, p.First, fmt.Errorf("store: %d bytes with sum %s", len(content), got))
	}
	return content, nil
}

// text gives what was written, as a stream that ends with an error where it is
// not whole.
func (p journalPart) text(content []byte) (io.Reader, error) {
	z, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	z.Multistream(false)
	return io.LimitReader(z, p.Text+1), nil
}

// lines proves the part, its sum first, and gives each line with its place. The
// places count within the part.
func (p journalPart) lines(journal string, fn func(before mark, line []byte) (mark, error)) error {
	content, err := p.load(journal)
	if err != nil {
		return err
	}
	text, err := p.text(content)
	if err != nil {
		return p.broken(journal, p.First, err)
	}
	last := mark{Seq: p.First - 1, Hash: p.Prev}
	if err = eachLine(text, func(line []byte) (err error) { last, err = fn(last, line); return err }); err == nil &&
		(last.Seq != p.Last || last.Hash != p.Hash || last.End != p.Text) {
		err = errJournal
	}
	if errors.Is(err, errJournal) {
		return p.broken(journal, last.Seq+1, err)
	}
	return err
}

// prove follows the chain through the part.
func (p journalPart) prove(journal string) error {
	return p.lines(journal, func(m mark, line []byte) (mark, error) { return m.step(line) })
}

// read gives the records of the part, each proven.
func (p journalPart) read(journal string, fn func(mark, journalRecord) error) error {
	return p.lines(journal, func(m mark, line []byte) (mark, error) {
		next, r, err := m.parseLine(line, false)
		if err == nil {
			err = fn(next, r)
		}
		return next, err
	})
}

// whole gives the journal beside which the part is whole; the last one is believed,
// for reading proves it anyway.
func (p journalPart) whole(journals []string) string {
	for _, path := range journals[:len(journals)-1] {
		if p.prove(path) == nil {
			return path
		}
	}
	return journals[len(journals)-1]
}

// closedParts takes the parts out of the first record of a journal and proves
// that they lead up to it without a gap.
func closedParts(first mark, r journalRecord) ([]journalPart, error) {
	if len(r.Parts) == 0 && !beginning(first, r) {
		return nil, fmt.Errorf("%w: it begins with record %d and names none before it", errJournal, first.Seq)
	}
	for i, p := range r.Parts {
		next, prev := first.Seq, first.Prev
		if i+1 < len(r.Parts) {
			next, prev = r.Parts[i+1].First, r.Parts[i+1].Prev
		}
		sane := p.First > 0 && p.First <= p.Last && p.Last+1 == next && p.Hash == prev && isSum(p.Hash) && isSum(p.Sum) &&
			p.Bytes > 0 && p.Bytes < partLimit && p.Text > 0 && p.Text < partLimit
		if !sane {
			return nil, fmt.Errorf("%w: part %d does not lead to what follows", errJournal, i+1)
		}
	}
	return r.Parts, nil
}

// beginning tells whether a journal can begin with a record: it is the first one
// there is, or a person had a new journal begun.
func beginning(m mark, r journalRecord) bool {
	return r.Type == journalGenesis && (m.Seq == 1 || r.State != "")
}

// fromBeginning holds the first record that it is given to that.
func fromBeginning(fn func(mark, journalRecord) error) func(mark, journalRecord) error {
	begun := false
	return func(m mark, r journalRecord) error {
		if !begun && !beginning(m, r) {
			return errJournal
		}
		begun = true
		return fn(m, r)
	}
}

// isSum tells whether a text is a SHA-256 in hexadecimal, as this program writes it.
func isSum(text string) bool {
	b, err := hex.DecodeString(text)
	return err == nil && len(b) == sha256.Size && hex.EncodeToString(b) == text
}

// partsIn gives the parts that a journal's content names, from its first line.
func partsIn(content []byte) ([]journalPart, error) {
	line, _, whole := bytes.Cut(content, []byte{'\n'})
	if !whole {
		return nil, nil // nothing but a torn record: reading it says so
	}
	first, r, err := mark{}.parseLine(line, true)
	if err != nil {
		return nil, err
	}
	return closedParts(first, r)
}

// readWhole reads a journal from its first closed part to its end, as readChain
// reads a file. content is that of the journal itself.
func readWhole(path string, content []byte, fn func(mark, journalRecord) error) (last mark, torn int, err error) {
	return readWith([]string{path}, content, fn)
}

// readWith is readWhole where each part may lie beside any of several journals: a
// part that is bad in one place is the same in another.
func readWith(paths []string, content []byte, fn func(mark, journalRecord) error) (last mark, torn int, err error) {
	parts, err := partsIn(content)
	if err != nil {
		return last, 0, err
	}
	fn = fromBeginning(fn)
	for _, p := range parts {
		if err := p.read(p.whole(paths), fn); err != nil {
			return mark{Seq: p.First - 1, Hash: p.Prev}, 0, err
		}
	}
	return readChain(content, mark{}, fn)
}

// partFiles gives the closed parts that lie beside a journal, whether it names
// them or not.
func partFiles(journal string) ([]string, error) {
	dir, name := filepath.Split(journal)
	entries, err := os.ReadDir(filepath.Clean(dir))
	if err != nil {
		return nil, payroll.NewProblem(CodeUnreadable, "path", filepath.Clean(dir)).Because(err)
	}
	var out []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), name+".") && strings.HasSuffix(e.Name(), partEnd) {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	return out, nil
}

// names tells whether two marks are of the same record, wherever it lies now.
func (m mark) names(other mark) bool { return m.Seq == other.Seq && m.Hash == other.Hash }

// begin reads the first record of the open journal.
func (j *journal) begin() (mark, journalRecord, error) {
	var first mark
	var r journalRecord
	err := eachLine(io.NewSectionReader(j.file, 0, j.size), func(line []byte) (err error) {
		if first, r, err = (mark{}).parseLine(line, true); err == nil {
			err = errEnough
		}
		return err
	})
	if errors.Is(err, errEnough) {
		err = nil
	} else if err == nil {
		err = errJournal
	}
	return first, r, err
}

// errEnough ends a walk that has seen what it came for.
var errEnough = errors.New("store: enough")

// parts gives the closed parts that the journal names.
func (j *journal) parts() ([]journalPart, error) {
	first, r, err := j.begin()
	if err != nil {
		return nil, err
	}
	return closedParts(first, r)
}

// closedTail gives the records of closed parts behind the one that the ledger
// applied last: an older copy was put back, or the program was stopped between
// the journal and the ledger. Each part is proven before a record of it counts.
func (j *journal) closedTail(applied mark) (tail []tailRecord, found bool, err error) {
	parts, err := j.parts()
	if err != nil {
		return nil, false, nil //nolint:nilerr // reading the records tells what is wrong and where
	}
	for i, p := range parts {
		switch {
		case i+1 == len(parts) && applied.Seq == p.Last && applied.Hash == p.Hash:
			return nil, true, nil
		case !found && (applied.Seq < p.First || applied.Seq > p.Last):
			continue
		}
		var part []tailRecord
		err := p.read(j.path, func(m mark, r journalRecord) error {
			if found {
				part = append(part, tailRecord{m, r})
			}
			found = found || m.names(applied)
			return nil
		})
		if err != nil {
			return tail, false, err
		}
		tail = append(tail, part...)
	}
	return tail, found, nil
}

// closedHolds tells whether a closed part, or the chain before the first one,
// holds a record.
func (j *journal) closedHolds(m mark) (bool, error) {
	parts, err := j.parts()
	if err != nil {
		return false, nil //nolint:nilerr // reading the records tells what is wrong and where
	}
	for i, p := range parts {
		switch {
		case i == 0 && m.Hash != "" && m.Seq+1 == p.First && m.Hash == p.Prev:
			return true, nil
		case m.Seq == p.Last:
			return m.Hash == p.Hash, nil
		case m.Seq >= p.First && m.Seq < p.Last:
			found := false
			err := p.read(j.path, func(at mark, _ journalRecord) error {
				found = found || at.names(m)
				return nil
			})
			return found, err
		}
	}
	return false, nil
}
