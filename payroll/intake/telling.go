package intake

import (
	"cmp"
	"slices"

	"doorzet/payroll"
)

// tellRows says what becomes of every row.
func (c *comparison) tellRows() {
	for _, list := range [...][]Asked{c.out.Double, c.out.Moved} {
		slices.SortStableFunc(list, func(a, b Asked) int { return cmp.Compare(a.Row.Line, b.Row.Line) })
	}
	fresh := 0
	for _, at := range c.lineOf {
		if at == none {
			fresh++
		}
	}
	if fresh == len(c.rows) && len(c.beside)+len(c.on) == 0 {
		c.out.New = slices.Clip(c.rows) // a first import: nothing is copied
		return
	}
	c.out.New = make([]Row, 0, fresh)
	c.makeRoom()
	for i := range c.rows {
		switch at := c.lineOf[i]; at {
		case none:
			r := c.rows[i]
			r.Questions, r.Chosen = c.beside[i], c.on[i]
			c.out.New = append(c.out.New, r)
		case joinedTo, dropped:
		default:
			c.tellPair(i, int(at))
		}
	}
	for _, j := range c.joined {
		c.tellJoin(j)
	}
	slices.Sort(c.out.Settled)
}

// makeRoom sizes the longest lists at once.
func (c *comparison) makeRoom() {
	same, told := 0, 0
	for i, at := range c.lineOf {
		if at >= 0 && c.how[i] != pairChanged && c.how[i] != pairBack {
			same++
			if c.how[i] == pairTold {
				told++
			}
		}
	}
	c.out.Same = make([]payroll.LineID, 0, same+len(c.joined))
	if told > 0 {
		c.out.Redescribed = make([]Change, 0, told)
	}
}

// tellChange says what becomes of a line that its row tells otherwise.
func (c *comparison) tellChange(row, line int) {
	l, r := &c.lines[line], c.rows[row]
	change := Change{Old: *l, New: c.merge(l, r)}
	switch {
	case c.paid(line) && c.st.Answers.Keep.IDs[l.ID]:
		c.out.KeepTold = append(c.out.KeepTold, change)
		c.out.Same = append(c.out.Same, l.ID)
	case c.sent(l) || c.elsewhere(line) && !r.Elsewhere:
		c.out.Sent = append(c.out.Sent, SentChange{Change: change, Apart: !c.here(row, line), Answered: c.answered(l.ID)})
	case !c.here(row, line):
		c.out.Transferred = append(c.out.Transferred, change)
	default:
		change.New.Questions, change.Free = c.beside[row], c.let(line)
		c.out.Changed = append(c.out.Changed, change)
	}
}

// tellPair says what a row means for its line.
func (c *comparison) tellPair(row, line int) {
	l, r := &c.lines[line], c.rows[row]
	how := c.how[row]
	switch {
	case how == pairChanged:
		c.tellChange(row, line)
		return
	case how == pairBack:
		back := c.merge(l, r)
		back.Questions = c.besideBack(row, line)
		c.out.Back = append(c.out.Back, Change{Old: *l, New: back})
		return
	case how == pairKept:
		c.out.Kept = append(c.out.Kept, Change{Old: *l, New: r})
	case how == pairTold:
		now := c.merge(l, r)
		now.Questions = c.beside[row]
		c.out.Redescribed = append(c.out.Redescribed, Change{Old: *l, New: now})
	}
	c.out.Same = append(c.out.Same, l.ID)
	c.settle(l)
	if c.let(line) {
		c.out.Answered = append(c.out.Answered, AnsweredLine{Line: l.ID, Kind: payroll.QuestionDouble})
	}
	if r.Elsewhere && !l.Elsewhere {
		c.out.Elsewhere = append(c.out.Elsewhere, l.ID)
	}
	if r.Approved && !l.Approved && how != pairKept && !wordOf(l.Source.Key).approved {
		c.out.Approve = append(c.out.Approve, l.ID)
	}
	c.tellDenied(l, r.Denied, how == pairKept)
}

// tellDenied says what becomes of the approval of a line that the source says is not
// approved; edited tells whether a person changed the line since.
func (c *comparison) tellDenied(l *payroll.Line, denied, edited bool) {
	said := wordOf(l.Source.Key).approved
	switch {
	case !denied || !l.Approved || l.Withdrawn || l.Elsewhere:
	case c.sent(l) && said:
		c.out.Revoked = append(c.out.Revoked, *l)
	case c.sent(l):
	case said && !edited:
		c.out.Unapprove = append(c.out.Unapprove, l.ID)
	default:
		c.out.Against = append(c.out.Against, l.ID)
	}
}

// answered tells whether somebody said that a line's hours are a row's now.
func (c *comparison) answered(id payroll.LineID) bool {
	return c.st.Answers.Replaces.Has(id) || c.st.Answers.Moved.Has(id)
}

// settle notes that the source has a line as it is, or has it at all.
func (c *comparison) settle(l *payroll.Line) {
	if l.Question(payroll.QuestionGone) != nil || l.Question(payroll.QuestionTold) != nil || wordOf(l.Source.Key).kept {
		c.out.Settled = append(c.out.Settled, l.ID)
	}
}

// tellJoin tells of hours that the file divides otherwise.
func (c *comparison) tellJoin(j join) {
	var out Join
	yes, denied := true, false
	for _, i := range j.rows {
		out.Rows = append(out.Rows, c.rows[i])
		yes, denied = yes && c.rows[i].Approved, denied || c.rows[i].Denied
	}
	for _, i := range j.lines {
		l := &c.lines[i]
		out.Lines = append(out.Lines, l.ID)
		if l.Withdrawn {
			back := c.rows[j.rows[0]]
			back.Facts, back.key = l.Facts, ""
			back.Questions = c.besideBack(j.rows[0], i)
			c.out.Back = append(c.out.Back, Change{Old: *l, New: back})
			continue
		}
		c.out.Same = append(c.out.Same, l.ID)
		c.tellDenied(l, denied, wordOf(l.Source.Key).told != nil)
		if l.Question(payroll.QuestionTold) == nil { // else its part is what was told before
			c.settle(l)
		}
		if yes && !l.Approved && !wordOf(l.Source.Key).approved {
			c.out.Approve = append(c.out.Approve, l.ID)
		}
	}
	c.out.Joined = append(c.out.Joined, out)
}
