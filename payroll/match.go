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

// Match is who a line belongs to. Employee is "" when nobody could be told;
// Candidates are then those between whom a person must choose.
type Match struct {
	Employee   EmployeeID
	By         MatchReason
	Candidates []EmployeeID
	// NotHere is the reason why the person is not paid in this company.
	NotHere string
	// Waiting is set for someone whom the clerk expects in Nmbrs.
	Waiting bool
	// NoEmployment is set when the person is known but not in service on the date.
	NoEmployment bool
}

// found is who a source's words point at, whatever the date: the people named
// directly, and with them the other ids of the same human beings.
type found struct {
	name   string // folded
	by     MatchReason
	direct []int
	group  []int
	// doubt are people between whom no source word decides.
	doubt []int
}

// Resolve tells who a line belongs to: by a link of its name that holds on
// the date, else by Nmbrs id, employee number, e-mail or the full name, each
// only where it is unique. Of several ids of one human being (hired again)
// it takes the one in service on the date. A link to someone who is not in
// service on the date gives way to a match that is, and so does "waiting".
func (t *Team) Resolve(f Facts, links []NameLink) Match {
	if t == nil {
		t = &Team{}
	}
	who := t.find(identity{f.Person, f.Number, f.Email, f.NmbrsID})
	link := linkOn(links, who.name, f.Date)
	if link != nil && link.NotHere != "" {
		return Match{By: MatchLink, NotHere: link.NotHere}
	}
	if link != nil && link.Employee != "" {
		i, known := t.byID[link.Employee]
		if !known || Employed(t.people[i], f.Date) {
			return Match{Employee: link.Employee, By: MatchLink}
		}
		if m := t.pick(who, f.Date); m.Employee != "" && !m.NoEmployment {
			return m
		}
		return Match{Employee: link.Employee, By: MatchLink, NoEmployment: true}
	}
	m := t.pick(who, f.Date)
	if link != nil && link.Waiting && (m.Employee == "" || m.NoEmployment) {
		return Match{By: MatchLink, Waiting: true}
	}
	return m
}

// linkOn gives the newest link of a name that holds on a day.
func linkOn(links []NameLink, name string, d Date) *NameLink {
	if name == "" {
		return nil
	}
	for i := len(links) - 1; i >= 0; i-- {
		if links[i].Key == name && links[i].Contains(d) {
			return &links[i]
		}
	}
	return nil
}

// find looks words up once; the same words come with thousands of lines.
func (t *Team) find(id identity) found {
	t.mu.Lock()
	defer t.mu.Unlock()
	if f, ok := t.known[id]; ok {
		return f
	}
	f := t.lookUp(id)
	if t.known != nil {
		t.known[id] = f
	}
	return f
}

func (t *Team) lookUp(id identity) found {
	f := found{name: FoldName(id.name)}
	named := t.byName[f.name]
	if i, ok := t.byID[EmployeeID(id.nmbrs)]; ok && id.nmbrs != "" {
		return t.only(f, MatchNmbrsID, []int{i})
	}
	if set := t.byNum[foldNumber(id.number)]; len(set) > 0 && t.oneHuman(set) {
		if len(named) > 0 && t.oneHuman(named) && !t.touches(set, named) {
			// number and name point at two different people
			f.doubt = append(slices.Clone(set), named...)
			return f
		}
		return t.only(f, MatchNumber, set)
	}
	if set := t.byMail[foldMail(id.email)]; len(set) > 0 {
		if t.oneHuman(set) {
			return t.only(f, MatchEmail, set)
		}
		f.doubt = append(f.doubt, set...)
	}
	if len(named) > 0 {
		if t.oneHuman(named) {
			return t.only(f, MatchName, named)
		}
		f.doubt = named
	}
	return f
}

// only fills in the people named, and the other ids that are the same human.
func (t *Team) only(f found, by MatchReason, set []int) found {
	f.by, f.direct, f.doubt = by, set, nil
	f.group = slices.Clone(set)
	p := &t.people[set[0]]
	near := slices.Concat(t.byName[t.folded[set[0]]])
	for _, m := range p.Emails {
		near = append(near, t.byMail[foldMail(m)]...)
	}
	for _, j := range near {
		if !slices.Contains(f.group, j) && t.sameHuman(set[0], j) {
			f.group = append(f.group, j)
		}
	}
	return f
}

func (t *Team) oneHuman(set []int) bool {
	for _, i := range set[1:] {
		if !t.sameHuman(set[0], i) {
			return false
		}
	}
	return true
}

// touches tells whether someone of a is, as a human being, among b.
func (t *Team) touches(a, b []int) bool {
	return slices.ContainsFunc(a, func(i int) bool {
		return slices.ContainsFunc(b, func(j int) bool { return t.sameHuman(i, j) })
	})
}

// pick chooses among the ids found by the date.
func (t *Team) pick(f found, d Date) Match {
	if len(f.direct) == 0 {
		return Match{Candidates: t.ids(f.doubt)}
	}
	for _, set := range [][]int{f.direct, f.group} {
		var serving []int
		for _, i := range set {
			if Employed(t.people[i], d) {
				serving = append(serving, i)
			}
		}
		switch {
		case len(serving) == 1:
			return Match{Employee: t.people[serving[0]].ID, By: f.by}
		case len(serving) > 1:
			return Match{By: f.by, Candidates: t.ids(serving)}
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
