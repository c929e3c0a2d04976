package grid

import (
	"fmt"
	"strconv"
	"testing"

	"charm.land/bubbles/v2/table"

	"doorzet/ui/paint"
)

const benchW, benchH = 120, 37

func benchColumns() []Column {
	return []Column{
		{Title: "", Width: 1},
		{Title: "datum", Width: 10},
		{Title: "naam", Width: 28},
		{Title: "vestiging", Width: 18},
		{Title: "soort", Width: 16},
		{Title: "uren", Width: 8, Align: paint.Right},
		{Title: "toestand", Width: 24, Grow: 1},
	}
}

func benchText(row, col int) string {
	switch col {
	case 0:
		return "●"
	case 2:
		return "Zoë van der Berg-" + strconv.Itoa(row)
	}
	return "cel " + strconv.Itoa(row%97)
}

// BenchmarkGrid draws a frame after a key press.
func BenchmarkGrid(b *testing.B) {
	for _, n := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprintf("rows=%d", n), func(b *testing.B) {
			g := New(benchColumns(), numbers{rows: n, text: benchText, style: func(r int) paint.Style {
				if r%3 == 0 {
					return paint.Style{Bg: paint.RGB(0x0b, 0x3d, 0x0b)}
				}
				return paint.Style{}
			}})
			g.SetCursor(n/2, 2)
			st := looks()
			for b.Loop() {
				g.Key("down")
				if g.View(st, benchW, benchH) == "" {
					b.Fatal("nothing drawn")
				}
			}
		})
	}
}

// BenchmarkBubblesTable is the widget of the library on the same rows.
func BenchmarkBubblesTable(b *testing.B) {
	for _, n := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprintf("rows=%d", n), func(b *testing.B) {
			cols := make([]table.Column, 0, 7)
			for _, c := range benchColumns() {
				cols = append(cols, table.Column{Title: c.Title, Width: c.Width})
			}
			rows := make([]table.Row, n)
			for r := range rows {
				row := make(table.Row, len(cols))
				for c := range row {
					row[c] = benchText(r, c)
				}
				rows[r] = row
			}
			m := table.New(table.WithColumns(cols), table.WithRows(rows), table.WithHeight(benchH), table.WithWidth(benchW))
			m.SetCursor(n / 2)
			for b.Loop() {
				m.MoveDown(1)
				if m.View() == "" {
					b.Fatal("nothing drawn")
				}
			}
		})
	}
}
