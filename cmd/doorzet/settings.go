package main

import (
	"context"

	"doorzet/payroll"
)

// settingsCmd writes the choices of a company as a file, or takes them over.
type settingsCmd struct {
	Export settingsOutCmd `cmd:"" help:"${c_settingsout}"`
	Import settingsInCmd  `cmd:"" help:"${c_settingsin}"`
}

type settingsOutCmd struct {
	File string `arg:"" optional:"" help:"${a_settingsout}"`
}

type settingsJSON struct {
	File     string   `json:"file,omitempty"`
	TOML     string   `json:"toml,omitempty"`
	Company  string   `json:"company,omitempty"`
	Codes    int      `json:"codes"`
	Rules    int      `json:"surcharges"`
	Profiles []string `json:"profiles"`
	DryRun   bool     `json:"dryRun"`
	// PeriodsKept tells that the pay periods were left alone.
	PeriodsKept bool `json:"periodsKept"`
}

func (c *settingsOutCmd) run(_ context.Context, a *app) (reply, error) {
	co, info, err := a.company()
	if err != nil {
		return reply{}, err
	}
	text, err := a.svc.ExportSettings(co)
	if err != nil {
		return reply{}, err
	}
	doc := settingsJSON{Company: info.Title(), Profiles: []string{}, TOML: string(text)}
	if c.File != "" {
		if err := writeNew(c.File, text); err != nil {
			return reply{}, a.fileError(c.File, err)
		}
		doc.File = payroll.Clean(c.File, 400)
	}
	return reply{data: doc, page: func(p *page) {
		if doc.File != "" {
			p.line(p.say.SettingsOut, doc.File)
			return
		}
		p.write(string(text))
	}}, nil
}

type settingsInCmd struct {
	File   string `arg:"" help:"${a_settingsin}"`
	DryRun bool   `name:"dry-run" help:"${f_dryrun}"`
}

func (c *settingsInCmd) run(ctx context.Context, a *app) (reply, error) {
	co, _, err := a.company()
	if err != nil {
		return reply{}, err
	}
	content, err := readSome(ctx, c.File)
	if err != nil {
		return reply{}, a.fileError(c.File, err)
	}
	f, err := a.svc.ReadSettings(co, content)
	if err != nil {
		return reply{}, err
	}
	if !c.DryRun {
		if err := a.svc.ImportSettings(co, f); err != nil {
			return reply{}, err
		}
	}
	doc := settingsJSON{
		File: payroll.Clean(c.File, 400), Company: f.Company, Codes: f.Codes, Rules: f.Rules, Profiles: orEmpty(f.Profiles),
		DryRun: c.DryRun, PeriodsKept: f.KeepsPeriods,
	}
	return reply{data: doc, page: func(p *page) {
		p.line(p.say.SettingsIn, doc.Company, doc.Codes, doc.Rules, len(doc.Profiles))
		if doc.PeriodsKept {
			p.line("%s", p.say.SettingsKept)
		}
		if doc.DryRun {
			p.line("%s", p.say.SettingsTrial)
		}
	}}, nil
}
