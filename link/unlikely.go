package link

import (
	"cmp"
	"maps"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// HeldHour is a row of a file, or a line beside which rows come, that comes in
// blocked or is so by them, because its hours can hardly be right.
type HeldHour struct {
	// ID is the line's, "" for a new row, and Row the number of the row in the file.
	ID  payroll.LineID
	Row int
	payroll.Facts
	Findings []payroll.Finding
}

// hourRef leads to a line or a row of a company while it is looked at, with the
// number of whose it is: there may be a million of them.
type hourRef struct {
	at, who int32
	in      hourList
}

// hourList is where the hours stand that a reference leads to.
type hourList uint8

const (
	inNew hourList = iota
	inChanged
	inTransferred
	inLines // the lines that the rows were held against
	inRest  // other lines of the period
)

// unlikelyHours finds what a preview would hold back for its hours, in one company.
type unlikelyHours struct {
	p       *Preview
	rules   *officeRules
	numbers map[words]int32
	names   []string
	hours   map[payroll.Period][]hourRef
	resets  map[payroll.LineID]bool
	// rest are the lines of the periods outside the days of the file.
	rest []payroll.Line
	sent map[payroll.LineID]payroll.EmployeeID
}

// words are those that say who somebody is.
type words struct{ person, number, email, nmbrs string }

// who numbers whose hours are, and names them as a book does.
func (u *unlikelyHours) who(f *payroll.Facts) int32 {
	w := words{f.Person, f.Number, f.Email, f.NmbrsID}
	n, known := u.numbers[w]
	if !known {
		name := string(u.rules.who(f))
		if name == "" {
			name = "name:" + payroll.FoldName(f.Person)
		}
		n = int32(len(u.names)) //nolint:gosec // no file has so many people
		u.names = append(u.names, name)
		u.numbers[w] = n
	}
	return n
}

func (u *unlikelyHours) period(d payroll.Date) payroll.Period {
	return u.rules.settings.Calendar.PeriodOf(d, payroll.BasisUnknown)
}

// add puts hours with those of their period.
func (u *unlikelyHours) add(in hourList, at int, f *payroll.Facts) {
	p := u.period(f.Date)
	u.hours[p] = append(u.hours[p], hourRef{int32(at), u.who(f), in}) //nolint:gosec // no file has so many rows
}

// paid gives hours as the rules see them.
func (u *unlikelyHours) paid(r hourRef) payroll.Paid {
	out := payroll.Paid{Who: u.names[r.who]}
	var l *payroll.Line
	switch r.in {
	case inNew:
		row := &u.p.Changes.New[r.at]
		out.Facts, out.Chosen = &row.Facts, row.Chosen
		return out
	case inChanged:
		ch := &u.p.Changes.Changed[r.at]
		out.Facts, out.ID, out.Chosen = &ch.New.Facts, ch.Old.ID, ch.Old.Chosen
		return out
	case inTransferred:
		out.Facts = &u.p.Changes.Transferred[r.at].New.Facts
		return out
	case inRest:
		l = &u.rest[r.at]
	case inLines:
		l = &u.p.lines[r.at]
	}
	_, out.Sent = u.sent[l.ID]
	out.Facts, out.ID, out.Seen, out.Chosen, out.Apart = &l.Facts, l.ID, l.Seen, l.Chosen, l.Elsewhere
	return out
}

// row gives the number of the row in the file, 0 for a line.
func (u *unlikelyHours) row(r hourRef) int {
	switch r.in {
	case inNew:
		return u.p.Changes.New[r.at].Line
	case inChanged:
		return u.p.Changes.Changed[r.at].New.Line
	case inTransferred:
		return u.p.Changes.Transferred[r.at].New.Line
	case inLines, inRest:
	}
	return 0
}

func (r hourRef) stands() bool { return r.in == inLines || r.in == inRest }

// unlikely finds the rows and lines that the preview holds back for their hours.
func (s *Service) unlikely(p *Preview, all []*store.Company, offices []*officeRules) error {
	for i, c := range all {
		u := &unlikelyHours{
			p: p, rules: offices[i], numbers: map[words]int32{}, hours: map[payroll.Period][]hourRef{}, resets: map[payroll.LineID]bool{},
			sent: maps.Clone(p.sent),
		}
		u.rows(c)
		for period := range u.hours {
			if err := u.standing(c, period); err != nil {
				return err
			}
			u.find(u.hours[period])
		}
	}
	slices.SortStableFunc(p.Unlikely, func(a, b HeldHour) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Row, b.Row), cmp.Compare(a.ID, b.ID))
	})
	return nil
}

// rows takes the new and changed rows of a company, apart from those of which is
// asked whether they are others.
func (u *unlikelyHours) rows(c *store.Company) {
	ch := &u.p.Changes
	for i := range ch.New {
		r := &ch.New[i]
		if !r.Elsewhere && !asksWhich(r.Questions) && u.p.route(r.Venue).Key() == c.Key() {
			u.add(inNew, i, &r.Facts)
		}
	}
	for i := range ch.Changed {
		n := &ch.Changed[i]
		if u.p.ownerOf(n.Old.ID).Key() == c.Key() {
			u.resets[n.Old.ID] = true
			u.add(inChanged, i, &n.New.Facts)
		}
	}
	for i := range ch.Transferred {
		n := &ch.Transferred[i]
		u.resets[n.Old.ID] = true
		if u.p.route(n.New.Venue).Key() == c.Key() {
			u.add(inTransferred, i, &n.New.Facts)
		}
	}
	for _, list := range [][]payroll.Line{ch.Vanished, ch.Withdraw, ch.Replaced, ch.Named} {
		for i := range list {
			u.resets[list[i].ID] = true
		}
	}
}

// asksWhich tells whether a question is asked of which the answer may be that the
// hours are there already.
func asksWhich(list []payroll.Question) bool {
	return slices.ContainsFunc(list, func(q payroll.Question) bool {
		return q.Kind == payroll.QuestionDouble || q.Kind == payroll.QuestionMoved || q.Kind == payroll.QuestionGone || q.Kind == payroll.QuestionTold
	})
}

// standing takes the lines of a period that stay as they are.
func (u *unlikelyHours) standing(c *store.Company, period payroll.Period) error {
	for i := range u.p.lines {
		if u.p.owner[i].Key() == c.Key() && u.stays(&u.p.lines[i], period) {
			u.add(inLines, i, &u.p.lines[i].Facts)
		}
	}
	days, covered := span(u.rules.settings.Calendar, period), u.p.Result.Covers.Span
	for _, rest := range []payroll.Span{{From: days.From, To: min(days.To, covered.From-1)}, {From: max(days.From, covered.To+1), To: days.To}} {
		if rest.From > rest.To {
			continue
		}
		lines, err := c.Lines(rest)
		if err != nil {
			return err
		}
		if err := countedLines(c, rest, u.sent); err != nil {
			return err
		}
		for i := range lines {
			if _, known := u.p.where[lines[i].ID]; !known && u.stays(&lines[i], period) {
				u.rest = append(u.rest, lines[i])
				u.add(inRest, len(u.rest)-1, &lines[i].Facts)
			}
		}
	}
	return nil
}

// stays tells whether a line of the period is one that hours may come beside.
func (u *unlikelyHours) stays(l *payroll.Line, period payroll.Period) bool {
	_, sent := u.sent[l.ID]
	remedy := l.Source.Kind == payroll.SourceTyped && l.Source.Form == payroll.FormRemedy
	return !u.resets[l.ID] && !l.Withdrawn && !remedy && (sent || !asksWhich(l.Questions)) && u.period(l.Date) == period
}

// find says which hours of a period are held that were not before. Hours of people
// of whom something is found are looked at once more without those that never go
// along.
func (u *unlikelyHours) find(hours []hourRef) {
	found := u.held(hours)
	if len(found) == 0 {
		return
	}
	who := map[string]bool{}
	for i := range found {
		who[u.names[hours[i].who]] = true
	}
	hours = slices.DeleteFunc(hours, func(r hourRef) bool {
		p := u.paid(r)
		return !who[p.Who] || !p.Sent && u.rules.nowhere(&payroll.Line{Facts: *p.Facts})
	})
	before := map[payroll.LineID][]payroll.Finding{}
	old := slices.DeleteFunc(slices.Clone(hours), func(r hourRef) bool { return !r.stands() })
	for i, list := range u.held(old) {
		before[u.paid(old[i]).ID] = list
	}
	for i, list := range u.held(hours) {
		r := hours[i]
		p := u.paid(r)
		list = slices.DeleteFunc(list, func(f payroll.Finding) bool {
			return !f.Blocks() || r.stands() && slices.ContainsFunc(before[p.ID], func(o payroll.Finding) bool { return o.Kind == f.Kind })
		})
		if len(list) > 0 {
			u.p.Unlikely = append(u.p.Unlikely, HeldHour{ID: p.ID, Row: u.row(r), Facts: *p.Facts, Findings: list})
		}
	}
}

func (u *unlikelyHours) held(hours []hourRef) map[int][]payroll.Finding {
	return payroll.HeldHours(len(hours), func(i int) payroll.Paid { return u.paid(hours[i]) })
}
