package wire

import (
	"context"
	"errors"
	"testing"
	"time"

	"doorzet/nmbrs"
)

// TestStopEndsWhatWaitsForItsTurn: what has not gone out yet ends with the person's
// stop, however long the server asked to be left alone and though the call itself
// must not be cut off; whoever listens is told of the wait.
func TestStopEndsWhatWaitsForItsTurn(t *testing.T) {
	for name, wait := range map[string]func(*Tries, context.Context) error{
		"a call": func(tr *Tries, ctx context.Context) error { return tr.Wait(ctx) },
		"another try": func(tr *Tries, ctx context.Context) error {
			return tr.Do(ctx, false, func() error { return tooMany(time.Hour) }, none)
		},
	} {
		p := &played{now: time.Unix(0, 0)}
		tr := p.tries()
		tr.Sleep = Sleep // the real one, which only the stop ends
		_ = tr.heard(tooMany(time.Hour))
		person, stop := context.WithCancel(t.Context())
		var told time.Duration
		ctx := nmbrs.Finish(nmbrs.WithWaits(person, func(d time.Duration) { told = d; stop() }))
		if err := wait(tr, ctx); err == nil {
			t.Errorf("%s: it went out", name)
		}
		if told < 59*time.Minute {
			t.Errorf("%s: told of %v", name, told)
		}
		if ctx.Err() != nil {
			t.Errorf("%s: what is on its way would be cut off", name)
		}
	}
	p := &played{now: time.Unix(0, 0)}
	person, stop := context.WithCancel(t.Context())
	stop()
	if err := p.tries().Wait(nmbrs.Finish(person)); !errors.Is(err, context.Canceled) {
		t.Errorf("a call after the stop: %v", err)
	}
}
