package main

import (
	"context"
	"strconv"

	"doorzet/payroll"
	"doorzet/store"
)

// batchesCmd lists the batches of a company, oldest first.
type batchesCmd struct{}

type batchJSON struct {
	ID       string            `json:"id"`
	Kind     payroll.BatchKind `json:"kind"`
	Period   payroll.Period    `json:"period"`
	BookedIn payroll.Period    `json:"bookedIn"`
	At       string            `json:"at"`
	By       string            `json:"by"`
	Steps    int               `json:"steps"`
	Done     int               `json:"done"`
	Refused  int               `json:"refused"`
	Unsure   int               `json:"unsure"`
	Waiting  int               `json:"waiting"`
	Closed   bool              `json:"closed"`
	Unlocked bool              `json:"unlocked"`
	Undoes   string            `json:"undoes"`
	UndoneBy string            `json:"undoneBy"`
	Check    *payroll.Check    `json:"check"`
}

type batchesJSON struct {
	Batches []batchJSON `json:"batches"`
}

func (c *batchesCmd) run(_ context.Context, a *app) (reply, error) {
	co, _, err := a.company()
	if err != nil {
		return reply{}, err
	}
	list, err := co.Batches()
	if err != nil {
		return reply{}, err
	}
	doc := batchesJSON{Batches: []batchJSON{}}
	for _, b := range list {
		row, err := batchDoc(co, b)
		if err != nil {
			return reply{}, err
		}
		doc.Batches = append(doc.Batches, row)
	}
	return reply{data: doc, page: func(p *page) { batchesPage(p, doc) }}, nil
}

// batchDoc counts how the steps of a batch stand.
func batchDoc(co *store.Company, b payroll.Batch) (batchJSON, error) {
	doc := batchJSON{
		ID: string(b.ID), Kind: b.Kind, Period: b.ForPeriod, BookedIn: b.BookedIn, At: b.At, By: b.By, Closed: b.Closed,
		Unlocked: b.Unlocked, Undoes: string(b.Undoes), UndoneBy: string(b.UndoneBy), Check: b.Check,
	}
	steps, err := co.Steps(b.ID)
	if err != nil {
		return doc, err
	}
	for _, s := range steps {
		switch s.State {
		case payroll.StepDone:
			doc.Done++
		case payroll.StepRefused:
			doc.Refused++
		case payroll.StepUnsure:
			doc.Unsure++
		case payroll.StepWaiting, payroll.StepSending:
			doc.Waiting++
		case payroll.StepSuperseded:
			continue
		}
		doc.Steps++
	}
	return doc, nil
}

func batchesPage(p *page, doc batchesJSON) {
	var rows [][]string
	for _, b := range doc.Batches {
		note := ""
		switch {
		case b.UndoneBy != "":
			note = p.say.BatchUndone
		case !b.Closed:
			note = p.say.BatchOpen
		case b.Check != nil && b.Check.Different > 0:
			note = p.say.VerifyDifferent
		case b.Check != nil:
			note = p.say.VerifyEqual
		}
		rows = append(rows, []string{
			b.At, b.ID, p.t.BatchKind(b.Kind), b.Period.String(), b.By, strconv.Itoa(b.Steps), strconv.Itoa(b.Done),
			strconv.Itoa(b.Refused), strconv.Itoa(b.Unsure), note,
		})
	}
	p.table([]column{
		left("at"), left("batch"), left("kind"), left("period"), left("by"), right("steps"), right("done"), right("refused"),
		right("unsure"), left("note"),
	}, rows)
	if len(rows) == 0 {
		p.line("%s", p.say.NoBatches)
	}
}
