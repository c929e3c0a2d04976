package link

import (
	"context"
	"time"

	"doorzet/nmbrs"
	"doorzet/payroll"
)

// WithWaits has told called, from any goroutine, with a Problem in words when calls
// under the context wait because Nmbrs asks to be left alone.
func WithWaits(ctx context.Context, now func() time.Time, told func(*payroll.Problem)) context.Context {
	return nmbrs.WithWaits(ctx, func(d time.Duration) { told(waitsFor(now(), d)) })
}

// waitsFor words a wait that begins now.
func waitsFor(now time.Time, d time.Duration) *payroll.Problem {
	return payroll.NewProblem(CodeWaits, "until", now.Add(d).Format(time.TimeOnly), "seconds", payroll.IntText(int(d/time.Second)))
}
