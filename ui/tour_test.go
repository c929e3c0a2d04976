package ui

import (
	"strings"
	"testing"

	"doorzet/ui/lang"
	"doorzet/ui/paint"
)

// startTour runs the practice program with its guided tour.
func (o *testOffice) tour(w, h int) *driver {
	o.t.Helper()
	d := o.start(w, h, screens)
	o.office.demo.Tour = true
	o.office.startTour()
	d.clock.advance(2 * dialogGuard)
	return d.look()
}

// The tour says at every moment what to press, and doing just that walks the
// whole month.
func TestTourLeadsThroughTheMonth(t *testing.T) {
	o := newTestOffice(t).link()
	d := o.tour(80, 24)
	d.See("Welkom bij Doorzet", "F1 legt uit", "esc gaat terug").Press("enter")
	d.See("Rondleiding 1 van 7: druk op 3 voor Medewerkers").Press("3").See("Rondleiding 1 van 7: r haalt").Press("r", "A")
	d.See("Rondleiding 2 van 7: druk op 4 voor Verloningsperiode").Press("4").See("klopt de eerste dag?").Press("o", "tab", "enter")
	d.See("Rondleiding 3 van 7: druk op 6 voor Inlezen").Press("6").See("enter leest").Press("enter", "enter", "tab", "enter")
	d.See("Rondleiding 4 van 7: druk op 5 voor Codes").Press("5").See("S koppelt alles").Press("r", "S", "d")
	d.See("Rondleiding 5 van 7: druk op 7 voor Uren").Press("7").See("A keurt de rest").Press("A", "tab", "enter")
	d.See("Rondleiding 6 van 7: druk op 8 voor Doorzetten").Press("8").See("enter begint").Press("enter", "down", "enter", "tab", "enter")
	d.Press("7").See("Rondleiding 7 van 7: druk op 9 voor In Nmbrs").Press("9").See("Dan is de maand klaar")
	d.Press("f2").Not("Rondleiding").Press("f2").See("Rondleiding")
	d.Press("ctrl+p").Type("rondleiding").See("rondleiding aan of uit", "f2").Press("esc")
}

// Without the practice environment there is no tour.
func TestNoTourInEarnest(t *testing.T) {
	o := newTestOffice(t).link()
	d := o.start(80, 24, screens)
	d.Not("Rondleiding").Press("f2").Not("Rondleiding")
}

// Each line of the tour fits in the smallest window, in both languages.
func TestTourFits(t *testing.T) {
	for _, l := range []lang.Lang{lang.Dutch, lang.English} {
		o := newTestOffice(t).link()
		o.desk.Lang = l
		o.tour(80, 24)
		x := lang.For(l)
		for i, st := range o.office.tourSteps() {
			for _, text := range []string{st.here, strings.ReplaceAll(x.Tour.Go, "%d", "3")} {
				text = strings.ReplaceAll(text, "%s", o.office.screenName(st.screen))
				if n := paint.Width(x.Tour.Step) + paint.Width(text); n > 80 {
					t.Errorf("%s, step %d: %q is %d wide", l, i+1, text, n)
				}
			}
		}
	}
}
