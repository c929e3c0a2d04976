package store

import (
	"strings"

	"doorzet/payroll"
)

// bucketIDs holds the ids that REST has for what the ledger knows by those of SOAP.
const bucketIDs = "ids"

// IDKind says what an id is of.
type IDKind string

// The kinds of ids.
const (
	IDEmployee   IDKind = "employee"
	IDHours      IDKind = "hours"
	IDWage       IDKind = "wage"
	IDCostCentre IDKind = "cost-centre"
)

// IDPair is one thing under both its ids: Own is the one in this ledger.
type IDPair struct {
	Kind IDKind `json:"kind"`
	Own  string `json:"own"`
	GUID string `json:"guid"`
}

// IDs gives the pairs of the company.
func (c *Company) IDs() (out []IDPair, err error) {
	err = c.l.view(func(t *tx) error {
		ids, err := c.table(t, bucketIDs)
		if err != nil {
			return err
		}
		out, err = readAll[IDPair](ids, nil, nil)
		return err
	})
	return out, err
}

// Relink changes the link of the company and adds pairs of ids, in one
// transaction; an error of fn changes nothing.
func (c *Company) Relink(pairs []IDPair, a Audit, fn func(*CompanyInfo) error) error {
	return c.l.update(func(t *tx) error {
		info, err := c.info(t)
		if err != nil {
			return err
		}
		if err := fn(&info); err != nil {
			return err
		}
		ids, err := c.table(t, bucketIDs)
		if err != nil {
			return err
		}
		for _, p := range pairs {
			if err := ids.put([]byte(strings.Join([]string{string(p.Kind), p.Own}, "/")), p); err != nil {
				return err
			}
		}
		if err := c.saveInfo(t, info); err != nil {
			return err
		}
		return t.audit(a, c.path()...)
	})
}

// NewestBatch gives the id of the batch that was made last, "" when there is none.
func (c *Company) NewestBatch() (payroll.BatchID, error) {
	all, err := c.Batches()
	if err != nil || len(all) == 0 {
		return "", err
	}
	newest := all[0]
	for _, b := range all[1:] {
		if b.At > newest.At || b.At == newest.At && b.ID > newest.ID {
			newest = b
		}
	}
	return newest.ID, nil
}
