package intake

import "doorzet/payroll"

// askBack asks of rows that bring a line back which a file had let go whether they
// are a shift that stands on another day by now: an older list that is read again
// knows nothing of the day to which the shift was moved since.
func (c *comparison) askBack() {
	var stand *stood
	for i := range c.rowItems {
		r := &c.rowItems[i]
		if at := c.lineOf[r.at]; at < 0 || c.how[r.at] != pairChanged || !c.lines[at].Withdrawn {
			continue
		}
		if stand == nil {
			stand = c.standing()
		}
		var there []*item
		for _, l := range stand.like(r) {
			if c.heldBefore(l, r) && c.mayMove(l, r) && !c.st.Answers.Stayed.Has(c.lines[l.at].ID) {
				there = append(there, l)
			}
		}
		if len(there) == 0 {
			continue
		}
		ids := c.idsOf(there)
		c.doubt(r, payroll.Question{Kind: payroll.QuestionMoved, With: ids, File: c.file})
		c.out.Moved = append(c.out.Moved, Asked{c.rows[r.at], ids})
	}
}

// stood are lines that stand and that the file has no row for, by their length and
// by their times.
type stood struct {
	long  map[payroll.Minutes][]*item
	timed map[[2]payroll.ClockTime][]*item
}

func (c *comparison) standing() *stood {
	out := &stood{map[payroll.Minutes][]*item{}, map[[2]payroll.ClockTime][]*item{}}
	for i := range c.lineItems {
		l := &c.lineItems[i]
		if !l.own || l.off || c.rowOf[l.at] != none || c.lines[l.at].Withdrawn || c.nowhere(l) {
			continue
		}
		out.long[l.facts.Minutes] = append(out.long[l.facts.Minutes], l)
		if timed(l.facts) {
			at := [2]payroll.ClockTime{l.facts.Start, l.facts.End}
			out.timed[at] = append(out.timed[at], l)
		}
	}
	return out
}

// like gives those as long as a row, and those at its times that are not as long.
func (s *stood) like(r *item) []*item {
	out := append([]*item(nil), s.long[r.facts.Minutes]...)
	if !timed(r.facts) {
		return out
	}
	for _, l := range s.timed[[2]payroll.ClockTime{r.facts.Start, r.facts.End}] {
		if !sameMinutes(l, r) {
			out = append(out, l)
		}
	}
	return out
}

// home is a row in its party.
type home struct {
	party *party
	row   *item
}

// besideBack gives what is asked of a line that a person brings back: what would be
// asked of its row if it were new, for since it was withdrawn its hours may have come
// in, or stood all the time, as another line.
func (c *comparison) besideBack(row, line int) []payroll.Question {
	if c.homes == nil {
		c.homes = make([]home, len(c.rows))
		for i := range c.parties {
			for _, r := range c.parties[i].rows {
				c.homes[r.at] = home{&c.parties[i], r}
			}
		}
	}
	at := c.homes[row]
	if at.party == nil {
		return nil
	}
	var there []*item
	for _, l := range at.party.lines {
		if l.at != line && !l.off && c.rowOf[l.at] == none && !c.lines[l.at].Withdrawn && c.repeats(l, at.row, renames{}) &&
			!c.st.Answers.Besides.Has(c.lines[l.at].ID) {
			there = append(there, l)
		}
	}
	if len(there) == 0 {
		return nil
	}
	return []payroll.Question{{Kind: payroll.QuestionDouble, With: c.idsOf(there), File: c.file}}
}
