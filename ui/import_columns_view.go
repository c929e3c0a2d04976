package ui

import (
	"fmt"
	"strings"

	"doorzet/payroll"
	"doorzet/payroll/intake"
	"doorzet/ui/grid"
	"doorzet/ui/theme"
)

// examples is how many cells of a column are shown.
const examples = 3

func (f *columnsForm) cell(row, col int) grid.Cell {
	x := f.o.Texts()
	key := f.view.Keys[row]
	switch col {
	case 0:
		head := f.view.Headers[row]
		if head == "" {
			head = "(" + key + ")"
		}
		return grid.Cell{Text: head}
	case 1:
		field := f.profile.Columns[key]
		if field == "" {
			return grid.Cell{Text: x.Intake.NotRead, Style: f.o.Theme().Style(theme.Faint)}
		}
		return grid.Cell{Text: x.ColumnField(string(field)), Style: f.o.Theme().Style(theme.Good)}
	}
	var cells []string
	for _, r := range f.view.Cells {
		if row < len(r) && r[row] != "" && len(cells) < examples {
			cells = append(cells, r[row])
		}
	}
	return grid.Cell{Text: strings.Join(cells, "  ·  ")}
}

// body draws the columns with their meaning, and the first rows as they are read.
func (f *columnsForm) body(t *theme.Theme, w, h int) []string {
	x := f.o.Texts()
	page := newSheet(t, w)
	if f.why != "" {
		page.text(theme.Warn, f.why)
	} else {
		page.text(theme.Info, fmt.Sprintf(x.Intake.Columns, f.file.input.Name))
	}
	page.text(theme.Faint, f.how())
	rows := f.rowLines()
	room := max(3, h-len(page.lines)-len(rows)-3)
	f.grid.SetColumns([]grid.Column{
		{Title: x.Intake.Head, Width: 20, Grow: 1}, {Title: x.Intake.Meaning, Width: 18}, {Title: x.Intake.Example, Width: 24, Grow: 3},
	})
	page.lines = append(page.lines, strings.Split(f.grid.View(GridStyles(t, x.Import.Nothing), w, min(room, len(f.view.Keys)+1)), "\n")...)
	if key, ok := f.key(); ok {
		page.line(theme.Info, x.FieldHelp(string(f.profile.Columns[key])))
	}
	if len(f.view.Missing) > 0 {
		page.text(theme.Warn, fmt.Sprintf(x.Intake.Missing, f.missing()))
	} else {
		page.line(theme.Strong, fmt.Sprintf(x.Intake.Rows, f.view.Read, len(f.view.Refused)))
	}
	for _, l := range rows[:min(len(rows), max(0, h-len(page.lines)))] {
		page.line(theme.Plain, l)
	}
	return page.lines
}

// how tells how the file is read.
func (f *columnsForm) how() string {
	x := f.o.Texts()
	parts := []string{fmt.Sprintf(x.Intake.HowRead, x.DelimiterName(f.view.Delimiter), f.view.Encoding, f.view.HeaderLine)}
	switch {
	case f.profile.Sheet != "":
		parts[0] = fmt.Sprintf(x.Intake.HowSheet, f.profile.Sheet, f.view.HeaderLine)
	case len(f.view.Sheets) > 0:
		parts[0] = fmt.Sprintf(x.Intake.HowSheets, f.view.HeaderLine)
	}
	parts = append(parts, fmt.Sprintf(x.Intake.Dates, x.DateOrder(string(f.profile.DateOrder))))
	for _, field := range f.profile.Columns {
		switch field {
		case intake.FieldHours:
			parts = append(parts, fmt.Sprintf(x.Intake.Hours, x.HourNotation(string(f.profile.Hours))))
		case intake.FieldBreak:
			parts = append(parts, fmt.Sprintf(x.Intake.Breaks, x.BreakNotation(string(f.profile.Break))))
		default:
		}
	}
	if len(parts) == 4 && strings.Contains(parts[2], x.BreakNotation(string(f.profile.Break))) {
		parts[2], parts[3] = parts[3], parts[2] // a map has no order of its own
	}
	return strings.Join(parts, " ")
}

// rowLines words the first rows as the profile reads them.
func (f *columnsForm) rowLines() []string {
	x := f.o.Texts()
	var out []string
	for i := range f.view.Rows {
		r := &f.view.Rows[i]
		parts := []string{x.Date(r.Date), r.Person, r.Minutes.Clock()}
		if r.Number != "" {
			parts[1] = strings.TrimSpace(r.Number + " " + r.Person)
		}
		if r.Start != payroll.NoTime {
			parts = append(parts, times(&r.Facts))
		}
		if r.Break > 0 {
			parts = append(parts, fmt.Sprintf(x.Intake.RowPause, r.Break))
		}
		out = append(out, strings.Join(append(parts, strings.TrimSpace(r.Venue+" "+r.Team), r.Type), "  "))
	}
	for _, r := range f.view.Refused {
		out = append(out, x.Problem(r.Problem, ""))
	}
	return out[:min(len(out), 6)]
}
