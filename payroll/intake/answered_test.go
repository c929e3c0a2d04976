package intake

import (
	"fmt"
	"testing"

	"doorzet/payroll"
)

// TestALaterReadingAnswers: what a file asked when it was taken over can be answered
// when it is read again, to the same end as if it had been answered at once.
func TestALaterReadingAnswers(t *testing.T) {
	all := Picked{All: true}
	b8 := row(2, me, "A", "B", 480)
	days := payroll.Span{From: b8.Date, To: b8.Date + 5}
	for name, c := range map[string]struct {
		says    file
		answers Answers
		want    string
	}{
		"moved":     {file{rows: []Row{row(3, me, "A", "B", 480)}, span: days}, Answers{Moved: all}, "1/2100 8:00"},
		"not moved": {file{rows: []Row{row(3, me, "A", "B", 480)}, span: days}, Answers{Stayed: all, Keep: all}, "1/2100 16:00"},
		"replaces":  {rows(row(2, me, "Elders", "B", 480)), Answers{Replaces: all}, "1/2100 8:00"},
		"beside":    {rows(row(2, me, "Elders", "B", 480)), Answers{Besides: all}, "1/2100 16:00"},
	} {
		for _, sent := range []bool{false, true} {
			for _, late := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s, sent %v, late %v", name, sent, late), func(t *testing.T) {
					w := sanne()
					before(sent, rows(b8))(w)
					if late {
						w.read(c.says)
						w.send()
						if got := w.figures(); got != "1/2100 8:00" && (sent || got != "") {
							t.Fatalf("before the answer Nmbrs holds %q", got)
						}
					}
					w.answers = c.answers
					w.read(c.says)
					w.send()
					w.confirm()
					w.send()
					for i := range w.offices[0].book.Lines { // what waited for the correction goes
						w.offices[0].book.Lines[i].Settle(payroll.QuestionWaits)
					}
					w.send()
					if got := w.figures(); got != c.want {
						t.Errorf("Nmbrs holds %q, want %q (%s)", got, c.want, summary(w.last))
					}
				})
			}
		}
	}
}
