package payroll

import (
	"cmp"
	"slices"
)

// freeze works out what is still to be sent of a line of which a part is
// confirmed: the minutes that were planned with it, whatever the rules say by
// now, so that ordinary hours and the surcharges that replace them keep adding
// up to the hours worked. Its code is the present one; where the rule is gone,
// the one that it had.
func (v *Verdict) freeze(rs *ruleset) {
	if !v.Confirmed() || v.Changed() || len(v.cover.missing) == 0 {
		return
	}
	now := map[string]Share{}
	rest := make([]Share, 0, len(v.Shares))
	for _, s := range v.Shares {
		if s.Component.Kind == KindHours {
			now[s.Name] = s
		} else {
			rest = append(rest, s)
		}
	}
	// what is confirmed of the hours worked leaves this much, and no more
	room := v.Line.Minutes - v.cover.worked
	frozen, newest := v.missed(), v.newestPlan()
	for _, m := range frozen {
		s, ok := v.thaw(m, now, rs)
		switch {
		case !ok || (!m.worked() && m.batch != newest):
			continue // what comes on top is of the newest plan or of none
		case m.worked() && !fits(m.Minutes, room):
			continue // an earlier plan divided the same hours otherwise
		case m.worked():
			room -= m.Minutes
		}
		rest = append(rest, s)
		delete(now, m.Name)
	}
	if len(frozen) == 0 && !v.hoursConfirmed() {
		for _, s := range v.Shares {
			if s.Component.Kind == KindHours && (s.Part == PartSurcharges && !s.Replaces || fits(s.Minutes, room)) {
				rest = append(rest, s)
			}
		}
	}
	v.rest = rest
}

// hoursConfirmed tells whether some of the line's hours are confirmed. What
// only an older version of the line missed is then not missed any more.
func (v *Verdict) hoursConfirmed() bool {
	for _, c := range v.cover.confirmed {
		if c.component.Kind == KindHours {
			return true
		}
	}
	return false
}

// fits tells whether minutes are no more than what is left, on either side of zero.
func fits(m, room Minutes) bool {
	if m < 0 {
		return room <= m
	}
	return m <= room
}

// missed lists the parts of the hours that were planned for this version of
// the line and not confirmed, those of the newest plan first.
func (v *Verdict) missed() []*planned {
	var out []*planned
	for name, m := range v.cover.missing {
		if m.component.Kind == KindHours && m.Version == v.Line.Version && v.cover.confirmed[name] == nil {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b *planned) int {
		if a.batch == b.batch {
			return cmp.Or(boolOrder(a.replaced, b.replaced), cmp.Compare(b.at, a.at), cmp.Compare(a.Name, b.Name))
		}
		return cmp.Compare(b.at, a.at) // steps of a batch stand together
	})
	return out
}

// newestPlan is the batch that last planned hours of this version of the line.
func (v *Verdict) newestPlan() BatchID {
	var newest *planned
	for _, parts := range []map[string]*planned{v.cover.missing, v.cover.confirmed} {
		for _, p := range parts {
			if p.component.Kind == KindHours && p.Version == v.Line.Version && (newest == nil || p.at > newest.at) {
				newest = p
			}
		}
	}
	if newest == nil {
		return ""
	}
	return newest.batch
}

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// thaw gives a planned part of the hours as a share, false when it
// deliberately does not go along any more.
func (v *Verdict) thaw(m *planned, now map[string]Share, rs *ruleset) (Share, bool) {
	s, present := now[m.Name]
	switch {
	case present:
	case m.Name == "":
		if v.base == nil {
			return s, false
		}
		s = Share{Component: *v.base, Part: PartHours}
	default:
		choice, decided := rs.settings.Code(m.Name, rs.period)
		if _, surcharge := SurchargeOf(m.Name); !surcharge || (decided && choice.Not) {
			return s, false
		}
		s = Share{Component: m.component, Part: PartSurcharges, Name: m.Name}
	}
	s.Minutes, s.Replaces = m.Minutes, m.Replaces
	return s, true
}

// due gives the shares that an ordinary sending wants of the line.
func (v *Verdict) due() []Share {
	if v.rest != nil {
		return v.rest
	}
	return v.Shares
}
