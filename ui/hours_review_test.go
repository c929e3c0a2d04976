package ui

import (
	"slices"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// reviewed is an office with a month of hours to look through.
func reviewOffice(t *testing.T) *testOffice {
	return newTestOffice(t).link().people().codes().read()
}

// monthBefore gives somebody hours in October.
func (o *testOffice) monthBefore(name string, hours ...payroll.Minutes) {
	o.t.Helper()
	team, err := o.anker.Team()
	o.must(err)
	i := slices.IndexFunc(team, func(p payroll.Person) bool { return p.Name() == name })
	if i < 0 {
		o.t.Fatalf("nobody is called %s", name)
	}
	var lines []payroll.Line
	for n, m := range hours {
		lines = append(lines, payroll.Line{
			ID: payroll.LineID(o.svc.NewID()), Version: 1, Approved: true, Source: payroll.Source{Kind: payroll.SourceTyped},
			Facts: payroll.Facts{
				Date: payroll.MustDate(2026, 10, 5+n), Person: name, NmbrsID: string(team[i].ID), Type: payroll.TypeWorked,
				Start: payroll.NoTime, End: payroll.NoTime, Minutes: m,
			},
		})
	}
	o.must(o.anker.Commit(store.Change{Put: lines, Audit: store.Audit{Action: "add"}}))
}

// A clerk reviews people: a row a person, which enter unfolds and space approves.
func TestPeopleAreReviewed(t *testing.T) {
	o := reviewOffice(t)
	o.monthBefore("Daan Bakker", 600, 600, 450)
	d := o.start(80, 24, periodScreens(ScreenHours))
	d.See("medewerker", "uren", "dgn", "mlt", "vorige", "verschil", "toestand")
	// 91:30 now, 27:30 before.
	d.See("+ Daan Bakker", "26 rgl", "91:30", "19", "11", "27:30", "+64:00", "nog te keuren")
	d.Press("down").See("Daan Bakker: ○ 3 nog te keuren  ● 23 goedgekeurd")
	d.Press("enter").See("- Daan Bakker", "  19:30-01:30", "ma 02-11").Press("enter").See("+ Daan Bakker").Not("ma 02-11")
	d.Press("space").See("3 regels goedgekeurd", "Daan Bakker: ● 26 goedgekeurd")
	d.Press("space").See("26 goedkeuringen teruggenomen").Press("u").See("Daan Bakker: ● 26")
	// Two people at once.
	d.Press("shift+down").See("Selectie 47 regels").Press("esc").Press("v", "down").See("Selectie").Press("esc")
	// A filter that leaves out lines of a person says nothing of the month before.
	d.Press("/").Type("daan >5u").Press("enter").See("Filter \"daan >5u\"").Not("27:30")
	d.Press("esc").Press("/").Type("daan").Press("enter").See("27:30")
	// A finding is found where it is folded away.
	d.Press("esc", "ctrl+home", "n")
	s := hoursOf(d)
	if v := s.lineAt(); v == nil || !asks(v) {
		t.Fatalf("n went to %+v", v)
	}
	first := s.spot.line
	d.Press("n")
	if s.spot.line == first {
		t.Fatal("n stayed")
	}
	d.Press("N")
	if s.spot.line != first {
		t.Fatal("N did not come back")
	}
	d.Press("+").Press("+")
	if len(s.rows) != len(s.groups) {
		t.Fatalf("%d rows for %d people", len(s.rows), len(s.groups))
	}
	d.Press("ctrl+home", "y").See("Personeelsnummer")
	d.Press("o").See("Voor wie is de nieuwe regel?").Press("enter").See("Nieuwe regel voor Mohamed")
	if v := s.lineAt(); v == nil || v.Line.Person != "Mohamed Aït Ali" {
		t.Fatalf("the cursor is not at the new line but at %+v", v)
	}
}

// The lines can be seen per day, team and venue, and one by one; the choice is kept.
func TestGroupings(t *testing.T) {
	o := reviewOffice(t)
	d := o.start(80, 24, periodScreens(ScreenHours))
	kept := Preferences{}
	o.office.keep = func(p Preferences) error { kept = p; return nil }
	total := payroll.Minutes(0)
	for _, g := range hoursOf(d).groups {
		total += g.sum.minutes
	}
	for i, c := range []struct {
		see []string
		by  grouping
	}{
		{[]string{"+ zo 01-11-2026"}, byDay}, {[]string{"+ bar", "+ bediening", "+ keuken"}, byTeam}, {[]string{"+ Het Anker"}, byVenue},
	} {
		d.Press("p").See("Wat is een rij?").Press("home")
		for range i + 1 {
			d.Press("down")
		}
		d.Press("enter").See(c.see...)
		sum, days := payroll.Minutes(0), 0
		for _, g := range hoursOf(d).groups {
			sum += g.sum.minutes
			days += g.days
		}
		if sum != total || hoursOf(d).by != c.by || kept.Hours.Group != string(c.by) {
			t.Errorf("per %s: %d minutes of %d, kept %q", c.by, sum, total, kept.Hours.Group)
		}
		if days < 300 {
			t.Errorf("per %s: %d days of people", c.by, days)
		}
		d.Press("ctrl+home", "enter").See("  ").Press("enter")
	}
	d.plainLines()
	if n := len(hoursOf(d).rows); n != 532 {
		t.Fatalf("%d lines", n)
	}
	// The next run begins as this one ended.
	o.office.prefs.Hours = kept.Hours
	if s := newHoursScreen(o.office); s.by != byLine {
		t.Fatalf("a new screen begins per %s", s.by)
	}
}

func TestSortingBySeveralColumns(t *testing.T) {
	o := reviewOffice(t)
	d := o.start(120, 40, periodScreens(ScreenHours)).plainLines()
	s := hoursOf(d)
	at := func(col int) { s.toColumn(col); d.look() }
	at(colTeam)
	d.Press("s").See("↑team")
	at(colHours)
	d.Press("S", "S").See("↑1team", "↓2uren")
	lines := func() (out []payroll.Line) {
		for _, r := range s.rows {
			out = append(out, o.office.view.Verdicts[r.verdict].Line)
		}
		return out
	}
	if !slices.IsSortedFunc(lines(), func(a, b payroll.Line) int {
		if c := strings.Compare(a.Team, b.Team); c != 0 {
			return c
		}
		return int(b.Minutes - a.Minutes)
	}) {
		t.Fatal("the lines are not by team and then by hours, the longest first")
	}
	if got := readSort(o.office.prefs.Hours.Sort); len(got) != 2 || !got[1].down {
		t.Fatalf("kept %+v", got)
	}
	d.Press("S").Not("↓2uren").See("↑team")
	at(colTeam)
	d.Press("s", "s").Not("team↓")
	if !slices.IsSortedFunc(lines(), func(a, b payroll.Line) int { return int(a.Date - b.Date) }) {
		t.Fatal("without an order the lines are not by day")
	}
	for col := range colCount {
		at(col)
		d.Press("s", "s", "s")
	}
	// Groups are in order by what they have.
	d.Press("p", "home", "enter")
	at(colHours)
	d.Press("s", "s")
	if !slices.IsSortedFunc(s.groups, func(a, b hourGroup) int { return int(b.sum.minutes - a.sum.minutes) }) {
		t.Fatal("the people are not by hours")
	}
}

// Columns are hidden, moved and frozen, and stay so.
func TestColumnsAreLaidOut(t *testing.T) {
	o := reviewOffice(t)
	d := o.start(120, 40, periodScreens(ScreenHours))
	s := hoursOf(d)
	kept := Preferences{}
	o.office.keep = func(p Preferences) error { kept = p; return nil }
	d.Press("C").See("Kolommen", "[x] medewerker  (vast)", "[ ] toeslag")
	d.Press("home", "down", "down").See("> [x] datum").Press("space").See("> [ ] datum")
	d.Press("end").See("> [x] team").Press("shift+up", "shift+up").Press("enter").Not("datum")
	if !slices.Contains(kept.Hours.Groups.Hidden, "date") || s.cols[len(s.cols)-1] != colVenue {
		t.Fatalf("kept %+v", kept.Hours)
	}
	if got := newHoursScreen(o.office).cols; !slices.Equal(got, s.cols) {
		t.Fatalf("a new screen shows %v, this one %v", got, s.cols)
	}
	d.Press("C").Press("home", "f").See("[x] teken van de toestand  (vast)").Not("medewerker  (vast)").Press("f").Not("(vast)").Press("enter")
	// The person cannot be hidden, and r brings everything back.
	d.Press("C").Press("home", "down", "space").See("> [x] medewerker").Press("r").See("datum")
	if kept.Hours.Groups.changed() {
		t.Fatalf("kept %+v", kept.Hours.Groups)
	}
	// Lines have a layout of their own.
	d.plainLines().See("datum").Press("C").Press("end", "space", "enter").Not("opmerking").Press("p", "home", "enter").See("verschil")
}

// A week at a time, and until where the hours were looked through.
func TestWeeksAndReviewed(t *testing.T) {
	o := reviewOffice(t)
	d := o.start(80, 24, periodScreens(ScreenHours))
	d.Press("W").See("alle weken", "week 44", "week 45 · 02-11 t/m 08-11", "126 rgl · 587:15 · te keuren ", "week 49").Press("down", "down", "enter")
	d.See("Filter \"week:45\"")
	s := hoursOf(d)
	for _, g := range s.groups {
		for _, i := range g.members {
			if _, w := o.office.view.Verdicts[i].Line.Date.ISOWeek(); w != 45 {
				t.Fatalf("a line of week %d", w)
			}
		}
	}
	// The day under the cursor, kept in the ledger.
	d.plainLines().Press("ctrl+end", "T").See("nagekeken t/m 08-11")
	memo, err := o.anker.Memo()
	o.must(err)
	if memo.Reviewed[november] != payroll.MustDate(2026, 11, 8) {
		t.Fatalf("kept %v", memo.Reviewed)
	}
	d.Press("W").See("nog niet nagekeken: vanaf 09-11-2026").Press("home", "down", "enter").See("van:09-11-2026").Not("week:45")
	for _, r := range s.rows {
		if l := o.office.view.Verdicts[r.verdict].Line; l.Date < payroll.MustDate(2026, 11, 9) {
			t.Fatalf("a line of %s", l.Date)
		}
	}
	// On a person it is asked; nothing typed takes it back.
	d.Press("p", "home", "enter", "T").See("Tot en met welke dag").Press("ctrl+u").Type("15-11").Press("enter").See("nagekeken t/m 15-11-2026")
	d.Press("T", "ctrl+u", "enter").See("niets staat meer als nagekeken")
	d.Press("W", "home", "enter").Not("Filter")
}

// A range of days shows how it falls over the periods.
func TestDaysOverPeriods(t *testing.T) {
	o := reviewOffice(t)
	o.monthBefore("Daan Bakker", 600)
	d := o.start(80, 24, periodScreens(ScreenHours))
	d.Press("R").Type("iets").Press("enter").See("Typ twee dagen").Press("ctrl+u").Type("1-10 t/m 3-11").Press("enter")
	d.See("2026-10-M · 01-10-2026 t/m 31-10-2026", "1 regel · 10:00 uur", "2026-11-M · 01-11-2026 t/m 03-11-2026")
	d.Press("enter").See("2026-10-M", "van:01-10-2026 tot:31-10-2026", "+ Daan Bakker")
	d.Press("R").Type("1-10 t/m 3-11").Press("enter", "down", "enter").See("2026-11-M", "tot:03-11-2026").Not("van:01-10")
	for _, c := range []struct {
		text string
		ok   bool
	}{
		{"16-11 t/m 13-12", true},
		{"16-11-2026 – 13-12-2026", true},
		{"28-12 3-1", true},
		{"13-12 1-11", false},
		{"1-1-2024 1-1-2026", false},
		{"32-1 2-2", false},
	} {
		if got, ok := readSpan(c.text, payroll.MustDate(2026, 11, 1)); ok != c.ok {
			t.Errorf("%q: %v %v", c.text, got, ok)
		}
	}
}

// A note about a person is there again next month.
func TestNotesReturn(t *testing.T) {
	o := reviewOffice(t)
	o.monthBefore("Daan Bakker", 600)
	d := o.start(120, 40, periodScreens(ScreenHours))
	d.Press("down", "M").See("Notitie bij Daan Bakker").Type("let op reiskosten").Press("enter").See("bewaard")
	d.See("let op reiskosten").Press("[").See("2026-10-M", "Daan Bakker", "let op reiskosten")
	d.Press("M").See("let op reiskosten").Press("ctrl+u", "enter").See("Geen notitie meer").Not("reiskosten")
	d.Press("u").See("Ongedaan gemaakt: notitie", "let op reiskosten").Press("U").See("Opnieuw gedaan: notitie").Not("reiskosten")
	log, err := o.anker.AuditLog()
	o.must(err)
	for _, e := range log {
		for _, text := range e.Args {
			if strings.Contains(text, "reiskosten") {
				t.Fatal("the note stands in the audit trail")
			}
		}
	}
}

// TestChoicesAreUndone takes a code back on the screen of the codes and nowhere
// else, and gives it again.
func TestChoicesAreUndone(t *testing.T) {
	o := reviewOffice(t)
	d := o.start(120, 40, periodScreens(ScreenHours))
	not := link.CodeSetting{Name: "gewerkte uren", Choice: payroll.CodeChoice{Not: true}}
	decided := func() payroll.CodeChoice {
		set, err := o.anker.Settings()
		o.must(err)
		c, _ := set.Code("gewerkte uren", november)
		return c
	}
	before := decided()
	o.must(o.svc.SetCodes(o.anker, november, []link.CodeSetting{not}))
	if before.Code != 2100 || !decided().Not {
		t.Fatalf("before %+v, then %+v", before, decided())
	}
	// The grid takes back what was done to its lines, by its name; when nothing of
	// that is left, one key goes to where the newest change was made.
	d.Press("r", "u").See("Ongedaan gemaakt: inlezen (532 regels) van 02-12-2026 09:30")
	d.Press("u").See("Op dit scherm valt niets ongedaan te maken", "(codes gekozen, 02-12-2026 09:30)", "naar Codes")
	if !decided().Not {
		t.Fatal("a key in the grid took back a setting of another screen")
	}
	d.Press("enter", "u").See("Ongedaan gemaakt: codes gekozen (gewerkte uren) van 02-12-2026 09:30")
	if got := decided(); got != before {
		t.Errorf("after the undo %+v, want %+v", got, before)
	}
	d.Press("U").See("Opnieuw gedaan: codes")
	if !decided().Not {
		t.Errorf("after the redo %+v", decided())
	}
}

// What is typed goes to every selected line, and one undo takes it back.
func TestSelectedLinesAreEditedTogether(t *testing.T) {
	o := reviewOffice(t)
	d := o.start(120, 40, periodScreens(ScreenHours)).plainLines()
	s := hoursOf(d)
	d.Press("/").Type("daan").Press("enter")
	s.toColumn(colTeam)
	d.Press("shift+down", "shift+down", "e").See("team (3 regels): ").Press("ctrl+u").Type("terras").Press("enter").See("3 regels gewijzigd")
	d.Press("esc").Press("/").Type("team:terras").Press("enter")
	if len(s.rows) != 3 {
		t.Fatalf("%d lines of the team", len(s.rows))
	}
	d.Press("u").See("Ongedaan gemaakt: bewerken")
	if len(s.rows) != 0 {
		t.Fatalf("%d lines after the undo", len(s.rows))
	}
	d.Press("U")
	if len(s.rows) != 3 {
		t.Fatalf("%d lines after the redo", len(s.rows))
	}
	// A person's lines all together, from the folded row.
	d.Press("esc", "p", "home", "enter").Press("/").Type("daan").Press("enter", "ctrl+home")
	s.toColumn(colMeals)
	d.Press("enter", "down").Press("v", "down", "down").Press("2").See("mlt (3 regels): 2").Press("enter").See("regels gewijzigd")
}

func TestFilterFields(t *testing.T) {
	o := reviewOffice(t)
	d := o.start(120, 40, periodScreens(ScreenHours)).plainLines()
	s := hoursOf(d)
	for _, c := range []struct {
		filter string
		want   func(v *payroll.Verdict) bool
	}{
		{"-team:bar", func(v *payroll.Verdict) bool { return v.Line.Team != "bar" }},
		{"naam:\"daan bakker\"", func(v *payroll.Verdict) bool { return v.Line.Person == "Daan Bakker" }},
		{"datum:3-11", func(v *payroll.Verdict) bool { return v.Line.Date == payroll.MustDate(2026, 11, 3) }},
		{"van:28-11 tot:29-11", func(v *payroll.Verdict) bool {
			return v.Line.Date == payroll.MustDate(2026, 11, 28) || v.Line.Date == payroll.MustDate(2026, 11, 29)
		}},
		{"dag:zo", func(v *payroll.Verdict) bool { return v.Line.Date.Weekday() == 7 }},
		{"week:46 soort:ziek", func(v *payroll.Verdict) bool { _, w := v.Line.Date.ISOWeek(); return w == 46 && v.Line.Type == "ziek" }},
		{"punt:", asks},
		{"-status:gaat -status:goed", func(v *payroll.Verdict) bool {
			return v.State != payroll.StateOutside && v.State != payroll.StateReady
		}},
		{"week:x", func(*payroll.Verdict) bool { return false }},
		{"datum:99-99", func(*payroll.Verdict) bool { return false }},
	} {
		d.Press("/").Type(c.filter).Press("enter")
		got := map[payroll.LineID]bool{}
		for _, r := range s.rows {
			got[o.office.view.Verdicts[r.verdict].Line.ID] = true
		}
		for i := range o.office.view.Verdicts {
			if v := &o.office.view.Verdicts[i]; got[v.Line.ID] != c.want(v) {
				t.Errorf("%s: %s %s %s is in sight: %v", c.filter, v.Line.Date, v.Line.Person, v.State, got[v.Line.ID])
				break
			}
		}
		d.Press("esc")
	}
}

// Where surcharges count their hours have a column of their own, per line and
// added up per person.
func TestSurchargesHaveAColumn(t *testing.T) {
	o := reviewOffice(t)
	d := o.start(120, 40, periodScreens(ScreenHours))
	d.Not("toeslag")
	o.must(o.svc.SetSurcharge(o.anker, payroll.Period{}, payroll.SurchargeRule{
		Name: "Nacht", Percent: 50_00, Window: payroll.Window{Start: 22 * 60, End: 6 * 60},
	}))
	o.must(o.svc.SetCodes(o.anker, payroll.Period{}, []link.CodeSetting{{
		Name: payroll.SurchargeKey("nacht"), Choice: payroll.CodeChoice{Kind: payroll.KindHours, Code: 2150},
	}}))
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	var night payroll.Minutes
	for i := range desk.Verdicts {
		if v := &desk.Verdicts[i]; v.Line.Person == "Daan Bakker" {
			night += surchargeOf(v)
		}
	}
	if night == 0 {
		t.Fatal("nobody works at night")
	}
	o.office.touch()
	d.send(nil)
	d.look().See("toeslag", night.Clock())
	s := hoursOf(d)
	s.toColumn(colSurcharge)
	d.Press("s", "s").See("↓toesl")
	if !slices.IsSortedFunc(s.groups, func(a, b hourGroup) int { return int(b.sum.surcharge - a.sum.surcharge) }) {
		t.Error("not by surcharge")
	}
	d.Resize(80, 24)
	d.See("toestand")
}
