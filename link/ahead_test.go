package link_test

import (
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
)

// TestAYearAheadIsTold: rows of another year come in, and are named.
func TestAYearAheadIsTold(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
	list := func(day string) string {
		return "datum;naam;vestiging;team;type;uren\n03-11-2026;" + demoName + ";Anker;Bar;gewerkte uren;4:00\n" + day + ";" + demoName + ";Anker;Bar;gewerkte uren;8:00\n"
	}
	for day, want := range map[string]int{"04-11-2026": 0, "04-12-2026": 0, "04-11-2027": 1} {
		p := o.see("uren.csv", list(day))
		if len(p.Ahead) != want || len(p.Outside) != 0 {
			t.Errorf("%s: %d rows are far ahead, want %d", day, len(p.Ahead), want)
		}
	}
	p := o.see("uren.csv", list("04-11-2027"))
	o.take(p, link.TakeOptions{})
	if got := o.paidFor(0); got != "4.00" {
		t.Errorf("Nmbrs holds %q", got)
	}
	if again := o.see("uren.csv", list("04-11-2027")); len(again.Ahead) != 0 || tally(again) != "same 2" {
		t.Errorf("the same file again: %s, %d far ahead", tally(again), len(again.Ahead))
	}
}
