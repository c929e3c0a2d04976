package intake

import (
	"errors"
	"io"
	"slices"
	"strings"

	"doorzet/payroll"
)

// sampleRow is a row with its place, and what a sheet says of its cells.
type sampleRow struct {
	line  int
	cells []string
	about []about
}

// sample is the top of a file, read in one of the ways that it may be read.
type sample struct {
	comma    string
	encoding string
	sheet    string
	sheets   []string
	hidden   bool // the clerk does not see the sheet
	rows     []sampleRow
	head     int // the row that most looks like a header
	known    int // how many of its cells are understood
}

// samples reads the top of a file in every way that works.
func samples(in Input, encoding string) ([]sample, error) {
	name := baseName(in.Name)
	if isZip(in.Data) {
		return sheetSamples(name, in)
	}
	t, err := decodeAs(name, in.Data, encoding)
	if err != nil {
		return nil, err
	}
	var out []sample
	var first error
	for _, d := range dialects(t.data) {
		rows, err := takeRows(newCSVTable(name, t, d))
		if err != nil {
			if first == nil {
				first = err
			}
			continue
		}
		s := sample{comma: string(d.comma), encoding: t.encoding, rows: turnRows(rows, in.Near)}
		s.findHead()
		s.putOn(in.Day)
		out = append(out, s)
	}
	if len(out) == 0 {
		return nil, first
	}
	return out, nil
}

func sheetSamples(name string, in Input) ([]sample, error) {
	b, err := openBook(name, in.Data)
	if err != nil {
		return nil, err
	}
	var out []sample
	for _, sheet := range b.file.GetSheetList() {
		rows, err := takeRows(&sheetTable{book: b, cells: b.cells(sheet)})
		if err != nil {
			return nil, errors.Join(err, b.close())
		}
		s := sample{sheet: sheet, sheets: b.file.GetSheetList(), hidden: !b.shows(sheet), rows: turnRows(rows, in.Near)}
		s.findHead()
		s.putOn(in.Day)
		out = append(out, s)
	}
	if err := b.close(); err != nil || len(out) == 0 {
		return nil, payroll.NewProblem(CodeSheet, "file", name).Because(err)
	}
	return out, nil
}

func takeRows(t table) ([]sampleRow, error) {
	var out []sampleRow
	for len(out) < sampleRows {
		cells, err := t.next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if blank(cells) || t.where().hidden {
			continue
		}
		line, _ := t.place(0)
		cells = cells[:min(len(cells), maxColumns)]
		out = append(out, keptRow(t, line, cells))
	}
	return out, nil
}

// keptRow keeps a row beyond the next.
func keptRow(t table, line int, cells []string) sampleRow {
	out := sampleRow{line: line, cells: make([]string, len(cells))}
	for i, c := range cells {
		out.cells[i] = strings.Clone(c)
		if a := t.about(i); a != (about{}) {
			if out.about == nil {
				out.about = make([]about, len(cells))
			}
			out.about[i] = a
		}
	}
	return out
}

// findHead picks the row of which most cells are understood, the first of equals.
func (s *sample) findHead() {
	for i, r := range s.rows[:min(len(s.rows), headerRows)] {
		seen := map[Field]bool{}
		for _, c := range r.cells {
			if f := guessField(foldHead(c)); f != "" {
				seen[f] = true
			}
		}
		if len(seen) > s.known {
			s.head, s.known = i, len(seen)
		}
	}
	if s.known > 1 {
		return
	}
	// A word above the table may be understood by chance: a header is as wide as
	// the table.
	for i, r := range s.rows[:min(len(s.rows), headerRows)] {
		if filled(r.cells) > filled(s.rows[s.head].cells) {
			s.head = i
		}
	}
}

func filled(cells []string) int {
	n := 0
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// sampleTable reads the rows of a sample once more.
type sampleTable struct {
	all []sampleRow
	at  int
}

func (t *sampleTable) next() ([]string, error) {
	if t.at >= len(t.all) {
		return nil, io.EOF
	}
	t.at++
	return slices.Clone(t.all[t.at-1].cells), nil
}

func (t *sampleTable) place(cell int) (line, column int) { return t.all[t.at-1].line, cell + 1 }
func (t *sampleTable) rows() int64                       { return int64(len(t.all)) }
func (t *sampleTable) where() where                      { return where{} }

func (t *sampleTable) about(cell int) about {
	if a := t.all[t.at-1].about; cell < len(a) {
		return a[cell]
	}
	return about{}
}

func (t *sampleTable) close() error { return nil }
