package ui

import (
	"testing"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/theme"
)

// periodScreens are the screens over a loaded period, one of them first.
func periodScreens(first ScreenID) func(*Office) []Entry {
	return func(o *Office) []Entry {
		all := []Entry{
			{ScreenCodes, newCodesScreen(o), 5},
			{ScreenImport, newImportScreen(o), 6},
			{ScreenHours, newHoursScreen(o), 7},
			{ScreenPush, newPushScreen(o), 8},
			{ScreenInNmbrs, newInNmbrsScreen(o), 9},
		}
		for i, e := range all {
			if e.ID == first {
				all[0], all[i] = all[i], all[0]
			}
		}
		return all
	}
}

func TestCodesAreDecidedByKeys(t *testing.T) {
	o := newTestOffice(t).link().people().read()
	d := o.start(80, 24, periodScreens(ScreenCodes))
	d.See("0 van 4 codes gekoppeld", "Druk op r om ze op te halen", "gewerkte uren", "maaltijden", "ziek", "verlof")
	// With nothing to choose from, enter fetches just as r does.
	d.Press("enter").Not("Druk op r om ze op te halen").See("2100 Gewerkte uren", "nog kiezen")
	// By hand, found by typing.
	d.Press("enter").See("Code voor gewerkte uren", "vanaf verloningsperiode 2026-11-M", "model 2")
	d.Type("2100").Press("enter").See("gewerkte uren: 2100 Gewerkte uren, vanaf 2026-11-M", "1 van 4 codes gekoppeld")
	// Deliberately not.
	d.Press("down", "-").See("verlof: gaat bewust niet mee", "2 van 4")
	// A suggestion, then all of them.
	d.Press("down", "s").See("ziek: 2300 Ziekteuren", "3 van 4")
	d.Press("S").See("1 voorstellen overgenomen", "4 van 4 codes gekoppeld", "Alles is besloten")
	d.Press("s").See("er is geen voorstel")
	d.See("Gewerkte dagen: gaan niet mee").Press("d").See("Gewerkte dagen: gaan mee")
	// A rate per piece.
	d.Press("t").See("tarief hoort bij een aantal")
	d.Press("down", "t").See("Tarief voor maaltijden").Type("abc").Press("enter").See("Typ een bedrag")
	d.Press("ctrl+u").Type("4,56").Press("enter").See("5100 Maaltijden × € 4,56")
	set, err := o.anker.Settings()
	o.must(err)
	if c, ok := set.Code("maaltijden", november); !ok || c.Code != 5100 || c.Kind != payroll.KindWage || *c.Rate != 456 {
		t.Errorf("maaltijden: %+v", c)
	}
	if _, ok := set.Code("maaltijden", payroll.Period{Year: 2026, Number: 10}); ok {
		t.Error("the choice holds before the period in which it was made")
	}
}

func TestCodesMarkWhatIsGone(t *testing.T) {
	o := newTestOffice(t).link().people().read().codes()
	o.must(o.svc.SetCodes(o.anker, november, []link.CodeSetting{{Name: "ziek", Choice: payroll.CodeChoice{Kind: payroll.KindHours, Code: 2300}}}))
	info, err := o.anker.Info()
	o.must(err)
	for i := range info.HourCodes {
		if info.HourCodes[i].Code == 2300 {
			info.HourCodes[i].Code = 2301
		}
	}
	o.must(o.led.SaveCompany(info, auditOf("test")))
	d := o.start(80, 24, periodScreens(ScreenCodes))
	d.See("2300 bestaat niet meer")
}

func TestCodesWithoutALink(t *testing.T) {
	d := newTestOffice(t).start(80, 24, periodScreens(ScreenCodes))
	d.See("Er is nog geen bedrijf gekoppeld").Press("r").See("verversen kan nu niet: er is nog geen bedrijf gekoppeld")
	d.Press("enter", "-", "s", "S", "d", "t", "down")
}

func TestCodesGolden(t *testing.T) {
	o := newTestOffice(t).link().people().read().codes()
	eachLook(t, func(t *testing.T, mode theme.Mode, w, h int, suffix string) {
		o.t, o.desk = t, testOptions()
		o.desk.Theme.Mode = mode
		o.start(w, h, periodScreens(ScreenCodes)).Golden("codes-" + suffix)
	})
}

// screenOf gives a screen of a running program as what it is.
func screenOf[S Screen](d *driver, id ScreenID) S {
	d.t.Helper()
	s, ok := d.root.screen(id).(S)
	if !ok {
		d.t.Fatalf("%s is another screen", id)
	}
	return s
}

// auditOf names a change made by a test.
func auditOf(action string) store.Audit { return store.Audit{Action: action} }
