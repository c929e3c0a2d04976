package link

import (
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// bookingOf gathers what decides where hours of a period are booked: what
// Nmbrs says, the office's choice about corrections, and what the clerk named.
func bookingOf(info store.CompanyInfo, set payroll.Settings, req PlanRequest) (*payroll.Booking, error) {
	p := req.Period
	if set.Calendar.Cadence != info.Cadence {
		return nil, payroll.NewProblem(CodePeriodType, "ours", string(set.Calendar.Cadence), "theirs", string(info.Cadence))
	}
	if err := set.Calendar.Valid(p); err != nil {
		return nil, err
	}
	if u := req.Unlock; !u.IsZero() && u != p && (u != info.Current || !p.Before(u)) {
		return nil, payroll.NewProblem(CodeUnlockOther, "unlock", u.String(), "period", p.String())
	}
	if b := req.BookIn; !b.IsZero() && (b != info.Current || !p.Before(b)) {
		return nil, payroll.NewProblem(CodeBookInOther, "named", b.String(), "period", p.String(), "current", info.Current.String())
	}
	return &payroll.Booking{
		Current: info.Current, RunMade: func(q payroll.Period) bool { return runMade(info, q) }, Correction: set.CorrectionAt(p),
		Unlock: req.Unlock, BookIn: req.BookIn, WithoutDays: req.WithoutDays,
	}, nil
}

// booksIn lists where hours of a period can be booked.
func booksIn(b *payroll.Booking, p payroll.Period) []payroll.Period {
	if p.Before(b.Current) {
		return []payroll.Period{p, b.Current}
	}
	return []payroll.Period{p}
}

// guardIn is the guard of what is booked in a period.
func (p *PlanResult) guardIn(q payroll.Period) guard {
	b := p.booking
	g := guard{current: b.Current, cadence: p.info.Cadence, bookedIn: q, runMade: b.RunMade(q)}
	g.unlocked = b.Unlock == q && (q != b.Current || g.runMade)
	g.unprotected = g.unlocked && q != b.Current
	return g
}

// planPart is what of a plan is booked in one period: a batch has one.
type planPart struct {
	guard guard
	steps []payroll.PlanStep
	// withoutDays tells that days were left out by choice.
	withoutDays bool
}

// parts divides what is sent over the periods in which it is booked, the
// plan's own first.
func (p *PlanResult) parts() []planPart {
	var out []planPart
	for _, q := range booksIn(p.booking, p.ForPeriod) {
		part := planPart{guard: p.guardIn(q)}
		for _, st := range p.Steps {
			if st.BookedIn == q && (st.Sends() || st.Missed) {
				part.steps = append(part.steps, st)
				part.withoutDays = part.withoutDays || st.Component.Kind == payroll.KindWorked && q != p.ForPeriod
			}
		}
		if len(part.steps) > 0 {
			out = append(out, part)
		}
	}
	return out
}

// partIn gives what of the plan is booked in a period.
func (p *PlanResult) partIn(q payroll.Period) planPart {
	for _, part := range p.parts() {
		if part.guard.bookedIn == q {
			return part
		}
	}
	return planPart{guard: p.guardIn(q)}
}

// lock says why nothing of the plan may go before a person unlocks or chooses,
// nil when something may, or there is nothing.
func (p *PlanResult) lock() *payroll.Problem {
	if slices.ContainsFunc(p.Steps, func(s payroll.PlanStep) bool { return s.Sends() }) {
		return nil
	}
	i := slices.IndexFunc(p.Steps, func(s payroll.PlanStep) bool { return s.Block == payroll.BlockLocked })
	if i < 0 {
		return nil
	}
	return p.Lock(p.Steps[i])
}

// Lock says what a person has to unlock or to choose before a step goes along
// that is held back by its period.
func (p *PlanResult) Lock(s payroll.PlanStep) *payroll.Problem {
	switch current := p.booking.Current; {
	case s.BookedIn == current:
		return runProblem(p.info, s.BookedIn)
	case s.First && s.BookedIn.Before(current):
		return payroll.NewProblem(CodeLate, "period", s.BookedIn.String(), "current", current.String())
	default:
		return payroll.NewProblem(CodeLocked, "period", s.BookedIn.String(), "current", current.String())
	}
}

// Late gives the current period where what was never sent of a past period
// could go instead of its own, zero when that is no question.
func (p *PlanResult) Late() payroll.Period {
	if !p.ForPeriod.Before(p.booking.Current) {
		return payroll.Period{}
	}
	return p.booking.Current
}

// Saw tells whether Nmbrs was read for what a step says that it holds: not where
// the answer was not to be had, and not where the hours of a period are booked in
// another one, for then that other one was read.
func (p *PlanResult) Saw(s *payroll.PlanStep) bool {
	return s.BookedIn == s.ForPeriod && p.reads[s.Employee].Knows(s.Component.Kind)
}
