package intake

import (
	"fmt"
	"testing"

	"doorzet/payroll"
)

// twoCompanies is an office with a company 0 at hand and another one, to which
// the venue Zeezicht belongs. Sanne works for the first, Lotte for the other, Noor for both.
func twoCompanies() *world {
	w := newWorld(hourly("22", "7", "Sanne", "Bakker"), hourly("23", "8", "Noor", "Vos"))
	w.addOffice(hourly("900", "3", "Lotte", "Smit"), hourly("901", "4", "Noor", "Vos"))
	w.venues["zeezicht"] = 1
	return w
}

// A file speaks of the companies to which its rows go, and of no other: a list of
// one company, with or without venues, takes nothing away from another, whatever
// that has: hours of a venue, or hours without one.
func TestAFileSpeaksOfItsOwnCompany(t *testing.T) {
	for _, theirs := range []string{"Zeezicht", ""} {
		for _, mine := range []string{"", "De Haven"} {
			for _, sent := range []bool{false, true} {
				for _, take := range []bool{false, true} {
					t.Run(fmt.Sprintf("theirs %q, mine %q, sent %v, take %v", theirs, mine, sent, take), func(t *testing.T) {
						w := twoCompanies()
						w.read(rows(row(2, me, "De Haven", "", 480), row(2, "Noor Vos", "De Haven", "", 300)))
						w.atHand(1, rows(row(2, "Lotte Smit", theirs, "", 330), row(2, "Noor Vos", theirs, "", 150)))
						if sent {
							w.send()
						}
						w.opt = Taker{Withdraw: take, Sent: take}
						w.read(rows(row(2, me, mine, "", 480), row(2, "Noor Vos", mine, "", 300)))
						if got := summary(w.last); got != "same 2" && got != "same 2, told 2" {
							t.Errorf("the list says %q", got)
						}
						w.confirm()
						w.send()
						if got, want := w.figures(), "1/2100 13:00, 2/2100 8:00"; got != want {
							t.Errorf("Nmbrs holds %q, want %q", got, want)
						}
					})
				}
			}
		}
	}
}

// atHand reads a file while another company is at hand: rows without a venue are its own.
func (w *world) atHand(company int, f file) {
	w.venues[""] = company
	w.read(f)
	delete(w.venues, "")
}

// What one's own list without venues no longer has has gone, also what had a venue.
func TestAListWithoutVenuesSpeaksOfAllOfItsCompany(t *testing.T) {
	w := twoCompanies()
	w.read(rows(row(2, me, "De Haven", "", 480), row(3, me, "Het Anker", "", 240), row(2, "Noor Vos", "", "", 300), row(2, "Lotte Smit", "Zeezicht", "", 330)))
	w.read(file{rows: []Row{row(2, me, "", "", 480), row(2, "Noor Vos", "", "", 300)}, span: payroll.Span{
		From: payroll.MustDate(2026, 11, 1), To: payroll.MustDate(2026, 11, 5),
	}})
	if got := summary(w.last); got != "same 2, vanished 1" {
		t.Errorf("the list says %q", got)
	}
}

// Every company numbers its own people: the same number in another one, borne by
// somebody of plainly another name, makes nobody the same human. Where no name speaks
// against it, and no venue tells two places apart, it is asked, for then a list may
// have been read for the wrong company.
func TestANumberIsItsCompanys(t *testing.T) {
	const no = ""
	for _, test := range []struct {
		theirs, venueThere, mine, venueHere string
		asked                               bool
	}{
		{"Lotte Smit", "Zeezicht", me, "De Haven", false},
		{"Lotte Smit", "Zeezicht", me, no, false},
		{"Lotte Smit", no, me, "De Haven", false},
		{"S. Bakker", "Zeezicht", me, "De Haven", true},
		{me, "Zeezicht", me, "De Haven", true},
		{no, "Zeezicht", me, "De Haven", false},
		{no, "Zeezicht", no, "De Haven", false},
		{no, no, me, "De Haven", true},
		{no, no, no, no, true},
		{no, "Zeezicht", no, no, true},
	} {
		for _, sent := range []bool{false, true} {
			t.Run(fmt.Sprintf("%+v, sent %v", test, sent), func(t *testing.T) {
				numbered := func(name, venue string) Row {
					r := row(2, name, venue, "", 480)
					r.Number = "7"
					return r
				}
				w := newWorld(hourly("22", "7", "Sanne", "Bakker"))
				w.addOffice(hourly("900", "7", "Lotte", "Smit"))
				w.venues["zeezicht"] = 1
				w.atHand(1, rows(numbered(test.theirs, test.venueThere)))
				if sent {
					w.send()
				}
				w.read(rows(numbered(test.mine, test.venueHere)))
				if asked := len(w.last.Double) > 0; asked != test.asked {
					t.Errorf("the list says %q", summary(w.last))
				}
			})
		}
	}
}

// A shift that one company lost is not what somebody of another company works at the
// same times, wherever that is, unless it is at the very venue that lost it.
func TestALostShiftPassesWithinItsCompany(t *testing.T) {
	for venue, held := range map[string]bool{"De Haven": false, "": false, "Zeezicht": true} {
		t.Run(venue, func(t *testing.T) {
			w := twoCompanies()
			w.read(rows(timedRow(2, "Lotte Smit", "Zeezicht", "", 9, 17), timedRow(3, "Lotte Smit", "Zeezicht", "", 9, 17)))
			w.send()
			w.opt = Taker{Withdraw: true, Sent: true}
			w.read(file{rows: []Row{timedRow(3, "Lotte Smit", "Zeezicht", "", 9, 17)}, span: payroll.Span{
				From: payroll.MustDate(2026, 11, 1), To: payroll.MustDate(2026, 11, 5),
			}})
			if venue == "Zeezicht" { // it belongs to the company at hand now
				delete(w.venues, "zeezicht")
			}
			w.atHand(0, rows(timedRow(2, me, venue, "", 9, 17)))
			w.approve()
			w.export()
			if waits := w.holds(0, 2100) == 0; waits != held {
				t.Errorf("the list says %q, waits %v", w.told(), waits)
			}
		})
	}
}
