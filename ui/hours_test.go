package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/ui/lang"
	"doorzet/ui/theme"
)

// hoursOf gives the screen of a running program.
func hoursOf(d *driver) *hoursScreen { return screenOf[*hoursScreen](d, ScreenHours) }

// plainLines shows a row a line.
func (d *driver) plainLines() *driver {
	d.t.Helper()
	return d.Press("p", "end", "enter")
}

// states counts the lines of Het Anker in November per state.
func (o *testOffice) states() map[payroll.State]link.Tally {
	o.t.Helper()
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	return desk.CountStates()
}

func TestLinesAreApprovedByKeys(t *testing.T) {
	o := newTestOffice(t).link().people().codes().read()
	before := o.states()
	d := o.start(80, 24, periodScreens(ScreenHours)).plainLines()
	d.See("Alles 532 regels", "datum", "medewerker", "○ nog te keuren", "● goedgekeurd", "✓ doorgezet", "– gaat niet mee")
	d.Press("/").Type("status:nog").See("status:nog").Press("enter").See("Filter \"status:nog\"")
	d.Press("space").See("1 regel goedgekeurd")
	if n := o.states()[payroll.StateOpen].Lines; n != before[payroll.StateOpen].Lines-1 {
		t.Fatalf("%d open lines, before %d", n, before[payroll.StateOpen].Lines)
	}
	d.Press("u").See("Ongedaan gemaakt: goedkeuren").Press("U").See("Opnieuw gedaan: goedkeuren")
	d.Press("A").See("Alles goedkeuren?", "Goed te keuren regels: 33", "blokkerend aandachtspunt", "[ Annuleren ]")
	d.Press("tab", "enter").See("regels goedgekeurd")
	d.Press("A").See("er is niets meer te keuren zonder aandachtspunt")
	d.Press("esc").Not("Filter \"").See("Alles 532 regels")
	if n := o.states()[payroll.StateReady].Lines; n <= before[payroll.StateReady].Lines {
		t.Errorf("%d ready lines, before %d", n, before[payroll.StateReady].Lines)
	}
}

func TestSelectionIsApprovedAndTakenBack(t *testing.T) {
	o := newTestOffice(t).link().people().codes().read()
	d := o.start(120, 40, periodScreens(ScreenHours)).plainLines()
	d.Press("/").Type("status:nog").Press("enter")
	d.Press("shift+down", "shift+down").See("Selectie 3 regels")
	d.Press("space").See("3 regels goedgekeurd").Not("Selectie")
	d.Press("esc").Press("/").Type("status:goed").Press("enter").Press("v", "down", "down", "down").See("Selectie 4 regels")
	d.Press("space").See("4 goedkeuringen teruggenomen")
}

func TestCellsAreEdited(t *testing.T) {
	o := newTestOffice(t).link().people().codes().read()
	d := o.start(120, 40, periodScreens(ScreenHours)).plainLines()
	s := hoursOf(d)
	line := func() payroll.Line {
		l, err := o.anker.Lines(payroll.Span{})
		o.must(err)
		for _, l := range l {
			if l.ID == s.spot.line {
				return l
			}
		}
		t.Fatalf("no line %s", s.spot.line)
		return payroll.Line{}
	}
	// To a line that has times.
	for s.lineAt().Line.Start == payroll.NoTime {
		d.Press("down")
	}
	for range 4 {
		d.Press("right")
	}
	// A digit begins to edit; nothing else happens meanwhile.
	d.Press("2").See("start: 2", "enter neemt").Type("2u30").See("22u30").Press("tab")
	d.See("opgeslagen")
	if l := line(); l.Start != 22*60+30 || l.Approved {
		t.Fatalf("start %s, approved %v", l.Start, l.Approved)
	}
	// The end lies before the start: over midnight, and it is said.
	d.Press("e", "ctrl+u").Type("25:99").Press("enter").See("Typ een tijd")
	d.Press("ctrl+u").Type("0130").Press("enter").See("de dienst loopt door tot")
	d.Press("up")
	if l := line(); l.End != 90 || l.Minutes+l.Break != 180 {
		t.Fatalf("end %s, %d minutes", l.End, l.Minutes)
	}
	// 7,5 is half past seven, esc leaves everything as it was.
	d.Press("left", "e", "ctrl+u").Type("7,5").Press("enter", "up")
	if l := line(); l.Start != 450 {
		t.Fatalf("start %s", l.Start)
	}
	d.Press("9", "esc").Not("enter neemt")
	if l := line(); l.Start != 450 {
		t.Fatalf("esc changed the start to %s", l.Start)
	}
	// Hours follow from the times, the break is in minutes.
	d.Press("right", "right", "right").Press("e").See("wijzig start of eind, dan volgen de uren")
	d.Press("left", "e", "ctrl+u").Type("45").Press("enter", "up")
	if l := line(); l.Break != 45 {
		t.Fatalf("break %d", l.Break)
	}
	d.Press("right", "right", "3", "enter", "up")
	if l := line(); l.Count(payroll.KindMeals) != 300 {
		t.Fatalf("meals %v", l.Counts)
	}
	d.Press("end", "e", "ctrl+u").Type("q? 7 beamer").Press("enter", "up")
	if l := line(); l.Remark != "q? 7 beamer" {
		t.Fatalf("remark %q", l.Remark)
	}
	if d.quit {
		t.Fatal("a letter acted while it was typed")
	}
}

func TestLinesAreMadeAndRemoved(t *testing.T) {
	o := newTestOffice(t).link().people().codes().read()
	d := o.start(80, 24, periodScreens(ScreenHours)).plainLines()
	d.Press("o").See("Voor wie is de nieuwe regel?").Type("daan bakker").Press("enter").See("Nieuwe regel voor Daan Bakker")
	s := hoursOf(d)
	if v := s.lineAt(); v == nil || v.Line.Person != "Daan Bakker" || v.Line.Source.Kind != payroll.SourceTyped {
		t.Fatalf("the cursor is at %+v", v)
	}
	// A start alone on a line with hours gives the end; here the hours first.
	d.Press("right", "right", "right").Type("7u40").Press("enter", "up").See("Alles 533 regels")
	if m := s.lineAt().Line.Minutes; m != 460 {
		t.Fatalf("%d minutes", m)
	}
	d.Press("t").See("7,67").Press("t").See("7:40")
	d.Press("D").See("Nieuwe regel voor Daan Bakker", "Alles 534 regels")
	d.Press("x").See("1 regel verwijderd", "Alles 533 regels").Press("u").See("Alles 534 regels")
	d.Press("shift+down", "x").See("Verwijderen?", "2 regels").Press("esc").See("Alles 534 regels")
}

func TestFilterAndGroups(t *testing.T) {
	o := newTestOffice(t).link().people().codes().read()
	d := o.start(120, 40, periodScreens(ScreenHours)).plainLines()
	for _, f := range []string{"team:bar", "soort:ziek", ">6u", "daan", "DAAN team:", "state:ready", "zzzz"} {
		d.Press("/").Type(f).Press("enter")
		for _, r := range hoursOf(d).rows {
			l := o.office.view.Verdicts[r.verdict].Line
			ok := map[string]bool{
				"team:bar": l.Team == "bar", "soort:ziek": l.Type == "ziek", ">6u": l.Minutes > 360, "daan": strings.HasPrefix(l.Person, "Daan"),
				"DAAN team:": strings.HasPrefix(l.Person, "Daan"), "state:ready": o.office.view.Verdicts[r.verdict].State == payroll.StateReady,
			}[f]
			if !ok {
				t.Fatalf("%s lets %+v through", f, l)
			}
		}
		if len(hoursOf(d).rows) == 0 && f != "zzzz" {
			t.Errorf("%s finds nothing", f)
		}
		if f == "zzzz" {
			d.See("Niets gevonden met dit filter")
		}
		d.Press("esc")
	}
}

func TestFindingsAndDetails(t *testing.T) {
	o := newTestOffice(t).link().people().codes().read()
	d := o.start(80, 24, periodScreens(ScreenHours)).plainLines()
	s := hoursOf(d)
	d.Press("/").Type("status:geblok sanne").Press("enter").Press("n").See("is niet herkend in Nmbrs")
	d.Press("i").See("Bron: urenlijst uren-november.csv", "Nog niet herkend in Nmbrs", "Nog niet doorgezet").Press("i")
	// Who it is holds for every line of the name.
	d.Press("home", "right", "right", "right", "enter").See("Wie is", "Alle regels met deze naam")
	d.Press("enter").See("is voortaan").Press("esc")
	for i := range o.office.view.Verdicts {
		if v := &o.office.view.Verdicts[i]; v.Line.Person == "Sanne Bakkre" && v.Blocked() {
			t.Errorf("%s is still blocked", v.Line.Date)
		}
	}
	d.Press("n", "i").See("personeelsnummer", "Loonvorm:")
	for range 30 {
		if s.noWarning() == "" {
			break
		}
		d.Press("n")
	}
	d.Press("m").See("Gezien")
	d.Press("y").See("Personeelsnummer")
	d.Press("[").See("2026-10-M", "nog geen uren").Press("]").See("2026-11-M", "Alles 532 regels")
}

// Hours of a second source for the same person and day come in blocked, and one
// key leads to what they may be: the same hours, or hours on top.
func TestPossibleDoubleIsChosen(t *testing.T) {
	o := newTestOffice(t).link().people().codes().read()
	desk, err := o.svc.Desk(o.anker, payroll.Period{Year: 2026, Number: 11})
	o.must(err)
	at := slices.IndexFunc(desk.Verdicts, func(v payroll.Verdict) bool { return v.State == payroll.StateReady })
	l := desk.Verdicts[at].Line
	csv := "▲ datum,naam,naam van vestiging,team naam,type,uren,gerealizeerde loonkosten,Loonkosten per uur,contracttype,uurloon,support ID\n" +
		strings.Join([]string{l.Date.Time().Format("02/01/2006"), l.Person, l.Venue, l.Team, "gewerkte uren", "04:00", "€9", "€9", "nul uren", "€9", "1"}, ",") + "\n"
	p, err := o.svc.Preview(context.Background(), o.anker, link.ImportRequest{Input: intake.Input{Name: "eitje.csv", Data: []byte(csv)}})
	o.must(err)
	_, err = o.svc.Take(p, link.TakeOptions{})
	o.must(err)
	d := o.start(80, 24, periodScreens(ScreenHours)).plainLines()
	s := hoursOf(d)
	double := func() (n int) {
		for i := range o.office.view.Verdicts {
			if isDouble(&o.office.view.Verdicts[i]) {
				n++
			}
		}
		return n
	}
	toDouble := func() {
		t.Helper()
		for range 600 {
			if v := s.lineAt(); v != nil && isDouble(v) {
				return
			}
			d.Press("n")
		}
		t.Fatal("no line is possibly double")
	}
	if n := double(); n != 1 {
		t.Fatalf("%d lines are possibly double: what stood goes on", n)
	}
	toDouble()
	d.Press("K").See("Hoe op te lossen?", "dezelfde uren", "deze regel intrekken").Press("enter").See("Opgelost")
	if n := double(); n != 0 {
		t.Errorf("%d lines are still possibly double", n)
	}
	d.Press("u").See("Ongedaan gemaakt")
	toDouble()
	d.Press("K", "down", "enter").See("Opgelost")
	if n := double(); n != 0 {
		t.Errorf("%d lines are still possibly double", n)
	}
	d.Press("K").See("de regel is niet mogelijk dubbel")
}

// White lines that change are corrected with a reason.
func TestSentLinesAreCorrected(t *testing.T) {
	o := newTestOffice(t).ready()
	if r := o.export(); r.Done == 0 {
		t.Fatalf("%+v", r)
	}
	d := o.start(120, 40, periodScreens(ScreenHours)).plainLines()
	s := hoursOf(d)
	d.Press("/").Type("status:doorgezet soort:gewerkte").Press("enter").See("doorgezet")
	d.Press("c").See("de regel is niet gewijzigd")
	id := s.lineAt().Line.ID
	d.Press("x").See("Intrekken", "kan alleen worden ingetrokken").Type("dubbel").Press("enter").See("ingetrokken; bevestig de correctie")
	d.Press("esc").Press("/").Type("status:gewijzigd").Press("enter").See("gewijzigd")
	if s.lineAt().Line.ID != id {
		t.Fatal("another line changed")
	}
	d.Press("c").See("Correctie bevestigen").Type("dubbel geteld").Press("enter").See("Correctie van 1 regel bevestigd")
	d.Press("i").See("100", "doorgezet")
}

func TestHoursWithoutALinkOrLines(t *testing.T) {
	d := newTestOffice(t).start(80, 24, periodScreens(ScreenHours))
	d.See("Er is nog geen bedrijf gekoppeld")
	for _, k := range []string{"space", "A", "enter", "/", "n", "N", "p", "esc", "+", "s", "S", "C", "esc", "W", "esc", "T", "esc", "R", "esc", "M", "esc", "v", "o", "D", "x", "c", "K", "m", "u", "U", "i", "t", "y", "[", "]", "r", "esc", "down"} {
		d.Press(k)
	}
	d = newTestOffice(t).link().people().start(80, 24, periodScreens(ScreenHours))
	d.See("Deze verloningsperiode heeft nog geen uren")
	for _, k := range []string{"space", "A", "enter", "n", "N", "p", "esc", "+", "s", "S", "C", "esc", "W", "esc", "T", "esc", "R", "esc", "M", "esc", "v", "D", "x", "c", "K", "m", "u", "U", "i", "t", "y", "r", "esc", "down"} {
		d.Press(k)
	}
}

func TestTypedCells(t *testing.T) {
	x := lang.NL()
	day := payroll.MustDate(2026, 11, 20)
	for _, c := range []struct {
		col  int
		text string
		bad  bool
		want payroll.Facts
	}{
		{col: colStart, text: "7", want: payroll.Facts{Start: 420, End: 600}},
		{col: colStart, text: "7:30", want: payroll.Facts{Start: 450, End: 600}},
		{col: colStart, text: "7,5", want: payroll.Facts{Start: 450, End: 600}},
		{col: colStart, text: "0730", want: payroll.Facts{Start: 450, End: 600}},
		{col: colStart, text: "7u30", want: payroll.Facts{Start: 450, End: 600}},
		{col: colStart, text: "26", bad: true},
		{col: colStart, text: "x", bad: true},
		{col: colEnd, text: "-1", bad: true},
		{col: colStart, text: "", want: payroll.Facts{Start: payroll.NoTime, End: payroll.NoTime}},
		{col: colBreak, text: "30", want: payroll.Facts{Start: 480, End: 600, Break: 30}},
		{col: colBreak, text: "0:45", want: payroll.Facts{Start: 480, End: 600, Break: 45}},
		{col: colBreak, text: "-5", bad: true},
		{col: colHours, text: "a", bad: true},
		{col: colMeals, text: "-1", bad: true},
		{col: colDate, text: "21", want: payroll.Facts{Date: day + 1, Start: 480, End: 600}},
		{col: colDate, text: "19-11", want: payroll.Facts{Date: day - 1, Start: 480, End: 600}},
		{col: colDate, text: "31-11", bad: true},
		{col: colDate, text: "", bad: true},
	} {
		change, wrong := readCell(c.col, c.text, day, x)
		if (wrong != "") != c.bad {
			t.Errorf("%d %q: %q", c.col, c.text, wrong)
			continue
		}
		if c.bad {
			continue
		}
		f, remark := payroll.Facts{Start: 480, End: 600}, ""
		change(&f, &remark)
		if !f.Same(c.want) {
			t.Errorf("%d %q: %+v", c.col, c.text, f)
		}
	}
	// Where one of the times is missing it follows from the hours.
	change, _ := readCell(colEnd, "2:00", day, x)
	f, remark := payroll.Facts{Start: payroll.NoTime, End: payroll.NoTime, Minutes: 300, Break: 30}, ""
	change(&f, &remark)
	if f.Start != 20*60+30 || f.End != 120 {
		t.Errorf("%s-%s", f.Start, f.End)
	}
}

func TestHoursGolden(t *testing.T) {
	o := newTestOffice(t).link().people().codes().read()
	eachLook(t, func(t *testing.T, mode theme.Mode, w, h int, suffix string) {
		o.t, o.desk = t, testOptions()
		o.desk.Theme.Mode = mode
		d := o.start(w, h, periodScreens(ScreenHours))
		d.Press("down", "down", "enter", "down").Golden("hours-" + suffix)
		d.plainLines().Press("down", "down").Golden("hours-lines-" + suffix)
	})
}
