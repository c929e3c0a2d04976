package intake

import (
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
