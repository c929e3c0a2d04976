package link

import (
	"cmp"
	"maps"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// SetVenue decides to which company the lines of a venue belong, and moves
// there what was not sent yet.
func (s *Service) SetVenue(venue string, to *store.Company) error {
	return s.SetVenues(map[string]*store.Company{venue: to})
}

// SetVenues decides about several venues at once: all of it or nothing.
func (s *Service) SetVenues(list map[string]*store.Company) error {
	venues, err := s.Ledger.Venues()
	if err != nil {
		return err
	}
	to := map[string]*store.Company{}
	var audits []store.Audit
	for _, venue := range slices.Sorted(maps.Keys(list)) {
		key := payroll.FoldType(venue)
		to[key], venues[key] = list[venue], list[venue].Key()
		audits = append(audits, store.Audit{Action: "venue", Args: payroll.Args{"venue": key, "company": string(venues[key])}})
	}
	all, err := s.allCompanies()
	if err != nil {
		return err
	}
	moves, err := moveVenues(all, to)
	if err != nil {
		return err
	}
	return s.Ledger.ChangeVenues(venues, moves, audits...)
}

// moveVenues gives the changes that move the unsent lines of venues, folded, from
// whichever company has them to the one to which they belong. Each line is put
// before it is dropped.
func moveVenues(all []*store.Company, to map[string]*store.Company) ([]store.CompanyChange, error) {
	var puts, drops []store.CompanyChange
	for _, from := range all {
		lines, err := from.Lines(payroll.Span{})
		if err != nil {
			return nil, err
		}
		counted, err := from.Counted(payroll.Span{})
		if err != nil {
			return nil, err
		}
		put := map[*store.Company][]payroll.Line{}
		var drop []store.LineKey
		for _, l := range lines {
			if c := to[payroll.FoldType(l.Venue)]; c != nil && c.Key() != from.Key() && len(counted[l.ID]) == 0 {
				put[c] = append(put[c], l)
				drop = append(drop, store.KeyOf(l))
			}
		}
		audit := func(n int) store.Audit {
			return store.Audit{Action: "venue", Args: payroll.Args{"company": string(from.Key()), "lines": payroll.IntText(n)}}
		}
		for _, c := range slices.SortedFunc(maps.Keys(put), cmpKeys) {
			puts = append(puts, store.CompanyChange{Company: c, Change: store.Change{Put: put[c], Audit: audit(len(put[c]))}})
		}
		if len(drop) > 0 {
			drops = append(drops, store.CompanyChange{Company: from, Change: store.Change{Drop: drop, Audit: audit(len(drop))}})
		}
	}
	return append(puts, drops...), nil
}

func cmpKeys(a, b *store.Company) int { return cmp.Compare(a.Key(), b.Key()) }
