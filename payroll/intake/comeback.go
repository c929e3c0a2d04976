package intake

import (
	"slices"

	"doorzet/payroll"
)

// askBack asks of rows that bring a line back which a file had let go whether they
// are a shift that stands on another day by now: an older list that is read again
// knows nothing of the day to which the shift was moved since.
func (c *comparison) askBack() {
	for i := range c.rowItems {
		r := &c.rowItems[i]
		if at := c.lineOf[r.at]; at < 0 || c.how[r.at] != pairChanged || !c.lines[at].Withdrawn {
			continue
		}
		there := c.elsewhen(r)
		if len(there) == 0 {
			continue
		}
		ids := c.idsOf(there)
		c.doubt(r, payroll.Question{Kind: payroll.QuestionMoved, With: ids, File: c.file})
		c.out.Moved = append(c.out.Moved, Asked{c.rows[r.at], ids})
	}
}

// elsewhen gives the lines of other days that may be a row's shift, moved, and that
// the file has no row for.
func (c *comparison) elsewhen(r *item) (out []*item) {
	for i := range c.lineItems {
		l := &c.lineItems[i]
		if l.own && !l.off && c.rowOf[l.at] == none && !c.lines[l.at].Withdrawn && !c.nowhere(l) && c.heldBefore(l, r) && c.mayMove(l, r) &&
			!c.st.Answers.Stayed.Has(c.lines[l.at].ID) {
			out = append(out, l)
		}
	}
	return out
}

// besideBack gives what is asked of a line that a person brings back: what would be
// asked of its row if it were new, for since it was withdrawn its hours may have come
// in, or stood all the time, as another line.
func (c *comparison) besideBack(row, line int) []payroll.Question {
	var there []*item
	for i := range c.parties {
		p := &c.parties[i]
		at := slices.IndexFunc(p.rows, func(r *item) bool { return r.at == row })
		if at < 0 {
			continue
		}
		for _, l := range p.lines {
			id := c.lines[l.at].ID
			if l.at != line && !l.off && c.rowOf[l.at] == none && !c.lines[l.at].Withdrawn && c.repeats(l, p.rows[at], renames{}) &&
				!c.st.Answers.Besides.Has(id) {
				there = append(there, l)
			}
		}
	}
	if len(there) == 0 {
		return nil
	}
	return []payroll.Question{{Kind: payroll.QuestionDouble, With: c.idsOf(there), File: c.file}}
}
