package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorzet/ui/lang"
	"doorzet/ui/theme"
)

// The marks in a document between which the table of keys stands.
const (
	keysBegin = "<!-- keys: make keys writes this -->"
	keysEnd   = "<!-- end of keys -->"
)

// keyTable writes actions as a table, one line an action that has a key.
func keyTable(d *Desk, acts []Action) string {
	var b strings.Builder
	b.WriteString(map[lang.Lang]string{lang.English: "| key | does |", lang.Dutch: "| toets | doet |"}[d.Texts().Lang] + "\n|---|---|\n")
	for _, a := range acts {
		if len(a.Keys) == 0 {
			continue
		}
		names := make([]string, len(a.Keys))
		for i, k := range a.Keys {
			names[i] = "`" + strings.ReplaceAll(keyText(d.Texts(), d.Theme(), k), "|", "\\|") + "`"
		}
		fmt.Fprintf(&b, "| %s | %s |\n", strings.Join(names, " "), a.Help)
	}
	return b.String()
}

// keyReference is what a document tells of the keys: the tables of actions
// that dispatch them, in its language.
func keyReference(t *testing.T, l lang.Lang, everywhereHead, screensHelp string) string {
	o := newTestOffice(t).ready()
	o.desk.Lang = l
	d := o.start(120, 40, screens)
	desk := d.root.desk
	desk.SetTheme(theme.Options{Mode: theme.Mono})
	var b strings.Builder
	b.WriteString(keysBegin + "\n\n**" + everywhereHead + "**\n\n")
	var everywhere []Action
	for _, a := range d.root.globals() {
		if !strings.HasPrefix(a.ID, "go-") {
			everywhere = append(everywhere, a)
		}
	}
	everywhere = append(everywhere, Action{Keys: []string{"alt+1", "alt+9"}, Help: screensHelp})
	b.WriteString(keyTable(desk, everywhere))
	for _, e := range d.root.entries {
		desk.Go(e.ID)
		d.send(nil)
		d.look()
		if captureOf(e.Screen) == CaptureAll {
			d.Press("esc") // out of the field that the screen begins with
		}
		name := e.Screen.Title()
		if e.Digit > 0 {
			name = fmt.Sprintf("%d %s", e.Digit, name)
		}
		fmt.Fprintf(&b, "\n<details><summary>%s</summary>\n\n%s\n</details>\n", name, keyTable(desk, e.Screen.Actions()))
	}
	return b.String() + "\n" + keysEnd
}

// The keys in docs/keys.md and the manual are those of the program; make keys
// writes them.
func TestKeyReference(t *testing.T) {
	for _, doc := range []struct {
		file          string
		lang          lang.Lang
		head, screens string
	}{
		{"docs/keys.md", lang.English, "On every screen", "the nine screens; the bare digit too, where it does not begin typing"},
		{"docs/handleiding.md", lang.Dutch, "Op elk scherm", "de negen schermen; ook het cijfer alleen, waar dat geen typen begint"},
	} {
		file := filepath.Join("..", doc.file)
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		before, rest, ok := strings.Cut(string(content), keysBegin)
		_, after, ok2 := strings.Cut(rest, keysEnd)
		if !ok || !ok2 {
			t.Fatalf("%s has no place for the keys", file)
		}
		now := before + keyReference(t, doc.lang, doc.head, doc.screens) + after
		if os.Getenv("DOORZET_WRITE") != "" {
			if err := os.WriteFile(file, []byte(now), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if now != string(content) {
			t.Errorf("the keys in %s are not those of the screens: run make keys", doc.file)
		}
	}
}

// keysOnce fails when a key stands for two things on the screen that is shown.
func (d *driver) keysOnce(where string) {
	d.t.Helper()
	s := d.root.current()
	seen := map[string]string{}
	for _, a := range append(s.Actions(), d.root.globals()...) {
		for _, k := range a.Keys {
			if other, twice := seen[k]; twice {
				d.t.Errorf("%s, %s: %s stands for %s and for %s", where, s.Title(), k, other, a.ID)
			}
			seen[k] = a.ID
		}
	}
}

// No key means two things in one place, whatever state the screen is in.
func TestNoKeyMeansTwoThings(t *testing.T) {
	for where, o := range map[string]*testOffice{
		"nothing linked": newTestOffice(t),
		"linked":         newTestOffice(t).link(),
		"ready":          newTestOffice(t).ready(),
	} {
		d := o.start(120, 40, screens)
		for _, e := range d.root.entries {
			d.root.desk.Go(e.ID)
			d.send(nil)
			d.look().keysOnce(where)
			for _, k := range []string{"enter", "/", "r", "v", "d", "b"} { // other modes of the screen
				d.Press(k)
				if len(d.root.desk.dialogs) == 0 && d.root.desk.Active() == e.ID {
					d.keysOnce(where + ", after " + k)
				}
				for range len(d.root.desk.dialogs) {
					d.Press("esc")
				}
				d.root.desk.Go(e.ID)
				d.send(nil)
			}
		}
	}
}

// F1 helps everywhere: while something is typed, and in a dialog too.
func TestF1HelpsEverywhere(t *testing.T) {
	o := reviewOffice(t)
	d := o.start(80, 24, screens)
	for _, e := range d.root.entries {
		d.root.desk.Go(e.ID)
		d.send(nil)
		d.Press("f1").See(strings.TrimSpace(fmt.Sprintf(d.root.desk.texts.Dialog.HelpTitle, e.Screen.Title()))).Press("f1")
		d.Not("Hulp:")
	}
	d.Press("alt+7", "/", "f1").See("Hulp: Uren", "enter neemt").Press("esc").See("Filter:").Press("esc")
	d.Press("A").See("Annuleren").Press("f1").See("In dit venster:", "esc annuleert").Press("f1").Not("In dit venster")
	d.See("[ Annuleren ]").Press("esc")
	d.Press("p", "f1").See("esc terug").Press("esc", "esc").See("7 Uren").Not("Wat is een rij")
}

// Every dialog says how to leave, in both languages.
func TestEveryDialogSaysHowToLeave(t *testing.T) {
	for _, x := range []*lang.Texts{lang.NL(), lang.EN()} {
		for _, dialog := range []Dialog{&Message{}, &Confirm{}, &Choice{}, &Input{}, &TypedConfirm{Word: "x"}, &help{}, &columnsDialog{order: []int{0}}} {
			if hint := dialog.Hint(x); !strings.Contains(hint, "esc") {
				t.Errorf("%T: %q does not say how to leave", dialog, hint)
			}
		}
	}
}

// ctrl+z goes to the shell and changes nothing; what was on screen is there again.
func TestSuspendAndResume(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(80, 24, screens)
	d.Press("7").Press("/").Type("daan")
	before := d.look().Screen()
	_, cmd := d.root.Update(keyPress("ctrl+z"))
	if cmd == nil {
		t.Fatal("ctrl+z does nothing")
	}
	if _, ok := cmd().(tea.SuspendMsg); !ok {
		t.Fatalf("ctrl+z gives %T", cmd())
	}
	d.send(tea.ResumeMsg{})
	if d.look().Screen() != before {
		t.Fatal("the screen changed")
	}
}

// The window's title tells how far long work is.
func TestTitleFollowsTheTask(t *testing.T) {
	d, _, _ := start(t, 80, 24)
	desk := d.root.desk
	if title := d.root.View().WindowTitle; !strings.HasPrefix(title, "Doorzet - ") {
		t.Fatalf("title %q", title)
	}
	desk.task = &task{spec: TaskSpec{Name: "Doorzetten 2026-11"}, report: &Report{}, cancel: func() {}, started: d.clock.now(), stage: d.clock.now()}
	desk.task.report.Set(25, 100)
	desk.task.progress.Name = "Doorzetten 2026-11"
	d.clock.advance(10 * time.Second)
	desk.look()
	if title := d.root.View().WindowTitle; !strings.HasPrefix(title, "Doorzetten 2026-11 25% - Doorzet") {
		t.Fatalf("title %q", title)
	}
	d.look().See("Doorzetten 2026-11 [", "25 van 100", "2,5 per seconde", "nog 30 s")
}
