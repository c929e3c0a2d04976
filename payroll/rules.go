package payroll

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// surchargePrefix begins the name under which a surcharge has its code and
// its shares of a line: "toeslag nacht" for the rule "Nacht".
const surchargePrefix = "toeslag "

// SurchargeKey gives the name under which a rule has its code (see
// Settings.Codes) and under which its part of a line is counted.
func SurchargeKey(name string) string { return surchargePrefix + FoldType(name) }

// SurchargeOf gives the folded name of the rule behind such a name, false
// when it is none.
func SurchargeOf(key string) (string, bool) { return strings.CutPrefix(key, surchargePrefix) }

// SurchargesAt lists the rules that hold in a period, each with the hour code
// decided for it, in the order in which they win where they overlap: lowest
// rank, highest percentage, name. A rule that deliberately does not go along
// is left out: its hours are ordinary hours.
func (s *Settings) SurchargesAt(p Period) []SurchargeRule {
	var out []SurchargeRule
	for _, name := range slices.Sorted(maps.Keys(s.Surcharges)) {
		r, ok := s.Surcharges[name].At(p)
		if !ok || r.Off {
			continue
		}
		if choice, decided := s.Code(SurchargeKey(name), p); decided {
			if choice.Not {
				continue
			}
			if choice.Kind == KindHours {
				r.Code = choice.Code
			}
		}
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b SurchargeRule) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(b.Percent, a.Percent))
	})
	return out
}

// CostCentres says to which kostenplaats hours go: by team where that is
// decided, else by venue. The keys are folded names, the values ids of Nmbrs.
type CostCentres struct {
	Teams  map[string]string `json:"teams,omitempty"`
	Venues map[string]string `json:"venues,omitempty"`
}

// Of gives the kostenplaats of a line, "" for none.
func (c CostCentres) Of(f *Facts) string {
	if len(c.Teams) > 0 {
		if id := c.Teams[FoldType(f.Team)]; id != "" {
			return id
		}
	}
	if len(c.Venues) > 0 {
		return c.Venues[FoldType(f.Venue)]
	}
	return ""
}

// ruleset is the settings of one period made ready for many lines. It
// remembers what it found out about an hour type, so each goroutine needs its own.
type ruleset struct {
	surcharges []SurchargeRule
	holiday    func(Date) bool
	centres    CostCentres
	period     Period
	settings   *Settings
	extra      []string // hour types that are extra hours
	types      map[string]*typeRules
	scratch    []SurchargeRule
}

// typeRules is what the settings say of one hour type.
type typeRules struct {
	choice          CodeChoice
	decided         bool
	worked, isExtra bool
	// surcharges fit the type; narrowed is set when one of them asks for more.
	surcharges []SurchargeRule
	narrowed   bool
}

func newRuleset(s *Settings, p Period) *ruleset {
	rs := &ruleset{surcharges: s.SurchargesAt(p), settings: s, period: p, extra: s.ExtraTypesAt(p), types: map[string]*typeRules{}}
	rs.centres, _ = s.CostCentres.At(p)
	if len(rs.surcharges) > 0 {
		choice, _ := s.Holidays.At(p)
		// all pay bases of the period, and corrections of lines around it
		span := s.Calendar.Range(p, BasisUnknown)
		rs.holiday = choice.Between(span.From-400, span.To+400)
	}
	return rs
}

// of gives what the settings say of an hour type.
func (rs *ruleset) of(hourType string) *typeRules {
	if t := rs.types[hourType]; t != nil {
		return t
	}
	t := &typeRules{worked: IsWorkedType(hourType), isExtra: len(rs.extra) > 0 && listed(rs.extra, hourType)}
	t.choice, t.decided = rs.settings.Code(hourType, rs.period)
	for i := range rs.surcharges {
		r := &rs.surcharges[i]
		if (len(r.Scope.Types) == 0 && t.worked) || (len(r.Scope.Types) > 0 && listed(r.Scope.Types, hourType)) {
			t.surcharges = append(t.surcharges, *r)
			t.narrowed = t.narrowed || len(r.Scope.Teams)+len(r.Scope.Functions)+len(r.Scope.People) > 0
		}
	}
	rs.types[hourType] = t
	return t
}

// goesAlong tells which of hours and surcharges of a line are sent. Extra
// hours on a fixed wage are only those of a marked type.
func (rs *ruleset) goesAlong(v *Verdict) (hours, surcharges bool) {
	s, p := rs.settings, rs.period
	if v.Basis == BasisExtra && !rs.of(v.Line.Type).isExtra {
		return false, false
	}
	return s.Sends(v.Basis, PartHours, p), s.Sends(v.Basis, PartSurcharges, p)
}

// serving gives the rules that are meant for a line, until it is asked again.
// Where hours stay home a rule that replaces ordinary hours is left out: paying
// 150 % would pay the wage a second time.
func (rs *ruleset) serving(v *Verdict, function string, hours bool) []SurchargeRule {
	t := rs.of(v.Line.Type)
	if hours && !t.narrowed {
		return t.surcharges
	}
	rs.scratch = rs.scratch[:0]
	for i := range t.surcharges {
		r := &t.surcharges[i]
		if (hours || !r.Replaces) && r.Serves(v.Line.Facts, v.Employee, function) {
			rs.scratch = append(rs.scratch, *r)
		}
	}
	return rs.scratch
}

// segments cuts a line by the rules that serve it.
func (rs *ruleset) segments(v *Verdict, function string, hours, surcharges bool) (Segments, []string) {
	if !surcharges || len(rs.surcharges) == 0 {
		return Segments{Base: v.Line.Minutes}, nil
	}
	rules := rs.serving(v, function, hours)
	if len(rules) == 0 {
		return Segments{Base: v.Line.Minutes}, nil
	}
	return cutBy(&v.Line.Facts, rules, rs.holiday)
}
