package link

import (
	"context"
	"slices"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// The doubts about what the next sync over REST would change.
const (
	// MoveBasis: a person would be paid on another basis; Old and New tell.
	MoveBasis MoveDoubtKind = "basis-differs"
	// MoveAbsent: REST does not list a person who is in service.
	MoveAbsent MoveDoubtKind = "person-absent"
	// MoveRoster: contract hours or roster of a person would be others.
	MoveRoster MoveDoubtKind = "hours-differ"
	// MovePeople: the people could not be read over REST.
	MovePeople MoveDoubtKind = "people-not-read"
	// MoveCode: an hour code in use is not among those that REST lists.
	MoveCode MoveDoubtKind = "code-absent"
)

// compareSync does over REST what the first sync after the move will do, and
// doubts whatever it would change in how people are paid. Nothing is kept.
func (s *Service) compareSync(ctx context.Context, co *store.Company, m *Move, c nmbrs.Client, info store.CompanyInfo, old []payroll.Person) error {
	set, err := co.Settings()
	if err != nil {
		return err
	}
	f := &fetcher{ctx: ctx, c: c, company: nmbrs.CompanyID(info.NmbrsID), people: map[payroll.EmployeeID]*payroll.Person{}}
	if err := f.fetch(); err != nil {
		if f.broken != nil || ctx.Err() != nil {
			return Explain(err)
		}
		s.Log.Info("the people over REST", "err", err)
		m.Doubts = append(m.Doubts, MoveDoubt{Kind: MovePeople})
		return nil
	}
	var fetched []payroll.Person
	for _, id := range f.order {
		fetched = append(fetched, *f.people[id])
	}
	on := payroll.DateOf(s.Clock.Now())
	for _, r := range payroll.TeamDiff(old, fetched, payroll.DiffInput{On: on, Overrides: set.Overrides}) {
		if d, doubtful := syncDoubt(r, f.people[r.Person.ID] != nil, on); doubtful {
			m.Doubts = append(m.Doubts, d)
		}
	}
	return m.compareCodes(ctx, c, info, set)
}

// syncDoubt says what the next sync would change for a person.
func syncDoubt(r payroll.TeamRow, listed bool, on payroll.Date) (MoveDoubt, bool) {
	d := MoveDoubt{Employee: r.Person.ID, Person: r.Person.Name(), Old: r.OldBasis, New: r.Basis}
	switch {
	case r.Old == nil:
		return d, false // whom nobody accepted yet the next sync asks about anyhow
	case !listed:
		d.Kind = MoveAbsent
		return d, payroll.Employed(*r.Old, on)
	case r.Basis != r.OldBasis:
		d.Kind = MoveBasis
		return d, true
	case slices.ContainsFunc(r.Changes, func(c payroll.FieldChange) bool {
		return c.Field == payroll.FieldContracts || c.Field == payroll.FieldSchedules
	}):
		d.Kind = MoveRoster
		return d, true
	}
	return d, false
}

// compareCodes looks whether the hour codes in use are there over REST. A list
// that cannot be read is a finding of the next sync and no doubt about codes.
func (m *Move) compareCodes(ctx context.Context, c nmbrs.Client, info store.CompanyInfo, set payroll.Settings) error {
	list, _, err := c.HourCodes(ctx, nmbrs.CompanyID(info.NmbrsID))
	if err != nil {
		if nmbrs.OutcomeOf(err) == nmbrs.ClassBroken || ctx.Err() != nil {
			return Explain(err)
		}
		return nil
	}
	doubted := map[int]bool{}
	for name := range set.Codes {
		choice, decided := set.Code(name, info.Current)
		known := slices.ContainsFunc(list, func(x nmbrs.Code) bool { return x.Code == choice.Code })
		if decided && !choice.Not && choice.Kind == payroll.KindHours && !known && !doubted[choice.Code] {
			doubted[choice.Code] = true
			m.Doubts = append(m.Doubts, MoveDoubt{Kind: MoveCode, Component: payroll.Component{Kind: payroll.KindHours, Code: choice.Code}})
		}
	}
	return nil
}
