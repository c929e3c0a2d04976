// Package sheet writes and reads the sheet with which Nmbrs imports variable
// wage components: the second road into Nmbrs, for offices whose API rights do
// not suffice. It is the form of the tab "Variabele Looncomponenten" as the
// support pages of Nmbrs describe it.
package sheet

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"doorzet/payroll"
)

// MaxRows is how many people one file holds: Nmbrs advises 500 to 1,000.
const MaxRows = 500

// tab is the name of the sheet that Nmbrs looks for.
const tab = "Variabele Looncomponenten"

// The form: fixed columns A–G, codes from column H in row 2, values from row 3.
// That the names of A–G stand in row 1 is a [guess].
const (
	headRow    = 1
	codeRow    = 2
	firstRow   = 3
	firstCode  = 8
	nameColumn = 4
	dayColumn  = 6
)

// fixed are the names of the columns A–G.
var fixed = [...]string{"Debiteurnr", "Bedrijfnr", "Persnr", "Naam", "Periode", "Dagen", "DagenVoorLC"}

// Problems of the import sheet.
const (
	// CodeNotSheet: args file. The file is not an import sheet as Doorzet writes it.
	CodeNotSheet payroll.Code = "sheet-not-a-sheet"
	// CodeTooLong: args rows. A sheet holds at most MaxRows people.
	CodeTooLong payroll.Code = "sheet-too-long"
)

// Code is a column of the sheet: an hour code or a wage code.
type Code struct {
	Kind payroll.Kind
	Code int
}

// String writes the code the way the sheet has it: U2100 or L5100.
func (c Code) String() string {
	if c.Kind == payroll.KindWage {
		return "L" + strconv.Itoa(c.Code)
	}
	return "U" + strconv.Itoa(c.Code)
}

// commentHead stands before the code at the head of the column that holds the
// comments on it. Source: the import sheet in Nmbrs's support pages.
const commentHead = "Opmerkingen"

// column is a column of the sheet beside the fixed ones.
type column struct {
	Code
	comment bool
}

func (c column) String() string {
	if c.comment {
		return commentHead + c.Code.String()
	}
	return c.Code.String()
}

// columnsOf lays out a column a code, and behind it one for comments where
// there are any.
func columnsOf(rows []Row) []column {
	var out []column
	for _, c := range codesOf(rows) {
		out = append(out, column{Code: c})
		if slices.ContainsFunc(rows, func(r Row) bool { return r.Comments[c] != "" && r.Values[c] != 0 }) {
			out = append(out, column{c, true})
		}
	}
	return out
}

// parseColumn reads U2100, L5100 or OpmerkingenU2100.
func parseColumn(s string) (column, bool) {
	rest, comment := strings.CutPrefix(strings.TrimSpace(s), commentHead)
	c, ok := parseCode(rest)
	return column{c, comment}, ok
}

// parseCode reads U2100 or L5100.
func parseCode(s string) (Code, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 2 {
		return Code{}, false
	}
	n, err := strconv.Atoi(s[1:])
	switch {
	case err != nil || n <= 0:
		return Code{}, false
	case s[0] == 'U':
		return Code{payroll.KindHours, n}, true
	case s[0] == 'L':
		return Code{payroll.KindWage, n}, true
	}
	return Code{}, false
}

// Row is one person.
type Row struct {
	// Number is the employee number (Persnr), Name is there to be read only.
	Number, Name string
	// Days are set when the sheet sets the days worked.
	Days *payroll.Hundredths
	// Values are the amounts per code; an amount of 0 is left empty, for a 0
	// would make an entry in Nmbrs.
	Values map[Code]payroll.Hundredths
	// Comments are what Nmbrs keeps with the entry of a code, nil for none. Over
	// REST it is read back, so that the entry is known for ours.
	Comments map[Code]string
}

// Sheet is the content of one import, however many files it takes.
type Sheet struct {
	Debtor, Company string
	Period          payroll.Period
	Rows            []Row
}

// Codes lists the codes that have a value, hour codes first.
func (s *Sheet) Codes() []Code { return codesOf(s.Rows) }

func codesOf(rows []Row) []Code {
	seen := map[Code]bool{}
	var out []Code
	for _, r := range rows {
		for c, v := range r.Values {
			if v != 0 && !seen[c] {
				seen[c] = true
				out = append(out, c)
			}
		}
	}
	slices.SortFunc(out, func(a, b Code) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Code, b.Code))
	})
	return out
}

// Parts splits a sheet into files of at most MaxRows people; people without
// any value are left out, because an empty row would stop the reading.
func (s *Sheet) Parts() []Sheet {
	rows := slices.DeleteFunc(slices.Clone(s.Rows), func(r Row) bool { return r.empty() })
	var out []Sheet
	for chunk := range slices.Chunk(rows, MaxRows) {
		part := *s
		part.Rows = chunk
		out = append(out, part)
	}
	return out
}

func (r *Row) empty() bool {
	if r.Days != nil {
		return false
	}
	for _, v := range r.Values {
		if v != 0 {
			return false
		}
	}
	return true
}

// Write gives the sheet as an XLSX file. Every value is a plain value: Nmbrs
// takes a formula for 0.
func (s *Sheet) Write() (content []byte, err error) {
	if len(s.Rows) > MaxRows {
		return nil, payroll.NewProblem(CodeTooLong, "rows", strconv.Itoa(len(s.Rows)))
	}
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := f.SetSheetName(f.GetSheetName(0), tab); err != nil {
		return nil, fmt.Errorf("sheet: name the tab: %w", err)
	}
	w := writer{f: f}
	for i, name := range fixed {
		w.text(i+1, headRow, name)
	}
	columns := columnsOf(s.Rows)
	w.text(nameColumn, codeRow, "code") // a row without anything would stop the reading
	for i, c := range columns {
		w.text(firstCode+i, codeRow, c.String())
	}
	for i := range s.Rows {
		w.row(firstRow+i, s, &s.Rows[i], columns)
	}
	w.width("A", "C", 12)
	w.width("D", "D", 28)
	w.width("E", "G", 13)
	if w.err != nil {
		return nil, fmt.Errorf("sheet: write: %w", w.err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, fmt.Errorf("sheet: write: %w", err)
	}
	return b.Bytes(), nil
}

// writer keeps the first error.
type writer struct {
	f   *excelize.File
	err error
}

func (w *writer) at(col, row int) string {
	cell, err := excelize.CoordinatesToCellName(col, row)
	w.err = errors.Join(w.err, err)
	return cell
}

// text writes a text, whatever it looks like: never a formula.
func (w *writer) text(col, row int, s string) {
	if s != "" {
		w.err = errors.Join(w.err, w.f.SetCellStr(tab, w.at(col, row), payroll.Clean(s, 200)))
	}
}

// id writes a number of Nmbrs as a number, unless that would change it.
func (w *writer) id(col, row int, s string) {
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && strconv.Itoa(n) == s {
		w.err = errors.Join(w.err, w.f.SetCellDefault(tab, w.at(col, row), s))
		return
	}
	w.text(col, row, s)
}

// number writes a figure as a number.
func (w *writer) number(col, row int, h payroll.Hundredths) {
	w.err = errors.Join(w.err, w.f.SetCellDefault(tab, w.at(col, row), plain(h)))
}

func (w *writer) width(from, to string, chars int) {
	w.err = errors.Join(w.err, w.f.SetColWidth(tab, from, to, float64(chars))) //nolint:forbidigo // the library's own unit for looks
}

// row writes a person.
func (w *writer) row(at int, s *Sheet, r *Row, columns []column) {
	w.id(1, at, s.Debtor)
	w.id(2, at, s.Company)
	w.id(3, at, r.Number)
	w.text(nameColumn, at, r.Name)
	w.text(5, at, periodText(s.Period))
	if r.Days != nil {
		w.number(dayColumn, at, *r.Days)
	}
	for i, c := range columns {
		switch v := r.Values[c.Code]; {
		case v == 0:
		case c.comment:
			w.text(firstCode+i, at, r.Comments[c.Code])
		default:
			w.number(firstCode+i, at, v)
		}
	}
}

// periodText writes the period as the sheet wants it: 2026-11.
func periodText(p payroll.Period) string { return fmt.Sprintf("%d-%02d", p.Year, p.Number) }

// plain writes a figure with a point and no more decimals than it needs.
func plain(h payroll.Hundredths) string {
	s := h.String()
	if strings.HasSuffix(s, ".00") {
		return s[:len(s)-3]
	}
	return strings.TrimSuffix(s, "0")
}
