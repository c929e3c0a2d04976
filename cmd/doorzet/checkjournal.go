package main

import (
	"errors"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
)

// closedJSON tells what was old of the journal and was closed into compressed
// parts: how many records, and their bytes before and after.
type closedJSON struct {
	Records uint64 `json:"records"`
	Parts   int    `json:"parts"`
	Before  int64  `json:"before"`
	After   int64  `json:"after"`
}

// closeJournal closes what is old of the journal; that it could not be is a note.
func (a *app) closeJournal() (*closedJSON, error) {
	done, err := a.ledger.CloseJournal(nil)
	var open *payroll.Problem
	switch {
	case errors.As(err, &open) && open.Code == store.CodeJournalOpen:
		a.log.Error("close the journal", "err", err)
		a.note(a.texts.Problem(open, a.logFile))
		return nil, nil //nolint:nilnil // nothing was closed, and that was said
	case err != nil || done.Parts == 0:
		return nil, err
	}
	return &closedJSON{done.Records, done.Parts, done.Text, done.Bytes}, nil
}

func healedPage(p *page, paths []string) {
	for _, path := range paths {
		p.line(p.say.PartHealed, path)
	}
}

func closedPage(p *page, c *closedJSON) {
	if c != nil {
		p.line(p.say.JournalClosed, c.Records, link.Megabytes(c.Before), link.Megabytes(c.After))
	}
}
