package ui

import (
	"strconv"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/ui/theme"
)

func TestReadBackIsCompared(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(80, 24, periodScreens(ScreenInNmbrs))
	d.See("In deze verloningsperiode is nog niets doorgezet")
	o.export(func(r *link.ExportRequest) { r.BesideForeign, r.OverwriteDays = true, true })
	o.office.touch()
	d.Press("7", "9").See("Alles staat in Nmbrs zoals het is doorgezet", "gelijk", "Nagelezen op 09:30")
	d.Press("enter").See("de urenregels erachter", "regels, samen", "✓ 0", "doorgezet")
	// From the total to the line, and from the line to the file and the row.
	d.Press("enter").See("Waar deze urenregel vandaan komt", "uren-november.csv", "Rij in het bestand: ", "Ingelezen op").Press("enter")
	d.See("de urenregels erachter").Press("esc").See("Alles staat in Nmbrs")
	// A colleague changes one of our rows and removes another.
	var ours []sim.StateRow
	for _, r := range o.sim.State().Rows {
		if r.Origin == sim.OriginAPI {
			ours = append(ours, r)
		}
	}
	first, err := strconv.Atoi(ours[0].ID)
	o.must(err)
	second, err := strconv.Atoi(ours[1].ID)
	o.must(err)
	o.must(o.sim.AlterRow(first, sim.Whole(1)))
	o.must(o.sim.DeleteRow(second))
	d.Press("r").See("2 verschillend", "Kijk de regels met ≠ na")
	s := screenOf[*inNmbrsScreen](d, ScreenInNmbrs)
	seen := ""
	for range s.rows() {
		if l := s.row(); !l.Equal() {
			d.look()
			seen += d.Screen()
		}
		d.Press("down")
	}
	for _, want := range []string{
		"verschilt", "regel " + ours[0].ID + " is in Nmbrs veranderd in 1,00", "regel " + ours[1].ID,
	} {
		if !strings.Contains(seen, want) {
			t.Errorf("%q was not told in:\n%s", want, seen)
		}
	}
}

func TestReadBackThatFails(t *testing.T) {
	o := newTestOffice(t).ready()
	o.export()
	o.must(o.sim.ResetToken("loket@het-anker.example", "another-token-another-token-1234"))
	d := o.start(80, 24, periodScreens(ScreenInNmbrs))
	d.See("Druk op r om het opnieuw te proberen")
	d = newTestOffice(t).start(80, 24, periodScreens(ScreenInNmbrs))
	d.See("Er is nog geen bedrijf gekoppeld").Press("r", "enter", "down", "esc")
}

func TestInNmbrsGolden(t *testing.T) {
	o := newTestOffice(t).ready()
	o.export()
	eachLook(t, func(t *testing.T, mode theme.Mode, w, h int, suffix string) {
		o.t, o.desk = t, testOptions()
		o.desk.Theme.Mode = mode
		o.start(w, h, periodScreens(ScreenInNmbrs)).Golden("innmbrs-" + suffix)
	})
}
