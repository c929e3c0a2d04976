package intake

import (
	"cmp"
	"slices"

	"doorzet/payroll"
)

// movedDays is within how many days a shift may have moved.
const movedDays = 7

// askMoved finds rows that may be shifts which vanished on another day.
func (c *comparison) askMoved(gone []*item) {
	gone = c.mayHaveMoved(gone)
	by := map[int32][]*item{}
	whose := map[whoIn][]*item{}
	for _, l := range gone {
		for _, t := range c.ids.list[l.id].tokens {
			by[t] = append(by[t], l)
		}
		if l.who != "" {
			whose[whoIn{l.company, l.who}] = append(whose[whoIn{l.company, l.who}], l)
		}
	}
	if len(gone) == 0 {
		return
	}
	var all []fit
	for i := range c.rowItems {
		r := &c.rowItems[i]
		if r.done || c.on[r.at] {
			continue
		}
		lists := [][]*item{whose[whoIn{r.company, r.who}]}
		for _, t := range c.ids.list[r.id].tokens {
			lists = append(lists, by[t])
		}
		seen := map[*item]bool{}
		for _, list := range lists {
			for _, l := range list {
				if !seen[l] && !l.done && c.heldBefore(l, r) && c.mayMove(l, r) {
					seen[l] = true
					all = append(all, fit{row: r, line: l, score: nearness(l, r)})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b fit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.row.facts.Date, b.row.facts.Date), inOrder(a.row, b.row),
			cmp.Compare(a.line.facts.Date, b.line.facts.Date), inOrder(a.line, b.line))
	})
	taken := map[*item]bool{}
	for _, f := range all {
		if !f.row.done && !taken[f.line] && !c.on[f.row.at] {
			taken[f.line] = true
			c.move(f.row, f.line)
		}
	}
}

// mayHaveMoved gives the lines that may lie on another day now: those that
// vanished, and those that a person says have moved, whatever the file covers.
func (c *comparison) mayHaveMoved(gone []*item) []*item {
	a := &c.st.Answers
	var out []*item
	for i := range c.lineItems {
		x := &c.lineItems[i]
		if l := &c.lines[x.at]; x.own && !x.done && !l.Withdrawn && a.Moved.IDs[l.ID] {
			out = append(out, x)
		}
	}
	for _, x := range gone {
		if !a.Moved.IDs[c.lines[x.at].ID] {
			out = append(out, x)
		}
	}
	return out
}

func (c *comparison) mayMove(l, r *item) bool {
	days := l.facts.Date - r.facts.Date
	return days != 0 && days >= -movedDays && days <= movedDays && l.typ == r.typ && (sameTimes(l, r) || sameMinutes(l, r)) && !c.conflict(l, r)
}

func nearness(l, r *item) int {
	days := int(l.facts.Date - r.facts.Date)
	n := 2 * (movedDays - max(days, -days))
	if sameTimes(l, r) {
		n++
	}
	return n
}

// move asks whether a row is the shift of another day, or does what was answered.
func (c *comparison) move(r, l *item) {
	id := c.lines[l.at].ID
	switch {
	case c.st.Answers.Moved.Has(id):
		r.done, l.done = true, true
		c.pair(r.at, l.at)
	case c.st.Answers.Stayed.Has(id):
	default:
		r.done = true
		c.doubt(r, payroll.Question{Kind: payroll.QuestionMoved, With: []payroll.LineID{id}, File: c.file})
		c.out.Moved = append(c.out.Moved, Asked{c.rows[r.at], []payroll.LineID{id}})
	}
}
