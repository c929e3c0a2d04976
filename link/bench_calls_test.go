package link_test

import (
	"testing"
	"time"

	"golang.org/x/time/rate"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// BenchmarkCalls counts the calls of a whole export and of taking it back, per
// employee with hours under two codes, meals and days, at several latencies; with
// DOORZET_TEST_TRANSPORT=rest over REST. The pace is the time beside the least
// that so many calls take where 95 a second may go out.
func BenchmarkCalls(b *testing.B) {
	for _, latency := range []time.Duration{20 * time.Millisecond, 40 * time.Millisecond, 150 * time.Millisecond, 300 * time.Millisecond} {
		b.Run(latency.String(), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				o := callsOffice(b, benchPeople(), latency)
				b.StartTimer()
				o.countCalls(b, "out", func() *link.ExportResult { return o.export() })
				o.countCalls(b, "back", func() *link.ExportResult {
					res, err := o.svc.TakeBack(b.Context(), o.co, link.TakeBackRequest{})
					if err != nil {
						b.Fatal(err)
					}
					return res
				})
			}
		})
	}
}

func callsOffice(b *testing.B, people int, latency time.Duration) *office {
	b.Helper()
	o := smallOffice(b, people, sim.Options{}, withToken(smallToken), func(opt *link.Options) {
		opt.WriteTimeout = 10 * time.Second
		opt.Dial = func(a link.Access) (nmbrs.Client, error) {
			return dialTransport(a, timing{pace: rate.NewLimiter(95, 10)})
		}
	})
	var lines []payroll.Line
	for person := range people {
		over := o.line(person, 3, 120, 0)
		over.Type = "overuren"
		lines = append(lines, o.line(person, 2, 480, 200), over)
	}
	o.put(lines...)
	o.sim.SetLatency(latency)
	return o
}

// countCalls reports what work asks of the server.
func (o *office) countCalls(b *testing.B, name string, work func() *link.ExportResult) {
	b.Helper()
	before, start := o.calls(), time.Now()
	res := work()
	calls, took := o.calls()-before, time.Since(start)
	if res.Stop != nil || res.Refused+res.Unsure+res.Waiting > 0 || res.Done == 0 {
		b.Fatalf("%s: %+v", name, res)
	}
	b.ReportMetric(float64(calls)/float64(benchPeople()), "calls/employee-"+name)
	b.ReportMetric(took.Seconds()/(float64(calls)/95), "pace-"+name)
}
