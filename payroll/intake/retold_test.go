package intake

import (
	"testing"

	"doorzet/payroll"
)

// TestAPartIsNoOtherWordForWhatItLeavesOut tells that a row of equal length is
// asked about where the file may not speak of the line.
func TestAPartIsNoOtherWordForWhatItLeavesOut(t *testing.T) {
	early, late := timedRow(2, me, "Anker", "B", 10, 14), timedRow(2, me, "Loods", "B", 18, 22)
	other := timedRow(3, me, "Anker", "B", 9, 12)
	yes, no := true, false
	for _, c := range []struct {
		name     string
		part     *bool
		was, now Row
		want     string
	}{
		{"a part, elsewhere and later", &yes, early, late, "same 1, double 1"},
		{"the whole, elsewhere and later", &no, early, late, "same 1, double 1, vanished 1"},
		{"a part, the same place later", &yes, early, timedRow(2, me, "Anker", "B", 18, 22), "same 1, double 1"},
		{"the whole, the same place later", &no, early, timedRow(2, me, "Anker", "B", 18, 22), "same 2, told 1"},
		{"a part, longer and later", &yes, early, timedRow(2, me, "Anker", "B", 17, 22), "same 1, double 1"},
		{"a part, another team without times", &yes, row(2, me, "Anker", "B", 240), row(2, me, "Anker", "K", 240), "same 1, double 1"},
		{"the whole, another team without times", &no, row(2, me, "Anker", "B", 240), row(2, me, "Anker", "K", 240), "same 2, told 1"},
		{"a part, half an hour later", &yes, early, with(early, func(r *Row) { r.Start, r.End = r.Start+30, r.End+30 }), "same 2, told 1"},
	} {
		w := sanne()
		w.read(rows(c.was, other))
		w.answers.Part = c.part
		f := rows(c.now, other)
		f.venues = []string{"Anker", "Loods"}
		if got := summary(w.read(f)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestAnswersThatContradict tells that no pair of answers pays hours twice or
// takes away what was said to stay.
func TestAnswersThatContradict(t *testing.T) {
	for _, part := range []bool{false, true} {
		w := sanne()
		w.read(rows(row(2, me, "A", "B", 480), row(5, me, "A", "B", 60)))
		w.send()
		w.answers.Part = &part
		w.answers.Moved = Picked{IDs: map[payroll.LineID]bool{w.offices[0].book.Lines[0].ID: true}}
		w.read(file{rows: []Row{row(3, me, "A", "B", 480), row(5, me, "A", "B", 60)}, span: payroll.Span{From: payroll.MustDate(2026, 11, 1), To: payroll.MustDate(2026, 11, 5)}})
		w.send()
		if got := w.holds(0, 0).Clock(); got != "9:00" {
			t.Errorf("moved, part %t: Nmbrs holds %s, want 9:00: %s", part, got, w.told())
		}
		w.confirm()
		w.send()
		if got := w.holds(0, 0).Clock(); got != "9:00" {
			t.Errorf("moved, part %t: then Nmbrs holds %s, want 9:00: %s", part, got, w.told())
		}
	}
	// the day of the line lies outside the file
	w := sanne()
	w.read(rows(row(2, me, "A", "B", 480)))
	w.send()
	yes := true
	w.answers = Answers{Part: &yes, Moved: Picked{IDs: map[payroll.LineID]bool{w.offices[0].book.Lines[0].ID: true}}}
	w.read(rows(row(3, me, "A", "B", 480)))
	w.send()
	if got := w.holds(0, 0).Clock(); got != "8:00" {
		t.Errorf("moved from outside the file: Nmbrs holds %s, want 8:00: %s", got, w.told())
	}

	// a line on top of which hours come stays
	for _, sent := range []bool{false, true} {
		w := sanne()
		w.read(rows(timedRow(2, me, "Anker", "B", 10, 14)))
		if sent {
			w.send()
		}
		w.opt = Taker{Sent: true, Withdraw: true}
		w.answers = Answers{Besides: Picked{IDs: map[payroll.LineID]bool{w.offices[0].book.Lines[0].ID: true}}}
		f := rows(timedRow(2, me, "Loods", "K", 18, 22))
		f.venues = []string{"Anker"}
		w.read(f)
		w.send()
		w.confirm()
		w.send()
		if got := w.holds(0, 0).Clock(); got != "8:00" {
			t.Errorf("on top, sent %t: Nmbrs holds %s, want 8:00: %s", sent, got, w.told())
		}
	}
}
