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
	// Area is where the change belongs; the ledger works it out when it is empty.
	Area Area `json:"area"`
	// By is who made the change, as the audit trail names them; "" for changes of
	// a time when that was not kept.
	By string `json:"by,omitempty"`
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

// pushUndo adds an entry; what was undone before in its area can no longer be
// redone.
func (c *Company) pushUndo(t *tx, e UndoEntry) error {
	if e.Area == "" {
		e.Area = areaOf(e)
	}
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
		if stays := !old.Undone || old.Area != e.Area; stays && kept < undoKeep-1 {
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
	e.At, e.By, e.Undone = t.stamp(), t.actor, false
	return all.put(number(e.ID), e)
}

// Undo takes back the newest change of an area that is not undone and gives it.
// It fails with a Problem when there is none there, and that one names the newest
// change of another area; when a line has been changed since or is held by a
// step; or when another chose over it since.
func (c *Company) Undo(area Area, a Audit) (UndoEntry, error) {
	return c.swapNewest(a, true, func(olds []UndoEntry) (UndoEntry, error) {
		var elsewhere *UndoEntry
		for i := range slices.Backward(olds) {
			switch old := &olds[i]; {
			case old.Undone:
			case old.Area == area:
				return *old, nil
			case elsewhere == nil:
				elsewhere = old
			}
		}
		if elsewhere != nil {
			return UndoEntry{}, payroll.NewProblem(CodeUndoElsewhere, "area", string(area),
				"change", elsewhere.Label, "at", elsewhere.At, "there", string(elsewhere.Area))
		}
		return UndoEntry{}, payroll.NewProblem(CodeNoUndo)
	})
}

// Redo does the change of an area again that was undone last there.
func (c *Company) Redo(area Area, a Audit) (UndoEntry, error) {
	return c.swapNewest(a, false, func(olds []UndoEntry) (UndoEntry, error) {
		for _, old := range olds {
			if old.Undone && old.Area == area {
				return old, nil
			}
		}
		return UndoEntry{}, payroll.NewProblem(CodeNoUndo)
	})
}

// swapNewest swaps the change that which chooses.
func (c *Company) swapNewest(a Audit, undone bool, which func([]UndoEntry) (UndoEntry, error)) (e UndoEntry, err error) {
	err = c.l.update(func(t *tx) error {
		olds, err := c.undoes(t)
		if err != nil {
			return err
		}
		if e, err = which(olds); err != nil {
			return err
		}
		return c.swap(t, e, undone, a)
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
	if err := swapFields[payroll.Settings](c, t, bucketSettings, settingsKey, e.Settings, undone); err != nil {
		return err
	}
	if err := swapFields[Memo](c, t, bucketMemo, memoKey, e.Memo, undone); err != nil {
		return err
	}
	return t.remember(e.Answers, undone)
}

// swapFields puts one side of a record in place of the other, in the fields in
// which the two differ. Those must not have been changed since; what was chosen
// or noted since in another field stays.
func swapFields[T any](c *Company, t *tx, bucket, key string, s *Swap, undone bool) error {
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
	merged, ok := mergeFields(now, from, to)
	if !ok {
		return payroll.NewProblem(CodeChoiceStale)
	}
	var record T
	if err := json.Unmarshal(orNull(merged), &record); err != nil {
		return fmt.Errorf("store: put %s back: %w", key, err)
	}
	return all.put([]byte(key), record)
}

// forgetChoices takes changes of the settings off the list of what can be taken
// back: what they held is to be forgotten, or stands elsewhere by now.
func (c *Company) forgetChoices(t *tx) error {
	return c.dropUndoes(t, func(e UndoEntry) bool { return e.Settings != nil })
}

// forgetNotes takes changes of notes off the list of what can be taken
// back: what was noted is to be forgotten.
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
