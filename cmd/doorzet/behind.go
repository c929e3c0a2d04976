package main

import (
	"doorzet/payroll"
)

// behindJSON is what a sending leaves behind: left counts the lines, leftBy
// says why, never counts those that never go along. anew names whose pushed lines
// the settings of now would give otherwise.
type behindJSON struct {
	Left   int         `json:"left"`
	LeftBy []leftJSON  `json:"leftBy"`
	Never  []neverJSON `json:"never"`
	Anew   []anewJSON  `json:"anew"`
}

// leftJSON is a reason for which lines stay behind. of is the finding or the
// block behind it, "" for none.
type leftJSON struct {
	Reason  payroll.LeftReason `json:"reason"`
	Of      string             `json:"of"`
	Text    string             `json:"text"`
	How     string             `json:"how"`
	Lines   int                `json:"lines"`
	Minutes int64              `json:"minutes"`
}

type neverJSON struct {
	Reason payroll.OutsideReason `json:"reason"`
	Text   string                `json:"text"`
	Lines  int                   `json:"lines"`
}

// anewJSON counts somebody's lines that were sent, keep what was sent of them,
// and would come out otherwise by the settings of now; minutes are those worked.
type anewJSON struct {
	EmployeeID string `json:"employeeId"`
	Person     string `json:"person"`
	Lines      int    `json:"lines"`
	Minutes    int64  `json:"minutes"`
}

func (a *app) behindDoc(b *payroll.Behind) behindJSON {
	doc := behindJSON{Left: b.Lines(), LeftBy: []leftJSON{}, Never: []neverJSON{}, Anew: []anewJSON{}}
	for _, l := range b.Left {
		doc.LeftBy = append(doc.LeftBy, leftJSON{
			l.Reason, string(l.Finding) + string(l.Block), a.texts.LeftReason(l), a.texts.LeftHow(l), l.Lines, int64(l.Minutes),
		})
	}
	for _, n := range b.Never {
		doc.Never = append(doc.Never, neverJSON{n.Reason, a.texts.Outside(n.Reason), n.Lines})
	}
	for _, x := range b.Anew {
		doc.Anew = append(doc.Anew, anewJSON{string(x.Employee), x.Person, x.Lines, int64(x.Minutes)})
	}
	return doc
}

// behind tells what stays behind, with what to do about it, and what never
// goes along, and which pushed lines the settings of now would give otherwise.
// held tells that steps are held back, which is said by itself.
func (p *page) behind(doc behindJSON, of payroll.Period, held bool) {
	switch {
	case doc.Left == 0 && len(doc.Anew) == 0 && !held:
		p.line(p.t.Left.None, of)
	case doc.Left > 0:
		p.line("%s:", p.t.Many(p.t.Left.Head, doc.Left))
		for _, l := range doc.LeftBy {
			p.line("  %s × %s  (%s)", p.t.Count(l.Lines), l.Text, l.How)
		}
	}
	b := payroll.Behind{}
	for _, x := range doc.Anew {
		b.Anew = append(b.Anew, payroll.Anew{Employee: payroll.EmployeeID(x.EmployeeID), Person: x.Person, Lines: x.Lines, Minutes: payroll.Minutes(x.Minutes)})
	}
	if text := p.t.AnewSum(&b); text != "" {
		p.line("%s", text)
		p.line("  "+p.t.Left.AnewHow, of)
	}
	for _, n := range doc.Never {
		b.Never = append(b.Never, payroll.Never{Reason: n.Reason, Lines: n.Lines})
	}
	if text := p.t.NeverSum(&b); text != "" {
		p.line("%s", text)
	}
}
