package wire

import (
	"context"
	"errors"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"doorzet/nmbrs"
)

// played is a clock that a test moves, and that moves by itself while something sleeps.
type played struct {
	now   time.Time
	slept []time.Duration
}

func (p *played) tries() *Tries {
	return &Tries{
		Pace: rate.NewLimiter(rate.Inf, 1), First: time.Second, Now: func() time.Time { return p.now },
		Sleep: func(ctx context.Context, d time.Duration) error {
			p.slept = append(p.slept, d)
			p.now = p.now.Add(d)
			return ctx.Err()
		},
	}
}

func tooMany(after time.Duration) error {
	return &nmbrs.Error{Class: nmbrs.ClassBusy, Cause: nmbrs.CauseBusy, Status: 429, RetryAfter: after}
}

func none(int, time.Duration, error) bool { return false }

// TestAskedToWaitHoweverLong: 120 seconds are 120 seconds, for every call of
// the client, and a wish beyond an hour is told instead.
func TestAskedToWaitHoweverLong(t *testing.T) {
	for after, want := range map[time.Duration]struct {
		calls int
		waits bool
	}{120 * time.Second: {2, true}, time.Hour: {2, true}, time.Hour + time.Second: {1, false}} {
		p := &played{now: time.Unix(0, 0)}
		tr := p.tries()
		calls := 0
		err := tr.Do(t.Context(), false, func() error {
			if calls++; calls == 1 {
				return tooMany(after)
			}
			return nil
		}, none)
		if calls != want.calls || (err == nil) != want.waits || want.waits && p.slept[0] != after {
			t.Errorf("%v: %d calls, slept %v, %v", after, calls, p.slept, err)
		}
	}
	p := &played{now: time.Unix(0, 0)}
	tr := p.tries()
	if err := tr.Do(t.Context(), true, func() error { return tooMany(120 * time.Second) }, none); err == nil {
		t.Fatal("a write was repeated")
	}
	if err := tr.Wait(t.Context()); err != nil || len(p.slept) != 1 || p.slept[0] != 120*time.Second {
		t.Errorf("another call waited %v, %v", p.slept, err)
	}
}

// TestPaceFollowsTheServer: each complaint makes calls rarer, good answers make
// them as frequent as before.
func TestPaceFollowsTheServer(t *testing.T) {
	p := &played{now: time.Unix(0, 0)}
	tr := p.tries()
	took := func(n int) time.Duration {
		began := p.now
		for range n {
			if err := tr.Wait(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		return p.now.Sub(began)
	}
	if d := took(100); d != 0 {
		t.Errorf("calls rest %v without a complaint", d)
	}
	last := time.Duration(0)
	for range 4 {
		_ = tr.Do(t.Context(), true, func() error { return tooMany(0) }, none)
		_ = tr.Wait(t.Context())
		d := took(10)
		if d <= last {
			t.Errorf("after a complaint 10 calls took %v, before %v", d, last)
		}
		last = d
	}
	for range 40 * goodInARow {
		if err := tr.Do(t.Context(), true, func() error { return nil }, none); err != nil {
			t.Fatal(err)
		}
	}
	_ = tr.Wait(t.Context())
	if d := took(10); d != 0 {
		t.Errorf("after good answers 10 calls still took %v", d)
	}
	for range 30 {
		_ = tr.Do(t.Context(), true, func() error { return tooMany(0) }, none)
	}
	_ = tr.Wait(t.Context())
	if d := took(10); d > 10*slowest {
		t.Errorf("10 calls took %v", d)
	}
}

// TestAtOnceIsNoTry: what may follow at once neither waits nor counts.
func TestAtOnceIsNoTry(t *testing.T) {
	p := &played{now: time.Unix(0, 0)}
	calls := 0
	err := p.tries().Do(t.Context(), false, func() error { calls++; return &nmbrs.Error{Class: nmbrs.ClassBusy, Status: 401} },
		func(int, time.Duration, error) bool { return calls < 3 })
	if err == nil || calls != 3+ReadTries-1 || len(p.slept) != ReadTries-1 {
		t.Errorf("%d calls, slept %v, %v", calls, p.slept, err)
	}
	if jitter(time.Second) > time.Second || errors.Is(err, context.Canceled) {
		t.Error("jitter")
	}
}
