package intake

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"doorzet/payroll"
)

// sheetCells reads the rows of one sheet, each cell by its type and its number format.
type sheetCells struct {
	book *workbook
	dec  *xml.Decoder
	row  int
	// hidden is set for a row that the sheet does not show.
	hidden bool
	cells  []string
	about  []about
	merges merges
	ended  bool
}

// about is what a file says of a cell beside what stands in it.
type about struct {
	// number is set for a number of a sheet, formula for a formula without an outcome,
	// clock for a moment of which only the time is shown.
	number, formula, clock bool
	// above is what stands in the cell that this one is merged with.
	above string
}

// sheetRows is how many rows a sheet of Excel has.
const sheetRows = 1 << 20

func (b *workbook) cells(sheet string) *sheetCells {
	data := b.part(b.parts[sheet])
	return &sheetCells{book: b, dec: newXML(data), merges: readMerges(data)}
}

// next reads the next row, io.EOF after the last.
func (c *sheetCells) next() error {
	for !c.ended {
		tok, err := c.dec.Token()
		if errors.Is(err, io.EOF) {
			break // a sheet that is empty
		}
		if err != nil {
			return c.book.broken(err)
		}
		switch el := tok.(type) {
		case xml.StartElement:
			if el.Name.Local == "row" {
				if err := c.readRow(el); err != nil {
					return c.book.broken(err)
				}
				return nil
			}
		case xml.EndElement:
			c.ended = el.Name.Local == "sheetData"
		}
	}
	return io.EOF
}

var errStrange = errors.New("a place that no sheet has")

func (c *sheetCells) readRow(start xml.StartElement) error {
	at := c.row + 1
	c.hidden, c.cells, c.about = false, c.cells[:0], c.about[:0]
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			n, err := strconv.Atoi(a.Value)
			if err != nil || n < at || n > sheetRows {
				return errStrange
			}
			at = n
		case "hidden":
			c.hidden = c.hidden || a.Value == "1" || strings.EqualFold(a.Value, "true")
		case "ht":
			c.hidden = c.hidden || a.Value != "" && strings.Trim(a.Value, "0.") == ""
		}
	}
	c.row = at
	for {
		tok, err := c.dec.Token()
		if err != nil {
			return fmt.Errorf("row %d: %w", at, err)
		}
		switch el := tok.(type) {
		case xml.StartElement:
			if el.Name.Local == "c" {
				err = c.readCell(el)
			} else {
				err = c.dec.Skip()
			}
			if err != nil {
				return fmt.Errorf("row %d: %w", at, err)
			}
		case xml.EndElement:
			c.merges.row(at, c)
			return nil
		}
	}
}

// rawCell is a cell as the file has it.
type rawCell struct {
	column      int
	kind, value string
	style       int
	// open is set for a formula without an outcome; an empty text is one.
	open bool
}

func (c *sheetCells) readCell(start xml.StartElement) error {
	raw := rawCell{column: len(c.cells)}
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			column, _, err := excelize.CellNameToCoordinates(a.Value)
			if err != nil || column <= len(c.cells) {
				return errStrange
			}
			raw.column = column - 1
		case "s":
			raw.style, _ = strconv.Atoi(a.Value)
		case "t":
			raw.kind = a.Value
		}
	}
	if raw.column >= sheetColumns {
		return errStrange
	}
	if err := raw.content(c.dec); err != nil {
		return err
	}
	text, is := c.book.cell(&raw)
	if text == "" && is == (about{}) {
		return nil
	}
	for len(c.cells) < raw.column {
		c.cells, c.about = append(c.cells, ""), append(c.about, about{})
	}
	c.cells, c.about = append(c.cells, text), append(c.about, is)
	return nil
}

// content reads the value, the text and whether there is a formula.
func (raw *rawCell) content(dec *xml.Decoder) error {
	formula, outcome := false, false
	for {
		tok, err := dec.Token()
		if err != nil {
			return fmt.Errorf("a cell: %w", err)
		}
		switch el := tok.(type) {
		case xml.StartElement:
			switch el.Name.Local {
			case "v":
				outcome = true
				raw.value, err = richValue(dec)
			case "is":
				raw.value, err = richText(dec)
			case "f":
				formula = true
				err = dec.Skip()
			default:
				err = dec.Skip()
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			raw.open = formula && raw.value == "" && (!outcome || raw.kind != "str")
			return nil
		}
	}
}

func richValue(dec *xml.Decoder) (string, error) {
	var out strings.Builder
	for {
		tok, err := dec.Token()
		if err != nil {
			return "", fmt.Errorf("a value: %w", err)
		}
		switch el := tok.(type) {
		case xml.CharData:
			out.Write(el)
		case xml.StartElement:
			if err := dec.Skip(); err != nil {
				return "", fmt.Errorf("a value: %w", err)
			}
		case xml.EndElement:
			return out.String(), nil
		}
	}
}

// cell gives what stands in a cell as a CSV file would hold it. A formula without an
// outcome is marked; an empty outcome of a text is one.
func (b *workbook) cell(raw *rawCell) (string, about) {
	switch raw.kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(raw.value))
		if err != nil || n < 0 || n >= len(b.strings) {
			return raw.value, about{}
		}
		return b.strings[n], about{}
	case "str", "inlineStr", "b", "e", "d":
		return raw.value, about{formula: raw.open}
	}
	value := strings.TrimSpace(raw.value)
	if value == "" {
		return "", about{formula: raw.open}
	}
	return b.number(value, b.format(raw.style))
}

// number writes a number by its format: days as YYYY-MM-DD, times and lengths as h:mm
// or h:mm:ss, all others with at most four decimals.
func (b *workbook) number(raw string, f numberFormat) (string, about) {
	n, ok := parseSerial(raw)
	if !ok {
		return raw, about{}
	}
	isDay := n.isDay(b.shift)
	switch {
	case f.elapsed, f.clock && !isDay && (!f.day || n.days() == 0):
		s := n.clock(false)
		if f.short {
			s += " mm:ss" // looks like hours and minutes, and is none
		}
		return s, about{}
	case f.clock && isDay:
		return b.day(n) + " " + n.clock(true), about{clock: !f.day}
	case f.day && n.v.Sign() > 0 && n.days() < lastSerial:
		return b.day(n), about{}
	case f.unit != "":
		return n.decimal(raw) + " " + f.unit, about{}
	}
	return n.decimal(raw), about{number: true}
}

// day writes the day of a number that is one.
func (b *workbook) day(n serial) string {
	return (b.shift + payroll.Date(n.days())).String() //nolint:gosec // below lastSerial
}
