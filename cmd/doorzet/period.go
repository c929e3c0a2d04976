package main

import (
	"context"
	"errors"
	"fmt"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// periodCmd shows or sets the pay periods.
type periodCmd struct {
	Cadence string `help:"${f_cadence}" placeholder:"month|4week|week"`
	First   string `help:"${f_first}" placeholder:"DATE"`
	From    string `help:"${f_periodfrom}" placeholder:"P"`
	Year    int    `help:"${f_year}" placeholder:"JJJJ"`
	CutOver string `help:"${f_cutover}" placeholder:"P"`
	// Basis makes the first day hold for one pay basis only.
	Basis    string   `help:"${f_periodbasis}" placeholder:"hourly|fixed|extra"`
	Deadline []string `help:"${f_deadline}" sep:"none" placeholder:"P=DATE"`
	// Paid answers whether a run that does not tell its period paid this one.
	Paid string `help:"${f_paid}" placeholder:"P=yes|no"`
	// Correction is where corrections of an earlier period are booked.
	Correction string `help:"${f_correction}" placeholder:"current|twk"`
	// Yes confirms that lines change period.
	Yes bool `help:"${f_yes}"`
}

type periodRowJSON struct {
	Period  payroll.Period `json:"period"`
	From    payroll.Date   `json:"from"`
	To      payroll.Date   `json:"to"`
	Today   bool           `json:"today"`
	Current bool           `json:"current"`
	RunMade bool           `json:"runMade"`
	// RunAsk tells that a run may have paid the period: --paid answers.
	RunAsk  bool `json:"runAsk"`
	CutOver bool `json:"cutOver"`
	// Deadline is the day by which the office wants it pushed, empty for none.
	Deadline string `json:"deadline"`
	// Other are the days of pay bases with a first paid day of their own.
	Other []basisDaysJSON `json:"other"`
}

type basisDaysJSON struct {
	Basis payroll.PayBasis `json:"basis"`
	From  payroll.Date     `json:"from"`
	To    payroll.Date     `json:"to"`
}

type periodJSON struct {
	Cadence      payroll.Cadence `json:"cadence"`
	NmbrsCadence payroll.Cadence `json:"nmbrsCadence"`
	Year         int             `json:"year"`
	First        payroll.Date    `json:"first"`
	Current      payroll.Period  `json:"current"`
	Today        payroll.Period  `json:"today"`
	CutOver      payroll.Period  `json:"cutOver"`
	Differs      bool            `json:"differs"`
	Apart        bool            `json:"apart"`
	Periods      []periodRowJSON `json:"periods"`
	Notes        []problemJSON   `json:"notes"`
	// Change is what the first day that was given changed, null without one.
	Change *periodChangeJSON `json:"change"`
}

func (c *periodCmd) run(ctx context.Context, a *app) (reply, error) {
	set, err := c.setting(a)
	if err != nil {
		return reply{}, err
	}
	policy := payroll.CorrectionPolicy(c.Correction)
	if policy != "" && policy != payroll.CorrectCurrent && policy != payroll.CorrectTWK {
		return reply{}, a.wrong(a.say.BadCorrection, payroll.Clean(c.Correction, 40))
	}
	co, info, err := a.company()
	if err != nil {
		return reply{}, err
	}
	change, kept, err := a.keepPeriod(co, set, c.Yes)
	if err != nil {
		return reply{}, err
	}
	if kept { // else nothing is done before it is confirmed
		if err := c.keepOthers(a, co, info, policy); err != nil {
			return reply{}, err
		}
	}
	var notes []*payroll.Problem
	if err := a.svc.RefreshPeriod(ctx, co); err != nil {
		// What Nmbrs last said is shown all the same.
		var p *payroll.Problem
		if !errors.As(err, &p) {
			return reply{}, err
		}
		notes = append(notes, p)
	}
	res, err := a.svc.Periods(co, c.Year)
	if err != nil {
		return reply{}, err
	}
	doc := periodDoc(res)
	doc.Notes, doc.Change = a.problems(notes), periodChangeDoc(change, kept)
	rep := reply{data: doc, page: func(p *page) {
		periodChangePage(p, change, kept)
		periodPage(p, doc)
	}}
	if !kept {
		rep.exit = exitUsage
	}
	return rep, nil
}

// keepOthers keeps what the other flags ask.
func (c *periodCmd) keepOthers(a *app, co *store.Company, info store.CompanyInfo, policy payroll.CorrectionPolicy) error {
	if policy != "" {
		from, err := a.optionalPeriod(c.From)
		if err != nil {
			return err
		}
		if err := a.svc.SetCorrection(co, from, policy); err != nil {
			return err
		}
	}
	if err := c.answerRun(a, co, info); err != nil {
		return err
	}
	if err := a.deadlines(co, info, c.Deadline); err != nil || c.CutOver == "" {
		return err
	}
	p, err := a.period(c.CutOver, info)
	if err != nil {
		return err
	}
	if !c.Yes {
		way, err := a.svc.CutOverMoves(co, p)
		if err != nil {
			return err
		}
		if way.Lines > 0 {
			text := a.say.CutMore
			if way.Less {
				text = a.say.CutLess
			}
			return a.wrong(a.texts.Many(text, way.Lines), p.String(), a.texts.Clock(way.Minutes))
		}
	}
	return a.svc.SetCutOver(co, p, nil)
}

// answerRun keeps whether a period was paid by a run that does not tell.
func (c *periodCmd) answerRun(a *app, co *store.Company, info store.CompanyInfo) error {
	if c.Paid == "" {
		return nil
	}
	pairs, err := a.pairs([]string{c.Paid})
	if err != nil {
		return err
	}
	p, err := a.period(pairs[0].name, info)
	if err != nil {
		return err
	}
	switch pairs[0].value {
	case "yes", "no":
		return a.svc.AnswerRun(co, p, pairs[0].value == "yes")
	}
	return a.wrong(a.say.BadPaid, payroll.Clean(c.Paid, 40))
}

// deadlines keeps the days by which the office wants periods pushed.
func (a *app) deadlines(co *store.Company, info store.CompanyInfo, list []string) error {
	pairs, err := a.pairs(list)
	if err != nil {
		return err
	}
	for _, x := range pairs {
		p, err := a.period(x.name, info)
		if err != nil {
			return err
		}
		var on payroll.Date
		if x.value != "-" {
			if on, err = a.optionalDate(x.value); err != nil {
				return err
			}
		}
		if err := a.svc.SetDeadline(co, p, on); err != nil {
			return err
		}
	}
	return nil
}

func periodDoc(res *link.Periods) periodJSON {
	doc := periodJSON{
		Cadence: res.Cadence, NmbrsCadence: res.NmbrsCadence, Year: res.Year, First: res.First, Current: res.Current,
		Today: res.Today, CutOver: res.CutOver, Differs: res.Differs, Apart: res.Apart, Periods: []periodRowJSON{},
	}
	for _, r := range res.Rows {
		x := periodRowJSON{r.Period, r.From, r.To, r.Today, r.Current, r.RunMade, r.RunAsk, r.CutOver, r.Deadline.String(), []basisDaysJSON{}}
		for _, o := range r.Other {
			x.Other = append(x.Other, basisDaysJSON{o.Basis, o.From, o.To})
		}
		doc.Periods = append(doc.Periods, x)
	}
	return doc
}

func periodPage(p *page, doc periodJSON) {
	var rows [][]string
	for _, r := range doc.Periods {
		note := ""
		add := func(on bool, word string) {
			if on && note != "" {
				note += ", "
			}
			if on {
				note += word
			}
		}
		add(r.Current, p.say.IsCurrent)
		add(r.Today, p.say.IsToday)
		add(r.RunMade, p.say.IsRunMade)
		add(r.RunAsk, p.say.IsRunAsk)
		add(r.CutOver, p.say.IsCutOver)
		for _, o := range r.Other {
			add(true, fmt.Sprintf("%s %s – %s", p.t.Basis(o.Basis), p.t.Date(o.From), p.t.Date(o.To)))
		}
		if d, err := payroll.ParseDate(r.Deadline); err == nil && d != 0 {
			add(true, fmt.Sprintf(p.t.Rules.DeadlineNear, p.t.Date(d)))
		}
		rows = append(rows, []string{r.Period.Label(doc.Cadence), p.t.Date(r.From), p.t.Date(r.To), note})
	}
	p.table([]column{left("period"), left("from"), left("to"), left("note")}, rows)
	p.line(p.say.PeriodSums, p.t.Cadence(doc.Cadence), doc.Current)
	if doc.Differs {
		p.line(p.say.PeriodDiffers, p.t.Cadence(doc.NmbrsCadence))
	}
	p.problems(doc.Notes)
}
