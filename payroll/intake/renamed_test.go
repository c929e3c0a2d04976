package intake

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"testing"

	"doorzet/payroll"
)

// team gives four people's hours of a team.
func team(name string) []Row {
	var out []Row
	for i, n := range []string{"Aad", "Bea", "Cor", "Dik"} {
		out = append(out, row(2+i, n+" Jansen", "Zaak", name, 240+60*i))
	}
	return out
}

// TestARenamedVenueOfOtherHoursAsks: a venue that nobody knows, whose people stood on
// the same days at one that the file has no more, is asked about however many of its
// hours are other ones, and until then nobody is paid beside.
func TestARenamedVenueOfOtherHoursAsks(t *testing.T) {
	for _, sent := range []bool{false, true} {
		for other := range 5 {
			t.Run(fmt.Sprintf("sent %v, %d others", sent, other), func(t *testing.T) {
				w := newWorld(hourly("1", "1", "Aad", "Jansen"), hourly("2", "2", "Bea", "Jansen"), hourly("3", "3", "Cor", "Jansen"), hourly("4", "4", "Dik", "Jansen"))
				before(sent, rows(team("Bar")...))(w)
				list := team("Bar")
				for i := range list {
					list[i].Venue = "Haven"
					if i < other {
						list[i].Minutes += 30
					}
				}
				w.read(rows(list...))
				if len(w.last.Renames) != 1 || w.last.Renames[0].What != payroll.RenameVenue || w.last.Renames[0].Equal != 4-other || len(w.last.Double) != 4 {
					t.Fatalf("the file says %q, %+v", summary(w.last), w.last.Renames)
				}
				w.send()
				if got := w.figures(); got != "1/2100 22:00" {
					t.Errorf("Nmbrs holds %q", got)
				}
			})
		}
	}
}

// TestARenamedTeamIsOneQuestion: its hours are the same hours, before sending and
// after; the file asks once whether the team has another name, either answer is
// remembered, and a team that the file still has was not renamed.
func TestARenamedTeamIsOneQuestion(t *testing.T) {
	people := func() *world {
		return newWorld(hourly("1", "1", "Aad", "Jansen"), hourly("2", "2", "Bea", "Jansen"), hourly("3", "3", "Cor", "Jansen"), hourly("4", "4", "Dik", "Jansen"))
	}
	for _, sent := range []bool{false, true} {
		for _, not := range []bool{false, true} {
			t.Run(fmt.Sprintf("sent %v, denied %v", sent, not), func(t *testing.T) {
				w := people()
				before(sent, rows(team("Bar")...))(w)
				held := w.figures()
				w.read(rows(team("De Bar")...))
				if got := summary(w.last); got != "same 4, told 4, renames 1" {
					t.Fatalf("the file says %q", got)
				}
				q := w.last.Renames[0]
				if q != (RenameQuestion{What: payroll.RenameTeam, Old: "bar", New: "de bar", Rows: 4, Equal: 4}) {
					t.Errorf("asked: %+v", q)
				}
				w.answers.Remembered = w.answers.With(payroll.Remembered{Renames: []payroll.Rename{{What: q.What, Old: q.Old, New: q.New, Not: not}}})
				w.read(rows(team("De Bar")...))
				if got := summary(w.last); got != "same 4" && got != "same 4, told 4" {
					t.Errorf("once answered the file says %q", got)
				}
				w.send()
				if got := w.figures(); got != "1/2100 22:00" || sent && got != held {
					t.Errorf("Nmbrs holds %q", got)
				}
			})
		}
	}
	w := people()
	w.read(rows(append(team("Bar"), row(9, "Aad Jansen", "Zaak", "Bar", 60))...))
	w.read(rows(append(team("De Bar"), row(9, "Aad Jansen", "Zaak", "Bar", 60))...))
	if got := summary(w.last); got != "same 5, told 4" {
		t.Errorf("a team that is still there: %q", got)
	}
}

// TestWhatAnotherLinkPaidWaitsForTheName: while it is asked whether a venue has
// another name, the row of hours that another link paid waits as the others do; the
// answer pairs it, and it is paid by neither.
func TestWhatAnotherLinkPaidWaitsForTheName(t *testing.T) {
	for _, answered := range []bool{false, true} {
		w := newWorld(hourly("1", "1", "Aad", "Jansen"), hourly("2", "2", "Bea", "Jansen"), hourly("3", "3", "Cor", "Jansen"), hourly("4", "4", "Dik", "Jansen"))
		stood, says := team("Bar"), team("Bar")
		stood[0].Elsewhere = true
		for i := range says {
			says[i].Venue = "Haven"
		}
		w.read(rows(stood...))
		if answered {
			w.answers.Remembered = payroll.Remembered{Renames: []payroll.Rename{{What: payroll.RenameVenue, Old: "zaak", New: "haven"}}}
		}
		w.read(rows(says...))
		if got, want := summary(w.last), map[bool]string{false: "double 4, renames 1", true: "same 4, told 4"}[answered]; got != want {
			t.Errorf("answered %t: the file says %q, want %q", answered, got, want)
		}
		w.send()
		if got := w.figures(); got != "1/2100 18:00" {
			t.Errorf("answered %t: Nmbrs holds %q", answered, got)
		}
	}
}

// TestWhatAnotherLinkPaidIsNeverAsked: neither as the line nor as the row, of one's
// own kind at another venue or of another kind, nor when it has gone.
func TestWhatAnotherLinkPaidIsNeverAsked(t *testing.T) {
	b8 := row(2, me, "A", "B", 480)
	paid := with(b8, func(r *Row) { r.Elsewhere = true })
	for name, c := range map[string]struct {
		stood, says file
		want        string
	}{
		"line, another venue": {rows(paid), rows(row(2, me, "Elders", "B", 480)), "new 1"},
		"line, another kind":  {asKind(payroll.SourceEitjeAPI, "", paid), asKind(payroll.SourceEitjeCSV, "1", b8), "new 1"},
		"row, another venue":  {rows(b8), rows(with(row(2, me, "Elders", "B", 480), func(r *Row) { r.Elsewhere = true })), "new 1"},
		"row, another kind":   {rows(b8), asKind(payroll.SourceEitjeAPI, "", paid), "new 1"},
		"the same":            {rows(paid), rows(b8), "same 1"},
		"gone":                {rows(paid, row(3, me, "A", "B", 60)), file{rows: []Row{row(3, me, "A", "B", 60)}, span: payroll.Span{From: b8.Date, To: b8.Date + 2}}, "same 1"},
	} {
		w := sanne()
		w.read(c.stood)
		w.read(c.says)
		if got := summary(w.last); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestARenamedTeamOf100k bounds what a file of 100,000 rows with another name of its
// teams costs, whether somebody has said so or not.
func TestARenamedTeamOf100k(t *testing.T) {
	if testing.Short() {
		t.Skip("compares 100,000 rows: left out of a short run")
	}
	read := func(data []byte) Result {
		res, err := Read(context.Background(), Input{Name: "u.csv", Data: data}, Options{})
		if err != nil || len(res.Rows) != 100_000 {
			t.Fatal(err, len(res.Rows))
		}
		return res
	}
	data := bigList(100_000)
	lines := keep(read(data), "a")
	res := read(bytes.ReplaceAll(data, []byte(";Team "), []byte(";Ploeg ")))
	var known []payroll.Rename
	for i := range 20 {
		known = append(known, payroll.Rename{What: payroll.RenameTeam, Old: fmt.Sprint("Team ", i), New: fmt.Sprint("Ploeg ", i)})
	}
	for _, answers := range []Answers{{}, {Remembered: payroll.Remembered{Renames: known}}} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		c := res.Hold(Standing{Lines: lines, Answers: answers})
		runtime.ReadMemStats(&after)
		if got := (after.TotalAlloc - before.TotalAlloc) >> 20; got > 300 {
			t.Errorf("%d answers: comparing allocated %d MiB", len(answers.Renames), got)
		}
		if len(c.Same) != len(lines) || len(c.New)+len(c.Double)+len(c.Vanished) > 0 {
			t.Errorf("%d answers: %s", len(answers.Renames), summary(c))
		}
		if want := 20; answers.Empty() && len(c.Renames) != want || !answers.Empty() && len(c.Renames) != 0 {
			t.Errorf("%d answers: %d questions", len(answers.Renames), len(c.Renames))
		}
	}
}
