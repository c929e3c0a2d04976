package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"doorzet/payroll"
)

// chainProof remembers how far the journal was proven by this process.
type chainProof struct {
	// upTo is the last record proven; its zero value is none.
	upTo mark
	// parts are the files of the closed parts as they were when they were proven.
	parts []fs.FileInfo
}

// proofStep is after how many bytes progress is told.
const proofStep = 4 << 20

// Prove is called before a plan is made and before anything is sent. It proves
// what the reads of a plan cannot prove by themselves: that the ledger's pages
// belong together, and that the journal's chain is whole, from its beginning
// once per process and from then on behind what was proven. Of a closed part it
// is the sum that the chain names that is proven; Check also follows the chain
// through it. The journal must
// still be the file that was opened, as long as it was, and hold what the head
// outside names. A broken chain stops sending until Reconcile, damage of the
// ledger until it is repaired and opened again.
// progress, when not nil, is told how many of how many bytes are done.
func (l *Ledger) Prove(progress func(done, total int64)) error {
	if err := l.view(func(t *tx) error { return t.proveStamp() }); err != nil {
		return err
	}
	l.write.Lock()
	defer l.write.Unlock()
	l.state.Lock()
	closed, damage := l.closed, l.damage
	l.state.Unlock()
	switch {
	case closed:
		return payroll.NewProblem(CodeClosed)
	case damage != nil:
		return damage
	case l.journal == nil:
		return nil // Sendable says why
	}
	err := l.proveJournal(progress)
	var p *payroll.Problem
	if errors.As(err, &p) {
		l.block(p)
	}
	return err
}

// proveJournal proves what was not proven yet. The caller holds l.write.
func (l *Ledger) proveJournal(progress func(done, total int64)) error {
	j := l.journal
	broken := func(at mark, cause error) error {
		return payroll.NewProblem(CodeJournalDamaged, "path", j.path, "seq", strconv.FormatUint(at.Seq+1, 10)).Because(cause)
	}
	if err := j.same(); err != nil {
		return broken(j.head, err)
	}
	from := l.proof.upTo
	before, err := l.proof.closedParts(j, progress)
	if err != nil {
		return err
	}
	section := io.NewSectionReader(j.file, from.End, j.head.End-from.End)
	told := from.End
	applied := from.Seq >= l.applied.Seq
	last, err := walkChain(section, from, func(m mark) {
		applied = applied || (m.Seq == l.applied.Seq && m.Hash == l.applied.Hash)
		if progress != nil && (m.End-told >= proofStep || m.End == j.head.End) {
			told = m.End
			progress(before+told, before+j.head.End)
		}
	})
	switch {
	case err != nil:
		return broken(last, err)
	case last != j.head || !applied:
		return broken(last, errJournal)
	}
	l.proof.upTo = last
	if head := l.headOutside(); head != nil {
		if ok, err := j.contains(*head); err != nil {
			return orDamage(err, broken(last, err))
		} else if !ok {
			return payroll.NewProblem(CodeOlderCopy, "path", filepath.Join(l.opts.Dir, ledgerName), "seq", strconv.FormatUint(head.Seq, 10))
		}
	}
	return nil
}

// closedParts proves the parts that the journal names, and once they are proven
// that their files are still the same. It gives how many bytes they take.
func (c *chainProof) closedParts(j *journal, progress func(done, total int64)) (bytes int64, err error) {
	parts, err := j.parts()
	if err != nil {
		return 0, payroll.NewProblem(CodeJournalDamaged, "path", j.path, "seq", "1").Because(err)
	}
	total := j.head.End
	for _, p := range parts {
		total += p.Bytes
	}
	if c.upTo.End == 0 || len(c.parts) != len(parts) {
		c.parts = nil
	}
	var files []fs.FileInfo
	for i, p := range parts {
		now, err := os.Lstat(p.path(j.path))
		if err != nil {
			return 0, p.broken(j.path, p.First, err)
		}
		if c.parts == nil || !sameFile(c.parts[i], now) {
			if _, err := p.load(j.path); err != nil {
				return 0, err
			}
		}
		files = append(files, now)
		if bytes += p.Bytes; progress != nil && c.parts == nil {
			progress(bytes, total)
		}
	}
	c.parts = files
	return bytes, nil
}

// sameFile tells whether nothing says that a file was touched; of what leads to
// another file nobody can tell.
func sameFile(a, b fs.FileInfo) bool {
	return b.Mode().IsRegular() && os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

// orDamage gives the damage that an error names already, else the other.
func orDamage(err, other error) error {
	if errors.Is(err, &payroll.Problem{Code: CodeJournalDamaged}) {
		return err
	}
	return other
}

// same tells whether the journal's name still leads to the open file, and
// whether that is as long as it was left.
func (j *journal) same() error {
	now, err := os.Lstat(j.path)
	if err != nil {
		return err
	}
	if !os.SameFile(now, j.opened) || now.Size() != j.size {
		return fmt.Errorf("%w: another file of %d bytes, want %d", errJournal, now.Size(), j.size)
	}
	return nil
}

// walkChain proves a stretch of the chain record by record, without taking the
// records apart and without holding more than one.
func walkChain(r io.Reader, from mark, each func(mark)) (mark, error) {
	last := from
	err := eachLine(r, func(line []byte) error {
		next, err := last.link(line)
		if err != nil {
			return err
		}
		last = next
		each(last)
		return nil
	})
	return last, err
}

// eachLine gives the lines of a stretch of the journal without their newlines.
// A line holds only until fn returns.
func eachLine(r io.Reader, fn func([]byte) error) error {
	in := bufio.NewReaderSize(r, 1<<16)
	var long []byte
	for {
		line, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			long = append(long, line...)
			continue
		}
		if len(long) > 0 {
			line = append(long, line...)
			long = long[:0]
		}
		if errors.Is(err, io.EOF) && len(line) == 0 {
			return nil
		}
		if err != nil {
			return errors.Join(errJournal, err)
		}
		if err := fn(line[:len(line)-1]); err != nil {
			return err
		}
	}
}

// link follows the chain over one line, without its newline.
func (m mark) link(line []byte) (mark, error) {
	if m.End == 0 { // the first record can name the chain that it carries on from
		next, _, err := m.parseLine(line, true)
		return next, err
	}
	return m.step(line)
}

// step is link for a record that has one before it.
func (m mark) step(line []byte) (mark, error) {
	next, payload, err := m.split(line)
	if err == nil && (next.Seq != m.Seq+1 || chain(next.Prev, next.Seq, payload) != next.Hash) {
		err = errJournal
	}
	return next, err
}
