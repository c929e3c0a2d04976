package payroll

import "slices"

// needsFit holds what each line needs of a person against what a sending that
// takes every line along would say of it: both name the same lines.
func needsFit(t interface{ Fatalf(string, ...any) }, d *desk) {
	fits := map[LeftReason][]Need{
		LeftOpen: {NeedApproval, NeedConfirmation}, LeftFinding: {NeedRemedy}, LeftChange: {NeedConfirmation, NeedRemedy},
		LeftWithdrawal: {NeedConfirmation}, LeftMove: {NeedConfirmation, NeedRemedy},
	}
	for _, v := range d.book.Evaluate() {
		one := Leaving{Book: &d.book, Verdicts: []Verdict{v}, Otherwise: LeftOther}.Behind()
		if len(one.Never) > 0 {
			continue // it may need a word and goes nowhere
		}
		want := []Need{NeedNobody, NeedSource}
		if len(one.Left) > 0 && fits[one.Left[0].Reason] != nil {
			want = fits[one.Left[0].Reason]
		}
		if got := v.Needs(); !slices.Contains(want, got) {
			t.Fatalf("%s, %s (%v) needs %q, want one of %q; left: %s", v.Line.ID, v.State, v.Findings, got, want, leftText(one))
		}
	}
}
