package world_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// world is everything that there is.
type world struct {
	t     *testing.T
	dir   string
	clock *patience
	truth *truth
	sim   *sim.Server
	web   *httptest.Server
	eitje *planning
	url   string
	// made tells which ledger a comment in Nmbrs is of.
	made   map[string]string
	clerks []*clerk
	moves  []moved
	// codes are all codes that a kind of hours ever had.
	codes [kinds]map[int]bool
	// house tells who counts together, because somebody took one for the other.
	house []int
	// touched are people whose rows a colleague altered: nothing exact is known.
	touched map[int]bool
	// faults are armed faults: what an export shows is then no plan.
	faults int
	// twins tells that a write may have come later than any settling waits for,
	// or twice: the row that is too much must be told by name.
	twins  bool
	copies int
	step   int
	name   string
	story  []string
	did    map[string]int
	counts map[string]int
	begun  bool
	last   *look
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{
		t: t, clock: newPatience(), made: map[string]string{}, touched: map[int]bool{}, did: map[string]int{}, counts: map[string]int{},
	}
	dir, err := os.MkdirTemp("/dev/shm", "doorzet-world-")
	if err != nil {
		dir, err = os.MkdirTemp("", "doorzet-world-")
	}
	if err != nil {
		t.Fatal(err)
	}
	w.dir = dir
	return w
}

// setOut makes the people, the work and the first clerk.
func (w *world) setOut(r *rand.Rand) {
	if w.begun {
		return
	}
	w.begun = true
	w.truth = newTruth(r)
	for i := range w.truth.people {
		w.house = append(w.house, i)
	}
	w.codes = [kinds]map[int]bool{{2100: true}, {2150: true}, {}}
	w.sim = sim.New(scenario(w.truth.people), sim.Options{Now: unhurried(), After: w.clock.later})
	w.web = httptest.NewServer(w.sim.Handler())
	w.url, w.eitje = w.web.URL, newPlanning()
	c := w.newClerk("anna")
	c.begin(0)
	if r.IntN(3) > 0 {
		c.begin(1)
	}
	w.clerks = append(w.clerks, c)
	w.say("the office has %d shifts of %d people; anna has linked %s", len(w.truth.shifts), len(w.truth.people), companiesOf(c))
}

func companiesOf(c *clerk) string {
	if c.cos[1] == nil {
		return "the first company"
	}
	return "both companies"
}

// must makes sure of a world for sequences that lost their beginning.
func (w *world) must() {
	if !w.begun {
		w.setOut(rand.New(rand.NewPCG(1, 1)))
	}
}

func (w *world) close() {
	for _, c := range w.clerks {
		_ = c.led.Close()
	}
	if w.begun {
		w.sim.Close()
		w.web.Close()
		w.eitje.web.Close()
	}
	_ = os.RemoveAll(w.dir)
}

// say adds to the story.
func (w *world) say(format string, args ...any) {
	w.story = append(w.story, fmt.Sprintf("%3d %-10s ", w.step, w.name)+fmt.Sprintf(format, args...))
}

// fail ends the sequence: a promise is broken.
func (w *world) fail(kind, format string, args ...any) {
	panic(&failure{w.step, kind, fmt.Sprintf(format, args...)})
}

func (w *world) ok(err error) {
	if err != nil {
		w.fail("error", "%v", err)
	}
}

// tolerates tells whether an error is one that a person may meet; it is told.
func (w *world) tolerates(err error) bool {
	if err == nil {
		return false
	}
	if p := (*payroll.Problem)(nil); errors.As(err, &p) {
		w.say("told: %s %v", p.Code, p.Args)
		w.counts["told "+string(p.Code)]++
		return true
	}
	if errors.Is(err, context.Canceled) {
		return true
	}
	w.fail("error", "%v", err)
	return false
}

// clerk draws somebody who works here.
func (w *world) clerk(r *rand.Rand) *clerk {
	if len(w.clerks) > 1 && r.IntN(3) == 0 {
		return w.clerks[1+r.IntN(len(w.clerks)-1)]
	}
	return w.clerks[0]
}

// company draws a company that the clerk has linked.
func (c *clerk) company(r *rand.Rand) int {
	if c.cos[1] != nil && r.IntN(3) == 0 {
		return 1
	}
	return 0
}

// month is the period that Nmbrs pays now for the first company.
func (w *world) month(company int) payroll.Period {
	p := payroll.Period{Year: 2026, Number: 11}
	if w.rolled() && company == 0 {
		p.Number = 12
	}
	return p
}

// rolled tells whether Nmbrs has gone on to December for the first company.
func (w *world) rolled() bool {
	return strings.HasPrefix(w.sim.State().Companies[0].Period, "2026-12")
}

// desk is what a clerk sees of a month.
func (c *clerk) desk(company, month int) *link.Desk {
	d, err := c.svc.Desk(c.cos[company], payroll.Period{Year: 2026, Number: month})
	c.w.ok(err)
	return d
}
