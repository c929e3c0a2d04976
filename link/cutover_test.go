package link_test

import (
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// TestCutOverMovesWhatGoesAlong: another first period is asked about for the lines that
// it takes off the road or puts on it, and for no other: what was sent, withdrawn or
// paid elsewhere stays what it is.
func TestCutOverMovesWhatGoesAlong(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 60, 0))
	o.export()
	open := o.line(1, 4, 100, 0)
	open.Approved = false
	gone := o.line(1, 5, 200, 0)
	paid := o.line(1, 6, 400, 0)
	paid.Elsewhere = true
	o.put(o.line(1, 3, 50, 0), open, gone, paid)
	o.withdraw(gone.ID)
	moves := func(to payroll.Period, want link.CutOverMove) {
		t.Helper()
		if got, err := o.svc.CutOverMoves(o.co, to); err != nil || got != want {
			t.Errorf("to %s: %+v, %v, want %+v", to, got, err, want)
		}
	}
	moves(nov, link.CutOverMove{})
	moves(payroll.Period{Year: 2015, Number: 1}, link.CutOverMove{})
	moves(dec, link.CutOverMove{Less: true, Lines: 2, Minutes: 150})
	if err := o.svc.SetCutOver(o.co, dec, nil); err != nil {
		t.Fatal(err)
	}
	moves(nov, link.CutOverMove{Lines: 2, Minutes: 150})
	moves(payroll.Period{Year: 2027, Number: 3}, link.CutOverMove{Less: true})
}
