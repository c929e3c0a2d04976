package link_test

import (
	"slices"
	"testing"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// waiting counts the lines of a company's November that wait for a correction.
func (o *office) waiting(co *store.Company) int {
	o.t.Helper()
	d, err := o.svc.Desk(co, nov)
	if err != nil {
		o.t.Fatal(err)
	}
	n := 0
	for i := range d.Verdicts {
		if slices.ContainsFunc(d.Verdicts[i].Findings, func(f payroll.Finding) bool { return f.Kind == payroll.FindWaits }) {
			n++
		}
	}
	return n
}

// TestALineOfAnotherCompanyLetsGo: a venue went to another company after its hours
// were sent. They wait there until the first company's correction was sent, not just
// confirmed, and not a moment longer; no choice lets them go before.
func TestALineOfAnotherCompanyLetsGo(t *testing.T) {
	t.Parallel()
	o := shapeOffice(t)
	infos, err := o.svc.Ledger.Companies()
	noErr(t, err)
	at := slices.IndexFunc(infos, func(i store.CompanyInfo) bool { return i.Key != o.co.Key() })
	second := o.must(o.svc.Ledger.Company(infos[at].Key))
	for _, co := range []*store.Company{second, o.co} {
		_, err = o.svc.FetchCodes(t.Context(), co)
		noErr(t, err)
		first := o.co
		o.co = co
		o.codes("gewerkte uren=2100", "dagen=on")
		o.co = first
	}
	file := "datum;naam;vestiging;uren;goedgekeurd\n02-11-2026;Lieke van 't Hoff;Het Anker;8;ja\n"
	o.take(o.see("uren.csv", file), link.TakeOptions{})
	o.approveAll()
	if res := o.export(); res.Batch == "" {
		t.Fatalf("nothing was sent: %+v", res)
	}
	noErr(t, o.svc.SetVenue("Het Anker", second))
	o.take(o.see("later.csv", file), link.TakeOptions{Sent: true, Withdraw: true})
	if n := o.waiting(second); n != 1 {
		t.Fatalf("%d lines wait at first", n)
	}
	d, err := o.svc.Desk(second, nov)
	noErr(t, err)
	for _, f := range d.Verdicts[0].Findings {
		if f.Kind == payroll.FindWaits && (f.Args["company"] == "" || f.Args["date"] != "02-11-2026") {
			t.Errorf("it is not told where the hours are: %v", f.Args)
		}
		for _, fix := range payroll.Fixes(&d.Verdicts[0].Line, f) {
			if fix.Kind == payroll.FixCorrect {
				t.Error("a choice that cannot help is offered")
			}
		}
	}
	if err := o.svc.Answer(second, d, []payroll.LineID{d.Verdicts[0].Line.ID}, payroll.FixCorrect, "zeker"); err == nil {
		t.Error("the wait was let go while the first company's hours stand")
	}
	o.confirmChanged()
	if n := o.waiting(second); n != 1 {
		t.Errorf("%d lines wait when the correction is confirmed and not sent", n)
	}
	o.export()
	if n := o.waiting(second); n != 0 {
		t.Errorf("%d lines wait when the correction was sent", n)
	}
	d, err = o.svc.Renew(second, d)
	noErr(t, err)
	if st := d.Verdicts[0].State; st != payroll.StateReady {
		t.Errorf("in the second company the line is %s in the end: %v", st, d.Verdicts[0].Findings)
	}
}
