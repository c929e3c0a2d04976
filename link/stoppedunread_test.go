package link_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// stopsUnread sends three codes of two people, with some answers that name
// another row than the one that was made, and ends after so many calls: nothing
// of it is read back.
func stopsUnread(t *testing.T, kind string, wrong, calls int) *office {
	t.Helper()
	c := newSoon()
	o := smallOffice(t, 3, sim.Options{After: c.later}, quick(c), func(opt *link.Options) { opt.Parallel = 1 })
	o.typed(2, sim.Whole(3))
	for person := range 2 {
		over := o.line(person, 2, 480, 100)
		over.Type = "overuren"
		o.put(o.line(person, 3, 185, 0), over)
	}
	for _, op := range []string{"HourComponentVar_Insert", "WageComponentVar_Insert"} {
		if err := o.sim.Inject(sim.Fault{Operation: op, Kind: kind, Times: wrong}); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	began := o.writes()
	res, err := o.svc.Export(ctx, o.co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov, Progress: func(link.Progress) {
		if o.writes()-began >= calls {
			cancel()
		}
	}}})
	if err != nil {
		t.Fatal(err)
	}
	if res.Verify != nil {
		t.Fatal("it was read back after all: the test proves nothing")
	}
	o.sim.ClearFaults()
	<-c.After(time.Minute)
	o.reopen()
	return o
}

// TestEndedBeforeReadBack ends the program after each call, wrong answers among
// those before: the next export reads back first, whether the batch was at its
// end or not, and everything is in Nmbrs once.
func TestEndedBeforeReadBack(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"dup-id", "foreign-id", "next-id"} {
		for _, wrong := range []int{1, -1} {
			for _, calls := range []int{1, 2, 4, 8} {
				if brief() && calls != 2 {
					continue
				}
				t.Run(fmt.Sprintf("%s %d of %d", kind, wrong, calls), func(t *testing.T) {
					t.Parallel()
					o := stopsUnread(t, kind, wrong, calls)
					o.export()
					o.once(2)
					for range 2 {
						settleByLooking(o)
						o.export()
						o.once(2)
					}
					for person := range 2 {
						o.holds(person, 2100, "3.08", 1)
						o.holds(person, 2150, "8.00", 1)
						o.holds(person, 5100, "1.00", 1)
					}
					o.allIn(payroll.StateSent)
					o.clean()
					o.oneEach(2)
					o.holds(2, 2100, "3.00", 1)
					if n := o.different(); n != 0 {
						t.Errorf("%d differ", n)
					}
				})
			}
		}
	}
}

// TestTakenBackBeforeReadBack takes back what was sent with wrong answers and
// never read back: nobody's row but ours goes, and ours goes.
func TestTakenBackBeforeReadBack(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"dup-id", "foreign-id", "next-id"} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			o := stopsUnread(t, kind, 1, 4)
			for range 3 {
				settleByLooking(o)
				_, err := o.svc.TakeBack(t.Context(), o.co, link.TakeBackRequest{})
				var p *payroll.Problem
				if err != nil && (!errors.As(err, &p) || p.Code != link.CodeInDoubt && p.Code != link.CodeNothingSent) {
					t.Fatal(err)
				}
			}
			for person := range 2 {
				for _, code := range []int{2100, 2150, 5100} {
					o.holds(person, code, "0.00", 0)
				}
			}
			o.holds(2, 2100, "3.00", 1)
			o.clean()
		})
	}
}

// once fails when a code of anybody is in Nmbrs twice.
func (o *office) once(people int) {
	o.t.Helper()
	for person := range people {
		for _, code := range []int{2100, 2150, 5100} {
			if sum, n := o.held(person, code); n > 1 {
				o.t.Fatalf("person %d has code %d %d times: %s", person, code, n, sum)
			}
		}
	}
}
