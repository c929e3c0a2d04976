package intake

import (
	"testing"

	"doorzet/payroll"
)

// TestAShiftThatMovedAndChangedWaits: what was sent and is gone, while new hours of
// the same person and place lie within a week of it, holds as many of those until its
// correction was confirmed. A roster of the next week, of which the file has the old
// week or has it not, waits for nothing.
func TestAShiftThatMovedAndChangedWaits(t *testing.T) {
	at := func(day, minutes int) Row { return row(day, me, "A", "B", minutes) }
	month := payroll.Span{From: payroll.MustDate(2026, 11, 1), To: payroll.MustDate(2026, 11, 30)}
	week := []Row{at(9, 480), at(10, 480), at(11, 450), at(12, 480), at(13, 300)}
	for name, c := range map[string]struct {
		stood []Row
		says  file
		holds string
		after string // once the corrections are confirmed
	}{
		"two days on and longer": {[]Row{at(2, 480)}, file{rows: []Row{at(4, 510)}, span: month}, "1/2100 8:00", "1/2100 8:30"},
		"a week on and shorter":  {[]Row{at(2, 480)}, file{rows: []Row{at(9, 300)}, span: month}, "1/2100 8:00", "1/2100 5:00"},
		"in two":                 {[]Row{at(2, 480)}, file{rows: []Row{at(4, 300), at(5, 240)}, span: month}, "1/2100 8:00", "1/2100 9:00"},
		"further away":           {[]Row{at(2, 480)}, file{rows: []Row{at(12, 510)}, span: month}, "1/2100 16:30", "1/2100 8:30"},
		"another venue":          {[]Row{at(2, 480)}, file{rows: []Row{row(6, me, "C", "B", 510)}, span: month, venues: []string{"A"}}, "1/2100 16:30", "1/2100 8:30"},
		"more shifts than gone":  {[]Row{at(2, 480)}, file{rows: []Row{at(4, 510), at(6, 240)}, span: month}, "1/2100 12:00", "1/2100 12:30"},
		"the next week alone":    {[]Row{at(2, 480), at(3, 480), at(4, 450), at(5, 480), at(6, 300)}, rows(week...), "1/2100 73:00", "1/2100 73:00"},
		"both weeks":             {[]Row{at(2, 480), at(3, 480)}, file{rows: append([]Row{at(2, 480), at(3, 480)}, week...), span: month}, "1/2100 52:30", "1/2100 52:30"},
	} {
		w := sanne()
		w.read(rows(c.stood...))
		w.send()
		w.read(c.says)
		w.send()
		if got := w.figures(); got != c.holds {
			t.Errorf("%s: Nmbrs holds %q, want %q (%s)", name, got, c.holds, summary(w.last))
		}
		w.opt.Sent = true
		w.read(c.says)
		w.send()
		w.confirm()
		w.send()
		w.send()
		if got := w.figures(); got != c.after {
			t.Errorf("%s: at the end Nmbrs holds %q, want %q", name, got, c.after)
		}
	}
}
