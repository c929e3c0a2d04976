package demo

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

const header = "datum;naam;personeelsnummer;vestiging;team;type;start;eind;pauze;uren;maaltijden;opmerking;goedgekeurd"

// line is a line of the hour list. Times are minutes after midnight.
type line struct {
	day        time.Time
	name       string
	number     string
	venue      string
	team       string
	kind       string
	start, end string
	pause      string
	hours      string
	meals      string
	remark     string
	approved   string
}

func (l line) String() string {
	return strings.Join([]string{
		l.day.Format("02-01-2006"), l.name, l.number, l.venue, l.team, l.kind, l.start, l.end, l.pause, l.hours,
		l.meals, l.remark, l.approved,
	}, ";")
}

// Hours is the hour list of November 2026 of both venues: semicolons, UTF-8,
// LF, breaks in minutes, hours with a comma. It is the same at every call and
// holds six mistakes on purpose: a name that nobody has, a line of no hours,
// one of more than twelve, an overlapping pair, a very long break, and a time
// that does not exist.
func Hours() []byte {
	rng := rand.New(rand.NewPCG(2026, 11)) //nolint:gosec // the example must be the same every time
	people := workers()
	var lines []line
	wrong := mistakes(people)
	taken := map[string]bool{}
	for _, l := range wrong {
		taken[l.name+l.day.Format(time.DateOnly)] = true
	}
	first := time.Date(2026, time.November, 1, 0, 0, 0, 0, time.UTC)
	for d := range 30 {
		day := first.AddDate(0, 0, d)
		for _, w := range people {
			if date := day.Format(time.DateOnly); taken[w.name+date] || (w.end != "" && date > w.end) {
				continue
			}
			// Who works for both venues is at one of them on a day.
			if today := dayOf(rng, w, day); len(today) > 0 {
				lines = append(lines, today...)
				taken[w.name+day.Format(time.DateOnly)] = true
			}
		}
	}
	lines = append(lines, wrong...)
	var b strings.Builder
	b.WriteString(header + "\n")
	for _, l := range lines {
		b.WriteString(l.String() + "\n")
	}
	return []byte(b.String())
}

// dayOf gives the lines of one person on one day: none, one, or two shifts.
func dayOf(rng *rand.Rand, w worker, day time.Time) []line {
	if !works(rng, w, day) {
		return nil
	}
	l := line{day: day, name: w.name, number: strconv.Itoa(w.number), venue: w.venue, team: w.team, kind: "gewerkte uren"}
	// One line in fifty carries no number and is known by its name only.
	if rng.IntN(50) == 0 {
		l.number = ""
	}
	l.approved = approval(rng)
	switch rng.IntN(60) {
	case 0:
		l.kind, l.hours, l.remark = "ziek", "6,00", "ziek gemeld"
		return []line{l}
	case 1:
		l.kind, l.hours = "verlof", "7,60"
		return []line{l}
	}
	if w.fixed {
		l.shift(10*60+rng.IntN(3)*60, 8*60+30, 30)
		l.meals = "1"
		return []line{l}
	}
	if rng.IntN(3) == 0 {
		return split(rng, l)
	}
	switch rng.IntN(4) {
	case 0: // an early shift
		l.shift(8*60+rng.IntN(5)*30, 4*60+rng.IntN(5)*15, 15)
	case 1: // a late one that ends after midnight
		l.shift(19*60+rng.IntN(3)*30, 5*60+45+rng.IntN(4)*15, 15)
		l.meals = "1"
	default:
		l.shift(15*60+rng.IntN(6)*30, 3*60+rng.IntN(9)*15, 0)
		if rng.IntN(3) == 0 {
			l.meals = "1"
		}
	}
	return []line{l}
}

// split gives a lunch and a dinner shift on the same day.
func split(rng *rand.Rand, l line) []line {
	second := l
	l.shift(11*60+30, 2*60+rng.IntN(3)*15, 0)
	second.shift(17*60+30, 3*60+rng.IntN(3)*15, 0)
	second.meals = "1"
	return []line{l, second}
}

// works tells whether somebody is on the roster: salaried people from
// Wednesday to Sunday, the others most in the weekend.
func works(rng *rand.Rand, w worker, day time.Time) bool {
	weekday := day.Weekday()
	if w.fixed {
		return weekday != time.Monday && weekday != time.Tuesday
	}
	chance := 46
	if weekday == time.Friday || weekday == time.Saturday || weekday == time.Sunday {
		chance = 66
	}
	return rng.IntN(100) < chance
}

func approval(rng *rand.Rand) string {
	switch n := rng.IntN(100); {
	case n < 92:
		return "ja"
	case n < 97:
		return ""
	}
	return "nee"
}

// shift fills in the times; length is from start to end, pause is in it.
func (l *line) shift(start, length, pause int) {
	l.start, l.end = clock(start), clock(start+length)
	l.pause = strconv.Itoa(pause)
}

func clock(minutes int) string {
	return fmt.Sprintf("%02d:%02d", minutes/60%24, minutes%60)
}

// mistakes are the lines that a clerk must notice. The people in them have no
// other lines on that day.
func mistakes(people []worker) []line {
	byName := map[string]worker{}
	for _, w := range people {
		byName[w.name+"/"+w.venue] = w
	}
	on := func(name, venue string, day int) line {
		w := byName[name+"/"+venue]
		return line{
			day: time.Date(2026, time.November, day, 0, 0, 0, 0, time.UTC), name: name, number: strconv.Itoa(w.number),
			venue: venue, team: w.team, kind: "gewerkte uren", approved: "ja",
		}
	}
	unknown := on("Sanne Bakker", VenueAnker, 12)
	unknown.name, unknown.number = "Sanne Bakkre", ""
	unknown.shift(17*60, 5*60, 0)
	nothing := on("Ruben ten Brink", VenueAnker, 16)
	nothing.hours, nothing.remark = "0,00", "automatisch uitgeklokt"
	long := on("Koen Jansen", VenueGolf, 23)
	long.shift(9*60, 14*60, 30)
	long.remark = "besloten feest"
	one := on("Roos Dekker", VenueGolf, 24)
	two := one
	one.shift(10*60, 6*60, 0)
	two.shift(15*60, 5*60, 0)
	pause := on("Iris Mulder", VenueAnker, 17)
	pause.shift(11*60, 9*60, 150)
	impossible := on("Niels Groen", VenueGolf, 18)
	impossible.start, impossible.end, impossible.pause = "25:10", "26:00", "0"
	return []line{unknown, nothing, long, one, two, pause, impossible}
}
