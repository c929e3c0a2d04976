package ui

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/ui/theme"
)

// overviewOnly is the program with the overview and screens to go to.
func overviewOnly(o *Office) []Entry {
	return []Entry{
		{ScreenOverview, newOverviewScreen(o), 1},
		{ScreenLink, newDemo(o.Desk, "link", "Koppeling"), 2},
		{ScreenPeople, newDemo(o.Desk, "people", "Medewerkers"), 3},
		{ScreenHours, newDemo(o.Desk, "hours", "Uren"), 7},
		{ScreenPush, newDemo(o.Desk, "push", "Doorzetten"), 8},
	}
}

func TestOverviewLeadsFromTheLinkOnward(t *testing.T) {
	o := newTestOffice(t)
	d := o.start(80, 24, overviewOnly)
	d.See("Oefenomgeving", "Volgende stap: Koppeling", "e-mailadres en een API-token", "nog niet", "Uren per toestand")
	d.Press("enter").See("2 Koppeling")

	o.link()
	d = o.start(80, 24, overviewOnly)
	d.See("Volgende stap: Medewerkers", "werkt", "nog geen urenregels").Press("enter").See("3 Medewerkers")
}

func TestOverviewCountsHoursByStateAndDay(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(120, 40, overviewOnly)
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	ready := desk.CountStates()[payroll.StateReady]
	d.See("Volgende stap: Medewerkers", "1 onbekend", "Onbekende namen in de uren (1): Sanne Bakkre", "goedgekeurd",
		strconv.Itoa(ready.Lines), ready.Minutes.Clock(), "geblokkeerd", "Uren per dag", "4 van 4", "01-03-2027", "Nog te keuren (medewerkers")
}

func TestOverviewStepsCanBeChosen(t *testing.T) {
	o := newTestOffice(t).ready()
	d := o.start(80, 24, overviewOnly)
	d.See("Volgende stap: Medewerkers").Press("down", "down", "down", "down").See("Volgende stap: Nakijken")
	d.Press("enter").See("7 Uren").Press("1").See("Volgende stap: Medewerkers")
}

func TestOverviewAfterPushing(t *testing.T) {
	o := newTestOffice(t).ready()
	o.export()
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	sent := desk.CountStates()[payroll.StateSent].Lines
	if sent == 0 {
		t.Fatal("nothing was sent")
	}
	o.start(80, 24, overviewOnly).See(strconv.Itoa(sent), "doorgezet", "gelijk")
}

// TestOverviewTellsTheLastReadBack: what a read-back found since a sending counts, not
// what the sending found itself.
func TestOverviewTellsTheLastReadBack(t *testing.T) {
	o := newTestOffice(t).ready()
	o.export()
	d := o.start(80, 24, func(o *Office) []Entry {
		return []Entry{{ScreenOverview, newOverviewScreen(o), 1}, {ScreenInNmbrs, newInNmbrsScreen(o), 9}}
	})
	d.See("gelijk").Not("verschillend")
	for _, r := range o.sim.State().Rows {
		if r.Origin == sim.OriginAPI {
			id, err := strconv.Atoi(r.ID)
			o.must(err)
			o.must(o.sim.DeleteRow(id))
			break
		}
	}
	d.Press("9").See("1 verschillend").Press("1").See("1 verschil")
	step := screenOf[*overviewScreen](d, ScreenOverview).steps()[7]
	if step.done || step.waits {
		t.Errorf("the check is %+v beside a row that is gone", step)
	}
}

func TestOverviewPutsABrokenOffSendingFirst(t *testing.T) {
	o := newTestOffice(t).ready()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var once sync.Once
	res, err := o.svc.Export(ctx, o.anker, link.ExportRequest{PlanRequest: link.PlanRequest{
		Period: november, Progress: func(p link.Progress) {
			if p.Stage == link.StageSend {
				once.Do(cancel)
			}
		},
	}})
	if err == nil && res.Stop == nil {
		t.Fatal("the sending was not broken off")
	}
	d := o.start(80, 24, overviewOnly)
	d.See("afgebroken verzending", "Volgende stap: Doorzetten", "Zoek eerst uit").Press("enter").See("8 Doorzetten")
}

func TestOverviewIsReadAgainAfterAChange(t *testing.T) {
	o := newTestOffice(t).link().people().codes().read()
	d := o.start(80, 24, overviewOnly)
	before := d.Screen()
	d.Press("2")
	o.approve()
	o.office.touch()
	if d.Press("1"); d.Screen() == before {
		t.Fatal("the figures are those of before the change")
	}
}

func TestOverviewGoldens(t *testing.T) {
	eachLook(t, func(t *testing.T, mode theme.Mode, w, h int, suffix string) {
		o := newTestOffice(t).ready()
		o.desk.Theme.Mode = mode
		o.start(w, h, overviewOnly).Golden("overview-" + suffix)
	})
}

func TestShortDaysAreSeenInTheChart(t *testing.T) {
	o := newTestOffice(t)
	desk, _ := newDesk(t, o.desk)
	office, err := newOffice(desk, o.svc, nil)
	o.must(err)
	s := newOverviewScreen(office)
	day := payroll.MustDate(2026, time.November, 2)
	s.facts = &overviewFacts{days: []dayTally{
		{date: day, total: 1, minutes: map[payroll.State]payroll.Minutes{payroll.StateReady: 1}},
		{date: day + 1, total: 6000, minutes: map[payroll.State]payroll.Minutes{payroll.StateSent: 3000, payroll.StateOpen: 3000}},
	}}
	th := theme.New(theme.Options{Mode: theme.Mono})
	lines := s.dayChart(th, 80, 6)
	if len(lines) != 6 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, want := range []string{"○", "○", "✓", "●"} {
		if !strings.Contains(lines[i+1], want) {
			t.Errorf("level %d lacks %s: %q", i, want, lines[i+1])
		}
	}
}
