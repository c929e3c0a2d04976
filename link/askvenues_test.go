package link_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// someoneElses is a list with a venue of one's own and one of another company, where
// two of five people happen to be called as people here.
var someoneElses = list(
	"02 Medewerker_A000 Zaak 4:00", "02 Medewerker_B001 Zaak 4:00",
	"03 Medewerker_A000 Zeezicht 8:00", "03 Medewerker_B001 Zeezicht 8:00",
	"03 Karel_Een Zeezicht 8:00", "03 Petra_Twee Zeezicht 8:00", "03 Joop_Drie Zeezicht 8:00",
)

// paidFor approves all that may be approved, sends it, and gives what Nmbrs holds of somebody.
func (o *office) paidFor(person int) string {
	o.t.Helper()
	if _, _, err := o.svc.ApproveAll(o.co, o.desk()); err != nil {
		o.t.Fatal(err)
	}
	o.export()
	sum, _ := o.held(person, 2100)
	return sum
}

func (o *office) answerVenue(p *link.Preview, v link.VenueChoice) *link.Preview {
	o.t.Helper()
	if v.Company == "" {
		v.Company = o.co.Key()
	}
	now, err := o.svc.AnswerVenue(p, v)
	if err != nil {
		o.t.Fatal(err)
	}
	return now
}

// TestAVenueOfStrangersIsHeld: nothing of a venue of mostly unknown names comes in, is
// compared or is paid before somebody says that it belongs here; the rest of the file does.
func TestAVenueOfStrangersIsHeld(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
	p := o.see("uren.csv", someoneElses)
	if len(p.Held) != 1 || !p.OpenVenue() {
		t.Fatalf("held: %+v", p.Held)
	}
	if h := p.Held[0]; h.Venue != "Zeezicht" || h.Rows != 5 || h.Minutes != 5*480 || h.Known != 2 || h.Unknown != 3 {
		t.Errorf("held: %+v", h)
	}
	o.wantTally(p, "new 2")
	o.take(p, link.TakeOptions{Withdraw: true, Sent: true})
	if got := o.paidFor(0); got != "4.00" {
		t.Errorf("Nmbrs holds %s before anybody said whose the venue is", got)
	}
	// until somebody says, every file asks anew
	if p = o.see("weer.csv", someoneElses); !p.OpenVenue() {
		t.Error("not asked again")
	}
	o.wantTally(p, "same 2")
	here := o.answerVenue(p, link.VenueChoice{Venue: "ZEEZICHT", Here: true})
	if len(here.Held) != 0 {
		t.Errorf("still held: %+v", here.Held)
	}
	o.wantTally(here, "new 5, same 2")
	o.take(here, link.TakeOptions{})
	if got := o.paidFor(0); got != "12.00" {
		t.Errorf("Nmbrs holds %s", got)
	}
	// remembered: no other file asks
	again := o.see("nog eens.csv", someoneElses)
	o.wantTally(again, "same 7")
	if len(again.Held) != 0 {
		t.Errorf("asked again: %+v", again.Held)
	}
	owners, err := o.svc.VenueOwners()
	noErr(t, err)
	if owners["zeezicht"] != o.co.Key() {
		t.Errorf("the venues are %v", owners)
	}
}

// TestAVenueElsewhereStaysOut: said once, for every later file, and each says how much
// stays out.
func TestAVenueElsewhereStaysOut(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
	p := o.answerVenue(o.see("uren.csv", someoneElses), link.VenueChoice{Venue: "Zeezicht"})
	o.take(p, link.TakeOptions{})
	for _, name := range []string{"uren.csv", "december.csv"} {
		again := o.see(name, someoneElses)
		if len(again.Held) != 1 || !again.Held[0].Elsewhere || again.Held[0].Rows != 5 || again.OpenVenue() {
			t.Errorf("%s: %+v", name, again.Held)
		}
		o.wantTally(again, "same 2")
	}
	if got := o.paidFor(0); got != "4.00" {
		t.Errorf("Nmbrs holds %s", got)
	}
	// a decision about the venue goes before it
	noErr(t, o.svc.SetVenue("Zeezicht", o.co))
	o.wantTally(o.see("uren.csv", someoneElses), "new 5, same 2")
}

// numbers makes a list of approved rows "day number venue hours", without names;
// without the venue where it is -.
func numbers(rows ...string) string {
	var b strings.Builder
	b.WriteString("datum;personeelsnummer;vestiging;uren;goedgekeurd\n")
	for _, r := range rows {
		f := strings.Fields(r)
		_, _ = fmt.Fprintf(&b, "%s-11-2026;%s;%s;%s;ja\n", f[0], f[1], strings.ReplaceAll(f[2], "-", ""), f[3])
	}
	return b.String()
}

// TestABareNumberSaysNothingOfAVenue: each company counts its people from 1. Of a
// venue of which a list gives numbers alone it is asked whose it is, unless hours
// with names came of it before; a list without venues is of the company chosen.
func TestABareNumberSaysNothingOfAVenue(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
	zaak := numbers("02 1 Zaak 4:00", "02 2 Zaak 4:00", "03 3 Zaak 4:00")
	p := o.see("zaak.csv", zaak)
	if len(p.Held) != 1 || !p.OpenVenue() || p.Held[0].Known != 0 || p.Held[0].Unknown != 3 || p.Held[0].Rows != 3 {
		t.Fatalf("held: %+v", p.Held)
	}
	o.take(p, link.TakeOptions{})
	if sum := o.paidFor(0); sum != "0.00" {
		t.Errorf("Nmbrs holds %s before anybody said whose the venue is", sum)
	}
	o.take(o.see("namen.csv", list("02 Medewerker_A000 Zaak 4:00", "02 Medewerker_B001 Zaak 4:00", "03 Medewerker_C002 Zaak 4:00")), link.TakeOptions{})
	p = o.see("zaak.csv", zaak)
	if len(p.Held) != 0 {
		t.Errorf("held although the names are known: %+v", p.Held)
	}
	o.wantTally(p, "same 3")
	if p = o.see("een.csv", numbers("02 1 Zeezicht 4:00")); len(p.Held) != 1 {
		t.Errorf("one number is enough: nobody is asked about it by name: %+v", p.Held)
	}
	o.take(o.see("vreemd.csv", list("05 Karel_Een Terras 4:00")), link.TakeOptions{}) // one unknown name comes in
	if p = o.see("terras.csv", numbers("06 1 Terras 4:00")); len(p.Held) != 1 {
		t.Errorf("an unknown name makes no venue ours: %+v", p.Held)
	}
	p = o.see("elders.csv", numbers("02 1 Zeezicht 4:00", "02 2 Zeezicht 4:00", "03 1 Zaak 4:00"))
	if len(p.Held) != 1 || p.Held[0].Venue != "Zeezicht" {
		t.Errorf("held: %+v", p.Held)
	}
	if p = o.see("zonder.csv", numbers("05 1 - 4:00", "05 2 - 4:00", "05 3 - 4:00")); len(p.Held) != 0 {
		t.Errorf("held although the company was chosen: %+v", p.Held)
	}
}

// TestTakingBackAnImportTakesItsAnswerBack: the venue is asked about again.
func TestTakingBackAnImportTakesItsAnswerBack(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
	o.take(o.answerVenue(o.see("uren.csv", someoneElses), link.VenueChoice{Venue: "Zeezicht", Here: true}), link.TakeOptions{})
	if _, err := o.svc.Undo(t.Context(), o.co, store.AreaHours); err != nil {
		t.Fatal(err)
	}
	if p := o.see("uren.csv", someoneElses); !p.OpenVenue() {
		t.Errorf("held: %+v", p.Held)
	}
}

// TestHeldRowsCannotBeTaken: whatever a caller makes of a preview, rows of a held
// venue do not come in.
func TestHeldRowsCannotBeTaken(t *testing.T) {
	t.Parallel()
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
	p := o.see("uren.csv", someoneElses)
	row := p.Changes.New[0]
	row.Venue = "zeezicht"
	p.Changes.New = append(p.Changes.New, row)
	if _, err := o.svc.Take(p, link.TakeOptions{}); !errors.Is(err, &payroll.Problem{Code: link.CodeVenueHeld}) {
		t.Errorf("taken: %v", err)
	}
	if lines, _ := o.hours(); lines != 0 {
		t.Errorf("%d lines came in", lines)
	}
}

// TestWhichVenuesAreAskedAbout: none that is decided, of mostly known people, or while
// nobody is known at all; also rows without a venue, of which nothing is remembered.
func TestWhichVenuesAreAskedAbout(t *testing.T) {
	t.Parallel()
	strangers := []string{"03 Karel_Een Zeezicht 8:00", "03 Petra_Twee Zeezicht 8:00"}
	o := smallOffice(t, 3, sim.Options{}, withToken(smallToken))
	if p := o.see("een.csv", list(strangers[:1]...)); len(p.Held) != 0 {
		t.Errorf("one new name: %+v", p.Held)
	}
	if p := o.see("half.csv", list(append([]string{"02 Medewerker_A000 Zeezicht 1:00", "02 Medewerker_B001 Zeezicht 1:00"}, strangers...)...)); len(p.Held) != 0 {
		t.Errorf("half of the names are known: %+v", p.Held)
	}
	const bare = "datum;naam;uren;goedgekeurd\n03-11-2026;Karel Een;8;ja\n03-11-2026;Petra Twee;8;ja\n"
	for range 2 {
		p := o.see("kaal.csv", bare)
		if len(p.Held) != 1 || p.Held[0].Venue != "" || p.Held[0].Rows != 2 {
			t.Fatalf("without venues: %+v", p.Held)
		}
		o.wantTally(o.answerVenue(p, link.VenueChoice{Here: true}), "new 2")
		o.take(o.answerVenue(p, link.VenueChoice{}), link.TakeOptions{})
	}
	noErr(t, o.svc.SetVenue("Zeezicht", o.co))
	if p := o.see("beslist.csv", list(strangers...)); len(p.Held) != 0 {
		t.Errorf("decided: %+v", p.Held)
	}
	fresh := twiceOffice(t)
	if p := fresh.see("e.csv", formOne); len(p.Held) != 0 {
		t.Errorf("nobody is known yet: %+v", p.Held)
	}
	_, err := o.svc.Preview(context.Background(), o.co, link.ImportRequest{
		Input: intake.Input{Name: "x.csv", Data: []byte(list(strangers...))}, Venues: []link.VenueChoice{{Venue: "Zezicht", Company: o.co.Key(), Here: true}},
	})
	if !errors.Is(err, &payroll.Problem{Code: link.CodeOtherVenue}) {
		t.Errorf("a venue that the file does not have: %v", err)
	}
}
