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
// done.
func together[T any](workers int, items []T, work func(T)) {
	togetherUpTo(func() int { return workers }, items, work)
}

// togetherUpTo is together with a number at once that is asked anew after each
// item; it may only grow. A panic in a goroutine of its own would end the whole
// program with the terminal as it is: here it goes on in the goroutine of the
// caller, where the screens or the command line word it. That does not wait for the
// other workers, who may want a lock that the panic left closed; they take no
// further item.
func togetherUpTo[T any](workers func() int, items []T, work func(T)) {
	c := &crew[T]{items: items, work: work, workers: workers, broken: make(chan *workerPanic, 1)}
	c.grow()
	done := make(chan struct{})
	go func() { c.wg.Wait(); close(done) }()
	select {
	case <-done:
	case p := <-c.broken:
		panic(p)
	}
	select {
	case p := <-c.broken:
		panic(p)
	default:
	}
}

// crew are the workers of a together.
type crew[T any] struct {
	items   []T
	work    func(T)
	workers func() int
	broken  chan *workerPanic
	next    atomic.Int64
	stop    atomic.Bool
	wg      sync.WaitGroup

	mu    sync.Mutex
	there int
}

// grow sets as many to work as there may be and as there is something to do for.
func (c *crew[T]) grow() {
	c.mu.Lock()
	defer c.mu.Unlock()
	left := len(c.items) - int(c.next.Load())
	for want := min(max(1, c.workers()), c.there+left); c.there < want; c.there++ {
		c.wg.Go(c.one)
	}
}

// one works until nothing is left.
func (c *crew[T]) one() {
	defer func() {
		if r := recover(); r != nil {
			c.stop.Store(true)
			select {
			case c.broken <- &workerPanic{r, string(debug.Stack())}:
			default: // the first one is told
			}
		}
	}()
	for !c.stop.Load() {
		i := int(c.next.Add(1)) - 1
		if i >= len(c.items) {
			return
		}
		c.work(c.items[i])
		c.grow()
	}
}
