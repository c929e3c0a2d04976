package link_test

import (
	"context"
	"errors"
	"testing"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// A very long import that is broken off leaves whole lines, says so, and is
// completed by reading the file again.
func TestALongImportIsResumable(t *testing.T) {
	t.Parallel()
	const rows = 35_000
	o := twiceOffice(t)
	data := longList(rows)
	see := func() *link.Preview {
		t.Helper()
		p, err := o.svc.Preview(t.Context(), o.co, link.ImportRequest{Input: intake.Input{Name: "lang.csv", Data: data}})
		noErr(t, err)
		return p
	}
	p := see()
	asked := 0
	_, err := o.svc.Take(p, link.TakeOptions{Stop: func() bool { asked++; return asked > 2 }})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	o.wantHours(20_000, sumOf(p.Result.Rows, 20_000))
	o.reopen()
	p = see()
	o.wantTally(p, "new 15000, same 20000")
	if p.Open == nil || p.Open.Name != "lang.csv" || p.Open.Done != 20_000 || p.Open.Total != rows || p.Before != nil {
		t.Fatalf("open %+v, before %+v", p.Open, p.Before)
	}
	last := 0
	o.take(p, link.TakeOptions{Progress: func(pr link.Progress) {
		if pr.Done < last || pr.Done > pr.Total {
			t.Errorf("progress %d of %d after %d", pr.Done, pr.Total, last)
		}
		last = pr.Done
	}})
	if last != 15_000 {
		t.Errorf("progress ended at %d", last)
	}
	o.wantHours(rows, sumOf(p.Result.Rows, rows))
	p = see()
	o.wantTally(p, "same 35000")
	if p.Open != nil || p.Before == nil {
		t.Errorf("open %+v, before %+v", p.Open, p.Before)
	}
}

// sumOf adds up the first n rows in the order of their days.
func sumOf(rows []intake.Row, n int) payroll.Minutes {
	var days [32]payroll.Minutes
	var counts [32]int
	for _, r := range rows {
		_, _, d := r.Date.YMD()
		days[d] += r.Minutes
		counts[d]++
	}
	var sum payroll.Minutes
	for d := range days {
		switch {
		case counts[d] <= n:
			sum += days[d]
			n -= counts[d]
		case n > 0: // part of a day: in the order of the file
			for _, r := range rows {
				if _, _, at := r.Date.YMD(); at == d && n > 0 {
					sum += r.Minutes
					n--
				}
			}
		}
	}
	return sum
}
