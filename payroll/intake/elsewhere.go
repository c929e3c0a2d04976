package intake

import "doorzet/payroll"

// elsewhere tells whether another link has paid a line whose hours would go along
// else: it stays as it was paid, and what the file says otherwise is told.
func (c *comparison) elsewhere(line int) bool {
	l := &c.lines[line]
	return l.Elsewhere && !l.Withdrawn && !c.sent(l) && (c.st.Nowhere == nil || !c.st.Nowhere(l, c.st.owner(line)))
}

// paid tells whether Nmbrs holds a line, or another link has paid it.
func (c *comparison) paid(line int) bool { return c.sent(&c.lines[line]) || c.elsewhere(line) }

// givesWay finds the lines that another link has paid, that the file does not have
// any more, and in whose place it may have rows of the same person: on the same day,
// or on the one before or after. Such a row would be paid beside them. Of the others
// nothing is said: they count for nothing here.
func (c *comparison) givesWay(gone []*item) map[*item]bool {
	out := map[*item]bool{}
	paid := map[payroll.Date][]*item{}
	for _, x := range gone {
		if c.elsewhere(x.at) {
			paid[x.facts.Date] = append(paid[x.facts.Date], x)
		}
	}
	if len(paid) == 0 {
		return out
	}
	for i := range c.rowItems {
		r := &c.rowItems[i]
		if !c.adds(r) {
			continue
		}
		for day := r.facts.Date - 1; day <= r.facts.Date+1; day++ {
			for _, l := range paid[day] {
				if !out[l] && c.samePerson(l, r) {
					out[l] = true
				}
			}
		}
	}
	return out
}

// adds tells whether a row brings hours that would be paid here: a new one, or more
// of a line than stands.
func (c *comparison) adds(r *item) bool {
	at := c.lineOf[r.at]
	switch {
	case at == none:
		return !c.on[r.at] && !c.nowhere(r)
	case at < 0 || c.how[r.at] != pairChanged:
		return false
	}
	l := &c.lines[at]
	return !c.nowhere(r) && !l.Elsewhere && (l.Withdrawn || r.facts.Minutes > l.Minutes)
}

// withDifference tells whether lines are one that another link has paid and what is
// paid here beside it, at one place: the times of the rows say nothing of how the
// hours were divided over the two.
func (c *comparison) withDifference(lines, rows []*item) bool {
	elsewhere, here := false, false
	for _, l := range lines {
		elsewhere = elsewhere || c.elsewhere(l.at)
		here = here || !c.lines[l.at].Elsewhere && !timed(l.facts)
		for _, r := range rows {
			if l.venue != r.venue || l.team != r.team {
				return false
			}
		}
	}
	return elsewhere && here
}
