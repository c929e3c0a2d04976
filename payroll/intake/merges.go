package intake

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// merge is a range of cells of which the first has the value of all.
type merge struct {
	from, to, column int
	value            string
}

// merges are the ranges of more than one row: those that are still to come, in the
// order in which they begin, and those of the row at hand.
type merges struct {
	waits []merge
	// open is the range of each column.
	open map[int]merge
}

// maxMerges bounds the ranges of one sheet.
const maxMerges = 100_000

// readMerges finds the merged cells of a sheet, which stand behind its rows.
func readMerges(sheet []byte) merges {
	out := merges{open: map[int]merge{}}
	at := bytes.LastIndex(sheet, []byte("</sheetData>"))
	for sheet = sheet[max(at, 0):]; len(out.waits) < maxMerges; {
		_, rest, ok := bytes.Cut(sheet, []byte("mergeCell "))
		if !ok {
			break
		}
		sheet = rest
		tag, _, _ := bytes.Cut(rest, []byte(">"))
		_, ref, ok := strings.Cut(string(tag), `ref="`)
		if !ok {
			continue
		}
		ref, _, _ = strings.Cut(ref, `"`)
		first, last, ok := strings.Cut(ref, ":")
		if !ok {
			continue
		}
		column, from, err := excelize.CellNameToCoordinates(first)
		if err != nil {
			continue
		}
		if _, to, err := excelize.CellNameToCoordinates(last); err == nil && to > from && column <= maxColumns {
			out.waits = append(out.waits, merge{from: from, to: to, column: column - 1})
		}
	}
	slices.SortStableFunc(out.waits, func(a, b merge) int { return cmp.Compare(a.from, b.from) })
	return out
}

// row notes what the first cells of merged ranges hold, and tells the cells below of it.
func (m *merges) row(at int, c *sheetCells) {
	for column, o := range m.open {
		if o.to < at {
			delete(m.open, column)
			continue
		}
		for len(c.cells) <= o.column {
			c.cells, c.about = append(c.cells, ""), append(c.about, about{})
		}
		c.about[o.column].above = o.value
	}
	for len(m.waits) > 0 && m.waits[0].from <= at {
		o := m.waits[0]
		m.waits = m.waits[1:]
		if o.from == at && o.column < len(c.cells) && c.cells[o.column] != "" {
			o.value = c.cells[o.column]
			m.open[o.column] = o
		}
	}
}
