package intake

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"doorzet/payroll"
)

// sheetColumns is how many columns a sheet of Excel has; a row with more cells
// was made to hurt.
const sheetColumns = 16_384

// guardSheets looks through the sheets of a book as plain bytes before the
// library builds rows of them. It refuses rows that are wider than any sheet,
// and parts that unpack to more than they may.
func guardSheets(name string, data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return payroll.NewProblem(CodeSheet, "file", name).Because(err)
	}
	for _, f := range z.File {
		if !strings.Contains(f.Name, "worksheets/") || !strings.HasSuffix(f.Name, ".xml") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return payroll.NewProblem(CodeSheet, "file", name).Because(err)
		}
		cells, err := widest(io.LimitReader(r, maxUnzipped+1))
		if err := errors.Join(err, r.Close()); err != nil {
			return payroll.NewProblem(CodeSheet, "file", name).Because(err)
		}
		if cells > sheetColumns {
			return payroll.NewProblem(CodeTooWide, "file", name, "line", "1",
				"got", payroll.IntText(cells), "limit", payroll.IntText(maxColumns))
		}
	}
	return nil
}

// widest counts the cells of the first row that is too wide, else of the widest.
func widest(r io.Reader) (most int, err error) {
	in := bufio.NewReaderSize(r, 64<<10)
	cells := 0
	for {
		_, err := in.ReadSlice('<')
		switch {
		case errors.Is(err, io.EOF):
			return most, nil
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil:
			return most, err
		}
		tag, _ := in.Peek(2) // the library will say what is wrong with the end
		switch {
		case len(tag) < 2:
			return most, nil
		case tag[0] == 'r' && tag[1] == 'o':
			cells = 0
		case tag[0] == 'c' && (tag[1] == ' ' || tag[1] == '>' || tag[1] == '/'):
			if cells++; cells > most {
				most = cells
			}
			if cells > sheetColumns {
				return cells, nil
			}
		}
	}
}
