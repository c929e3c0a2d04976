package link_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// beside opens a second ledger on the same Nmbrs, which knows nothing of the first.
func (o *office) beside() *office {
	o.t.Helper()
	other := &office{t: o.t, sim: o.sim, url: o.url, dir: quickDir(o.t), settings: o.settings}
	other.open()
	o.t.Cleanup(func() {
		if err := other.led.Close(); err != nil {
			o.t.Error(err)
		}
	})
	other.setUpSmall()
	return other
}

// sendLoose exports and gives what came of it; a clerk would see an error too.
func (o *office) sendLoose(ctx context.Context, progress ...func(link.Progress)) *link.ExportResult {
	req := link.ExportRequest{PlanRequest: link.PlanRequest{Period: nov}}
	if len(progress) > 0 {
		req.Progress = progress[0]
	}
	res, err := o.svc.Export(ctx, o.co, req)
	if err != nil {
		o.t.Errorf("export: %v", err)
	}
	return res
}

// once fails unless Nmbrs holds everybody's hours and meals exactly once, and at
// least one of the two says of each that they were sent; whoever does not say so
// has them held. It counts whom the first one sent.
func once(t *testing.T, people int, a, b *office) (byA int) {
	t.Helper()
	for person := range people {
		a.holds(person, 2100, "8.00", 1)
		a.holds(person, 5100, "1.00", 1)
		sent := 0
		for i, o := range []*office{a, b} {
			for _, v := range o.desk().Verdicts {
				if v.Employee != smallID(person) {
					continue
				}
				switch v.State {
				case payroll.StateSent, payroll.StatePartly:
					sent++
					byA += 1 - i
				case payroll.StateUnsure, payroll.StateChanged:
					t.Errorf("person %d is %s with one of the two", person, v.State)
				default:
				}
			}
		}
		if sent == 0 {
			t.Errorf("no ledger says that person %d was sent", person)
		}
	}
	return byA
}

// TestTwoLedgersAtOnce lets two clerks with a ledger each push the same people
// through, together and some time apart, with answers that never come and writes
// that come late. Nobody is paid twice and nobody is forgotten, once both have
// come to their end and have looked again.
func TestTwoLedgersAtOnce(t *testing.T) {
	t.Parallel()
	seeds := tortureTrials(6, 60, 600)
	if brief() {
		seeds = 2
	}
	for seed := range seeds {
		t.Run(strconv.Itoa(seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(7, uint64(seed)))
			people := 20 + rng.IntN(20)
			apart := []int{0, 0, 2, 20}[rng.IntN(4)]
			// Over REST a person can be left with nothing paid when answers are lost
			// too; the long form looks for that, the short ones hold what holds.
			faults := seed%2 == 1 && (os.Getenv("DOORZET_TEST_TRANSPORT") != "rest" || os.Getenv("DOORZET_TORTURE") == "long")
			twoAtOnce(t, rng, people, apart, faults)
		})
	}
}

func twoAtOnce(t *testing.T, rng *rand.Rand, people, apart int, faults bool) {
	server := sim.New(smallBusiness(people), sim.Options{Now: unhurried(), Latency: time.Duration(rng.IntN(4)) * time.Millisecond})
	web := httptest.NewServer(server.Handler())
	t.Cleanup(func() { server.Close(); web.Close() })
	a := &office{t: t, sim: server, url: web.URL, dir: quickDir(t), settings: []func(*link.Options){
		withToken(smallToken), func(opt *link.Options) { opt.Settle, opt.WriteTimeout = 150*time.Millisecond, 100*time.Millisecond },
	}}
	a.open()
	t.Cleanup(func() {
		if err := a.led.Close(); err != nil {
			t.Error(err)
		}
	})
	a.setUpSmall()
	b := a.beside()
	for person := range people {
		a.put(a.line(person, 2, 480, 100))
		b.put(b.line(person, 2, 480, 100))
	}
	story := fmt.Sprintf("%d people, the second begins after %d steps", people, apart)
	if faults {
		for range 4 {
			f := sim.Fault{
				Operation: []string{"HourComponentVar_Insert", "WageComponentVar_Insert"}[rng.IntN(2)], Nth: 1 + rng.IntN(people),
				Kind:   []string{"reset-after", "timeout", "empty200", "html502"}[rng.IntN(4)],
				Effect: []string{"applied", "late", "none"}[rng.IntN(3)], Late: time.Duration(rng.IntN(100)) * time.Millisecond,
			}
			story += fmt.Sprintf(", %s %s %s", f.Kind, f.Operation, f.Effect)
			if err := server.Inject(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Log(story)
	var wg sync.WaitGroup
	begun := make(chan struct{})
	var begin sync.Once
	wg.Go(func() {
		defer begin.Do(func() { close(begun) })
		a.sendLoose(context.Background(), func(p link.Progress) {
			if p.Stage == link.StageSend && p.Done >= apart {
				begin.Do(func() { close(begun) })
			}
		})
	})
	wg.Go(func() {
		if apart > 0 {
			<-begun
		}
		b.sendLoose(context.Background())
	})
	wg.Wait()
	server.ClearFaults()
	for range 3 { // as each of them would look again, and settle what is unsure
		for _, o := range []*office{a, b} {
			settleByLooking(o)
			o.sendLoose(context.Background())
		}
	}
	byA := once(t, people, a, b)
	t.Logf("%d of %d by the first", byA, people)
	// Whoever is held is named, and the next export says so too.
	for i, o := range []*office{a, b} {
		others := byA
		if i == 0 {
			others = people - byA
		}
		if res := o.sendLoose(context.Background()); len(res.Held) == 0 && others > 0 {
			t.Errorf("ledger %d holds back %d people and says nothing", i, others)
		}
		for _, p := range o.led.Check() {
			t.Errorf("check of ledger %d: %v", i, p)
		}
	}
}
