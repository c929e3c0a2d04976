package payroll

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// likenames are names as a roster has them beside the name in Nmbrs.
var likenames = []struct { //nolint:gochecknoglobals // a table of a test
	a, b string
	want Likeness
}{
	// one human being, written otherwise
	{"Jan van den Berg", "Johannes v.d. Berg", NameAlike},
	{"Bas Smit", "Sebastiaan Smit", NameAlike},
	{"Kees Visser", "Cornelis Visser", NameAlike},
	{"Mohammed El Amrani", "Mohamed Amrani", NameAlike},
	{"Mo El Amrani", "Mohamed El Amrani", NameAlike},
	{"Bakker, Sanne", "Sanne Bakker", NameAlike},
	{"BAKKER Sanne", "Sanne Bakker", NameAlike},
	{"Sanne Bakker-de Vries", "Sanne Bakker", NameAlike},
	{"Sanne de Vries-Bakker", "Sanne Bakker", NameAlike},
	{"Sanne Bakker - de Vries", "Sanne de Vries", NameAlike},
	{"S. Bakker", "Sanne Bakker", NameAlike},
	{"Bakker S", "Sanne Bakker", NameAlike},
	{"Sanne B.", "Sanne Bakker", NameAlike},
	{"Sanne", "Sanne Bakker", NameAlike},
	{"Bakker", "Sanne Bakker", NameAlike},
	{"J.C. de Boer", "Kees de Boer", NameAlike},
	{"C. de Boer", "Kees de Boer", NameAlike},
	{"JP Meer", "J.P. v.d. Meer", NameAlike},
	{"Jan-Willem Kok", "Janwillem Kok", NameAlike},
	{"Annemarie Kok", "Anne Marie Kok-Vos", NameAlike},
	{"Jan Willem Kok", "Jan Kok", NameAlike},
	{"Thijs Dykstra", "Tijs Dijkstra", NameAlike},
	{"Erik Janssen", "Eric Jansen", NameAlike},
	{"Sophie Mueller", "Sofie Müller", NameAlike},
	{"Zoë Ærø", "Zoe Aero", NameAlike},
	{"Ana Lopes | keuken", "Ana Lopes", NameAlike},
	{"Ilse Vandenberg", "Ilse van den Berg", NameHalf}, // glued particles are asked about
	{"Truus Peters", "Geertruida Peters", NameAlike},
	{"Wim Kuipers", "Wilhelmus Kuipers", NameAlike},
	{"Toos ten Brink", "Antonia ten Brink", NameAlike},
	{"Sjaak Bos", "Jacobus Bos", NameAlike},
	{"Youssef Ait Ali", "Yusuf Ait-Ali", NameAlike},
	{"Fatima-Zahra Idrissi", "Fatima Zahra El Idrissi", NameAlike},
	{"Nguyen Thi Lan", "Lan Nguyen", NameAlike},
	// a marriage, a sibling, or a slip: something in common, and something against it
	{"Sanne Bakker", "Sanne de Vries", NameHalf},
	{"Sanne Bakker", "Joost Bakker", NameHalf},
	{"Hans Bakker", "Joop Bakker", NameHalf},
	{"Sanne Bakkre", "Sanne Bakker", NameHalf},
	{"K. Bakker", "Sanne Bakker", NameHalf},
	{"Jan Willem Kok", "Jan Pieter Kok", NameHalf},
	{"Sanne Bakker-Smit", "Sanne Bakker-Jansen", NameHalf},
	{"Mo Ben Ali", "Fatima Ben Salah", NameHalf},
	// plainly another name
	{"Jan de Vries", "Sanne Bakker", NameOther},
	{"J. de Vries", "Jan Bakker", NameOther},
	{"J. B.", "Jan Bakker", NameOther},
	{"S.", "Sanne Bakker", NameOther},
	{"Mohamed El Amrani", "Piet de Boer", NameOther},
	{"Van den Berg", "Van der Meer", NameOther},
	{"de", "De Jong", NameOther},
	{"x", "Sanne Bakker", NameOther},
	{"somebody", "Jan Berg", NameOther},
	{"", "Sanne Bakker", NameOther},
	{" - | keuken", "Sanne Bakker", NameOther},
	{"", "", NameOther},
}

func TestCompareNames(t *testing.T) {
	for _, c := range likenames {
		for _, x := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			if got := CompareNames(x[0], x[1]); got != c.want {
				t.Errorf("%q beside %q: %d, want %d", x[0], x[1], got, c.want)
			}
		}
	}
}

// TestNamesCompareTheSameBothWays draws names of real parts and asks that
// neither the order of the two nor their writing matters.
func TestNamesCompareTheSameBothWays(t *testing.T) {
	part := rapid.SampledFrom([]string{
		"Jan", "Johannes", "Hans", "J.", "Kees", "Cornelis", "Mo", "Mohamed", "Anne", "Marie", "Annemarie", "Bakker", "de Vries",
		"van den Berg", "Jansen", "Janssen", "P", "el Amrani", "'t Hof", "Zoë", "Do", "Ng", "Bo",
	})
	name := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(part, 1, 5).Draw(t, "parts"), " ") })
	rapid.Check(t, func(t *rapid.T) {
		a, b := name.Draw(t, "a"), name.Draw(t, "b")
		got := CompareNames(a, b)
		if back := CompareNames(b, a); back != got {
			t.Fatalf("%q beside %q is %d, the other way %d", a, b, got, back)
		}
		if again := CompareNames(strings.ToUpper(a)+" | zaal", " "+FoldName(b)+"\u00a0"); again != got {
			t.Fatalf("%q beside %q is %d, written otherwise %d", a, b, got, again)
		}
		if FoldName(a) != "" && CompareNames(a, a) != NameAlike {
			t.Fatalf("%q is not like itself", a)
		}
	})
}

// surnames are those that many people in the Netherlands have.
var surnames = []string{ //nolint:gochecknoglobals // a table of a test
	"de Jong", "Jansen", "de Vries", "van den Berg", "van Dijk", "Bakker", "Janssen", "Visser", "Smit", "Meijer", "de Boer", "Mulder",
	"de Groot", "Bos", "Vos", "Peters", "Hendriks", "van Leeuwen", "Dekker", "Brouwer", "de Wit", "Dijkstra", "Smits", "de Graaf",
	"van der Meer", "van der Linden", "Kok", "Jacobs", "de Haan", "Vermeulen", "van den Heuvel", "van der Veen", "van den Broek",
	"de Bruijn", "de Bruin", "van der Heijden", "Schouten", "van Beek", "Willems", "van Vliet", "van de Ven", "Hoekstra", "Maas",
	"Verhoeven", "Koster", "van Dam", "van der Wal", "Prins", "Blom", "Huisman", "Peeters", "de Jonge", "Kuipers", "van Veen", "Post",
	"Kuiper", "Veenstra", "Kramer", "van den Brink", "Scholten", "van Wijk", "Postma", "Martens", "Vink", "de Ruiter", "Timmermans",
	"Groen", "Gerritsen", "Jonker", "van Loon", "Boer", "van der Velde", "Willemsen", "Smeets", "de Lange", "de Vos", "Bosch",
	"van Dongen", "Schipper", "de Koning", "van der Laan", "Koning", "Bouman", "Driessen", "van Doorn", "Hermans", "Evers", "van Es",
	"Bosman", "Wolters", "'t Hart", "in 't Veld", "op den Kamp", "ter Horst", "ten Brink", "el Amrani", "Yılmaz", "Öztürk", "Kaya",
	"Benali", "Chen", "Nguyen", "Singh", "da Silva", "Kowalski", "Nowak", "Wiśniewska", "Popescu", "Ivanov", "Ould Ahmed", "Ait Taleb",
}

// TestGoodDutchNamesKeepResolving takes every name of the list of short forms
// with every surname in turn, writes it in the ways that rosters do, and asks
// that number and e-mail still find the person, and the whole name alone too.
func TestGoodDutchNamesKeepResolving(t *testing.T) {
	var rows int
	for i, line := range strings.Split(strings.TrimSpace(shortNames), "\n") {
		full, short, _ := strings.Cut(line, ":")
		fulls := strings.Fields(full)
		prefix, last := splitPrefix(surnames[i%len(surnames)])
		p := Person{ID: "1", Number: "0042", First: fulls[0], Prefix: prefix, Last: last, Emails: []string{"iemand@example.nl"}}
		team := NewTeam([]Person{p, {ID: "2", Number: "7", First: "Quinty", Last: "Zwart", Emails: []string{"q@example.nl"}}})
		whole := p.Name()
		surname := strings.TrimSpace(prefix + " " + last)
		ask := func(f Facts, by MatchReason) {
			rows++
			f.Date = 1
			if m := team.Resolve(f, nil); m.Employee != "1" || m.By != by {
				t.Errorf("%s: %+v gives %+v", whole, f, m)
			}
		}
		for _, name := range []string{whole, strings.ToUpper(whole), surname + ", " + p.First, last + ", " + p.First + " " + prefix, last + " " + p.First, whole + " | keuken"} {
			ask(Facts{Person: name}, MatchName)
		}
		for _, first := range append(fulls, strings.Fields(short)...) {
			initial := string([]rune(first)[:1])
			for _, name := range []string{
				first + " " + surname, surname + " " + first, surname + ", " + first, first + " " + surname + "-van Oosten", first + " van Oosten-" + surname,
				first, first + " " + last, fmt.Sprintf("%s.%s. %s", initial, "Q", surname), initial + ". " + surname, first + " " + surname + " | bar",
			} {
				ask(Facts{Person: name, Number: "42"}, MatchNumber)
				ask(Facts{Person: name, Email: "Iemand@example.nl"}, MatchEmail)
			}
		}
		if m := team.Resolve(Facts{Date: 1, Person: "Quinty Zwart", Number: "42"}, nil); m.Employee != "" {
			t.Errorf("%s: the number of another name went to %s", whole, m.Employee)
		}
	}
	if rows < 20_000 {
		t.Errorf("only %d rows", rows)
	}
}

func splitPrefix(s string) (prefix, last string) {
	words := strings.Fields(s)
	for i, w := range words {
		if i == len(words)-1 || !particles[strings.ToLower(w)] {
			return strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		}
	}
	return "", s
}

// TestShortNamesAreWellFormed: a line without a second name says nothing.
func TestShortNamesAreWellFormed(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(shortNames), "\n") {
		full, short, ok := strings.Cut(line, ":")
		if !ok || len(strings.Fields(full)) == 0 || len(strings.Fields(full))+len(strings.Fields(short)) < 2 {
			t.Errorf("%q", line)
		}
		for _, w := range append(strings.Fields(full), strings.Fields(short)...) {
			if n := len(strings.Fields(FoldName(w))); n == 0 || n > 2 {
				t.Errorf("%q in %q is no name", w, line)
			}
		}
	}
}
