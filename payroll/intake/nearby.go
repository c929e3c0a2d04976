package intake

import (
	"cmp"
	"slices"

	"doorzet/payroll"
)

// fallen is a line that was sent, or paid by another link, that the file lowers or does not have any more, until
// its correction is sent: by how much, and which new hours may be those.
type fallen struct {
	*item
	by   payroll.Minutes
	gone bool
}

// fresher is a row that brings hours which nobody spoke of yet, how many of them
// no fallen line accounts for so far.
type fresher struct {
	*item
	left payroll.Minutes
}

// holdNear lets new hours wait for the correction of a sent line that they may
// come from: of the same person on the day before or after, as many as went off
// there; of somebody else where a whole shift passed to them. Hours of the same
// day wait for it by themselves. A person who said that they come on top, or that
// they are another shift, is believed.
func (c *comparison) holdNear() {
	down := c.fallen()
	if len(down) == 0 {
		return
	}
	fresh := c.fresh()
	for _, l := range down {
		c.holdPassed(l, fresh)
	}
	for _, l := range down {
		c.holdOverlapping(l, fresh)
	}
	for _, l := range down {
		c.holdEqual(l, fresh)
	}
	// the line of the first day takes from the first day: so as many hours are
	// held as any choice could hold
	for _, l := range down {
		for _, r := range fresh {
			if l.by > 0 && r.left > 0 && c.neighbours(l, r) {
				c.hold(l, r)
			}
		}
	}
	c.holdMoved(down, fresh)
}

// holdMoved holds the new hours that may be a whole shift which was sent, that lies on
// another day of the week around it and was changed as well: of the same person, type
// and place, the nearest first, as many as went off. Where they are as long or at the
// same times it is asked whether it moved.
func (c *comparison) holdMoved(down []*fallen, fresh []*fresher) {
	for days := payroll.Date(2); days <= movedDays; days++ {
		for _, l := range down {
			if !l.gone || l.by <= 0 || !c.sent(&c.lines[l.at]) {
				continue
			}
			for _, r := range fresh {
				off := r.facts.Date - l.facts.Date
				if (off == days || off == -days) && l.by > 0 && r.left > 0 && l.typ == r.typ && samePlace(l.item, r.item) && c.samePerson(l.item, r.item) {
					c.hold(l, r)
				}
			}
		}
	}
}

// fallen gives the sent lines that lose hours, by their days.
func (c *comparison) fallen() []*fallen {
	var out []*fallen
	add := func(line int, by payroll.Minutes, gone bool) {
		id := c.lines[line].ID
		if by <= 0 || c.st.Answers.Stayed.Has(id) || c.st.Answers.Besides.Has(id) {
			return
		}
		if x := c.lineItem(line); c.elsewhere(line) || !c.nowhere(&x) {
			out = append(out, &fallen{&x, by, gone})
		}
	}
	vanished := map[payroll.LineID]bool{}
	for i := range c.out.Sent {
		if s := &c.out.Sent[i]; s.Vanished {
			vanished[s.Old.ID] = true
		}
	}
	for i := range c.out.Answered {
		for _, id := range c.out.Answered[i].Waits {
			delete(vanished, id) // another line counts in its place, and waits for it
		}
	}
	for i := range c.lines {
		l := &c.lines[i]
		if !c.paid(i) {
			continue
		}
		switch row := c.rowOf[i]; {
		case row >= 0 && c.how[row] == pairChanged && !l.Withdrawn:
			add(i, c.loss(l, &c.rows[row].Facts), false)
		case row != none:
		case vanished[l.ID], l.Withdrawn && l.Source.Key == KeyVanished && l.Corrected != l.Version && c.ownKind(l):
			add(i, l.Minutes, true)
		}
	}
	slices.SortStableFunc(out, func(a, b *fallen) int {
		return cmp.Or(cmp.Compare(a.facts.Date, b.facts.Date), inOrder(a.item, b.item))
	})
	return out
}

// loss is what a sent line loses when it becomes what a row says.
func (c *comparison) loss(l *payroll.Line, now *payroll.Facts) payroll.Minutes {
	if !c.sameType(l.Type, now.Type) {
		return l.Minutes
	}
	return l.Minutes - now.Minutes
}

// fresh gives the rows that bring hours, by their days: new ones, and those that
// lengthen or bring back a line that was not sent.
func (c *comparison) fresh() []*fresher {
	var out []*fresher
	for i := range c.rows {
		more := c.rows[i].Minutes
		switch line := c.lineOf[i]; {
		case line == none:
		case line < 0 || c.how[i] != pairChanged || c.sent(&c.lines[line]) || !c.here(i, int(line)):
			continue
		case !c.lines[line].Withdrawn:
			more -= c.lines[line].Minutes
		}
		if more <= 0 || c.on[i] {
			continue
		}
		if x := c.rowItem(i); !c.nowhere(&x) {
			out = append(out, &fresher{item: &x, left: more})
		}
	}
	slices.SortStableFunc(out, func(a, b *fresher) int {
		return cmp.Or(cmp.Compare(a.facts.Date, b.facts.Date), inOrder(a.item, b.item))
	})
	return out
}

// hold lets a row wait for a line, unless it is asked whether it is that line.
func (c *comparison) hold(l *fallen, r *fresher) {
	n := min(l.by, r.left)
	l.by -= n
	r.left -= n
	c.waitFor(r.at, c.lines[l.at].ID)
}

func (c *comparison) waitFor(row int, id payroll.LineID) {
	for i := range c.beside[row] {
		switch q := &c.beside[row][i]; {
		case slices.Contains(q.With, id):
			return
		case q.Kind == payroll.QuestionNear:
			q.With = append(q.With, id)
			return
		}
	}
	c.beside[row] = append(c.beside[row], payroll.Question{Kind: payroll.QuestionNear, With: []payroll.LineID{id}, File: c.file})
}

// neighbours tells whether a row is of the same person, on the day before or after.
func (c *comparison) neighbours(l *fallen, r *fresher) bool {
	days := r.facts.Date - l.facts.Date
	return (days == 1 || days == -1) && c.samePerson(l.item, r.item)
}

// samePerson tells whether a line and a row are known to be of one person.
func (c *comparison) samePerson(l, r *item) bool {
	known := l.who != "" && l.who == r.who && l.company == r.company
	return !c.conflict(l, r) && (known || c.ids.alike(l, r))
}

// holdOverlapping holds the neighbours that lie within the times of the shift that
// was sent: it passed midnight.
func (c *comparison) holdOverlapping(l *fallen, fresh []*fresher) {
	line := &c.lines[l.at].Facts
	if !timed(line) {
		return
	}
	from, to := absolute(line)
	for _, r := range fresh {
		if !c.neighbours(l, r) || !timed(r.facts) {
			continue
		}
		if start, end := absolute(r.facts); start < to && from < end {
			c.hold(l, r)
		}
	}
}

// absolute gives a shift's start and end in minutes since the first day of all.
func absolute(f *payroll.Facts) (from, to int64) {
	day := int64(f.Date) * dayLong
	from, to = day+int64(f.Start), day+int64(f.End)
	if to <= from {
		to += dayLong
	}
	return from, to
}

// holdEqual holds a neighbour that has just as many hours as went off.
func (c *comparison) holdEqual(l *fallen, fresh []*fresher) {
	for _, r := range fresh {
		if l.by > 0 && r.left == l.by && c.neighbours(l, r) {
			c.hold(l, r)
			return
		}
	}
}

// holdPassed holds new shifts of others that are just a shift which vanished: of
// those at its times the ones at its place, where there are any.
func (c *comparison) holdPassed(l *fallen, fresh []*fresher) {
	if !l.gone {
		return
	}
	var there, elsewhere []*fresher
	for _, r := range fresh {
		place := l.venue == r.venue && l.team == r.team
		switch {
		case l.company != r.company && (l.venue == "" || l.venue != r.venue): // another business, where others work the same hours
		case r.facts.Date != l.facts.Date || l.typ != r.typ || c.samePerson(l.item, r.item):
		case sameTimes(l.item, r.item) && !place:
			elsewhere = append(elsewhere, r)
		case sameTimes(l.item, r.item), !(timed(l.facts) && timed(r.facts)) && sameMinutes(l.item, r.item) && place:
			there = append(there, r)
		}
	}
	if len(there) == 0 {
		there = elsewhere
	}
	for _, r := range there {
		c.waitFor(r.at, c.lines[l.at].ID)
	}
}
