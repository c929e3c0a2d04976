package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
)

// planCmd shows what an export would do.
type planCmd struct {
	Period        string   `help:"${f_period}" placeholder:"P"`
	Only          []string `help:"${f_only}" placeholder:"ID"`
	Venue         string   `help:"${f_onlyvenue}" placeholder:"NAME"`
	Unlock        string   `help:"${f_unlock}" placeholder:"P"`
	BookIn        string   `help:"${f_bookin}" placeholder:"P"`
	WithoutDays   bool     `help:"${f_withoutdays}"`
	BesideForeign bool     `help:"${f_beside}"`
	OverwriteDays bool     `help:"${f_overwrite}"`
	Recalculate   bool     `help:"${f_recalc}"`
}

type seenRowJSON struct {
	ID     string `json:"id"`
	Code   int    `json:"code"`
	Amount string `json:"amount"`
}

// planStepJSON is a planned step. A step that is held back has action none and
// names in block why; rows are then the rows of Nmbrs that it is about. missing
// is what a half-done replacement still owes.
type planStepJSON struct {
	EmployeeID string         `json:"employeeId"`
	Person     string         `json:"person"`
	Kind       payroll.Kind   `json:"kind"`
	Code       *int           `json:"code"`
	Action     payroll.Action `json:"action"`
	Amount     string         `json:"amount"`
	Wanted     string         `json:"wanted"`
	Ours       string         `json:"ours"`
	Seen       string         `json:"seen"`
	Minutes    int64          `json:"minutes"`
	Block      payroll.Block  `json:"block"`
	Missing    string         `json:"missing"`
	Rows       []seenRowJSON  `json:"rows"`
	// Exact is the figure before rounding in hours and a fraction, Seconds how
	// much longer what is wanted is than the minutes; for hours only.
	Exact   string `json:"exact"`
	Seconds int64  `json:"seconds"`
	// Pieces counts what a wage amount is made of; Money tells that it is euros.
	Pieces string `json:"pieces"`
	Money  bool   `json:"money"`
	// CostCentre is the id of the cost centre, "" for none.
	CostCentre string `json:"costCentre"`
	// BookedIn is the period in which it is booked. WithoutDays are days that
	// the lines ask and that are left out by choice.
	BookedIn    payroll.Period `json:"bookedIn"`
	WithoutDays string         `json:"withoutDays"`
}

type planJSON struct {
	Period   payroll.Period `json:"period"`
	BookedIn payroll.Period `json:"bookedIn"`
	Steps    []planStepJSON `json:"steps"`
	Guard    *problemJSON   `json:"guard"`
	// Sending says why nothing at all may be sent, null when sending is fine.
	Sending  *problemJSON   `json:"sending"`
	Unserved []unservedJSON `json:"unserved"`
	// Moving are lines that come down at one person now, and go up at another in
	// the sending after this one.
	Moving []sentForSumJSON `json:"moving"`
	// Corrections are those of other periods that wait to be sent.
	Corrections []waitingJSON `json:"corrections"`
	// Periods are earlier ones of which something waits.
	Periods []remainJSON `json:"periods"`
	behindJSON
	endsJSON
}

// waitingJSON is a period with corrections that wait.
type waitingJSON struct {
	Period    payroll.Period `json:"period"`
	Lines     int            `json:"lines"`
	Confirmed int            `json:"confirmed"`
	People    int            `json:"people"`
}

func waitingDoc(list []link.WaitingCorrection) []waitingJSON {
	out := []waitingJSON{}
	for _, w := range list {
		out = append(out, waitingJSON{w.Period, w.Lines, w.Confirmed, w.People})
	}
	return out
}

// waiting names the corrections that wait in other periods.
func (p *page) waiting(list []waitingJSON) {
	for _, w := range list {
		p.line(p.t.Many(p.t.Period.Change.Waiting, w.Lines), w.Period, w.People, w.Lines-w.Confirmed)
	}
}

func (c *planCmd) run(ctx context.Context, a *app) (reply, error) {
	unlock, err := a.optionalPeriod(c.Unlock)
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
	plan, err := a.svc.Plan(ctx, co, link.PlanRequest{
		Period: p, Only: employees(c.Only), Unlock: unlock, BookIn: bookIn, WithoutDays: c.WithoutDays, Venue: c.Venue, BesideForeign: c.BesideForeign,
		OverwriteDays: c.OverwriteDays, Recalculate: c.Recalculate, Progress: a.progress(),
	})
	if err != nil {
		return reply{}, err
	}
	doc := planJSON{Period: plan.ForPeriod, BookedIn: plan.BookedIn, Steps: []planStepJSON{}, Guard: a.problem(plan.Guard)}
	for _, s := range plan.Steps {
		doc.Steps = append(doc.Steps, planStepDoc(s))
	}
	doc.Corrections = waitingDoc(plan.Waiting)
	remain, err := a.svc.Remaining(co, plan.ForPeriod)
	if err != nil {
		return reply{}, err
	}
	doc.Periods = a.remainDoc(remain)
	doc.Unserved = a.unserved(plan.Desk.Unserved())
	var moving []link.SentFor
	for _, m := range plan.Moving {
		moving = append(moving, link.SentFor{Period: plan.ForPeriod, SentForOther: m})
	}
	doc.Moving = a.sentForDocs(moving)
	behind := plan.Behind(nil)
	doc.behindJSON = a.behindDoc(&behind)
	ends := plan.Ends()
	doc.endsJSON = a.endsDoc(ends, plan.ForPeriod)
	if doc.Sending, err = a.barred(); err != nil {
		return reply{}, err
	}
	rep := reply{data: doc, page: func(p *page) { planPage(p, doc) }}
	rep.exit = max(planExit(plan, &behind), waitsExit(ends, remain, plan.Waiting))
	if doc.Sending != nil { // the export would refuse
		rep.exit = exitFailed
	}
	return rep, nil
}

// planExit gives the exit code of a plan: what is held back waits for a person,
// as does what was sent and is otherwise by now, or could not be read.
func planExit(plan *link.PlanResult, behind *payroll.Behind) int {
	code := exitDone
	if behind.Asks > 0 || asksElsewhere(plan.Waiting) {
		return exitPerson
	}
	if len(behind.Anew) > 0 {
		code = exitParts
	}
	for _, s := range plan.Steps {
		switch {
		case s.Block.Waits():
			return exitPerson
		case s.Block.Partly():
			code = exitParts
		}
	}
	return code
}

func employees(list []string) []payroll.EmployeeID {
	var out []payroll.EmployeeID
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, payroll.EmployeeID(s))
		}
	}
	return out
}

// codeOf gives the code of a component; the days worked have none.
func codeOf(c payroll.Component) *int {
	if c.Kind == payroll.KindWorked {
		return nil
	}
	return &c.Code
}

func planStepDoc(s payroll.PlanStep) planStepJSON {
	doc := planStepJSON{
		EmployeeID: string(s.Employee), Person: s.Person, Kind: s.Component.Kind, Code: codeOf(s.Component), Action: s.Action,
		Amount: s.Amount.String(), Wanted: s.Wanted.String(), Ours: s.Ours.String(), Seen: s.Seen.String(),
		Minutes: int64(s.Minutes), Block: s.Block, Missing: s.Missing.String(), Rows: seenRows(s.Rows),
	}
	if s.Block != payroll.BlockNone {
		doc.Action = payroll.ActionNone
	}
	doc.CostCentre, doc.BookedIn, doc.WithoutDays = s.Component.CostCentre, s.BookedIn, s.Apart.String()
	switch s.Component.Kind {
	case payroll.KindHours:
		r := payroll.RoundingOf(s.Minutes, s.Wanted)
		doc.Exact, doc.Seconds = r.Exact, r.Seconds
	case payroll.KindWage:
		var n payroll.Hundredths
		n, doc.Money = s.Pieces()
		doc.Pieces = n.String()
	default:
	}
	return doc
}

func seenRows(rows []payroll.SeenRow) []seenRowJSON {
	out := make([]seenRowJSON, len(rows))
	for i, r := range rows {
		out[i] = seenRowJSON{string(r.ID), r.Code, r.Amount.String()}
	}
	return out
}

// codeText writes a code for a table.
func codeText(code *int) string {
	if code == nil {
		return ""
	}
	return strconv.Itoa(*code)
}

func planPage(p *page, doc planJSON) {
	p.planSteps(doc.Steps, doc.Period)
	sends, held := 0, 0
	for _, s := range doc.Steps {
		if s.Block != payroll.BlockNone {
			held++
		} else if s.Action != payroll.ActionNone {
			sends++
		}
	}
	p.line(p.say.PlanSums, doc.Period, sends, held)
	if doc.BookedIn != doc.Period {
		p.line(p.say.PlanBooked, doc.BookedIn)
	}
	if doc.Guard != nil {
		p.line("%s", doc.Guard.Text)
	}
	for _, u := range doc.Unserved {
		p.line("%s", u.Text)
	}
	for _, m := range doc.Moving {
		p.line(p.say.PlanMoving, len(m.Lines), payroll.Minutes(m.Minutes).Clock(), m.Name, m.Now)
	}
	p.behind(doc.behindJSON, doc.Period, held > 0 || !doc.Finished)
	p.ends(doc.endsJSON, besideLines()...)
	p.waiting(doc.Corrections)
	p.remains(doc.Periods)
	if doc.Sending != nil {
		p.line("%s", doc.Sending.Text)
	}
}

// planSteps writes planned steps as a table.
func (p *page) planSteps(steps []planStepJSON, of payroll.Period) {
	var rows [][]string
	for _, s := range steps {
		note := p.t.Block(s.Block)
		if s.Block == payroll.BlockNone && s.Action != payroll.ActionNone && s.BookedIn != of {
			note = fmt.Sprintf(p.t.Period.Change.Booked, s.BookedIn)
		}
		rows = append(rows, []string{
			s.Person, s.EmployeeID, p.t.Kind(s.Kind), codeText(s.Code), p.t.Action(s.Action), p.amount(s.Amount), p.amount(s.Wanted),
			p.amount(s.Ours), p.amount(s.Seen), p.made(s), note,
		})
	}
	p.table([]column{
		left("person"), left("id"), left("kind"), right("code"), left("action"), right("amount"), right("wanted"), right("ours"),
		right("seen"), left("rounding"), left("note"),
	}, rows)
}

// made says what a figure is made of: minutes with their rounding, "12 stuks",
// or "€ 34,20".
func (p *page) made(s planStepJSON) string {
	switch {
	case s.Kind == payroll.KindHours && s.Seconds != 0:
		return payroll.Minutes(s.Minutes).Clock() + " = " + fmt.Sprintf(p.t.Rules.Rounding, s.Exact, p.t.Off(s.Seconds))
	case s.Kind == payroll.KindHours:
		return payroll.Minutes(s.Minutes).Clock()
	case s.Kind != payroll.KindWage:
		return ""
	}
	pieces := s.Pieces
	if n, err := payroll.ParseHundredths(s.Pieces); err == nil {
		pieces = p.t.Pieces(n)
	}
	if wanted, err := payroll.ParseHundredths(s.Wanted); err == nil && s.Money {
		return pieces + ": " + p.t.Money(wanted)
	}
	return fmt.Sprintf(p.t.Rules.Stuks, pieces)
}

// amount writes a two-decimal figure the way of the language.
func (p *page) amount(s string) string {
	h, err := payroll.ParseHundredths(s)
	if err != nil {
		return s
	}
	return p.t.Amount(h)
}
