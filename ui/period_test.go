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
	d.Press("enter", "ctrl+u").Type("16-12-2025").Press("enter").See("Vanaf welke verloningsperiode?").Press("enter").
		See("van 16-10-2026 tot en met 15-11-2026", "Geldt vanaf het begin.", "[ Annuleren ]")
	d.Press("enter").See("zo 01-11-2026")
	d.Press("enter", "ctrl+u").Type("30-12-2025").Press("enter").Not("[ Annuleren ]").See("30-12-2025")
	d.Press("ctrl+u").Type("16-12-2025").Press("enter", "enter", "tab", "enter").See("zijn vastgelegd", "vr 16-10-2026")
}

// TestPeriodFirstDayFromAPeriod asks from when a first day holds and shows both
// sides; what lies before keeps its days.
func TestPeriodFirstDayFromAPeriod(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(100, 34, periodOnly)
	d.Press("enter", "ctrl+u").Type("21-12-2026").Press("enter").See("Vanaf welke verloningsperiode?")
	d.Press("ctrl+u").Type("januari").Press("enter").See("Schrijf jaar-nummer")
	d.Press("ctrl+u").Type("2027-01").Press("enter").See("Geldt vanaf 2027-01",
		"2026-12: 01-12-2026 – 31-12-2026 wordt 01-12-2026 – 20-12-2026 (20", "korter of langer dan gewoonlijk",
		"2027-01: 01-01-2027 – 31-01-2027 wordt 21-12-2026 – 20-01-2027 (31",
		"De dagen 21-12-2026 – 31-12-2026 gaan van 2026-12 naar 2027-01", "Geen urenregel verandert van periode")
	d.Press("tab", "enter").See("zijn vastgelegd", "do 01-01-2026")
	set, err := o.anker.Settings()
	o.must(err)
	if got := set.Calendar.Range(payroll.Period{Year: 2026, Number: 11}, ""); got.From != payroll.MustDate(2026, 11, 1) || got.To != payroll.MustDate(2026, 11, 30) {
		t.Errorf("November runs %s – %s", got.From, got.To)
	}
	// From November it takes lines along: they are counted before it is kept.
	d.Press("enter", "ctrl+u").Type("21-12-2025").Press("enter", "ctrl+u").Type("2026-11").Press("enter").
		See("urenregels", "van 2026-11 naar 2026-12", "2026-10: 01-10-2026 – 31-10-2026 wordt 01-10-2026 – 20-10-2026")
	d.Press("enter").See("zo 01-11-2026")
	// A first day that reaches past the period ahead is refused in words.
	d.Press("enter", "ctrl+u").Type("15-11-2026").Press("enter", "ctrl+u").Type("2027-01").Press("enter").
		See("De eerste dag van 2027-01 zou 15-11-2026 zijn, maar 2026-12 begint")
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
