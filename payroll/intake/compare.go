package intake

import (
	"slices"
	"strings"

	"doorzet/payroll"
)

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

// Compare holds the file's rows against lines of which nothing else is known.
func (r Result) Compare(existing []payroll.Line) Changes { return r.Hold(Standing{Lines: existing}) }

// Hold holds the file's rows against the lines of its days: which row is which
// line, what is new, and what has to be asked. What an hour is, is person, day
// and minutes; all else describes it, unless money hangs on it. Rows and lines
// are paired within the party of a day. It is a pure function, and the order of
// rows and lines has no part in it but where they are alike.
func (r Result) Hold(st Standing) Changes {
	c := &comparison{
		src: payroll.Source{Kind: r.Kind, Form: r.Form}, file: r.Name, known: r.known, refused: r.Refused, covers: r.Covers, sheets: r.Sheets,
		st: &st, lines: st.Lines, rows: r.Rows, tell: newTeller(), ids: newBearers(), names: newNames(st.Answers.Renames),
		folds:  folder{names: map[string]string{}, types: map[string]string{}},
		beside: map[int][]payroll.Question{}, on: map[int]bool{}, stays: map[int]bool{},
	}
	c.all = len(c.known.counts) == 0 && r.known.counts == nil
	return c.run()
}

// comparison is one run of Hold.
type comparison struct {
	src     payroll.Source
	file    string
	known   columns
	all     bool // every count is known
	refused []Refusal
	covers  Scope
	sheets  []string
	st      *Standing
	folds   folder
	names   names
	ids     *bearers
	join    joiner
	tell    teller

	lines []payroll.Line
	rows  []Row
	// lineOf and rowOf pair a row with a line, none while unpaired; a row or a
	// line that is part of a join has joinedTo.
	lineOf, rowOf []int32
	how           []pairing
	joined        []join
	// rowItems and lineItems are those that the quick pairing left over.
	rowItems, lineItems []item
	parties             []party
	// beside are the doubts of new rows, on those that come in beside others
	// by an earlier answer.
	beside map[int][]payroll.Question
	on     map[int]bool
	// stays are lines on top of which a person said that a row comes.
	stays map[int]bool
	// homes are the rows in their parties, once they are asked for.
	homes []home
	late  heldNames
	out   Changes
	scope coverage
}

// pairing says what a row means for the line that it was paired with.
type pairing uint8

const (
	pairChanged pairing = iota
	pairSame
	pairTold // the same, told otherwise
	pairKept
	pairBack
)

// joinedTo stands in lineOf and rowOf for what is part of a join, dropped for a
// row that an answer says is there already.
const (
	joinedTo int32 = -2
	dropped  int32 = -3
)

func unpaired(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = none
	}
	return out
}

func (c *comparison) run() Changes {
	c.lineOf, c.rowOf = unpaired(len(c.rows)), unpaired(len(c.lines))
	c.how = make([]pairing, len(c.rows))
	c.oldTypes()
	c.scope = c.coverage()
	if len(c.lines) > 0 {
		c.answerNames()
		c.pairByID()
		c.pairByTold(live)
		c.pairByHours()
		c.gather()
		for i := range c.parties {
			c.pairParty(&c.parties[i])
		}
		c.pairWithdrawn()
		c.askTypes()
		for i := range c.parties {
			c.pairAcross(&c.parties[i])
		}
		c.leftOver()
		c.askTeams()
		c.letNamesGo()
		c.holdNear()
	}
	c.sheetsAlike()
	c.tellRows()
	return c.out
}

// oldTypes puts an hour type that was renamed under its old name, by which its
// code and its rules are known.
func (c *comparison) oldTypes() {
	if !c.names.any(payroll.RenameType) {
		return
	}
	for i := range c.rows {
		c.rows[i].Type = c.names.old(payroll.RenameType, c.folds.typ(c.rows[i].Type))
	}
}

// live picks the lines that count and of which nothing is asked, withdrawn those
// that do not count.
func live(l *payroll.Line) bool      { return !l.Withdrawn && len(l.Questions) == 0 }
func withdrawn(l *payroll.Line) bool { return l.Withdrawn }

// ownKind tells whether a line came from the same kind of source.
func (c *comparison) ownKind(l *payroll.Line) bool { return l.Source.SameKind(c.src) }

func (c *comparison) sent(l *payroll.Line) bool {
	_, ok := c.st.Sent[l.ID]
	return ok
}

// gather makes the items of what is still free.
func (c *comparison) gather() {
	rows, lines := 0, 0
	for _, at := range c.lineOf {
		if at == none {
			rows++
		}
	}
	for _, at := range c.rowOf {
		if at == none {
			lines++
		}
	}
	if lines == 0 {
		return
	}
	c.rowItems, c.lineItems = make([]item, 0, rows), make([]item, 0, lines)
	for i := range c.rows {
		if c.lineOf[i] == none {
			c.rowItems = append(c.rowItems, c.rowItem(i))
		}
	}
	for i := range c.lines {
		if c.rowOf[i] == none {
			c.lineItems = append(c.lineItems, c.lineItem(i))
		}
	}
	all := make([]*item, 0, rows+lines)
	for i := range c.rowItems {
		all = append(all, &c.rowItems[i])
	}
	for i := range c.lineItems {
		all = append(all, &c.lineItems[i])
	}
	c.parties = c.divide(all)
}

func (c *comparison) rowItem(i int) item {
	r := &c.rows[i]
	x := item{facts: &r.Facts, at: i, number: r.Line, isRow: true, company: c.st.company(r.Venue), covered: true, own: true}
	c.place(&x)
	x.id = c.ids.of(&r.Facts, c)
	x.who = c.who(x.id, &r.Facts, x.company)
	return x
}

func (c *comparison) lineItem(i int) item {
	l := &c.lines[i]
	x := item{facts: c.face(l), at: i, order: string(l.ID), company: c.st.owner(i), own: c.ownKind(l)}
	c.place(&x)
	x.id = c.ids.of(&l.Facts, c)
	x.who = c.st.Sent[l.ID]
	if x.who == "" {
		x.who = c.who(x.id, &l.Facts, x.company)
	}
	x.covered = c.scope.holds(&x)
	x.off = l.Withdrawn && !(c.sent(l) && l.Corrected != l.Version)
	return x
}

func (c *comparison) place(x *item) {
	x.venue = c.names.old(payroll.RenameVenue, c.folds.typ(x.facts.Venue))
	x.team = c.names.old(payroll.RenameTeam, c.folds.typ(x.facts.Team))
	x.typ = c.names.old(payroll.RenameType, c.folds.typ(x.facts.Type))
}

// face gives a line as its source told it last: neither what a person changed
// since, nor what a sent line still is, is what a file is held against.
func (c *comparison) face(l *payroll.Line) *payroll.Facts {
	if d := l.Question(payroll.QuestionTold); d != nil && d.Told != nil {
		return as(l, d.Told)
	}
	return c.before(l)
}

// before gives a line as it was before a person changed it.
func (c *comparison) before(l *payroll.Line) *payroll.Facts {
	if told := wordOf(l.Source.Key).told; told != nil {
		return as(l, told)
	}
	return &l.Facts
}

// as gives a line at the date, times, length and type that its source told.
func as(l *payroll.Line, told *payroll.Facts) *payroll.Facts {
	f := l.Facts
	f.Date, f.Start, f.End, f.Break, f.Minutes, f.Type = told.Date, told.Start, told.End, told.Break, told.Minutes, told.Type
	return &f
}

// pairByID pairs the shifts of eitje by their own id, which stays what it is
// when a shift moves to another day or team.
func (c *comparison) pairByID() {
	if c.src.Kind != payroll.SourceEitjeAPI {
		return
	}
	at := map[int]int{}
	for i := range c.lines {
		l := &c.lines[i]
		if c.ownKind(l) && l.Source.Row != 0 {
			if j, ok := at[l.Source.Row]; !ok || c.lines[j].Withdrawn {
				at[l.Source.Row] = i
			}
		}
	}
	for i := range c.rows {
		if j, ok := at[c.rows[i].Line]; ok && c.rows[i].Line != 0 && c.rowOf[j] == none {
			c.pair(i, j)
		}
	}
}

// pairByTold pairs a row with a line of which the source said just this before,
// whatever a person made of the line since.
func (c *comparison) pairByTold(pick func(*payroll.Line) bool) {
	at := make(map[string][]int32, len(c.lines))
	for j := range c.lines {
		l := &c.lines[j]
		if pick(l) && c.rowOf[j] == none && len(l.Source.Key) > len(KeyVanished) && c.ownKind(l) {
			digest := wordOf(l.Source.Key).digest
			at[digest] = append(at[digest], int32(j))
		}
	}
	if len(at) == 0 {
		return
	}
	for i := range c.rows {
		if c.lineOf[i] != none {
			continue
		}
		key := c.tell.key(c.rows[i].Facts)
		for n, j := range at[key] {
			if l := &c.lines[j]; !differ(l.Number, c.rows[i].Number) && !differ(l.NmbrsID, c.rows[i].NmbrsID) && c.within(i, int(j)) {
				at[key] = slices.Delete(at[key], n, n+1)
				c.pair(i, int(j))
				break
			}
		}
	}
}

// within tells whether a row may be a line of its company: one without a venue is
// of the company at hand, one with a venue may come from another to which that
// belonged before.
func (c *comparison) within(row, line int) bool {
	return c.rows[row].Venue != "" || c.here(row, line)
}

func differ(a, b string) bool { return a != "" && b != "" && a != b }
