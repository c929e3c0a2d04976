package link

import (
	"cmp"
	"maps"
	"slices"

	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// SaidName is a name of a source that leads to somebody whom Nmbrs calls otherwise, or
// who has another number there than the source tells.
type SaidName struct {
	// Name is the source's own, or the number or address where it has no name; with
	// the number behind it that was overruled.
	Name     string
	Company  store.CompanyKey
	Employee payroll.EmployeeID
	// Called is the person's name in Nmbrs, By what leads there.
	Called string
	By     payroll.MatchReason
	Lines  int
}

// saidAs is how a source names somebody at a company.
type saidAs struct {
	company store.CompanyKey
	who     whoSaid
}

func asSaid(c store.CompanyKey, f *payroll.Facts) saidAs {
	return saidAs{c, whoSaid{f.Person, f.Number, f.Email, f.NmbrsID}}
}

// CalledAs gives the name in Nmbrs of the person of facts of the preview, "" where it
// is the source's own, or nobody's.
func (p *Preview) CalledAs(f *payroll.Facts) string {
	return p.called[asSaid(p.route(f.Venue).Key(), f)]
}

// findSaid gathers the names of rows that change something, where Nmbrs has others.
func (s *Service) findSaid(p *Preview, books func(*store.Company) (*names, error)) error {
	p.called = map[saidAs]string{}
	said := map[saidAs]*SaidName{}
	tell := func(r *intake.Row) error {
		c := p.route(r.Venue)
		k := asSaid(c.Key(), &r.Facts)
		if have, known := said[k]; known {
			if have != nil {
				have.Lines++
			}
			return nil
		}
		b, err := books(c)
		if err != nil {
			return err
		}
		said[k] = b.said(c.Key(), &r.Facts)
		if said[k] != nil {
			p.called[k] = said[k].Called
		}
		return nil
	}
	for _, r := range p.changing() {
		if err := tell(r); err != nil {
			return err
		}
	}
	for _, n := range slices.Collect(maps.Values(said)) {
		if n != nil {
			p.Said = append(p.Said, *n)
		}
	}
	slices.SortFunc(p.Said, func(a, b SaidName) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Company, b.Company), cmp.Compare(a.Employee, b.Employee))
	})
	return nil
}

// said tells to whom facts lead whom Nmbrs calls otherwise, nil else.
func (b *names) said(c store.CompanyKey, f *payroll.Facts) *SaidName {
	m := b.team.Resolve(*f, b.links)
	person, ok := b.team.Person(m.Employee)
	if !ok {
		return nil
	}
	out := &SaidName{Name: payroll.SaidName(*f), Company: c, Employee: m.Employee, Called: person.Name(), By: m.By, Lines: 1}
	switch word := b.team.Overruled(m.Employee, *f); {
	case word != "":
		out.Name += " (" + word + ")"
		out.Called = b.team.Titles([]payroll.EmployeeID{m.Employee})
	case person.SameName(*f):
		return nil
	}
	return out
}

// changing gives the rows that are new or tell a line otherwise.
func (p *Preview) changing() []*intake.Row {
	c := &p.Changes
	out := make([]*intake.Row, 0, len(c.New)+len(c.Changed)+len(c.Redescribed))
	for i := range c.New {
		out = append(out, &c.New[i])
	}
	for _, list := range [...][]intake.Change{c.Changed, c.Transferred, c.Redescribed} {
		for i := range list {
			out = append(out, &list[i].New)
		}
	}
	for i := range c.Sent {
		if !c.Sent[i].Vanished {
			out = append(out, &c.Sent[i].New)
		}
	}
	return out
}
