package wire

import (
	"context"
	"crypto/rand"
	"errors"
	"math/big"
	"net/http"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"doorzet/nmbrs"
)

const (
	// ReadTries is how often a read is tried in all.
	ReadTries = 3
	// LongestWait is the most that a call waits because a server finds that there
	// were too many calls, longestFault because it has a failure. What asks for
	// more is an outage: the caller is told, and may come back.
	LongestWait  = time.Hour
	longestFault = 30 * time.Second
	// slowest is the longest rest between two calls of a client that adapts.
	slowest = 2 * time.Second
	// firstRest is the rest that a server's first complaint begins.
	firstRest = 20 * time.Millisecond
	// worthTelling is the shortest wait that somebody is told of.
	worthTelling = 2 * time.Second
	// goodInARow is how many good answers shorten the rest.
	goodInARow = 50
)

// Tries says when the calls of a client go out and how often a read is tried.
// It is safe for use by several goroutines; the clients of a program share its
// Pace. What a server asks for, by Retry-After, holds for every call: the limits
// of REST are not published, so that the pace follows what the server bears.
type Tries struct {
	// Pace limits the calls per second.
	Pace *rate.Limiter
	// First is the pause before the second try of a read, doubled for the next.
	First time.Duration
	// Now and Sleep are the clock.
	Now   func() time.Time
	Sleep func(context.Context, time.Duration) error

	mu sync.Mutex
	// until is when a server wants to be asked again, next when the following
	// call may go, rest how far apart calls are, good the answers since it complained.
	until, next time.Time
	rest        time.Duration
	good        int
}

// patience is how long a call waits because an answer asks for it.
func patience(e *nmbrs.Error) time.Duration {
	if e.Status == http.StatusTooManyRequests {
		return LongestWait
	}
	return longestFault
}

// Wait holds a call back until it may go. Its error is that of the context.
func (t *Tries) Wait(ctx context.Context) error {
	ctx, done := nmbrs.BeforeSending(ctx)
	defer done()
	if d := t.hold(); d > 0 {
		if d >= worthTelling {
			nmbrs.TellWait(ctx, d)
		}
		if err := t.Sleep(ctx, d); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil { // a limiter without a limit does not ask
		return err
	}
	return t.Pace.Wait(ctx)
}

// hold takes the next place in the row and tells how far away it is.
func (t *Tries) hold() time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.Now()
	at := now
	if t.rest > 0 && t.next.After(at) {
		at = t.next
	}
	if t.until.After(at) {
		at = t.until
	}
	t.next = at.Add(t.rest)
	return at.Sub(now)
}

// rested forgets a wish that was waited for.
func (t *Tries) rested(until time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.until.Equal(until) {
		t.until = time.Time{}
	}
}

// heard takes what an answer says of the pace: too many calls make it slower,
// good answers faster again. It gives the time until which the server wants to
// be left alone.
func (t *Tries) heard(err error) time.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	var e *nmbrs.Error
	if !errors.As(err, &e) || e.Status != http.StatusTooManyRequests {
		if t.good++; err == nil && t.good >= goodInARow {
			t.good = 0
			if t.rest /= 2; t.rest < firstRest {
				t.rest = 0
			}
		}
		return t.until
	}
	t.good = 0
	t.rest = min(max(2*t.rest, firstRest), slowest)
	if until := t.Now().Add(min(e.RetryAfter, LongestWait)); until.After(t.until) {
		t.until = until
	}
	return t.until
}

// Do makes a call: a write once, a read up to ReadTries times. once is one try;
// after tells of each, and whether the next one may follow at once, which does
// not count as a try.
func (t *Tries) Do(ctx context.Context, write bool, once func() error, after func(try int, took time.Duration, err error) (atOnce bool)) error {
	pause := t.First
	for try := 1; ; try++ {
		start := t.Now()
		err := once()
		atOnce := after(try, t.Now().Sub(start), err)
		until := t.heard(err)
		if err == nil || write {
			return err
		}
		if atOnce {
			try--
			continue
		}
		var e *nmbrs.Error
		if try >= ReadTries || !errors.As(err, &e) || !repeatable(e) || e.RetryAfter > patience(e) {
			return err
		}
		wait := max(e.RetryAfter, pause+jitter(pause))
		pause *= 2
		if t.pause(ctx, wait) != nil {
			return err
		}
		t.rested(until)
	}
}

// pause waits before another try, of which nothing has been sent yet.
func (t *Tries) pause(ctx context.Context, d time.Duration) error {
	ctx, done := nmbrs.BeforeSending(ctx)
	defer done()
	if d >= worthTelling {
		nmbrs.TellWait(ctx, d)
	}
	return t.Sleep(ctx, d)
}

// repeatable tells whether another try of a read may help.
func repeatable(e *nmbrs.Error) bool {
	if e.Class == nmbrs.ClassBusy {
		return true
	}
	if e.Cause == nmbrs.CauseFault {
		return false
	}
	switch e.Status {
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout, http.StatusTooManyRequests:
		return true
	}
	return e.Cause == nmbrs.CauseNetwork
}

// jitter is a random part of d, so that clients do not come back together.
func jitter(d time.Duration) time.Duration {
	n, err := rand.Int(rand.Reader, big.NewInt(int64(d)))
	if err != nil {
		return 0
	}
	return time.Duration(n.Int64())
}

// Sleep waits, or ends early with the context.
func Sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// RetryAfter reads the header in seconds or as a date; 0 when absent or odd.
func RetryAfter(text string, now time.Time) time.Duration {
	if n, err := strconv.ParseInt(text, 10, 32); err == nil && n >= 0 {
		return time.Duration(n) * time.Second
	}
	if at, err := http.ParseTime(text); err == nil && at.After(now) {
		return at.Sub(now)
	}
	return 0
}
