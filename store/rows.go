package store

import (
	"bytes"
	"cmp"
	"slices"

	"doorzet/payroll"
)

// openKeys gives the keys of the open steps in order.
func (c *Company) openKeys(open table) ([][]byte, error) {
	var keys [][]byte
	err := open.proven()
	if err == nil {
		err = open.scan(nil, nil, func(_, payload []byte) error {
			keys = append(keys, clone(payload))
			return nil
		})
	}
	slices.SortFunc(keys, bytes.Compare)
	return keys, err
}

func rowBytes(kind payroll.Kind, id payroll.RowID) []byte {
	return []byte(string(kind) + "/" + string(id))
}

// rowPlaces are the index keys of a row: by the period it is for and by the
// one it is booked in.
func rowPlaces(r payroll.OwnRow) [][]byte {
	key := "/" + string(rowBytes(r.Kind, r.ID))
	return [][]byte{[]byte("f" + r.ForPeriod.String() + key), []byte("b" + r.BookedIn.String() + key)}
}

// putRow adds a row to the register, or replaces what it says of a row, which
// keeps its number. An id that another step has is never taken from it: that is
// a Problem with CodeRowTaken. The days worked have no id of their own, and a
// later step of theirs takes the place of an earlier one.
func (c *Company) putRow(t *tx, r payroll.OwnRow) error {
	old, replaces, err := c.row(t, r.Kind, r.ID)
	if err != nil {
		return err
	}
	if replaces && old.Step != r.Step && r.Kind != payroll.KindWorked {
		return payroll.NewProblem(CodeRowTaken, "kind", string(r.Kind), "row", string(r.ID))
	}
	if err := c.dropRow(t, r.Kind, r.ID); err != nil {
		return err
	}
	rows, err := c.table(t, bucketRows)
	if err != nil {
		return err
	}
	index, err := c.table(t, bucketRowIndex)
	if err != nil {
		return err
	}
	if r.Seq, err = rows.next(); err != nil {
		return err
	}
	if replaces {
		r.Seq = old.Seq
	}
	for _, place := range rowPlaces(r) {
		if err := index.putRaw(place, rowBytes(r.Kind, r.ID)); err != nil {
			return err
		}
	}
	return rows.put(rowBytes(r.Kind, r.ID), r)
}

// row finds a row of the register.
func (c *Company) row(t *tx, kind payroll.Kind, id payroll.RowID) (payroll.OwnRow, bool, error) {
	var r payroll.OwnRow
	rows, err := c.table(t, bucketRows)
	if err != nil {
		return r, false, err
	}
	ok, err := rows.get(rowBytes(kind, id), &r)
	return r, ok, err
}

// claimRow puts the row that a call of a step made. A row that the step has
// already stays as a person left it.
func (c *Company) claimRow(t *tx, r payroll.OwnRow) error {
	old, ok, err := c.row(t, r.Kind, r.ID)
	if err != nil || (ok && old.Step == r.Step && r.Kind != payroll.KindWorked) {
		return err
	}
	return c.putRow(t, r)
}

// giveUpRow removes a row, where a step is named only if the row is that step's.
func (c *Company) giveUpRow(t *tx, r payroll.OwnRow) error {
	if r.Step != "" {
		old, _, err := c.row(t, r.Kind, r.ID)
		if err != nil || old.Step != r.Step {
			return err
		}
	}
	return c.dropRow(t, r.Kind, r.ID)
}

// dropRow removes a row; one that is not there is no error.
func (c *Company) dropRow(t *tx, kind payroll.Kind, id payroll.RowID) error {
	r, ok, err := c.row(t, kind, id)
	if err != nil || !ok {
		return err
	}
	rows, err := c.table(t, bucketRows)
	if err != nil {
		return err
	}
	index, err := c.table(t, bucketRowIndex)
	if err != nil {
		return err
	}
	for _, place := range rowPlaces(r) {
		if err := index.drop(place); err != nil {
			return err
		}
	}
	return rows.drop(rowBytes(kind, id))
}

func bySeq(a, b payroll.OwnRow) int { return cmp.Compare(a.Seq, b.Seq) }

// Rows gives the register of own rows, oldest first.
func (c *Company) Rows() (out []payroll.OwnRow, err error) {
	err = c.l.view(func(t *tx) error {
		rows, err := c.table(t, bucketRows)
		if err != nil {
			return err
		}
		out, err = readAll[payroll.OwnRow](rows, nil, nil)
		return err
	})
	slices.SortFunc(out, bySeq)
	return out, err
}

// RowsIn gives the own rows booked in a period, oldest first.
func (c *Company) RowsIn(p payroll.Period) ([]payroll.OwnRow, error) {
	return c.rowsAt("b" + p.String() + "/")
}

// RowsFor gives the own rows for a period, wherever booked, oldest first.
func (c *Company) RowsFor(p payroll.Period) ([]payroll.OwnRow, error) {
	return c.rowsAt("f" + p.String() + "/")
}

func (c *Company) rowsAt(prefix string) (out []payroll.OwnRow, err error) {
	err = c.l.view(func(t *tx) error {
		out = nil
		rows, err := c.table(t, bucketRows)
		if err != nil {
			return err
		}
		index, err := c.table(t, bucketRowIndex)
		if err != nil {
			return err
		}
		out, err = provenRows(rows, index, []byte(prefix))
		return err
	})
	slices.SortFunc(out, bySeq)
	return out, err
}

// PutRow takes a row into the register by a person's hand (overnemen). It is
// journalled first. A row that is there already is a Problem.
func (c *Company) PutRow(r payroll.OwnRow, a Audit) error {
	return c.moveRow(rowMove{Put: &r}, a, func(t *tx) error {
		_, ok, err := c.row(t, r.Kind, r.ID)
		if err == nil && ok {
			err = payroll.NewProblem(CodeRowTaken, "kind", string(r.Kind), "row", string(r.ID))
		}
		return err
	})
}

// ReplaceRow changes what the register says of a row by a person's hand. It is
// journalled first. A row that is not there, or that is another step's, is a Problem.
func (c *Company) ReplaceRow(r payroll.OwnRow, a Audit) error {
	return c.moveRow(rowMove{Put: &r}, a, func(t *tx) error {
		old, ok, err := c.row(t, r.Kind, r.ID)
		switch {
		case err != nil:
			return err
		case !ok:
			return payroll.NewProblem(CodeNoRow, "kind", string(r.Kind), "row", string(r.ID))
		case old.Step != r.Step:
			return payroll.NewProblem(CodeRowTaken, "kind", string(r.Kind), "row", string(r.ID))
		}
		return nil
	})
}

func (c *Company) wantRow(t *tx, kind payroll.Kind, id payroll.RowID) error {
	_, ok, err := c.row(t, kind, id)
	if err == nil && !ok {
		err = payroll.NewProblem(CodeNoRow, "kind", string(kind), "row", string(id))
	}
	return err
}

// RetireRow takes a row out of the register by a person's hand: it is gone
// from Nmbrs, or no longer ours. It is journalled first.
func (c *Company) RetireRow(kind payroll.Kind, id payroll.RowID, a Audit) error {
	return c.moveRow(rowMove{Retire: &rowKey{kind, id}}, a, func(t *tx) error { return c.wantRow(t, kind, id) })
}

func (c *Company) moveRow(m rowMove, a Audit, check func(*tx) error) error {
	c.l.write.Lock()
	defer c.l.write.Unlock()
	if err := c.l.view(check); err != nil {
		return err
	}
	return c.l.journalled(c.key, []journalEntry{{Row: &m}}, func(t *tx) error {
		if err := c.applyRowMove(t, m); err != nil {
			return err
		}
		return t.audit(a, c.path()...)
	})
}

func (c *Company) applyRowMove(t *tx, m rowMove) error {
	if m.Retire != nil {
		return c.dropRow(t, m.Retire.Kind, m.Retire.ID)
	}
	if m.Put != nil {
		return c.putRow(t, *m.Put)
	}
	return nil
}
