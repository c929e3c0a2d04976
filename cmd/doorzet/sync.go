package main

import (
	"context"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
)

// syncCmd shows how the people of Nmbrs differ from those accepted, and takes
// the difference over.
type syncCmd struct {
	Apply  bool     `help:"${f_apply}"`
	Accept []string `help:"${f_accept}" placeholder:"ID"`
}

// reasonJSON says why something is so.
type reasonJSON struct {
	Code string       `json:"code"`
	Text string       `json:"text"`
	Args payroll.Args `json:"args,omitempty"`
}

type syncRowJSON struct {
	Kind       payroll.RowKind       `json:"kind"`
	EmployeeID string                `json:"employeeId"`
	Person     string                `json:"person"`
	Number     string                `json:"number"`
	Basis      string                `json:"basis"`
	Reason     reasonJSON            `json:"reason"`
	Changes    []payroll.FieldChange `json:"changes"`
	Conflicts  []reasonJSON          `json:"conflicts"`
}

type syncJSON struct {
	Rows    []syncRowJSON `json:"rows"`
	Same    int           `json:"same"`
	Applied int           `json:"applied"`
	Left    int           `json:"left"`
	Skipped []problemJSON `json:"skipped"`
	// SentFor are lines that were sent for one person and are another's, or
	// nobody's, by the names that were accepted.
	SentFor []sentForSumJSON `json:"sentFor"`
}

func (c *syncCmd) run(ctx context.Context, a *app) (reply, error) {
	co, _, err := a.company()
	if err != nil {
		return reply{}, err
	}
	a.progress()(link.Progress{Stage: link.StageFetch})
	team, err := a.svc.Sync(ctx, co)
	if err != nil {
		return reply{}, err
	}
	doc := a.syncRows(team)
	rep := reply{}
	accept := map[payroll.EmployeeID]bool{}
	for _, id := range c.Accept {
		accept[payroll.EmployeeID(strings.TrimSpace(id))] = true
	}
	if c.Apply || len(accept) > 0 {
		if doc.Left, err = a.svc.Apply(co, team, accept); err != nil {
			return reply{}, err
		}
		doc.Applied = len(doc.Rows) - doc.Left
		if doc.SentFor, err = a.sentForNow(co); err != nil {
			return reply{}, err
		}
		if doc.Left > 0 {
			rep.exit = exitParts
		}
	} else {
		doc.Left = len(doc.Rows)
	}
	rep.data, rep.page = doc, func(p *page) { syncPage(p, doc, c.Apply) }
	return rep, nil
}

// syncRows writes out the rows that differ.
func (a *app) syncRows(team *link.Team) syncJSON {
	doc := syncJSON{Rows: []syncRowJSON{}, Skipped: a.problems(team.Skipped), SentFor: []sentForSumJSON{}}
	for _, r := range team.Rows {
		if r.Kind == payroll.RowSame {
			doc.Same++
			continue
		}
		row := syncRowJSON{
			Kind: r.Kind, EmployeeID: string(r.Person.ID), Person: r.Person.Name(), Number: r.Person.Number,
			Basis: basisText(r.Basis), Reason: a.basisReason(r.Reason), Changes: orEmpty(r.Changes), Conflicts: []reasonJSON{},
		}
		for _, x := range r.Conflicts {
			row.Conflicts = append(row.Conflicts, reasonJSON{string(x.Kind), a.texts.Conflict(x), x.Args})
		}
		doc.Rows = append(doc.Rows, row)
	}
	return doc
}

// basisText gives a pay basis its word on the command line.
func basisText(b payroll.PayBasis) string {
	if b == payroll.BasisUnknown {
		return "unknown"
	}
	return string(b)
}

func (a *app) basisReason(r payroll.BasisReason) reasonJSON {
	return reasonJSON{r.Code, a.texts.BasisReason(r), r.Args}
}

func syncPage(p *page, doc syncJSON, applied bool) {
	var rows [][]string
	for _, r := range doc.Rows {
		basis := payroll.PayBasis(r.Basis)
		if r.Basis == "unknown" {
			basis = payroll.BasisUnknown
		}
		what := r.Reason.Text
		for _, c := range r.Changes {
			what += "; " + p.t.Field(c.Field) + ": " + p.t.FieldValue(c.Field, c.Old) + " → " + p.t.FieldValue(c.Field, c.New)
		}
		for _, c := range r.Conflicts {
			what += "; ! " + c.Text
		}
		rows = append(rows, []string{p.t.RowKind(r.Kind), r.Number, r.Person, r.EmployeeID, p.t.Basis(basis), what})
	}
	p.table([]column{left("what"), right("number"), left("person"), left("id"), left("basis"), left("reason")}, rows)
	if applied {
		p.line(p.say.SyncApplied, doc.Applied, doc.Left, doc.Same)
	} else {
		p.line(p.say.SyncShown, len(doc.Rows), doc.Same)
	}
	p.sentFor(doc.SentFor)
	if len(doc.Skipped) > 0 {
		p.line("%s", p.say.SyncSkipped)
		p.problems(doc.Skipped)
	}
}
