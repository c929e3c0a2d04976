package link

import (
	"cmp"
	"slices"

	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// VenueSum adds up what a source says of a venue.
type VenueSum struct {
	// Company is the title of the company that the lines go to.
	Company, Venue string
	// New, Changed, Same, Vanished and Double count lines.
	New, Changed, Same, Vanished, Double int
	// Minutes is what the source has in all, Added by how much the hours here
	// grow when new and changed lines are taken.
	Minutes, Added payroll.Minutes
}

// sums adds a preview up per company and venue.
func (s *Service) sums(p *Preview) ([]VenueSum, error) {
	infos, err := s.Ledger.Companies()
	if err != nil {
		return nil, err
	}
	titles := map[store.CompanyKey]string{}
	for i := range infos {
		titles[infos[i].Key] = infos[i].Title()
	}
	all := venueSums{titles: titles, all: map[venuePlace]*VenueSum{}}
	at := all.at
	for _, r := range p.Changes.New {
		v := at(p.route(r.Venue), r.Venue)
		v.New++
		v.Minutes += r.Minutes
		v.Added += r.Minutes
	}
	for _, d := range p.Changes.Double {
		at(p.route(d.Row.Venue), d.Row.Venue).Double++
	}
	for _, ch := range p.Changes.Changed {
		at(p.ownerOf(ch.Old.ID), ch.New.Venue).change(ch)
	}
	for _, sc := range p.Sent {
		if !sc.Vanished {
			at(p.ownerOf(sc.Old.ID), sc.New.Venue).change(sc.Change)
		}
	}
	for _, id := range p.Changes.Same {
		l := p.line(id)
		v := at(p.ownerOf(id), l.Venue)
		v.Same++
		v.Minutes += l.Minutes
	}
	for _, l := range p.Changes.Vanished {
		at(p.ownerOf(l.ID), l.Venue).Vanished++
	}
	return all.list(), nil
}

// venuePlace is a venue of a company, folded.
type venuePlace struct {
	company store.CompanyKey
	venue   string
}

// venueSums gathers the sums.
type venueSums struct {
	titles map[store.CompanyKey]string
	all    map[venuePlace]*VenueSum
}

func (v venueSums) at(c *store.Company, venue string) *VenueSum {
	k := venuePlace{c.Key(), payroll.FoldType(venue)}
	if v.all[k] == nil {
		v.all[k] = &VenueSum{Company: v.titles[c.Key()], Venue: venue}
	}
	return v.all[k]
}

// change counts a line that the source tells otherwise.
func (v *VenueSum) change(ch intake.Change) {
	v.Changed++
	v.Minutes += ch.New.Minutes
	if v.Added += ch.New.Minutes; !ch.Old.Withdrawn {
		v.Added -= ch.Old.Minutes
	}
}

// list gives the sums in order of company and venue.
func (v venueSums) list() []VenueSum {
	out := make([]VenueSum, 0, len(v.all))
	for _, sum := range v.all {
		out = append(out, *sum)
	}
	slices.SortFunc(out, func(a, b VenueSum) int {
		return cmp.Or(cmp.Compare(a.Company, b.Company), cmp.Compare(payroll.FoldType(a.Venue), payroll.FoldType(b.Venue)))
	})
	return out
}
