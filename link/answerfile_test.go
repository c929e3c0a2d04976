package link_test

import (
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// TestAnswersHoldTheFileAnew: every answer of a person to what a file asks holds the
// file against the ledger again, keeps the answers that were given before, and changes
// nothing until the file is taken over.
func TestAnswersHoldTheFileAnew(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 4, sim.Options{}, withToken(smallToken))
	o.read("uren.csv", []byte(list("02 Medewerker_A000 Zaak 4:00", "02 Medewerker_B001 Zaak 5:00", "02 Medewerker_C002 Zaak 6:00", "02 Medewerker_D003 Zaak 7:00")))
	p := o.see("nieuw.csv", list("02 Medewerker_A000 De_Zaak 4:00", "02 Medewerker_B001 De_Zaak 5:00", "02 Medewerker_C002 De_Zaak 6:00", "02 Medewerker_D003 De_Zaak 7:00"))
	o.wantTally(p, "new 4, double 4")
	if len(p.Changes.Renames) != 1 {
		t.Fatalf("asked: %+v", p.Changes.Renames)
	}
	q := p.Changes.Renames[0]
	answer := func(p *link.Preview, set func(*intake.Answers), renamed ...link.Renamed) *link.Preview {
		t.Helper()
		now, err := o.svc.AnswerFile(p, set, renamed...)
		noErr(t, err)
		return now
	}
	denied := answer(p, nil, link.Renamed{Old: q.Old, New: q.New, Not: true})
	o.wantTally(denied, "new 4, double 4")
	if len(denied.Changes.Renames) != 0 {
		t.Errorf("asked again: %+v", denied.Changes.Renames)
	}
	o.wantTally(answer(denied, func(a *intake.Answers) { a.Besides = intake.Picked{All: true} }), "new 4")
	yes := answer(p, nil, link.Renamed{Old: q.Old, New: q.New})
	o.wantTally(yes, "same 4")
	if lines, minutes := o.hours(); lines != 4 || minutes != 22*60 {
		t.Errorf("an answer changed %d lines, %s", lines, minutes.Clock())
	}
	o.take(yes, link.TakeOptions{})
	o.wantTally(o.see("weer.csv", list("02 Medewerker_A000 De_Zaak 4:00", "02 Medewerker_B001 De_Zaak 5:00", "02 Medewerker_C002 De_Zaak 6:00", "02 Medewerker_D003 De_Zaak 7:00")), "same 4")

	// A part, or all of it; a later answer takes the place of the one before.
	one := o.see("een.csv", list("02 Medewerker_A000 De_Zaak 4:00"))
	if one.Changes.Part == nil || one.Changes.Part.Lines != 3 {
		t.Fatalf("part: %+v", one.Changes.Part)
	}
	said := func(yes bool) func(*intake.Answers) { return func(a *intake.Answers) { a.Part = &yes } }
	whole := answer(one, said(false))
	o.wantTally(whole, "same 1, vanished 3")
	part := answer(whole, said(true))
	o.wantTally(part, "same 1")
	if _, err := o.svc.AnswerFile(part, nil, link.Renamed{Old: "x", New: "y"}); err == nil {
		t.Error("a name that the file does not have was taken")
	}
}

// TestAVenueThatGoesToAnotherCompany is case 30: hours that were sent from one company
// and belong to another go down there, once confirmed, and up here.
func TestAVenueThatGoesToAnotherCompany(t *testing.T) {
	t.Parallel()
	o := shapeOffice(t)
	first := o.co
	all, err := o.svc.Companies()
	noErr(t, err)
	var second *store.Company
	for _, info := range all {
		if info.Key != first.Key() {
			second, err = o.led.Company(info.Key)
			noErr(t, err)
		}
	}
	const who = "Lieke van 't Hoff"
	file := "datum;naam;vestiging;uren;goedgekeurd\n02-11-2026;" + who + ";Het Anker;8:00;ja\n"
	for _, co := range []*store.Company{second, first} {
		o.co = co
		_, err := o.svc.FetchCodes(t.Context(), co)
		noErr(t, err)
		o.codes("gewerkte uren=2100")
	}
	team, err := second.Team()
	noErr(t, err)
	var there payroll.Person
	for _, p := range team {
		if b, _ := payroll.BasisOf(p, payroll.MustDate(2026, 11, 2), nil, ""); b == payroll.BasisHourly && !p.SameName(payroll.Facts{Person: who}) {
			there = p
		}
	}
	noErr(t, o.svc.LinkName(second, who, there.ID))
	ours := func(co *store.Company) payroll.Hundredths {
		t.Helper()
		rows, err := co.RowsIn(nov)
		noErr(t, err)
		var sum payroll.Hundredths
		for _, r := range rows {
			if r.Kind == payroll.KindHours {
				sum += r.Amount
			}
		}
		return sum
	}
	o.read("uren.csv", []byte(file))
	o.export()
	if got := ours(first); got != 800 {
		t.Fatalf("sent %s", got)
	}
	noErr(t, o.svc.SetVenue("Het Anker", second))
	p := o.see("weer.csv", file)
	if len(p.Sent) != 1 || !p.Sent[0].Apart {
		t.Fatalf("the file says %s, %+v", tally(p), p.Sent)
	}
	o.take(p, link.TakeOptions{Sent: true})
	export := func(co *store.Company) {
		t.Helper()
		o.co = co
		o.export()
	}
	export(first)
	export(second)
	if a, b := ours(first), ours(second); a != 800 || b != 0 {
		t.Errorf("before anybody confirmed: %s and %s", a, b)
	}
	o.co = first
	o.answerAll()
	export(first)
	if a, b := ours(first), ours(second); a != 0 || b != 0 {
		t.Errorf("once it went down: %s and %s", a, b)
	}
	o.co = second
	o.answerAll()
	export(second)
	if a, b := ours(first), ours(second); a != 0 || b != 800 {
		t.Errorf("in the end: %s and %s", a, b)
	}
}

// TestChoosingSettlesAMovedDay: whoever chooses that a line comes on top says as well
// that it is no shift of another day.
func TestChoosingSettlesAMovedDay(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
	o.read("uren.csv", []byte(timed("02 Medewerker_A000 12:00 20:30 Zaak")))
	o.export()
	o.take(o.see("nieuw.csv", timed("04 Medewerker_A000 12:00 20:30 Zaak")), link.TakeOptions{})
	id, ok := o.asked(payroll.FixMoved)
	if !ok {
		t.Fatal("nothing is asked about a moved day")
	}
	noErr(t, o.svc.Choose(o.co, o.desk(), []payroll.LineID{id}))
	if _, ok := o.asked(payroll.FixMoved); ok {
		t.Error("it is asked once more")
	}
}
