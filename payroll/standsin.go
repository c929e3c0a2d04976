package payroll

import "slices"

// standIns are the lines that come in the place of withdrawn ones whose
// correction is confirmed: those go down with the sending that brings these, and
// not before. Else the hours would be left out in between.
type standIns struct {
	b  *Book
	vs []Verdict
	at map[LineID]int
	// of gives the lines that come in the place of a withdrawn one.
	of map[int][]int
	// pending are those of them that do not go along as they are.
	pending map[int]bool
}

// hold keeps what was sent of withdrawn lines where a line that comes in their
// place cannot go along yet, and says so on the withdrawn line. It gives the lines
// for whose sake something is kept: these wait for nothing but themselves.
func (b *Book) hold(vs []Verdict, at map[LineID]int) map[int]bool {
	s := standIns{b: b, vs: vs, at: at, of: map[int][]int{}, pending: map[int]bool{}}
	s.gather()
	if len(s.of) == 0 {
		return nil
	}
	// a line that is kept lets others wait, and what those come for is kept as well
	for grown := true; grown; {
		grown = false
		for i := range vs {
			in := s.of[i]
			if len(in) == 0 || vs[i].has(FindKept) {
				continue
			}
			if n := slices.IndexFunc(in, func(j int) bool { return s.pending[j] || s.waits(j, i) }); n >= 0 {
				l := &vs[in[n]].Line
				vs[i].add(FindKept, "date", l.Date.Dutch(), "person", l.Person, "length", l.Minutes.Clock(), "line", string(l.ID))
				grown = true
			}
		}
	}
	return s.pending
}

// gather finds who comes in whose place.
func (s *standIns) gather() {
	for j := range s.vs {
		r := &s.vs[j]
		if len(r.Line.Questions) == 0 || r.Confirmed() || !r.goes() || r.Period != s.b.Period || r.cover != nil && r.cover.open > 0 {
			continue
		}
		for _, q := range r.Line.Questions {
			for _, id := range q.With {
				i, ok := s.at[id]
				if !ok || !s.vs[i].Line.Withdrawn || !s.vs[i].Confirmed() || !s.vs[i].corrects() || slices.Contains(s.of[i], j) {
					continue
				}
				s.of[i] = append(s.of[i], j)
				s.pending[j] = r.Blocked() || !r.Approved()
			}
		}
	}
}

// waits tells whether a line has to wait for another correction than that of one
// in whose place it comes.
func (s *standIns) waits(j, besides int) bool {
	r := &s.vs[j]
	for k := range s.vs {
		if o := &s.vs[k]; k != besides && k != j && o.Line.Date == r.Line.Date && o.who() == r.who() && o.lowers() {
			return true
		}
	}
	return slices.ContainsFunc(r.Line.Questions, func(q Question) bool {
		return (q.Kind == QuestionWaits || q.Kind == QuestionNear) && slices.ContainsFunc(q.With, func(id LineID) bool {
			i, ok := s.at[id]
			return !ok && s.b.Awaited[id].Place != AwaitedGone || ok && i != besides && s.vs[i].undecided()
		})
	})
}

// over tells whether hours that a line may repeat, or may have been moved from,
// are gone or go down by a confirmed correction: the line alone has them then.
func (d *Question) over(other func(LineID) *Verdict) bool {
	if d.Kind != QuestionDouble && d.Kind != QuestionMoved || len(d.With) == 0 {
		return false
	}
	return !slices.ContainsFunc(d.With, func(id LineID) bool {
		o := other(id)
		return o == nil || !o.gone() || o.cover != nil && o.cover.open > 0
	})
}

// KeptFor gives a line for whose sake what was sent of a withdrawn line is kept,
// nil when nothing of it is.
func KeptFor(vs []Verdict, gone LineID) *Verdict {
	at := slices.IndexFunc(vs, func(v Verdict) bool { return v.Line.ID == gone })
	if at < 0 {
		return nil
	}
	f := slices.IndexFunc(vs[at].Findings, func(f Finding) bool { return f.Kind == FindKept })
	if f < 0 {
		return nil
	}
	id := LineID(vs[at].Findings[f].Args["line"])
	if n := slices.IndexFunc(vs, func(v Verdict) bool { return v.Line.ID == id }); n >= 0 {
		return &vs[n]
	}
	return nil
}

// LetGo takes lines that go down out of what a line comes in the place of.
func (l *Line) LetGo(gone ...LineID) (changed bool) {
	for _, q := range slices.Clone(l.Questions) {
		left := slices.DeleteFunc(slices.Clone(q.With), func(id LineID) bool { return slices.Contains(gone, id) })
		if len(left) == len(q.With) {
			continue
		}
		changed = true
		l.Settle(q.Kind)
		if q.With = left; len(left) > 0 {
			l.Ask(q)
		}
	}
	return changed
}
