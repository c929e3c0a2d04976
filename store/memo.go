package store

import "doorzet/payroll"

// bucketMemo holds what the office notes for itself; it has one record.
const (
	bucketMemo = "memo"
	memoKey    = "memo"
)

// Memo is what the office notes for itself beside the lines of a company. It
// changes nothing of what is sent.
type Memo struct {
	// Notes are remarks about people that come back every period, by employee
	// id, or by "name:" and the folded name of somebody whom nobody recognised.
	Notes map[string]string `json:"notes,omitempty"`
	// Reviewed says until which day the hours of a period have been looked through.
	Reviewed map[payroll.Period]payroll.Date `json:"reviewed,omitempty"`
	// Deadlines say when a period has to be pushed through.
	Deadlines map[payroll.Period]payroll.Date `json:"deadlines,omitempty"`
}

// Memo gives what the office noted; the zero Memo when nothing.
func (c *Company) Memo() (m Memo, err error) {
	err = c.l.view(func(t *tx) (err error) { m, err = c.memo(t); return err })
	return m, err
}

func (c *Company) memo(t *tx) (Memo, error) {
	var m Memo
	all, err := c.table(t, bucketMemo)
	if err != nil {
		return m, err
	}
	_, err = all.get([]byte(memoKey), &m)
	return m, err
}

// UpdateMemo changes the notes; an error of fn changes nothing. Undo takes it
// back.
func (c *Company) UpdateMemo(a Audit, fn func(*Memo) error) error {
	return c.l.update(func(t *tx) error {
		m, err := c.memo(t)
		if err != nil {
			return err
		}
		before, err := c.memo(t)
		if err != nil {
			return err
		}
		if err := fn(&m); err != nil {
			return err
		}
		swap, err := c.changeRecord(t, bucketMemo, memoKey, a.Action, before, m)
		if err != nil {
			return err
		}
		if swap != nil {
			if err := c.pushUndo(t, UndoEntry{Label: a.Action, Memo: swap}); err != nil {
				return err
			}
		}
		return t.audit(a, c.path()...)
	})
}
