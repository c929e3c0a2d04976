package link

import (
	"cmp"
	"slices"

	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// VenueRow is a venue of the hours with the company that it belongs to.
type VenueRow struct {
	// Name is as the hours write it, or as it was kept when none do.
	Name string
	// Owner and Company are the key and the name, "" while nobody decided.
	Owner   store.CompanyKey
	Company string
	// Lines counts the lines of the venue, In the names of the companies that hold them.
	Lines int
	In    []string
}

// Venues lists the venues of the lines on the given days and those decided
// before, undecided ones first.
func (s *Service) Venues(days payroll.Span) ([]VenueRow, error) {
	owners, err := s.VenueOwners()
	if err != nil {
		return nil, err
	}
	infos, err := s.Ledger.Companies()
	if err != nil {
		return nil, err
	}
	names := map[store.CompanyKey]string{}
	for _, i := range infos {
		names[i.Key] = i.Name
	}
	rows := map[string]*VenueRow{}
	for key, owner := range owners {
		rows[key] = &VenueRow{Name: key, Owner: owner, Company: names[owner]}
	}
	for _, i := range infos {
		co, err := s.Ledger.Company(i.Key)
		if err != nil {
			return nil, err
		}
		lines, err := co.Lines(days)
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			key := payroll.FoldType(l.Venue)
			if key == "" {
				continue
			}
			r := rows[key]
			if r == nil {
				r = &VenueRow{}
				rows[key] = r
			}
			r.Name = l.Venue
			r.Lines++
			if !slices.Contains(r.In, i.Name) {
				r.In = append(r.In, i.Name)
			}
		}
	}
	out := make([]VenueRow, 0, len(rows))
	for _, r := range rows {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b VenueRow) int {
		return cmp.Or(cmp.Compare(min(len(a.Owner), 1), min(len(b.Owner), 1)), cmp.Compare(payroll.FoldType(a.Name), payroll.FoldType(b.Name)))
	})
	return out, nil
}

// Divides tells whether every row of a preview goes by its venue to a company that
// somebody chose, so that none depends on the company at hand.
func (s *Service) Divides(p *Preview) (bool, error) {
	owners, err := s.VenueOwners()
	if err != nil || len(p.source.Rows) == 0 {
		return false, err
	}
	return !slices.ContainsFunc(p.source.Rows, func(r intake.Row) bool { return owners[payroll.FoldType(r.Venue)] == "" }), nil
}

// OpenVenues gives those of the named venues that belong to no company yet;
// none while a single company is linked, since all are then its own.
func (s *Service) OpenVenues(names []string) ([]string, error) {
	owners, err := s.VenueOwners()
	if err != nil {
		return nil, err
	}
	infos, err := s.Ledger.Companies()
	if err != nil || len(infos) <= 1 {
		return nil, err
	}
	var out []string
	for _, n := range names {
		key := payroll.FoldType(n)
		if key != "" && owners[key] == "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out, nil
}
