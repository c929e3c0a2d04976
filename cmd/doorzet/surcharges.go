package main

import (
	"cmp"
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

// holidaysCmd shows the holidays of the year, and keeps the company's choice.
type holidaysCmd struct {
	On     []string `help:"${f_holidayon}" placeholder:"NAME"`
	Off    []string `help:"${f_holidayoff}" placeholder:"NAME"`
	Add    []string `help:"${f_holidayadd}" placeholder:"DATE"`
	Drop   []string `help:"${f_holidaydrop}" placeholder:"DATE"`
	From   string   `help:"${f_rulefrom}" placeholder:"P"`
	Period string   `help:"${f_period}" placeholder:"P"`
}

type holidayJSON struct {
	Date payroll.Date `json:"date"`
	Name string       `json:"name"`
	On   bool         `json:"on"`
	Own  bool         `json:"own"`
}

type holidaysJSON struct {
	Period   payroll.Period `json:"period"`
	Holidays []holidayJSON  `json:"holidays"`
}

func (c *holidaysCmd) run(_ context.Context, a *app) (reply, error) {
	from, err := a.optionalPeriod(c.From)
	if err != nil {
		return reply{}, err
	}
	co, desk, err := a.desk(c.Period)
	if err != nil {
		return reply{}, err
	}
	if from.IsZero() {
		from = desk.Book.Settings.CutOver
	}
	if len(c.On)+len(c.Off)+len(c.Add)+len(c.Drop) > 0 {
		choice, _ := desk.Book.Settings.Holidays.At(from)
		if choice, err = c.choose(a, choice); err != nil {
			return reply{}, err
		}
		if err := a.svc.SetHolidays(co, from, choice); err != nil {
			return reply{}, err
		}
		if desk, err = a.svc.Desk(co, desk.Period); err != nil {
			return reply{}, err
		}
	}
	doc := holidaysJSON{Period: desk.Period, Holidays: []holidayJSON{}}
	for _, h := range a.svc.Surcharges(desk).Holidays {
		doc.Holidays = append(doc.Holidays, holidayJSON{h.Date, h.Name, h.On, h.Own})
	}
	return reply{data: doc, page: func(p *page) { holidaysPage(p, doc) }}, nil
}

func (c *holidaysCmd) choose(a *app, choice payroll.HolidayChoice) (payroll.HolidayChoice, error) {
	for _, list := range []struct {
		names []string
		on    bool
	}{{c.On, true}, {c.Off, false}} {
		for _, name := range list.names {
			var ok bool
			if choice, ok = choice.With(name, list.on); !ok {
				return choice, a.wrong(a.texts.Rules.BadSurcharge, payroll.Clean(name, 40))
			}
		}
	}
	for _, list := range []struct {
		dates []string
		on    bool
	}{{c.Add, true}, {c.Drop, false}} {
		for _, text := range list.dates {
			d, err := payroll.ParseDate(text)
			if err != nil || d == 0 {
				return choice, a.wrong(a.say.BadDate, payroll.Clean(text, 40))
			}
			choice = choice.WithDay(d, list.on)
		}
	}
	return choice, nil
}

func holidaysPage(p *page, doc holidaysJSON) {
	var rows [][]string
	for _, h := range doc.Holidays {
		word := p.t.Rules.HolidayOff
		switch {
		case h.Own:
			word = p.t.Rules.HolidayOwn
		case h.On:
			word = p.t.Rules.HolidayOn
		}
		rows = append(rows, []string{p.t.DateLong(h.Date), h.Name, word})
	}
	p.table([]column{left("date"), left("name"), left("what")}, rows)
}

// matrixCmd shows and keeps what goes along per pay basis, which hour types are
// extra hours and which findings are on.
type matrixCmd struct {
	Set         []string `help:"${f_goes}" placeholder:"BASIS.PART=on|off"`
	ExtraType   []string `help:"${f_extratype}" placeholder:"TYPE"`
	NoExtraType []string `help:"${f_noextratype}" placeholder:"TYPE"`
	Finding     []string `help:"${f_finding}" placeholder:"KIND=on|off"`
	From        string   `help:"${f_rulefrom}" placeholder:"P"`
	Period      string   `help:"${f_period}" placeholder:"P"`
}

type matrixJSON struct {
	Period     payroll.Period             `json:"period"`
	From       payroll.Period             `json:"from"`
	Matrix     map[string]map[string]bool `json:"matrix"`
	ExtraTypes []string                   `json:"extraTypes"`
	Off        []payroll.FindingKind      `json:"off"`
}

func (c *matrixCmd) run(_ context.Context, a *app) (reply, error) {
	from, err := a.optionalPeriod(c.From)
	if err != nil {
		return reply{}, err
	}
	cells, err := a.switches(c.Set)
	if err != nil {
		return reply{}, err
	}
	findings, err := a.switches(c.Finding)
	if err != nil {
		return reply{}, err
	}
	co, desk, err := a.desk(c.Period)
	if err != nil {
		return reply{}, err
	}
	if from.IsZero() {
		from = desk.Book.Settings.CutOver
	}
	for _, x := range cells {
		basis, part, _ := strings.Cut(x.name, ".")
		if err := a.svc.SetPart(co, from, payroll.PayBasis(basis), payroll.Part(part), x.on); err != nil {
			return reply{}, err
		}
	}
	for _, x := range findings {
		if err := a.svc.SetFinding(co, payroll.FindingKind(x.name), x.on); err != nil {
			return reply{}, err
		}
	}
	for _, t := range c.ExtraType {
		if err := a.svc.SetExtraType(co, t, true); err != nil {
			return reply{}, err
		}
	}
	for _, t := range c.NoExtraType {
		if err := a.svc.SetExtraType(co, t, false); err != nil {
			return reply{}, err
		}
	}
	if desk, err = a.svc.Desk(co, desk.Period); err != nil {
		return reply{}, err
	}
	res := a.svc.WhatGoes(desk)
	doc := matrixJSON{
		Period: res.Period, From: res.From, Matrix: map[string]map[string]bool{}, ExtraTypes: orEmpty(res.ExtraTypes), Off: orEmpty(res.Off),
	}
	for _, b := range link.Bases() {
		doc.Matrix[string(b)] = map[string]bool{}
		for _, part := range link.Parts() {
			doc.Matrix[string(b)][string(part)] = res.Matrix[b][part]
		}
	}
	return reply{data: doc, page: func(p *page) { matrixPage(p, doc) }}, nil
}

// onOff is NAME=on or NAME=off.
type onOff struct {
	name string
	on   bool
}

func (a *app) switches(list []string) ([]onOff, error) {
	var out []onOff
	for _, text := range list {
		name, value, ok := strings.Cut(text, "=")
		value = strings.ToLower(strings.TrimSpace(value))
		on := value == "on" || value == "aan"
		if !ok || (!on && value != "off" && value != "uit") {
			return nil, a.wrong(a.texts.Rules.BadSwitch, payroll.Clean(text, 60))
		}
		out = append(out, onOff{strings.ToLower(strings.TrimSpace(name)), on})
	}
	return out, nil
}

func matrixPage(p *page, doc matrixJSON) {
	for _, b := range link.Bases() {
		var parts []string
		for _, part := range link.Parts() {
			if doc.Matrix[string(b)][string(part)] {
				parts = append(parts, p.t.Part(part))
			}
		}
		p.line("%s: %s", p.t.Basis(b), cmp.Or(strings.Join(parts, ", "), p.t.Rules.ExtraNone))
	}
	p.line("%s: %s", p.t.Rules.ExtraTypes, cmp.Or(strings.Join(doc.ExtraTypes, ", "), p.t.Rules.ExtraNone))
	for _, k := range doc.Off {
		p.line(p.t.Rules.FindingOff, p.t.Finding(k))
	}
}

// centresCmd shows and keeps which venue or team goes to which cost centre.
type centresCmd struct {
	Venue  []string `help:"${f_centrevenue}" sep:"none" placeholder:"NAME=ID"`
	Team   []string `help:"${f_centreteam}" sep:"none" placeholder:"NAME=ID"`
	From   string   `help:"${f_rulefrom}" placeholder:"P"`
	Period string   `help:"${f_period}" placeholder:"P"`
}

type centreJSON struct {
	ID          string `json:"id"`
	Code        string `json:"code"`
	Description string `json:"description"`
}

type centreRowJSON struct {
	Name  string `json:"name"`
	Team  bool   `json:"team"`
	ID    string `json:"id"`
	Lines int    `json:"lines"`
}

type centresJSON struct {
	Period  payroll.Period  `json:"period"`
	Centres []centreJSON    `json:"centres"`
	Rows    []centreRowJSON `json:"rows"`
}

func (c *centresCmd) run(ctx context.Context, a *app) (reply, error) {
	from, err := a.optionalPeriod(c.From)
	if err != nil {
		return reply{}, err
	}
	venues, err := a.pairs(c.Venue)
	if err != nil {
		return reply{}, err
	}
	teams, err := a.pairs(c.Team)
	if err != nil {
		return reply{}, err
	}
	co, desk, err := a.desk(c.Period)
	if err != nil {
		return reply{}, err
	}
	if from.IsZero() {
		from = desk.Book.Settings.CutOver
	}
	offered, err := a.svc.CostCentres(ctx, co)
	if err != nil {
		return reply{}, err
	}
	for i, list := range [][]pair{venues, teams} {
		for _, x := range list {
			id := x.value
			if id == "-" {
				id = ""
			}
			if err := a.svc.SetCentre(co, from, x.name, i == 1, id, offered); err != nil {
				return reply{}, err
			}
		}
	}
	if desk, err = a.svc.Desk(co, desk.Period); err != nil {
		return reply{}, err
	}
	doc := centresJSON{Period: desk.Period, Centres: []centreJSON{}, Rows: []centreRowJSON{}}
	for _, x := range offered {
		doc.Centres = append(doc.Centres, centreJSON(x))
	}
	for _, x := range a.svc.CentreRows(desk) {
		doc.Rows = append(doc.Rows, centreRowJSON{x.Name, x.Team, x.ID, x.Lines})
	}
	return reply{data: doc, page: func(p *page) { centresPage(p, doc) }}, nil
}

func centresPage(p *page, doc centresJSON) {
	names := map[string]string{}
	var rows [][]string
	for _, c := range doc.Centres {
		names[c.ID] = c.Code + " " + c.Description
		rows = append(rows, []string{c.ID, c.Code, c.Description})
	}
	p.table([]column{left("id"), left("code"), left("description")}, rows)
	p.line("")
	rows = nil
	for _, r := range doc.Rows {
		kind := p.t.Rules.Venue
		if r.Team {
			kind = p.t.Rules.Team
		}
		rows = append(rows, []string{kind, r.Name, strconv.Itoa(r.Lines), cmp.Or(names[r.ID], cmp.Or(r.ID, p.t.Rules.NoCentre))})
	}
	p.table([]column{left("kind"), left("name"), right("lines"), left("centre")}, rows)
}

// optionalDate reads a date; "" is none.
func (a *app) optionalDate(text string) (payroll.Date, error) {
	if text == "" {
		return 0, nil
	}
	d, err := payroll.ParseDate(text)
	if err != nil || d == 0 {
		return 0, a.wrong(a.say.BadDate, payroll.Clean(text, 40))
	}
	return d, nil
}
