package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"doorzet/link"
	"doorzet/nmbrs"
	"doorzet/payroll"
)

// probeCmd puts the open questions about REST to the server of a test company.
type probeCmd struct {
	TestCompany string `name:"test-company" help:"${f_testcompany}" placeholder:"NAME"`
	Employee    string `help:"${f_probewith}" placeholder:"ID"`
	HourCode    int    `name:"hour-code" help:"${f_probehours}" placeholder:"N"`
	WageCode    int    `name:"wage-code" help:"${f_probewages}" placeholder:"N"`
	Answers     string `help:"${f_probefile}" placeholder:"FILE"`
	Yes         bool   `help:"${f_probeyes}"`
}

type probeJSON struct {
	Period  payroll.Period       `json:"period"`
	WayBack string               `json:"wayBack"`
	Answers []nmbrs.SurveyAnswer `json:"answers"`
	File    string               `json:"file,omitempty"`
}

func (c *probeCmd) run(ctx context.Context, a *app) (reply, error) {
	x := a.texts.Rest.Probe
	if !c.Yes || c.TestCompany == "" || c.HourCode <= 0 && c.WageCode <= 0 {
		return reply{}, a.wrong("%s", x.Need)
	}
	co, _, err := a.company()
	if err != nil {
		return reply{}, err
	}
	file, err := c.create(a)
	if err != nil {
		return reply{}, err
	}
	res, err := a.svc.Probe(ctx, co, link.ProbeRequest{
		TestCompany: c.TestCompany, Employee: payroll.EmployeeID(c.Employee), HourCode: c.HourCode, WageCode: c.WageCode,
	})
	if res == nil {
		if file != nil {
			_ = errors.Join(file.Close(), os.Remove(c.Answers)) //nolint:gosec // it is empty, and the user named it
		}
		return reply{}, err
	}
	doc := probeJSON{Period: res.Period, WayBack: res.WayBack, Answers: res.Answers, File: c.Answers}
	if file != nil {
		err = errors.Join(err, a.keepAnswers(file, doc))
	}
	return reply{data: doc, page: func(p *page) { probePage(p, doc) }}, err
}

// create makes the file of the answers before anything is asked: an answer that
// cannot be kept is asked in vain. Nil is no file.
func (c *probeCmd) create(a *app) (*os.File, error) {
	if c.Answers == "" {
		return nil, nil //nolint:nilnil // no file was asked for
	}
	f, err := os.OpenFile(c.Answers, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // the user names the file
	if err != nil {
		return nil, a.fileError(c.Answers, err)
	}
	return f, nil
}

// keepAnswers writes the answers and closes their file.
func (a *app) keepAnswers(f *os.File, doc probeJSON) error {
	doc.File = ""
	text, err := json.MarshalIndent(doc, "", "  ")
	if err == nil {
		_, err = f.Write(append(text, '\n'))
	}
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return a.fileError(f.Name(), err)
	}
	return nil
}

func probePage(p *page, doc probeJSON) {
	for _, q := range doc.Answers {
		shape, err := json.Marshal(q.Shape)
		if err != nil || q.Shape == nil {
			shape = nil
		}
		p.line("%s", fmt.Sprintf("%2d  %s  %d  %s %s", q.Question, q.Asked, q.Status, shape, q.Found))
	}
	p.line("%s", fmt.Sprintf(p.t.Rest.Probe.Done, doc.WayBack))
	if doc.File != "" {
		p.line("%s", fmt.Sprintf(p.t.Rest.Probe.Kept, doc.File))
	}
}
