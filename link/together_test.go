package link

import (
	"strings"
	"sync"
	"testing"
)

func TestTogetherGivesEveryItemOnce(t *testing.T) {
	t.Parallel()
	for _, workers := range []int{0, 1, 3, 50} {
		items := make([]int, 20)
		for i := range items {
			items[i] = i
		}
		var mu sync.Mutex
		seen := map[int]int{}
		together(workers, items, func(i int) {
			mu.Lock()
			defer mu.Unlock()
			seen[i]++
		})
		for _, i := range items {
			if seen[i] != 1 {
				t.Errorf("%d workers: item %d was given %d times", workers, i, seen[i])
			}
		}
	}
	together(4, nil, func(int) { t.Error("work without items") })
}

// A panic of a worker comes out where it can be caught, with the place where it
// happened, and nobody waits for ever.
func TestTogetherPassesAPanicOn(t *testing.T) {
	t.Parallel()
	defer func() {
		p, ok := recover().(*workerPanic)
		if !ok || p.value != "broken" || !strings.Contains(p.String(), "together_test.go") {
			t.Errorf("recovered %v", p)
		}
	}()
	together(3, []int{1, 2, 3, 4, 5, 6, 7, 8}, func(i int) {
		if i == 2 {
			panic("broken")
		}
	})
	t.Error("the panic got lost")
}

// A panic that leaves a lock closed does not make the caller wait for those who
// want that lock.
func TestTogetherDoesNotWaitForALockOfAPanic(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	defer func() {
		if recover() == nil {
			t.Error("the panic got lost")
		}
		mu.Unlock() // lets the other workers end
	}()
	together(2, []int{1, 2, 3, 4}, func(int) {
		mu.Lock()
		panic("with the lock closed")
	})
}
