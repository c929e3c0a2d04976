package ui

import (
	"testing"
	"time"

	"doorzet/payroll"
)

// The hours of the periods before stand beside those of this one.
func TestOverviewHoldsPeriodsBeside(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(120, 40, overviewOnly)
	d.Not("Uren per periode")
	o.monthBefore("Daan Bakker", 600, 600, 450)
	o.office.touch()
	d.Press("2", "1").See("Uren per periode", "2026-11-M     2440:42", "2026-10-M       27:30  +2413:12")
}

// The day until which the period has to be pushed through is kept per period,
// told in days, and proposed for the next one.
func TestOverviewKnowsTheDeadline(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(80, 24, overviewOnly)
	d.Press("d").See("Wanneer moet 2026-11-M zijn doorgezet?").Type("straks").Press("enter").See("Typ een datum")
	d.Press("ctrl+u").Type("4-12").Press("enter").See("Uiterste dag: vrijdag 4 december 2026, nog 2 dagen.")
	memo, err := o.anker.Memo()
	o.must(err)
	if memo.Deadlines[november] != payroll.MustDate(2026, time.December, 4) {
		t.Fatalf("kept %v", memo.Deadlines)
	}
	d.Press("d", "ctrl+u").Type("2-12").Press("enter").See("dat is vandaag")
	d.Press("d", "ctrl+u").Type("1-12").Press("enter").See("1 dag te laat")
	d.Press("d", "ctrl+u").Type("4-12").Press("enter")
	o.office.setPeriod(payroll.Period{Year: 2026, Number: 12})
	d.Press("2", "1", "d").See("04-01-2027").Press("enter").See("maandag 4 januari 2027, nog 33 dagen")
	d.Press("d", "ctrl+u", "enter").Not("Uiterste dag:")
}

// Who usually works and has no hours now is named.
func TestOverviewTellsWhatIsNotIn(t *testing.T) {
	o := newTestOffice(t).ready()
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	var ids []payroll.LineID
	for i := range desk.Verdicts {
		if l := &desk.Verdicts[i].Line; l.Person == "Stijn Peeters" {
			ids = append(ids, l.ID)
		}
	}
	o.must(o.svc.Delete(o.anker, desk, ids))
	o.monthBefore("Stijn Peeters", 480, 480, 480, 480)
	o.start(120, 40, overviewOnly).See("Nog niet binnen: ", "werkt meestal, heeft nu geen uren: Stijn Peeters")
}
