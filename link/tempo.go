package link

import (
	"sync"
	"time"
)

const (
	// mostParallel is how many employees are worked on at once at most.
	mostParallel = 32
	// perSecond is what Nmbrs bears of calls; the pace of the transport keeps to it.
	perSecond = 95
	// lately is how many calls tell how long one takes.
	lately = 24
)

// tempo tells how many employees to work on at once, from how long calls take:
// as many as fill the calls a second that Nmbrs bears, and no more. The shortest
// of late is taken, for a call may also have waited for its turn; where the turn
// is what takes the time the number stays as it is.
type tempo struct {
	// fixed is a number that was chosen, 0 for one that adapts.
	fixed int

	mu   sync.Mutex
	took [lately]time.Duration
	n    int
}

// note takes how long so many calls took one after the other.
func (t *tempo) note(took time.Duration, calls int) {
	if calls < 1 {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.took[t.n%lately] = took / time.Duration(calls)
	t.n++
}

// workers is how many to work on at once now.
func (t *tempo) workers() int {
	if t.fixed > 0 {
		return t.fixed
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.n == 0 {
		return defaultParallel
	}
	least := t.took[0]
	for _, d := range t.took[:min(t.n, lately)] {
		least = min(least, d)
	}
	return min(max(int(least*perSecond/time.Second), defaultParallel), mostParallel)
}
