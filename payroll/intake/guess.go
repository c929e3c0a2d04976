package intake

import (
	"errors"
	"io"
	"strings"

	"doorzet/payroll"
)

// Preview shows what a guessed profile makes of a file.
type Preview struct {
	// Known is set when the file is a known form and needs no profile.
	Known bool
	// HeaderLine is the line of the header, from 1; Headers are its cells.
	HeaderLine int
	Headers    []string
	// Missing are the fields that no column was found for and without which
	// nothing can be read.
	Missing []string
	// Rows and Refused are the first rows, as the profile reads them.
	Rows    []Row
	Refused []Refusal
	// Read counts the rows that were looked at for Rows and Refused.
	Read int
}

const (
	sampleRows  = 500 // rows that a guess looks at
	previewRows = 10  // rows that a preview shows
)

// Guess looks at a file that no known form fits and proposes how to read it.
// The profile has no name yet. A file that cannot be read at all gives a
// *payroll.Problem; a file whose columns are not understood gives a profile
// with what was found, and Missing.
func Guess(in Input) (Profile, Preview, error) {
	if err := in.check(); err != nil {
		return Profile{}, Preview{}, err
	}
	all, err := samples(in)
	if err != nil {
		return Profile{}, Preview{}, err
	}
	best := all[0]
	for _, s := range all[1:] {
		if s.score() > best.score() {
			best = s
		}
	}
	p := best.profile()
	if len(best.rows) == 0 {
		return p, Preview{}, payroll.NewProblem(CodeEmpty, "file", baseName(in.Name))
	}
	head := best.rows[best.head]
	view := Preview{HeaderLine: head.line, Headers: headTexts(head.cells)}
	if lay, _ := recognise(head.cells); lay != nil {
		view.Known = true
	}
	lay, _ := p.layoutOf(head.cells)
	if lay == nil {
		view.Missing = best.missing(&p)
		return p, view, nil
	}
	best.show(&view, baseName(in.Name), lay)
	return p, view, nil
}

// sampleRow is a row with its place.
type sampleRow struct {
	line  int
	cells []string
}

// sample is the top of a file, read in one of the ways that it may be read.
type sample struct {
	comma    string
	encoding string
	sheet    string
	rows     []sampleRow
	head     int // the row that most looks like a header
	known    int // how many of its cells are understood
}

// samples reads the top of a file in every way that works.
func samples(in Input) ([]sample, error) {
	name := baseName(in.Name)
	if isZip(in.Data) {
		return sheetSamples(name, in.Data)
	}
	t, err := decode(name, in.Data)
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
		s := sample{comma: string(d.comma), encoding: t.encoding, rows: rows}
		s.findHead()
		out = append(out, s)
	}
	if len(out) == 0 {
		return nil, first
	}
	return out, nil
}

func sheetSamples(name string, data []byte) ([]sample, error) {
	f, err := openBook(name, data)
	if err != nil {
		return nil, err
	}
	var out []sample
	for _, sheet := range f.GetSheetList() {
		t, err := newSheetTable(f, name, sheet, data)
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		rows, err := takeRows(t)
		if err := errors.Join(err, t.closeRows()); err != nil {
			return nil, errors.Join(err, f.Close())
		}
		s := sample{sheet: sheet, rows: rows}
		s.findHead()
		out = append(out, s)
	}
	if err := f.Close(); err != nil || len(out) == 0 {
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
		if blank(cells) {
			continue
		}
		line, _ := t.place(0)
		cells = cells[:min(len(cells), maxColumns)]
		kept := make([]string, len(cells))
		for i, c := range cells {
			kept[i] = strings.Clone(c)
		}
		out = append(out, sampleRow{line, kept})
	}
	return out, nil
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
}

// score orders the ways to read a file: understood cells first, then how many
// rows have the header's width, which must be more than one.
func (s *sample) score() int {
	if len(s.rows) == 0 {
		return -1
	}
	width := len(s.rows[s.head].cells)
	same := 0
	for _, r := range s.rows {
		if width > 1 && len(r.cells) == width {
			same++
		}
	}
	return s.known*(sampleRows+1) + same
}

// profile proposes how to read the sample.
func (s *sample) profile() Profile {
	p := Profile{
		Delimiter: s.comma, Encoding: s.encoding, Sheet: s.sheet,
		Columns: map[string]Field{}, DateOrder: DayFirst,
	}
	if len(s.rows) == 0 {
		return p
	}
	cells := s.rows[s.head].cells
	p.HeaderKey = HeaderKey(cells)
	taken := map[Field]bool{}
	for i, h := range ColumnKeys(cells) {
		f := guessField(h)
		if f == "" || taken[f] {
			continue
		}
		taken[f] = true
		p.Columns[h] = f
		switch f {
		case FieldDate:
			p.DateOrder = guessOrder(s.column(i))
		case FieldHours:
			p.Hours = guessHours(s.column(i))
		case FieldBreak:
			p.Break = guessBreak(s.column(i))
		default: // every other field reads its cells in one way
		}
	}
	return p
}

// column gives the filled cells of a column below the header.
func (s *sample) column(i int) []string {
	var out []string
	for _, r := range s.rows[s.head+1:] {
		if i < len(r.cells) {
			if c := strings.TrimSpace(r.cells[i]); c != "" {
				out = append(out, c)
			}
		}
	}
	return out
}

// missing lists the needed fields that the profile gives to no column.
func (s *sample) missing(p *Profile) []string {
	lay := &layout{cols: noColumns()}
	for _, f := range p.Columns {
		if at := lay.cols.at(f); at != nil {
			*at = 0
		}
	}
	var out []string
	for _, f := range lay.needs() {
		if !lay.has(f) {
			out = append(out, string(f))
		}
	}
	return out
}

// show reads the first rows of the sample.
func (s *sample) show(v *Preview, name string, lay *layout) {
	if s.sheet != "" {
		lay.asSheet()
	}
	r := newReading(name, Options{})
	r.t, r.lay = &sampleTable{all: s.rows[s.head+1:]}, lay
	for {
		cells, err := r.t.next()
		if err != nil || len(r.res.Rows)+len(r.res.Refused) >= previewRows {
			break
		}
		r.row(cells)
	}
	v.Rows, v.Refused, v.Read = r.res.Rows, r.res.Refused, r.res.RowCount
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
	return t.all[t.at-1].cells, nil
}

func (t *sampleTable) place(cell int) (line, column int) { return t.all[t.at-1].line, cell + 1 }
func (t *sampleTable) rows() int64                       { return int64(len(t.all)) }
func (t *sampleTable) formula(int) bool                  { return false }
func (t *sampleTable) close() error                      { return nil }
