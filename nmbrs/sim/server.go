package sim

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"
)

// firstRowID is the first id that the server gives to a row.
const firstRowID = 88_000_001

// ratePerSecond and rateDelay are Nmbrs's documented limit: above it calls of
// a user are delayed, not refused.
const (
	ratePerSecond = 150
	rateDelay     = 500 * time.Millisecond
)

// Options are the circumstances of a server, as opposed to its contents.
type Options struct {
	// Latency is the time every call takes, half before and half after its work.
	Latency time.Duration
	// Now is the server's clock; default the scenario's, running.
	Now func() time.Time
	// Sleep waits; default real waiting. It returns early when ctx ends.
	Sleep func(ctx context.Context, d time.Duration) error
	// After runs f after d; default a timer. It serves late application.
	After func(d time.Duration, f func())
}

// Server is a simulated Nmbrs. Its methods may be called while it serves.
type Server struct {
	opt Options
	ops map[string]operation

	mu      sync.Mutex
	options ScenarioOptions
	users   []*User
	data    *dataset
	book    *book
	script  []*scripted
	calls   map[string]int
	log     []Call
	rate    map[string]*rateWindow
	auth    oauth
	latency time.Duration
	lag     time.Duration // every write is applied this much later
	pending map[int]func()
	nextJob int
	rolling rolling

	closed    chan struct{}
	closeOnce sync.Once
}

type rateWindow struct {
	second int64
	n      int
}

// New makes a server from a scenario. A scenario that ParseScenario would
// refuse gives a server without the parts that do not fit.
func New(sc Scenario, opt Options) *Server {
	s := &Server{
		opt: opt, options: sc.Options, latency: opt.Latency,
		calls: map[string]int{}, rate: map[string]*rateWindow{}, pending: map[int]func(){},
		closed: make(chan struct{}),
	}
	if s.opt.Now == nil {
		s.opt.Now = runningClock(sc.Clock)
	}
	if s.opt.Sleep == nil {
		s.opt.Sleep = sleep
	}
	if s.opt.After == nil {
		s.opt.After = func(d time.Duration, f func()) { time.AfterFunc(d, f) }
	}
	for _, u := range sc.Users {
		u.Allowed, u.Denied, u.Companies = slices.Clone(u.Allowed), slices.Clone(u.Denied), slices.Clone(u.Companies)
		s.users = append(s.users, &u)
	}
	s.auth = newOAuth(sc.Apps)
	s.data = newDataset(sc)
	s.book = newBook(sc, s.data)
	s.ops = operations()
	for _, name := range sc.Options.MissingOperations {
		for key, op := range s.ops {
			if op.is(name) {
				delete(s.ops, key)
			}
		}
	}
	return s
}

// runningClock starts at the scenario's time and runs on from there.
func runningClock(start string) func() time.Time {
	t0, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return time.Now
	}
	began := time.Now()
	return func() time.Time { return t0.Add(time.Since(began)) }
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// Close releases calls that hang on purpose. It does not stop a listener.
func (s *Server) Close() { s.closeOnce.Do(func() { close(s.closed) }) }

// Handler gives the services and the control door as one HTTP handler.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	for _, service := range []string{debtorService, companyService, employeeService} {
		mux.HandleFunc("POST /soap/v3/"+service+".asmx", func(w http.ResponseWriter, r *http.Request) {
			s.serveSOAP(w, r, service)
		})
	}
	s.rest(mux)
	door := http.NewServeMux()
	s.control(door)
	mux.Handle("/_sim/", guarded(door))
	return mux
}

// overRate counts a call and tells whether the user is over the limit.
func (s *Server) overRate(user string) bool {
	w := s.rate[user]
	if w == nil {
		w = &rateWindow{}
		s.rate[user] = w
	}
	if now := s.opt.Now().Unix(); now != w.second {
		w.second, w.n = now, 0
	}
	w.n++
	return w.n > ratePerSecond
}

// later keeps a write that is applied after d, or when FlushLate comes first.
func (s *Server) later(d time.Duration, apply func()) {
	s.nextJob++
	job := s.nextJob
	s.pending[job] = apply
	s.opt.After(d, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if f, ok := s.pending[job]; ok {
			delete(s.pending, job)
			f()
		}
	})
}

// FlushLate applies at once every write that was to be applied later, and
// tells how many there were.
func (s *Server) FlushLate() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	jobs := make([]int, 0, len(s.pending))
	for job := range s.pending {
		jobs = append(jobs, job)
	}
	slices.Sort(jobs)
	for _, job := range jobs {
		s.pending[job]()
		delete(s.pending, job)
	}
	return len(jobs)
}

// isOn reads a switch that defaults to true.
func isOn(b *bool) bool { return b == nil || *b }

func itoa(n int) string { return strconv.Itoa(n) }
