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

// run is one export, resume or taking back under way.
type run struct {
	s        *Service
	c        nmbrs.Client
	co       *store.Company
	rec      *recorder
	progress func(Progress)
	guard    guard
	watch    *periodWatch
	team     *payroll.Team

	mu      sync.Mutex
	steps   map[payroll.StepID]payroll.Step
	order   []payroll.StepID
	batches []payroll.BatchID
	acc     account
	doubts  []doubt
	// inARow counts doubtful answers without a good one between them.
	inARow int
	halt   *payroll.Problem
	// again counts how often a call was sent again after it was found absent.
	again map[callKey]int
	// resent are employees of whom a call was sent again: verified twice.
	resent map[payroll.EmployeeID]time.Time
	// loweringFirst tells that nothing goes up for an employee of whom
	// something did not go down: the period is being recalculated.
	loweringFirst bool
	// rows are those of which the run knows whose they are.
	rows *holdings
	// sending is set when somebody else was seen sending, others are the people
	// of whom new rows of others were seen.
	sending bool
	others  map[payroll.EmployeeID]bool
	// elsewhere is set when somebody else is sending: no further employee is begun.
	elsewhere *payroll.Problem
	// also are steps of earlier sendings that are read back with those of this
	// run, unread the batches of them that never were.
	also   []payroll.StepID
	unread []payroll.BatchID
	// held are planned steps that were held back right before their first write.
	held []payroll.PlanStep
	// sends is what an export was asked, nil where nothing new is to be sent;
	// moving are lines that its plan brings from one person to another.
	sends  *PlanRequest
	moving []payroll.SentForOther
	// imports are figures of an import sheet that Nmbrs did not hold yet.
	imports []payroll.RowMatter
}

// work is what one employee still has to be sent, one call at a time.
type work struct {
	employee payroll.EmployeeID
	steps    []payroll.StepID
	snap     *payroll.Snapshot
	// look, when set, is how the employee is held against the plan right before
	// the first write; looked tells that it was done.
	look   *closeLook
	looked bool
	// rested tells that the employee was in doubt: what was seen then is old.
	rested bool
}

type callKey struct {
	step payroll.StepID
	call int
}

// doubt is a call whose answer is not certain. settled fires when it has
// rested long enough to be read back: a timer, so that no jump of the wall
// clock can make the rest shorter.
type doubt struct {
	callKey
	settled <-chan time.Time
	work    *work
}

// doubt begins the rest of a doubtful call.
func (r *run) doubt(k callKey, w *work) doubt {
	return doubt{k, r.s.Clock.After(r.s.Settle), w}
}

// maxInARow is how many doubtful answers in a row make the export pause for
// one settling time.
const maxInARow = 5

// maxBusy is how often a call is tried that was certainly not applied.
const maxBusy = 3

// busyPause is the rest before such a call is tried again.
const busyPause = 250 * time.Millisecond

func (s *Service) newRun(c nmbrs.Client, co *store.Company, progress func(Progress)) (*run, error) {
	if err := s.prove(progress); err != nil {
		return nil, err
	}
	rows, err := co.Rows()
	if err != nil {
		return nil, err
	}
	accepted, err := co.AllBesides()
	if err != nil {
		return nil, err
	}
	people, err := co.Team()
	if err != nil {
		return nil, err
	}
	r := &run{
		s: s, team: payroll.NewTeam(people), c: c, co: co, rec: newRecorder(co.RecordClaims), progress: progress,
		steps: map[payroll.StepID]payroll.Step{}, again: map[callKey]int{},
		resent: map[payroll.EmployeeID]time.Time{}, rows: newHoldings(rows, accepted), others: map[payroll.EmployeeID]bool{}, acc: newAccount(),
	}
	return r, nil
}

// stop ends the run cleanly: no further call is begun.
func (r *run) stop(p *payroll.Problem) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.halt == nil {
		r.halt = p
	}
}

// stopBy ends the run for an error; after the clerk's stop that is the reason.
func (r *run) stopBy(ctx context.Context, err error) {
	if ctx.Err() != nil {
		r.stop(payroll.NewProblem(CodeStopped).Because(err))
		return
	}
	r.stop(reason(err))
}

func (r *run) stopped() *payroll.Problem {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.halt
}

// halted tells whether the run has been stopped.
func (r *run) halted() bool { return r.stopped() != nil }

// tell reports progress; one caller at a time.
func (r *run) tell(p Progress) {
	if r.progress != nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.progress(r.counted(p))
	}
}

// sendAndSettle sends the works, settles the doubts that arise and carries on
// what became free, until nothing moves any more.
func (r *run) sendAndSettle(ctx context.Context, works []*work) {
	for (len(works) > 0 || r.inDoubt()) && r.stopped() == nil {
		r.send(ctx, works)
		works = r.settle(ctx)
	}
}

// inDoubt tells whether doubts are waiting to be settled.
func (r *run) inDoubt() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.doubts) > 0
}

// send works through employees, several at once, one call each.
func (r *run) send(ctx context.Context, works []*work) {
	r.mu.Lock()
	r.acc.take(works)
	r.mu.Unlock()
	togetherUpTo(r.s.tempo.workers, works, func(w *work) { r.employee(ctx, w) })
}

// employee sends the steps of one employee in order. A refused step does not
// hold up the next; a doubtful one does.
func (r *run) employee(ctx context.Context, w *work) {
	if !r.look(ctx, w) {
		return
	}
	for len(w.steps) > 0 {
		if !r.step(ctx, w, w.steps[0]) {
			return
		}
		if st := r.get(w.steps[0]); r.loweringFirst && st.State == payroll.StepRefused && lowers(st) {
			return
		}
		r.mu.Lock()
		r.acc.end(w.employee, w.steps[0])
		r.mu.Unlock()
		w.steps = w.steps[1:]
		r.tell(r.count())
	}
}

// step sends the calls of a step that are not done; false stops the employee.
func (r *run) step(ctx context.Context, w *work, id payroll.StepID) bool {
	for call := range r.get(id).Calls {
		if r.get(id).Calls[call].State == payroll.StepDone {
			continue
		}
		if !r.pauseIfNeeded(ctx) {
			return false
		}
		switch r.call(ctx, w, id, call) {
		case payroll.StepDone:
		case payroll.StepRefused:
			return true
		default:
			return false
		}
	}
	return true
}

// pauseIfNeeded rests one settling time after several doubtful answers in a
// row; false when the run has ended meanwhile.
func (r *run) pauseIfNeeded(ctx context.Context) bool {
	if ctx.Err() != nil {
		r.stop(payroll.NewProblem(CodeStopped))
	}
	r.mu.Lock()
	pause := r.inARow >= maxInARow
	r.mu.Unlock()
	if pause && r.stopped() == nil {
		if r.s.wait(ctx, r.s.Settle) != nil {
			r.stop(payroll.NewProblem(CodeStopped))
		}
		r.mu.Lock()
		r.inARow = 0
		r.mu.Unlock()
	}
	return r.stopped() == nil
}

// call sends one call: intent, call, outcome. It returns the state in which
// the call ended.
func (r *run) call(ctx context.Context, w *work, id payroll.StepID, n int) payroll.StepState {
	for try := 1; ; try++ {
		step := r.get(id)
		if !r.mayWrite(ctx, step.Calls[n]) {
			return payroll.StepWaiting
		}
		if try == 1 && r.lateTrace(w, step, n) {
			// It arrived after all: that is settled, not sent again.
			return r.backToDoubt(w, id, n)
		}
		before := beforeOf(w.snap, step.Component.Kind)
		if !r.move(payroll.CallMove{Step: id, Call: n, To: payroll.StepSending, Before: before}) {
			return payroll.StepSending
		}
		began := r.s.Clock.Now()
		row, err := r.perform(ctx, step, step.Calls[n], before)
		if err == nil {
			r.s.tempo.note(r.s.Clock.Now().Sub(began), 1)
		}
		err = r.byRoll(ctx, err)
		to := r.outcome(w, id, n, row, err)
		if to != payroll.StepWaiting || try == maxBusy || r.stopped() != nil {
			if to == payroll.StepWaiting && r.stopped() == nil {
				r.stop(reason(err))
			}
			return to
		}
		asked := askedPause(err)
		r.tellWait(id, asked)
		if r.s.wait(ctx, max(busyPause<<try, asked)) != nil {
			r.stop(payroll.NewProblem(CodeStopped))
			return to
		}
	}
}

// tellWait shows until when the sending rests because Nmbrs asks for it.
func (r *run) tellWait(id payroll.StepID, d time.Duration) {
	if d < time.Second {
		return
	}
	p := r.count()
	p.Person, p.Component = r.name(r.get(id).Employee), r.get(id).Component
	p.Problem = waitsFor(r.s.Clock.Now(), d)
	r.tell(p)
}

// askedPause is how long Nmbrs asks to be left alone, as REST does.
func askedPause(err error) time.Duration {
	var e *nmbrs.Error
	if !errors.As(err, &e) {
		return 0
	}
	return e.RetryAfter
}

// lost says of a call in doubt that broke off on the network what that means: it
// may have been done.
func lost(p *payroll.Problem) *payroll.Problem {
	if p == nil || p.Code != CodeNetwork {
		return p
	}
	return &payroll.Problem{Code: CodeAnswerLost, Args: p.Args}
}

// outcome records what an answer means and gives the call's new state.
func (r *run) outcome(w *work, id payroll.StepID, n int, row payroll.RowID, err error) payroll.StepState {
	m := payroll.CallMove{Step: id, Call: n}
	switch class(err) {
	case "":
		m.To, m.Row = payroll.StepDone, row
	case nmbrs.ClassRefused:
		m.To, m.Reason = payroll.StepRefused, refusal(r.get(id).Calls[n], err)
	case nmbrs.ClassBroken:
		m.To, m.Reason = payroll.StepWaiting, reason(err)
		if berr := r.s.noteBroken(r.co, err); berr != nil {
			r.stop(reason(berr))
		}
	case nmbrs.ClassBusy, nmbrs.ClassNotSent:
		m.To, m.Reason = payroll.StepWaiting, reason(err)
	default:
		m.To, m.Reason = payroll.StepUnsure, lost(reason(err))
	}
	done, ok := r.moveAll(m)
	if !ok {
		return payroll.StepSending
	}
	r.after(w, id, n, done[0])
	return done[0].To
}

// after keeps what an outcome means for the run: what Nmbrs now holds of the
// employee, the doubts, and what the clerk should see at once.
func (r *run) after(w *work, id payroll.StepID, n int, m payroll.CallMove) {
	step := r.get(id)
	r.mu.Lock()
	r.acc.note(m.To)
	if m.To == payroll.StepUnsure {
		r.inARow++
		r.doubts = append(r.doubts, r.doubt(callKey{id, n}, w))
	} else {
		r.inARow = 0
	}
	r.mu.Unlock()
	if m.To == payroll.StepDone {
		applied(w.snap, step.Component, step.Calls[n])
		return
	}
	if m.Reason != nil {
		p := r.count()
		p.Person, p.Component, p.Problem = r.name(step.Employee), step.Component, m.Reason
		r.tell(p)
	}
}

// get gives a step as it stands; move changes it durably. A move that cannot
// be recorded ends the run.
func (r *run) get(id payroll.StepID) payroll.Step {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.steps[id]
}

func (r *run) move(m payroll.CallMove) bool {
	_, ok := r.moveAll(m)
	return ok
}

// moveAll changes steps together, in one record, and gives the moves as they
// were recorded: a call whose row id another step has is unsure instead.
func (r *run) moveAll(moves ...payroll.CallMove) ([]payroll.CallMove, bool) {
	done, err := r.rec.record(moves...)
	if err != nil {
		r.s.Log.Error("record calls", "step", moves[0].Step, "to", moves[0].To, "err", err)
		r.stop(reason(err))
		return nil, false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, m := range done {
		next, change, err := payroll.Advance(r.steps[m.Step], m)
		if err != nil {
			r.halt = reason(err)
			return nil, false
		}
		r.steps[m.Step] = next
		r.rows.change(change, !m.Adopted)
	}
	return done, true
}

// perform makes one call. The clerk's stop does not cut it off once it has
// gone out: an answer is waited for, within the transport's own time-out.
func (r *run) perform(ctx context.Context, st payroll.Step, c payroll.Call, before []payroll.SeenRow) (payroll.RowID, error) {
	ctx = nmbrs.Finish(ctx)
	r.mu.Lock()
	r.acc.calls++
	r.mu.Unlock()
	p := wirePeriod(st.BookedIn, r.guard.cadence)
	employee := nmbrs.EmployeeID(st.Employee)
	hours := st.Component.Kind == payroll.KindHours
	switch c.Op {
	case payroll.OpSet:
		return "", r.c.SetDays(ctx, nmbrs.SetDays{
			Employee: employee, Days: int(c.Amount / 100), Period: p, Unprotected: r.guard.unprotected,
		})
	case payroll.OpRemove:
		remove := r.c.DeleteWage
		if hours {
			remove = r.c.DeleteHours
		}
		ok, err := remove(ctx, employee, nmbrs.RowID(c.Row))
		if err == nil && !ok {
			return "", payroll.NewProblem(CodeNotRemoved, "row", string(c.Row))
		}
		return "", err
	default:
	}
	insert := r.c.InsertWage
	if hours {
		insert = r.c.InsertHours
	}
	row, err := insert(ctx, nmbrs.Insert{
		Employee: employee, Code: st.Component.Code, Amount: nmbrs.Hundredths(c.Amount),
		CostCentre: st.Component.CostCentre, Comment: st.ID.Comment(), Period: p, Unprotected: r.guard.unprotected,
	})
	if err != nil {
		return "", err
	}
	id := payroll.RowID(row)
	if known(before, id) || r.rows.known(st.Employee, id) {
		return "", payroll.NewProblem(CodeIDSeen, "row", string(row))
	}
	return id, nil
}

func known(rows []payroll.SeenRow, id payroll.RowID) bool {
	for _, r := range rows {
		if r.ID == id {
			return true
		}
	}
	return false
}

// inRegister tells whether a row is ours already.
func (r *run) inRegister(k payroll.Kind, id payroll.RowID) bool {
	_, ours := r.rows.of(k, id)
	return ours
}

// around says what else is known when a call of a step is settled.
func (r *run) around(st payroll.Step) payroll.Around {
	r.mu.Lock()
	sending := r.sending || len(r.others) > 0
	r.mu.Unlock()
	return r.rows.around(st, sending)
}

// beforeOf gives what Nmbrs held of a kind; days are one row without an id.
func beforeOf(snap *payroll.Snapshot, k payroll.Kind) []payroll.SeenRow {
	if k == payroll.KindWorked {
		return []payroll.SeenRow{{Amount: payroll.Hundredths(snap.Days * 100)}}
	}
	return append([]payroll.SeenRow(nil), snap.Rows(k)...)
}

// applied keeps the employee's picture up to date after a confirmed call.
func applied(snap *payroll.Snapshot, comp payroll.Component, c payroll.Call) {
	rows := &snap.Hours
	if comp.Kind == payroll.KindWage {
		rows = &snap.Wages
	}
	switch c.Op {
	case payroll.OpSet:
		snap.Days = int(c.Amount / 100)
	case payroll.OpAdd:
		*rows = append(*rows, payroll.SeenRow{ID: c.Row, Code: comp.Code, Amount: c.Amount, Told: true})
	case payroll.OpRemove:
		kept := (*rows)[:0:0]
		for _, r := range *rows {
			if r.ID != c.Row {
				kept = append(kept, r)
			}
		}
		*rows = kept
	}
}
