package payroll

import (
	"cmp"
	"slices"
)

// day is a person's day.
type day struct {
	who  string
	date Date
}

// ask adds the findings of the lines' doubts, and of what waits for a
// correction of the same day. Lines that go nowhere are asked nothing.
func (b *Book) ask(vs []Verdict) {
	at := map[LineID]int{}
	for i := range vs {
		if len(vs[i].Line.Questions) > 0 {
			at = placesOf(vs)
			break
		}
	}
	for i := range vs {
		v := &vs[i]
		for j := range v.Line.Questions {
			v.doubt(&v.Line.Questions[j], vs, at)
		}
	}
	for i := range b.repeats(vs) {
		if v := &vs[i]; !v.has(FindDouble) && v.goes() {
			v.add(FindDouble)
		}
	}
	b.remark(vs)
	pending := b.hold(vs, at)
	b.waitByName(vs, at, pending)
	b.wait(vs, pending)
}

func placesOf(vs []Verdict) map[LineID]int {
	at := make(map[LineID]int, len(vs))
	for i := range vs {
		at[vs[i].Line.ID] = i
	}
	return at
}

func (v *Verdict) has(k FindingKind) bool {
	return slices.ContainsFunc(v.Findings, func(f Finding) bool { return f.Kind == k })
}

// goes tells whether the line may go along: one that does not is asked nothing.
func (v *Verdict) goes() bool { return v.Outside == "" && !v.Line.Withdrawn && !v.Line.Elsewhere }

// doubt adds the finding of a doubt that still stands.
func (v *Verdict) doubt(d *Question, vs []Verdict, at map[LineID]int) {
	// of another line only what is known of the same person counts: a verdict
	// depends on nobody else, but for what is waited for; see Book.Update
	other := func(id LineID) *Verdict {
		if i, ok := at[id]; ok && vs[i].who() == v.who() {
			return &vs[i]
		}
		return nil
	}
	switch {
	case v.Line.Elsewhere && !v.Line.Withdrawn && v.Outside == "" && !v.Confirmed():
		if d.Kind == QuestionGone || d.Kind == QuestionTold {
			v.add(FindPaidOther, "file", d.File, "told", cmp.Or(v.told(d), Minutes(0).Clock()), "length", v.Line.Minutes.Clock())
		}
	case !v.goes() || d.over(other):
	case d.Kind == QuestionDouble && d.apart(v, vs, at):
		// a link made them one person's, and another link took them apart again
	case d.Kind == QuestionDouble && v.Moved():
		// it is asked about once it went down for whom it was sent
	case d.Kind == QuestionDouble:
		v.add(FindDouble, "file", d.File)
	case d.Kind == QuestionMoved:
		date := ""
		if o := other(d.With[0]); o != nil {
			date = o.Line.Date.Dutch()
		}
		v.add(FindMoved, "file", d.File, "date", date)
	default:
		v.sourceDoubt(d)
	}
}

// sourceDoubt adds the finding of a line that its source does not have any more, or
// tells otherwise: of one that was sent it only warns.
func (v *Verdict) sourceDoubt(d *Question) {
	switch {
	case d.Kind == QuestionGone && !v.Confirmed():
		v.add(FindGone, "file", d.File)
	case d.Kind == QuestionGone:
		v.add(FindTold, "file", d.File, "told", Minutes(0).Clock())
	case d.Kind == QuestionTold && !v.Confirmed():
		v.add(FindGone, "file", d.File, "told", v.told(d))
	case d.Kind == QuestionTold:
		v.add(FindTold, "file", d.File, "told", v.told(d))
	}
}

// apart tells whether a link raised the question, and every line that it speaks of
// is somebody else's for certain by now. What a file raised stays until it is answered.
func (d *Question) apart(v *Verdict, vs []Verdict, at map[LineID]int) bool {
	if !d.byLink() || v.Employee == "" || v.SentFor != "" {
		return false
	}
	return !slices.ContainsFunc(d.With, func(id LineID) bool {
		i, ok := at[id]
		return !ok || vs[i].Employee == "" || vs[i].SentFor != "" || vs[i].Employee == v.Employee
	})
}

// byLink tells whether a link or a sync asked whether the hours are those of others.
func (d *Question) byLink() bool {
	return d.Kind == QuestionDouble && d.File == "" && len(d.With) > 0
}

// waitByName marks lines that wait for others by name. Those for whose sake
// something is kept that was sent do not wait for that.
func (b *Book) waitByName(vs []Verdict, at map[LineID]int, pending map[int]bool) {
	for n := range vs {
		v := &vs[n]
		if !v.goes() || v.Confirmed() && !v.Changed() {
			continue
		}
		for _, q := range v.Line.Questions {
			if q.Kind != QuestionWaits && q.Kind != QuestionNear || v.has(FindWaits) {
				continue
			}
			for _, id := range q.With {
				i, ok := at[id]
				switch o := b.Awaited[id]; {
				case ok && (!vs[i].undecided() || pending[n] && vs[i].has(FindKept)), !ok && o.Place == AwaitedGone:
					continue
				case !ok && o.Place == AwaitedFar:
					v.add(FindWaits, "company", o.Company, "date", o.Date.Dutch(), "line", string(id))
				default:
					v.add(FindWaits)
				}
				break
			}
		}
	}
}

// undecided tells whether what was sent of a line goes down and nobody has
// confirmed that, or nobody knows yet whether it arrived.
func (v *Verdict) undecided() bool { return v.lowers() || v.cover != nil && v.cover.open > 0 }

// told is what a source says now: type and length, and the day where that is another.
func (v *Verdict) told(q *Question) string {
	f := q.Told
	switch {
	case f == nil:
		return ""
	case f.Date != v.Line.Date:
		return f.Date.Dutch() + " " + f.Type + " " + f.Minutes.Clock()
	}
	return f.Type + " " + f.Minutes.Clock()
}

// wait marks what is not ready because a line of the same person and day that
// was sent goes down or away and nobody has confirmed that yet: a person-day is
// decided whole.
func (b *Book) wait(vs []Verdict, pending map[int]bool) {
	// down tells of the days on which something goes down; whether for another
	// reason than that it is kept for what comes in its place
	var down map[day]bool
	lowered := map[int]bool{}
	for i := range vs {
		if vs[i].lowers() {
			if down == nil {
				down = map[day]bool{}
			}
			d := day{vs[i].who(), vs[i].Line.Date}
			down[d] = down[d] || !vs[i].has(FindKept)
			lowered[i] = true
		}
	}
	if len(down) == 0 {
		return
	}
	for i := range vs {
		v := &vs[i]
		if lowered[i] || !v.goes() || v.has(FindWaits) || (v.Confirmed() && !v.Changed()) {
			continue
		}
		if unsaid, ok := down[day{v.who(), v.Line.Date}]; unsaid || ok && !pending[i] {
			v.add(FindWaits)
		}
	}
}

// lowers tells whether what was paid of a line goes down or away by its source
// or by a change here, and nobody has confirmed it.
func (v *Verdict) lowers() bool {
	switch {
	case !v.Confirmed() && !v.has(FindPaidOther):
		return false
	case v.Edited():
		return !v.corrects() && v.less()
	}
	if v.Line.Question(QuestionGone) != nil {
		return true
	}
	d := v.Line.Question(QuestionTold)
	return d != nil && (d.Told == nil || falls(&v.Line.Facts, d.Told))
}

// falls tells whether something of the facts goes down, or to something else.
func falls(was, now *Facts) bool {
	if now.Minutes < was.Minutes || now.Type != was.Type || now.Date != was.Date || now.Venue != was.Venue || now.Team != was.Team {
		return true
	}
	for kind, n := range was.Counts {
		if now.Counts[kind] < n {
			return true
		}
	}
	return false
}

// less tells whether a changed line gives some component less than was sent.
func (v *Verdict) less() bool {
	if v.Line.Withdrawn {
		return true
	}
	for name, was := range v.cover.confirmed {
		if !slices.ContainsFunc(v.Shares, func(s Share) bool {
			return s.Name == name && s.Component == was.component && s.Minutes >= was.Minutes && s.Count >= was.Count
		}) {
			return true
		}
	}
	return false
}

// repeats finds lines beside older lines of the same person and day that came
// from another kind of source, of which nobody has said that they come on top:
// what an import asks, for lines of a time when it did not. A line that a
// person typed comes on top of what was shown.
func (b *Book) repeats(vs []Verdict) map[int]bool {
	if len(vs) == 0 || !slices.ContainsFunc(vs, func(v Verdict) bool { return !v.Line.Source.SameKind(vs[0].Line.Source) }) {
		return nil
	}
	groups := map[day][]int{}
	for i := range vs {
		if !vs[i].gone() && vs[i].Outside == "" {
			d := day{vs[i].who(), vs[i].Line.Date}
			groups[d] = append(groups[d], i)
		}
	}
	out := map[int]bool{}
	for _, g := range groups {
		for _, i := range g {
			l := &vs[i].Line
			if l.Source.Kind == SourceTyped || l.Chosen {
				continue
			}
			if slices.ContainsFunc(g, func(j int) bool { return b.repeated(&vs[j].Line, vs[j].Basis, l) }) {
				out[i] = true
			}
		}
	}
	return out
}

// repeated tells whether a line may be the hours of an older one.
func (b *Book) repeated(old *Line, basis PayBasis, l *Line) bool {
	switch {
	case old.ID >= l.ID || old.Source.SameKind(l.Source):
		return false
	case old.Source.Kind == SourceTyped && old.Source.Form == FormRemedy:
		return false
	case old.Source.Kind == SourceTyped && basis == BasisExtra && len(b.Settings.ExtraTypesAt(b.Period)) > 0 && listed(b.Settings.ExtraTypesAt(b.Period), old.Type):
		return false // a figure of extra hours beside the hours of its day
	}
	return MayRepeat(&old.Facts, &l.Facts, true)
}

// Asked tells whether the line waits for a person's word on what it is: whether
// its hours are those of others, stood on another day, are still in the source,
// or come beside a correction.
func (v *Verdict) Asked() bool {
	return slices.ContainsFunc(v.Findings, func(f Finding) bool {
		switch f.Kind {
		case FindDouble, FindMoved, FindGone, FindWaits:
			return true
		default:
			return false
		}
	})
}

// Lowers tells whether what was sent of the line goes down or away by its source
// or by a change here that nobody has confirmed.
func (v *Verdict) Lowers() bool { return v.lowers() }
