package world_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// op is one thing that can happen. do draws what it needs from its own source,
// so that leaving out another operation changes nothing of it.
type op struct {
	name   string
	weight int
	do     func(*world, *rand.Rand)
}

// act is an operation with its own seed.
type act struct {
	name string
	seed uint64
}

// sequence is what happens, in order.
type sequence []act

func (s sequence) String() string {
	parts := make([]string, len(s))
	for i, a := range s {
		parts[i] = a.name + ":" + strconv.FormatUint(a.seed, 10)
	}
	return strings.Join(parts, ",")
}

var errSequence = errors.New("not a sequence such as import:1,export:2")

func parseSequence(text string) (sequence, error) {
	var out sequence
	for part := range strings.SplitSeq(text, ",") {
		name, number, _ := strings.Cut(strings.TrimSpace(part), ":")
		seed, err := strconv.ParseUint(number, 10, 64)
		if err != nil || find(name) == nil {
			return nil, fmt.Errorf("%q: %w", part, errSequence)
		}
		out = append(out, act{name, seed})
	}
	return out, nil
}

// chosen gives the operations that are switched on: those that hold, unless
// others are asked for.
func chosen() []op {
	all := slices.Concat(table(), traits())
	text := os.Getenv("DOORZET_WORLD_ONLY")
	if text == "all" {
		return all
	}
	if text == "" {
		text = "-" + awaited
	}
	names := strings.Split(strings.TrimPrefix(text, "-"), ",")
	without := strings.HasPrefix(text, "-")
	return slices.DeleteFunc(all, func(o op) bool { return slices.Contains(names, o.name) == without })
}

// on tells whether something about files or people is switched on: those have
// no weight of their own.
func on(name string) bool {
	return slices.ContainsFunc(chosen(), func(o op) bool { return o.name == name })
}

func find(name string) *op {
	for _, o := range table() {
		if o.name == name {
			return &o
		}
	}
	return nil
}

// draw makes a sequence. It begins with people and a first file, as every
// company does.
func draw(r *rand.Rand, n int) sequence {
	ops := chosen()
	sum := 0
	for _, o := range ops {
		sum += o.weight
	}
	out := sequence{{"begin", uint64(r.Uint32())}, {"import", uint64(r.Uint32())}}
	for len(out) < n {
		at := r.IntN(sum)
		for _, o := range ops {
			if at -= o.weight; at < 0 {
				out = append(out, act{o.name, uint64(r.Uint32())})
				break
			}
		}
	}
	return out
}

// failure is a promise that was broken.
type failure struct {
	step int
	kind string
	text string
}

func (f *failure) Error() string { return fmt.Sprintf("after step %d: %s: %s", f.step, f.kind, f.text) }

func (s sequence) run(t *testing.T) (string, *failure) { return s.runInto(t, &figures{}) }

// runInto runs the sequence in a world of its own and brings it to its end.
func (s sequence) runInto(t *testing.T, sums *figures) (story string, f *failure) {
	t.Helper()
	w := newWorld(t)
	defer func() {
		if p := recover(); p != nil {
			var ok bool
			if f, ok = p.(*failure); !ok {
				f = &failure{w.step, "panic", fmt.Sprintf("%v\n%s", p, debug.Stack())}
			}
		}
		story = strings.Join(w.story, "\n")
		sums.add(w)
		w.close()
	}()
	for i, a := range s {
		w.step = i
		w.name = a.name
		before := len(w.story)
		w.before()
		find(a.name).do(w, rand.New(rand.NewPCG(a.seed, 1)))
		if len(w.story) > before {
			w.did[a.name]++
		}
		w.judge()
	}
	w.step, w.name = len(s), "finish"
	w.before() // the end is held against what the last step left, which may have been taken back
	w.finish()
	return story, nil
}

// mostTries is how many shorter sequences are tried.
const mostTries = 150

// shrink leaves out what the failure does not need, in ever smaller pieces.
func shrink(t *testing.T, s sequence, f *failure) sequence {
	t.Helper()
	same := func(x sequence) bool {
		_, g := x.run(t)
		return g != nil && g.kind == f.kind
	}
	s = slices.Clone(s[:min(len(s), f.step+1)])
	tries := 0
	for size := max(1, len(s)/2); size > 0 && tries < mostTries; {
		dropped := false
		for at := 0; at < len(s) && tries < mostTries; {
			x := slices.Concat(s[:at], s[min(len(s), at+size):])
			tries++
			if len(x) > 0 && same(x) {
				s, dropped = x, true
			} else {
				at += size
			}
		}
		if !dropped || size > 1 {
			size /= 2
		}
	}
	return s
}

func sortedKeys(m map[string]int) []string { return slices.Sorted(maps.Keys(m)) }
