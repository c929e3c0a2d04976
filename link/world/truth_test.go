package world_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"
)

// The world begins on the first of November 2026; a day is a number from there.
const (
	novemberDays = 30
	lastDay      = 30 + 31 - 1
)

func dateOf(day int) time.Time { return time.Date(2026, time.November, 1+day, 0, 0, 0, 0, time.UTC) }

func dayOf(t time.Time) int {
	return int(t.Sub(dateOf(0)) / (24 * time.Hour))
}

// human is somebody who works, as Nmbrs has them now.
type human struct {
	id, number          int
	company             int
	first, prefix, last string
	// born is the name before a marriage, "" for none.
	born  string
	fixed bool
}

func (p human) name() string {
	if p.prefix != "" {
		return p.first + " " + p.prefix + " " + p.last
	}
	return p.first + " " + p.last
}

// The two companies share their employee numbers, as companies do.
const (
	firstCompany  = 90001
	secondCompany = 90002
)

func humans() []human {
	return []human{
		{id: 600001, number: 1, first: "Sanne", last: "Bakker"},
		{id: 600002, number: 2, first: "Daan", prefix: "de", last: "Vries"},
		{id: 600003, number: 3, first: "Eva", last: "Jansen"},
		{id: 600004, number: 4, first: "Mohamed", prefix: "el", last: "Amrani"},
		{id: 600005, number: 5, first: "Femke", last: "Visser", fixed: true},
		{id: 600101, number: 1, company: 1, first: "Lotte", last: "Smit"},
		{id: 600102, number: 2, company: 1, first: "Tim", last: "Peters"},
		{id: 600103, number: 3, company: 1, first: "Noor", last: "Bakker"},
	}
}

// The kinds of hours. Sick hours go nowhere until somebody gives them a code.
const (
	worked = iota
	overtime
	sick
	kinds
)

func typeNames() [kinds]string { return [kinds]string{"gewerkte uren", "overuren", "ziek"} }

// shift is a stretch of work as it truly was. Times are minutes after
// midnight, the end beyond 1440 in the night.
type shift struct {
	id, person, day   int
	start, end, pause int
	venue, team, typ  int
	meals             int
}

func (s shift) minutes() int { return s.end - s.start - s.pause }

// truth is what was worked, and how the planning program calls things.
type truth struct {
	people []human
	shifts []shift
	venues []string // the first two are of the first company
	teams  []string
	last   int
	// odd lengths make rounding matter.
	odd bool
}

func newTruth(r *rand.Rand) *truth {
	t := &truth{people: humans(), venues: []string{"Het Anker", "De Haven", "Zeezicht"}, teams: []string{"Bar", "Terras", "Keuken"}}
	t.odd = r.IntN(3) == 0
	for range 14 + r.IntN(8) {
		t.work(r)
	}
	return t
}

func venueCompany(venue int) int { return venue / 2 }

// of gives the shifts of a person on a day, in the order of the clock.
func (t *truth) of(person, day int) []shift {
	var out []shift
	for _, s := range t.shifts {
		if s.person == person && s.day == day {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b shift) int { return cmp.Compare(a.start, b.start) })
	return out
}

func (t *truth) next() int { t.last++; return t.last }

// work adds a shift where the person has none in that half of the day.
func (t *truth) work(r *rand.Rand) string {
	s := shift{id: t.next(), person: r.IntN(len(t.people)), day: r.IntN(12), team: r.IntN(len(t.teams))}
	if r.IntN(5) == 0 {
		s.day = r.IntN(novemberDays)
	}
	if r.IntN(8) == 0 {
		s.day = novemberDays + r.IntN(10)
	}
	s.venue = 2
	if t.people[s.person].company == 0 {
		s.venue = r.IntN(2)
	}
	unit := 15
	if t.odd {
		unit = 7
	}
	s.start = 7*60 + unit*r.IntN(4)
	late := r.IntN(3) == 0
	if late {
		s.start = 16 * 60
	}
	s.end = s.start + 120 + unit*r.IntN(20)
	s.pause = []int{0, 0, 15, 30}[r.IntN(4)]
	s.meals = r.IntN(2)
	s.typ = []int{worked, worked, worked, worked, overtime, sick}[r.IntN(6)]
	if s.typ != worked {
		s.meals = 0
	}
	for _, o := range t.of(s.person, s.day) {
		if (o.start >= 15*60) == late {
			return ""
		}
	}
	t.shifts = append(t.shifts, s)
	return "worked: " + t.tell(s)
}

func (t *truth) tell(s shift) string {
	return fmt.Sprintf("%s on %s %s–%s, %d minutes, %s, %s, %s, %d meals", t.people[s.person].name(), dateOf(s.day).Format("02-01"),
		clock(s.start), clock(s.end), s.minutes(), t.venues[s.venue], t.teams[s.team], typeNames()[s.typ], s.meals)
}

func clock(m int) string { m %= 1440; return fmt.Sprintf("%02d:%02d", m/60, m%60) }

// pick draws a shift, nil when there is none.
func (t *truth) pick(r *rand.Rand) *shift {
	if len(t.shifts) == 0 {
		return nil
	}
	return &t.shifts[r.IntN(len(t.shifts))]
}

// longer gives a shift another length.
func (t *truth) longer(r *rand.Rand) string {
	s := t.pick(r)
	if s == nil {
		return ""
	}
	was := s.minutes()
	s.end = s.start + s.pause + 60 + 15*r.IntN(28)
	if s.minutes() == was {
		s.end += 15
	}
	if s.start < 15*60 {
		s.end = min(s.end, 16*60)
	}
	return fmt.Sprintf("another length, was %d: %s", was, t.tell(*s))
}

// split makes two shifts of one, end to end, with the same sum.
func (t *truth) split(r *rand.Rand) string {
	s := t.pick(r)
	if s == nil || s.minutes() < 120 || len(t.of(s.person, s.day)) > 3 {
		return ""
	}
	half := s.minutes() / 2
	if !t.odd { // whole quarters, so that nothing is rounded
		half -= half % 15
	}
	cut := s.start + s.pause + half
	if r.IntN(2) == 0 {
		cut = s.start + s.pause + 60
	}
	two := *s
	two.id, two.start, two.pause, two.meals = t.next(), cut, 0, 0
	s.end = cut
	text := "split: " + t.tell(*s) + " and " + t.tell(two)
	t.shifts = append(t.shifts, two)
	return text
}

// join makes one of two shifts that touch.
func (t *truth) join(*rand.Rand) string {
	for i := range t.shifts {
		for j := range t.shifts {
			a, b := &t.shifts[i], t.shifts[j]
			if i != j && a.person == b.person && a.day == b.day && a.end == b.start && a.venue == b.venue && a.typ == b.typ {
				a.end, a.pause, a.meals = b.end, a.pause+b.pause, a.meals+b.meals
				t.shifts = slices.Delete(t.shifts, j, j+1)
				return "joined on " + dateOf(b.day).Format("02-01") + " of " + t.people[b.person].name()
			}
		}
	}
	return ""
}

// drop takes a shift out of the planning.
func (t *truth) drop(r *rand.Rand) string {
	if len(t.shifts) < 6 {
		return ""
	}
	i := r.IntN(len(t.shifts))
	text := "not worked after all: " + t.tell(t.shifts[i])
	t.shifts = slices.Delete(t.shifts, i, i+1)
	return text
}

// rename gives a team or a venue another name, for all or for one shift.
func (t *truth) rename(r *rand.Rand) string {
	switch r.IntN(3) {
	case 0:
		i := r.IntN(len(t.teams))
		was := t.teams[i]
		t.teams[i] = []string{"Team ", "Ploeg ", "Groep "}[r.IntN(3)] + string(rune('A'+r.IntN(20)))
		if slices.Index(t.teams, t.teams[i]) != i { // two teams of one name are one
			t.teams[i] = was
			return ""
		}
		return "team " + was + " is now " + t.teams[i]
	case 1:
		s := t.pick(r)
		if s == nil {
			return ""
		}
		s.team = (s.team + 1) % len(t.teams)
		return "another team: " + t.tell(*s)
	}
	i := r.IntN(len(t.venues))
	was := t.venues[i]
	t.venues[i] = []string{"Brasserie ", "Strandtent ", "Eetcafé "}[r.IntN(3)] + string(rune('A'+r.IntN(20)))
	if slices.Index(t.venues, t.venues[i]) != i {
		t.venues[i] = was
		return ""
	}
	return "venue " + was + " is now " + t.venues[i]
}

// moved is a shift that went to another day.
type moved struct {
	person, from, to, minutes int
}

// move brings the only shift of a day to another day of that week.
func (t *truth) move(r *rand.Rand) (string, *moved) {
	s := t.pick(r)
	if s == nil || len(t.of(s.person, s.day)) != 1 {
		return "", nil
	}
	to := s.day + []int{-2, -1, 1, 2, 3}[r.IntN(5)]
	if to < 0 || to > lastDay || len(t.of(s.person, to)) > 1 {
		return "", nil
	}
	for _, o := range t.of(s.person, to) {
		if o.start < s.end && s.start < o.end {
			return "", nil
		}
	}
	m := &moved{s.person, s.day, to, s.minutes()}
	s.day = to
	return fmt.Sprintf("moved from %s: %s", dateOf(m.from).Format("02-01"), t.tell(*s)), m
}
