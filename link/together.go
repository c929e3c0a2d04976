package link

import (
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// workerPanic is a panic of a worker, passed on to whoever waits for it. It
// keeps the stack of the worker, which is gone by the time that it is told.
type workerPanic struct {
	value any
	stack string
}

// String tells the panic with the place where it happened.
func (p *workerPanic) String() string { return fmt.Sprintf("%v\n%s", p.value, p.stack) }

// Panicked gives the value and the stack of the worker.
func (p *workerPanic) Panicked() (value any, stack string) { return p.value, p.stack }

// together gives every item to work, so many at once, and returns when all are
// done. A panic in a goroutine of its own would end the whole program with the
// terminal as it is: here it goes on in the goroutine of the caller, where the
// screens or the command line word it. That does not wait for the other workers,
// who may want a lock that the panic left closed; they take no further item.
func together[T any](workers int, items []T, work func(T)) {
	var next atomic.Int64
	broken := make(chan *workerPanic, max(1, workers))
	var stop atomic.Bool
	var wg sync.WaitGroup
	for range max(1, min(workers, len(items))) {
		wg.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					stop.Store(true)
					broken <- &workerPanic{r, string(debug.Stack())}
				}
			}()
			for !stop.Load() {
				i := int(next.Add(1)) - 1
				if i >= len(items) {
					return
				}
				work(items[i])
			}
		})
	}
	done := make(chan struct{})
	go func() { wg.Wait(); close(done) }()
	select {
	case <-done:
	case p := <-broken:
		panic(p)
	}
	select {
	case p := <-broken:
		panic(p)
	default:
	}
}
