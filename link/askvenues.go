package link

import (
	"cmp"
	"maps"
	"slices"

	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// Problems of the venues of a source.
const (
	// CodeOtherVenue has the arg venue: the source has no rows of it.
	CodeOtherVenue payroll.Code = "import-other-venue"
	// CodeVenueHeld has the arg venue: nobody has said yet whose its rows are.
	CodeVenueHeld payroll.Code = "import-venue-held"
)

// VenueChoice is a person's word on a venue of a source: it belongs to Company, or
// not to it when Here is not set. Without a venue the rows are meant that have none;
// of those nothing is remembered.
type VenueChoice struct {
	Venue   string
	Company store.CompanyKey
	Here    bool
}

// HeldVenue is a venue whose rows are not taken: nobody decided whose it is while
// most of its people are unknown in the company at hand, or somebody said that it
// belongs to another one.
type HeldVenue struct {
	// Venue is as the source writes it, "" for rows without one.
	Venue   string
	Rows    int
	Minutes payroll.Minutes
	// Known and Unknown count the people of the rows by what the company at hand
	// knows; whom a bare number names is unknown where nobody is known by name.
	Known, Unknown int
	// Elsewhere is set when somebody said that it belongs to another company; else
	// it is asked.
	Elsewhere bool
}

// OpenVenue tells whether some venue is asked about.
func (p *Preview) OpenVenue() bool {
	return slices.ContainsFunc(p.Held, func(h HeldVenue) bool { return !h.Elsewhere })
}

// VenueOwners tells to which company a venue belongs, folded: as it was decided, or
// as a question of an import was answered.
func (s *Service) VenueOwners() (map[string]store.CompanyKey, error) {
	known, err := s.Ledger.Remembered()
	if err != nil {
		return nil, err
	}
	return s.ownersWith(known)
}

func (s *Service) ownersWith(known payroll.Remembered) (map[string]store.CompanyKey, error) {
	owners, err := s.Ledger.Venues()
	if err != nil {
		return nil, err
	}
	for _, v := range known.Venues {
		if _, decided := owners[v.Venue]; v.Here && !decided {
			owners[v.Venue] = store.CompanyKey(v.Company)
		}
	}
	return owners, nil
}

// said puts the answers about venues that were given beside what is remembered,
// and keeps those that are to be remembered.
func (s *Service) said(p *Preview) (payroll.Remembered, error) {
	known, err := s.Ledger.Remembered()
	if err != nil {
		return known, err
	}
	now := payroll.Remembered{}
	for _, v := range p.given.venues {
		key := payroll.FoldType(v.Venue)
		if !slices.ContainsFunc(p.source.Covers.Venues, func(have string) bool { return payroll.FoldType(have) == key }) {
			return known, payroll.NewProblem(CodeOtherVenue, "venue", payroll.Clean(v.Venue, 120))
		}
		a := payroll.VenueAnswer{Venue: key, Company: string(v.Company), Here: v.Here, At: s.today()}
		now.Venues = append(now.Venues, a)
		if key != "" {
			p.learn.Venues = append(p.learn.Venues, a)
		}
	}
	return known.With(now), nil
}

// sortVenues decides where the rows of each venue go, and takes out those that are
// held: they are neither compared nor taken, and nothing of their venue has vanished.
func (s *Service) sortVenues(p *Preview, all []*store.Company) error {
	known, err := s.said(p)
	if err != nil {
		return err
	}
	owners, err := s.ownersWith(known)
	if err != nil {
		return err
	}
	p.route = router(p.at, all, owners)
	b, err := s.namesOf(p.at)
	if err != nil {
		return err
	}
	at := string(p.at.Key())
	held := map[string]*HeldVenue{}
	people := map[string]*acquaintance{}
	for _, v := range p.source.Covers.Venues {
		key := payroll.FoldType(v)
		if owners[key] != "" {
			continue
		}
		if _, elsewhere := known.VenueOf(key, at); elsewhere {
			held[key] = &HeldVenue{Venue: v, Elsewhere: true}
		}
		people[key] = &acquaintance{b: b, seen: map[whoSaid]bool{}}
	}
	acquaint(p.source.Rows, people)
	for _, v := range p.source.Covers.Venues {
		key := payroll.FoldType(v)
		a := people[key]
		if a != nil {
			if err := a.settleBare(p.at, all, v, p.source.Covers.Span); err != nil {
				return err
			}
		}
		switch {
		case a == nil:
		case held[key] != nil:
			held[key].Known, held[key].Unknown = a.known, a.unknown+a.bare
		case len(b.team.People()) > 0 && payroll.VenueDoubtful(a.known, a.unknown, a.bare) && !hereAnyway(p.given.venues, key):
			held[key] = &HeldVenue{Venue: v, Known: a.known, Unknown: a.unknown + a.bare}
		}
	}
	p.hold(held)
	return nil
}

// hereAnyway tells whether somebody said just now of rows without a venue that they
// belong to the company at hand.
func hereAnyway(given []VenueChoice, key string) bool {
	return slices.ContainsFunc(given, func(v VenueChoice) bool { return v.Here && payroll.FoldType(v.Venue) == key })
}

// hold takes the rows of held venues out of what is compared and taken.
func (p *Preview) hold(held map[string]*HeldVenue) {
	p.heldAt = map[string]bool{}
	if len(held) == 0 {
		return
	}
	res := *p.source
	res.Rows = make([]intake.Row, 0, len(p.source.Rows))
	fold := map[string]*HeldVenue{}
	for i := range p.source.Rows {
		r := &p.source.Rows[i]
		h, ok := fold[r.Venue]
		if !ok {
			h = held[payroll.FoldType(r.Venue)]
			fold[r.Venue] = h
		}
		if h == nil {
			res.Rows = append(res.Rows, *r)
			continue
		}
		h.Rows++
		h.Minutes += r.Minutes
	}
	res.Covers.Venues = slices.DeleteFunc(slices.Clone(res.Covers.Venues), func(v string) bool { return held[payroll.FoldType(v)] != nil })
	p.Result = &res
	for _, key := range slices.Sorted(maps.Keys(held)) {
		p.heldAt[key] = true
		p.Held = append(p.Held, *held[key])
	}
	slices.SortStableFunc(p.Held, func(a, b HeldVenue) int { return cmp.Compare(payroll.FoldType(a.Venue), payroll.FoldType(b.Venue)) })
}

// free fails when a row of a held venue is on its way in.
func (p *Preview) free() error {
	if len(p.heldAt) == 0 {
		return nil
	}
	for _, row := range p.Changes.New {
		if p.heldAt[payroll.FoldType(row.Venue)] {
			return payroll.NewProblem(CodeVenueHeld, "venue", payroll.Clean(row.Venue, 120))
		}
	}
	return nil
}

// whoSaid is how a source names somebody.
type whoSaid struct{ person, number, email, nmbrs string }

// acquaintance counts the people of a venue whom a company knows.
type acquaintance struct {
	b              *names
	seen           map[whoSaid]bool
	known, unknown int
	// bare are people whom the rows of a venue give nothing but a number that
	// somebody here has: see payroll.VenueDoubtful.
	bare int
}

// venueBack is how many days around a source tell whether a company has a venue.
const venueBack = 62

// settleBare knows the bare numbers of a venue that bears the name of this company
// and of no other, or where the hours around the days of a source name more people of
// this company than others.
func (a *acquaintance) settleBare(c *store.Company, all []*store.Company, name string, of payroll.Span) error {
	if a.bare == 0 {
		return nil
	}
	named, err := onlyNamed(c, all, name)
	if named || err != nil {
		a.known, a.bare = a.known+a.bare, 0
		return err
	}
	venue := payroll.FoldType(name)
	lines, err := c.Lines(payroll.Span{From: of.From - venueBack, To: of.To + venueBack})
	if err != nil {
		return err
	}
	at := acquaintance{b: a.b, seen: map[whoSaid]bool{}}
	for i := range lines {
		if l := &lines[i]; !l.Withdrawn && payroll.FoldType(l.Venue) == venue {
			at.add(&l.Facts)
		}
	}
	if at.known > at.unknown {
		a.known, a.bare = a.known+a.bare, 0
	}
	return nil
}

// onlyNamed tells whether a venue bears the name of a company and of no other.
func onlyNamed(c *store.Company, all []*store.Company, venue string) (bool, error) {
	found := 0
	for _, o := range all {
		info, err := o.Info()
		if err != nil {
			return false, err
		}
		if !payroll.VenueNamesCompany(venue, info.Name) {
			continue
		}
		if found++; o.Key() != c.Key() {
			return false, nil
		}
	}
	return found == 1, nil
}

// acquaint counts, per venue, the people of whom rows tell.
func acquaint(rows []intake.Row, by map[string]*acquaintance) {
	if len(by) == 0 {
		return
	}
	fold := map[string]*acquaintance{}
	for i := range rows {
		r := &rows[i]
		a, ok := fold[r.Venue]
		if !ok {
			a = by[payroll.FoldType(r.Venue)]
			fold[r.Venue] = a
		}
		if a != nil {
			a.add(&r.Facts)
		}
	}
}

func (a *acquaintance) add(f *payroll.Facts) {
	k := whoSaid{f.Person, f.Number, f.Email, f.NmbrsID}
	if a.seen[k] {
		return
	}
	a.seen[k] = true
	m := a.b.team.Resolve(*f, a.b.links)
	switch {
	case m.Employee == "" && m.NotHere == "":
		a.unknown++
	case m.Employee != "" && f.Venue != "" && f.Person == "" && f.Email == "" && f.NmbrsID == "":
		a.bare++ // rows without a venue are of the company that was chosen
	default:
		a.known++
	}
}
