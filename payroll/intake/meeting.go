package intake

import (
	"slices"

	"doorzet/payroll"
)

// Met is a line that may be the hours of others, now that they are known to be
// one person's.
type Met struct {
	Line payroll.LineID
	With []payroll.LineID
}

// Meeting is what decides anew who is who: a link, another link, or a sync.
type Meeting struct {
	// Lines are the lines of some whole days.
	Lines []payroll.Line
	// Days are those whose lines are held against each other; the others are near
	// them, so that a shift may have moved there.
	Days payroll.Span
	// Before and After give the employee whom facts named for certain and name
	// now, "" for nobody.
	Before, After func(f *payroll.Facts) payroll.EmployeeID
	// Sent tells for whom lines were sent that Nmbrs holds or may hold.
	Sent map[payroll.LineID]payroll.EmployeeID
	// Nowhere tells whether a line never goes along.
	Nowhere func(l *payroll.Line) bool
}

// Doubles holds the lines of people who were thought to be different ones, and
// are not, against each other as an import would have done: of two that came
// from different files the later one may be the hours of the older, unless both
// have times that do not meet. What was sent stands, and so do answers that
// were given, lines that a person typed and lines that go nowhere.
func (m *Meeting) Doubles() []Met {
	c := &comparison{ids: newBearers(), names: newNames(nil), folds: folder{names: map[string]string{}, types: map[string]string{}}}
	days := m.changing()
	items := make([]item, 0, len(m.Lines))
	for i := range m.Lines {
		l := &m.Lines[i]
		if l.Withdrawn || !days[l.Date] {
			continue
		}
		x := item{facts: &l.Facts, at: i, order: string(l.ID)}
		x.id = c.ids.of(&l.Facts, c)
		x.who = m.who(m.Before, l)
		items = append(items, x)
	}
	all := make([]*item, len(items))
	for i := range items {
		all[i] = &items[i]
	}
	was := make(map[*item]payroll.EmployeeID, len(all))
	for _, x := range all {
		was[x] = x.who
		x.who = m.who(m.After, &m.Lines[x.at])
	}
	// whoever shares nothing but a third one's name or number was not held
	// against the other for certain
	met := func(x, y *item) bool {
		if was[x] != "" && was[x] == was[y] {
			return true
		}
		return c.ids.alike(x, y)
	}
	var out []Met
	for _, p := range c.divide(all) {
		if len(p.lines) > 1 {
			out = append(out, m.among(p.lines, met)...)
		}
	}
	return out
}

// Comers holds lines that were sent for somebody, and are somebody else's now,
// against the lines that this person has that day: what was sent goes down for the
// one, and may be the other's hours already before it goes up there.
func (m *Meeting) Comers() []Met {
	var out []Met
	for i := range m.Lines {
		l := &m.Lines[i]
		now := m.After(&l.Facts)
		if m.Sent[l.ID] == "" || now == "" || now == m.Sent[l.ID] || now == m.Before(&l.Facts) || l.Withdrawn || !m.Days.Contains(l.Date) || m.nowhere(l) {
			continue
		}
		met := Met{Line: l.ID}
		for j := range m.Lines {
			o := &m.Lines[j]
			if i != j && o.Date == l.Date && !o.Withdrawn && m.who(m.After, o) == now && m.mayBe(l, o) {
				met.With = append(met.With, o.ID)
			}
		}
		if len(met.With) > 0 {
			slices.Sort(met.With)
			out = append(out, met)
		}
	}
	return out
}

// changing gives the days on which some line changes hands.
func (m *Meeting) changing() map[payroll.Date]bool {
	out := map[payroll.Date]bool{}
	for i := range m.Lines {
		if l := &m.Lines[i]; m.Days.Contains(l.Date) && m.who(m.Before, l) != m.who(m.After, l) {
			out[l.Date] = true
		}
	}
	return out
}

func (m *Meeting) who(f func(*payroll.Facts) payroll.EmployeeID, l *payroll.Line) payroll.EmployeeID {
	if e := m.Sent[l.ID]; e != "" {
		return e
	}
	return f(&l.Facts)
}

// among holds the lines of one person's day against each other.
func (m *Meeting) among(lines []*item, met func(x, y *item) bool) []Met {
	var out []Met
	for _, x := range lines {
		l := &m.Lines[x.at]
		_, sent := m.Sent[l.ID]
		if sent || l.Chosen || l.Source.Kind == payroll.SourceTyped || m.nowhere(l) {
			continue
		}
		now := Met{Line: l.ID}
		for _, y := range lines {
			if x != y && !met(x, y) && m.repeats(l, &m.Lines[y.at]) {
				now.With = append(now.With, m.Lines[y.at].ID)
			}
		}
		if len(now.With) > 0 {
			slices.Sort(now.With)
			out = append(out, now)
		}
	}
	return out
}

func (m *Meeting) nowhere(l *payroll.Line) bool {
	return l.Elsewhere || m.Nowhere != nil && m.Nowhere(l)
}

// repeats tells whether a line may be the hours of one that stands before it.
func (m *Meeting) repeats(l, o *payroll.Line) bool {
	_, sent := m.Sent[o.ID]
	if !sent && o.ID > l.ID && o.Source.Kind != payroll.SourceTyped {
		return false
	}
	return m.mayBe(l, o)
}

func (m *Meeting) mayBe(l, o *payroll.Line) bool { return !m.nowhere(o) && MayBe(l, o) }

// MayBe tells whether two lines of one person's day may be the same hours.
func MayBe(l, o *payroll.Line) bool {
	switch {
	case o.Source.Form == payroll.FormRemedy && o.Source.Kind == payroll.SourceTyped:
		return false
	case o.Source.Hash != "" && o.Source.Hash == l.Source.Hash:
		return false // one file does not tell its hours twice
	}
	return payroll.MayRepeat(&o.Facts, &l.Facts, true)
}
