package link

import (
	"doorzet/payroll"
	"doorzet/store"
)

// teamOf gives the people of a company, indexed. A number without a name is
// whose it is only at venues that belong to the company.
func (s *Service) teamOf(co *store.Company) (*payroll.Team, error) {
	people, err := co.Team()
	if err != nil {
		return nil, err
	}
	own, err := s.ownVenue(co.Key())
	if err != nil {
		return nil, err
	}
	return payroll.NewTeam(people).NumbersAlone(own), nil
}

// ownVenue tells which venues belong to a company. With one company linked every
// venue is its own until said otherwise; with more, those it was given.
func (s *Service) ownVenue(key store.CompanyKey) (func(string) bool, error) {
	venues, err := s.VenueOwners()
	if err != nil {
		return nil, err
	}
	all, err := s.Ledger.Companies()
	if err != nil {
		return nil, err
	}
	return func(v string) bool {
		owner, ok := venues[payroll.FoldType(v)]
		return owner == key || (!ok && len(all) <= 1)
	}, nil
}
