package world_test

import (
	"fmt"
	"strings"

	"doorzet/payroll"
)

// look is what somebody sees at one moment.
type look struct {
	rows  []row
	days  map[[2]int]int
	white map[[2]int]int // person and month → white days
	lines map[string][]told
}

func (w *world) take() *look {
	l := &look{rows: w.rows(), days: map[[2]int]int{}, white: map[[2]int]int{}, lines: map[string][]told{}}
	for p := range w.truth.people {
		for _, m := range []int{11, 12} {
			l.days[[2]int{p, m}] = w.days(p, m)
		}
	}
	for _, c := range w.clerks {
		l.lines[c.name] = c.lines()
	}
	return l
}

// before keeps what stood before a step.
func (w *world) before() {
	if w.begun {
		w.last = w.take()
	}
}

// judge holds the world against the model.
func (w *world) judge() {
	if !w.begun {
		return
	}
	now := w.take()
	for _, c := range w.clerks {
		w.remember(c, now.lines[c.name])
	}
	for _, c := range w.clerks {
		w.judgeDesk(c, now.lines[c.name])
		w.judgeWhite(c, now)
		w.judgeWhole(c, now.lines[c.name])
	}
	w.judgeAbove(now)
	w.judgeFixed(now)
	w.judgeDays(now)
}

// remember keeps what a line was when it was white.
func (w *world) remember(c *clerk, lines []told) {
	for _, x := range lines {
		if x.state != payroll.StateSent || x.day.person < 0 {
			continue
		}
		was, had := c.white[x.id]
		now := white{day: x.day, minutes: x.minutes, meals: x.meals, kind: x.kind, code: -1}
		if x.kind >= 0 {
			now.code = c.codes[x.kind]
		}
		if had && was.minutes == now.minutes && was.kind == now.kind {
			now.code = was.code // settings never recompute what was sent
		}
		if had && was != now {
			c.whiter[x.id] = append(c.whiter[x.id], was)
		}
		c.white[x.id] = now
	}
}

// paid tells which kinds of hours ever went anywhere.
func (w *world) paid() [kinds]bool {
	var out [kinds]bool
	for k := range out {
		out[k] = len(w.codes[k]) > 0
	}
	return out
}

// sent adds up what a clerk was told is in Nmbrs, per day; doubt names people
// of whom that is not certain.
func (c *clerk) sent(lines []told) (sum map[day]figure, doubt map[int]bool) {
	sum, doubt = map[day]figure{}, map[int]bool{}
	for _, x := range lines {
		was, had := c.white[x.id]
		switch x.state {
		case payroll.StateUnsure, payroll.StatePartly:
			if x.day.person >= 0 {
				doubt[x.day.person] = true
			}
			if had {
				doubt[was.person] = true
			}
		case payroll.StateSent, payroll.StateChanged:
			if !had {
				doubt[x.day.person] = true
			}
		default:
			continue
		}
		g := sum[was.day]
		if !had {
			was = white{day: x.day, minutes: x.minutes, meals: x.meals, kind: x.kind, code: -1}
			g = sum[was.day]
		}
		f := figure{meals: was.meals}
		if was.code != 0 { // pieces may have gone where the hours went nowhere
			f.minutes[max(was.kind, 0)] = was.minutes
		}
		g.add(f)
		sum[was.day] = g
	}
	return sum, doubt
}

// bound gives the most that may be ready or sent of each day: what the newest
// source that covers it says, or what was sent before, and what the clerk said.
func (w *world) bound(c *clerk, sent map[day]figure) map[day]int {
	paid := w.paid()
	said := c.says.say(paid)
	out := map[day]int{}
	days := map[day]bool{}
	for _, m := range []map[day]figure{said, c.says.beside, c.says.floors, sent} {
		for d := range m {
			days[d] = true
		}
	}
	apart := w.apart(c)
	for d := range days {
		file := said[d]
		if w.united(d.person) {
			file = apart[d]
		}
		file.add(c.says.beside[d])
		out[d] = max(file.total(paid), sent[d].total(paid), c.says.floors[d].total(paid))
	}
	// A shift that moved away and whose hours still stand there, white, cannot
	// be ready on its new day as well, unless a kind of source tells of it that
	// never told of the day that it left.
	for _, m := range w.moves {
		from, to := day{m.person, m.from}, day{m.person, m.to}
		if said[from].total(paid) > 0 || c.says.floors[to].total(paid) > 0 || c.says.floors[from].total(paid) > 0 {
			continue
		}
		over := min(m.minutes, sent[from].total(paid)-said[from].total(paid), said[to].total(paid))
		if over > 0 {
			out[to] = max(out[to]-over, sent[to].total(paid), c.says.apart(from, to, paid))
		}
	}
	return out
}

// apart adds up what the kinds of source say of each day. Of somebody whose
// name was taken for another's, one kind may mean the one and one the other, as
// they spell the names: that is by the clerk's word.
func (w *world) apart(c *clerk) map[day]figure {
	out := map[day]figure{}
	for k, g := range c.says.byForm() {
		sum := out[k.day]
		sum.add(g)
		out[k.day] = sum
	}
	return out
}

func (w *world) houseOf(d day) day {
	if d.person < 0 {
		return d
	}
	return day{w.house[d.person], d.day}
}

// judgeDesk: nothing that is ready, together with what is white, is more than
// the day may have.
func (w *world) judgeDesk(c *clerk, lines []told) {
	sent, _ := c.sent(lines)
	bound := w.bound(c, sent)
	limit, have := map[day]int{}, map[day]int{}
	for d, m := range bound {
		limit[w.houseOf(d)] += m
	}
	paid := w.paid()
	after := corrected(lines)
	standing, _ := c.sent(after)
	for d, f := range standing {
		have[w.houseOf(d)] += f.total(paid)
	}
	for _, x := range after {
		if x.state == payroll.StateReady && x.day.person >= 0 && !w.truth.people[x.day.person].fixed {
			have[w.houseOf(x.day)] += x.figure().total(paid) // a meal may go along where the hours go nowhere
		}
	}
	for d, m := range have {
		if d.person >= 0 && m > limit[d] {
			w.fail("ready above", "%s: %s on %s has %d minutes ready and white, and may have %d\n%s", c.name,
				w.truth.people[d.person].name(), dateOf(d.day).Format("02-01"), m, limit[d], c.showDay(lines, d))
		}
	}
}

// showDay tells what a clerk sees of a day.
func (c *clerk) showDay(lines []told, d day) string {
	var b strings.Builder
	for _, x := range lines {
		if x.day.day == d.day && (c.w.houseOf(x.day) == d || x.day.person < 0) {
			fmt.Fprintf(&b, "    %q %s %s–%s %d minutes %s %s/%s: %s %v\n", x.name, x.verdict.Line.Type, x.verdict.Line.Start, x.verdict.Line.End,
				x.minutes, x.verdict.Line.Venue, x.source, x.verdict.Line.Source.Form, x.state, x.held)
		}
	}
	return b.String()
}

// judgeWhite: Nmbrs holds exactly what the clerk was told is in it.
func (w *world) judgeWhite(c *clerk, now *look) {
	lines := now.lines[c.name]
	sent, doubt := c.sent(lines)
	minutes, meals := map[int]int{}, map[int]int{}
	for d, f := range sent {
		minutes[d.person] += sum(f)
		meals[d.person] += f.meals
	}
	more, moreMeals := c.underway(lines)
	held, pieces := map[int]int{}, map[int]int{}
	for _, r := range now.rows {
		if r.by == c.name && r.wage {
			pieces[r.person] += r.amount
		} else if r.by == c.name {
			held[r.person] += r.amount
		}
	}
	open := c.unfinished()
	for p, h := range w.truth.people {
		if doubt[p] || w.touched[p] || open[employee(h.id)] {
			continue
		}
		off := held[p]*60 - (minutes[p]+more[p])*100
		tolerance := w.tolerance()
		if off > tolerance && w.twins && c.names(w.house[p]) {
			w.counts["twins named"]++
			continue
		}
		if off > tolerance || off < -tolerance {
			w.fail("white untrue", "%s is told that %d minutes of %s are in Nmbrs, which holds %d hundredths of an hour of hers\n%s",
				c.name, minutes[p], h.name(), held[p], c.showPerson(lines, p))
		}
		meals[p] += moreMeals[p]
		if pieces[p] > meals[p]*100 && w.twins && c.names(w.house[p]) {
			w.counts["twins named"]++
			continue
		}
		if pieces[p] != meals[p]*100 {
			w.fail("meals untrue", "%s is told that %d meals of %s are in Nmbrs, which holds %d hundredths\n%s", c.name, meals[p], h.name(), pieces[p],
				c.showPerson(lines, p))
		}
	}
}

// underway gives, per person, how much more or less than was white stands for
// lines that are *changed*: a correction comes in parts, and its days may be left
// where its hours have gone, as in a period that was run.
func (c *clerk) underway(lines []told) (minutes, meals map[int]int) {
	hours, pieces := map[payroll.LineID]int{}, map[payroll.LineID]int{}
	for company := range c.cos {
		if c.cos[company] == nil {
			continue
		}
		for _, month := range []int{11, 12} {
			d := c.desk(company, month)
			for t, h := range d.Book.Heads() {
				if !h.Stands() {
					continue
				}
				for _, n := range h.Done.Counts {
					if t.Component.Kind == payroll.KindHours {
						hours[n.Line] += int(n.Minutes)
					} else {
						pieces[n.Line] += int(n.Count) / 100
					}
				}
			}
		}
	}
	minutes, meals = map[int]int{}, map[int]int{}
	for _, x := range lines {
		was, had := c.white[x.id]
		if !had || x.state != payroll.StateChanged {
			continue
		}
		if was.code != 0 {
			minutes[was.person] += hours[x.id] - was.minutes
		}
		meals[was.person] += pieces[x.id] - was.meals
	}
	return minutes, meals
}

// tolerance is how far rounding can be off, in sixtieths of a hundredth.
func (w *world) tolerance() int {
	if w.truth.odd {
		return 6 * 30
	}
	return 0
}

func (c *clerk) showPerson(lines []told, p int) string {
	var b strings.Builder
	for _, x := range lines {
		if x.day.person == p {
			fmt.Fprintf(&b, "    %s %q %s %d minutes %d meals %s: %s %v\n", dateOf(x.day.day).Format("02-01"), x.name, x.verdict.Line.Type, x.minutes, x.meals,
				x.source, x.state, x.held)
		}
	}
	for _, r := range c.w.rows() {
		if r.person == p {
			fmt.Fprintf(&b, "    Nmbrs: %d in month %d on %d: %d by %q\n", r.id, r.month, r.code, r.amount, r.by)
		}
	}
	return b.String()
}

// open_ names the employees of whom the clerk's last sending is not at its end.
func (c *clerk) unfinished() map[string]bool {
	out := map[string]bool{}
	for _, co := range c.cos {
		if co == nil {
			continue
		}
		steps, err := co.OpenSteps()
		c.w.ok(err)
		for _, st := range steps {
			out[string(st.Employee)] = true
		}
	}
	return out
}
