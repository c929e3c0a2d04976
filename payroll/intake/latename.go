package intake

import (
	"slices"

	"doorzet/payroll"
)

// heldNames are the lines that came in blocked by a question about a name which is
// answered by now. What the file says is told as if the answer had come with it at
// first: then these lines would not be there, or nothing would be asked of them.
type heldNames struct {
	// denied are those of which a name is no new one, by their place.
	denied map[int][]payroll.LineID
	at     map[payroll.LineID]int
}

// answerNames takes the lines apart that wait for an answer about a name that was
// given since: the rows of what has a new name are the lines of the old one, so the
// held ones give way where the file tells their hours.
func (c *comparison) answerNames() {
	if len(c.st.Answers.Renames) == 0 {
		return
	}
	var speaks func(l *payroll.Line) bool
	for i := range c.lines {
		l := &c.lines[i]
		q := l.Question(payroll.QuestionDouble)
		if q == nil || len(q.With) == 0 || l.Withdrawn || c.sent(l) || !c.ownKind(l) || wordOf(l.Source.Key).told != nil {
			continue
		}
		if c.late.at == nil {
			c.late = heldNames{denied: map[int][]payroll.LineID{}, at: map[payroll.LineID]int{}}
			for j := range c.lines {
				c.late.at[c.lines[j].ID] = j
			}
			speaks = c.speaks()
		}
		switch {
		case slices.ContainsFunc(q.With, func(id payroll.LineID) bool { return c.byName(l, id, c.oneName) }):
			if speaks(l) {
				c.rowOf[i] = joinedTo
				c.out.Named = append(c.out.Named, *l)
			}
		case !slices.ContainsFunc(q.With, func(id payroll.LineID) bool { return !c.byName(l, id, c.deniedName) }):
			c.late.denied[i] = q.With
		}
	}
}

// byName holds the names of a line against those of another that it may be the hours of.
func (c *comparison) byName(l *payroll.Line, id payroll.LineID, is func(what payroll.RenameKind, before, now string) bool) bool {
	at, known := c.late.at[id]
	if !known || !c.ownKind(&c.lines[at]) {
		return false
	}
	o := &c.lines[at]
	return is(payroll.RenameVenue, c.folds.typ(o.Venue), c.folds.typ(l.Venue)) ||
		is(payroll.RenameType, c.folds.typ(o.Type), c.folds.typ(l.Type)) ||
		is(payroll.RenameName, c.folds.name(o.Person), c.folds.name(l.Person))
}

// oneName tells whether two names are one and the same by an answer.
func (c *comparison) oneName(what payroll.RenameKind, before, now string) bool {
	return before != now && c.names.old(what, before) == c.names.old(what, now)
}

// deniedName tells whether somebody said that a name is not the new one of another.
func (c *comparison) deniedName(what payroll.RenameKind, before, now string) bool {
	return before != now && c.st.Answers.Denied(what, before, now)
}

// placeDay is where and when somebody worked, folded.
type placeDay struct {
	date          payroll.Date
	person, venue string
}

// speaks tells of a line whether the file speaks of its person, place and day: only
// then it says what these hours are.
func (c *comparison) speaks() func(l *payroll.Line) bool {
	has := map[placeDay]bool{}
	of := func(f *payroll.Facts) placeDay {
		return placeDay{f.Date, c.folds.name(f.Person), c.folds.typ(f.Venue)}
	}
	for i := range c.rows {
		has[of(&c.rows[i].Facts)] = true
	}
	return func(l *payroll.Line) bool { return has[of(&l.Facts)] }
}

// letNamesGo tells which of the lines that were held for a name that is no new one
// would not be asked about now: what they are held against is elsewhere, and is not
// as long, or does not share time. Hours of one venue and day are asked about together.
func (c *comparison) letNamesGo() {
	repeats := map[placeDay]bool{}
	key := func(i int) placeDay {
		l := &c.lines[i]
		return placeDay{l.Date, c.folds.name(l.Person), c.folds.typ(l.Venue)}
	}
	for i, with := range c.late.denied {
		if slices.ContainsFunc(with, func(id payroll.LineID) bool { return c.repeatsStill(i, c.late.at[id]) }) {
			repeats[key(i)] = true
		}
	}
	for i := range c.late.denied {
		if repeats[key(i)] || c.rowOf[i] < 0 {
			delete(c.late.denied, i)
		}
	}
}

// repeatsStill tells whether a line may be the hours of another whose name is no old
// one of its own, by what the file says of it now.
func (c *comparison) repeatsStill(i, other int) bool {
	x, o := c.lineItem(i), c.lineItem(other)
	f := x.facts
	if at := c.rowOf[i]; at >= 0 {
		f = &c.rows[at].Facts
	}
	if x.who != o.who && c.folds.name(x.facts.Person) != c.folds.name(o.facts.Person) {
		return false // somebody else's hours
	}
	return o.covered || payroll.MayRepeat(o.facts, f, false)
}

// let tells whether a line is let go that was held for a name.
func (c *comparison) let(line int) bool { return c.late.denied[line] != nil }
