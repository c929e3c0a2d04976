package payroll

import (
	"slices"
	"strings"
	"sync"
)

// Team is the accepted people of a company, indexed to resolve names fast. It
// may be used from several goroutines; the people in it do not change.
type Team struct {
	people []Person // by SortName
	byID   map[EmployeeID]int
	byNum  map[string][]int
	byMail map[string][]int
	byName map[string][]int
	folded []string // FoldName of each person
	mu     sync.Mutex
	known  map[identity]found
}

// identity is what a source tells about who somebody is.
type identity struct{ name, number, email, nmbrs string }

// NewTeam indexes people; the slice is copied.
func NewTeam(people []Person) *Team {
	t := &Team{
		byID:  make(map[EmployeeID]int, len(people)),
		byNum: map[string][]int{}, byMail: map[string][]int{}, byName: map[string][]int{},
		known: map[identity]found{},
	}
	t.people = sortedPeople(people)
	t.folded = make([]string, len(t.people))
	for i, p := range t.people {
		t.byID[p.ID] = i
		if n := foldNumber(p.Number); n != "" {
			t.byNum[n] = append(t.byNum[n], i)
		}
		for _, mail := range p.Emails {
			m := foldMail(mail)
			if m != "" && !slices.Contains(t.byMail[m], i) {
				t.byMail[m] = append(t.byMail[m], i)
			}
		}
		t.folded[i] = FoldName(p.Name())
		t.index(t.folded[i], i)
		if p.Display != "" {
			t.index(FoldName(p.Display), i)
		}
	}
	return t
}

func (t *Team) index(name string, i int) {
	if name != "" && !slices.Contains(t.byName[name], i) {
		t.byName[name] = append(t.byName[name], i)
	}
}

// sortedPeople gives a copy in the order of a Dutch list.
func sortedPeople(people []Person) []Person {
	type keyed struct {
		key string
		p   Person
	}
	list := make([]keyed, len(people))
	for i, p := range people {
		list[i] = keyed{SortName(p), p}
	}
	slices.SortStableFunc(list, func(a, b keyed) int {
		if c := strings.Compare(a.key, b.key); c != 0 {
			return c
		}
		return strings.Compare(string(a.p.ID), string(b.p.ID))
	})
	out := make([]Person, len(list))
	for i, k := range list {
		out[i] = k.p
	}
	return out
}

// foldNumber drops spaces and the leading zeros that spreadsheets lose.
func foldNumber(s string) string {
	s = strings.TrimSpace(s)
	if cut := strings.TrimLeft(s, "0"); cut != "" {
		return strings.ToLower(cut)
	}
	return s
}

func foldMail(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// Person gives the person with a Nmbrs id, false when there is none.
func (t *Team) Person(id EmployeeID) (Person, bool) {
	if t == nil {
		return Person{}, false
	}
	i, ok := t.byID[id]
	if !ok {
		return Person{}, false
	}
	return t.people[i], true
}

// People lists the team in the order of a Dutch list; the slice is the caller's.
func (t *Team) People() []Person {
	if t == nil {
		return nil
	}
	return slices.Clone(t.people)
}

// Employed tells whether a person is in service on a day. Where Nmbrs gave no
// employments the contracts decide; where it gave neither the answer is yes,
// for unknown is not "never".
func Employed(p Person, d Date) bool {
	spans := service(p)
	return len(spans) == 0 || slices.ContainsFunc(spans, func(s Span) bool { return s.Contains(d) })
}

// service gives the known stretches of service, from the employments or else
// the contracts; none when neither is known.
func service(p Person) []Span {
	if len(p.Employments) > 0 {
		return p.Employments
	}
	spans := make([]Span, 0, len(p.Contracts))
	for _, c := range p.Contracts {
		spans = append(spans, c.Span)
	}
	return spans
}

// sameHuman tells whether two Nmbrs ids are one human being, hired again: the
// same e-mail and first name (a shared mailbox alone proves nothing), or the
// same name and employee number.
func (t *Team) sameHuman(i, j int) bool {
	if i == j {
		return true
	}
	a, b := &t.people[i], &t.people[j]
	if t.folded[i] == t.folded[j] && t.folded[i] != "" && a.Number != "" && foldNumber(a.Number) == foldNumber(b.Number) {
		return true
	}
	return sharesMail(*a, *b) && firstName(*a) == firstName(*b)
}

func sharesMail(a, b Person) bool { return sharedMail(a, b) != "" }

// sharedMail gives an e-mail address that both have, "" when there is none.
func sharedMail(a, b Person) string {
	for _, m := range a.Emails {
		for _, o := range b.Emails {
			if f := foldMail(m); f != "" && f == foldMail(o) {
				return f
			}
		}
	}
	return ""
}

func firstName(p Person) string {
	if p.Last == "" {
		_, first := splitDisplay(p.Display)
		return FoldName(first)
	}
	return FoldName(p.First)
}
