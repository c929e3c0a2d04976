package link

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// PlanRequest asks what an export of a period would do.
type PlanRequest struct {
	Period payroll.Period
	// Only, when not empty, limits the plan to these employees.
	Only []payroll.EmployeeID
	// Venue, when not empty, limits the plan to people with lines at this
	// venue; all their hours go along, wherever they worked.
	Venue string
	// Unlock names a period that a person unlocked by typing it.
	Unlock payroll.Period
	// BesideForeign sends also where Nmbrs holds rows that are not ours; rows
	// that a person accepted one by one hold nobody back without it.
	BesideForeign bool
	// OverwriteDays replaces days that somebody else set.
	OverwriteDays bool
	// Recalculate works out anew, with the present settings, what was sent.
	Recalculate bool
	// Progress is told how many employees have been read.
	Progress func(Progress)
	// trial keeps nothing of what Nmbrs says of the period: the plan is one over
	// a transport that the company is not linked by.
	trial bool
}

// PlanResult is a plan with what surrounds it.
type PlanResult struct {
	payroll.Plan
	Desk *Desk
	// Guard is set when the period needs unlocking before an export.
	Guard *payroll.Problem
	// Accepted are the rows of others that a person accepted before.
	Accepted []payroll.Beside
	// Unfinished are steps of an earlier sending, for any period: the next one
	// carries them on before anything else.
	Unfinished []payroll.Step
	// Unread says what of whom could not be read. It holds back nothing else.
	Unread map[payroll.EmployeeID]Unread
	guard  guard
	reads  map[payroll.EmployeeID]*payroll.Snapshot
	own    []payroll.OwnRow
}

// locked tells that the period needs unlocking first.
func (p *PlanResult) locked() bool { return p.Guard != nil }

// Digest identifies what the plan would send, so that a confirmation holds for
// exactly the plan that was seen.
func (p *PlanResult) Digest() string {
	h := sha256.New()
	for _, s := range p.Steps {
		if !s.Sends() {
			continue
		}
		_, _ = fmt.Fprintf(h, "%s|%v|%s|%s|%d|%d|%d\n", s.Employee, s.Component, s.ForPeriod, s.Action, s.Amount, s.Wanted, len(s.Counts))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Plan reads Nmbrs afresh and works out what an export would do. Nothing is
// written. A period that needs unlocking is planned all the same, with Guard set.
func (s *Service) Plan(ctx context.Context, co *store.Company, req PlanRequest) (*PlanResult, error) {
	c, _, err := s.client(co)
	if err != nil {
		return nil, err
	}
	return s.plan(ctx, c, co, req)
}

func (s *Service) plan(ctx context.Context, c nmbrs.Client, co *store.Company, req PlanRequest) (*PlanResult, error) {
	if err := s.prove(req.Progress); err != nil {
		return nil, err
	}
	info, err := s.periodFor(ctx, c, co, req)
	if err != nil {
		return nil, err
	}
	desk, err := s.Desk(co, req.Period)
	if err != nil {
		return nil, err
	}
	if err := desk.checkOnly(req.Only); err != nil {
		return nil, err
	}
	res := &PlanResult{Desk: desk}
	res.guard, err = guardPeriod(info, desk.Book.Settings, req.Period, req.Unlock)
	if err != nil {
		p := asProblem(err)
		if !locks(p) {
			return nil, err
		}
		res.Guard = p
	}
	if res.own, err = co.RowsIn(res.guard.bookedIn); err != nil {
		return nil, err
	}
	if res.Accepted, err = co.Besides(res.guard.bookedIn); err != nil {
		return nil, err
	}
	if res.Unfinished, err = co.OpenSteps(); err != nil {
		return nil, err
	}
	skip := selection(req, desk)
	in := payroll.PlanInput{
		Book: &desk.Book, Verdicts: desk.Verdicts, BookedIn: res.guard.bookedIn, Own: res.own,
		RunMade: res.guard.runMade, Skip: skip, Recalculate: req.Recalculate, Open: employeesOf(res.Unfinished), Accepted: res.Accepted,
		Beside:        func(payroll.EmployeeID) bool { return req.BesideForeign },
		OverwriteDays: func(payroll.EmployeeID) bool { return req.OverwriteDays },
	}
	who := involved(payroll.MakePlan(in))
	n := 0
	reads, failed, err := s.readAll(ctx, c, wirePeriod(res.guard.bookedIn, info.Cadence), who, func() {
		n++
		if req.Progress != nil {
			req.Progress(Progress{Stage: StageRead, Done: n, Total: len(who)})
		}
	})
	if err != nil && req.trial {
		return nil, Explain(err)
	}
	if err != nil {
		return nil, s.noteBroken(co, err)
	}
	in.Read, res.reads, res.Unread = reads, reads, failed
	res.Plan = payroll.MakePlan(in)
	return res, nil
}

// periodFor reads period and runs for a plan.
func (s *Service) periodFor(ctx context.Context, c nmbrs.Client, co *store.Company, req PlanRequest) (store.CompanyInfo, error) {
	if !req.trial {
		return s.readPeriod(ctx, c, co, req.Period)
	}
	info, err := co.Info()
	if err != nil {
		return info, err
	}
	l, err := look(ctx, c, nmbrs.CompanyID(info.NmbrsID), req.Period)
	if err != nil {
		return info, Explain(err)
	}
	info.RunMemo = payroll.RunMemo{} // the runs have other ids there
	l.keep(&info)
	return info, nil
}

func employeesOf(steps []payroll.Step) map[payroll.EmployeeID]bool {
	out := map[payroll.EmployeeID]bool{}
	for _, st := range steps {
		out[st.Employee] = true
	}
	return out
}

// selection tells who takes no part, nil when everybody does.
func selection(req PlanRequest, d *Desk) func(payroll.EmployeeID) bool {
	skip := onlyFilter(req.Only)
	if req.Venue == "" {
		return skip
	}
	there := onlyFilter(append(d.AtVenue(req.Venue), ""))
	return func(e payroll.EmployeeID) bool { return there(e) || (skip != nil && skip(e)) }
}

// checkOnly refuses ids of nobody: to plan for no one would look like nothing to do.
func (d *Desk) checkOnly(only []payroll.EmployeeID) error {
	for _, id := range only {
		_, known := d.Book.Team.Person(id)
		for i := 0; i < len(d.Book.Steps) && !known; i++ {
			known = d.Book.Steps[i].Employee == id
		}
		if !known {
			return payroll.NewProblem(CodeNoEmployee, "id", payroll.Clean(string(id), 60), "suggestions", payroll.LikelyIDs(d.Book.Team.People(), id))
		}
	}
	return nil
}

// AtVenue gives the people with lines at a venue that are not withdrawn.
func (d *Desk) AtVenue(venue string) []payroll.EmployeeID {
	key := payroll.FoldType(venue)
	seen := map[payroll.EmployeeID]bool{}
	var out []payroll.EmployeeID
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		if v.Employee == "" || v.Line.Withdrawn || seen[v.Employee] || payroll.FoldType(v.Line.Venue) != key {
			continue
		}
		seen[v.Employee] = true
		out = append(out, v.Employee)
	}
	return out
}

func onlyFilter(only []payroll.EmployeeID) func(payroll.EmployeeID) bool {
	if len(only) == 0 {
		return nil
	}
	keep := map[payroll.EmployeeID]bool{}
	for _, e := range only {
		keep[e] = true
	}
	return func(e payroll.EmployeeID) bool { return !keep[e] }
}

// involved tells which kinds must be read for which employee.
func involved(p payroll.Plan) map[payroll.EmployeeID]needs {
	who := map[payroll.EmployeeID]needs{}
	for _, st := range p.Steps {
		n := who[st.Employee]
		n.add(st.Component.Kind)
		who[st.Employee] = n
	}
	return who
}
