package intake

import (
	"slices"

	"doorzet/payroll"
)

// pairWithdrawn pairs what is left with lines that a person withdrew: they stay
// so while the source says what it said.
func (c *comparison) pairWithdrawn() {
	mine := c.struck
	for i := range c.parties {
		p := &c.parties[i]
		if !slices.ContainsFunc(p.lines, mine) {
			continue
		}
		for _, step := range [...]func(l, r *item) bool{sameTimes, c.retells} {
			c.step(p, mine, func(l, r *item) bool { return l.typ == r.typ && sameMinutes(l, r) && step(l, r) })
		}
		c.joinUp(p, mine, false)
	}
	c.pairByTold(withdrawn)
	for i := range c.rowItems {
		x := &c.rowItems[i]
		x.done = x.done || c.lineOf[x.at] != none
	}
	for i := range c.lineItems {
		x := &c.lineItems[i]
		x.done = x.done || c.rowOf[x.at] != none
	}
}

// struck tells whether a person withdrew a line that its source had.
func (c *comparison) struck(l *item) bool {
	return l.own && c.lines[l.at].Withdrawn && c.lines[l.at].Source.Key != KeyVanished
}

// leftOver says what becomes of rows and lines that nothing was paired with.
func (c *comparison) leftOver() {
	gone := c.gone()
	c.askPart(gone)
	pending := c.askNames()
	for i := range c.parties {
		c.askDouble(&c.parties[i], pending)
	}
	c.askMoved(gone)
	c.bringBack()
	c.askBack()
	c.askKnown()
	c.lookBeside()
	c.answerAsked()
	c.tellGone(append(gone, c.letGo(gone)...))
}

// letGo gives the lines that were not sent and that a day of their person has no
// room for any more: the file lets a sent line that was to go down stand as it was,
// and has no row for what came in its place and waited for that. They are asked
// about in a part too, and also where a row is asked whether it is such a line.
func (c *comparison) letGo(gone []*item) (out []*item) {
	for i := range c.parties {
		p := &c.parties[i]
		if !slices.ContainsFunc(p.rows, c.raises) {
			continue
		}
		for _, x := range p.lines {
			l := &c.lines[x.at]
			if c.rowOf[x.at] != none || x.done || l.Withdrawn || l.Elsewhere || c.sent(l) || c.nowhere(x) {
				continue
			}
			x.beside = true
			if !slices.Contains(gone, x) {
				out = append(out, x)
			}
		}
	}
	return out
}

// raises tells whether a row says more of a sent line than stands of it here.
func (c *comparison) raises(r *item) bool {
	at := c.lineOf[r.at]
	return at >= 0 && c.how[r.at] == pairChanged && c.sent(&c.lines[at]) && r.facts.Minutes > c.lines[at].Minutes
}

// gone gives the lines that the file covers and no longer has. Where a row
// could not be read, its line has not vanished.
func (c *comparison) gone() []*item {
	if c.scope.part {
		return nil
	}
	doubts := c.doubts()
	var out []*item
	for i := range c.lineItems {
		x := &c.lineItems[i]
		l := &c.lines[x.at]
		if x.done || !x.own || !x.covered || l.Withdrawn || wordOf(l.Source.Key).kept {
			continue
		}
		if !doubtful(doubts, l.Date, c.folds.name(l.Person)) {
			out = append(out, x)
		}
	}
	return out
}

// personDay is somebody's day.
type personDay struct {
	date   payroll.Date
	person string
}

// doubts gathers whose rows of which days could not be read; an empty part
// stands for anyone and any day.
func (c *comparison) doubts() map[personDay]bool {
	out := map[personDay]bool{}
	for _, r := range c.refused {
		out[personDay{r.Date, c.folds.name(r.Person)}] = true
	}
	return out
}

// doubtful tells whether the line's row may be among those.
func doubtful(doubts map[personDay]bool, d payroll.Date, name string) bool {
	return len(doubts) > 0 && (doubts[personDay{d, name}] || doubts[personDay{d, ""}] ||
		doubts[personDay{0, name}] || doubts[personDay{}])
}

// askDouble finds the rows of a party that may be the hours of its lines: of a
// line that is left over too, of a line of a venue that the file does not
// cover, or of one of another kind of source.
func (c *comparison) askDouble(p *party, pending renames) {
	if len(p.lines) == 0 {
		return
	}
	cut := c.cutOtherwise(p)
	others := map[*item][]*item{}
	for _, r := range p.rows {
		if r.done || c.nowhere(r) {
			continue
		}
		list := slices.Clone(cut[r])
		for _, l := range p.lines {
			if !l.done && !l.off && !slices.Contains(list, l) && c.repeats(l, r, pending) {
				list = append(list, l)
			}
		}
		if twin := pending.twins[r]; twin != nil && !slices.Contains(list, twin) {
			list = append(list, twin)
		}
		others[r] = list
	}
	wholeVenues(p, others)
	c.stillAsked(p, others)
	for _, r := range p.rows {
		if len(others[r]) > 0 {
			c.ask(r, others[r])
		}
	}
}

// wholeVenues lets every row of a venue and day ask what one of them asks, of
// all that stands at that other venue: under another name the hours of a day may
// be divided otherwise as well. Rows and lines with times speak for themselves.
func wholeVenues(p *party, others map[*item][]*item) {
	type pair struct{ mine, theirs string }
	beside := map[pair]bool{}
	loose := func(l *item) bool { return l.own && !l.covered && !l.done && !l.off && !timed(l.facts) }
	for r, list := range others {
		for _, l := range list {
			if loose(l) && !timed(r.facts) {
				beside[pair{r.venue, l.venue}] = true
			}
		}
	}
	if len(beside) == 0 {
		return
	}
	for r := range others {
		for _, l := range p.lines {
			if loose(l) && !timed(r.facts) && beside[pair{r.venue, l.venue}] && !slices.Contains(others[r], l) {
				others[r] = append(others[r], l)
			}
		}
	}
}

// stillAsked lets a row ask what is still asked of lines of its venue and day:
// until that is answered nobody knows which of its hours are there already.
func (c *comparison) stillAsked(p *party, others map[*item][]*item) {
	for _, x := range p.lines {
		d := c.lines[x.at].Question(payroll.QuestionDouble)
		if d == nil || !x.own || c.lines[x.at].Withdrawn || timed(x.facts) {
			continue
		}
		for r := range others {
			if r.venue != x.venue || timed(r.facts) {
				continue
			}
			for _, l := range p.lines {
				if l != x && !l.off && slices.Contains(d.With, c.lines[l.at].ID) && !slices.Contains(others[r], l) {
					others[r] = append(others[r], l)
				}
			}
		}
	}
}

// repeats tells whether a row that is left over may be a line's hours.
func (c *comparison) repeats(l, r *item, pending renames) bool {
	line := &c.lines[l.at]
	renamed := l.venue != "" && pending.venue[r.venue] == l.venue
	switch {
	case line.Elsewhere && renamed && l.own:
		return !line.Withdrawn // the answer says whether it is this line, which has been paid
	case c.nowhere(l):
		return false
	case !l.own:
		return line.Source.Form != payroll.FormRemedy && payroll.MayRepeat(l.facts, r.facts, true)
	case line.Withdrawn:
		return false // its own kind of source: it comes back as itself
	case l.covered:
		return true
	}
	return renamed || payroll.MayRepeat(l.facts, r.facts, false)
}

// nowhere tells whether the hours of an item never go along.
func (c *comparison) nowhere(x *item) bool {
	if x.isRow && c.rows[x.at].Elsewhere || !x.isRow && c.lines[x.at].Elsewhere {
		return true
	}
	if c.st.Nowhere == nil {
		return false
	}
	if x.isRow {
		return c.st.Nowhere(&payroll.Line{Facts: c.rows[x.at].Facts, Source: c.src}, x.company)
	}
	return c.st.Nowhere(&c.lines[x.at], x.company)
}

// ask puts a row beside lines whose hours it may be, or does what was answered.
func (c *comparison) ask(r *item, others []*item) {
	ids := c.idsOf(others)
	a := &c.st.Answers
	switch {
	case a.Replaces.any(ids):
		c.replace(r, others)
		return
	case a.Besides.any(ids):
		c.on[r.at] = true
		for _, l := range others {
			if a.Besides.Has(c.lines[l.at].ID) {
				c.stays[l.at] = true
			}
		}
		return
	}
	switch c.remembered(r, others) {
	case answerBeside:
		c.on[r.at] = true
		return
	case answerSame:
		c.lineOf[r.at], r.done = dropped, true
		for _, l := range others {
			l.done = true
		}
		return
	case answerNone:
	}
	r.done = true
	c.doubt(r, payroll.Question{Kind: payroll.QuestionDouble, With: ids, File: c.file})
	c.out.Double = append(c.out.Double, Asked{c.rows[r.at], ids})
}

func (c *comparison) idsOf(list []*item) []payroll.LineID {
	out := make([]payroll.LineID, len(list))
	for i, l := range list {
		out[i] = c.lines[l.at].ID
	}
	slices.Sort(out)
	return out
}

func (c *comparison) doubt(r *item, d payroll.Question) { c.beside[r.at] = append(c.beside[r.at], d) }

// replace lets a row take the place of lines: it becomes one of its own kind
// that is left over, of others the hours are withdrawn.
func (c *comparison) replace(r *item, others []*item) {
	for _, l := range others {
		line := &c.lines[l.at]
		switch {
		case !c.st.Answers.Replaces.Has(line.ID) || l.done:
			continue
		case l.own && !r.done:
			r.done = true
			c.pair(r.at, l.at)
		case c.sent(line):
			c.out.Sent = append(c.out.Sent, SentChange{Change: Change{Old: *line}, Vanished: true, Answered: true})
		default:
			c.out.Replaced = append(c.out.Replaced, *line)
		}
		l.done = true
		if c.rowOf[l.at] == none {
			c.rowOf[l.at] = joinedTo
		}
	}
}

// answer is what was said before about hours beside others.
type answer uint8

const (
	answerNone answer = iota
	answerBeside
	answerSame
)

// remembered looks for an earlier answer that speaks of all the lines. The same
// hours must be as long, or they are asked about anew.
func (c *comparison) remembered(r *item, others []*item) answer {
	var sum payroll.Minutes
	out := answerNone
	for _, l := range others {
		if l.own && l.covered {
			return answerNone
		}
		sum += l.facts.Minutes
		at := slices.IndexFunc(c.st.Answers.Beside, func(b payroll.BesideAnswer) bool {
			return b.Source == c.src.KindName() && b.Other == c.lines[l.at].Source.KindName() &&
				b.Venue == c.folds.typ(r.facts.Venue) && b.OtherVenue == c.folds.typ(l.facts.Venue)
		})
		if at < 0 {
			return answerNone
		}
		now := answerBeside
		if c.st.Answers.Beside[at].Same {
			now = answerSame
		}
		if out != answerNone && out != now {
			return answerNone
		}
		out = now
	}
	if out == answerSame && sum != r.facts.Minutes {
		return answerNone
	}
	return out
}

// bringBack lets plain new rows bring withdrawn lines back: those that the
// source itself had gone back on, and those of which it now says otherwise.
func (c *comparison) bringBack() {
	mine := func(l *item) bool { return l.own && c.lines[l.at].Withdrawn }
	for i := range c.parties {
		p := &c.parties[i]
		if !slices.ContainsFunc(p.lines, mine) {
			continue
		}
		for _, step := range [...]func(l, r *item) bool{sameMinutes, samePlace} {
			c.step(p, mine, func(l, r *item) bool { return l.typ == r.typ && !c.on[r.at] && step(l, r) })
		}
	}
}

// lookBeside marks lines that are left over on a day of their person that the
// file tells otherwise than it stands: also a part speaks of that day.
func (c *comparison) lookBeside() {
	for i := range c.parties {
		p := &c.parties[i]
		if !slices.ContainsFunc(p.rows, func(r *item) bool {
			at := c.lineOf[r.at]
			return r.beside || len(c.beside[r.at]) > 0 || at >= 0 && (c.how[r.at] == pairChanged || doubted(&c.lines[at]))
		}) {
			continue
		}
		for _, l := range p.lines {
			l.beside = !c.askedOf(p, l) // else that question tells what the line is
		}
	}
}

// askedOf tells whether a row of the party is asked whether it is a line.
func (c *comparison) askedOf(p *party, l *item) bool {
	id := c.lines[l.at].ID
	return slices.ContainsFunc(p.rows, func(r *item) bool {
		return slices.ContainsFunc(c.beside[r.at], func(q payroll.Question) bool { return slices.Contains(q.With, id) })
	})
}

// askKnown asks about lines of which the file now tells whose they are, or adds
// a word that others bear too: beside lines of that person that no row is paired
// with, and that they were not held against before, they may be the same hours.
func (c *comparison) askKnown() {
	for i := range c.parties {
		p := &c.parties[i]
		for _, x := range p.lines {
			row := c.rowOf[x.at]
			if row < 0 || c.how[row] != pairTold && c.how[row] != pairChanged || c.sent(&c.lines[x.at]) || c.nowhere(x) {
				continue
			}
			now := c.merge(&c.lines[x.at], c.rows[row])
			e := c.st.who(&now.Facts, x.company)
			known := e != "" && e != x.who
			if !known && sameWords(x.facts, &now.Facts) {
				continue
			}
			var others []*item
			for _, l := range p.lines {
				line := &c.lines[l.at]
				if l != x && c.rowOf[l.at] == none && !line.Withdrawn && !c.nowhere(l) && (known || !c.heldBefore(x, l)) &&
					payroll.MayRepeat(l.facts, x.facts, true) {
					others = append(others, l)
				}
			}
			if len(others) > 0 {
				c.beside[int(row)] = []payroll.Question{{Kind: payroll.QuestionDouble, With: c.idsOf(others), File: c.file}}
			}
		}
	}
}

// sameWords tells whether two facts say who somebody is in the same words.
func sameWords(a, b *payroll.Facts) bool {
	return a.Person == b.Person && a.Number == b.Number && a.Email == b.Email && a.NmbrsID == b.NmbrsID
}

// heldBefore tells whether two lines were one person's by what was known of them
// before this file.
func (c *comparison) heldBefore(x, y *item) bool {
	return x.who != "" && x.who == y.who || c.ids.alike(x, y)
}

// tellGone says what becomes of the lines that vanished.
func (c *comparison) tellGone(gone []*item) {
	a := &c.st.Answers
	paid := c.givesWay(gone)
	for _, x := range gone {
		l := &c.lines[x.at]
		switch {
		case x.done:
		case a.Keep.Has(l.ID), c.stays[x.at] && !a.Withdraw.IDs[l.ID]:
			c.out.Keep = append(c.out.Keep, *l)
		case a.Withdraw.Has(l.ID) && c.sent(l):
			c.out.Sent = append(c.out.Sent, SentChange{Change: Change{Old: *l}, Vanished: true, Answered: true})
		case a.Withdraw.Has(l.ID):
			c.out.Withdraw = append(c.out.Withdraw, *l)
		case c.isPart() && !x.beside, l.Elsewhere && !c.sent(l) && !paid[x]:
		case c.sent(l), paid[x]:
			c.out.Sent = append(c.out.Sent, SentChange{Change: Change{Old: *l}, Vanished: true})
		default:
			c.out.Vanished = append(c.out.Vanished, *l)
		}
	}
}
