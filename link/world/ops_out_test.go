package world_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// request draws which month is to be sent, and how.
func (w *world) request(r *rand.Rand, company int) link.ExportRequest {
	req := link.ExportRequest{PlanRequest: link.PlanRequest{Period: w.month(company)}}
	if w.rolled() && company == 0 && r.IntN(2) == 0 {
		req.Period = payroll.Period{Year: 2026, Number: 11}
		if r.IntN(2) == 0 {
			req.Unlock = req.Period
		}
	}
	req.BesideForeign = false
	return req
}

// export pushes a month through, after a look at what is going to happen.
func (w *world) export(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	company := c.company(r)
	w.sends(c, company, w.request(r, company))
}

// sends plans and exports, and holds one against the other and both against Nmbrs.
func (w *world) sends(c *clerk, company int, req link.ExportRequest) {
	ctx := context.Background()
	quiet := w.quiet(c, company)
	plan, perr := c.svc.Plan(ctx, c.cos[company], req.PlanRequest)
	if perr == nil && w.faults == 0 {
		w.seen(plan)
	}
	before := w.purses(c, company)
	writes := c.writes
	res, err := c.svc.Export(ctx, c.cos[company], req)
	w.say("%s exports month %d of company %d, unlock %v, recalculate %v: %s", c.name, req.Period.Number, company+1, req.Unlock != payroll.Period{},
		req.Recalculate, ended(res, err))
	if w.tolerates(err) {
		return
	}
	if quiet && perr == nil && res.Stop == nil {
		w.asPlanned(c, company, plan, res, before, c.writes-writes)
	}
	w.speaks(c, company, req.Period, res)
	w.read(res.Verify)
}

func ended(res *link.ExportResult, err error) string {
	if err != nil {
		return fmt.Sprint("error ", err)
	}
	text := fmt.Sprintf("done %d, refused %d, unsure %d, waiting %d, held %d, equal %d, different %d, left %d", res.Done, res.Refused, res.Unsure,
		res.Waiting, len(res.Held), res.Equal, res.Different, res.Left)
	if res.Stop != nil {
		text += fmt.Sprint(", stopped: ", res.Stop.Code)
	}
	for _, h := range res.Held {
		text += fmt.Sprintf(", %s held: %s", h.Person, h.Block)
	}
	return text
}

// quiet tells whether nothing but the plan can happen: no faults, nothing
// under way, nothing of a colleague.
func (w *world) quiet(c *clerk, company int) bool {
	return w.faults == 0 && len(c.unfinished()) == 0 && c.during == nil && w.sim.State().Pending == 0
}

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

// fault spoils a call that is still to come.
func (w *world) fault(r *rand.Rand) {
	w.must()
	ops := []string{"HourComponentVar_Insert", "WageComponentVar_Insert", "DaysVar_Set", "HourComponent_Delete", "WageComponent_Delete"}
	f := sim.Fault{
		Operation: ops[[]int{0, 0, 0, 1, 2, 3, 4}[r.IntN(7)]], Nth: 1 + r.IntN(3),
		Kind:   []string{"reset-after", "html502", "empty200", "truncate", "dup-id", "reset-before", "negative-id", "foreign-id", "next-id", "twice"}[r.IntN(9+one(on("twins")))],
		Effect: []string{"none", "applied", "late", ""}[r.IntN(4)], Late: time.Duration(1+r.IntN(9)) * time.Second,
	}
	if on("twins") && r.IntN(4) == 0 && f.Effect == "late" {
		f.Late, w.twins = 15*time.Second, true
	}
	switch f.Kind {
	case "dup-id", "foreign-id", "next-id":
		f.Effect = "applied"
	case "twice":
		f.Effect, w.twins = "applied", true
	}
	if r.IntN(6) == 0 { // reading fails instead
		f = sim.Fault{
			Operation: []string{"HourComponentVar_Get", "WageComponentVar_Get"}[r.IntN(2)], Kind: "html502", Times: 1 + r.IntN(4), Nth: 1 + r.IntN(6),
		}
		if r.IntN(2) == 0 { // once: two lists that end early alike cannot be told from the truth
			f.Kind, f.Times = "cut-list", 1
		}
	}
	w.ok(w.sim.Inject(f))
	w.faults++
	w.say("the network will spoil %s: %s, %s, the %d. time", f.Operation, f.Kind, f.Effect, f.Nth)
}

// one counts what is so.
func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// calm ends all faults.
func (w *world) calm() {
	w.sim.ClearFaults()
	w.clock.pass(time.Minute)
	w.sim.FlushLate()
	w.ok(w.sim.RollAfter(firstCompany, 0))
	w.faults = 0
}

// kill ends the program in the middle of an export.
func (w *world) kill(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	company := c.company(r)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	n, applied := 1+r.IntN(8), r.IntN(2) == 0
	revive := c.dieAt(n, applied, stop)
	_, err := c.svc.Export(ctx, c.cos[company], w.request(r, company))
	died := revive()
	w.say("%s exports company %d and the program is killed at write %d, after it %v: %v %v", c.name, company+1, n, applied, died, err)
	if !died {
		w.tolerates(err)
	}
}

// verify reads a month back.
func (w *world) verify(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	company := c.company(r)
	v, err := c.svc.Verify(context.Background(), c.cos[company], w.month(company), nil)
	if w.tolerates(err) {
		return
	}
	w.say("%s reads back: %d equal, %d different", c.name, v.Equal, v.Different)
	w.read(v)
}

// names tells whether a clerk is told of somebody by the read-back or the rows.
func (c *clerk) names(house int) bool {
	ctx := context.Background()
	for company, co := range c.cos {
		if co == nil {
			continue
		}
		for _, month := range []int{11, 12} {
			v, err := c.svc.Verify(ctx, co, payroll.Period{Year: 2026, Number: month}, nil)
			if err != nil {
				continue
			}
			for i := range v.Lines {
				p := c.w.byEmployee(string(v.Lines[i].Employee))
				if p >= 0 && c.w.house[p] == house && !v.Lines[i].Equal() {
					return true
				}
			}
		}
		_ = company
	}
	return false
}

// hand lets a colleague work in Nmbrs itself.
func (w *world) hand(r *rand.Rand) {
	w.must()
	rows := w.rows()
	p := r.IntN(4)
	switch r.IntN(4) {
	case 0, 1:
		code, wage := 2100, r.IntN(4) == 0
		if wage {
			code = 5100
		}
		_, err := w.sim.TypeRow(sim.HandRow{
			Employee: w.truth.people[p].id, Code: code, Amount: sim.Whole(1 + r.IntN(8)), Period: sim.Period{Year: 2026, Number: w.month(0).Number}, Wage: wage,
		})
		w.ok(err)
		w.say("a colleague types a row for %s on %d", w.truth.people[p].name(), code)
	case 2:
		if len(rows) == 0 {
			return
		}
		x := rows[r.IntN(len(rows))]
		w.touched[x.person] = true
		w.ok(w.sim.AlterRow(x.id, sim.Whole(1+r.IntN(9))))
		w.say("a colleague alters a row of %s on %d", w.truth.people[x.person].name(), x.code)
	default:
		if len(rows) == 0 {
			return
		}
		x := rows[r.IntN(len(rows))]
		w.touched[x.person] = true
		w.ok(w.sim.DeleteRow(x.id))
		w.say("a colleague deletes a row of %s on %d", w.truth.people[x.person].name(), x.code)
	}
}

// roll closes the month of the first company.
func (w *world) roll(r *rand.Rand) {
	w.must()
	if w.rolled() {
		return
	}
	if n := r.IntN(6); n > 1 {
		w.ok(w.sim.RollAfter(firstCompany, n))
		w.faults++
		w.say("Nmbrs will pay November of the first company and go on after %d writes", n)
		return
	}
	w.ok(w.sim.RollPeriod(firstCompany))
	for _, c := range w.clerks {
		w.tolerates(c.svc.RefreshPeriod(context.Background(), c.cos[0]))
	}
	w.say("Nmbrs pays November of the first company and goes on to December")
}

// takeBack takes the newest batch back.
func (w *world) takeBack(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	company := c.company(r)
	res, err := c.svc.TakeBack(context.Background(), c.cos[company], link.TakeBackRequest{})
	w.say("%s takes the newest batch of company %d back: %s", c.name, company+1, ended(res, err))
	w.tolerates(err)
}

// recalculate works a month out anew.
func (w *world) recalculate(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	company := c.company(r)
	req := w.request(r, company)
	req.Recalculate = true
	w.sends(c, company, req)
}
