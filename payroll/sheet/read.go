package sheet

import (
	"bytes"
	"errors"
	"strings"

	"github.com/xuri/excelize/v2"

	"doorzet/payroll"
)

// unzipLimit bounds what a file may become when unpacked.
const unzipLimit = 64 << 20

// Read reads a sheet back that Write made, so that what is marked as sent can
// be held against what the file says. name is for the Problem.
func Read(name string, content []byte) (s Sheet, err error) {
	bad := func(cause error) (Sheet, error) {
		return Sheet{}, payroll.NewProblem(CodeNotSheet, "file", payroll.Clean(name, 200)).Because(cause)
	}
	f, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: unzipLimit, RawCellValue: true})
	if err != nil {
		return bad(err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	rows, err := f.GetRows(tab)
	if err != nil || len(rows) < firstRow {
		return bad(err)
	}
	for i, want := range fixed {
		if cell(rows[headRow-1], i) != want {
			return bad(nil)
		}
	}
	var columns []column
	for _, text := range rows[codeRow-1][min(firstCode-1, len(rows[codeRow-1])):] {
		c, ok := parseColumn(text)
		if !ok {
			return bad(nil)
		}
		columns = append(columns, c)
	}
	for _, cells := range rows[firstRow-1:] {
		if err := s.readRow(cells, columns); err != nil {
			return bad(err)
		}
	}
	return s, nil
}

var errSheet = errors.New("sheet: a row is not as it was written")

// readRow reads a person; debtor, company and period are the same in every row.
func (s *Sheet) readRow(cells []string, columns []column) error {
	p, err := payroll.ParsePeriod(cell(cells, 4))
	if err != nil {
		return err
	}
	if len(s.Rows) == 0 {
		s.Debtor, s.Company, s.Period = cell(cells, 0), cell(cells, 1), p
	}
	if s.Period != p || s.Debtor != cell(cells, 0) || s.Company != cell(cells, 1) || cell(cells, 2) == "" {
		return errSheet
	}
	r := Row{Number: cell(cells, 2), Name: cell(cells, 3), Values: map[Code]payroll.Hundredths{}}
	if text := cell(cells, dayColumn-1); text != "" {
		days, err := payroll.ParseHundredths(text)
		if err != nil {
			return err
		}
		r.Days = &days
	}
	for i, c := range columns {
		text := cell(cells, firstCode-1+i)
		switch {
		case text == "":
		case c.comment:
			if r.Comments == nil {
				r.Comments = map[Code]string{}
			}
			r.Comments[c.Code] = text
		default:
			if r.Values[c.Code], err = payroll.ParseHundredths(text); err != nil {
				return err
			}
		}
	}
	s.Rows = append(s.Rows, r)
	return nil
}

func cell(cells []string, i int) string {
	if i < 0 || i >= len(cells) {
		return ""
	}
	return strings.TrimSpace(cells[i])
}
