package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"doorzet/payroll"
)

// table gives the rows of a file one after another.
type table interface {
	// next gives the cells of the next row, io.EOF after the last. The slice
	// holds until the next call.
	next() ([]string, error)
	// place tells the line and column, from 1, of a cell of the last row.
	place(cell int) (line, column int)
	// rows tells about how many rows there are, 0 when that is unknown.
	rows() int64
	// about tells of a cell of the last row, where of the row.
	about(cell int) about
	where() where
	close() error
}

// where tells of a row which sheet it is on, and whether the file does not show it.
type where struct {
	sheet  int
	hidden bool
}

// maxColumns is far above any real export: eitje's widest has some forty.
const maxColumns = 512

// csvTable reads rows from text. It never tolerates stray quotes: a quote
// that does not close would swallow the rest of the file.
type csvTable struct {
	file    string
	reader  *csv.Reader
	damaged bool
	// skippedLines counts the sep= line before the first row.
	skippedLines int
	cells        int
	body         []byte
	// widest is the number of cells of the widest row so far.
	widest int
	lines  int64
	read   int64 // bytes
}

func newCSVTable(file string, t text, d dialect) *csvTable {
	body := t.data[d.skip:]
	c := &csvTable{file: file, damaged: t.damaged, body: body, lines: int64(bytes.Count(body, []byte("\n")))}
	c.skippedLines = bytes.Count(t.data[:d.skip], []byte("\n"))
	c.reader = csv.NewReader(bytes.NewReader(body))
	c.reader.Comma = d.comma
	c.reader.FieldsPerRecord = -1
	c.reader.ReuseRecord = true
	return c
}

func (c *csvTable) next() ([]string, error) {
	rec, err := c.reader.Read()
	if err == nil {
		c.cells = len(rec)
		c.widest = max(c.widest, len(rec))
		c.read = c.reader.InputOffset()
		return rec, nil
	}
	if errors.Is(err, io.EOF) {
		return nil, io.EOF
	}
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		line := parse.Line
		if parse.StartLine < parse.Line {
			line = parse.StartLine // where the cell that never closes began
		}
		return nil, payroll.NewProblem(CodeQuote, "file", c.file,
			"line", payroll.IntText(line+c.skippedLines), "column", payroll.IntText(c.columnOf(parse))).Because(err)
	}
	return nil, fmt.Errorf("reading %s: %w", c.file, err)
}

// columnOf counts the cells of the row at hand until a quote that is wrong.
func (c *csvTable) columnOf(bad *csv.ParseError) int {
	rest := c.body[min(c.read, int64(len(c.body))):]
	line, at, quoted, column := bad.StartLine, 0, false, 1
	for len(rest) > 0 && (line < bad.Line || line == bad.Line && at < bad.Column-1) {
		r, n := utf8.DecodeRune(rest)
		rest = rest[n:]
		at += n
		switch {
		case r == '"':
			quoted = !quoted
		case r == '\n':
			line, at = line+1, 0
		case r == c.reader.Comma && !quoted:
			column++
		}
	}
	return column
}

func (c *csvTable) place(cell int) (line, column int) {
	cell = max(0, min(cell, c.cells-1))
	line, _ = c.reader.FieldPos(cell)
	return line + c.skippedLines, cell + 1
}

// rows counts line ends: a cell may hold some, but few do.
func (c *csvTable) rows() int64 { return c.lines }

func (c *csvTable) about(int) about { return about{} }
func (c *csvTable) where() where    { return where{} }

func (c *csvTable) close() error { return nil }

// dialect is how a CSV file separates its cells.
type dialect struct {
	comma rune
	// skip is the length of a sep= line at the top.
	skip int
}

// commas are the separators that are tried, the Dutch Excel's first.
var commas = [...]rune{';', ',', '\t', '|'}

// dialects gives the dialects to try: only one when the file names it.
func dialects(data []byte) []dialect {
	line := data
	skip := len(data)
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		line, skip = data[:i], i+1
	}
	s := strings.Trim(strings.TrimSuffix(string(line[:min(len(line), 16)]), "\r"), `"'`)
	if len(s) > 4 && strings.EqualFold(s[:4], "sep=") {
		if sep := []rune(s[4:]); len(sep) == 1 && validComma(sep[0]) {
			return []dialect{{comma: sep[0], skip: skip}}
		}
	}
	out := make([]dialect, 0, len(commas))
	for _, c := range commas {
		out = append(out, dialect{comma: c})
	}
	return out
}

func validComma(r rune) bool { return r != '"' && r != '\r' && r != '\n' && r != '\uFFFD' && r != 0 }

// headerRows is how many rows may stand above the header.
const headerRows = 20

// openKnownCSV finds the dialect and the header of a known form.
func openKnownCSV(name string, t text, in Input) (table, *layout, error) {
	return openCSV(name, t, dialects(t.data), in.known(recognise))
}

func openCSV(name string, t text, all []dialect, known recogniser) (table, *layout, error) {
	var best error
	rank := 0
	for _, d := range all {
		tab := newCSVTable(name, t, d)
		lay, err := findHeader(name, tab, known)
		if err == nil {
			return dated(turned(tab, lay.turn), lay), lay, nil
		}
		n := weight(err)
		if n == weightUnknown && tab.widest < 2 {
			n = 0 // what is parted otherwise is no header either
		}
		if best == nil || n > rank {
			best, rank = err, n
		}
	}
	return nil, nil, best
}

// weightUnknown is the weight of a header that nobody knows.
const weightUnknown = 3

// weight orders the reasons why a dialect did not fit: a header that was
// nearly right says most.
func weight(err error) int {
	var p *payroll.Problem
	if !errors.As(err, &p) {
		return 0
	}
	switch p.Code {
	case CodeMissingColumn, CodeNoDays, CodeDuplicateColumn, CodeProfile, CodeTooWide:
		return 4
	case CodeUnknownHeader:
		return weightUnknown
	case CodeQuote: // a separator that is not the file's breaks quotes that are right
		return 2
	default:
		return 1
	}
}

// recogniser looks whether a row of cells is a header. The problem says what a
// nearly right header lacks; both nil means that it is no header at all.
type recogniser func(cells []string) (*layout, *payroll.Problem)

// findHeader reads rows until one is the header and leaves the table behind it.
func findHeader(name string, t table, known recogniser) (*layout, error) {
	var first []string
	var near *payroll.Problem
	firstLine := 1
	for range headerRows {
		cells, err := t.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			if near != nil {
				return nil, near
			}
			return nil, err
		}
		line, _ := t.place(0)
		if len(cells) > maxColumns {
			return nil, payroll.NewProblem(CodeTooWide, "file", name, "line", payroll.IntText(line),
				"got", payroll.IntText(len(cells)), "limit", payroll.IntText(maxColumns))
		}
		lay, p := known(cells)
		if lay != nil {
			return lay, nil
		}
		if p != nil && near == nil {
			p.Args["file"], p.Args["line"] = name, payroll.IntText(line)
			near = p
		}
		if first == nil && !blank(cells) {
			firstLine = line
			first = headTexts(cells)
		}
	}
	if near != nil {
		return nil, near
	}
	return nil, payroll.NewProblem(CodeUnknownHeader, "file", name, "line", payroll.IntText(firstLine),
		"columns", clip(strings.Join(first, ", "), 200))
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}
