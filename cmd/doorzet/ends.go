package main

import (
	"slices"

	"doorzet/link"
	"doorzet/payroll"
)

// endJSON is one reason why a period is not finished, or one thing to know of it.
// weight is asks (a person must choose), differs, waits (the ordinary road) or told.
type endJSON struct {
	Kind    payroll.EndKind `json:"kind"`
	Weight  string          `json:"weight"`
	Of      string          `json:"of"`
	Text    string          `json:"text"`
	How     string          `json:"how"`
	Count   int             `json:"count"`
	Minutes int64           `json:"minutes"`
	// The rest is set for what is about somebody's component or row.
	EmployeeID string       `json:"employeeId"`
	Person     string       `json:"person"`
	Component  payroll.Kind `json:"component"`
	Code       *int         `json:"code"`
	Row        string       `json:"row"`
	Sent       string       `json:"sent"`
	Held       string       `json:"held"`
	// At and By tell of a choice when it was made and by whom.
	At string `json:"at"`
	By string `json:"by"`
}

// endsJSON tells whether a period is finished, and what keeps it from that.
type endsJSON struct {
	Finished bool      `json:"finished"`
	Ends     []endJSON `json:"ends"`
}

func (a *app) endsDoc(ends payroll.Ends, p payroll.Period) endsJSON {
	doc := endsJSON{Finished: ends.Finished(), Ends: []endJSON{}}
	for _, e := range ends {
		out := endJSON{
			Kind: e.Kind, Weight: weightName(e.Weight()), Of: string(e.Finding) + string(e.Block), Text: a.texts.End(e), How: a.texts.EndHow(e, p),
			Count: e.Count, Minutes: int64(e.Minutes), EmployeeID: string(e.Employee), Person: e.Person, Component: e.Component.Kind,
			Row: string(e.Row), Sent: e.Sent.String(), Held: e.Held.String(), At: e.At, By: e.By,
		}
		if e.Component.Kind != "" {
			out.Code = codeOf(e.Component)
		}
		doc.Ends = append(doc.Ends, out)
	}
	return doc
}

func weightName(w payroll.Weight) string {
	switch w {
	case payroll.WeightAsks:
		return "asks"
	case payroll.WeightDiffers:
		return "differs"
	case payroll.WeightWaits:
		return "waits"
	case payroll.WeightTold:
	}
	return "told"
}

// weightExit gives the exit code of what keeps a period from being finished: what
// goes the ordinary road changes none.
func weightExit(w payroll.Weight) int {
	switch w {
	case payroll.WeightAsks:
		return exitPerson
	case payroll.WeightDiffers:
		return exitParts
	case payroll.WeightWaits, payroll.WeightTold:
	}
	return exitDone
}

// waitsExit gives the exit code of what waits, in the period itself and in others:
// there only what a person must choose counts.
func waitsExit(own payroll.Ends, others []link.Remaining, corrections []link.WaitingCorrection) int {
	exit := max(weightExit(own.Weight()), remainExit(others))
	if asksElsewhere(corrections) {
		exit = exitPerson
	}
	return exit
}

// ends tells what keeps a period from being finished, each with its remedy; only
// narrows it to kinds that are not told otherwise.
func (p *page) ends(doc endsJSON, only ...payroll.EndKind) {
	for _, e := range doc.Ends {
		if len(only) > 0 && !slices.Contains(only, e.Kind) {
			continue
		}
		p.line("  %s  (%s)", e.Text, e.How)
	}
}

// besideLines are the ends that no line stays behind for.
func besideLines() []payroll.EndKind {
	return []payroll.EndKind{payroll.EndSource, payroll.EndLeft, payroll.EndSkipped, payroll.EndImport, payroll.EndAdopted, payroll.EndDays}
}
