package main

import (
	"context"
	"slices"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
)

// verifyCmd reads back what was booked in a period and compares it.
type verifyCmd struct {
	Period string `help:"${f_period}" placeholder:"P"`
}

type verifyLineJSON struct {
	EmployeeID string       `json:"employeeId"`
	Person     string       `json:"person"`
	Kind       payroll.Kind `json:"kind"`
	Code       *int         `json:"code"`
	Sent       string       `json:"sent"`
	// Counts is what our rows count for in a plan, its ours: another figure than sent
	// where a row was taken over.
	Counts     string        `json:"counts"`
	Found      string        `json:"found"`
	Foreign    string        `json:"foreign"`
	Equal      bool          `json:"equal"`
	Missing    []seenRowJSON `json:"missing"`
	Altered    []seenRowJSON `json:"altered"`
	Unexpected []seenRowJSON `json:"unexpected"`
	// Twins are those of Unexpected that are, or may be, ours a second time.
	Twins    []seenRowJSON `json:"twins"`
	Unread   *problemJSON  `json:"unread"`
	ToImport []seenRowJSON `json:"toImport"`
}

type verifyJSON struct {
	Period    payroll.Period   `json:"period"`
	Lines     []verifyLineJSON `json:"lines"`
	Equal     int              `json:"equal"`
	Different int              `json:"different"`
	// Others are rows of the people read that nobody here made or plans, Held what
	// is held because another link paid the same.
	Others []otherRowJSON `json:"others"`
	Held   []planStepJSON `json:"held"`
	endsJSON
}

type otherRowJSON struct {
	EmployeeID string       `json:"employeeId"`
	Person     string       `json:"person"`
	Kind       payroll.Kind `json:"kind"`
	seenRowJSON
}

func (c *verifyCmd) run(ctx context.Context, a *app) (reply, error) {
	co, info, err := a.company()
	if err != nil {
		return reply{}, err
	}
	p, err := a.period(c.Period, info)
	if err != nil {
		return reply{}, err
	}
	res, err := a.svc.Verify(ctx, co, p, a.progress())
	if err != nil {
		return reply{}, err
	}
	desk, err := a.svc.Desk(co, p)
	if err != nil {
		return reply{}, err
	}
	ends, err := a.svc.Known(co, desk, res)
	if err != nil {
		return reply{}, err
	}
	doc := a.verifyDoc(res)
	doc.endsJSON = a.endsDoc(ends, p)
	rep := reply{data: doc, page: func(p *page) { verifyPage(p, doc) }}
	rep.exit = verifyExit(res)
	return rep, nil
}

// verifyExit gives the exit code of a read-back: differences, and above them
// what waits for a person.
func verifyExit(res *link.VerifyResult) int {
	switch {
	case res.Asks():
		return exitPerson
	case res.Different > 0:
		return exitParts
	}
	return exitDone
}

func (a *app) verifyDoc(res *link.VerifyResult) verifyJSON {
	doc := verifyJSON{Period: res.Period, Lines: []verifyLineJSON{}, Equal: res.Equal, Different: res.Different, Others: []otherRowJSON{}, Held: []planStepJSON{}}
	for _, o := range res.Others {
		doc.Others = append(doc.Others, otherRowJSON{string(o.Employee), o.Person, o.Kind, seenRows([]payroll.SeenRow{o.Row})[0]})
	}
	for _, s := range res.Held {
		doc.Held = append(doc.Held, planStepDoc(s))
	}
	for i := range res.Lines {
		l := &res.Lines[i]
		doc.Lines = append(doc.Lines, verifyLineJSON{
			EmployeeID: string(l.Employee), Person: l.Person, Kind: l.Component.Kind, Code: codeOf(l.Component),
			Sent: l.Sent.String(), Counts: l.Counts.String(), Found: l.Found.String(), Foreign: l.Foreign.String(), Equal: l.Equal(),
			Missing: seenRows(l.Missing), Altered: seenRows(l.Altered), Unexpected: seenRows(l.Unexpected), Twins: seenRows(l.Twins), Unread: a.problem(l.Unread),
			ToImport: seenRows(l.ToImport),
		})
	}
	return doc
}

func verifyPage(p *page, doc verifyJSON) {
	var rows [][]string
	for _, l := range doc.Lines {
		note := p.say.VerifyEqual
		if !l.Equal {
			note = verifyNote(p, l)
		}
		rows = append(rows, []string{
			l.Person, l.EmployeeID, p.t.Kind(l.Kind), codeText(l.Code), p.amount(l.Sent), p.amount(l.Found), p.amount(l.Foreign), note,
		})
	}
	p.table([]column{
		left("person"), left("id"), left("kind"), right("code"), right("sent"), right("found"), right("foreign"), left("note"),
	}, rows)
	p.line(p.say.VerifySums, doc.Period, doc.Equal, doc.Different)
	p.ends(doc.endsJSON, besideLines()...)
	if len(doc.Others) > 0 {
		rows = nil
		for _, o := range doc.Others {
			code := o.Code
			rows = append(rows, []string{o.Person, o.EmployeeID, p.t.Kind(o.Kind), codeText(&code), o.ID, p.amount(o.Amount)})
		}
		p.line("\n%s", p.say.VerifyOthers)
		p.table([]column{left("person"), left("id"), left("kind"), right("code"), left("row"), right("amount")}, rows)
	}
	if len(doc.Held) > 0 {
		p.line("\n%s", p.say.VerifyHeld)
		p.planSteps(doc.Held, doc.Period)
	}
}

// verifyNote says in what a component differs.
func verifyNote(p *page, l verifyLineJSON) string {
	if l.Unread != nil {
		return l.Unread.Text
	}
	var parts []string
	add := func(word string, rows []seenRowJSON) {
		for _, r := range rows {
			parts = append(parts, word+" "+r.ID+" ("+p.amount(r.Amount)+")")
		}
	}
	add(p.say.VerifyMissing, l.Missing)
	add(p.say.VerifyAltered, l.Altered)
	add(p.say.VerifyUnexpected, slices.DeleteFunc(slices.Clone(l.Unexpected), func(r seenRowJSON) bool { return slices.Contains(l.Twins, r) }))
	add(p.say.VerifyTwin, l.Twins)
	for _, r := range l.ToImport {
		parts = append(parts, p.say.VerifyToImport+" "+p.amount(r.Amount))
	}
	if len(parts) == 0 {
		return p.say.VerifyDifferent
	}
	return strings.Join(parts, ", ")
}
