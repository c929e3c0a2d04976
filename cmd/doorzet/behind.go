package main

import (
	"doorzet/payroll"
)

// behindJSON is what a sending leaves behind: left counts the lines, leftBy
// says why, never counts those that never go along.
type behindJSON struct {
	Left   int         `json:"left"`
	LeftBy []leftJSON  `json:"leftBy"`
	Never  []neverJSON `json:"never"`
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

func (a *app) behindDoc(b *payroll.Behind) behindJSON {
	doc := behindJSON{Left: b.Lines(), LeftBy: []leftJSON{}, Never: []neverJSON{}}
	for _, l := range b.Left {
		doc.LeftBy = append(doc.LeftBy, leftJSON{
			l.Reason, string(l.Finding) + string(l.Block), a.texts.LeftReason(l), a.texts.LeftHow(l), l.Lines, int64(l.Minutes),
		})
	}
	for _, n := range b.Never {
		doc.Never = append(doc.Never, neverJSON{n.Reason, a.texts.Outside(n.Reason), n.Lines})
	}
	return doc
}

// behind tells what stays behind, with what to do about it, and what never
// goes along.
func (p *page) behind(doc behindJSON) {
	if doc.Left == 0 {
		p.line("%s", p.t.Left.None)
	} else {
		p.line("%s:", p.t.Many(p.t.Left.Head, doc.Left))
		for _, l := range doc.LeftBy {
			p.line("  %s × %s  (%s)", p.t.Count(l.Lines), l.Text, l.How)
		}
	}
	never := payroll.Behind{}
	for _, n := range doc.Never {
		never.Never = append(never.Never, payroll.Never{Reason: n.Reason, Lines: n.Lines})
	}
	if text := p.t.NeverSum(&never); text != "" {
		p.line("%s", text)
	}
}
