package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/store"
	"doorzet/store/plain"
	"doorzet/ui"
)

// importCmd reads hours in from a file.
type importCmd struct {
	File     string `arg:"" optional:"" help:"${a_file}"`
	Profile  string `help:"${f_profile}" placeholder:"NAME"`
	DryRun   bool   `help:"${f_dryrun}"`
	Approved bool   `help:"${f_approved}"`
	Refused  string `help:"${f_refused}" placeholder:"FILE"`
	Template bool   `help:"${f_template}"`
	wayFlags
	takeFlags
}

// takeFlags say what is taken beside new and changed rows.
type takeFlags struct {
	WithdrawMissing bool `help:"${f_withdrawmissing}"`
	TakeSent        bool `help:"${f_takesent}"`
	Restore         bool `help:"${f_restore}"`
	answerFlags
}

type refusedJSON struct {
	Line    int         `json:"line"`
	Column  int         `json:"column"`
	Text    string      `json:"text"`
	Problem problemJSON `json:"problem"`
	Message string      `json:"message"`
}

type lineRefJSON struct {
	ID       string       `json:"id"`
	Date     payroll.Date `json:"date"`
	Person   string       `json:"person"`
	Type     string       `json:"type"`
	Minutes  int64        `json:"minutes"`
	New      *int64       `json:"newMinutes,omitempty"`
	Vanished bool         `json:"vanished,omitempty"`
	// NewDate and NewType are set where the source has others; Taken where a change
	// of a sent line was taken: it waits for its confirmation.
	NewDate *payroll.Date `json:"newDate,omitempty"`
	NewType string        `json:"newType,omitempty"`
	Taken   bool          `json:"taken,omitempty"`
	// Withdrawn is set where a line that the source no longer has was withdrawn.
	Withdrawn bool `json:"withdrawn,omitempty"`
}

type importJSON struct {
	File        string             `json:"file"`
	Kind        payroll.SourceKind `json:"kind"`
	Profile     string             `json:"profile,omitempty"`
	Before      string             `json:"before,omitempty"`
	DryRun      bool               `json:"dryRun"`
	New         int                `json:"new"`
	Changed     int                `json:"changed"`
	Same        int                `json:"same"`
	Approved    int                `json:"approved"`
	Withdrawn   int                `json:"withdrawn"`
	Answered    int                `json:"answered"`
	Redescribed []lineRefJSON      `json:"redescribed"`
	Joined      []joinJSON         `json:"joined"`
	Double      []askedJSON        `json:"double"`
	Moved       []askedJSON        `json:"moved"`
	Unlikely    []heldHourJSON     `json:"unlikely"`
	Outside     []hourRowJSON      `json:"outside"`
	Ahead       []hourRowJSON      `json:"ahead"`
	Renames     []renameJSON       `json:"renames"`
	Part        *partJSON          `json:"part,omitempty"`
	Copies      []sheetCopyJSON    `json:"copies"`
	Held        []heldVenueJSON    `json:"heldVenues"`
	Refused     []refusedJSON      `json:"refused"`
	Vanished    []lineRefJSON      `json:"vanished"`
	SentChanges []lineRefJSON      `json:"sentChanges"`
	Unknown     []string           `json:"unknown"`
	Minutes     int64              `json:"minutes"`
	People      int                `json:"people,omitempty"`

	// Unapproved are lines whose approval fell with the word of the source, Revoked those
	// that were sent and that it no longer calls approved, Against those that somebody
	// approved here while it says that they are not.
	Unapproved []string      `json:"unapproved"`
	Revoked    []lineRefJSON `json:"revoked"`
	Against    []string      `json:"against"`

	Elsewhere int               `json:"elsewhere"`
	Kept      []lineRefJSON     `json:"kept"`
	Back      []lineRefJSON     `json:"back"`
	Restored  int               `json:"restored"`
	Clash     []lineRefJSON     `json:"clash"`
	Names     []nameJSON        `json:"names"`
	Said      []saidNameJSON    `json:"said"`
	Venues    []venueSumJSON    `json:"venues"`
	Totals    []totalsJSON      `json:"totals"`
	NotRead   []notReadJSON     `json:"notRead"`
	Persons   []personMatchJSON `json:"persons,omitempty"`
	Linked    int               `json:"linked,omitempty"`
	Witnesses int               `json:"witnesses,omitempty"`
}

func (c *importCmd) run(ctx context.Context, a *app) (reply, error) {
	if c.Template {
		return c.template(a)
	}
	if c.File == "" {
		return reply{}, a.wrong("%s", a.say.NeedFile)
	}
	co, unnamed, err := c.company(a)
	if err != nil {
		return reply{}, err
	}
	req := link.ImportRequest{Approved: c.Approved, Progress: a.progress(), Answers: c.answers()}
	if req.Renamed, err = c.renamed(a); err != nil {
		return reply{}, err
	}
	if req.Venues, err = c.venueChoices(a, co); err != nil {
		return reply{}, err
	}
	if req.Way, err = c.way(a); err != nil {
		return reply{}, err
	}
	req.Guess, req.ProfileName = true, c.KeepProfile
	if c.Profile != "" {
		if req.Profile, err = a.svc.Profile(c.Profile); err != nil {
			return reply{}, err
		}
	}
	if req.Input, err = a.load(ctx, c.File); err != nil {
		return reply{}, err
	}
	if req.Input.Day, err = a.optionalDate(c.Day); err != nil {
		return reply{}, err
	}
	pre, err := a.svc.Preview(ctx, co, req)
	if err != nil {
		return reply{}, err
	}
	if unnamed != nil {
		if divides, err := a.svc.Divides(pre); err != nil || !divides {
			return reply{}, cmp.Or(err, unnamed)
		}
	}
	if c.Refused != "" && len(pre.Result.Refused) > 0 {
		if err := a.writeRefused(c.Refused, pre.Result.Refused); err != nil {
			return reply{}, err
		}
	}
	if err := c.keep(a, pre); err != nil {
		return reply{}, err
	}
	return a.take(pre, c.takeFlags, c.DryRun)
}

// company gives the company at hand. Where several are linked and none is named,
// unnamed is the question which: it stands unless the file divides itself over
// them by venue, and no answer is remembered for the company at hand.
func (c *importCmd) company(a *app) (co *store.Company, unnamed, err error) {
	co, _, err = a.company()
	if !errors.Is(err, &payroll.Problem{Code: link.CodeChooseCompany}) || a.flags.Company != "" || len(c.Renamed)+len(c.NotNamed)+len(c.Venue) > 0 {
		return co, nil, err
	}
	infos, failed := a.svc.Companies()
	if failed != nil || len(infos) == 0 {
		return nil, nil, cmp.Or(failed, err)
	}
	co, failed = a.ledger.Company(infos[0].Key)
	return co, err, failed
}

// take takes a preview over, unless it is a trial, and tells what it did.
func (a *app) take(pre *link.Preview, flags takeFlags, dry bool) (reply, error) {
	doc := a.importDoc(pre)
	doc.DryRun = dry
	if !dry {
		t, err := a.svc.Take(pre, link.TakeOptions{
			Withdraw: flags.WithdrawMissing, Sent: flags.TakeSent, Restore: flags.Restore, Progress: a.progress(),
		})
		if err != nil {
			return reply{}, err
		}
		for i := range pre.Sent {
			doc.SentChanges[i].Taken = pre.Sent[i].Taken(flags.TakeSent)
		}
		for i := range doc.Vanished {
			doc.Vanished[i].Withdrawn = flags.WithdrawMissing
		}
		doc.Withdrawn, doc.Restored, doc.Linked, doc.Witnesses = t.Withdrawn, t.Restored, t.Linked, t.Witnesses
	}
	rep := reply{data: doc, page: func(p *page) { importPage(p, doc) }}
	switch {
	case pre.OpenVenue():
		rep.exit = exitPerson
	case doc.waits(flags.WithdrawMissing):
		rep.exit = exitParts
	}
	return rep, nil
}

// writeRefused writes the refused rows to a new file.
func (a *app) writeRefused(path string, refused []intake.Refusal) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // the user names the file
	if err != nil {
		return a.fileError(path, err)
	}
	_, err = f.Write(ui.RefusedCSV(a.texts, refused, a.logFile))
	if err := errors.Join(err, f.Close()); err != nil {
		return a.fileError(path, err)
	}
	return nil
}

// template writes the empty hour list; with --json inside the document.
func (c *importCmd) template(a *app) (reply, error) {
	content := intake.Template()
	if a.flags.JSON {
		return reply{data: struct {
			Template string `json:"template"`
		}{string(bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")))}}, nil
	}
	_, err := a.stdout.Write(content)
	return reply{}, err
}

// load reads the whole file, or standard input for "-". A share that does not
// answer, or an input that does not end, is left alone when ctx ends.
func (a *app) load(ctx context.Context, path string) (intake.Input, error) {
	return plain.Await(ctx, func() (in intake.Input, err error) {
		if path == "-" {
			return intake.Load("-", a.stdin)
		}
		f, err := plain.Open(path)
		if err != nil {
			return in, a.fileError(path, err)
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		return intake.Load(filepath.Base(path), f)
	})
}

// fileError words a file that cannot be read or written.
func (a *app) fileError(path string, err error) error {
	a.log.Error("file", "err", err)
	shown := payroll.Clean(path, 200)
	text := a.say.FileFailed
	switch {
	case errors.Is(err, plain.ErrNotFile):
		text = a.say.FileOdd
	case errors.Is(err, fs.ErrNotExist) && noDirectory(path):
		shown, text = payroll.Clean(filepath.Dir(path), 200), a.say.DirMissing
	case errors.Is(err, fs.ErrNotExist):
		text = a.say.FileMissing
	case errors.Is(err, fs.ErrExist):
		text = a.say.FileExists
	}
	return codedError{"file", payroll.Args{"file": shown}, fmt.Sprintf(text, shown)}
}

// noDirectory tells whether the directory of a file does not exist.
func noDirectory(path string) bool {
	_, err := os.Stat(filepath.Dir(path)) //nolint:gosec // the user names the file
	return errors.Is(err, fs.ErrNotExist)
}

func (a *app) importDoc(pre *link.Preview) importJSON {
	res, ch := pre.Result, pre.Changes
	doc := importJSON{
		File: payroll.Clean(res.Name, 200), Kind: res.Kind, New: len(ch.New), Changed: len(ch.Changed) + len(ch.Transferred), Same: len(ch.Same),
		Approved: len(ch.Approve), Refused: []refusedJSON{}, Vanished: []lineRefJSON{},
		SentChanges: []lineRefJSON{}, Unknown: []string{}, People: len(res.People), Elsewhere: len(ch.Elsewhere),
		Kept: changeRefs(ch.Kept), Back: changeRefs(ch.Back), Clash: []lineRefJSON{},
	}
	a.importMore(pre, &doc)
	doc.questions(pre)
	doc.Unlikely = a.unlikely(pre.Unlikely)
	for _, r := range ch.New {
		doc.Minutes += int64(r.Minutes)
	}
	for _, r := range res.Refused {
		doc.Refused = append(doc.Refused, refusedJSON{
			Line: r.Line, Column: r.Column, Text: r.Text, Problem: *a.problem(r.Problem), Message: a.texts.Problem(r.Problem, a.logFile),
		})
	}
	for _, l := range ch.Vanished {
		doc.Vanished = append(doc.Vanished, lineRef(l))
	}
	for _, s := range pre.Sent {
		ref := lineRef(s.Old)
		ref.Vanished = s.Vanished
		if !s.Vanished {
			ref.becomes(&s.Old, &s.New.Facts)
		}
		doc.SentChanges = append(doc.SentChanges, ref)
	}
	return doc
}

// becomes tells what a line is in the source now.
func (r *lineRefJSON) becomes(old *payroll.Line, f *payroll.Facts) {
	minutes := int64(f.Minutes)
	r.New = &minutes
	if f.Date != old.Date {
		date := f.Date
		r.NewDate = &date
	}
	if f.Type != old.Type {
		r.NewType = f.Type
	}
}

func lineRef(l payroll.Line) lineRefJSON {
	return lineRefJSON{ID: string(l.ID), Date: l.Date, Person: l.Person, Type: l.Type, Minutes: int64(l.Minutes)}
}

// refs lists lines under a heading.
func (p *page) refs(heading string, list []lineRefJSON) {
	if len(list) == 0 {
		return
	}
	p.line("\n%s", heading)
	var rows [][]string
	for _, l := range list {
		arrow := func(was, now string) string {
			if now == "" || now == was {
				return was
			}
			return was + " → " + now
		}
		date, now := "", ""
		if l.NewDate != nil {
			date = p.t.Date(*l.NewDate)
		}
		switch {
		case l.Vanished:
			now = payroll.Minutes(0).Clock()
		case l.New != nil:
			now = payroll.Minutes(*l.New).Clock()
		}
		rows = append(rows, []string{
			arrow(p.t.Date(l.Date), date), l.Person, arrow(l.Type, l.NewType), arrow(payroll.Minutes(l.Minutes).Clock(), now), l.ID,
		})
	}
	p.table([]column{left("date"), left("person"), left("type"), right("time"), left("id")}, rows)
}
