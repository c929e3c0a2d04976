package link_test

import (
	"errors"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// The venues of the lines are listed with whose they are, undecided ones first.
func TestVenuesAreListed(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 2, sim.Options{}, withToken(smallToken))
	var lines []payroll.Line
	for i, venue := range []string{"De Haven", "de haven", "Centrum", ""} {
		l := o.line(0, 2+i, 480, 0)
		l.Venue = venue
		lines = append(lines, l)
	}
	o.put(lines...)
	if err := o.svc.SetVenue("Centrum", o.co); err != nil {
		t.Fatal(err)
	}
	rows, err := o.svc.Venues(payroll.Span{})
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 2 || rows[0].Owner != "" || rows[0].Lines != 2 || rows[1].Name != "Centrum" || rows[1].Owner != o.co.Key() {
		t.Fatalf("rows %+v", rows)
	}
	// With one company linked every venue is its own.
	if open, err := o.svc.OpenVenues([]string{"De Haven", "Centrum", ""}); err != nil || len(open) != 0 {
		t.Fatalf("open %v, %v", open, err)
	}
}

// Which of two equal clock times is meant is kept, and gives the net length.
func TestTheHourIsResolved(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	l := o.line(0, 2, 0, 0)
	l.Date, l.Start, l.End = payroll.MustDate(2026, time.October, 24), 22*60, 2*60+15
	plain := o.line(0, 3, 60, 0)
	plain.Date = payroll.MustDate(2026, time.October, 3)
	o.put(l, plain)
	october := payroll.Period{Year: 2026, Number: 10}
	find := func() payroll.Line {
		d, err := o.svc.Desk(o.co, october)
		if err != nil {
			t.Fatal(err)
		}
		for i := range d.Verdicts {
			if d.Verdicts[i].Line.ID == l.ID {
				return d.Verdicts[i].Line
			}
		}
		t.Fatal("the line is gone")
		return payroll.Line{}
	}
	resolve := func(id payroll.LineID, which string) error {
		d, err := o.svc.Desk(o.co, october)
		if err != nil {
			t.Fatal(err)
		}
		return o.svc.ResolveHour(o.co, d, []payroll.LineID{id}, which)
	}
	for _, c := range []struct {
		which string
		net   payroll.Minutes
	}{{link.FirstHour, 255}, {link.SecondHour, 315}} {
		if err := resolve(l.ID, c.which); err != nil {
			t.Fatal(err)
		}
		if got := find(); got.Minutes != c.net || got.Resolved != c.which || got.Approved {
			t.Fatalf("%s: %d minutes, %q, approved %v", c.which, got.Minutes, got.Resolved, got.Approved)
		}
	}
	version := find().Version
	if err := resolve(l.ID, link.SecondHour); err != nil || find().Version != version {
		t.Fatalf("the same answer again: %v, version %d", err, find().Version)
	}
	for _, bad := range []error{resolve(plain.ID, link.FirstHour), resolve(l.ID, "third")} {
		if p := (*payroll.Problem)(nil); !errors.As(bad, &p) || p.Code != link.CodeNotTwice {
			t.Errorf("got %v", bad)
		}
	}
}

// Someone who is expected in Nmbrs waits, and the lines stay blocked.
func TestAWaitingNameBlocks(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	l := o.line(0, 2, 480, 0)
	l.Person, l.Number = "Nieuwe Kracht", ""
	o.put(l)
	if err := o.svc.Wait(o.co, "Nieuwe Kracht"); err != nil {
		t.Fatal(err)
	}
	d := o.desk()
	_, names := o.svc.People(d)
	if len(names) != 1 || !names[0].Waiting || !d.Verdicts[0].Blocked() {
		t.Fatalf("names %+v, findings %v", names, d.Verdicts[0].Findings)
	}
}
