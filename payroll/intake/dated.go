package intake

import "doorzet/payroll"

// dating makes a recogniser know the header of a list without days, whose rows somebody
// puts on one day.
func dating(known recogniser, day payroll.Date) recogniser {
	return func(cells []string) (*layout, *payroll.Problem) {
		lay, p := known(cells)
		if lay != nil || day == 0 || hasDay(cells) {
			return lay, p
		}
		dated, q := known(withDay(cells, len(cells), turnedDate))
		if dated != nil {
			dated.day = day
			return dated, q
		}
		return nil, p
	}
}

// hasDay tells whether a header has a column of days.
func hasDay(cells []string) bool {
	for _, c := range cells {
		if guessField(foldHead(c)) == FieldDate {
			return true
		}
	}
	return false
}

// withDay gives a row of a header's width with one cell more.
func withDay(cells []string, width int, text string) []string {
	out := make([]string, 0, width+1)
	return append(append(out, cells...), text)
}

// datedTable puts every row of a table on one day.
type datedTable struct {
	table
	width int
	day   string
}

// dated wraps a table whose rows are put on one day, and leaves any other as it is.
func dated(t table, l *layout) table {
	if l.day == 0 {
		return t
	}
	return &datedTable{table: t, width: len(l.heads) - 1, day: l.day.String()}
}

// next adds the day to the rows that have the header's width; of a sheet, to all.
func (t *datedTable) next() ([]string, error) {
	cells, err := t.table.next()
	if err != nil || blank(cells) {
		return cells, err
	}
	if _, sheet := t.table.(*sheetTable); sheet {
		cells = widen(cells, t.width)
	}
	if len(cells) != t.width {
		return withDay(cells, len(cells), ""), nil // refused for its width
	}
	return withDay(cells, t.width, t.day), nil
}

func (t *datedTable) about(cell int) about {
	if cell >= t.width {
		return about{}
	}
	return t.table.about(cell)
}

// putOn puts the rows of a sample without days on one day.
func (s *sample) putOn(day payroll.Date) {
	if day == 0 || len(s.rows) == 0 || hasDay(s.rows[s.head].cells) {
		return
	}
	width := len(s.rows[s.head].cells)
	for i := range s.rows {
		r := &s.rows[i]
		text := day.String()
		if i == s.head {
			text = turnedDate
		}
		if len(r.cells) <= width || s.sheet != "" {
			r.cells = withDay(widen(r.cells, width), width, text)
		}
	}
}
