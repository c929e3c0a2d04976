package link

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strconv"

	"doorzet/payroll"
	"doorzet/payroll/sheet"
	"doorzet/store"
)

// Problems of the import sheet.
const (
	// CodeSheetOther: args person, code, file, plan. The sheet does not say what
	// the plan says now.
	CodeSheetOther payroll.Code = "sheet-other"
	// CodeSheetPerson: args person. The sheet has a row of somebody of whom the plan
	// has nothing now, or two rows.
	CodeSheetPerson payroll.Code = "sheet-person"
	// CodeSheetPeriod: args sheet, company, period. The sheet is for another
	// company or period.
	CodeSheetPeriod payroll.Code = "sheet-other-period"
	// CodeSheetEmpty: args period. There is nothing to put in a sheet.
	CodeSheetEmpty payroll.Code = "sheet-empty"
	// CodeSheetStays: args steps. The marking was undone; what was imported by
	// sheet stays in Nmbrs.
	CodeSheetStays payroll.Code = "sheet-stays"
)

// SheetRequest asks for the import sheet of a period.
type SheetRequest struct {
	PlanRequest
	// Unread makes the sheet without reading Nmbrs, for offices whose rights do
	// not suffice even for that: rows of others cannot be noticed then.
	Unread bool
}

// SheetPlan is a plan with the import sheet that it makes.
type SheetPlan struct {
	*PlanResult
	Sheet sheet.Sheet
	// Without are people who have no employee number and are left out.
	Without []string
	// Held are planned steps that a person has to decide about; they are not in
	// the sheet.
	Held []payroll.PlanStep
	// Centres tells that amounts of several cost centres were added up: the
	// sheet knows none.
	Centres bool
	steps   []payroll.PlanStep
}

// Sheet plans a period and lays the plan out as the import sheet of Nmbrs: the
// amounts that an export would write. Nothing is written and nothing counts as
// sent before MarkSheet.
func (s *Service) Sheet(ctx context.Context, co *store.Company, req SheetRequest) (*SheetPlan, error) {
	plan, err := s.sheetPlan(ctx, co, req)
	if err != nil {
		return nil, err
	}
	return s.SheetOf(plan)
}

func (s *Service) sheetPlan(ctx context.Context, co *store.Company, req SheetRequest) (*PlanResult, error) {
	own, err := s.planUnread(co, req.PlanRequest)
	if req.Unread || err != nil {
		return own, err
	}
	if own.Guard == nil && !slices.ContainsFunc(own.Steps, func(st payroll.PlanStep) bool { return st.Sends() || st.Block != payroll.BlockNone }) {
		return own, nil // nothing to lay out, whatever Nmbrs holds: nobody is asked
	}
	return s.Plan(ctx, co, req.PlanRequest)
}

// planUnread plans as if Nmbrs held exactly the own rows, and its current
// period were the last one known.
func (s *Service) planUnread(co *store.Company, req PlanRequest) (*PlanResult, error) {
	desk, err := s.Desk(co, req.Period)
	if err != nil {
		return nil, err
	}
	out := &PlanResult{Desk: desk, info: desk.Info, reads: map[payroll.EmployeeID]*payroll.Snapshot{}}
	if err := s.planInput(co, req, out); err != nil {
		return nil, err
	}
	in := &out.in
	in.RunMade = true // nothing is removed by a sheet
	in.Accepted, in.Beside, in.OverwriteDays = nil, nil, nil
	route := in.Routes()
	for e := range involved(payroll.MakePlan(*in)) {
		out.reads[e] = ownSnapshot(in.Own, e, route(e).BookedIn)
	}
	out.make()
	return out, nil
}

// ownSnapshot is what Nmbrs would show of an employee in a period if nobody else wrote.
func ownSnapshot(own []payroll.OwnRow, e payroll.EmployeeID, in payroll.Period) *payroll.Snapshot {
	snap := &payroll.Snapshot{HasDays: true, HasWages: true}
	for _, r := range own {
		if r.Employee != e || r.BookedIn != in {
			continue
		}
		seen := payroll.SeenRow{ID: r.ID, Code: r.Component.Code, Amount: r.Amount}
		switch r.Kind {
		case payroll.KindHours:
			snap.Hours = append(snap.Hours, seen)
		case payroll.KindWage:
			snap.Wages = append(snap.Wages, seen)
		case payroll.KindWorked:
			snap.Days = int(r.Amount / 100)
		case payroll.KindLink: // no component of Nmbrs
		}
	}
	return snap
}

// SheetOf lays a plan that was made already out as an import sheet.
func (s *Service) SheetOf(plan *PlanResult) (*SheetPlan, error) {
	if plan.Guard != nil {
		return nil, plan.Guard
	}
	info := plan.Desk.Info
	out := &SheetPlan{PlanResult: plan, Sheet: sheet.Sheet{Debtor: info.DebtorNumber, Company: info.Number, Period: plan.BookedIn}}
	at := map[payroll.EmployeeID]int{}
	for _, st := range plan.Steps {
		if st.Block != payroll.BlockNone || (st.Sends() && st.BookedIn != plan.BookedIn) {
			out.Held = append(out.Held, st) // a sheet is for one period
			continue
		}
		if st.Sends() && st.Apart != 0 { // days that were left out by choice: in no sheet, and kept with the marking
			out.steps = append(out.steps, st)
			continue
		}
		if st.Amount == 0 && (st.Component.Kind != payroll.KindWorked || st.Action != payroll.ActionSet) {
			continue
		}
		p, _ := plan.Desk.Book.Team.Person(st.Employee)
		if p.Number == "" {
			if !slices.Contains(out.Without, p.Name()) {
				out.Without = append(out.Without, p.Name())
			}
			continue
		}
		i, ok := at[st.Employee]
		if !ok {
			i = len(out.Sheet.Rows)
			at[st.Employee] = i
			out.Sheet.Rows = append(out.Sheet.Rows, sheet.Row{
				Number: p.Number, Name: p.Name(), Values: map[sheet.Code]payroll.Hundredths{}, Comments: map[sheet.Code]string{},
			})
		}
		r := &out.Sheet.Rows[i]
		if st.Component.Kind == payroll.KindWorked {
			days := st.Amount
			r.Days = &days
		} else {
			code := sheet.Code{Kind: st.Component.Kind, Code: st.Component.Code}
			r.Values[code] += st.Amount
			if r.Comments[code] == "" {
				r.Comments[code] = payroll.StepID(s.NewID()).Comment()
			}
			out.Centres = out.Centres || st.Component.CostCentre != ""
		}
		out.steps = append(out.steps, st)
	}
	if len(out.Sheet.Rows) == 0 && len(out.Held)+len(out.Without) == 0 {
		return nil, payroll.NewProblem(CodeSheetEmpty, "period", plan.ForPeriod.String())
	}
	return out, nil
}

// MarkRequest asks to mark a period's amounts as sent by import sheet.
type MarkRequest struct {
	// Period, Unlock, BookIn and WithoutDays are those of the sheet: see PlanRequest.
	Period, Unlock, BookIn payroll.Period
	WithoutDays            bool
	// Sheets are the files that went to Nmbrs, read back.
	Sheets []sheet.Sheet
	// Unread plans without reading Nmbrs.
	Unread   bool
	Progress func(Progress)
}

// MarkedSheet tells what was marked.
type MarkedSheet struct {
	Batch         payroll.BatchID
	Steps, People int
}

// MarkSheet marks what the sheets say as sent. The plan is made again, and only
// when it asks for exactly what the sheets say, per person and code, does
// anything change: own rows without an id of Nmbrs then count as ours, so that
// no export can send these amounts again. Nothing is sent. The sheets may have
// been imported already: what they made in Nmbrs holds nobody back.
func (s *Service) MarkSheet(ctx context.Context, co *store.Company, req MarkRequest) (*MarkedSheet, error) {
	if err := s.Ledger.Sendable(); err != nil {
		return nil, err
	}
	plan, err := s.sheetPlan(ctx, co, SheetRequest{Unread: req.Unread, PlanRequest: PlanRequest{
		Period: req.Period, Unlock: req.Unlock, BookIn: req.BookIn, WithoutDays: req.WithoutDays, BesideForeign: true, OverwriteDays: true, Progress: req.Progress,
	}})
	if err != nil {
		return nil, err
	}
	now, err := s.SheetOf(plan)
	if err != nil {
		return nil, err
	}
	people, err := now.compare(req.Sheets)
	if err != nil {
		return nil, err
	}
	rules, err := json.Marshal(plan.Desk.Book.Settings)
	if err != nil {
		return nil, err
	}
	b := payroll.Batch{
		ID: payroll.BatchID(s.NewID()), Kind: payroll.BatchSheet, ForPeriod: plan.ForPeriod, BookedIn: plan.BookedIn,
		At: s.stamp(), By: s.Actor, Rules: rules, Unlocked: plan.guardIn(plan.BookedIn).unlocked,
		WithoutDays: slices.ContainsFunc(now.steps, func(st payroll.PlanStep) bool { return st.Apart != 0 }),
	}
	marks := now.marksIn(req.Sheets)
	var steps []payroll.Step
	var changes []payroll.RowChange
	for i := range now.steps {
		p := &now.steps[i]
		if !people[p.Employee] {
			continue
		}
		id, err := s.markedID(co, marks, p)
		if err != nil {
			return nil, err
		}
		st := markedStep(id, b.ID, len(steps), p)
		steps = append(steps, st)
		if p.Recount { // nothing goes into the sheet for it
			continue
		}
		row := sheetRow(st)
		changes = append(changes, payroll.RowChange{Put: &row})
	}
	b.Steps = len(steps)
	if p := s.KeepCopy("sheet"); p != nil {
		s.Log.Warn("mark a sheet", "problem", p)
	}
	audit := store.Audit{Action: "sheet-marked", Args: payroll.Args{
		"batch": string(b.ID), "period": b.ForPeriod.String(), "steps": strconv.Itoa(len(steps)),
	}}
	if err := co.CreateMarked(b, steps, changes, audit); err != nil {
		return nil, err
	}
	return &MarkedSheet{Batch: b.ID, Steps: len(steps), People: len(people)}, nil
}

// markedStep is the step of a planned one that went by the sheet.
func markedStep(id payroll.StepID, batch payroll.BatchID, seq int, p *payroll.PlanStep) payroll.Step {
	st := payroll.Step{
		ID: id, Batch: batch, Seq: seq, Employee: p.Employee, Component: p.Component,
		ForPeriod: p.ForPeriod, BookedIn: p.BookedIn, Action: payroll.ActionAdd, Amount: p.Amount, Wanted: p.Wanted, Ours: p.Ours,
		Seen: p.Seen, Minutes: p.Minutes, Apart: p.Apart, Counts: p.Counts, State: payroll.StepDone,
	}
	switch {
	case p.Recount:
		st.Action = payroll.ActionNone
	case p.Component.Kind == payroll.KindWorked:
		st.Action = payroll.ActionSet
	}
	return st
}

// sheetEntry is an entry that a sheet makes in Nmbrs.
type sheetEntry struct {
	employee payroll.EmployeeID
	sheet.Code
}

// marksIn gives, by entry, the step whose mark stands in the comment of it.
func (p *SheetPlan) marksIn(sheets []sheet.Sheet) map[sheetEntry]payroll.StepID {
	byNumber := p.byNumber()
	out := map[sheetEntry]payroll.StepID{}
	for _, f := range sheets {
		for _, r := range f.Rows {
			for c, text := range r.Comments {
				if id := payroll.MarkedStep(text); id != "" {
					out[sheetEntry{byNumber[r.Number], c}] = id
				}
			}
		}
	}
	return out
}

// markedID is the id for a step that is marked: that in the comment of its
// entry, so that what was imported is known by it, once. A sheet whose marking
// was undone has its marks used up; a fresh id is known by its amount then.
func (s *Service) markedID(co *store.Company, marks map[sheetEntry]payroll.StepID, p *payroll.PlanStep) (payroll.StepID, error) {
	entry := sheetEntry{p.Employee, sheet.Code{Kind: p.Component.Kind, Code: p.Component.Code}}
	id, marked := marks[entry]
	delete(marks, entry) // amounts of several cost centres share an entry
	if !marked {
		return payroll.StepID(s.NewID()), nil
	}
	switch _, err := co.Step(id); {
	case err == nil:
		return payroll.StepID(s.NewID()), nil
	case errors.Is(err, &payroll.Problem{Code: store.CodeNoStep}):
		return id, nil
	default:
		return "", err
	}
}

// sheetRow is what the register keeps of a step that went by sheet.
func sheetRow(st payroll.Step) payroll.OwnRow {
	row := payroll.OwnRow{
		Kind: st.Component.Kind, ID: payroll.SheetRow(st.ID), Employee: st.Employee, Component: st.Component,
		ForPeriod: st.ForPeriod, BookedIn: st.BookedIn, Amount: st.Amount, Step: st.ID, Sheet: st.Batch,
	}
	if st.Component.Kind == payroll.KindWorked {
		row.ID, row.Prior = payroll.DaysRow(st.Employee, st.BookedIn), st.DaysBefore()
	}
	return row
}

// compare holds the sheets against the plan as it is now. It gives the people
// of the sheets; everything that the plan asks for them must be in a sheet.
func (p *SheetPlan) compare(sheets []sheet.Sheet) (map[payroll.EmployeeID]bool, error) {
	byNumber := p.byNumber()
	wanted := map[string]sheet.Row{}
	for _, r := range p.Sheet.Rows {
		wanted[r.Number] = r
	}
	people := map[payroll.EmployeeID]bool{}
	for _, f := range sheets {
		if f.Period != p.Sheet.Period || f.Debtor != p.Sheet.Debtor || f.Company != p.Sheet.Company {
			return nil, payroll.NewProblem(CodeSheetPeriod, "sheet", f.Period.String(), "company", f.Company, "period", p.Sheet.Period.String())
		}
		for _, r := range f.Rows {
			want, ok := wanted[r.Number]
			if !ok || people[byNumber[r.Number]] {
				return nil, payroll.NewProblem(CodeSheetPerson, "person", payroll.Clean(r.Name, 80))
			}
			if err := sameRow(r, want); err != nil {
				return nil, err
			}
			people[byNumber[r.Number]] = true
		}
	}
	if len(people) == 0 {
		return nil, payroll.NewProblem(CodeSheetEmpty, "period", p.ForPeriod.String())
	}
	return people, nil
}

// byNumber finds the people of the plan by their employee number.
func (p *SheetPlan) byNumber() map[string]payroll.EmployeeID {
	out := map[string]payroll.EmployeeID{}
	for _, st := range p.steps {
		who, _ := p.Desk.Book.Team.Person(st.Employee)
		out[who.Number] = st.Employee
	}
	return out
}

func sameRow(got, want sheet.Row) error {
	differs := func(code string, file, plan payroll.Hundredths) error {
		return payroll.NewProblem(CodeSheetOther, "person", want.Name, "code", code, "file", file.String(), "plan", plan.String())
	}
	if (got.Days == nil) != (want.Days == nil) || (got.Days != nil && *got.Days != *want.Days) {
		return differs("Dagen", amountOr(got.Days), amountOr(want.Days))
	}
	for c, v := range want.Values {
		if got.Values[c] != v {
			return differs(c.String(), got.Values[c], v)
		}
	}
	for c, v := range got.Values {
		if want.Values[c] != v {
			return differs(c.String(), v, want.Values[c])
		}
	}
	return nil
}

func amountOr(h *payroll.Hundredths) payroll.Hundredths {
	if h == nil {
		return 0
	}
	return *h
}

// takeBackSheet undoes the marking of a batch: the lines turn green again and
// nothing of it counts as ours any more. Nmbrs is not touched: what was
// imported there is a person's to remove.
func (s *Service) takeBackSheet(co *store.Company, all []payroll.Batch, b payroll.Batch) (*ExportResult, error) {
	in := payroll.BackInput{Batch: b.ID}
	var err error
	if in.Steps, err = co.StepsFor(b.ForPeriod); err != nil {
		return nil, err
	}
	plan := payroll.UnmarkSheet(in, sheetRow, func(id payroll.BatchID) bool {
		return slices.ContainsFunc(all, func(o payroll.Batch) bool { return o.ID == id && o.Kind == payroll.BatchSheet })
	})
	undo := payroll.Batch{
		ID: payroll.BatchID(s.NewID()), Kind: payroll.BatchUndo, ForPeriod: b.ForPeriod, BookedIn: b.BookedIn, At: s.stamp(),
		By: s.Actor, Undoes: b.ID,
	}
	res := &ExportResult{Batch: undo.ID, Period: b.ForPeriod}
	var steps []payroll.Step
	var changes []payroll.RowChange
	for _, p := range plan {
		st := p.Step
		if p.Block != payroll.BlockNone {
			res.Held = append(res.Held, payroll.PlanStep{
				Target: st.Target(), BookedIn: st.BookedIn, Action: payroll.ActionNone, Wanted: st.Ours, Ours: st.Wanted, Seen: st.Seen,
				Minutes: st.Minutes, Counts: st.Counts, Block: p.Block,
			})
			continue
		}
		steps = append(steps, payroll.Step{
			ID: payroll.StepID(s.NewID()), Batch: undo.ID, Seq: len(steps), Employee: st.Employee, Component: st.Component,
			ForPeriod: st.ForPeriod, BookedIn: st.BookedIn, Action: payroll.ActionRemove, Amount: -st.Amount, Wanted: st.Ours,
			Ours: st.Wanted, Seen: st.Seen, Minutes: st.Minutes, Counts: st.Counts, Undoes: st.ID, State: payroll.StepDone,
		})
		if st.Action == payroll.ActionNone {
			continue // days that were left out by choice made no row
		}
		changes = append(changes, payroll.RowChange{Drop: &payroll.OwnRow{Kind: p.Row.Kind, ID: p.Row.ID}, Put: p.Before})
	}
	undo.Steps = len(steps)
	if err := co.CreateMarked(undo, steps, changes, store.Audit{Action: "sheet-unmarked", Args: payroll.Args{
		"batch": string(undo.ID), "undoes": string(b.ID), "period": b.ForPeriod.String(),
	}}); err != nil {
		return nil, err
	}
	return res, s.unmarked(co, res, undo, steps)
}

// unmarked notes that a sheet's marking was undone and tells the result.
func (s *Service) unmarked(co *store.Company, res *ExportResult, undo payroll.Batch, steps []payroll.Step) error {
	if err := noteUndone(co, undo.ID); err != nil {
		return err
	}
	desk, err := s.Desk(co, undo.ForPeriod)
	if err != nil {
		return err
	}
	name := func(e payroll.EmployeeID) string {
		p, _ := desk.Book.Team.Person(e)
		return p.Name()
	}
	res.Done = len(steps)
	res.leaves(payroll.Leaving{Book: &desk.Book, Verdicts: desk.Verdicts, Plan: res.Held})
	for _, st := range steps {
		res.Steps = append(res.Steps, StepResult{Step: st, Person: name(st.Employee)})
	}
	for i := range res.Held {
		res.Held[i].Person = name(res.Held[i].Employee)
	}
	res.Notes = append(res.Notes, payroll.NewProblem(CodeSheetStays, "steps", strconv.Itoa(len(steps))))
	return nil
}
