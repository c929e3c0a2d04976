package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"doorzet/store"
)

// many adds linked companies to the ledger as a payroll office has them.
func (o *testOffice) many(n int) *testOffice {
	o.t.Helper()
	info, err := o.anker.Info()
	o.must(err)
	for i := range n {
		c := info
		c.NmbrsID, c.Number = fmt.Sprint(70000+i), fmt.Sprint(5000+i)
		c.Key = store.MakeKey(o.url, "", c.NmbrsID)
		c.Name = fmt.Sprintf("Café Nummer %03d B.V.", i)
		c.Debtor = fmt.Sprint(900 + i/10)
		o.must(o.led.SaveCompany(c, auditOf("test")))
	}
	return o
}

func header(d *driver) string { return strings.Split(d.Screen(), "\n")[0] }

func TestHundredsAreListedBeforeTheyAreCounted(t *testing.T) {
	o := newTestOffice(t).ready().many(300)
	d := o.start(120, 40, boardOnly)
	open(d, "logboek").See("Logboek, nieuwste")
	// The list comes with the first answer, the figures after it.
	o.office.Go(ScreenCompanies)
	_, cmd := d.root.Update(nil)
	msg := only(t, cmd)
	_, next := d.root.Update(msg)
	d.look().See("Brasserie Het Anker", "Café Nummer 000 B.V.", "…").Not("394")
	d.send(only(t, next))
	d.look().See("394")
	screen, ok := d.root.screen(ScreenCompanies).(*companiesScreen)
	if !ok {
		t.Fatal("the board is another screen")
	}
	if len(screen.rows) != 302 || len(screen.counts) != 302 {
		t.Fatalf("%d companies, %d of them counted", len(screen.rows), len(screen.counts))
	}
	for key, c := range screen.counts {
		if c.err != nil {
			t.Fatalf("%s: %v", key, c.err)
		}
	}
	// Counts of before a change are dropped.
	stale := countsMsg{map[store.CompanyKey]boardCount{o.anker.Key(): {}}, screen.read}
	o.office.change++
	if cmd := screen.Update(stale); cmd != nil || screen.counts[o.anker.Key()].states == nil {
		t.Error("a stale count was taken over")
	}
}

// only runs commands until one gives a message.
func only(t *testing.T, cmd tea.Cmd) tea.Msg {
	t.Helper()
	if cmd == nil {
		t.Fatal("there is no command")
	}
	msg := cmd()
	if list, ok := msg.(tea.BatchMsg); ok {
		for _, c := range list {
			if c != nil {
				return only(t, c)
			}
		}
	}
	return msg
}

func TestBoardIsFilteredByTyping(t *testing.T) {
	o := newTestOffice(t).link().many(300)
	d := o.start(120, 40, boardOnly)
	open(d, "bedrijven").Press("/").See("typ om te zoeken", "302 van 302")
	d.Type("cafe 123").See("Café Nummer 123 B.V.", "1 van 302").Not("Café Nummer 124")
	d.Press("esc").See("Café Nummer 001").Not("typ om te zoeken")
	d.Press("/").Type("5277").See("Café Nummer 277 B.V.", "1 van 302").Press("esc") // number
	d.Press("/").Type("70042").See("Café Nummer 042 B.V.", "1 van 302").Press("esc")
	d.Press("/").Type("anker q").See("Geen bedrijf gevonden").Press("enter", "enter").See("niet gekoppeld").Press("n").See("Geen bedrijf gevonden")
	d.Press("esc").See("Brasserie Het Anker")
	d.Press("/").Type("nummer 28").See("13 van 302").Press("down", "enter", "enter").See("1 Overzicht", "Café Nummer 128 B.V.")
	if !strings.Contains(header(d), "Café Nummer 128") {
		t.Errorf("the header says %q", header(d))
	}
}

func TestCompanyGetsAnOwnName(t *testing.T) {
	o := newTestOffice(t).link()
	d := o.start(120, 40, boardOnly)
	open(d, "bedrijven").Press("home", "n").See("In Nmbrs heet het Brasserie Het Anker")
	d.Type(strings.Repeat("x", 61)).Press("enter").See("hoogstens 60 tekens").Press("ctrl+u")
	d.Paste(" Zeezicht\x1b[31m\u202e aan de haven ").Press("enter").See("heet hier nu Zeezicht")
	info, err := o.anker.Info()
	o.must(err)
	if info.Label != "Zeezicht[31m aan de haven" || info.Name != "Brasserie Het Anker B.V." {
		t.Fatalf("kept %q beside %q", info.Label, info.Name)
	}
	if !strings.Contains(header(d), "Zeezicht") {
		t.Errorf("the header says %q", header(d))
	}
	d.Press("/").Type("zeezicht").See("1 van 2").Press("esc")
	d.Press("/").Type("brasserie").See("1 van 2", "Zeezicht").Press("esc")
	d.Press("ctrl+p").Type("zeezicht").See("naar bedrijf Zeezicht", "hier werk je al").Press("esc")
	open(d, "logboek").See("eigen naam gegeven")
	// In order of titles it is the last now; empty takes Nmbrs's own name back.
	open(d, "bedrijven").Press("down", "n", "ctrl+u", "enter").See("heet hier weer Brasserie Het Anker B.V.")
	if !strings.Contains(header(d), "Brasserie") {
		t.Errorf("the header says %q", header(d))
	}
}

func TestPaletteSwitchesOnEveryScreen(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(120, 40, screens)
	names := []string{"Strandpaviljoen", "Brasserie"}
	for i, e := range d.root.entries {
		o.office.Go(e.ID)
		d.send(nil)
		if captureOf(e.Screen) == CaptureAll {
			d.Press("esc")
		}
		name := names[i%2]
		d.Press("ctrl+p").Type("naar bedrijf " + name).Press("enter")
		if o.office.Active() != e.ID || !strings.Contains(header(d), name) {
			t.Fatalf("%s: the header says %q on %s", e.ID, header(d), o.office.Active())
		}
		for _, key := range []string{"down", "space", "up"} {
			d.Press(key)
		}
		if err := d.root.Err(); err != nil {
			t.Fatalf("%s: %v", e.ID, err)
		}
	}
}

// Before the other company has been read nothing of the one before is drawn.
func TestSwitchWhileNothingIsReadYet(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(120, 40, screens)
	for _, e := range d.root.entries {
		o.must(o.office.choose(o.anker.Key()))
		o.office.Go(e.ID)
		d.send(nil)
		info, err := o.golf.Info()
		o.must(err)
		o.office.switchTo(&info)
		d.root.Update(nil) // what it starts never answers
		d.look()
		for _, key := range []string{"down", "shift+down", "enter", "esc", "space"} {
			d.root.Update(keyPress(key))
			d.look()
		}
		if err := d.root.Err(); err != nil {
			t.Fatalf("%s: %v", e.ID, err)
		}
		o.office.dialogs = nil
	}
}

func TestPaletteDoesNotSwitchUnderATask(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(120, 40, boardOnly)
	o.office.Start(TaskSpec{Name: "Doorzetten 2026-11", Screen: ScreenOverview})
	d.Press("ctrl+p").Type("naar bedrijf strand").Press("enter").See("Doorzetten 2026-11")
	if o.office.co.Key() != o.anker.Key() {
		t.Error("it switched while a task runs")
	}
	d.Press("esc")
	o.must(o.svc.Unlink(o.golf))
	d.Press("ctrl+p").Type("naar bedrijf strand").Not("naar bedrijf Strand")
}
