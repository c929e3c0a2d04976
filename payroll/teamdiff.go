package payroll

import (
	"maps"
	"slices"
	"strings"
)

// FieldChange is one field of a person that Nmbrs holds differently. Field is
// a stable name, Old and New are written out for the screen.
type FieldChange struct {
	Field string `json:"field"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

// RowKind says what a row of the team difference is about.
type RowKind string

// The kinds of row.
const (
	RowNew     RowKind = "new"
	RowChanged RowKind = "changed"
	// RowLeft is someone known whose service was found to have ended, or who
	// is in Nmbrs's list no more; the person is then as known.
	RowLeft RowKind = "left"
	RowSame RowKind = "same"
)

// ConflictKind names a reason to look at a row before it is accepted.
type ConflictKind string

// The kinds of conflict.
const (
	ConflictEmail     ConflictKind = "same-email"                 // args email, other, name
	ConflictNumber    ConflictKind = "same-number"                // args number, other, name
	ConflictContract  ConflictKind = "no-contract-on-worked-date" // args date (the first), count
	ConflictUnknown   ConflictKind = "basis-unknown"              // args reason
	ConflictFlip      ConflictKind = "basis-flip"                 // args old, new
	ConflictManyFlips ConflictKind = "many-flips"                 // args count, known
	// ConflictLinked: args said, other, name. Lines under this very name are linked
	// to somebody else.
	ConflictLinked ConflictKind = "name-linked"
)

// Conflict is one reason to look at a row, with what fills its text.
type Conflict struct {
	Kind ConflictKind `json:"kind"`
	Args Args         `json:"args,omitempty"`
}

// TeamRow is one person in the difference between what the office accepted
// and what Nmbrs holds now. Basis holds on the day of the difference, or on
// the nearest day of service.
type TeamRow struct {
	Kind      RowKind       `json:"kind"`
	Person    Person        `json:"person"`
	Old       *Person       `json:"old,omitempty"`
	Changes   []FieldChange `json:"changes,omitempty"`
	Conflicts []Conflict    `json:"conflicts,omitempty"`
	Basis     PayBasis      `json:"basis"`
	Reason    BasisReason   `json:"reason"`
	OldBasis  PayBasis      `json:"oldBasis,omitempty"`
}

// Has tells whether the row has a conflict of a kind.
func (r TeamRow) Has(k ConflictKind) bool {
	return slices.ContainsFunc(r.Conflicts, func(c Conflict) bool { return c.Kind == k })
}

// DiffInput is what a team difference depends on beside the people.
type DiffInput struct {
	On        Date
	Overrides map[EmployeeID][]Override
	// Worked are dates with hours, for which there should be a contract.
	Worked map[EmployeeID][]Date
	// Links are those that the office made.
	Links []NameLink
}

// So many changes of pay basis, and more than one in so many people, look like
// a mistake in Nmbrs rather than new contracts.
const (
	manyFlips     = 3
	flipsOneInMax = 10
)

// TeamDiff compares the accepted people with those that Nmbrs holds now, in
// the order of a Dutch list. It changes nothing: the caller decides which rows
// to take.
func TeamDiff(old, fetched []Person, in DiffInput) []TeamRow {
	before := make(map[EmployeeID]*Person, len(old))
	for i := range old {
		before[old[i].ID] = &old[i]
	}
	rows := make([]TeamRow, 0, len(fetched))
	there := make(map[EmployeeID]bool, len(fetched))
	for _, p := range fetched {
		there[p.ID] = true
		rows = append(rows, in.row(p, before[p.ID]))
	}
	for i := range old {
		if !there[old[i].ID] {
			r := TeamRow{Kind: RowLeft, Person: old[i], Old: &old[i]}
			r.Basis, r.Reason = in.basis(old[i], nearest(service(old[i]), in.On))
			r.OldBasis = r.Basis
			rows = append(rows, r)
		}
	}
	markShared(rows, there)
	in.markLinked(rows)
	markManyFlips(rows, len(old))
	return sortRows(rows)
}

func (in DiffInput) basis(p Person, d Date) (PayBasis, BasisReason) {
	return BasisOf(p, d, in.Overrides[p.ID], "")
}

// row compares one fetched person with the accepted one, nil for none.
func (in DiffInput) row(p Person, old *Person) TeamRow {
	r := TeamRow{Kind: RowNew, Person: p, Old: old}
	r.Basis, r.Reason = in.basis(p, nearest(service(p), in.On))
	if old != nil {
		r.Changes = fieldChanges(*old, p)
		r.Kind = RowSame
		switch {
		case len(r.Changes) > 0 && ended(p, in.On) && !ended(*old, in.On):
			r.Kind = RowLeft
		case len(r.Changes) > 0:
			r.Kind = RowChanged
		}
		r.OldBasis, _ = in.basis(*old, nearest(contractSpans(*old), in.On))
	}
	in.conflicts(&r)
	return r
}

func (in DiffInput) conflicts(r *TeamRow) {
	add := func(k ConflictKind, args Args) { r.Conflicts = append(r.Conflicts, Conflict{k, args}) }
	if missing := in.withoutContract(r.Person); len(missing) > 0 {
		add(ConflictContract, Args{"date": missing[0].Dutch(), "count": IntText(len(missing))})
	}
	if r.Basis == BasisUnknown && r.Person.Status == StatusPaid {
		add(ConflictUnknown, Args{"reason": r.Reason.Code})
	}
	if r.OldBasis != BasisUnknown && r.Basis != r.OldBasis {
		add(ConflictFlip, Args{"old": string(r.OldBasis), "new": string(r.Basis)})
	}
}

// withoutContract lists the worked dates outside service, or without a
// contract where contracts are known and nobody decided the pay basis.
func (in DiffInput) withoutContract(p Person) []Date {
	var out []Date
	for _, d := range in.Worked[p.ID] {
		_, decided := OverrideOn(in.Overrides[p.ID], d)
		none := len(p.Contracts) > 0 && !slices.ContainsFunc(p.Contracts, func(c Contract) bool { return c.Contains(d) })
		if !Employed(p, d) || (none && !decided) {
			out = append(out, d)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// ended tells whether all known service ended before a day.
func ended(p Person, on Date) bool {
	spans := service(p)
	return len(spans) > 0 && !slices.ContainsFunc(spans, func(s Span) bool { return s.To == 0 || s.To >= on })
}

// contractSpans gives the spans of the contracts alone: what the office last
// knew of a pay basis is what the contract it knew last says.
func contractSpans(p Person) []Span {
	p.Employments = nil
	return service(p)
}

// nearest gives the day itself when a span holds it, else the last day of
// the span that ended last before it, else the first day of those to come.
func nearest(spans []Span, on Date) Date {
	var past, future Date
	for _, s := range spans {
		switch {
		case s.Contains(on):
			return on
		case s.To != 0 && s.To < on:
			past = max(past, s.To)
		case future == 0 || s.From < future:
			future = s.From
		}
	}
	switch {
	case past != 0:
		return past
	case future != 0:
		return future
	}
	return on
}

// markShared finds e-mail addresses and numbers of more than one person in
// service at the same time. Someone hired again is no conflict.
func markShared(rows []TeamRow, there map[EmployeeID]bool) {
	mails, numbers := map[string][]int{}, map[string][]int{}
	for i := range rows {
		p := &rows[i].Person
		if !there[p.ID] {
			continue
		}
		for _, m := range p.Emails {
			if f := foldMail(m); f != "" && !slices.Contains(mails[f], i) {
				mails[f] = append(mails[f], i)
			}
		}
		if n := foldNumber(p.Number); n != "" {
			numbers[n] = append(numbers[n], i)
		}
	}
	markSets(rows, mails, ConflictEmail, "email")
	markSets(rows, numbers, ConflictNumber, "number")
}

func markSets(rows []TeamRow, sets map[string][]int, kind ConflictKind, arg string) {
	for _, word := range slices.Sorted(maps.Keys(sets)) {
		set := sets[word]
		for _, i := range set {
			for _, j := range set {
				if i == j || !together(rows[i].Person, rows[j].Person) {
					continue
				}
				o := rows[j].Person
				rows[i].Conflicts = append(rows[i].Conflicts, Conflict{kind, Args{
					arg: word, "other": string(o.ID), "name": o.Name(),
				}})
				break
			}
		}
	}
}

// together tells whether two people are, or may be, in service at the same time.
func together(a, b Person) bool {
	as, bs := service(a), service(b)
	if len(as) == 0 || len(bs) == 0 {
		return true
	}
	return slices.ContainsFunc(as, func(s Span) bool { return slices.ContainsFunc(bs, s.Overlaps) })
}

func markManyFlips(rows []TeamRow, known int) {
	flips := 0
	for _, r := range rows {
		if r.Has(ConflictFlip) {
			flips++
		}
	}
	if flips < manyFlips || flips*flipsOneInMax <= known {
		return
	}
	for i := range rows {
		if rows[i].Has(ConflictFlip) {
			rows[i].Conflicts = append(rows[i].Conflicts, Conflict{ConflictManyFlips, Args{
				"count": IntText(flips), "known": IntText(known),
			}})
		}
	}
}

// sortRows puts rows in the order of a Dutch list and their conflicts in a
// fixed one.
func sortRows(rows []TeamRow) []TeamRow {
	people := make([]Person, len(rows))
	at := make(map[EmployeeID]int, len(rows))
	for i, r := range rows {
		people[i], at[r.Person.ID] = r.Person, i
		slices.SortStableFunc(r.Conflicts, func(a, b Conflict) int { return strings.Compare(string(a.Kind), string(b.Kind)) })
	}
	out := make([]TeamRow, len(rows))
	for i, p := range sortedPeople(people) {
		out[i] = rows[at[p.ID]]
	}
	return out
}

// markLinked finds new people, and people with a new name, whose name is linked
// to somebody else: without a further word their lines would go there.
func (in DiffInput) markLinked(rows []TeamRow) {
	byKey := map[string][]NameLink{}
	for _, l := range in.Links {
		if l.Employee != "" {
			byKey[l.Key] = append(byKey[l.Key], l)
		}
	}
	for i := range rows {
		r := &rows[i]
		key := FoldName(r.Person.Name())
		if r.Kind != RowNew && (r.Old == nil || FoldName(r.Old.Name()) == key) {
			continue
		}
		for _, l := range byKey[key] {
			if l.Employee == r.Person.ID || (l.To != 0 && ended(Person{Employments: []Span{l.Span}}, in.On)) {
				continue
			}
			name := string(l.Employee)
			for _, o := range rows {
				if o.Person.ID == l.Employee {
					name = o.Person.Name()
				}
			}
			r.Conflicts = append(r.Conflicts, Conflict{ConflictLinked, Args{"said": l.Name, "other": string(l.Employee), "name": name}})
			break
		}
	}
}
