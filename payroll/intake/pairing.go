package intake

import (
	"slices"

	"doorzet/payroll"
)

// personDay is the group within which rows and lines are paired.
type personDay struct {
	date   payroll.Date
	person string
}

type group struct{ lines, rows []int }

// live picks the lines that count, withdrawn the others.
func live(l payroll.Line) bool      { return !l.Withdrawn }
func withdrawn(l payroll.Line) bool { return l.Withdrawn }

// pairByID pairs the shifts of eitje by their own id, which stays what it is
// when a shift moves to another day or team.
func (c *comparison) pairByID() {
	if c.src.Kind != payroll.SourceEitjeAPI {
		return
	}
	at := map[int]int{}
	for i, l := range c.lines {
		if c.ownKind(l) && l.Source.Row != 0 {
			if j, ok := at[l.Source.Row]; !ok || c.lines[j].Withdrawn {
				at[l.Source.Row] = i
			}
		}
	}
	for i, r := range c.rows {
		if j, ok := at[r.Line]; ok && r.Line != 0 && c.rowOf[j] == none {
			c.join(i, j, c.meaning(c.lines[j], r))
		}
	}
}

// pairByTold pairs a row with a line of which the source said just this
// before, whatever a person made of the line since.
func (c *comparison) pairByTold() {
	at := make(map[string][]int, len(c.lines))
	for _, pick := range [...]func(payroll.Line) bool{live, withdrawn} {
		for j, l := range c.lines {
			if pick(l) && c.ownKind(l) && c.rowOf[j] == none && len(l.Source.Key) > len(KeyVanished) {
				key, _ := toldBy(l.Source.Key)
				at[key] = append(at[key], j)
			}
		}
	}
	if len(at) == 0 {
		return
	}
	for i, r := range c.rows {
		if c.lineOf[i] != none {
			continue
		}
		key := c.tell.key(r.Facts)
		if free := at[key]; len(free) > 0 {
			at[key] = free[1:]
			c.join(i, free[0], c.meaning(c.lines[free[0]], r))
		}
	}
}

// pairWithdrawn pairs what is left with lines that count for nothing.
func (c *comparison) pairWithdrawn() {
	for _, g := range c.groups(withdrawn) {
		c.pair(g, pairBack, func(l payroll.Line, r Row) bool {
			return c.samePlace(l, r) && c.paysSame(l.Facts, r.Facts)
		})
		c.pair(g, pairChanged, c.samePlace)
	}
}

// meaning says what a row means for a line that surely is its own.
func (c *comparison) meaning(l payroll.Line, r Row) pairing {
	key, _ := toldBy(l.Source.Key)
	told := key == c.tell.key(r.Facts)
	equal := l.Date == r.Date && c.folds.name(l.Person) == c.folds.name(r.Person) &&
		c.withinPlace(l, r) && c.paysSame(l.Facts, r.Facts)
	switch {
	case l.Withdrawn && told:
		return pairBack
	case l.Withdrawn:
		return pairChanged
	case equal:
		return pairSame
	case told:
		return pairKept
	}
	return pairChanged
}

func (c *comparison) join(row, line int, how pairing) {
	// What the source itself had gone back on comes in again.
	if how == pairBack && c.lines[line].Source.Key == KeyVanished {
		how = pairChanged
	}
	c.lineOf[row], c.rowOf[line], c.how[row] = line, row, how
}

// groups gathers the rows and lines that are still free, of the same kind of
// source, per person and day. A row with a number alone joins the person who
// bears that number.
func (c *comparison) groups(pick func(payroll.Line) bool) map[personDay]*group {
	named := map[string]string{}
	note := func(f payroll.Facts) {
		if name := c.folds.name(f.Person); name != "" && f.Number != "" {
			named[f.Number] = name
		}
	}
	for _, l := range c.lines {
		note(l.Facts)
	}
	for _, r := range c.rows {
		note(r.Facts)
	}
	out := map[personDay]*group{}
	at := func(f payroll.Facts) *group {
		person := c.folds.name(f.Person)
		if person == "" {
			if person = named[f.Number]; person == "" {
				person = "#" + f.Number
			}
		}
		k := personDay{f.Date, person}
		g := out[k]
		if g == nil {
			g = &group{}
			out[k] = g
		}
		return g
	}
	for i, l := range c.lines {
		if c.ownKind(l) && pick(l) && c.rowOf[i] == none {
			g := at(l.Facts)
			g.lines = append(g.lines, i)
		}
	}
	if len(out) == 0 {
		return out
	}
	for i, r := range c.rows {
		if c.lineOf[i] == none {
			g := at(r.Facts)
			g.rows = append(g.rows, i)
		}
	}
	return out
}

// pair gives each free row of a group the first free line that fits, with what
// that means.
func (c *comparison) pair(g *group, how pairing, fits func(payroll.Line, Row) bool) {
	rows := g.rows[:0]
	for _, i := range g.rows {
		at := slices.IndexFunc(g.lines, func(j int) bool {
			return !conflict(c.lines[j].Facts, c.rows[i].Facts) && fits(c.lines[j], c.rows[i])
		})
		if at < 0 {
			rows = append(rows, i)
			continue
		}
		c.join(i, g.lines[at], how)
		g.lines = slices.Delete(g.lines, at, at+1)
	}
	g.rows = rows
}

// conflict tells that two namesakes are two people.
func conflict(a, b payroll.Facts) bool {
	return differ(a.Number, b.Number) || differ(a.NmbrsID, b.NmbrsID)
}

func differ(a, b string) bool { return a != "" && b != "" && a != b }

func (c *comparison) samePlace(l payroll.Line, r Row) bool {
	return c.folds.equal(l.Type, r.Type) && c.folds.equal(l.Venue, r.Venue) && c.folds.equal(l.Team, r.Team)
}

// withinPlace fits a row of a file without the column of venue or team.
func (c *comparison) withinPlace(l payroll.Line, r Row) bool {
	return c.folds.equal(l.Type, r.Type) &&
		(r.Venue == "" || c.folds.equal(l.Venue, r.Venue)) && (r.Team == "" || c.folds.equal(l.Team, r.Team))
}

// likelyPlace also fits a line that has no venue or team yet.
func (c *comparison) likelyPlace(l payroll.Line, r Row) bool {
	return c.folds.equal(l.Type, r.Type) &&
		(l.Venue == "" || r.Venue == "" || c.folds.equal(l.Venue, r.Venue)) &&
		(l.Team == "" || r.Team == "" || c.folds.equal(l.Team, r.Team))
}

// paysSame tells whether what the row tells is what the line pays.
func (c *comparison) paysSame(l, r payroll.Facts) bool {
	if l.Minutes != r.Minutes || differ(l.Contract, r.Contract) || differ(l.Email, r.Email) {
		return false
	}
	timed := r.Start != payroll.NoTime
	if timed && (l.Start != r.Start || l.End != r.End || l.Break != r.Break) {
		return false
	}
	for k, n := range r.Counts {
		if l.Counts[k] != n {
			return false
		}
	}
	for k, n := range l.Counts {
		if n != r.Counts[k] && (c.all || c.known.counts[k]) {
			return false
		}
	}
	return true
}

// merge gives the row with what its file does not tell taken from the line.
func (c *comparison) merge(l payroll.Line, r Row) Row {
	r.key = c.tell.key(r.Facts)
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
	if r.Start == payroll.NoTime && l.Start != payroll.NoTime && r.Minutes == l.Minutes {
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

func (f folder) equal(a, b string) bool { return a == b || f.typ(a) == f.typ(b) }

func (f folder) set(all []string) map[string]bool {
	out := make(map[string]bool, len(all))
	for _, s := range all {
		out[f.typ(s)] = true
	}
	return out
}
