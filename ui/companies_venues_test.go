package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	practice "doorzet/nmbrs/sim/demo"
	"doorzet/payroll"
	"doorzet/store"
)

// unplaced forgets which venue is whose.
func (o *testOffice) unplaced() *testOffice {
	o.t.Helper()
	o.must(o.led.SaveVenues(map[string]store.CompanyKey{}, store.Audit{Action: "venue"}))
	return o
}

func (o *testOffice) linesOf(co *store.Company) int {
	o.t.Helper()
	desk, err := o.svc.Desk(co, november)
	o.must(err)
	return len(desk.Verdicts)
}

func TestVenuesAreGivenToTheirCompanies(t *testing.T) {
	o := newTestOffice(t).link().people().codes().unplaced()
	d := o.start(80, 24, screens)
	// Of De Golf hardly anybody is known at the company at hand: that is asked first.
	d.Press("6", "enter").See("Hoort deze vestiging bij dit bedrijf?", "Van de vestiging "+practice.VenueGolf, "22 van de 23 mensen")
	d.Press("end", "enter").See("378 regels niet mee", "nieuw 532")
	d.Press("v").See("neem het bestand eerst over")
	d.Press("enter", "tab", "enter").See("Deze vestigingen horen nog bij geen bedrijf", practice.VenueAnker, "378 regels niet mee")
	if n := o.linesOf(o.golf); n != 0 {
		t.Fatalf("De Golf has %d lines before anybody chose", n)
	}
	d.Press("1").See("Regels wachten op een bedrijf", "Druk op v")
	d.Press("6", "v").See("Bij welk bedrijf hoort elke vestiging?", "Vestigingen zonder bedrijf: 1", "nog geen bedrijf")
	// The likely company has the cursor.
	d.Press("home", "enter").See("Bij welk bedrijf hoort " + practice.VenueAnker).Press("enter").Not("Vestigingen zonder bedrijf")
	// Read again, the venue is given to its company, and that is remembered.
	d.Press("v", "6").Press("e", "enter").See("Hoort deze vestiging").Press("down").See("> ze hoort bij Strandpaviljoen De Golf").Press("enter").See("nieuw 378")
	d.Press("enter", "tab", "enter").See("is ingelezen").Not("378 regels niet mee")
	if o.linesOf(o.golf) == 0 || o.linesOf(o.anker) == 0 {
		t.Fatalf("lines: %d in Het Anker, %d in De Golf", o.linesOf(o.anker), o.linesOf(o.golf))
	}
	d.Not("horen nog bij geen bedrijf")
	d.Press("1").Not("Regels wachten op een bedrijf")
}

func TestVenuesOfOneCompanyNeedNoChoice(t *testing.T) {
	o := newTestOffice(t).link().people().codes().unplaced()
	o.must(o.svc.Unlink(o.golf))
	d := o.start(80, 24, screens)
	open(d, "bedrijven").Press("v").See("er zijn nog geen vestigingen in de uren").Press("enter").See("er zijn nog geen vestigingen")
}

// A line without a venue has nothing to be decided by: it stays in the company
// in which it was read in.
func TestLinesWithoutAVenueDoNotWait(t *testing.T) {
	o := newTestOffice(t).link().people().codes()
	file := filepath.Join(t.TempDir(), "zonder-vestiging.csv")
	text := "datum;naam;start;eind;pauze\n03-11-2026;Chloé d'Hondt;17:00;23:00;0:30\n"
	o.must(os.WriteFile(file, []byte(text), 0o600))
	d := o.start(80, 24, screens)
	d.Press("6", "ctrl+u").Paste(file).Press("enter").Not("Nog bij geen bedrijf").See("nieuw 1").Press("enter", "enter", "tab", "enter")
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	if len(desk.Verdicts) != 1 {
		t.Fatalf("%d lines:\n%s", len(desk.Verdicts), d.Screen())
	}
	for _, f := range desk.Verdicts[0].Findings {
		if f.Kind == payroll.FindNoCompany {
			t.Errorf("it waits for a company: %v", f)
		}
	}
}

func TestOverviewLeadsToTheOtherCompany(t *testing.T) {
	o := newTestOffice(t).link()
	team, err := o.svc.Sync(t.Context(), o.anker)
	o.must(err)
	_, err = o.svc.Apply(o.anker, team, nil)
	o.must(err)
	d := o.start(80, 24, screens)
	d.See("Daarna nog te doen (druk op b): Strandpaviljoen De Golf").Press("b").See("Je werkt nu in Strandpaviljoen De Golf", "Volgende stap: Medewerkers").Not("Daarna nog te doen")
	if got := strings.Split(d.Screen(), "\n")[0]; !strings.Contains(got, "De Golf") {
		t.Errorf("the header says %q", got)
	}
	d.Press("b").See("Per bedrijf de urenregels")
}
