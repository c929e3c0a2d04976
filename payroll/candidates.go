package payroll

import (
	"cmp"
	"slices"
	"strings"
)

// The reasons for which a witness, and not the likeness of a name, brings
// somebody up.
const (
	SuggestID     SuggestionWhy = "same-nmbrs-id"
	SuggestNumber SuggestionWhy = "same-number"
	SuggestEmail  SuggestionWhy = "same-e-mail"
	SuggestLinked SuggestionWhy = "linked-before"
)

// SuggestionWhys lists every reason of a suggestion.
func SuggestionWhys() []SuggestionWhy {
	return []SuggestionWhy{SuggestSame, SuggestParts, SuggestPart, SuggestSpelling, SuggestID, SuggestNumber, SuggestEmail, SuggestLinked}
}

// ConflictKinds lists every reason to look at a person before accepting one.
func ConflictKinds() []ConflictKind {
	return []ConflictKind{
		ConflictEmail, ConflictNumber, ConflictContract, ConflictUnknown, ConflictFlip, ConflictManyFlips, ConflictLinked,
	}
}

// Doubts lists every reason of a doubt.
func Doubts() []Doubt {
	return []Doubt{DoubtOther, DoubtHalf, DoubtDisagree, DoubtShared, DoubtAlone, DoubtLink}
}

// Likely gives whom the words of a source could mean: first all between whom a
// person must choose, each with the witness that brings them up, then at most
// n others whose name is like it.
func (t *Team) Likely(f Facts, m Match, n int) []Suggestion {
	var out []Suggestion
	for _, id := range m.Candidates {
		if p, ok := t.Person(id); ok {
			out = append(out, Suggestion{Employee: id, Name: p.Name(), Score: 100, Why: t.broughtUpBy(f, &p)})
		}
	}
	for _, s := range t.Suggest(f.Person, n+len(out)) {
		if n > 0 && !slices.ContainsFunc(out, func(o Suggestion) bool { return o.Employee == s.Employee }) {
			out = append(out, s)
			n--
		}
	}
	return out
}

// broughtUpBy tells which word of a source leads to a person.
func (t *Team) broughtUpBy(f Facts, p *Person) SuggestionWhy {
	name := FoldName(f.Person)
	switch mail := foldMail(f.Email); {
	case foldID(f.NmbrsID) == p.ID:
		return SuggestID
	case foldNumber(f.Number) != "" && foldNumber(f.Number) == foldNumber(p.Number):
		return SuggestNumber
	case mail != "" && slices.ContainsFunc(p.Emails, func(m string) bool { return foldMail(m) == mail }):
		return SuggestEmail
	case name != "" && slices.ContainsFunc(t.named(name), func(i int) bool { return t.people[i].ID == p.ID }):
		return SuggestSame
	}
	return SuggestLinked
}

// SameName tells whether a source calls a person as Nmbrs does: the writing may
// differ, the words may not. A source without a name does not.
func (p Person) SameName(f Facts) bool {
	name := FoldName(f.Person)
	return name != "" && (name == FoldName(p.Name()) || (p.Display != "" && name == FoldName(p.Display)))
}

// Overruled gives the employee number, else the Nmbrs id, that a source tells of
// somebody and that is not the one they have: another witness decided whose the hours
// are, or it is that of an employment which has ended. It is "" where there is none.
func (t *Team) Overruled(e EmployeeID, f Facts) string {
	at, known := t.byID[foldID(string(e))]
	if !known {
		return ""
	}
	number, id := foldNumber(f.Number), foldID(f.NmbrsID)
	p := &t.people[at]
	switch {
	case number != "" && number != foldNumber(p.Number):
		return Clean(f.Number, 60)
	case id != "" && id != foldID(string(p.ID)):
		return Clean(f.NmbrsID, 60)
	}
	return ""
}

// likelyIDs is how many people are named for an id that nobody has.
const likelyIDs = 3

// LikelyIDs names people whose id, number or name is like a mistyped id: "12
// Sanne Bakker, 21 Jan Smit"; where nobody's is, the first of the people.
func LikelyIDs(people []Person, id EmployeeID) string {
	type near struct {
		far    int
		person *Person
	}
	var list []near
	want := strings.ToLower(string(foldID(string(id))))
	for i := range people {
		p := &people[i]
		far := editDistance(want, strings.ToLower(string(p.ID)))
		if foldNumber(want) == foldNumber(p.Number) || CompareNames(want, p.Name()) == NameAlike {
			far = 0
		}
		if far <= max(1, runeLen(want)/3) {
			list = append(list, near{far, p})
		}
	}
	if len(list) == 0 {
		for i := range people[:min(likelyIDs, len(people))] {
			list = append(list, near{0, &people[i]})
		}
	}
	slices.SortStableFunc(list, func(a, b near) int { return cmp.Compare(a.far, b.far) })
	var out []string
	for _, n := range list[:min(likelyIDs, len(list))] {
		out = append(out, strings.TrimSpace(string(n.person.ID)+" "+n.person.Name()))
	}
	return strings.Join(out, ", ")
}
