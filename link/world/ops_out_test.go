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
	if f.Kind == "negative-id" && !strings.HasSuffix(f.Operation, "Insert") {
		f.Kind = "reset-after" // only an insert is answered with an id
	}
	if f.Kind == "next-id" && !on("nextid") {
		f.Kind = "dup-id"
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
	white := map[payroll.LineID]bool{}
	for _, x := range c.lines() {
		white[x.id] = x.state == payroll.StateSent
	}
	res, err := c.svc.TakeBack(context.Background(), c.cos[company], link.TakeBackRequest{})
	w.say("%s takes the newest batch of company %d back: %s", c.name, company+1, ended(res, err))
	w.tolerates(err)
	for _, x := range c.lines() { // what Nmbrs holds of it is now what it held before that batch
		if older := c.whiter[x.id]; white[x.id] && x.state == payroll.StateChanged && len(older) > 0 {
			c.white[x.id], c.whiter[x.id] = older[len(older)-1], older[:len(older)-1]
		}
	}
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
