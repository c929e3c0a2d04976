package intake

import (
	"strings"
	"unicode"

	"doorzet/payroll"
)

// figure is what a row's cell of hours says; text lives as long as the row.
type figure struct {
	minutes payroll.Minutes
	text    string
	clock   bool
}

// hourSum follows the figures of hours for the totals row and for eitje's form.
type hourSum struct {
	next     figure
	minutes  payroll.Minutes
	hundreds payroll.Hundredths
	clocks   bool
	commas   bool
	// held is the refusal that a totals row becomes when more rows follow.
	held   *Refusal
	stated string
	line   int
	// closed are the sums at the totals above.
	closed []mark
	// groups add up the rows so far per word that a total may be of, as many of them
	// as grouped tells.
	groups  map[string]group
	grouped int
}

// mark is what the rows add up to at some place.
type mark struct {
	minutes  payroll.Minutes
	hundreds payroll.Hundredths
}

// commit counts the figure of a row that was taken.
func (s *hourSum) commit() {
	f := s.next
	if f.text == "" {
		return
	}
	s.minutes += f.minutes
	if f.clock {
		s.clocks = true
		return
	}
	if strings.ContainsAny(f.text, ",.") {
		s.commas = true
	}
	if h, err := payroll.ParseHundredths(f.text); err == nil {
		s.hundreds += h
	}
}

// form tells eitje's form by how it writes hours, which the user cannot
// choose, before the columns, which he can.
func (s *hourSum) form(second bool) string {
	switch {
	case s.clocks && !s.commas:
		return FormOne
	case s.commas && !s.clocks:
		return FormTwo
	case second:
		return FormTwo
	}
	return FormOne
}

// totals holds a row that has no date and no person but does have figures. One that
// calls itself a total is one wherever it stands.
func (r *reading) totals(cells []string) bool {
	if r.namedTotal(cells) {
		return true
	}
	c := &r.lay.cols
	for _, i := range [...]int{c.date, c.person, c.number, c.first, c.last, c.email, c.nmbrsID} {
		if cell(cells, i) != "" {
			return false
		}
	}
	if r.lay.form != FormPeople {
		stated := cell(cells, c.hours)
		if _, _, ok := parseHours(stated, r.lay.hoursIn); !ok && (stated != "" || !r.lay.eitje) {
			return false
		}
		r.sum.stated = stated
		r.sum.held = r.missing(c.date, CodeNoDate)
	} else {
		r.sum.held = r.missing(c.person, CodeNoPerson)
	}
	r.sum.line, _ = r.t.place(0)
	return true
}

// namedTotal leaves out a row of which the day or the person is the word total, with
// what it is a total of, and holds it against the rows.
func (r *reading) namedTotal(cells []string) bool {
	c := &r.lay.cols
	for _, i := range [...]int{c.number, c.email, c.nmbrsID} {
		if s := cell(cells, i); s != "" && !isTotal(s) {
			return false
		}
	}
	if !isTotal(cell(cells, c.date)) && !isTotal(cell(cells, c.person)) && !isTotal(cell(cells, c.first)) && !isTotal(cell(cells, c.last)) {
		return false
	}
	r.note(Note{What: NoteTotal})
	line, _ := r.t.place(0)
	m, clock, ok := parseHours(cell(cells, c.hours), r.lay.hoursIn)
	of, grouped := r.groupOf(cells)
	switch {
	case !ok || r.sum.agrees(m, clock) || grouped && of.agrees(m, clock):
	case grouped:
		r.res.Totals = append(r.res.Totals, TotalsNote{
			Line: line, Column: r.lay.head(c.hours), Stated: m, Summed: of.minutes, Refused: len(r.res.Refused),
		})
	default:
		r.res.Totals = append(r.res.Totals, TotalsNote{
			Line: line, Column: r.lay.head(c.hours), Stated: m, Summed: r.sum.minutes, Refused: len(r.res.Refused),
		})
	}
	r.sum.closed = append(r.sum.closed, mark{r.sum.minutes, r.sum.hundreds})
	return true
}

// isTotal tells whether a cell calls its row a total.
func isTotal(s string) bool {
	s = strings.ToLower(s)
	i := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' })
	if i >= 0 {
		s = s[:i]
	}
	switch s {
	case "totaal", "totalen", "total", "totals", "subtotaal", "sub-totaal", "subtotal", "sub-total", "eindtotaal", "gesamt", "summe",
		"zwischensumme", "gesamtsumme", "weektotaal", "maandtotaal", "dagtotaal":
		return true
	}
	return false
}

// agrees tells whether a stated total is the sum of all rows so far, or of those since
// any earlier total. A decimal one may come from the minutes or from the rounded figures.
func (s *hourSum) agrees(stated payroll.Minutes, clock bool) bool {
	for _, from := range append([]mark{{}}, s.closed...) {
		m, h := s.minutes-from.minutes, s.hundreds-from.hundreds
		if near(stated, m, 0) || !clock && (near(stated, m, 1) || near(stated, payroll.MinutesOf(h), 1)) {
			return true
		}
	}
	return false
}

// checkTotals compares the totals row with the rows.
func (r *reading) checkTotals() {
	if r.sum.held == nil || r.sum.stated == "" {
		return
	}
	stated, clock, _ := parseHours(r.sum.stated, r.lay.hoursIn)
	if r.sum.agrees(stated, clock) {
		return
	}
	r.res.Totals = append(r.res.Totals, TotalsNote{
		Line: r.sum.line, Column: r.lay.head(r.lay.cols.hours),
		Stated: stated, Summed: r.sum.minutes, Refused: len(r.res.Refused),
	})
}
