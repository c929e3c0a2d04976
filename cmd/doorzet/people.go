package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
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
}

type peopleJSON struct {
	Period payroll.Period `json:"period"`
	People []personJSON   `json:"people"`
	Names  []nameJSON     `json:"names"`
	Extra  []extraJSON    `json:"extra"`
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
	if err := a.decide(co, links, bases, elsewhere, from); err != nil {
		return reply{}, err
	}
	if err := a.typeExtra(co, desk, extra); err != nil {
		return reply{}, err
	}
	if len(links)+len(bases)+len(elsewhere)+len(extra) > 0 {
		if desk, err = a.svc.Desk(co, desk.Period); err != nil {
			return reply{}, err
		}
	}
	doc := a.peopleDoc(desk)
	return reply{data: doc, page: func(p *page) { peoplePage(p, doc) }}, nil
}

// decide keeps what the flags say of names and people.
func (a *app) decide(co *store.Company, links, bases, elsewhere []pair, from payroll.Date) error {
	for _, x := range links {
		if err := a.svc.LinkName(co, x.name, payroll.EmployeeID(x.value)); err != nil {
			return err
		}
	}
	for _, x := range bases {
		if err := a.svc.SetBasis(co, payroll.EmployeeID(x.name), payroll.PayBasis(strings.ToLower(x.value)), from); err != nil {
			return err
		}
	}
	for _, x := range elsewhere {
		if err := a.svc.NotHere(co, x.name, x.value); err != nil {
			return err
		}
	}
	return nil
}

// typeExtra makes lines of typed figures of extra hours.
func (a *app) typeExtra(co *store.Company, desk *link.Desk, list []pair) error {
	for _, x := range list {
		m, err := payroll.ParseWork(x.value)
		if err != nil || m == 0 {
			return a.wrong(a.say.NotAPair, payroll.Clean(x.name+"="+x.value, 80))
		}
		if desk, err = a.svc.Desk(co, desk.Period); err != nil { // with the pay bases just chosen
			return err
		}
		if _, err := a.svc.TypeExtraHours(co, desk, payroll.EmployeeID(x.name), m); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) peopleDoc(desk *link.Desk) peopleJSON {
	people, names := a.svc.People(desk)
	doc := peopleJSON{Period: desk.Period, People: []personJSON{}, Names: []nameJSON{}, Extra: []extraJSON{}}
	for _, p := range people {
		x := personJSON{
			ID: string(p.ID), Number: p.Number, Name: p.Name(), Emails: orEmpty(p.Emails), Basis: basisText(p.Basis),
			Reason: a.basisReason(p.Reason), Lines: p.Lines, Minutes: int64(p.Minutes), Findings: []findingJSON{},
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
		row := nameJSON{Name: n.Name, Lines: n.Lines, Waiting: n.Waiting, Suggestions: []suggestionJSON{}}
		for _, s := range n.Suggestions {
			row.Suggestions = append(row.Suggestions, suggestionJSON{
				string(s.Employee), s.Name, string(s.Why), a.texts.Suggestion(s.Why),
			})
		}
		doc.Names = append(doc.Names, row)
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
			x.Number, x.Name, x.ID, strconv.Itoa(x.Lines), payroll.Minutes(x.Minutes).Clock(), p.t.Basis(basis), x.Reason.Text,
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
		rows = append(rows, []string{n.Name, strconv.Itoa(n.Lines), strings.Join(likely, ", ")})
	}
	p.table([]column{left("name"), right("lines"), left("suggestions")}, rows)
}
