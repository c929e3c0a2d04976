package payroll

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Team is the accepted people of a company, indexed to resolve names fast. It
// may be used from several goroutines; the people in it do not change.
type Team struct {
	people []Person // by SortName
	byID   map[EmployeeID]int
	byNum  map[string][]int
	byMail map[string][]int
	byName map[string][]int
	// byParts has the people under the words of their names in a fixed order.
	byParts map[string][]int
	folded  []string // FoldName of each person
	// human numbers the human being behind each id, humans gives its ids.
	human  []int
	humans map[int][]int
	// alone tells for which venues a number without a name is a witness; nil
	// is for all.
	alone func(venue string) bool
	mu    sync.Mutex
	known map[identity]*found
}

// NewTeam indexes people; the slice is copied.
func NewTeam(people []Person) *Team {
	t := &Team{
		byID:  make(map[EmployeeID]int, len(people)),
		byNum: map[string][]int{}, byMail: map[string][]int{}, byName: map[string][]int{}, byParts: map[string][]int{},
		known: map[identity]*found{},
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
	t.gather()
	return t
}

// NumbersAlone says for which venues an employee number without a name tells
// who somebody is: those that belong to the company. Of another company's list
// every number may be somebody's here. It is to be said before the team is used.
func (t *Team) NumbersAlone(venue func(string) bool) *Team {
	t.alone = venue
	return t
}

func (t *Team) index(name string, i int) {
	if name == "" || slices.Contains(t.byName[name], i) {
		return
	}
	t.byName[name] = append(t.byName[name], i)
	if parts := sortedWords(name); !slices.Contains(t.byParts[parts], i) {
		t.byParts[parts] = append(t.byParts[parts], i)
	}
}

// gather finds the ids that are one human being. They share a number or an
// e-mail, so only those need to be compared.
func (t *Team) gather() {
	t.human = make([]int, len(t.people))
	for i := range t.human {
		t.human[i] = i
	}
	for _, index := range []map[string][]int{t.byNum, t.byMail} {
		for _, set := range index {
			for k, i := range set {
				for _, j := range set[:k] {
					if t.sameHuman(i, j) {
						t.join(i, j)
					}
				}
			}
		}
	}
	t.humans = make(map[int][]int, len(t.people))
	for i := range t.human {
		for t.human[i] != t.human[t.human[i]] {
			t.human[i] = t.human[t.human[i]]
		}
		t.humans[t.human[i]] = append(t.humans[t.human[i]], i)
	}
}

// join makes two ids one human being, numbered by the lowest place.
func (t *Team) join(i, j int) {
	for t.human[i] != i {
		i = t.human[i]
	}
	for t.human[j] != j {
		j = t.human[j]
	}
	t.human[max(i, j)] = min(i, j)
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

// foldNumber drops spaces and the leading zeros that spreadsheets lose. A
// number without a letter or a digit, or with nothing but zeros, is none.
func foldNumber(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, Clean(s, 0))
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return ""
	}
	return strings.ToLower(strings.TrimLeft(s, "0"))
}

// foldMail gives an e-mail address without spaces around it, in lower case;
// what holds no @ is none.
func foldMail(s string) string {
	s = strings.ToLower(strings.TrimSpace(Clean(s, 0)))
	if !strings.Contains(s, "@") {
		return ""
	}
	return s
}

// foldID gives a Nmbrs id without what a file puts around it.
func foldID(s string) EmployeeID { return EmployeeID(strings.TrimSpace(Clean(s, 0))) }

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
// same e-mail, first name and a surname that goes with the other (a shared
// mailbox alone proves nothing), or the same name and employee number.
func (t *Team) sameHuman(i, j int) bool {
	if i == j {
		return true
	}
	a, b := &t.people[i], &t.people[j]
	if t.folded[i] == t.folded[j] && t.folded[i] != "" && a.Number != "" && foldNumber(a.Number) == foldNumber(b.Number) {
		return true
	}
	return sharesMail(*a, *b) && firstName(*a) == firstName(*b) &&
		compareFolded(strings.Fields(t.folded[i]), strings.Fields(t.folded[j])) == NameAlike
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
