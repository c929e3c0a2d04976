package intake

import (
	"errors"
	"io"
	"slices"
	"strings"

	"doorzet/payroll"
)

// sheetTable reads the rows of a book's sheets one after another: those that begin with
// the same header are one list.
type sheetTable struct {
	book *workbook
	// sheets are those that are read, with the line of each one's header; at is the one at hand.
	sheets []headedSheet
	at     int
	cells  *sheetCells
}

// headedSheet is a sheet with the line of its header, and how it is turned where days are
// its columns.
type headedSheet struct {
	name string
	line int
	turn *turn
}

func (t *sheetTable) turns() []*turn {
	out := make([]*turn, len(t.sheets))
	for i, s := range t.sheets {
		out[i] = s.turn
	}
	return out
}

// openSheet finds the first sheet with a known header, or those that were named.
func openSheet(in Input, opts Options) (table, *layout, error) {
	b, err := openBook(baseName(in.Name), in.Data)
	if err != nil {
		return nil, nil, err
	}
	t, lay, err := b.find(opts, in)
	if err != nil {
		return nil, nil, errors.Join(err, b.close())
	}
	return dated(turned(t, t.turns()...), lay), lay, nil
}

// find finds the sheet to read, and those that go on where it ends.
func (b *workbook) find(opts Options, in Input) (*sheetTable, *layout, error) {
	known := recogniser(recognise)
	if opts.Profile != nil {
		known = opts.Profile.layoutOf
	}
	known = in.known(known)
	sheets, err := b.named(opts)
	if err != nil {
		return nil, nil, err
	}
	var best error = payroll.NewProblem(CodeEmpty, "file", b.name)
	rank := -1
	for i, s := range sheets {
		t := &sheetTable{book: b, cells: b.cells(s)}
		lay, err := findHeader(b.name, t, known)
		if err != nil {
			if n := weight(err); n > rank {
				best, rank = err, n
			}
			continue
		}
		t.sheets = []headedSheet{{s, t.cells.row, lay.turn}}
		lay.asSheet()
		lay.epoch = b.shift - firstSerial
		t.goOn(sheets[i+1:], HeaderKey(lay.heads), known)
		lay.sheets = t.names()
		lay.beside = t.besides()
		return t, lay, nil
	}
	return nil, nil, best
}

// named gives the sheets that may be read: those that a person or the profile named, else
// all that the clerk sees.
func (b *workbook) named(opts Options) ([]string, error) {
	var said []string
	switch {
	case opts.Way != nil && len(opts.Way.Sheets) > 0:
		said = opts.Way.Sheets
	case opts.Profile != nil && opts.Profile.Sheet != "":
		said = []string{opts.Profile.Sheet}
	default:
		return b.visible(), nil
	}
	all := b.file.GetSheetList()
	out := make([]string, len(said))
	for i, s := range said {
		at := slices.IndexFunc(all, func(name string) bool { return strings.EqualFold(strings.TrimSpace(name), strings.TrimSpace(s)) })
		if at < 0 {
			return nil, payroll.NewProblem(CodeNoSheet, "file", b.name, "sheet", payroll.Clean(s, maxText),
				"sheets", clip(payroll.Clean(strings.Join(all, ", "), maxText+1), maxText))
		}
		out[i] = all[at]
	}
	return out, nil
}

// goOn adds the sheets that have the same header.
func (t *sheetTable) goOn(sheets []string, key string, known recogniser) {
	for _, s := range sheets {
		next := &sheetTable{book: t.book, cells: t.book.cells(s)}
		lay, err := findHeader(t.book.name, next, known)
		if err == nil && HeaderKey(lay.heads) == key && (lay.turn == nil) == (t.sheets[0].turn == nil) {
			t.sheets = append(t.sheets, headedSheet{s, next.cells.row, lay.turn})
		}
	}
}

func (t *sheetTable) names() []string {
	if len(t.sheets) < 2 {
		return nil
	}
	out := make([]string, len(t.sheets))
	for i, s := range t.sheets {
		out[i] = payroll.Clean(s.name, maxText)
	}
	return out
}

// visible lists the sheets that a clerk sees.
func (b *workbook) visible() []string {
	var out []string
	for _, s := range b.file.GetSheetList() {
		if b.shows(s) {
			out = append(out, s)
		}
	}
	return out
}

func (b *workbook) shows(sheet string) bool {
	seen, err := b.file.GetSheetVisible(sheet)
	return err != nil || seen
}

// besides tells of the sheets that are read together, and of those that are not read,
// but for empty ones.
func (t *sheetTable) besides() []Note {
	var out []Note
	if names := t.names(); names != nil {
		out = append(out, Note{What: NoteTogether, Sheet: clip(strings.Join(names, ", "), maxText), Count: len(names)})
	}
	for _, s := range t.book.file.GetSheetList() {
		if slices.ContainsFunc(t.sheets, func(h headedSheet) bool { return h.name == s }) || t.book.blank(s) {
			continue
		}
		what := NoteSheet
		if !t.book.shows(s) {
			what = NoteHiddenSheet
		}
		out = append(out, Note{What: what, Sheet: payroll.Clean(s, maxText), Count: 1})
	}
	return out
}

// blank tells whether a sheet has nothing in its cells.
func (b *workbook) blank(sheet string) bool {
	c := b.cells(sheet)
	for {
		if err := c.next(); err != nil {
			return errors.Is(err, io.EOF)
		}
		if !blank(c.cells) {
			return false
		}
	}
}

// asSheet makes a layout fit a sheet, whose numbers are numbers: 1000 hours
// are no 10:00, and a bare number may be a day.
func (l *layout) asSheet() {
	l.widens, l.serial = true, true
}

func (t *sheetTable) next() ([]string, error) {
	for {
		err := t.cells.next()
		if err == nil {
			return t.cells.cells, nil
		}
		if !errors.Is(err, io.EOF) || t.at+1 >= len(t.sheets) {
			return nil, err
		}
		t.at++
		s := t.sheets[t.at]
		for t.cells = t.book.cells(s.name); t.cells.row < s.line; {
			if err := t.cells.next(); err != nil {
				return nil, err
			}
		}
	}
}

func (t *sheetTable) place(cell int) (line, column int) { return t.cells.row, cell + 1 }

func (t *sheetTable) where() where { return where{sheet: t.at, hidden: t.cells.hidden} }

func (t *sheetTable) about(cell int) about {
	if cell < 0 || cell >= len(t.cells.about) {
		return about{}
	}
	return t.cells.about[cell]
}

// rows is unknown: a sheet need not say how many it has.
func (t *sheetTable) rows() int64 { return 0 }

func (t *sheetTable) close() error { return t.book.close() }
