package main

import (
	"fmt"
	"strconv"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/payroll/intake"
)

// venueSumJSON adds up what a source says of a venue.
type venueSumJSON struct {
	Company  string `json:"company"`
	Venue    string `json:"venue"`
	New      int    `json:"new"`
	Changed  int    `json:"changed"`
	Same     int    `json:"same"`
	Vanished int    `json:"vanished"`
	Double   int    `json:"double"`
	Minutes  int64  `json:"minutes"`
	Added    int64  `json:"addedMinutes"`
}

// totalsJSON is a totals row that does not agree with the rows above it.
type totalsJSON struct {
	Line    int    `json:"line"`
	Column  string `json:"column"`
	Stated  int64  `json:"stated"`
	Summed  int64  `json:"summed"`
	Refused int    `json:"refused"`
}

// personMatchJSON is a person of a people file.
type personMatchJSON struct {
	Name        string           `json:"name"`
	Fate        string           `json:"fate"`
	ID          string           `json:"id"`
	Called      string           `json:"called"`
	By          string           `json:"by"`
	Contract    string           `json:"contract"`
	Disagrees   bool             `json:"disagrees"`
	Suggestions []suggestionJSON `json:"suggestions"`
}

func changeRefs(list []intake.Change) []lineRefJSON {
	out := []lineRefJSON{}
	for _, c := range list {
		ref := lineRef(c.Old)
		ref.becomes(&c.Old, &c.New.Facts)
		out = append(out, ref)
	}
	return out
}

func (a *app) suggestions(list []payroll.Suggestion) []suggestionJSON {
	out := []suggestionJSON{}
	for _, s := range list {
		out = append(out, suggestionJSON{string(s.Employee), s.Name, string(s.Why), a.texts.Suggestion(s.Why)})
	}
	return out
}

// importMore fills in names, venues, totals and people.
func (a *app) importMore(pre *link.Preview, doc *importJSON) {
	doc.Names, doc.Venues, doc.Totals, doc.Said = []nameJSON{}, []venueSumJSON{}, []totalsJSON{}, []saidNameJSON{}
	for _, n := range pre.Said {
		doc.Said = append(doc.Said, saidNameJSON{n.Name, string(n.Employee), n.Called, string(n.By), n.Lines})
	}
	doc.NotRead = a.account(pre)
	if pre.Profile != nil {
		doc.Profile = pre.Profile.Name
	}
	if pre.Before != nil {
		doc.Before = pre.Before.At
	}
	if o := pre.Open; o != nil {
		a.note(fmt.Sprintf(a.texts.Intake.BrokenOff, o.Name, o.At, strconv.Itoa(o.Done), strconv.Itoa(o.Total)))
	}
	for _, l := range pre.Clash {
		doc.Clash = append(doc.Clash, lineRef(l))
	}
	for _, u := range pre.Unknown {
		doc.Unknown = append(doc.Unknown, u.Name)
		doc.Names = append(doc.Names, nameJSON{Name: u.Name, Lines: u.Lines, Waiting: u.Waiting, Suggestions: a.suggestions(u.Suggestions)})
	}
	for _, v := range pre.Venues {
		doc.Venues = append(doc.Venues, venueSumJSON{
			Company: v.Company, Venue: v.Venue, New: v.New, Changed: v.Changed, Same: v.Same, Vanished: v.Vanished, Double: v.Double,
			Minutes: int64(v.Minutes), Added: int64(v.Added),
		})
	}
	for _, t := range pre.Result.Totals {
		doc.Totals = append(doc.Totals, totalsJSON{t.Line, t.Column, int64(t.Stated), int64(t.Summed), t.Refused})
	}
	if pre.People == nil {
		return
	}
	for _, m := range pre.People.Rows {
		doc.Persons = append(doc.Persons, personMatchJSON{
			Name: m.Name, Fate: string(m.Fate), ID: string(m.Employee), Called: m.Called, By: string(m.By), Contract: m.Contract,
			Disagrees: m.Disagrees, Suggestions: a.suggestions(m.Suggestions),
		})
	}
}

func importPage(p *page, doc importJSON) {
	p.line(p.say.ImportRead, doc.File, p.t.Source(doc.Kind))
	if doc.Before != "" {
		day, _, _ := strings.Cut(doc.Before, "T")
		p.line(p.say.ImportBefore, day)
	}
	if len(doc.Persons) > 0 {
		peoplePart(p, doc)
		return
	}
	p.line(p.say.ImportSums, doc.New, doc.Changed, doc.Same, len(doc.Refused), payroll.Minutes(doc.Minutes).Clock())
	if doc.DryRun {
		p.line("%s", p.say.ImportDry)
	}
	questionsPart(p, doc)
	if doc.Elsewhere > 0 {
		p.line(p.say.ImportElsewhere, doc.Elsewhere)
	}
	for _, t := range doc.Totals {
		p.line(p.say.ImportTotals, t.Line, t.Column, payroll.Minutes(t.Stated).Clock(), payroll.Minutes(t.Summed).Clock())
	}
	if len(doc.Venues) > 1 {
		var rows [][]string
		for _, v := range doc.Venues {
			rows = append(rows, []string{
				v.Company, v.Venue, strconv.Itoa(v.New), strconv.Itoa(v.Changed), strconv.Itoa(v.Same), strconv.Itoa(v.Vanished),
				payroll.Minutes(v.Minutes).Clock(),
			})
		}
		p.table([]column{left("company"), left("venue"), right("new"), right("changed"), right("same"), right("vanished"), right("time")}, rows)
	}
	notReadPart(p, doc)
	refusedPart(p, doc)
	gone, stay := parted(doc.Vanished, func(r lineRefJSON) bool { return r.Withdrawn })
	p.refs(p.say.ImportVanished, stay)
	p.refs(p.say.ImportWithdrawn, gone)
	taken, kept := parted(doc.SentChanges, func(r lineRefJSON) bool { return r.Taken })
	p.refs(p.say.ImportSent, kept)
	p.refs(p.say.ImportSentTaken, taken)
	p.refs(p.say.ImportKept, doc.Kept)
	back := p.say.ImportBack
	if doc.Restored > 0 {
		back = p.say.ImportRestored
	}
	p.refs(back, doc.Back)
	p.refs(p.say.ImportClash, doc.Clash)
	saidPart(p, doc)
	for _, n := range doc.Names {
		p.line(p.say.ImportUnknown, named(n.Name, n.Suggestions))
	}
}

// parted gives the lines of which something holds, and the others.
func parted(list []lineRefJSON, is func(lineRefJSON) bool) (yes, no []lineRefJSON) {
	for _, r := range list {
		if is(r) {
			yes = append(yes, r)
		} else {
			no = append(no, r)
		}
	}
	return yes, no
}

// saidNameJSON is a name of the source that leads to somebody of another name.
type saidNameJSON struct {
	Name   string `json:"name"`
	ID     string `json:"employeeId"`
	Person string `json:"person"`
	By     string `json:"by"`
	Lines  int    `json:"lines"`
}

// saidPart lists the names that Nmbrs has otherwise.
func saidPart(p *page, doc importJSON) {
	if len(doc.Said) == 0 {
		return
	}
	p.line("\n%s", p.say.ImportSaid)
	var rows [][]string
	for _, n := range doc.Said {
		rows = append(rows, []string{n.Name, n.Person, n.ID, p.t.Match(payroll.MatchReason(n.By)), p.t.Count(n.Lines)})
	}
	p.table([]column{left("name"), left("person"), left("id"), left("reason"), right("lines")}, rows)
}

// named puts the likeliest people behind a name.
func named(name string, list []suggestionJSON) string {
	var likely []string
	for _, s := range list {
		likely = append(likely, s.ID+" "+s.Name)
	}
	if len(likely) == 0 {
		return name
	}
	return name + " (" + strings.Join(likely, ", ") + " ?)"
}

func refusedPart(p *page, doc importJSON) {
	if len(doc.Refused) == 0 {
		return
	}
	var rows [][]string
	for _, r := range doc.Refused {
		rows = append(rows, []string{strconv.Itoa(r.Line), strconv.Itoa(r.Column), r.Text, r.Message})
	}
	p.line("\n%s", p.say.ImportRefused)
	p.table([]column{right("line"), right("column"), left("text"), left("reason")}, rows)
}

// peoplePart tells what a people file teaches.
func peoplePart(p *page, doc importJSON) {
	var rows [][]string
	for _, m := range doc.Persons {
		contract := m.Contract
		if m.Disagrees {
			contract += " (" + p.say.ImportDisagrees + ")"
		}
		rows = append(rows, []string{m.Name, p.t.PersonFate(m.Fate), named(m.Called, m.Suggestions), contract})
	}
	p.table([]column{left("name"), left("state"), left("person"), left("contract")}, rows)
	refusedPart(p, doc)
	if doc.DryRun {
		p.line("%s", p.say.ImportDry)
		return
	}
	p.line(p.say.ImportPeople, doc.Linked, doc.Witnesses)
}
