package intake

import "doorzet/payroll"

// Taker makes lines of what a file says.
type Taker struct {
	Result *Result
	NewID  func() payroll.LineID
	// Meant tells which of two equal clock times a row means, nil: nothing does.
	Meant func(Row) string
	// Withdraw withdraws vanished lines that were not sent; else they are asked
	// about. Sent takes changes of sent lines; else they are noted on the line.
	// Restore brings back what a person withdrew and the file still has.
	Withdraw, Sent, Restore bool
}

// Edit is one line on its way: Old is nil for a line that is made.
type Edit struct {
	Old *payroll.Line
	Now payroll.Line
}

// Edits gives what taking a file over does to lines, apart from the plain new
// rows: each line once, in a fixed order.
func (t *Taker) Edits(c *Changes) []Edit {
	w := edits{t: t}
	for _, ch := range c.Changed {
		w.put(ch.Old, t.changed(ch))
	}
	for _, ch := range c.Transferred {
		w.put(ch.Old, t.vanished(ch.Old))
		w.list = append(w.list, Edit{nil, t.Line(ch.New)})
	}
	if t.Restore {
		for _, ch := range c.Back {
			w.put(ch.Old, t.changed(ch))
		}
	}
	for _, l := range c.Vanished {
		if t.Withdraw {
			w.put(l, t.vanished(l))
		} else {
			w.put(l, t.gone(l))
		}
	}
	for _, l := range c.Withdraw {
		w.put(l, t.vanished(l))
	}
	for _, l := range c.Keep {
		w.put(l, KeepGone(l))
	}
	for _, l := range c.Replaced {
		w.put(l, t.replaced(l))
	}
	for _, l := range c.Named {
		w.put(l, t.named(l))
	}
	for _, s := range c.Sent {
		w.sent(s)
	}
	for _, ch := range c.KeepTold {
		w.put(ch.Old, KeepTold(t.told(SentChange{Change: ch})))
	}
	return w.list
}

// edits gathers edits, one a line.
type edits struct {
	t    *Taker
	list []Edit
}

func (w *edits) put(old, now payroll.Line) {
	w.list = append(w.list, Edit{&old, now})
}

// sent takes a change of a sent line, or notes it on the line. One that moves to
// another day is withdrawn where it was and made anew: its period may be another.
func (w *edits) sent(s SentChange) {
	t := w.t
	switch {
	case !s.Taken(t.Sent):
		w.put(s.Old, t.told(s))
	case s.Vanished:
		w.put(s.Old, t.vanished(s.Old))
	case s.Old.Elsewhere && !s.Apart:
		w.put(s.Old, t.changed(s.Change))
	case s.Old.Elsewhere:
		w.put(s.Old, t.vanished(s.Old))
		now := t.Line(s.New)
		now.Elsewhere = true
		w.list = append(w.list, Edit{nil, now})
	case s.New.Date != s.Old.Date || s.Apart:
		w.put(s.Old, t.vanished(s.Old))
		now := t.Line(s.New)
		now.Ask(payroll.Question{Kind: payroll.QuestionWaits, With: []payroll.LineID{s.Old.ID}, File: t.Result.Name})
		w.list = append(w.list, Edit{nil, now})
	default:
		now := t.changed(s.Change)
		now.Approved = true
		w.put(s.Old, now)
	}
}

// Line makes a line of a new row.
func (t *Taker) Line(row Row) payroll.Line {
	return payroll.Line{
		ID: t.NewID(), Version: 1, Facts: row.Facts, Remark: row.Remark, Approved: row.Approved, Elsewhere: row.Elsewhere,
		Chosen: row.Chosen, Questions: row.Questions, Resolved: t.meant(row), Source: t.Result.Source(row),
	}
}

func (t *Taker) meant(row Row) string {
	if t.Meant == nil {
		return ""
	}
	return t.Meant(row)
}

// changed is a line with what the file now says; its approval is off.
func (t *Taker) changed(c Change) payroll.Line {
	l := c.Old
	l.Facts, l.Remark, l.Source = c.New.Facts, c.New.Remark, t.Result.Source(c.New)
	l.Version++
	l.Approved, l.Seen, l.Resolved = false, nil, t.meant(c.New)
	l.Withdrawn, l.Reason = false, ""
	l.Elsewhere = l.Elsewhere || c.New.Elsewhere
	l.Settle(payroll.QuestionGone, payroll.QuestionTold)
	if c.Free {
		l.Settle(payroll.QuestionDouble)
	}
	for _, d := range c.New.Questions {
		l.Ask(d)
	}
	return l
}

// Described is a line that follows the file in what describes it: what is paid
// is the same, so the approval stays.
func (t *Taker) Described(l payroll.Line, c Change) payroll.Line {
	approved := wordOf(l.Source.Key).approved
	l.Facts, l.Source = c.New.Facts, t.Result.Source(c.New)
	if approved {
		l.Source.Key = Approved(l.Source.Key)
	}
	if c.New.Remark != "" {
		l.Remark = c.New.Remark
	}
	for _, d := range c.New.Questions {
		l.Ask(d)
	}
	l.Version++
	return l
}

// vanished is a line that its source no longer has, withdrawn.
func (t *Taker) vanished(l payroll.Line) payroll.Line {
	l.Withdrawn, l.Reason = true, t.Result.Name
	l.Source.Key = KeyVanished
	l.Version++
	l.Settle(payroll.QuestionGone, payroll.QuestionTold)
	return l
}

// replaced is a line whose hours a person says are those of another: it is
// withdrawn, and stays so while its source has it.
func (t *Taker) replaced(l payroll.Line) payroll.Line {
	l.Withdrawn, l.Reason = true, t.Result.Name
	l.Version++
	l.Questions = nil
	return l
}

// named is a line whose hours are those of a line of its old name: it was never more
// than a question, so no later row is one that a person withdrew because of it.
func (t *Taker) named(l payroll.Line) payroll.Line {
	l = t.replaced(l)
	l.Source.Key = KeyVanished
	return l
}

// gone asks about a line that its source no longer has.
func (t *Taker) gone(l payroll.Line) payroll.Line {
	l.Settle(payroll.QuestionTold)
	l.Ask(payroll.Question{Kind: payroll.QuestionGone, File: t.Result.Name})
	return l
}

// told notes on a line that was paid what its source says now.
func (t *Taker) told(s SentChange) payroll.Line {
	if s.Vanished {
		return t.gone(s.Old)
	}
	l, facts := s.Old, s.New.Facts
	l.Settle(payroll.QuestionGone)
	l.Ask(payroll.Question{Kind: payroll.QuestionTold, File: t.Result.Name, Told: &facts, Key: t.Result.Source(s.New).Key})
	return l
}

// KeepGone is a line that stays although its source does not have it any more,
// also when the next file does not.
func KeepGone(l payroll.Line) payroll.Line {
	l.Settle(payroll.QuestionGone)
	l.Source.Key = KeptGone(l.Source.Key)
	return l
}

// KeepTold is a sent line that stays as it is although its source tells it
// otherwise, as long as the source says just that.
func KeepTold(l payroll.Line) payroll.Line {
	if d := l.Question(payroll.QuestionTold); d != nil {
		l.Source.Key = KeptOther(l.Source.Key, d.Key, d.Told)
	}
	l.Settle(payroll.QuestionTold)
	return l
}

// Settled is a line that its source has after all.
func Settled(l payroll.Line) payroll.Line {
	l.Settle(payroll.QuestionGone, payroll.QuestionTold)
	if w := wordOf(l.Source.Key); w.kept {
		w.kept = false
		l.Source.Key = w.key()
	}
	return l
}

// Small gives what taking a file over does to lines without changing what is
// paid: descriptions, approvals, doubts that are over, and that another link has
// paid. sent tells which lines keep their description; line gives a line by its id.
func (t *Taker) Small(c *Changes, sent func(payroll.LineID) bool, line func(payroll.LineID) payroll.Line) []Edit {
	now := map[payroll.LineID]payroll.Line{}
	var ids []payroll.LineID
	alter := func(id payroll.LineID, change func(*payroll.Line)) {
		l, ok := now[id]
		if !ok {
			l = line(id)
			ids = append(ids, id)
		}
		change(&l)
		now[id] = l
	}
	for _, ch := range c.Redescribed {
		if !sent(ch.Old.ID) {
			alter(ch.Old.ID, func(l *payroll.Line) { *l = t.Described(*l, ch) })
		}
	}
	for _, a := range c.Answered {
		alter(a.Line, a.answer)
	}
	for _, id := range c.Settled {
		alter(id, func(l *payroll.Line) { *l = Settled(*l) })
	}
	for _, id := range c.Approve {
		alter(id, func(l *payroll.Line) { l.Approved, l.Source.Key = true, Approved(l.Source.Key) })
	}
	for _, id := range c.Unapprove {
		alter(id, func(l *payroll.Line) { l.Approved, l.Source.Key = false, Unapproved(l.Source.Key) })
	}
	for _, id := range c.Elsewhere {
		alter(id, func(l *payroll.Line) { l.Elsewhere = true })
	}
	out := make([]Edit, 0, len(ids))
	for _, id := range ids {
		old := line(id)
		out = append(out, Edit{&old, now[id]})
	}
	return out
}
