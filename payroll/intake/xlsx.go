package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"doorzet/payroll"
)

// maxUnzipped bounds what a sheet may unpack to; the library's own limit is
// 16 GB.
const maxUnzipped = 64 << 20

// sheetTable reads a sheet twice in step: the raw values, and what Excel shows,
// which alone tells a day fraction from a number of hours.
type sheetTable struct {
	file       *excelize.File
	name       string
	sheet      string
	raw, shown *excelize.Rows
	row        int
	shift      payroll.Date // of the workbook's first day
	formulas   map[string]bool
}

// openSheet finds the first sheet with a known header, or the profile's.
func openSheet(in Input, p *Profile) (table, *layout, error) {
	name := baseName(in.Name)
	f, err := openBook(name, in.Data)
	if err != nil {
		return nil, nil, err
	}
	t, lay, err := findSheet(f, name, in, p)
	if err != nil {
		if cerr := f.Close(); cerr != nil {
			return nil, nil, fmt.Errorf("closing %s: %w", name, errors.Join(err, cerr))
		}
		return nil, nil, err
	}
	return t, lay, nil
}

func openBook(name string, data []byte) (*excelize.File, error) {
	if err := guardSheets(name, data); err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped, // no parts in temporary files
	})
	if err != nil {
		return nil, payroll.NewProblem(CodeSheet, "file", name).Because(err)
	}
	return f, nil
}

func findSheet(f *excelize.File, name string, in Input, p *Profile) (table, *layout, error) {
	sheets := visible(f)
	known := recogniser(recognise)
	if p != nil {
		known = p.layoutOf
		if p.Sheet != "" {
			if i, err := f.GetSheetIndex(p.Sheet); err != nil || i < 0 {
				return nil, nil, payroll.NewProblem(CodeNoSheet, "file", name, "sheet", p.Sheet)
			}
			sheets = []string{p.Sheet}
		}
	}
	var best error = payroll.NewProblem(CodeEmpty, "file", name)
	rank := -1
	for _, s := range sheets {
		t, err := newSheetTable(f, name, s, in.Data)
		if err != nil {
			return nil, nil, err
		}
		lay, err := findHeader(name, t, known)
		if err == nil {
			lay.asSheet()
			lay.epoch = t.shift - firstSerial
			lay.beside = besides(f, s)
			return t, lay, nil
		}
		if cerr := t.closeRows(); cerr != nil {
			return nil, nil, payroll.NewProblem(CodeSheet, "file", name).Because(cerr)
		}
		if n := weight(err); n > rank {
			best, rank = err, n
		}
	}
	return nil, nil, best
}

// visible lists the sheets that a clerk sees.
func visible(f *excelize.File) []string {
	var out []string
	for _, s := range f.GetSheetList() {
		if seen, err := f.GetSheetVisible(s); err != nil || seen {
			out = append(out, s)
		}
	}
	return out
}

// besides tells of the sheets beside the one that is read, but for empty ones.
func besides(f *excelize.File, read string) []Note {
	var out []Note
	for _, s := range f.GetSheetList() {
		if size, err := f.GetSheetDimension(s); s == read || err == nil && size == "" {
			continue
		}
		what := NoteSheet
		if seen, err := f.GetSheetVisible(s); err == nil && !seen {
			what = NoteHiddenSheet
		}
		out = append(out, Note{What: what, Sheet: payroll.Clean(s, maxText), Count: 1})
	}
	return out
}

// asSheet makes a layout fit a sheet, whose numbers are numbers: 1000 hours
// are no 10:00, and a bare number may be a day.
func (l *layout) asSheet() {
	l.widens, l.serial = true, true
}

func newSheetTable(f *excelize.File, name, sheet string, data []byte) (*sheetTable, error) {
	broken := func(err error) error { return payroll.NewProblem(CodeSheet, "file", name).Because(err) }
	raw, err := f.Rows(sheet)
	if err != nil {
		return nil, broken(err)
	}
	shown, err := f.Rows(sheet)
	if err != nil {
		return nil, broken(err)
	}
	t := &sheetTable{
		file: f, name: name, sheet: sheet, raw: raw, shown: shown,
		shift: firstSerial, formulas: openFormulas(data),
	}
	props, err := f.GetWorkbookProps()
	if err == nil && props.Date1904 != nil && *props.Date1904 {
		t.shift += 1462
	}
	return t, nil
}

func (t *sheetTable) next() ([]string, error) {
	if !t.raw.Next() || !t.shown.Next() {
		if err := errors.Join(t.raw.Error(), t.shown.Error()); err != nil {
			return nil, payroll.NewProblem(CodeSheet, "file", t.name).Because(err)
		}
		return nil, io.EOF
	}
	t.row++
	cells, err := t.raw.Columns(excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, payroll.NewProblem(CodeSheet, "file", t.name).Because(err)
	}
	shown, err := t.shown.Columns()
	if err != nil {
		return nil, payroll.NewProblem(CodeSheet, "file", t.name).Because(err)
	}
	for i, c := range cells {
		look := ""
		if i < len(shown) {
			look = shown[i]
		}
		cells[i] = t.written(c, look)
	}
	return cells, nil
}

// written gives a cell as a CSV file would hold it: days as YYYY-MM-DD, times
// and lengths shown with a colon as h:mm, other numbers with at most four
// decimals.
func (t *sheetTable) written(raw, look string) string {
	n, ok := parseSerial(raw)
	if !ok {
		return raw
	}
	day := looksLikeDay(n, look)
	switch clock := hasColon(look); {
	case day && clock:
		return t.day(n) + " " + n.clock(true)
	case day:
		return t.day(n)
	case clock:
		return n.clock(false)
	}
	return n.decimal(raw)
}

// day writes a serial that looksLikeDay.
func (t *sheetTable) day(n serial) string {
	return (t.shift + payroll.Date(n.days())).String() //nolint:gosec // looksLikeDay keeps it below 80,000
}

func (t *sheetTable) place(cell int) (line, column int) { return t.row, cell + 1 }

// rows is unknown: a sheet need not say how many it has.
func (t *sheetTable) rows() int64 { return 0 }

// formula asks the sheet itself only for cells that may hold an open formula.
func (t *sheetTable) formula(cell int) bool {
	ref, err := excelize.CoordinatesToCellName(cell+1, t.row)
	if err != nil || !t.formulas[ref] {
		return false
	}
	f, err := t.file.GetCellFormula(t.sheet, ref)
	return err == nil && f != ""
}

func (t *sheetTable) closeRows() error {
	return errors.Join(t.raw.Close(), t.shown.Close())
}

func (t *sheetTable) close() error {
	if err := errors.Join(t.closeRows(), t.file.Close()); err != nil {
		return fmt.Errorf("closing %s: %w", t.name, err)
	}
	return nil
}
