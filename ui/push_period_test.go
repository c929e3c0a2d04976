package ui

import (
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/payroll"
)

// correctedAfterRun is an office of which all was sent, the period was rolled, and
// a day that somebody did not work was withdrawn and confirmed since.
func correctedAfterRun(t *testing.T, name string) *testOffice {
	t.Helper()
	o := newTestOffice(t).ready()
	o.export(func(r *link.ExportRequest) { r.BesideForeign, r.OverwriteDays = true, true })
	o.must(o.sim.RollPeriod(71001))
	who := o.employee(name)
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	for i := range desk.Verdicts {
		if v := &desk.Verdicts[i]; v.Employee == who && v.State == payroll.StateSent {
			ids := []payroll.LineID{v.Line.ID}
			o.must(o.svc.Withdraw(o.anker, desk, ids, "niet gewerkt"))
			desk, err = o.svc.Desk(o.anker, november)
			o.must(err)
			o.must(o.svc.Confirm(o.anker, desk, ids, "vergissing"))
			return o
		}
	}
	t.Fatal("nothing was sent of " + name)
	return nil
}

// hoursIn adds up what Nmbrs holds of somebody on a code in a period.
func (o *testOffice) hoursIn(who payroll.EmployeeID, period int) (sum payroll.Hundredths) {
	o.t.Helper()
	for _, r := range o.sim.State().Rows {
		if r.EmployeeID == string(who) && r.Code == 2100 && r.Period == period {
			n, err := payroll.ParseHundredths(r.Hours)
			o.must(err)
			sum += n
		}
	}
	return sum
}

// TestACorrectionWithDaysAfterARunHasItsKey: the days of a correction that is
// booked in the current period cannot go along. One key leads there and one key
// settles it, either way; and no figure is shown that was not read.
func TestACorrectionWithDaysAfterARunHasItsKey(t *testing.T) {
	const name = "Chloé d'Hondt"
	t.Run("without days", func(t *testing.T) {
		o := correctedAfterRun(t, name)
		who := o.employee(name)
		was := o.hoursIn(who, 11)
		d := o.start(120, 40, periodScreens(ScreenPush))
		d.See("n gaat erheen").Press("n").See(name+", 2100 Gewerkte uren: dagen gelden per periode", "Bij ? is niet gelezen wat Nmbrs in 2026-11-M heeft")
		for _, l := range strings.Split(d.Screen(), "\n") {
			if strings.Contains(l, name) && strings.Contains(l, "0,00") {
				t.Errorf("a figure that was not read: %s", l)
			}
		}
		d.Press("f").See("Waar gaat dit heen?", "in 2026-12, zonder gewerkte dagen", "in 2026-11 zelf, ontgrendeld (TWK)")
		d.Press("enter").See("Correcties gaan zonder gewerkte dagen", name+" · -4,00 uur").Not("tegengehouden")
		d.Press("enter").See("Naar verloningsperiode 2026-12-M (uren van 2026-11-M), Brasserie", "zonder gewerkte dagen").Press("tab", "enter").See("doorgezet", "0 verschillend")
		if now := o.hoursIn(who, 11) + o.hoursIn(who, 12); now != was-400 || o.hoursIn(who, 11) != was {
			t.Errorf("%s and %s in Nmbrs, was %s", o.hoursIn(who, 11), o.hoursIn(who, 12), was)
		}
	})
	t.Run("in its own period", func(t *testing.T) {
		o := correctedAfterRun(t, name)
		who := o.employee(name)
		was := o.hoursIn(who, 11)
		d := o.start(80, 24, periodScreens(ScreenPush))
		d.Press("enter").See("Waar gaat dit heen?").Press("down", "enter").See("1 × wacht op een keuze over de")
		d.Press("n", "f").See("Typ 2026-11 om door te gaan").Type("2026-11").Press("enter").See("Ontgrendeld: verloningsperiode 2026-11")
		d.Press("enter", "tab", "enter").See("doorgezet", "0 verschillend")
		if o.hoursIn(who, 11) != was-400 || o.hoursIn(who, 12) != 0 {
			t.Errorf("%s and %s in Nmbrs, was %s", o.hoursIn(who, 11), o.hoursIn(who, 12), was)
		}
	})
}
