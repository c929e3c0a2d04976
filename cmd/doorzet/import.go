package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// importCmd reads hours in from a file.
type importCmd struct {
	File            string `arg:"" optional:"" help:"${a_file}"`
	Profile         string `help:"${f_profile}" placeholder:"NAME"`
	DryRun          bool   `help:"${f_dryrun}"`
	Approved        bool   `help:"${f_approved}"`
	WithdrawMissing bool   `help:"${f_withdrawmissing}"`
	TakeSent        bool   `help:"${f_takesent}"`
	Template        bool   `help:"${f_template}"`
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
}

type importJSON struct {
	File        string             `json:"file"`
	Kind        payroll.SourceKind `json:"kind"`
	DryRun      bool               `json:"dryRun"`
	New         int                `json:"new"`
	Changed     int                `json:"changed"`
	Same        int                `json:"same"`
	Approved    int                `json:"approved"`
	Withdrawn   int                `json:"withdrawn"`
	Double      int                `json:"double"`
	Refused     []refusedJSON      `json:"refused"`
	Vanished    []lineRefJSON      `json:"vanished"`
	SentChanges []lineRefJSON      `json:"sentChanges"`
	Unknown     []string           `json:"unknown"`
	Minutes     int64              `json:"minutes"`
	People      int                `json:"people,omitempty"`
}

func (c *importCmd) run(ctx context.Context, a *app) (reply, error) {
	if c.Template {
		return c.template(a)
	}
	if c.File == "" {
		return reply{}, a.wrong("%s", a.say.NeedFile)
	}
	co, _, err := a.company()
	if err != nil {
		return reply{}, err
	}
	req := link.ImportRequest{Approved: c.Approved, Progress: a.progress()}
	if c.Profile != "" {
		if req.Profile, err = a.profile(c.Profile); err != nil {
			return reply{}, err
		}
	}
	if req.Input, err = a.load(c.File); err != nil {
		return reply{}, err
	}
	pre, err := a.svc.Preview(ctx, co, req)
	if err != nil {
		return reply{}, err
	}
	doc := a.importDoc(pre)
	doc.DryRun = c.DryRun
	if !c.DryRun {
		t, err := a.svc.Take(pre, link.TakeOptions{Withdraw: c.WithdrawMissing, Sent: c.TakeSent})
		if err != nil {
			return reply{}, err
		}
		doc.Withdrawn = t.Withdrawn
	}
	rep := reply{data: doc, page: func(p *page) { importPage(p, doc) }}
	if len(doc.Refused) > 0 {
		rep.exit = exitParts
	}
	return rep, nil
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

// profile finds a kept column profile.
func (a *app) profile(name string) (*intake.Profile, error) {
	kept, err := a.ledger.Profiles()
	if err != nil {
		return nil, err
	}
	content, ok := kept[name]
	if !ok {
		shown := payroll.Clean(name, 80)
		return nil, codedError{"import-no-profile", payroll.Args{"profile": shown}, fmt.Sprintf(a.say.NoProfile, shown)}
	}
	p := &intake.Profile{}
	return p, json.Unmarshal(content, p)
}

// load reads the whole file, or standard input for "-".
func (a *app) load(path string) (in intake.Input, err error) {
	if path == "-" {
		return intake.Load("-", a.stdin)
	}
	f, err := os.Open(path) //nolint:gosec // the user names the file
	if err != nil {
		return in, a.fileError(path, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if fi, err := f.Stat(); err != nil || fi.IsDir() {
		return in, a.fileError(path, errors.Join(err, fs.ErrInvalid))
	}
	return intake.Load(filepath.Base(path), io.Reader(f))
}

// fileError words a file that cannot be read or written.
func (a *app) fileError(path string, err error) error {
	a.log.Error("file", "err", err)
	shown := payroll.Clean(path, 200)
	text := a.say.FileFailed
	switch {
	case errors.Is(err, fs.ErrNotExist):
		text = a.say.FileMissing
	case errors.Is(err, fs.ErrExist):
		text = a.say.FileExists
	}
	return codedError{"file", payroll.Args{"file": shown}, fmt.Sprintf(text, shown)}
}

func (a *app) importDoc(pre *link.Preview) importJSON {
	res, ch := pre.Result, pre.Changes
	doc := importJSON{
		File: payroll.Clean(res.Name, 200), Kind: res.Kind, New: len(ch.New), Changed: len(ch.Changed), Same: len(ch.Same),
		Approved: len(ch.Approve), Double: len(ch.Double), Refused: []refusedJSON{}, Vanished: []lineRefJSON{},
		SentChanges: []lineRefJSON{}, Unknown: orEmpty(pre.Unknown), People: len(res.People),
	}
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
			now := int64(s.New.Minutes)
			ref.New = &now
		}
		doc.SentChanges = append(doc.SentChanges, ref)
	}
	return doc
}

func lineRef(l payroll.Line) lineRefJSON {
	return lineRefJSON{ID: string(l.ID), Date: l.Date, Person: l.Person, Type: l.Type, Minutes: int64(l.Minutes)}
}

func importPage(p *page, doc importJSON) {
	p.line(p.say.ImportRead, doc.File, p.t.Source(doc.Kind))
	p.line(p.say.ImportSums, doc.New, doc.Changed, doc.Same, len(doc.Refused), payroll.Minutes(doc.Minutes).Clock())
	if doc.DryRun {
		p.line("%s", p.say.ImportDry)
	}
	if doc.Double > 0 {
		p.line(p.say.ImportDouble, doc.Double)
	}
	if len(doc.Refused) > 0 {
		var rows [][]string
		for _, r := range doc.Refused {
			rows = append(rows, []string{strconv.Itoa(r.Line), strconv.Itoa(r.Column), r.Text, r.Message})
		}
		p.line("\n%s", p.say.ImportRefused)
		p.table([]column{right("line"), right("column"), left("text"), left("reason")}, rows)
	}
	p.refs(p.say.ImportVanished, doc.Vanished)
	p.refs(p.say.ImportSent, doc.SentChanges)
	for _, name := range doc.Unknown {
		p.line(p.say.ImportUnknown, name)
	}
}

// refs lists lines under a heading.
func (p *page) refs(heading string, list []lineRefJSON) {
	if len(list) == 0 {
		return
	}
	p.line("\n%s", heading)
	var rows [][]string
	for _, l := range list {
		now := payroll.Minutes(l.Minutes).Clock()
		if l.New != nil {
			now += " → " + payroll.Minutes(*l.New).Clock()
		}
		rows = append(rows, []string{p.t.Date(l.Date), l.Person, l.Type, now, l.ID})
	}
	p.table([]column{left("date"), left("person"), left("type"), right("time"), left("id")}, rows)
}
