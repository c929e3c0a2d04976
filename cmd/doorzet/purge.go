package main

import (
	"context"
	"strings"

	"doorzet/payroll"
	"doorzet/store"
)

// purgeCmd removes what need not be kept any more.
type purgeCmd struct {
	Yes bool `help:"${f_purgeyes}"`
}

// purgeJSON tells what goes, or went.
type purgeJSON struct {
	Done      bool               `json:"done"`
	Records   payroll.Date       `json:"records"`
	Leavers   payroll.Date       `json:"leavers"`
	Companies []companyPurgeJSON `json:"companies"`
	Copies    int                `json:"copies"`
	LeftOvers []string           `json:"leftOvers"`
}

type companyPurgeJSON struct {
	Company companyJSON `json:"company"`
	Lines   int         `json:"lines"`
	Sources int         `json:"sources"`
	Details int         `json:"details"`
	Undoes  int         `json:"undoes"`
	Links   int         `json:"links"`
	Notes   int         `json:"notes"`
	Bare    []string    `json:"bare"`
	Gone    []string    `json:"gone"`
}

func (c *purgeCmd) run(_ context.Context, a *app) (reply, error) {
	if err := a.open(false); err != nil {
		return reply{}, err
	}
	plan, err := a.svc.PurgePlan()
	if err != nil {
		return reply{}, err
	}
	doc := purgeJSON{Records: plan.Records, Leavers: plan.Leavers, Companies: []companyPurgeJSON{}, LeftOvers: []string{}}
	empty := plan.Empty()
	if c.Yes && !empty {
		dir, err := a.dataDir()
		if err != nil {
			return reply{}, err
		}
		if doc.Copies, err = a.svc.Purge(plan, dir); err != nil {
			return reply{}, err
		}
		// What was removed is still in pages that are no longer used.
		if err := a.close(); err != nil {
			return reply{}, err
		}
		a.ledger = nil
		if err := store.Compact(store.Options{Dir: dir}); err != nil {
			return reply{}, err
		}
		left, err := store.LeftOvers(dir)
		if err != nil {
			return reply{}, err
		}
		doc.Done, doc.LeftOvers = true, orEmpty(left)
	}
	for i := range plan.Companies {
		co := &plan.Companies[i]
		doc.Companies = append(doc.Companies, companyPurgeJSON{
			Company: companyOf(co.Info), Lines: co.Lines, Sources: co.Sources, Details: co.Details, Undoes: co.Undoes, Links: co.Links,
			Notes: co.Notes,
			Bare:  names(co.Bare), Gone: names(co.Gone),
		})
	}
	return reply{data: doc, page: func(p *page) { purgePage(p, doc, empty) }}, nil
}

func names(people []payroll.Person) []string {
	out := []string{}
	for _, who := range people {
		out = append(out, who.Name())
	}
	return out
}

func purgePage(p *page, doc purgeJSON, empty bool) {
	p.line(p.say.PurgeRules, p.t.Date(doc.Records), p.t.Date(doc.Leavers))
	for _, c := range doc.Companies {
		p.line("%s:", c.Company.Name)
		p.line(p.say.PurgeSums, c.Lines, c.Details, c.Undoes, c.Links, c.Notes)
		if len(c.Gone) > 0 {
			p.line(p.say.PurgeGone, strings.Join(c.Gone, ", "))
		}
		if len(c.Bare) > 0 {
			p.line(p.say.PurgeBare, strings.Join(c.Bare, ", "))
		}
	}
	switch {
	case empty:
		p.line("%s", p.say.PurgeNothing)
	case !doc.Done:
		p.line("%s", p.say.PurgeHow)
	default:
		p.line(p.say.PurgeDone, doc.Copies)
	}
	for _, f := range doc.LeftOvers {
		p.line(p.say.PurgeLeft, f)
	}
}
