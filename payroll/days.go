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

// orphan is a day that was sent of a line that does not keep it.
type orphan struct {
	target Target
	day    Counted
}

// passDay gives the day of a line that went to another line on which the person
// worked that day, whose hours stand in Nmbrs or go along now: a day that is
// worked stays counted, also when a setting sends no more days. False when nobody
// needs it: no such line, or a line that counts the day by itself.
func (in *PlanInput) passDay(o orphan, w *want) (Counted, bool) {
	if w != nil && slices.ContainsFunc(w.counts, func(c Counted) bool { return c.Date == o.day.Date }) {
		return o.day, false
	}
	var heir *Line
	for i := range in.Verdicts {
		v := &in.Verdicts[i]
		l := &v.Line
		if v.Employee != o.target.Employee || l.Date != o.day.Date || l.ID == o.day.Line || !in.worksThen(v) {
			continue
		}
		if heir == nil || l.ID < heir.ID {
			heir = l
		}
	}
	if heir == nil {
		return o.day, false
	}
	c := o.day
	c.Line, c.Version = heir.ID, heir.Version
	return c, true
}

// worksThen tells whether hours worked of a line are in Nmbrs after this sending.
func (in *PlanInput) worksThen(v *Verdict) bool {
	l := &v.Line
	if l.Minutes <= 0 || !IsWorkedType(l.Type) {
		return false
	}
	if v.Confirmed() && v.hoursConfirmed() && in.stays(v, v.Employee) {
		return true
	}
	if in.recalculates(v) {
		return slices.ContainsFunc(v.Shares, func(s Share) bool { return s.Component.Kind == KindHours })
	}
	return slices.ContainsFunc(v.due(), func(s Share) bool { return s.Component.Kind == KindHours && v.counts(s.Name) })
}

// decideDays chooses what becomes of the days worked, which are one figure.
func (in *PlanInput) decideDays(s *PlanStep, h *Head) {
	owned := h != nil && len(h.Rows) > 0
	switch {
	case s.Wanted == s.Ours && owned && h.Rows[len(h.Rows)-1].Sheet != "":
		return // went by the import sheet, which need not be imported yet
	case owned && s.Seen != s.Ours, !owned && s.Seen != 0:
		seen := SeenRow{Amount: s.Seen}
		skipped := in.skips(s, seen)
		if skipped || (in.OverwriteDays == nil || !in.OverwriteDays(s.Employee)) && !in.accepts(s, seen) {
			s.Block = BlockDays
			if skipped {
				s.Block = BlockSkipped
			}
			s.Rows = []SeenRow{seen}
			return
		}
	case s.Wanted == s.Ours:
		return
	}
	if !in.Recalculate && in.uncounted(s.Employee, s.Counts) {
		s.Block = BlockRecount
		return
	}
	if s.Wanted == 0 && !owned {
		return
	}
	s.Action, s.Amount = ActionSet, s.Wanted
	s.Calls = []Call{{Op: OpSet, Amount: s.Wanted, State: StepWaiting}}
}
