package link_test

import (
	"fmt"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// codesOf are the codes of a person in these tests, with what each must hold.
var codesOf = []struct { //nolint:gochecknoglobals // a table that tests read
	code int
	sum  string
}{{2100, "3.08"}, {2150, "8.00"}, {2160, "5.00"}}

// TestWrongIDsOfSeveralCodes lets the server answer some inserts of one person,
// who has two or three hour codes, with an id that is not that of the new row:
// an id that a step took is no proof that the row is that step's, when the row
// has another code or another amount. Nothing is sent twice, and all is told right.
func TestWrongIDsOfSeveralCodes(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"dup-id", "foreign-id", "next-id"} {
		for codes := 2; codes <= 3; codes++ {
			for mask := 1; mask < 1<<codes; mask++ {
				if brief() && mask != 1 {
					continue
				}
				t.Run(fmt.Sprintf("%s %d codes %03b", kind, codes, mask), func(t *testing.T) {
					t.Parallel()
					wrongIDsOfSeveralCodes(t, kind, codes, mask)
				})
			}
		}
	}
}

// wrongIDsOfSeveralCodes answers the inserts of mask wrongly: bit 0 is the first.
func wrongIDsOfSeveralCodes(t *testing.T, kind string, codes, mask int) {
	c := newSoon()
	o := smallOffice(t, 2, sim.Options{After: c.later}, quick(c), func(opt *link.Options) { opt.Parallel = 1 })
	o.codes("bardienst=2160")
	o.typed(1, sim.Whole(3))
	lines := []payroll.Line{o.line(0, 3, 185, 0), o.line(0, 2, 480, 0), o.line(0, 4, 300, 0)}
	lines[1].Type, lines[2].Type = "overuren", "bardienst"
	o.put(lines[:codes]...)
	for n := range codes {
		if mask&(1<<n) == 0 {
			continue
		}
		if err := o.sim.Inject(sim.Fault{Operation: "HourComponentVar_Insert", Kind: kind, Nth: n + 1}); err != nil {
			t.Fatal(err)
		}
	}
	once := func(when string) {
		t.Helper()
		for _, c := range codesOf[:codes] {
			if sum, n := o.held(0, c.code); n > 1 {
				t.Fatalf("%s: code %d is there %d times: %s", when, c.code, n, sum)
			}
		}
	}
	o.export()
	once("after the export")
	o.sim.ClearFaults()
	<-c.After(time.Minute)
	o.export()
	once("after the next one")
	for range 2 {
		settleByLooking(o)
		o.export()
	}
	for _, c := range codesOf[:codes] {
		o.holds(0, c.code, c.sum, 1)
	}
	o.allIn(payroll.StateSent)
	o.clean()
	if left := o.issues(); len(left) != 0 {
		t.Errorf("there is still something to choose: %+v", left)
	}
	if n := o.different(); n != 0 {
		t.Errorf("%d differ", n)
	}
}
