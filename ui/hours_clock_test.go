package ui

import (
	"testing"
	"time"

	"doorzet/payroll"
	"doorzet/store"
)

// clockLine is a shift of somebody in the night that the clock changes.
func (o *testOffice) clockLine(day payroll.Date, start, end payroll.ClockTime) payroll.LineID {
	o.t.Helper()
	team, err := o.anker.Team()
	o.must(err)
	net, _ := payroll.NetMinutes(day, start, end, 0, "")
	l := payroll.Line{
		ID: payroll.LineID(o.svc.NewID()), Version: 1, Approved: true, Source: payroll.Source{Kind: payroll.SourceTyped},
		Facts: payroll.Facts{
			Date: day, Person: team[0].Name(), NmbrsID: string(team[0].ID), Type: payroll.TypeWorked, Start: start, End: end, Minutes: net,
		},
	}
	o.must(o.anker.Commit(store.Change{Put: []payroll.Line{l}, Audit: store.Audit{Action: "add"}}))
	return l.ID
}

func (o *testOffice) lineIn(p payroll.Period, id payroll.LineID) payroll.Verdict {
	o.t.Helper()
	desk, err := o.svc.Desk(o.anker, p)
	o.must(err)
	for _, v := range desk.Verdicts {
		if v.Line.ID == id {
			return v
		}
	}
	o.t.Fatalf("no line %s in %s", id, p)
	return payroll.Verdict{}
}

func TestTheHourThatOccursTwiceIsChosen(t *testing.T) {
	o := newTestOffice(t).link().people().codes()
	night := payroll.MustDate(2026, time.October, 24)
	id := o.clockLine(night, 20*60, 2*60+30)
	october := payroll.Period{Year: 2026, Number: 10}
	d := o.start(120, 40, periodScreens(ScreenHours)).plainLines()
	d.Press("[").See("2026-10", "tijd klopt niet", "kies met w het eerste of tweede uur")
	d.Press("w").See("De klok ging een uur terug", "het eerste uur (zomertijd)", "6:30 uur", "7:30 uur").Press("enter").See("Opgeslagen: het eerste uur")
	if v := o.lineIn(october, id); v.Line.Minutes != 390 || v.Line.Resolved != "first" || v.Line.Approved {
		t.Fatalf("first: %d minutes, %q, approved %v", v.Line.Minutes, v.Line.Resolved, v.Line.Approved)
	}
	d.Press("w", "down", "enter").See("Opgeslagen: het tweede uur", "7:30")
	v := o.lineIn(october, id)
	if v.Line.Minutes != 450 || v.Line.Version != 3 {
		t.Fatalf("second: %d minutes, version %d", v.Line.Minutes, v.Line.Version)
	}
	for _, f := range v.Findings {
		if f.Kind == payroll.FindBadTime {
			t.Errorf("the time is still wrong: %v", f)
		}
	}
	d.Press("u").See("Ongedaan gemaakt: eerste of tweede uur")
	if v := o.lineIn(october, id); v.Line.Minutes != 390 {
		t.Fatalf("after undo %d minutes", v.Line.Minutes)
	}
}

func TestTheHourThatDoesNotExistIsExplained(t *testing.T) {
	o := newTestOffice(t).link().people().codes()
	o.clockLine(payroll.MustDate(2026, time.March, 29), 2*60+30, 8*60)
	d := o.start(120, 40, periodScreens(ScreenHours)).plainLines()
	for range 8 {
		d.Press("[")
	}
	d.See("02:30 bestaat niet op 29-03-2026", "verbeter start of eind").Press("w").See("die tijd bestond niet")
	d.Press("]").Press("w").See("er staat geen regel onder de cursor")
}

func TestAnOrdinaryLineHasNoHourToChoose(t *testing.T) {
	o := newTestOffice(t).link().people().codes().read()
	o.start(120, 40, periodScreens(ScreenHours)).plainLines().Press("w").See("geen tijd die twee keer voorkwam")
}
