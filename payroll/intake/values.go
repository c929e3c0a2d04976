package intake

import (
	"strings"

	"doorzet/payroll"
	"doorzet/payroll/intake/written"
)

// DateOrder says how a file writes its days. YYYY-MM-DD is read in any order.
type DateOrder = written.Order

// The orders of a date's parts.
const (
	DayFirst   = written.DayFirst
	MonthFirst = written.MonthFirst
	YearFirst  = written.YearFirst
)

// Notation says how a column writes lengths of time, where the figures alone
// do not tell. h:mm is read in any notation.
type Notation = written.Notation

// The notations.
const (
	NotationFree    = written.Free
	NotationDecimal = written.Decimal
	NotationMinutes = written.Minutes
	NotationDigits  = written.Digits
	NotationPoint   = written.Point
	NotationDayPart = written.DayPart
)

// moment is a day as it was read, with the time behind it.
type moment struct {
	day   payroll.Date
	clock string
}

// date reads a date, remembering what it has read: a file holds few days.
func (r *reading) date(s string) (payroll.Date, bool) {
	m, ok := r.moment(s)
	return m.day, ok
}

func (r *reading) moment(s string) (moment, bool) {
	if m, ok := r.dates[s]; ok {
		return m, m.day != 0
	}
	r.study.dates.Add(s)
	d, clock, ok := written.DateTime(s, r.lay.order())
	if !ok && r.lay.serial {
		if d, ok = serialDate(s); ok {
			d += r.lay.epoch
		}
	}
	if !ok {
		d, ok = written.Yearless(s, r.near)
	}
	m := moment{d, strings.Clone(clock)}
	if len(r.dates) < maxCache {
		r.dates[strings.Clone(s)] = m
	}
	return m, ok
}

// order gives the order of days, the Dutch one where none is known.
func (l *layout) order() DateOrder {
	if l.dates == "" {
		return DayFirst
	}
	return l.dates
}

// turnsDown tells whether a word of approval says that somebody looked at the hours and
// did not agree, and not only that nobody did so yet.
func turnsDown(s string) bool {
	switch payroll.FoldType(s) {
	case "afgekeurd", "geweigerd", "afgewezen", "niet akkoord", "rejected", "declined", "denied", "refused", "abgelehnt":
		return true
	}
	return false
}

// parseYes reads an approval; ok is false for a word that says neither.
func parseYes(s string) (yes, ok bool) {
	switch strings.ToLower(strings.TrimRight(s, ".!")) {
	case "ja", "j", "x", "v", "✓", "✔", "√", "1", "true", "waar", "yes", "y", "ok", "oke", "oké", "akkoord", "goedgekeurd", "geaccordeerd",
		"gefiatteerd", "definitief", "approved", "accepted", "genehmigt":
		return true, true
	case "nee", "n", "0", "false", "onwaar", "no", "-", "niet akkoord", "niet goedgekeurd", "nog niet", "afgekeurd", "geweigerd", "ingediend",
		"concept", "open", "nieuw", "te keuren", "nog te keuren", "in behandeling", "rejected", "declined", "submitted", "pending", "draft",
		"not approved", "unapproved", "new", "afgewezen", "denied", "refused", "abgelehnt":
		return false, true
	}
	return false, false
}

// parseHours reads a length of work and tells whether it was written as h:mm.
func parseHours(s string, n Notation) (m payroll.Minutes, clock, ok bool) {
	l, ok := written.ReadLength(s)
	if !ok {
		return 0, false, false
	}
	m, ok = l.In(n)
	return m, l.Clock, ok
}

// worked reads hours, times and break into the row's length.
func (r *reading) worked(cells []string, row *Row) *Refusal {
	c := &r.lay.cols
	brk, bad := r.pause(cells)
	if bad != nil {
		return bad
	}
	row.Break = brk
	said := cell(cells, c.hours)
	if said == "" && c.hours != none && r.t.about(c.hours).formula {
		return r.refuse(c.hours, CodeFormula, "")
	}
	timed, bad := r.times(cells, row)
	if bad != nil {
		return bad
	}
	stated, bad := r.stated(said, row, timed)
	switch {
	case bad != nil:
		return bad
	case timed:
		return r.net(cells, row, stated)
	case stated != nil:
		row.Minutes = *stated
		return nil
	case len(row.Counts) > 0:
		return nil
	}
	at := c.hours
	if at == none {
		at = c.start
	}
	return r.missing(at, CodeNoHours)
}

// stated reads what a row says of its length, nil for nothing. Beside times it tells of
// how the column is written; without them the column has to tell that itself.
func (r *reading) stated(said string, row *Row, timed bool) (*payroll.Minutes, *Refusal) {
	if said == "" {
		return nil, nil
	}
	l, ok := written.ReadLength(said)
	if ok && timed {
		if net, found := payroll.NetMinutes(row.Date, row.Start, row.End, row.Break, ""); len(found) == 0 {
			r.study.agree.add(&l, net)
		}
	} else if ok {
		r.length(&l, said)
	}
	var m payroll.Minutes
	if ok {
		m, ok = l.In(r.lay.hoursIn)
	}
	if !ok {
		return nil, r.refuse(r.lay.cols.hours, CodeHours, said)
	}
	r.seconds = r.seconds || l.Seconds
	r.sum.next = figure{minutes: m, text: said, clock: l.Clock}
	return &m, nil
}

// length studies a length that nothing else in its row confirms.
func (r *reading) length(l *written.Length, cell string) {
	r.study.hours.Add(l, cell, r.t.about(r.lay.cols.hours).number)
}

// pause reads the break: whole minutes, or h:mm, or as the profile says.
func (r *reading) pause(cells []string) (payroll.Minutes, *Refusal) {
	i := r.lay.cols.pause
	s := cell(cells, i)
	if s == "" {
		if i != none && r.t.about(i).formula {
			return 0, r.refuse(i, CodeFormula, "")
		}
		return 0, nil
	}
	l, ok := written.ReadLength(s)
	var m payroll.Minutes
	if ok {
		r.study.breaks.Add(&l, s, r.t.about(i).number)
		m, ok = l.Break(r.lay.breakIn)
		r.seconds = r.seconds || l.Seconds
	}
	switch {
	case !ok:
		return 0, r.refuse(i, CodeBreak, s)
	case m < 0:
		return 0, r.refuse(i, CodeNegativeBreak, s)
	}
	return m, nil
}

// parsePieces reads a number of pieces; one digit, by far the most common,
// without the work of a decimal.
func parsePieces(s string) (payroll.Hundredths, error) {
	if len(s) == 1 && isDigit(s[0]) {
		return payroll.Hundredths(s[0]-'0') * 100, nil
	}
	return payroll.ParseHundredths(s)
}

// times reads start and end; both or neither.
func (r *reading) times(cells []string, row *Row) (bool, *Refusal) {
	c := &r.lay.cols
	start, end := cell(cells, c.start), cell(cells, c.end)
	if start == "" && end == "" {
		for _, i := range [...]int{c.start, c.end} {
			if i != none && r.t.about(i).formula {
				return false, r.refuse(i, CodeFormula, "")
			}
		}
		return false, nil
	}
	if start == "" {
		return false, r.missing(c.start, CodeHalfTimes)
	}
	if end == "" {
		return false, r.missing(c.end, CodeHalfTimes)
	}
	from, bad := r.clock(c.start, start)
	if bad != nil {
		return false, bad
	}
	to, bad := r.clock(c.end, end)
	if bad != nil {
		return false, bad
	}
	row.Start, row.End = from.Time, to.Time
	if row.Start == row.End && to.Ends {
		// From midnight to 24:00 is a whole day, not nothing; nobody works it, so a person says what was meant.
		return false, r.refuse(c.end, CodeWholeDay, end)
	}
	switch {
	case from.day != 0 && from.day != row.Date:
		return false, r.refuse(c.start, CodeOtherDay, start, "day", row.Date.String())
	case to.day != 0 && to.day != row.Date && (to.day != row.Date+1 || row.End > row.Start), to.day == row.Date && row.End < row.Start:
		return false, r.refuse(c.end, CodeOtherDay, end, "day", row.Date.String())
	}
	return true, nil
}

// clockOn is a time of day, with the day where the cell tells it.
type clockOn struct {
	written.ClockTime
	day payroll.Date
}

// clock reads a time of day, which may stand behind a day.
func (r *reading) clock(i int, s string) (clockOn, *Refusal) {
	var out clockOn
	at := s
	if len(s) > len("23:59:59.999") && strings.Contains(s, ":") {
		if m, ok := r.moment(s); ok && m.clock != "" {
			if at = m.clock; !r.t.about(i).clock {
				out.day = m.day
			}
		}
	}
	r.study.clocks.Add(at)
	var ok bool
	if out.ClockTime, ok = written.Clock(at, r.lay.clockIn); !ok {
		return out, r.refuse(i, CodeClock, s)
	}
	r.seconds = r.seconds || out.Seconds
	return out, nil
}

// net computes the length from the times and holds it against the row's own
// figure. A time that the clock change makes doubtful stays, as a finding of
// the line.
func (r *reading) net(cells []string, row *Row, stated *payroll.Minutes) *Refusal {
	m, found := payroll.NetMinutes(row.Date, row.Start, row.End, row.Break, "")
	for _, f := range found {
		if f.Kind != payroll.FindBadTime {
			continue
		}
		if f.Args["why"] == string(payroll.BadTimeBreak) {
			i := r.lay.cols.pause
			return r.refuse(i, CodeBreakTooLong, cell(cells, i), "start", row.Start.String(), "end", row.End.String())
		}
		row.Minutes = 0
		return nil
	}
	if stated != nil && (*stated-m > 1 || m-*stated > 1) {
		i := r.lay.cols.hours
		return r.refuse(i, CodeDisagree, cell(cells, i), "hours", stated.Clock(), "net", m.Clock())
	}
	row.Minutes = m
	return nil
}
