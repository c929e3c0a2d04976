package world_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"

	"doorzet/link"
	"doorzet/payroll"
)

// types adds hours by hand: beside those that stand there, or where there are none.
func (w *world) types(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	company := c.company(r)
	p := r.IntN(4)
	if company == 1 {
		p = 5 + r.IntN(3)
	}
	d := day{p, r.IntN(14)}
	stood := false
	for _, x := range c.lines() {
		stood = stood || x.day == d && !x.gone
	}
	c.keep()
	c.own[d] = true
	m := 60 + 15*r.IntN(8)
	h := w.truth.people[p]
	_, err := c.svc.Add(c.cos[company], payroll.Facts{
		Date: payroll.DateOf(dateOf(d.day)), Person: h.name(), Number: strconv.Itoa(h.number), Type: payroll.TypeWorked,
		Start: payroll.NoTime, End: payroll.NoTime, Minutes: payroll.Minutes(m),
	}, "")
	w.say("%s types %d minutes for %s on %s, hours stood there: %v", c.name, m, h.name(), dateOf(d.day).Format("02-01"), stood)
	if w.tolerates(err) {
		return
	}
	g := figure{}
	g.minutes[worked] = m
	if stood {
		sum := c.says.beside[d]
		sum.add(g)
		c.says.beside[d] = sum
		if floor, ok := c.says.floors[d]; ok { // beside what the clerk had made of the day
			floor.add(g)
			c.says.floors[d] = floor
		}
		return
	}
	k := cell{form: typed, day: d}
	all := c.says.newest[k]
	all.add(g)
	all.pieces = append(slices.Clone(all.pieces), piece{-1, -1, m, worked})
	c.says.newest[k] = all
}

// shown is a day as the clerk saw it when deciding about it: all that is not
// withdrawn, and all that is white.
func (c *clerk) shown(d day) figure {
	var f figure
	for _, x := range c.lines() {
		if x.day == d && (!x.gone || x.state == payroll.StateChanged) {
			f.add(x.figure())
		}
	}
	return f
}

// decided keeps what the clerk said of a day.
func (c *clerk) decided(d day) {
	c.own[d] = true
	g := c.says.floors[d]
	g.atLeast(c.shown(d))
	c.says.floors[d] = g
}

// edits gives a line another length.
func (w *world) edits(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	x := c.line(r, func(x told) bool {
		return !x.gone && x.day.person >= 0 && x.state != payroll.StateUnsure && x.kind >= 0
	})
	if x == nil {
		return
	}
	c.keep()
	f := x.verdict.Line.Facts
	f.Start, f.End, f.Break = payroll.NoTime, payroll.NoTime, 0
	f.Minutes = payroll.Minutes(60 + 15*r.IntN(28))
	w.say("%s changes %d to %d minutes of %s on %s (%s)", c.name, x.minutes, f.Minutes, x.name, dateOf(x.day.day).Format("02-01"), x.state)
	if !w.tolerates(c.svc.Edit(c.cos[x.company], c.desk(x.company, x.month), x.id, f, "")) {
		c.decided(x.day)
	}
}

func (w *world) withdraws(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	x := c.line(r, func(x told) bool { return !x.gone && x.state != payroll.StateUnsure })
	if x == nil {
		return
	}
	c.keep()
	c.own[x.day] = true
	w.say("%s withdraws %d minutes of %q on %s (%s)", c.name, x.minutes, x.name, dateOf(x.day.day).Format("02-01"), x.state)
	w.tolerates(c.svc.Withdraw(c.cos[x.company], c.desk(x.company, x.month), []payroll.LineID{x.id}, "niet gewerkt"))
}

// confirms lets the next export correct what was sent, of one line or of all.
func (w *world) confirms(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	all := r.IntN(2) == 0
	var ids [2][13][]payroll.LineID
	n := 0
	for _, x := range c.lines() {
		if x.state == payroll.StateChanged && (all || n == 0) {
			ids[x.company][x.month] = append(ids[x.company][x.month], x.id)
			n++
		}
	}
	if n == 0 {
		return
	}
	w.say("%s confirms %d corrections", c.name, n)
	for company := range ids {
		for month, list := range ids[company] {
			if len(list) > 0 {
				w.tolerates(c.svc.Confirm(c.cos[company], c.desk(company, month), list, "juist"))
			}
		}
	}
}

// both says of a line that is possibly double that it counts as well.
func (w *world) both(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	x := c.line(r, func(x told) bool {
		for _, k := range x.held {
			if k == payroll.FindDouble {
				return x.day.person >= 0
			}
		}
		return false
	})
	if x == nil {
		return
	}
	c.keep()
	w.say("%s says that the %d minutes of %s on %s count as well", c.name, x.minutes, x.name, dateOf(x.day.day).Format("02-01"))
	if !w.tolerates(c.svc.Choose(c.cos[x.company], c.desk(x.company, x.month), []payroll.LineID{x.id})) {
		c.decided(x.day)
	}
}

// recodes gives a kind of hours another code, from a month on.
func (w *world) recodes(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	company := c.company(r)
	kind := []int{overtime, sick}[r.IntN(2)]
	code := []int{2100, 2150, 2160}[r.IntN(3)]
	from := w.month(company)
	w.say("%s sends %s to %d from month %d on", c.name, typeNames()[kind], code, from.Number)
	for _, other := range w.clerks { // one office, one set of codes
		for i, co := range other.cos {
			if co != nil {
				other.set(i, from, typeNames()[kind]+"="+strconv.Itoa(code))
			}
		}
		other.codes[kind] = code
	}
	w.codes[kind][code] = true
}

func (w *world) switchesDays(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	text := []string{"dagen=off", "dagen=on"}[r.IntN(2)]
	company := c.company(r)
	w.say("%s sets %s", c.name, text)
	c.set(company, w.month(company), text)
}

// firstDay lets months begin on the 21st from a period on: nothing before it
// moves, nothing that was sent moves, and what moves was told beforehand.
func (w *world) firstDay(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	company := c.company(r)
	rule := payroll.CalendarRule{First: payroll.MustDate(2026, 12, 21), From: payroll.Period{Year: 2027, Number: 1}}
	turn := 50 // the 21st of December
	if r.IntN(3) == 0 {
		rule = payroll.CalendarRule{First: payroll.MustDate(2025, 12, 21), From: payroll.Period{Year: 2026, Number: 12}}
		turn = 20
	}
	set := link.PeriodSetting{Rule: rule}
	change, err := c.svc.PreviewPeriod(c.cos[company], set, 0)
	if w.tolerates(err) {
		return
	}
	was := map[payroll.LineID]told{}
	for _, x := range c.lines() {
		was[x.id] = x
	}
	lines, _ := change.Moved()
	w.say("%s lets months begin on the 21st from %s on; %d lines are said to move, %d to stay", c.name, rule.From, lines, change.Stay)
	if w.tolerates(c.svc.SetPeriod(c.cos[company], set)) {
		return
	}
	moved := 0
	for _, x := range c.lines() {
		before, ok := was[x.id]
		delete(was, x.id)
		if !ok || before.month == x.month || x.gone && x.state == payroll.StateOutside {
			continue // of what was withdrawn and never sent nobody is told
		}
		moved++
		if x.day.day < turn || before.state == payroll.StateSent || before.state == payroll.StateChanged || before.state == payroll.StateUnsure {
			w.fail("rule reaches back", "%d minutes of %s on %s (%s) moved from month %d to %d by a rule from %s on", x.minutes, x.name,
				dateOf(x.day.day).Format("02-01"), before.state, before.month, x.month, rule.From)
		}
	}
	for _, x := range was {
		if x.gone && x.state == payroll.StateOutside {
			continue
		}
		if x.day.day < turn {
			w.fail("rule reaches back", "%d minutes of %s on %s are in no month any more", x.minutes, x.name, dateOf(x.day.day).Format("02-01"))
		}
		moved++
	}
	if moved != lines {
		w.fail("moves untold", "%d lines were said to change month and %d do", lines, moved)
	}
}

// policy says where corrections of an earlier month are booked.
func (w *world) policy(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	company := c.company(r)
	p := []payroll.CorrectionPolicy{payroll.CorrectCurrent, payroll.CorrectTWK}[r.IntN(2)]
	from := []payroll.Period{{}, w.month(company)}[r.IntN(2)]
	w.say("%s lets corrections go %q from %s", c.name, p, from)
	w.tolerates(c.svc.SetCorrection(c.cos[company], from, p))
}

// chooses decides about one row that waits for a person.
func (w *world) chooses(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	company := c.company(r)
	ctx := context.Background()
	issues, err := c.svc.RowIssues(ctx, c.cos[company], w.month(company))
	if w.tolerates(err) || len(issues) == 0 {
		return
	}
	i := issues[r.IntN(len(issues))]
	if len(i.Choices()) == 0 {
		w.settled(ctx, c, company, i)
		return
	}
	choice := i.Choices()[r.IntN(len(i.Choices()))]
	row := string(i.Component.Kind) + "/" + string(i.Row)
	p := w.byEmployee(string(i.Employee))
	w.say("%s decides about row %s of %s (%s): %s", c.name, row, i.Person, i.State, choice)
	if p >= 0 && choice != link.ChoiceSkip && choice != link.ChoiceRemove {
		w.touched[p] = true
	}
	_, err = c.svc.ChooseRow(ctx, c.cos[company], w.month(company), row, choice)
	if pr := (*payroll.Problem)(nil); err != nil && !errors.As(err, &pr) {
		w.ok(err)
	}
}

// settled: a row that nobody can decide about belongs to a call in doubt, which
// is told with its candidates and settled there. Whatever waits has a way out.
func (w *world) settled(ctx context.Context, c *clerk, company int, i link.RowIssue) {
	doubts, err := c.svc.Doubts(ctx, c.cos[company])
	if w.tolerates(err) {
		return
	}
	for _, d := range doubts {
		if d.Step.ID == i.Step && d.Step.Employee == i.Employee {
			w.say("%s is told that row %s of %s may be that of a call in doubt", c.name, i.Row, i.Person)
			return
		}
	}
	w.fail("no way out", "%s is told of row %s of %s (%s) and can neither decide about it nor settle it", c.name, i.Row, i.Person, i.State)
}

func (w *world) byEmployee(id string) int {
	for i, p := range w.truth.people {
		if employee(p.id) == id {
			return i
		}
	}
	return -1
}
