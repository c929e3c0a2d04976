package ui

import (
	"errors"
	"testing"

	"doorzet/payroll"
	"doorzet/ui/lang"
	"doorzet/ui/theme"
)

// boardOnly is the program with the screens that only the palette opens.
func boardOnly(o *Office) []Entry {
	return []Entry{
		{ScreenOverview, newOverviewScreen(o), 1},
		{ScreenCompanies, newCompaniesScreen(o), 0},
		{ScreenLog, newLogScreen(o), 0},
		{ScreenSettings, newSettingsScreen(o), 0},
	}
}

// open goes to a screen by the palette.
func open(d *driver, name string) *driver {
	return d.Press("ctrl+p").Type(name).Press("enter")
}

func TestCompaniesCountAndSwitch(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(120, 40, boardOnly)
	open(d, "bedrijven").See("Brasserie Het Anker", "Strandpaviljoen De Golf", "te doen", "2026-11-M")
	for _, co := range o.companies() {
		info, err := co.Info()
		o.must(err)
		desk, err := o.svc.Desk(co, november)
		o.must(err)
		d.See(info.Name, lang.NL().Count(desk.CountStates()[payroll.StateReady].Lines))
	}
	d.Press("down", "enter").See("1 Overzicht", "Strandpaviljoen De Golf B.V.")
	o.must(o.svc.Unlink(o.anker))
	o.office.touch()
	open(d, "bedrijven").See("niet gekoppeld").Press("up", "enter").See("dit bedrijf is niet gekoppeld")
}

func TestLogIsSearched(t *testing.T) {
	o := newTestOffice(t).link().people()
	d := o.start(80, 24, boardOnly)
	open(d, "logboek").See("Logboek, nieuwste bovenaan", "02-12-2026 09:30", "medewerkers overgenomen", "gekoppeld")
	d.Press("/").Type("golf gekoppeld").See("Zoek: golf gekoppeld").Not("medewerkers overgenomen")
	d.Press("enter", "down", "esc").See("medewerkers overgenomen")
	d.Press("/").Type("zzz").See("Niets gevonden").Press("esc", "r").See("gekoppeld")
}

func TestSettingsHoldAtOnce(t *testing.T) {
	o := newTestOffice(t).link()
	d := o.start(120, 40, boardOnly)
	open(d, "instellingen").See("Taal", "Nederlands", "tot Doorzet stopt", "het verschil in de huidige verloningsperiode")
	before := d.seen
	d.Press("down", "enter").See("256 kleuren")
	if d.seen == before {
		t.Fatal("the colours stayed")
	}
	d.Press("left").See("alle kleuren")
	d.Press("down", "down", "down", "down", "enter").See("7,67")
	if got := o.office.hoursText(460); got != "7,67" {
		t.Errorf("hours are written %s", got)
	}
	d.Press("down", "enter").See("TWK in de oude", "Bewaard")
	set, err := o.anker.Settings()
	o.must(err)
	if set.Correction != payroll.CorrectTWK {
		t.Fatalf("correction %q", set.Correction)
	}
	d.Press("down", "right").See("Language", "English").Press("left").See("Taal")
}

func TestSettingsAreKept(t *testing.T) {
	o := newTestOffice(t)
	d := o.start(80, 24, boardOnly)
	var kept []Preferences
	fail := errors.New("disk full")
	var result error
	o.office.keep = func(p Preferences) error { kept = append(kept, p); return result }
	open(d, "instellingen").Not("tot Doorzet stopt").See("eerst een bedrijf koppelen").Press("enter")
	if len(kept) != 1 || kept[0].Lang != lang.English || kept[0].Mode != theme.TrueColour {
		t.Fatalf("kept %+v", kept)
	}
	result = fail
	d.Press("down", "enter")
	if len(d.log) != 1 {
		t.Fatalf("log %v", d.log)
	}
	d.Press("up", "up", "enter").See("link a company first")
}

func TestBoardGoldens(t *testing.T) {
	eachLook(t, func(t *testing.T, mode theme.Mode, w, h int, suffix string) {
		o := newTestOffice(t).ready()
		o.desk.Theme.Mode = mode
		d := o.start(w, h, boardOnly)
		open(d, "bedrijven").Golden("companies-" + suffix)
		open(d, "instellingen").Golden("settings-" + suffix)
	})
}
