package intake

import "doorzet/payroll"

// cutOtherwise finds rows of a venue that may be hours of a venue which the file
// does not cover, divided otherwise: a row that is the sum of a few lines, rows
// that add up to a line, or all of a venue that has as much in all. Where times
// are told they decide.
func (c *comparison) cutOtherwise(p *party) map[*item][]*item {
	rows := freeOf(p.rows, nil)
	lines := freeOf(p.lines, func(l *item) bool {
		return l.own && !l.covered && !l.off && !timed(l.facts) && !c.lines[l.at].Withdrawn && !c.nowhere(l)
	})
	if len(rows) == 0 || len(lines) == 0 || len(rows)+len(lines) < 3 {
		return nil
	}
	out := map[*item][]*item{}
	found := func(rows, lines []*item) bool {
		for _, r := range rows {
			out[r] = append(out[r], lines...)
		}
		return true
	}
	byRow, byLine := byVenue(rows), byVenue(lines)
	for _, mine := range byRow {
		for _, theirs := range byLine {
			if sumOf(mine) == sumOf(theirs) {
				found(mine, theirs)
				continue
			}
			c.cutParts(mine, theirs, found)
		}
	}
	for r, list := range out {
		out[r] = unique(list)
	}
	return out
}

// cutParts looks for sums among the rows and lines of two venues.
func (c *comparison) cutParts(rows, lines []*item, found func(rows, lines []*item) bool) {
	if len(rows) > joinRoom || len(lines) > joinRoom {
		return
	}
	for size := 2; size <= joinLimit; size++ {
		for _, r := range rows {
			choose(lines, size, r.facts.Minutes, nil, func(parts []*item) bool { return found([]*item{r}, parts) })
		}
		for _, l := range lines {
			choose(rows, size, l.facts.Minutes, nil, func(parts []*item) bool { return found(parts, []*item{l}) && false })
		}
	}
}

func byVenue(items []*item) map[string][]*item {
	out := map[string][]*item{}
	for _, x := range items {
		if !timed(x.facts) {
			out[x.venue] = append(out[x.venue], x)
		}
	}
	return out
}

func sumOf(items []*item) (sum payroll.Minutes) {
	for _, x := range items {
		sum += x.facts.Minutes
	}
	return sum
}

func unique(items []*item) []*item {
	var out []*item
	seen := map[*item]bool{}
	for _, x := range items {
		if !seen[x] {
			seen[x] = true
			out = append(out, x)
		}
	}
	return out
}
