package ui

import (
	"slices"
	"testing"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// only is the program on one screen of the real list, the codes and the hours.
func onScreens(first ScreenID) func(*Office) []Entry {
	return func(o *Office) []Entry {
		all := screens(o)
		i := slices.IndexFunc(all, func(e Entry) bool { return e.ID == first })
		all[0], all[i] = all[i], all[0]
		return all
	}
}

// TestSurchargeByKeys makes, changes and ends a rule without a mouse.
func TestSurchargeByKeys(t *testing.T) {
	o := newTestOffice(t).link().people().codes().read()
	d := o.start(100, 30, onScreens(ScreenCodes))
	d.Press("v").See("Toeslagen", "Er zijn geen toeslagen")
	d.Press("a").See("Hoe heet de toeslag?").Press("enter").Type("Avond").Press("enter")
	d.See("Hoeveel procent", "50 voor 150 %").Type("nul").Press("enter").See("Typ een percentage").Press("ctrl+u").Type("50").Press("enter")
	d.See("Hoe staat hij in Nmbrs?", "150 %: vervangt de gewone uren", "100 % + 50 %: komt erbovenop").Press("up", "enter")
	d.See("Op welke dagen?").Type("9").Press("enter").See("cijfers van 1 tot en met 7").Press("ctrl+u", "enter")
	d.See("Tussen welke tijden?").Type("18:00-6:00").Press("enter")
	d.See("En op feestdagen?", "alleen op feestdagen, tot 02:00 de dag erna").Press("enter")
	d.See("Toeslag Avond bewaard", "150 %", "nog geen code", "vervangt de gewone uren: 150 % op één regel is hetzelfde als 100 % + 50 % op twee regels")
	// The code is chosen where all codes are, with the cursor on it.
	d.Press("c").See("toeslag avond", "4 van 5 codes gekoppeld").Press("enter").See("Code voor toeslag avond").Type("2150").Press("enter")
	d.See("5 van 5 codes gekoppeld")
	d.Press("v").See("2150")
	// Each part can be changed by itself.
	d.Press("enter").See("Wat wil je wijzigen?").Press("down", "down", "enter").See("Op welke dagen?").Type("67").Press("enter")
	d.See("za zo, 18:00–06:00")
	d.Press("enter", "down", "down", "down", "down", "down", "enter").See("Waar valt de pauze?").Press("down", "enter").See("pauze eerst buiten de toeslag")
	d.Press("enter", "down", "down", "down", "down", "down", "down", "enter").See("Voor wie?").Press("down", "enter").Type("bar, bediening").Press("enter").See("teams bar, bediening")
	set, err := o.anker.Settings()
	o.must(err)
	r, ok := set.Surcharges["avond"].At(november)
	if !ok || r.Percent != 5000 || !r.Replaces || !slices.Equal(r.Days, []int{6, 7}) || r.Break != payroll.BreakOutside || len(r.Scope.Teams) != 2 {
		t.Errorf("%+v", r)
	}
	if _, ok := set.Surcharges["avond"].At(payroll.Period{Year: 2026, Number: 10}); ok {
		t.Error("the rule holds before the period in which it was made")
	}
	// Holidays of the company's own.
	d.Press("f").See("Eerste kerstdag", "Bevrijdingsdag", "gewone dag").Press("esc")
	d.Press("f", "end", "enter").See("Welke dag is hier een feestdag?").Type("11-11-2026").Press("enter").See("Feestdagen bewaard")
	d.Press("f").See("11 november 2026", "eigen feestdag").Press("esc")
	// Ending asks first.
	d.Press("x").See("telt niet meer vanaf").Press("tab", "enter").See("Toeslag Avond beëindigd", "Er zijn geen toeslagen")
}

func TestWhatGoesAlongByKeys(t *testing.T) {
	o := newTestOffice(t).link().people().codes().read()
	d := o.start(100, 30, onScreens(ScreenMatrix))
	d.See("Wat gaat mee", "betaald per gewerkt uur", "vast loon", "✓ aan", "uit")
	d.Press("right", "right", "right", "space").See("betaald per gewerkt uur, maaltijden: uit")
	d.Press("m").See("Welke uursoort is meeruren?", "meeruren").Press("end", "enter").See("telt als meeruren")
	d.Press("a").See("Aandachtspunten", "geen pauze", "staat altijd aan").Press("down", "down", "down", "enter").See("staat uit", "aandachtspunten uit")
	set, err := o.anker.Settings()
	o.must(err)
	if set.Sends(payroll.BasisHourly, payroll.PartMeals, november) || !set.Sends(payroll.BasisHourly, payroll.PartHours, november) {
		t.Error("the matrix is not kept")
	}
	if !set.Sends(payroll.BasisHourly, payroll.PartMeals, payroll.Period{Year: 2026, Number: 10}) || len(set.ExtraTypesAt(november)) != 1 || len(set.Off) != 1 {
		t.Errorf("%v, %v, %v", set.ExtraTypes, set.ExtraFrom, set.Off)
	}
}

func TestCostCentresByKeys(t *testing.T) {
	o := newTestOffice(t).link().people().codes().read()
	d := o.start(100, 30, onScreens(ScreenCentres))
	d.See("Kostenplaatsen zijn niet verplicht", "vestiging", "team", "geen kostenplaats")
	d.Press("enter").See("Kostenplaats van").Press("down", "enter").Not("Kostenplaats van")
	set, err := o.anker.Settings()
	o.must(err)
	c, _ := set.CostCentres.At(november)
	if len(c.Venues) != 1 {
		t.Fatalf("%+v", c)
	}
	d.Press("enter", "enter")
	if set, err = o.anker.Settings(); err != nil {
		t.Fatal(err)
	}
	if c, _ := set.CostCentres.At(november); len(c.Venues) != 0 {
		t.Errorf("%+v", c)
	}
}

func TestStragglersScreen(t *testing.T) {
	o := newTestOffice(t).link().people().codes().read()
	d := o.start(100, 30, onScreens(ScreenStragglers))
	d.See("Nog niet binnen", "Vergeleken met verloningsperiode 2026-10", "regels nog niet groen")
	d.Press("enter").See("Uren")
	o.approve()
	if s, err := o.svc.Desk(o.anker, november); err != nil {
		t.Fatal(err)
	} else if list, err := o.svc.Stragglers(o.anker, s); err != nil || list.Before != (payroll.Period{Year: 2026, Number: 10}) {
		t.Fatalf("%+v, %v", list, err)
	}
}

// TestWhyOnThePlan explains a figure from the plan's row.
func TestWhyOnThePlan(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(100, 34, onScreens(ScreenPush))
	d.Press("=").See("Waarom", "minuten samen", "precies in uren", "afgerond", "al doorgezet: 0,00")
	d.Press("esc").Not("precies in uren")
}

// TestFixByKey settles a finding of a line with the proposal of the list.
func TestFixByKey(t *testing.T) {
	o := newTestOffice(t).link().people().codes()
	id, err := o.svc.Add(o.anker, payroll.Facts{Date: payroll.MustDate(2026, 11, 5), Person: "Sanne Bakker", Type: "gewerkte uren", Start: 9 * 60, End: 16 * 60}, "")
	o.must(err)
	d := o.start(100, 30, onScreens(ScreenHours))
	d.Press("+", "down", "f").See("Hoe op te lossen?", "half uur pauze", "6:30", "gezien, klopt zo").Press("enter").See("Opgelost: half uur pauze")
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	v, err := desk.Verdict(id)
	o.must(err)
	if v.Line.Break != 30 || v.Line.Minutes != 390 {
		t.Errorf("%+v", v.Line.Facts)
	}
	d.Press("f").See("is er geen voorstel")
	d.Press("E").See("elders doorgezet")
	if desk, err = o.svc.Desk(o.anker, november); err != nil {
		t.Fatal(err)
	}
	if v, err = desk.Verdict(id); err != nil || v.State != payroll.StateElsewhere {
		t.Errorf("%v, %v", v, err)
	}
}

// TestTimeBar draws the stretches of a night shift, in words for no colours.
func TestTimeBar(t *testing.T) {
	o := newTestOffice(t).link().people().codes()
	o.must(o.svc.SetSurcharge(o.anker, payroll.Period{}, payroll.SurchargeRule{Name: "Nacht", Percent: 5000, Replaces: true, Window: payroll.Window{Start: 22 * 60, End: 6 * 60}}))
	o.must(o.svc.SetCodes(o.anker, payroll.Period{}, []link.CodeSetting{{Name: payroll.SurchargeKey("nacht"), Choice: payroll.CodeChoice{Kind: payroll.KindHours, Code: 2150}}}))
	_, err := o.svc.Add(o.anker, payroll.Facts{Date: payroll.MustDate(2026, 11, 5), Person: "Sanne Bakker", Type: "gewerkte uren", Start: 20 * 60, End: 2 * 60}, "")
	o.must(err)
	d := o.start(100, 34, onScreens(ScreenHours))
	d.Press("+", "down", "i").See("20:00", "02:00", "gewone uren", "Nacht", "4:00", "2:00", "####")
}

func TestExtraHoursByKeys(t *testing.T) {
	o := newTestOffice(t).link().people().codes()
	team, err := o.anker.Team()
	o.must(err)
	o.must(o.svc.SetBasis(o.anker, team[0].ID, payroll.BasisExtra, 0))
	d := o.start(100, 34, onScreens(ScreenPeople))
	s := screenOf[*peopleScreen](d, ScreenPeople)
	i := slices.IndexFunc(s.people, func(p link.PersonRow) bool { return p.ID == team[0].ID })
	s.list.SetCursor(len(s.names)+i, 0)
	d.Press("m").See("Meeruren van " + team[0].Name()).Type("veel").Press("enter").See("Typ uren zoals").Press("ctrl+u").Type("6,5").Press("enter")
	d.See("Meeruren van "+team[0].Name()+": 6:30", "meeruren 6:30")
	d.Press("up", "up", "up", "m").See("meeruren")
}

func TestPeriodMoreByKeys(t *testing.T) {
	o := newTestOffice(t).link().people().codes().read()
	d := o.start(120, 34, onScreens(ScreenPeriod))
	d.Press("d").See("Uiterste dag van 2026-11").Type("3-12-2026").Press("enter").See("uiterlijk 03-12-2026")
	d.Press("b").See("Eigen eerste betaalde dag", "vast loon").Press("end", "enter").See("eerste gewerkte dag").Press("ctrl+u").Type("1-12-2025").Press("enter", "enter").See("Geldt vanaf het begin.", "vast loon: 2026-01: 01-01-2026 – 31-01-2026 wordt 01-12-2025 –").Press("tab", "enter")
	d.See("vast loon: eerste dag 01-12-2025", "vast loon 01-11-2026 – 30-11-2026")
	d.Press("t").See("geen")
	d.Press("e").See("worden gemerkt als elders doorgezet").Press("tab", "enter").See("regels gemerkt als elders doorgezet, 0 waren al doorgezet")
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	for i := range desk.Verdicts {
		if !desk.Verdicts[i].Line.Elsewhere {
			t.Fatalf("line %s is not marked", desk.Verdicts[i].Line.ID)
		}
	}
	memo, err := o.anker.Memo()
	o.must(err)
	if memo.Deadlines[november] != payroll.MustDate(2026, 12, 3) {
		t.Errorf("deadlines %v", memo.Deadlines)
	}
}

// TestAnotherTypeThanNmbrs blocks until Nmbrs's own is taken over.
func TestAnotherTypeThanNmbrs(t *testing.T) {
	o := newTestOffice(t).link().people()
	o.must(o.anker.UpdateSettings(store.Audit{Action: "test"}, func(set *payroll.Settings) error { // as an older program kept it
		set.Calendar = payroll.Calendar{Cadence: payroll.FourWeekly, Rules: []payroll.CalendarRule{{First: payroll.MustDate(2025, 12, 29)}}}
		return nil
	}))
	d := o.start(120, 34, onScreens(ScreenPeriod))
	d.Press("t").See("Nmbrs verloont per maand").Press("tab", "enter").See("zijn vastgelegd", "2026-11-M")
	set, err := o.anker.Settings()
	o.must(err)
	if set.Calendar.Cadence != payroll.Monthly {
		t.Errorf("%+v", set.Calendar)
	}
}

func TestLooksOnCodes(t *testing.T) {
	o := newTestOffice(t).ready()
	o.export()
	d := o.start(100, 34, onScreens(ScreenCodes))
	d.See("Looncode 5100", "voor het eerst gebruikt").Press("b").See("Looncode 5100 is bekeken").Not("voor het eerst gebruikt")
}

// TestToTheMissingCode goes by one key from a line to the code that it lacks.
func TestToTheMissingCode(t *testing.T) {
	o := newTestOffice(t).link().people().codes()
	_, err := o.svc.Add(o.anker, payroll.Facts{Date: payroll.MustDate(2026, 11, 5), Person: "Sanne Bakker", Type: "scholing", Start: payroll.NoTime, End: payroll.NoTime, Minutes: 60}, "")
	o.must(err)
	d := o.start(100, 30, onScreens(ScreenHours))
	d.Press("+", "down", "L").See("scholing", "4 van 5 codes gekoppeld").Press("enter").See("Code voor scholing").Type("2100").Press("enter")
	d.See("5 van 5 codes gekoppeld").Press("7", "L").See("heeft een code")
}
