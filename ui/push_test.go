package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/ui/theme"
)

func pushOf(d *driver) *pushScreen { return screenOf[*pushScreen](d, ScreenPush) }

// person moves the cursor of the plan to somebody.
func (d *driver) person(name string) *driver {
	d.t.Helper()
	s := pushOf(d)
	for range s.planRows() {
		if strings.Contains(s.row().Person, name) {
			return d.look()
		}
		d.Press("down")
	}
	d.t.Fatalf("%s is not in the plan:\n%s", name, d.Screen())
	return d
}

// TestWhatIsReadKeepsUp: a change that lands while a plan or a read-back is made,
// or work elsewhere that keeps one from beginning, leaves no empty screen behind.
func TestWhatIsReadKeepsUp(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(80, 24, periodScreens(ScreenPush))
	p := pushOf(d)
	back := screenOf[*inNmbrsScreen](d, ScreenInNmbrs)
	for _, c := range []struct {
		key     string
		current func() bool
		begin   func() tea.Cmd
	}{
		{"8", p.current, p.makePlan},
		{"9", func() bool { return back.found != nil && back.found.change == p.o.change }, back.verify},
	} {
		d.Press(c.key)
		if !c.current() {
			t.Fatalf("%s shows nothing", c.key)
		}
		cmd := c.begin()
		p.o.touch()
		d.run(cmd)
		if !c.current() {
			t.Errorf("%s shows what was before a change that landed while it read:\n%s", c.key, d.look().Screen())
		}
		d.Press("7")
		p.o.touch()
		cmd = p.o.Start(TaskSpec{Name: "elsewhere", Screen: ScreenPeople, Work: func(context.Context, *Report) (tea.Msg, error) { return nil, nil }})
		d.Press(c.key)
		if c.current() {
			t.Errorf("%s began beside other work", c.key)
		}
		d.run(cmd)
		if !c.current() {
			t.Errorf("%s shows nothing after other work has ended:\n%s", c.key, d.look().Screen())
		}
	}
}

func TestFirstSendingIsATrialThenAll(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(80, 24, periodScreens(ScreenPush))
	d.See("medewerkers ·", "uur ·", "dagen", "maaltijden", "2100 Gewerkte")
	d.person("Chlo")
	d.Press("enter").See("Eerste keer doorzetten", "Proef met Chloé d'Hondt", "Meteen allemaal")
	d.Press("enter").See("Doorzetten naar Nmbrs?", "Chloé d'Hondt · 86,50 uur", "Naar verloningsperiode 2026-11-M, Brasserie", "[ Annuleren ]")
	before := len(o.sim.State().Rows)
	d.Press("enter").Not("Doorzetten naar Nmbrs?")
	if n := len(o.sim.State().Rows); n != before {
		t.Fatalf("Cancel sent something: %d rows, before %d", n, before)
	}
	d.Press("p").See("Chloé d'Hondt").Press("tab", "enter")
	d.See("✓ 3 doorgezet", "3 gelijk, 0 verschillend", "De proef is gelukt?", "Chloé d'Hondt")
	if n := len(o.sim.State().Rows); n != before+1 {
		t.Fatalf("%d rows, before %d", n, before)
	}
	// The rest, without asking for a trial again; once all is in, nothing is left.
	d.Press("r").See("medewerkers ·").Press("enter").Not("Eerste keer").See("Doorzetten naar Nmbrs?")
	d.Press("tab", "enter").See("doorgezet", "0 verschillend", "9 In Nmbrs")
	d.Press("r", "enter").See("er is niets door te zetten")
	if n := o.states()[payroll.StateReady].Lines; n != o.heldReady() {
		t.Errorf("%d lines are still green", n)
	}
	// And back again.
	d.Press("b").See("Verzendingen, nieuwste eerst", "verzending 2026-11-M", "gelijk")
	d.Press("down", "u").See("alleen de nieuwste verzending").Press("up", "u").See("Terughalen uit Nmbrs?", "2026-11-M van Brasserie")
	d.Press("tab", "enter").See("teruggehaald", "0 verschillend")
	if n := len(o.sim.State().Rows); n != before+1 {
		t.Fatalf("%d rows after taking back, want %d", n, before+1)
	}
}

// heldReady counts green lines of people that a plan holds back.
func (o *testOffice) heldReady() int {
	o.t.Helper()
	plan, err := o.svc.Plan(o.t.Context(), o.anker, link.PlanRequest{Period: november})
	o.must(err)
	held := map[payroll.EmployeeID]bool{}
	for _, s := range plan.Steps {
		if s.Block != payroll.BlockNone {
			held[s.Employee] = true
		}
	}
	n := 0
	for i := range plan.Desk.Verdicts {
		if v := &plan.Desk.Verdicts[i]; v.State == payroll.StateReady && held[v.Employee] {
			n++
		}
	}
	return n
}

func TestForeignRowsAreChosen(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(120, 40, periodScreens(ScreenPush))
	p := pushOf(d)
	if len(p.foreignPeople()) == 0 {
		t.Fatalf("the example has a row typed by hand:\n%s", d.Screen())
	}
	n := len(p.foreignPeople())
	d.See("staat al iets in Nmbrs dat niet van Doorzet is")
	d.Press("f").See("bij deze medewerker staat niets dat niet van Doorzet is")
	d.person("Daan").See("staat al in Nmbrs, niet van Doorzet").Press("f").See("Al iets in Nmbrs: Daan Bakker", "overslaan (al verloond)", "bovenop wat er staat", "stoppen").
		See("er staat 8,00 (regel", "samen 99,50")
	d.Press("down", "enter").See("Bij 1 medewerker komt het bovenop wat een ander invoerde")
	if len(p.foreignPeople()) != n-1 {
		t.Errorf("%d people are still held back", len(p.foreignPeople()))
	}
	if rows, err := o.anker.Besides(november); err != nil || len(rows) != 1 {
		t.Errorf("kept of the choice: %+v, %v", rows, err)
	}
	d.person("Daan").Press("f", "end", "enter").See("gestopt vanwege regels")
	d.Press("enter").See("doorzetten kan nu niet: gestopt")
	// Left out, which stays said until it is taken back with the same key.
	d.person("Daan").Press("f", "enter").Not("gestopt vanwege", "komt het bovenop").See("1 medewerker is overgeslagen", "! overgeslagen")
	if skips, err := o.anker.Skips(november); err != nil || len(skips) != 1 || skips[0].By == "" || skips[0].At == "" {
		t.Errorf("kept of the choice: %+v, %v", skips, err)
	}
	d.Press("alt+9").See("Daan Bakker is overgeslagen om regel", "8, dan f").Press("alt+1").See("Daan Bakker is overgeslagen", "8, dan f")
	d.Press("alt+8").person("Daan").Press("f").See("weer vragen").Press("enter").Not("is overgeslagen")
	if len(p.foreignPeople()) != n {
		t.Errorf("%d people are held back, want %d again", len(p.foreignPeople()), n)
	}
}

func TestMarkedPeopleOnly(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(120, 40, periodScreens(ScreenPush))
	d.person("Chlo").Press("space").See("(1 gekozen)").person("Eva").Press("space").See("(2 gekozen)")
	d.Press("enter").See("2 medewerkers ·").Press("tab", "enter").See("✓ 6 doorgezet")
	who := map[string]bool{}
	for _, r := range o.sim.State().Rows {
		if r.Origin == sim.OriginAPI {
			who[r.EmployeeID] = true
		}
	}
	if len(who) != 2 {
		t.Errorf("%d people were sent", len(who))
	}
}

func TestOneVenueOnly(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(120, 40, periodScreens(ScreenPush))
	d.Press("v").See("Iedereen met uren in die vestiging", "Het Anker").Press("enter").See("gekozen)")
	p := pushOf(d)
	want := p.plan.Desk.AtVenue("het anker")
	if len(want) == 0 {
		t.Fatal("nobody worked at the venue")
	}
	for _, e := range p.marks() {
		if !slices.Contains(want, e) {
			t.Errorf("%s has no lines at the venue", e)
		}
	}
}

func TestLockedPeriodIsTyped(t *testing.T) {
	o := newTestOffice(t).ready()
	o.must(o.sim.RollPeriod(71001))
	d := o.start(80, 24, periodScreens(ScreenPush))
	d.See("Let op:").Press("enter").See("Waar gaat dit heen?", "in 2026-11 zelf, ontgrendeld", "in 2026-12, zonder gewerkte dagen")
	d.Press("enter").See("Ontgrendelen", "Typ 2026-11 om door te gaan")
	d.Type("2026-12").Press("enter").See("niet het gevraagde woord").Press("ctrl+u").Type("2026-11").Press("enter")
	d.See("Ontgrendeld: verloningsperiode 2026-11").Not("Ontgrendelen")
	// Leaving for another period forgets it.
	o.office.setPeriod(payroll.Period{Year: 2026, Number: 12})
	d.Press("7", "8").Not("Ontgrendeld")
}

// TestLatePeriodGoesIntoTheCurrentOne books what was never sent of a past
// period in the current one, without its days, when the clerk says so.
func TestLatePeriodGoesIntoTheCurrentOne(t *testing.T) {
	o := newTestOffice(t).ready()
	o.must(o.sim.RollPeriod(71001))
	d := o.start(120, 40, periodScreens(ScreenPush))
	d.Press("enter").See("Waar gaat dit heen?").Press("down", "enter").
		See("wordt geboekt in 2026-12, zonder gewerkte dagen").Not("wacht op een keuze over de verloningsperiode")
	d.person("Chlo").Press("p", "tab", "enter").See("3 doorgezet")
	batches, err := o.anker.Batches()
	o.must(err)
	if b := batches[0]; len(batches) != 1 || !b.WithoutDays || b.BookedIn.Number != 12 || b.ForPeriod != november {
		t.Errorf("batch %+v", b)
	}
	for _, r := range o.sim.State().Days {
		if r.Period == 12 {
			t.Errorf("days %+v", r)
		}
	}
}

func TestRefusalsAreTold(t *testing.T) {
	o := newTestOffice(t).ready()
	o.must(o.sim.Inject(sim.Fault{Operation: "HourComponentVar_Insert", Kind: "fault", Code: 2011}))
	d := o.start(80, 24, periodScreens(ScreenPush))
	d.person("Chlo").Press("p", "tab", "enter").See("1 geweigerd door Nmbrs", "2 doorgezet", "Chloé d'Hondt, 2100 Gewerkte uren:")
}

// A step whose call was sent and whose answer never came, with two rows in
// Nmbrs that may be it.
func (o *testOffice) inDoubt(name string) payroll.EmployeeID {
	o.t.Helper()
	who := o.employee(name)
	step := payroll.Step{
		ID: "stap1", Employee: who, Component: payroll.Component{Kind: payroll.KindHours, Code: 2100},
		ForPeriod: november, BookedIn: november, Action: payroll.ActionAdd, Amount: 8650, Wanted: 8650,
		Calls: []payroll.Call{{Op: payroll.OpAdd, Amount: 8650, State: payroll.StepWaiting}}, State: payroll.StepWaiting,
	}
	b := payroll.Batch{ID: "zending1", Kind: payroll.BatchExport, ForPeriod: november, BookedIn: november, Steps: 1}
	o.must(o.anker.CreateBatch(b, []payroll.Step{step}, auditOf("test")))
	o.must(o.anker.Record([]payroll.CallMove{{Step: "stap1", To: payroll.StepSending}}))
	reason := payroll.NewProblem(link.CodeTwoCandidates, "rows", "2")
	o.must(o.anker.Record([]payroll.CallMove{{Step: "stap1", To: payroll.StepUnsure, Reason: reason}}))
	id, err := strconv.Atoi(string(who))
	o.must(err)
	for range 2 {
		_, err := o.sim.TypeRow(sim.HandRow{Employee: id, Code: 2100, Amount: sim.Hundredths(8650), Period: sim.Period{Year: 2026, Number: 11}})
		o.must(err)
	}
	return who
}

func TestDoubtsAreSettledByHand(t *testing.T) {
	o := newTestOffice(t).ready()
	o.inDoubt("Chlo")
	d := o.start(80, 24, periodScreens(ScreenPush))
	d.person("Chlo").See("eerst uitzoeken wat nog onzeker is")
	d.Press("d").See("Onzeker 1 van 1", "Chloé d'Hondt, 2100 Gewerkte uren: 86,50", "Vóór het sturen", "Nu in Nmbrs", "niets", "(2100)")
	s := pushOf(d)
	rows := s.currentDoubt().Candidates
	if len(rows) != 2 {
		t.Fatalf("%d candidates", len(rows))
	}
	d.Press("down", "enter").See("Is het deze?", "Regel "+string(rows[1].ID)).Press("esc").See("Onzeker 1 van 1")
	d.Press("enter", "tab", "enter").See("Er is niets onzeker")
	st, err := o.anker.Step("stap1")
	o.must(err)
	if st.State != payroll.StepDone || st.Calls[0].Row != rows[1].ID {
		t.Errorf("%+v", st)
	}
	d.Press("enter").See("Er is niets onzeker")
}

func TestDoubtThatDidNotArrive(t *testing.T) {
	o := newTestOffice(t).ready()
	o.inDoubt("Chlo")
	d := o.start(80, 24, periodScreens(ScreenPush))
	d.Press("d", "x").See("Niet aangekomen?", "opnieuw gestuurd").Press("tab", "enter").See("Er is niets onzeker")
	st, err := o.anker.Step("stap1")
	o.must(err)
	if st.State != payroll.StepWaiting {
		t.Errorf("%+v", st)
	}
}

// employee finds somebody of Het Anker by the beginning of the name.
func (o *testOffice) employee(name string) payroll.EmployeeID {
	o.t.Helper()
	team, err := o.anker.Team()
	o.must(err)
	for _, p := range team {
		if strings.HasPrefix(p.Name(), name) {
			return p.ID
		}
	}
	o.t.Fatalf("nobody is called %s", name)
	return ""
}

func TestPushWithoutALink(t *testing.T) {
	d := newTestOffice(t).start(80, 24, periodScreens(ScreenPush))
	d.See("Er is nog geen bedrijf gekoppeld")
	d.Press("enter", "p", "space", "f", "b", "r", "d", "esc", "down")
}

func TestPushGolden(t *testing.T) {
	o := newTestOffice(t).ready()
	eachLook(t, func(t *testing.T, mode theme.Mode, w, h int, suffix string) {
		o.t, o.desk = t, testOptions()
		o.desk.Theme.Mode = mode
		o.start(w, h, periodScreens(ScreenPush)).Golden("push-" + suffix)
	})
}

// TestSendingTellsAsItGoes shows people, calls and each refusal while the work
// is under way.
func TestSendingTellsAsItGoes(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(80, 24, periodScreens(ScreenPush))
	p := pushOf(d)
	live, r := &pushLive{}, &Report{}
	at := link.Progress{Stage: link.StageSend, Done: 31, Total: 114, People: 12, OfPeople: 38, Calls: 62}
	live.told(p.o.Texts(), r, at)
	at.Person, at.Component = "Jan Smit", payroll.Component{Kind: payroll.KindHours, Code: 2100}
	at.Problem, at.Refused, at.Unsure = payroll.NewProblem(link.Code2011), 1, 1
	live.told(p.o.Texts(), r, at)
	// Reading back does not lose the figures of the sending.
	live.told(p.o.Texts(), r, link.Progress{Stage: link.StageVerify, Done: 1, Total: 3})
	p.live = live
	body := p.Body(p.o.Theme(), 80, 20)
	for _, want := range []string{"medewerkers 12 van 38", "62 aanroepen", "1 geweigerd", "1 onzeker", "Geweigerd", "Jan Smit, 2100 Gewerkte uren: "} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is not in:\n%s", want, body)
		}
	}
	if r.done.Load() != 1 || r.total.Load() != 3 {
		t.Errorf("%d of %d", r.done.Load(), r.total.Load())
	}
}

// TestAResultOfBeforeSaysSo: what is changed after a sending is not in its result,
// which says that it is of before and leads to a new plan.
func TestAResultOfBeforeSaysSo(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(120, 40, periodScreens(ScreenPush))
	d.person("Chlo").Press("p", "tab", "enter").See("3 doorgezet").Not("Sinds deze verzending")
	d.Press("7", "8").See("3 doorgezet").Not("Sinds deze verzending")
	d.Press("7", "down", "space").See("teruggenomen").Press("8").See("Sinds deze verzending is er iets gewijzigd", "r maakt een nieuwe proeflijst", "3 doorgezet")
	d.Press("r").See("medewerkers ·").Not("Sinds deze verzending")
}
