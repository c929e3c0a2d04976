package intake

import (
	"slices"
	"strings"

	"doorzet/payroll"
	"doorzet/payroll/intake/written"
)

// turn tells of a table with a column for each day and a row for each person how it
// becomes one with a row for each day.
type turn struct {
	// width is how many columns the header has, rest are those that stay, days those of
	// days, with what each is headed; total is the column of the row's total, none for none.
	width int
	rest  []int
	days  []int
	heads []string
	total int
}

// The headers of the two columns that a turned table gets.
const (
	turnedDate  = string(FieldDate)
	turnedHours = string(FieldHours)
)

// fewestDays is how many columns of days make a table that has to be turned.
const fewestDays = 3

// turnOf finds the days among the cells of a header; nil where it is no such header.
func turnOf(cells []string, near payroll.Date) *turn {
	t := &turn{width: len(cells), total: none, heads: cells}
	seen := map[payroll.Date]bool{}
	for i, c := range cells {
		d, ok := headDay(c, near)
		switch {
		case ok && seen[d]:
			return nil
		case ok:
			seen[d] = true
			t.days = append(t.days, i)
		case isTotal(c):
			t.total = i
		case guessField(foldHead(c)) == FieldDate:
			return nil
		default:
			t.rest = append(t.rest, i)
		}
	}
	if len(t.days) < fewestDays {
		return nil
	}
	t.heads = slices.Clone(cells)
	return t
}

// headDay reads a header that is a day.
func headDay(s string, near payroll.Date) (payroll.Date, bool) {
	s = strings.TrimSpace(s)
	for _, o := range [...]DateOrder{DayFirst, MonthFirst} {
		if d, ok := written.Date(s, o); ok {
			return d, true
		}
	}
	return written.Yearless(s, near)
}

// virtual gives the header of the turned table.
func (t *turn) virtual() []string {
	out := make([]string, 0, len(t.rest)+2)
	for _, i := range t.rest {
		out = append(out, t.heads[i])
	}
	return append(out, turnedDate, turnedHours)
}

// turning makes a recogniser know the headers of tables that have to be turned.
func turning(known recogniser, near payroll.Date) recogniser {
	return func(cells []string) (*layout, *payroll.Problem) {
		lay, p := known(cells)
		if lay != nil {
			return lay, p
		}
		t := turnOf(cells, near)
		if t == nil {
			return nil, p
		}
		lay, q := known(t.virtual())
		if lay != nil {
			lay.turn = t
		} else if q != nil {
			p = q
		}
		return lay, p
	}
}

// known makes a recogniser know what the file's own words do not: days as columns, and a
// list that is put on one day.
func (in Input) known(k recogniser) recogniser { return turning(dating(k, in.Day), in.Near) }

// turnedTable gives the rows of a table with a column for each day.
type turnedTable struct {
	table
	// turns are those of the sheets in their order, one for a file without sheets.
	turns []*turn
	// now is the turn of the row at hand, cells its cells, at the place of its day.
	now   *turn
	cells []string
	at    int
	row   []string
	// odd are the rows whose total is not the sum of their days; totals how many rows of
	// totals were passed over, the first of them on line first.
	odd           []TotalsNote
	totals, first int
}

func (t *turnedTable) next() ([]string, error) {
	for {
		for t.now != nil && t.at+1 < len(t.now.days) {
			t.at++
			if !noTime(t.cells[t.now.days[t.at]]) {
				return t.virtual(), nil
			}
		}
		raw, err := t.table.next()
		if err != nil {
			return nil, err
		}
		t.now = t.turns[t.table.where().sheet]
		if len(raw) != t.now.width && !blank(raw) {
			if _, sheet := t.table.(*sheetTable); !sheet { // refused for its width
				t.now, t.row = nil, append(t.row[:0], raw...)
				if len(raw) == len(t.turns[0].rest)+2 {
					t.row = append(t.row, "")
				}
				return t.row, nil
			}
		}
		t.cells, t.at = widen(raw, t.now.width), -1
		t.check()
	}
}

// noTime tells whether a cell says that somebody did not work.
func noTime(s string) bool {
	s = strings.TrimSpace(s)
	if strings.Trim(s, "-–—") == "" {
		return true
	}
	l, ok := written.ReadLength(s)
	return ok && l.Zero()
}

// virtual gives the row of the day at hand.
func (t *turnedTable) virtual() []string {
	t.row = t.row[:0]
	for _, i := range t.now.rest {
		t.row = append(t.row, t.cells[i])
	}
	i := t.now.days[t.at]
	t.row = append(t.row, t.now.heads[i], t.cells[i])
	return t.row
}

// check passes over a row of totals, and holds the days of another against its total.
func (t *turnedTable) check() {
	line, _ := t.table.place(0)
	for _, i := range t.now.rest {
		if isTotal(t.cells[i]) {
			if t.totals == 0 {
				t.first = line
			}
			t.totals, t.at = t.totals+1, len(t.now.days)
			return
		}
	}
	if t.now.total == none {
		return
	}
	stated, _, ok := parseHours(t.cells[t.now.total], NotationDecimal)
	if !ok {
		return
	}
	var sum payroll.Minutes
	for _, i := range t.now.days {
		if m, _, ok := parseHours(t.cells[i], NotationDecimal); ok {
			sum += m
		}
	}
	if !near(sum, stated, payroll.Minutes(len(t.now.days))) {
		t.odd = append(t.odd, TotalsNote{Line: line, Column: headTexts(t.now.heads)[t.now.total], Stated: stated, Summed: sum})
	}
}

// real gives the column of the file that a column of the turned table comes from.
func (t *turnedTable) real(cell int) int {
	switch {
	case t.now == nil || cell < 0:
		return cell
	case cell < len(t.now.rest):
		return t.now.rest[cell]
	case t.at >= 0 && t.at < len(t.now.days):
		return t.now.days[t.at]
	}
	return 0
}

func (t *turnedTable) place(cell int) (line, column int) { return t.table.place(t.real(cell)) }

func (t *turnedTable) about(cell int) about {
	if t.now != nil && cell == len(t.now.rest) {
		return about{} // the day stands in the header
	}
	return t.table.about(t.real(cell))
}

// turned wraps a table whose header has days, and leaves any other as it is.
func turned(t table, turns ...*turn) table {
	if len(turns) == 0 || turns[0] == nil {
		return t
	}
	return &turnedTable{table: t, turns: turns}
}

// turnedNotes takes over what was found of totals while the table was turned.
func (r *reading) turnedNotes() {
	t, ok := r.t.(*turnedTable)
	if !ok {
		return
	}
	r.res.Totals = append(r.res.Totals, t.odd...)
	if t.totals > 0 {
		r.res.Notes = append(r.res.Notes, Note{What: NoteTotal, Line: t.first, Count: t.totals})
	}
}

// turnRows turns the rows of a sample, where one of the first is a header of days.
func turnRows(rows []sampleRow, near payroll.Date) []sampleRow {
	for i := range rows[:min(len(rows), headerRows)] {
		t := turnOf(rows[i].cells, near)
		if t == nil {
			continue
		}
		out := append(slices.Clone(rows[:i]), sampleRow{line: rows[i].line, cells: t.virtual()})
		for at := i + 1; at < len(rows); at++ {
			rows[at].cells = widen(rows[at].cells, t.width)
		}
		wide := &turnedTable{table: &sampleTable{all: rows[i+1:]}, turns: []*turn{t}}
		for len(out) < sampleRows {
			cells, err := wide.next()
			if err != nil {
				return out
			}
			line, _ := wide.place(0)
			out = append(out, keptRow(wide, line, cells))
		}
		return out
	}
	return rows
}
