package intake

import (
	"strings"

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

// totals holds a row that has no date and no person but does have figures.
func (r *reading) totals(cells []string) bool {
	c := &r.lay.cols
	day := strings.ToLower(cell(cells, c.date))
	if day != "" && day != "totaal" && day != "totalen" && day != "total" {
		return false
	}
	for _, i := range [...]int{c.person, c.number, c.first, c.last, c.email, c.nmbrsID} {
		if s := strings.ToLower(cell(cells, i)); s != "" && s != "totaal" && s != "total" {
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

// checkTotals compares the totals row with the rows. A decimal total may come
// from the minutes or from the rounded figures: either sum will do.
func (r *reading) checkTotals() {
	if r.sum.held == nil || r.sum.stated == "" {
		return
	}
	stated, clock, _ := parseHours(r.sum.stated, r.lay.hoursIn)
	if near(stated, r.sum.minutes, 0) {
		return
	}
	if !clock && (near(stated, r.sum.minutes, 1) || near(stated, payroll.MinutesOf(r.sum.hundreds), 1)) {
		return
	}
	r.res.Totals = append(r.res.Totals, TotalsNote{
		Line: r.sum.line, Column: r.lay.head(r.lay.cols.hours),
		Stated: stated, Summed: r.sum.minutes, Refused: len(r.res.Refused),
	})
}

func near(a, b, slack payroll.Minutes) bool { return a-b <= slack && b-a <= slack }
