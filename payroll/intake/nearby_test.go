package intake

import (
	"testing"
	"time"

	"doorzet/payroll"
)

// nearCase is hours that were sent, and a newer file that tells them at another
// place or of somebody else: what Nmbrs holds before a person said anything, and
// after the correction was confirmed.
type nearCase struct {
	name        string
	sent, says  []Row
	held, after string
}

func nearCases() []nearCase {
	on := func(month, day int, who string, minutes int) Row {
		return with(row(day, who, "A", "B", minutes), func(r *Row) { r.Date = payroll.MustDate(2026, time.Month(month), day) })
	}
	daan := "Daan Bakker"
	return []nearCase{
		{
			"split over midnight",
			[]Row{timedRow(2, me, "A", "B", 22, 6)},
			[]Row{timedRow(2, me, "A", "B", 22, 0), timedRow(3, me, "A", "B", 0, 6)},
			"8:00", "8:00",
		},
		{
			"split over midnight beside a shift that was forgotten",
			[]Row{timedRow(3, me, "A", "B", 22, 6)},
			[]Row{timedRow(2, me, "A", "B", 9, 17), timedRow(3, me, "A", "B", 22, 0), timedRow(4, me, "A", "B", 0, 6)},
			"16:00", "16:00",
		},
		{
			"split over two days without times",
			[]Row{on(11, 2, me, 480)},
			[]Row{on(11, 2, me, 240), on(11, 3, me, 240)},
			"8:00", "8:00",
		},
		{
			"a part went to the day before",
			[]Row{on(11, 3, me, 480)},
			[]Row{on(11, 2, me, 120), on(11, 3, me, 360)},
			"8:00", "8:00",
		},
		{
			"the whole went to the days around it, divided",
			[]Row{on(11, 3, me, 480)},
			[]Row{on(11, 2, me, 120), on(11, 4, me, 360)},
			"8:00", "8:00",
		},
		{
			"two that each gave some",
			[]Row{on(11, 2, me, 480), on(11, 4, me, 480)},
			[]Row{on(11, 1, me, 240), on(11, 2, me, 240), on(11, 3, me, 240), on(11, 4, me, 240)},
			"16:00", "16:00",
		},
		{
			"a line that was not sent grew instead",
			[]Row{on(11, 2, me, 480)},
			[]Row{on(11, 2, me, 240), on(11, 3, me, 240), on(11, 9, me, 60)},
			"9:00", "9:00",
		},
		{
			"no nearer than two days",
			[]Row{on(11, 2, me, 480)},
			[]Row{on(11, 2, me, 240), on(11, 4, me, 240)},
			"12:00", "8:00",
		},
		{
			"another person's day has no part in it",
			[]Row{on(11, 2, me, 480)},
			[]Row{on(11, 2, me, 240), on(11, 3, daan, 240)},
			"12:00", "8:00",
		},
		{
			"the shift of another",
			[]Row{timedRow(2, me, "A", "B", 10, 18)},
			[]Row{timedRow(2, daan, "A", "B", 10, 18)},
			"8:00", "8:00",
		},
		{
			"the shift of another without times",
			[]Row{on(11, 2, me, 480), on(11, 3, me, 300)},
			[]Row{on(11, 2, daan, 480), on(11, 3, me, 300)},
			"13:00", "13:00",
		},
		{
			"other hours of another",
			[]Row{timedRow(2, me, "A", "B", 10, 18)},
			[]Row{timedRow(2, daan, "A", "B", 12, 20)},
			"16:00", "8:00",
		},
		{
			"equal hours of another elsewhere",
			[]Row{on(11, 2, me, 480)},
			[]Row{on(11, 2, daan, 480), with(on(11, 2, daan, 60), func(r *Row) { r.Team = "K" })},
			"9:00", "9:00",
		},
	}
}

func twoBakkers() *world {
	return newWorld(hourly("22", "7", "Sanne", "Bakker"), hourly("23", "8", "Daan", "Bakker"))
}

// whole is a file of the whole month.
func whole(list []Row) file {
	return file{rows: list, venues: []string{"A"}, span: payroll.Span{From: payroll.MustDate(2026, 11, 1), To: payroll.MustDate(2026, 11, 30)}}
}

// TestHoursThatLieNearACorrectionWaitForIt tells that what a newer file took off
// a line that was sent is never paid twice beside it.
func TestHoursThatLieNearACorrectionWaitForIt(t *testing.T) {
	for _, c := range nearCases() {
		t.Run(c.name, func(t *testing.T) {
			w := twoBakkers()
			notPart := false
			w.answers.Part = &notPart
			w.read(whole(c.sent))
			w.send()
			w.read(whole(c.says))
			w.send()
			if got := w.holds(0, 0).Clock(); got != c.held {
				t.Errorf("before the correction Nmbrs holds %s, want %s: %s", got, c.held, w.told())
			}
			w.opt.Sent = true
			w.read(whole(c.says))
			w.send()
			if got := w.holds(0, 0).Clock(); got != c.held {
				t.Errorf("while the correction waits for a word Nmbrs holds %s, want %s: %s", got, c.held, w.told())
			}
			w.confirm()
			w.send()
			w.send()
			if got := w.holds(0, 0).Clock(); got != c.after {
				t.Errorf("after the correction Nmbrs holds %s, want %s: %s", got, c.after, w.told())
			}
		})
	}
}

// told says what is said of every line.
func (w *world) told() string {
	out := ""
	for _, v := range w.offices[0].book.Evaluate() {
		out += "\n" + string(v.Line.ID) + " " + v.Line.Date.String() + " " + v.Line.Person + " " + v.Line.Minutes.Clock() + " " + string(v.State)
		for _, f := range v.Findings {
			out += " " + string(f.Kind)
		}
	}
	return out
}

// TestAnAnswerLetsHoursNearACorrectionGo tells that a person who says that hours
// come on top is believed.
func TestAnAnswerLetsHoursNearACorrectionGo(t *testing.T) {
	for name, answer := range map[string]func(a *Answers, id payroll.LineID){
		"besides":   func(a *Answers, id payroll.LineID) { a.Besides = Picked{IDs: map[payroll.LineID]bool{id: true}} },
		"not moved": func(a *Answers, id payroll.LineID) { a.Stayed = Picked{IDs: map[payroll.LineID]bool{id: true}} },
	} {
		for _, before := range []bool{false, true} {
			w := twoBakkers()
			w.read(rows(row(2, me, "A", "B", 480)))
			w.send()
			says := rows(row(2, me, "A", "B", 240), row(3, me, "A", "B", 240))
			if before { // the file was read once without the answer
				w.read(says)
			}
			answer(&w.answers, w.offices[0].book.Lines[0].ID)
			w.read(says)
			w.send()
			if got := w.holds(0, 0).Clock(); got != "12:00" {
				t.Errorf("%s, asked before %t: Nmbrs holds %s, want 12:00: %s", name, before, got, w.told())
			}
		}
	}
}

// TestOverTheEdgeOfAPeriod tells that hours of the next period wait as well.
func TestOverTheEdgeOfAPeriod(t *testing.T) {
	w := sanne()
	w.read(rows(timedRow(30, me, "A", "B", 22, 6)))
	w.send()
	first := with(timedRow(1, me, "A", "B", 0, 6), func(r *Row) { r.Date = payroll.MustDate(2026, 12, 1) })
	ch := w.read(rows(timedRow(30, me, "A", "B", 22, 0), first))
	if len(ch.New) != 1 || len(ch.New[0].Questions) != 1 || ch.New[0].Questions[0].Kind != payroll.QuestionNear {
		t.Errorf("the hours of December are %+v", ch.New)
	}
}
