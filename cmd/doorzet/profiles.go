package main

import (
	"context"
	"strings"

	"doorzet/payroll/intake"
)

// profilesCmd lists the column profiles, or forgets one.
type profilesCmd struct {
	Drop string `help:"${f_dropprofile}" placeholder:"NAME"`
}

type profileJSON struct {
	Name    string                  `json:"name"`
	Columns map[string]intake.Field `json:"columns"`
	Dates   intake.DateOrder        `json:"dates"`
	Sheet   string                  `json:"sheet,omitempty"`
}

func (c *profilesCmd) run(_ context.Context, a *app) (reply, error) {
	if err := a.open(false); err != nil {
		return reply{}, err
	}
	if c.Drop != "" {
		if err := a.svc.DropProfile(c.Drop); err != nil {
			return reply{}, err
		}
	}
	all, err := a.svc.Profiles()
	if err != nil {
		return reply{}, err
	}
	doc := struct {
		Profiles []profileJSON `json:"profiles"`
	}{[]profileJSON{}}
	var rows [][]string
	for _, p := range all {
		doc.Profiles = append(doc.Profiles, profileJSON{p.Name, p.Columns, p.DateOrder, p.Sheet})
		rows = append(rows, []string{p.Name, strings.ReplaceAll(p.HeaderKey, "\t", ", ")})
	}
	return reply{data: doc, page: func(p *page) {
		if len(rows) == 0 {
			p.line("%s", p.say.NoProfiles)
			return
		}
		p.table([]column{left("name"), left("column")}, rows)
	}}, nil
}
