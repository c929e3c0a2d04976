package ui

import (
	"strings"
	"testing"

	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/theme"
)

// peopleOnly is the program with the screen Medewerkers and an overview.
func peopleOnly(o *Office) []Entry {
	return []Entry{{ScreenPeople, newPeopleScreen(o), 3}, {ScreenOverview, newOverviewScreen(o), 1}}
}

func TestPeopleFirstFetch(t *testing.T) {
	o := newTestOffice(t)
	d := o.start(80, 24, peopleOnly)
	d.See("Er is nog geen koppeling")
	o.link()
	d = o.start(80, 24, peopleOnly)
	d.See("Nog nooit opgehaald").Press("v").See("nog niet met Nmbrs vergeleken").Not("Alles is gelijk").Press("r")
	d.See("Verschil met Nmbrs: nieuw 25", "Eerste keer: er is nog niets veranderd", "Renée Óvári", "loonvorm onbekend")
	if team, err := o.anker.Team(); err != nil || len(team) != 0 {
		t.Fatalf("people were accepted by looking: %d %v", len(team), err)
	}
	d.Press("enter").See("kies eerst medewerkers met spatie")
	d.Press("A").See("Overgenomen: 25", "medewerkers: 25", "Overgenomen uit Nmbrs op 02-12-2026 09:30", "vast loon")
	if team, err := o.anker.Team(); err != nil || len(team) != 25 {
		t.Fatalf("%d people accepted, %v", len(team), err)
	}
	d.Press("r").See("Medewerkers ophalen: klaar").Not("Verschil").Press("v").See("Alles is gelijk aan Nmbrs")
}

func TestPeopleDifferenceRowByRow(t *testing.T) {
	o := newTestOffice(t).link().people()
	team, err := o.anker.Team()
	o.must(err)
	var put []payroll.Person
	for _, p := range team {
		switch p.Last {
		case "Bakker", "Visser":
			p.Number = "9" + p.Number
			put = append(put, p)
		}
	}
	o.must(o.anker.SaveTeam(put, []payroll.EmployeeID{team[0].ID}, store.Audit{}))
	d := o.start(80, 24, peopleOnly)
	d.Press("r").See("nieuw 1, gewijzigd 3", "personeelsnummer: 96 wordt 6").Not("Mohamed")
	d.Press("esc").See("Er wacht een verschil").Press("v")
	d.Press("space").See("[x]").Press("enter").See("Overgenomen: 1. Nog te bekijken: 3.")
	d.Press("A").See("Overgenomen: 3. Nog te bekijken: 0.")
	after, err := o.anker.Team()
	o.must(err)
	for _, p := range after {
		if (p.Last == "Bakker" || p.Last == "Visser") && strings.HasPrefix(p.Number, "9") {
			t.Errorf("%s still has number %s", p.Name(), p.Number)
		}
	}
}

// A difference that waits belongs to its company: it is gone after a switch.
func TestPeopleDifferenceStaysWithItsCompany(t *testing.T) {
	o := newTestOffice(t).link()
	d := o.start(80, 24, peopleOnly)
	d.Press("r").See("nieuw 25").Press("1")
	o.must(o.office.choose(o.golf.Key()))
	d.Press("3").See("Nog nooit opgehaald").Not("Er wacht een verschil", "Renée")
	d.Press("v").See("nog niet met Nmbrs vergeleken").Press("r").See("nieuw 17").Press("A").See("medewerkers: 17")
	if team, err := o.anker.Team(); err != nil || len(team) != 0 {
		t.Fatalf("the other company got %d people, %v", len(team), err)
	}
	o.office.leave()
	d.Press("1", "3").See("Er is nog geen koppeling").Press("r").See("Er is nog geen koppeling")
}

func TestPeopleUnknownNamesAreLinked(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(80, 24, peopleOnly)
	d.See("namen die nog bij niemand horen: 1", "Sanne Bakkre", "misschien Sanne Bakker")
	d.Press("enter").See("Wie is Sanne Bakkre?", "Sanne Bakker", "wordt hier niet verloond").Press("esc")
	d.Press("l").See("Sanne Bakkre hoort nu bij Sanne Bakker").Not("nog bij niemand")
	d.Press("l").See("ga op een naam staan")
}

func TestPeopleNotPaidHere(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(80, 24, peopleOnly)
	d.Press("enter").Type("niet verloond").Press("enter").See("Waarom niet?")
	d.Type("via uitzendbureau").Press("enter").See("wordt hier niet verloond.").Not("nog bij niemand")
}

func TestPeoplePayBasisIsChosen(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(80, 24, peopleOnly)
	d.Press("b").See("ga op een medewerker staan")
	team, err := o.anker.Team()
	o.must(err)
	var at payroll.Person
	d.Press("down")
	for range team {
		if strings.Contains(d.Screen(), "Renée Óvári: nog onbekend") {
			break
		}
		d.Press("down")
	}
	for _, p := range team {
		if p.Last == "Óvári" {
			at = p
		}
	}
	d.Press("b").See("Loonvorm van Renée Óvári", "betaald per gewerkt uur").Press("enter")
	d.See("vanaf 01-11-2026").Press("enter").See("Renée Óvári: betaald per gewerkt uur.")
	set, err := o.anker.Settings()
	o.must(err)
	if got := set.Overrides[at.ID]; len(got) != 1 || got[0].Basis != payroll.BasisHourly {
		t.Fatalf("overrides %+v", got)
	}
	d.Press("1", "3").See("Renée Óvári")
}

func TestPeopleGoldens(t *testing.T) {
	eachLook(t, func(t *testing.T, mode theme.Mode, w, h int, suffix string) {
		o := newTestOffice(t).link()
		o.desk.Theme.Mode = mode
		d := o.start(w, h, peopleOnly)
		d.Press("r").Golden("people-diff-" + suffix)
		d.Press("A").Golden("people-list-" + suffix)
	})
}

// A person who is expected in Nmbrs goes on asking, and is found once there.
func TestPeopleNotYetInNmbrs(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(80, 24, peopleOnly)
	d.See("Sanne Bakkre").Press("enter").See("wordt hier niet verloond").Type("wacht").See("nog niet in Nmbrs, wacht").Press("enter")
	d.See("Sanne Bakkre wacht op Nmbrs", "namen die nog bij niemand horen: 1", "wacht", "Nog niet in Nmbrs. Voer de medewerker daar in")
	if n := o.states()[payroll.StateOpen].Lines + o.states()[payroll.StateBlocked].Lines; n == 0 {
		t.Fatal("the lines of someone unknown do not wait")
	}
	team, err := o.anker.Team()
	o.must(err)
	arrived := team[0]
	arrived.ID, arrived.Number, arrived.Emails = "999001", "9001", nil
	arrived.First, arrived.Prefix, arrived.Last = "Sanne", "", "Bakkre"
	o.must(o.anker.SaveTeam([]payroll.Person{arrived}, nil, store.Audit{}))
	o.office.touch()
	d.Press("1", "3").Not("namen die nog bij niemand horen")
}
