package payroll

import "slices"

// keepsDay tells whether a day that was sent of a line stays, although the line
// is worked out anew: a correction of its hours or a recalculation never lowers
// the days because a setting was switched meanwhile. The day goes only with the
// line: withdrawn, gone to somebody else, on another day, without hours, or no
// work by its own type.
func (in *PlanInput) keepsDay(t Target, c Counted, v *Verdict) bool {
	if t.Component.Kind != KindWorked || v == nil || v.Employee != t.Employee || v.Moved() {
		return false
	}
	l := &v.Line
	if l.Withdrawn || l.Date != c.Date || l.Minutes <= 0 || !IsWorkedType(l.Type) {
		return false
	}
	// else its present share says the same
	return !slices.ContainsFunc(v.Shares, func(s Share) bool { return s.Name == KindDays })
}
