package ui

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

func TestFieldEdits(t *testing.T) {
	f := Field{Limit: 12}
	f.SetText("een twee")
	for _, k := range []string{"home", "right", "delete", "end", "ctrl+w"} {
		if !f.Update(keyPress(k)) {
			t.Fatalf("%s is unknown", k)
		}
	}
	if f.Text() != "en " {
		t.Fatalf("text %q", f.Text())
	}
	f.Update(tea.PasteMsg{Content: " drie\x1b[31m\nvier vijf "})
	if f.Text() != "en drie[31m " {
		t.Fatalf("text %q", f.Text())
	}
	f.Update(keyPress("left"))
	f.Update(keyPress("backspace"))
	f.Update(keyPress("ctrl+k"))
	f.Update(keyPress("ctrl+u"))
	if f.Text() != "" || f.Column(5) != 0 {
		t.Fatalf("text %q, column %d", f.Text(), f.Column(5))
	}
	if f.Update(keyPress("f1")) || f.Update(keyPress("alt+1")) {
		t.Error("took a key that types nothing")
	}
}

func TestFieldScrollsAndHides(t *testing.T) {
	th := theme.New(theme.Options{Mode: theme.Mono})
	f := Field{Secret: true}
	f.SetText("geheim界token")
	view := f.View(th, 6)
	want := paint.Style{Attr: paint.Underline}.Render("***** ")
	if view != want {
		t.Errorf("view %q, want %q", view, want)
	}
	if f.Column(6) != 5 {
		t.Errorf("column %d", f.Column(6))
	}
}

func TestSearchRanks(t *testing.T) {
	texts := []string{"ga naar Medewerkers", "doorzetten", "Medewérkers ophalen", "inlezen"}
	got := search("mede", texts)
	if len(got) != 2 || got[0].index != 2 || got[1].index != 0 {
		t.Errorf("got %+v", got)
	}
	if len(search("", texts)) != 4 {
		t.Error("an empty search hides something")
	}
	if got := search("zt", texts); len(got) != 1 || got[0].index != 1 {
		t.Errorf("got %+v", got)
	}
	if len(search("medewerkers", texts)) != 2 {
		t.Error("accents are not folded")
	}
}

// refField is what a field should do, written as simply as can be: a text and
// a place in it.
type refField struct {
	text []rune
	at   int
}

func (r *refField) press(name string) {
	left, right := r.wordLeft(), r.wordRight()
	switch name {
	case "left":
		r.at = max(0, r.at-1)
	case "right":
		r.at = min(len(r.text), r.at+1)
	case "home":
		r.at = 0
	case "end":
		r.at = len(r.text)
	case "alt+left":
		r.at = left
	case "alt+right":
		r.at = right
	case "backspace":
		r.cut(max(0, r.at-1), r.at)
	case "delete":
		r.cut(r.at, min(len(r.text), r.at+1))
	case "ctrl+w":
		r.cut(left, r.at)
	case "alt+d":
		r.cut(r.at, right)
	case "ctrl+k":
		r.cut(r.at, len(r.text))
	case "ctrl+u":
		r.cut(0, r.at)
	}
}

func (r *refField) cut(from, to int) {
	r.text = slices.Delete(r.text, from, to)
	r.at = from
}

func (r *refField) wordLeft() int {
	i := r.at
	for i > 0 && unicode.IsSpace(r.text[i-1]) {
		i--
	}
	for i > 0 && !unicode.IsSpace(r.text[i-1]) {
		i--
	}
	return i
}

func (r *refField) wordRight() int {
	i := r.at
	for i < len(r.text) && unicode.IsSpace(r.text[i]) {
		i++
	}
	for i < len(r.text) && !unicode.IsSpace(r.text[i]) {
		i++
	}
	return i
}

var fieldKeys = strings.Fields("left right home end alt+left alt+right backspace delete ctrl+w alt+d ctrl+k ctrl+u")

// Every key that moves or deletes, at every place of texts with words and
// white space in every arrangement, does what it says.
func TestFieldKeysAtEveryPlace(t *testing.T) {
	for _, text := range []string{"", "a", " ", "ab", "a ", " a", "  ", "ab cd", "ab  cd ", "  ab", "é界 x", "a b c"} {
		for _, name := range fieldKeys {
			for at := 0; at <= len([]rune(text)); at++ {
				ref := refField{[]rune(text), at}
				var f Field
				f.SetText(text)
				f.model().SetCursor(at)
				ref.press(name)
				if !f.Update(keyPress(name)) {
					t.Fatalf("%s is no key of the field", name)
				}
				if f.Text() != string(ref.text) || f.model().Position() != ref.at {
					t.Errorf("%s at %d of %q: %q at %d, want %q at %d", name, at, text, f.Text(), f.model().Position(), string(ref.text), ref.at)
				}
			}
		}
	}
}

// Long walks of keys, typing and pasting, plain and secret, stay in step.
func TestFieldRandomWalk(t *testing.T) {
	for _, secret := range []bool{false, true} {
		rnd := rand.New(rand.NewPCG(20261127, 3))
		f, ref := Field{Secret: secret}, refField{}
		for i := range 20_000 {
			switch n := rnd.IntN(len(fieldKeys) + 8); {
			case n < len(fieldKeys):
				name := fieldKeys[n]
				if secret && strings.Contains("alt+left alt+right ctrl+w alt+d", name) {
					continue // a secret shows no words
				}
				ref.press(name)
				f.Update(keyPress(name))
			case len(ref.text) < 40:
				s := []string{"a", " ", "é", "界", "woord", "twee  ", " drie"}[rnd.IntN(7)]
				f.insert(s)
				ref.text = slices.Insert(ref.text, ref.at, []rune(s)...)
				ref.at += len([]rune(s))
			}
			if f.Text() != string(ref.text) || f.model().Position() != ref.at {
				t.Fatalf("secret %v, step %d: %q at %d, want %q at %d", secret, i, f.Text(), f.model().Position(), string(ref.text), ref.at)
			}
		}
	}
}

// Where the words of a secret end is not to be found out with the keys.
func TestSecretFieldHidesItsWords(t *testing.T) {
	f := Field{Secret: true}
	f.SetText("een twee drie")
	f.Update(keyPress("home"))
	f.Update(keyPress("alt+d"))
	if f.Text() != "" {
		t.Errorf("%q is left", f.Text())
	}
}
