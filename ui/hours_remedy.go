package ui

import (
	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
)

// remedyScreen gives the screen on which a finding is settled that has no
// proposal of its own in the grid, false for one that has.
func remedyScreen(k payroll.FindingKind) (ScreenID, bool) {
	switch k {
	case payroll.FindNoCode:
		return ScreenCodes, true
	case payroll.FindNoCompany:
		return ScreenCompanies, true
	case payroll.FindUnknownBasis, payroll.FindNoEmployment, payroll.FindNewHire, payroll.FindExternal:
		return ScreenPeople, true
	case payroll.FindUnknownPerson, payroll.FindBadTime, payroll.FindDouble, payroll.FindMoved, payroll.FindGone, payroll.FindWaits, payroll.FindKept,
		payroll.FindBesideLink, payroll.FindZeroHours, payroll.FindLong, payroll.FindOverlap, payroll.FindNoBreak, payroll.FindClockChange,
		payroll.FindDuplicate, payroll.FindUnlikely, payroll.FindTotal, payroll.FindTwoContracts, payroll.FindWageChange, payroll.FindRefused, payroll.FindCorrection, payroll.FindTwoIDs,
		payroll.FindTold, payroll.FindPaidOther, payroll.FindStays, payroll.FindSentFor, payroll.FindGap, payroll.FindLeaver, payroll.FindRehired:
	}
	return "", false
}

// elsewhereFix leads to where the worst finding of a line is settled, nil where
// that is here. Blocking findings come before those that only warn.
func (s *hoursScreen) elsewhereFix(v *payroll.Verdict) func() tea.Cmd {
	for _, f := range v.Findings {
		id, there := remedyScreen(f.Kind)
		if !there || !f.Blocks() {
			continue
		}
		if f.Kind == payroll.FindNoCode {
			return func() tea.Cmd {
				s.o.wantCode = payroll.FoldType(f.Args["type"])
				s.o.Go(id)
				return nil
			}
		}
		return func() tea.Cmd { s.o.Go(id); return nil }
	}
	return nil
}
