package gate

import (
	"context"
	"io"
	"net/http"
	"slices"
	"strconv"
	"time"

	"doorzet/nmbrs/sim/faults"
	"doorzet/nmbrs/sim/office"
)

// RatePerSecond and rateDelay are Nmbrs's documented limit: above it calls of
// a user are delayed, not refused.
const (
	RatePerSecond = 150
	RateDelay     = 500 * time.Millisecond
)

// Call is one received call. Outcome is received, answered or fault; Fault
// names the entry of the fault script that it met; Effect says what became of
// a write (applied, none, late); Code is the number of a fault.
type Call struct {
	N          int       `json:"n"`
	Operation  string    `json:"operation"`
	EmployeeID string    `json:"employeeId,omitempty"`
	At         time.Time `json:"at"`
	Outcome    string    `json:"outcome"`
	Code       int       `json:"code,omitempty"`
	Effect     string    `json:"effect,omitempty"`
	Fault      string    `json:"fault,omitempty"`
}

// Gate is what every call passes, over either transport: it counts and logs the
// call, makes it wait, and brings in the faults of the script. What it keeps is
// guarded by the lock of the office.
type Gate struct {
	*office.Office
	sleep   func(context.Context, time.Duration) error
	after   func(time.Duration, func())
	script  []*faults.Scripted
	Calls   map[string]int
	Log     []Call
	rate    map[string]*rateWindow
	latency time.Duration
	lag     time.Duration // every write is applied this much later
	Pending map[int]func()
	nextJob int
	closed  chan struct{}
}

// New makes a gate of which every call takes latency. sleep and after are the
// clock; the machine's where they are nil.
func New(o *office.Office, latency time.Duration, sleeper func(context.Context, time.Duration) error, after func(time.Duration, func())) *Gate {
	g := &Gate{
		Office: o, sleep: sleeper, after: after, latency: latency,
		Calls: map[string]int{}, rate: map[string]*rateWindow{}, Pending: map[int]func(){}, closed: make(chan struct{}),
	}
	if g.sleep == nil {
		g.sleep = sleep
	}
	if g.after == nil {
		g.after = func(d time.Duration, f func()) { time.AfterFunc(d, f) }
	}
	return g
}

type rateWindow struct {
	second int64
	n      int
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

// overRate counts a call and tells whether the user is over the limit.
func (g *Gate) overRate(user string) bool {
	w := g.rate[user]
	if w == nil {
		w = &rateWindow{}
		g.rate[user] = w
	}
	if now := g.Now().Unix(); now != w.second {
		w.second, w.n = now, 0
	}
	w.n++
	return w.n > RatePerSecond
}

// later keeps a write that is applied after d, or when FlushLate comes first.
func (g *Gate) later(d time.Duration, apply func()) {
	g.nextJob++
	job := g.nextJob
	g.Pending[job] = apply
	g.after(d, func() {
		g.Lock()
		defer g.Unlock()
		if f, ok := g.Pending[job]; ok {
			delete(g.Pending, job)
			f()
		}
	})
}

// FlushLate applies at once every write that was to be applied later, and
// tells how many there were.
func (g *Gate) FlushLate() int {
	g.Lock()
	defer g.Unlock()
	jobs := make([]int, 0, len(g.Pending))
	for job := range g.Pending {
		jobs = append(jobs, job)
	}
	slices.Sort(jobs)
	for _, job := range jobs {
		g.Pending[job]()
		delete(g.Pending, job)
	}
	return len(jobs)
}

// Pause waits and tells whether the server is still there.
func (g *Gate) Pause(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	return g.sleep(ctx, d) == nil
}

// Note counts and logs a call of somebody and picks the fault that is due.
func (g *Gate) Note(op office.Operation, who string, ids []string) (logged int, due *faults.Fault, half time.Duration, slow bool) {
	g.Lock()
	defer g.Unlock()
	g.Calls[op.Name]++
	rec := Call{N: len(g.Log) + 1, Operation: op.Name, At: g.Now(), Outcome: "received"}
	if len(ids) > 0 {
		rec.EmployeeID = ids[0]
	}
	due = g.nextFault(op, ids)
	if due != nil {
		rec.Fault = due.Kind
	}
	g.Log = append(g.Log, rec)
	return len(g.Log) - 1, due, g.latency / 2, g.overRate(who)
}

// Apply does the work that a call brings about, now, later or not at all.
func (g *Gate) Apply(rec *Call, work func(), effect string, late time.Duration) {
	if work == nil {
		return
	}
	if effect == faults.EffectApplied && g.lag > 0 {
		effect, late = faults.EffectLate, g.lag
	}
	rec.Effect = effect
	switch effect {
	case faults.EffectApplied:
		work()
	case faults.EffectLate:
		g.later(late, work)
	}
	if rec.EmployeeID != "" {
		g.RollDue()
	}
}

// Settle notes how a call ended that never came to its work.
func (g *Gate) Settle(logged int, outcome string, code int) {
	g.Lock()
	defer g.Unlock()
	g.Log[logged].Outcome, g.Log[logged].Code = outcome, code
}

// Inject adds to the fault script; nothing is added when one entry is wrong.
// Entries count calls from now on; of several that are due the oldest goes first.
func (g *Gate) Inject(list ...faults.Fault) error {
	for _, f := range list {
		if err := f.Validate(); err != nil {
			return err
		}
	}
	g.Lock()
	defer g.Unlock()
	for _, f := range list {
		g.script = append(g.script, &faults.Scripted{Fault: f})
	}
	return nil
}

// ClearFaults empties the fault script.
func (g *Gate) ClearFaults() {
	g.Lock()
	defer g.Unlock()
	g.script = nil
}

// Faults are the entries of the script.
func (g *Gate) Faults() []faults.Fault {
	g.Lock()
	defer g.Unlock()
	out := make([]faults.Fault, len(g.script))
	for i, f := range g.script {
		out[i] = f.Fault
	}
	return out
}

// nextFault counts a call for every entry it matches and gives the one due.
func (g *Gate) nextFault(op office.Operation, ids []string) *faults.Fault {
	var due *faults.Scripted
	for _, f := range g.script {
		if f.Operation != "" && f.Operation != "*" && !op.Is(f.Operation) {
			continue
		}
		if f.EmployeeID != "" && !slices.Contains(ids, f.EmployeeID) {
			continue
		}
		f.Seen++
		if due == nil && f.Seen >= f.Nth && (f.Times < 0 || f.Fired < max(f.Times, 1)) {
			due = f
		}
	}
	if due == nil {
		return nil
	}
	due.Fired++
	f := due.Fault
	return &f
}

// SetLatency changes the time that every call takes.
func (g *Gate) SetLatency(d time.Duration) {
	g.Lock()
	defer g.Unlock()
	g.latency = d
}

// SetLag makes every write take effect only this long after its answer; 0
// takes that back.
func (g *Gate) SetLag(d time.Duration) {
	g.Lock()
	defer g.Unlock()
	g.lag = d
}

// Entry is what the log says of a call; the caller holds the lock.
func (g *Gate) Entry(n int) *Call { return &g.Log[n] }

// Release lets calls go that hang on purpose.
func (g *Gate) Release() { close(g.closed) }

// Hang answers nothing until the client leaves or the server closes.
func (g *Gate) Hang(r *http.Request) {
	select {
	case <-r.Context().Done():
	case <-g.closed:
	}
	panic(http.ErrAbortHandler)
}

// Drip sends an answer in sixteen pieces.
func (g *Gate) Drip(ctx context.Context, w http.ResponseWriter, a faults.Answer, pause time.Duration) {
	w.Header().Set("Content-Type", a.Type)
	w.Header().Set("Content-Length", strconv.Itoa(len(a.Body)))
	w.WriteHeader(a.Status)
	rc := http.NewResponseController(w)
	step := len(a.Body)/16 + 1
	for rest := a.Body; rest != ""; {
		n := min(step, len(rest))
		if _, err := io.WriteString(w, rest[:n]); err != nil {
			return
		}
		rest = rest[n:]
		if rc.Flush() != nil || !g.Pause(ctx, pause) {
			return
		}
	}
}
