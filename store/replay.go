package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"doorzet/ids"
	"doorzet/payroll"
)

// joinJournal opens the journal and makes unsure what it knows and the ledger
// does not. Without a fitting journal the ledger opens, but may not send.
func (l *Ledger) joinJournal(m ledgerMeta) error {
	path := filepath.Join(l.opts.Dir, journalName)
	info, err := present(path)
	if err != nil {
		return err
	}
	if info == nil {
		l.block(payroll.NewProblem(CodeJournalMissing, "path", path))
		return nil
	}
	if !info.Mode().IsRegular() {
		return payroll.NewProblem(CodeNotFile, "path", path)
	}
	j, tail, notes, err := openJournal(l.opts.Dir, m.Applied)
	var broken *payroll.Problem
	if errors.As(err, &broken) && broken.Code == CodeJournalDamaged {
		// The ledger can be looked at, with what was written before the break, and
		// nothing is sent.
		l.block(broken)
		return l.replay(tail)
	}
	if err != nil {
		return err
	}
	l.journal = j
	for _, n := range notes {
		if n.Code == CodeJournalOther || n.Code == CodeJournalShort {
			l.block(n)
			continue
		}
		l.note(n)
	}
	if err := l.replay(tail); err != nil {
		return err
	}
	l.tidy()
	if fits := l.Sendable() == nil; fits { // else it does not fit the head either
		return l.checkHead()
	}
	return nil
}

// replay applies the records that the ledger has not seen, in one transaction.
func (l *Ledger) replay(tail []tailRecord) error {
	if len(tail) == 0 {
		return nil
	}
	var r recovery
	err := l.update(func(t *tx) error {
		r = recovery{l: l, t: t, batches: map[CompanyKey]*recovered{}}
		if err := r.behind(tail); err != nil {
			return err
		}
		for _, rec := range tail {
			if err := r.record(rec.record); err != nil {
				return err
			}
		}
		if err := r.finish(); err != nil {
			return err
		}
		return t.setApplied(tail[len(tail)-1].mark)
	})
	if err != nil {
		return err
	}
	l.applied = tail[len(tail)-1].mark
	if r.unsure+r.unknown > 0 {
		l.note(payroll.NewProblem(CodeRecovered,
			"unsure", strconv.Itoa(r.unsure), "recovered", strconv.Itoa(r.unknown)))
	}
	return nil
}

// recovery collects what the journal knows and the ledger does not.
type recovery struct {
	l       *Ledger
	t       *tx
	batches map[CompanyKey]*recovered
	// unsure counts known steps that became unsure, unknown the rebuilt ones.
	unsure, unknown int
}

// recovered are the steps of one company that only the journal knew.
type recovered struct {
	batch payroll.Batch
	steps []payroll.Step
}

func (r *recovery) record(rec journalRecord) error {
	if len(rec.Parts) > 0 { // the stop came before the trail could say so
		return r.t.audit(closedEntry(rec, Closed{}))
	}
	if rec.Company == "" {
		return nil
	}
	c, err := r.company(rec.Company)
	if err != nil {
		return err
	}
	for _, e := range rec.Entries {
		if err := r.entry(c, e); err != nil {
			return err
		}
	}
	return nil
}

// company makes a company of which only the journal knows.
func (r *recovery) company(key CompanyKey) (*Company, error) {
	c := &Company{r.l, key}
	if err := c.make(r.t); err != nil {
		return nil, err
	}
	_, err := c.info(r.t)
	if errors.Is(err, &payroll.Problem{Code: CodeNoCompany}) {
		err = c.saveInfo(r.t, CompanyInfo{})
	}
	return c, err
}

func (r *recovery) entry(c *Company, e journalEntry) error {
	switch {
	case e.Row != nil:
		return r.rowMove(c, *e.Row)
	case e.Intent != nil:
		return r.intent(c, *e.Intent)
	case e.Outcome != nil:
		return r.outcome(c, *e.Outcome)
	}
	return nil
}

// rowMove does what a person did to the register. A row that the ledger has for
// another step stays that step's, and that is told.
func (r *recovery) rowMove(c *Company, m rowMove) error {
	err := c.applyRowMove(r.t, m)
	if taken := (&payroll.Problem{Code: CodeRowTaken}); errors.Is(err, taken) && errors.As(err, &taken) {
		r.l.note(taken)
		return nil
	}
	return err
}

// known tells whether the ledger has the step.
func (r *recovery) known(c *Company, id payroll.StepID) (bool, error) {
	ids, err := c.table(r.t, bucketStepIDs)
	if err != nil {
		return false, err
	}
	return ids.has([]byte(id))
}

// reason words why a call is unsure after a stop.
func interrupted() *payroll.Problem { return payroll.NewProblem(CodeInterrupted) }

func (r *recovery) intent(c *Company, in intent) error {
	ok, err := r.known(c, in.Step)
	if err != nil {
		return err
	}
	if !ok {
		r.rebuild(c, in)
		return nil
	}
	return r.doubt(c, in.Step, in.Call, func(call *payroll.Call) {
		call.Before = in.Before
		call.Tries++
	})
}

func (r *recovery) outcome(c *Company, out outcome) error {
	hint := func(call *payroll.Call) {
		if call.Op == payroll.OpAdd && out.Row != "" {
			call.Row = out.Row
		}
	}
	ok, err := r.known(c, out.Step)
	if err != nil {
		return err
	}
	if ok {
		if back, err := r.retract(c, out); back || err != nil {
			return err
		}
		return r.doubt(c, out.Step, out.Call, hint)
	}
	if b := r.batches[c.key]; b != nil {
		for i := range b.steps {
			if b.steps[i].ID == out.Step && out.Call >= 0 && out.Call < len(b.steps[i].Calls) {
				hint(&b.steps[i].Calls[out.Call])
				return nil
			}
		}
	}
	// An outcome without any intent: the chain is whole, so this is a record
	// that no version of the program writes.
	return payroll.NewProblem(CodeJournalDamaged, "path", filepath.Join(r.l.opts.Dir, journalName), "seq", "")
}

// retract makes a call unsure that the ledger knows as done and the journal, in
// a later record, as unsure: its row was not at its employee.
func (r *recovery) retract(c *Company, out outcome) (bool, error) {
	_, s, err := c.step(r.t, out.Step)
	if err != nil || out.To != payroll.StepUnsure || out.Call < 0 || out.Call >= len(s.Calls) {
		return false, err
	}
	if s.Calls[out.Call].State != payroll.StepDone || s.Calls[out.Call].Op != payroll.OpAdd {
		return false, nil
	}
	r.unsure++
	return true, c.applyMove(r.t, payroll.CallMove{Step: out.Step, Call: out.Call, To: out.To, Reason: out.Reason})
}

// doubt makes a call of a known step unsure. A call that the ledger knows as
// done or refused stays so.
func (r *recovery) doubt(c *Company, id payroll.StepID, call int, change func(*payroll.Call)) error {
	key, s, err := c.step(r.t, id)
	if err != nil {
		return err
	}
	if call < 0 || call >= len(s.Calls) {
		return payroll.NewProblem(CodeJournalDamaged, "path", filepath.Join(r.l.opts.Dir, journalName), "seq", "")
	}
	now := s.Calls[call].State
	if now == payroll.StepDone || now == payroll.StepRefused {
		return nil
	}
	if s.State == payroll.StepSuperseded { // it was sent after all, and counts its lines again
		s.State = payroll.StepWaiting
		if err := c.countAgain(r.t, key, s); err != nil {
			return err
		}
	}
	s.Calls = slices.Clone(s.Calls)
	change(&s.Calls[call])
	if now != payroll.StepUnsure {
		move := payroll.CallMove{Step: id, Call: call, To: payroll.StepUnsure, Reason: interrupted()}
		if s, _, err = payroll.Advance(s, move); err != nil {
			return fmt.Errorf("store: recover step %s: %w", id, err)
		}
		r.unsure++
	}
	return c.putStep(r.t, key, s)
}

// rebuild makes a step from its intent: nothing else knows of it any more.
func (r *recovery) rebuild(c *Company, in intent) {
	b := r.batches[c.key]
	if b == nil {
		b = &recovered{batch: payroll.Batch{
			ID: payroll.BatchID(ids.New()), Kind: payroll.BatchRecovered,
			ForPeriod: in.ForPeriod, BookedIn: in.BookedIn,
		}}
		r.batches[c.key] = b
	}
	i := slices.IndexFunc(b.steps, func(s payroll.Step) bool { return s.ID == in.Step })
	if i < 0 {
		b.steps = append(b.steps, payroll.Step{
			ID: in.Step, Employee: in.Employee, Component: in.Component,
			ForPeriod: in.ForPeriod, BookedIn: in.BookedIn, Action: in.Action,
			Undoes: in.Undoes, Yields: in.Yields, Wanted: in.Wanted, Ours: in.Ours, Seen: in.Seen,
			State: payroll.StepUnsure, Reason: interrupted(),
		})
		i = len(b.steps) - 1
		r.unknown++
	}
	s := &b.steps[i]
	for len(s.Calls) <= in.Call {
		s.Calls = append(s.Calls, payroll.Call{Op: in.Op, State: payroll.StepUnsure})
	}
	call := &s.Calls[in.Call]
	tries, hint := call.Tries, call.Row
	*call = payroll.Call{
		Op: in.Op, Row: in.Row, Amount: in.Amount, State: payroll.StepUnsure,
		Before: in.Before, Tries: tries + 1,
	}
	if call.Row == "" {
		call.Row = hint
	}
	s.Amount = 0
	for _, call := range s.Calls {
		if call.Op != payroll.OpRemove {
			s.Amount += call.Amount
		}
	}
}

// finish writes the rebuilt steps and says in the audit trail what was done.
func (r *recovery) finish() error {
	for _, key := range slices.Sorted(maps.Keys(r.batches)) {
		b := r.batches[key]
		c := &Company{r.l, key}
		a := Audit{Action: "recover", Args: payroll.Args{
			"batch": string(b.batch.ID), "steps": strconv.Itoa(len(b.steps)),
		}}
		if err := c.createBatch(r.t, b.batch, b.steps, a); err != nil {
			return err
		}
	}
	if r.unsure == 0 {
		return nil
	}
	return r.t.audit(Audit{Action: "doubt", Args: payroll.Args{"steps": strconv.Itoa(r.unsure)}})
}

// doubtInterrupted makes every call unsure that was under way when the program
// stopped: this process holds the lock, so nobody else is sending.
func (l *Ledger) doubtInterrupted() error {
	var under []payroll.CallMove
	var owners []*Company
	err := l.view(func(t *tx) error {
		keys, err := t.companyKeys()
		if err != nil {
			return err
		}
		for _, key := range keys {
			c := &Company{l, key}
			steps, err := c.openSteps(t)
			if err != nil {
				return err
			}
			for _, s := range steps {
				for i, call := range s.Calls {
					if call.State == payroll.StepSending {
						under = append(under, payroll.CallMove{
							Step: s.ID, Call: i, To: payroll.StepUnsure, Reason: interrupted(),
						})
						owners = append(owners, c)
					}
				}
			}
		}
		return nil
	})
	if err != nil || len(under) == 0 {
		return err
	}
	err = l.update(func(t *tx) error {
		for i, m := range under {
			if err := owners[i].applyMove(t, m); err != nil {
				return err
			}
		}
		return t.audit(Audit{Action: "interrupted", Args: payroll.Args{"calls": strconv.Itoa(len(under))}})
	})
	if err == nil {
		l.note(payroll.NewProblem(CodeInterrupted, "calls", strconv.Itoa(len(under))))
	}
	return err
}

// Reconcile lifts what keeps the ledger from sending: a person has seen that
// the journal is missing, is another one, or that an older copy was put back.
// A new journal begins with the state of the ledger; an old one is kept aside.
// Where nothing keeps the ledger from sending nothing is changed, and a damaged
// ledger is refused: it has to be repaired first.
func (l *Ledger) Reconcile(a Audit) error {
	var k *sealKey
	if l.Sendable() != nil {
		k = l.wantSeal() // a new journal begins with an anchor
	}
	l.write.Lock()
	defer l.write.Unlock()
	if err := l.writable(); err != nil {
		return err
	}
	l.state.Lock()
	damage, blocked := l.damage, len(l.blocks) > 0
	l.state.Unlock()
	if damage != nil {
		return damage // a new journal would begin with a damaged ledger
	}
	if !blocked {
		return nil
	}
	digest, err := l.digest()
	if err != nil {
		return err
	}
	path := filepath.Join(l.opts.Dir, journalName)
	before, err := l.leaveJournal(path)
	if err != nil {
		return l.fail(err)
	}
	first, err := createJournal(path, before, journalRecord{
		Type: journalGenesis, At: l.stamp(), Ledger: l.id, State: digest,
	})
	if err != nil {
		return l.fail(err)
	}
	err = l.updateLocked(func(t *tx) error {
		if err := t.setApplied(first); err != nil {
			return err
		}
		return t.audit(a)
	})
	if err != nil {
		return err
	}
	l.applied = first
	if l.journal, _, _, err = openJournal(l.opts.Dir, first); err != nil {
		return l.fail(err)
	}
	l.proof = chainProof{}
	l.state.Lock()
	l.blocks = nil
	l.state.Unlock()
	return l.anchorAll(k)
}

// leaveJournal closes the journal and keeps it aside. It gives the record that a
// new journal carries on from.
func (l *Ledger) leaveJournal(path string) (mark, error) {
	before := l.applied
	if old := l.journal; old != nil {
		if old.head.Seq > before.Seq {
			before = old.head
		}
		l.journal = nil
		if err := old.close(); err != nil {
			return before, err
		}
	}
	info, err := present(path)
	if err == nil && info != nil {
		err = setAside(path, before.Seq)
	}
	return before, err
}

// setAside renames an old journal to a name that is free.
func setAside(path string, seq uint64) error {
	for n := 0; ; n++ {
		name := path + ".before-" + strconv.FormatUint(seq+1, 10)
		if n > 0 {
			name += "-" + strconv.Itoa(n)
		}
		info, err := present(name)
		if err != nil {
			return err
		}
		if info == nil {
			return os.Rename(path, name)
		}
	}
}

// digest sums up the whole ledger file as the transaction sees it.
func (l *Ledger) digest() (string, error) {
	h := sha256.New()
	err := l.view(func(t *tx) error {
		_, err := t.bolt.WriteTo(io.Writer(h))
		return err
	})
	if err != nil {
		return "", fmt.Errorf("store: digest ledger: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
