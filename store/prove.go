package store

import (
	"strconv"

	"doorzet/payroll"
)

// callPlace names a call of a step.
type callPlace struct {
	company CompanyKey
	step    payroll.StepID
	call    int
}

// testimony is what the journal says last of a call.
type testimony struct {
	seq uint64
	// out is nil when only the intent was written.
	out *outcome
}

// testimonies gathers what a journal record says of calls; a later record
// takes the place of an earlier one.
func testimonies(into map[callPlace]testimony, m mark, r journalRecord) {
	for _, e := range r.Entries {
		switch {
		case e.Intent != nil:
			into[callPlace{r.Company, e.Intent.Step, e.Intent.Call}] = testimony{m.Seq, nil}
		case e.Outcome != nil:
			into[callPlace{r.Company, e.Outcome.Step, e.Outcome.Call}] = testimony{m.Seq, e.Outcome}
		}
	}
}

// prove holds the ledger against the journal: each call of which the journal
// speaks is in the ledger, as far as the journal says, with the same row. A
// call in doubt fits anything: it is read back before it counts.
func (l *Ledger) prove(said map[callPlace]testimony) error {
	return l.view(func(t *tx) error {
		for at, w := range said {
			c := &Company{l, at.company}
			_, s, err := c.step(t, at.step)
			if err != nil || at.call >= len(s.Calls) {
				return l.contradiction(at, w).Because(err)
			}
			if call := s.Calls[at.call]; !w.fits(call) {
				return l.contradiction(at, w)
			}
		}
		return nil
	})
}

func (l *Ledger) contradiction(at callPlace, w testimony) *payroll.Problem {
	return payroll.NewProblem(CodeContradiction, "step", string(at.step), "seq", strconv.FormatUint(w.seq, 10))
}

// fits tells whether a call stands as its last testimony says.
func (w testimony) fits(c payroll.Call) bool {
	switch {
	case c.State == payroll.StepUnsure:
		return true
	case w.out == nil:
		return c.State == payroll.StepSending
	case w.out.Row != "" && w.out.To == payroll.StepDone && c.Op == payroll.OpAdd && c.Row != w.out.Row:
		return false
	}
	return c.State == w.out.To
}
