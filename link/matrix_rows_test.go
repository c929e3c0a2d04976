package link_test

import (
	"fmt"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// TestSameIDTwice lets the server answer with the id of an older row, one call
// at a time.
func TestSameIDTwice(t *testing.T) {
	t.Parallel()
	m := newMatrix(t, effectsOf(sim.Fault{Kind: "dup-id"}))
	var tally matrixTally
	for person := range m.people() {
		m.inject(sim.Fault{Kind: "dup-id"}, person)
		m.export(func(r *link.ExportRequest) { r.Only = []payroll.EmployeeID{smallID(person)} })
		m.sim.ClearFaults()
	}
	m.mend(&tally)
}

// TestListThatEndsEarly lets a read that settles a doubt end early, whichever
// read it is: what is missing from it is not therefore absent from Nmbrs.
func TestListThatEndsEarly(t *testing.T) {
	t.Parallel()
	for nth := 1; nth <= 4; nth++ {
		if brief() && nth != 2 {
			continue
		}
		for _, fault := range []string{"reset-after", "empty200"} {
			t.Run(fmt.Sprintf("%s-%d", fault, nth), func(t *testing.T) {
				t.Parallel()
				m := newMatrix(t, []string{"none", "applied", "late"})
				for person := range m.people() {
					m.inject(sim.Fault{Kind: fault}, person)
					for _, op := range []string{"HourComponentVar_Get", "WageComponentVar_Get"} {
						if err := m.sim.Inject(sim.Fault{Operation: op, EmployeeID: string(smallID(person)), Kind: "cut-list", At: 1, Nth: nth}); err != nil {
							t.Fatal(err)
						}
					}
				}
				m.export()
				m.sim.ClearFaults()
				var tally matrixTally
				m.mend(&tally)
			})
		}
	}
}
