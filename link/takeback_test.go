package link_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/store"
)

// sentOnce is an office in which one line of 12:00 with a meal is white.
func sentOnce(t *testing.T) (*office, payroll.LineID) {
	t.Helper()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	o.put(o.line(0, 2, 720, 100))
	o.export()
	o.allIn(payroll.StateSent)
	return o, o.ids(0)[0]
}

// wantWorld compares what Nmbrs holds of the person, in the order hours, meals, days.
func (o *office) wantWorld(hours, meals string, days int) {
	o.t.Helper()
	h, _ := o.held(0, 2100)
	m, _ := o.held(0, 5100)
	if h != hours || m != meals || o.days(0) != days {
		o.t.Errorf("Nmbrs holds %s hours, %s meals and %d days; want %s, %s and %d", h, m, o.days(0), hours, meals, days)
	}
}

// quiet fails when an export has anything to send.
func (o *office) quiet() {
	o.t.Helper()
	if res := o.export(); res.Batch != "" {
		o.t.Errorf("an export sent %+v", res.Steps)
	}
}

// TestTakenBackKeepsItsApproval: what was approved, sent and taken back is green
// by its old approval, and the same file again changes nothing of that.
func TestTakenBackKeepsItsApproval(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
	list := []byte("datum;naam;personeelsnummer;vestiging;team;type;start;eind;pauze;uren;maaltijden;opmerking;goedgekeurd\n" +
		"02-11-2026;" + smallName(0) + ";1;Klein;bar;gewerkte uren;;;;8,00;1;;nee\n")
	o.read("uren.csv", list)
	if _, _, err := o.svc.ApproveAll(o.co, o.desk()); err != nil {
		t.Fatal(err)
	}
	o.export()
	o.takeBack()
	o.wantWorld("0.00", "0.00", 0)
	o.allIn(payroll.StateReady)
	if got := o.read("uren.csv", list); got.New+got.Changed != 0 {
		t.Errorf("the same file again: %+v", got)
	}
	o.allIn(payroll.StateReady)
	o.export()
	o.wantWorld("8.00", "1.00", 1)
	o.clean()
}

// TestTakingBackApprovesNothing: an edit or a withdrawal of a sent line that
// nobody confirmed waits for somebody's word after the sending was taken back.
func TestTakingBackApprovesNothing(t *testing.T) {
	t.Parallel()
	t.Run("edit", func(t *testing.T) {
		o, id := sentOnce(t)
		o.edit(id, 1080)
		o.takeBack()
		o.allIn(payroll.StateOpen)
		o.reopen()
		o.quiet()
		o.wantWorld("0.00", "0.00", 0)
		if n, left, err := o.svc.ApproveAll(o.co, o.desk()); n != 1 || left != 0 || err != nil {
			t.Fatalf("approved %d, %d left, %v", n, left, err)
		}
		o.allIn(payroll.StateReady)
		o.export()
		o.wantWorld("18.00", "1.00", 1)
		o.allIn(payroll.StateSent)
		o.clean()
	})
	t.Run("edit undone on the screen", func(t *testing.T) {
		o, id := sentOnce(t)
		o.edit(id, 1080)
		o.takeBack()
		if _, err := o.svc.Undo(t.Context(), o.co, store.AreaHours); err != nil {
			t.Fatal(err)
		}
		o.allIn(payroll.StateReady)
		o.export()
		o.wantWorld("12.00", "1.00", 1)
		if _, err := o.svc.Redo(t.Context(), o.co, store.AreaHours); err != nil {
			t.Fatal(err)
		}
		o.allIn(payroll.StateChanged)
		o.takeBack()
		o.allIn(payroll.StateOpen)
	})
	t.Run("withdrawal", func(t *testing.T) {
		o, id := sentOnce(t)
		o.withdraw(id)
		o.takeBack()
		o.allIn(payroll.StateOpen)
		o.quiet()
		if n, err := o.svc.SetApproved(o.co, o.desk(), []payroll.LineID{id}, true); n != 1 || err != nil {
			t.Fatalf("%d, %v", n, err)
		}
		o.allIn(payroll.StateOutside)
		o.quiet()
		o.wantWorld("0.00", "0.00", 0)
	})
	t.Run("withdrawn after it was taken back", func(t *testing.T) {
		o, id := sentOnce(t)
		o.takeBack()
		o.withdraw(id)
		o.allIn(payroll.StateOutside)
	})
	t.Run("confirmed before", func(t *testing.T) {
		o, id := sentOnce(t)
		o.edit(id, 540)
		o.confirm(id)
		o.takeBack()
		o.allIn(payroll.StateReady)
		o.export()
		o.wantWorld("9.00", "1.00", 1)
	})
}

// TestTakingACorrectionBack puts back what the correction replaced: 12.00, and
// not nothing; and after that what was there before.
func TestTakingACorrectionBack(t *testing.T) {
	t.Parallel()
	o, id := sentOnce(t)
	o.edit(id, 540)
	o.confirm(id)
	o.export()
	o.wantWorld("9.00", "1.00", 1)
	o.allIn(payroll.StateSent)
	res := o.takeBack()
	o.wantWorld("12.00", "1.00", 1)
	o.allIn(payroll.StateChanged)
	for _, st := range res.Steps {
		if st.Component.Kind == payroll.KindHours && (st.Seen != 900 || st.Ours != 900 || st.Wanted != 1200 || st.Amount != 300) {
			t.Errorf("told as %+v", st.Step)
		}
	}
	if n := o.different(); n != 0 {
		t.Errorf("%d different", n)
	}
	o.export() // the correction is confirmed still
	o.wantWorld("9.00", "1.00", 1)
	o.takeBack()
	o.takeBack()
	o.wantWorld("0.00", "0.00", 0)
	_, err := o.svc.TakeBack(context.Background(), o.co, link.TakeBackRequest{})
	wantProblem(t, err, link.CodeNothingSent)
	o.allIn(payroll.StateReady)
	o.export()
	o.wantWorld("9.00", "1.00", 1)
	o.clean()
}

// TestTakingARecalculationBack leaves the lines white on the code that they had.
func TestTakingARecalculationBack(t *testing.T) {
	t.Parallel()
	o, _ := sentOnce(t)
	o.codes("gewerkte uren=2150")
	o.export(recalculate)
	o.holds(0, 2150, "12.00", 1)
	o.takeBack()
	o.holds(0, 2150, "0.00", 0)
	o.wantWorld("12.00", "1.00", 1)
	o.allIn(payroll.StateSent)
	o.quiet()
	o.clean()
}

// TestTakingARecalculationBackBesideAHand: a colleague altered what the hours
// moved to; nothing of them goes back, and they are not in Nmbrs twice.
func TestTakingARecalculationBackBesideAHand(t *testing.T) {
	t.Parallel()
	o, _ := sentOnce(t)
	o.codes("gewerkte uren=2150", "maaltijden=5200")
	o.export(recalculate)
	row := ownRowOf(o, 0)
	if err := o.sim.AlterRow(atoi(t, string(row)), sim.Whole(11)); err != nil {
		t.Fatal(err)
	}
	res := o.takeBack()
	o.holds(0, 2150, "11.00", 1)
	o.holds(0, 2100, "0.00", 0)
	o.holds(0, 5100, "1.00", 1) // the meals are nobody's hand
	if len(res.Held) != 2 || res.Held[0].Person != smallName(0) {
		t.Fatalf("held: %+v", res.Held)
	}
	for _, h := range res.Held {
		want, seen := payroll.BlockChanged, payroll.Hundredths(1100)
		if h.Component.Code == 2100 {
			want, seen = payroll.BlockWith, 0
		}
		if h.Block != want || h.Seen != seen {
			t.Errorf("%+v", h)
		}
	}
	// Once a person has decided about the row, the rest goes as well.
	if err := o.sim.AlterRow(atoi(t, string(row)), sim.Whole(12)); err != nil {
		t.Fatal(err)
	}
	if res := o.takeBack(); len(res.Held) != 0 {
		t.Errorf("still held: %+v", res.Held)
	}
	o.wantWorld("12.00", "1.00", 1)
	o.allIn(payroll.StateSent)
	o.clean()
}

// TestTakingBackIsNotTakenBack: what a taking back took is sent by an export.
func TestTakingBackIsNotTakenBack(t *testing.T) {
	t.Parallel()
	o, _ := sentOnce(t)
	batches, err := o.co.Batches()
	if err != nil {
		t.Fatal(err)
	}
	res := o.takeBack()
	for id, want := range map[payroll.BatchID]payroll.Code{
		res.Batch: link.CodeUndoneTwice, batches[0].ID: link.CodeUndoneBefore, "nothing": link.CodeNoBatch, "last": link.CodeNothingSent,
	} {
		_, err := o.svc.TakeBack(context.Background(), o.co, link.TakeBackRequest{Batch: id})
		wantProblem(t, err, want)
	}
	o.export()
	o.wantWorld("12.00", "1.00", 1)
}

// TestTakingBackWhatArrivedInPart takes back a batch of which a part was
// refused, one that broke off half-way, and one that is in doubt.
func TestTakingBackWhatArrivedInPart(t *testing.T) {
	t.Parallel()
	refuse := func(o *office, op string) {
		o.t.Helper()
		if err := o.sim.Inject(sim.Fault{Operation: op, Kind: "fault", Code: 2030}); err != nil {
			o.t.Fatal(err)
		}
	}
	t.Run("meals refused", func(t *testing.T) {
		o := smallOffice(t, 1, sim.Options{}, withToken(smallToken))
		o.put(o.line(0, 2, 720, 100))
		refuse(o, "WageComponentVar_Insert")
		o.export()
		o.wantWorld("12.00", "0.00", 1)
		o.takeBack()
		o.wantWorld("0.00", "0.00", 0)
		o.allIn(payroll.StateReady)
		o.export()
		o.wantWorld("12.00", "1.00", 1)
		o.clean()
	})
	t.Run("the rest of a correction refused", func(t *testing.T) {
		o, id := sentOnce(t)
		o.edit(id, 540)
		o.confirm(id)
		refuse(o, "HourComponentVar_Insert")
		o.export()
		o.wantWorld("0.00", "1.00", 1)
		o.takeBack()
		o.wantWorld("12.00", "1.00", 1)
		o.allIn(payroll.StateChanged)
		o.clean()
	})
	t.Run("putting back refused", func(t *testing.T) {
		o, id := sentOnce(t)
		o.edit(id, 540)
		o.confirm(id)
		o.export()
		refuse(o, "HourComponentVar_Insert")
		if res := o.takeBack(); res.Refused != 1 {
			t.Errorf("refused %d", res.Refused)
		}
		o.wantWorld("0.00", "1.00", 1)
		for state, n := range o.states() {
			if n > 0 && (state == payroll.StateSent || state == payroll.StateReady) {
				t.Errorf("the line is %s", state)
			}
		}
		o.takeBack() // the same batch once more: the rest
		o.wantWorld("12.00", "1.00", 1)
		o.clean()
	})
	t.Run("in doubt", func(t *testing.T) {
		o, _ := sentOnce(t)
		o.put(o.line(0, 3, 60, 0))
		if err := o.sim.Inject(sim.Fault{Operation: "HourComponentVar_Insert", Times: 3, Kind: "empty200", Effect: "none"}); err != nil {
			t.Fatal(err)
		}
		if res := o.export(); res.Unsure != 1 {
			t.Fatalf("unsure %d", res.Unsure)
		}
		res := o.takeBack() // read back first: it never arrived, and is given up
		o.wantWorld("12.00", "1.00", 1)
		if res.Unsure != 0 || len(res.Held) != 0 {
			t.Errorf("%+v", res)
		}
		o.clean()
	})
}

// TestTakingBackABookingElsewhere takes a correction that is booked in the
// current period back there, and leaves the old period alone.
func TestTakingBackABookingElsewhere(t *testing.T) {
	t.Parallel()
	o := corrected(t, payroll.CorrectCurrent, 360)
	o.export(unlocked(nov))
	if rows := o.rowsPer(); rows[11] != "8.00 " || rows[12] != "-2.00 " {
		t.Fatalf("rows: %v", rows)
	}
	o.takeBack()
	if rows := o.rowsPer(); rows[11] != "8.00 " || rows[12] != "" {
		t.Errorf("rows: %v", rows)
	}
	o.allIn(payroll.StateChanged)
	o.clean()
}

// TestTakingBackNamesATwin leaves a late double alone and says so.
func TestTakingBackNamesATwin(t *testing.T) {
	t.Parallel()
	o, twin := twinned(t, false)
	res := o.takeBack()
	if len(res.Notes) != 1 || res.Notes[0].Code != link.CodeUndoTwin || res.Notes[0].Args["row"] != twin || res.Notes[0].Args["person"] != smallName(0) {
		t.Errorf("notes: %v", res.Notes)
	}
	o.holds(0, 2100, "8.00", 1)
}

// TestTakingBackTellsWhatStaysArmed: a correction that was confirmed and not sent
// goes along with the sending after a taking back, so the taking back names it; one
// that nobody confirmed does not go along and is not named.
func TestTakingBackTellsWhatStaysArmed(t *testing.T) {
	t.Parallel()
	for name, confirmed := range map[string]bool{"confirmed": true, "not confirmed": false} {
		t.Run(name, func(t *testing.T) {
			o, id := sentOnce(t)
			o.edit(id, 540)
			if confirmed {
				o.confirm(id)
			}
			res := o.takeBack()
			o.wantWorld("0.00", "0.00", 0)
			told := slices.ContainsFunc(res.Notes, func(p *payroll.Problem) bool {
				return p.Code == link.CodeArmed && strings.Contains(p.Args["lines"], smallName(0)+" 9:00")
			})
			if told != confirmed || (len(res.Armed) == 1) != confirmed {
				t.Errorf("told %t, armed %+v", told, res.Armed)
			}
			o.export()
			if confirmed {
				o.wantWorld("9.00", "1.00", 1)
			} else {
				o.wantWorld("0.00", "0.00", 0)
			}
		})
	}
}
