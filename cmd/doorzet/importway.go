package main

import (
	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// wayFlags say how a file is written, where it does not tell itself.
type wayFlags struct {
	Map         []string `help:"${f_map}" placeholder:"COLUMN=MEANING" sep:"none"`
	Dates       string   `help:"${f_dates}" enum:",dmy,mdy,ymd" default:""`
	Sheet       []string `help:"${f_sheet}" placeholder:"NAME" sep:"none"`
	Day         string   `help:"${f_onday}" placeholder:"DAY"`
	KeepProfile string   `help:"${f_keepprofile}" placeholder:"NAME"`
}

// way reads the flags, nil where none was given.
func (f *wayFlags) way(a *app) (*intake.Way, error) {
	if len(f.Map)+len(f.Sheet) == 0 && f.Dates == "" {
		return nil, nil
	}
	w := &intake.Way{Sheets: f.Sheet, Dates: intake.DateOrder(f.Dates)}
	for _, m := range f.Map {
		if !w.ReadMapping(m) {
			return nil, a.wrong(a.say.BadMap, payroll.Clean(m, 120))
		}
	}
	return w, nil
}

// keep keeps the columns by which a file was read as a profile.
func (c *importCmd) keep(a *app, pre *link.Preview) error {
	if c.KeepProfile == "" || c.DryRun {
		return nil
	}
	if pre.Profile == nil {
		return a.wrong("%s", a.say.NoProfileToKeep)
	}
	return a.svc.SaveProfile(pre.Profile.Kept(c.KeepProfile, pre.Way))
}

// notReadJSON is a thing that the file holds and that was not taken: a column, a sheet,
// rows that are hidden, refused, or of a period that another link pays.
type notReadJSON struct {
	What    string `json:"what"`
	Column  string `json:"column,omitempty"`
	Sheet   string `json:"sheet,omitempty"`
	Text    string `json:"text,omitempty"`
	Line    int    `json:"line,omitempty"`
	Count   int    `json:"count"`
	Message string `json:"message,omitempty"`
	// lost is set where it may be hours, or where somebody has to look at it.
	lost bool
}

// account lists all that the file holds and that did not come in as hours.
func (a *app) account(pre *link.Preview) []notReadJSON {
	out := []notReadJSON{}
	for _, n := range pre.Result.Notes {
		out = append(out, notReadJSON{string(n.What), n.Column, n.Sheet, n.Text, n.Line, n.Count, a.texts.Unread(n), n.Lost()})
	}
	held := 0
	for _, h := range pre.Held {
		held += h.Rows
	}
	for _, c := range [...]struct {
		what string
		n    int
	}{{"refused", len(pre.Result.Refused)}, {"outside", len(pre.Outside)}, {"held", held}} {
		if c.n > 0 {
			out = append(out, notReadJSON{What: c.what, Count: c.n, lost: true})
		}
	}
	return out
}

// notReadPart tells what the file holds beside; refused, outside and held rows have a
// part of their own.
func notReadPart(p *page, doc importJSON) {
	first := true
	for _, n := range doc.NotRead {
		if n.Message == "" {
			continue
		}
		if first {
			p.line("\n%s", p.say.ImportNotRead)
			first = false
		}
		p.line("  %s", n.Message)
	}
}

// lost tells whether something was not read that may be hours.
func (doc *importJSON) lost() bool {
	for _, n := range doc.NotRead {
		if n.lost {
			return true
		}
	}
	return len(doc.Totals) > 0
}
