package main

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"

	"doorzet/payroll"
	"doorzet/store"
)

// versionCmd tells what program this is, and what support asks first.
type versionCmd struct{}

type versionJSON struct {
	Version string `json:"version"`
	Go      string `json:"go"`
	OS      string `json:"os"`
	Arch    string `json:"arch"`
	Commit  string `json:"commit"`
	Dirty   bool   `json:"dirty"`
	Built   string `json:"built"`
	// Static tells that the program needs no library of the system.
	Static bool `json:"static"`
	Schema int  `json:"schema"`
	// Where things are, and how large the ledger and the journal are; 0 when
	// they are not there.
	Data     string `json:"data"`
	State    string `json:"state"`
	Log      string `json:"log"`
	Ledger   int64  `json:"ledgerBytes"`
	Journal  int64  `json:"journalBytes"`
	Copies   int    `json:"copies"`
	Terminal string `json:"terminal"`
	Language string `json:"language"`
}

func (c *versionCmd) run(_ context.Context, a *app) (reply, error) {
	dir, err := a.dataDir()
	if err != nil {
		return reply{}, err
	}
	doc := versionJSON{
		Version: version, Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH, Commit: commit, Built: built,
		Schema: store.Schema(), Data: payroll.Clean(dir, 400), State: payroll.Clean(a.stateDir(), 400),
		Log: payroll.Clean(filepath.Join(dir, "doorzet.log"), 400), Ledger: sizeOf(filepath.Join(dir, "ledger.db")),
		Journal:  sizeOf(filepath.Join(dir, "journal.jsonl")),
		Terminal: payroll.Clean(cmp.Or(a.env("TERM_PROGRAM"), a.env("WT_SESSION"), a.env("TERM"), "-"), 60), Language: string(a.texts.Lang),
	}
	if copies, err := store.Copies(dir); err == nil {
		doc.Copies = len(copies)
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				doc.Commit = cmp.Or(doc.Commit, s.Value)
			case "vcs.modified":
				doc.Dirty = s.Value == "true"
			case "CGO_ENABLED":
				doc.Static = s.Value == "0"
			}
		}
	}
	return reply{data: doc, page: func(p *page) { versionPage(p, doc) }}, nil
}

// sizeOf gives the size of a file, 0 when it is not there.
func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

func versionPage(p *page, doc versionJSON) {
	p.line("doorzet %s (%s, %s/%s) %s %s, schema %d", doc.Version, doc.Go, doc.OS, doc.Arch, doc.Commit, doc.Built, doc.Schema)
	p.line(p.say.VersionData, doc.Data)
	p.line(p.say.VersionState, doc.State)
	p.line(p.say.VersionLog, doc.Log)
	p.line(p.say.VersionTerminal, doc.Terminal, doc.Language)
}
