package link

import (
	"cmp"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// Problems of linking people.
const (
	// CodeNoEmployee: args id, suggestions. Nobody with this id was accepted; those are
	// people with an id, number or name like it, else the first ones.
	CodeNoEmployee payroll.Code = "people-unknown-id"
	// CodeNoName: args name. There is no name to link in it.
	CodeNoName payroll.Code = "people-unknown-name"
	// CodeBadBasis: args basis. Not hourly, fixed or extra.
	CodeBadBasis payroll.Code = "people-bad-basis"
)

// PersonRow is a person with the pay basis of a period and its reason.
type PersonRow struct {
	payroll.Person
	Basis   payroll.PayBasis
	Reason  payroll.BasisReason
	Lines   int
	Minutes payroll.Minutes
	// Override is the office's decision behind the pay basis, with who and when.
	Override *payroll.Override
	// Findings are what is worth knowing about the person in the period.
	Findings []payroll.Finding
	// Said are the names under which the sources have the person, where those
	// are not the person's name in Nmbrs, in alphabetical order.
	Said []string
}

// NameRow is a name in the lines that nobody answers to yet, or of which it is
// not certain who it is.
type NameRow struct {
	Called
	Lines int
	// Why is the doubt where somebody answers to a word of the lines.
	Why payroll.Doubt
	// Finding tells it in full.
	Finding     payroll.Finding
	Suggestions []payroll.Suggestion
	Waiting     bool
}

// People lists the accepted people in Dutch order with their pay basis on the
// last day of the period, and the names that wait for a link.
func (s *Service) People(d *Desk) ([]PersonRow, []NameRow) {
	on := span(d.Book.Settings.Calendar, d.Period).To
	lines := map[payroll.EmployeeID]*PersonRow{}
	var people []PersonRow
	for _, p := range d.Book.Team.People() {
		people = append(people, PersonRow{Person: p})
	}
	for i := range people {
		p := &people[i]
		over := d.Book.Settings.Overrides[p.ID]
		p.Basis, p.Reason = basisInPeriod(p.Person, on, over)
		if o, ok := payroll.OverrideOn(over, on); ok {
			p.Override = &o
		}
		p.Findings = payroll.PersonFindings(p.Person, d.Book.Settings.Calendar.Range(d.Period, p.Basis), over)
		lines[p.ID] = p
	}
	names := map[string]*NameRow{}
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		if v.Line.Withdrawn {
			continue // it asks nothing of anybody
		}
		if p := lines[v.Employee]; p != nil {
			p.Lines++
			p.Minutes += v.Line.Hours()
			p.said(&v.Line.Facts)
			if v.Basis == payroll.BasisUnknown {
				p.Basis, p.Reason = v.Basis, v.Reason
			}
			continue
		}
		if v.Match.NotHere != "" {
			continue
		}
		n := names[v.Match.Key]
		if n == nil {
			n = d.nameRow(v)
			names[v.Match.Key] = n
		}
		n.Lines++
	}
	var waiting []NameRow
	for _, n := range names {
		waiting = append(waiting, *n)
	}
	slices.SortFunc(waiting, func(a, b NameRow) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key)) })
	return people, waiting
}

// said keeps what a source calls the person, where Nmbrs does not.
func (p *PersonRow) said(f *payroll.Facts) {
	if name := payroll.SaidName(*f); !p.SameName(*f) && !slices.Contains(p.Said, name) {
		p.Said = append(p.Said, name)
		slices.Sort(p.Said)
	}
}

// nameRow begins the row of a name of which nobody knows whose it is.
func (d *Desk) nameRow(v *payroll.Verdict) *NameRow {
	n := &NameRow{Called: Called{Name: payroll.SaidName(v.Line.Facts), Key: v.Match.Key}, Waiting: v.Match.Waiting, Why: v.Match.Why}
	for _, f := range v.Findings {
		if f.Kind == payroll.FindUnknownPerson {
			n.Finding = f
		}
	}
	n.Suggestions = d.Book.Team.Likely(v.Line.Facts, v.Match, maxSuggestions)
	return n
}

// basisInPeriod gives the basis on the last day; for someone who left before
// it, on the last day of service.
func basisInPeriod(p payroll.Person, on payroll.Date, over []payroll.Override) (payroll.PayBasis, payroll.BasisReason) {
	for _, e := range p.Employments {
		if !e.Contains(on) && e.To != 0 && e.To < on && len(p.Employments) == 1 {
			return payroll.BasisOf(p, e.To, over, "")
		}
	}
	return payroll.BasisOf(p, on, over, "")
}

// Called is a name in the sources: how it is written, and the key under which a
// link of it is kept (see payroll.WhoKey).
type Called struct{ Name, Key string }

// CalledAs gives a name as a person types it.
func CalledAs(text string) Called { return Called{Name: text, Key: payroll.ParseWho(text)} }

// Typed gives the name as a person types it: as it is written where that is read
// back as the same, else the key.
func (c Called) Typed() string {
	if payroll.ParseWho(c.Name) == c.Key {
		return c.Name
	}
	return c.Key
}

// link makes a link of a name; it fails where there is nothing to link.
func (c Called) link() (payroll.NameLink, error) {
	l := payroll.NameLink{Key: c.Key, Name: payroll.Clean(c.Name, 120)}
	if c.Key == "" {
		return l, payroll.NewProblem(CodeNoName, "name", l.Name)
	}
	return l, nil
}

// LinkName binds a name as a person types it to an employee: see Link.
func (s *Service) LinkName(co *store.Company, name string, id payroll.EmployeeID) error {
	return s.Link(co, CalledAs(name), id)
}

// Link binds a name in the sources to an employee, within the span of the
// employee's service.
func (s *Service) Link(co *store.Company, name Called, id payroll.EmployeeID) error {
	people, err := co.Team()
	if err != nil {
		return err
	}
	p, err := employee(people, id)
	if err != nil {
		return err
	}
	link, err := name.link()
	if err != nil {
		return err
	}
	link.Employee, link.Span = id, service(p)
	return s.setLink(co, link)
}

// employee finds an accepted person; an id of nobody is refused with the ids that
// are like it.
func employee(people []payroll.Person, id payroll.EmployeeID) (payroll.Person, error) {
	for i := range people {
		if people[i].ID == id {
			return people[i], nil
		}
	}
	return payroll.Person{}, payroll.NewProblem(CodeNoEmployee, "id", payroll.Clean(string(id), 60), "suggestions", payroll.LikelyIDs(people, id))
}

// service is the stretch from the first day of service to the last.
func service(p payroll.Person) payroll.Span {
	var out payroll.Span
	for i, e := range p.Employments {
		if i == 0 || e.From < out.From {
			out.From = e.From
		}
		if i == 0 || (out.To != 0 && (e.To == 0 || e.To > out.To)) {
			out.To = e.To
		}
	}
	return out
}

// NotHere decides that a name, as a person types it, is not paid in this company.
func (s *Service) NotHere(co *store.Company, name, why string) error {
	return s.LinkNotHere(co, CalledAs(name), why)
}

// LinkNotHere decides that a name is not paid in this company, with a reason.
func (s *Service) LinkNotHere(co *store.Company, name Called, why string) error {
	link, err := name.link()
	if err != nil {
		return err
	}
	link.NotHere = payroll.Clean(why, 120)
	return s.setLink(co, link)
}

// Wait says of a name, as a person types it, that its person is expected in Nmbrs.
func (s *Service) Wait(co *store.Company, name string) error {
	return s.LinkWaiting(co, CalledAs(name))
}

// LinkWaiting says that a name's person is not in Nmbrs yet and is expected there. The
// name goes on asking, and its lines stay blocked, until somebody matches.
func (s *Service) LinkWaiting(co *store.Company, name Called) error {
	link, err := name.link()
	if err != nil {
		return err
	}
	link.Waiting = true
	return s.setLink(co, link)
}

func (s *Service) setLink(co *store.Company, link payroll.NameLink) error {
	audit := store.Audit{
		Action: "link-name", Args: payroll.Args{"employee": string(link.Employee)}, Details: payroll.Args{"name": link.Name},
	}
	return s.whoIsWho(co, func() error {
		return co.ChangeSettings(audit, func(set *payroll.Settings) error {
			putLink(set, link)
			return nil
		})
	})
}

// putLink keeps a link of a name in place of those that it overlaps.
func putLink(set *payroll.Settings, link payroll.NameLink) {
	set.Links = slices.DeleteFunc(set.Links, func(l payroll.NameLink) bool {
		return l.Key == link.Key && l.Overlaps(link.Span)
	})
	set.Links = append(set.Links, link)
}

// CheckPeople refuses ids of nobody, names without a letter and unknown pay
// bases, before any of a number of decisions is kept.
func (s *Service) CheckPeople(co *store.Company, ids []payroll.EmployeeID, names []Called, bases []payroll.PayBasis) error {
	people, err := co.Team()
	if err != nil {
		return err
	}
	for _, id := range ids {
		if _, err := employee(people, id); err != nil {
			return err
		}
	}
	for _, n := range names {
		if _, err := n.link(); err != nil {
			return err
		}
	}
	for _, b := range bases {
		if err := checkBasis(b); err != nil {
			return err
		}
	}
	return nil
}

func checkBasis(b payroll.PayBasis) error {
	switch b {
	case payroll.BasisHourly, payroll.BasisFixed, payroll.BasisExtra:
		return nil
	default:
	}
	return payroll.NewProblem(CodeBadBasis, "basis", payroll.Clean(string(b), 40))
}

// SetBasis keeps the office's decision about a person's pay basis.
func (s *Service) SetBasis(co *store.Company, id payroll.EmployeeID, b payroll.PayBasis, from payroll.Date) error {
	if err := checkBasis(b); err != nil {
		return err
	}
	people, err := co.Team()
	if err != nil {
		return err
	}
	if _, err := employee(people, id); err != nil {
		return err
	}
	audit := store.Audit{Action: "basis", Args: payroll.Args{"employee": string(id), "basis": string(b)}}
	return co.ChangeSettings(audit, func(set *payroll.Settings) error {
		if set.Overrides == nil {
			set.Overrides = map[payroll.EmployeeID][]payroll.Override{}
		}
		list := slices.DeleteFunc(slices.Clone(set.Overrides[id]), func(o payroll.Override) bool { return o.From == from })
		list = append(list, payroll.Override{Basis: b, From: from, By: s.Actor, At: s.stamp()})
		slices.SortFunc(list, func(a, b payroll.Override) int { return cmp.Compare(a.From, b.From) })
		set.Overrides[id] = list
		return nil
	})
}
