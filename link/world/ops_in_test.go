package world_test

import (
	"context"
	"math/rand/v2"
	"slices"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
)

// drawFile makes a file of the work as it is now.
func (w *world) drawFile(r *rand.Rand, c *clerk) file {
	t := w.truth
	sc := scope{from: 0, to: lastDay, venues: []int{0, 1, 2}}
	if r.IntN(4) == 0 { // a month, or a part of one
		sc.from = r.IntN(8)
		sc.to = sc.from + 4 + r.IntN(10)
	} else if r.IntN(3) > 0 {
		sc.to = novemberDays - 1
	}
	switch r.IntN(6) {
	case 0:
		sc.venues = []int{0}
	case 1:
		sc.venues = []int{0, 1}
	case 2:
		sc.venues = []int{2}
	}
	if r.IntN(8) == 0 {
		sc.people = []int{r.IntN(len(t.people)), r.IntN(len(t.people))}
	}
	l := layout{
		form: hourList, times: r.IntN(4) > 0, place: r.IntN(6) > 0, number: r.IntN(3) > 0, meal: r.IntN(4) > 0,
		approved: r.IntN(4) == 0, turn: r.IntN(8) == 0,
	}
	switch r.IntN(12) {
	case 0, 1:
		l.form = eitjeOne
	case 2:
		l.form = eitjeTwo
	case 3, 4:
		l.form = planner
	case 5:
		l.form = shifts
	}
	if l.form == eitjeOne || l.form == eitjeTwo {
		l.place = true // eitje always names the venue
	}
	// Without a column for the venue the hours go to the company at hand.
	l.spell = t.spellings(r, r.IntN(2) == 0 || !on("spell"))
	if !on("forms") {
		l.form = hourList
	}
	if !on("layouts") {
		l.times, l.place, l.number, l.meal = true, true, true, true
	}
	if !on("parts") {
		sc = scope{from: 0, to: lastDay, venues: []int{0, 1, 2}}
	}
	if c.cos[1] == nil && !on("strangers") || !l.place {
		sc.venues = slices.DeleteFunc(sc.venues, func(v int) bool { return v == 2 })
	}
	if l.number && l.form == hourList && r.IntN(10) == 0 && on("spell") {
		for i, s := range l.spell {
			if s.number != "" { // whom it has no number of, a source names
				l.spell[i] = spelling{"", s.number}
			}
		}
	}
	if l.form == shifts { // the API knows no part, and everything of a shift
		sc.people, sc.venues = nil, []int{0, 1}
		l.times, l.place, l.number, l.meal, l.turn = true, true, false, true, false
		if sc.to > novemberDays-1 {
			sc.to = novemberDays + 5
		}
	}
	return t.write(r, sc, l)
}

// imports reads a file in and takes it over as somebody in a hurry does.
func (w *world) imports(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	f := w.drawFile(r, c)
	opt := link.TakeOptions{Withdraw: r.IntN(3) == 0, Sent: r.IntN(3) == 0, Restore: r.IntN(8) == 0}
	c.takes(0, &f, opt)
}

// takes reads a file in for a company and takes it over.
func (c *clerk) takes(company int, f *file, opt link.TakeOptions) {
	w := c.w
	if len(f.rows) == 0 {
		return
	}
	c.keep()
	c.venuesOf(f)
	p, err := c.read(company, f)
	w.say("%s reads %s: %d rows, %s–%s, %s, part %v, names %v, options %+v", c.name, f.form, len(f.rows), dateOf(f.rows[0].day).Format("02-01"),
		dateOf(f.rows[len(f.rows)-1].day).Format("02-01"), f.columns(), f.people != nil, f.names(), opt)
	if w.tolerates(err) {
		return
	}
	if p, err = c.places(p); w.tolerates(err) {
		return
	}
	refused := len(p.Result.Refused) > 0
	if refused {
		for _, x := range p.Result.Refused {
			w.say("    refused: row %d %q %v", x.Line, x.Text, x.Problem)
		}
		w.counts["refused rows"] += len(p.Result.Refused)
	}
	taken, err := c.svc.Take(p, opt)
	if w.tolerates(err) {
		return
	}
	w.say("    taken %+v", taken)
	c.says.hear(w.truth, f, w.step, refused)
	c.leaves(f, opt, taken.Sent > 0)
}

// places answers, as it is, whose a venue is of which the program asks; rows
// without a venue are of the first company.
func (c *clerk) places(p *link.Preview) (*link.Preview, error) {
	for p.OpenVenue() {
		i := slices.IndexFunc(p.Held, func(h link.HeldVenue) bool { return !h.Elsewhere })
		v := link.VenueChoice{Venue: p.Held[i].Venue, Company: p.Company()}
		at := max(0, slices.Index(c.w.truth.venues, v.Venue))
		if co := c.cos[venueCompany(at)]; co != nil {
			v.Company, v.Here = co.Key(), true
		}
		c.w.say("    asked whose venue %q is: here %v, company %d", v.Venue, v.Here, venueCompany(at)+1)
		now, err := c.svc.AnswerVenue(p, v)
		if err != nil {
			return p, err
		}
		p = now
	}
	if p.Changes.Part == nil {
		return p, nil
	}
	// with those rows it may seem a part, which is asked then
	c.w.say("    asked whether it is a part: no")
	return c.svc.AnswerFile(p, func(a *intake.Answers) {
		whole := false
		a.Part = &whole
	})
}

// leaves keeps which days that were sent a clerk left as they were, having been
// told that a file says otherwise of some.
func (c *clerk) leaves(f *file, opt link.TakeOptions, told bool) {
	sent := map[day]bool{}
	for _, x := range c.lines() {
		sent[x.day] = sent[x.day] || x.state == payroll.StateSent
	}
	from, to := f.rows[0].day, f.rows[len(f.rows)-1].day
	for k := range c.says.newest { // hours without a venue may be of any that a file names
		if k.form == f.form && k.place == "" && f.place && k.day.day >= from && k.day.day <= to {
			c.left[k.day] = true
		}
	}
	companies := map[int]bool{}
	for _, r := range f.rows { // without a column for the venue they go to the company at hand
		companies[venueCompany(r.venue)] = f.place
	}
	companies[0] = companies[0] || !f.place
	for d, white := range sent {
		if d.day >= from && d.day <= to && white && d.person >= 0 && companies[c.w.truth.people[d.person].company] {
			c.left[d] = !opt.Sent && (c.left[d] || told)
		}
	}
}

func (f *file) columns() string {
	text := ""
	for _, x := range []struct {
		on   bool
		name string
	}{{f.times, "times "}, {f.place, "place "}, {f.number, "number "}, {f.meal, "meals "}, {f.approved, "approved "}, {f.turn, "turned "}} {
		if x.on {
			text += x.name
		}
	}
	return text
}

func (f *file) names() []string {
	var out []string
	for _, s := range f.rows {
		n := f.spell[s.person]
		text := n.name + "#" + n.number
		if !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// keep remembers what was said before a change that can be undone.
func (c *clerk) keep() { c.past = append(c.past, c.says.clone()) }

// venuesOf maps now and then, as a clerk does who is asked.
func (c *clerk) venuesOf(f *file) {
	if f.turn {
		return
	}
	c.venues()
}

func (w *world) approve(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	for company, co := range c.cos {
		if co == nil {
			continue
		}
		for _, month := range []int{11, 12} {
			n, left, err := c.svc.ApproveAll(co, c.desk(company, month))
			w.ok(err)
			if n+left > 0 {
				w.say("%s approves all of month %d of company %d: %d, %d stay open", c.name, month, company+1, n, left)
			}
		}
	}
}

// line draws a line that fits, nil when there is none.
func (c *clerk) line(r *rand.Rand, fits func(told) bool) *told {
	lines := slices.DeleteFunc(c.lines(), func(x told) bool { return !fits(x) })
	if len(lines) == 0 {
		return nil
	}
	return &lines[r.IntN(len(lines))]
}

// links tells the program who an unknown name is.
func (w *world) links(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	x := c.line(r, func(x told) bool { return slices.Contains(x.held, payroll.FindUnknownPerson) && x.name != "" })
	if x == nil {
		return
	}
	p := w.meant(x.name, x.company)
	if p < 0 {
		return
	}
	w.say("%s links %q to %s", c.name, x.name, w.truth.people[p].name())
	w.tolerates(c.svc.LinkName(c.cos[x.company], x.name, payroll.EmployeeID(employee(w.truth.people[p].id))))
}

// meant finds who a name of a source is, as somebody does who knows them.
func (w *world) meant(name string, company int) int {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 2))
		for i, h := range w.truth.people {
			if h.company == company && (h.otherwise(r).name == name || h.name() == name || h.first+" "+h.born == name) {
				return i
			}
		}
	}
	return -1
}

// mislinks links a name to somebody else: from then on the two count together.
func (w *world) mislinks(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	x := c.line(r, func(x told) bool { return x.name != "" && x.day.person >= 0 && x.company == 0 })
	if x == nil {
		return
	}
	p := w.meant(x.name, x.company)
	q := r.IntN(4)
	if p < 0 || p == q {
		return
	}
	w.unite(p, q)
	w.unite(x.day.person, q)
	w.say("%s takes %q for %s", c.name, x.name, w.truth.people[q].name())
	w.tolerates(c.svc.LinkName(c.cos[0], x.name, payroll.EmployeeID(employee(w.truth.people[q].id))))
}

func (w *world) unite(p, q int) {
	a, b := w.house[p], w.house[q]
	for i := range w.house {
		if w.house[i] == b {
			w.house[i] = a
		}
	}
}

func (w *world) syncs(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	company := c.company(r)
	w.say("%s takes the people of company %d over", c.name, company+1)
	c.sync(company)
}

// undoes takes the newest local change back.
func (w *world) undoes(r *rand.Rand) {
	w.must()
	c := w.clerk(r)
	co := c.cos[c.company(r)]
	e, err := c.svc.Undo(context.Background(), co, store.AreaHours)
	if w.tolerates(err) {
		return
	}
	w.say("%s takes %q back", c.name, e.Label)
	c.loose = true
	for _, p := range c.past[max(0, len(c.past)-3):] {
		c.says.loosen(p)
	}
}
