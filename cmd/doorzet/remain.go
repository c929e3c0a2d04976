package main

import (
	"fmt"
	"slices"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
)

// remainJSON is another period of which something waits: lines by state, and
// steps of a sending that broke off.
type remainJSON struct {
	Period payroll.Period    `json:"period"`
	Lines  []remainLinesJSON `json:"lines"`
	Steps  int               `json:"steps"`
	// Ends are what keeps the period from being finished, as far as the ledger knows.
	Ends []endJSON `json:"ends"`
	Text string    `json:"text"`
}

type remainLinesJSON struct {
	State   payroll.State `json:"state"`
	Lines   int           `json:"lines"`
	Minutes int64         `json:"minutes"`
}

func (a *app) remainDoc(list []link.Remaining) []remainJSON {
	out := []remainJSON{}
	for _, r := range list {
		doc := remainJSON{Period: r.Period, Lines: remainLines(r.Lines), Steps: r.Steps, Ends: a.endsDoc(r.Ends, r.Period).Ends}
		if len(r.Lines) > 0 {
			doc.Text = a.texts.RemainSum(r.Period, r.Lines)
		}
		if r.Steps > 0 {
			if doc.Text != "" {
				doc.Text += " "
			}
			doc.Text += a.brokenOff(r.Period, r.Steps)
		}
		for _, e := range doc.Ends {
			if e.Weight != "told" && (e.Kind == payroll.EndUntaken || slices.Contains(besideLines(), e.Kind)) {
				doc.Text = strings.TrimSpace(doc.Text + " " + fmt.Sprintf(a.texts.Left.RemainEnd, r.Period, e.Text, e.How))
			}
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

// remainExit gives the exit code of what waits in other periods: what a person must
// choose there is asked for here as well.
func remainExit(list []link.Remaining) int {
	for _, r := range list {
		if r.Ends.Weight() == payroll.WeightAsks {
			return exitPerson
		}
	}
	return exitDone
}

// brokenOff says that steps of a sending wait.
func (a *app) brokenOff(p payroll.Period, steps int) string {
	return fmt.Sprintf(a.texts.Many(a.texts.Left.RemainSteps, steps), p)
}

// remains tells what waits in other periods.
func (p *page) remains(list []remainJSON) {
	for _, r := range list {
		if r.Text != "" { // what is to be confirmed there is said by itself
			p.line("%s", r.Text)
		}
	}
}
