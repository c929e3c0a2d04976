package payroll

import (
	"cmp"
	"slices"
)

// MatchReason says by what a line's person was recognised.
type MatchReason string

// The reasons of a match.
const (
	MatchLink    MatchReason = "link"     // a person linked the name
	MatchNmbrsID MatchReason = "nmbrs-id" // the source holds Nmbrs's own id
	MatchNumber  MatchReason = "number"   // the employee number, unique in the company
	MatchEmail   MatchReason = "e-mail"
	MatchName    MatchReason = "name"  // the full name, unique when folded
	MatchTyped   MatchReason = "typed" // the caller chose the person itself
)

// Doubt says why it waits for a person whose a line is, though somebody
// answers to a word of its source.
type Doubt string

// The doubts. DoubtNone is also that of a line to which nobody answers.
const (
	DoubtNone Doubt = ""
	// DoubtOther: the id, number or e-mail is that of somebody with plainly
	// another name.
	DoubtOther Doubt = "other-name"
	// DoubtHalf: only the number or the e-mail says so, and the name is half
	// the same: a marriage, or a sibling.
	DoubtHalf Doubt = "half-name"
	// DoubtDisagree: the words of the source point at different people.
	DoubtDisagree Doubt = "disagree"
	// DoubtShared: more than one person answers.
	DoubtShared Doubt = "shared"
	// DoubtAlone: a word stands alone that may not speak alone here.
	DoubtAlone Doubt = "alone"
	// DoubtLink: the name was linked to somebody, and the number, e-mail or id
	// that now comes with it is that of somebody who bears the name.
	DoubtLink Doubt = "link"
)

// Match is who a line belongs to. Employee is "" when nobody could be told;
// Candidates are then those between whom a person must choose.
type Match struct {
	Employee EmployeeID
	// By is what recognised the person; without one, what the doubt is about.
	By         MatchReason
	Candidates []EmployeeID
	// Why is the doubt; DoubtNone with an Employee, and where nobody answers.
	Why Doubt
	// NotHere is the reason why the person is not paid in this company.
	NotHere string
	// Waiting is set for someone whom the clerk expects in Nmbrs.
	Waiting bool
	// NoEmployment is set when the person is known but not in service on the date.
	NoEmployment bool
	// Key is the key of a NameLink that settles whose the line is, "" when it
	// is settled by something else than a link.
	Key string
}

// Resolve tells who a line belongs to: by a link of its name that holds on
// the date, else by the witnesses of the source, which must agree: the Nmbrs
// id, the employee number, the e-mail and the full name. Of several ids of one
// human being (hired again) it takes the one in service on the date. A link to
// someone who is not in service on the date gives way to a match that is, and
// so does "waiting".
func (t *Team) Resolve(f Facts, links []NameLink) Match {
	if t == nil {
		t = &Team{}
	}
	id := identity{f.Person, f.Number, f.Email, f.NmbrsID}
	who := t.find(id)
	link := linkOn(links, who.own, f.Date)
	if link == nil {
		if link = linkOn(links, who.key, f.Date); link != nil && t.against(who, link) {
			return t.linkDoubt(who, link)
		}
	}
	m := t.pick(who, f)
	switch {
	case link == nil:
		return m
	case link.NotHere != "":
		return Match{By: MatchLink, NotHere: link.NotHere, Key: link.Key}
	case link.Employee != "":
		i, known := t.byID[link.Employee]
		if !known || Employed(t.people[i], f.Date) {
			return Match{Employee: link.Employee, By: MatchLink, Key: link.Key}
		}
		if m.Employee != "" && !m.NoEmployment {
			return m
		}
		return Match{Employee: link.Employee, By: MatchLink, NoEmployment: true, Key: link.Key}
	case link.Waiting && (m.Employee == "" || m.NoEmployment):
		return Match{By: MatchLink, Waiting: true, Key: link.Key}
	}
	return m
}

// against tells whether the witnesses of a row speak against a link of its
// name alone: they name somebody else, who bears the very name. The link was
// then made for a namesake, before there was anything to tell them apart by.
func (t *Team) against(who *found, l *NameLink) bool {
	if l.Waiting || !who.strong || !who.exact || len(who.direct) == 0 {
		return false
	}
	i, known := t.byID[l.Employee]
	return l.NotHere != "" || !known || !slices.Contains(who.group, i)
}

func (t *Team) linkDoubt(who *found, l *NameLink) Match {
	m := Match{By: MatchLink, Why: DoubtLink, Candidates: t.ids(who.direct), Key: who.own}
	if l.Employee != "" {
		m.Candidates = append([]EmployeeID{l.Employee}, m.Candidates...)
	}
	return m
}

// linkOn gives the newest link of a name that holds on a day.
func linkOn(links []NameLink, key string, d Date) *NameLink {
	if key == "" {
		return nil
	}
	for i := len(links) - 1; i >= 0; i-- {
		if links[i].Key == key && links[i].Contains(d) {
			return &links[i]
		}
	}
	return nil
}

// find looks words up once; the same words come with thousands of lines.
func (t *Team) find(id identity) *found {
	t.mu.Lock()
	defer t.mu.Unlock()
	if f, ok := t.known[id]; ok {
		return f
	}
	f := t.lookUp(id)
	if t.known != nil {
		t.known[id] = &f
	}
	return &f
}

// pick chooses among the ids found by the date.
func (t *Team) pick(f *found, facts Facts) Match {
	if len(f.direct) == 0 {
		return Match{By: f.by, Candidates: t.ids(f.doubt), Why: f.why, Key: f.key}
	}
	if f.alone && t.alone != nil && !t.alone(facts.Venue) {
		return Match{By: f.by, Candidates: t.ids(f.direct), Why: DoubtAlone, Key: f.key}
	}
	for _, set := range [][]int{f.direct, f.group} {
		var serving []int
		for _, i := range set {
			if Employed(t.people[i], facts.Date) {
				serving = append(serving, i)
			}
		}
		switch {
		case len(serving) == 1:
			return Match{Employee: t.people[serving[0]].ID, By: f.by}
		case len(serving) > 1:
			return Match{By: f.by, Candidates: t.ids(serving), Why: DoubtShared, Key: f.key}
		}
	}
	latest := slices.MaxFunc(f.group, func(i, j int) int {
		a, b := lastService(t.people[i]), lastService(t.people[j])
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(t.people[i].ID, t.people[j].ID))
	})
	return Match{Employee: t.people[latest].ID, By: f.by, NoEmployment: true}
}

// lastService gives the stretch of service that began last.
func lastService(p Person) Span {
	var last Span
	for _, s := range service(p) {
		if s.From >= last.From {
			last = s
		}
	}
	return last
}

func (t *Team) ids(set []int) []EmployeeID {
	var out []EmployeeID
	for _, i := range set {
		if id := t.people[i].ID; !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
