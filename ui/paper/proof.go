package paper

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/lang"
)

// prover lays out a proof list.
type prover struct {
	words
	t lang.ProofTexts
	r lang.ReportTexts
	p *link.ProofList
}

func newProver(x *lang.Texts, p *link.ProofList) *prover {
	return &prover{words{x, p.Info}, x.Paper.Proof, x.Paper.Report, p}
}

// Proof lays out a proof list: a part per venue to sign, with an e-mail text,
// and what goes to Nmbrs.
func Proof(x *lang.Texts, p *link.ProofList) *Doc {
	w := newProver(x, p)
	label := p.Period.Label(p.Info.Cadence)
	d := &Doc{
		Lang: string(x.Lang), Title: w.t.Title, Sub: fmt.Sprintf(w.t.Sub, p.Info.Title(), label), Foot: w.t.Foot,
		Facts: []Fact{
			{w.r.Company, w.company()},
			{w.r.Environment, w.environment()},
			{w.r.Period, label},
			{w.r.Days, w.days(p.Days)},
			{w.r.BookedIn, p.BookedIn.Label(p.Info.Cadence)},
			{w.t.Made, moment(p.At, w.english())},
		},
	}
	if p.Guard != nil {
		d.Facts = append(d.Facts, Fact{w.t.Guard, x.Problem(p.Guard, "")})
	}
	for i := range p.Venues {
		d.Parts = append(d.Parts, w.venue(&p.Venues[i], i > 0)...)
	}
	d.Parts = append(d.Parts, w.plan(len(p.Venues) > 0))
	d.Data = w.data()
	return d
}

func (w *prover) venueName(v *link.ProofVenue) string {
	if v.Name == "" {
		return w.t.NoVenue
	}
	return clean(v.Name)
}

func (w *prover) venue(v *link.ProofVenue, newPage bool) []Part {
	head := w.t.NoVenue
	if v.Name != "" {
		head = fmt.Sprintf(w.t.Venue, clean(v.Name))
	}
	return []Part{
		{
			Heading: head, NewPage: newPage, Table: w.people(v),
			Text: []string{fmt.Sprintf(w.t.VenueSum, len(v.People), v.Lines, v.Minutes.Clock())},
		},
		w.waiting(v),
		{Sign: []string{w.t.Agreed, w.t.Name, w.t.Date}},
		{Heading: w.t.Mail, Small: true, Letter: w.mail(v)},
	}
}

// components lists the hour codes and other components of a venue.
func components(v *link.ProofVenue) []payroll.Component {
	var out []payroll.Component
	for i := range v.People {
		for _, a := range v.People[i].Amounts {
			if !slices.Contains(out, a.Component) {
				out = append(out, a.Component)
			}
		}
	}
	slices.SortFunc(out, func(a, b payroll.Component) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Code, b.Code), cmp.Compare(a.CostCentre, b.CostCentre))
	})
	return out
}

// people is the table of a venue: a column per code, so that the sums of the
// venue can be compared with the roster.
func (w *prover) people(v *link.ProofVenue) *Table {
	codes := components(v)
	names := []string{w.x.Column("number"), w.x.Column("person")}
	for _, c := range codes {
		names = append(names, ">"+w.component(c))
	}
	names = append(names, ">"+w.t.Days, ">"+w.t.Waiting, w.t.Remark)
	table := &Table{Columns: heads(names...)}
	sums := map[payroll.Component]link.ProofAmount{}
	days, waiting := 0, 0
	for i := range v.People {
		p := &v.People[i]
		cells := []string{p.Number, p.Name}
		for _, c := range codes {
			text := ""
			for _, a := range p.Amounts {
				if a.Component == c {
					text = w.proofAmount(a)
					s := sums[c]
					sums[c] = link.ProofAmount{Component: c, Minutes: s.Minutes + a.Minutes, Count: s.Count + a.Count}
				}
			}
			cells = append(cells, text)
		}
		days += p.Days
		waiting += p.Waiting
		r := row(append(cells, w.some(p.Days), w.some(p.Waiting), strings.Join(w.remarks(p), "; "))...)
		r.Warn = p.Waiting > 0 || len(p.Held) > 0
		table.Rows = append(table.Rows, r)
	}
	cells := []string{"", w.t.Total}
	for _, c := range codes {
		cells = append(cells, w.proofAmount(sums[c]))
	}
	sum := row(append(cells, w.some(days), w.some(waiting), "")...)
	sum.Strong = true
	table.Rows = append(table.Rows, sum)
	return table
}

func (w *prover) some(n int) string {
	if n == 0 {
		return ""
	}
	return w.x.Count(n)
}

func (w *prover) proofAmount(a link.ProofAmount) string {
	if a.Component.Kind == payroll.KindHours {
		return a.Minutes.Clock()
	}
	return w.x.Pieces(a.Count)
}

// remarks are what holds a person back, what was found about the lines and
// what stands beside them, each once.
func (w *prover) remarks(p *link.ProofPerson) []string {
	var out []string
	add := func(s string) {
		if s = clean(s); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for i := range p.Held {
		st := &p.Held[i]
		if len(st.Rows) == 0 && slices.ContainsFunc(p.Held, func(o payroll.PlanStep) bool { return len(o.Rows) > 0 }) {
			continue // held back because of another code of the same person
		}
		text := w.component(st.Component) + ": " + w.x.Block(st.Block)
		if st.Seen != 0 {
			text += " (" + w.amount(st.Component.Kind, st.Seen) + ")"
		}
		add(text)
	}
	for _, v := range p.Notes {
		day := w.short(v.Line.Date)
		for _, f := range v.Findings {
			if !f.Seen {
				add(day + " " + w.x.Finding(f.Kind))
			}
		}
		if v.Line.Remark != "" {
			add(day + " " + v.Line.Remark)
		}
	}
	return out
}

// short writes day and month.
func (w *prover) short(d payroll.Date) string {
	_, m, day := d.YMD()
	return fmt.Sprintf("%02d-%02d", day, int(m))
}

// waiting lists what is not approved or held up.
func (w *prover) waiting(v *link.ProofVenue) Part {
	if len(v.Waiting) == 0 {
		return Part{Heading: w.t.Open, Small: true, Text: []string{w.t.NothingOpen}}
	}
	table := &Table{Columns: heads("="+w.x.Column("date"), w.x.Column("person"), w.x.Column("type"), "="+w.r.Time, ">"+w.t.Hours, w.x.Column("state"), w.x.Column("findings"))}
	for _, l := range v.Waiting {
		r := row(w.x.Date(l.Line.Date), l.Line.Person, l.Line.Type, times(&l.Line), l.Line.Minutes.Clock(), w.x.State(l.State), w.found(l))
		r.Warn = l.State == payroll.StateBlocked
		table.Rows = append(table.Rows, r)
	}
	return Part{Heading: w.t.Open + ": " + fmt.Sprintf(w.t.WaitingLines, len(v.Waiting)), Small: true, Table: table}
}

func (w *prover) found(v *payroll.Verdict) string {
	var out []string
	for _, f := range v.Findings {
		if !f.Seen || f.Blocks() {
			out = append(out, w.x.Finding(f.Kind))
		}
	}
	return strings.Join(out, ", ")
}

// plan is what goes to Nmbrs, per person and code.
func (w *prover) plan(newPage bool) Part {
	t := w.t
	table := &Table{Columns: heads(w.x.Column("person"), "="+w.r.Component, ">"+w.r.Wanted, ">"+w.x.Column("ours"), ">"+t.InNmbrs, ">"+t.ToSend, w.r.Note)}
	for i := range w.p.Steps {
		s := &w.p.Steps[i]
		k := s.Component.Kind
		r := row(s.Person, w.component(s.Component), w.amount(k, s.Wanted), w.amount(k, s.Ours), w.amount(k, s.Seen), w.amount(k, s.Amount), w.x.Block(s.Block))
		r.Warn = s.Block != payroll.BlockNone
		table.Rows = append(table.Rows, r)
	}
	return Part{Heading: t.Plan, NewPage: newPage, Text: []string{t.PlanText}, Table: table}
}

// Mail is the e-mail text for one venue, ready to copy.
func Mail(x *lang.Texts, p *link.ProofList, v *link.ProofVenue) string {
	return newProver(x, p).mail(v)
}

func (w *prover) mail(v *link.ProofVenue) string {
	t, name := w.t, w.venueName(v)
	label := w.p.Period.Label(w.p.Info.Cadence)
	var b strings.Builder
	if len(v.Waiting) == 0 {
		fmt.Fprintf(&b, t.MailNone+"\n\n%s\n\n", name, label, t.MailGreeting)
		fmt.Fprintf(&b, t.MailNothing+"\n\n%s\n", label, name, mailSalute(t.MailEnd))
		return b.String()
	}
	fmt.Fprintf(&b, t.MailSubject+"\n\n%s\n\n", name, label, len(v.Waiting), t.MailGreeting)
	fmt.Fprintf(&b, t.MailOpen+"\n\n", len(v.Waiting), label, name)
	type asked struct {
		days  []string
		lines int
		why   []string
	}
	by := map[string]*asked{}
	var names []string
	for _, l := range v.Waiting {
		who := clean(l.Line.Person)
		a := by[who]
		if a == nil {
			a = &asked{}
			by[who] = a
			names = append(names, who)
		}
		a.lines++
		if day := w.short(l.Line.Date); !slices.Contains(a.days, day) {
			a.days = append(a.days, day)
		}
		for _, f := range l.Findings {
			if why := w.x.Finding(f.Kind); f.Blocks() && !slices.Contains(a.why, why) {
				a.why = append(a.why, why)
			}
		}
	}
	slices.Sort(names)
	for _, who := range names {
		a := by[who]
		line := fmt.Sprintf(t.MailLine, who, strings.Join(a.days, ", "), a.lines)
		if len(a.why) > 0 {
			line += ": " + strings.Join(a.why, ", ")
		}
		b.WriteString(line + "\n")
	}
	b.WriteString("\n" + t.MailEnd + "\n")
	return b.String()
}

// mailSalute leaves the last paragraph of the ending: nothing is late.
func mailSalute(end string) string {
	if i := strings.LastIndex(end, "\n\n"); i >= 0 {
		return end[i+2:]
	}
	return end
}

// data gives one row per line that waits or counts.
func (w *prover) data() Table {
	x, n := w.x, w.r.DataKinds
	out := Table{Columns: heads(x.Column("venue"), n.EmployeeID, x.Column("number"), x.Column("person"), x.Column("kind"), n.Code,
		n.Description, n.ShareHours, n.Pieces, w.t.Days, w.t.Waiting, w.t.Remark)}
	for i := range w.p.Venues {
		v := &w.p.Venues[i]
		for j := range v.People {
			p := &v.People[j]
			who := []string{v.Name, string(p.Employee), p.Number, p.Name}
			for _, a := range p.Amounts {
				hours, pieces := "", ""
				if a.Component.Kind == payroll.KindHours {
					hours = a.Minutes.Clock()
				} else {
					pieces = w.plain(a.Count)
				}
				out.Rows = append(out.Rows, row(slices.Concat(who, []string{
					x.Kind(a.Component.Kind), fmt.Sprint(a.Component.Code), w.described(a.Component), hours, pieces, "", "", "",
				})...))
			}
			out.Rows = append(out.Rows, row(slices.Concat(who, []string{
				"", "", "", "", "", w.some(p.Days), w.some(p.Waiting), strings.Join(w.remarks(p), "; "),
			})...))
		}
	}
	return out
}
