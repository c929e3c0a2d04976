package world_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// form is a kind of source: files of one form tell of the same hours.
type form string

const (
	hourList form = "hour list"
	eitjeOne form = "eitje 1"
	eitjeTwo form = "eitje 2"
	planner  form = "planner"
	shifts   form = "eitje API"
	typed    form = "typed"
)

// scope is what a file speaks of.
type scope struct {
	from, to int
	venues   []int
	// people limits it to some; such a file is a part.
	people []int
}

func (c scope) has(s shift) bool {
	return s.day >= c.from && s.day <= c.to && slices.Contains(c.venues, s.venue) && (c.people == nil || slices.Contains(c.people, s.person))
}

// layout is how a file writes things down.
type layout struct {
	form                       form
	times, place, number, meal bool
	approved                   bool
	// spell gives the name, number and whether there is a name at all.
	spell map[int]spelling
	turn  bool // the rows and columns the other way round
}

type spelling struct {
	name, number string
}

// file is what a source said: the words, and what they mean.
type file struct {
	layout
	scope
	name string
	data string
	rows []shift
}

// write makes a file of what was worked.
func (t *truth) write(r *rand.Rand, c scope, l layout) file {
	f := file{layout: l, scope: c, name: fmt.Sprintf("%s-%d.csv", l.form, r.IntN(1_000_000))}
	for _, s := range t.shifts {
		if c.has(s) {
			f.rows = append(f.rows, s)
		}
	}
	slices.SortFunc(f.rows, func(a, b shift) int {
		if a.day != b.day {
			return a.day - b.day
		}
		return a.id - b.id
	})
	order := slices.Clone(f.rows)
	if l.turn {
		slices.Reverse(order)
	}
	var table [][]string
	table = append(table, f.heads())
	for _, s := range order {
		table = append(table, f.cells(t, s))
	}
	sep := ";"
	if l.form == eitjeOne || l.form == eitjeTwo {
		sep = ","
	}
	for _, row := range table {
		if l.turn {
			slices.Reverse(row)
		}
		f.data += strings.Join(row, sep) + "\n"
	}
	return f
}

func (f *file) heads() []string {
	var out []string
	add := func(on bool, heads ...string) {
		if on {
			out = append(out, heads...)
		}
	}
	switch f.form {
	case eitjeOne:
		return []string{"▲ datum", "naam", "naam van vestiging", "team naam", "type", "uren", "contracttype", "support ID"}
	case eitjeTwo:
		return []string{"▲ datum", "naam", "naam van vestiging", "team naam", "type", "uren", "contracttype", "planning type", "support ID"}
	case planner:
		add(true, "Werkdag", "Wie")
		add(f.number, "Persnr")
		add(f.place, "Zaak", "Ploeg")
		add(true, "Wat")
		add(f.times, "Aanvang", "Klaar", "Rust")
		add(true, "Duur")
	default:
		add(true, "datum", "naam")
		add(f.number, "personeelsnummer")
		add(f.place, "vestiging", "team")
		add(true, "type")
		add(f.times, "start", "eind", "pauze")
		add(true, "uren")
		add(f.meal, "maaltijden")
		add(f.approved, "goedgekeurd")
	}
	return out
}

func (f *file) cells(t *truth, s shift) []string {
	who := f.spell[s.person]
	date := dateOf(s.day)
	typ := typeNames()[s.typ]
	span := fmt.Sprintf("%02d:%02d", s.minutes()/60, s.minutes()%60)
	switch f.form {
	case eitjeOne:
		return []string{
			date.Format("02/01/2006"), quoted(who.name), t.venues[s.venue], t.teams[s.team], typ, span, "nul uren", who.number,
		}
	case eitjeTwo:
		return []string{
			date.Format("02/01/2006"), quoted(who.name), t.venues[s.venue], t.teams[s.team], typ, `"` + decimal(s.minutes()) + `"`, "nul uren",
			"gepland", who.number,
		}
	default:
	}
	out := []string{date.Format("02-01-2006"), who.name}
	if f.number {
		out = append(out, who.number)
	}
	if f.place {
		out = append(out, t.venues[s.venue], t.teams[s.team])
	}
	out = append(out, typ)
	if f.times {
		out = append(out, clock(s.start), clock(s.end), strconv.Itoa(s.pause))
	}
	out = append(out, span)
	if f.form == planner {
		return out
	}
	if f.meal {
		out = append(out, strconv.Itoa(s.meals))
	}
	if f.approved {
		out = append(out, "ja")
	}
	return out
}

func quoted(s string) string {
	if strings.Contains(s, ",") {
		return `"` + s + `"`
	}
	return s
}

// decimal writes minutes as hours with two decimals, half up.
func decimal(m int) string {
	h := (m*100 + 30) / 60
	return fmt.Sprintf("%d,%02d", h/100, h%100)
}

// knows tells whether the source tells of pieces at all.
func (f *file) knows() bool { return f.form == shifts || f.form == hourList && f.meal }

// spellings draws how a source writes people: mostly as Nmbrs does.
func (t *truth) spellings(r *rand.Rand, usual bool) map[int]spelling {
	out := map[int]spelling{}
	for i, p := range t.people {
		s := spelling{p.name(), strconv.Itoa(p.number)}
		if !usual {
			s = p.otherwise(r)
		}
		out[i] = s
	}
	return out
}

// otherwise writes a name as it is written somewhere.
func (p human) otherwise(r *rand.Rand) spelling {
	s := spelling{p.name(), strconv.Itoa(p.number)}
	switch r.IntN(9) {
	case 0:
		s.name = strings.TrimSpace(p.prefix+" "+p.last) + ", " + p.first
	case 1:
		s.name = strings.ToUpper(s.name)
	case 2: // two letters change places at the end
		n := len(s.name)
		s.name = s.name[:n-2] + s.name[n-1:] + s.name[n-2:n-1]
		s.number = ""
	case 3:
		s.name = p.first[:1] + ". " + strings.TrimSpace(p.prefix+" "+p.last)
	case 4:
		if p.born != "" {
			s.name = p.first + " " + p.born
		}
	case 5:
		if p.born != "" {
			s.name = p.first + " " + p.last + "-" + p.born
		}
	case 6:
		s.number = ""
	default:
	}
	return s
}
