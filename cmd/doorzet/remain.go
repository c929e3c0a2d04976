package main

import (
	"fmt"

	"doorzet/link"
	"doorzet/payroll"
)

// remainJSON is another period of which something waits: lines by state, and
// steps of a sending that broke off.
type remainJSON struct {
	Period payroll.Period    `json:"period"`
	Lines  []remainLinesJSON `json:"lines"`
	Steps  int               `json:"steps"`
	Text   string            `json:"text"`
}

type remainLinesJSON struct {
	State   payroll.State `json:"state"`
	Lines   int           `json:"lines"`
	Minutes int64         `json:"minutes"`
}

func (a *app) remainDoc(list []link.Remaining) []remainJSON {
	out := []remainJSON{}
	for _, r := range list {
		doc := remainJSON{Period: r.Period, Lines: remainLines(r.Lines), Steps: r.Steps}
		if len(r.Lines) > 0 {
			doc.Text = a.texts.RemainSum(r.Period, r.Lines)
		}
		if r.Steps > 0 {
			if doc.Text != "" {
				doc.Text += " "
			}
			doc.Text += a.brokenOff(r.Period, r.Steps)
		}
		out = append(out, doc)
	}
	return out
}

func remainLines(list []payroll.Remain) []remainLinesJSON {
	out := []remainLinesJSON{}
	for _, r := range list {
		out = append(out, remainLinesJSON{r.State, r.Lines, int64(r.Minutes)})
	}
	return out
}

// brokenOff says that steps of a sending wait.
func (a *app) brokenOff(p payroll.Period, steps int) string {
	return fmt.Sprintf(a.texts.Many(a.texts.Left.RemainSteps, steps), p)
}

// remains tells what waits in other periods.
func (p *page) remains(list []remainJSON) {
	for _, r := range list {
		p.line("%s", r.Text)
	}
}
