package intake

import (
	"slices"
	"strings"

	"doorzet/payroll"
)

// Changes is what a file says beside the lines that are there. Every row and
// every line of the same kind of source is in at most one of New, Changed,
// Same, Back and Vanished.
type Changes struct {
	New     []Row
	Changed []Change
	Same    []payroll.LineID
	// Learned are lines of Same about which the file knows more: a number, an
	// e-mail address, a contract type. Nothing that is paid differs.
	Learned []Change
	// Approve are lines of Same that are open and that the file now says are
	// approved. A file never takes an approval back, nor gives one again that
	// was taken off here.
	Approve []payroll.LineID
	// Elsewhere are lines of Same of which the source now says that another
	// link has paid them. A source never takes that back.
	Elsewhere []payroll.LineID
	// Kept are lines of Same that a person changed here while the file still
	// says what it said before: they stay as they are.
	Kept []Change
	// Back are lines that a person withdrew while the file still has them. They
	// stay withdrawn unless a person says otherwise.
	Back []Change
	// Vanished are lines that the file covers and no longer has.
	Vanished []payroll.Line
	// Double are rows of New whose person already has hours of that day from
	// another kind of source.
	Double []DoubleHit
}

// Change is a line that the file tells otherwise. What the file has no column
// for is taken over from the line.
type Change struct {
	Old payroll.Line
	New Row
}

// DoubleHit is a new row beside lines of another kind of source.
type DoubleHit struct {
	Row    Row
	Others []payroll.LineID
}

// Key is the identity of a row: person, date, venue, team and type, folded.
// Hours and money are no part of it, so that a changed figure is a change.
func Key(f payroll.Facts) string {
	person := payroll.FoldName(f.Person)
	if person == "" {
		person = "#" + f.Number
	}
	return strings.Join([]string{
		f.Date.String(), person,
		payroll.FoldType(f.Venue), payroll.FoldType(f.Team), payroll.FoldType(f.Type),
	}, "\x1f")
}

// Compare holds rows against the lines of the days that they speak of. A
// withdrawn line takes part only where no other line fits.
func Compare(existing []payroll.Line, rows []Row, src payroll.Source) Changes {
	scope := newScopeBuilder()
	for _, r := range rows {
		scope.add(r.Facts)
	}
	c := newComparison(src)
	c.all = true
	return c.run(existing, rows, scope.scope())
}

// Compare holds the file's rows against the lines of its days, as the
// function of the same name does. It knows more: a count without a column is
// unknown and no change, and a line whose row was refused has not vanished.
func (r Result) Compare(existing []payroll.Line) Changes {
	c := newComparison(payroll.Source{Kind: r.Kind, Form: r.Form})
	c.known, c.refused = r.known, r.Refused
	return c.run(existing, r.Rows, r.Covers)
}

// comparison is one run of Compare.
type comparison struct {
	src     payroll.Source
	known   columns
	all     bool // every count is known
	refused []Refusal
	folds   folder

	lines []payroll.Line
	rows  []Row
	// lineOf and rowOf pair a row with a line, none while unpaired.
	lineOf, rowOf []int
	how           []pairing
	tell          teller
}

// pairing says what a row means for the line that it was paired with.
type pairing uint8

const (
	pairChanged pairing = iota
	pairSame
	pairKept
	pairBack
)

func newComparison(src payroll.Source) *comparison {
	return &comparison{src: src, folds: folder{names: map[string]string{}, types: map[string]string{}}, tell: newTeller()}
}

func (c *comparison) run(existing []payroll.Line, rows []Row, scope Scope) Changes {
	c.lines, c.rows = existing, rows
	c.lineOf, c.rowOf = unpaired(len(rows)), unpaired(len(existing))
	c.how = make([]pairing, len(rows))
	if len(existing) == 0 {
		var out Changes
		c.tellRows(&out)
		return out
	}
	c.pairByID()
	c.pairByTold()
	for _, g := range c.groups(live) {
		pays := func(place func(payroll.Line, Row) bool) func(payroll.Line, Row) bool {
			return func(l payroll.Line, r Row) bool { return place(l, r) && c.paysSame(l.Facts, r.Facts) }
		}
		c.pair(g, pairSame, pays(c.samePlace))
		c.pair(g, pairChanged, c.samePlace)
		c.pair(g, pairSame, pays(c.withinPlace))
		c.pair(g, pairChanged, pays(c.likelyPlace))
		c.pair(g, pairChanged, c.likelyPlace)
	}
	c.pairWithdrawn()
	var out Changes
	c.tellRows(&out)
	c.tellVanished(&out, scope)
	c.tellDoubles(&out)
	return out
}

func unpaired(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = none
	}
	return out
}

// ownKind tells whether a line came from the same kind of source.
func (c *comparison) ownKind(l payroll.Line) bool {
	return l.Source.Kind == c.src.Kind && l.Source.Form == c.src.Form
}

func (c *comparison) tellRows(out *Changes) {
	fresh := 0
	for _, at := range c.lineOf {
		if at == none {
			fresh++
		}
	}
	if fresh == len(c.rows) {
		out.New = slices.Clip(c.rows) // a first import: nothing is copied
		return
	}
	out.New = make([]Row, 0, fresh)
	for i, r := range c.rows {
		if c.lineOf[i] == none {
			out.New = append(out.New, r)
			continue
		}
		l := c.lines[c.lineOf[i]]
		switch c.how[i] {
		case pairChanged:
			out.Changed = append(out.Changed, Change{Old: l, New: c.merge(l, r)})
			continue
		case pairBack:
			out.Back = append(out.Back, Change{Old: l, New: c.merge(l, r)})
			continue
		case pairKept:
			out.Kept = append(out.Kept, Change{Old: l, New: r})
			c.tellSame(out, l, r)
			continue
		case pairSame:
		}
		c.tellSame(out, l, r)
		if learns(l.Facts, r.Facts) {
			out.Learned = append(out.Learned, Change{Old: l, New: c.merge(l, r)})
		}
		if _, before := toldBy(l.Source.Key); r.Approved && !l.Approved && !before {
			out.Approve = append(out.Approve, l.ID)
		}
	}
}

func (c *comparison) tellSame(out *Changes, l payroll.Line, r Row) {
	out.Same = append(out.Same, l.ID)
	if r.Elsewhere && !l.Elsewhere {
		out.Elsewhere = append(out.Elsewhere, l.ID)
	}
}

func learns(l, r payroll.Facts) bool {
	return l.Number == "" && r.Number != "" || l.Email == "" && r.Email != "" ||
		l.NmbrsID == "" && r.NmbrsID != "" || l.Contract == "" && r.Contract != ""
}

func (c *comparison) tellVanished(out *Changes, scope Scope) {
	doubts := c.doubts()
	venues, teams, types := c.folds.set(scope.Venues), c.folds.set(scope.Teams), c.folds.set(scope.Types)
	for i, l := range c.lines {
		if l.Withdrawn || !c.ownKind(l) || c.rowOf[i] != none || len(c.rows) == 0 || !scope.Contains(l.Date) {
			continue
		}
		covered := venues[c.folds.typ(l.Venue)] && teams[c.folds.typ(l.Team)] && types[c.folds.typ(l.Type)]
		if covered && !doubtful(doubts, l.Date, c.folds.name(l.Person)) {
			out.Vanished = append(out.Vanished, l)
		}
	}
}

// doubts gathers whose rows of which days could not be read; an empty part
// stands for anyone and any day.
func (c *comparison) doubts() map[personDay]bool {
	out := map[personDay]bool{}
	for _, r := range c.refused {
		out[personDay{r.Date, c.folds.name(r.Person)}] = true
	}
	return out
}

// doubtful tells whether the line's row may be among those.
func doubtful(doubts map[personDay]bool, d payroll.Date, name string) bool {
	return len(doubts) > 0 && (doubts[personDay{d, name}] || doubts[personDay{d, ""}] ||
		doubts[personDay{0, name}] || doubts[personDay{}])
}

// tellDoubles marks new rows whose person has hours of another kind of source
// on the day, by folded name or by number: a false alarm costs a look, a
// missed one pays twice.
func (c *comparison) tellDoubles(out *Changes) {
	others := map[personDay][]payroll.LineID{}
	for _, l := range c.lines {
		if l.Withdrawn || c.ownKind(l) {
			continue
		}
		for _, k := range c.tokens(l.Facts) {
			others[k] = append(others[k], l.ID)
		}
	}
	if len(others) == 0 {
		return
	}
	for _, r := range out.New {
		var hit DoubleHit
		seen := map[payroll.LineID]bool{}
		for _, k := range c.tokens(r.Facts) {
			for _, id := range others[k] {
				if !seen[id] {
					seen[id] = true
					hit.Others = append(hit.Others, id)
				}
			}
		}
		if len(hit.Others) > 0 {
			hit.Row = r
			out.Double = append(out.Double, hit)
		}
	}
}

func (c *comparison) tokens(f payroll.Facts) []personDay {
	var out []personDay
	if name := c.folds.name(f.Person); name != "" {
		out = append(out, personDay{f.Date, name})
	}
	if f.Number != "" {
		out = append(out, personDay{f.Date, "#" + f.Number})
	}
	return out
}
