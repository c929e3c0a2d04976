package main

import (
	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/paper"
)

// periodChangeJSON is what another first paid day changes.
type periodChangeJSON struct {
	First payroll.Date     `json:"first"`
	From  payroll.Period   `json:"from"`
	Basis payroll.PayBasis `json:"basis"`
	// Kept is false while it waits to be confirmed with --yes.
	Kept bool `json:"kept"`
	// Around are the two periods where the old days end and the new begin.
	Around []periodSidesJSON `json:"around"`
	Days   []dayMoveJSON     `json:"days"`
	Lines  []lineMoveJSON    `json:"lines"`
	// Stay counts lines on such days that were pushed and keep their period.
	Stay int `json:"stay"`
}

type periodSidesJSON struct {
	Period  payroll.Period   `json:"period"`
	Basis   payroll.PayBasis `json:"basis"`
	OldFrom payroll.Date     `json:"oldFrom"`
	OldTo   payroll.Date     `json:"oldTo"`
	From    payroll.Date     `json:"from"`
	To      payroll.Date     `json:"to"`
	// Unusual tells that it is shorter or longer than periods are.
	Unusual bool `json:"unusual"`
}

type dayMoveJSON struct {
	From  payroll.Date     `json:"from"`
	To    payroll.Date     `json:"to"`
	Basis payroll.PayBasis `json:"basis"`
	Old   payroll.Period   `json:"old"`
	New   payroll.Period   `json:"new"`
}

type lineMoveJSON struct {
	Old     payroll.Period `json:"old"`
	New     payroll.Period `json:"new"`
	Lines   int            `json:"lines"`
	Minutes int64          `json:"minutes"`
}

func periodChangeDoc(c *link.PeriodChange, kept bool) *periodChangeJSON {
	if c == nil {
		return nil
	}
	doc := &periodChangeJSON{
		First: c.Rule.First, From: c.Rule.From, Basis: c.Rule.Basis, Kept: kept, Stay: c.Stay,
		Around: []periodSidesJSON{}, Days: []dayMoveJSON{}, Lines: []lineMoveJSON{},
	}
	for _, s := range c.Around {
		doc.Around = append(doc.Around, periodSidesJSON{s.Period, s.Basis, s.Old.From, s.Old.To, s.New.From, s.New.To, s.Unusual})
	}
	for _, d := range c.Days {
		doc.Days = append(doc.Days, dayMoveJSON{d.Span.From, d.Span.To, d.Basis, d.Old, d.New})
	}
	for _, m := range c.Lines {
		doc.Lines = append(doc.Lines, lineMoveJSON{m.Old, m.New, m.Lines, int64(m.Minutes)})
	}
	return doc
}

// setting reads the first paid day that the flags ask for, nil for none.
func (c *periodCmd) setting(a *app) (*link.PeriodSetting, error) {
	if c.First == "" {
		if c.Cadence != "" || c.Basis != "" || (c.From != "" && c.Correction == "") {
			return nil, a.wrong("%s", a.say.NeedFirst)
		}
		return nil, nil
	}
	set := &link.PeriodSetting{Cadence: payroll.Cadence(c.Cadence)}
	switch set.Cadence {
	case "", payroll.Monthly, payroll.FourWeekly, payroll.Weekly:
	default:
		return nil, a.wrong(a.say.BadCadence, payroll.Clean(c.Cadence, 40))
	}
	var err error
	if set.Rule.First, err = payroll.ParseDate(c.First); err != nil || set.Rule.First == 0 {
		return nil, a.wrong(a.say.BadDate, payroll.Clean(c.First, 40))
	}
	set.Rule.Basis = payroll.PayBasis(c.Basis)
	set.Rule.From, err = a.optionalPeriod(c.From)
	return set, err
}

// keepPeriod keeps a first paid day; when lines change period by it, only if
// that was confirmed.
func (a *app) keepPeriod(co *store.Company, set *link.PeriodSetting, yes bool) (change *link.PeriodChange, kept bool, err error) {
	if set == nil {
		return nil, true, nil
	}
	if change, err = a.svc.PreviewPeriod(co, *set, 0); err != nil {
		return nil, false, err
	}
	if n, _ := change.Moved(); n > 0 && !yes {
		return change, false, nil
	}
	return change, true, a.svc.SetPeriod(co, *set)
}

// periodChangePage tells what a first paid day changes, or would change.
func periodChangePage(p *page, c *link.PeriodChange, kept bool) {
	if c == nil {
		return
	}
	if n, _ := c.Moved(); !kept {
		p.line("%s", p.t.Many(p.t.Period.Change.NeedYes, n))
	}
	for _, text := range paper.PeriodChange(p.t, c) {
		p.line("%s", text)
	}
	p.line("")
}
