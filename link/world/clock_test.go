package world_test

import (
	"slices"
	"sync"
	"time"
)

// patience is a clock whose rests pass at once; what the server does later
// happens when its time has come.
type patience struct {
	mu  sync.Mutex
	now time.Time
	due []late
}

type late struct {
	at time.Time
	do func()
}

func newPatience() *patience {
	return &patience{now: time.Date(2026, 12, 2, 9, 0, 0, 0, time.UTC)}
}

func (c *patience) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// After lets d pass.
func (c *patience) After(d time.Duration) <-chan time.Time {
	fired := make(chan time.Time, 1)
	fired <- c.pass(d)
	return fired
}

func (c *patience) pass(d time.Duration) time.Time {
	c.mu.Lock()
	c.now = c.now.Add(d)
	now := c.now
	var run []func()
	c.due = slices.DeleteFunc(c.due, func(j late) bool {
		if j.at.After(now) {
			return false
		}
		run = append(run, j.do)
		return true
	})
	c.mu.Unlock()
	for _, do := range run {
		do()
	}
	return now
}

// later is for the simulator: f runs when d has passed on this clock.
func (c *patience) later(d time.Duration, f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.due = append(c.due, late{c.now.Add(d), f})
}
