package intake

import (
	"fmt"
	"strings"
	"testing"

	"doorzet/payroll"
)

// keep makes lines of a result's rows, as a store would.
func keep(res Result, prefix string) []payroll.Line {
	lines := make([]payroll.Line, 0, len(res.Rows))
	for i, r := range res.Rows {
		lines = append(lines, payroll.Line{
			ID: payroll.LineID(fmt.Sprintf("%s%03d", prefix, i)), Version: 1, Facts: r.Facts,
			Remark: r.Remark, Approved: r.Approved, Source: res.Source(r),
		})
	}
	return lines
}

func wantCounts(t *testing.T, c Changes, fresh, changed, same, vanished, double int) {
	t.Helper()
	got := [5]int{len(c.New), len(c.Changed), len(c.Same), len(c.Vanished), len(c.Double)}
	if got != [5]int{fresh, changed, same, vanished, double} {
		t.Fatalf("new, changed, same, vanished, double: got %v, want %v", got, [5]int{fresh, changed, same, vanished, double})
	}
}

func TestImportAgainIsAllSame(t *testing.T) {
	for _, name := range []string{"eitje-1.csv", "eitje-2.csv", "urenlijst.csv"} {
		res := read(t, name, fixture(t, name), Options{})
		old := keep(res, "a")
		c := res.Compare(old)
		t.Run(name, func(t *testing.T) {
			wantCounts(t, c, 0, 0, len(res.Rows), 0, 0)
			if len(c.Redescribed)+len(c.Approve) > 0 {
				t.Errorf("redescribed %v, approve %v", c.Redescribed, c.Approve)
			}
		})
	}
}

// Other columns, in another order, are the same hours.
func TestOtherColumnsAreTheSame(t *testing.T) {
	full := read(t, "e.csv", fixture(t, "eitje-1.csv"), Options{})
	const narrow = `uren,▲ naam,datum,type
02:00,Fenna de Wit,02/11/2026,Gewerkte  uren
07:30,Fenna de Wit,02/11/2026,gewerkte uren
08:15,Joost van 't Hek,02/11/2026,gewerkte uren
-01:30,Joost van 't Hek,03/11/2026,verlof
26:10,Zoe D'Hondt,04/11/2026,ziek
`
	thin := read(t, "f.csv", narrow, Options{})
	wantCounts(t, thin.Compare(keep(full, "a")), 0, 0, 5, 0, 0)

	c := full.Compare(keep(thin, "a"))
	// With one company no money hangs on the venue: the lines follow the file.
	wantCounts(t, c, 0, 0, 5, 0, 0)
	if len(c.Redescribed) != 5 {
		t.Errorf("redescribed %+v", c.Redescribed)
	}

	meals := read(t, "u.csv", "datum;naam;uren;maaltijden\n02-11-2026;Fenna;8;1\n", Options{})
	bare := read(t, "u.csv", "datum;naam;uren;personeelsnummer\n02-11-2026;Fenna;8;7\n", Options{})
	c = bare.Compare(keep(meals, "a"))
	wantCounts(t, c, 0, 0, 1, 0, 0)
	if len(c.Redescribed) != 1 || c.Redescribed[0].New.Number != "7" || c.Redescribed[0].New.Counts[payroll.KindMeals] != 100 {
		t.Errorf("redescribed %+v", c.Redescribed)
	}
	none := read(t, "u.csv", "datum;naam;uren;maaltijden\n02-11-2026;Fenna;8;0\n", Options{})
	wantCounts(t, none.Compare(keep(meals, "a")), 0, 1, 0, 0, 0)
}

func TestSecondFormIsPossiblyDouble(t *testing.T) {
	two := read(t, "2.csv", fixture(t, "eitje-2.csv"), Options{})
	one := read(t, "1.csv", fixture(t, "eitje-1.csv"), Options{})
	c := one.Compare(keep(two, "b"))
	// Four rows meet hours of the other form on their day; line 4 of form 1 is new on its own.
	wantCounts(t, c, 5, 0, 0, 0, 4)
	if hit := c.Double[0]; hit.Row.Line != 2 || len(hit.Others) != 2 || hit.Others[0] != "b000" {
		t.Errorf("first double: %+v", hit)
	}
	typed := keep(two, "t")
	for i := range typed {
		typed[i].Source = payroll.Source{Kind: payroll.SourceTyped}
	}
	wantCounts(t, two.Compare(typed), 4, 0, 0, 0, 4)
}

func TestDoubleByNumber(t *testing.T) {
	res := read(t, "u.csv", "datum;naam;personeelsnummer;uren\n02-11-2026;J. de Vries;12;8\n02-11-2026;K. Bos;13;8\n", Options{})
	other := payroll.Line{ID: "x", Source: payroll.Source{Kind: payroll.SourceTyped}}
	other.Date, other.Person, other.Number = payroll.MustDate(2026, 11, 2), "Jan Vries", "12"
	c := res.Compare([]payroll.Line{other})
	wantCounts(t, c, 2, 0, 0, 0, 1)
	if c.Double[0].Row.Number != "12" {
		t.Errorf("double: %+v", c.Double)
	}
	other.Withdrawn = true
	wantCounts(t, res.Compare([]payroll.Line{other}), 2, 0, 0, 0, 0)
}

func TestChangedFigures(t *testing.T) {
	body := fixture(t, "eitje-1.csv")
	old := keep(read(t, "e.csv", body, Options{}), "a")
	// The first of two shifts of a day changes: the equal one pairs first.
	res := read(t, "e.csv", strings.Replace(body, ",07:30,", ",06:45,", 1), Options{})
	c := res.Compare(old)
	wantCounts(t, c, 0, 1, 4, 0, 0)
	if ch := c.Changed[0]; ch.Old.ID != "a000" || ch.Old.Minutes != 450 || ch.New.Minutes != 405 {
		t.Errorf("changed: %+v", ch)
	}
	// One of two shifts disappears.
	rows := strings.SplitAfter(body, "\n")
	res = read(t, "e.csv", strings.Join(append(rows[:1:1], rows[2:]...), ""), Options{})
	c = res.Compare(old)
	wantCounts(t, c, 0, 0, 4, 1, 0)
	if c.Vanished[0].ID != "a000" {
		t.Errorf("vanished: %+v", c.Vanished)
	}
	// A third shift appears, and an equal one at that.
	res = read(t, "e.csv", strings.Join(rows[:2], "")+rows[1]+strings.Join(rows[2:], ""), Options{})
	wantCounts(t, res.Compare(old), 1, 0, 5, 0, 0)
	// Another team describes the same hours.
	res = read(t, "e.csv", strings.Replace(body, "Keuken,gewerkte", "Bar,gewerkte", 1), Options{})
	c = res.Compare(old)
	wantCounts(t, c, 0, 0, 5, 0, 0)
	if len(c.Redescribed) != 1 || c.Redescribed[0].New.Team != "Bar" {
		t.Errorf("redescribed %+v", c.Redescribed)
	}
}

func TestVanishedOnlyWithinTheFile(t *testing.T) {
	body := fixture(t, "eitje-1.csv")
	rows := strings.SplitAfter(body, "\n")
	old := keep(read(t, "e.csv", body, Options{}), "a")
	// Without line 6 the file speaks of no other venue, type or day than the rest.
	res := read(t, "e.csv", strings.Join(rows[:5], ""), Options{})
	wantCounts(t, res.Compare(old), 0, 0, 4, 0, 0)
	// A refused row has not vanished.
	res = read(t, "e.csv", strings.Replace(body, ",08:15,", ",08:75,", 1), Options{})
	if len(res.Refused) != 1 || res.Refused[0].Person != "Joost van 't Hek | oproep" {
		t.Fatalf("refused: %+v", res.Refused)
	}
	wantCounts(t, res.Compare(old), 0, 0, 4, 0, 0)
	// A file without rows says nothing about any line.
	wantCounts(t, read(t, "e.csv", rows[0], Options{}).Compare(old), 0, 0, 0, 0, 0)
}

// A line that a person withdrew is not new because the file still has it.
func TestWithdrawnLinesStayWithdrawn(t *testing.T) {
	body := fixture(t, "eitje-1.csv")
	res := read(t, "e.csv", body, Options{})
	for _, keyed := range []bool{true, false} {
		old := keep(res, "a")
		old[2].Withdrawn = true
		if !keyed {
			old[2].Source.Key = "" // of a ledger of an earlier program
		}
		c := res.Compare(old)
		wantCounts(t, c, 0, 0, 4, 0, 0)
		if len(c.Back) != 1 || c.Back[0].Old.ID != "a002" {
			t.Errorf("back: %+v", c.Back)
		}
	}
	// One that was withdrawn because the file no longer had it comes back.
	old := keep(res, "a")
	old[2].Withdrawn, old[2].Source.Key = true, KeyVanished
	c := res.Compare(old)
	wantCounts(t, c, 0, 1, 4, 0, 0)
	if c.Changed[0].Old.ID != "a002" {
		t.Errorf("changed: %+v", c.Changed)
	}
	// Another figure for it is a change as well.
	old[2].Source.Key = ""
	other := read(t, "e.csv", strings.Replace(body, ",08:15,", ",05:00,", 1), Options{})
	wantCounts(t, other.Compare(old), 0, 1, 4, 0, 0)
}

// What a person changed here stays, as long as the file says what it said.
func TestChangedHereStays(t *testing.T) {
	body := fixture(t, "eitje-1.csv")
	res := read(t, "e.csv", body, Options{})
	for name, change := range map[string]func(*payroll.Line){
		"figure": func(l *payroll.Line) { l.Minutes = 60 },
		"date":   func(l *payroll.Line) { l.Date += 20 },
		"type":   func(l *payroll.Line) { l.Type = "ziek" },
		"person": func(l *payroll.Line) { l.Person = "Iemand Anders" },
		"team":   func(l *payroll.Line) { l.Team = "Bar" },
	} {
		t.Run(name, func(t *testing.T) {
			old := keep(res, "a")
			change(&old[2])
			c := res.Compare(old)
			wantCounts(t, c, 0, 0, 5, 0, 0)
			if len(c.Kept) != 1 || c.Kept[0].Old.ID != "a002" {
				t.Errorf("kept: %+v", c.Kept)
			}
		})
	}
	// When the file changes its mind, that is a change.
	old := keep(res, "a")
	old[2].Minutes = 60
	other := read(t, "e.csv", strings.Replace(body, ",08:15,", ",05:00,", 1), Options{})
	c := other.Compare(old)
	wantCounts(t, c, 0, 1, 4, 0, 0)
	if c.Changed[0].Old.Minutes != 60 || c.Changed[0].New.Minutes != 300 || other.Source(c.Changed[0].New).Key != Told(other.Rows[2].Facts) {
		t.Errorf("changed: %+v", c.Changed[0])
	}
}

func TestNamesakesAreNotPaired(t *testing.T) {
	const head = "datum;naam;personeelsnummer;uren\n"
	old := keep(read(t, "u.csv", head+"02-11-2026;Jan Bos;1;8\n", Options{}), "a")
	res := read(t, "u.csv", head+"02-11-2026;Jan Bos;2;7\n", Options{})
	// They may be one human under two numbers: a person decides.
	wantCounts(t, res.Compare(old), 1, 0, 0, 1, 1)
	// A row with the number alone finds its person.
	res = read(t, "u.csv", head+"02-11-2026;;1;7\n", Options{})
	c := res.Compare(old)
	wantCounts(t, c, 0, 1, 0, 0, 0)
	if c.Changed[0].New.Person != "Jan Bos" {
		t.Errorf("changed: %+v", c.Changed[0])
	}
}

func TestApprovalOnlyGoesForward(t *testing.T) {
	const head = "datum;naam;uren;goedgekeurd\n"
	open := read(t, "u.csv", head+"02-11-2026;Fenna;8;nee\n", Options{})
	yes := read(t, "u.csv", head+"02-11-2026;Fenna;8;ja\n", Options{})
	if c := yes.Compare(keep(open, "a")); len(c.Same) != 1 || len(c.Approve) != 1 || c.Approve[0] != "a000" {
		t.Errorf("approve: %+v", c)
	}
	// What was approved once and taken off here is not approved anew.
	off := keep(yes, "a")
	off[0].Approved = false
	if c := yes.Compare(off); len(c.Same) != 1 || len(c.Approve) != 0 {
		t.Errorf("approved again: %+v", c)
	}
	if c := open.Compare(keep(yes, "a")); len(c.Same) != 1 || len(c.Approve) != 0 {
		t.Errorf("an approval was taken back: %+v", c)
	}
}

func TestKey(t *testing.T) {
	f := payroll.Facts{
		Date: payroll.MustDate(2026, 11, 2), Person: "Zoë van den Berg | oproep", Venue: "Café  Noord", Team: "Bar",
		Type: "Gewerkte uren", Minutes: 480,
	}
	g := f
	g.Person, g.Venue, g.Type, g.Minutes, g.Contract = "Zoe Berg", "café noord", "gewerkte uren", 1, "zzp"
	if Key(f) != Key(g) {
		t.Errorf("%q differs from %q", Key(f), Key(g))
	}
	for name, change := range map[string]func(*payroll.Facts){
		"date": func(f *payroll.Facts) { f.Date++ }, "person": func(f *payroll.Facts) { f.Person = "Ans" },
		"venue": func(f *payroll.Facts) { f.Venue = "" }, "team": func(f *payroll.Facts) { f.Team = "Keuken" },
		"type": func(f *payroll.Facts) { f.Type = "ziek" },
	} {
		h := f
		change(&h)
		if Key(h) == Key(f) {
			t.Errorf("another %s has the same key", name)
		}
	}
}
