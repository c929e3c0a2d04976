// Package world_test proves the promise of never paying twice and never losing
// an hour with a model that knows only person-days: what people worked, what a
// file said of it, what a clerk was told, and what Nmbrs holds. It knows no
// steps, batches, row keys or fingerprints, and does its own arithmetic.
//
// Random sequences of what clerks, colleagues, files, networks and crashes do
// run against the simulator of Nmbrs through the whole link, with ledgers on
// real files. After each step the world is held against the model.
//
//	DOORZET_WORLD=SEED              begins with that seed
//	DOORZET_WORLD_OPS=one:7,two:9   runs that one sequence and tells its story
//	DOORZET_WORLD_ONLY=import,…     these operations alone; with a minus all but them; all for all
//	DOORZET_TEST_TRANSPORT=rest     over REST
package world_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"
)

// sequenceLength is how many operations a sequence has: enough for months to
// go wrong in, few enough to be told.
const sequenceLength = 50

func TestMain(m *testing.M) {
	code := m.Run()
	if err := goleak.Find(); code == 0 && err != nil {
		fmt.Fprintln(os.Stderr, "left running after the tests:", err)
		code = 1
	}
	os.Exit(code)
}

// operations tells how many operations are run in all.
func operations() int {
	if n, err := strconv.Atoi(os.Getenv("DOORZET_WORLD_N")); err == nil {
		return n
	}
	switch os.Getenv("DOORZET_TORTURE") {
	case "short":
		return 2_000
	case "long":
		return 20_000
	}
	if os.Getenv("DOORZET_TESTS") == "brief" {
		return sequenceLength
	}
	return 200
}

// TestTortureWorld lets clerks, colleagues, files and crashes work at random
// and asks after each step what somebody who is paid would ask: is anything of
// a day in Nmbrs twice, is anything lost, is what the clerk is told true?
func TestTortureWorld(t *testing.T) {
	if text := os.Getenv("DOORZET_WORLD_OPS"); text != "" {
		seq, err := parseSequence(text)
		if err != nil {
			t.Fatal(err)
		}
		story, f := seq.run(t)
		t.Log(story)
		if f != nil {
			t.Error(f)
		}
		return
	}
	// The short forms walk the same way each time, so that a change is judged by
	// itself; the long form walks another way each time.
	seed := uint64(20261127)
	if os.Getenv("DOORZET_TORTURE") == "long" {
		seed = uint64(time.Now().UnixNano()) % 1_000_000_000
	}
	if n, err := strconv.ParseUint(os.Getenv("DOORZET_WORLD"), 10, 64); err == nil {
		seed = n
	}
	sequences := (operations() + sequenceLength - 1) / sequenceLength
	t.Logf("seed %d, %d sequences of %d operations", seed, sequences, sequenceLength)
	var next, failed atomic.Int64
	var sums figures
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for {
				n := next.Add(1)
				if n > int64(sequences) || failed.Load() >= int64(mostFailures()) {
					return
				}
				seq := draw(rand.New(rand.NewPCG(seed, uint64(n))), sequenceLength)
				if _, f := seq.runInto(t, &sums); f != nil {
					failed.Add(1)
					report(t, seed, n, seq, f)
				}
			}
		})
	}
	wg.Wait()
	t.Logf("%s", sums.String())
}

// mostFailures is how many sequences may fail before the rest is not run.
func mostFailures() int {
	if n, err := strconv.Atoi(os.Getenv("DOORZET_WORLD_FAILURES")); err == nil {
		return n
	}
	return 1
}

// report makes a failed sequence as short as it gets and tells it.
func report(t *testing.T, seed uint64, n int64, seq sequence, f *failure) {
	t.Helper()
	short := shrink(t, seq, f)
	story, again := short.run(t)
	if again == nil {
		again, short = f, seq
	}
	t.Errorf("seed %d, sequence %d: %v\n%s\nDOORZET_WORLD_OPS=%s", seed, n, again, story, short)
}

// figures are what the sequences of a run came to.
type figures struct {
	mu   sync.Mutex
	did  map[string]int
	tell map[string]int
}

func (f *figures) add(w *world) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.did == nil {
		f.did, f.tell = map[string]int{}, map[string]int{}
	}
	for k, n := range w.did {
		f.did[k] += n
	}
	for k, n := range w.counts {
		f.tell[k] += n
	}
}

func (f *figures) String() string {
	var b strings.Builder
	b.WriteString("operations that did something:")
	for _, op := range table() {
		fmt.Fprintf(&b, " %s %d", op.name, f.did[op.name])
	}
	b.WriteString("\nand in them:")
	for _, k := range sortedKeys(f.tell) {
		fmt.Fprintf(&b, " %s %d", k, f.tell[k])
	}
	return b.String()
}
