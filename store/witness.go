package store

import (
	"maps"
	"slices"

	"doorzet/payroll"
)

// witnessesKey is where the contract types that sources tell are kept, beside
// the settings.
const witnessesKey = "witnesses"

// Witnesses gives the contract types that people files told last.
func (c *Company) Witnesses() (w map[payroll.EmployeeID]payroll.Witness, err error) {
	err = c.l.view(func(t *tx) error {
		all, err := c.table(t, bucketSettings)
		if err != nil {
			return err
		}
		_, err = all.getProven([]byte(witnessesKey), &w)
		return err
	})
	return w, err
}

// PeopleChange is what a people file teaches about the people of a company.
type PeopleChange struct {
	Company *Company
	// Witnesses are put; a witness without a contract type removes one.
	Witnesses map[payroll.EmployeeID]payroll.Witness
	// Settings, when set, changes the settings, such as links of names.
	Settings func(*payroll.Settings) error
	File     *FileInfo
	Audit    Audit
}

// CommitPeople writes what a people file teaches, of all companies in one
// transaction.
func (l *Ledger) CommitPeople(list []PeopleChange) error {
	return l.update(func(t *tx) error {
		for _, ch := range list {
			if err := ch.Company.commitPeople(t, ch); err != nil {
				return err
			}
		}
		return nil
	})
}

func (c *Company) commitPeople(t *tx, ch PeopleChange) error {
	all, err := c.table(t, bucketSettings)
	if err != nil {
		return err
	}
	kept := map[payroll.EmployeeID]payroll.Witness{}
	if _, err := all.getProven([]byte(witnessesKey), &kept); err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(ch.Witnesses)) {
		if w := ch.Witnesses[id]; w.Contract != "" {
			kept[id] = w
		} else {
			delete(kept, id)
		}
	}
	if err := all.put([]byte(witnessesKey), kept); err != nil {
		return err
	}
	if ch.Settings != nil {
		s, err := c.settings(t)
		if err != nil {
			return err
		}
		if err := ch.Settings(&s); err != nil {
			return err
		}
		if err := all.put([]byte(settingsKey), s); err != nil {
			return err
		}
	}
	if ch.File != nil {
		if err := t.putFile(*ch.File); err != nil {
			return err
		}
	}
	return t.audit(ch.Audit, c.path()...)
}
