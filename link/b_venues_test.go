package link_test

import (
	"testing"

	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/sim/demo"
	"doorzet/payroll"
	"doorzet/store"
)

// TestOneFileServesAllCompanies: a file that is read in once gives each company
// the lines of its own venues, and reading it again through the other company
// brings nothing new.
func TestOneFileServesAllCompanies(t *testing.T) {
	t.Parallel()
	o, _ := keyringOffice(t, sim.Demo())
	all := o.activateAll(demo.Token)
	o.co = all[0]
	first := o.read("uren.csv", demo.Hours())
	if first.New == 0 {
		t.Fatalf("got %+v", first)
	}
	venues := map[string]int{}
	for _, co := range all {
		for _, l := range linesOf(t, co) {
			venues[payroll.FoldType(l.Venue)]++
		}
	}
	if len(venues) < 2 {
		t.Fatalf("the example has one venue only: %v", venues)
	}
	owner := map[string]*store.Company{}
	n := 0
	for v := range venues {
		owner[v] = all[n%len(all)]
		if err := o.svc.SetVenue(v, owner[v]); err != nil {
			t.Fatal(err)
		}
		n++
	}
	total := 0
	for _, co := range all {
		for _, l := range linesOf(t, co) {
			total++
			if own := owner[payroll.FoldType(l.Venue)]; own.Key() != co.Key() {
				t.Errorf("a line of %s lies with %s", l.Venue, co.Key())
			}
		}
	}
	if total != first.New {
		t.Errorf("%d lines lie with all companies, %d were read", total, first.New)
	}
	o.co = all[1]
	if again := o.read("uren.csv", demo.Hours()); again.New+again.Changed+again.Double != 0 || again.Same != first.New {
		t.Errorf("reading again gave %+v after %+v", again, first)
	}
}

func linesOf(t *testing.T, co *store.Company) []payroll.Line {
	t.Helper()
	lines, err := co.Lines(payroll.Span{})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}
