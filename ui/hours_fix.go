package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// fixes lists the ways to settle what a line asks for, the one to take when one
// takes the first without a thought on top: what blocks the line before what only
// warns, and of a line that was sent what leaves it as it was sent.
func fixes(v *payroll.Verdict) []payroll.Fix {
	var out []payroll.Fix
	for _, blocks := range []bool{true, false} {
		for _, f := range v.Findings {
			if f.Blocks() != blocks || !blocks && f.Seen {
				continue
			}
			for _, fix := range payroll.Fixes(&v.Line, f) {
				if !slices.ContainsFunc(out, func(o payroll.Fix) bool { return o.Kind == fix.Kind }) {
					out = append(out, fix)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b payroll.Fix) int { return cmp.Compare(rank(v, a), rank(v, b)) })
	return out
}

// rank orders the fixes of a line.
func rank(v *payroll.Verdict, f payroll.Fix) int {
	switch {
	case f.Kind == payroll.FixSeen && (v.Blocked() || !v.Confirmed()):
		return 3
	case v.Confirmed() && alters(f):
		return 2
	case f.Kind == payroll.FixSeen:
		return 1
	}
	return 0
}

// alters tells whether a fix changes what a line gives, or which of two counts.
func alters(f payroll.Fix) bool {
	switch f.Kind {
	case payroll.FixWithdraw, payroll.FixTake, payroll.FixMoved, payroll.FixReplace, payroll.FixSameAll, payroll.FixFirstHour, payroll.FixSecondHour,
		payroll.FixMove, payroll.FixCorrect, payroll.FixElsewhere, payroll.FixDifference:
		return true
	default:
		return f.Facts != nil
	}
}

// needsReason tells whether a fix needs a reason, as the same act by its own key does:
// it has Nmbrs corrected, or takes away what was sent.
func needsReason(v *payroll.Verdict, f payroll.Fix) bool {
	switch f.Kind {
	case payroll.FixCorrect, payroll.FixMove:
		return true
	case payroll.FixWithdraw, payroll.FixTake:
		return v.Confirmed()
	default:
		return false
	}
}

// unconfirmed tells whether nobody has confirmed that what was sent of a line is
// to be corrected.
func unconfirmed(v *payroll.Verdict) bool {
	switch v.Needs() {
	case payroll.NeedConfirmation:
		return true
	case payroll.NeedNobody, payroll.NeedSource:
		return false
	default:
		return v.Changed() && v.Line.Corrected != v.Line.Version
	}
}

func (s *hoursScreen) noFix() string {
	if why := s.noLine(); why != "" {
		return why
	}
	v := s.lineAt()
	switch {
	case v.State == payroll.StateUnsure:
		return s.o.Texts().HourGrid.Locked
	case len(fixes(v)) == 0 && (noWho(v) || !names(v)) && s.elsewhereFix(v) == nil && !unconfirmed(v):
		return s.o.Texts().Review.NoFix
	}
	return ""
}

// fix settles what the line under the cursor asks for; where there are several
// ways, or the only one changes what was sent, it asks.
func (s *hoursScreen) fix() tea.Cmd {
	x, v := s.o.Texts(), s.lineAt()
	all := fixes(v)
	if names(v) && !noWho(v) {
		return s.choosePerson()
	}
	if further := s.elsewhereFix(v); further != nil && !slices.ContainsFunc(all, func(f payroll.Fix) bool { return f.Kind != payroll.FixSeen }) {
		return further()
	}
	apply := func(i int) tea.Cmd { return s.applyFix(v, all[i]) }
	switch {
	case len(all) == 0:
		return s.confirm()
	case len(all) == 1 && (!v.Confirmed() || !alters(all[0]) || needsReason(v, all[0])):
		return apply(0)
	}
	options := make([]Option, len(all))
	for i, f := range all {
		options[i] = Option{Label: x.Fix(f.Kind)}
		if f.Kind == payroll.FixSeen {
			options[i].Detail = s.seenOf(v)
			continue
		}
		if f.Minutes != 0 {
			options[i].Detail = fmt.Sprintf(x.HourGrid.HourMakes, s.length(f.Minutes))
		}
	}
	s.o.Open(&Choice{Heading: x.Review.FixTitle, Text: x.FindingText(worst(v.Findings)), Options: options, OnPick: apply})
	return nil
}

// seenOf names the findings that marking a line as seen settles: the question above may
// be about another one, which only its own answer settles.
func (s *hoursScreen) seenOf(v *payroll.Verdict) string {
	var names []string
	for _, f := range v.Findings {
		if name := s.o.Texts().Finding(f.Kind); !f.Seen && payroll.SeenSettles(&v.Line, f) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// applyFix settles a line in the way that was picked, with a reason where one is needed.
func (s *hoursScreen) applyFix(v *payroll.Verdict, f payroll.Fix) tea.Cmd {
	x, id := s.o.Texts(), v.Line.ID
	does, said := x.Fix(f.Kind), fmt.Sprintf(x.Review.Fixed, x.Fix(f.Kind))
	do := func(svc *link.Service, co *store.Company, view *link.Desk, reason string) error {
		return svc.ApplyFix(co, view, id, f, reason)
	}
	if needsReason(v, f) {
		s.reasoned(x.Review.FixTitle, fmt.Sprintf(x.Review.FixWhy, does), do, said)
		return nil
	}
	return s.write(func(svc *link.Service, co *store.Company, view *link.Desk) (outcome, error) {
		return outcome{said: said}, do(svc, co, view, does)
	})
}
