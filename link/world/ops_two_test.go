package world_test

import (
	"context"
	"fmt"
	"math/rand/v2"

	"doorzet/link"
	"doorzet/payroll"
)

// second lets a second or third clerk, with a ledger of their own, send the
// same hours: in the middle of the first one's export, killed now and then.
func (w *world) second(r *rand.Rand) {
	w.must()
	first := w.clerks[0]
	other := w.other(r)
	company := other.company(r)
	if first.cos[company] == nil {
		company = 0
	}
	// The other has read what there is to read.
	l := layout{form: hourList, times: true, place: true, number: true, meal: true, spell: w.truth.spellings(r, true)}
	venues := []int{0, 1, 2}
	if other.cos[1] == nil && !on("strangers") {
		venues = venues[:2]
	}
	f := w.truth.write(r, scope{from: 0, to: lastDay, venues: venues}, l)
	other.takes(0, &f, link.TakeOptions{})
	w.approveAll(other)
	if r.IntN(2) == 0 {
		first.takes(0, &f, link.TakeOptions{})
		w.approveAll(first)
	}
	n, after := 1+r.IntN(6), r.IntN(2) == 0
	kill := r.IntN(4) == 0
	first.writes = 0
	began := false
	first.during = func(k int, done bool) {
		if began || k != n || done != after {
			return
		}
		began = true
		first.during = nil
		if kill {
			w.killed(r, other, company)
			return
		}
		res, err := other.svc.Export(context.Background(), other.cos[company], link.ExportRequest{PlanRequest: link.PlanRequest{Period: w.month(company)}})
		w.say("%s exports company %d at write %d of %s, after it %v: %s", other.name, company+1, n, first.name, after, ended(res, err))
	}
	res, err := first.svc.Export(context.Background(), first.cos[company], link.ExportRequest{PlanRequest: link.PlanRequest{Period: w.month(company)}})
	first.during = nil
	w.say("%s exports: %s", first.name, ended(res, err))
	w.tolerates(err)
	w.counts["met"] += map[bool]int{true: 1}[began]
}

// killed lets somebody's export end in the middle of somebody else's.
func (w *world) killed(r *rand.Rand, c *clerk, company int) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	n, applied := 1+r.IntN(5), r.IntN(2) == 0
	revive := c.dieAt(n, applied, stop)
	_, err := c.svc.Export(ctx, c.cos[company], link.ExportRequest{PlanRequest: link.PlanRequest{Period: w.month(company)}})
	w.say("%s exports as well and is killed at write %d, after it %v: %v %v", c.name, n, applied, revive(), err)
}

// other gives the second or third clerk; they come when they are needed.
func (w *world) other(r *rand.Rand) *clerk {
	at := 1 + r.IntN(2)
	if at >= len(w.clerks) {
		c := w.newClerk([]string{"anna", "bart", "chris"}[len(w.clerks)])
		c.codes = w.clerks[0].codes
		for company, co := range w.clerks[0].cos {
			if co != nil {
				c.begin(company)
			}
		}
		w.clerks = append(w.clerks, c)
		w.say("%s begins with a ledger of their own", c.name)
		return c
	}
	return w.clerks[at]
}

func (w *world) approveAll(c *clerk) {
	for company, co := range c.cos {
		if co == nil {
			continue
		}
		for _, month := range []int{11, 12} {
			_, _, err := c.svc.ApproveAll(co, c.desk(company, month))
			w.ok(err)
		}
	}
}

// finish lets everybody come to an end: nothing stays in doubt that a person
// who looks into Nmbrs can settle, and then all must be right.
func (w *world) finish() {
	if !w.begun {
		return
	}
	w.calm()
	for range 3 {
		for _, c := range w.clerks {
			for company, co := range c.cos {
				if co == nil {
					continue
				}
				w.resolve(c, company)
				res, err := c.svc.Export(context.Background(), co, link.ExportRequest{PlanRequest: link.PlanRequest{Period: w.month(company)}})
				w.say("%s ends with an export of company %d: %s", c.name, company+1, ended(res, err))
				w.tolerates(err)
			}
		}
		w.clock.pass(60_000_000_000)
	}
	w.judge()
	for _, c := range w.clerks {
		for _, p := range c.led.Check() {
			w.fail("ledger damaged", "%s: %v", c.name, p)
		}
		w.noneReady(c)
	}
}

// resolve does what a person does: look in Nmbrs which row it is.
func (w *world) resolve(c *clerk, company int) {
	ctx := context.Background()
	doubts, err := c.svc.Doubts(ctx, c.cos[company])
	if w.tolerates(err) {
		return
	}
	for _, d := range doubts {
		id := w.rowOf(d.Step.ID.Comment())
		_, err := c.svc.Resolve(ctx, c.cos[company], d.Step.ID, payroll.RowID(id))
		w.say("%s settles a doubt about %s by looking: row %q %v", c.name, d.Step.Employee, id, err)
		w.tolerates(err)
	}
}

// noneReady: what is approved has gone, unless the plan names why not.
func (w *world) noneReady(c *clerk) {
	for company, co := range c.cos {
		if co == nil {
			continue
		}
		plan, err := c.svc.Plan(context.Background(), co, link.PlanRequest{Period: w.month(company)})
		if w.tolerates(err) {
			continue
		}
		held := map[payroll.EmployeeID]bool{}
		for _, s := range plan.Steps {
			if s.Block != payroll.BlockNone {
				held[s.Employee] = true
			}
		}
		for _, x := range c.lines() {
			if x.company == company && x.month == w.month(company).Number && x.state == payroll.StateReady && !held[x.verdict.Employee] && plan.Guard == nil {
				w.fail("lost", "%s: %d minutes of %s on %s are ready, nothing holds them, and no export takes them\n%s", c.name, x.minutes, x.name,
					dateOf(x.day.day).Format("02-01"), fmt.Sprint(plan.Steps))
			}
		}
	}
}
