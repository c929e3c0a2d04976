package link_test

import (
	"slices"
	"testing"

	"doorzet/link"
	"doorzet/payroll"
)

// TestSeenAnswersNoQuestion: a shift without a break that was sent, and of which the
// source says otherwise later, has two findings. Seeing the one answers nothing of
// the other.
func TestSeenAnswersNoQuestion(t *testing.T) {
	t.Parallel()
	o := shapeOffice(t)
	_, err := o.svc.FetchCodes(t.Context(), o.co)
	noErr(t, err)
	o.codes("gewerkte uren=2100")
	head := "datum;naam;vestiging;start;eind;goedgekeurd\n"
	o.take(o.see("uren.csv", head+"03-11-2026;Lieke van 't Hoff;Het Anker;10:00;16:00;ja\n04-11-2026;Lieke van 't Hoff;Het Anker;10:00;13:00;ja\n"), link.TakeOptions{})
	if res := o.export(); res.Batch == "" {
		t.Fatalf("nothing was sent: %+v", res)
	}
	o.take(o.see("later.csv", head+"03-11-2026;Lieke van 't Hoff;Het Anker;10:00;17:00;ja\n04-11-2026;Lieke van 't Hoff;Het Anker;10:00;13:00;ja\n"), link.TakeOptions{})
	d := o.desk()
	i := slices.IndexFunc(d.Verdicts, func(v payroll.Verdict) bool {
		return slices.ContainsFunc(v.Findings, func(f payroll.Finding) bool { return f.Kind == payroll.FindTold })
	})
	if i < 0 {
		t.Fatal("the source's other word is not told")
	}
	id := d.Verdicts[i].Line.ID
	noErr(t, o.svc.MarkSeen(o.co, d, []payroll.LineID{id}))
	v, err := o.desk().Verdict(id)
	noErr(t, err)
	open, seen := 0, 0
	for _, f := range v.Findings {
		switch {
		case f.Kind == payroll.FindTold && !f.Seen:
			open++
		case f.Kind == payroll.FindNoBreak && f.Seen:
			seen++
		}
	}
	if open != 1 || seen != 1 {
		t.Errorf("after seeing the break: %+v", v.Findings)
	}
}
