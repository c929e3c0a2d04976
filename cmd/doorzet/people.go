package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
)

// peopleCmd shows people and names, and keeps decisions about them.
type peopleCmd struct {
	Link    []string `help:"${f_link}" sep:"none" placeholder:"NAME=ID"`
	Basis   []string `help:"${f_basis}" placeholder:"ID=hourly|fixed|extra"`
	NotHere []string `help:"${f_nothere}" sep:"none" placeholder:"NAME=REASON"`
	Extra   []string `help:"${f_extrahours}" sep:"none" placeholder:"ID=H:MM"`
	From    string   `help:"${f_basisfrom}" placeholder:"DATE"`
	Period  string   `help:"${f_period}" placeholder:"P"`
}

type personJSON struct {
	ID      string     `json:"id"`
	Number  string     `json:"number"`
	Name    string     `json:"name"`
	Emails  []string   `json:"emails"`
	Basis   string     `json:"basis"`
	Reason  reasonJSON `json:"reason"`
	Lines   int        `json:"lines"`
	Minutes int64      `json:"minutes"`
	// Overridden tells who chose the pay basis and when, null when Nmbrs did.
	Overridden *overrideJSON `json:"overridden"`
	Findings   []findingJSON `json:"findings"`
	// Said are the names that the sources have for the person, where Nmbrs has another.
	Said []string `json:"said"`
}

type overrideJSON struct {
	By   string       `json:"by"`
	At   string       `json:"at"`
	From payroll.Date `json:"from"`
}

type findingJSON struct {
	Kind payroll.FindingKind `json:"kind"`
	Text string              `json:"text"`
}

// extraJSON stands the extra hours of a person beside contract and hours worked.
type extraJSON struct {
	ID       string  `json:"id"`
	Name     string  `json:"name"`
	Contract *string `json:"contract"`
	Worked   int64   `json:"worked"`
	Extra    int64   `json:"extra"`
}

type suggestionJSON struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Why  string `json:"why"`
	Text string `json:"text"`
}

type nameJSON struct {
	Name        string           `json:"name"`
	Lines       int              `json:"lines"`
	Waiting     bool             `json:"waiting"`
	Suggestions []suggestionJSON `json:"suggestions"`
	// Link is what --link takes for it, Why the doubt where somebody answers to a
	// word of the lines, with its text.
	Link string        `json:"link"`
	Why  payroll.Doubt `json:"why"`
	Text string        `json:"text"`
}

type peopleJSON struct {
	Period payroll.Period `json:"period"`
	People []personJSON   `json:"people"`
	Names  []nameJSON     `json:"names"`
	// SentFor are lines that were sent for one person and are another's now, in
	// this period and those that corrections reach.
	SentFor []sentForSumJSON `json:"sentFor"`
	Extra   []extraJSON      `json:"extra"`
}

// pair is NAME=VALUE.
type pair struct{ name, value string }

func (a *app) pairs(list []string) ([]pair, error) {
	var out []pair
	for _, text := range list {
		i := strings.LastIndexByte(text, '=')
		if i <= 0 || strings.TrimSpace(text[:i]) == "" || strings.TrimSpace(text[i+1:]) == "" {
			return nil, a.wrong(a.say.NotAPair, payroll.Clean(text, 80))
		}
		out = append(out, pair{strings.TrimSpace(text[:i]), strings.TrimSpace(text[i+1:])})
	}
	return out, nil
}

func (c *peopleCmd) run(_ context.Context, a *app) (reply, error) {
	links, err := a.pairs(c.Link)
	if err != nil {
		return reply{}, err
	}
	bases, err := a.pairs(c.Basis)
	if err != nil {
		return reply{}, err
	}
	elsewhere, err := a.pairs(c.NotHere)
	if err != nil {
		return reply{}, err
	}
	extra, err := a.pairs(c.Extra)
	if err != nil {
		return reply{}, err
	}
	from, err := a.optionalDate(c.From)
	if err != nil {
		return reply{}, err
	}
	co, desk, err := a.desk(c.Period)
	if err != nil {
		return reply{}, err
	}
	w := decisions{a: a, co: co, desk: desk, links: links, bases: bases, elsewhere: elsewhere, extra: extra, from: from}
	if err := w.check(); err != nil {
		return reply{}, err
	}
	if err := w.keep(); err != nil {
		return reply{}, err
	}
	if len(links)+len(bases)+len(elsewhere)+len(extra) > 0 {
		if desk, err = a.svc.Desk(co, desk.Period); err != nil {
			return reply{}, err
		}
	}
	doc := a.peopleDoc(desk)
	sent, err := a.svc.SentForOther(co, desk)
	if err != nil {
		return reply{}, err
	}
	doc.SentFor = a.sentForDocs(sent)
	return reply{data: doc, page: func(p *page) { peoplePage(p, doc) }}, nil
}

func (a *app) peopleDoc(desk *link.Desk) peopleJSON {
	people, names := a.svc.People(desk)
	doc := peopleJSON{Period: desk.Period, People: []personJSON{}, Names: []nameJSON{}, Extra: []extraJSON{}}
	for _, p := range people {
		x := personJSON{
			ID: string(p.ID), Number: p.Number, Name: p.Name(), Emails: orEmpty(p.Emails), Basis: basisText(p.Basis),
			Reason: a.basisReason(p.Reason), Lines: p.Lines, Minutes: int64(p.Minutes), Findings: []findingJSON{}, Said: orEmpty(p.Said),
		}
		if o := p.Override; o != nil {
			x.Overridden = &overrideJSON{o.By, o.At, o.From}
		}
		for _, f := range p.Findings {
			x.Findings = append(x.Findings, findingJSON{f.Kind, a.texts.FindingText(f)})
		}
		doc.People = append(doc.People, x)
	}
	for _, r := range a.svc.ExtraHours(desk) {
		x := extraJSON{ID: string(r.Employee), Name: r.Name, Worked: int64(r.Worked), Extra: int64(r.Extra)}
		if r.Contract != nil {
			hours := r.Contract.String()
			x.Contract = &hours
		}
		doc.Extra = append(doc.Extra, x)
	}
	for _, n := range names {
		doc.Names = append(doc.Names, nameJSON{
			Name: n.Name, Lines: n.Lines, Waiting: n.Waiting, Suggestions: a.suggestions(n.Suggestions), Link: n.Typed(), Why: n.Why,
			Text: a.texts.FindingText(n.Finding),
		})
	}
	return doc
}

func peoplePage(p *page, doc peopleJSON) {
	var rows [][]string
	for _, x := range doc.People {
		basis := payroll.PayBasis(x.Basis)
		if x.Basis == "unknown" {
			basis = payroll.BasisUnknown
		}
		rows = append(rows, []string{
			x.Number, strings.Join(append([]string{x.Name}, x.Said...), " ← "), x.ID, strconv.Itoa(x.Lines), payroll.Minutes(x.Minutes).Clock(), p.t.Basis(basis), x.Reason.Text,
		})
	}
	p.table([]column{
		right("number"), left("person"), left("id"), right("lines"), right("time"), left("basis"), left("reason"),
	}, rows)
	for _, x := range doc.People {
		for _, f := range x.Findings {
			p.line("%s", f.Text)
		}
	}
	for _, x := range doc.Extra {
		contract := "–"
		if x.Contract != nil {
			contract = p.amount(*x.Contract)
		}
		p.line("%s: "+p.t.Rules.ExtraRow, x.Name, payroll.Minutes(x.Worked).Clock(), contract, payroll.Minutes(x.Extra).Clock())
	}
	p.sentFor(doc.SentFor)
	if len(doc.Names) == 0 {
		return
	}
	p.line("\n%s", p.say.NamesWaiting)
	rows = nil
	for _, n := range doc.Names {
		var likely []string
		for _, s := range n.Suggestions {
			likely = append(likely, fmt.Sprintf("%s %s (%s)", s.ID, s.Name, s.Text))
		}
		rows = append(rows, []string{n.Link, strconv.Itoa(n.Lines), strings.Join(likely, ", "), p.t.Doubt(n.Why)})
	}
	p.table([]column{left("name"), right("lines"), left("suggestions"), left("reason")}, rows)
}
