package payroll

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// say is what one witness of a source says: of whom, in the world's terms.
type say int

const (
	absent    say = iota
	agrees        // it is the word of the person worked with, T
	other         // it is the word of somebody else, O
	third         // it is the word of yet somebody else, X
	unknown       // nobody has it
	ambiguous     // T and P share it
)

// stage has the people of the table of all combinations. T and P share a
// number, a mailbox and what they are called beside their own of each.
func stage() *Team {
	return NewTeam([]Person{
		{ID: "T", Number: "10", First: "Sanne", Last: "Bakker", Display: "De Bar", Emails: []string{"sanne@example.nl", "bar@example.nl"}},
		{ID: "P", Number: "11", First: "Ilse", Last: "Mulder", Display: "De Bar", Emails: []string{"ilse@example.nl", "bar@example.nl"}},
		{ID: "O", Number: "12", First: "Kees", Last: "Vos", Emails: []string{"kees@example.nl"}},
		{ID: "X", Number: "13", First: "Omar", Last: "Haddad", Emails: []string{"omar@example.nl"}},
	})
}

func word(w int, s say) string {
	return [4][6]string{
		{"", "T", "O", "X", "999", "T"}, // an id is never shared
		{"", "10", "12", "13", "999", "10"},
		{"", "sanne@example.nl", "kees@example.nl", "omar@example.nl", "no@example.nl", "bar@example.nl"},
		{"", "Sanne Bakker", "Kees Vos", "Omar Haddad", "Wil Pronk", "De Bar"},
	}[w][s]
}

// TestEveryCombinationOfWitnesses goes through all that four witnesses can say
// and holds the answer against the rule: whoever every witness allows, provided
// that the name is not somebody else's and that a word without a name is not
// contradicted.
func TestEveryCombinationOfWitnesses(t *testing.T) {
	team, seen, settled := stage(), 0, 0
	all := []say{absent, agrees, other, third, unknown, ambiguous}
	for _, id := range all[:5] {
		for _, number := range all[:5] {
			for _, mail := range all {
				for _, name := range all {
					says := [4]say{id, number, mail, name}
					f := Facts{Date: 1, NmbrsID: word(0, id), Number: word(1, number), Email: word(2, mail), Person: word(3, name)}
					got, want := team.Resolve(f, nil), ruleOf(says)
					seen++
					if got.Employee != want {
						t.Errorf("id, number, mail, name %v: %q, want %q (%+v)", says, got.Employee, want, got)
					}
					if want != "" {
						settled++
						checkOverruled(t, team, says, got)
						continue
					}
					checkDoubt(t, says, got)
				}
			}
		}
	}
	if seen != 5*5*6*6 || settled < 50 {
		t.Errorf("%d combinations, %d settled", seen, settled)
	}
}

// ruleOf is the rule, written out over what the witnesses say.
func ruleOf(says [4]say) EmployeeID {
	allowed := map[say]string{agrees: "T", other: "O", third: "X", ambiguous: "TP"}
	left, points, mute := "TPOX", 0, false
	for _, s := range says {
		if set, ok := allowed[s]; ok {
			points++
			left = strings.Map(func(r rune) rune {
				if strings.ContainsRune(set, r) {
					return r
				}
				return -1
			}, left)
		}
		mute = mute || s == unknown
	}
	name := says[3]
	switch {
	case points == 0 || len(left) != 1:
		return ""
	case name == unknown: // plainly another name than any
		return ""
	case name == absent && mute: // it does not stand alone
		return ""
	}
	return EmployeeID(left)
}

// checkOverruled holds what is said of a settled row against its words: a number or an
// id that is not the person's own is named, and no other.
func checkOverruled(t *testing.T, team *Team, says [4]say, got Match) {
	t.Helper()
	f := Facts{NmbrsID: word(0, says[0]), Number: word(1, says[1]), Email: word(2, says[2]), Person: word(3, says[3])}
	want := ""
	switch p, _ := team.Person(got.Employee); {
	case f.Number != "" && f.Number != p.Number:
		want = f.Number
	case f.NmbrsID != "" && f.NmbrsID != string(p.ID):
		want = f.NmbrsID
	}
	if got := team.Overruled(got.Employee, f); got != want {
		t.Errorf("%v: %q was overruled, want %q", says, got, want)
	}
}

// checkDoubt holds what is said of a row that waits against what its words
// point at: all whom some witness names are candidates, and it says why.
func checkDoubt(t *testing.T, says [4]say, got Match) {
	t.Helper()
	names := map[say][]EmployeeID{agrees: {"T"}, other: {"O"}, third: {"X"}, ambiguous: {"T", "P"}}
	var want []EmployeeID
	for _, s := range says {
		for _, id := range names[s] {
			if !slices.Contains(want, id) {
				want = append(want, id)
			}
		}
	}
	if (len(want) > 0) != (got.Why != DoubtNone) || (len(want) == 0) != (len(got.Candidates) == 0) {
		t.Errorf("%v: %+v, of %v", says, got, want)
	}
	if got.Why == DoubtDisagree && len(got.Candidates) != len(want) {
		t.Errorf("%v: candidates %v, want %v", says, got.Candidates, want)
	}
	if got.Key == "" && says != [4]say{} {
		t.Errorf("%v: no key settles it: %+v", says, got)
	}
}

// TestNumberAloneSpeaksForItsOwnVenues says where a number without a name may speak.
func TestNumberAloneSpeaksForItsOwnVenues(t *testing.T) {
	team := stage().NumbersAlone(func(v string) bool { return v == "bar" })
	for _, c := range []struct {
		f    Facts
		want EmployeeID
		why  Doubt
	}{
		{Facts{Number: "10", Venue: "bar"}, "T", DoubtNone},
		{Facts{Number: "10", Venue: "elders"}, "", DoubtAlone},
		{Facts{Number: "10"}, "", DoubtAlone},
		{Facts{Number: "10", Person: "S. Bakker", Venue: "elders"}, "T", DoubtNone},
		{Facts{Number: "10", Email: "sanne@example.nl", Venue: "elders"}, "T", DoubtNone},
		{Facts{NmbrsID: "T", Venue: "elders"}, "T", DoubtNone},
		{Facts{Email: "sanne@example.nl", Venue: "elders"}, "T", DoubtNone},
	} {
		for range 2 {
			if got := team.Resolve(c.f, nil); got.Employee != c.want || got.Why != c.why {
				t.Errorf("%+v: %+v", c.f, got)
			}
		}
	}
}

// TestKeysSettle links every row that waits by the key it gives, to any of its
// candidates, and expects the row to go there and no other row of that name
// with another number to follow where the key names the number.
func TestKeysSettle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		team := stage()
		words := func(w int) string { return word(w, say(rapid.IntRange(0, 5).Draw(t, "says"))) }
		f := Facts{Date: MustDate(2026, time.May, 4), NmbrsID: words(0), Number: words(1), Email: words(2), Person: words(3)}
		var links []NameLink
		if rapid.Bool().Draw(t, "linked") && FoldName(f.Person) != "" {
			links = append(links, NameLink{Key: FoldName(f.Person), Employee: "X"})
		}
		m := team.Resolve(f, links)
		if m.Employee != "" || m.Key == "" {
			return
		}
		to := EmployeeID(rapid.SampledFrom([]string{"T", "P", "O", "X"}).Draw(t, "to"))
		links = append(links, NameLink{Key: m.Key, Employee: to})
		if now := team.Resolve(f, links); now.Employee != to || now.By != MatchLink {
			t.Fatalf("%+v linked by %q to %s: %+v", f, m.Key, to, now)
		}
	})
}

func TestParseWho(t *testing.T) {
	for text, want := range map[string]string{
		"Jan de Vries": "jan vries", "Jan de Vries #090": "jan vries #90", "#0012": "#12", " # 12 ": "#12", "@Jan@Example.nl": "@jan@example.nl",
		"Jan @jan@example.nl": "jan @jan@example.nl", "!4711": "!4711", "Jan !4711": "jan !4711", "": "", "#": "", "Jan #": "jan",
		"jan@example.nl": FoldName("jan@example.nl"),
	} {
		if got := ParseWho(text); got != want {
			t.Errorf("ParseWho(%q) = %q, want %q", text, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		f := Facts{
			Person: rapid.SampledFrom([]string{"", "Jan", "Zoë de Bar"}).Draw(t, "name"), Number: rapid.SampledFrom([]string{"", "007", "A 1"}).Draw(t, "n"),
			Email: rapid.SampledFrom([]string{"", "a@b.nl"}).Draw(t, "m"), NmbrsID: rapid.SampledFrom([]string{"", "12"}).Draw(t, "id"),
		}
		if key := WhoKey(f); ParseWho(key) != key {
			t.Fatalf("%q is read as %q", key, ParseWho(key))
		}
		id := identity{f.Person, f.Number, f.Email, f.NmbrsID}
		if own := id.ownKey(FoldName(f.Person)); own != "" && ParseWho(own) != own {
			t.Fatalf("%q is read as %q", own, ParseWho(own))
		}
	})
}

// TestLinkGivesWayToANamesake: a name was linked while one person bore it, and
// then comes with the number of somebody else who bears it.
func TestLinkGivesWayToANamesake(t *testing.T) {
	team := NewTeam([]Person{{ID: "5", Number: "50", First: "Johannes", Last: "Vries"}, {ID: "9", Number: "90", First: "Jan", Prefix: "de", Last: "Vries"}})
	links := []NameLink{{Key: "jan vries", Employee: "5"}}
	row := func(number string) Facts { return Facts{Date: 1, Person: "Jan de Vries", Number: number} }
	if m := team.Resolve(row(""), links); m.Employee != "5" {
		t.Errorf("the link alone: %+v", m)
	}
	if m := team.Resolve(row("50"), links); m.Employee != "5" {
		t.Errorf("the link and its number: %+v", m)
	}
	m := team.Resolve(row("90"), links)
	if m.Employee != "" || m.Why != DoubtLink || !slices.Equal(m.Candidates, []EmployeeID{"5", "9"}) {
		t.Errorf("the namesake's number: %+v", m)
	}
	links = append(links, NameLink{Key: m.Key, Employee: "9"})
	for number, want := range map[string]EmployeeID{"": "5", "50": "5", "90": "9"} {
		if m := team.Resolve(row(number), links); m.Employee != want {
			t.Errorf("number %q: %+v, want %s", number, m, want)
		}
	}
	gone := []NameLink{{Key: "jan vries", NotHere: "zzp"}}
	if m := team.Resolve(row("90"), gone); m.NotHere != "" || m.Why != DoubtLink {
		t.Errorf("not here, with the number of an employee of that name: %+v", m)
	}
	if m := team.Resolve(row("70"), gone); m.NotHere != "zzp" {
		t.Errorf("not here, with a number of nobody: %+v", m)
	}
}

// TestNeverAgainstAPlainlyOtherName draws people and rows and asks for whatever
// comes out that its name goes with that of the row.
func TestNeverAgainstAPlainlyOtherName(t *testing.T) {
	firsts := []string{"Jan", "Johannes", "Sanne", "Bas", "Sebastiaan", "Mohamed", "Mo", "Kees", "J.", "S"}
	lasts := []string{"Bakker", "de Vries", "van den Berg", "Bakker-de Vries", "El Amrani", "Jansen", "Janssen", ""}
	name := func(t *rapid.T) string {
		f, l := rapid.SampledFrom(firsts).Draw(t, "first"), rapid.SampledFrom(lasts).Draw(t, "last")
		if rapid.Bool().Draw(t, "turned") && l != "" {
			return l + ", " + f
		}
		return strings.TrimSpace(f + " " + l)
	}
	digit := rapid.SampledFrom([]string{"", "1", "2", "3", "01", "99"})
	mail := rapid.SampledFrom([]string{"", "a@x.nl", "b@x.nl", "zaal@x.nl"})
	rapid.Check(t, func(t *rapid.T) {
		var people []Person
		for i := range rapid.IntRange(1, 6).Draw(t, "people") {
			people = append(people, Person{
				ID: EmployeeID(fmt.Sprint(i + 1)), Number: digit.Draw(t, "number"), First: rapid.SampledFrom(firsts).Draw(t, "f"),
				Last: rapid.SampledFrom(lasts[:7]).Draw(t, "l"), Emails: []string{mail.Draw(t, "mail")},
			})
		}
		f := Facts{Date: 1, Number: digit.Draw(t, "n"), Email: mail.Draw(t, "m"), NmbrsID: digit.Draw(t, "id")}
		if rapid.IntRange(0, 4).Draw(t, "named") > 0 {
			f.Person = name(t)
		}
		m := NewTeam(people).Resolve(f, nil)
		slices.Reverse(people)
		if again := NewTeam(people).Resolve(f, nil); !sameMatch(m, again) {
			t.Fatalf("%+v: %+v, and %+v with the people in another order", f, m, again)
		}
		if m.Employee == "" {
			return
		}
		p, _ := NewTeam(people).Person(m.Employee)
		if f.Person != "" && CompareNames(f.Person, p.Name()) == NameOther {
			t.Fatalf("%+v went to %s, %+v", f, p.Name(), m)
		}
		if f.NmbrsID != "" && f.NmbrsID != string(p.ID) && slices.ContainsFunc(people, func(o Person) bool { return string(o.ID) == f.NmbrsID && !NewTeam(people).oneHumanBeing(o.ID, p.ID) }) {
			t.Fatalf("%+v went to %s beside the id of somebody else", f, p.ID)
		}
	})
}

func (t *Team) oneHumanBeing(a, b EmployeeID) bool { return t.human[t.byID[a]] == t.human[t.byID[b]] }
