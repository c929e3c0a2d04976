package link_test

import (
	"testing"
	"time"

	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// TestDaysThatAddUp loses an answer at each read around the setting of days that
// stood already, where Nmbrs puts a second figure beside the first: between the
// figure and what counters it the days are too many. The next export settles it.
func TestDaysThatAddUp(t *testing.T) {
	t.Parallel()
	if !overREST() {
		t.Skip("SOAP replaces the days")
	}
	doubts := 0
	for nth := 1; nth <= 5; nth++ {
		c := newSoon()
		o := smallOffice(t, 1, sim.Options{After: c.later}, quick(c))
		o.sim.Alter(func(s *sim.ScenarioOptions) { s.RestDialect = sim.DialectOther })
		o.reopen()
		o.put(o.line(0, 2, 480, 0))
		o.export()
		o.put(o.line(0, 3, 480, 0), o.line(0, 4, 480, 0))
		o.mustBe(o.sim.Inject(sim.Fault{Operation: "DaysVar_Get", Kind: "fault", Code: 1003, Nth: nth, Times: -1}))
		res := o.export()
		doubts += res.Unsure
		o.sim.ClearFaults()
		<-c.After(time.Minute)
		o.reopen() // what one process knows of the server is gone
		o.export()
		if d := o.days(0); d != 3 {
			t.Errorf("read %d lost: %d days, want 3", nth, d)
		}
		o.allIn(payroll.StateSent)
	}
	if doubts == 0 {
		t.Error("no answer was ever in doubt: the test proves nothing")
	}
}
