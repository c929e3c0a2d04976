package payroll

import "slices"

// Stretch is a part of a shift in which the same rules count, for the time
// bar. From and To are minutes after midnight of the line's date, by the clock
// where the clock does not change, else elapsed.
type Stretch struct {
	From, To Minutes
	// Rules are the surcharges that count, "" first where the ordinary hours do.
	Rules []string
}

// Stretches cuts a line by the rules that serve it, the break not taken off.
// It gives nothing for a line whose times do not tell its minutes.
func Stretches(f Facts, rules []SurchargeRule, holiday func(Date) bool) []Stretch {
	if holiday == nil {
		holiday = func(Date) bool { return false }
	}
	rules = slices.DeleteFunc(slices.Clone(rules), func(r SurchargeRule) bool { return !r.fits(&f) })
	pieces, ok := cutShift(&f, rules)
	if !ok {
		return nil
	}
	c := newCutter(rules)
	var out []Stretch
	at := Minutes(f.Start)
	for _, p := range pieces {
		names := c.names(p, holiday)
		if n := len(out); n > 0 && slices.Equal(out[n-1].Rules, names) {
			out[n-1].To += p.length
		} else {
			out = append(out, Stretch{at, at + p.length, names})
		}
		at += p.length
	}
	return out
}

// names tells which rules count in a piece.
func (c *cutter) names(p piece, holiday func(Date) bool) []string {
	won, replaced := false, false
	var out []string
	for _, i := range c.order {
		if (won && !c.stacks(i)) || !c.rules[i].holds(p.day, p.at, holiday) {
			continue
		}
		out = append(out, c.rules[i].Name)
		won = won || !c.stacks(i)
		replaced = replaced || c.rules[i].Replaces
	}
	if !replaced {
		out = append([]string{""}, out...)
	}
	return out
}

// Stretches cuts the shift of a judged line by the rules that serve it.
func (b *Book) Stretches(v *Verdict) []Stretch {
	rs := newRuleset(&b.Settings, b.Period)
	hours, surcharges := rs.goesAlong(v)
	var rules []SurchargeRule
	if surcharges {
		person, _ := b.Team.Person(v.Employee)
		rules = rs.serving(v, person.Department, hours)
	}
	return Stretches(v.Line.Facts, rules, rs.holiday)
}
