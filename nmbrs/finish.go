package nmbrs

import (
	"context"
	"time"
)

type (
	stopKey  struct{}
	waitsKey struct{}
)

// Finish gives a context for a call that must not be cut off: one that has gone
// out is waited for, within the client's own time-out, whatever becomes of ctx; one
// that still waits for its turn ends with ctx, for nothing of it has been sent.
func Finish(ctx context.Context) context.Context {
	return context.WithValue(context.WithoutCancel(ctx), stopKey{}, ctx)
}

// BeforeSending gives the context for what comes before a call goes out: it ends
// with ctx, and with the one that Finish was given. The caller ends it by done.
func BeforeSending(ctx context.Context) (before context.Context, done func()) {
	stop, ok := ctx.Value(stopKey{}).(context.Context)
	if !ok {
		return ctx, func() {}
	}
	before, cancel := context.WithCancel(ctx)
	if stop.Err() != nil {
		cancel()
	}
	unhook := context.AfterFunc(stop, cancel)
	return before, func() { unhook(); cancel() }
}

// WithWaits has told called, from any goroutine, when calls under the context wait
// because the server asks for it: for how long from now.
func WithWaits(ctx context.Context, told func(time.Duration)) context.Context {
	return context.WithValue(ctx, waitsKey{}, told)
}

// TellWait tells whoever WithWaits named that a call waits.
func TellWait(ctx context.Context, d time.Duration) {
	if told, ok := ctx.Value(waitsKey{}).(func(time.Duration)); ok {
		told(d)
	}
}
