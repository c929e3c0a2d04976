package world_test

import (
	"maps"
	"slices"

	"doorzet/payroll"
)

// judgeAbove: no person has more in Nmbrs than all days together may have.
func (w *world) judgeAbove(now *look) {
	limit := map[day]int{}
	for _, c := range w.clerks {
		sent, _ := c.sent(now.lines[c.name])
		of := map[day]int{}
		for d, m := range w.bound(c, sent) {
			of[w.houseOf(d)] += m
		}
		for d, m := range of {
			limit[d] = max(limit[d], m)
		}
	}
	most, held := map[int]int{}, map[int]int{}
	for d, m := range limit {
		most[d.person] += m
	}
	for _, r := range now.rows {
		if r.by != "" && !r.wage {
			held[w.house[r.person]] += r.amount
		}
	}
	for _, p := range slices.Sorted(maps.Keys(held)) {
		if held[p]*60 <= most[p]*100+w.tolerance() || w.anyTouched(p) || w.inDoubt(p) {
			continue
		}
		w.above(now, p, held[p], most[p])
	}
}

func (w *world) anyTouched(house int) bool {
	for p := range w.truth.people {
		if w.house[p] == house && w.touched[p] {
			return true
		}
	}
	return false
}

// inDoubt tells whether a sending for somebody has not come to its end.
func (w *world) inDoubt(house int) bool {
	for _, c := range w.clerks {
		open := c.unfinished()
		for p, h := range w.truth.people {
			if w.house[p] == house && open[employee(h.id)] {
				return true
			}
		}
	}
	return false
}

// above: what is paid twice is forgiven only where two ledgers met and both
// clerks are told so by name.
func (w *world) above(now *look, p, held, most int) {
	by := map[string]bool{}
	for _, r := range now.rows {
		if w.house[r.person] == p && r.by != "" {
			by[r.by] = true
		}
	}
	w.counts["above"]++
	for _, c := range w.clerks {
		if by[c.name] && (len(by) < 2 && !w.twins || !c.names(p)) {
			w.fail("paid above", "%s has %d hundredths of an hour in Nmbrs and may have %d minutes; told: %v\n%s", w.truth.people[p].name(),
				held, most, len(by) > 1, c.showPerson(now.lines[c.name], p))
		}
	}
	w.counts["above and named"]++
}

// judgeFixed: who has a fixed wage is sent no hours.
func (w *world) judgeFixed(now *look) {
	for _, r := range now.rows {
		if r.by != "" && !r.wage && w.truth.people[r.person].fixed && w.house[r.person] == r.person && !w.anyTouched(r.person) {
			w.fail("fixed wage paid", "%s has a fixed wage and got %d on %d", w.truth.people[r.person].name(), r.amount, r.code)
		}
	}
}

// judgeDays: days go down only because lines went away.
func (w *world) judgeDays(now *look) {
	for _, c := range w.clerks {
		white := map[[2]int]map[int]bool{}
		for _, x := range now.lines[c.name] {
			if (x.state == payroll.StateSent || x.state == payroll.StateChanged) && x.day.person >= 0 {
				k := [2]int{x.day.person, x.month}
				if white[k] == nil {
					white[k] = map[int]bool{}
				}
				white[k][x.day.day] = true
			}
		}
		for k, d := range white {
			now.white[k] = max(now.white[k], len(d))
		}
	}
	if w.last == nil || w.name == "takeback" || w.name == "hand" {
		return
	}
	was := w.last
	for k, n := range now.days {
		if n < was.days[k] && now.white[k] >= w.whiteDays(was, k) && !w.touched[k[0]] {
			w.fail("days lowered", "%s had %d days in month %d and now has %d, with %d white days", w.truth.people[k[0]].name(), was.days[k], k[1], n, now.white[k])
		}
	}
}

func (w *world) whiteDays(l *look, k [2]int) int {
	most := 0
	for _, lines := range l.lines {
		days := map[int]bool{}
		for _, x := range lines {
			if (x.state == payroll.StateSent || x.state == payroll.StateChanged) && x.day.person == k[0] && x.month == k[1] {
				days[x.day.day] = true
			}
		}
		most = max(most, len(days))
	}
	return most
}
