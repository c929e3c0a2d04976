package intake

import (
	"strings"

	"doorzet/payroll"
	"doorzet/payroll/intake/written"
)

// watched is a column without a meaning that may hold figures of hours.
type watched struct {
	cell int
	// again is set where the header calls it the hours, which another column already is.
	again bool
	// words is set where figures are no hours, so that only words are looked at.
	words bool
}

// watch finds the columns that are not read. Those of money and of birth dates are
// named; of the others the figures are counted, but for those of eitje, whose
// columns are known.
func (r *reading) watch() {
	if r.lay.form == FormPeople {
		return
	}
	read := r.lay.used()
	for i, h := range r.lay.heads {
		head := foldHead(h)
		switch {
		case read[i] || head == "":
		case private(head):
			r.res.Notes = append(r.res.Notes, Note{What: NoteMoney, Column: h, Sheet: r.sheetName(), Count: 1})
		case r.lay.eitje:
		default:
			r.watched = append(r.watched, watched{i, guessField(head) == FieldHours, harmless(head)})
		}
	}
}

// used tells which cells of a row are read.
func (l *layout) used() map[int]bool {
	out := map[int]bool{}
	for _, f := range Fields() {
		if at := *l.cols.at(f); at != none {
			out[at] = true
		}
	}
	for _, c := range l.counts {
		out[c.cell] = true
	}
	return out
}

// unread counts the figures of a row that are not read.
func (r *reading) unread(cells []string, row *Row) {
	for _, w := range r.watched {
		s := cell(cells, w.cell)
		if word := payroll.AbsenceIn(s); word != "" && payroll.IsWorkedType(row.Type) {
			row.Approved = false
			r.note(Note{What: NoteAbsence, Column: r.lay.head(w.cell), Text: shorten(s)})
			continue
		}
		if s == "" || w.words || !(isDigit(s[0]) || strings.IndexByte("+-'", s[0]) >= 0) {
			continue
		}
		l, ok := written.ReadLength(s)
		if !ok || l.Zero() {
			continue
		}
		if m, ok := l.In(NotationDecimal); ok && w.again && near(m, row.Minutes, 1) {
			continue
		}
		r.note(Note{What: NoteColumn, Column: r.lay.head(w.cell)})
	}
}

// near tells whether two lengths differ by no more than some slack.
func near(a, b, slack payroll.Minutes) bool { return a-b <= slack && b-a <= slack }

// private tells a header of money or of what must not be kept.
func private(head string) bool {
	if hasAny(head, "uren", "hours", "uur") && !hasAny(head, "kosten", "cost", "tarief", "rate", "bedrag", "loon per") {
		return false
	}
	return hasAny(head, "geboorte", "birth", "bsn", "burgerservice", "iban", "rekening", "loon", "salaris", "salary", "wage", "kosten", "cost",
		"bedrag", "amount", "tarief", "rate", "prijs", "price", "omzet", "€", "eur", "bruto", "gross")
}

// harmless tells a header of figures that are no hours: numbers of weeks, of people, of things.
func harmless(head string) bool {
	if hasAny(head, "uren", "hours", "uur") {
		return false
	}
	for _, w := range strings.FieldsFunc(head, func(c rune) bool { return strings.ContainsRune(" ._-/()#", c) }) {
		switch w {
		case "week", "weeknr", "weeknummer", "jaar", "maand", "year", "month", "kwartaal", "periode", "period", "id", "nr", "nummer", "number",
			"no", "code", "telefoon", "phone", "mobiel", "postcode", "leeftijd", "age", "kostenplaats", "rij", "row", "regel":
			return true
		}
	}
	return false
}

func hasAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
