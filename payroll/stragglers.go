package payroll

import (
	"cmp"
	"slices"
)

// StragglerKind says why somebody is on the list "nog niet binnen".
type StragglerKind string

// The kinds of straggler, in the order of the list.
const (
	// StragglerNone: worked in the period before and has no lines now.
	StragglerNone StragglerKind = "no-lines"
	// StragglerOpen: has lines that are not green.
	StragglerOpen StragglerKind = "not-green"
	// StragglerLeaver: left before or in the period and has lines.
	StragglerLeaver StragglerKind = "leaver"
	// StragglerLeftover: green lines of an earlier period that were never sent, or
	// of which something did not arrive.
	StragglerLeftover StragglerKind = "leftover"
	// StragglerOutlier: far more or fewer hours than in the period before.
	StragglerOutlier StragglerKind = "outlier"
)

// StragglerKinds lists the kinds in the order of the list.
func StragglerKinds() []StragglerKind {
	return []StragglerKind{StragglerNone, StragglerOpen, StragglerLeaver, StragglerLeftover, StragglerOutlier}
}

const (
	// outlierPart and outlierMinutes are the bounds above which a difference
	// with the period before is told: more than half, and more than 16 hours.
	outlierPart    = 2
	outlierMinutes = 16 * 60
)

// Straggler is one entry of the list.
type Straggler struct {
	Kind     StragglerKind
	Employee EmployeeID
	Name     string
	// Lines counts the lines that it is about; Now and Before are the worked
	// minutes of this period and the one before.
	Lines       int
	Now, Before Minutes
	// Period is where leftovers lie; Date the last day of a leaver.
	Period Period
	Date   Date
}

// PeriodVerdicts are the verdicts on the lines of one period.
type PeriodVerdicts struct {
	Period   Period
	Verdicts []Verdict
}

type presence struct {
	employee EmployeeID
	name     string
	lines    int
	notGreen int
	minutes  Minutes
	here     bool // some line is paid here
}

func presences(vs []Verdict) map[string]*presence {
	out := map[string]*presence{}
	for i := range vs {
		v := &vs[i]
		if v.Line.Withdrawn || v.Match.NotHere != "" {
			continue
		}
		p := out[v.who()]
		if p == nil {
			p = &presence{employee: v.Employee, name: v.Line.Person}
			out[v.who()] = p
		}
		p.lines++
		switch v.State {
		case StateOpen, StateBlocked:
			p.notGreen++
		default:
		}
		if v.State != StateOutside {
			p.here = true
		}
		if IsWorkedType(v.Line.Type) {
			p.minutes += v.Line.Minutes
		}
	}
	return out
}

// Stragglers lists what may be missing of a period: now is the period, before
// the one that went before it, earlier those in which green lines may have
// stayed behind. days are the days of the period.
func Stragglers(now, before PeriodVerdicts, earlier []PeriodVerdicts, team *Team, days Span) []Straggler {
	a, b := presences(now.Verdicts), presences(before.Verdicts)
	var out []Straggler
	add := func(s Straggler, p *presence) {
		s.Employee, s.Name = p.employee, p.name
		if person, ok := team.Person(p.employee); ok {
			s.Name = person.Name()
		}
		out = append(out, s)
	}
	for key, p := range a {
		was := b[key]
		if p.notGreen > 0 {
			add(Straggler{Kind: StragglerOpen, Lines: p.notGreen, Now: p.minutes}, p)
		}
		if person, ok := team.Person(p.employee); ok {
			if last := lastDay(person); last != 0 && last < days.To {
				add(Straggler{Kind: StragglerLeaver, Lines: p.lines, Now: p.minutes, Date: last}, p)
			}
		}
		if was != nil && was.minutes > 0 && outlier(p.minutes, was.minutes) {
			add(Straggler{Kind: StragglerOutlier, Lines: p.lines, Now: p.minutes, Before: was.minutes}, p)
		}
	}
	for key, p := range b {
		if a[key] != nil || p.minutes <= 0 || !p.here {
			continue
		}
		if person, ok := team.Person(p.employee); ok && !serves(person, days) {
			continue
		}
		add(Straggler{Kind: StragglerNone, Before: p.minutes}, p)
	}
	for _, e := range earlier {
		for _, p := range leftovers(e.Verdicts) {
			add(Straggler{Kind: StragglerLeftover, Lines: p.lines, Now: p.minutes, Period: e.Period}, p)
		}
	}
	order := StragglerKinds()
	slices.SortFunc(out, func(x, y Straggler) int {
		return cmp.Or(
			cmp.Compare(slices.Index(order, x.Kind), slices.Index(order, y.Kind)), x.Period.Compare(y.Period),
			cmp.Compare(FoldName(x.Name), FoldName(y.Name)), cmp.Compare(x.Employee, y.Employee))
	})
	return out
}

// outlier tells whether hours differ by more than half of what they were and
// by more than 16 hours.
func outlier(now, before Minutes) bool {
	d := now - before
	if d < 0 {
		d = -d
	}
	return d > outlierMinutes && d*outlierPart > before
}

func leftovers(vs []Verdict) map[string]*presence {
	out := map[string]*presence{}
	for i := range vs {
		v := &vs[i]
		if v.State != StateReady && v.State != StatePartly {
			continue
		}
		p := out[v.who()]
		if p == nil {
			p = &presence{employee: v.Employee, name: v.Line.Person}
			out[v.who()] = p
		}
		p.lines++
		p.minutes += v.Line.Minutes
	}
	return out
}

// lastDay gives the last day of service of someone who left, 0 for others.
func lastDay(p Person) (last Date) {
	for _, s := range service(p) {
		if s.To == 0 {
			return 0
		}
		last = max(last, s.To)
	}
	return last
}

// serves tells whether a person is employed on some day of a span.
func serves(p Person, days Span) bool {
	spans := service(p)
	return len(spans) == 0 || slices.ContainsFunc(spans, func(s Span) bool { return s.Overlaps(days) })
}
