package intake

import (
	"cmp"
	"slices"

	"doorzet/payroll"
)

// Moves finds lines that may be a shift which vanished on another day, of people
// who were thought to be different ones, as an import would have: near it, of its
// type, as long or at the same times, and made after it. The nearest is asked first,
// and each vanished line once.
func (m *Meeting) Moves() []Met {
	var gone, fresh []*payroll.Line
	for i := range m.Lines {
		switch l := &m.Lines[i]; {
		case m.hasGone(l):
			gone = append(gone, l)
		case m.mayHaveCome(l):
			fresh = append(fresh, l)
		}
	}
	var all []came
	for _, g := range gone {
		for _, l := range fresh {
			if m.cameFrom(l, g) {
				all = append(all, came{l, g})
			}
		}
	}
	slices.SortFunc(all, func(a, b came) int {
		return cmp.Or(cmp.Compare(a.days(), b.days()), cmp.Compare(a.now.ID, b.now.ID), cmp.Compare(a.was.ID, b.was.ID))
	})
	used := map[payroll.LineID]bool{}
	var out []Met
	for _, c := range all {
		if !used[c.now.ID] && !used[c.was.ID] {
			used[c.now.ID], used[c.was.ID] = true, true
			out = append(out, Met{Line: c.now.ID, With: []payroll.LineID{c.was.ID}})
		}
	}
	return out
}

// came is a line, and the vanished one of another day that it may be.
type came struct{ now, was *payroll.Line }

func (c came) days() payroll.Date { return max(c.now.Date-c.was.Date, c.was.Date-c.now.Date) }

// hasGone tells whether the source does not have a line any more while its hours
// still count: it waits for an answer, or its correction waits for a confirmation.
func (m *Meeting) hasGone(l *payroll.Line) bool {
	if !l.Withdrawn {
		return l.Question(payroll.QuestionGone) != nil
	}
	return m.Sent[l.ID] != "" && l.Source.Key == KeyVanished && l.Corrected != l.Version
}

// mayHaveCome tells whether a line may be asked about.
func (m *Meeting) mayHaveCome(l *payroll.Line) bool {
	return !l.Withdrawn && m.Sent[l.ID] == "" && !l.Chosen && l.Source.Kind != payroll.SourceTyped &&
		l.Question(payroll.QuestionMoved) == nil && !m.nowhere(l)
}

// cameFrom tells whether a line may be the shift of a vanished one, now that both
// are one person's: they were not held against each other before.
func (m *Meeting) cameFrom(l, gone *payroll.Line) bool {
	days := came{l, gone}.days()
	if days == 0 || days > movedDays || l.ID < gone.ID || !l.Source.SameKind(gone.Source) ||
		!m.Days.Contains(l.Date) && !m.Days.Contains(gone.Date) || payroll.FoldType(l.Type) != payroll.FoldType(gone.Type) {
		return false
	}
	sameTimes := timed(&l.Facts) && l.Start == gone.Start && l.End == gone.End
	if !sameTimes && l.Minutes != gone.Minutes {
		return false
	}
	now := m.who(m.After, l)
	return now != "" && now == m.who(m.After, gone) && !m.knewBefore(l, gone)
}

// knewBefore tells whether two lines were one person's already.
func (m *Meeting) knewBefore(a, b *payroll.Line) bool {
	if e := m.who(m.Before, a); e != "" && e == m.who(m.Before, b) {
		return true
	}
	return shareWords(&a.Facts, &b.Facts)
}

// shareWords tells whether facts have a name, number, address or id in common.
func shareWords(a, b *payroll.Facts) bool {
	same := func(x, y string) bool { return x != "" && x == y }
	return same(payroll.FoldName(a.Person), payroll.FoldName(b.Person)) || same(foldNumber(a.Number), foldNumber(b.Number)) ||
		same(a.Email, b.Email) || same(a.NmbrsID, b.NmbrsID)
}
