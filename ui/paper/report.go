package paper

import (
	"fmt"
	"strconv"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/store"
	"doorzet/ui/lang"
)

// words writes what both papers have in common.
type words struct {
	x    *lang.Texts
	info store.CompanyInfo
}

func (w words) english() bool { return w.x.Lang == lang.English }

// component names a component: code and description, or the days worked.
func (w words) component(c payroll.Component) string {
	if c.Kind == payroll.KindWorked {
		return w.x.Kind(c.Kind)
	}
	name := strconv.Itoa(c.Code)
	if d := w.described(c); d != "" {
		name += " " + d
	}
	if c.CostCentre != "" {
		name += " / " + c.CostCentre
	}
	return name
}

// described gives the description of a code in Nmbrs, "" when none is known.
func (w words) described(c payroll.Component) string {
	known := w.info.HourCodes
	if c.Kind == payroll.KindWage {
		known = w.info.WageCodes
	}
	for _, k := range known {
		if k.Code == c.Code {
			return clean(k.Description)
		}
	}
	return ""
}

// amount writes a figure of a component.
func (w words) amount(k payroll.Kind, h payroll.Hundredths) string {
	if k == payroll.KindHours {
		return w.x.Hours(h)
	}
	return w.x.Pieces(h)
}

// plain writes a figure for a spreadsheet: no separators of thousands.
func (w words) plain(h payroll.Hundredths) string {
	if w.english() {
		return h.String()
	}
	return h.Comma()
}

func (w words) days(s payroll.Span) string { return w.x.Date(s.From) + " – " + w.x.Date(s.To) }

// company names the company with its number.
func (w words) company() string {
	name := w.info.Title()
	if n := w.info.NmbrsID; n != "" && n != name {
		name += " (" + n + ")"
	}
	return clean(name)
}

func (w words) environment() string {
	e := w.x.Environment
	switch w.info.Link.Environment {
	case "production":
		return e.Production
	case "sandbox":
		return e.Sandbox
	case "simulator":
		return e.Simulator
	}
	return e.Other
}

// reporter lays out a control report.
type reporter struct {
	words
	t lang.ReportTexts
	r *link.BatchReport
}

// Report lays out the control report of a batch.
func Report(x *lang.Texts, r *link.BatchReport) *Doc {
	w := reporter{words{x, r.Info}, x.Paper.Report, r}
	label := r.Batch.ForPeriod.Label(r.Info.Cadence)
	d := &Doc{
		Lang: string(x.Lang), Title: fmt.Sprintf(w.t.Title, x.BatchKind(r.Batch.Kind)),
		Sub: fmt.Sprintf(w.t.Sub, r.Info.Title(), label), Facts: w.facts(label), Foot: w.t.Foot,
	}
	d.Parts = append(d.Parts, w.sums(), w.codes(), w.refusals(), w.corrections(), w.people())
	d.Parts = append(d.Parts, w.perCode()...)
	d.Parts = append(d.Parts, w.behind()...)
	d.Data = w.data()
	return d
}

func (w *reporter) facts(label string) []Fact {
	b, t := &w.r.Batch, w.t
	out := []Fact{
		{t.Company, w.company()},
		{t.Environment, w.environment()},
		{t.Period, label},
		{t.Days, w.days(w.r.Days)},
		{t.BookedIn, b.BookedIn.Label(w.info.Cadence)},
		{t.Kind, w.x.BatchKind(b.Kind) + ", " + either(b.Closed, t.Closed, t.NotClosed)},
		{t.By, clean(b.By)},
		{t.At, moment(b.At, w.english())},
		{t.Batch, string(b.ID)},
	}
	if b.Unlocked {
		out = append(out, Fact{t.Unlocked, w.x.Words.Yes})
	}
	if b.WithoutDays {
		out = append(out, Fact{t.WithoutDays, w.x.Words.Yes})
	}
	if b.Undoes != "" {
		out = append(out, Fact{t.Undoes, string(b.Undoes)})
	}
	if b.UndoneBy != "" {
		out = append(out, Fact{t.UndoneBy, string(b.UndoneBy)})
	}
	return append(out, Fact{t.Digest, w.r.Digest})
}

func (w *reporter) sums() Part {
	t := w.t
	var done, refused, unsure, waiting int
	for i := range w.r.Steps {
		switch w.r.Steps[i].State {
		case payroll.StepDone:
			done++
		case payroll.StepRefused:
			refused++
		case payroll.StepUnsure:
			unsure++
		default:
			waiting++
		}
	}
	back := t.NotReadBack
	if c := w.r.Batch.Check; c != nil {
		back = fmt.Sprintf(t.ReadBackSums, moment(c.At, w.english()), c.Equal, c.Different)
	}
	adds := t.AddsUp
	if w.r.Odd > 0 {
		adds = fmt.Sprintf(t.NotAddsUp, w.r.Odd)
	}
	table := &Table{Columns: heads("", ""), Rows: []Row{
		row(t.People, w.x.Count(w.r.People)),
		row(t.Lines, w.x.Count(w.r.Lines)),
		row(t.Hours, w.r.Minutes.Clock()+" = "+w.x.Hours(payroll.RoundMinutes(w.r.Minutes))),
		row(t.Steps, fmt.Sprintf(t.StepSums, done, refused, unsure, waiting)),
		row(t.AddUp, adds),
		row(t.ReadBack, back),
	}}
	table.Rows[3].Warn = refused+unsure+waiting > 0
	table.Rows[4].Warn = w.r.Odd > 0
	table.Rows[5].Warn = w.r.Batch.Check != nil && w.r.Batch.Check.Different > 0
	return Part{Heading: t.Short, Table: table}
}

// codeAnchor names the part with the people of a component.
func codeAnchor(c payroll.Component) string {
	return "code-" + string(c.Kind) + "-" + strconv.Itoa(c.Code) + "-" + c.CostCentre
}

func (w *reporter) codes() Part {
	t := w.t
	table := &Table{Columns: heads("="+t.Component, ">"+t.People, ">"+t.Lines, ">"+t.Before, ">"+t.Wanted, ">"+t.Written, ">"+t.After)}
	total := link.CodeSum{}
	for _, c := range w.r.Codes {
		k := c.Component.Kind
		r := row(w.component(c.Component), w.x.Count(c.People), w.x.Count(c.Lines), w.amount(k, c.Before), w.amount(k, c.Wanted),
			w.amount(k, c.Written), w.amount(k, c.After))
		for _, i := range []int{0, 4, 6} {
			r.Cells[i].Link = codeAnchor(c.Component)
		}
		r.Warn = c.Refused+c.Open > 0
		table.Rows = append(table.Rows, r)
		if k == payroll.KindHours {
			total.Before += c.Before
			total.Wanted += c.Wanted
			total.Written += c.Written
			total.After += c.After
		}
	}
	sum := row(t.Total, "", "", w.x.Hours(total.Before), w.x.Hours(total.Wanted), w.x.Hours(total.Written), w.x.Hours(total.After))
	sum.Strong = true
	table.Rows = append(table.Rows, sum)
	return Part{Heading: t.Codes, Table: table}
}

// people is the list of steps, by person.
func (w *reporter) people() Part {
	t, x := w.t, w.x
	table := &Table{Columns: heads(x.Column("number"), x.Column("person"), "="+t.Component, ">"+t.Before, ">"+t.Ours, ">"+t.Wanted,
		">"+t.Written, ">"+t.After, t.Outcome)}
	last := payroll.EmployeeID("")
	for i := range w.r.Steps {
		s := &w.r.Steps[i]
		k := s.Component.Kind
		r := row(s.Number, s.Person, w.component(s.Component), w.amount(k, s.Seen), w.amount(k, s.Ours), w.amount(k, s.Wanted),
			w.amount(k, s.Written), w.amount(k, s.After), x.StepState(s.State))
		if s.Employee == last {
			r.Cells[0].Text, r.Cells[1].Text = "", ""
		}
		last = s.Employee
		r.Cells[2].Link, r.Cells[5].Link, r.Cells[7].Link = personAnchor(s.Employee), personAnchor(s.Employee), personAnchor(s.Employee)
		r.Warn = s.State != payroll.StepDone
		table.Rows = append(table.Rows, r)
	}
	return Part{Heading: t.PerPerson, Anchor: "people", Table: table}
}

// perCode lists, under each code, the people who make up its total.
func (w *reporter) perCode() []Part {
	t, x := w.t, w.x
	var out []Part
	for _, c := range w.r.Codes {
		table := &Table{Columns: heads(x.Column("number"), x.Column("person"), ">"+t.Wanted, ">"+t.After, t.Rows)}
		for i := range w.r.Steps {
			s := &w.r.Steps[i]
			if s.Component != c.Component || s.State != payroll.StepDone {
				continue
			}
			r := row(s.Number, s.Person, w.amount(s.Component.Kind, s.Wanted), w.amount(s.Component.Kind, s.After), rowIDs(s))
			r.Cells[2].Link, r.Cells[3].Link = personAnchor(s.Employee), personAnchor(s.Employee)
			table.Rows = append(table.Rows, r)
		}
		k := c.Component.Kind
		sum := row("", x.Paper.Proof.Total, w.amount(k, c.Wanted), w.amount(k, c.After), "")
		sum.Strong = true
		table.Rows = append(table.Rows, sum)
		out = append(out, Part{
			Heading: fmt.Sprintf(t.PerCode, w.component(c.Component)), Anchor: codeAnchor(c.Component), Small: true, Table: table,
		})
	}
	return out
}

func rowIDs(s *link.ReportStep) string {
	ids := make([]string, len(s.Rows))
	for i, r := range s.Rows {
		ids[i] = string(r)
	}
	return strings.Join(ids, ", ")
}

func (w *reporter) refusals() Part {
	t := w.t
	table := &Table{Columns: heads(w.x.Column("person"), "="+t.Component, ">"+t.Wanted, t.Outcome, w.x.Column("reason"), t.Handling)}
	for i := range w.r.Steps {
		s := &w.r.Steps[i]
		if s.State == payroll.StepDone {
			continue
		}
		r := row(s.Person, w.component(s.Component), w.amount(s.Component.Kind, s.Wanted), w.x.StepState(s.State),
			w.x.Problem(s.Reason, ""), w.handling(s))
		r.Warn = true
		r.Cells[2].Link = personAnchor(s.Employee)
		table.Rows = append(table.Rows, r)
	}
	if len(table.Rows) == 0 {
		return Part{Heading: t.Refused, Text: []string{t.NoneRefused}}
	}
	return Part{Heading: t.Refused, Table: table}
}

func (w *reporter) handling(s *link.ReportStep) string {
	switch {
	case s.Later != "":
		return fmt.Sprintf(w.t.HandledLater, s.Later)
	case s.State == payroll.StepRefused:
		return w.t.HandledOpen
	case s.State == payroll.StepUnsure:
		return w.t.HandledUnsure
	}
	return w.t.HandledWaiting
}

func (w *reporter) corrections() Part {
	t := w.t
	table := &Table{Columns: heads(w.x.Column("person"), "="+t.Component, ">"+t.Was, ">"+t.Became, ">"+t.Written, t.Note)}
	for i := range w.r.Steps {
		s := &w.r.Steps[i]
		if !s.Corrects() {
			continue
		}
		note := ""
		if s.BookedIn != s.ForPeriod {
			note = fmt.Sprintf(t.OtherPeriod, s.BookedIn.Label(w.info.Cadence))
		}
		k := s.Component.Kind
		r := row(s.Person, w.component(s.Component), w.amount(k, s.Ours), w.amount(k, s.Wanted), w.amount(k, s.Written), note)
		r.Cells[3].Link = personAnchor(s.Employee)
		table.Rows = append(table.Rows, r)
	}
	if len(table.Rows) == 0 {
		return Part{Heading: t.Corrections, Text: []string{t.NoCorrections}}
	}
	return Part{Heading: t.Corrections, Table: table}
}
