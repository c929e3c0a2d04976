package payroll

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

func year(y int) Span { return Span{MustDate(y, time.January, 1), MustDate(y, time.December, 31)} }

func since(y int) []Span { return []Span{{From: MustDate(y, time.January, 1)}} }

// crew has two namesakes, someone hired again, a shared mailbox and two
// concurrent ids of one human being.
func crew() *Team {
	return NewTeam([]Person{
		{ID: "1", Number: "001", First: "Jan", Prefix: "van den", Last: "Berg", Emails: []string{"Jan@Example.nl"}, Employments: since(2020)},
		{ID: "2", Number: "2", First: "Anna", Last: "Smit", Emails: []string{"anna@example.nl"}, Employments: []Span{year(2024)}},
		{ID: "3", Number: "3", First: "Anna", Last: "Smit-Bos", Emails: []string{"anna@example.nl"}, Employments: since(2026)},
		{ID: "4", Number: "4", First: "Piet", Last: "Jansen", Employments: since(2020)},
		{ID: "5", Number: "5", First: "Piet", Last: "Jansen", Employments: since(2020)},
		{ID: "6", Number: "6", First: "Zoë", Last: "Bakker", Emails: []string{"zaal@example.nl"}, Employments: []Span{year(2024)}},
		{ID: "7", Number: "7", First: "Bo", Last: "Bakker", Emails: []string{"zaal@example.nl"}, Employments: since(2025)},
		{ID: "8", Number: "8", First: "Kim", Last: "Vos", Emails: []string{"kim@example.nl"}, Employments: since(2020)},
		{ID: "9", Number: "9", First: "Kim", Last: "Vos", Emails: []string{"kim@example.nl"}, Employments: since(2020)},
		{ID: "10", Number: "10", First: "Old", Last: "Hand"},
		{ID: "11", Number: "77", First: "Lex", Last: "Twee", Employments: []Span{year(2024)}},
		{ID: "12", Number: "77", First: "Lex", Last: "Twee", Employments: since(2026)},
	})
}

func TestResolve(t *testing.T) {
	now, then, between := MustDate(2026, 11, 23), MustDate(2024, 5, 1), MustDate(2025, 5, 1)
	for name, c := range map[string]struct {
		facts Facts
		want  Match
	}{
		"nmbrs id":                 {Facts{Date: now, Person: "Piet Jansen", NmbrsID: "5"}, Match{Employee: "5", By: MatchNmbrsID}},
		"id and number disagree":   {Facts{Date: now, Person: "Piet Jansen", NmbrsID: "5", Number: "4"}, Match{By: MatchNmbrsID, Why: DoubtDisagree, Candidates: []EmployeeID{"5", "4"}}},
		"unknown nmbrs id":         {Facts{Date: now, Person: "P. Jansen", NmbrsID: "99", Number: "4"}, Match{Employee: "4", By: MatchNumber}},
		"number":                   {Facts{Date: now, Person: "P. Jansen", Number: "4"}, Match{Employee: "4", By: MatchNumber}},
		"number without zeros":     {Facts{Date: now, Person: "Johan vd Berg", Number: " 1 "}, Match{Employee: "1", By: MatchNumber}},
		"number, zeros, NBSP":      {Facts{Date: now, Person: "Jan Berg", Number: "\u00a00001\u00a0"}, Match{Employee: "1", By: MatchNumber}},
		"number of another name":   {Facts{Date: now, Person: "somebody", Number: " 1 "}, Match{By: MatchNumber, Why: DoubtOther, Candidates: []EmployeeID{"1"}}},
		"number, sibling":          {Facts{Date: now, Person: "Karel van den Berg", Number: "1"}, Match{By: MatchNumber, Why: DoubtHalf, Candidates: []EmployeeID{"1"}}},
		"number, married":          {Facts{Date: now, Person: "Jan Kuiper", Number: "1"}, Match{By: MatchNumber, Why: DoubtHalf, Candidates: []EmployeeID{"1"}}},
		"number, e-mail, married":  {Facts{Date: now, Person: "Jan Kuiper", Number: "1", Email: "jan@example.nl"}, Match{Employee: "1", By: MatchNumber}},
		"id, married":              {Facts{Date: now, Person: "Jan Kuiper", NmbrsID: "1"}, Match{Employee: "1", By: MatchNmbrsID}},
		"id of another name":       {Facts{Date: now, Person: "Karel Kuiper", NmbrsID: "1"}, Match{By: MatchNmbrsID, Why: DoubtOther, Candidates: []EmployeeID{"1"}}},
		"all three, another name":  {Facts{Date: now, Person: "Karel Kuiper", NmbrsID: "1", Number: "1", Email: "jan@example.nl"}, Match{By: MatchNmbrsID, Why: DoubtOther, Candidates: []EmployeeID{"1"}}},
		"number alone":             {Facts{Date: now, Number: "4"}, Match{Employee: "4", By: MatchNumber}},
		"number, e-mail unknown":   {Facts{Date: now, Number: "1", Email: "no@example.nl"}, Match{By: MatchNumber, Why: DoubtAlone, Candidates: []EmployeeID{"1"}}},
		"number, no e-mail known":  {Facts{Date: now, Number: "4", Email: "no@example.nl"}, Match{Employee: "4", By: MatchNumber}},
		"number, a name of signs":  {Facts{Date: now, Person: " - ", Number: "4"}, Match{Employee: "4", By: MatchNumber}},
		"number of signs":          {Facts{Date: now, Person: "Jan van den Berg", Number: "--"}, Match{Employee: "1", By: MatchName}},
		"number settles namesakes": {Facts{Date: now, Person: "Piet Jansen", Number: "5"}, Match{Employee: "5", By: MatchNumber}},
		"number against name":      {Facts{Date: now, Person: "Jan van den Berg", Number: "4"}, Match{By: MatchNumber, Why: DoubtDisagree, Candidates: []EmployeeID{"4", "1"}}},
		"e-mail against name":      {Facts{Date: now, Person: "Kim Vos", Email: "jan@example.nl"}, Match{By: MatchEmail, Why: DoubtDisagree, Candidates: []EmployeeID{"1", "8", "9"}}},
		"id against name":          {Facts{Date: now, Person: "Kim Vos", NmbrsID: "1"}, Match{By: MatchNmbrsID, Why: DoubtDisagree, Candidates: []EmployeeID{"1", "8", "9"}}},
		"e-mail":                   {Facts{Date: now, Person: "J. Berg", Email: "jan@example.NL "}, Match{Employee: "1", By: MatchEmail}},
		"e-mail of another name":   {Facts{Date: now, Person: "somebody", Email: "jan@example.NL "}, Match{By: MatchEmail, Why: DoubtOther, Candidates: []EmployeeID{"1"}}},
		"e-mail, hired again":      {Facts{Date: now, Person: "Anna", Email: "anna@example.nl"}, Match{Employee: "3", By: MatchEmail}},
		"e-mail, before that":      {Facts{Date: then, Person: "Anna", Email: "anna@example.nl"}, Match{Employee: "2", By: MatchEmail}},
		"e-mail, in between":       {Facts{Date: between, Person: "Anna", Email: "anna@example.nl"}, Match{Employee: "3", By: MatchEmail, NoEmployment: true}},
		"name, hired again":        {Facts{Date: now, Person: "Anna Smit"}, Match{Employee: "3", By: MatchName}},
		"number, hired again":      {Facts{Date: now, Person: "Lex Twee", Number: "77"}, Match{Employee: "12", By: MatchNumber}},
		"old id, hired again":      {Facts{Date: now, Person: "Lex Twee", NmbrsID: "11"}, Match{Employee: "12", By: MatchNmbrsID}},
		"shared mailbox":           {Facts{Date: now, Person: "x", Email: "zaal@example.nl"}, Match{By: MatchEmail, Why: DoubtShared, Candidates: []EmployeeID{"7", "6"}}},
		"shared mailbox and name":  {Facts{Date: now, Person: "Bakker, Bo", Email: "zaal@example.nl"}, Match{Employee: "7", By: MatchName}},
		"shared mailbox, first":    {Facts{Date: now, Person: "Bo", Email: "zaal@example.nl"}, Match{Employee: "7", By: MatchEmail}},
		"leaver of a mailbox":      {Facts{Date: now, Person: "Zoe Bakker", Email: "zaal@example.nl"}, Match{Employee: "6", By: MatchName, NoEmployment: true}},
		"name":                     {Facts{Date: now, Person: "BERG, jan"}, Match{Employee: "1", By: MatchName}},
		"name, surname first":      {Facts{Date: now, Person: "van den Berg Jan"}, Match{Employee: "1", By: MatchName}},
		"initial alone":            {Facts{Date: now, Person: "J. van den Berg"}, Match{}},
		"short form alone":         {Facts{Date: now, Person: "Johannes van den Berg"}, Match{}},
		"namesakes":                {Facts{Date: now, Person: "Piet Jansen"}, Match{By: MatchName, Why: DoubtShared, Candidates: []EmployeeID{"4", "5"}}},
		"two ids at once":          {Facts{Date: now, Person: "Kim Vos"}, Match{By: MatchName, Why: DoubtShared, Candidates: []EmployeeID{"8", "9"}}},
		"two ids, number says":     {Facts{Date: now, Person: "Kim Vos", Number: "9"}, Match{Employee: "9", By: MatchNumber}},
		"employment unknown":       {Facts{Date: now, Person: "Old Hand"}, Match{Employee: "10", By: MatchName}},
		"name, other number":       {Facts{Date: now, Person: "Jan van den Berg", Number: "404", Email: "no@example.nl"}, Match{Employee: "1", By: MatchName}},
		"nobody":                   {Facts{Date: now, Person: "Nobody Here", Number: "404", Email: "no@example.nl"}, Match{}},
		"no words at all":          {Facts{Date: now}, Match{}},
	} {
		t.Run(name, func(t *testing.T) {
			team := crew()
			for range 2 { // the second answer comes from memory
				if got := team.Resolve(c.facts, nil); !sameMatch(got, c.want) {
					t.Errorf("got %+v, want %+v", got, c.want)
				}
			}
		})
	}
}

func sameMatch(a, b Match) bool {
	as, bs := slices.Clone(a.Candidates), slices.Clone(b.Candidates)
	slices.Sort(as)
	slices.Sort(bs)
	a.Candidates, b.Candidates, a.Key, b.Key = nil, nil, "", "" // TestKeysSettle is about the keys
	return slices.Equal(as, bs) && fmt.Sprint(a) == fmt.Sprint(b)
}

func TestResolveByLink(t *testing.T) {
	now, then := MustDate(2026, 11, 23), MustDate(2024, 5, 1)
	links := []NameLink{
		{Key: "pietje", Employee: "4"},
		{Key: "pietje", Employee: "5", Span: Span{From: MustDate(2026, 1, 1)}},
		{Key: "uitzendkracht", NotHere: "uitzendbureau"},
		{Key: "jan berg", NotHere: "zzp", Span: year(2024)},
		{Key: "new one", Waiting: true},
		{Key: "kim vos", Waiting: true},
		{Key: "old hand", Waiting: true},
		{Key: "anna smit", Employee: "2"},
		{Key: "zoe bakker", Employee: "6"},
		{Key: "gone", Employee: "404"},
		{Key: "", NotHere: "never"},
	}
	for name, c := range map[string]struct {
		facts Facts
		want  Match
	}{
		"newest link":              {Facts{Date: now, Person: "PIETJE"}, Match{Employee: "5", By: MatchLink}},
		"link of the date":         {Facts{Date: then, Person: "Pietje"}, Match{Employee: "4", By: MatchLink}},
		"link before number":       {Facts{Date: now, Person: "Pietje", Number: "1"}, Match{Employee: "5", By: MatchLink}},
		"not here":                 {Facts{Date: now, Person: "Uitzendkracht"}, Match{By: MatchLink, NotHere: "uitzendbureau"}},
		"not here, then":           {Facts{Date: then, Person: "Jan van den Berg"}, Match{By: MatchLink, NotHere: "zzp"}},
		"here again":               {Facts{Date: now, Person: "Jan van den Berg"}, Match{Employee: "1", By: MatchName}},
		"waiting":                  {Facts{Date: now, Person: "New One"}, Match{By: MatchLink, Waiting: true}},
		"waiting, still in doubt":  {Facts{Date: now, Person: "Kim Vos"}, Match{By: MatchLink, Waiting: true}},
		"waited for and come":      {Facts{Date: now, Person: "Old Hand"}, Match{Employee: "10", By: MatchName}},
		"bound to the employment":  {Facts{Date: now, Person: "Anna Smit"}, Match{Employee: "3", By: MatchName}},
		"within the employment":    {Facts{Date: then, Person: "Anna Smit"}, Match{Employee: "2", By: MatchLink}},
		"nobody else in service":   {Facts{Date: now, Person: "Zoë Bakker"}, Match{Employee: "6", By: MatchLink, NoEmployment: true}},
		"linked to someone unseen": {Facts{Date: now, Person: "Gone"}, Match{Employee: "404", By: MatchLink}},
		"an empty name is no link": {Facts{Date: now, Person: "-"}, Match{}},
	} {
		if got := crew().Resolve(c.facts, links); !sameMatch(got, c.want) {
			t.Errorf("%s: got %+v, want %+v", name, got, c.want)
		}
	}
}

func TestNoTeamResolvesNobody(t *testing.T) {
	var none *Team
	if got := none.Resolve(Facts{Person: "Jan"}, nil); !sameMatch(got, Match{}) {
		t.Errorf("got %+v", got)
	}
	if _, ok := none.Person("1"); ok || none.People() != nil || none.Suggest("Jan", 3) != nil {
		t.Error("nobody is somebody")
	}
}

func TestEmployed(t *testing.T) {
	d := MustDate(2026, 11, 23)
	for name, c := range map[string]struct {
		p    Person
		want bool
	}{
		"nothing known":          {Person{}, true},
		"in service":             {Person{Employments: since(2026)}, true},
		"left":                   {Person{Employments: []Span{year(2025)}}, false},
		"back again":             {Person{Employments: []Span{year(2024), year(2026)}}, true},
		"by contract":            {Person{Contracts: []Contract{{Span: year(2026)}}}, true},
		"contract over":          {Person{Contracts: []Contract{{Span: year(2025)}}}, false},
		"employment outweighs":   {Person{Employments: since(2020), Contracts: []Contract{{Span: year(2025)}}}, true},
		"last day is still paid": {Person{Employments: []Span{{To: d}}}, true},
		"first day is paid":      {Person{Employments: []Span{{From: d}}}, true},
	} {
		if got := Employed(c.p, d); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestSuggest(t *testing.T) {
	team := crew()
	for _, c := range []struct {
		name  string
		first EmployeeID
		why   SuggestionWhy
	}{
		{"Jan v.d. Berg", "1", SuggestSame},
		{"Berg J.", "1", SuggestParts},
		{"Jan Brg", "1", SuggestSpelling},
		{"Zoe de Bakkr", "6", SuggestSpelling},
		{"Anna Bos", "3", SuggestParts},
		{"Jansen", "4", SuggestParts},
		{"Twee, Bart", "11", SuggestPart},
	} {
		got := team.Suggest(c.name, 3)
		if len(got) == 0 || got[0].Employee != c.first || got[0].Why != c.why {
			t.Errorf("Suggest(%q) = %+v, want %s first, %s", c.name, got, c.first, c.why)
		}
		for i := 1; i < len(got); i++ {
			if got[i].Score > got[i-1].Score {
				t.Errorf("Suggest(%q) is not ranked: %+v", c.name, got)
			}
		}
	}
	if got := team.Suggest("Xqzw Ppffgg", 3); len(got) != 0 {
		t.Errorf("nonsense suggests %+v", got)
	}
	if got := team.Suggest("Bakker", 1); len(got) != 1 {
		t.Errorf("asked for one, got %+v", got)
	}
}

func TestEditDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "", 3}, {"", "ab", 2}, {"jansen", "janssen", 1}, {"jnasen", "jansen", 1}, {"kitten", "sitting", 3}, {"éa", "ea", 1}} {
		if got := editDistance(c.a, c.b); got != c.want {
			t.Errorf("%q – %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func BenchmarkResolve50000Lines(b *testing.B) {
	people := make([]Person, 1000)
	for i := range people {
		people[i] = Person{ID: EmployeeID(fmt.Sprint(i)), Number: fmt.Sprint(i), First: fmt.Sprintf("Voor%d", i), Last: fmt.Sprintf("Achter%d", i), Employments: since(2020)}
	}
	lines := make([]Facts, 50_000)
	for i := range lines {
		p := people[i%len(people)]
		lines[i] = Facts{Date: MustDate(2026, 11, 1) + Date(i%30), Person: p.Name()}
	}
	links := make([]NameLink, 100)
	for i := range links {
		links[i] = NameLink{Key: fmt.Sprintf("iemand%d", i), Employee: "1"}
	}
	for b.Loop() {
		team := NewTeam(people)
		for i := range lines {
			if team.Resolve(lines[i], links).Employee == "" {
				b.Fatal("nobody")
			}
		}
	}
}
