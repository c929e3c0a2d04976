package ui

import (
	"testing"

	"doorzet/payroll"
	"doorzet/ui/theme"
)

// periodOnly is the program with the screen Verloningsperiode and an overview.
func periodOnly(o *Office) []Entry {
	return []Entry{{ScreenPeriod, newPeriodScreen(o), 4}, {ScreenOverview, newOverviewScreen(o), 1}}
}

func TestPeriodShowsTheYearAndIsConfirmed(t *testing.T) {
	o := newTestOffice(t)
	o.start(80, 24, periodOnly).See("Er is nog geen koppeling")
	o.link()
	// Who looks at the people makes Doorzet read the runs.
	o.people()
	d := o.start(80, 24, periodOnly)
	d.See("maand, nu 2026-11-M", "donderdag 1 januari 2026, van periode 1 van 2026", "Klopt het dat op deze dag",
		"2026-11-M", "zo 01-11-2026", "ma 30-11-2026", "→ hier werk je", "nu in Nmbrs", "✓ verloond", "vandaag")
	d.Press("o").See("Verloningsperiodes vastleggen?", "Periode 2026-11 loopt dan van 01-11-2026 tot en met 30-11-2026")
	d.Press("tab", "enter").See("zijn vastgelegd", "Nmbrs is bezig met 2026-11-M").Not("Klopt het dat")
	set, err := o.anker.Settings()
	o.must(err)
	if len(set.Calendar.Rules) != 1 || set.Calendar.Rules[0].First != payroll.MustDate(2026, 1, 1) {
		t.Fatalf("rules %+v", set.Calendar.Rules)
	}
}

func TestPeriodFirstDayWithLivePreview(t *testing.T) {
	o := newTestOffice(t).link()
	d := o.start(80, 24, periodOnly)
	d.Press("enter").See("de lijst hieronder")
	for range 10 {
		d.Press("backspace")
	}
	d.Type("16-12").See("zo 01-11-2026").Press("enter").See("Schrijf een datum")
	d.Type("-2025").See("vr 16-10-2026", "zo 15-11-2026")
	d.Press("esc").See("zo 01-11-2026")
	d.Press("enter", "ctrl+u").Type("16-12-2025").Press("enter").See("van 16-10-2026 tot en met 15-11-2026", "[ Annuleren ]")
	d.Press("enter").See("zo 01-11-2026")
	d.Press("enter", "ctrl+u").Type("30-12-2025").Press("enter").Not("[ Annuleren ]").See("30-12-2025")
	d.Press("ctrl+u").Type("16-12-2025").Press("enter", "tab", "enter").See("zijn vastgelegd", "vr 16-10-2026")
}

func TestPeriodYearsWorkAndCutOver(t *testing.T) {
	o := newTestOffice(t).link()
	d := o.start(80, 24, periodOnly)
	d.Press("]").See("2027-11-M").Press("[", "[").See("2025-11-M").Press("]").See("2026-11-M")
	d.Press("up", "w").See("Je werkt nu in 2026-10-M", "2026-10-M", "→ hier werk je")
	d.Press("c").See("Doorzet zet uren door vanaf 2026-10").Press("tab", "enter").See("Doorzet zet door vanaf 2026-10")
	set, err := o.anker.Settings()
	o.must(err)
	if set.CutOver != (payroll.Period{Year: 2026, Number: 10}) {
		t.Fatalf("cut-over %v", set.CutOver)
	}
	d.Press("r").See("opnieuw gelezen")
}

func TestPeriodGoldens(t *testing.T) {
	eachLook(t, func(t *testing.T, mode theme.Mode, w, h int, suffix string) {
		o := newTestOffice(t).link().people()
		o.desk.Theme.Mode = mode
		o.start(w, h, periodOnly).Golden("period-" + suffix)
	})
}
