package link

import (
	"cmp"
	"context"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// ProofList is the plan on paper: what a venue's manager or the client signs
// off before anything is sent.
type ProofList struct {
	Info             store.CompanyInfo
	Period, BookedIn payroll.Period
	Days             payroll.Span
	// At is when it was made, RFC 3339.
	At string
	// Guard is set when the period needs unlocking before an export.
	Guard  *payroll.Problem
	Venues []ProofVenue
	// Steps are the plan per person and component, over all venues: hours are
	// rounded once per person, period and code, and never per venue.
	Steps []payroll.PlanStep
}

// ProofVenue is one venue of a proof list; Name is "" for lines without one.
type ProofVenue struct {
	Name   string
	People []ProofPerson
	// Lines and Minutes count what is approved or sent, Waiting what is not
	// approved yet or held up, oldest first.
	Lines   int
	Minutes payroll.Minutes
	Waiting []*payroll.Verdict
}

// ProofPerson is one person at one venue.
type ProofPerson struct {
	Employee     payroll.EmployeeID
	Name, Number string
	Amounts      []ProofAmount
	// Days are the dates with worked hours at this venue that count as days.
	Days    int
	Minutes payroll.Minutes
	// Notes are the remarks and what was found about the lines, by date.
	Notes []*payroll.Verdict
	// Waiting counts lines that are not approved or held up.
	Waiting int
	// Held are steps of the plan that do not go along.
	Held []payroll.PlanStep
}

// ProofAmount is what the lines of a person at a venue ask for one component.
type ProofAmount struct {
	Component payroll.Component
	Minutes   payroll.Minutes
	Count     payroll.Hundredths
}

// Proof plans a period and lays the plan out per venue; venue "" is all of
// them. Nmbrs is read, nothing is written.
func (s *Service) Proof(ctx context.Context, co *store.Company, req PlanRequest, venue string) (*ProofList, error) {
	plan, err := s.Plan(ctx, co, req)
	if err != nil {
		return nil, err
	}
	return s.ProofOf(plan, venue)
}

// ProofOf lays a plan that was made already out per venue.
func (s *Service) ProofOf(plan *PlanResult, venue string) (*ProofList, error) {
	d := plan.Desk
	p := &ProofList{
		Info: d.Info, Period: plan.ForPeriod, BookedIn: plan.BookedIn, At: s.stamp(), Guard: plan.Guard, Steps: plan.Steps,
		Days: span(d.Book.Settings.Calendar, plan.ForPeriod),
	}
	held := map[payroll.EmployeeID][]payroll.PlanStep{}
	for _, st := range plan.Steps {
		if st.Block != payroll.BlockNone {
			held[st.Employee] = append(held[st.Employee], st)
		}
	}
	venues := map[string]*proofVenue{}
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		key := payroll.FoldType(v.Line.Venue)
		if v.Line.Withdrawn || v.State == payroll.StateElsewhere || (venue != "" && key != payroll.FoldType(venue)) {
			continue
		}
		at := venues[key]
		if at == nil {
			at = &proofVenue{name: v.Line.Venue, people: map[string]*proofPerson{}}
			venues[key] = at
		}
		at.add(d, v)
	}
	if venue != "" && len(venues) == 0 {
		return nil, payroll.NewProblem(CodeNoVenue, "venue", payroll.Clean(venue, 80), "period", plan.ForPeriod.String())
	}
	for _, at := range venues {
		p.Venues = append(p.Venues, at.done(held))
	}
	slices.SortFunc(p.Venues, func(a, b ProofVenue) int { return cmp.Compare(payroll.FoldType(a.Name), payroll.FoldType(b.Name)) })
	return p, nil
}

// Problems of a proof list.
const (
	// CodeNoVenue: args venue, period. No hour line of the period is of that venue.
	CodeNoVenue payroll.Code = "proof-no-venue"
)

// proofVenue gathers a venue.
type proofVenue struct {
	name    string
	people  map[string]*proofPerson
	waiting []*payroll.Verdict
	lines   int
	minutes payroll.Minutes
}

// proofPerson gathers a person at a venue.
type proofPerson struct {
	ProofPerson
	sort    string
	amounts map[payroll.Component]*ProofAmount
	days    map[payroll.Date]bool
}

func (at *proofVenue) add(d *Desk, v *payroll.Verdict) {
	p := at.person(d, v)
	if v.Line.Remark != "" || slices.ContainsFunc(v.Findings, func(f payroll.Finding) bool { return !f.Seen }) {
		p.Notes = append(p.Notes, v)
	}
	switch v.State {
	case payroll.StateOpen, payroll.StateBlocked:
		p.Waiting++
		at.waiting = append(at.waiting, v)
		return
	case payroll.StateOutside:
		return
	default:
	}
	at.lines++
	at.minutes += v.Line.Minutes
	p.Minutes += v.Line.Minutes
	for _, s := range v.Shares {
		if s.Component.Kind == payroll.KindWorked {
			p.days[v.Line.Date] = true
			continue
		}
		a := p.amounts[s.Component]
		if a == nil {
			a = &ProofAmount{Component: s.Component}
			p.amounts[s.Component] = a
		}
		a.Minutes += s.Minutes
		a.Count += s.Count
	}
}

// person finds the person of a line; an unknown one goes by the name in the source.
func (at *proofVenue) person(d *Desk, v *payroll.Verdict) *proofPerson {
	key := string(v.Employee)
	if key == "" {
		key = "name:" + payroll.FoldName(v.Line.Person)
	}
	p := at.people[key]
	if p == nil {
		who, known := d.Book.Team.Person(v.Employee)
		p = &proofPerson{
			ProofPerson: ProofPerson{Employee: v.Employee, Name: who.Name(), Number: who.Number},
			sort:        payroll.SortName(who), amounts: map[payroll.Component]*ProofAmount{}, days: map[payroll.Date]bool{},
		}
		if !known {
			p.Name, p.sort = v.Line.Person, payroll.FoldName(v.Line.Person)
		}
		at.people[key] = p
	}
	return p
}

func (at *proofVenue) done(held map[payroll.EmployeeID][]payroll.PlanStep) ProofVenue {
	out := ProofVenue{Name: at.name, Lines: at.lines, Minutes: at.minutes, Waiting: at.waiting}
	byDate := func(a, b *payroll.Verdict) int {
		return cmp.Or(cmp.Compare(a.Line.Date, b.Line.Date), cmp.Compare(a.Line.Person, b.Line.Person), cmp.Compare(a.Line.ID, b.Line.ID))
	}
	slices.SortFunc(out.Waiting, byDate)
	var people []*proofPerson
	for _, p := range at.people {
		if p.Waiting > 0 || p.Minutes != 0 || len(p.amounts) > 0 {
			people = append(people, p)
		}
	}
	slices.SortFunc(people, func(a, b *proofPerson) int {
		return cmp.Or(cmp.Compare(a.sort, b.sort), cmp.Compare(a.Employee, b.Employee))
	})
	for _, p := range people {
		for _, a := range p.amounts {
			p.Amounts = append(p.Amounts, *a)
		}
		slices.SortFunc(p.Amounts, func(a, b ProofAmount) int { return compareComponents(a.Component, b.Component) })
		slices.SortFunc(p.Notes, byDate)
		p.Days, p.Held = len(p.days), held[p.Employee]
		out.People = append(out.People, p.ProofPerson)
	}
	return out
}
