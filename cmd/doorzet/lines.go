package main

import (
	"context"
	"strings"

	"doorzet/payroll"
)

// linesCmd lists the hour lines of a period.
type linesCmd struct {
	Period string `help:"${f_period}" placeholder:"P"`
	State  string `help:"${f_state}" placeholder:"S"`
}

type sourceJSON struct {
	Kind payroll.SourceKind `json:"kind"`
	File string             `json:"file"`
	Row  int                `json:"row"`
}

// lineJSON is a line as the verdict shows it. Times are empty for a line
// without them, counts are two-decimal figures.
type lineJSON struct {
	ID         string                `json:"id"`
	Date       payroll.Date          `json:"date"`
	Person     string                `json:"person"`
	EmployeeID string                `json:"employeeId"`
	Minutes    int64                 `json:"minutes"`
	Type       string                `json:"type"`
	State      payroll.State         `json:"state"`
	Findings   []payroll.FindingKind `json:"findings"`
	Source     sourceJSON            `json:"source"`
	Venue      string                `json:"venue"`
	Team       string                `json:"team"`
	Start      string                `json:"start"`
	End        string                `json:"end"`
	Break      int64                 `json:"break"`
	Counts     map[string]string     `json:"counts"`
	Approved   bool                  `json:"approved"`
	Outside    payroll.OutsideReason `json:"outside,omitempty"`
	Texts      []string              `json:"texts"`
}

func (c *linesCmd) run(_ context.Context, a *app) (reply, error) {
	state, err := c.state(a)
	if err != nil {
		return reply{}, err
	}
	_, desk, err := a.desk(c.Period)
	if err != nil {
		return reply{}, err
	}
	doc := []lineJSON{}
	for i := range desk.Verdicts {
		if v := &desk.Verdicts[i]; state == "" || v.State == state {
			doc = append(doc, a.lineDoc(v))
		}
	}
	return reply{data: doc, page: func(p *page) { linesPage(p, doc) }}, nil
}

func (c *linesCmd) state(a *app) (payroll.State, error) {
	if c.State == "" {
		return "", nil
	}
	var names []string
	for _, s := range payroll.States() {
		if string(s) == c.State {
			return s, nil
		}
		names = append(names, string(s))
	}
	return "", a.wrong(a.say.BadState, payroll.Clean(c.State, 40), strings.Join(names, ", "))
}

func (a *app) lineDoc(v *payroll.Verdict) lineJSON {
	l := &v.Line
	doc := lineJSON{
		ID: string(l.ID), Date: l.Date, Person: l.Person, EmployeeID: string(v.Employee), Minutes: int64(l.Minutes),
		Type: l.Type, State: v.State, Findings: []payroll.FindingKind{}, Source: sourceJSON{l.Source.Kind, l.Source.File, l.Source.Row},
		Venue: l.Venue, Team: l.Team, Start: l.Start.String(), End: l.End.String(), Break: int64(l.Break),
		Counts: map[string]string{}, Approved: l.Approved, Outside: v.Outside, Texts: []string{},
	}
	for _, f := range v.Findings {
		doc.Findings = append(doc.Findings, f.Kind)
		doc.Texts = append(doc.Texts, a.texts.FindingText(f))
	}
	for kind, n := range l.Counts {
		doc.Counts[kind] = n.String()
	}
	return doc
}

func linesPage(p *page, doc []lineJSON) {
	var rows [][]string
	var total payroll.Minutes
	for _, l := range doc {
		var notes []string
		if l.Outside != "" {
			notes = append(notes, p.t.Outside(l.Outside))
		}
		for _, f := range l.Findings {
			notes = append(notes, p.t.Finding(f))
		}
		total += payroll.Minutes(l.Minutes)
		rows = append(rows, []string{
			p.t.Date(l.Date), l.Person, l.Type, payroll.Minutes(l.Minutes).Clock(), p.t.State(l.State), strings.Join(notes, ", "), l.ID,
		})
	}
	p.table([]column{
		left("date"), left("person"), left("type"), right("time"), left("state"), left("findings"), left("id"),
	}, rows)
	p.line(p.say.LinesSum, len(doc), total.Clock())
}
