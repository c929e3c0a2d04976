package link_test

import (
	"fmt"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// TestHoursThatComeToAnotherAreHeldAgainstTheirs: hours were sent for the wrong
// person, and came under the right name by some other road and were sent as well.
// Whoever puts the name right and confirms that has them go down for the wrong
// person, and is asked before they go up beside the same ones.
func TestHoursThatComeToAnotherAreHeldAgainstTheirs(t *testing.T) {
	t.Parallel()
	roads := map[string]func(o *office){
		"a later file": func(o *office) {
			o.take(o.see("nieuw.csv", timed("03 Medewerker_A000 10:00 14:00 Zaak")), link.TakeOptions{})
			o.answer(payroll.FixNotMoved) // by a clerk who takes them for two people
		},
		"a file of another venue": func(o *office) {
			o.take(o.see("elders.csv", "datum;naam;vestiging;start;eind;type;goedgekeurd\n03-11-2026;Medewerker A000;Elders;10:00;14:00;gewerkte uren;ja\n"), link.TakeOptions{})
		},
		"typed": func(o *office) {
			l := o.line(0, 3, 240, 0)
			l.Start, l.End = 600, 840
			o.put(l)
		},
	}
	type ending struct {
		fix  payroll.FixKind
		late bool // the same hours come after the name was put right, and before that was confirmed
	}
	for road, come := range roads {
		for end, want := range map[ending]string{
			{payroll.FixWithdraw, false}: "4.00", {payroll.FixKeep, false}: "8.00",
			{payroll.FixWithdraw, true}: "4.00", {payroll.FixKeep, true}: "8.00",
		} {
			t.Run(fmt.Sprintf("%s, %s, late %v", road, end.fix, end.late), func(t *testing.T) {
				o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
				noErr(t, o.svc.LinkName(o.co, "Medewerker Aooo", smallID(2)))
				o.read("uren.csv", []byte(timed("03 Medewerker_Aooo 10:00 14:00 Zaak")))
				o.export()
				o.holds(2, 2100, "8.00", 1)
				wrong := o.ids(2)[0]
				if end.late {
					noErr(t, o.svc.LinkName(o.co, "Medewerker Aooo", smallID(0)))
				}
				come(o)
				o.approveAll()
				o.export()
				o.putNameRight()
				noErr(t, o.svc.ApplyFix(o.co, o.desk(), wrong, payroll.Fix{Kind: end.fix}, "dezelfde dienst"))
				o.answer(payroll.FixHold) // the second file does not have the old name
				o.export()
				if sum, _ := o.held(0, 2100); sum != want {
					o.tell()
					t.Errorf("in the end Nmbrs holds %s", sum)
				}
			})
		}
	}
}
