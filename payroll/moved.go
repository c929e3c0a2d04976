package payroll

import (
	"cmp"
	"slices"
)

// Nobody stands for "not paid in this company" where a person confirms whose
// a sent line is to be.
const Nobody EmployeeID = "-"

// FindSentFor has args name and id of whom the line was sent for, and now and
// nowId of whose it is by its present name: "" when nobody answers to it, Nobody
// when that is not paid here. What was sent stays that person's until somebody
// confirms the correction.
const FindSentFor FindingKind = "sent-for-other"

// holders gives the employees for whom steps count the line: those whose step
// stands, and those of whom one is under way.
func (c *cover) holders() []EmployeeID {
	if c == nil {
		return nil
	}
	return c.held
}

func (c *cover) hold(e EmployeeID) {
	if !slices.Contains(c.held, e) {
		c.held = append(c.held, e)
		slices.Sort(c.held)
	}
}

// heldByOther gives an employee for whom the line was sent and whose it is not
// by its present words, "" when there is none.
func (v *Verdict) heldByOther() EmployeeID {
	for _, e := range v.cover.holders() {
		if e != v.Match.Employee {
			return e
		}
	}
	return ""
}

// Destination tells whose a line is by its present words: an employee, Nobody
// when that is not paid in this company, "" while nobody answers.
func (v *Verdict) Destination() EmployeeID {
	if v.Match.NotHere != "" {
		return Nobody
	}
	return v.Match.Employee
}

// Moved tells whether the line was sent for somebody whose it is no more, and
// whose it is now is known: what a confirmed correction puts right.
func (v *Verdict) Moved() bool { return v.SentFor != "" && v.Destination() != "" }

// moveConfirmed tells whether somebody confirmed that the line is to go from
// whom it was sent for to whose it is.
func (v *Verdict) moveConfirmed() bool { return v.Moved() && v.Line.For == v.Destination() }

// corrects tells whether what was sent of the line is to be replaced by what
// it says now: changed or withdrawn, confirmed by the clerk, nothing in the way.
func (v *Verdict) corrects() bool {
	if v.Moved() && !v.moveConfirmed() && !v.Line.Withdrawn {
		return false
	}
	if v.has(FindKept) {
		return false
	}
	return v.Changed() && v.Line.Corrected == v.Line.Version && (v.Line.Withdrawn || !v.Blocked())
}

// tellSentFor says for whom a line was sent, and whose it is now.
func (b *Book) tellSentFor(v *Verdict) {
	v.add(FindSentFor, "name", b.called(v.SentFor), "id", string(v.SentFor),
		"now", b.called(v.Destination()), "nowId", string(v.Destination()), "person", v.Line.Person)
}

// called gives the name that Nmbrs has for an employee, the id for one unknown.
func (b *Book) called(id EmployeeID) string {
	if p, ok := b.Team.Person(id); ok && p.Name() != "" {
		return p.Name()
	}
	return string(id)
}

// stays tells whether what a standing step of an employee counts of the line
// keeps its frozen share: of a line that goes to somebody else only what is
// that person's already, until the correction is confirmed.
func (in *PlanInput) stays(v *Verdict, of EmployeeID) bool {
	if v == nil || (v.SentFor != "" && of == v.Match.Employee) {
		return true
	}
	return !v.corrects() && !in.recalculates(v)
}

// SentForOther adds up the lines of a period that were sent for one person and
// are somebody else's by their present words.
type SentForOther struct {
	// For is whom they were sent for, Now whose they are: an employee, Nobody,
	// or "" while nobody answers to the name.
	For, Now EmployeeID
	ForName  string
	NowName  string
	// Names are those in the source, Lines the lines, with their worked minutes.
	Names   []string
	Lines   []LineID
	Minutes Minutes
	// Confirmed counts the lines whose correction was confirmed: the next
	// sending takes them down, the one after it brings them to whose they are.
	Confirmed int
}

// SentForOthers lists them, in the order of the people they were sent for.
func SentForOthers(vs []Verdict, team *Team) []SentForOther {
	type pair struct{ of, now EmployeeID }
	at := map[pair]*SentForOther{}
	name := func(id EmployeeID) string {
		if p, ok := team.Person(id); ok {
			return cmp.Or(p.Name(), string(id))
		}
		return string(id)
	}
	for i := range vs {
		v := &vs[i]
		if v.SentFor == "" {
			continue
		}
		k := pair{v.SentFor, v.Destination()}
		s := at[k]
		if s == nil {
			s = &SentForOther{For: k.of, Now: k.now, ForName: name(k.of), NowName: name(k.now)}
			at[k] = s
		}
		if !slices.Contains(s.Names, v.Line.Person) {
			s.Names = append(s.Names, v.Line.Person)
		}
		s.Lines = append(s.Lines, v.Line.ID)
		s.Minutes += v.Line.Minutes
		if v.moveConfirmed() && v.Line.Corrected == v.Line.Version {
			s.Confirmed++
		}
	}
	out := make([]SentForOther, 0, len(at))
	for _, s := range at {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b SentForOther) int {
		return cmp.Or(cmp.Compare(FoldName(a.ForName), FoldName(b.ForName)), cmp.Compare(a.For, b.For), cmp.Compare(a.Now, b.Now))
	})
	return out
}

// moving lists the confirmed ones that go from one person to another.
func (in *PlanInput) moving() []SentForOther {
	var vs []Verdict
	for i := range in.Verdicts {
		v := &in.Verdicts[i]
		if v.SentFor != "" && v.Match.Employee != "" && v.corrects() && !v.Line.Withdrawn && (in.Skip == nil || !in.Skip(v.SentFor)) {
			vs = append(vs, *v)
		}
	}
	return SentForOthers(vs, in.Book.Team)
}
