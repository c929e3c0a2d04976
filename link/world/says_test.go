package world_test

import (
	"maps"
	"slices"
)

// figure is what is said of somebody's day: minutes per kind of hours, meals.
type figure struct {
	minutes [kinds]int
	meals   int
}

func (f figure) total(paid [kinds]bool) int {
	n := 0
	for k, m := range f.minutes {
		if paid[k] {
			n += m
		}
	}
	return n
}

func (f *figure) add(g figure) {
	for k, m := range g.minutes {
		f.minutes[k] += m
	}
	f.meals += g.meals
}

func (f *figure) atLeast(g figure) {
	for k, m := range g.minutes {
		f.minutes[k] = max(f.minutes[k], m)
	}
	f.meals = max(f.meals, g.meals)
}

func (s shift) figure() figure {
	f := figure{meals: s.meals}
	f.minutes[s.typ] = s.minutes()
	return f
}

// day is a person's day.
type day struct{ person, day int }

// cell is a person's day at a venue by the name that it had then, "" for none,
// as one kind of source tells of it.
type cell struct {
	form  form
	venue int
	place string
	day
}

// said is what a source told of a day, and how: a program knows hours again
// only by what was told of them.
type said struct {
	figure
	// at counts what was heard, so that the newest can be told.
	at     int
	pieces []piece
}

// piece is one shift as it was told: times are -1 where the source has none.
type piece struct{ start, end, minutes, typ int }

// mayRepeat tells whether two pieces may be the same hours under two names of
// a venue: with times if they overlap, else if they are as long.
func (p piece) mayRepeat(o piece) bool {
	if p.start >= 0 && o.start >= 0 {
		return p.start < o.end && o.start < p.end
	}
	return p.minutes == o.minutes
}

// sayings are what the sources and the clerk of one ledger have said.
type sayings struct {
	// newest is what the newest source of a form that covers the day says.
	newest map[cell]said
	// beside are hours that the clerk typed beside those that stood there.
	beside map[day]figure
	// floors are days of which the clerk said what they are to be.
	floors map[day]figure
}

func newSayings() sayings {
	return sayings{map[cell]said{}, map[day]figure{}, map[day]figure{}}
}

func (s sayings) clone() sayings {
	return sayings{maps.Clone(s.newest), maps.Clone(s.beside), maps.Clone(s.floors)}
}

// tell gathers what a file says of each day.
func (f *file) tell(t *truth) map[cell]said {
	out := map[cell]said{}
	for _, r := range f.rows {
		c := cell{form: f.form, venue: r.venue, day: day{r.person, r.day}}
		if f.place {
			c.place = t.venues[r.venue]
		}
		g := out[c]
		g.add(r.figure())
		p := piece{-1, -1, r.minutes(), r.typ}
		if f.times && f.form != eitjeOne && f.form != eitjeTwo {
			p.start, p.end = r.start, r.end
		}
		g.pieces = append(slices.Clone(g.pieces), p)
		out[c] = g
	}
	return out
}

// hear takes in what a file says: of every day that it covers, for the venues
// that it names, or all of the company at hand; a part speaks only of the
// people in it.
func (s sayings) hear(t *truth, f *file, at int, refused bool) {
	if len(f.rows) == 0 {
		return
	}
	from, to := f.rows[0].day, f.rows[len(f.rows)-1].day
	if f.form == shifts {
		from, to = f.from, f.to
	}
	named, in := map[string]bool{}, map[int]bool{}
	for _, r := range f.rows {
		named[t.venues[r.venue]] = true
		in[r.person] = true
	}
	told := f.tell(t)
	for c, was := range s.newest {
		covered := c.form == f.form && c.day.day >= from && c.day.day <= to &&
			(f.place && named[c.place] || !f.place && venueCompany(c.venue) == 0)
		if _, here := told[c]; !covered || here || refused || (f.people != nil && !in[c.person]) {
			continue
		}
		g := said{at: at}
		if !f.knows() {
			g.meals = was.meals
		}
		s.newest[c] = g
	}
	for c, g := range told {
		was := s.newest[c]
		if !f.knows() {
			g.meals = was.meals
		}
		if refused {
			g.atLeast(was.figure)
		}
		g.at = at
		s.newest[c] = g
	}
}

// loosen lets what was said before hold as well, as after taking something back.
func (s sayings) loosen(o sayings) {
	for c, g := range o.newest {
		now := s.newest[c]
		now.atLeast(g.figure)
		s.newest[c] = now
	}
	for d, g := range o.beside {
		now := s.beside[d]
		now.atLeast(g)
		s.beside[d] = now
	}
	for d, g := range o.floors {
		now := s.floors[d]
		now.atLeast(g)
		s.floors[d] = now
	}
}

// say is the most that all sources together can mean by a day: the largest of
// the kinds of source, each the sum over the venues. Of a venue that went by
// several names only what cannot be the same hours is added up.
func (s sayings) say(paid [kinds]bool) map[day]figure {
	out := map[day]figure{}
	for k, g := range s.byForm() {
		was, had := out[k.day]
		meals := max(was.meals, g.meals)
		// The larger kind counts whole: no two kinds are added up in parts.
		if had && was.total(paid) >= g.total(paid) {
			g = was
		}
		g.meals = meals
		out[k.day] = g
	}
	return out
}

// source is one kind of source and a day.
type source struct {
	form form
	day
}

// byForm is what each kind of source says of a day, over the venues.
func (s sayings) byForm() map[source]figure {
	type place struct {
		form  form
		venue int
		day
	}
	names := map[place][]said{}
	for c, g := range s.newest {
		k := place{c.form, c.venue, c.day}
		names[k] = append(names[k], g)
	}
	by := map[source]figure{}
	for k, list := range names {
		sum := by[source{k.form, k.day}]
		sum.add(together(list))
		by[source{k.form, k.day}] = sum
	}
	return by
}

// apart is the most that a kind of source says of a day which never told of
// another one: to it the hours are no hours that moved.
func (s sayings) apart(from, of day, paid [kinds]bool) int {
	most := 0
	for k, g := range s.byForm() {
		told := slices.ContainsFunc(slices.Collect(maps.Keys(s.newest)), func(c cell) bool { return c.form == k.form && c.day == from })
		if k.day == of && !told {
			most = max(most, g.total(paid))
		}
	}
	return most
}

// together adds up what was said of one venue under its names, the newest first.
func together(list []said) figure {
	slices.SortFunc(list, func(a, b said) int { return b.at - a.at })
	sum := list[0].figure
	pieces := slices.Clone(list[0].pieces)
	for _, older := range list[1:] {
		sum.meals = max(sum.meals, older.meals)
		for _, p := range older.pieces {
			if !slices.ContainsFunc(pieces, p.mayRepeat) {
				sum.minutes[p.typ] += p.minutes
			}
		}
		pieces = append(pieces, older.pieces...)
	}
	return sum
}

func sum(f figure) int {
	n := 0
	for _, m := range f.minutes {
		n += m
	}
	return n
}
