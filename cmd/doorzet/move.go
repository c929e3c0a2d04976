package main

import (
	"context"
	"errors"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// moveCmd moves the link of a company from SOAP to REST.
type moveCmd struct {
	DryRun   bool   `help:"${f_movedry}" xor:"what"`
	Yes      bool   `help:"${f_moveyes}" xor:"what"`
	Undo     bool   `help:"${f_moveundo}" xor:"what"`
	Endpoint string `help:"${f_restaddress}" placeholder:"URL"`
	restFlags
}

type moveDoubtJSON struct {
	Kind       link.MoveDoubtKind `json:"kind"`
	EmployeeID string             `json:"employeeId,omitempty"`
	Person     string             `json:"person,omitempty"`
	Period     *payroll.Period    `json:"period,omitempty"`
	Code       int                `json:"code,omitempty"`
	Amount     string             `json:"amount,omitempty"`
	Text       string             `json:"text"`
}

type moveJSON struct {
	Company   companyJSON     `json:"company"`
	RestID    string          `json:"restId"`
	People    int             `json:"people"`
	ByComment int             `json:"byComment"`
	ByAmount  int             `json:"byAmount"`
	PlanSame  bool            `json:"planSame"`
	Doubts    []moveDoubtJSON `json:"doubts"`
	Moved     bool            `json:"moved"`
}

func (c *moveCmd) run(ctx context.Context, a *app) (reply, error) {
	x := a.texts.Rest.Move
	if !c.DryRun && !c.Yes && !c.Undo {
		return reply{}, a.wrong("%s", x.NeedYes)
	}
	co, info, err := a.company()
	if err != nil {
		return reply{}, err
	}
	if c.Undo {
		doc := struct {
			Company companyJSON `json:"company"`
			Undone  bool        `json:"undone"`
		}{companyOf(info), true}
		return reply{data: doc, page: func(p *page) { p.line(x.Undone, info.Title()) }}, a.svc.UndoMove(co)
	}
	m, err := c.prepare(ctx, a, co)
	if err != nil {
		return reply{}, err
	}
	if c.Yes {
		if err := a.svc.CommitMove(ctx, co, m); err != nil {
			return reply{}, err
		}
	}
	return c.told(a, info, m), nil
}

// prepare does the dry run: with a sign-in that is there already and covers
// the company, else with a new one.
func (c *moveCmd) prepare(ctx context.Context, a *app, co *store.Company) (*link.Move, error) {
	m, err := a.svc.PrepareMoveKnown(ctx, co, a.progress())
	if m != nil || err != nil {
		return m, err
	}
	creds, err := a.credentials(c.restFlags, c.Endpoint)
	if err != nil {
		return nil, err
	}
	tokens, err := a.signIn(ctx, creds, !c.NoBrowser)
	if err != nil {
		return nil, err
	}
	l, err := a.svc.TryREST(ctx, creds, tokens)
	if err != nil {
		return nil, err
	}
	return a.svc.PrepareMove(ctx, co, l, a.progress())
}

func (c *moveCmd) told(a *app, info store.CompanyInfo, m *link.Move) reply {
	doc := moveJSON{
		Company: companyOf(info), RestID: m.RestID, People: m.People, ByComment: m.ByComment, ByAmount: m.ByAmount,
		PlanSame: m.PlanSame, Doubts: []moveDoubtJSON{}, Moved: c.Yes,
	}
	for _, d := range m.Doubts {
		j := moveDoubtJSON{Kind: d.Kind, EmployeeID: string(d.Employee), Person: d.Person, Code: d.Component.Code, Text: a.texts.MoveDoubt(d.Words())}
		if !d.Period.IsZero() {
			j.Period = &d.Period
		}
		if d.Row != "" {
			j.Amount = d.Amount.String()
		}
		doc.Doubts = append(doc.Doubts, j)
	}
	rep := reply{data: doc, page: func(p *page) { movePage(p, doc, m) }}
	if len(m.Doubts) > 0 {
		rep.exit = exitPerson
		if c.Yes {
			rep.exit = exitParts
		}
	}
	return rep
}

func movePage(p *page, doc moveJSON, m *link.Move) {
	x := p.t.Rest.Move
	p.line(x.Found, doc.People, doc.ByComment, doc.ByAmount)
	var periods []string
	for _, q := range m.Periods {
		periods = append(periods, q.String())
	}
	if len(periods) > 0 {
		p.line(x.Periods, strings.Join(periods, ", "))
	}
	if m.PlanSame {
		p.line("%s", x.Same)
	}
	if len(doc.Doubts) == 0 {
		p.line("%s", x.NoDoubts)
	} else {
		p.line(x.Doubts, len(doc.Doubts))
		for _, d := range doc.Doubts {
			p.line("  - %s", d.Text)
		}
	}
	if !doc.Moved {
		p.line("\n%s", x.DryRun)
		return
	}
	p.line("\n"+x.Done+" %s", doc.Company.Name, x.Keep)
}

// activateREST links a company by a sign-in.
func (c *activateCmd) activateREST(ctx context.Context, a *app) (reply, error) {
	from, err := a.optionalPeriod(c.From)
	if err != nil {
		return reply{}, err
	}
	if err := a.open(true); err != nil {
		return reply{}, err
	}
	creds, err := a.credentials(c.restFlags, c.Endpoint)
	if err != nil {
		return reply{}, err
	}
	tokens, err := a.signIn(ctx, creds, !c.NoBrowser)
	if err != nil {
		return reply{}, err
	}
	l, err := a.svc.TryREST(ctx, creds, tokens)
	if err != nil {
		return reply{}, err
	}
	l.Cadence = payroll.Cadence(c.Cadence)
	chosen, err := l.Choose(a.flags.Company)
	if errors.Is(err, &payroll.Problem{Code: link.CodeChooseCompany}) {
		return listCompanies(l.Companies), nil
	}
	if err != nil {
		return reply{}, err
	}
	co, err := a.svc.Activate(ctx, l, chosen, from)
	if err != nil {
		return reply{}, err
	}
	return activated(co)
}
