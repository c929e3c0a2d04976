package link

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"doorzet/payroll"
	"doorzet/store"
)

// PurgePlan tells what retention says may go, per company, before it goes.
type PurgePlan struct {
	// Records is the first day of which payroll records stay, Leavers the day
	// before which somebody must have left for the other data to go.
	Records, Leavers payroll.Date
	Companies        []CompanyPurge
}

// CompanyPurge is what goes of one company.
type CompanyPurge struct {
	Info store.CompanyInfo
	store.Purged
	// Bare are leavers of whom only what payroll records need stays, Gone those
	// of whom nothing stays.
	Bare, Gone []payroll.Person
	// Links counts links of names and choices about people who left.
	Links int
	purge store.Purge
}

// Empty tells whether nothing goes.
func (p *PurgePlan) Empty() bool {
	for i := range p.Companies {
		c := &p.Companies[i]
		if c.Purged != (store.Purged{}) || c.Links > 0 {
			return false
		}
	}
	return true
}

// PurgePlan works out what may go today and changes nothing.
func (s *Service) PurgePlan() (*PurgePlan, error) {
	today := payroll.DateOf(s.Clock.Now())
	p := &PurgePlan{Records: payroll.RecordsFrom(today), Leavers: payroll.LeaversFrom(today)}
	infos, err := s.Ledger.Companies()
	if err != nil {
		return nil, err
	}
	for _, info := range infos {
		co, err := s.Ledger.Company(info.Key)
		if err != nil {
			return nil, err
		}
		c := CompanyPurge{Info: info}
		if err := p.company(co, &c); err != nil {
			return nil, err
		}
		if c.Purged, err = co.Purge(c.purge, true, store.Audit{}); err != nil {
			return nil, err
		}
		p.Companies = append(p.Companies, c)
	}
	return p, nil
}

// company finds the leavers of a company and what is kept about them.
func (p *PurgePlan) company(co *store.Company, c *CompanyPurge) error {
	people, err := co.Team()
	if err != nil {
		return err
	}
	set, err := co.Settings()
	if err != nil {
		return err
	}
	c.purge = store.Purge{Lines: p.Records, Details: p.Leavers.Time().Format(time.RFC3339)}
	for _, who := range people {
		last, ok := payroll.LastDay(who)
		switch {
		case !ok || last >= p.Leavers:
		case last < p.Records:
			c.purge.Left = append(c.purge.Left, who.ID)
			c.Gone = append(c.Gone, who)
			c.purge.Drop = append(c.purge.Drop, who.ID)
		default:
			c.purge.Left = append(c.purge.Left, who.ID)
			if !payroll.IsBare(who) {
				c.Bare = append(c.Bare, who)
				c.purge.Put = append(c.purge.Put, payroll.Bare(who))
			}
		}
	}
	c.Links = len(set.Links) + len(set.Overrides)
	forget(&set, c.purge.Drop)
	c.Links -= len(set.Links) + len(set.Overrides)
	if c.Links > 0 {
		drop := c.purge.Drop
		c.purge.Settings = func(s *payroll.Settings) { forget(s, drop) }
	}
	return nil
}

// forget takes the links and pay bases of people out of the settings.
func forget(s *payroll.Settings, who []payroll.EmployeeID) {
	s.Links = slices.DeleteFunc(slices.Clone(s.Links), func(l payroll.NameLink) bool { return slices.Contains(who, l.Employee) })
	s.Overrides = maps.Clone(s.Overrides)
	for _, e := range who {
		delete(s.Overrides, e)
	}
}

// Purge does what a plan says, with an entry in each audit trail. Copies that
// still hold what went are removed.
func (s *Service) Purge(p *PurgePlan, dir string) (copies int, err error) {
	for i := range p.Companies {
		c := &p.Companies[i]
		if c.Purged == (store.Purged{}) && c.Links == 0 {
			continue
		}
		co, err := s.Ledger.Company(c.Info.Key)
		if err != nil {
			return 0, err
		}
		audit := store.Audit{Action: "purge", Args: payroll.Args{
			"lines": strconv.Itoa(c.Lines), "people": strconv.Itoa(c.People), "details": strconv.Itoa(c.Details),
			"records": p.Records.String(), "leavers": p.Leavers.String(),
		}}
		if c.Purged, err = co.Purge(c.purge, false, audit); err != nil {
			return 0, err
		}
	}
	if _, err := s.Ledger.PurgeDetails(p.Leavers.Time().Format(time.RFC3339), store.Audit{}); err != nil {
		return 0, err
	}
	return store.DropCopies(dir)
}
