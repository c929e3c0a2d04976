package ui

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"doorzet/eitje/fake"
	"doorzet/payroll"
	"doorzet/ui/theme"
)

// file writes a file beside the practice hours and gives its path.
func (o *testOffice) file(name, data string) string {
	o.t.Helper()
	path := filepath.Join(filepath.Dir(o.hours), name)
	o.must(os.WriteFile(path, []byte(data), 0o600))
	return path
}

// A planning program's export, in its own columns.
const roster = "Export;30-11-2026\r\n\r\n" +
	"Werkdag;Wie;Nr;Waar;Ploeg;Minuten;Lunch\r\n" +
	"11/2/2026;Daan Bakker;6;Het Anker;bediening;450;1\r\n" +
	"11/13/2026;Daan Bakker;6;Het Anker;bediening;465;\r\n" +
	"11/31/2026;Daan Bakker;6;Het Anker;bediening;465;\r\n"

// Who left the field before the file was read, and the screen, finds the field again.
func TestTheFieldIsFoundAgain(t *testing.T) {
	o := newTestOffice(t).link().people()
	path := o.file("uren.csv", "datum;naam;personeelsnummer;vestiging;team;type;start;eind;pauze;uren;maaltijden;opmerking;goedgekeurd\n"+
		"02-11-2026;Daan Bakker;6;Het Anker;bar;gewerkte uren;;;;7,50;;;ja\n")
	d := o.start(80, 24, periodScreens(ScreenImport))
	d.Press("ctrl+u").Paste(path).Press("esc").See("e bestand typen")
	d.Press("alt+7", "alt+6").See("enter lezen")
	d.Press("enter").See("nieuw 1")
}

// A file that says nothing to the program: each column is pointed out by keys,
// kept as a profile, and the next file with this header goes by itself.
func TestColumnsArePointedOutByKeys(t *testing.T) {
	o := newTestOffice(t).link().people()
	path := o.file("rooster.csv", roster)
	d := o.start(80, 24, periodScreens(ScreenImport))
	d.Press("ctrl+u").Paste(path).Press("enter")
	d.See("worden niet herkend", "Werkdag", "wordt niet gelezen", "Nog aan te wijzen: datum, medewerker, uren")
	d.Press("s").See("wijs eerst aan: datum, medewerker, uren")
	meaning := func(steps int) {
		d.Press("enter")
		for range steps {
			d.Press("down")
		}
		d.Press("enter")
	}
	meaning(1) // datum
	d.See("de dag waarop de dienst begon")
	d.Press("down")
	meaning(2) // medewerker
	d.Press("down")
	meaning(5) // personeelsnummer
	d.Press("down")
	meaning(6) // vestiging
	d.Press("down")
	meaning(7) // team
	d.Press("down")
	meaning(12) // uren
	d.Press("down")
	meaning(13) // maaltijden
	d.See("maaltijden").Not("Nog aan te wijzen").See("De eerste rijen")
	d.See("Datums: maand-dag-jaar", "hele minuten") // found by the cells
	d.Press("d", "d").See("Datums: dag-maand-jaar").Press("d").See("Datums: maand-dag-jaar")
	d.Press("u", "u", "u").See("decimaal").Press("u").See("hele minuten")
	d.See("02-11-2026  6 Daan Bakker  7:30").Press("s").See("Profiel bewaren").Type("Rooster").Press("enter")
	d.See("Al goedgekeurd").Press("enter").See("nieuw 2", "geweigerd 1", "Gelezen met het profiel Rooster")
	d.Press("enter", "tab", "enter").See("rooster.csv is ingelezen", "2 nieuw")

	profiles, err := o.svc.Profiles()
	o.must(err)
	if len(profiles) != 1 || profiles[0].Name != "Rooster" || len(profiles[0].Columns) != 7 {
		t.Fatalf("profiles %+v", profiles)
	}
	// The next month, in another order of columns, is recognised by its header.
	next := o.file("december.csv", "Wie;Werkdag;Minuten;Nr;Waar;Ploeg;Lunch\r\nDaan Bakker;12/2/2026;450;6;Het Anker;bediening;1\r\n")
	d.Press("e", "ctrl+u").Paste(next).Press("enter", "enter").See("nieuw 1", "profiel Rooster", "02-12-2026")
	// The columns of a file that is read can be looked at and changed.
	d.Press("k").See("december.csv", "maand-dag-jaar", "personeelsnummer").Press("esc").See("nieuw 1")
}

func TestColumnsGolden(t *testing.T) {
	o := newTestOffice(t).link().people()
	path := o.file("rooster.csv", roster)
	eachLook(t, func(t *testing.T, mode theme.Mode, w, h int, suffix string) {
		o.t, o.desk = t, testOptions()
		o.desk.Theme.Mode = mode
		d := o.start(w, h, periodScreens(ScreenImport)).Press("ctrl+u").Paste(path).Press("enter")
		screenOf[*importScreen](d, ScreenImport).path.SetText("rooster.csv")
		d.look().Golden("columns-" + suffix)
	})
}

// Delimiter, character set and header can be chosen where the guess is wrong.
func TestHowAFileIsBuiltCanBeChosen(t *testing.T) {
	o := newTestOffice(t).link().people()
	path := o.file("r.csv", "a;b\nWerkdag;Wie;Uren\n02-11-2026;Ren\xe9e \xd3v\xe1ri;7,5\n")
	d := o.start(120, 40, periodScreens(ScreenImport))
	d.Press("ctrl+u").Paste(path).Press("enter").See("Windows-1252", "kop op regel 2")
	d.Press("f").See("scheidingsteken", "puntkomma", "tekenset", "kop op regel 1")
	d.Press("down", "enter").See("Scheiding komma")
	d.Press("f", "enter").See("Scheiding puntkomma", "kop op regel 2")
}

// An unknown name is linked with one key, and remembered; or it waits, or is
// paid elsewhere.
func TestUnknownNamesAreLinkedFromThePreview(t *testing.T) {
	o := newTestOffice(t).link().people()
	path := o.file("namen.csv", "datum;naam;vestiging;uren;goedgekeurd\n"+
		"02-11-2026;Dan Bakker;Het Anker;7;nee\n03-11-2026;Uitzend Kracht;Het Anker;8;nee\n04-11-2026;Nieuwe Collega;Het Anker;6;nee\n")
	d := o.start(120, 40, periodScreens(ScreenImport))
	d.Press("ctrl+u").Paste(path).Press("enter").See("onbekende medewerkers 3", "Dan Bakker", "Daan Bakker")
	d.Press("l").See("Dan Bakker hoort voortaan bij Daan Bakker", "onbekende medewerkers 2").Not("Dan Bakker  ")
	d.Press("o").See("Wie is Nieuwe Collega?", "nog niet in Nmbrs, wacht", "wordt hier niet verloond")
	d.Press("end", "up", "enter").See("Nieuwe Collega blijft wachten", "wacht op Nmbrs", "onbekende medewerkers 2")
	d.Press("down", "o", "end", "enter").Type("uitzendbureau").Press("enter").See("wordt hier niet verloond", "onbekende medewerkers 1")
	set, err := o.anker.Settings()
	o.must(err)
	if len(set.Links) != 3 {
		t.Fatalf("links %+v", set.Links)
	}
	for _, l := range set.Links {
		if l.Employee != "" && l.From == 0 {
			t.Errorf("the link is not bound to the dates of service: %+v", l)
		}
	}
}

// The people form links persons and tells contract types.
func TestPeopleFileIsTaken(t *testing.T) {
	o := newTestOffice(t).link().people()
	team, err := o.anker.Team()
	o.must(err)
	var daan payroll.Person
	for _, p := range team {
		if p.Name() == "Daan Bakker" {
			daan = p
		}
	}
	path := o.file("mensen.csv", "▲ naam,contracttype,Nmbrs ID,e-mailadres,support ID\n"+
		"D. Bakker | bediening,uren contract (38.0),"+string(daan.ID)+",,1\nZoë Hendriks,nul uren,,,2\nWie Dan,nul uren,,,3\n")
	d := o.start(120, 40, periodScreens(ScreenImport))
	d.Press("ctrl+u").Paste(path).Press("enter").See("medewerkers 3", "D. Bakker", "wordt gekoppeld", "anders dan Nmbrs", "Zoë Hendriks", "niet gevonden")
	d.Press("enter").See("1 namen worden gekoppeld, 2 contracttypes").Press("tab", "enter").See("1 namen gekoppeld, 2 contracttypes bewaard")
	w, err := o.anker.Witnesses()
	o.must(err)
	if w[daan.ID].Contract != "uren contract (38.0)" || len(w) != 2 {
		t.Errorf("witnesses %+v", w)
	}
}

// Hours come straight from eitje: link, choose venues, pull, take, changes.
func TestEitjeIsLinkedAndPulledByKeys(t *testing.T) {
	o := newTestOffice(t).link().people()
	server := fake.New(fake.Shift(1, "2026-11-03", "2026-11-03T09:00:00+01:00", "2026-11-03T17:30:00+01:00"))
	web := httptest.NewServer(server)
	defer web.Close()
	d := o.start(120, 40, periodScreens(ScreenImport))
	screenOf[*importScreen](d, ScreenImport).eitjeAt = web.URL + "/open_api"
	d.Press("esc", "f").See("Welke eitje?", "Open API").Press("enter")
	d.See("Partner-gebruikersnaam").Type(fake.PartnerUser).Press("enter")
	d.See("Partner-wachtwoord").Type(fake.PartnerPassword).Not(fake.PartnerPassword).Press("enter")
	d.Type(fake.APIUser).Press("enter").Type(fake.APIPassword).Not(fake.APIPassword).Press("enter")
	d.See("eitje is gekoppeld", "Van welke vestigingen?", "[ ] Het Anker")
	d.Press("enter").See("[x] Het Anker").Press("home", "enter").See("uren van 2026-11-M ophalen")
	d.Press("enter").See("eitje Open API 01-11-2026 t/m 30-11-2026", "nieuw 1", "onbekende medewerkers 1", "Sanne de Vries")
	d.Press("enter", "tab", "enter").See("1 nieuw")
	server.Put(fake.Shift(1, "2026-11-04", "2026-11-04T09:00:00+01:00", "2026-11-04T18:30:00+01:00"))
	d.Press("f", "enter").See("gewijzigd 1", "03-11-2026 → 04-11-2026 Het Anker", "8:00 → 9:00")
	lines, err := o.anker.Lines(payroll.Span{})
	o.must(err)
	if len(lines) != 1 || !lines[0].Approved || lines[0].Source.Kind != payroll.SourceEitjeAPI {
		t.Errorf("lines %+v", lines)
	}
	d.Press("f").See("alleen wat sinds de vorige keer").Press("end", "enter").See("Koppeling met eitje vergeten?").Press("tab", "enter")
	if _, ok, err := o.svc.Eitje(); ok || err != nil {
		t.Errorf("still linked: %v %v", ok, err)
	}
}

// What changed while the preview was looked at is not written over.
func TestAStalePreviewIsShownAnew(t *testing.T) {
	o := newTestOffice(t).link().people()
	d := o.start(120, 40, periodScreens(ScreenImport)).Press("enter").See("nieuw ")
	o.read()
	d.Press("enter", "tab", "enter").See("Er was iets veranderd", "nieuw 0")
}
