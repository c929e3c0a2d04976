package paper

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"doorzet/link"
	"doorzet/payroll"
)

// personAnchor names the part with the hour lines of a person.
func personAnchor(e payroll.EmployeeID) string { return "person-" + string(e) }

// behind lists, per person, the hour lines behind the amounts, down to the row
// of the file that they came from; each amount has a column of its own.
func (w *reporter) behind() []Part {
	out := []Part{{Heading: w.t.Behind, Anchor: "lines", NewPage: true, Table: w.files()}}
	for from := 0; from < len(w.r.Steps); {
		to := from + 1
		for to < len(w.r.Steps) && w.r.Steps[to].Employee == w.r.Steps[from].Employee {
			to++
		}
		out = append(out, w.person(w.r.Steps[from:to]))
		from = to
	}
	return out
}

// files lists the files that the lines came from.
func (w *reporter) files() *Table {
	t := w.t
	table := &Table{Columns: heads(t.File, "="+t.ReadAt, ">"+t.Lines, t.DataKinds.FileHash)}
	type source struct{ hash, name string }
	lines, at := map[source]map[payroll.LineID]bool{}, map[source]string{}
	for i := range w.r.Steps {
		for j := range w.r.Steps[i].Lines {
			l := &w.r.Steps[i].Lines[j]
			if !l.Known {
				continue
			}
			s := source{l.Of.Source.Hash, w.file(l.Of.Source)}
			if lines[s] == nil {
				lines[s] = map[payroll.LineID]bool{}
			}
			lines[s][l.Line], at[s] = true, l.ReadAt
		}
	}
	for _, s := range slices.SortedFunc(maps.Keys(lines), func(a, b source) int {
		return cmp.Or(cmp.Compare(at[a], at[b]), cmp.Compare(a.name, b.name), cmp.Compare(a.hash, b.hash))
	}) {
		table.Rows = append(table.Rows, row(s.name, moment(at[s], w.english()), w.x.Count(len(lines[s])), s.hash))
	}
	return table
}

// file names where a line came from: its file, or else the kind of source.
func (w *reporter) file(s payroll.Source) string {
	if s.File != "" {
		return clean(s.File)
	}
	return w.x.Source(s.Kind)
}

// lineOf is a line of a person as one version of it was counted.
type lineOf struct {
	id      payroll.LineID
	version int
}

// person is the table of the lines of one person, a column per step.
func (w *reporter) person(steps []link.ReportStep) Part {
	t := w.t
	names := []string{"=" + w.x.Column("date"), w.x.Column("venue"), w.x.Column("type"), "=" + t.Time}
	shares := map[lineOf][]string{}
	facts := map[lineOf]*link.ReportLine{}
	var order []lineOf
	for i := range steps {
		s := &steps[i]
		name := w.component(s.Component)
		if s.State != payroll.StepDone {
			name += " (" + w.x.StepState(s.State) + ")"
		}
		names = append(names, ">"+name)
		for j := range s.Lines {
			l := &s.Lines[j]
			at := lineOf{l.Line, l.Version}
			if facts[at] == nil {
				facts[at], shares[at] = l, make([]string, len(steps))
				order = append(order, at)
			}
			shares[at][i] = w.added(shares[at][i], w.share(s, l))
		}
	}
	slices.SortFunc(order, func(a, b lineOf) int {
		return cmp.Or(cmp.Compare(facts[a].Date, facts[b].Date), cmp.Compare(a.id, b.id), cmp.Compare(a.version, b.version))
	})
	table := &Table{Columns: heads(append(names, t.File, ">"+t.FileRow, t.Note)...)}
	for _, at := range order {
		table.Rows = append(table.Rows, w.line(facts[at], shares[at]))
	}
	sum := []string{"", "", "", t.Wanted}
	for i := range steps {
		sum = append(sum, w.amount(steps[i].Component.Kind, steps[i].Wanted))
	}
	total := row(append(sum, "", "", "")...)
	total.Strong = true
	table.Rows = append(table.Rows, total)
	return Part{Heading: steps[0].Person, Anchor: personAnchor(steps[0].Employee), Small: true, Table: table}
}

// added puts a second share of a line in one component beside the first.
func (w *reporter) added(before, more string) string {
	if before == "" {
		return more
	}
	return before + " + " + more
}

func (w *reporter) line(l *link.ReportLine, shares []string) Row {
	t, of := w.t, &l.Of
	if !l.Known {
		return row(slices.Concat([]string{w.x.Date(l.Date), "", "", ""}, shares, []string{"", "", t.Gone})...)
	}
	note := ""
	switch {
	case of.Withdrawn:
		note = t.Withdrawn + ": " + of.Reason
	case l.Altered:
		note = t.Altered
	}
	r := row(slices.Concat(
		[]string{w.x.Date(l.Date), of.Venue, of.Type, times(of)}, shares, []string{w.file(of.Source), rowNumber(of.Source), note},
	)...)
	r.Warn = l.Altered
	return r
}

func times(l *payroll.Line) string {
	if l.Start == payroll.NoTime || l.End == payroll.NoTime {
		return ""
	}
	return l.Start.String() + "–" + l.End.String()
}

func rowNumber(s payroll.Source) string {
	if s.Row == 0 {
		return ""
	}
	return strconv.Itoa(s.Row)
}

// share writes what a line gave to a step: minutes, a day, or pieces.
func (w *reporter) share(s *link.ReportStep, l *link.ReportLine) string {
	switch s.Component.Kind {
	case payroll.KindHours:
		return l.Minutes.Clock()
	case payroll.KindWorked:
		return "1"
	default:
	}
	text := w.x.Pieces(l.Count)
	if l.Rate != nil {
		text += " × " + w.x.Money(*l.Rate)
	}
	return text
}

// dataHead are the columns of the flat table.
func (w *reporter) dataHead() []Column {
	t, n := w.t, w.t.DataKinds
	return heads(
		n.Sort, w.x.Column("batch"), t.Period, t.BookedIn, n.EmployeeID, w.x.Column("number"), w.x.Column("person"),
		w.x.Column("kind"), n.Code, n.Description, w.x.Column("action"), t.Before, t.Ours, t.Wanted, t.Written, t.After, t.Outcome,
		w.x.Column("reason"), t.Rows, n.LineID, n.Version, w.x.Column("date"), w.x.Column("venue"), n.Team, w.x.Column("type"),
		n.Start, n.End, n.ShareHours, n.Pieces, n.Rate, n.Source, t.File, t.FileRow, n.FileHash, t.Note,
	)
}

// data gives one row per step, and behind it one per hour line of it; the
// figures of steps and of lines stand in columns of their own, so that adding
// up a column counts nothing twice.
func (w *reporter) data() Table {
	out := Table{Columns: w.dataHead()}
	n := w.t.DataKinds
	for i := range w.r.Steps {
		s := &w.r.Steps[i]
		code := ""
		if s.Component.Kind != payroll.KindWorked {
			code = strconv.Itoa(s.Component.Code)
		}
		who := []string{
			string(s.Batch), s.ForPeriod.String(), s.BookedIn.String(), string(s.Employee), s.Number, s.Person,
			w.x.Kind(s.Component.Kind), code, w.described(s.Component),
		}
		cells := append([]string{n.Step}, who...)
		cells = append(cells, w.x.Action(s.Action), w.plain(s.Seen), w.plain(s.Ours), w.plain(s.Wanted), w.plain(s.Written),
			w.plain(s.After), w.x.StepState(s.State), w.x.Problem(s.Reason, ""), rowIDs(s))
		out.Rows = append(out.Rows, w.padded(cells))
		for j := range s.Lines {
			line := append([]string{n.Line}, who...)
			line = append(line, "", "", "", "", "", "", "", "", "")
			out.Rows = append(out.Rows, w.padded(append(line, w.lineData(s, &s.Lines[j])...)))
		}
	}
	return out
}

func (w *reporter) lineData(s *link.ReportStep, l *link.ReportLine) []string {
	hours, pieces, rate := "", "", ""
	switch s.Component.Kind {
	case payroll.KindHours:
		hours = l.Minutes.Clock()
	case payroll.KindWorked:
		pieces = "1"
	case payroll.KindWage:
		pieces = w.plain(l.Count)
		if l.Rate != nil {
			rate = w.plain(*l.Rate)
		}
	case payroll.KindLink: // no component of Nmbrs
	}
	of := &l.Of
	if !l.Known {
		return []string{string(l.Line), strconv.Itoa(l.Version), w.x.Date(l.Date), "", "", "", "", "", hours, pieces, rate, "", "", "", "", w.t.Gone}
	}
	start, end := "", ""
	if of.Start != payroll.NoTime && of.End != payroll.NoTime {
		start, end = of.Start.String(), of.End.String()
	}
	note := ""
	switch {
	case of.Withdrawn:
		note = w.t.Withdrawn
	case l.Altered:
		note = w.t.Altered
	}
	return []string{
		string(l.Line), strconv.Itoa(l.Version), w.x.Date(l.Date), of.Venue, of.Team, of.Type, start, end, hours, pieces, rate,
		w.x.Source(of.Source.Kind), of.Source.File, rowNumber(of.Source), of.Source.Hash, note,
	}
}

// padded makes a row as wide as the table.
func (w *reporter) padded(cells []string) Row {
	for len(cells) < len(w.dataHead()) {
		cells = append(cells, "")
	}
	return row(cells...)
}
