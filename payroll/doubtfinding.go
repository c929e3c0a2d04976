package payroll

import (
	"cmp"
	"strings"
)

// unknownPerson adds the finding that nobody is known to a line's words. Its
// args are name; and where somebody answers who cannot be it for certain, why (a
// Doubt), by (the witness in question, a MatchReason), word (that witness in
// the source) and who (the people in question, with their numbers).
func (b *Book) unknownPerson(v *Verdict) {
	l, m := &v.Line, &v.Match
	name := SaidName(l.Facts)
	if m.Why == DoubtNone {
		v.add(FindUnknownPerson, "name", name)
		return
	}
	if m.Why == DoubtShared {
		v.add(FindTwoIDs, "name", name)
	}
	v.add(FindUnknownPerson, "name", name, "why", string(m.Why), "by", string(m.By), "word", wordOf(l.Facts, m.By), "who", b.Team.Titles(m.Candidates))
}

// SaidName gives what a source calls somebody: the name, else the number, the
// e-mail or the id, each behind its sign (see WhoKey).
func SaidName(f Facts) string {
	if FoldName(f.Person) != "" {
		return f.Person
	}
	return cmp.Or(WhoKey(f), f.Person)
}

// wordOf gives the witness of a kind that the source has, cleaned.
func wordOf(f Facts, by MatchReason) string {
	switch by {
	case MatchNmbrsID:
		return Clean(f.NmbrsID, 60)
	case MatchNumber:
		return Clean(f.Number, 60)
	case MatchEmail:
		return Clean(f.Email, 120)
	default:
		return Clean(f.Person, 120)
	}
}

// Titles names people with their numbers, in the order given.
func (t *Team) Titles(ids []EmployeeID) string {
	var out []string
	for _, id := range ids {
		p, _ := t.Person(id)
		name := cmp.Or(p.Name(), string(id))
		if p.Number != "" {
			name += " (" + p.Number + ")"
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}
