package intake

import (
	"cmp"
	"slices"

	"doorzet/payroll"
)

// pair joins a row with a line, and says what the row means for it.
func (c *comparison) pair(row, line int) {
	c.lineOf[row], c.rowOf[line] = int32(line), int32(row) //nolint:gosec // far fewer than that
	c.how[row] = c.meaning(row, line)
}

// meaning says what a row means for the line that is its own. A line that a
// person changed stays as it is while the source says what it said before.
func (c *comparison) meaning(row, line int) pairing {
	l, r := &c.lines[line], &c.rows[row]
	if !l.Withdrawn && c.here(row, line) && l.Same(r.Facts) {
		return pairSame
	}
	w := wordOf(l.Source.Key)
	told := w.digest == c.tell.key(r.Facts)
	if l.Withdrawn {
		if l.Source.Key != KeyVanished && (told || c.pays(c.before(l), row, line)) {
			return pairBack
		}
		return pairChanged
	}
	switch {
	case !c.here(row, line):
		return pairChanged
	case c.pays(&l.Facts, row, line):
		now := c.merge(l, *r)
		switch {
		case told && places(&l.Facts, &now.Facts):
			return pairKept // somebody here calls it otherwise than the source does
		case w.told == nil && (places(&l.Facts, &now.Facts) || witnesses(&l.Facts, &now.Facts)):
			return pairTold
		}
		return pairSame
	case told, w.told != nil && c.pays(c.before(l), row, line):
		return pairKept
	}
	return pairChanged
}

// pays tells whether what the row says is paid as the facts of a line are.
func (c *comparison) pays(f *payroll.Facts, row, line int) bool {
	r := &c.rows[row]
	if f.Date != r.Date || f.Minutes != r.Minutes || !c.sameType(f.Type, r.Type) || !c.sameCounts(f.Counts, r.Counts) {
		return false
	}
	if !c.here(row, line) {
		return false
	}
	now := placed(*f, &r.Facts)
	if f.Venue == now.Venue && f.Team == now.Team && f.Start == now.Start && f.End == now.End && f.Break == now.Break {
		return true
	}
	return c.st.samePay(c.st.owner(line), []payroll.Facts{*f}, []payroll.Facts{now})
}

// here tells whether a row goes to the company that has the line. A shift of eitje
// without a venue stays where its id is.
func (c *comparison) here(row, line int) bool {
	v := c.rows[row].Venue
	return c.st.Company == nil || v == "" && c.src.Kind == payroll.SourceEitjeAPI || c.st.company(v) == c.st.owner(line)
}

// placed gives the facts of a line at the place and times that a row tells.
func placed(f payroll.Facts, r *payroll.Facts) payroll.Facts {
	if r.Venue != "" {
		f.Venue = r.Venue
	}
	if r.Team != "" {
		f.Team = r.Team
	}
	if timed(r) {
		f.Start, f.End, f.Break = r.Start, r.End, r.Break
	}
	return f
}

func (c *comparison) sameType(a, b string) bool {
	return a == b || c.names.old(payroll.RenameType, c.folds.typ(a)) == c.names.old(payroll.RenameType, c.folds.typ(b))
}

// sameCounts compares pieces; those that the file has no column for are unknown.
func (c *comparison) sameCounts(l, r map[string]payroll.Hundredths) bool {
	for k, n := range r {
		if l[k] != n {
			return false
		}
	}
	for k, n := range l {
		if n != r[k] && (c.all || c.known.counts[k]) {
			return false
		}
	}
	return true
}

// places tells whether facts that pay the same call person, place or times
// otherwise: all that the digest of a row holds.
func places(a, b *payroll.Facts) bool {
	return a.Person != b.Person || a.Number != b.Number || a.Venue != b.Venue || a.Team != b.Team || a.Type != b.Type ||
		a.Start != b.Start || a.End != b.End || a.Break != b.Break
}

// witnesses tells whether facts differ in the other witnesses of who somebody is.
func witnesses(a, b *payroll.Facts) bool {
	return a.Email != b.Email || a.NmbrsID != b.NmbrsID || a.Contract != b.Contract
}

// fit is a row and a line that a step may pair, with how much speaks for it.
type fit struct {
	row, line   *item
	score, r, l int
}

// pairParty takes the steps in which rows and lines of a party are paired. Hours
// of one type are paired first; see pairAcross for the others.
func (c *comparison) pairParty(p *party) {
	if len(p.rows) == 0 || len(p.lines) == 0 {
		return
	}
	c.reserve(p)
	c.steps(p, func(l *item) bool { return c.stands(l) && !c.isGone(l) })
	c.steps(p, c.stands)
}

// steps pairs the rows of a party with some of its lines.
func (c *comparison) steps(p *party, mine func(*item) bool) {
	if !slices.ContainsFunc(p.lines, func(l *item) bool { return !l.done && mine(l) }) {
		return
	}
	same := func(step func(l, r *item) bool) func(l, r *item) bool {
		return func(l, r *item) bool { return l.typ == r.typ && mayLeave(l, r) && step(l, r) }
	}
	for _, step := range [...]func(l, r *item) bool{
		func(l, r *item) bool { return sameTimes(l, r) && sameMinutes(l, r) && samePlace(l, r) },
		sameTimes,
		func(l, r *item) bool { return sameMinutes(l, r) && samePlace(l, r) && c.retells(l, r) },
	} {
		c.step(p, mine, same(step))
	}
	// hours that were divided otherwise at one place are that, before one part
	// of them is as long as hours of another place by chance
	c.joinUp(p, mine, true)
	c.step(p, mine, same(func(l, r *item) bool { return sameMinutes(l, r) && sameVenue(l, r) && c.retells(l, r) }))
	c.joinUp(p, mine, false)
	c.step(p, mine, same(func(l, r *item) bool { return sameMinutes(l, r) && c.retells(l, r) }))
	// a part of them may have been withdrawn here, and stays so
	c.joinUp(p, func(l *item) bool { return mine(l) || c.struck(l) }, false)
	c.step(p, mine, same(func(l, r *item) bool { return samePlace(l, r) && c.retells(l, r) }))
}

// isGone tells whether the source did not have a line when it was last asked: it
// is paired after those that it had.
func (c *comparison) isGone(l *item) bool { return c.lines[l.at].Question(payroll.QuestionGone) != nil }

// doubted tells whether the source told a line otherwise when it was last asked,
// or did not have it.
func doubted(l *payroll.Line) bool {
	return l.Question(payroll.QuestionGone) != nil || l.Question(payroll.QuestionTold) != nil
}

// pairAcross pairs hours that changed their type.
func (c *comparison) pairAcross(p *party) {
	for _, step := range [...]func(l, r *item) bool{sameTimes, sameMinutes} {
		c.step(p, c.stands, func(l, r *item) bool { return mayLeave(l, r) && step(l, r) && c.retells(l, r) })
	}
}

// stands picks the lines that rows are paired with.
func (c *comparison) stands(l *item) bool {
	return l.own && l.covered && !c.lines[l.at].Withdrawn
}

// reserve marks the rows of a party that may be hours of a venue which the file
// does not cover: those are not hours of yet another venue without a question.
func (c *comparison) reserve(p *party) {
	cut := c.cutOtherwise(p)
	for _, r := range p.rows {
		if r.done {
			continue
		}
		r.reserved = len(cut[r]) > 0 || slices.ContainsFunc(p.lines, func(l *item) bool {
			return l.own && !l.covered && !l.done && !l.off && !c.lines[l.at].Withdrawn && l.typ == r.typ && payroll.MayRepeat(l.facts, r.facts, false)
		})
	}
}

// mayLeave tells whether a row may be hours of a line's venue.
func mayLeave(l, r *item) bool {
	return !r.reserved || sameVenue(l, r)
}

func sameMinutes(l, r *item) bool { return l.facts.Minutes == r.facts.Minutes }

func sameTimes(l, r *item) bool {
	return timed(l.facts) && timed(r.facts) && l.facts.Start == r.facts.Start && l.facts.End == r.facts.End
}

func timed(f *payroll.Facts) bool { return f.Start != payroll.NoTime && f.End != payroll.NoTime }

// sameVenue compares the venue, samePlace the team too, as far as both tell them.
func sameVenue(l, r *item) bool { return l.venue == "" || r.venue == "" || l.venue == r.venue }

func samePlace(l, r *item) bool {
	return sameVenue(l, r) && (l.team == "" || r.team == "" || l.team == r.team)
}

// retells tells whether a row may tell a line otherwise than before. A person is
// not in two places at two times in one shift; and of what a part of a file leaves
// out, a row at other times or another place is no other word.
func (c *comparison) retells(l, r *item) bool {
	part := c.toldPart()
	if !timed(l.facts) || !timed(r.facts) {
		return !part || samePlace(l, r)
	}
	return payroll.MayRepeat(l.facts, r.facts, false) || !part && samePlace(l, r)
}

// crowd is how many pairs of a party are weighed against each other; no human
// has that many shifts on a day, and the first that fit are taken.
const crowd = 1 << 12

// step pairs what fits, the best first.
func (c *comparison) step(p *party, takes func(*item) bool, fits func(l, r *item) bool) {
	if len(p.rows)*len(p.lines) > crowd {
		c.stepCrowd(p, takes, fits)
		return
	}
	var all []fit
	for i, r := range p.rows {
		if r.done {
			continue
		}
		for j, l := range p.lines {
			if !l.done && takes(l) && fits(l, r) && !c.conflict(l, r) {
				all = append(all, fit{r, l, c.score(l, r), i, j})
			}
		}
	}
	if len(all) > 1 {
		slices.SortFunc(all, func(a, b fit) int {
			return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.r, b.r), cmp.Compare(a.l, b.l))
		})
	}
	for _, f := range all {
		if !f.row.done && !f.line.done {
			f.row.done, f.line.done = true, true
			c.pair(f.row.at, f.line.at)
		}
	}
}

// stepCrowd gives each row the first line that fits, looking no further than a
// few for each: lines are in order, so that those alike stand together.
func (c *comparison) stepCrowd(p *party, takes func(*item) bool, fits func(l, r *item) bool) {
	free := make([]*item, 0, len(p.lines))
	for _, l := range p.lines {
		if !l.done && takes(l) {
			free = append(free, l)
		}
	}
	from := 0
	for _, r := range p.rows {
		if r.done {
			continue
		}
		for n := from; n < min(len(free), from+64); n++ {
			if l := free[n]; !l.done && fits(l, r) && !c.conflict(l, r) {
				r.done, l.done = true, true
				c.pair(r.at, l.at)
				break
			}
		}
		for from < len(free) && (free[from].done || inOrder(free[from], r) < 0) {
			from++
		}
	}
}

// score says how much speaks for a pair: who it is, then the place.
func (c *comparison) score(l, r *item) int {
	a, b := &c.ids.list[l.id], &c.ids.list[r.id]
	n := 0
	for _, x := range [...]struct {
		same bool
		n    int
	}{
		{l.who != "" && l.who == r.who && l.company == r.company, 128},
		{a.number != "" && a.number == b.number, 64},
		{a.name != "" && a.name == b.name, 32},
		{!c.isGone(l), 16},
		{l.venue == r.venue, 8},
		{l.team == r.team, 4},
		{sameTimes(l, r), 2},
		{c.sent(&c.lines[l.at]), 1},
	} {
		if x.same {
			n += x.n
		}
	}
	return n
}

// conflict tells that two who share a party are two people for certain, or
// bear plainly different names: they are never paired by themselves.
func (c *comparison) conflict(l, r *item) bool {
	a, b := &c.ids.list[l.id], &c.ids.list[r.id]
	known := l.who != "" && r.who != "" && l.company == r.company
	switch {
	case known && l.who != r.who:
		return true
	case known:
		return false
	case l.company == r.company && (differ(a.number, b.number) || differ(l.facts.NmbrsID, r.facts.NmbrsID)):
		return true
	}
	return c.ids.plainlyOther(a.name, b.name)
}

// merge gives the row with what its file does not tell taken from the line.
func (c *comparison) merge(l *payroll.Line, r Row) Row {
	if r.key == "" {
		r.key = c.tell.key(r.Facts)
	}
	for _, p := range [...]struct {
		to   *string
		from string
	}{
		{&r.Person, l.Person},
		{&r.Venue, l.Venue},
		{&r.Team, l.Team},
		{&r.Number, l.Number},
		{&r.Email, l.Email},
		{&r.NmbrsID, l.NmbrsID},
		{&r.Contract, l.Contract},
		{&r.Remark, l.Remark},
	} {
		if *p.to == "" {
			*p.to = p.from
		}
	}
	if !timed(&r.Facts) && timed(&l.Facts) && r.Minutes == l.Minutes {
		r.Start, r.End, r.Break = l.Start, l.End, l.Break
	}
	for k, n := range l.Counts {
		if !c.all && !c.known.counts[k] {
			counts := map[string]payroll.Hundredths{k: n}
			for k, n := range r.Counts {
				counts[k] = n
			}
			r.Counts = counts
		}
	}
	return r
}

// folder folds texts, remembering what it has folded.
type folder struct{ names, types map[string]string }

func (f folder) name(s string) string {
	out, ok := f.names[s]
	if !ok {
		out = payroll.FoldName(s)
		f.names[s] = out
	}
	return out
}

func (f folder) typ(s string) string {
	out, ok := f.types[s]
	if !ok {
		out = payroll.FoldType(s)
		f.types[s] = out
	}
	return out
}
