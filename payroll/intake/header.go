package intake

import (
	"strings"
	"unicode/utf8"

	"doorzet/payroll"
)

// foldHead makes a header comparable: eitje puts a sort arrow before the first
// and "* " before some.
func foldHead(s string) string {
	s = strings.TrimLeft(payroll.Clean(s, maxText), "▲▼△▽↑↓\uFFFD?* \t\u00a0")
	return payroll.FoldType(s)
}

func headTexts(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = strings.TrimSpace(payroll.Clean(c, maxShown))
	}
	return out
}

// listField reads a header of Doorzet's own hour list.
func listField(head string) Field {
	switch head {
	case "datum", "naam", "personeelsnummer", "vestiging", "team", "type", "start", "eind", "pauze",
		"uren", "opmerking", "goedgekeurd", "contracttype":
		return Field(head)
	case "e-mail", "email", "e-mailadres":
		return FieldEmail
	case "nmbrs id", "nmbrs-id", "nmbrsid":
		return FieldNmbrsID
	case payroll.KindMeals:
		return CountOf(payroll.KindMeals)
	case "kilometers", "kilometer", "km":
		return CountOf("kilometers")
	}
	if k, ok := strings.CutPrefix(head, string(FieldCount)); ok {
		return CountOf(k)
	}
	return ""
}

// eitjeField reads a header of eitje's exports. Money, birth days and eitje's
// own ids are not among them and so are never read.
func eitjeField(head string) Field {
	switch head {
	case "datum", "naam", "type", "uren", "contracttype":
		return Field(head)
	case "naam van vestiging", "vestiging":
		return FieldVenue
	case "team naam", "teamnaam", "team":
		return FieldTeam
	case "nmbrs id":
		return FieldNmbrsID
	case "personeelsnummer":
		return FieldNumber
	case "e-mailadres", "e-mail":
		return FieldEmail
	}
	return ""
}

// eitjeSign tells that a header is eitje's and no one else's. A second form
// has contract and planning columns.
func eitjeSign(head string) (sign, second bool) {
	switch head {
	case "naam van vestiging", "team naam", "gerealizeerde loonkosten", "gerealiseerde loonkosten",
		"loonkosten per uur", "support id", "vloer id":
		return true, false
	case "planning type", "geplande uren", "geplande starttijd", "geplande eindttijd", "geplande eindtijd",
		"contractvestiging", "wekelijkse contracturen", "maandelijkse contracturen",
		"startdatum contract", "einddatum contract":
		return true, true
	}
	return false, false
}

// listSign tells that a header is one of the hour list that eitje does not
// have: its times must not be passed over for a column of eitje's beside them.
func listSign(head string) bool {
	switch head {
	case "start", "eind", "pauze", "goedgekeurd", "personeelsnummer", payroll.KindMeals:
		return true
	}
	return false
}

// recognise finds the form of a header among those that are known.
func recognise(cells []string) (*layout, *payroll.Problem) {
	var sign, second, arrow, own bool
	heads := make([]string, len(cells))
	for i, c := range cells {
		heads[i] = foldHead(c)
		s, t := eitjeSign(heads[i])
		sign, second = sign || s, second || t
		arrow = arrow || strings.ContainsAny(c, "▲▼")
		own = own || listSign(heads[i])
	}
	if !arrow && (own || !sign) {
		return recogniseList(cells, heads)
	}
	lay := &layout{
		kind: payroll.SourceEitjeCSV, cols: noColumns(), heads: headTexts(cells),
		dates: DayFirst, hoursIn: NotationDecimal, breakIn: NotationMinutes, eitje: true, secondForm: second,
	}
	if p := lay.assign(heads, eitjeField); p != nil {
		return nil, p
	}
	c := lay.cols
	if c.date == none && c.hours == none && c.person != none &&
		(c.nmbrsID != none || c.email != none || c.contract != none) {
		lay.form = FormPeople
		return lay, nil
	}
	// Without the type, leave and sickness would pass for work.
	return lay.require(FieldDate, FieldPerson, FieldHours, FieldType)
}

func recogniseList(cells, heads []string) (*layout, *payroll.Problem) {
	lay := &layout{
		kind: payroll.SourceHourList, cols: noColumns(), heads: headTexts(cells),
		fallback: payroll.TypeWorked,
	}
	if p := lay.assign(heads, listField); p != nil {
		return nil, p
	}
	lay.alsoCalled(heads)
	if c := lay.cols; c.person != none && c.nmbrsID != none && c.date == none && c.hours == none && c.start == none {
		lay.kind, lay.form = payroll.SourceEitjeCSV, FormPeople
		return lay, nil
	}
	return lay.require(lay.needs()...)
}

// needs lists the fields without which there are no hours to read.
func (l *layout) needs() []Field {
	out := []Field{FieldDate}
	if l.cols.number == none && l.cols.first == none && l.cols.last == none {
		out = append(out, FieldPerson)
	}
	switch {
	case l.cols.hours != none:
	case l.cols.start != none || l.cols.end != none:
		out = append(out, FieldStart, FieldEnd)
	default:
		out = append(out, FieldHours)
	}
	return out
}

// assign gives each field its cell; a field named twice is a problem.
func (l *layout) assign(heads []string, meaning func(string) Field) *payroll.Problem {
	seen := map[Field]bool{}
	for i, h := range heads {
		f := meaning(h)
		if f == "" {
			continue
		}
		if seen[f] {
			return payroll.NewProblem(CodeDuplicateColumn, "column", payroll.IntText(i+1), "field", l.heads[i])
		}
		seen[f] = true
		if k, ok := f.kind(); ok {
			l.counts = append(l.counts, countColumn{cell: i, kind: k})
		} else if at := l.cols.at(f); at != nil {
			*at = i
		}
	}
	return nil
}

// alsoCalled gives a column that an hour list calls as other programs do the meaning
// that it has there, where no column bears the list's own word for it. Lengths and
// times are left out: their way of writing has to be found out, and a column of them
// that is not read is told.
func (l *layout) alsoCalled(heads []string) {
	for i, h := range heads {
		if listField(h) != "" {
			continue
		}
		switch f := guessField(h); f {
		case FieldType, FieldApproved, FieldVenue, FieldTeam, FieldNumber:
			if at := l.cols.at(f); *at == none {
				*at = i
			}
		default: // no meaning, or a length
		}
	}
}

// require gives the layout when it has the fields, a problem when it has some
// columns that are known but not all that are needed, and nothing when the
// row looks like no header.
func (l *layout) require(fields ...Field) (*layout, *payroll.Problem) {
	var missing []string
	for _, f := range fields {
		if *l.cols.at(f) == none {
			missing = append(missing, string(f))
		}
	}
	if len(missing) == 0 {
		return l, nil
	}
	known := 0
	for _, f := range Fields() {
		if *l.cols.at(f) != none {
			known++
		}
	}
	if known < 2 {
		return nil, nil
	}
	return nil, lacking(missing)
}

// columns says which counts a file could have told.
type columns struct {
	counts map[string]bool
}

func (l *layout) known() columns {
	c := columns{counts: map[string]bool{}}
	for _, k := range l.counts {
		c.counts[k.kind] = true
	}
	return c
}

func (l *layout) has(f Field) bool { return *l.cols.at(f) != none }

// head names a cell's column for a problem.
func (l *layout) head(cell int) string {
	if cell < 0 || cell >= len(l.heads) {
		return ""
	}
	return l.heads[cell]
}

// clip shortens a text to at most n characters.
func clip(s string, n int) string {
	if len(s) <= n || utf8.RuneCountInString(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}
