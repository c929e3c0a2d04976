package store

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"doorzet/payroll"
	"doorzet/store/plain"
)

// When the journal is closed: it takes closeFrom bytes, and begins in a month
// that is over. A part holds no more than partText bytes of it, so that it can be
// proven and read without holding much.
const (
	closeFrom = 256 << 10
	partText  = 32 << 20
)

// Closed tells what CloseJournal closed; its zero value is nothing.
type Closed struct {
	// Records were closed in Parts compressed files; Text and Bytes are their
	// lengths before and after.
	Records     uint64
	Parts       int
	Text, Bytes int64
}

// actionClosed is the entry that the ledger's trail gets for it.
const actionClosed = "journal-closed"

// closer is how a journal is closed; the figures are smaller in tests.
type closer struct {
	from, text int64
	// whenever closes also what is of this month.
	whenever bool
}

// CloseJournal closes what the journal holds into compressed parts, when it is
// large enough and begins in an earlier month, and begins a new journal whose
// first record names them. It is for quiet moments: while a step waits to be sent
// or is on its way, or anything keeps the ledger from sending, it does nothing.
// The journal is proven before and the parts after, and only then does the new
// journal take the place of the old one: whenever the program stops, one of both
// is there. Where a part cannot be written the journal stays as it is, and that is
// a Problem with CodeJournalOpen. progress is that of Prove.
func (l *Ledger) CloseJournal(progress func(done, total int64)) (Closed, error) {
	return l.closeJournal(closer{from: closeFrom, text: partText}, progress)
}

func (l *Ledger) closeJournal(how closer, progress func(done, total int64)) (Closed, error) {
	if l.Sendable() != nil {
		return Closed{}, nil // there are words for that already
	}
	l.write.Lock()
	due, err := l.closeDue(how)
	l.write.Unlock()
	if err != nil || !due {
		return Closed{}, err
	}
	if err := l.Prove(progress); err != nil {
		return Closed{}, err
	}
	l.write.Lock()
	defer l.write.Unlock()
	if due, err := l.closeDue(how); err != nil || !due {
		return Closed{}, err // something was sent meanwhile
	}
	first, old, err := l.journal.beginning()
	if err != nil {
		return Closed{}, err
	}
	parts, err := l.journal.writeParts(first, how.text)
	if err != nil {
		l.tidy()
		return Closed{}, payroll.NewProblem(CodeJournalOpen, "path", l.journal.path).Because(err)
	}
	var out Closed
	for _, p := range parts {
		out.Records += p.records()
		out.Parts++
		out.Text += p.Text
		out.Bytes += p.Bytes
	}
	return out, l.beginBehind(append(old, parts...), out)
}

// closeDue tells whether it is time. The caller holds l.write.
func (l *Ledger) closeDue(how closer) (bool, error) {
	j := l.journal
	if j == nil || j.head.End < how.from || !j.head.names(l.applied) {
		return false, nil
	}
	first, r, err := j.begin()
	if err != nil {
		return false, payroll.NewProblem(CodeJournalDamaged, "path", j.path, "seq", "1").Because(err)
	}
	at, err := time.Parse(time.RFC3339, r.At)
	now := l.opts.Now().UTC()
	over := err == nil && at.UTC().Before(time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC))
	if first.names(j.head) || (!over && !how.whenever) {
		return false, nil
	}
	busy, err := l.underWay()
	return !busy && err == nil, err
}

// underWay tells whether any step waits to be sent or is being sent.
func (l *Ledger) underWay() (busy bool, err error) {
	err = l.view(func(t *tx) error {
		keys, err := t.companyKeys()
		if err != nil {
			return err
		}
		for _, key := range keys {
			steps, err := (&Company{l, key}).openSteps(t)
			if err != nil {
				return err
			}
			for _, s := range steps {
				busy = busy || s.State == payroll.StepWaiting || s.State == payroll.StepSending
			}
		}
		return nil
	})
	return busy, err
}

// beginning gives the chain before the journal's first record, and the parts that
// were closed before.
func (j *journal) beginning() (mark, []journalPart, error) {
	first, r, err := j.begin()
	if err != nil {
		return mark{}, nil, err
	}
	parts, err := closedParts(first, r)
	return mark{Seq: first.Seq - 1, Hash: first.Prev}, parts, err
}

// writeParts writes the records of the journal into parts of at most so much text
// and proves each as it lies on the disk. from is the chain before them.
func (j *journal) writeParts(from mark, most int64) (out []journalPart, err error) {
	at, begin := from, int64(0)
	var cut mark
	write := func(to mark) error {
		p, err := j.writePart(at, begin, to)
		if err == nil {
			out, at, begin = append(out, p), to, to.End
		}
		return err
	}
	last, err := walkChain(io.NewSectionReader(j.file, 0, j.head.End), mark{}, func(m mark) {
		if err == nil && cut.End > begin && m.End-begin > most {
			err = write(cut)
		}
		cut = m
	})
	switch {
	case err != nil:
	case last != j.head:
		err = errJournal
	default:
		err = write(last)
	}
	return out, err
}

// writePart writes the records behind one mark up to another, whose bytes begin at
// begin, and puts the file in its place: written under another name, synced,
// renamed, its directory synced, and then read back.
func (j *journal) writePart(from mark, begin int64, to mark) (journalPart, error) {
	p := journalPart{First: from.Seq + 1, Last: to.Seq, Prev: from.Hash, Hash: to.Hash, Text: to.End - begin}
	if p.Text >= partLimit {
		return p, fmt.Errorf("store: one record of %d bytes", p.Text)
	}
	var packed bytes.Buffer // a part is small
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return p, err
	}
	if _, err := io.Copy(z, io.NewSectionReader(j.file, begin, p.Text)); err != nil {
		return p, err
	}
	if err := z.Close(); err != nil {
		return p, err
	}
	sum := sha256.Sum256(packed.Bytes())
	p.Sum, p.Bytes = hex.EncodeToString(sum[:]), int64(packed.Len())
	if err := writeDurable(p.path(j.path), packed.Bytes()); err != nil {
		return p, err
	}
	return p, p.prove(j.path)
}

// beginBehind puts a new journal in the place of the one whose records the parts
// hold. The caller holds l.write.
func (l *Ledger) beginBehind(parts []journalPart, done Closed) error {
	old := l.journal
	room := old.size - old.head.End
	record := journalRecord{Type: journalGenesis, At: l.stamp(), Ledger: l.id, Parts: parts}
	// Some systems replace no file that is open.
	l.journal = nil
	if err := old.close(); err != nil {
		return l.fail(err)
	}
	first, err := createJournal(old.path, old.head, record)
	if err != nil {
		return l.keepOpen(old, err)
	}
	l.syncs.Add(1)
	err = l.updateLocked(func(t *tx) error {
		if err := t.setApplied(first); err != nil {
			return err
		}
		return t.audit(closedEntry(record, done))
	})
	if err != nil {
		return l.fail(err)
	}
	l.applied = first
	if l.journal, _, _, err = openJournal(l.opts.Dir, first); err != nil {
		return l.fail(err)
	}
	l.proof = chainProof{upTo: first}
	for _, p := range parts {
		if now, err := os.Lstat(p.path(l.journal.path)); err == nil {
			l.proof.parts = append(l.proof.parts, now)
		}
	}
	l.writeHead()
	if err := l.journal.reserve(room); err != nil {
		l.note(payroll.NewProblem(CodeNoRoom, "path", l.opts.Dir).Because(err)) // the next batch takes its own
	}
	return nil
}

// keepOpen goes on with the journal of before, where the new one did not come; if
// nobody can tell, the ledger takes no more writes until it is opened again.
func (l *Ledger) keepOpen(old *journal, why error) error {
	j, tail, _, err := openJournal(l.opts.Dir, l.applied)
	if err != nil || len(tail) > 0 || j.head != old.head {
		if j != nil {
			err = errors.Join(err, j.close())
		}
		return l.fail(errors.Join(why, err))
	}
	l.journal, l.proof = j, chainProof{}
	return payroll.NewProblem(CodeJournalOpen, "path", old.path).Because(why)
}

// closedEntry says in the trail what was closed.
func closedEntry(r journalRecord, done Closed) Audit {
	last := r.Parts[len(r.Parts)-1]
	args := payroll.Args{"to": number10(last.Last)}
	if done.Parts > 0 { // after a stop nobody knows any more
		args["records"], args["parts"] = number10(done.Records), strconv.Itoa(done.Parts)
	}
	return Audit{Action: actionClosed, Args: args}
}

// sweep removes what a stop left while the journal was being closed: files under
// another name, and finished parts whose records all still stand in the journal.
// Any other part is left alone: a journal that was put aside may name it.
func (l *Ledger) sweep() error {
	j := l.journal
	entries, err := os.ReadDir(l.opts.Dir)
	if err != nil {
		return err
	}
	var gone []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "."+journalName) && e.Type().IsRegular() {
			gone = append(gone, filepath.Join(l.opts.Dir, e.Name()))
		}
	}
	first, _, err := j.begin()
	if err != nil {
		return nil //nolint:nilerr // a broken beginning is told when it is proven
	}
	files, err := partFiles(j.path)
	if err != nil {
		return err
	}
	for _, path := range files {
		// What the journal names, and what came before that, begins earlier.
		from, _, _ := strings.Cut(strings.TrimPrefix(path, j.path+"."), "-")
		if n, err := strconv.ParseUint(from, 10, 64); err == nil && n >= first.Seq && j.repeats(path) {
			gone = append(gone, path)
		}
	}
	var errs []error
	for _, path := range gone {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	if len(gone) > 0 {
		errs = append(errs, syncDir(l.opts.Dir))
	}
	return errors.Join(errs...)
}

// repeats tells whether all that a part's file holds stands in the open journal.
func (j *journal) repeats(path string) bool {
	content, err := plain.Read(path, partLimit)
	if err != nil {
		return false
	}
	text, err := journalPart{Text: min(j.head.End, partLimit)}.text(content)
	if err != nil {
		return false
	}
	part, err := io.ReadAll(text)
	if err != nil || len(part) == 0 || int64(len(part)) > j.head.End {
		return false
	}
	whole, err := j.read(0)
	return err == nil && bytes.Contains(whole[:j.head.End], part)
}

// tidy sweeps, and notes what could not be taken away: that harms nothing.
func (l *Ledger) tidy() {
	if err := l.sweep(); err != nil {
		l.note(payroll.NewProblem(CodeJournalLeft, "path", l.opts.Dir).Because(fmt.Errorf("store: tidy: %w", err)))
	}
}
