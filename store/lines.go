package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"maps"
	"math"
	"slices"
	"strings"

	"doorzet/payroll"
)

// chunkSize is how many lines a chunked commit puts in one transaction.
const chunkSize = 10_000

// LineKey is where a line is kept: by its date and id.
type LineKey struct {
	Date payroll.Date
	ID   payroll.LineID
}

// KeyOf gives where a line is kept.
func KeyOf(l payroll.Line) LineKey { return LineKey{l.Date, l.ID} }

func (k LineKey) bytes() []byte {
	return append(dateKey(k.Date), k.ID...)
}

// dateKey sorts by day; days before the calendar's beginning do not exist.
func dateKey(d payroll.Date) []byte {
	return binary.BigEndian.AppendUint32(nil, uint32(max(d, 0)))
}

// CountRef says that a step counts a line, and which version of it.
type CountRef struct {
	Step    payroll.StepID `json:"step"`
	Period  payroll.Period `json:"period"`
	Version int            `json:"v"`
}

// Change is a change of lines that belongs together.
type Change struct {
	Put []payroll.Line
	// Drop are unsent lines to remove, and the old places of moved ones.
	Drop []LineKey
	// Sources binds source rows to lines; "" sets a row free.
	Sources map[string]payroll.LineID
	File    *FileInfo
	// Remember are answers that hold for later files too.
	Remember payroll.Remembered
	// Readings are what sources that were read have of venues.
	Readings []payroll.Reading
	// Undo lets the change be taken back. The lines before it must still be as
	// the caller saw them: else CodeLineStale, and nothing is changed.
	Undo  *UndoEntry
	Audit Audit
	// Chunked allows several transactions for a large import. When one fails,
	// those before it stay; doing the import again completes it.
	Chunked bool
	// Progress, when set, is told how many more lines have been put.
	Progress func(lines int)
}

// putStep is after how many lines Progress is told.
const putStep = 2048

// bounds gives the keys of a span: from, and the first key behind it.
func bounds(s payroll.Span) (from, to []byte) {
	if s.To != 0 && s.To < math.MaxInt32 {
		to = dateKey(s.To + 1)
	}
	return dateKey(s.From), to
}

// linesAtOnce is how many lines are decoded together: enough for every
// processor, and few beside a long period.
const linesAtOnce = 8192

// Lines gives the lines of a span of days in order of date and id.
func (c *Company) Lines(span payroll.Span) (out []payroll.Line, err error) {
	err = c.l.view(func(t *tx) error {
		lines, err := c.table(t, bucketLines)
		if err != nil {
			return err
		}
		from, to := bounds(span)
		n := 0
		if err := lines.scanSealed(from, to, func(_, _ []byte) error { n++; return nil }); err != nil {
			return err
		}
		out = make([]payroll.Line, n)
		at := 0
		raw := make([]sealed, 0, min(n, linesAtOnce))
		open := func() error {
			err := share(t.path, len(raw), func(i int) error { return openLine(lines, raw[i], &out[at+i]) })
			at, raw = at+len(raw), raw[:0]
			return err
		}
		// What is given is what is proven: both are of the same look at the pages.
		err = lines.scanProven(from, to, func(k, v []byte) error {
			if at+len(raw) == n {
				return wrongTally(lines.path)
			}
			raw = append(raw, sealed{k, v})
			if len(raw) == linesAtOnce {
				return open()
			}
			return nil
		})
		if err != nil {
			return err
		}
		if err := open(); err != nil || at == n {
			return err
		}
		return wrongTally(lines.path)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// openLine is sealed.open for the record that is read most.
func openLine(t table, s sealed, l *payroll.Line) error {
	payload, err := unseal(t.name, s.key, s.value)
	if err == nil {
		err = decodeLine(payload, l)
	}
	if err != nil {
		return damaged(t.path, s.key, err)
	}
	if !bytes.Equal(s.key, KeyOf(*l).bytes()) {
		return damaged(t.path, s.key, errEnvelope)
	}
	return nil
}

// LinesByKey gives the lines of these keys in the same order; keys that are
// not there are left out.
func (c *Company) LinesByKey(keys []LineKey) (out []payroll.Line, err error) {
	err = c.l.view(func(t *tx) error {
		out = out[:0]
		lines, err := c.table(t, bucketLines)
		if err != nil {
			return err
		}
		for _, k := range keys {
			l, ok, err := getLine(lines, k)
			if err != nil {
				return err
			}
			if ok {
				out = append(out, l)
			}
		}
		return nil
	})
	return out, err
}

func getLine(lines table, k LineKey) (payroll.Line, bool, error) {
	var l payroll.Line
	key := k.bytes()
	value, err := lines.sealed(key)
	if value == nil || err != nil {
		return l, false, err
	}
	err = openLine(lines, sealed{key, value}, &l)
	return l, err == nil, err
}

// Counted tells which steps count the lines of a span. Superseded steps are
// not among them; refused and taken-back ones are.
func (c *Company) Counted(span payroll.Span) (map[payroll.LineID][]CountRef, error) {
	var counted table
	var raw []sealed
	err := c.l.view(func(t *tx) (err error) {
		if counted, err = c.table(t, bucketCounted); err != nil {
			return err
		}
		from, to := bounds(span)
		raw, err = collect(counted, from, to)
		return err
	})
	if err != nil {
		return nil, err
	}
	refs := make([][]CountRef, len(raw))
	err = share(c.l.db.Path(), len(raw), func(i int) error { return raw[i].open(counted, &refs[i]) })
	out := make(map[payroll.LineID][]CountRef, len(raw))
	for i, r := range raw {
		out[payroll.LineID(r.key[4:])] = refs[i]
	}
	return out, err
}

// Commit writes a change of lines. It refuses, with a Problem, a change of a
// line that an open step counts, and the removal of a line that any step counts.
func (c *Company) Commit(ch Change) error {
	if !ch.Chunked || len(ch.Put) <= chunkSize {
		return c.l.update(func(t *tx) error {
			t.onlyLines(c)
			return c.commit(t, ch)
		})
	}
	rest := ch
	rest.Put, rest.Drop, rest.Sources = nil, slices.Clone(ch.Drop), maps.Clone(ch.Sources)
	for part := range slices.Chunk(sortedLines(ch.Put), chunkSize) {
		piece := rest.split(part)
		if err := c.l.update(func(t *tx) error { return c.commit(t, piece) }); err != nil {
			return err
		}
	}
	return c.l.update(func(t *tx) error { return c.commit(t, rest) })
}

// split takes off what belongs to some of the lines: their source rows and,
// for moved lines, their old places.
func (ch *Change) split(part []payroll.Line) Change {
	piece := Change{Put: part, Sources: make(map[string]payroll.LineID, len(part))}
	ids := make(map[payroll.LineID]bool, len(part))
	for _, l := range part {
		ids[l.ID] = true
		if id, ok := ch.Sources[l.Source.Key]; ok && id == l.ID {
			piece.Sources[l.Source.Key] = id
			delete(ch.Sources, l.Source.Key)
		}
	}
	ch.Drop = slices.DeleteFunc(ch.Drop, func(k LineKey) bool {
		if ids[k.ID] {
			piece.Drop = append(piece.Drop, k)
		}
		return ids[k.ID]
	})
	return piece
}

// sortedLines gives lines in the order of their keys: themselves when they are
// in it already.
func sortedLines(lines []payroll.Line) []payroll.Line {
	inOrder := true
	for i := 1; i < len(lines) && inOrder; i++ {
		inOrder = compareKeys(&lines[i-1], &lines[i]) <= 0
	}
	if inOrder {
		return lines
	}
	out := slices.Clone(lines)
	slices.SortStableFunc(out, func(a, b payroll.Line) int { return compareKeys(&a, &b) })
	return out
}

// compareKeys compares as the bytes of the keys do.
func compareKeys(a, b *payroll.Line) int {
	return cmp.Or(cmp.Compare(max(a.Date, 0), max(b.Date, 0)), strings.Compare(string(a.ID), string(b.ID)))
}

func (c *Company) commit(t *tx, ch Change) error {
	t.touchAll(ch)
	if ch.Undo != nil {
		if err := c.asSeen(t, ch.Undo.Before); err != nil {
			return err
		}
	}
	if err := c.dropLines(t, ch.Drop); err != nil {
		return err
	}
	if err := c.putLines(t, ch.Put, ch.Progress); err != nil {
		return err
	}
	if err := c.bindSources(t, ch); err != nil {
		return err
	}
	if ch.File != nil {
		if err := t.putFile(*ch.File); err != nil {
			return err
		}
	}
	if err := t.remember(ch.Remember, false); err != nil {
		return err
	}
	if err := t.readings(ch.Readings, ch.Remember.Venues); err != nil {
		return err
	}
	if ch.Undo != nil {
		ch.Undo.Answers = ch.Remember
		if err := c.pushUndo(t, *ch.Undo); err != nil {
			return err
		}
	}
	return t.audit(ch.Audit, c.path()...)
}

// asSeen tells whether lines still are as the caller saw them. A change that
// was worked out on an older state could bring back what is gone, or move a
// line that has moved already and leave it in two places.
func (c *Company) asSeen(t *tx, before []payroll.Line) error {
	lines, err := c.table(t, bucketLines)
	if err != nil {
		return err
	}
	for _, l := range before {
		now, err := lines.raw(KeyOf(l).bytes())
		if err != nil {
			return err
		}
		if !bytes.Equal(now, encodeLine(l)) {
			return payroll.NewProblem(CodeLineStale, "line", string(l.ID), "person", payroll.Clean(l.Person, 80), "date", l.Date.Dutch())
		}
	}
	return nil
}

// locks answers whether a step holds a line, for many lines of one transaction.
type locks struct {
	counted, open table
}

func (c *Company) locks(t *tx) (k locks, err error) {
	if k.counted, err = c.table(t, bucketCounted); err != nil {
		return k, err
	}
	if k.open, err = c.table(t, bucketOpen); err != nil {
		return k, err
	}
	// A step that is missing here would set its lines free.
	return k, k.open.proven()
}

// refs gives the steps that count a line.
func (k locks) refs(key []byte) ([]CountRef, error) {
	var refs []CountRef
	_, err := k.counted.get(key, &refs)
	return refs, err
}

// refuse says why a line cannot be changed, nil when it can.
func (k locks) refuse(at LineKey, person string, key []byte) error {
	refs, err := k.refs(key)
	if err != nil {
		return err
	}
	for _, r := range refs {
		if open, err := k.open.has([]byte(r.Step)); err != nil {
			return err
		} else if open {
			return payroll.NewProblem(CodeLineLocked, "line", string(at.ID), "person", payroll.Clean(person, 80), "date", at.Date.Dutch())
		}
	}
	return nil
}

func (c *Company) dropLines(t *tx, drop []LineKey) error {
	lines, err := c.table(t, bucketLines)
	if err != nil {
		return err
	}
	held, err := c.locks(t)
	if err != nil {
		return err
	}
	for _, k := range drop {
		key := k.bytes()
		l, _, err := getLine(lines, k)
		if err != nil {
			return err
		}
		if err := held.refuse(k, l.Person, key); err != nil {
			return err
		}
		if counted, err := held.counted.has(key); err != nil {
			return err
		} else if counted {
			return payroll.NewProblem(CodeLineCounted, "line", string(k.ID), "person", payroll.Clean(l.Person, 80), "date", k.Date.Dutch())
		}
		if err := lines.drop(key); err != nil {
			return err
		}
	}
	return nil
}

func (c *Company) putLines(t *tx, put []payroll.Line, progress func(int)) error {
	lines, err := c.table(t, bucketLines)
	if err != nil {
		return err
	}
	held, err := c.locks(t)
	if err != nil {
		return err
	}
	for i, l := range sortedLines(put) {
		if progress != nil && (i+1)%putStep == 0 {
			progress(putStep)
		}
		key := KeyOf(l).bytes()
		if err := held.refuse(KeyOf(l), l.Person, key); err != nil {
			return err
		}
		if err := lines.putRaw(key, encodeLine(l)); err != nil {
			return err
		}
	}
	if progress != nil {
		progress(len(put) % putStep)
	}
	return nil
}
