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

// groups gathers rows and lines of the same kind of source per person and day.
// A row with a number alone joins the person who bears that number.
func (c *comparison) groups() map[personDay]*group {
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
	out := make(map[personDay]*group, len(c.rows))
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
	for i, r := range c.rows {
		g := at(r.Facts)
		g.rows = append(g.rows, i)
	}
	for i, l := range c.lines {
		if c.ownKind(l) && !l.Withdrawn {
			g := at(l.Facts)
			g.lines = append(g.lines, i)
		}
	}
	return out
}

// pair gives each free row of a group the first free line that fits, and
// marks the pair as the same or as a change.
func (c *comparison) pair(g *group, same bool, fits func(payroll.Line, Row) bool) {
	rows := g.rows[:0]
	for _, i := range g.rows {
		at := slices.IndexFunc(g.lines, func(j int) bool {
			return !conflict(c.lines[j].Facts, c.rows[i].Facts) && fits(c.lines[j], c.rows[i])
		})
		if at < 0 {
			rows = append(rows, i)
			continue
		}
		c.lineOf[i], c.rowOf[g.lines[at]], c.same[i] = g.lines[at], i, same
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
