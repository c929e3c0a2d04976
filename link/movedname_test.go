package link_test

import (
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// TestAMovedNameDoesNotPayTwice: hours were sent for the wrong person, and came once
// more under the right name and were sent as well. Whoever puts the name right and
// confirms the correction has them go down for the wrong person, and is asked before
// they go up beside the same ones.
func TestAMovedNameDoesNotPayTwice(t *testing.T) {
	t.Parallel()
	for end, want := range map[payroll.FixKind]string{payroll.FixWithdraw: "4.00", payroll.FixKeep: "8.00"} {
		t.Run(string(end), func(t *testing.T) {
			o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
			noErr(t, o.svc.LinkName(o.co, "Medewerker Aooo", smallID(2)))
			o.read("uren.csv", []byte(timed("03 Medewerker_Aooo 10:00 14:00 Zaak")))
			o.export()
			o.holds(2, 2100, "8.00", 1)
			wrong := o.ids(2)[0]
			o.take(o.see("nieuw.csv", timed("03 Medewerker_A000 10:00 14:00 Zaak")), link.TakeOptions{})
			o.answer(payroll.FixNotMoved) // by a clerk who takes them for two people
			o.approveAll()
			o.export()
			o.holds(0, 2100, "4.00", 1)
			o.putNameRight()
			noErr(t, o.svc.ApplyFix(o.co, o.desk(), wrong, payroll.Fix{Kind: end}, "dezelfde dienst"))
			o.answer(payroll.FixHold) // the second file does not have the old name
			o.export()
			if sum, _ := o.held(0, 2100); sum != want {
				o.tell()
				t.Errorf("in the end Nmbrs holds %s", sum)
			}
		})
	}
}

// putNameRight links the name that was taken for person 2 to person 0, and sends the
// correction: either of them has the 4 hours that are theirs then.
func (o *office) putNameRight() {
	o.t.Helper()
	if err := o.svc.LinkName(o.co, "Medewerker Aooo", smallID(0)); err != nil {
		o.t.Fatal(err)
	}
	if _, _, err := o.svc.ConfirmSentFor(o.co, o.desk(), smallID(2), "", "verkeerd gekoppeld"); err != nil {
		o.t.Fatal(err)
	}
	for range 3 {
		o.export()
	}
	for _, person := range []int{0, 2} {
		if sum, _ := o.held(person, 2100); sum != "4.00" {
			o.t.Errorf("Nmbrs holds %s for %d", sum, person)
		}
	}
}
