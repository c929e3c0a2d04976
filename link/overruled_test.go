package link_test

import (
	"strings"
	"testing"

	"doorzet/nmbrs/sim"
)

// TestANumberThatANameOverrulesIsNamed: the name decides where nobody has the number
// that the file gives, and the preview says whose number it should have been.
func TestANumberThatANameOverrulesIsNamed(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
	list := func(number string) string {
		return "datum;naam;personeelsnummer;vestiging;team;type;uren\n03-11-2026;" + demoName + ";" + number + ";Anker;Bar;gewerkte uren;8:00\n"
	}
	own := o.desk().Book.Team.People()[0].Number
	for number, want := range map[string]int{own: 0, "": 0, "9922": 1} {
		p := o.see("uren.csv", list(number))
		if len(p.Said) != want || len(p.Unknown) != 0 {
			t.Fatalf("number %q: said %v, unknown %v", number, p.Said, p.Unknown)
		}
		if want == 1 && (!strings.Contains(p.Said[0].Name, number) || !strings.Contains(p.Said[0].Called, "("+own+")")) {
			t.Errorf("said %+v", p.Said[0])
		}
	}
}
