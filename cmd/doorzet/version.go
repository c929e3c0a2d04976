package main

import (
	"context"
	"runtime"
	"runtime/debug"

	"doorzet/store"
)

// versionCmd tells what program this is.
type versionCmd struct{}

type versionJSON struct {
	Version string `json:"version"`
	Go      string `json:"go"`
	OS      string `json:"os"`
	Arch    string `json:"arch"`
	Commit  string `json:"commit"`
	Dirty   bool   `json:"dirty"`
	Schema  int    `json:"schema"`
}

func (c *versionCmd) run(context.Context, *app) (reply, error) { //nolint:unparam // every command has this form
	doc := versionJSON{Version: version, Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH, Schema: store.Schema()}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				doc.Commit = s.Value
			case "vcs.modified":
				doc.Dirty = s.Value == "true"
			}
		}
	}
	return reply{data: doc, page: func(p *page) {
		p.line("doorzet %s (%s, %s/%s) %s, schema %d", doc.Version, doc.Go, doc.OS, doc.Arch, doc.Commit, doc.Schema)
	}}, nil
}
