package link_test

import (
	"strconv"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// deskPeople and deskLines make a period as large as the budget speaks of.
const (
	deskPeople = 1000
	deskLines  = 50_000
)

// BenchmarkDesk opens a period of 50,000 lines: reading, states, findings,
// totals. The budget is 400 ms.
func BenchmarkDesk(b *testing.B) {
	o := smallOffice(b, deskPeople, sim.Options{}, withToken(smallToken))
	const batch = 5000
	var lines []payroll.Line
	for i := range deskLines {
		l := o.line(i%deskPeople, 1+i/deskPeople%28, payroll.Minutes(300+i%240), payroll.Hundredths(i%3*100))
		l.Venue, l.Team = "Vestiging "+strconv.Itoa(i%7), "Team "+strconv.Itoa(i%31)
		l.Source = payroll.Source{Kind: payroll.SourceHourList, File: "uren.csv", Row: i + 2}
		l.Start = payroll.ClockTime(8*60 + i/deskPeople/28*10*60)
		l.End, l.Break = l.Start+payroll.ClockTime(l.Minutes)+30, 30
		l.Approved = i%4 != 0
		lines = append(lines, l)
		if len(lines) == batch {
			o.put(lines...)
			lines = nil
		}
	}
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
