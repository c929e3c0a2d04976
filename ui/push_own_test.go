package ui

import (
	"strconv"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// ownRow gives the hour row of Doorzet of somebody in the simulator.
func (o *testOffice) ownRow(name string) (int, sim.StateRow) {
	o.t.Helper()
	who := string(o.employee(name))
	for _, r := range o.sim.State().Rows {
		if r.EmployeeID == who && r.Origin == sim.OriginAPI {
			id, err := strconv.Atoi(r.ID)
			o.must(err)
			return id, r
		}
	}
	o.t.Fatalf("no row of %s", name)
	return 0, sim.StateRow{}
}

// rowsIn gives the register of the period.
func (o *testOffice) rowsIn() []payroll.OwnRow {
	o.t.Helper()
	rows, err := o.anker.RowsIn(november)
	o.must(err)
	return rows
}

func TestTouchedRowIsChosen(t *testing.T) {
	o := newTestOffice(t).ready()
	o.export(func(r *link.ExportRequest) { r.BesideForeign, r.OverwriteDays = true, true })
	id, row := o.ownRow("Chloé d'Hondt")
	o.must(o.sim.AlterRow(id, sim.Whole(5)))
	d := o.start(120, 40, periodScreens(ScreenPush))
	d.person("Chlo").See("onze regel is in Nmbrs veranderd")
	before := o.rowsIn()
	d.Press("o").See("Regel van Doorzet aangeraakt: Chloé d'Hondt", "Regel "+row.ID+" in Nmbrs was", "en is nu: 5,00", "opnieuw sturen", "zo laten", "overnemen")
	d.Press("enter").See("onze regel is in Nmbrs veranderd")
	for i, r := range o.rowsIn() {
		if r != before[i] {
			t.Errorf("the first option changed row %s", r.ID)
		}
	}
	d.Press("o", "down", "down", "down", "enter").Not("onze regel is in Nmbrs veranderd", "Regel van Doorzet aangeraakt")
	adopted := false
	for _, r := range o.rowsIn() {
		if string(r.ID) == row.ID {
			adopted = r.Amount == 500 && r.Counts != nil
		}
	}
	if !adopted {
		t.Error("the row was not taken over")
	}
	if _, now := o.ownRow("Chloé d'Hondt"); now.Hours != "5.00" {
		t.Errorf("choosing changed Nmbrs: %s", now.Hours)
	}
}

func TestRecalculationIsShownFirst(t *testing.T) {
	o := newTestOffice(t).ready()
	o.export(func(r *link.ExportRequest) { r.BesideForeign, r.OverwriteDays = true, true })
	code, err := link.ParseCodeSetting("gewerkte uren=2150", func(string) bool { return false })
	o.must(err)
	o.must(o.svc.SetCodes(o.anker, payroll.Period{}, []link.CodeSetting{code}))
	writes := len(o.sim.State().Rows)
	d := o.start(120, 40, periodScreens(ScreenPush))
	d.Press("enter").See("er is niets door te zetten", "terwijl de keuzes van nu iets anders geven", "rekent c opnieuw uit")
	d.Press("c").See("Periode opnieuw uitrekenen?", "er wordt nog niets verstuurd").Press("enter").Not("Periode opnieuw uitrekenen?", "dit zijn alle verschillen")
	d.Press("c", "tab", "enter").See("dit zijn alle verschillen", "2150").Not("rekent c opnieuw uit")
	d.See("26 doorgezette regels (91:30 uur)", "Daan Bakker") // whoever is held back keeps what was sent
	if n := len(o.sim.State().Rows); n != writes {
		t.Errorf("%d rows after looking, before %d", n, writes)
	}
	d.Press("esc").Not("dit zijn alle verschillen")
}
