package ui

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/grid"
)

// pushMode is what the screen shows.
type pushMode uint8

const (
	pushPlan pushMode = iota
	pushResult
	pushBatches
	pushDoubts
)

// pushScreen pushes a period through: the plan, the sending, how it ended,
// what stayed in doubt, and taking back.
type pushScreen struct {
	o       *Office
	mode    pushMode
	grid    *grid.Grid
	plan    *plannedPush
	want    pushWish
	live    *pushLive
	result  *pushOutcome
	list    *grid.Grid // of the result or the batches
	batches []payroll.Batch
	doubts  []link.Doubt
	doubt   doubtAt
	err     error
	// left is what stays behind with the people that are chosen now.
	left pushBehind
	// goTo is whom the clerk comes for: the next plan begins there.
	goTo payroll.EmployeeID
}

// plannedPush is a plan with what it was made for.
type plannedPush struct {
	*link.PlanResult
	co     *store.Company
	change int
	first  bool // nothing was pushed through before
}

// pushWish is what the clerk chose about the plan.
type pushWish struct {
	co     *store.Company
	period payroll.Period
	unlock payroll.Period
	// bookIn is the current period when what was never sent of a past one goes
	// there, without its days. rest leaves what waits for that choice behind.
	bookIn payroll.Period
	rest   bool
	// withoutDays leaves the days out of corrections that are booked elsewhere.
	withoutDays bool
	marked      map[payroll.EmployeeID]bool
	stopped     bool
	// recalculate works out what was sent anew.
	recalculate bool
}

// pushOutcome is how a sending or taking back ended.
type pushOutcome struct {
	*link.ExportResult
	undo, trial bool
	rows        []pushRow
	// change is that of the ledger as the sending left it: what came later is not in it.
	change int
}

type (
	planMsg    struct{ plan *plannedPush }
	pushedMsg  struct{ out *pushOutcome }
	batchesMsg struct {
		all []payroll.Batch
		err error
	}
	doubtsMsg   struct{ all []link.Doubt }
	resolvedMsg struct{ err error }
)

func newPushScreen(o *Office) *pushScreen {
	s := &pushScreen{o: o}
	s.grid = grid.New(nil, listing{count: s.planRows, cell: s.planCell})
	s.list = grid.New(nil, listing{count: s.listRows, cell: s.listCell})
	return s
}

// Title names the screen.
func (s *pushScreen) Title() string { return s.o.Texts().Screens.Push }

// Init starts nothing: Shown does.
func (s *pushScreen) Init() tea.Cmd { return nil }

// Shown makes the plan, unless it is still good.
func (s *pushScreen) Shown() tea.Cmd {
	if !s.o.linked() {
		return nil
	}
	if s.want.co != s.o.co || s.want.period != s.o.period {
		s.want = pushWish{co: s.o.co, period: s.o.period}
		s.plan, s.result, s.err, s.mode = nil, nil, nil, pushPlan
	}
	if s.o.wantHeld != "" {
		s.goTo, s.o.wantHeld = s.o.wantHeld, ""
		s.mode = pushPlan
	}
	if s.current() {
		s.toPerson()
	}
	if s.mode != pushPlan || s.err != nil || s.current() {
		return nil
	}
	if _, busy := s.o.Running(); busy {
		return nil
	}
	return s.makePlan()
}

// current tells whether the plan is that of the ledger as it is now.
func (s *pushScreen) current() bool {
	return s.plan != nil && s.plan.co == s.o.co && s.plan.change == s.o.change && s.plan.Desk.Period == s.o.period
}

// request is what the plan and the sending are asked with.
func (s *pushScreen) request(only []payroll.EmployeeID) link.PlanRequest {
	return link.PlanRequest{
		Period: s.o.period, Only: only, Unlock: s.want.unlock, Recalculate: s.want.recalculate,
		BookIn: s.want.bookIn, WithoutDays: s.want.leavesDays(),
	}
}

// leavesDays tells whether what is booked in another period goes without its days.
func (w *pushWish) leavesDays() bool { return w.withoutDays || !w.bookIn.IsZero() }

// makePlan reads Nmbrs and works out what a sending would do.
func (s *pushScreen) makePlan() tea.Cmd {
	if !s.o.linked() {
		return nil
	}
	s.err, s.mode = nil, pushPlan
	svc, co, change := s.o.svc, s.o.co, s.o.change
	req := s.request(nil)
	return s.o.Start(TaskSpec{
		Name: fmt.Sprintf(s.o.Texts().Push.Planning, s.period()), Screen: ScreenPush,
		Work: func(ctx context.Context, r *Report) (tea.Msg, error) {
			req.Progress = func(p link.Progress) { r.Set(p.Done, p.Total) }
			plan, err := svc.Plan(ctx, co, req)
			if err != nil {
				return nil, err
			}
			all, err := co.Batches()
			if err != nil {
				return nil, err
			}
			return planMsg{&plannedPush{PlanResult: plan, co: co, change: change, first: len(all) == 0}}, nil
		},
	})
}

func (s *pushScreen) period() string { return s.o.period.Label(s.o.info.Cadence) }

// Update moves and takes answers.
func (s *pushScreen) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.KeyPressMsg:
		s.move(keyName(m))
	case planMsg:
		s.plan = m.plan
		s.toPerson()
	case issuesMsg:
		return s.chooseIssue(m)
	case pushedMsg:
		s.pushed(m.out)
	case batchesMsg:
		if m.err != nil {
			s.o.SayError("read the batches", m.err)
			return nil
		}
		s.batches, s.mode = m.all, pushBatches
		s.list.SetCursor(0, 0)
	case doubtsMsg:
		s.doubts, s.doubt = m.all, doubtAt{}
		s.mode = pushDoubts
	case paperMsg:
		s.o.paperDone(m)
	case sheetMsg:
		s.sheetDone(m)
	case sheetReadMsg:
		s.confirmMark(m)
	case markedMsg:
		return s.markDone(m)
	case rowChosenMsg:
		return s.rowChosen()
	case resolvedMsg:
		return s.resolved(m.err)
	case TaskEndedMsg:
		return s.ended(m)
	case changedMsg, idleMsg:
		if s.o.Active() == ScreenPush {
			return s.Shown()
		}
	}
	return nil
}

// pushed shows how a sending or taking back ended.
func (s *pushScreen) pushed(out *pushOutcome) {
	s.result, s.mode, s.live = out, pushResult, nil
	s.result.rows = resultRows(out)
	s.list.SetCursor(0, 0)
	s.want.marked, s.want.recalculate, s.want.rest = nil, false, false
	s.o.compared = nil // a sending reads back by itself
	s.o.touch()
	s.result.change = s.o.change
}

// ended keeps why work failed. What a failed sending left behind is read anew.
func (s *pushScreen) ended(m TaskEndedMsg) tea.Cmd {
	s.live = nil
	if m.Err == nil || errors.Is(m.Err, context.Canceled) {
		return nil
	}
	s.err = m.Err
	s.o.touch()
	if s.mode == pushResult && s.result != nil {
		s.result.change = s.o.change // it came with this result
	}
	return nil
}

func (s *pushScreen) move(key string) {
	switch s.mode {
	case pushPlan:
		s.grid.Key(key)
	case pushDoubts:
		s.moveDoubt(key)
	default:
		s.list.Key(key)
	}
}

// sends tells whether a step of the plan goes along under the clerk's choice.
func (s *pushScreen) sends(st *payroll.PlanStep, only []payroll.EmployeeID) bool {
	if !st.Sends() {
		return false
	}
	for _, e := range only {
		if e == st.Employee {
			return true
		}
	}
	return len(only) == 0
}

// marks gives the marked employees, in the order of the plan.
func (s *pushScreen) marks() []payroll.EmployeeID {
	var out []payroll.EmployeeID
	if s.plan == nil {
		return nil
	}
	for i := range s.plan.Steps {
		e := s.plan.Steps[i].Employee
		if s.want.marked[e] && (len(out) == 0 || out[len(out)-1] != e) {
			out = append(out, e)
		}
	}
	return out
}

// digest identifies the part of the plan that is confirmed.
func (s *pushScreen) digest(only []payroll.EmployeeID) string {
	part := &link.PlanResult{}
	for i := range s.plan.Steps {
		if s.sends(&s.plan.Steps[i], only) {
			part.Steps = append(part.Steps, s.plan.Steps[i])
		}
	}
	return part.Digest()
}

// export sends what was confirmed, and nothing else.
func (s *pushScreen) export(only []payroll.EmployeeID) tea.Cmd {
	svc, co := s.o.svc, s.o.co
	live := &pushLive{}
	req := link.ExportRequest{PlanRequest: s.request(only), Expect: s.digest(only), Basis: s.plan.PlanResult}
	trial, x := len(only) > 0, s.o.Texts()
	cmd := s.o.Start(TaskSpec{
		Name: fmt.Sprintf(s.o.Texts().Push.Sending, s.period()), Screen: ScreenPush,
		Work: func(ctx context.Context, r *Report) (tea.Msg, error) {
			req.Progress = func(p link.Progress) { live.told(x, r, p) }
			res, err := svc.Export(ctx, co, req)
			if res == nil {
				return nil, err
			}
			return pushedMsg{&pushOutcome{ExportResult: res, trial: trial}}, err
		},
	})
	if cmd != nil {
		s.live, s.err = live, nil
	}
	return cmd
}

// takeBack removes from Nmbrs what a batch added.
func (s *pushScreen) takeBack(b payroll.Batch) tea.Cmd {
	svc, co, x := s.o.svc, s.o.co, s.o.Texts()
	live := &pushLive{}
	cmd := s.o.Start(TaskSpec{
		Name: fmt.Sprintf(s.o.Texts().Push.Undoing, b.ForPeriod.Label(s.o.info.Cadence)), Screen: ScreenPush,
		Work: func(ctx context.Context, r *Report) (tea.Msg, error) {
			res, err := svc.TakeBack(ctx, co, link.TakeBackRequest{Batch: b.ID, Progress: func(p link.Progress) { live.told(x, r, p) }})
			if res == nil {
				return nil, err
			}
			return pushedMsg{&pushOutcome{ExportResult: res, undo: true}}, err
		},
	})
	if cmd != nil {
		s.live, s.err = live, nil
	}
	return cmd
}
