package main

import (
	"cmp"
	"context"
	"slices"
	"time"

	"doorzet/link"
	"doorzet/payroll"
)

// exportCmd pushes a period through.
type exportCmd struct {
	More          []string      `arg:"" optional:"" name:"only-id" hidden:"" help:"${f_only}"`
	Period        string        `help:"${f_period}" placeholder:"P"`
	Yes           bool          `help:"${f_yes}"`
	Only          []string      `help:"${f_only}" placeholder:"ID"`
	Venue         string        `help:"${f_onlyvenue}" placeholder:"NAME"`
	Unlock        string        `help:"${f_unlock}" placeholder:"P"`
	BookIn        string        `help:"${f_bookin}" placeholder:"P"`
	WithoutDays   bool          `help:"${f_withoutdays}"`
	BesideForeign bool          `help:"${f_beside}"`
	OverwriteDays bool          `help:"${f_overwrite}"`
	Recalculate   bool          `help:"${f_recalc}"`
	Timeout       time.Duration `help:"${f_timeout}" placeholder:"D"`
	Settle        time.Duration `help:"${f_settle}" placeholder:"D"`
}

// stepJSON is a step as it stands. rows are the ids in Nmbrs that it made, or
// for a step of an undo those that it removed.
type stepJSON struct {
	ID         string            `json:"id"`
	EmployeeID string            `json:"employeeId"`
	Person     string            `json:"person"`
	Kind       payroll.Kind      `json:"kind"`
	Code       *int              `json:"code"`
	Action     payroll.Action    `json:"action"`
	Amount     string            `json:"amount"`
	Wanted     string            `json:"wanted"`
	Ours       string            `json:"ours"`
	Seen       string            `json:"seen"`
	Minutes    int64             `json:"minutes"`
	State      payroll.StepState `json:"state"`
	Rows       []string          `json:"rows"`
	Reason     *problemJSON      `json:"reason"`
}

// armedJSON is a line with a confirmed correction; minutes is what it counts for then.
type armedJSON struct {
	ID      string       `json:"id"`
	Date    payroll.Date `json:"date"`
	Person  string       `json:"person"`
	Minutes int64        `json:"minutes"`
}

type exportJSON struct {
	Batch     *string        `json:"batch"`
	Period    payroll.Period `json:"period"`
	Steps     []stepJSON     `json:"steps"`
	Done      int            `json:"done"`
	Refused   int            `json:"refused"`
	Unsure    int            `json:"unsure"`
	Equal     int            `json:"equal"`
	Different int            `json:"different"`
	behindJSON
	endsJSON
	Calls   int            `json:"calls"`
	Waiting int            `json:"waiting"`
	Held    []planStepJSON `json:"held"`
	Stop    *problemJSON   `json:"stop"`
	Notes   []problemJSON  `json:"notes"`
	// Armed are, after a taking back, the confirmed corrections that the next export
	// does.
	Armed []armedJSON `json:"armed"`
	// Corrections are those of other periods that wait to be sent.
	Corrections []waitingJSON `json:"corrections"`
	// Periods are earlier ones of which something waits.
	Periods []remainJSON `json:"periods"`
}

func (c *exportCmd) run(ctx context.Context, a *app) (reply, error) {
	unlock, err := c.check(a)
	if err != nil {
		return reply{}, err
	}
	bookIn, err := a.optionalPeriod(c.BookIn)
	if err != nil {
		return reply{}, err
	}
	co, info, err := a.company()
	if err != nil {
		return reply{}, err
	}
	p, err := a.period(c.Period, info)
	if err != nil {
		return reply{}, err
	}
	if err := a.hasten(info.Link.Endpoint, c.Timeout, c.Settle); err != nil {
		return reply{}, err
	}
	res, err := a.svc.Export(ctx, co, link.ExportRequest{PlanRequest: link.PlanRequest{
		Period: p, Only: employees(append(c.Only, c.More...)), Unlock: unlock, BookIn: bookIn, WithoutDays: c.WithoutDays, Venue: c.Venue, BesideForeign: c.BesideForeign,
		OverwriteDays: c.OverwriteDays, Recalculate: c.Recalculate, Progress: a.progress(),
	}})
	if res == nil {
		return reply{}, err
	}
	remain, failed := a.svc.Remaining(co, res.Period)
	rep, err := a.exported(res, cmp.Or(err, failed), a.remainDoc(remain))
	if err == nil && rep.exit != exitFailed {
		rep.exit = max(rep.exit, waitsExit(res.Ends, remain, res.Corrections))
	}
	return rep, err
}

// check looks at the flags alone, before anything is opened.
func (c *exportCmd) check(a *app) (payroll.Period, error) {
	switch {
	case !c.Yes:
		return payroll.Period{}, a.wrong("%s", a.say.NeedYes)
	case len(c.More) > 0 && len(c.Only) == 0:
		return payroll.Period{}, a.wrong(a.say.NeedOnly, payroll.Clean(c.More[0], 60))
	case c.Timeout < 0 || c.Settle < 0:
		return payroll.Period{}, a.wrong("%s", a.say.BadDuration)
	}
	return a.optionalPeriod(c.Unlock)
}

// hasten takes shorter times over; only where the other side is this machine,
// for a real Nmbrs may still be at work when they have passed.
func (a *app) hasten(endpoint string, timeout, settle time.Duration) error {
	if timeout == 0 && settle == 0 {
		return nil
	}
	if !loopback(endpoint) {
		return a.wrong("%s", a.say.LoopbackOnly)
	}
	if timeout > 0 {
		a.svc.WriteTimeout = timeout
	}
	if settle > 0 {
		a.svc.Settle = settle
	}
	return nil
}

// exported replies with the end of an export or of a taking back. An error
// beside a result came after the sending; it does not hide the result. remain
// are other periods of which something waits.
func (a *app) exported(res *link.ExportResult, err error, remain []remainJSON) (reply, error) {
	if res == nil || (err != nil && len(res.Steps) == 0) {
		return reply{}, err
	}
	doc := a.exportDoc(res)
	doc.Periods = remain
	code := exportExit(res)
	if err != nil {
		a.log.Error("after the export", "err", err)
		text, _ := a.texts.Word(err, a.logFile)
		doc.Notes = append(doc.Notes, problemJSON{Code: "after-export", Text: text})
		if code == exitDone {
			code = exitFailed
		}
	}
	return reply{data: doc, exit: code, page: func(p *page) { exportPage(p, doc) }}, nil
}

func (a *app) exportDoc(res *link.ExportResult) exportJSON {
	doc := exportJSON{
		Period: res.Period, Steps: []stepJSON{}, Done: res.Done, Refused: res.Refused, Unsure: res.Unsure, Equal: res.Equal,
		Different: res.Different, behindJSON: a.behindDoc(&res.Behind), Calls: res.Calls, Waiting: res.Waiting, Held: []planStepJSON{}, Armed: []armedJSON{}, Stop: a.problem(res.Stop),
		endsJSON: a.endsDoc(res.Ends, res.Period), Notes: a.problems(res.Notes), Corrections: waitingDoc(res.Corrections), Periods: []remainJSON{},
	}
	if res.Batch != "" {
		id := string(res.Batch)
		doc.Batch = &id
	}
	for _, x := range res.Armed {
		doc.Armed = append(doc.Armed, armedJSON{string(x.Line), x.Date, x.Person, int64(x.Minutes)})
	}
	for _, s := range res.Steps {
		doc.Steps = append(doc.Steps, a.stepDoc(s.Step, s.Person))
	}
	for _, s := range res.Held {
		doc.Held = append(doc.Held, planStepDoc(s))
	}
	return doc
}

func (a *app) stepDoc(s payroll.Step, person string) stepJSON {
	doc := stepJSON{
		ID: string(s.ID), EmployeeID: string(s.Employee), Person: person, Kind: s.Component.Kind, Code: codeOf(s.Component),
		Action: s.Action, Amount: s.Amount.String(), Wanted: s.Wanted.String(), Ours: s.Ours.String(), Seen: s.Seen.String(),
		Minutes: int64(s.Minutes), State: s.State, Rows: []string{}, Reason: a.problem(s.Reason),
	}
	op := payroll.OpAdd
	if s.Undoes != "" {
		op = payroll.OpRemove
	}
	for _, c := range s.Calls {
		if c.Op == op && c.State == payroll.StepDone {
			doc.Rows = append(doc.Rows, string(c.Row))
		}
	}
	return doc
}

// asksElsewhere tells whether a line of another period was changed or withdrawn
// after it was sent, and nobody has confirmed the correction.
func asksElsewhere(list []link.WaitingCorrection) bool {
	return slices.ContainsFunc(list, func(w link.WaitingCorrection) bool { return w.Confirmed < w.Lines })
}

// exportExit gives the exit code of an export: it speaks of the planned and
// resumed steps only.
func exportExit(res *link.ExportResult) int {
	person, parts := false, res.Refused > 0 || res.Different > 0 || len(res.Behind.Anew) > 0
	for _, s := range res.Held {
		person = person || s.Block.Waits()
		parts = parts || s.Block.Partly()
	}
	for _, n := range res.Notes {
		parts = parts || n.Code == link.CodeRolledBehind
	}
	weight := weightExit(unbroken(res.Ends).Weight()) // Waiting counts what broke off
	parts = parts || weight == exitParts
	person = person || weight == exitPerson || res.Behind.Asks > 0 || asksElsewhere(res.Corrections) || seenBeside(res)
	switch {
	case res.Unsure > 0 || person:
		return exitPerson
	case parts:
		return exitParts
	case res.Waiting > 0 || res.Stop != nil:
		return exitFailed
	}
	return exitDone
}

// seenBeside tells whether the export saw somebody else sending, or rows that came
// beside ours.
func seenBeside(res *link.ExportResult) bool {
	return res.Verify != nil && res.Verify.Asks() || res.Stop != nil && res.Stop.Code == link.CodeElsewhereSending
}

// unbroken leaves out what a sending that broke off still owes.
func unbroken(ends payroll.Ends) payroll.Ends {
	return slices.DeleteFunc(slices.Clone(ends), func(e payroll.End) bool { return e.Kind == payroll.EndBroken })
}

// exportSteps lists the steps of a sending or a taking back.
func (p *page) exportSteps(steps []stepJSON) {
	var rows [][]string
	for _, s := range steps {
		note := ""
		if s.Reason != nil {
			note = s.Reason.Text
		}
		rows = append(rows, []string{
			s.Person, s.EmployeeID, p.t.Kind(s.Kind), codeText(s.Code), p.t.Action(s.Action), p.amount(s.Amount), p.t.StepState(s.State), note,
		})
	}
	p.table([]column{
		left("person"), left("id"), left("kind"), right("code"), left("action"), right("amount"), left("state"), left("note"),
	}, rows)
}

func exportPage(p *page, doc exportJSON) {
	p.exportSteps(doc.Steps)
	if len(doc.Held) > 0 {
		p.line("\n%s", p.say.ExportHeld)
		p.planSteps(doc.Held, doc.Period)
	}
	if doc.Batch == nil {
		p.line(p.say.ExportNothing, doc.Period)
	} else {
		p.line(p.say.ExportSums, *doc.Batch, doc.Done, doc.Refused, doc.Unsure, doc.Waiting)
		p.line(p.say.ExportCheck, doc.Equal, doc.Different)
	}
	p.behind(doc.behindJSON, doc.Period, len(doc.Held) > 0 || !doc.Finished)
	p.ends(doc.endsJSON, besideLines()...)
	p.problems(doc.Notes)
	p.waiting(doc.Corrections)
	p.remains(doc.Periods)
	if doc.Stop != nil {
		p.line("%s", doc.Stop.Text)
	}
}
