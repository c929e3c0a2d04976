package main

import (
	"context"
	"slices"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// lineIDs turns arguments into line ids, each once.
func lineIDs(list []string) []payroll.LineID {
	var out []payroll.LineID
	seen := map[string]bool{}
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" && !seen[s] {
			seen[s] = true
			out = append(out, payroll.LineID(s))
		}
	}
	return out
}

// approveCmd approves lines.
type approveCmd struct {
	IDs    []string `arg:"" optional:"" name:"id" help:"${a_ids}"`
	All    bool     `help:"${f_all}"`
	Off    bool     `help:"${f_off}"`
	Period string   `help:"${f_period}" placeholder:"P"`
}

type approveJSON struct {
	Approved int `json:"approved"`
	Left     int `json:"left"`
	// Open tells why lines stayed open.
	Open []stayedJSON `json:"open"`
	// Held are named lines that do not go along although their approval was asked.
	Held []heldLineJSON `json:"held"`
}

// heldLineJSON is a line that does not go along yet, with why and what settles it.
type heldLineJSON struct {
	ID      string       `json:"id"`
	Date    payroll.Date `json:"date"`
	Person  string       `json:"person"`
	Finding string       `json:"finding"`
	Text    string       `json:"text"`
	How     string       `json:"how"`
}

// stayedJSON counts lines that do not go along, by the finding that holds them, with
// what settles it; approved is set for those that are approved already.
type stayedJSON struct {
	Finding  string `json:"finding"`
	Lines    int    `json:"lines"`
	Approved bool   `json:"approved"`
	How      string `json:"how"`
}

func (c *approveCmd) run(_ context.Context, a *app) (reply, error) {
	ids := lineIDs(c.IDs)
	if c.All == (len(ids) > 0) || (c.All && c.Off) {
		return reply{}, a.wrong("%s", a.say.AllOrIDs)
	}
	co, desk, err := a.deskOf(c.Period, ids)
	if err != nil {
		return reply{}, err
	}
	doc := approveJSON{Open: []stayedJSON{}, Held: []heldLineJSON{}}
	if c.All {
		stayed := desk.StayedOpen()
		for _, s := range stayed {
			doc.Open = append(doc.Open, stayedJSON{string(s.Kind), s.Lines, s.Approved, a.texts.FindingLeads(s.Kind)})
			doc.Left += s.Lines
		}
		doc.Approved, _, err = a.svc.ApproveAll(co, desk)
	} else {
		doc.Approved, err = a.svc.SetApproved(co, desk, ids, !c.Off)
	}
	if err != nil {
		return reply{}, err
	}
	text := a.say.Approved
	switch {
	case c.Off:
		text = a.say.Unapproved
	case !c.All:
		text = a.say.ApprovedIDs
		if desk, err = a.svc.Desk(co, desk.Period); err != nil {
			return reply{}, err
		}
		doc.Held = a.heldLines(desk, ids)
		doc.Left = len(doc.Held)
	}
	rep := reply{data: doc, page: func(p *page) {
		p.line(text, doc.Approved, doc.Left)
		for _, s := range doc.Open {
			text := p.say.Stayed
			if s.Approved {
				text = p.say.StayedBlocked
			}
			p.line("  "+text, s.Lines, p.t.Finding(payroll.FindingKind(s.Finding)), s.How)
		}
		for _, h := range doc.Held {
			p.line("  %s  %s %s: %s  (%s)", h.ID, p.t.Date(h.Date), h.Person, h.Text, h.How)
		}
	}}
	if doc.Left > 0 {
		rep.exit = exitParts
	}
	return rep, nil
}

// heldLines names those of the lines that do not go along as they are now.
func (a *app) heldLines(d *link.Desk, ids []payroll.LineID) []heldLineJSON {
	out := []heldLineJSON{}
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		if !slices.Contains(ids, v.Line.ID) || v.State != payroll.StateOpen && v.State != payroll.StateBlocked && !v.Line.Withdrawn {
			continue
		}
		h := heldLineJSON{ID: string(v.Line.ID), Date: v.Line.Date, Person: v.Line.Person, Text: a.say.HeldWithdrawn, How: "doorzet explain " + string(v.Line.ID)}
		if at := slices.IndexFunc(v.Findings, payroll.Finding.Blocks); at >= 0 {
			f := v.Findings[at]
			h.Finding, h.Text, h.How = string(f.Kind), a.texts.FindingText(f), a.texts.FindingHow(f.Kind)
		}
		out = append(out, h)
	}
	return out
}

// withdrawCmd makes lines count for nothing.
type withdrawCmd struct {
	IDs    []string `arg:"" optional:"" name:"id" help:"${a_ids}"`
	Reason string   `help:"${f_reason}" placeholder:"TEXT"`
	Period string   `help:"${f_period}" placeholder:"P"`
}

func (c *withdrawCmd) run(_ context.Context, a *app) (reply, error) {
	return a.alter(c.IDs, c.Period, c.Reason, true, "withdrawn", func(co *store.Company, d *link.Desk, ids []payroll.LineID) error {
		return a.svc.Withdraw(co, d, ids, c.Reason)
	})
}

// correctCmd confirms that what was sent of changed lines is corrected.
type correctCmd struct {
	IDs     []string `arg:"" optional:"" name:"id" help:"${a_ids}"`
	SentFor string   `name:"sent-for" help:"${f_sentfor}" placeholder:"ID"`
	Reason  string   `help:"${f_reason}" placeholder:"TEXT"`
	Period  string   `help:"${f_period}" placeholder:"P"`
}

func (c *correctCmd) run(_ context.Context, a *app) (reply, error) {
	if c.SentFor != "" {
		return c.sentFor(a)
	}
	return a.alter(c.IDs, c.Period, c.Reason, true, "corrected", func(co *store.Company, d *link.Desk, ids []payroll.LineID) error {
		return a.svc.Confirm(co, d, ids, c.Reason)
	})
}

// chooseCmd keeps lines that are possibly double.
type chooseCmd struct {
	IDs    []string `arg:"" optional:"" name:"id" help:"${a_ids}"`
	Period string   `help:"${f_period}" placeholder:"P"`
}

func (c *chooseCmd) run(_ context.Context, a *app) (reply, error) {
	return a.alter(c.IDs, c.Period, "", false, "chosen", func(co *store.Company, d *link.Desk, ids []payroll.LineID) error {
		return a.svc.Choose(co, d, ids)
	})
}

// alter does something to named lines and tells how many they were.
func (a *app) alter(list []string, period, reason string, needsReason bool, key string, do func(*store.Company, *link.Desk, []payroll.LineID) error) (reply, error) {
	ids := lineIDs(list)
	if len(ids) == 0 {
		return reply{}, a.wrong("%s", a.say.NeedIDs)
	}
	if needsReason && strings.TrimSpace(reason) == "" {
		return reply{}, a.wrong("%s", a.say.NeedReason)
	}
	co, desk, err := a.deskOf(period, ids)
	if err != nil {
		return reply{}, err
	}
	if err := do(co, desk, ids); err != nil {
		return reply{}, err
	}
	doc := map[string]int{key: len(ids)}
	return reply{data: doc, page: func(p *page) { p.line(p.say.Altered, len(ids)) }}, nil
}
