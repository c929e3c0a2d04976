package lang

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"doorzet/payroll"
)

var verb = regexp.MustCompile(`%[-+# 0-9.]*[a-zA-Z%]`)

// walk calls f for every text of both languages.
func walk(t *testing.T, nl, en reflect.Value, path string, f func(path, nl, en string)) {
	t.Helper()
	for i := range nl.NumField() {
		if !nl.Type().Field(i).IsExported() {
			continue
		}
		name := path + "." + nl.Type().Field(i).Name
		switch nl.Field(i).Kind() {
		case reflect.Struct:
			walk(t, nl.Field(i), en.Field(i), name, f)
		case reflect.String:
			f(name, nl.Field(i).String(), en.Field(i).String())
		default:
			t.Errorf("%s is neither a text nor a group of texts", name)
		}
	}
}

func TestEveryTextInBothLanguages(t *testing.T) {
	n := 0
	walk(t, reflect.ValueOf(*NL()), reflect.ValueOf(*EN()), "Texts", func(path, nl, en string) {
		n++
		if strings.TrimSpace(nl) == "" || strings.TrimSpace(en) == "" {
			t.Errorf("%s: empty in Dutch %q or English %q", path, nl, en)
		}
		if a, b := verb.FindAllString(nl, -1), verb.FindAllString(en, -1); !slices.Equal(a, b) {
			t.Errorf("%s: verbs %v and %v differ", path, a, b)
		}
	})
	if n < 60 {
		t.Errorf("only %d texts were found", n)
	}
}

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		values []string
		want   Lang
	}{
		{nil, Dutch},
		{[]string{"", "", ""}, Dutch},
		{[]string{"nl_NL.UTF-8"}, Dutch},
		{[]string{"C"}, Dutch},
		{[]string{"de_DE.UTF-8"}, Dutch},
		{[]string{"en_GB.UTF-8"}, English},
		{[]string{"", "EN"}, English},
		{[]string{"nl_NL", "", "en_US"}, Dutch},
		{[]string{"", "", "en_US.UTF-8"}, English},
	} {
		if got := Detect(c.values...); got != c.want {
			t.Errorf("Detect(%q) = %s, want %s", c.values, got, c.want)
		}
	}
	if _, ok := Parse("fr"); ok {
		t.Error("French was taken")
	}
	if l, ok := Parse(" EN "); !ok || l != English {
		t.Error("EN was not taken")
	}
}

func TestFigures(t *testing.T) {
	nl, en := NL(), EN()
	d := payroll.MustDate(2026, time.November, 3)
	for _, c := range []struct{ got, want string }{
		{nl.Hours(3825), "38,25"},
		{en.Hours(3825), "38.25"},
		{nl.Hours(-5), "-0,05"},
		{nl.Hours(123456789), "1.234.567,89"},
		{en.Hours(-123456789), "-1,234,567.89"},
		{nl.Pieces(1200), "12"},
		{nl.Pieces(1250), "12,50"},
		{nl.Money(3420), "€ 34,20"},
		{en.Money(-3420), "-€34.20"},
		{nl.Count(1234567), "1.234.567"},
		{en.Count(-1000), "-1,000"},
		{nl.Count(0), "0"},
		{nl.Clock(2295), "38:15"},
		{nl.Date(d), "03-11-2026"},
		{en.Date(d), "2026-11-03"},
		{nl.DateLong(d), "dinsdag 3 november 2026"},
		{en.DateLong(d), "Tuesday 3 November 2026"},
		{nl.Weekday(d + 5), "zondag"},
		{en.WeekdayShort(d), "Tu"},
		{nl.DateLong(0), ""},
		{nl.Weekday(0), ""},
		{nl.Rate(12_500), "12"},
		{nl.Rate(1_250), "1,2"},
		{en.Rate(999), "0.9"},
		{nl.Duration(1500 * time.Millisecond), "2 s"},
		{nl.Duration(10 * time.Minute), "10 min"},
		{nl.Duration(2*time.Hour + 5*time.Minute), "2 u 5 min"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// Every value that the rules know has a word of its own in both languages.
func TestWordsAreComplete(t *testing.T) {
	for _, x := range []*Texts{NL(), EN()} {
		unknown, _, _ := strings.Cut(x.Words.Unknown, " ")
		seen := map[string]string{}
		check := func(what, word string) {
			t.Helper()
			if word == "" || strings.HasPrefix(word, unknown+" (") {
				t.Errorf("%s: %s has no word", x.Lang, what)
			}
			seen[what] = word
		}
		for _, s := range payroll.States() {
			check("state "+string(s), x.State(s))
			check("help of state "+string(s), x.StateHelp(s))
		}
		for _, k := range payroll.FindingKinds() {
			check("finding "+string(k), x.Finding(k))
			if text := x.FindingText(payroll.Finding{Kind: k}); text == x.Finding(k) {
				t.Errorf("%s: finding %s has no sentence", x.Lang, k)
			}
			if (payroll.Finding{Kind: k}).Blocks() {
				check("what settles finding "+string(k), x.FindingHow(k))
			}
		}
		for _, d := range payroll.Doubts() {
			check("doubt "+string(d), x.Doubt(d))
			plain := payroll.Finding{Kind: payroll.FindUnknownPerson}
			if x.FindingText(payroll.Finding{Kind: payroll.FindUnknownPerson, Args: payroll.Args{"why": string(d)}}) == x.FindingText(plain) {
				t.Errorf("%s: doubt %s has no sentence", x.Lang, d)
			}
		}
		for _, w := range payroll.SuggestionWhys() {
			check("suggestion "+string(w), x.Suggestion(w))
		}
		for _, k := range payroll.ConflictKinds() {
			check("conflict "+string(k), x.Conflict(payroll.Conflict{Kind: k}))
		}
		for _, texts := range sentenceTexts() {
			for k, w := range texts {
				if !slices.Equal(places(w.NL), places(w.EN)) {
					t.Errorf("finding %s: places differ", k)
				}
			}
		}
		if len(findingWords()) != len(payroll.FindingKinds()) || len(stateWords()) != len(payroll.States()) {
			t.Error("there are words for values that do not exist")
		}
	}
	if got := NL().State("bestaat-niet"); !strings.Contains(got, "bestaat-niet") {
		t.Errorf("an unknown state is %q", got)
	}
}

func TestFindingAndConflictTexts(t *testing.T) {
	x := NL()
	f := payroll.Finding{Kind: payroll.FindBadTime, Args: payroll.Args{"why": "ambiguous-hour", "at": "02:30", "date": "25-10-2026"}}
	if got := x.FindingText(f); !strings.Contains(got, "02:30 komt op 25-10-2026 twee keer voor") {
		t.Errorf("got %q", got)
	}
	c := payroll.Conflict{Kind: payroll.ConflictFlip, Args: payroll.Args{"old": "fixed", "new": "hourly"}}
	if got := x.Conflict(c); got != "loonvorm gaat van vast loon naar betaald per gewerkt uur" {
		t.Errorf("got %q", got)
	}
	c = payroll.Conflict{Kind: payroll.ConflictUnknown, Args: payroll.Args{"reason": payroll.ReasonMinMax}}
	if got := x.Conflict(c); got != "loonvorm onbekend: uurloon met contracturen" {
		t.Errorf("got %q", got)
	}
	r := payroll.BasisReason{Code: payroll.ReasonWitness, Args: payroll.Args{"witness": "nul uren", "basis": "fixed"}}
	if got := x.BasisReason(r); got != `het bestand zegt "nul uren", Nmbrs zegt vast loon: kies zelf` {
		t.Errorf("got %q", got)
	}
}

func TestWord(t *testing.T) {
	x := NL()
	p := payroll.NewProblem(payroll.CodePeriodRange, "period", "2026-13", "last", "12")
	text, known := x.Word(fmt.Errorf("export: %w", p), "doorzet.log")
	if want := "Verloningsperiode 2026-13 bestaat niet: de laatste van dat jaar is 12."; !known || text != want {
		t.Errorf("got %q %v", text, known)
	}
	for _, err := range []error{errors.New("boom"), payroll.NewProblem("no-such-code")} {
		text, known = x.Word(err, "doorzet.log")
		if known || !strings.Contains(text, "doorzet.log") || strings.Contains(text, "boom") {
			t.Errorf("%v: got %q %v", err, text, known)
		}
	}
	if text, known = x.Word(nil, ""); !known || text != "" {
		t.Errorf("no error gives %q", text)
	}
	if got := fill("{a} en {b}, {", payroll.Args{"a": "1"}); got != "1 en –, {" {
		t.Errorf("fill gives %q", got)
	}
}
