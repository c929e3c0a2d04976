package intake

import (
	"testing"

	"doorzet/payroll"
)

// TestAShiftMovesInsideAPart: a part says nothing of whom it leaves out, and all of
// whom it names: a shift of theirs that stands on another day of it and that it no
// longer has may be the new one. Unanswered, no more is paid than before; whatever
// is neither as long nor of that person comes in by itself.
func TestAShiftMovesInsideAPart(t *testing.T) {
	part := true
	november := func(list ...Row) file {
		return file{rows: list, span: payroll.Span{From: payroll.MustDate(2026, 11, 1), To: payroll.MustDate(2026, 11, 15)}}
	}
	for name, c := range map[string]struct {
		stood []Row
		says  file
		want  string
		holds string
	}{
		"a day on, by length": {
			stood: []Row{row(2, me, "A", "B", 480), row(9, me, "A", "B", 300)}, says: november(row(3, me, "A", "B", 480), row(9, me, "A", "B", 300)),
			want: "same 1, moved 1", holds: "13:00",
		},
		"a day on, by times": {
			stood: []Row{timedRow(2, me, "A", "B", 10, 18)}, says: november(timedRow(3, me, "A", "B", 10, 18)),
			want: "moved 1", holds: "8:00",
		},
		"its old day outside the part": {
			stood: []Row{timedRow(2, me, "A", "B", 10, 18)}, says: rows(timedRow(3, me, "A", "B", 10, 18)),
			want: "new 1", holds: "16:00",
		},
		"its old day still there": {
			stood: []Row{row(2, me, "A", "B", 480)}, says: november(row(2, me, "A", "B", 480), row(3, me, "A", "B", 480)),
			want: "new 1, same 1", holds: "16:00",
		},
		"another length": {
			stood: []Row{row(2, me, "A", "B", 480)}, says: november(row(3, me, "A", "B", 300)),
			want: "new 1", holds: "13:00",
		},
		"further than a week": {
			stood: []Row{row(2, me, "A", "B", 480)}, says: november(row(10, me, "A", "B", 480)),
			want: "new 1", holds: "16:00",
		},
	} {
		for _, sent := range []bool{false, true} {
			w := sanne()
			w.read(rows(c.stood...))
			if sent {
				w.send()
			}
			w.answers.Part = &part
			w.read(c.says)
			w.send()
			if got := summary(w.last); got != c.want {
				t.Errorf("%s, sent %t: %s, want %s", name, sent, got, c.want)
			}
			if got := w.holds(0, 0).Clock(); got != c.holds {
				t.Errorf("%s, sent %t: Nmbrs holds %s, want %s: %s", name, sent, got, c.holds, w.told())
			}
		}
	}
}
