package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"doorzet/payroll"
)

// undoKeep is how many changes can be undone.
const undoKeep = 100

// Swap is a record before and after a change, as it is kept.
type Swap struct {
	Before json.RawMessage `json:"before"`
	After  json.RawMessage `json:"after"`
}

// UndoEntry is a change of lines, or of what the office chose or noted, that
// can be taken back.
type UndoEntry struct {
	// ID and At are filled in by the ledger.
	ID    uint64 `json:"id"`
	At    string `json:"at"`
	Label string `json:"label"`
	// Before and After are the touched lines; a line that is only in After was made.
	Before []payroll.Line `json:"before,omitempty"`
	After  []payroll.Line `json:"after,omitempty"`
	// Settings and Memo are those records, nil where the change left them alone.
	Settings *Swap `json:"settings,omitempty"`
	Memo     *Swap `json:"memo,omitempty"`
	// Answers are those that the change remembered for later files.
	Answers payroll.Remembered `json:"answers,omitzero"`
	Undone  bool               `json:"undone,omitempty"`
}

// Undoes lists the changes that can be undone or redone, oldest first.
func (c *Company) Undoes() (out []UndoEntry, err error) {
	err = c.l.view(func(t *tx) (err error) { out, err = c.undoes(t); return err })
	return out, err
}

func (c *Company) undoes(t *tx) ([]UndoEntry, error) {
	all, err := c.table(t, bucketUndo)
	if err != nil {
		return nil, err
	}
	return readAll[UndoEntry](all, nil, nil)
}

// pushUndo adds an entry; what was undone before can no longer be redone.
func (c *Company) pushUndo(t *tx, e UndoEntry) error {
	all, err := c.table(t, bucketUndo)
	if err != nil {
		return err
	}
	olds, err := c.undoes(t)
	if err != nil {
		return err
	}
	kept := 0
	for _, old := range slices.Backward(olds) {
		if !old.Undone && kept < undoKeep-1 {
			kept++
			continue
		}
		if err := all.drop(number(old.ID)); err != nil {
			return err
		}
	}
	if e.ID, err = all.next(); err != nil {
		return err
	}
	e.At, e.Undone = t.stamp(), false
	return all.put(number(e.ID), e)
}

// Undo takes back the newest change that is not undone and gives it. It fails
// with a Problem when there is none, when a line has been changed since or is
// held by a step.
func (c *Company) Undo(a Audit) (e UndoEntry, err error) {
	err = c.l.update(func(t *tx) error {
		olds, err := c.undoes(t)
		if err != nil {
			return err
		}
		for _, old := range slices.Backward(olds) {
			if !old.Undone {
				e = old
				return c.swap(t, e, true, a)
			}
		}
		return payroll.NewProblem(CodeNoUndo)
	})
	return e, err
}

// Redo does the change again that was undone last.
func (c *Company) Redo(a Audit) (e UndoEntry, err error) {
	err = c.l.update(func(t *tx) error {
		olds, err := c.undoes(t)
		if err != nil {
			return err
		}
		for _, old := range olds {
			if old.Undone {
				e = old
				return c.swap(t, e, false, a)
			}
		}
		return payroll.NewProblem(CodeNoUndo)
	})
	return e, err
}

// swap puts the lines of one side of an entry in place of the other.
func (c *Company) swap(t *tx, e UndoEntry, undone bool, a Audit) error {
	if e.Settings == nil && e.Memo == nil {
		t.onlyLines(c)
	}
	if err := c.swapRecords(t, e, undone); err != nil {
		return err
	}
	from, to := e.After, e.Before
	if !undone {
		from, to = to, from
	}
	lines, err := c.table(t, bucketLines)
	if err != nil {
		return err
	}
	held, err := c.locks(t)
	if err != nil {
		return err
	}
	wanted := make(map[LineKey]bool, len(to))
	for _, l := range to {
		wanted[KeyOf(l)] = true
	}
	ch := Change{Audit: a}
	versions := make(map[payroll.LineID]int)
	for _, l := range from {
		now, ok, err := getLine(lines, KeyOf(l))
		if err != nil {
			return err
		}
		if !ok || !now.Same(l.Facts) {
			return payroll.NewProblem(CodeUndoStale, "line", string(l.ID))
		}
		versions[l.ID] = now.Version
		if !wanted[KeyOf(l)] {
			ch.Drop = append(ch.Drop, KeyOf(l))
		}
	}
	for _, l := range to {
		if l.Version, err = held.versionFor(l, versions[l.ID]); err != nil {
			return err
		}
		ch.Put = append(ch.Put, l)
	}
	if err := c.commit(t, ch); err != nil {
		return err
	}
	all, err := c.table(t, bucketUndo)
	if err != nil {
		return err
	}
	e.Undone = undone
	return all.put(number(e.ID), e)
}

// swapRecords does so with what is no line: choices, notes and answers.
func (c *Company) swapRecords(t *tx, e UndoEntry, undone bool) error {
	for _, r := range []struct {
		bucket, key string
		swap        *Swap
	}{{bucketSettings, settingsKey, e.Settings}, {bucketMemo, memoKey, e.Memo}} {
		if err := c.swapRecord(t, r.bucket, r.key, r.swap, undone); err != nil {
			return err
		}
	}
	return t.remember(e.Answers, undone)
}

// swapRecord puts one side of a record in place of the other; it must not have
// been changed since.
func (c *Company) swapRecord(t *tx, bucket, key string, s *Swap, undone bool) error {
	if s == nil {
		return nil
	}
	from, to := s.After, s.Before
	if !undone {
		from, to = to, from
	}
	all, err := c.table(t, bucket)
	if err != nil {
		return err
	}
	now, err := all.raw([]byte(key))
	if err != nil {
		return err
	}
	if !bytes.Equal(now, from) {
		return payroll.NewProblem(CodeChoiceStale)
	}
	return all.putRaw([]byte(key), to)
}

// forgetChoices takes changes of the settings off the list of what can be taken
// back: the settings were changed in a way that cannot.
func (c *Company) forgetChoices(t *tx) error {
	return c.dropUndoes(t, func(e UndoEntry) bool { return e.Settings != nil })
}

// forgetNotes does the same for notes.
func (c *Company) forgetNotes(t *tx) error {
	return c.dropUndoes(t, func(e UndoEntry) bool { return e.Memo != nil })
}

func (c *Company) dropUndoes(t *tx, which func(UndoEntry) bool) error {
	olds, err := c.undoes(t)
	if err != nil {
		return err
	}
	all, err := c.table(t, bucketUndo)
	if err != nil {
		return err
	}
	for _, old := range olds {
		if which(old) {
			if err := all.drop(number(old.ID)); err != nil {
				return err
			}
		}
	}
	return nil
}

// changeRecord writes a record anew, and keeps how it was so that the change
// can be taken back.
func (c *Company) changeRecord(t *tx, bucket, key, label string, before, after any) (*Swap, error) {
	all, err := c.table(t, bucket)
	if err != nil {
		return nil, err
	}
	var s Swap
	if s.Before, err = json.Marshal(before); err == nil {
		s.After, err = json.Marshal(after)
	}
	if err != nil {
		return nil, fmt.Errorf("store: keep %s: %w", label, err)
	}
	if err := all.putRaw([]byte(key), s.After); err != nil || bytes.Equal(s.Before, s.After) {
		return nil, err
	}
	return &s, nil
}

// versionFor gives the version under which a line comes back. A version
// number that a step has counted with other contents must never return.
func (k locks) versionFor(l payroll.Line, now int) (int, error) {
	refs, err := k.refs(KeyOf(l).bytes())
	if err != nil {
		return 0, err
	}
	for _, r := range refs {
		if r.Version > l.Version {
			return max(now, r.Version) + 1, nil
		}
	}
	return l.Version, nil
}
