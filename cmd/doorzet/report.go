package main

import (
	"context"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/paper"
)

// reportCmd writes the control report of a batch, or the plan on paper.
type reportCmd struct {
	Batch  string `arg:"" optional:"" help:"${a_reportbatch}"`
	Plan   bool   `help:"${f_planpaper}"`
	Period string `help:"${f_period}" placeholder:"P"`
	Venue  string `help:"${f_paperven}" placeholder:"NAME"`
	Mail   bool   `help:"${f_mail}"`
	Format string `help:"${f_format}" enum:",md,csv,html" default:"" placeholder:"md|csv|html"`
	Output string `short:"o" help:"${f_output}" placeholder:"FILE"`
}

// reportJSON is a control report; figures are those frozen with the steps.
type reportJSON struct {
	Batch   batchJSON        `json:"batch"`
	Company companyJSON      `json:"company"`
	Digest  string           `json:"digest"`
	People  int              `json:"people"`
	Lines   int              `json:"lines"`
	Minutes int64            `json:"minutes"`
	AddsUp  bool             `json:"addsUp"`
	Codes   []codeSumJSON    `json:"codes"`
	Steps   []reportStepJSON `json:"steps"`
	File    string           `json:"file,omitempty"`
}

type codeSumJSON struct {
	Kind    payroll.Kind `json:"kind"`
	Code    *int         `json:"code"`
	People  int          `json:"people"`
	Lines   int          `json:"lines"`
	Before  string       `json:"before"`
	Wanted  string       `json:"wanted"`
	Written string       `json:"written"`
	After   string       `json:"after"`
	Refused int          `json:"refused"`
	Open    int          `json:"open"`
}

// reportStepJSON is a step with the hour lines behind it.
type reportStepJSON struct {
	stepJSON
	Written string           `json:"written"`
	After   string           `json:"after"`
	Later   string           `json:"later"`
	Lines   []reportLineJSON `json:"lines"`
}

type reportLineJSON struct {
	ID      string       `json:"id"`
	Version int          `json:"version"`
	Date    payroll.Date `json:"date"`
	Minutes int64        `json:"minutes"`
	Count   string       `json:"count"`
	Altered bool         `json:"altered"`
	File    string       `json:"file"`
	Row     int          `json:"row"`
	Hash    string       `json:"hash"`
	ReadAt  string       `json:"readAt"`
}

func (c *reportCmd) run(ctx context.Context, a *app) (reply, error) {
	if (c.Batch == "") != c.Plan {
		return reply{}, a.wrong("%s", a.say.BatchOrPlan)
	}
	if !c.Plan && (c.Period != "" || c.Venue != "" || c.Mail) {
		return reply{}, a.wrong("%s", a.say.PlanOnly)
	}
	co, info, err := a.company()
	if err != nil {
		return reply{}, err
	}
	if c.Plan {
		p, err := a.period(c.Period, info)
		if err != nil {
			return reply{}, err
		}
		list, err := a.svc.Proof(ctx, co, link.PlanRequest{Period: p, Progress: a.progress()}, c.Venue)
		if err != nil {
			return reply{}, err
		}
		return c.proof(a, list)
	}
	r, err := a.svc.Report(co, payroll.BatchID(c.Batch))
	if err != nil {
		return reply{}, err
	}
	batch, err := batchDoc(co, r.Batch)
	if err != nil {
		return reply{}, err
	}
	doc := a.reportDoc(r, batch)
	text, err := c.write(a, paper.Report(a.texts, r))
	if err != nil {
		return reply{}, err
	}
	doc.File = payroll.Clean(c.Output, 400)
	return reply{data: doc, page: c.page(text)}, nil
}

// form gives the form that was asked for, by flag or by the file's name.
func (c *reportCmd) form() paper.Format {
	if c.Format != "" {
		return paper.Format(c.Format)
	}
	if f, ok := paper.FormatOf(c.Output); ok {
		return f
	}
	return paper.Markdown
}

// write renders a paper, to the new file that was named when one was.
func (c *reportCmd) write(a *app, d *paper.Doc) ([]byte, error) {
	text, err := d.Render(c.form())
	if err != nil || c.Output == "" {
		return text, err
	}
	if err := writeNew(c.Output, text); err != nil {
		return nil, a.fileError(c.Output, err)
	}
	return text, nil
}

// page writes the paper itself, or where it is. The paper is clean already.
func (c *reportCmd) page(text []byte) func(*page) {
	return func(p *page) {
		if c.Output != "" {
			p.line(p.say.Written, payroll.Clean(c.Output, 400))
			return
		}
		p.write(string(text))
	}
}

func (a *app) reportDoc(r *link.BatchReport, batch batchJSON) reportJSON {
	doc := reportJSON{
		Batch: batch, Company: companyOf(r.Info), Digest: r.Digest, People: r.People, Lines: r.Lines, Minutes: int64(r.Minutes),
		AddsUp: r.Odd == 0, Codes: []codeSumJSON{}, Steps: []reportStepJSON{},
	}
	for _, c := range r.Codes {
		doc.Codes = append(doc.Codes, codeSumJSON{
			Kind: c.Component.Kind, Code: codeOf(c.Component), People: c.People, Lines: c.Lines, Before: c.Before.String(),
			Wanted: c.Wanted.String(), Written: c.Written.String(), After: c.After.String(), Refused: c.Refused, Open: c.Open,
		})
	}
	for i := range r.Steps {
		s := &r.Steps[i]
		sd := reportStepJSON{
			stepJSON: a.stepDoc(s.Step, s.Person), Written: s.Written.String(), After: s.After.String(), Later: string(s.Later),
			Lines: []reportLineJSON{},
		}
		for _, l := range s.Lines {
			src := l.Of.Source
			sd.Lines = append(sd.Lines, reportLineJSON{
				ID: string(l.Line), Version: l.Version, Date: l.Date, Minutes: int64(l.Minutes), Count: l.Count.String(),
				Altered: l.Altered, File: payroll.Clean(src.File, 200), Row: src.Row, Hash: src.Hash, ReadAt: l.ReadAt,
			})
		}
		doc.Steps = append(doc.Steps, sd)
	}
	return doc
}

// proofJSON is the plan on paper.
type proofJSON struct {
	Period   payroll.Period   `json:"period"`
	BookedIn payroll.Period   `json:"bookedIn"`
	Venues   []proofVenueJSON `json:"venues"`
	Steps    []planStepJSON   `json:"steps"`
	Guard    *problemJSON     `json:"guard"`
	File     string           `json:"file,omitempty"`
}

type proofVenueJSON struct {
	Venue   string            `json:"venue"`
	Lines   int               `json:"lines"`
	Minutes int64             `json:"minutes"`
	Waiting []string          `json:"waiting"`
	Mail    string            `json:"mail"`
	People  []proofPersonJSON `json:"people"`
}

type proofPersonJSON struct {
	EmployeeID string            `json:"employeeId"`
	Number     string            `json:"number"`
	Person     string            `json:"person"`
	Minutes    int64             `json:"minutes"`
	Days       int               `json:"days"`
	Waiting    int               `json:"waiting"`
	Amounts    []proofAmountJSON `json:"amounts"`
}

type proofAmountJSON struct {
	Kind    payroll.Kind `json:"kind"`
	Code    int          `json:"code"`
	Minutes int64        `json:"minutes"`
	Count   string       `json:"count"`
}

func (c *reportCmd) proof(a *app, list *link.ProofList) (reply, error) {
	doc := a.proofDoc(list)
	if c.Mail {
		text := mails(doc)
		if c.Output != "" {
			if err := writeNew(c.Output, text); err != nil {
				return reply{}, a.fileError(c.Output, err)
			}
			doc.File = payroll.Clean(c.Output, 400)
		}
		return reply{data: doc, page: c.page(text)}, nil
	}
	text, err := c.write(a, paper.Proof(a.texts, list))
	if err != nil {
		return reply{}, err
	}
	doc.File = payroll.Clean(c.Output, 400)
	return reply{data: doc, page: c.page(text)}, nil
}

// mails puts the e-mail texts of all venues below each other.
func mails(doc proofJSON) []byte {
	var b strings.Builder
	for i, v := range doc.Venues {
		if i > 0 {
			b.WriteString("\n" + strings.Repeat("-", 60) + "\n\n")
		}
		b.WriteString(v.Mail)
	}
	return []byte(b.String())
}

func (a *app) proofDoc(list *link.ProofList) proofJSON {
	doc := proofJSON{
		Period: list.Period, BookedIn: list.BookedIn, Venues: []proofVenueJSON{}, Steps: []planStepJSON{}, Guard: a.problem(list.Guard),
	}
	for _, s := range list.Steps {
		doc.Steps = append(doc.Steps, planStepDoc(s))
	}
	for i := range list.Venues {
		v := &list.Venues[i]
		vd := proofVenueJSON{
			Venue: v.Name, Lines: v.Lines, Minutes: int64(v.Minutes), Waiting: []string{}, Mail: paper.Mail(a.texts, list, v),
			People: []proofPersonJSON{},
		}
		for _, l := range v.Waiting {
			vd.Waiting = append(vd.Waiting, string(l.Line.ID))
		}
		for _, p := range v.People {
			pd := proofPersonJSON{
				EmployeeID: string(p.Employee), Number: p.Number, Person: p.Name, Minutes: int64(p.Minutes), Days: p.Days,
				Waiting: p.Waiting, Amounts: []proofAmountJSON{},
			}
			for _, m := range p.Amounts {
				pd.Amounts = append(pd.Amounts, proofAmountJSON{m.Component.Kind, m.Component.Code, int64(m.Minutes), m.Count.String()})
			}
			vd.People = append(vd.People, pd)
		}
		doc.Venues = append(doc.Venues, vd)
	}
	return doc
}
