package main

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// surchargesCmd shows the surcharge rules, and makes, changes or ends one.
type surchargesCmd struct {
	Set       string   `help:"${f_surset}" placeholder:"NAME"`
	End       string   `help:"${f_surend}" placeholder:"NAME"`
	Percent   string   `help:"${f_percent}" placeholder:"N"`
	Replaces  bool     `help:"${f_replaces}" xor:"how"`
	OnTop     bool     `help:"${f_ontop}" xor:"how"`
	Days      *string  `help:"${f_days}" placeholder:"1,7"`
	Window    string   `help:"${f_window}" placeholder:"22:00-06:00"`
	Holidays  string   `help:"${f_surholidays}" placeholder:"any|only|not"`
	UntilTwo  *bool    `help:"${f_untiltwo}" negatable:""`
	Teams     []string `help:"${f_teams}" placeholder:"NAME"`
	Functions []string `help:"${f_functions}" placeholder:"NAME"`
	People    []string `help:"${f_surpeople}" placeholder:"ID"`
	Types     []string `help:"${f_types}" placeholder:"TYPE"`
	Break     string   `help:"${f_break}" placeholder:"proportional|outside"`
	Rank      *int     `help:"${f_rank}" placeholder:"N"`
	Stacks    *bool    `help:"${f_stacks}" negatable:""`
	Code      string   `help:"${f_surcode}" placeholder:"CODE"`
	From      string   `help:"${f_rulefrom}" placeholder:"P"`
	Period    string   `help:"${f_period}" placeholder:"P"`
}

type surchargeJSON struct {
	Name      string         `json:"name"`
	Percent   string         `json:"percent"`
	Replaces  bool           `json:"replaces"`
	Notation  string         `json:"notation"`
	Days      []int          `json:"days"`
	Start     string         `json:"start"`
	End       string         `json:"end"`
	Holidays  string         `json:"holidays"`
	UntilTwo  bool           `json:"untilTwo"`
	Teams     []string       `json:"teams"`
	Functions []string       `json:"functions"`
	People    []string       `json:"people"`
	Types     []string       `json:"types"`
	Break     string         `json:"break"`
	Rank      int            `json:"rank"`
	Stacks    bool           `json:"stacks"`
	Code      *int           `json:"code"`
	Not       bool           `json:"not"`
	From      payroll.Period `json:"from"`
	Lines     int            `json:"lines"`
	Minutes   int64          `json:"minutes"`
	Unserved  int            `json:"unserved"`
	Text      string         `json:"text"`
}

type unservedJSON struct {
	Rule  string `json:"rule"`
	File  string `json:"file"`
	Kind  string `json:"kind"`
	Lines int    `json:"lines"`
	Text  string `json:"text"`
}

type surchargesJSON struct {
	Period     payroll.Period  `json:"period"`
	Surcharges []surchargeJSON `json:"surcharges"`
	Unserved   []unservedJSON  `json:"unserved"`
}

func (c *surchargesCmd) run(_ context.Context, a *app) (reply, error) {
	from, err := a.optionalPeriod(c.From)
	if err != nil {
		return reply{}, err
	}
	co, desk, err := a.desk(c.Period)
	if err != nil {
		return reply{}, err
	}
	if err := inCalendar(desk, from); err != nil {
		return reply{}, err
	}
	if from.IsZero() {
		from = desk.Book.Settings.CutOver
	}
	switch {
	case c.Set != "":
		err = c.keep(a, co, desk, from)
	case c.End != "":
		err = a.svc.EndSurcharge(co, from, c.End)
	}
	if err != nil {
		return reply{}, err
	}
	if c.Set != "" || c.End != "" {
		if desk, err = a.svc.Desk(co, desk.Period); err != nil {
			return reply{}, err
		}
	}
	doc := a.surchargesDoc(a.svc.Surcharges(desk))
	return reply{data: doc, page: func(p *page) { surchargesPage(p, doc) }}, nil
}

// keep changes the rule of the name by the flags given, from its present shape
// or as a new one.
func (c *surchargesCmd) keep(a *app, co *store.Company, desk *link.Desk, from payroll.Period) error {
	r, ok := desk.Book.Settings.Surcharges[payroll.FoldType(c.Set)].At(from)
	if !ok || r.Off {
		r = payroll.SurchargeRule{}
	}
	r.Name, r.Off = c.Set, false
	if err := c.shape(a, &r); err != nil {
		return err
	}
	setting := link.CodeSetting{Name: payroll.SurchargeKey(c.Set)}
	if c.Code != "" {
		var err error
		setting, err = link.ParseCodeSetting(setting.Name+"="+c.Code, func(string) bool { return false })
		if err != nil {
			return err
		}
		if err := desk.Fits(setting); err != nil {
			return err
		}
	}
	if err := payroll.ValidateSurcharges([]payroll.SurchargeRule{r}); err != nil {
		return err
	}
	if c.Code != "" { // the code first: an unknown one refuses the whole
		if err := a.svc.SetCodes(co, from, []link.CodeSetting{setting}); err != nil {
			return err
		}
	}
	return a.svc.SetSurcharge(co, from, r)
}

// shape lets each flag that is given change the rule.
func (c *surchargesCmd) shape(a *app, r *payroll.SurchargeRule) error {
	wrong := func(text string) error { return a.wrong(a.texts.Rules.BadSurcharge, payroll.Clean(text, 40)) }
	var err error
	if c.Percent != "" {
		if r.Percent, err = payroll.ParseHundredths(c.Percent); err != nil {
			return wrong(c.Percent)
		}
	}
	if c.Replaces || c.OnTop {
		r.Replaces = c.Replaces
	}
	if c.Days != nil {
		if r.Days, err = payroll.ParseDays(*c.Days); err != nil {
			return wrong(*c.Days)
		}
	}
	if c.Window != "" {
		if r.Window, err = payroll.ParseWindow(c.Window); err != nil {
			return wrong(c.Window)
		}
	}
	switch c.Holidays {
	case "":
	case "any":
		r.Holidays = payroll.HolidayAny
	default:
		r.Holidays = payroll.HolidayUse(c.Holidays)
	}
	if c.UntilTwo != nil {
		r.UntilTwo = *c.UntilTwo
	}
	if c.Stacks != nil {
		r.Stacks = *c.Stacks
	}
	if c.Rank != nil {
		r.Rank = *c.Rank
	}
	if c.Break != "" {
		r.Break = payroll.BreakRule(c.Break)
	}
	for _, x := range []struct {
		given []string
		into  *[]string
	}{{c.Teams, &r.Scope.Teams}, {c.Functions, &r.Scope.Functions}, {c.Types, &r.Scope.Types}} {
		if len(x.given) > 0 {
			*x.into = nameList(x.given)
		}
	}
	if len(c.People) > 0 {
		r.Scope.People = nil
		for _, id := range nameList(c.People) {
			r.Scope.People = append(r.Scope.People, payroll.EmployeeID(id))
		}
	}
	return nil
}

// nameList cleans a list of names; a lone "-" empties it.
func nameList(list []string) []string {
	if slices.Equal(list, []string{"-"}) {
		return nil
	}
	var out []string
	for _, s := range list {
		if s = payroll.Clean(strings.TrimSpace(s), 60); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (a *app) surchargesDoc(res *link.Surcharges) surchargesJSON {
	doc := surchargesJSON{Period: res.Period, Surcharges: []surchargeJSON{}, Unserved: a.unserved(res.Unserved)}
	for _, row := range res.Rows {
		r := row.Rule
		x := surchargeJSON{
			Name: r.Name, Percent: r.Percent.String(), Replaces: r.Replaces, Notation: r.Notation(), Days: orEmpty(r.Days),
			Start: r.Window.Start.String(), End: r.Window.End.String(), Holidays: string(r.Holidays), UntilTwo: r.UntilTwo,
			Teams: orEmpty(r.Scope.Teams), Functions: orEmpty(r.Scope.Functions), People: []string{}, Types: orEmpty(r.Scope.Types),
			Break: string(r.Break), Rank: r.Rank, Stacks: r.Stacks, Not: row.Choice.Not, From: row.From, Lines: row.Lines,
			Minutes: int64(row.Minutes), Unserved: row.Unserved, Text: a.texts.SurchargeRule(&r),
		}
		if x.Holidays == "" {
			x.Holidays = "any"
		}
		if x.Break == "" {
			x.Break = string(payroll.BreakProportional)
		}
		for _, id := range r.Scope.People {
			x.People = append(x.People, string(id))
		}
		if row.Decided && !row.Choice.Not {
			x.Code = &row.Choice.Code
		}
		doc.Surcharges = append(doc.Surcharges, x)
	}
	return doc
}

func (a *app) unserved(list []link.Unserved) []unservedJSON {
	out := []unservedJSON{}
	for _, u := range list {
		out = append(out, unservedJSON{u.Rule, u.File, string(u.Kind), u.Lines, a.texts.Unserved(u.Rule, u.File, u.Kind, u.Lines)})
	}
	return out
}

func surchargesPage(p *page, doc surchargesJSON) {
	if len(doc.Surcharges) == 0 {
		p.line("%s", p.t.Rules.NoRules)
	}
	var rows [][]string
	for _, r := range doc.Surcharges {
		code := p.t.Rules.NoCode
		switch {
		case r.Not:
			code = "-"
		case r.Code != nil:
			code = strconv.Itoa(*r.Code)
		}
		rows = append(rows, []string{
			r.Name, r.Notation, code, strconv.Itoa(r.Lines), payroll.Minutes(r.Minutes).Clock(), r.From.String(), r.Text,
		})
	}
	p.table([]column{
		left("name"), left("paidas"), right("code"), right("lines"), right("time"), left("from"), left("when"),
	}, rows)
	for _, u := range doc.Unserved {
		p.line("%s", u.Text)
	}
}
