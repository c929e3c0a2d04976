package world_test

import (
	"fmt"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
)

// purses adds up what Nmbrs holds, in hundredths.
func (w *world) purses(*clerk, int) map[purse]int {
	out := map[purse]int{}
	for _, r := range w.rows() {
		out[r.purse] += r.amount
	}
	for p := range w.truth.people {
		for _, m := range []int{11, 12} {
			out[purse{person: p, month: m}] = w.days(p, m) * 100
		}
	}
	return out
}

func purseOf(w *world, e payroll.EmployeeID, k payroll.Component, in payroll.Period) purse {
	return purse{w.byEmployee(string(e)), k.Code, in.Number, k.Kind == payroll.KindWage}
}

// seen: what a plan shows as seen is what Nmbrs holds.
func (w *world) seen(plan *link.PlanResult) {
	held := w.purses(nil, 0)
	for _, s := range plan.Steps {
		k := purseOf(w, s.Employee, s.Component, s.BookedIn)
		if s.Block == payroll.BlockUnread || s.Component.Kind == payroll.KindWorked && s.Seen == 0 {
			continue
		}
		if int(s.Seen) != held[k] {
			w.fail("seen untrue", "the plan shows %s seen for %s on %v, Nmbrs holds %d hundredths", s.Seen, s.Person, s.Component, held[k])
		}
	}
}

// asPlanned: the plan that was shown is the export that was done.
func (w *world) asPlanned(c *clerk, company int, plan *link.PlanResult, res *link.ExportResult, before map[purse]int, calls int) {
	want, planned := map[purse]int{}, 0
	for k, n := range before {
		want[k] = n
	}
	var b strings.Builder
	for _, s := range plan.Steps {
		if !s.Sends() || plan.Guard != nil {
			continue
		}
		k := purseOf(w, s.Employee, s.Component, s.BookedIn)
		planned += len(s.Calls)
		fmt.Fprintf(&b, "    plan: %s %v in %d %s %s (wanted %s, ours %s, seen %s), %d calls\n", s.Person, s.Component, s.BookedIn.Number, s.Action, s.Amount,
			s.Wanted, s.Ours, s.Seen, len(s.Calls))
		switch {
		case s.Action == payroll.ActionNone:
		case s.Component.Kind == payroll.KindWorked:
			want[k] = int(s.Amount)
		default:
			want[k] += int(s.Amount)
		}
	}
	if res.Refused > 0 {
		return
	}
	for k, n := range w.purses(c, company) {
		if n != want[k] {
			w.fail("not as planned", "%s code %d wage %v in month %d: the plan leads to %d, Nmbrs holds %d\n%s", w.truth.people[k.person].name(), k.code, k.wage,
				k.month, want[k], n, b.String())
		}
	}
	if calls != planned {
		w.fail("not as planned", "%d calls were planned and %d made\n%s", planned, calls, b.String())
	}
}

// speaks: whoever stays behind is counted.
func (w *world) speaks(c *clerk, company int, p payroll.Period, res *link.ExportResult) {
	told := res.Left + len(res.Held) + res.Refused + res.Unsure + res.Waiting
	if told > 0 || res.Stop != nil || !on("counts") {
		return
	}
	for _, x := range c.lines() {
		if x.company != company || x.month != p.Number {
			continue
		}
		switch x.state {
		case payroll.StateReady, payroll.StateChanged, payroll.StateUnsure, payroll.StatePartly:
			w.fail("not counted", "the export says that nothing stays behind, and %d minutes of %s on %s are %s", x.minutes, x.name,
				dateOf(x.day.day).Format("02-01"), x.state)
		case payroll.StateBlocked:
			w.fail("not counted", "the export says that nothing stays behind, and %d minutes of %s are blocked", x.minutes, x.name)
		default:
		}
	}
}

// read: what a read-back shows is what Nmbrs holds.
func (w *world) read(v *link.VerifyResult) {
	if v == nil || w.faults > 0 || w.sim.State().Pending > 0 {
		return
	}
	held := w.purses(nil, 0)
	for i := range v.Lines {
		l := &v.Lines[i]
		k := purseOf(w, l.Employee, l.Component, l.BookedIn)
		if l.Unread == nil && int(l.Found+l.Foreign) != held[k] {
			w.fail("read-back untrue", "%s on %v: found %s and %s of others, Nmbrs holds %d hundredths", l.Person, l.Component, l.Found, l.Foreign, held[k])
		}
	}
}
