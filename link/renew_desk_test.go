package link_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/store"
)

// TestRenewIsDesk edits lines at random and compares the desk that is kept up
// to date with one that is read whole.
func TestRenewIsDesk(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 4, sim.Options{}, withToken(smallToken))
	for i := range 12 {
		l := o.line(i%4, 1+i%20, payroll.Minutes(120+60*i), payroll.Hundredths(i%2*100))
		l.Start, l.End = payroll.ClockTime(600+i*20), payroll.ClockTime(600+i*20)+payroll.ClockTime(l.Minutes)%600
		l.Minutes, _ = payroll.NetMinutes(l.Date, l.Start, l.End, 0, "")
		o.put(l)
	}
	d, err := o.svc.Desk(o.co, nov)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		at := d // each change is made on the lines as the one before left them
		for range rapid.IntRange(1, 3).Draw(t, "writes") {
			change(t, o, at)
			if at, err = o.svc.Desk(o.co, nov); err != nil {
				t.Fatal(err)
			}
		}
		now, err := o.svc.Renew(o.co, d)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := o.svc.Desk(o.co, nov)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(now.Verdicts, whole.Verdicts) || !reflect.DeepEqual(now.Book.Lines, whole.Book.Lines) {
			for i := range min(len(now.Verdicts), len(whole.Verdicts)) {
				if !reflect.DeepEqual(now.Verdicts[i], whole.Verdicts[i]) {
					t.Fatalf("kept up to date:\n%+v\nread whole:\n%+v", now.Verdicts[i], whole.Verdicts[i])
				}
			}
			t.Fatalf("%d verdicts kept up to date, %d read whole", len(now.Verdicts), len(whole.Verdicts))
		}
		d = now
	})
}

// change makes one write on a line of the desk, or on none. A refusal is fine:
// nothing is written then.
func change(t *rapid.T, o *office, d *link.Desk) {
	var err error
	if len(d.Verdicts) == 0 {
		return
	}
	v := &d.Verdicts[rapid.IntRange(0, len(d.Verdicts)-1).Draw(t, "line")]
	ids := []payroll.LineID{v.Line.ID}
	switch rapid.SampledFrom([]string{"approve", "edit", "withdraw", "seen", "elsewhere", "add", "delete", "undo", "settings"}).Draw(t, "what") {
	case "approve":
		_, err = o.svc.SetApproved(o.co, d, ids, !v.Line.Approved)
	case "edit":
		f := v.Line.Facts
		f.Date = payroll.MustDate(2026, 11, 1) + payroll.Date(rapid.IntRange(-2, 31).Draw(t, "day"))
		f.Person = rapid.SampledFrom([]string{f.Person, d.Verdicts[0].Line.Person, "Niemand"}).Draw(t, "person")
		err = o.svc.Edit(o.co, d, v.Line.ID, f, "")
	case "withdraw":
		err = o.svc.Withdraw(o.co, d, ids, "proef")
	case "seen":
		err = o.svc.MarkSeen(o.co, d, ids)
	case "elsewhere":
		err = o.svc.MarkElsewhere(o.co, d, ids, !v.Line.Elsewhere)
	case "add":
		_, err = o.svc.Add(o.co, v.Line.Facts, "")
	case "delete":
		if len(d.Verdicts) > 6 {
			err = o.svc.Delete(o.co, d, ids)
		}
	case "undo":
		_, err = o.svc.Undo(t.Context(), o.co, store.AreaHours)
	case "settings":
		err = o.svc.SetFinding(o.co, payroll.FindNoBreak, rapid.Bool().Draw(t, "on"))
	}
	if err != nil {
		t.Logf("refused: %v", err)
	}
}

// BenchmarkRenew edits one line of a period of 50,000.
func BenchmarkRenew(b *testing.B) {
	o, d := largeDesk(b)
	id := d.Verdicts[deskLines/2].Line.ID
	on := false
	b.ResetTimer()
	for b.Loop() {
		if _, err := o.svc.SetApproved(o.co, d, []payroll.LineID{id}, on); err != nil {
			b.Fatal(err)
		}
		on = !on
		now, err := o.svc.Renew(o.co, d)
		if err != nil {
			b.Fatal(err)
		}
		d = now
	}
}

// TestEditOfAnOlderLook moves a line twice from one look at the period: the
// second would leave it in two places, so it is refused and changes nothing.
func TestEditOfAnOlderLook(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 480, 0))
	d := o.desk()
	moved := func(day int) payroll.Facts {
		f := d.Verdicts[0].Line.Facts
		f.Date = payroll.MustDate(2026, 11, day)
		return f
	}
	id := d.Verdicts[0].Line.ID
	if err := o.svc.Edit(o.co, d, id, moved(3), ""); err != nil {
		t.Fatal(err)
	}
	wantProblem(t, o.svc.Edit(o.co, d, id, moved(4), ""), store.CodeLineStale)
	_, err := o.svc.SetApproved(o.co, d, []payroll.LineID{id}, false)
	wantProblem(t, err, store.CodeLineStale)
	now := o.desk()
	if len(now.Verdicts) != 1 || now.Verdicts[0].Line.Date != payroll.MustDate(2026, 11, 3) || now.Verdicts[0].Line.Minutes != 480 {
		t.Errorf("the period holds %+v", now.Verdicts)
	}
}
