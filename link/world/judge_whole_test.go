package world_test

import "doorzet/payroll"

// judgeWhole: a day of which nothing is open, and about which nobody but the
// sources said anything, is there whole: what the newest source says, no more
// and no less.
func (w *world) judgeWhole(c *clerk, lines []told) {
	if !on("complete") || c.loose {
		return
	}
	have, open := map[day]figure{}, map[day]bool{}
	for _, x := range lines {
		switch x.state {
		case payroll.StateSent, payroll.StateReady:
			g := have[x.day]
			g.add(x.figure())
			have[x.day] = g
		case payroll.StateOutside:
		default:
			open[x.day] = true
		}
		if x.day.person < 0 {
			for p := range w.truth.people {
				open[day{p, x.day.day}] = true
			}
		}
	}
	for _, m := range w.moves { // what is asked of the one day is asked of the other
		from, to := day{m.person, m.from}, day{m.person, m.to}
		open[from] = open[from] || open[to] || c.left[to]
		open[to] = open[to] || open[from] || c.left[from]
	}
	forms := map[day]map[form]bool{}
	for k := range c.says.newest {
		if forms[k.day] == nil {
			forms[k.day] = map[form]bool{}
		}
		forms[k.day][k.form] = true
	}
	var paid [kinds]bool
	for k := range paid {
		paid[k] = c.codes[k] != 0 && len(w.codes[k]) == 1
	}
	for d, g := range c.says.say(w.paid()) {
		p := w.truth.people[d.person]
		if open[d] || c.own[d] || c.left[d] || len(forms[d]) != 1 || p.fixed || w.united(d.person) || c.cos[p.company] == nil {
			continue
		}
		if have[d].total(paid) != g.total(paid) {
			w.fail("not whole", "%s: nothing is open on %s of %s, the newest source says %d minutes, and %d are ready or white\n%s", c.name,
				dateOf(d.day).Format("02-01"), p.name(), g.total(paid), have[d].total(paid), c.showDay(lines, d))
		}
	}
}

// united tells whether somebody was taken for another one at some time.
func (w *world) united(p int) bool {
	if p < 0 {
		return false
	}
	for q := range w.house {
		if q != p && w.house[q] == w.house[p] {
			return true
		}
	}
	return false
}
