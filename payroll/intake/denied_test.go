package intake

import (
	"fmt"
	"testing"

	"doorzet/payroll"
)

// TestTheFilesWordOnApproval: for every word of a first and a second file, with and
// without a clerk's own approval between them and a sending: an approval that came
// from the file falls with its word, a person's stands, what was sent stands, and all
// of it is told.
func TestTheFilesWordOnApproval(t *testing.T) {
	word := map[string]func(*Row){
		"yes": func(r *Row) { r.Approved = true }, "no": func(r *Row) { r.Denied = true }, "": func(*Row) {},
	}
	b8 := row(2, me, "A", "B", 480)
	for _, how := range []string{"same", "another team", "split"} {
		for first, sayFirst := range word {
			for then, sayThen := range word {
				for _, act := range []string{"", "clerk", "sent", "clerk took it off"} {
					w := sanne()
					w.read(rows(with(b8, sayFirst)))
					l := &w.offices[0].book.Lines[0]
					switch act {
					case "clerk":
						l.Approved = true
					case "sent":
						w.send()
					case "clerk took it off":
						l.Approved = false
					}
					says := []Row{with(b8, sayThen)}
					switch how {
					case "another team":
						says[0].Team = "C"
					case "split":
						says = []Row{with(row(2, me, "A", "B", 300), sayThen), with(row(2, me, "A", "B", 180), sayThen)}
					}
					w.read(rows(says...))
					fromFile := first == "yes"
					before := fromFile || act == "clerk" || act == "sent"
					want := before && act != "clerk took it off"
					falls := want && then == "no" && fromFile && act != "sent"
					if falls {
						want = false
					}
					if then == "yes" && first != "yes" {
						want = true
					}
					label := fmt.Sprintf("%s: %q, %q, then %q", how, first, act, then)
					l = &w.offices[0].book.Lines[0]
					if l.Approved != want {
						t.Errorf("%s: approved %t, want %t", label, l.Approved, want)
					}
					c := w.last
					told := [3]bool{len(c.Unapprove) > 0, len(c.Revoked) > 0, len(c.Against) > 0}
					wantTold := [3]bool{falls, then == "no" && act == "sent" && fromFile, then == "no" && act == "clerk" && !fromFile}
					if told != wantTold {
						t.Errorf("%s: told %v, want %v", label, told, wantTold)
					}
				}
			}
		}
	}
}

// TestWhatWasWithdrawnStaysSoHoweverItIsTold: a file that divides or joins hours that
// a person withdrew, or a part of which, brings none of them back, and says that it
// has them.
func TestWhatWasWithdrawnStaysSoHoweverItIsTold(t *testing.T) {
	at := func(list ...int) (out []Row) {
		for _, m := range list {
			out = append(out, row(2, me, "A", "B", m))
		}
		return out
	}
	for name, c := range map[string]struct {
		stood, says []Row
		withdrawn   int // so many of the lines
		want, holds string
	}{
		"as it was":         {at(480), at(480), 1, "back 1", ""},
		"in two":            {at(480), at(240, 240), 1, "joined 1, back 1", ""},
		"in three":          {at(480), at(120, 240, 120), 1, "joined 1, back 1", ""},
		"in two teams":      {at(480), []Row{row(2, me, "A", "B", 300), row(2, me, "A", "C", 180)}, 1, "joined 1, back 1", ""},
		"two in one":        {at(300, 180), at(480), 2, "joined 1, back 2", ""},
		"one of two in one": {at(300, 180), at(480), 1, "same 1, joined 1, back 1", "1/2100 3:00"},
		"one of two stands": {at(300, 180), at(180), 1, "same 1", "1/2100 3:00"},
		"beside another":    {at(300, 180), at(180, 300), 1, "same 1, back 1", "1/2100 3:00"},
	} {
		for _, order := range orders(len(c.says)) {
			w := sanne()
			w.read(rows(c.stood...))
			for i := range c.withdrawn {
				l := &w.offices[0].book.Lines[i]
				l.Withdrawn, l.Version = true, l.Version+1
			}
			var says []Row
			for _, i := range order {
				says = append(says, c.says[i])
			}
			for range 2 {
				w.read(rows(says...))
				if got := summary(w.last); got != c.want {
					t.Errorf("%s, %v: %q, want %q", name, order, got, c.want)
				}
				w.send()
				if got := w.figures(); got != c.holds {
					t.Errorf("%s, %v: Nmbrs holds %q, want %q", name, order, got, c.holds)
				}
			}
			w.opt.Restore = true
			w.read(rows(says...))
			w.send()
			var all payroll.Minutes
			for _, r := range c.says {
				all += r.Minutes
			}
			if got := w.holds(0, 2100); got != all {
				t.Errorf("%s, %v: brought back Nmbrs holds %s, want %s", name, order, got.Clock(), all.Clock())
			}
		}
	}
}
