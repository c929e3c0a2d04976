package ui

import (
	"testing"

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
