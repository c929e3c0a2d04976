package main

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// codesCmd shows or sets which code of Nmbrs each hour type and count gets.
type codesCmd struct {
	Set    []string `help:"${f_set}" sep:"none" placeholder:"TYPE=CODE"`
	Undo   bool     `help:"${f_codesundo}"`
	Looked []int    `help:"${f_looked}" placeholder:"CODE"`
	From   string   `help:"${f_codesfrom}" placeholder:"P"`
	Period string   `help:"${f_period}" placeholder:"P"`
}

type codeJSON struct {
	Code        int    `json:"code"`
	Description string `json:"description"`
}

type codeRowJSON struct {
	Type        string    `json:"type"`
	Decided     bool      `json:"decided"`
	Kind        string    `json:"kind"`
	Code        *int      `json:"code"`
	Not         bool      `json:"not"`
	Description string    `json:"description"`
	Gone        bool      `json:"gone"`
	Unchecked   bool      `json:"unchecked,omitempty"`
	Suggestion  *codeJSON `json:"suggestion"`
	Lines       int       `json:"lines"`
	Surcharge   bool      `json:"surcharge"`
	Rate        *string   `json:"rate"`
}

// lookJSON is a wage code whose first sending nobody looked at in Nmbrs yet.
type lookJSON struct {
	Code        int    `json:"code"`
	Description string `json:"description"`
	Amount      string `json:"amount"`
	Rows        int    `json:"rows"`
	Text        string `json:"text"`
}

type codesJSON struct {
	Period    payroll.Period `json:"period"`
	Codes     []codeRowJSON  `json:"codes"`
	HourCodes []codeJSON     `json:"hourCodes"`
	WageCodes []codeJSON     `json:"wageCodes"`
	Days      bool           `json:"days"`
	Notes     []problemJSON  `json:"notes"`
	Looks     []lookJSON     `json:"looks"`
	// Undone names the change that was taken back, "" when none was.
	Undone string `json:"undone,omitempty"`
}

func (c *codesCmd) run(ctx context.Context, a *app) (reply, error) {
	from, err := a.optionalPeriod(c.From)
	if err != nil {
		return reply{}, err
	}
	co, desk, err := a.desk(c.Period)
	if err != nil {
		return reply{}, err
	}
	settings, err := c.settings(desk)
	if err != nil {
		return reply{}, err
	}
	if c.Undo {
		return c.undo(ctx, a, co, desk.Period)
	}
	notes, err := a.svc.FetchCodes(ctx, co)
	if err != nil {
		return reply{}, err
	}
	if err := c.check(a, desk, from); err != nil {
		return reply{}, err
	}
	if len(settings) > 0 {
		if from.IsZero() {
			from = desk.Book.Settings.CutOver
		}
		if err := a.svc.SetCodes(co, from, settings); err != nil {
			return reply{}, err
		}
	}
	if len(c.Looked) > 0 {
		if err := a.svc.MarkLooked(co, c.Looked...); err != nil {
			return reply{}, err
		}
	}
	if desk, err = a.svc.Desk(co, desk.Period); err != nil {
		return reply{}, err
	}
	doc := codesDoc(a.svc.Codes(desk), desk.Period)
	doc.Notes = a.problems(notes)
	doc.Looks = a.looks(desk)
	return reply{data: doc, page: func(p *page) { codesPage(p, doc) }}, nil
}

// undo takes the newest change of the codes back.
func (c *codesCmd) undo(ctx context.Context, a *app, co *store.Company, p payroll.Period) (reply, error) {
	if len(c.Set)+len(c.Looked) > 0 || c.From != "" {
		return reply{}, a.wrong("%s", a.say.UndoAlone)
	}
	e, err := a.svc.Undo(ctx, co, store.AreaCodes)
	if err != nil {
		return reply{}, err
	}
	desk, err := a.svc.Desk(co, p)
	if err != nil {
		return reply{}, err
	}
	doc := codesDoc(a.svc.Codes(desk), desk.Period)
	doc.Notes, doc.Looks, doc.Undone = a.problems(nil), a.looks(desk), a.texts.ChangeLabel(e.Label)
	return reply{data: doc, page: func(pg *page) {
		pg.line(pg.t.HourGrid.Undone, doc.Undone)
		codesPage(pg, doc)
	}}, nil
}

func (c *codesCmd) settings(desk *link.Desk) ([]link.CodeSetting, error) {
	var out []link.CodeSetting
	for _, text := range c.Set {
		s, err := link.ParseCodeSetting(text, desk.IsCount)
		if err != nil {
			return nil, err
		}
		s = desk.Named(s)
		if err := desk.Fits(s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// check refuses a period and codes that are not there, before anything is kept.
func (c *codesCmd) check(a *app, desk *link.Desk, from payroll.Period) error {
	if err := inCalendar(desk, from); err != nil || len(c.Looked) == 0 {
		return err
	}
	codes := a.svc.Codes(desk)
	for _, code := range c.Looked {
		if !desk.KnowsWageCode(codes, code) {
			var used []string
			for _, l := range desk.Looks() {
				used = append(used, strconv.Itoa(l.Code))
			}
			return payroll.NewProblem(link.CodeUnknownCode, "code", strconv.Itoa(code), "suggestions", cmp.Or(strings.Join(used, ", "), "–"))
		}
	}
	return nil
}

func codesDoc(codes *link.Codes, p payroll.Period) codesJSON {
	doc := codesJSON{
		Period: p, Codes: []codeRowJSON{}, HourCodes: codeList(codes.Hours), WageCodes: codeList(codes.Wages), Days: codes.Days,
	}
	for _, r := range codes.Rows {
		row := codeRowJSON{
			Type: r.Name, Decided: r.Decided, Kind: string(r.Choice.Kind), Not: r.Choice.Not,
			Description: r.Description, Gone: r.Gone, Unchecked: r.Unchecked, Lines: r.Lines, Surcharge: r.Surcharge,
		}
		if r.Choice.Rate != nil {
			rate := r.Choice.Rate.String()
			row.Rate = &rate
		}
		if r.Decided && !r.Choice.Not {
			row.Code = &r.Choice.Code
		}
		if row.Kind == "" && !r.Decided {
			row.Kind = string(payroll.KindHours)
			if r.Count {
				row.Kind = string(payroll.KindWage)
			}
		}
		if r.Suggest != nil {
			row.Suggestion = &codeJSON{r.Suggest.Code, r.Suggest.Description}
		}
		doc.Codes = append(doc.Codes, row)
	}
	return doc
}

// looks words the wage codes that wait for a look in Nmbrs.
func (a *app) looks(desk *link.Desk) []lookJSON {
	out := []lookJSON{}
	for _, l := range desk.Looks() {
		text := fmt.Sprintf(a.texts.Rules.Look, l.Code, l.Description, a.texts.Amount(l.Amount))
		out = append(out, lookJSON{l.Code, l.Description, l.Amount.String(), l.Rows, text})
	}
	return out
}

func codeList(list []store.CodeInfo) []codeJSON {
	out := make([]codeJSON, len(list))
	for i, c := range list {
		out[i] = codeJSON{c.Code, c.Description}
	}
	return out
}

func codesPage(p *page, doc codesJSON) {
	var rows [][]string
	for _, r := range doc.Codes {
		code, what := "", p.say.CodeOpen
		switch {
		case r.Not:
			code, what = "-", p.say.CodeNot
		case r.Gone:
			code, what = strconv.Itoa(*r.Code), p.say.CodeGone
		case r.Unchecked:
			code, what = strconv.Itoa(*r.Code), fmt.Sprintf(p.t.Rest.Unchecked, *r.Code)
		case r.Code != nil:
			code, what = strconv.Itoa(*r.Code), r.Description
		case r.Suggestion != nil:
			what = p.say.CodeOpen + " " + strconv.Itoa(r.Suggestion.Code) + " " + r.Suggestion.Description + "?"
		}
		kind := ""
		if r.Kind != "" {
			kind = p.t.Kind(payroll.Kind(r.Kind))
		}
		rows = append(rows, []string{r.Type, strconv.Itoa(r.Lines), kind, code, what})
	}
	p.table([]column{left("type"), right("lines"), left("kind"), right("code"), left("description")}, rows)
	days := p.t.Words.No
	if doc.Days {
		days = p.t.Words.Yes
	}
	p.line(p.say.CodesDays, days)
	p.line("")
	rows = nil
	for _, c := range doc.HourCodes {
		rows = append(rows, []string{p.t.Kind(payroll.KindHours), strconv.Itoa(c.Code), c.Description})
	}
	for _, c := range doc.WageCodes {
		rows = append(rows, []string{p.t.Kind(payroll.KindWage), strconv.Itoa(c.Code), c.Description})
	}
	p.table([]column{left("kind"), right("code"), left("description")}, rows)
	p.problems(doc.Notes)
	for _, l := range doc.Looks {
		p.line("%s", l.Text)
	}
}
