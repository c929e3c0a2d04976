package intake

import (
	"errors"
	"io"
	"slices"
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
	// Keys are the keys of the columns in Profile.Columns, Cells the first rows
	// below the header as they stand there.
	Keys  []string
	Cells [][]string
	// Lines are the lines that can be the header, Sheets the sheets of a book.
	Lines  []int
	Sheets []string
	// Delimiter and Encoding are how the file was read.
	Delimiter, Encoding string
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

// Choice is what a clerk says of a file before its columns are guessed; what
// is left out is found.
type Choice struct {
	// Delimiter, Sheet and Encoding are as in Profile.
	Delimiter, Sheet, Encoding string
	// HeaderLine is the line of the header, from 1.
	HeaderLine int
}

// Guess looks at a file that no known form fits and proposes how to read it.
// The profile has no name yet. A file that cannot be read at all gives a
// *payroll.Problem; a file whose columns are not understood gives a profile
// with what was found, and Missing.
func Guess(in Input) (Profile, Preview, error) { return GuessAs(in, Choice{}) }

// GuessAs is Guess with what the clerk has said already.
func GuessAs(in Input, c Choice) (Profile, Preview, error) {
	all, err := c.samples(in)
	if err != nil {
		return Profile{}, Preview{}, err
	}
	best := all[0]
	for _, s := range all[1:] {
		if s.score() > best.score() {
			best = s
		}
	}
	if len(best.rows) == 0 {
		return best.profile(), Preview{}, payroll.NewProblem(CodeEmpty, "file", baseName(in.Name))
	}
	if c.HeaderLine > 0 {
		best.headAt(c.HeaderLine)
	}
	p := best.profile()
	p.Fixed = c.Encoding != ""
	if c.Sheet == "" && best.goesOn(all) {
		p.Sheet = "" // every sheet with this header is read
	}
	return p, best.look(in, &p), nil
}

// Look shows what a profile makes of a file. headerLine is the line that the
// clerk calls the header, 0 for the first that has the profile's columns.
func Look(in Input, p Profile, headerLine int) (Preview, error) {
	c := Choice{Delimiter: p.Delimiter, Sheet: p.Sheet, HeaderLine: headerLine}
	if p.Fixed {
		c.Encoding = p.Encoding
	}
	all, err := c.samples(in)
	if err != nil {
		return Preview{}, err
	}
	s := all[0]
	for _, other := range all {
		if p.Sheet == "" && other.sheet != "" && other.headKey() == p.HeaderKey {
			s = other
			break
		}
	}
	if len(s.rows) == 0 {
		return Preview{}, payroll.NewProblem(CodeEmpty, "file", baseName(in.Name))
	}
	if headerLine > 0 {
		s.headAt(headerLine)
		return s.look(in, &p), nil
	}
	for i, r := range s.rows[:min(len(s.rows), headerRows)] {
		if HeaderKey(r.cells) == p.HeaderKey {
			s.head = i
			break
		}
	}
	return s.look(in, &p), nil
}

// headKey gives the key of the header, "" without rows.
func (s *sample) headKey() string {
	if len(s.rows) == 0 {
		return ""
	}
	return HeaderKey(s.rows[s.head].cells)
}

// goesOn tells whether another sheet has the same header.
func (s *sample) goesOn(all []sample) bool {
	for i := range all {
		if o := &all[i]; o.sheet != s.sheet && s.sheet != "" && o.headKey() == s.headKey() {
			return true
		}
	}
	return false
}

// headAt calls the row of a line the header; a line without a row calls none.
func (s *sample) headAt(line int) {
	for i, r := range s.rows {
		if r.line == line {
			s.head = i
		}
	}
}

// samples reads the top of the file in the ways that the choice leaves.
func (c Choice) samples(in Input) ([]sample, error) {
	if err := in.check(); err != nil {
		return nil, err
	}
	all, err := samples(in, c.Encoding)
	if err != nil {
		return nil, err
	}
	var out []sample
	for _, s := range all {
		if (c.Delimiter == "" || s.comma == c.Delimiter) && (c.Sheet == "" && !s.hidden || s.sheet == c.Sheet) {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return all, nil // what was chosen is not there: what is there is shown
	}
	return out, nil
}

// look shows the sample by a profile.
func (s *sample) look(in Input, p *Profile) Preview {
	head := s.rows[s.head]
	view := Preview{
		HeaderLine: head.line, Headers: headTexts(head.cells), Keys: ColumnKeys(head.cells), Sheets: s.sheets,
		Delimiter: s.comma, Encoding: s.encoding,
	}
	for _, r := range s.rows {
		view.Lines = append(view.Lines, r.line)
	}
	view.Lines = view.Lines[:min(len(view.Lines), headerRows)]
	for _, r := range s.rows[s.head+1 : min(len(s.rows), s.head+1+previewRows)] {
		view.Cells = append(view.Cells, headTexts(r.cells))
	}
	if lay, _ := recognise(head.cells); lay != nil {
		view.Known = true
	}
	lay, _ := p.layoutOf(head.cells)
	if lay == nil {
		view.Missing = p.missing()
		return view
	}
	s.show(&view, baseName(in.Name), in.Near, lay)
	return view
}

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
		p.Adapt(f, s.column(i))
		if n := headNotation(h); n != NotationFree {
			switch f {
			case FieldHours:
				p.Hours = n
			case FieldBreak:
				p.Break = n
			default: // no length
			}
		}
	}
	return p
}

// Adapt finds how a column with this meaning writes its cells.
func (p *Profile) Adapt(f Field, cells []string) {
	switch f {
	case FieldDate:
		p.DateOrder = guessOrder(cells)
	case FieldHours:
		p.Hours = guessHours(cells)
	default: // every other field reads its cells in one way
	}
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
func (p *Profile) missing() []string {
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
func (s *sample) show(v *Preview, name string, near payroll.Date, lay *layout) {
	if s.sheet != "" {
		lay.asSheet()
	}
	r := newReading(name, Options{})
	r.near = near
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
