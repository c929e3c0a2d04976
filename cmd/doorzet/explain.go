package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// elsewhereCmd marks lines as paid by another link: named ones or a range of days.
type elsewhereCmd struct {
	IDs    []string `arg:"" optional:"" name:"id" help:"${a_ids}"`
	Since  string   `help:"${f_since}" placeholder:"DATE"`
	Until  string   `help:"${f_until}" placeholder:"DATE"`
	Off    bool     `help:"${f_elseoff}"`
	Period string   `help:"${f_period}" placeholder:"P"`
}

type elsewhereJSON struct {
	Changed int `json:"changed"`
	Sent    int `json:"sent"`
}

func (c *elsewhereCmd) run(_ context.Context, a *app) (reply, error) {
	ids := lineIDs(c.IDs)
	since, err := a.optionalDate(c.Since)
	if err != nil {
		return reply{}, err
	}
	until, err := a.optionalDate(c.Until)
	if err != nil {
		return reply{}, err
	}
	if (len(ids) > 0) == (since != 0 || until != 0) || (since == 0) != (until == 0) {
		return reply{}, a.wrong("%s", a.texts.Rules.NeedRange)
	}
	co, desk, err := a.deskOf(c.Period, ids)
	if err != nil {
		return reply{}, err
	}
	var doc elsewhereJSON
	if len(ids) > 0 {
		doc.Changed, err = len(ids), a.svc.MarkElsewhere(co, desk, ids, !c.Off)
	} else {
		doc.Changed, doc.Sent, err = a.svc.MarkElsewhereBetween(co, desk, payroll.Span{From: since, To: until}, !c.Off)
	}
	if err != nil {
		return reply{}, err
	}
	return reply{data: doc, page: func(p *page) { p.line(p.t.Rules.ElsewhereKept, doc.Changed, doc.Sent) }}, nil
}

// seenCmd marks the findings of lines as seen.
type seenCmd struct {
	IDs    []string `arg:"" optional:"" name:"id" help:"${a_ids}"`
	Period string   `help:"${f_period}" placeholder:"P"`
}

func (c *seenCmd) run(_ context.Context, a *app) (reply, error) {
	return a.alter(c.IDs, c.Period, "", false, "seen", func(co *store.Company, d *link.Desk, ids []payroll.LineID) error {
		return a.svc.MarkSeen(co, d, ids)
	})
}

// stragglersCmd lists what is not in yet.
type stragglersCmd struct {
	Period string `help:"${f_period}" placeholder:"P"`
}

type stragglerJSON struct {
	Kind       payroll.StragglerKind `json:"kind"`
	EmployeeID string                `json:"employeeId"`
	Person     string                `json:"person"`
	Lines      int                   `json:"lines"`
	Minutes    int64                 `json:"minutes"`
	Before     int64                 `json:"before"`
	Period     payroll.Period        `json:"period"`
	Date       string                `json:"date"`
	Text       string                `json:"text"`
}

type stragglersJSON struct {
	Period     payroll.Period  `json:"period"`
	Before     payroll.Period  `json:"before"`
	Stragglers []stragglerJSON `json:"stragglers"`
	// Waits are lines of the period itself that are not sent yet, Periods earlier
	// ones of which something waits, Corrections what waits of any.
	Waits       []remainLinesJSON `json:"waits"`
	Periods     []remainJSON      `json:"periods"`
	Corrections []waitingJSON     `json:"corrections"`
	endsJSON
}

func (c *stragglersCmd) run(ctx context.Context, a *app) (reply, error) {
	co, desk, err := a.desk(c.Period)
	if err != nil {
		return reply{}, err
	}
	res, err := a.svc.Stragglers(co, desk)
	if err != nil {
		return reply{}, err
	}
	remain, err := a.svc.Remaining(co, desk.Period)
	if err != nil {
		return reply{}, err
	}
	corrections, err := a.svc.Corrections(co, payroll.Period{})
	if err != nil {
		return reply{}, err
	}
	ended, err := a.svc.Ended(ctx, co, desk, a.progress())
	if err != nil {
		return reply{}, err
	}
	waits := payroll.RemainIn(desk.Verdicts)
	doc := stragglersJSON{
		Period: res.Period, Before: res.Before, Stragglers: []stragglerJSON{}, Waits: remainLines(waits), Periods: a.remainDoc(remain),
		Corrections: waitingDoc(corrections), endsJSON: a.endsDoc(ended.Ends, res.Period),
	}
	for _, r := range res.Rows {
		doc.Stragglers = append(doc.Stragglers, stragglerJSON{
			r.Kind, string(r.Employee), r.Name, r.Lines, int64(r.Now), int64(r.Before), r.Period, r.Date.String(), a.texts.Straggler(r.Kind),
		})
	}
	exit := waitsExit(ended.Ends, remain, corrections)
	return reply{data: doc, exit: exit, page: func(p *page) { stragglersPage(p, doc, waits, ended.Unread) }}, nil
}

func stragglersPage(p *page, doc stragglersJSON, waits []payroll.Remain, unread *payroll.Problem) {
	if len(waits) > 0 {
		p.line("%s", p.t.RemainSum(doc.Period, waits))
	}
	switch matters := slices.DeleteFunc(slices.Clone(doc.Ends), func(e endJSON) bool { return e.Weight == "told" }); {
	case len(matters) > 0:
		p.line(p.t.Many(p.t.Ends.Unfinished, len(matters)), len(matters), doc.Period)
	case len(doc.Stragglers) == 0:
		p.line(p.t.Rules.StragglersNone, doc.Period)
	}
	p.ends(doc.endsJSON)
	if unread != nil {
		p.line("%s", p.t.Problem(unread, ""))
	}
	var rows [][]string
	for _, s := range doc.Stragglers {
		note := ""
		switch {
		case !s.Period.IsZero():
			note = fmt.Sprintf(p.t.Rules.Leftover, s.Period)
		case s.Date != "":
			d, err := payroll.ParseDate(s.Date)
			if err == nil {
				note = fmt.Sprintf(p.t.Rules.Leaver, p.t.Date(d))
			}
		}
		rows = append(rows, []string{
			s.Text, s.Person, strconv.Itoa(s.Lines), payroll.Minutes(s.Minutes).Clock(), payroll.Minutes(s.Before).Clock(), note,
		})
	}
	p.table([]column{left("what"), left("person"), right("lines"), right("time"), right("before"), left("note")}, rows)
	p.waiting(doc.Corrections)
	p.remains(doc.Periods)
}

// explainCmd says why a figure is what it is, or what becomes of a line.
type explainCmd struct {
	Line   string `arg:"" optional:"" name:"line" help:"${a_whyline}"`
	Person string `help:"${f_whyperson}" placeholder:"ID"`
	Code   *int   `help:"${f_whycode}" placeholder:"CODE"`
	Period string `help:"${f_period}" placeholder:"P"`
}

type whyPartJSON struct {
	Line    string       `json:"line"`
	Date    payroll.Date `json:"date"`
	Name    string       `json:"name"`
	Start   string       `json:"start"`
	End     string       `json:"end"`
	Break   int64        `json:"break"`
	Worked  int64        `json:"worked"`
	Minutes int64        `json:"minutes"`
	Count   string       `json:"count"`
	Rate    *string      `json:"rate"`
	Frozen  bool         `json:"frozen"`
	File    string       `json:"file"`
	Row     int          `json:"row"`
}

type figureJSON struct {
	Kind        payroll.Kind  `json:"kind"`
	Code        *int          `json:"code"`
	CostCentre  string        `json:"costCentre"`
	Description string        `json:"description"`
	Minutes     int64         `json:"minutes"`
	Exact       string        `json:"exact"`
	Seconds     int64         `json:"seconds"`
	Whole       *string       `json:"whole"`
	Dates       int           `json:"dates"`
	Pieces      string        `json:"pieces"`
	Wanted      string        `json:"wanted"`
	Ours        string        `json:"ours"`
	Parts       []whyPartJSON `json:"parts"`
	// Ends is what is to be known of the rows and days that ours speaks of.
	Ends []endJSON `json:"ends"`
}

type explainJSON struct {
	Period     payroll.Period `json:"period"`
	EmployeeID string         `json:"employeeId"`
	Person     string         `json:"person"`
	Figures    []figureJSON   `json:"figures"`
}

func (c *explainCmd) run(_ context.Context, a *app) (reply, error) {
	if (c.Line == "") == (c.Person == "") {
		return reply{}, a.wrong("%s", a.say.NeedIDs)
	}
	co, desk, err := a.deskOf(c.Period, lineIDs([]string{c.Line}))
	if err != nil {
		return reply{}, err
	}
	if c.Line != "" {
		return a.explainLine(desk, payroll.LineID(c.Line))
	}
	figures, err := desk.Draft().Explain(payroll.EmployeeID(c.Person), c.Code)
	if err != nil {
		return reply{}, err
	}
	doc := explainJSON{Period: desk.Period, EmployeeID: c.Person, Person: figures[0].Person, Figures: []figureJSON{}}
	ends, err := a.svc.Known(co, desk, nil)
	if err != nil {
		return reply{}, err
	}
	for i := range figures {
		doc.Figures = append(doc.Figures, figureDoc(&figures[i]))
		doc.Figures[i].Ends = a.endsDoc(endsOf(ends, figures[i].Target), desk.Period).Ends
	}
	return reply{data: doc, page: func(p *page) {
		for i := range figures {
			p.write(p.t.Figure(&figures[i].Why, figures[i].Description) + "\n")
			p.ends(endsJSON{Ends: doc.Figures[i].Ends})
			p.write("\n")
		}
	}}, nil
}

// endsOf gives the ends about the rows and days of a target.
func endsOf(ends payroll.Ends, t payroll.Target) payroll.Ends {
	return slices.DeleteFunc(slices.Clone(ends), func(e payroll.End) bool {
		return e.Employee != t.Employee || e.Component != t.Component || e.Count > 0
	})
}

func figureDoc(f *link.Figure) figureJSON {
	doc := figureJSON{
		Kind: f.Target.Component.Kind, Code: codeOf(f.Target.Component), CostCentre: f.Target.Component.CostCentre,
		Description: f.Description, Minutes: int64(f.Minutes), Dates: f.Dates, Pieces: f.Pieces.String(), Wanted: f.Wanted.String(),
		Ours: f.Ours.String(), Parts: []whyPartJSON{},
	}
	if f.Rounding != nil {
		doc.Exact, doc.Seconds = f.Rounding.Exact, f.Rounding.Seconds
	}
	if f.Whole != nil {
		whole := f.Whole.String()
		doc.Whole = &whole
	}
	for i := range f.Parts {
		part := &f.Parts[i]
		x := whyPartJSON{
			Line: string(part.Line), Date: part.Date, Name: part.Name, Minutes: int64(part.Minutes), Count: part.Count.String(), Frozen: part.Frozen,
		}
		if l := part.Of; l != nil {
			x.Start, x.End, x.Break, x.Worked = l.Start.String(), l.End.String(), int64(l.Break), int64(l.Minutes)
			x.File, x.Row = l.Source.File, l.Source.Row
		}
		if part.Rate != nil {
			rate := part.Rate.String()
			x.Rate = &rate
		}
		doc.Parts = append(doc.Parts, x)
	}
	return doc
}

type shareJSON struct {
	Kind    payroll.Kind `json:"kind"`
	Code    *int         `json:"code"`
	Name    string       `json:"name"`
	Minutes int64        `json:"minutes"`
	Count   string       `json:"count"`
}

type whyLineJSON struct {
	lineJSON
	Period   payroll.Period `json:"period"`
	Basis    string         `json:"basis"`
	Reason   reasonJSON     `json:"reason"`
	Match    string         `json:"match"`
	Shares   []shareJSON    `json:"shares"`
	Unserved []string       `json:"unserved"`
}

// explainLine says what becomes of one line and why.
func (a *app) explainLine(desk *link.Desk, id payroll.LineID) (reply, error) {
	v, err := desk.Verdict(id)
	if err != nil {
		return reply{}, err
	}
	doc := whyLineJSON{
		lineJSON: a.lineDoc(desk, v), Period: v.Period, Basis: basisText(v.Basis), Reason: a.basisReason(v.Reason),
		Match: a.texts.Match(v.Match.By), Shares: []shareJSON{}, Unserved: orEmpty(v.Unserved),
	}
	for _, s := range v.Shares {
		doc.Shares = append(doc.Shares, shareJSON{s.Component.Kind, codeOf(s.Component), s.Name, int64(s.Minutes), s.Count.String()})
	}
	return reply{data: doc, page: func(p *page) { p.write(p.t.WhyLine(v) + "\n") }}, nil
}
