package payroll

import "slices"

// mayBePaid tells whether the rules on unlikely hours look at a line: none that
// pays nothing, or of which is asked whether it is another; and none that a remedy
// made, or that is a figure of extra hours for a whole period: these are meant so.
func (b *Book) mayBePaid(v *Verdict) bool {
	l := &v.Line
	if l.Source.Kind == SourceTyped && (l.Source.Form == FormRemedy || v.Basis == BasisExtra && listed(b.Settings.ExtraTypesAt(b.Period), l.Type)) {
		return false
	}
	if v.Confirmed() {
		return !v.gone()
	}
	return !l.Withdrawn && v.Outside == "" && !v.has(FindDouble) && !v.has(FindMoved) && !v.has(FindGone)
}

// paid gives a verdict as those rules see it.
func (b *Book) paid(v *Verdict) Paid {
	l := &v.Line
	return Paid{
		Facts: &l.Facts, ID: l.ID, Who: v.who(), Seen: l.Seen, Chosen: l.Chosen,
		Sent: v.Confirmed() && !v.Edited() || v.cover != nil && v.cover.open > 0, Apart: l.Elsewhere,
	}
}

// remark adds the findings of hours that hardly can be what somebody worked, and
// lets them hold back what was not sent. Of those that only warn it leaves out
// what the office switched off.
func (b *Book) remark(vs []Verdict) {
	places := make([]int32, 0, len(vs))
	for i := range vs {
		if b.mayBePaid(&vs[i]) {
			places = append(places, int32(i))
		}
	}
	at := func(i int) Paid { return b.paid(&vs[places[i]]) }
	for i, found := range Unlikely(len(places), at) {
		v := &vs[places[i]]
		v.Findings = append(v.Findings, found...)
	}
	crowd := b.crowd(vs)
	if len(crowd) > 0 {
		places = slices.DeleteFunc(places, func(i int32) bool { return !crowd[vs[i].who()] })
		for i, with := range overlapping(len(places), at) {
			if p := at(i); !p.Apart {
				vs[places[i]].overlaps(&vs[places[with]].Line, !p.Sent)
			}
		}
	}
	if !slices.ContainsFunc(b.Settings.Off, FindingKind.Holds) {
		return
	}
	for i := range vs {
		vs[i].Findings = slices.DeleteFunc(vs[i].Findings, func(f Finding) bool {
			return !f.Holds && f.Kind.Holds() && slices.Contains(b.Settings.Off, f.Kind)
		})
	}
}

// crowd names the people of whom lines share time, or may do so with one that was
// withdrawn and that Nmbrs still holds.
func (b *Book) crowd(vs []Verdict) map[string]bool {
	out := map[string]bool{}
	for i := range vs {
		if v := &vs[i]; v.has(FindOverlap) || v.Line.Withdrawn && v.Confirmed() {
			out[v.who()] = true
		}
	}
	return out
}

// overlaps says with which line another shares time, and whether that holds it back.
func (v *Verdict) overlaps(o *Line, holds bool) {
	f := overlapFinding(&o.Facts, o.ID)
	f.Holds = holds
	if k := slices.IndexFunc(v.Findings, func(f Finding) bool { return f.Kind == FindOverlap }); k >= 0 {
		v.Findings[k] = f
		return
	}
	v.Findings = append(v.Findings, f)
}

func overlapFinding(o *Facts, id LineID) Finding {
	return Finding{Kind: FindOverlap, Args: Args{
		"line": string(id), "venue": o.Venue, "date": o.Date.Dutch(), "start": o.Start.String(), "end": o.End.String(),
	}}
}

// Held tells whether a finding holds the line back that a person only has to see.
func (v *Verdict) Held() bool {
	return slices.ContainsFunc(v.Findings, func(f Finding) bool { return f.Holds && !f.Seen })
}

// See marks the findings that hold a line back as seen: somebody said of it that
// it is right.
func (v *Verdict) See(l *Line) {
	for _, f := range v.Findings {
		if f.Holds && !slices.Contains(l.Seen, f.Kind) {
			l.Seen = append(slices.Clone(l.Seen), f.Kind)
		}
	}
}
