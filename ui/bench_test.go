package ui

import (
	"context"
	"strconv"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
	"doorzet/ui/grid"
	"doorzet/ui/lang"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// manyRows are lines in all states.
type manyRows struct {
	desk *Desk
	n    int
}

func (m manyRows) Len() int { return m.n }

func (m manyRows) Cell(row, col int) grid.Cell {
	s := payroll.States()[row%9]
	t := m.desk.Theme()
	switch col {
	case 0:
		return grid.Cell{Text: t.Glyph(s), Style: t.MarkStyle(s)}
	case 1:
		return grid.Cell{Text: m.desk.Texts().Date(payroll.Date(739900 + row%60))}
	case 2:
		return grid.Cell{Text: "Zoë van der Berg-" + strconv.Itoa(row)}
	case 3:
		return grid.Cell{Text: m.desk.Texts().Clock(payroll.Minutes(row % 600))}
	}
	return grid.Cell{Text: m.desk.Texts().State(s)}
}

func (m manyRows) RowStyle(row int) paint.Style {
	return m.desk.Theme().RowStyle(payroll.States()[row%9])
}

// BenchmarkFrame is a key press and the whole frame that follows, 120×40.
func BenchmarkFrame(b *testing.B) {
	for _, n := range []int{100_000, 1_000_000} {
		b.Run("rows="+strconv.Itoa(n), func(b *testing.B) {
			at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
			desk := NewDesk(Options{
				Context: context.Background(), Lang: lang.Dutch, Theme: theme.Options{Mode: theme.TrueColour},
				Now: func() time.Time { return at },
			})
			screen := newDemo(desk, "one", "Uren")
			screen.grid.SetSource(manyRows{desk, n})
			screen.grid.SetCursor(n/2, 2)
			app := New(desk, Entry{"one", screen, 1})
			app.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
			app.Init()
			down := tea.KeyPressMsg{Code: tea.KeyDown}
			for b.Loop() {
				app.Update(down)
				if app.View().Content == "" {
					b.Fatal("nothing drawn")
				}
			}
		})
	}
}
