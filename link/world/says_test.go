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

// cell is a person's day at a venue, as one kind of source tells of it.
type cell struct {
	form  form
	venue int
	day
}

// said is what a source told of a day, and how: a program knows hours again
// only by what was told of them.
type said struct {
	figure
	// place is the name of the venue then, lengths the minutes of each shift.
	place   string
	times   bool
	lengths []int
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
		c := cell{f.form, r.venue, day{r.person, r.day}}
		g := out[c]
		g.add(r.figure())
		g.place, g.times = "", f.times && f.form != eitjeOne && f.form != eitjeTwo
		if f.place {
			g.place = t.venues[r.venue]
		}
		g.lengths = append(g.lengths, r.minutes())
		slices.Sort(g.lengths)
		out[c] = g
	}
	return out
}

// hear takes in what a file says: of every day that it covers, for the venues
// that it names, or all of the company at hand; a part speaks only of the
// people in it.
func (s sayings) hear(t *truth, f *file, refused bool) {
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
		covered := c.form == f.form && c.day.day >= from && c.day.day <= to && (named[was.place] || !f.place && venueCompany(c.venue) == 0)
		if _, here := told[c]; !covered || here || refused || (f.people != nil && !in[c.person]) {
			continue
		}
		g := said{place: was.place, times: was.times}
		if !f.knows() {
			g.meals = was.meals
		}
		s.newest[c] = g
	}
	for c, g := range told {
		was, heard := s.newest[c]
		if !f.knows() {
			g.meals = was.meals
		}
		// Under another name of the venue, without times and with other lengths
		// nobody can know them again: they are two shifts.
		if heard && f.place && was.place != "" && was.place != g.place && !(was.times && g.times) && !slices.Equal(was.lengths, g.lengths) {
			sum := was.figure
			sum.add(g.figure)
			now := s.floors[c.day]
			now.add(sum)
			s.floors[c.day] = now
		}
		if refused {
			g.atLeast(was.figure)
		}
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
// the kinds of source, each the sum over the venues.
func (s sayings) say() map[day]figure {
	by := map[form]map[day]figure{}
	for c, g := range s.newest {
		if by[c.form] == nil {
			by[c.form] = map[day]figure{}
		}
		sum := by[c.form][c.day]
		sum.add(g.figure)
		by[c.form][c.day] = sum
	}
	out := map[day]figure{}
	for _, days := range by {
		for d, g := range days {
			// The larger kind counts whole: no two kinds are added up in parts.
			if sum(g) > sum(out[d]) {
				meals := out[d].meals
				g.meals = max(g.meals, meals)
				out[d] = g
			} else {
				o := out[d]
				o.meals = max(o.meals, g.meals)
				out[d] = o
			}
		}
	}
	return out
}

func sum(f figure) int {
	n := 0
	for _, m := range f.minutes {
		n += m
	}
	return n
}
