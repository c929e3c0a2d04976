package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"doorzet/payroll"
)

// The kinds of journal record.
const (
	journalGenesis = "genesis"
	journalMoves   = "moves"
)

// mark is a place in the journal: a record and the chain up to it.
type mark struct {
	Seq  uint64 `json:"seq"`
	Hash string `json:"hash"`
	// Prev is the hash before it; Start and End are its bytes in the file.
	Prev  string `json:"prev,omitempty"`
	Start int64  `json:"start"`
	End   int64  `json:"end"`
}

// journalRecord is one line of the journal.
type journalRecord struct {
	Type   string `json:"t"`
	At     string `json:"at"`
	Ledger string `json:"ledger,omitempty"`
	// Prev is, in a genesis, the chain that it carries on from.
	Prev    string         `json:"prev,omitempty"`
	State   string         `json:"state,omitempty"`
	Company CompanyKey     `json:"company,omitempty"`
	Entries []journalEntry `json:"entries,omitempty"`
	Anchor  *anchor        `json:"anchor,omitempty"`
	// Parts are, in a genesis, the closed stretches of the journal before it.
	Parts []journalPart `json:"parts,omitempty"`
}

// journalEntry is one thing that is about to happen or has happened.
type journalEntry struct {
	Intent  *intent  `json:"intent,omitempty"`
	Outcome *outcome `json:"outcome,omitempty"`
	Row     *rowMove `json:"row,omitempty"`
}

// intent says what a call is about to do; a step can be rebuilt from it.
type intent struct {
	Batch     payroll.BatchID    `json:"batch"`
	Step      payroll.StepID     `json:"step"`
	Call      int                `json:"call"`
	Employee  payroll.EmployeeID `json:"employee"`
	ForPeriod payroll.Period     `json:"for"`
	BookedIn  payroll.Period     `json:"in"`
	Component payroll.Component  `json:"component"`
	Action    payroll.Action     `json:"action"`
	Op        payroll.Op         `json:"op"`
	Amount    payroll.Hundredths `json:"amount"`
	Row       payroll.RowID      `json:"row,omitempty"`
	Before    []payroll.SeenRow  `json:"before,omitempty"`
	// Undoes, Wanted, Ours and Seen are the step's; a rebuilt step needs them
	// to say what its end does to the register.
	Undoes payroll.StepID     `json:"undoes,omitempty"`
	Yields bool               `json:"yields,omitempty"`
	Wanted payroll.Hundredths `json:"wanted"`
	Ours   payroll.Hundredths `json:"ours"`
	Seen   payroll.Hundredths `json:"seen"`
}

// outcome says how a call ended.
type outcome struct {
	Step    payroll.StepID    `json:"step"`
	Call    int               `json:"call"`
	To      payroll.StepState `json:"to"`
	Row     payroll.RowID     `json:"row,omitempty"`
	Reason  *payroll.Problem  `json:"reason,omitempty"`
	Adopted bool              `json:"adopted,omitempty"`
}

// rowMove is a change of the register by a person's hand.
type rowMove struct {
	Put    *payroll.OwnRow `json:"put,omitempty"`
	Retire *rowKey         `json:"retire,omitempty"`
}

type rowKey struct {
	Kind payroll.Kind  `json:"kind"`
	ID   payroll.RowID `json:"id"`
}

// journalFile is what the journal needs of its file.
type journalFile interface {
	io.ReaderAt
	io.WriterAt
	Sync() error
	Truncate(size int64) error
	Close() error
}

// journal is the open file. Behind the last record it may hold zero bytes:
// room that was reserved.
type journal struct {
	file journalFile
	path string
	head mark
	// size is the length of the file, head.End the end of its records.
	size int64
	// opened is what the file was when it was opened.
	opened fs.FileInfo
}

var errJournal = errors.New("store: the journal's chain is broken")

// chain computes the hash of a record from the one before.
func chain(prev string, seq uint64, payload []byte) string {
	h := sha256.New()
	// a hash does not fail
	_, _ = fmt.Fprintf(h, "%s %d ", prev, seq)
	_, _ = h.Write(payload)
	return hex.EncodeToString(h.Sum(nil))
}

// line writes a record as the file has it: seq, hash, JSON, newline.
func (m mark) line(payload []byte) []byte {
	out := strconv.AppendUint(nil, m.Seq, 10)
	out = append(out, ' ')
	out = append(out, m.Hash...)
	out = append(out, ' ')
	out = append(out, payload...)
	return append(out, '\n')
}

// follow gives the mark and the line of a record behind m.
func (m mark) follow(r journalRecord) (mark, []byte, error) {
	payload, err := json.Marshal(r)
	if err != nil {
		return m, nil, fmt.Errorf("store: write journal: %w", err)
	}
	next := mark{Seq: m.Seq + 1, Prev: m.Hash, Start: m.End}
	next.Hash = chain(m.Hash, next.Seq, payload)
	line := next.line(payload)
	next.End = next.Start + int64(len(line))
	return next, line, nil
}

// split takes a line apart, without believing it.
func (m mark) split(line []byte) (next mark, payload []byte, err error) {
	seqText, rest, ok := bytes.Cut(line, []byte{' '})
	hash, payload, ok2 := bytes.Cut(rest, []byte{' '})
	seq, err := strconv.ParseUint(string(seqText), 10, 64)
	if !ok || !ok2 || err != nil || len(seqText) == 0 || seqText[0] == '0' || seqText[0] == '+' {
		return m, nil, errJournal
	}
	return mark{Seq: seq, Hash: string(hash), Prev: m.Hash, Start: m.End, End: m.End + int64(len(line)) + 1}, payload, nil
}

// parseLine reads one line of the journal, without its newline, against the
// chain so far. A genesis at the file's beginning names its own predecessor.
func (m mark) parseLine(line []byte, begin bool) (mark, journalRecord, error) {
	var r journalRecord
	next, payload, err := m.split(line)
	if err != nil {
		return m, r, err
	}
	seq := next.Seq
	if err := decode(payload, &r); err != nil {
		return m, r, errors.Join(errJournal, err)
	}
	if begin {
		if r.Type != journalGenesis {
			return m, r, errJournal
		}
		next.Prev = r.Prev
	} else if seq != m.Seq+1 {
		return m, r, errJournal
	}
	if chain(next.Prev, seq, payload) != next.Hash {
		return m, r, errJournal
	}
	return next, r, nil
}

// readChain reads records from content, which begins at the place of from.
// It gives the last good mark and how many bytes of a torn last record follow;
// a break before the last record is errJournal.
func readChain(content []byte, from mark, fn func(mark, journalRecord) error) (last mark, torn int, err error) {
	last = from
	body := bytes.TrimRight(content, "\x00")
	for len(body) > 0 {
		end := bytes.IndexByte(body, '\n')
		if end < 0 {
			return last, len(body), nil
		}
		next, r, err := last.parseLine(body[:end], last.End == 0)
		if err != nil {
			// Only the last line can be half on disk, and then it has a hole.
			if end == len(body)-1 && bytes.IndexByte(body, 0) >= 0 {
				return last, len(body), nil
			}
			return last, 0, err
		}
		if fn != nil {
			if err := fn(next, r); err != nil {
				return last, 0, err
			}
		}
		last, body = next, body[end+1:]
	}
	return last, 0, nil
}

// append writes one record and syncs it. After an error the journal must not
// be used any more.
func (j *journal) append(r journalRecord) (mark, error) {
	next, line, err := j.head.follow(r)
	if err != nil {
		return j.head, err
	}
	if _, err := j.file.WriteAt(line, next.Start); err != nil {
		return j.head, fmt.Errorf("store: write journal: %w", err)
	}
	if err := j.file.Sync(); err != nil {
		return j.head, fmt.Errorf("store: sync journal: %w", err)
	}
	j.head = next
	j.size = max(j.size, next.End)
	return next, nil
}

// reserve makes sure that n more bytes can be written on a disk that fills up.
func (j *journal) reserve(n int64) error {
	want := j.head.End + n
	if want <= j.size {
		return nil
	}
	zeros := make([]byte, want-j.size)
	_, err := j.file.WriteAt(zeros, j.size)
	if err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		return errors.Join(fmt.Errorf("store: reserve journal: %w", err), j.file.Truncate(j.size))
	}
	j.size = want
	return nil
}

func (j *journal) close() error { return j.file.Close() }

// createJournal puts a new journal with its first record in place.
func createJournal(path string, before mark, r journalRecord) (mark, error) {
	begin := mark{Seq: before.Seq, Hash: before.Hash}
	r.Prev = before.Hash
	first, line, err := begin.follow(r)
	if err != nil {
		return first, err
	}
	return first, writeDurable(path, line)
}

// openJournal opens the file and reads it from the mark that the ledger
// applied last. tail are the records behind that mark, also where the chain
// breaks behind them.
func openJournal(dir string, applied mark) (j *journal, tail []tailRecord, notes []*payroll.Problem, err error) {
	path := filepath.Join(dir, journalName)
	file, err := os.OpenFile(path, os.O_RDWR, fileMode) //nolint:gosec // a fixed name in the data directory
	if errors.Is(err, fs.ErrPermission) {
		return nil, nil, nil, payroll.NewProblem(CodeReadOnly, "path", path).Because(err)
	}
	if err != nil {
		return nil, nil, nil, payroll.NewProblem(CodeUnreadable, "path", path).Because(err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, file.Close())
		}
	}()
	info, err := file.Stat()
	if err != nil {
		return nil, nil, nil, fmt.Errorf("store: ask journal: %w", err)
	}
	j = &journal{file: file, path: path, size: info.Size(), opened: info}
	from, known := applied, j.holds(applied)
	found := known
	if !known {
		from = mark{}
		if tail, found, err = j.closedTail(applied); err != nil {
			return nil, tail, nil, err
		}
	}
	content, err := j.read(from.End)
	if err != nil {
		return nil, nil, nil, err
	}
	last, torn, err := readChain(content, from, func(m mark, r journalRecord) error {
		if found {
			tail = append(tail, tailRecord{m, r})
		}
		found = found || (m.Seq == applied.Seq && m.Hash == applied.Hash)
		return nil
	})
	if err != nil {
		return nil, tail, nil, payroll.NewProblem(CodeJournalDamaged, "path", path,
			"seq", strconv.FormatUint(last.Seq+1, 10)).Because(err)
	}
	j.head = last
	if torn > 0 {
		notes = append(notes, payroll.NewProblem(CodeJournalTorn, "path", path, "bytes", strconv.Itoa(torn)))
		if err := j.cut(); err != nil {
			return nil, nil, nil, err
		}
	}
	if !found {
		notes = append(notes, strays(path, last, applied))
		tail = nil
	}
	return j, tail, notes, nil
}

// tailRecord is a journal record that the ledger has not applied.
type tailRecord struct {
	mark   mark
	record journalRecord
}

// cut removes what follows the last good record.
func (j *journal) cut() error {
	err := j.file.Truncate(j.head.End)
	if err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		return payroll.NewProblem(CodeUnreadable, "path", j.path).Because(err)
	}
	j.size = j.head.End
	return nil
}

// read gives the file's bytes from a place on.
func (j *journal) read(from int64) ([]byte, error) {
	buf := make([]byte, max(0, j.size-from))
	if _, err := j.file.ReadAt(buf, from); err != nil && len(buf) > 0 {
		return nil, payroll.NewProblem(CodeUnreadable, "path", j.path).Because(err)
	}
	return buf, nil
}

// holds tells whether the record of a mark stands, whole, where the mark says.
func (j *journal) holds(m mark) bool {
	if m.End <= m.Start || m.End > j.size || m.Start < 0 {
		return false
	}
	buf := make([]byte, m.End-m.Start)
	if _, err := j.file.ReadAt(buf, m.Start); err != nil || buf[len(buf)-1] != '\n' {
		return false
	}
	before := mark{Seq: m.Seq - 1, Hash: m.Prev, End: m.Start}
	got, _, err := before.parseLine(buf[:len(buf)-1], m.Start == 0)
	return err == nil && got == m
}

// strays words a journal that does not hold the record that the ledger applied last.
func strays(path string, last, applied mark) *payroll.Problem {
	if last.Seq < applied.Seq {
		return payroll.NewProblem(CodeJournalShort, "path", path, "seq", number10(last.Seq), "known", number10(applied.Seq))
	}
	return payroll.NewProblem(CodeJournalOther, "path", path)
}

// contains tells whether the chain holds a record of this number and hash. It
// looks at the marked place first and reads everything only if need be.
func (j *journal) contains(m mark) (bool, error) {
	if m.Seq > j.head.Seq {
		return false, nil
	}
	if j.holds(m) {
		return true, nil
	}
	if inside, err := j.closedHolds(m); inside || err != nil {
		return inside, err
	}
	content, err := j.read(0)
	if err != nil {
		return false, err
	}
	found := false
	_, _, err = readChain(content, mark{}, func(at mark, r journalRecord) error {
		begins := at.Start == 0 && m.Hash != "" && at.Prev == m.Hash && at.Seq == m.Seq+1
		found = found || begins || (at.Seq == m.Seq && at.Hash == m.Hash)
		return nil
	})
	return found, err
}
