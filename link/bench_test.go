package link_test

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/nmbrs/soap"
	"doorzet/payroll"
	"doorzet/store"
)

// benchLatency is how long the server takes over each call.
const benchLatency = 40 * time.Millisecond

// benchPace is how many calls a second the real Nmbrs is spared to.
const benchPace = 100

const benchParallel = 6

// benchPeople is how many people the benchmark of an export has.
func benchPeople() int {
	if os.Getenv("DOORZET_BENCH") == "full" {
		return 1000
	}
	return 60
}

// benchOffice has people with hours under two codes, meals and days to send.
func benchOffice(b *testing.B, people int) *office {
	b.Helper()
	o := smallOffice(b, people, sim.Options{}, withToken(smallToken), func(opt *link.Options) {
		opt.Parallel, opt.WriteTimeout = benchParallel, 10*time.Second
		opt.Dial = dialPaced
	})
	var lines []payroll.Line
	for person := range people {
		over := o.line(person, 3, 120, 0)
		over.Type = "overuren"
		lines = append(lines, o.line(person, 2, 480, 200), over)
	}
	o.put(lines...)
	o.sim.SetLatency(benchLatency)
	return o
}

func dialPaced(a link.Access) (nmbrs.Client, error) {
	return soap.New(soap.Options{
		Endpoint: a.Endpoint, Email: a.Email, Domain: a.Domain, Token: a.Token.Reveal,
		Pace: rate.NewLimiter(benchPace, 10),
	})
}

// calls counts every call that the server received.
func (o *office) calls() int {
	n := 0
	for _, calls := range o.sim.State().Calls {
		n += calls
	}
	return n
}

// leastTime is what so many calls must take at the least: by their latency,
// several at once, and by the pace.
func leastTime(calls int) time.Duration {
	byLatency := time.Duration(calls) * benchLatency / benchParallel
	byPace := time.Duration(calls) * time.Second / benchPace
	return max(byLatency, byPace)
}

// BenchmarkExport measures a whole export: reading, sending, reading back.
// The ratio is to the least time that its calls can take; 1.3 is the budget.
func BenchmarkExport(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		o := benchOffice(b, benchPeople())
		before, syncs := o.calls(), o.led.Syncs()
		b.StartTimer()
		start := time.Now()
		res := o.export()
		took := time.Since(start)
		b.StopTimer()
		calls := o.calls() - before
		if res.Stop != nil || res.Done != 4*benchPeople() || res.Different != 0 {
			b.Fatalf("done %d, stop %v", res.Done, res.Stop)
		}
		b.ReportMetric(float64(calls), "calls")
		b.ReportMetric(float64(calls)/float64(benchPeople()), "calls/employee")
		b.ReportMetric(float64(o.led.Syncs()-syncs), "syncs")
		b.ReportMetric(took.Seconds(), "seconds")
		b.ReportMetric(took.Seconds()/leastTime(calls).Seconds(), "ratio")
		b.StartTimer()
	}
}

// BenchmarkExportLineByLine is how links without a plan work: for each line
// read what is there, add, and look again.
func BenchmarkExportLineByLine(b *testing.B) {
	people := max(benchPeople()/6, 10)
	for b.Loop() {
		b.StopTimer()
		o := benchOffice(b, people)
		c, err := dialPaced(link.Access{Endpoint: o.url, Email: smallEmail, Domain: "klein", Token: store.NewSecret(smallToken)})
		if err != nil {
			b.Fatal(err)
		}
		before := o.calls()
		b.StartTimer()
		start := time.Now()
		if err := lineByLine(c, o.desk()); err != nil {
			b.Fatal(err)
		}
		took := time.Since(start)
		b.StopTimer()
		b.ReportMetric(float64(o.calls()-before), "calls")
		b.ReportMetric(took.Seconds(), "seconds")
		b.ReportMetric(took.Seconds()/float64(people)*float64(benchPeople()), "seconds-at-"+strconv.Itoa(benchPeople()))
		b.StartTimer()
	}
}

func lineByLine(c nmbrs.Client, d *link.Desk) error {
	ctx := context.Background()
	p := nmbrs.Period{Year: 2026, Number: 11, Type: nmbrs.Month}
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		e := nmbrs.EmployeeID(v.Employee)
		for _, s := range v.Shares {
			in := nmbrs.Insert{Employee: e, Code: s.Component.Code, Period: p}
			var err error
			switch s.Component.Kind {
			case payroll.KindHours:
				in.Amount = nmbrs.Hundredths(payroll.RoundMinutes(s.Minutes))
				err = oneRow(ctx, c.HourRows, c.InsertHours, in)
			case payroll.KindWage:
				in.Amount = nmbrs.Hundredths(s.Count)
				err = oneRow(ctx, c.WageRows, c.InsertWage, in)
			case payroll.KindWorked:
				var days nmbrs.DayFigures
				if days, err = c.Days(ctx, e, p); err == nil {
					err = c.SetDays(ctx, nmbrs.SetDays{Employee: e, Days: days.Sum() + 1, Period: p})
				}
			case payroll.KindLink: // no component of Nmbrs
			}
			if err != nil {
				return fmt.Errorf("line %s: %w", v.Line.ID, err)
			}
		}
	}
	return nil
}

func oneRow(
	ctx context.Context, read func(context.Context, nmbrs.EmployeeID, nmbrs.Period) ([]nmbrs.Row, error),
	insert func(context.Context, nmbrs.Insert) (nmbrs.RowID, error), in nmbrs.Insert,
) error {
	if _, err := read(ctx, in.Employee, in.Period); err != nil {
		return err
	}
	if _, err := insert(ctx, in); err != nil {
		return err
	}
	_, err := read(ctx, in.Employee, in.Period)
	return err
}
