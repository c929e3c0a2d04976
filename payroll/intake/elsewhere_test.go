package intake

import (
	"slices"
	"testing"

	"doorzet/payroll"
)

// TestWhatAnotherLinkPaidIsNotPaidBeside: whatever a newer file makes of hours that
// another link has paid, no more is sent beside them than it says above those, and
// where it says another figure somebody is told.
func TestWhatAnotherLinkPaidIsNotPaidBeside(t *testing.T) {
	b8 := row(2, me, "A", "B", 480)
	week := payroll.Span{From: b8.Date, To: b8.Date + 6}
	at := func(day, minutes int) Row { return row(day, me, "A", "B", minutes) }
	for name, c := range map[string]struct {
		says []Row
		// told is set where somebody is told on the line, asked where a row is asked
		// about; holds is what Nmbrs then holds.
		told, asked bool
		holds       string
	}{
		"the same":                 {[]Row{b8}, false, false, ""},
		"another team":             {[]Row{row(2, me, "A", "X", 480)}, false, false, ""},
		"a team with a surcharge":  {[]Row{row(2, me, "A", "T", 480)}, true, false, ""},
		"longer":                   {[]Row{at(2, 510)}, true, false, ""},
		"shorter":                  {[]Row{at(2, 450)}, true, false, ""},
		"in two":                   {[]Row{at(2, 240), at(2, 240)}, false, false, ""},
		"in two teams":             {[]Row{at(2, 240), row(2, me, "A", "X", 240)}, false, false, ""},
		"in two, one surcharged":   {[]Row{at(2, 240), row(2, me, "A", "T", 240)}, true, false, ""},
		"in three":                 {[]Row{at(2, 240), at(2, 60), at(2, 180)}, false, false, ""},
		"in two and more":          {[]Row{at(2, 300), at(2, 240)}, true, false, ""},
		"in two and less":          {[]Row{at(2, 180), at(2, 240)}, true, false, ""},
		"a second shift":           {[]Row{b8, at(2, 120)}, false, false, "1/2100 2:00"},
		"another venue":            {[]Row{row(2, me, "C", "B", 480), row(3, me, "A", "B", 60)}, false, false, "1/2100 1:00"},
		"another venue and length": {[]Row{row(2, me, "C", "B", 360), row(5, me, "A", "B", 60)}, true, false, "1/2100 1:00"},
		"on another day":           {[]Row{at(3, 480)}, true, true, ""},
		"on another day, longer":   {[]Row{at(3, 510)}, true, false, ""},
		"partly on the next day":   {[]Row{at(2, 240), at(3, 240)}, true, false, ""},
		"sick":                     {[]Row{with(b8, func(r *Row) { r.Type = "ziek" })}, true, false, ""},
		"gone":                     {[]Row{at(6, 60)}, false, false, "1/2100 1:00"},
	} {
		for _, order := range orders(len(c.says)) {
			w := surchargeOn("T")()
			w.read(rows(b8))
			w.offices[0].book.Lines[0].Elsewhere = true
			says := file{span: week}
			for _, i := range order {
				says.rows = append(says.rows, c.says[i])
			}
			w.opt.Sent = true // what another link has paid is not taken over with what was sent
			w.read(says)
			w.send()
			if got := w.figures(); got != c.holds {
				t.Errorf("%s, %v: Nmbrs holds %q, want %q (%s)", name, order, got, c.holds, summary(w.last))
			}
			line := verdictOf(w, w.offices[0].book.Lines[0].ID)
			if got := line.Needs() == payroll.NeedSource; got != c.told || line.State != payroll.StateElsewhere {
				t.Errorf("%s, %v: told %t, want %t: %s %v", name, order, got, c.told, line.State, line.Findings)
			}
			if got := len(w.last.Moved) > 0; got != c.asked {
				t.Errorf("%s, %v: asked %t, want %t", name, order, got, c.asked)
			}
			first := summary(w.last)
			w.read(says)
			w.send()
			if got := w.figures(); got != c.holds {
				t.Errorf("%s, %v: after the same file again Nmbrs holds %q, want %q (%s, first %s)", name, order, got, c.holds, summary(w.last), first)
			}
		}
	}
}

func verdictOf(w *world, id payroll.LineID) payroll.Verdict {
	vs := w.offices[0].book.Evaluate()
	return vs[slices.IndexFunc(vs, func(v payroll.Verdict) bool { return v.Line.ID == id })]
}

// TestWhatComesOnTopWaitsForWhatAnotherLinkPaid: until somebody says what becomes of
// the line that another link has paid; then it goes along.
func TestWhatComesOnTopWaitsForWhatAnotherLinkPaid(t *testing.T) {
	b8 := row(2, me, "A", "B", 480)
	for answer, want := range map[string]string{"keep": "1/2100 5:00", "take": "1/2100 5:00"} {
		w := sanne()
		w.read(rows(b8))
		w.offices[0].book.Lines[0].Elsewhere = true
		id := w.offices[0].book.Lines[0].ID
		says := rows(row(2, me, "A", "B", 300), row(2, me, "A", "B", 240))
		w.read(says)
		if answer == "keep" {
			w.answers.Keep.IDs = map[payroll.LineID]bool{id: true}
		} else {
			w.answers.Replaces.IDs = map[payroll.LineID]bool{id: true}
		}
		w.read(says)
		w.answers = Answers{}
		w.read(says)
		w.send()
		if got := w.figures(); got != want {
			t.Errorf("%s: Nmbrs holds %q, want %q (%s)", answer, got, want, summary(w.last))
		}
		if v := verdictOf(w, id); v.Needs() != payroll.NeedNobody || v.State != payroll.StateElsewhere {
			t.Errorf("%s: the line is %s with %v", answer, v.State, v.Findings)
		}
	}
}

// TestTheDifferenceBesideWhatAnotherLinkPaid: it is one line more, and files tell it
// together with what was paid from then on.
func TestTheDifferenceBesideWhatAnotherLinkPaid(t *testing.T) {
	b8 := timedRow(2, me, "A", "B", 9, 17)
	w := sanne()
	w.read(rows(b8))
	w.offices[0].book.Lines[0].Elsewhere = true
	longer := with(b8, func(r *Row) { r.End, r.Minutes = r.End+30, r.Minutes+30 })
	w.read(rows(longer))
	l := w.offices[0].book.Lines[0]
	more, ok := payroll.BesideElsewhere(&l)
	if !ok || more.Minutes != 30 {
		t.Fatalf("beside it %v %t", more, ok)
	}
	source := l.Source
	source.Key, source.Row = "", 0
	w.put(0, payroll.Line{ID: "l99999", Version: 1, Facts: more, Source: source})
	l.Settle(payroll.QuestionTold)
	w.put(0, l)
	for range 2 {
		w.read(rows(longer))
		if got := summary(w.last); got != "same 2, joined 1" {
			t.Errorf("the same file again: %q", got)
		}
		w.send()
		if got := w.figures(); got != "1/2100 0:30" {
			t.Errorf("Nmbrs holds %q", got)
		}
	}
}
