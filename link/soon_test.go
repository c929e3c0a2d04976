package link_test

import (
	"context"
	"time"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/store"
)

// soon is a clock whose rests pass at once; it notes what was asked for and
// lets what the server does later happen in time.
type soon struct {
	now   chan time.Time // holds the one present moment
	asked chan []time.Duration
	due   chan []lateJob
}

type lateJob struct {
	at time.Time
	do func()
}

func newSoon() *soon {
	c := &soon{make(chan time.Time, 1), make(chan []time.Duration, 1), make(chan []lateJob, 1)}
	c.now <- time.Date(2026, 12, 2, 9, 0, 0, 0, time.UTC)
	c.asked <- nil
	c.due <- nil
	return c
}

func (c *soon) Now() time.Time {
	now := <-c.now
	c.now <- now
	return now
}

// After lets d pass.
func (c *soon) After(d time.Duration) <-chan time.Time {
	c.asked <- append(<-c.asked, d)
	now := c.pass(d)
	fired := make(chan time.Time, 1)
	fired <- now
	return fired
}

// pass lets d pass, and does what was due in it.
func (c *soon) pass(d time.Duration) time.Time {
	now := (<-c.now).Add(d)
	c.now <- now
	var rest []lateJob
	jobs := <-c.due
	var run []func()
	for _, j := range jobs {
		if j.at.After(now) {
			rest = append(rest, j)
		} else {
			run = append(run, j.do)
		}
	}
	c.due <- rest
	for _, do := range run {
		do()
	}
	return now
}

// later is for the simulator: f runs when d has passed on this clock.
func (c *soon) later(d time.Duration, f func()) {
	at := c.Now().Add(d)
	c.due <- append(<-c.due, lateJob{at, f})
}

// jump moves the wall clock without letting time pass.
func (c *soon) jump(d time.Duration) { c.now <- (<-c.now).Add(d) }

// rests gives what was asked for since the last call.
func (c *soon) rests() []time.Duration {
	out := <-c.asked
	c.asked <- nil
	return out
}

// dial makes a client that waits on this clock, as the service does.
func (c *soon) dial(a link.Access) (nmbrs.Client, error) { return dialTransport(a, c.timing()) }

func (c *soon) timing() timing { return timing{atOnce().pace, c.Now, c.sleep} }

// sleep is for clients: what they rest is not among the rests of the service.
func (c *soon) sleep(ctx context.Context, d time.Duration) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c.pass(d)
	return nil
}

// quick wires a service to a clock whose rests pass at once.
func quick(c *soon) func(*link.Options) {
	return func(o *link.Options) {
		o.Clock = c
		o.Settle = 10 * time.Second
		o.Token, o.Dial = store.NewSecret(smallToken), c.dial
	}
}
