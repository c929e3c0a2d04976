package link

import (
	"context"
	"errors"
	"sync"
	"time"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// periodAge is how long what Nmbrs said of its period and runs holds before a
// write. Asking before each write would double the calls; within a second only
// a few calls can be made, and Nmbrs refuses those for a period that is over.
const periodAge = time.Second

// periodWatch knows what Nmbrs last said of period and runs. Several employees
// are sent at once, and one answer serves them all.
type periodWatch struct {
	read func(context.Context) (store.CompanyInfo, error)
	now  func() time.Time

	mu   sync.Mutex
	info store.CompanyInfo
	at   time.Time // when the answer was asked for; zero for never
}

// look gives period and runs as Nmbrs had them no longer than age ago.
func (w *periodWatch) look(ctx context.Context, age time.Duration) (store.CompanyInfo, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	began := w.now()
	if passed := began.Sub(w.at); !w.at.IsZero() && passed >= 0 && passed < age {
		return w.info, nil
	}
	info, err := w.read(ctx)
	if err != nil {
		return info, err
	}
	w.info, w.at = info, began
	return info, nil
}

// keepTo makes a guard that of the run, and begins to watch its period.
func (r *run) keepTo(g guard) {
	r.guard = g
	r.watch = &periodWatch{now: r.s.Clock.Now, read: func(ctx context.Context) (store.CompanyInfo, error) {
		return r.s.readPeriod(ctx, r.c, r.co, r.guard.bookedIn)
	}}
}

// checkPeriod refuses to go on when Nmbrs's current period or runs are no
// longer those that the plan was made for. What Nmbrs said at most age ago holds.
func (r *run) checkPeriod(ctx context.Context, age time.Duration) error {
	info, err := r.watch.look(ctx, age)
	if err != nil {
		return err
	}
	return r.guard.holds(info)
}

// holds tells whether period and runs are still those of the guard.
func (g guard) holds(info store.CompanyInfo) error {
	if info.Current != g.current {
		return payroll.NewProblem(CodeRolled, "period", g.current.String(), "current", info.Current.String())
	}
	if runMade(info, g.bookedIn) != g.runMade {
		return runProblem(info, g.bookedIn)
	}
	return nil
}

// mayWrite looks at period and runs before each call with effect: a period that
// rolls on stops the sending before the next one. Nothing is removed under a
// made run, for deleting has no period guard on the server.
func (r *run) mayWrite(ctx context.Context, c payroll.Call) bool {
	info, err := r.watch.look(ctx, periodAge)
	if err == nil {
		err = r.guard.holds(info)
	}
	if err == nil && c.Op == payroll.OpRemove && r.guard.runMade {
		err = runProblem(info, r.guard.bookedIn)
	}
	if err != nil {
		r.stopBy(ctx, err)
		return false
	}
	return true
}

// byRoll looks again when Nmbrs refuses a write because of its period, or over
// REST for whatever reason: there a refusal does not tell it by a number. Where
// the period has rolled on it is not the amount that was refused: the sending
// stops, and the call waits like those that were not begun. Anything else is
// passed on as it is.
func (r *run) byRoll(ctx context.Context, err error) error {
	var refused *nmbrs.Error
	ofPeriod := nmbrs.IsCode(err, 2011, 2012) || nmbrs.IsCause(err, nmbrs.CauseRefused)
	if !ofPeriod || !errors.As(err, &refused) || refused.Class != nmbrs.ClassRefused {
		return err
	}
	rolled := r.checkPeriod(nmbrs.Finish(ctx), 0)
	if p := asProblem(rolled); p == nil || (p.Code != CodeRolled && !locks(p)) {
		return err
	}
	r.stopBy(ctx, rolled)
	waits := *refused
	waits.Class, waits.Err = nmbrs.ClassNotSent, rolled
	return &waits
}

// rolledBehind looks once more when all was sent: a period that rolled on within
// the last moments was not seen before the last writes, and must be told.
func (r *run) rolledBehind(ctx context.Context) []*payroll.Problem {
	if r.watch == nil || r.acc.calls == 0 || r.halted() {
		return nil
	}
	info, err := r.watch.look(nmbrs.Finish(ctx), 0)
	if err == nil {
		err = r.guard.holds(info)
	}
	if p := asProblem(err); p != nil && (p.Code == CodeRolled || locks(p)) {
		return []*payroll.Problem{
			payroll.NewProblem(CodeRolledBehind, "period", r.guard.bookedIn.String(), "current", info.Current.String()),
		}
	}
	return nil
}
