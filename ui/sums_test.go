package ui

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"doorzet/payroll"
)

// hoursPerScreen walks the screens that add up hours of the running program and
// tells what each of them makes of the period.
func hoursPerScreen(d *driver) map[string]payroll.Minutes {
	d.t.Helper()
	out := map[string]payroll.Minutes{}
	d.Press("9", "7")
	for _, g := range hoursOf(d).groups {
		out["7 Uren"] += g.sum.minutes
	}
	d.Press("5")
	for _, r := range screenOf[*codesScreen](d, ScreenCodes).codes.Rows {
		if !r.Surcharge {
			out["5 Codes"] += r.Minutes
		}
	}
	d.Press("3")
	for _, p := range screenOf[*peopleScreen](d, ScreenPeople).people {
		out["3 Medewerkers"] += p.Minutes
	}
	o := hoursOf(d).o
	for i := range o.view.Verdicts { // those of whom nobody in Nmbrs is known have no row there
		if v := &o.view.Verdicts[i]; v.Employee == "" && !v.Line.Withdrawn {
			out["3 Medewerkers"] += v.Line.Minutes
		}
	}
	d.Press("1")
	page := screenOf[*overviewScreen](d, ScreenOverview)
	for _, n := range page.facts.counts {
		out["1 Overzicht, per toestand"] += n.Minutes
	}
	for _, day := range page.facts.days {
		out["1 Overzicht, per dag"] += day.total
		for _, m := range day.minutes {
			out["1 Overzicht, per dag en toestand"] += m
		}
	}
	return out
}

// TestEveryScreenGivesTheSameHours: whatever was approved, sent, changed,
// withdrawn and confirmed, the screens that add up hours agree.
func TestEveryScreenGivesTheSameHours(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(seed, 5))
			o := newTestOffice(t).ready()
			some := func(share int, keep func(*payroll.Verdict) bool) (ids []payroll.LineID) {
				desk, err := o.svc.Desk(o.anker, november)
				o.must(err)
				for i := range desk.Verdicts {
					if v := &desk.Verdicts[i]; keep(v) && rnd.IntN(share) == 0 {
						ids = append(ids, v.Line.ID)
					}
				}
				return ids
			}
			withdraw := func(share int) {
				ids := some(share, func(v *payroll.Verdict) bool { return !v.Line.Withdrawn })
				desk, err := o.svc.Desk(o.anker, november)
				o.must(err)
				o.must(o.svc.Withdraw(o.anker, desk, ids, "gegenereerd"))
			}
			withdraw(2 + rnd.IntN(20))
			if seed > 0 {
				o.export()
				withdraw(2 + rnd.IntN(20))
			}
			if seed > 1 {
				desk, err := o.svc.Desk(o.anker, november)
				o.must(err)
				o.must(o.svc.Confirm(o.anker, desk, some(2, (*payroll.Verdict).Changed), "gegenereerd"))
			}
			var want payroll.Minutes
			desk, err := o.svc.Desk(o.anker, november)
			o.must(err)
			for i := range desk.Verdicts {
				if l := &desk.Verdicts[i].Line; !l.Withdrawn {
					want += l.Minutes
				}
			}
			d := o.start(120, 40, screens)
			for screen, got := range hoursPerScreen(d) {
				if got != want {
					t.Errorf("%s: %s, want %s", screen, got.Clock(), want.Clock())
				}
			}
		})
	}
}
