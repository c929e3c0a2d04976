package store

import (
	"slices"

	"doorzet/payroll"
)

// bucketBeside holds the rows of others that a person accepted, by kind and id.
const bucketBeside = "beside"

// Besides gives the rows of others booked in a period that a person accepted.
func (c *Company) Besides(p payroll.Period) ([]payroll.Beside, error) {
	all, err := c.AllBesides()
	return slices.DeleteFunc(all, func(b payroll.Beside) bool { return b.BookedIn != p }), err
}

// AllBesides gives the rows of others that a person accepted, in any period.
func (c *Company) AllBesides() ([]payroll.Beside, error) {
	all, err := c.besides()
	return slices.DeleteFunc(all, func(b payroll.Beside) bool { return b.Skip }), err
}

// Skips gives the rows of others booked in a period because of which a person
// left somebody out.
func (c *Company) Skips(p payroll.Period) ([]payroll.Beside, error) {
	all, err := c.besides()
	return slices.DeleteFunc(all, func(b payroll.Beside) bool { return !b.Skip || b.BookedIn != p }), err
}

// besides gives every choice about rows of others.
func (c *Company) besides() (out []payroll.Beside, err error) {
	err = c.l.view(func(t *tx) error {
		all, err := c.table(t, bucketBeside)
		if err == nil {
			out, err = readAll[payroll.Beside](all, nil, nil)
		}
		return err
	})
	return out, err
}

// SetBeside keeps choices about rows of others; what was chosen about one of them
// before is replaced.
func (c *Company) SetBeside(rows []payroll.Beside, a Audit) error {
	return c.l.update(func(t *tx) error {
		all, err := c.table(t, bucketBeside)
		if err != nil {
			return err
		}
		for _, b := range rows {
			if err := all.put(rowBytes(b.Kind, b.ID), b); err != nil {
				return err
			}
		}
		return t.audit(a, c.path()...)
	})
}

// DropBeside takes choices back: those rows ask again.
func (c *Company) DropBeside(rows []payroll.Beside, a Audit) error {
	return c.l.update(func(t *tx) error {
		all, err := c.table(t, bucketBeside)
		if err != nil {
			return err
		}
		for _, b := range rows {
			if err := all.drop(rowBytes(b.Kind, b.ID)); err != nil {
				return err
			}
		}
		return t.audit(a, c.path()...)
	})
}
