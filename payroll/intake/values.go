package intake

import (
	"strings"

	"doorzet/payroll"
)

// DateOrder says how a file writes its days. YYYY-MM-DD is read in any order.
type DateOrder string

// The orders of a date's parts.
const (
	DayFirst   DateOrder = "dmy"
	MonthFirst DateOrder = "mdy"
	YearFirst  DateOrder = "ymd"
)

// date reads a date, remembering what it has read: a file holds few days.
func (r *reading) date(s string) (payroll.Date, bool) {
	if d, ok := r.dates[s]; ok {
		return d, d != 0
	}
	d, ok := parseDate(s, r.lay.dates)
	if !ok && r.lay.serial {
		d, ok = serialDate(s)
	}
	if len(r.dates) < maxCache {
		r.dates[strings.Clone(s)] = d
	}
	return d, ok
}

// parseDate reads a date of four-digit year in the order given, or in ISO
// order. A time of midnight behind it is no part of it.
func parseDate(s string, order DateOrder) (payroll.Date, bool) {
	if day, clock, ok := strings.Cut(strings.Replace(s, "T", " ", 1), " "); ok && len(day) >= 8 {
		if strings.Trim(clock, "0:.Z") != "" {
			return 0, false
		}
		s = day
	}
	if len(s) == 10 && s[4] == '-' && s[7] == '-' {
		order = YearFirst
	}
	parts := strings.FieldsFunc(s, func(c rune) bool { return c == '-' || c == '/' || c == '.' })
	if len(parts) != 3 || len(s) != len(parts[0])+len(parts[1])+len(parts[2])+2 {
		return 0, false
	}
	y, m, d := parts[2], parts[1], parts[0]
	switch order {
	case YearFirst:
		y, m, d = parts[0], parts[1], parts[2]
	case MonthFirst:
		m, d = parts[0], parts[1]
	case DayFirst:
	}
	if len(y) != 4 || len(m) > 2 || len(d) > 2 {
		return 0, false
	}
	date, err := payroll.ParseDate(y + "-" + two(m) + "-" + two(d))
	return date, err == nil
}

func two(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// parseYes reads an approval.
func parseYes(s string) (yes, ok bool) {
	switch strings.ToLower(s) {
	case "ja", "j", "x", "1", "true", "waar", "yes", "y":
		return true, true
	case "nee", "n", "0", "false", "onwaar", "no", "-":
		return false, true
	}
	return false, false
}

// Notation says how a column writes lengths of time, where the figures alone
// do not tell. h:mm is read in any notation.
type Notation string

// The notations.
const (
	// NotationFree is 7, 7,5, 7:30 or 0730.
	NotationFree Notation = ""
	// NotationDecimal is hours: 1234 is a number of hours and never 12:34.
	NotationDecimal Notation = "decimaal"
	// NotationMinutes is whole minutes.
	NotationMinutes Notation = "minuten"
	// NotationDigits is a clock without its colon: 730, 0730.
	NotationDigits Notation = "uumm"
)

// parseHours reads a length of work and tells whether it was written as h:mm.
func parseHours(s string, n Notation) (m payroll.Minutes, clock, ok bool) {
	clock = strings.Contains(s, ":")
	if whole, frac, both := strings.Cut(s, ","); both && strings.Contains(whole, ".") {
		if !grouped(strings.TrimPrefix(whole, "-")) {
			return 0, false, false
		}
		s = strings.ReplaceAll(whole, ".", "") + "," + frac
	}
	if bare := strings.TrimPrefix(s, "-"); !strings.ContainsAny(s, ":,.") {
		switch n {
		case NotationDecimal:
			if !strings.HasPrefix(bare, "0") {
				s += ",0"
			}
		case NotationMinutes:
			h, err := payroll.ParseHundredths(s)
			return payroll.Minutes(h / 100), false, err == nil
		case NotationDigits:
			if len(bare) == 3 {
				s = strings.Replace(s, bare, "0"+bare, 1)
			}
		case NotationFree:
		}
	}
	// 1.234 may be a thousand and some, or one and a bit: nobody knows.
	if i := strings.IndexByte(s, '.'); i > 0 && len(s)-i == 4 {
		return 0, false, false
	}
	m, err := payroll.ParseWork(s)
	return m, clock, err == nil
}

// grouped tells whether points part a figure into thousands: 1.234.567.
func grouped(s string) bool {
	parts := strings.Split(s, ".")
	for i, p := range parts {
		if (i > 0 && len(p) != 3) || (i == 0 && (p == "" || len(p) > 3)) {
			return false
		}
	}
	return true
}

// worked reads hours, times and break into the row's length.
func (r *reading) worked(cells []string, row *Row) *Refusal {
	c := &r.lay.cols
	brk, bad := r.pause(cells)
	if bad != nil {
		return bad
	}
	row.Break = brk
	var stated *payroll.Minutes
	if s := cell(cells, c.hours); s != "" {
		m, clock, ok := parseHours(s, r.lay.hoursIn)
		if !ok {
			return r.refuse(c.hours, CodeHours, s)
		}
		stated = &m
		r.sum.next = figure{minutes: m, text: s, clock: clock}
	} else if c.hours != none && r.t.formula(c.hours) {
		return r.refuse(c.hours, CodeFormula, "")
	}
	timed, bad := r.times(cells, row)
	if bad != nil {
		return bad
	}
	if timed {
		return r.net(cells, row, stated)
	}
	if stated == nil {
		if len(row.Counts) > 0 {
			return nil
		}
		at := c.hours
		if at == none {
			at = c.start
		}
		return r.missing(at, CodeNoHours)
	}
	row.Minutes = *stated
	return nil
}

// pause reads the break: whole minutes, or h:mm, or as the profile says.
func (r *reading) pause(cells []string) (payroll.Minutes, *Refusal) {
	i := r.lay.cols.pause
	s := cell(cells, i)
	if s == "" {
		if i != none && r.t.formula(i) {
			return 0, r.refuse(i, CodeFormula, "")
		}
		return 0, nil
	}
	if strings.HasPrefix(s, "-") && strings.Trim(s, "-0:") != "" {
		return 0, r.refuse(i, CodeNegativeBreak, s)
	}
	if n := r.lay.breakIn; n == NotationDecimal || n == NotationDigits || strings.Contains(s, ":") {
		m, _, ok := parseHours(s, n)
		if !ok {
			return 0, r.refuse(i, CodeBreak, s)
		}
		return m, nil
	}
	h, err := parsePieces(s)
	if err != nil || !h.Whole() {
		return 0, r.refuse(i, CodeBreak, s)
	}
	return payroll.Minutes(h / 100), nil
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
			if i != none && r.t.formula(i) {
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
	var err error
	if row.Start, err = payroll.ParseClock(start); err != nil {
		return false, r.refuse(c.start, CodeClock, start)
	}
	if row.End, err = payroll.ParseClock(end); err != nil {
		return false, r.refuse(c.end, CodeClock, end)
	}
	if row.Start == row.End && strings.HasPrefix(strings.TrimSpace(end), "24") {
		// From midnight to 24:00 is a whole day, not nothing; nobody works it, so a person says what was meant.
		return false, r.refuse(c.end, CodeWholeDay, end)
	}
	return true, nil
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
