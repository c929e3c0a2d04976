package ui

import (
	"fmt"
	"slices"
	"strings"

	"doorzet/link"
	"doorzet/payroll"
	"doorzet/ui/grid"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// columns names the columns in the current language.
func (s *peopleScreen) columns() {
	x := s.texts.People
	s.list.SetColumns([]grid.Column{
		{Width: 1},
		{Title: x.Name, Width: 18, Grow: 2},
		{Title: x.Number, Width: 4, Align: paint.Right},
		{Title: x.Basis, Width: 23},
		{Title: x.Reason, Width: 12, Grow: 3},
		{Title: x.Lines, Width: 6, Align: paint.Right},
		{Title: x.Hours, Width: 8, Align: paint.Right},
	})
	s.diff.SetColumns([]grid.Column{
		{Width: 3},
		{Title: x.What, Width: 9},
		{Title: x.Name, Width: 18, Grow: 1},
		{Title: x.Basis, Width: 23},
		{Title: x.Explain, Width: 20, Grow: 3},
	})
}

// detailLines is the height of the part below the table.
const detailLines = 5

// Body draws what is known, the table, and the row under the cursor in full.
func (s *peopleScreen) Body(t *theme.Theme, w, h int) string {
	p, x := newSheet(t, w), s.texts.People
	switch {
	case !s.linked():
		p.text(theme.Plain, x.NotLinked)
		return p.String()
	case s.err != nil:
		p.text(theme.Bad, s.Word(s.err))
	case s.read == 0:
		p.text(theme.Faint, x.Loading)
		return p.String()
	}
	if s.inDiff {
		s.diffHead(p)
	} else {
		s.listHead(p)
	}
	s.head = len(p.lines)
	rows := max(3, p.left(h)-detailLines)
	p.lines = append(p.lines, strings.Split(s.table().View(GridStyles(t, x.Empty), w, rows), "\n")...)
	p.raw(t.Paint(theme.Border, strings.Repeat(t.Glyphs().Horizontal, w)))
	s.detail(p)
	return p.String()
}

func (s *peopleScreen) listHead(p *sheet) {
	x := s.texts.People
	if s.info.SyncedAt == "" {
		p.line(theme.Warn, x.Never)
	} else {
		dot := " " + p.t.Glyphs().Bullet + " "
		p.line(theme.Plain, fmt.Sprintf(x.Synced, s.moment(s.info.SyncedAt))+dot+fmt.Sprintf(x.Count, s.texts.Count(len(s.people))))
	}
	if len(s.names) > 0 {
		p.line(theme.Warn, fmt.Sprintf(x.Names, s.texts.Count(len(s.names))))
	}
	if n := linesSent(s.sent); n > 0 {
		p.line(theme.Warn, s.texts.Many(x.SentFor, n))
	}
	if s.team != nil && len(s.rows) > 0 {
		p.line(theme.Info, fmt.Sprintf(x.Waiting, s.texts.Count(len(s.rows))))
	}
}

func (s *peopleScreen) diffHead(p *sheet) {
	x, n := s.texts.People, s.counts()
	num := func(k payroll.RowKind) string { return s.texts.Count(n[k]) }
	p.line(theme.Title, fmt.Sprintf(x.Difference, num(payroll.RowNew), num(payroll.RowChanged), num(payroll.RowLeft), num(payroll.RowSame)))
	if s.team.First {
		p.line(theme.Plain, x.First)
	}
	if c := s.team.Conflicted(); c > 0 {
		p.line(theme.Warn, fmt.Sprintf(x.Conflicts, s.texts.Count(c)))
	}
	if len(s.team.Skipped) > 0 {
		var texts []string
		for _, problem := range s.team.Skipped {
			texts = append(texts, s.Word(problem))
		}
		p.line(theme.Warn, fmt.Sprintf(x.Skipped, strings.Join(texts, " ")))
	}
}

// detail tells everything of the row under the cursor.
func (s *peopleScreen) detail(p *sheet) {
	x := s.texts.People
	if n, ok := s.name(); ok {
		p.line(theme.Strong, n.Name)
		if n.Waiting {
			p.text(theme.Warn, x.WaitText)
		}
		if n.Why != payroll.DoubtNone {
			p.text(theme.Warn, s.texts.FindingText(n.Finding))
		}
		for _, g := range n.Suggestions {
			p.line(theme.Plain, fmt.Sprintf(x.Maybe, g.Name, s.texts.Suggestion(g.Why)))
		}
		if len(n.Suggestions) == 0 {
			p.line(theme.Faint, x.NoSuggestion)
		}
		return
	}
	person, ok := s.person()
	if !ok {
		return
	}
	if row, _, _ := s.diff.Cursor(); s.inDiff && row < len(s.rows) {
		r := s.rows[row]
		p.line(theme.Strong, person.Name()+": "+s.texts.Basis(r.Basis)+" ("+s.texts.BasisReason(r.Reason)+")")
		for _, c := range r.Conflicts {
			p.line(theme.Warn, s.texts.Conflict(c))
		}
		for _, c := range r.Changes {
			p.line(theme.Plain, s.changeText(c))
		}
		s.about(p, person)
		return
	}
	i := slices.IndexFunc(s.people, func(q link.PersonRow) bool { return q.ID == person.ID })
	row := &s.people[i]
	decided := ""
	if o := row.Override; o != nil && o.At != "" {
		decided = ", " + s.moment(o.At)
	}
	p.line(theme.Strong, person.Name()+": "+s.texts.Basis(row.Basis)+" ("+s.texts.BasisReason(row.Reason)+decided+")")
	for _, f := range row.Findings {
		p.line(theme.Warn, s.texts.FindingText(f))
	}
	if len(row.Said) > 0 {
		p.line(theme.Info, fmt.Sprintf(x.Said, strings.Join(row.Said, ", ")))
	}
	s.extraLine(p, person.ID)
	s.about(p, person)
}

// about tells what Nmbrs says of a person.
func (s *peopleScreen) about(p *sheet, person payroll.Person) {
	x := s.texts.People
	var parts []string
	add := func(label, value string) {
		if value != "" {
			parts = append(parts, label+" "+value)
		}
	}
	add(x.Department, person.Department)
	add(x.Emails, strings.Join(person.Emails, ", "))
	p.line(theme.Faint, strings.Join(parts, " "+p.t.Glyphs().Bullet+" "))
	parts = nil
	for _, e := range person.Employments {
		add(x.Employment, s.spanText(e))
	}
	for _, c := range person.Contracts {
		hours := ""
		if c.HoursPerWeek != nil {
			hours = " " + s.texts.Hours(*c.HoursPerWeek)
		}
		add(x.Contract, s.spanText(c.Span)+hours)
	}
	p.line(theme.Faint, strings.Join(parts, " "+p.t.Glyphs().Bullet+" "))
}

func (o *Office) spanText(s payroll.Span) string {
	to := o.texts.People.To
	if s.To != 0 {
		to = o.texts.Date(s.To)
	}
	return o.texts.Date(s.From) + " - " + to
}

func (s *peopleScreen) changeText(c payroll.FieldChange) string {
	or := func(v string) string {
		if v == "" {
			return s.texts.People.Nothing
		}
		return v
	}
	return fmt.Sprintf(s.texts.People.Change, s.texts.Field(c.Field),
		or(s.texts.FieldValue(c.Field, c.Old)), or(s.texts.FieldValue(c.Field, c.New)))
}

// personRows are the unknown names and then the people.
type personRows struct{ s *peopleScreen }

func (r personRows) Len() int { return len(r.s.names) + len(r.s.people) }

func (r personRows) Cell(row, col int) grid.Cell {
	s, x := r.s, r.s.texts
	if row < len(s.names) {
		return grid.Cell{Text: nameCell(s, row, col)}
	}
	p := s.people[row-len(s.names)]
	text := ""
	switch col {
	case 0:
		if p.Basis == payroll.BasisUnknown {
			text = "!"
		}
	case 1:
		text = strings.Join(append([]string{p.Name()}, p.Said...), " "+s.Theme().Glyphs().Left+" ")
	case 2:
		text = p.Number
	case 3:
		text = x.Basis(p.Basis)
	case 4:
		text = x.BasisReason(p.Reason)
	case 5:
		if p.Lines > 0 {
			text = x.Count(p.Lines)
		}
	case 6:
		if p.Lines > 0 {
			text = s.hoursText(p.Minutes)
		}
	}
	return grid.Cell{Text: text}
}

func nameCell(s *peopleScreen, row, col int) string {
	n, x := s.names[row], s.texts.People
	switch col {
	case 0:
		return "?"
	case 1:
		return n.Name
	case 3:
		text := s.texts.Many(x.InLines, n.Lines)
		if n.Waiting {
			text += ", " + x.WaitsForNmbrs
		}
		return text
	case 4:
		if len(n.Suggestions) == 0 {
			return x.NoSuggestion
		}
		text := fmt.Sprintf(x.Maybe, n.Suggestions[0].Name, s.texts.Suggestion(n.Suggestions[0].Why))
		if n.Why != payroll.DoubtNone {
			text = s.texts.Doubt(n.Why) + ": " + text
		}
		return text
	}
	return ""
}

func (r personRows) RowStyle(row int) paint.Style {
	t := r.s.Theme()
	if row < len(r.s.names) {
		return t.Style(theme.Warn)
	}
	p := r.s.people[row-len(r.s.names)]
	switch {
	case p.Basis == payroll.BasisUnknown && p.Lines > 0:
		return t.Style(theme.Bad)
	case p.Basis == payroll.BasisUnknown:
		return t.Style(theme.Warn)
	}
	return paint.Style{}
}

// teamRows are the rows of the difference with Nmbrs.
type teamRows struct{ s *peopleScreen }

func (r teamRows) Len() int { return len(r.s.rows) }

func (r teamRows) Cell(row, col int) grid.Cell {
	s, x := r.s, r.s.texts
	d := s.rows[row]
	switch col {
	case 0:
		if s.marked[d.Person.ID] {
			return grid.Cell{Text: "[x]"}
		}
		return grid.Cell{Text: "[ ]"}
	case 1:
		return grid.Cell{Text: x.RowKind(d.Kind)}
	case 2:
		return grid.Cell{Text: d.Person.Name()}
	case 3:
		return grid.Cell{Text: x.Basis(d.Basis)}
	}
	var parts []string
	for _, c := range d.Conflicts {
		parts = append(parts, "! "+x.Conflict(c))
	}
	for _, c := range d.Changes {
		parts = append(parts, s.changeText(c))
	}
	if len(parts) == 0 {
		parts = append(parts, x.BasisReason(d.Reason))
	}
	return grid.Cell{Text: strings.Join(parts, "; ")}
}

func (r teamRows) RowStyle(row int) paint.Style {
	d, t := r.s.rows[row], r.s.Theme()
	switch {
	case len(d.Conflicts) > 0:
		return t.Style(theme.Warn)
	case d.Kind == payroll.RowLeft:
		return t.Style(theme.Faint)
	}
	return paint.Style{}
}
