package link_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"doorzet/link"
	"doorzet/nmbrs/sim"
	"doorzet/payroll"
)

// tortureTrials tells how long the torture lasts: DOORZET_TORTURE is short or
// long, and a handful of trials when it is not set.
func tortureTrials(few, short, long int) int {
	switch os.Getenv("DOORZET_TORTURE") {
	case "short":
		return short
	case "long":
		return long
	}
	return few
}

// slot is a server at a fixed address with a ledger prepared for it: the key
// of a company holds the address.
type slot struct {
	t       testing.TB
	handler atomic.Pointer[http.Handler]
	server  *http.Server
	conns   sync.WaitGroup
	url     string
	dir     string // the prepared ledger
	key     string
	start   sim.Scenario
	wants   []wantedRow
	foreign map[string]string // row id → hours, of others
	days    map[int]int
	held    int // person who has a foreign row and is left out
}

func newSlot(t testing.TB) *slot {
	t.Helper()
	s := &slot{t: t, dir: quickDir(t), foreign: map[string]string{}, days: map[int]int{}}
	var lc net.ListenConfig
	ln, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.url = "http://" + ln.Addr().String()
	s.server = &http.Server{
		ReadHeaderTimeout: 10 * time.Second,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			(*s.handler.Load()).ServeHTTP(w, r)
		}),
		ConnState: func(_ net.Conn, state http.ConnState) {
			switch state {
			case http.StateNew:
				s.conns.Add(1)
			case http.StateClosed, http.StateHijacked:
				s.conns.Done()
			default:
			}
		},
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = s.server.Serve(ln) // ends with Close
	}()
	t.Cleanup(func() {
		_ = s.server.Close()
		<-done
	})
	s.prepare()
	return s
}

func (s *slot) serve(server *sim.Server) {
	h := server.Handler()
	s.handler.Store(&h)
}

// tortured is how many people the small scenario has.
const tortured = 6

// prepare makes a ledger that has sent once, and now has work of every kind:
// new rows, rows to replace, rows to take away, days, and a person to leave alone.
func (s *slot) prepare() {
	s.t.Helper()
	server := sim.New(inDialect(smallBusiness(tortured+1)), sim.Options{Now: unhurried()})
	defer server.Close()
	s.serve(server)
	o := &office{t: s.t, sim: server, url: s.url, dir: s.dir, settings: []func(*link.Options){withToken(smallToken)}}
	o.open()
	o.setUpSmall()
	s.held = tortured
	for _, h := range []sim.HandRow{
		{Employee: smallFirst + s.held, Code: 2100, Amount: sim.Whole(8), Period: simNov},
		{Employee: smallFirst + 1, Code: 2150, Amount: sim.Whole(3), Period: simNov},
		{Employee: smallFirst + 2, Code: 5200, Amount: sim.Whole(12), Period: simNov, Wage: true},
	} {
		if _, err := server.TypeRow(h); err != nil {
			s.t.Fatal(err)
		}
	}
	var first []payroll.Line
	for person := range tortured / 2 {
		first = append(first, o.line(person, 2, 480, 100), o.line(person, 3, 245, 0))
	}
	o.put(first...)
	if res := o.export(); res.Stop != nil || res.Different != 0 {
		s.t.Fatalf("prepare: %+v", res)
	}
	o.edit(first[0].ID, 60) // person 0: 305 minutes, the row is replaced
	o.withdraw(first[2].ID) // person 1: 245 minutes, meals and a day go
	o.confirm(first[0].ID, first[2].ID)
	for person := range tortured + 1 {
		if person != 0 && person != 1 {
			o.put(o.line(person, 5, 450, 200))
		}
	}
	s.key = string(o.co.Key())
	if err := o.led.Close(); err != nil {
		s.t.Fatal(err)
	}
	s.keep(server.State())
	s.expect()
}

// keep turns a state of the server into the scenario that each trial begins with.
func (s *slot) keep(st sim.State) {
	s.start = smallBusiness(tortured + 1)
	row := func(id, employee string, code int, amount, comment string, hand bool) sim.InitialRow {
		n, err := strconv.Atoi(id)
		e, err2 := strconv.Atoi(employee)
		d, err3 := sim.ParseDecimal(amount)
		if err != nil || err2 != nil || err3 != nil {
			s.t.Fatal(err, err2, err3)
		}
		return sim.InitialRow{ID: n, Employee: e, Code: code, Amount: d, Period: "2026-11", Comment: comment, Hand: hand}
	}
	for _, r := range st.Rows {
		hand := r.Origin == sim.OriginHand
		s.start.Hours = append(s.start.Hours, row(r.ID, r.EmployeeID, r.Code, r.Hours, r.Comment, hand))
		if hand {
			s.foreign[r.ID] = r.Hours
		}
	}
	for _, r := range st.Wages {
		hand := r.Origin == sim.OriginHand
		s.start.Wages = append(s.start.Wages, row(r.ID, r.EmployeeID, r.Code, r.Value, r.Comment, hand))
		if hand {
			s.foreign[r.ID] = r.Value
		}
	}
	for _, d := range st.Days {
		e, err := strconv.Atoi(d.EmployeeID)
		if err != nil {
			s.t.Fatal(err)
		}
		s.start.Days = append(s.start.Days, sim.InitialDays{Employee: e, Period: "2026-11", Days: d.Days})
	}
}

// expect says by hand what everybody must end up with.
func (s *slot) expect() {
	s.wants = []wantedRow{
		{0, 2100, 508},
		{0, 5100, 100},
		{1, 2100, 408},
		{1, 5100, 0},
		{2, 2100, 1958},
		{2, 5100, 300},
	}
	s.days = map[int]int{0: 2, 1: 1, 2: 3}
	for person := 3; person < tortured; person++ {
		s.wants = append(s.wants, wantedRow{person, 2100, 750}, wantedRow{person, 5100, 200})
		s.days[person] = 1
	}
}

// run starts a child on a ledger and waits for its end; kill, when above 0, is
// when it is killed from outside.
func (s *slot) run(dir, point string, n int64, kill time.Duration) (killed bool) {
	s.t.Helper()
	text, err := json.Marshal(order{Dir: dir, Company: storeKey(s.key), Point: point, N: n, Settle: 150 * time.Millisecond})
	if err != nil {
		s.t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		s.t.Fatal(err)
	}
	cmd := exec.CommandContext(s.t.Context(), self)
	cmd.Env = append(os.Environ(), envChild+"="+string(text), "GOMAXPROCS=2")
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	if kill > 0 {
		timer := time.AfterFunc(kill, func() { _ = cmd.Process.Kill() })
		defer timer.Stop()
	}
	err = cmd.Wait()
	s.conns.Wait() // what the child sent has been served
	if err == nil {
		return false
	}
	if cmd.ProcessState.ExitCode() != -1 {
		s.t.Errorf("the child failed: %v: %s", err, said.String())
	}
	return true
}

// tortureResult adds up what the trials found.
type tortureResult struct {
	trials, killed, doubled, lost, unsure, asked atomic.Int64
}

// TestTortureKill kills an export at random instants and named points, starts
// it again until it comes to its end, and looks whether every hour is in Nmbrs
// exactly once.
func TestTortureKill(t *testing.T) {
	t.Parallel()
	long(t)
	trials := tortureTrials(8, 300, 5000)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	var res tortureResult
	var next atomic.Int64
	var wg sync.WaitGroup
	for worker := range 2 {
		s := newSlot(t)
		wg.Go(func() {
			for {
				n := next.Add(1)
				if n > int64(trials) || t.Failed() {
					return
				}
				s.trial(rand.New(rand.NewPCG(seed, uint64(n))), fmt.Sprintf("%d-%d", worker, n), &res)
			}
		})
	}
	wg.Wait()
	t.Logf("%d processes killed", res.killed.Load())
	figuresOfTorture.add("kill -9", res.trials.Load(), res.doubled.Load(), res.lost.Load(), res.unsure.Load(),
		res.asked.Load())
	if res.doubled.Load()+res.lost.Load()+res.unsure.Load() != 0 {
		t.Error("the promise is broken")
	}
	if res.killed.Load() == 0 {
		t.Error("no child was killed: the test proves nothing")
	}
}

// trial kills one export, once or several times over.
func (s *slot) trial(rng *rand.Rand, name string, res *tortureResult) {
	s.t.Helper()
	dir, err := os.MkdirTemp(s.dir, "trial-")
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() {
		if err := os.RemoveAll(dir); err != nil {
			s.t.Error(err)
		}
	}()
	for _, part := range []string{"data", "state"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(s.dir, part))); err != nil {
			s.t.Fatal(err)
		}
	}
	forgetPlace(s.t, filepath.Join(dir, "state"))
	server := sim.New(inDialect(s.start), sim.Options{Now: unhurried(), Latency: time.Duration(rng.IntN(4)) * time.Millisecond})
	defer server.Close()
	s.serve(server)
	var story string
	for range 1 + rng.IntN(2) {
		if rng.IntN(3) == 0 {
			story += injectSome(s.t, rng, server)
		}
		point, n, kill := killPoint(rng)
		story += fmt.Sprintf(" %s %d %s;", point, n, kill)
		if s.run(dir, point, n, kill) {
			res.killed.Add(1)
		}
		server.ClearFaults()
	}
	for range 2 { // the second finds nothing to do, unless a doubt was left
		s.run(dir, "", 0, 0)
	}
	res.trials.Add(1)
	if !s.judge(dir, server, res) {
		s.t.Errorf("trial %s went wrong:%s", name, story)
	}
}

// killPoint draws where the child dies.
func killPoint(rng *rand.Rand) (point string, n int64, kill time.Duration) {
	switch rng.IntN(5) {
	case 0:
		return "before", 1 + rng.Int64N(20), 0
	case 1:
		return "after", 1 + rng.Int64N(20), 0
	case 2:
		return "journal", 1 + rng.Int64N(24), 0
	case 3:
		return "removed", 1 + rng.Int64N(3), 0
	}
	return "random", 0, time.Duration(1+rng.IntN(160)) * time.Millisecond
}

// injectSome lets some calls end badly on top of the kill.
func injectSome(t testing.TB, rng *rand.Rand, server *sim.Server) string {
	t.Helper()
	kinds := []string{"reset-after", "reset-before", "html502", "empty200", "truncate"}
	effects, wrongIDs := []string{"none", "applied", "late"}, []string{"dup-id", "foreign-id", "next-id"}
	story := ""
	for range 1 + rng.IntN(3) {
		f := sim.Fault{
			Operation: []string{"HourComponentVar_Insert", "WageComponentVar_Insert", "DaysVar_Set", "HourComponent_Delete"}[rng.IntN(4)],
			Nth:       1 + rng.IntN(3), Kind: kinds[rng.IntN(len(kinds))], Effect: effects[rng.IntN(3)],
			Late: 20 * time.Millisecond,
		}
		switch rng.IntN(6) {
		case 0: // an id that is not that of the row
			f.Kind, f.Effect = wrongIDs[rng.IntN(len(wrongIDs))], "applied"
		case 1: // a list that ends early, where doubts are settled
			f.Operation, f.Kind, f.Effect, f.At = []string{"HourComponentVar_Get", "WageComponentVar_Get"}[rng.IntN(2)], "cut-list", "", 1
		}
		if err := server.Inject(f); err != nil {
			t.Error(err)
		}
		story += fmt.Sprintf(" %s %s %s %d;", f.Kind, f.Operation, f.Effect, f.Nth)
	}
	return story
}
