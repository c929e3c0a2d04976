package link

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestTempoFollowsLatency: slow answers are made up for by more people at once,
// as far as the pace bears; quick ones and a number that was chosen are left alone.
func TestTempoFollowsLatency(t *testing.T) {
	t.Parallel()
	for took, want := range map[time.Duration]int{0: 6, 20 * time.Millisecond: 6, 40 * time.Millisecond: 6, 150 * time.Millisecond: 14, 300 * time.Millisecond: 28, time.Minute: 32} {
		var tp tempo
		if n := tp.workers(); n != defaultParallel {
			t.Errorf("begins with %d", n)
		}
		for range 2 * lately {
			tp.note(3*took, 3)
		}
		tp.note(time.Hour, 1) // one that waited says nothing
		tp.note(time.Hour, 0)
		if n := tp.workers(); n != want {
			t.Errorf("%v a call: %d at once, want %d", took, n, want)
		}
		tp.fixed = 1
		if n := tp.workers(); n != 1 {
			t.Errorf("chosen was 1, got %d", n)
		}
	}
	// What waits for its turn among so many at once does not make more of them.
	var tp tempo
	n := tp.workers()
	for range 10 {
		for range lately {
			tp.note(max(150*time.Millisecond, time.Duration(n)*time.Second/perSecond), 1)
		}
		n = tp.workers()
	}
	if n > 16 {
		t.Errorf("it ran away to %d", n)
	}
}

// TestTogetherGrows: more work at once as soon as more may, and never more.
func TestTogetherGrows(t *testing.T) {
	t.Parallel()
	var may, at, most, done atomic.Int64
	may.Store(2)
	var once sync.Once
	release := make(chan struct{})
	togetherUpTo(func() int { return int(may.Load()) }, make([]int, 40), func(int) {
		now := at.Add(1)
		for seen := most.Load(); now > seen && !most.CompareAndSwap(seen, now); seen = most.Load() {
		}
		if done.Add(1) > 4 {
			may.Store(5)
		}
		if done.Load() > 10 { // those at work now were joined by the others
			if now == 5 {
				once.Do(func() { close(release) })
			}
			select {
			case <-release:
			case <-time.After(10 * time.Second):
			}
		}
		at.Add(-1)
	})
	if done.Load() != 40 || most.Load() != 5 {
		t.Errorf("%d done, %d at once", done.Load(), most.Load())
	}
}
