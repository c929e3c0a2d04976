package main

import (
	"context"
	"maps"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// venuesCmd shows or sets to which company the lines of a venue belong.
type venuesCmd struct {
	Set []string `help:"${f_venueset}" sep:"none" placeholder:"VENUE=ID"`
}

type venueJSON struct {
	Venue   string       `json:"venue"`
	Company *companyJSON `json:"company"`
	Lines   int          `json:"lines"`
}

type venuesJSON struct {
	Venues []venueJSON `json:"venues"`
}

func (c *venuesCmd) run(_ context.Context, a *app) (reply, error) {
	set, err := a.pairs(c.Set)
	if err != nil {
		return reply{}, err
	}
	if err := a.open(false); err != nil {
		return reply{}, err
	}
	to := map[string]*store.Company{}
	for _, x := range set {
		if to[x.name], err = a.svc.Company(x.value); err != nil {
			return reply{}, err
		}
	}
	if len(to) > 0 {
		if err := a.svc.SetVenues(to); err != nil {
			return reply{}, err
		}
	}
	doc, err := a.venues()
	if err != nil {
		return reply{}, err
	}
	return reply{data: doc, page: func(p *page) { venuesPage(p, doc) }}, nil
}

// venues gathers the venues that were mapped and those of the lines of every
// company's current period.
func (a *app) venues() (venuesJSON, error) {
	mapped, err := a.svc.VenueOwners()
	if err != nil {
		return venuesJSON{}, err
	}
	infos, err := a.svc.Companies()
	if err != nil {
		return venuesJSON{}, err
	}
	lines := map[string]int{}
	names := map[store.CompanyKey]companyJSON{}
	for v := range mapped {
		lines[v] = 0
	}
	for _, info := range infos {
		names[info.Key] = companyOf(info)
		co, err := a.ledger.Company(info.Key)
		if err != nil {
			return venuesJSON{}, err
		}
		desk, err := a.svc.Desk(co, info.Current)
		if err != nil {
			return venuesJSON{}, err
		}
		for i := range desk.Verdicts {
			lines[payroll.FoldType(desk.Verdicts[i].Line.Venue)]++
		}
	}
	doc := venuesJSON{Venues: []venueJSON{}}
	for _, v := range slices.Sorted(maps.Keys(lines)) {
		row := venueJSON{Venue: v, Lines: lines[v]}
		owner, ok := mapped[v]
		if !ok && len(infos) == 1 {
			owner, ok = infos[0].Key, true
		}
		if c, known := names[owner]; ok && known {
			row.Company = &c
		}
		doc.Venues = append(doc.Venues, row)
	}
	return doc, nil
}

func venuesPage(p *page, doc venuesJSON) {
	var rows [][]string
	for _, v := range doc.Venues {
		id, name := "", p.say.VenueOpen
		if v.Company != nil {
			id, name = v.Company.ID, v.Company.Name
		}
		rows = append(rows, []string{v.Venue, p.t.Count(v.Lines), id, name})
	}
	p.table([]column{left("venue"), right("lines"), left("id"), left("company")}, rows)
}
