// Package paper puts reports into words and on paper: as Markdown, as CSV for
// a spreadsheet, and as a self-contained HTML page that prints on A4. It knows
// what link tells and the texts of ui/lang, and nothing of a terminal.
package paper

import (
	"errors"
	"strings"
	"time"

	"doorzet/payroll"
)

// Format is a form in which a paper is written.
type Format string

// The forms.
const (
	Markdown Format = "md"
	CSV      Format = "csv"
	HTML     Format = "html"
)

// Formats lists the forms.
func Formats() []Format { return []Format{HTML, Markdown, CSV} }

// FormatOf gives the form that the ending of a file's name asks for.
func FormatOf(name string) (Format, bool) {
	for _, f := range Formats() {
		if strings.HasSuffix(strings.ToLower(name), "."+string(f)) {
			return f, true
		}
	}
	return "", false
}

// Doc is a paper before it has a form.
type Doc struct {
	// Lang is the language's own code, such as nl.
	Lang       string
	Title, Sub string
	Facts      []Fact
	Parts      []Part
	Foot       string
	// Data is the same content as one flat table, for a spreadsheet.
	Data Table
}

// Fact is a label and what it says.
type Fact struct{ Label, Value string }

// Part is a part of a paper under a heading.
type Part struct {
	Heading string
	// Anchor is where links to the part go, "" when none do.
	Anchor string
	// Small makes it a part of the part before.
	Small bool
	// NewPage begins a new sheet when printed.
	NewPage bool
	Text    []string
	Table   *Table
	// Letter is a text to copy as it is, such as an e-mail.
	Letter string
	// Sign are lines on which people sign.
	Sign []string
}

// Column is a column of a table; figures stand right, and a tight column keeps
// its texts on one line.
type Column struct {
	Head         string
	Right, Tight bool
}

// Row is a row of a table.
type Row struct {
	Cells []Cell
	// Anchor is where links to the row go.
	Anchor string
	// Strong marks a row of totals, Warn one that asks for attention.
	Strong, Warn bool
}

// Cell is a cell of a table; Link is the anchor that it leads to.
type Cell struct{ Text, Link string }

// Table is a table under its heads.
type Table struct {
	Columns []Column
	Rows    []Row
}

var errFormat = errors.New("paper: no such format")

// Render writes the paper in a form.
func (d *Doc) Render(f Format) ([]byte, error) {
	switch f {
	case Markdown:
		return d.markdown(), nil
	case CSV:
		return d.csv(), nil
	case HTML:
		return d.html()
	}
	return nil, errFormat
}

// heads makes columns; a name that begins with > stands right, one with = is tight.
func heads(names ...string) []Column {
	out := make([]Column, len(names))
	for i, n := range names {
		n, out[i].Right = strings.CutPrefix(n, ">")
		out[i].Head, out[i].Tight = strings.CutPrefix(n, "=")
	}
	return out
}

// row makes a row of plain cells.
func row(texts ...string) Row {
	cells := make([]Cell, len(texts))
	for i, t := range texts {
		cells[i].Text = clean(t)
	}
	return Row{Cells: cells}
}

// longest is how much of one text goes on paper.
const longest = 1000

// clean takes out of a text from outside what has no place on paper.
func clean(s string) string { return payroll.Clean(s, longest) }

// moment writes a kept moment in the time of the Netherlands.
func moment(stamp string, english bool) string {
	at, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return clean(stamp)
	}
	if zone, err := time.LoadLocation("Europe/Amsterdam"); err == nil { // payroll brings the zone data along
		at = at.In(zone)
	}
	layout := "02-01-2006 15:04"
	if english {
		layout = "2006-01-02 15:04"
	}
	return at.Format(layout)
}
