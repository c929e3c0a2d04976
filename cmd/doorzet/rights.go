package main

import (
	"context"

	"doorzet/link"
)

// rightsCmd tries each call of the link.
type rightsCmd struct{}

type rightJSON struct {
	Call      string          `json:"call"`
	Essential bool            `json:"essential"`
	Write     bool            `json:"write"`
	State     link.RightState `json:"state"`
	Text      string          `json:"text"`
}

type rightsJSON struct {
	Rights []rightJSON `json:"rights"`
	Mail   string      `json:"mail"`
}

func (c *rightsCmd) run(ctx context.Context, a *app) (reply, error) {
	co, _, err := a.company()
	if err != nil {
		return reply{}, err
	}
	res, err := a.svc.Rights(ctx, co, a.progress())
	if err != nil {
		return reply{}, err
	}
	doc := rightsJSON{Rights: []rightJSON{}}
	for _, r := range res.Rights {
		text := a.texts.Right(string(r.State))
		if r.Problem != nil {
			text = a.texts.Problem(r.Problem, a.logFile)
		}
		doc.Rights = append(doc.Rights, rightJSON{r.Name, r.Essential, r.Write, r.State, text})
	}
	forbidden, writes := res.Missing()
	doc.Mail = a.texts.RightsMail(res.Company, res.Email, forbidden, writes)
	rep := reply{data: doc, page: func(p *page) { rightsPage(p, doc, res.Good()) }}
	if !res.Good() {
		rep.exit = exitParts
	}
	return rep, nil
}

func rightsPage(p *page, doc rightsJSON, good bool) {
	var rows [][]string
	for _, r := range doc.Rights {
		essential := ""
		if r.Essential {
			essential = p.t.Words.Yes
		}
		rows = append(rows, []string{r.Call, essential, p.t.Right(string(r.State))})
	}
	p.table([]column{left("call"), left("essential"), left("state")}, rows)
	if good {
		p.line("\n%s", p.say.RightsGood)
		return
	}
	p.line("\n%s\n\n%s", p.say.RightsMissing, doc.Mail)
}
