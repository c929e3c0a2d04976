package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"doorzet/payroll"
	"doorzet/store"
)

// backupCmd writes a copy of the ledger.
type backupCmd struct {
	File string `arg:"" help:"${a_to}"`
}

type backupJSON struct {
	File string `json:"file"`
}

func (c *backupCmd) run(_ context.Context, a *app) (reply, error) {
	if err := a.open(false); err != nil {
		return reply{}, err
	}
	if _, err := os.Lstat(c.File); err == nil { //nolint:gosec // the user names the file
		return reply{}, a.fileError(c.File, fs.ErrExist)
	}
	if err := a.ledger.Backup(c.File); err != nil {
		return reply{}, a.fileOr(c.File, err)
	}
	doc := backupJSON{payroll.Clean(c.File, 400)}
	return reply{data: doc, page: func(p *page) { p.line(p.say.BackedUp, doc.File) }}, nil
}

// fileOr leaves problems as they are and words what the system says of a file.
func (a *app) fileOr(path string, err error) error {
	var p *payroll.Problem
	if errors.As(err, &p) {
		return err
	}
	return a.fileError(path, err)
}

// restoreCmd puts a backup in the place of the ledger.
type restoreCmd struct {
	File string `arg:"" help:"${a_backup}"`
}

type restoreJSON struct {
	File string `json:"file"`
	Kept string `json:"kept"`
}

func (c *restoreCmd) run(_ context.Context, a *app) (reply, error) {
	dir, err := a.dataDir()
	if err != nil {
		return reply{}, err
	}
	kept, err := store.Restore(c.File, store.Options{Dir: dir, StateDir: a.stateDir(), Actor: a.actor()})
	if err != nil {
		return reply{}, a.fileOr(c.File, err)
	}
	doc := restoreJSON{payroll.Clean(c.File, 400), kept}
	return reply{data: doc, page: func(p *page) {
		p.line(p.say.Restored, doc.File)
		if kept != "" {
			p.line(p.say.RestoredKept, kept)
		}
	}}, nil
}

// checkCmd reads the whole ledger and its chains.
type checkCmd struct {
	Reconcile bool `help:"${f_reconcile}"`
	Yes       bool `help:"${f_yes}"`
}

type checkJSON struct {
	Problems []problemJSON `json:"problems"`
	// Sending says why nothing may be sent, null when sending is fine.
	Sending *problemJSON `json:"sending"`
}

func (c *checkCmd) run(ctx context.Context, a *app) (reply, error) {
	if c.Reconcile && !c.Yes {
		return reply{}, a.wrong("%s", a.say.NeedYes)
	}
	var pages *problemJSON
	if a.ledger == nil { // another process cannot open it while this one holds it
		var err error
		if pages, err = a.checkPages(ctx); err != nil {
			return reply{}, err
		}
	}
	if err := a.open(false); err != nil {
		return reply{}, err
	}
	if c.Reconcile {
		if err := a.ledger.Reconcile(store.Audit{Action: "reconcile"}); err != nil {
			return reply{}, err
		}
	}
	doc := checkJSON{Problems: a.problems(a.ledger.Check())}
	if pages != nil {
		doc.Problems = append([]problemJSON{*pages}, doc.Problems...)
	}
	var p *payroll.Problem
	if err := a.ledger.Sendable(); errors.As(err, &p) {
		doc.Sending = a.problem(p)
	} else if err != nil {
		return reply{}, err
	}
	rep := reply{data: doc, page: func(p *page) { checkPage(p, doc) }}
	if len(doc.Problems) > 0 || doc.Sending != nil {
		rep.exit = exitFailed
	}
	return rep, nil
}

func checkPage(p *page, doc checkJSON) {
	p.problems(doc.Problems)
	if doc.Sending != nil {
		p.line("%s", doc.Sending.Text)
	}
	if len(doc.Problems) == 0 && doc.Sending == nil {
		p.line("%s", p.say.CheckGood)
	}
}
