package main

import (
	"context"
	"path/filepath"
	"strconv"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/sheet"
	"doorzet/store/plain"
)

// sheetCmd writes the import sheet of Nmbrs, or marks it as sent.
type sheetCmd struct {
	Files         []string `arg:"" name:"file" help:"${a_sheet}"`
	Period        string   `help:"${f_period}" placeholder:"P"`
	Only          []string `help:"${f_only}" placeholder:"ID"`
	Venue         string   `help:"${f_onlyvenue}" placeholder:"NAME"`
	Unlock        string   `help:"${f_unlock}" placeholder:"P"`
	BookIn        string   `help:"${f_bookin}" placeholder:"P"`
	WithoutDays   bool     `help:"${f_withoutdays}"`
	BesideForeign bool     `help:"${f_beside}"`
	OverwriteDays bool     `help:"${f_overwrite}"`
	Unread        bool     `help:"${f_unread}"`
	Mark          bool     `help:"${f_mark}"`
	Yes           bool     `help:"${f_yes}"`
}

type sheetFileJSON struct {
	File   string `json:"file"`
	People int    `json:"people"`
}

// sheetJSON tells what was written, or what was marked: then batch is set.
type sheetJSON struct {
	Period   payroll.Period  `json:"period"`
	BookedIn payroll.Period  `json:"bookedIn"`
	Files    []sheetFileJSON `json:"files"`
	Codes    []string        `json:"codes"`
	People   int             `json:"people"`
	Held     []planStepJSON  `json:"held"`
	Without  []string        `json:"without"`
	Centres  bool            `json:"costCentresAdded"`
	Batch    *string         `json:"batch"`
	Steps    int             `json:"steps"`
}

func (c *sheetCmd) run(ctx context.Context, a *app) (reply, error) {
	unlock, err := c.check(a)
	if err != nil {
		return reply{}, err
	}
	bookIn, err := a.optionalPeriod(c.BookIn)
	if err != nil {
		return reply{}, err
	}
	co, info, err := a.company()
	if err != nil {
		return reply{}, err
	}
	p, err := a.period(c.Period, info)
	if err != nil {
		return reply{}, err
	}
	if c.Mark {
		sheets, err := c.read(ctx, a)
		if err != nil {
			return reply{}, err
		}
		marked, err := a.svc.MarkSheet(ctx, co, link.MarkRequest{
			Period: p, Unlock: unlock, BookIn: bookIn, WithoutDays: c.WithoutDays, Sheets: sheets, Unread: c.Unread, Progress: a.progress(),
		})
		if err != nil {
			return reply{}, err
		}
		batch := string(marked.Batch)
		doc := sheetJSON{
			Period: p, BookedIn: p, Files: []sheetFileJSON{}, Codes: []string{}, Held: []planStepJSON{}, Without: []string{},
			Batch: &batch, Steps: marked.Steps, People: marked.People,
		}
		return reply{data: doc, page: func(p *page) { p.line(p.say.SheetMarked, doc.Steps, doc.People, batch) }}, nil
	}
	plan, err := a.svc.Sheet(ctx, co, link.SheetRequest{Unread: c.Unread, PlanRequest: link.PlanRequest{
		Period: p, Only: employees(c.Only), Venue: c.Venue, Unlock: unlock, BookIn: bookIn, WithoutDays: c.WithoutDays, BesideForeign: c.BesideForeign,
		OverwriteDays: c.OverwriteDays, Progress: a.progress(),
	}})
	if err != nil {
		return reply{}, err
	}
	return c.write(a, plan)
}

func (c *sheetCmd) check(a *app) (payroll.Period, error) {
	switch {
	case c.Mark && !c.Yes:
		return payroll.Period{}, a.wrong("%s", a.say.NeedYes)
	case !c.Mark && len(c.Files) != 1:
		return payroll.Period{}, a.wrong("%s", a.say.OneSheet)
	}
	for _, f := range c.Files {
		if !strings.EqualFold(filepath.Ext(f), ".xlsx") {
			return payroll.Period{}, a.wrong(a.say.SheetEnding, payroll.Clean(f, 200))
		}
	}
	return a.optionalPeriod(c.Unlock)
}

// partName gives the name of the n-th file, from 1: uren.xlsx, uren-2.xlsx.
func partName(first string, n int) string {
	if n == 1 {
		return first
	}
	ext := filepath.Ext(first)
	return strings.TrimSuffix(first, ext) + "-" + strconv.Itoa(n) + ext
}

// write writes the sheet's files, none of which may be there already.
func (c *sheetCmd) write(a *app, plan *link.SheetPlan) (reply, error) {
	doc := sheetJSON{
		Period: plan.ForPeriod, BookedIn: plan.BookedIn, Files: []sheetFileJSON{}, Codes: []string{}, Held: []planStepJSON{},
		Without: orEmpty(plan.Without), Centres: plan.Centres, People: len(plan.Sheet.Rows),
	}
	for _, code := range plan.Sheet.Codes() {
		doc.Codes = append(doc.Codes, code.String())
	}
	for _, st := range plan.Held {
		doc.Held = append(doc.Held, planStepDoc(st))
	}
	for i, part := range plan.Sheet.Parts() {
		name := partName(c.Files[0], i+1)
		content, err := part.Write()
		if err != nil {
			return reply{}, err
		}
		if err := writeNew(name, content); err != nil {
			return reply{}, a.fileError(name, err)
		}
		doc.Files = append(doc.Files, sheetFileJSON{payroll.Clean(name, 400), len(part.Rows)})
	}
	exit := exitDone
	if len(doc.Without) > 0 {
		exit = exitParts
	}
	if e := exportExit(&link.ExportResult{Held: plan.Held}); e != exitDone {
		exit = e
	}
	return reply{data: doc, exit: exit, page: func(p *page) { sheetPage(p, doc) }}, nil
}

func sheetPage(p *page, doc sheetJSON) {
	for _, f := range doc.Files {
		p.line(p.say.SheetFile, f.File, f.People)
	}
	if len(doc.Without) > 0 {
		p.line(p.say.SheetWithout, strings.Join(doc.Without, ", "))
	}
	if doc.Centres {
		p.line("%s", p.say.SheetCentres)
	}
	if len(doc.Held) > 0 {
		p.line("\n%s", p.say.ExportHeld)
		p.planSteps(doc.Held, doc.Period)
	}
	if len(doc.Files) > 0 {
		p.line("%s", p.say.SheetNext)
	}
}

// sheetLimit bounds how much of a file is read.
const sheetLimit = 32 << 20

// read reads the files back that went to Nmbrs.
func (c *sheetCmd) read(ctx context.Context, a *app) ([]sheet.Sheet, error) {
	var out []sheet.Sheet
	for _, name := range c.Files {
		content, err := readSome(ctx, name)
		if err != nil {
			return nil, a.fileError(name, err)
		}
		s, err := sheet.Read(name, content)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

func readSome(ctx context.Context, name string) ([]byte, error) {
	return plain.Await(ctx, func() ([]byte, error) { return plain.Read(name, sheetLimit) })
}
