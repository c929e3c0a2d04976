package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strconv"

	"doorzet/payroll"
	"doorzet/store"
)

// backupCmd writes a copy of the ledger and its journal, or lists the automatic ones.
type backupCmd struct {
	File string `arg:"" optional:"" help:"${a_to}"`
	List bool   `help:"${f_list}"`
}

type backupJSON struct {
	File string `json:"file"`
}

type copiesJSON struct {
	Copies []copyJSON `json:"copies"`
}

type copyJSON struct {
	Path   string `json:"path"`
	At     string `json:"at"`
	Reason string `json:"reason"`
	Bytes  int64  `json:"bytes"`
}

func (c *backupCmd) run(_ context.Context, a *app) (reply, error) {
	if (c.File == "") != c.List {
		return reply{}, a.wrong("%s", a.say.FileOrList)
	}
	if c.List {
		return a.listCopies()
	}
	if err := a.open(false); err != nil {
		return reply{}, err
	}
	if _, err := os.Lstat(c.File); err == nil { //nolint:gosec // the user names the file
		return reply{}, a.fileError(c.File, fs.ErrExist)
	}
	if err := a.ledger.Backup(c.File); err != nil {
		return reply{}, a.fileOr(c.File, err)
	}
	doc := backupJSON{File: payroll.Clean(c.File, 400)}
	return reply{data: doc, page: func(p *page) { p.line(p.say.BackedUp, doc.File) }}, nil
}

// listCopies lists the automatic copies, newest first.
func (a *app) listCopies() (reply, error) {
	dir, err := a.dataDir()
	if err != nil {
		return reply{}, err
	}
	all, err := store.Copies(dir)
	if err != nil {
		return reply{}, err
	}
	doc := copiesJSON{Copies: []copyJSON{}}
	for _, c := range all {
		doc.Copies = append(doc.Copies, copyJSON{c.Path, c.At, c.Reason, c.Bytes})
	}
	return reply{data: doc, page: func(p *page) {
		var rows [][]string
		for _, c := range doc.Copies {
			rows = append(rows, []string{c.At, c.Reason, strconv.FormatInt(c.Bytes, 10), c.Path})
		}
		p.table([]column{left("at"), left("reason"), right("bytes"), left("file")}, rows)
		if len(rows) == 0 {
			p.line("%s", p.say.NoCopies)
		}
	}}, nil
}

// fileOr leaves problems as they are and words what the system says of a file.
func (a *app) fileOr(path string, err error) error {
	var p *payroll.Problem
	if errors.As(err, &p) {
		return err
	}
	return a.fileError(path, err)
}

// restoreCmd puts a backup in the place of the ledger and tells what that does.
type restoreCmd struct {
	File   string `arg:"" help:"${a_backup}"`
	DryRun bool   `name:"dry-run" help:"${f_restoredry}"`
}

// restoreJSON tells what is lost by putting a backup back, and what the journal
// fills: calls that become unsure and rows of the register. lost is null when
// the ledger in place cannot be read.
type restoreJSON struct {
	File    string            `json:"file"`
	Kept    string            `json:"kept"`
	At      string            `json:"at"`
	DryRun  bool              `json:"dryRun"`
	Lost    map[string]int    `json:"lost"`
	Batches []payroll.BatchID `json:"batches"`
	Calls   int               `json:"calls"`
	Rows    int               `json:"rows"`
	Journal store.JournalFrom `json:"journal"`
}

func (c *restoreCmd) run(_ context.Context, a *app) (reply, error) {
	dir, err := a.dataDir()
	if err != nil {
		return reply{}, err
	}
	doc, err := a.restore(c.File, dir, c.DryRun)
	if err != nil {
		return reply{}, a.fileOr(c.File, err)
	}
	return reply{data: doc, page: func(p *page) { restorePage(p, doc) }}, nil
}

// restore compares and, unless it is a trial, puts the backup back.
func (a *app) restore(file, dir string, dry bool) (restoreJSON, error) {
	o := store.Options{Dir: dir, StateDir: a.stateDir(), Actor: a.actor()}
	was, err := store.Compare(file, o)
	if err != nil {
		return restoreJSON{}, err
	}
	doc := restoreJSON{
		File: payroll.Clean(file, 400), At: was.At, DryRun: dry, Batches: orEmpty(was.Batches), Calls: was.Calls, Rows: was.Rows,
		Journal: was.Journal,
	}
	if was.Readable {
		doc.Lost = map[string]int{}
		for _, k := range keptKinds() {
			doc.Lost[string(k)] = was.Lost[k]
		}
	}
	if dry {
		return doc, nil
	}
	doc.Kept, err = store.Restore(file, o)
	return doc, err
}

func keptKinds() []store.Kept {
	return []store.Kept{store.KeptLines, store.KeptBatches, store.KeptTeam, store.KeptSettings, store.KeptAudit}
}

func restorePage(p *page, doc restoreJSON) {
	p.line(p.say.RestoreOf, doc.At)
	if doc.Lost == nil {
		p.line("%s", p.say.RestoreUnread)
	} else {
		p.line(p.say.RestoreLost, doc.Lost["lines"], doc.Lost["batches"], doc.Lost["people"], doc.Lost["settings"], doc.Lost["log"])
	}
	for _, b := range doc.Batches {
		p.line(p.say.RestoreBatch, string(b))
	}
	p.line(p.say.RestoreFills, doc.Calls, doc.Rows)
	switch doc.Journal {
	case store.JournalBackup:
		p.line("%s", p.say.RestoreJournal)
	case store.JournalNone:
		p.line("%s", p.say.RestoreNoJournal)
	case store.JournalBroken:
		p.line("%s", p.say.RestoreBroken)
	case store.JournalHere:
	}
	if doc.DryRun {
		p.line("%s", p.say.RestoreDry)
		return
	}
	p.line(p.say.Restored, doc.File)
	if doc.Kept != "" {
		p.line(p.say.RestoredKept, doc.Kept)
	}
}

// checkCmd reads the whole ledger and its chains.
type checkCmd struct {
	Reconcile bool `help:"${f_reconcile}"`
	Repair    bool `help:"${f_repair}"`
	Yes       bool `help:"${f_yes}"`
}

type checkJSON struct {
	Problems []problemJSON `json:"problems"`
	// Sending says why nothing may be sent, null when sending is fine.
	Sending *problemJSON `json:"sending"`
	// Repaired is what putting the newest good copy back did, null when it was
	// not asked for or not needed.
	Repaired *restoreJSON `json:"repaired"`
	// Mended is what was rebuilt in place, so that no copy was needed and nothing
	// is lost; null when nothing was.
	Mended *mendedJSON `json:"mended"`
	// Healed are the closed parts of the journal that were put back from a copy.
	Healed []string `json:"healed"`
	// Concealed tells that what others might read or change was taken away from them.
	Concealed bool `json:"concealed"`
	// Closed tells what of the journal was closed, null when nothing was due.
	Closed *closedJSON `json:"closed"`
	// Reconciled is set when a new journal was begun; a ledger from which nothing
	// keeps sending is left as it is.
	Reconciled bool `json:"reconciled"`
	// Log tells what is proven of each audit trail; null when the ledger or the
	// journal is damaged, which says nothing of forgery.
	Log []trailJSON `json:"log"`
}

// mendedJSON tells what was rebuilt of the ledger: indexes, counts, the register of
// own rows from the journal; dropped is what nothing proves and nothing needs.
type mendedJSON struct {
	Kept    string   `json:"kept"`
	Rebuilt []string `json:"rebuilt"`
	Dropped []string `json:"dropped"`
}

// cure is how a damaged ledger was repaired; all is nil when nothing was the matter.
type cure struct {
	mended *mendedJSON
	copied *restoreJSON
	healed []string
}

func (c *checkCmd) run(ctx context.Context, a *app) (reply, error) {
	if (c.Reconcile || c.Repair) && !c.Yes {
		return reply{}, a.wrong("%s", a.say.NeedYes)
	}
	a.holdNotes = true // what is the matter is told below, once
	defer a.tellOpening()
	pages, repaired, err := c.before(ctx, a)
	if err != nil {
		return reply{}, err
	}
	if err := a.open(false); err != nil {
		return reply{}, err
	}
	found := a.ledger.Check() // first: a damaged ledger is not reconciled
	reconciled := false
	if c.Reconcile && a.ledger.Sendable() != nil {
		if err := a.ledger.Reconcile(store.Audit{Action: "reconcile"}); err != nil {
			return reply{}, err
		}
		reconciled, found = true, a.ledger.Check()
	}
	told, concealed, err := c.conceal(a)
	if err != nil {
		return reply{}, err
	}
	doc, err := a.checked(found, pages)
	if err != nil {
		return reply{}, err
	}
	doc.Concealed = concealed
	a.tellOpening(append(told, doc.texts()...)...)
	doc.Repaired, doc.Mended, doc.Healed, doc.Reconciled = repaired.copied, repaired.mended, orEmpty(repaired.healed), reconciled
	rep := reply{data: doc, page: func(p *page) { checkPage(p, doc) }}
	switch {
	case len(found) > 0 || pages != nil || doc.Sending != nil:
		rep.exit = exitFailed
	case len(doc.Problems) > 0 || anyForged(doc.Log): // what others may read is no damage
		rep.exit = exitParts
	}
	return rep, nil
}

// before does what has to be done while the ledger is not open: the look through its
// pages, which another process does, and the repair.
func (c *checkCmd) before(ctx context.Context, a *app) (pages *problemJSON, repaired cure, err error) {
	if a.ledger == nil { // another process cannot open it while this one holds it
		if pages, err = a.checkPages(ctx); err != nil {
			return nil, cure{}, err
		}
	}
	if !c.Repair {
		return pages, cure{}, nil
	}
	if repaired, err = a.repair(pages != nil); err != nil {
		return nil, cure{}, err
	}
	if repaired.mended != nil || repaired.copied != nil {
		pages = nil
	}
	return pages, repaired, nil
}

// conceal takes away from others, when a repair was asked, what they might read or
// change. It gives what of that was told on opening, and whether it was mended.
func (c *checkCmd) conceal(a *app) (told []string, mended bool, err error) {
	if !c.Repair {
		return nil, false, nil
	}
	was := a.ledger.Exposed()
	if err := a.ledger.Conceal(); err != nil {
		return nil, false, err
	}
	for _, p := range was {
		told = append(told, a.texts.Problem(p, a.logFile))
	}
	return told, len(a.ledger.Exposed()) < len(was), nil
}

// texts are the words of all that the document tells.
func (d checkJSON) texts() (out []string) {
	for _, p := range d.Problems {
		out = append(out, p.Text)
	}
	if d.Sending != nil {
		out = append(out, d.Sending.Text)
	}
	return out
}

// checked tells what was found. What is damaged says nothing of forgery.
func (a *app) checked(found []*payroll.Problem, pages *problemJSON) (checkJSON, error) {
	doc := checkJSON{Problems: a.problems(append(found, a.ledger.Exposed()...))}
	if pages != nil {
		doc.Problems = append([]problemJSON{*pages}, doc.Problems...)
	}
	var err error
	if doc.Sending, err = a.barred(); err != nil {
		return doc, err
	}
	if len(found) == 0 {
		doc.Log, err = a.trails()
	}
	if err == nil && len(doc.Problems) == 0 && doc.Sending == nil {
		doc.Closed, err = a.closeJournal() // a quiet moment
	}
	return doc, err
}

// barred tells why nothing may be sent at all, nil when sending is fine.
func (a *app) barred() (*problemJSON, error) {
	var p *payroll.Problem
	if err := a.ledger.Sendable(); !errors.As(err, &p) {
		return nil, err
	}
	return a.problem(p), nil
}

// repair mends a damaged ledger: its pages, its opening, or its records. What can
// be rebuilt from what is whole, and from the journal, is; else the newest
// automatic copy that can be read whole is put back, and it is said what could
// not be rebuilt.
func (a *app) repair(damaged bool) (cure, error) {
	if a.ledger != nil {
		return cure{}, nil // the example
	}
	dir, err := a.dataDir()
	if err != nil {
		return cure{}, err
	}
	here := store.Options{Dir: dir, StateDir: a.stateDir(), Actor: a.actor()}
	healed, err := store.HealParts(here)
	if err != nil {
		return cure{}, err
	}
	got, err := a.repairLedger(damaged, here)
	got.healed = healed
	return got, err
}

// repairLedger is repair for what is not the journal.
func (a *app) repairLedger(damaged bool, here store.Options) (cure, error) {
	if !damaged {
		err := a.open(false)
		switch {
		case err == nil:
			damaged = slices.ContainsFunc(a.ledger.Check(), func(p *payroll.Problem) bool { return store.Damage(p) })
		case store.Damage(err):
			damaged = true
		default:
			return cure{}, err
		}
	}
	if !damaged {
		return cure{}, nil
	}
	if err := a.close(); err != nil {
		a.log.Error("close the damaged ledger", "err", err)
	}
	a.ledger = nil
	m, err := store.Mend(here)
	if err == nil {
		return cure{mended: &mendedJSON{m.Kept, orEmpty(m.Rebuilt), orEmpty(m.Dropped)}}, nil
	}
	a.log.Error("rebuild the damaged ledger", "err", err)
	var p *payroll.Problem
	if errors.As(err, &p) {
		if p.Code == store.CodeReadOnly { // nor could a copy be put there
			return cure{}, err
		}
		a.note(a.texts.Problem(p, a.logFile))
	}
	a.note(a.say.NotMended)
	good, err := store.NewestGood(here.Dir)
	if err != nil {
		return cure{}, err
	}
	if good == "" {
		return cure{}, codedError{"no-copy", nil, a.say.NoGoodCopy}
	}
	doc, err := a.restore(good, here.Dir, false)
	return cure{copied: &doc}, err
}

func mendedPage(p *page, doc *mendedJSON) {
	if doc == nil {
		return
	}
	for _, b := range doc.Rebuilt {
		p.line(p.say.Rebuilt, b)
	}
	for _, b := range doc.Dropped {
		p.line(p.say.Dropped, b)
	}
	p.line(p.say.RestoredKept, doc.Kept)
}

func checkPage(p *page, doc checkJSON) {
	healedPage(p, doc.Healed)
	if doc.Concealed {
		p.line("%s", p.say.Concealed)
	}
	mendedPage(p, doc.Mended)
	if doc.Repaired != nil {
		restorePage(p, *doc.Repaired)
	}
	p.problems(doc.Problems)
	if doc.Sending != nil && !slices.ContainsFunc(doc.Problems, func(x problemJSON) bool { return x.Text == doc.Sending.Text }) {
		p.line("%s", doc.Sending.Text)
	}
	if len(doc.Problems) == 0 && doc.Sending == nil {
		p.line("%s", p.say.CheckGood)
	}
	closedPage(p, doc.Closed)
	trailsPage(p, doc.Log)
}
