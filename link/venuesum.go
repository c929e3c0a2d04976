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
	type place struct {
		company store.CompanyKey
		venue   string
	}
	all := map[place]*VenueSum{}
	at := func(c *store.Company, venue string) *VenueSum {
		k := place{c.Key(), payroll.FoldType(venue)}
		if all[k] == nil {
			all[k] = &VenueSum{Company: titles[c.Key()], Venue: venue}
		}
		return all[k]
	}
	for _, r := range p.Changes.New {
		v := at(p.route(r.Venue), r.Venue)
		v.New++
		v.Minutes += r.Minutes
		v.Added += r.Minutes
	}
	for _, d := range p.Changes.Double {
		at(p.route(d.Row.Venue), d.Row.Venue).Double++
	}
	changed := func(ch intake.Change) {
		v := at(p.owner[ch.Old.ID], ch.New.Venue)
		v.Changed++
		v.Minutes += ch.New.Minutes
		if v.Added += ch.New.Minutes; !ch.Old.Withdrawn {
			v.Added -= ch.Old.Minutes
		}
	}
	for _, ch := range p.Changes.Changed {
		changed(ch)
	}
	for _, sc := range p.Sent {
		if !sc.Vanished {
			changed(sc.Change)
		}
	}
	for _, id := range p.Changes.Same {
		l := p.lines[id]
		v := at(p.owner[id], l.Venue)
		v.Same++
		v.Minutes += l.Minutes
	}
	for _, l := range p.Changes.Vanished {
		at(p.owner[l.ID], l.Venue).Vanished++
	}
	out := make([]VenueSum, 0, len(all))
	for _, v := range all {
		out = append(out, *v)
	}
	slices.SortFunc(out, func(a, b VenueSum) int {
		return cmp.Or(cmp.Compare(a.Company, b.Company), cmp.Compare(payroll.FoldType(a.Venue), payroll.FoldType(b.Venue)))
	})
	return out, nil
}
