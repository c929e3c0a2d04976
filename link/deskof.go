package link

import (
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// DeskOf gives the desk on which lines lie that were named without a period: that of p,
// or of another period in which something may wait. Where no desk has all of them it
// is that of p, which then tells which line it does not know.
func (s *Service) DeskOf(co *store.Company, p payroll.Period, ids []payroll.LineID) (*Desk, error) {
	here, err := s.Desk(co, p)
	if err != nil || here.hasAll(ids) {
		return here, err
	}
	others, err := otherPeriods(co, here.Book.Settings, p)
	if err != nil {
		return nil, err
	}
	for _, q := range others {
		d, err := s.Desk(co, q)
		if err != nil {
			return nil, err
		}
		if d.hasAll(ids) {
			return d, nil
		}
	}
	return here, nil
}

func (d *Desk) hasAll(ids []payroll.LineID) bool {
	return !slices.ContainsFunc(ids, func(id payroll.LineID) bool {
		return !slices.ContainsFunc(d.Verdicts, func(v payroll.Verdict) bool { return v.Line.ID == id })
	})
}
