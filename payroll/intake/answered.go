package intake

import (
	"slices"

	"doorzet/payroll"
)

// AnsweredLine is a line that came in with a question which an answer now given
// settles: a later reading of its file answers as the first would have done.
type AnsweredLine struct {
	Line payroll.LineID
	Kind payroll.QuestionKind
	// Waits are lines that were sent and go down first.
	Waits []payroll.LineID
	// Chosen is set where its hours come beside those of the others, or instead of them.
	Chosen bool
}

// answerAsked gives the answers that speak of lines which the file has, and of
// which it was asked before whether they are the hours of others.
func (c *comparison) answerAsked() {
	a := &c.st.Answers
	var at map[payroll.LineID]*item
	for i := range c.lineItems {
		x := &c.lineItems[i]
		l := &c.lines[x.at]
		if c.rowOf[x.at] == none || l.Withdrawn {
			continue
		}
		for _, q := range l.Questions {
			instead := q.Kind == payroll.QuestionDouble && a.Replaces.any(q.With) || q.Kind == payroll.QuestionMoved && a.Moved.any(q.With)
			beside := q.Kind == payroll.QuestionDouble && a.Besides.any(q.With) || q.Kind == payroll.QuestionMoved && a.Stayed.any(q.With)
			near := q.Kind == payroll.QuestionNear && !slices.ContainsFunc(q.With, func(id payroll.LineID) bool { return !a.Besides.Has(id) && !a.Stayed.Has(id) })
			if !instead && !beside && !near {
				continue
			}
			if at == nil {
				at = c.itemsByID()
			}
			out := AnsweredLine{Line: l.ID, Kind: q.Kind, Chosen: q.Kind == payroll.QuestionDouble}
			if instead {
				out.Waits = c.giveWay(q.With, at)
			}
			c.out.Answered = append(c.out.Answered, out)
		}
	}
}

func (c *comparison) itemsByID() map[payroll.LineID]*item {
	out := make(map[payroll.LineID]*item, len(c.lineItems))
	for i := range c.lineItems {
		out[c.lines[c.lineItems[i].at].ID] = &c.lineItems[i]
	}
	return out
}

// giveWay withdraws the lines in the place of which another counts, and gives those
// of them that were sent.
func (c *comparison) giveWay(ids []payroll.LineID, at map[payroll.LineID]*item) (waits []payroll.LineID) {
	for _, id := range ids {
		x := at[id]
		if x == nil || x.done && c.rowOf[x.at] != none || c.lines[x.at].Withdrawn {
			continue
		}
		x.done = true
		if l := &c.lines[x.at]; c.sent(l) {
			waits = append(waits, id)
			c.out.Sent = append(c.out.Sent, SentChange{Change: Change{Old: *l}, Vanished: true, Answered: true})
		} else {
			c.out.Replaced = append(c.out.Replaced, *l)
		}
	}
	return waits
}

// answer settles what was asked of a line.
func (a AnsweredLine) answer(l *payroll.Line) {
	l.Settle(a.Kind)
	l.Chosen = l.Chosen || a.Chosen
	if len(a.Waits) > 0 {
		l.Ask(payroll.Question{Kind: payroll.QuestionWaits, With: a.Waits})
	}
}
