package link

import (
	"cmp"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// Problems of linking people.
const (
	// CodeNoEmployee: args id. Nobody with this id was accepted.
	CodeNoEmployee payroll.Code = "people-unknown-id"
	// CodeNoName: args name. No line of the period carries this name.
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
}

// NameRow is a name in the lines that nobody answers to yet.
type NameRow struct {
	Name        string
	Lines       int
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
		if p := lines[v.Employee]; p != nil {
			p.Lines++
			p.Minutes += v.Line.Minutes
			if v.Basis == payroll.BasisUnknown {
				p.Basis, p.Reason = v.Basis, v.Reason
			}
			continue
		}
		if v.Match.NotHere != "" || v.Line.Withdrawn {
			continue
		}
		n := names[v.Line.Person]
		if n == nil {
			n = &NameRow{Name: v.Line.Person, Waiting: v.Match.Waiting}
			n.Suggestions = d.Book.Team.Suggest(v.Line.Person, 3)
			names[v.Line.Person] = n
		}
		n.Lines++
	}
	var waiting []NameRow
	for _, n := range names {
		waiting = append(waiting, *n)
	}
	slices.SortFunc(waiting, func(a, b NameRow) int { return cmp.Compare(a.Name, b.Name) })
	return people, waiting
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

// LinkName binds a name in the sources to an employee, within the span of the
// employee's service.
func (s *Service) LinkName(co *store.Company, name string, id payroll.EmployeeID) error {
	team, err := co.Team()
	if err != nil {
		return err
	}
	p, ok := payroll.NewTeam(team).Person(id)
	if !ok {
		return payroll.NewProblem(CodeNoEmployee, "id", payroll.Clean(string(id), 60))
	}
	link := payroll.NameLink{Key: payroll.FoldName(name), Name: payroll.Clean(name, 120), Employee: id, Span: service(p)}
	return s.setLink(co, link)
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

// NotHere decides that a name is not paid in this company, with a reason.
func (s *Service) NotHere(co *store.Company, name, why string) error {
	return s.setLink(co, payroll.NameLink{
		Key: payroll.FoldName(name), Name: payroll.Clean(name, 120), NotHere: payroll.Clean(why, 120),
	})
}

// Wait says that a name's person is not in Nmbrs yet and is expected there. The
// name goes on asking, and its lines stay blocked, until somebody matches.
func (s *Service) Wait(co *store.Company, name string) error {
	return s.setLink(co, payroll.NameLink{Key: payroll.FoldName(name), Name: payroll.Clean(name, 120), Waiting: true})
}

func (s *Service) setLink(co *store.Company, link payroll.NameLink) error {
	audit := store.Audit{
		Action: "link-name", Args: payroll.Args{"employee": string(link.Employee)}, Details: payroll.Args{"name": link.Name},
	}
	return co.ChangeSettings(audit, func(set *payroll.Settings) error {
		putLink(set, link)
		return nil
	})
}

// putLink keeps a link of a name in place of those that it overlaps.
func putLink(set *payroll.Settings, link payroll.NameLink) {
	set.Links = slices.DeleteFunc(set.Links, func(l payroll.NameLink) bool {
		return l.Key == link.Key && l.Overlaps(link.Span)
	})
	set.Links = append(set.Links, link)
}

// SetBasis keeps the office's decision about a person's pay basis.
func (s *Service) SetBasis(co *store.Company, id payroll.EmployeeID, b payroll.PayBasis, from payroll.Date) error {
	switch b {
	case payroll.BasisHourly, payroll.BasisFixed, payroll.BasisExtra:
	default:
		return payroll.NewProblem(CodeBadBasis, "basis", payroll.Clean(string(b), 40))
	}
	team, err := co.Team()
	if err != nil {
		return err
	}
	if _, ok := payroll.NewTeam(team).Person(id); !ok {
		return payroll.NewProblem(CodeNoEmployee, "id", payroll.Clean(string(id), 60))
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
