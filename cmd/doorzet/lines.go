package main

import (
	"context"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
)

// linesCmd lists the hour lines of a period.
type linesCmd struct {
	Period string `help:"${f_period}" placeholder:"P"`
	State  string `help:"${f_state}" placeholder:"S"`
}

type sourceJSON struct {
	Kind payroll.SourceKind `json:"kind"`
	File string             `json:"file"`
	Row  int                `json:"row"`
}

// lineJSON is a line as the verdict shows it. Times are empty for a line
// without them, counts are two-decimal figures.
type lineJSON struct {
	ID   string       `json:"id"`
	Date payroll.Date `json:"date"`
	// Person is what the source calls the person, Employee the name in Nmbrs of
	// whose the line is, "" while nobody knows.
	Person     string                `json:"person"`
	Employee   string                `json:"employee"`
	EmployeeID string                `json:"employeeId"`
	Minutes    int64                 `json:"minutes"`
	Type       string                `json:"type"`
	State      payroll.State         `json:"state"`
	Findings   []payroll.FindingKind `json:"findings"`
	Source     sourceJSON            `json:"source"`
	Venue      string                `json:"venue"`
	Team       string                `json:"team"`
	Start      string                `json:"start"`
	End        string                `json:"end"`
	Break      int64                 `json:"break"`
	Counts     map[string]string     `json:"counts"`
	Approved   bool                  `json:"approved"`
	Outside    payroll.OutsideReason `json:"outside,omitempty"`
	Texts      []string              `json:"texts"`
	// SentFor is set for a line that was sent for one person and is another's now.
	SentFor *sentForJSON `json:"sentFor"`

	differs bool            // Nmbrs calls the person otherwise than the source
	hours   payroll.Minutes // what it adds to a sum of hours
}

// sentForJSON says for whom something was sent and whose it is now: "" while
// nobody answers to the name, "-" for somebody who is not paid here.
type sentForJSON struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	NowID string `json:"nowId"`
	Now   string `json:"now"`
}

func (c *linesCmd) run(_ context.Context, a *app) (reply, error) {
	state, err := c.state(a)
	if err != nil {
		return reply{}, err
	}
	_, desk, err := a.desk(c.Period)
	if err != nil {
		return reply{}, err
	}
	doc := []lineJSON{}
	for i := range desk.Verdicts {
		if v := &desk.Verdicts[i]; state == "" || v.State == state {
			doc = append(doc, a.lineDoc(desk, v))
		}
	}
	return reply{data: doc, page: func(p *page) { linesPage(p, doc) }}, nil
}

func (c *linesCmd) state(a *app) (payroll.State, error) {
	if c.State == "" {
		return "", nil
	}
	var names []string
	for _, s := range payroll.States() {
		if string(s) == c.State {
			return s, nil
		}
		names = append(names, string(s))
	}
	return "", a.wrong(a.say.BadState, payroll.Clean(c.State, 40), strings.Join(names, ", "))
}

func (a *app) lineDoc(d *link.Desk, v *payroll.Verdict) lineJSON {
	l := &v.Line
	doc := lineJSON{
		ID: string(l.ID), Date: l.Date, Person: l.Person, EmployeeID: string(v.Employee), Minutes: int64(l.Minutes),
		Type: l.Type, State: v.State, Findings: []payroll.FindingKind{}, Source: sourceJSON{l.Source.Kind, l.Source.File, l.Source.Row},
		Venue: l.Venue, Team: l.Team, Start: l.Start.String(), End: l.End.String(), Break: int64(l.Break),
		Counts: map[string]string{}, Approved: l.Approved, Outside: v.Outside, Texts: []string{}, hours: l.Hours(),
	}
	for _, f := range v.Findings {
		doc.Findings = append(doc.Findings, f.Kind)
		doc.Texts = append(doc.Texts, a.texts.FindingText(f))
	}
	for kind, n := range l.Counts {
		doc.Counts[kind] = n.String()
	}
	if p, ok := d.Book.Team.Person(v.Employee); ok {
		doc.Employee = p.Name()
		doc.differs = !p.SameName(l.Facts)
	}
	if v.SentFor != "" {
		now, _ := d.Book.Team.Person(v.Destination())
		doc.SentFor = &sentForJSON{string(v.SentFor), doc.Employee, string(v.Destination()), now.Name()}
	}
	return doc
}

// called names the person: as the source does, and as Nmbrs does where that is
// another name.
func (l *lineJSON) called() string {
	if l.differs && l.Employee != "" {
		return strings.TrimSpace(l.Person + " → " + l.Employee)
	}
	return l.Person
}

func linesPage(p *page, doc []lineJSON) {
	var rows [][]string
	var total payroll.Minutes
	for _, l := range doc {
		var notes []string
		if l.Outside != "" {
			notes = append(notes, p.t.Outside(l.Outside))
		}
		for _, f := range l.Findings {
			notes = append(notes, p.t.Finding(f))
		}
		total += l.hours
		rows = append(rows, []string{
			p.t.Date(l.Date), l.called(), l.Type, payroll.Minutes(l.Minutes).Clock(), p.t.State(l.State), strings.Join(notes, ", "), l.ID,
		})
	}
	p.table([]column{
		left("date"), left("person"), left("type"), right("time"), left("state"), left("findings"), left("id"),
	}, rows)
	p.line(p.say.LinesSum, len(doc), total.Clock())
}
