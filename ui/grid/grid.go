// Package grid is a table that draws only what is visible, so that a million
// rows cost as much as a hundred. It knows nothing of what its rows mean.
//
// The cursor stands on a cell; shift with a direction selects a range of cells.
// The first columns can be frozen, the others scroll sideways.
package grid

import "doorzet/ui/paint"

// Cell is one field of a row. Style is laid over the row's own.
type Cell struct {
	Text  string
	Style paint.Style
}

// Source gives the rows. It is asked for visible rows only.
type Source interface {
	// Len counts the rows.
	Len() int
	// Cell gives a field; row and col are within range.
	Cell(row, col int) Cell
	// RowStyle gives the look of a whole row.
	RowStyle(row int) paint.Style
}

// Column describes a column. Grow is its share of width left over; 0 keeps Width.
type Column struct {
	Title string
	Width int
	Grow  int
	Align paint.Align
}

// Styles are the looks that the grid adds to those of the source.
type Styles struct {
	Head, Cursor, CursorRow, Selection paint.Style
	// Mark ends a text that was cut, such as "…".
	Mark string
	// Empty is the line shown when there are no rows.
	Empty string
}

// Range is a block of cells, all ends included.
type Range struct{ Top, Left, Bottom, Right int }

// Rows counts the rows of the range.
func (r Range) Rows() int { return r.Bottom - r.Top + 1 }

// Grid is a table. Make one with New.
type Grid struct {
	src    Source
	cols   []Column
	frozen int
	row    int
	col    int
	anchor *[2]int // where the selection began: row, column
	view   window
	buf    []byte
}

// window is what the last drawing showed; paging and scrolling go on from it.
type window struct {
	top, left, rows int
	x, y            int // of the cursor cell
	shown           bool
}

// New makes a grid on a source; nil means no rows.
func New(cols []Column, src Source) *Grid {
	return &Grid{src: src, cols: cols, view: window{rows: 1}}
}

// SetSource replaces the rows; the cursor stays where it is as far as it can.
func (g *Grid) SetSource(src Source) {
	g.src = src
	g.anchor = nil
	g.clamp()
}

// SetColumns replaces the columns.
func (g *Grid) SetColumns(cols []Column) {
	g.cols = cols
	g.anchor = nil
	g.clamp()
}

// Columns gives the columns.
func (g *Grid) Columns() []Column { return g.cols }

// Freeze keeps the first n columns in sight.
func (g *Grid) Freeze(n int) { g.frozen = max(0, n) }

// Len counts the rows.
func (g *Grid) Len() int {
	if g.src == nil {
		return 0
	}
	return max(0, g.src.Len())
}

// Cursor gives the cell of the cursor; ok is false when there is no cell.
func (g *Grid) Cursor() (row, col int, ok bool) {
	g.clamp()
	return g.row, g.col, g.Len() > 0 && len(g.cols) > 0
}

// SetCursor moves the cursor to the nearest existing cell and drops the selection.
func (g *Grid) SetCursor(row, col int) {
	g.row, g.col, g.anchor = row, col, nil
	g.clamp()
}

// Selection gives the selected cells; ok is false when nothing is selected.
func (g *Grid) Selection() (r Range, ok bool) {
	g.clamp()
	if g.anchor == nil || g.Len() == 0 || len(g.cols) == 0 {
		return Range{}, false
	}
	ar := min(g.anchor[0], g.Len()-1)
	ac := min(g.anchor[1], len(g.cols)-1)
	return Range{
		Top: min(ar, g.row), Bottom: max(ar, g.row),
		Left: min(ac, g.col), Right: max(ac, g.col),
	}, true
}

// ClearSelection drops the selection and tells whether there was one.
func (g *Grid) ClearSelection() bool {
	had := g.anchor != nil
	g.anchor = nil
	return had
}

// SelectAll selects every cell.
func (g *Grid) SelectAll() {
	if g.Len() == 0 || len(g.cols) == 0 {
		return
	}
	g.anchor = &[2]int{0, 0}
	g.row, g.col = g.Len()-1, len(g.cols)-1
}

// clamp brings the cursor back among the cells.
func (g *Grid) clamp() {
	g.row = max(0, min(g.row, g.Len()-1))
	g.col = max(0, min(g.col, len(g.cols)-1))
}

// Position tells where the cursor cell was last drawn, from the grid's top left.
func (g *Grid) Position() (x, y int, ok bool) { return g.view.x, g.view.y, g.view.shown }

// Page gives the number of rows that the last drawing had room for.
func (g *Grid) Page() int { return max(1, g.view.rows) }

// Key moves the cursor by the name of a key, such as "down" or "shift+pgup",
// and tells whether the grid knows the key.
func (g *Grid) Key(name string) bool {
	base, shift := name, false
	if rest, ok := cutPrefix(name, "shift+"); ok {
		base, shift = rest, true
	}
	row, col, known := g.target(base)
	if !known {
		return g.otherKey(name)
	}
	switch {
	case shift && base != "tab" && g.anchor == nil:
		g.anchor = &[2]int{g.row, g.col}
	case !shift || base == "tab":
		g.anchor = nil
	}
	if shift && base == "tab" {
		row, col = g.step(-1)
	}
	g.row, g.col = row, col
	g.clamp()
	return true
}

// otherKey handles keys that select without moving by one of the directions.
func (g *Grid) otherKey(name string) bool {
	if name == "ctrl+a" {
		g.SelectAll()
		return true
	}
	return false
}

// target gives the cell to which a key leads.
func (g *Grid) target(key string) (row, col int, known bool) {
	row, col = g.row, g.col
	switch key {
	case "up", "k":
		row--
	case "down", "j":
		row++
	case "left", "h":
		col--
	case "right", "l":
		col++
	case "pgup":
		row -= g.Page()
	case "pgdown":
		row += g.Page()
	case "home":
		col = 0
	case "end":
		col = len(g.cols) - 1
	case "g", "ctrl+home":
		row = 0
	case "G", "ctrl+end":
		row = g.Len() - 1
	case "tab":
		row, col = g.step(1)
	default:
		return row, col, false
	}
	return row, col, true
}

// step gives the next or previous cell, going on at the neighbouring row.
func (g *Grid) step(by int) (row, col int) {
	n := len(g.cols)
	if n == 0 {
		return g.row, g.col
	}
	row, col = g.row, g.col+by
	switch {
	case col >= n && row < g.Len()-1:
		return row + 1, 0
	case col < 0 && row > 0:
		return row - 1, n - 1
	}
	return row, col
}

func cutPrefix(s, prefix string) (string, bool) {
	if len(s) > len(prefix) && s[:len(prefix)] == prefix {
		return s[len(prefix):], true
	}
	return s, false
}
