package intake

import (
	"strings"
	"unicode"

	"doorzet/payroll"
)

// group is what the rows of a person, a venue, a team or a type add up to.
type group struct {
	minutes payroll.Minutes
	rows    int
}

// agrees tells whether a stated total is the sum of the group. Decimal figures lose up
// to half a minute a row.
func (g group) agrees(stated payroll.Minutes, clock bool) bool {
	if clock {
		return stated == g.minutes
	}
	return near(stated, g.minutes, payroll.Minutes(1+g.rows/2))
}

// groupOf gives the rows of which a totals row says that it is their total, by a name
// in it: a list may be in the order of its days, with the totals of its people at the
// end. ok is false for a total of anything else.
func (r *reading) groupOf(cells []string) (g group, ok bool) {
	c := &r.lay.cols
	var words []string
	for _, i := range [...]int{c.date, c.person, c.venue, c.team, c.typ} {
		words = append(words, withoutTotal(cell(cells, i)))
	}
	words = append(words, withoutTotal(cell(cells, c.first)+" "+cell(cells, c.last)))
	for _, w := range words {
		if w == "" {
			continue
		}
		r.addGroups()
		for _, key := range [...]string{payroll.FoldName(w), payroll.FoldType(w)} {
			if g, ok := r.sum.groups[key]; ok {
				return g, true
			}
		}
	}
	return group{}, false
}

// addGroups adds the rows up that came since it was last done.
func (r *reading) addGroups() {
	if r.sum.groups == nil {
		r.sum.groups = map[string]group{}
	}
	for ; r.sum.grouped < len(r.res.Rows); r.sum.grouped++ {
		row := &r.res.Rows[r.sum.grouped]
		seen := map[string]bool{"": true}
		for _, key := range [...]string{payroll.FoldName(row.Person), payroll.FoldType(row.Venue), payroll.FoldType(row.Team), payroll.FoldType(row.Type)} {
			if seen[key] {
				continue
			}
			seen[key] = true
			g := r.sum.groups[key]
			r.sum.groups[key] = group{g.minutes + row.Minutes, g.rows + 1}
		}
	}
}

// withoutTotal gives a text without the word that calls it a total.
func withoutTotal(s string) string {
	s = strings.TrimSpace(s)
	if !isTotal(s) {
		return s
	}
	i := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' })
	if i < 0 {
		return ""
	}
	return strings.TrimLeft(s[i:], " :-–—=.(")
}
