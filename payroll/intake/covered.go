package intake

import (
	"slices"

	"doorzet/payroll"
)

// coverage is what a file speaks of, made ready: its days, its venues or all, and
// the companies to which its rows go.
type coverage struct {
	span      payroll.Span
	venues    map[string]bool
	companies map[int]bool
	all       bool
	// part is set when nothing can have vanished.
	part bool
}

// coverage gives what the file covers. A file without a column of venues covers
// all of the company at hand, to which its rows go; a pull of changes alone covers
// nothing whole.
func (c *comparison) coverage() coverage {
	out := coverage{
		span: c.covers.Span, venues: map[string]bool{}, companies: map[int]bool{},
		part: len(c.covers.Venues) == 0 || len(c.rows) == 0,
	}
	for _, v := range c.covers.Venues {
		out.venues[c.names.old(payroll.RenameVenue, c.folds.typ(v))] = true
		out.companies[c.st.company(v)] = true
	}
	out.all = len(out.venues) == 1 && out.venues[""]
	return out
}

// holds tells whether the file covers an item of its own kind of source. A line
// without a venue may be of any of its company. A venue that is named is covered
// wherever its lines are: it may have gone to another company since.
func (c *coverage) holds(x *item) bool {
	if len(c.venues) == 0 || !c.span.Contains(x.facts.Date) {
		return false
	}
	if c.all || x.venue == "" {
		return c.companies[x.company]
	}
	return c.venues[x.venue]
}

// askPart asks whether the file is a part of what it covers, where fewer than
// half of the people known for its venues and days are in it.
func (c *comparison) askPart(gone []*item) {
	if c.st.Answers.Part != nil || len(gone) == 0 {
		return
	}
	known, appear := c.peopleKnown()
	if appear*2 < known {
		c.out.Part = &PartQuestion{Known: known, Appear: appear, Lines: len(gone)}
	}
}

// isPart tells whether nothing has vanished, or nobody has said so yet.
func (c *comparison) isPart() bool {
	return c.scope.part || c.out.Part != nil || c.toldPart()
}

// toldPart tells whether somebody said that the file is a part.
func (c *comparison) toldPart() bool { return c.st.Answers.Part != nil && *c.st.Answers.Part }

// peopleKnown counts the people of the lines that the file covers, and those of
// them of whom it has a row on any day. A number or an address that a row bears
// beside plainly another name is somebody else's.
func (c *comparison) peopleKnown() (known, appear int) {
	seen := map[int32][]string{} // the names of the rows that bear a token
	whose := map[whoIn]bool{}
	for i := range c.rows {
		f := &c.rows[i].Facts
		id := c.ids.of(f, c)
		b := &c.ids.list[id]
		for _, t := range b.tokens {
			if !slices.Contains(seen[t], b.name) {
				seen[t] = append(seen[t], b.name)
			}
		}
		company := c.st.company(f.Venue)
		if e := c.who(id, f, company); e != "" {
			whose[whoIn{company, e}] = true
		}
	}
	people := map[int32]bool{} // by their first token: whether they appear
	for i := range c.lines {
		l := &c.lines[i]
		if l.Withdrawn || !c.ownKind(l) {
			continue
		}
		x := c.lineItem(i)
		if !x.covered || len(c.ids.list[x.id].tokens) == 0 {
			continue
		}
		is := x.who != "" && whose[whoIn{x.company, x.who}]
		b := &c.ids.list[x.id]
		for _, t := range b.tokens {
			is = is || slices.ContainsFunc(seen[t], func(name string) bool { return !c.ids.plainlyOther(name, b.name) })
		}
		first := b.tokens[0]
		people[first] = people[first] || is
	}
	for _, is := range people {
		known++
		if is {
			appear++
		}
	}
	return known, appear
}
