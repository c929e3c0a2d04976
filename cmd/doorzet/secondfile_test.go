package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"doorzet/nmbrs/sim"
)

// secondPeople is how many people each company of this test has, with the same numbers
// in all. Names differ from company to company, so that nobody is known in two.
const secondPeople = 3

var secondFirst = strings.Fields("Aad Abel Ad Agnes Albert Alex Amber Amira Anouk Antoon Arend Aisha Bart Bas Beatrix Bilal Bjorn Bram Britt Carlo Casper Cees Chantal Daan Dewi Dirk Dorus Eefje Elif Emiel Esra Fatih Femke Floor Frits Geert Gijs Guus Hanna Hidde Hugo Ida Ilse Imane Iris Jaap Jelle Jinte Joep Kaat Karel Kees Kim Koen Lars Leila Lotte Luuk Maud Menno Mila Mohamed Naomi Niels Noud Olaf Omar Otis Pim Piotr Puck Quinten Ravi Rens Roos Ruud Saar Sem Sjoerd Stijn Tamar Timo Tirza Tygo Umit Ursula Vera Vincent Wessel Wieke Willem Xander Yara Yves Yvonne Zara Zeger Zoe Albin Bente Clara Dagmar Eline Fleur Gerda Henk Ivo Jort Karst Liesbeth Marnix Nynke Oscar Petra Rik Sofie Trijntje Ulrike Valerie Wout") //nolint:gochecknoglobals // a constant

var secondNames = strings.Fields("Aalbers Adema Akkerman Bakker Bartels Beumer Bloem Boersma Bos Bouwman Brands Brouwer Bruin Cnossen Cuijpers Dekker Dijkstra Doornbos Drost Duursma Eggink Elzinga Engels Evers Faber Feenstra Franken Frijters Gerritsen Goossens Graaf Groen Haan Hageman Heemstra Hendriks Hofman Holwerda Huisman IJzerman Jaspers Jonker Joosten Kaptein Keizer Klaver Kok Kuiper Lammers Leenstra Linders Loos Maas Martens Meijer Mulder Nagel Niemeijer Nolten Offringa Olthof Oosting Pauw Peeters Postma Prins Quist Reitsma Ridder Roelofs Ruiter Sanders Schipper Smit Snijders Spoelstra Terpstra Thijssen Timmer Tuin Uitslag Ursem Valk Veenstra Verbeek Vink Visser Vos Wagenaar Westra Wiersma Witteveen Wolters Ypma Zandstra Zeegers Zijlstra Zwart Achterberg Benschop Cramer Dirksen Ebbers Fokkema Geluk Hulshof Immink Jellema Kranenburg Loonstra Mensink Nijhuis Overdijk Plantinga Raven Schaap Tadema Unger Vrolijk Wentink Yntema Zuidema Bolhuis Cuperus Dalstra Eilers Fennema Greven Hobma Ippel Jorna Kamstra Leistra Miedema Nauta Ottens Poelstra Roorda Sikkema Tolsma Uphoff Veldstra Wouda Zaal") //nolint:gochecknoglobals // a constant

// fileRow is a row of a clerk's list: the hours of one person on a day of November 2026.
type fileRow struct {
	day, who               int // who is the number of the person
	name                   string
	venue, team, kind      string
	from, to               string // a clock, empty in a list without times
	minutes, meals, number int
}

// listing is a whole file, in the shape that a program writes.
type listing struct {
	rows  []fileRow
	shape string // list, short or eitje
}

// secondFile is a way in which the same month comes a second time.
type secondFile struct {
	name string
	// first and then make the files of a company; nil is the plain month.
	first, then func(m []fileRow) listing
	// otherKind is set where the second file is of another program than the first.
	otherKind bool
	// asked is set where the old hours stand until a question about all of them is answered.
	asked bool
	// earlier are minutes of days before those of the second file, of which it says nothing.
	earlier int
	// part is set where the second file does not speak of everybody.
	part bool
	// innocent is set where no question is in place: what the newest file says is paid.
	innocent bool
	// between are commands after the first file, with the name that it has for person 1,
	// and who that is.
	between func(name, id string) [][]string
}

func list(rows []fileRow) listing { return listing{rows: rows, shape: "list"} }

// each changes every row.
func each(change func(*fileRow)) func([]fileRow) listing {
	return func(m []fileRow) listing {
		for i := range m {
			change(&m[i])
		}
		return list(m)
	}
}

// only changes the rows of a person.
func only(who int, change func(*fileRow)) func([]fileRow) listing {
	return each(func(r *fileRow) {
		if r.who == who {
			change(r)
		}
	})
}

// divided replaces the first row of person 1 by parts of it, given in minutes.
func divided(parts ...int) func([]fileRow) listing {
	return func(m []fileRow) listing { return list(divide(m, parts...)) }
}

func divide(m []fileRow, parts ...int) []fileRow {
	var out []fileRow
	done := false
	for _, r := range m {
		if r.who != 1 || done {
			out = append(out, r)
			continue
		}
		done = true
		at := 9 * 60
		for i, part := range parts {
			p := r
			p.minutes = part
			p.meals = r.meals * boolInt(i == 0)
			if r.from != "" {
				p.from, p.to = clockText(at), clockText(at+part)
			}
			at += part
			out = append(out, p)
		}
	}
	return out
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func clockText(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

// also adds rows to the month.
func also(rows ...fileRow) func([]fileRow) listing {
	return func(m []fileRow) listing {
		for _, r := range rows {
			r.name = m[slices.IndexFunc(m, func(x fileRow) bool { return x.who == r.who })].name
			r.number = r.who
			m = append(m, r)
		}
		return list(m)
	}
}

func shaped(shape string, change func([]fileRow) listing) func([]fileRow) listing {
	return func(m []fileRow) listing {
		l := list(m)
		if change != nil {
			l = change(m)
		}
		l.shape = shape
		return l
	}
}

func andThen(a, b func([]fileRow) listing) func([]fileRow) listing {
	return func(m []fileRow) listing { return b(a(m).rows) }
}

func surname(name string) string { _, last, _ := strings.Cut(name, " "); return last }

var (
	otherTeam   = each(func(r *fileRow) { r.team = "bediening" })                                    //nolint:gochecknoglobals // a constant
	otherVenue  = each(func(r *fileRow) { r.venue = "De " + r.venue })                               //nolint:gochecknoglobals // a constant
	otherKind   = each(func(r *fileRow) { r.kind = "gewerkt" })                                      //nolint:gochecknoglobals // a constant
	lastFirst   = each(func(r *fileRow) { r.name = surname(r.name) + ", " + firstName(r.name) })     //nolint:gochecknoglobals // a constant
	married     = only(1, func(r *fileRow) { r.name += "-de Groot" })                                //nolint:gochecknoglobals // a constant
	numbersOnly = each(func(r *fileRow) { r.name = "" })                                             //nolint:gochecknoglobals // a constant
	namesOnly   = each(func(r *fileRow) { r.number = 0 })                                            //nolint:gochecknoglobals // a constant
	misspelt    = only(1, func(r *fileRow) { r.name = strings.Replace(r.name, "k", "q", 1) })        //nolint:gochecknoglobals // a constant
	nextDay     = each(func(r *fileRow) { r.day++ })                                                 //nolint:gochecknoglobals // a constant
	anHourLess  = only(1, func(r *fileRow) { r.minutes -= 60; r.to = lessAnHour(r.to) })             //nolint:gochecknoglobals // a constant
	oneRow      = func(change func(*fileRow)) func([]fileRow) listing { return firstOf(1, change) }  //nolint:gochecknoglobals // a constant
	sick        = firstOf(1, func(r *fileRow) { r.kind, r.from, r.to, r.meals = "ziek", "", "", 0 }) //nolint:gochecknoglobals // a constant
	toSomebody  = firstOf(1, func(r *fileRow) { r.who, r.number = 2, 2 })                            //nolint:gochecknoglobals // a constant
	reordered   = func(m []fileRow) listing { slices.Reverse(m); return list(m) }                    //nolint:gochecknoglobals // a constant
)

func firstName(name string) string { first, _, _ := strings.Cut(name, " "); return first }

func lessAnHour(to string) string {
	if to == "" {
		return ""
	}
	return "16:00"
}

// firstOf changes the first row of a person.
func firstOf(who int, change func(*fileRow)) func([]fileRow) listing {
	return func(m []fileRow) listing {
		change(&m[slices.IndexFunc(m, func(r fileRow) bool { return r.who == who })])
		return list(m)
	}
}

// secondFiles are the ways in which a month comes again.
func secondFiles() []secondFile {
	twice := func(m []fileRow) listing { return list(append(divide(m, 240, 240), m[0])) }
	return []secondFile{
		{name: "the same", innocent: true},
		{name: "another order", innocent: true, then: reordered},
		{name: "other columns", innocent: true, then: shaped("short", nil)},
		{name: "team renamed", then: otherTeam},
		{name: "team of one row", innocent: true, then: oneRow(func(r *fileRow) { r.team = "terras" })},
		{name: "venue renamed", then: otherVenue},
		{name: "venue of one row", then: oneRow(func(r *fileRow) { r.venue = "Loods" })},
		{name: "venue and team renamed", then: andThen(otherVenue, otherTeam)},
		{name: "type renamed", then: otherKind},
		{name: "surname first", innocent: true, then: lastFirst},
		{name: "surname first, at first", innocent: true, first: lastFirst},
		{name: "married", innocent: true, then: married},
		{name: "numbers only", innocent: true, then: numbersOnly},
		{name: "numbers only, at first", innocent: true, first: numbersOnly},
		{name: "names only", innocent: true, then: namesOnly},
		{name: "names only, then numbers", innocent: true, first: namesOnly, then: numbersOnly},
		{name: "numbers only, then names", innocent: true, first: numbersOnly, then: namesOnly},
		{name: "misspelt, then right", innocent: true, first: andThen(namesOnly, misspelt), then: namesOnly, between: linkFirst},
		{name: "right, then misspelt", first: namesOnly, then: andThen(namesOnly, misspelt)},
		{name: "split 4+4", innocent: true, then: divided(240, 240)},
		{name: "split 5+3", innocent: true, then: divided(300, 180)},
		{name: "split 5+4", then: divided(300, 240)},
		{name: "split in three", innocent: true, then: divided(240, 120, 120)},
		{name: "joined", innocent: true, first: divided(240, 240)},
		{name: "joined of 5+3", innocent: true, first: divided(300, 180)},
		{name: "split, other team", then: andThen(divided(240, 240), otherTeam)},
		{name: "split, other venue", then: andThen(divided(240, 240), otherVenue)},
		{name: "split, surname first", innocent: true, then: andThen(divided(240, 240), lastFirst)},
		{name: "joined, numbers only", innocent: true, first: divided(240, 240), then: numbersOnly},
		{name: "an hour less", then: anHourLess},
		{name: "an hour less, other team", then: andThen(anHourLess, otherTeam)},
		{name: "an hour less, other venue", asked: true, then: andThen(anHourLess, otherVenue)},
		{name: "an hour less, names only", then: andThen(anHourLess, namesOnly)},
		{name: "moved a day", then: oneRow(func(r *fileRow) { r.day += 3 })},
		{name: "moved and split", then: andThen(oneRow(func(r *fileRow) { r.day += 3 }), divided(240, 240))},
		{name: "all moved a day", earlier: 480, then: nextDay},
		{name: "sick after all", then: sick},
		{name: "somebody else's after all", then: func(m []fileRow) listing { name := m[2].name; l := toSomebody(m); l.rows[0].name = name; return l }},
		{name: "another program", then: shaped("eitje", nil), otherKind: true},
		{name: "another program, at first", first: shaped("eitje", nil), otherKind: true},
		{name: "another program, split", then: shaped("eitje", divided(240, 240)), otherKind: true},
		{name: "another program, other venue", then: shaped("eitje", otherVenue), otherKind: true},
		{name: "one equal shift more", first: divided(240), then: divided(240, 240)},
		{name: "joined beside its parts", first: divided(240, 240), then: twice},
		{name: "a second venue", then: also(fileRow{day: 3, who: 1, venue: "Loods", team: "bar", kind: "gewerkte uren", from: "18:00", to: "21:00", minutes: 180})},
		{name: "no meals", then: each(func(r *fileRow) { r.meals = 0 })},
		{name: "only the first day", part: true, then: func(m []fileRow) listing {
			return list(slices.DeleteFunc(m, func(r fileRow) bool { return r.day != 3 }))
		}},
		{name: "only one person", part: true, then: func(m []fileRow) listing {
			return list(slices.DeleteFunc(m, func(r fileRow) bool { return r.who != 1 }))
		}},
	}
}

// linkFirst links the misspelt name of person 1 by hand.
func linkFirst(name, id string) [][]string {
	return [][]string{{"people", "--link", name + "=" + id}}
}

// secondBoard is one ledger and one simulator, with a company for each way.
type secondBoard struct {
	*clerks
	cases []secondFile
}

func (b *secondBoard) company(i int) string       { return strconv.Itoa(30001 + i) }
func (b *secondBoard) employee(i, who int) string { return strconv.Itoa(10*(30001+i) + who) }

func (b *secondBoard) venue(i int) string { return fmt.Sprintf("Zaak %c%c", 'A'+i/26, 'A'+i%26) }

func (b *secondBoard) person(i, who int) string {
	n := 3*i + who
	return secondFirst[(n+n/len(secondFirst))%len(secondFirst)] + " " + secondNames[n%len(secondNames)]
}

func (b *secondBoard) scenario() sim.Scenario {
	sc := sim.Scenario{
		Users:   []sim.User{{Email: clerksEmail, Token: clerksToken, Domain: "twee"}},
		Debtors: []sim.Debtor{{ID: 92, Number: "92", Name: "Kantoor"}},
	}
	for i := range b.cases {
		id := 30001 + i
		sc.Companies = append(sc.Companies, sim.Company{
			ID: id, Number: 1 + i, Name: b.venue(i), Debtor: 92, Period: "2026-11-M",
			HourCodes: []sim.Code{{Code: 2100, Description: "Gewerkte uren"}, {Code: 2200, Description: "Ziekte"}},
			WageCodes: []sim.Code{{Code: 5100, Description: "Maaltijden"}},
		})
		for who := 1; who <= secondPeople; who++ {
			var none sim.Decimal
			first, last, _ := strings.Cut(b.person(i, who), " ")
			e := 10*id + who
			sc.Employees = append(sc.Employees, sim.Employee{
				ID: e, Company: id, Number: who, Person: sim.Person{FirstName: first, LastName: last},
				Employments: []sim.Employment{{ID: 10*e + 1, Start: "2025-01-01"}},
				Contracts:   []sim.Contract{{ID: 10*e + 2, Start: "2025-01-01", HoursPerWeek: &none}},
				Salaries:    []sim.Salary{{ID: 10*e + 3, Start: "2025-01-01", Type: 3, Value: sim.Whole(14)}},
			})
		}
	}
	return sc
}

// month is what everybody of a company truly worked: eight hours on two days.
func (b *secondBoard) month(i int, timed bool) []fileRow {
	var out []fileRow
	for _, day := range []int{3, 10} {
		for who := 1; who <= secondPeople; who++ {
			r := fileRow{day: day, who: who, number: who, name: b.person(i, who), venue: b.venue(i), team: "bar", kind: "gewerkte uren", minutes: 480, meals: 1}
			if timed {
				r.from, r.to = "09:00", "17:00"
			}
			out = append(out, r)
		}
	}
	return out
}

// write writes a file in its shape and gives its path.
func (b *secondBoard) file(name string, l listing) string {
	var out strings.Builder
	switch l.shape {
	case "eitje":
		out.WriteString("datum,naam,naam van vestiging,team naam,type,uren,gerealizeerde loonkosten,Loonkosten per uur,contracttype,uurloon,support ID\n")
	case "short":
		out.WriteString("Medewerker;Personeelsnummer;Uren;Datum;Vestiging;Akkoord\n")
	default:
		out.WriteString("datum;naam;personeelsnummer;vestiging;team;type;start;eind;pauze;uren;maaltijden;opmerking;goedgekeurd\n")
	}
	for _, r := range l.rows {
		number := ""
		if r.number > 0 {
			number = strconv.Itoa(r.number)
		}
		hours := fmt.Sprintf("%d,%02d", r.minutes/60, r.minutes%60*100/60)
		switch l.shape {
		case "eitje":
			fmt.Fprintf(&out, "%02d/11/2026,%s,%s,%s,%s,%s,,,nul uren,,\n", r.day, r.name, r.venue, r.team, r.kind, clockText(r.minutes))
		case "short":
			fmt.Fprintf(&out, "%s;%s;%s;%02d-11-2026;%s;ja\n", r.name, number, hours, r.day, r.venue)
		default:
			if r.from != "" {
				hours = ""
			}
			fmt.Fprintf(&out, "%02d-11-2026;%s;%s;%s;%s;%s;%s;%s;;%s;%d;;ja\n", r.day, r.name, number, r.venue, r.team, r.kind, r.from, r.to, hours, r.meals)
		}
	}
	b.write(name, out.String())
	return filepath.Join(b.dir, name)
}

// worked sums the worked minutes of a person in a file.
func worked(l listing, who int) int {
	n := 0
	for _, r := range l.rows {
		if r.who == who && r.kind != "ziek" {
			n += r.minutes
		}
	}
	return n
}

// held is what Nmbrs has of the worked hours of everybody of a company, in minutes.
func (b *secondBoard) held(i int) map[int]int {
	of, out := map[string]int{}, map[int]int{}
	for who := range secondPeople {
		of[b.employee(i, who+1)] = who + 1
		out[who+1] = 0
	}
	for _, r := range b.state().Rows {
		who, ours := of[r.EmployeeID]
		if !ours || r.Code != 2100 {
			continue
		}
		f, err := strconv.ParseFloat(r.Hours, 64)
		if err != nil {
			b.t.Fatal(err)
		}
		out[who] += int(math.Round(f * 60))
	}
	return out
}

// secondRun is one way in which the second file is brought.
type secondRun struct {
	sent, timed bool
	flags       []string
}

func secondRuns() []secondRun {
	var out []secondRun
	for _, sent := range []bool{false, true} {
		for _, timed := range []bool{false, true} {
			for _, flags := range [][]string{nil, {"--take-sent", "--withdraw-missing"}} {
				out = append(out, secondRun{sent, timed, flags})
			}
		}
	}
	return out
}

// TestSecondFiles brings every month a second time, in each way, to the real program:
// before and after it was sent, in lists with times and without, and with the flags
// that take everything over. Nmbrs never holds more than the larger of the two files
// says, and whoever is not paid what the newest file says is counted or named. Here
// every third file meets one of these; the torture has all of them.
func TestSecondFiles(t *testing.T) {
	t.Parallel()
	runs := secondRuns()
	b := &secondBoard{cases: secondFiles()}
	b.clerks = startClerks(t, b.scenario(), 0)
	for i := 0; i < len(b.cases); i += 3 {
		b.play(i, runs[(i+1)%len(runs)])
	}
}

// TestTortureSecondFiles is the whole table.
func TestTortureSecondFiles(t *testing.T) {
	if os.Getenv("DOORZET_TORTURE") == "" {
		t.Skip("the whole table of second files is part of make torture")
	}
	for _, run := range secondRuns() {
		t.Run(fmt.Sprintf("%+v", run), func(t *testing.T) {
			t.Parallel()
			b := &secondBoard{cases: secondFiles()}
			b.clerks = startClerks(t, b.scenario(), 0)
			for i := range b.cases {
				b.play(i, run)
			}
		})
	}
}

func (b *secondBoard) must(args ...string) {
	b.t.Helper()
	var doc json.RawMessage
	if got := b.run("anna", &doc, args...); got != exitDone {
		b.t.Fatalf("%v ended with %d: %s", args, got, doc)
	}
}

// play brings both files of a company.
func (b *secondBoard) play(i int, run secondRun) {
	b.t.Helper()
	c, of := b.cases[i], []string{"--company", b.company(i)}
	first, then := list(b.month(i, run.timed)), list(b.month(i, run.timed))
	if c.first != nil {
		first = c.first(b.month(i, run.timed))
	}
	if c.then != nil {
		then = c.then(b.month(i, run.timed))
	}
	b.must(append([]string{"activate", "--email", clerksEmail, "--endpoint", b.url}, of...)...)
	b.must(append([]string{"sync", "--apply"}, of...)...)
	b.must(append([]string{"codes", "--set", "gewerkte uren=2100", "--set", "gewerkt=2100", "--set", "maaltijden=5100", "--set", "ziek=2200"}, of...)...)
	b.run("anna", nil, append([]string{"import", b.file("first.csv", first), "--venue", b.venue(i) + "=here"}, of...)...)
	if c.between != nil {
		for _, args := range c.between(first.rows[0].name, b.employee(i, 1)) {
			b.must(append(args, of...)...)
		}
	}
	b.run("anna", nil, append([]string{"approve", "--all"}, of...)...)
	if run.sent {
		b.export("anna", of...)
		for who, got := range b.held(i) {
			if want := worked(first, who); got != want {
				b.t.Errorf("%s, %+v: the first file of person %d sent %d minutes of %d", c.name, run, who, got, want)
			}
		}
	}
	imported := b.run("anna", nil, append(append([]string{"import", b.file("then.csv", then)}, run.flags...), of...)...)
	b.run("anna", nil, append([]string{"approve", "--all"}, of...)...)
	exit, out := b.export("anna", of...)
	for who, got := range b.held(i) {
		stood, says := worked(first, who), worked(then, who)
		most := says
		if run.sent || c.otherKind || c.asked || c.part {
			most = max(stood, says)
		}
		most += c.earlier
		where := fmt.Sprintf("%s, %+v, person %d: stood %d, the file says %d, Nmbrs has %d (import %d, export %d, left %d)",
			c.name, run, who, stood, says, got, imported, exit, out.Left)
		if got > most {
			b.t.Errorf("paid too much: %s", where)
		}
		if got != says && exit == exitDone && out.Left == 0 && !c.part {
			b.t.Errorf("without a word: %s", where)
		}
		if c.innocent && got != says {
			b.t.Errorf("held for nothing: %s", where)
		}
	}
}
