package ui

import (
	"slices"
	"strings"
	"testing"

	"doorzet/link"
	practice "doorzet/nmbrs/sim/demo"
	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// allSent is an office in which all of November was approved and sent, and of
// which nothing is left to be looked at.
func allSent(t *testing.T) *testOffice {
	o := newTestOffice(t).ready()
	o.export(func(r *link.ExportRequest) { r.BesideForeign, r.OverwriteDays = true, true })
	desk, err := o.svc.Desk(o.anker, november)
	o.must(err)
	var rest []payroll.LineID
	for i := range desk.Verdicts {
		if v := &desk.Verdicts[i]; !v.Confirmed() {
			rest = append(rest, v.Line.ID)
		}
	}
	o.must(o.svc.MarkElsewhere(o.anker, desk, rest, true))
	return o
}

// TestReviewedIsOnlyWhatNeedsNobody: the step Nakijken is done only when no line
// needs a word any more, and says what is needed while one does.
func TestReviewedIsOnlyWhatNeedsNobody(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(o *testOffice, desk *link.Desk, v *payroll.Verdict)
		says string
	}{
		{"nothing", func(*testOffice, *link.Desk, *payroll.Verdict) {}, "nagekeken"},
		{"withdrawn", func(o *testOffice, desk *link.Desk, v *payroll.Verdict) {
			o.must(o.svc.Withdraw(o.anker, desk, []payroll.LineID{v.Line.ID}, "niet gewerkt"))
		}, "1 te bevestigen"},
		{"edited", func(o *testOffice, desk *link.Desk, v *payroll.Verdict) { o.shorten(desk, v) }, "1 te bevestigen"},
		{"edited and confirmed", func(o *testOffice, desk *link.Desk, v *payroll.Verdict) {
			o.shorten(desk, v)
			desk, err := o.svc.Desk(o.anker, november)
			o.must(err)
			o.must(o.svc.Confirm(o.anker, desk, []payroll.LineID{v.Line.ID}, "vergissing"))
		}, "1 correctie klaar"},
		{"told otherwise", func(o *testOffice, _ *link.Desk, v *payroll.Verdict) { o.fileWithout(v) }, "1: bron anders"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := allSent(t)
			desk, err := o.svc.Desk(o.anker, november)
			o.must(err)
			c.do(o, desk, &desk.Verdicts[len(desk.Verdicts)/2])
			d := o.start(120, 40, overviewOnly).See(c.says)
			if c.name != "nothing" {
				d.Not("Deze verloningsperiode is klaar")
			}
			if c.says != "nagekeken" && c.says != "1 correctie klaar" {
				d.Not("nagekeken")
			}
		})
	}
}

// shorten takes an hour off a line.
func (o *testOffice) shorten(desk *link.Desk, v *payroll.Verdict) {
	o.t.Helper()
	f := v.Line.Facts
	f.Start, f.End, f.Minutes = payroll.NoTime, payroll.NoTime, f.Minutes-60
	o.must(o.svc.Edit(o.anker, desk, v.Line.ID, f, ""))
}

// fileWithout takes the practice file in once more, without the row of a line.
func (o *testOffice) fileWithout(v *payroll.Verdict) {
	o.t.Helper()
	rows := strings.SplitAfter(string(practice.Hours()), "\n")
	rows = slices.Delete(rows, v.Line.Source.Row-1, v.Line.Source.Row)
	p, err := o.svc.Preview(o.t.Context(), o.anker, link.ImportRequest{Input: intake.Input{Name: "uren-november-2.csv", Data: []byte(strings.Join(rows, ""))}})
	o.must(err)
	_, err = o.svc.Take(p, link.TakeOptions{})
	o.must(err)
}
