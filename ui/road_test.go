package ui

import (
	"testing"

	"doorzet/nmbrs/sim"
	practice "doorzet/nmbrs/sim/demo"
	"doorzet/payroll"
)

// The whole month by keys alone, in the smallest window, from an empty ledger
// to white rows that have been read back from Nmbrs.
func TestTheWholeMonthByKeys(t *testing.T) {
	o := newTestOffice(t, noToken)
	d := o.start(80, 24, screens)
	d.See("1 Overzicht").Press("2").See("Doorzet koppelen aan Nmbrs", practice.Email)
	d.Paste(practice.Token).Press("enter").See("Welke bedrijven").Press("space", "down", "space", "enter")
	d.See("Vanaf welke verloningsperiode?").Press("enter").See("Is de oude koppeling uitgezet?").Press("home", "enter")
	d.See("Gekoppelde bedrijven", "Brasserie Het Anker B.V.")
	var err error
	o.anker, err = o.svc.Company(practice.CompanyAnker)
	o.must(err)
	o.golf, err = o.svc.Company(practice.CompanyGolf)
	o.must(err)

	d.Press("alt+3").Press("r").See("Verschil met Nmbrs").Press("A").See("Overgenomen:")
	d.Press("alt+4").See("2026-11-M")
	d.Press("alt+6").See("Dit is het oefenbestand").Press("enter").See("Hoort deze vestiging bij dit bedrijf?", practice.VenueGolf)
	d.Press("down", "enter").See("nieuw 910").Press("enter", "tab", "enter")
	d.See("is ingelezen", "Verder met 7 Uren")
	// Two companies share the file: each venue belongs to one of them.
	d.See("Deze vestigingen horen nog bij geen bedrijf").Press("v").See("Vestigingen zonder bedrijf: 1").Press("home", "enter", "enter")
	d.See("Het Anker hoort nu bij Brasserie Het Anker")
	d.Not("Vestigingen zonder bedrijf")
	d.Press("alt+5").See("0 van 4 codes gekoppeld").Press("r", "enter").Type("2100").Press("enter").See("1 van 4")
	d.Press("down", "-", "down", "-", "S").See("4 van 4 codes gekoppeld").Press("d").See("gaan mee")

	d.Press("alt+7").See("● goedgekeurd").Press("A").See("Alles goedkeuren?").Press("tab", "enter").See("regels goedgekeurd")
	if n := o.states()[payroll.StateReady].Lines; n < 300 {
		t.Fatalf("%d lines are green", n)
	}
	// First one person, then the rest.
	d.Press("alt+8").See("medewerkers ·", "maaltijden").person("Chlo").Press("enter").See("Eerste keer doorzetten").Press("enter")
	d.See("Chloé d'Hondt · 86,50 uur", "[ Annuleren ]").Press("tab", "enter").See("✓ 3 doorgezet", "3 gelijk, 0 verschillend")
	d.Press("r", "enter").See("Doorzetten naar Nmbrs?").Press("tab", "enter").See("doorgezet", "0 verschillend")
	// The lines are white.
	d.Press("alt+7").Press("/").Type("status:doorgezet chlo").Press("enter", "enter", "down").See("✓", "doorgezet: staat bevestigd in Nmbrs").Not("●  ")
	sent := o.states()[payroll.StateSent]
	if sent.Lines < 300 {
		t.Fatalf("%d lines are white", sent.Lines)
	}
	d.Press("alt+9").See("Alles staat in Nmbrs zoals het is doorgezet", "gelijk").Press("enter").See("de urenregels erachter", "doorgezet")
	// What Nmbrs holds of ours is what the white lines add up to, to the minute.
	held := payroll.Hundredths(0)
	for _, r := range o.sim.State().Rows {
		if r.Origin != sim.OriginAPI {
			continue
		}
		n, err := payroll.ParseHundredths(r.Hours)
		o.must(err)
		held += n
	}
	perPerson := map[payroll.EmployeeID]payroll.Minutes{}
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	for i := range desk.Verdicts {
		if v := &desk.Verdicts[i]; v.State == payroll.StateSent {
			perPerson[v.Employee] += v.Line.Minutes
		}
	}
	want := payroll.Hundredths(0)
	for _, m := range perPerson {
		want += payroll.RoundMinutes(m)
	}
	if held != want {
		t.Errorf("Nmbrs holds %s hours of ours, the white lines are %s", held, want)
	}
	d.Press("esc", "q")
	if !d.quit {
		t.Error("q does not leave")
	}
}
