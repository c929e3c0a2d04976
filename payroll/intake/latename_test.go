package intake

import (
	"fmt"
	"slices"
	"testing"

	"doorzet/payroll"
)

// standingNow lists the lines that count as a clerk sees them: whose they are, how
// long, and what is asked of them.
func (w *world) standingNow() []string {
	var out []string
	for _, b := range w.offices {
		for _, l := range b.book.Lines {
			if l.Withdrawn {
				continue
			}
			asks := ""
			for _, q := range l.Questions {
				asks += " " + string(q.Kind)
				if q.Kind == payroll.QuestionDouble {
					asks += fmt.Sprint(len(q.With))
				}
			}
			out = append(out, fmt.Sprintf("%s %s %s %s %s%s", l.Date, l.Person, l.Venue, l.Type, l.Minutes.Clock(), asks))
		}
	}
	slices.Sort(out)
	return out
}

// lateName is one case of an answer about a name that comes later.
type lateName struct {
	what      payroll.RenameKind
	sent, not bool
	other     int  // how many rows have other hours under the new name
	twice     bool // two shifts a day
	changed   bool // the file of the answer tells one of them otherwise
}

// rows gives what the file said before and says now.
func (n lateName) rows() (was, now []Row) {
	for i, name := range []string{"Aad", "Bea", "Cor", "Dik"} {
		if n.what == payroll.RenameName {
			name = "Aad"
		}
		was = append(was, row(2+i, name+" Jansen", "Zaak", "Bar", 240+60*i))
		if n.twice {
			was = append(was, row(2+i, name+" Jansen", "Zaak", "Bar", 95+10*i))
		}
	}
	now = slices.Clone(was)
	for i := range now {
		switch n.what {
		case payroll.RenameVenue:
			now[i].Venue = "Haven"
		case payroll.RenameType:
			now[i].Type = "arbeid"
		case payroll.RenameName:
			now[i].Person = "Aad Smit-Jansen"
		case payroll.RenameTeam:
		}
		if i < n.other {
			now[i].Minutes += 30
		}
	}
	return was, now
}

// play reads both files and answers with the second one, or when it is read again.
func (n lateName) play(t *testing.T, late bool) *world {
	w := newWorld(hourly("1", "1", "Aad", "Jansen"), hourly("2", "2", "Bea", "Jansen"), hourly("3", "3", "Cor", "Jansen"), hourly("4", "4", "Dik", "Jansen"))
	was, now := n.rows()
	before(n.sent, rows(was...))(w)
	if late {
		w.read(rows(now...))
		if len(w.last.Renames) != 1 || len(w.last.Double) == 0 {
			t.Skipf("nothing is held: %s", summary(w.last))
		}
	}
	r := payroll.Rename{What: n.what, Not: n.not}
	switch n.what {
	case payroll.RenameVenue:
		r.Old, r.New = "zaak", "haven"
	case payroll.RenameType:
		r.Old, r.New = payroll.FoldType(payroll.TypeWorked), "arbeid"
	case payroll.RenameName:
		r.Old, r.New = payroll.FoldName("Aad Jansen"), payroll.FoldName("Aad Smit-Jansen")
		if !n.not { // the new name leads where the old one did
			w.offices[0].book.Settings.Links = []payroll.NameLink{{Key: r.New, Name: r.New, Employee: "1"}}
		}
	case payroll.RenameTeam:
	}
	w.answers.Remembered = w.answers.With(payroll.Remembered{Renames: []payroll.Rename{r}})
	if n.changed {
		now[0].Minutes += 15 // one of those that are held
	}
	w.read(rows(now...))
	return w
}

// TestALateNameSettlesWhatCameIn: an answer about a name that comes when its rows
// were taken over already, and were held for it, leaves the same lines, the same
// questions and the same hours in Nmbrs as one that came with the file at first.
func TestALateNameSettlesWhatCameIn(t *testing.T) {
	yes := []bool{false, true}
	for _, what := range []payroll.RenameKind{payroll.RenameVenue, payroll.RenameType, payroll.RenameName} {
		for _, sent := range yes {
			for _, not := range yes {
				for other := range 4 {
					for _, twice := range yes {
						for _, changed := range yes {
							n := lateName{what: what, sent: sent, not: not, other: other, twice: twice, changed: changed}
							t.Run(fmt.Sprintf("%+v", n), n.test)
						}
					}
				}
			}
		}
	}
}

func (n lateName) test(t *testing.T) {
	first, late := n.play(t, false), n.play(t, true)
	if a, b := first.standingNow(), late.standingNow(); !slices.Equal(a, b) {
		t.Errorf("answered late these stand:\n%q\nwant as at first\n%q\n(%s)", b, a, summary(late.last))
	}
	for _, w := range []*world{first, late} {
		w.send()
		w.confirm()
		w.send()
	}
	if a, b := first.figures(), late.figures(); a != b {
		t.Errorf("Nmbrs holds %q, want %q", b, a)
	}
}
