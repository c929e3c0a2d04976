package link_test

import (
	"fmt"
	"os"
	"sync"
	"testing"

	"go.uber.org/goleak"
)

// brief tells that the tests run once for every mutant of the code: see the
// target mutate. Long ones leave out what others find sooner.
func brief() bool { return os.Getenv("DOORZET_TESTS") == "brief" }

// long skips a test that takes long where the tests are to be brief.
func long(t *testing.T) {
	t.Helper()
	if brief() {
		t.Skip("left out where the tests run once for every mutant")
	}
}

// figuresOfTorture gathers the figures of the torture, to be printed as one table.
var figuresOfTorture tortureTable //nolint:gochecknoglobals // the tests of one process share it

type tortureTable struct {
	mu    sync.Mutex
	lines []string
}

func (t *tortureTable) add(name string, trials, doubled, lost, unsure, asked int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.lines = append(t.lines, fmt.Sprintf("torture: %-32s %9d %8d %6d %7d %6d", name, trials, doubled, lost, unsure, asked))
}

func (t *tortureTable) print() {
	if len(t.lines) == 0 {
		return
	}
	fmt.Printf("torture: %-32s %9s %8s %6s %7s %6s\n", "", "trials", "doubled", "lost", "unsure", "asked")
	for _, l := range t.lines {
		fmt.Println(l)
	}
}

// TestMain runs the tests, or in a child process of the kill tests the one
// export that is to be killed.
func TestMain(m *testing.M) {
	if os.Getenv(envChild) != "" {
		os.Exit(child())
	}
	if os.Getenv(envEitje) != "" {
		os.Exit(serveEitje())
	}
	code := m.Run()
	figuresOfTorture.print()
	if os.Getenv(envTraced) != "" {
		os.Exit(code)
	}
	if err := goleak.Find(); code == 0 && err != nil {
		fmt.Fprintln(os.Stderr, "left running after the tests:", err)
		code = 1
	}
	os.Exit(code)
}
