package main

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
)

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
	if err := inCalendar(desk, from); err != nil {
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
	if err := inCalendar(desk, from); err != nil {
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
		if err := a.svc.SetExtraType(co, from, t, true); err != nil {
			return reply{}, err
		}
	}
	for _, t := range c.NoExtraType {
		if err := a.svc.SetExtraType(co, from, t, false); err != nil {
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
	if err := inCalendar(desk, from); err != nil {
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
