package link

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

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
	// BookIn names the current period as the one where what was never sent of a
	// past period goes; its days must then be left out.
	BookIn payroll.Period
	// WithoutDays leaves the days out of what is booked in another period.
	WithoutDays bool
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
	// Guard is set when nothing may go before a person unlocks the period, or
	// says where what was never sent goes.
	Guard *payroll.Problem
	// Waiting are corrections of other periods that wait to be sent.
	Waiting []WaitingCorrection
	// Accepted are the rows of others that a person accepted before.
	Accepted []payroll.Beside
	// Skipped are rows of others because of which a person left somebody out.
	Skipped []payroll.Beside
	// Unfinished are steps of an earlier sending, for any period: the next one
	// carries them on before anything else.
	Unfinished []payroll.Step
	// Unread says what of whom could not be read. It holds back nothing else.
	Unread  map[payroll.EmployeeID]Unread
	booking *payroll.Booking
	info    store.CompanyInfo
	in      payroll.PlanInput
	readAt  map[payroll.EmployeeID]time.Time
	reads   map[payroll.EmployeeID]*payroll.Snapshot
}

// make works the plan out with what has been read so far.
func (p *PlanResult) make() {
	p.in.Read = p.reads
	p.Plan = payroll.MakePlan(p.in)
	p.Guard = p.lock()
}

// Digest identifies what the plan would send, so that a confirmation holds for
// exactly the plan that was seen.
func (p *PlanResult) Digest() string {
	h := sha256.New()
	for _, s := range p.Steps {
		if !s.Sends() {
			continue
		}
		_, _ = fmt.Fprintf(h, "%s|%v|%s|%s|%s|%d|%d|%d|%d\n", s.Employee, s.Component, s.ForPeriod, s.BookedIn, s.Action, s.Amount, s.Wanted, s.Apart, len(s.Counts))
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
	res, err := s.outline(ctx, c, co, req)
	if err != nil {
		return nil, err
	}
	if err := s.readFor(ctx, c, co, res, involved(payroll.MakePlan(res.in)), req); err != nil {
		return nil, err
	}
	res.make()
	return res, nil
}

// outline is a plan before anybody's rows are read.
func (s *Service) outline(ctx context.Context, c nmbrs.Client, co *store.Company, req PlanRequest) (*PlanResult, error) {
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
	if err := desk.checkVenue(req.Venue); err != nil {
		return nil, err
	}
	res := &PlanResult{Desk: desk, info: info, reads: map[payroll.EmployeeID]*payroll.Snapshot{}, readAt: map[payroll.EmployeeID]time.Time{}}
	if err := s.planInput(co, req, res); err != nil {
		return nil, err
	}
	res.Waiting, err = waitingCorrections(co, req.Period)
	return res, err
}

// planInput gathers what a plan depends on beside the reads.
func (s *Service) planInput(co *store.Company, req PlanRequest, res *PlanResult) error {
	desk := res.Desk
	in := payroll.PlanInput{
		Book: &desk.Book, Verdicts: desk.Verdicts, Skip: selection(req, desk), Recalculate: req.Recalculate,
		Beside:        func(payroll.EmployeeID) bool { return req.BesideForeign },
		OverwriteDays: func(payroll.EmployeeID) bool { return req.OverwriteDays },
	}
	var err error
	if res.booking, err = bookingOf(res.info, desk.Book.Settings, req); err != nil {
		return err
	}
	in.Booking = res.booking
	for _, p := range booksIn(res.booking, req.Period) {
		rows, err := co.RowsIn(p)
		if err != nil {
			return err
		}
		accepted, err := co.Besides(p)
		if err != nil {
			return err
		}
		skipped, err := co.Skips(p)
		if err != nil {
			return err
		}
		in.Own, res.Accepted, res.Skipped = append(in.Own, rows...), append(res.Accepted, accepted...), append(res.Skipped, skipped...)
	}
	if res.Unfinished, err = co.OpenSteps(); err != nil {
		return err
	}
	in.Open, in.Accepted, in.Skipped = employeesOf(res.Unfinished), res.Accepted, res.Skipped
	res.in = in
	return nil
}

// readFor reads employees for a plan, each where their hours are booked, and
// keeps when.
func (s *Service) readFor(ctx context.Context, c nmbrs.Client, co *store.Company, res *PlanResult, who map[payroll.EmployeeID]needs, req PlanRequest) error {
	n := 0
	if res.Unread == nil {
		res.Unread = map[payroll.EmployeeID]Unread{}
	}
	in := res.in.Routes()
	for _, p := range booksIn(res.booking, req.Period) {
		there := map[payroll.EmployeeID]needs{}
		for e, what := range who {
			if in(e).BookedIn == p {
				there[e] = what
			}
		}
		if len(there) == 0 {
			continue
		}
		at := s.Clock.Now()
		reads, failed, err := s.readAll(ctx, c, wirePeriod(p, res.info.Cadence), there, func() {
			n++
			if req.Progress != nil {
				req.Progress(Progress{Stage: StageRead, Done: n, Total: len(who)})
			}
		})
		if err != nil && req.trial {
			return Explain(err)
		}
		if err != nil {
			return s.noteBroken(co, err)
		}
		maps.Copy(res.reads, reads)
		maps.Copy(res.Unread, failed)
		for e := range there {
			res.readAt[e] = at
		}
	}
	res.in.Read = res.reads
	return nil
}

// draft is the plan of an export. Whoever the plan that was shown read is not
// read again here: that is done right before the first write. Where nothing was
// shown, only those are read of whom nothing is to be sent, and the first to be
// sent, until there is somebody who can be.
func (r *run) draft(ctx context.Context, req ExportRequest) (*PlanResult, error) {
	if b := req.Basis; b != nil && (b.ForPeriod != req.Period || b.in.Booking == nil || b.in.Booking.Unlock != req.Unlock || b.in.Booking.BookIn != req.BookIn) {
		req.Basis = nil // what it read is of another period
	}
	if req.Basis == nil && req.Expect != "" {
		return r.s.plan(ctx, r.c, r.co, req.PlanRequest)
	}
	res, err := r.s.outline(ctx, r.c, r.co, req.PlanRequest)
	if err != nil {
		return nil, err
	}
	res.in.Blind = true
	if req.Basis != nil {
		return res, r.takeReads(ctx, res, req)
	}
	if res.make(); res.Guard != nil {
		return res, nil //nolint:nilerr // nothing is sent, whoever is read; the plan says why
	}
	blind := res.Plan
	idle, busy := involved(blind), busyIn(blind)
	for _, e := range busy {
		delete(idle, e)
	}
	all := involved(blind)
	first := idle
	for {
		wave := busy[:min(len(busy), r.s.Parallel)]
		busy = busy[len(wave):]
		for _, e := range wave {
			first[e] = all[e]
		}
		if err := r.s.readFor(ctx, r.c, r.co, res, first, req.PlanRequest); err != nil {
			return nil, err
		}
		first = map[payroll.EmployeeID]needs{}
		res.make()
		can := map[payroll.EmployeeID]bool{}
		for _, e := range busyIn(res.Plan) {
			can[e] = true
		}
		if len(busy) == 0 || slices.ContainsFunc(wave, func(e payroll.EmployeeID) bool { return can[e] }) {
			return res, nil
		}
	}
}

// busyIn gives the employees of whom a plan would send something, in its order.
func busyIn(p payroll.Plan) []payroll.EmployeeID {
	var out []payroll.EmployeeID
	for i := range p.Steps {
		if e := p.Steps[i].Employee; p.Steps[i].Sends() && !slices.Contains(out[max(0, len(out)-1):], e) {
			out = append(out, e)
		}
	}
	return out
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

// Problems of what a plan is asked for.
const (
	// CodeUnknownVenue: args venue, period, venues. No hour line of the period is of
	// that venue; venues are those that it has lines of.
	CodeUnknownVenue payroll.Code = "venue-unknown"
)

// checkVenue refuses a venue of nothing: to plan for nobody would look like
// nothing to do. Where the period has no lines at all there is nothing to know it by.
func (d *Desk) checkVenue(venue string) error {
	if venue == "" || len(d.Verdicts)+len(d.Book.Untaken) == 0 {
		return nil
	}
	key := payroll.FoldType(venue)
	names := map[string]string{}
	for i := range d.Verdicts {
		name := d.Verdicts[i].Line.Venue
		if folded := payroll.FoldType(name); folded != "" {
			names[folded] = name
		}
	}
	for i := range d.Book.Untaken {
		u := &d.Book.Untaken[i]
		if rows, _ := u.In(d.Book.Settings.Calendar, d.Period); rows > 0 && u.Venue != "" {
			names[payroll.FoldType(u.Venue)] = u.Venue
		}
	}
	if names[key] != "" {
		return nil
	}
	known := slices.Sorted(maps.Values(names))
	return payroll.NewProblem(CodeUnknownVenue, "venue", payroll.Clean(venue, 80), "period", d.Period.String(), "venues", payroll.Clean(strings.Join(known, ", "), 400))
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

// involved tells which kinds must be read for which employee. Days are one
// figure per period: where hours are booked in another one they are not read.
func involved(p payroll.Plan) map[payroll.EmployeeID]needs {
	who := map[payroll.EmployeeID]needs{}
	for _, st := range p.Steps {
		n := who[st.Employee]
		if st.Component.Kind != payroll.KindWorked || st.BookedIn == p.ForPeriod {
			n.add(st.Component.Kind)
		}
		who[st.Employee] = n
	}
	return who
}
