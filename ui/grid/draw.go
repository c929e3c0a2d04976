package grid

import "doorzet/ui/paint"

// placed is a column with its place on the screen.
type placed struct {
	col, x, width int
}

// View draws the heading and as many rows as fit in w × h; every line is
// exactly w columns. Drawing twice gives the same picture; it only remembers
// what was in sight, for paging.
func (g *Grid) View(st Styles, w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	g.clamp()
	widths := g.widths(w)
	g.scroll(widths, w, h)
	cols := g.place(widths, w)
	buf := g.buf[:0]
	buf = g.head(buf, st, cols, w)
	sel, selected := g.Selection()
	for i := range h - 1 {
		buf = append(buf, '\n')
		row := g.view.top + i
		switch {
		case row < g.Len():
			buf = g.drawRow(buf, st, cols, w, row, sel, selected)
		case i == 0 && g.Len() == 0:
			buf = paint.AppendFit(buf, st.Empty, w, paint.Left, st.Mark)
		default:
			buf = paint.AppendFit(buf, "", w, paint.Left, "")
		}
	}
	g.buf = buf
	return string(buf)
}

// widths shares out the width: columns that grow take what is left over.
func (g *Grid) widths(w int) []int {
	out := make([]int, len(g.cols))
	left, shares := w, 0
	for i, c := range g.cols {
		out[i] = max(1, c.Width)
		left -= out[i] + 1
		shares += max(0, c.Grow)
	}
	left++ // no gap behind the last column
	if left <= 0 || shares == 0 {
		return out
	}
	given := 0
	for i, c := range g.cols {
		if c.Grow <= 0 {
			continue
		}
		part := left * c.Grow / shares
		out[i] += part
		given += part
	}
	for i := range out {
		if g.cols[i].Grow > 0 {
			out[i] += left - given
			break
		}
	}
	return out
}

// frozenWidth gives how many columns are frozen and their width with gaps; a
// window too narrow for them freezes none.
func (g *Grid) frozenWidth(widths []int, w int) (n, width int) {
	n = min(g.frozen, len(widths))
	for _, cw := range widths[:n] {
		width += cw + 1
	}
	if width > w/2 {
		return 0, 0
	}
	return n, width
}

// scroll moves the window so that the cursor is in sight.
func (g *Grid) scroll(widths []int, w, h int) {
	v := &g.view
	v.rows = max(1, h-1)
	if g.row < v.top {
		v.top = g.row
	}
	if g.row >= v.top+v.rows {
		v.top = g.row - v.rows + 1
	}
	v.top = max(0, min(v.top, g.Len()-v.rows))
	frozen, used := g.frozenWidth(widths, w)
	v.left = max(v.left, frozen)
	if len(widths) == 0 {
		v.left = 0
		return
	}
	v.left = min(v.left, len(widths)-1)
	if g.col < frozen {
		return
	}
	v.left = min(v.left, g.col)
	for v.left < g.col && span(widths, v.left, g.col) > w-used {
		v.left++
	}
	// Draw back to the left when the window has room for more.
	for v.left > frozen && span(widths, v.left-1, len(widths)-1) <= w-used {
		v.left--
	}
}

// span gives the width of columns from–to with the gaps between them.
func span(widths []int, from, to int) int {
	n := to - from
	for _, cw := range widths[from : to+1] {
		n += cw
	}
	return n
}

// place gives the columns in sight.
func (g *Grid) place(widths []int, w int) []placed {
	frozen, _ := g.frozenWidth(widths, w)
	out := make([]placed, 0, len(widths))
	x := 0
	for i, cw := range widths {
		if i >= frozen && i < g.view.left {
			continue
		}
		if x >= w || w-x < cw && len(out) > 0 && w-x < paint.Width(g.cols[i].Title) {
			break // what is left has no room for its name
		}
		out = append(out, placed{col: i, x: x, width: min(cw, w-x)})
		x += cw + 1
	}
	g.view.shown = false
	for _, p := range out {
		if p.col == g.col && g.Len() > 0 && g.view.rows > 0 {
			g.view.x, g.view.y, g.view.shown = p.x, g.row-g.view.top+1, true
		}
	}
	return out
}

// run collects neighbouring cells that share a style, so that each style is
// written once.
type run struct {
	buf  []byte
	cur  paint.Style
	open bool
}

func (r *run) style(s paint.Style) {
	if r.open && r.cur == s {
		return
	}
	r.end()
	r.cur, r.open = s, true
	r.buf = s.Open(r.buf)
}

func (r *run) end() {
	if r.open {
		r.buf = r.cur.Close(r.buf)
		r.open = false
	}
}

func (r *run) text(s string, w int, a paint.Align, mark string) {
	r.buf = paint.AppendFit(r.buf, s, w, a, mark)
}

func (g *Grid) head(buf []byte, st Styles, cols []placed, w int) []byte {
	r := run{buf: buf}
	r.style(st.Head)
	x := 0
	for _, p := range cols {
		c := g.cols[p.col]
		r.text(c.Title, p.width, c.Align, st.Mark)
		x = p.x + p.width
		if x < w {
			r.text("", 1, paint.Left, "")
			x++
		}
	}
	r.text("", w-x, paint.Left, "")
	r.end()
	return r.buf
}

func (g *Grid) drawRow(buf []byte, st Styles, cols []placed, w, row int, sel Range, selected bool) []byte {
	base := g.src.RowStyle(row)
	if row == g.row {
		base = st.CursorRow.Over(base)
	}
	inRows := selected && row >= sel.Top && row <= sel.Bottom
	r := run{buf: buf}
	x := 0
	for _, p := range cols {
		cell := g.src.Cell(row, p.col)
		style := cell.Style.Over(base)
		if inRows && p.col >= sel.Left && p.col <= sel.Right {
			style = st.Selection.Over(style)
		}
		if row == g.row && p.col == g.col {
			style = st.Cursor.Over(style)
		}
		r.style(style)
		r.text(cell.Text, p.width, g.cols[p.col].Align, st.Mark)
		x = p.x + p.width
		if x < w {
			r.style(base)
			r.text("", 1, paint.Left, "")
			x++
		}
	}
	r.style(base)
	r.text("", w-x, paint.Left, "")
	r.end()
	return r.buf
}
