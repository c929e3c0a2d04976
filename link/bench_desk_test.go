package link_test

import (
	"strconv"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
	"doorzet/store"
)

// deskPeople and deskLines make a period as large as the budget speaks of.
const (
	deskPeople = 1000
	deskLines  = 50_000
)

// largeDesk makes a period of 50,000 lines with surcharges.
func largeDesk(b *testing.B) (*office, *link.Desk) {
	b.Helper()
	o := smallOffice(b, deskPeople, sim.Options{}, withToken(smallToken))
	const batch = 5000
	var lines []payroll.Line
	for i := range deskLines {
		l := o.line(i%deskPeople, 1+i/deskPeople%28, payroll.Minutes(300+i%240), payroll.Hundredths(i%3*100))
		l.Venue, l.Team = "Vestiging "+strconv.Itoa(i%7), "Team "+strconv.Itoa(i%31)
		l.Source = payroll.Source{Kind: payroll.SourceHourList, File: "uren.csv", Row: i + 2}
		l.Start = payroll.ClockTime(8*60 + i/deskPeople/28*10*60)
		end := int(l.Start) + int(l.Minutes) + 30
		l.End, l.Break = payroll.ClockTime(end%(24*60)), 30
		l.Approved = i%4 != 0
		lines = append(lines, l)
		if len(lines) == batch {
			o.put(lines...)
			lines = nil
		}
	}
	for _, r := range []payroll.SurchargeRule{
		{Name: "Avond", Percent: 2500, Window: payroll.Window{Start: 18 * 60, End: 22 * 60}},
		{Name: "Nacht", Percent: 5000, Replaces: true, Window: payroll.Window{Start: 22 * 60, End: 6 * 60}},
		{Name: "Zondag", Percent: 10000, Replaces: true, Days: []int{7}},
	} {
		if err := o.svc.SetSurcharge(o.co, payroll.Period{}, r); err != nil {
			b.Fatal(err)
		}
	}
	err := o.co.UpdateSettings(store.Audit{Action: "codes"}, func(set *payroll.Settings) error {
		for i, name := range []string{"avond", "nacht", "zondag"} {
			set.Codes[payroll.SurchargeKey(name)] = payroll.History[payroll.CodeChoice]{{Value: payroll.CodeChoice{Kind: payroll.KindHours, Code: 2150 + i}}}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	d, err := o.svc.Desk(o.co, nov)
	if err != nil {
		b.Fatal(err)
	}
	return o, d
}

// BenchmarkDesk opens a period of 50,000 lines: reading, states, findings,
// surcharges, totals. The budget is 400 ms.
func BenchmarkDesk(b *testing.B) {
	o, _ := largeDesk(b)
	b.ResetTimer()
	for b.Loop() {
		d, err := o.svc.Desk(o.co, nov)
		if err != nil {
			b.Fatal(err)
		}
		if n := total(d.CountStates()); n != deskLines {
			b.Fatalf("%d lines", n)
		}
	}
}

func total(counts map[payroll.State]link.Tally) int {
	n := 0
	for _, t := range counts {
		n += t.Lines
	}
	return n
}
