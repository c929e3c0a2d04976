package ui

import (
	"testing"

	"doorzet/payroll"
	"doorzet/store"
)

// The details tell of a line where it came from, what was done to it and what
// becomes of it; of a person what the lines are together.
func TestDetailsOfLinesAndPeople(t *testing.T) {
	o := reviewOffice(t)
	o.monthBefore("Daan Bakker", 600, 600, 450)
	d := o.start(120, 40, periodScreens(ScreenHours))
	d.Press("down", "i").See("Daan Bakker · personeelsnummer", "Loonvorm: ", "gewerkte uren 91:30", "Vorige periode 2026-10-M: 27:30 uur, verschil +64:00")
	d.Press("enter", "down").See("Bron: urenlijst uren-november.csv", "Gaat naar", "Nog niet doorgezet")
	d.Press("space").See("02-12-2026 09:30 goedkeuring terugnemen").Press("u").See("goedkeuring terugnemen (ongedaan gemaakt)")
	// Every number is explained: of a line, and of a person down to its lines.
	d.Press("=").See("Waarom dit getal?", "2100", "uren-november.csv").Press("esc")
	d.Press("up", "=").See("Daan Bakker", "2100 Gewerkte uren", "02-11-2026").Press("esc")
	// Somebody of whom nothing goes along has no figures.
	d.Press("/").Type("fatima").Press("enter", "ctrl+home", "=").See("gaat nog niets mee")
}

// What a finding proposes is done with one key, and undone with another.
func TestFindingsAreSettledByProposal(t *testing.T) {
	o := reviewOffice(t)
	team, err := o.anker.Team()
	o.must(err)
	day := payroll.MustDate(2026, 11, 30)
	line := payroll.Line{
		ID: "zz", Version: 1, Source: payroll.Source{Kind: payroll.SourceTyped},
		Facts: payroll.Facts{Date: day, Person: team[0].Name(), NmbrsID: string(team[0].ID), Type: payroll.TypeWorked, Start: 9 * 60, End: 18 * 60, Minutes: 540},
	}
	o.must(o.anker.Commit(store.Change{Put: []payroll.Line{line}, Audit: store.Audit{Action: "add"}}))
	d := o.start(120, 40, periodScreens(ScreenHours)).plainLines()
	s := hoursOf(d)
	s.spot = hourSpot{line: "zz"}
	s.toSpot()
	d.look().Press("f").See("Hoe op te lossen?", "half uur pauze", "8:30 uur", "gezien, klopt zo").Press("enter").See("Opgelost: half uur pauze")
	if l := o.lineIn(november, "zz").Line; l.Break != 30 || l.Minutes != 510 {
		t.Fatalf("break %d, %d minutes", l.Break, l.Minutes)
	}
	d.Press("u").See("Ongedaan gemaakt")
	if l := o.lineIn(november, "zz").Line; l.Break != 0 || l.Minutes != 540 {
		t.Fatalf("after the undo: break %d, %d minutes", l.Break, l.Minutes)
	}
	d.Press("ctrl+home", "f").See("is er geen voorstel")
}

// What was done today can be undone after a restart too.
func TestUndoOutlivesARestart(t *testing.T) {
	o := reviewOffice(t)
	d := o.start(80, 24, periodScreens(ScreenHours))
	before := o.states()[payroll.StateReady].Lines
	d.Press("space").See("goedgekeurd")
	d.plainLines().Press("D").See("Nieuwe regel")
	d = o.start(80, 24, periodScreens(ScreenHours)) // the program anew, on the same ledger
	d.Press("u").See("Ongedaan gemaakt: nieuwe regel").Press("u").See("Ongedaan gemaakt: goedkeuren")
	if n := o.states()[payroll.StateReady].Lines; n != before {
		t.Fatalf("%d ready lines, before %d", n, before)
	}
	d = o.start(80, 24, periodScreens(ScreenHours))
	d.Press("U").See("Opnieuw gedaan: goedkeuren").Press("U").See("Opnieuw gedaan: nieuwe regel")
}
