package ui

import (
	"slices"

	"doorzet/payroll"
	"doorzet/ui/theme"
)

// pushBehind is what a sending of the plan would leave behind, kept until the
// plan or the choice of people is another.
type pushBehind struct {
	of   *plannedPush
	only []payroll.EmployeeID
	payroll.Behind
}

// behind gives what a sending of the chosen people would leave behind.
func (s *pushScreen) behind(only []payroll.EmployeeID) *payroll.Behind {
	if s.left.of != s.plan || !slices.Equal(s.left.only, only) {
		s.left = pushBehind{s.plan, only, s.plan.Behind(only)}
	}
	return &s.left.Behind
}

// neverFrom is the height from which there is room for what never goes along.
const neverFrom = 30

// behindNotes words it for a screen of a height.
func (s *pushScreen) behindNotes(b *payroll.Behind, h int) []planRemark {
	x, role := s.o.Texts(), theme.Plain
	if b.Asks > 0 {
		role = theme.Warn
	}
	out := []planRemark{{x.LeftSum(b), role}}
	if sum := x.AnewSum(b); sum != "" {
		if !s.want.recalculate {
			sum += " " + x.Left.AnewOn
		}
		out = append(out, planRemark{sum, theme.Warn})
	}
	if h >= neverFrom {
		out = append(out, planRemark{x.NeverSum(b), theme.Faint})
	}
	return slices.DeleteFunc(out, func(n planRemark) bool { return n.text == "" })
}
