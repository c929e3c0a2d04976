package main

import (
	"context"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// rowsCmd lists the rows in Nmbrs that a person has to decide about.
type rowsCmd struct {
	Period string `help:"${f_period}" placeholder:"P"`
}

// rowJSON is such a row: before is what Doorzet made, now what Nmbrs holds,
// null for nothing; after is what the code would hold when ours comes beside a
// row of somebody else.
type rowJSON struct {
	Row        string           `json:"row"`
	EmployeeID string           `json:"employeeId"`
	Person     string           `json:"person"`
	Kind       payroll.Kind     `json:"kind"`
	Code       *int             `json:"code"`
	Period     payroll.Period   `json:"period"`
	BookedIn   payroll.Period   `json:"bookedIn"`
	State      link.IssueState  `json:"state"`
	Before     *string          `json:"before"`
	Now        *string          `json:"now"`
	After      *string          `json:"after"`
	Choices    []link.RowChoice `json:"choices"`
	// SkippedAt and SkippedBy tell when the person was left out because of the row,
	// and by whom.
	SkippedAt string `json:"skippedAt"`
	SkippedBy string `json:"skippedBy"`
}

type rowsJSON struct {
	Period payroll.Period `json:"period"`
	Rows   []rowJSON      `json:"rows"`
}

func (c *rowsCmd) run(ctx context.Context, a *app) (reply, error) {
	co, info, err := a.company()
	if err != nil {
		return reply{}, err
	}
	p, err := a.period(c.Period, info)
	if err != nil {
		return reply{}, err
	}
	all, err := a.svc.RowIssues(ctx, co, p)
	if err != nil {
		return reply{}, err
	}
	doc := rowsJSON{Period: p, Rows: []rowJSON{}}
	for _, i := range all {
		doc.Rows = append(doc.Rows, rowDoc(i))
	}
	rep := reply{data: doc, page: func(p *page) { rowsPage(p, doc) }}
	for _, i := range all {
		if i.State == link.IssueSkipped {
			rep.exit = max(rep.exit, exitParts) // somebody chose, and the person is left out
		} else {
			rep.exit = exitPerson
		}
	}
	return rep, nil
}

func rowDoc(i link.RowIssue) rowJSON {
	return rowJSON{
		Row: string(i.Row), EmployeeID: string(i.Employee), Person: i.Person, Kind: i.Component.Kind, Code: codeOf(i.Component),
		Period: i.ForPeriod, BookedIn: i.BookedIn, State: i.State, Before: amountOf(i.Before), Now: amountOf(i.Now), After: amountOf(i.After), Choices: i.Choices(),
		SkippedAt: i.SkippedAt, SkippedBy: i.SkippedBy,
	}
}

func amountOf(h *payroll.Hundredths) *string {
	if h == nil {
		return nil
	}
	text := h.String()
	return &text
}

func rowsPage(p *page, doc rowsJSON) {
	if len(doc.Rows) == 0 {
		p.line(p.say.NoRows, doc.Period)
		return
	}
	amount := func(s *string) string {
		if s == nil {
			return p.say.RowNothing
		}
		return p.amount(*s)
	}
	var rows [][]string
	for _, r := range doc.Rows {
		var flags []string
		for _, c := range r.Choices {
			flags = append(flags, "--"+string(c))
		}
		after := ""
		if r.After != nil {
			after = amount(r.After)
		}
		rows = append(rows, []string{
			r.Row, r.Person, p.t.Kind(r.Kind), codeText(r.Code), p.t.RowState(string(r.State)), amount(r.Before), amount(r.Now), after,
			strings.Join(flags, " "),
		})
	}
	p.table([]column{
		left("row"), left("person"), left("kind"), right("code"), left("state"), right("before"), right("now"), right("after"), left("choices"),
	}, rows)
	p.line("%s", p.say.RowsHow)
}

// chooseRow keeps what a person decides about a row.
func (a *app) chooseRow(ctx context.Context, co *store.Company, p payroll.Period, row string, choice link.RowChoice) (reply, error) {
	out, err := a.svc.ChooseRow(ctx, co, p, row, choice)
	if out == nil || err != nil && out.Removal == nil {
		return reply{}, err
	}
	if out.Removal != nil {
		return a.exported(out.Removal, err, []remainJSON{})
	}
	doc := struct {
		Row    rowJSON        `json:"row"`
		Choice link.RowChoice `json:"choice"`
	}{rowDoc(out.RowIssue), choice}
	return reply{data: doc, page: func(p *page) { p.line(p.say.RowChosen, doc.Row.Row, p.t.RowChoice(string(choice))) }}, nil
}
