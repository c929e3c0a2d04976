package link

import (
	"cmp"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// untaken gives the rows of sources that were not taken and may be a company's: for
// which they were read, or to which their venue was given since.
func (s *Service) untaken(key store.CompanyKey) ([]payroll.Untaken, error) {
	all, err := s.Ledger.Untaken()
	if err != nil || len(all) == 0 {
		return nil, err
	}
	owners, err := s.VenueOwners()
	return slices.DeleteFunc(all, func(u payroll.Untaken) bool {
		at := cmp.Or(owners[payroll.FoldType(u.Venue)], store.CompanyKey(u.Company))
		return at != key
	}), err
}

// readings tells what the source has of each of its venues: rows that come in now, rows
// of which nobody has said whose they are, and rows that belong elsewhere.
func (p *Preview) readings() []payroll.Reading {
	if p.source == nil {
		return nil
	}
	part := p.given.answers.Part != nil && *p.given.answers.Part || p.Changes.Part != nil
	at := map[string]int{} // by the venue as it is written, and folded
	var out []payroll.Reading
	for _, v := range p.source.Covers.Venues {
		key := payroll.FoldType(v)
		r := payroll.Reading{Span: p.source.Covers.Span, Part: part, Taken: !p.asked(key)}
		r.Venue, r.Company = v, string(p.at.Key())
		if p.source.Kind != payroll.SourceEitjeAPI {
			r.File = p.source.Name
		}
		at[key] = len(out)
		out = append(out, r)
	}
	for i := range p.source.Rows {
		row := &p.source.Rows[i]
		n, ok := at[row.Venue]
		if !ok {
			if n, ok = at[payroll.FoldType(row.Venue)]; !ok {
				continue
			}
			at[row.Venue] = n
		}
		days := &out[n].Days
		d := slices.IndexFunc(*days, func(d payroll.UntakenDay) bool { return d.Date == row.Date })
		if d < 0 {
			*days = append(*days, payroll.UntakenDay{Date: row.Date})
			d = len(*days) - 1
		}
		(*days)[d].Rows++
		(*days)[d].Minutes += row.Minutes
	}
	return out
}

// asked tells whether nobody has said whose a venue is, folded.
func (p *Preview) asked(key string) bool {
	return slices.ContainsFunc(p.Held, func(h HeldVenue) bool { return !h.Elsewhere && payroll.FoldType(h.Venue) == key })
}
