package payroll

import (
	"cmp"
	"slices"
)

const (
	// longShift is the net length above which a line is looked at again.
	longShift Minutes = 12 * 60
	// breakAfter is the length above which the Working Hours Act
	// (Arbeidstijdenwet, article 5:4) asks for a break.
	breakAfter Minutes = 5*60 + 30
)

// Checks gives the findings of each line that follow from the lines alone:
// times, length, break, overlap and repetition. who tells whose line it is,
// "" when nobody knows. Kinds in off are left out, unless they block.
// Withdrawn lines take no part.
func Checks(lines []Line, who func(Line) EmployeeID, off []FindingKind) map[LineID][]Finding {
	c := checker{out: map[LineID][]Finding{}, off: off}
	for i := range lines {
		if !lines[i].Withdrawn {
			c.alone(&lines[i])
		}
	}
	c.overlaps(lines, who)
	c.duplicates(lines)
	return c.out
}

type checker struct {
	out map[LineID][]Finding
	off []FindingKind
}

func (c *checker) add(l *Line, f Finding) {
	if !f.Blocks() && slices.Contains(c.off, f.Kind) {
		return
	}
	f.Seen = slices.Contains(l.Seen, f.Kind)
	c.out[l.ID] = append(c.out[l.ID], f)
}

// alone checks what one line says by itself.
func (c *checker) alone(l *Line) {
	net := l.Minutes
	var found []Finding
	if l.Start != NoTime || l.End != NoTime {
		net, found = NetMinutes(l.Date, l.Start, l.End, l.Break, l.Resolved)
		for _, f := range found {
			c.add(l, f)
		}
	}
	switch {
	case net == 0 && len(found) == 0:
		c.add(l, Finding{Kind: FindZeroHours})
	case net > longShift:
		c.add(l, Finding{Kind: FindLong, Args: Args{"length": net.Clock()}})
	}
	// without times there is no break column to hold one either, and leave has no break
	if l.Start != NoTime && l.Break == 0 && net > breakAfter && IsWorkedType(l.Type) {
		c.add(l, Finding{Kind: FindNoBreak, Args: Args{"length": net.Clock()}})
	}
}

// shift is a line with times on one running scale of minutes.
type shift struct {
	line     *Line
	who      int // a number per person, for fast sorting
	from, to int64
}

func shiftsOf(lines []Line, who func(Line) EmployeeID) []shift {
	var out []shift
	numbers := map[string]int{}
	for i := range lines {
		l := &lines[i]
		if l.Withdrawn || l.Start < 0 || l.End < 0 || l.Start == l.End {
			continue
		}
		id := string(who(*l))
		if id == "" {
			id = "name:" + FoldName(l.Person)
		}
		n, known := numbers[id]
		if !known {
			n = len(numbers)
			numbers[id] = n
		}
		s := shift{line: l, who: n}
		s.from = int64(l.Date)*dayMinutes + int64(l.Start)
		s.to = int64(l.Date)*dayMinutes + int64(l.End)
		if s.to < s.from {
			s.to += dayMinutes
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b shift) int {
		return cmp.Or(cmp.Compare(a.who, b.who), cmp.Compare(a.from, b.from),
			cmp.Compare(a.to, b.to), cmp.Compare(a.line.ID, b.line.ID))
	})
	return out
}

// overlaps finds lines of one person that share time, whatever the venue. In
// order of start a line overlaps some earlier one only if it overlaps the one
// that ends last, and some later one only if it is met by its neighbour.
func (c *checker) overlaps(lines []Line, who func(Line) EmployeeID) {
	shifts := shiftsOf(lines, who)
	told := make([]bool, len(shifts))
	tell := func(i, other int) {
		if told[i] {
			return
		}
		told[i] = true
		c.add(shifts[i].line, overlapFinding(&shifts[other].line.Facts, shifts[other].line.ID))
	}
	longest := 0
	for i := 1; i < len(shifts); i++ {
		if shifts[i].who != shifts[longest].who {
			longest = i
			continue
		}
		if shifts[i].from < shifts[longest].to {
			tell(longest, i)
			tell(i, longest)
		}
		if shifts[i].to > shifts[longest].to {
			longest = i
		}
	}
}

// factKey is the comparable part of Facts.
type factKey struct {
	date                                      Date
	person, number, email, nmbrs, venue, team string
	kind, contract                            string
	start, end                                ClockTime
	brk, minutes                              Minutes
}

func keyOf(f *Facts) factKey {
	return factKey{
		date: f.Date, person: f.Person, number: f.Number, email: f.Email, nmbrs: f.NmbrsID,
		venue: f.Venue, team: f.Team, kind: f.Type, contract: f.Contract,
		start: f.Start, end: f.End, brk: f.Break, minutes: f.Minutes,
	}
}

// duplicates finds lines with equal facts.
func (c *checker) duplicates(lines []Line) {
	first := make(map[factKey]int, len(lines))
	again := map[factKey][]int{}
	for i := range lines {
		if lines[i].Withdrawn {
			continue
		}
		k := keyOf(&lines[i].Facts)
		if j, ok := first[k]; !ok {
			first[k] = i
		} else {
			if again[k] == nil {
				again[k] = []int{j}
			}
			again[k] = append(again[k], i)
		}
	}
	for _, set := range again {
		for _, i := range set {
			for _, j := range set {
				if i != j && lines[i].Same(lines[j].Facts) {
					c.add(&lines[i], Finding{Kind: FindDuplicate, Args: Args{"line": string(lines[j].ID)}})
					break
				}
			}
		}
	}
}
