package ids

import (
	"encoding/base64"
	"encoding/hex"
	"slices"
	"sync"
	"testing"
	"time"
)

// TestEachIsAnother: no id, key or secret comes twice, and each has the length
// that its chance needs.
func TestEachIsAnother(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		for _, id := range []string{New(), Secret(24), string(Bytes(32))} {
			if seen[id] {
				t.Fatalf("%q twice", id)
			}
			seen[id] = true
		}
	}
	if b, err := hex.DecodeString(New()); err != nil || len(b) != 16 {
		t.Errorf("a name of %d bytes, %v", len(b), err)
	}
	if b, err := base64.RawURLEncoding.DecodeString(Secret(24)); err != nil || len(b) != 24 {
		t.Errorf("a secret of %d bytes, %v", len(b), err)
	}
}

// TestSortedByTime: ids sort as they were made, also when the clock stands still or
// goes back, and from several goroutines at once none comes twice.
func TestSortedByTime(t *testing.T) {
	now := time.UnixMilli(1_800_000_000_000)
	source := Sorted(func() time.Time { return now })
	var list []string
	for _, step := range []time.Duration{0, 0, time.Millisecond, -time.Hour, 0, time.Second, 2 * time.Hour} {
		now = now.Add(step)
		list = append(list, source())
	}
	for range 1 << 17 { // more than the count of a millisecond, as an import makes
		list = append(list, source())
	}
	if !slices.IsSorted(list) {
		t.Error("not in order")
	}
	var mu sync.Mutex
	seen := map[string]bool{}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 500 {
				id := source()
				mu.Lock()
				seen[id] = true
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if len(seen) != 4000 {
		t.Errorf("%d different ids of 4000", len(seen))
	}
}
