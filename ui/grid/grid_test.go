package grid

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"doorzet/ui/paint"
)

// numbers is a source that says where each cell comes from and counts what it
// was asked for.
type numbers struct {
	rows  int
	asked *int
	style func(row int) paint.Style
	text  func(row, col int) string
}

func (n numbers) Len() int { return n.rows }

func (n numbers) Cell(row, col int) Cell {
	if n.asked != nil {
		*n.asked++
	}
	if n.text != nil {
		return Cell{Text: n.text(row, col)}
	}
	return Cell{Text: fmt.Sprintf("r%dc%d", row, col)}
}

func (n numbers) RowStyle(row int) paint.Style {
	if n.style != nil {
		return n.style(row)
	}
	return paint.Style{}
}

func columns(n int) []Column {
	out := make([]Column, n)
	for i := range out {
		out[i] = Column{Title: fmt.Sprintf("kol %d", i), Width: 10}
	}
	return out
}

func looks() Styles {
	return Styles{
		Head: paint.Style{Attr: paint.Bold}, Cursor: paint.Style{Attr: paint.Reverse},
		Selection: paint.Style{Bg: paint.ANSI(4)}, Mark: "…", Empty: "niets",
	}
}

func checkSize(t *testing.T, view string, w, h int) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) != h {
		t.Fatalf("%d lines, want %d", len(lines), h)
	}
	for i, l := range lines {
		if n := ansi.StringWidth(l); n != w {
			t.Fatalf("line %d is %d wide, want %d: %q", i, n, w, l)
		}
	}
}

func TestDrawsOnlyVisibleRows(t *testing.T) {
	asked := 0
	g := New(columns(4), numbers{rows: 1_000_000, asked: &asked})
	g.SetCursor(500_000, 2)
	view := ansi.Strip(g.View(looks(), 60, 20))
	if !strings.Contains(view, "r500000c2") {
		t.Fatalf("the cursor's row is out of sight:\n%s", view)
	}
	if asked > 19*4 {
		t.Errorf("asked for %d cells", asked)
	}
}

func TestEmptyAndTiny(t *testing.T) {
	keys := []string{"up", "down", "pgup", "pgdown", "home", "end", "g", "G", "tab", "shift+tab", "shift+down", "ctrl+a", "left", "right"}
	for _, rows := range []int{0, 1, 3} {
		for _, cols := range []int{0, 1, 5} {
			g := New(columns(cols), numbers{rows: rows})
			g.Freeze(2)
			for w := range 14 {
				for h := range 5 {
					for _, k := range keys {
						g.Key(k)
						if v := g.View(looks(), w, h); w > 0 && h > 0 {
							checkSize(t, v, w, h)
						} else if v != "" {
							t.Fatalf("drew %q in %d × %d", v, w, h)
						}
					}
				}
			}
		}
	}
	g := New(nil, nil)
	checkSize(t, g.View(looks(), 20, 3), 20, 3)
	if _, _, ok := g.Cursor(); ok {
		t.Error("a cursor without cells")
	}
	if v := New(columns(1), numbers{}).View(looks(), 20, 3); !strings.Contains(v, "niets") {
		t.Errorf("an empty grid does not say so: %q", v)
	}
}

func TestMoves(t *testing.T) {
	g := New(columns(3), numbers{rows: 100})
	g.View(looks(), 60, 11) // ten rows a page
	steps := []struct {
		key      string
		row, col int
	}{
		{"down", 1, 0},
		{"j", 2, 0},
		{"up", 1, 0},
		{"right", 1, 1},
		{"l", 1, 2},
		{"right", 1, 2},
		{"tab", 2, 0},
		{"shift+tab", 1, 2},
		{"home", 1, 0},
		{"end", 1, 2},
		{"pgdown", 11, 2},
		{"pgup", 1, 2},
		{"G", 99, 2},
		{"tab", 99, 2},
		{"down", 99, 2},
		{"g", 0, 2},
		{"up", 0, 2},
		{"h", 0, 1},
	}
	for i, s := range steps {
		if !g.Key(s.key) {
			t.Fatalf("%d: %s is unknown", i, s.key)
		}
		if row, col, ok := g.Cursor(); !ok || row != s.row || col != s.col {
			t.Fatalf("%d: %s led to %d,%d, want %d,%d", i, s.key, row, col, s.row, s.col)
		}
	}
	if g.Key("x") || g.Key("enter") {
		t.Error("the grid took a key that is not its own")
	}
}

func TestSelection(t *testing.T) {
	g := New(columns(3), numbers{rows: 50})
	if _, ok := g.Selection(); ok {
		t.Fatal("a selection from nothing")
	}
	g.SetCursor(10, 1)
	for _, k := range []string{"shift+down", "shift+down", "shift+right", "shift+up", "shift+up", "shift+up"} {
		g.Key(k)
	}
	if r, ok := g.Selection(); !ok || r != (Range{Top: 9, Left: 1, Bottom: 10, Right: 2}) || r.Rows() != 2 {
		t.Fatalf("selected %+v %v", r, ok)
	}
	if v := g.View(looks(), 60, 30); strings.Count(v, "\x1b[44m")+strings.Count(v, "\x1b[7;44m") < 4 {
		t.Errorf("the selection is not shown: %q", v)
	}
	g.Key("down")
	if _, ok := g.Selection(); ok {
		t.Fatal("moving keeps the selection")
	}
	g.Key("ctrl+a")
	if r, _ := g.Selection(); r != (Range{Bottom: 49, Right: 2}) {
		t.Fatalf("selected %+v", r)
	}
	g.SetSource(numbers{rows: 5})
	if _, ok := g.Selection(); ok {
		t.Fatal("new rows keep the selection")
	}
	if row, _, _ := g.Cursor(); row != 4 {
		t.Fatalf("the cursor is at row %d of 5", row)
	}
	if g.ClearSelection() {
		t.Fatal("cleared what was not there")
	}
}

func TestFrozenColumnsStay(t *testing.T) {
	g := New(columns(20), numbers{rows: 5})
	g.Freeze(1)
	g.SetCursor(0, 19)
	view := ansi.Strip(g.View(looks(), 50, 6))
	for _, s := range []string{"r0c0", "r0c19", "kol 0", "kol 19"} {
		if !strings.Contains(view, s) {
			t.Errorf("%s is out of sight:\n%s", s, view)
		}
	}
	if strings.Contains(view, "r0c1 ") {
		t.Errorf("column 1 should have scrolled away:\n%s", view)
	}
	g.SetCursor(0, 1)
	if view = ansi.Strip(g.View(looks(), 50, 6)); !strings.Contains(view, "r0c1 ") {
		t.Errorf("column 1 did not come back:\n%s", view)
	}
	if x, y, ok := g.Position(); !ok || x != 11 || y != 1 {
		t.Errorf("the cursor is at %d,%d", x, y)
	}
}

func TestGrowSharesTheWidth(t *testing.T) {
	cols := []Column{{Width: 5}, {Width: 5, Grow: 2}, {Width: 5, Grow: 1}}
	g := New(cols, numbers{rows: 1})
	if got := g.widths(47); fmt.Sprint(got) != "[5 25 15]" {
		t.Errorf("widths %v", got)
	}
	if got := g.widths(10); fmt.Sprint(got) != "[5 5 5]" {
		t.Errorf("widths %v", got)
	}
}

// A row that shares one style is written with one sequence, whatever its cells.
func TestRowIsOneRun(t *testing.T) {
	green := paint.Style{Bg: paint.RGB(0x0b, 0x3d, 0x0b)}
	g := New(columns(4), numbers{rows: 3, style: func(int) paint.Style { return green }})
	lines := strings.Split(g.View(looks(), 60, 4), "\n")
	if n := strings.Count(lines[2], "\x1b["); n != 2 {
		t.Errorf("%d sequences in a row of one style: %q", n, lines[2])
	}
	if !strings.HasPrefix(lines[2], "\x1b[48;2;11;61;11m") || !strings.HasSuffix(lines[2], "\x1b[m") {
		t.Errorf("the row is not green over its whole width: %q", lines[2])
	}
}

func TestWidthsWithHardText(t *testing.T) {
	texts := []string{"日本語テキスト", "e\u0301e\u0300e\u0302", "👨‍👩‍👧‍👦 gezin", "🇳🇱", "\x1b[31mrood", "a\tb\nc", "\u202eomgekeerd", "한국어", "ﷺ", "\xff\xfe", "ok", "👍🏽", "…", "\u0301"}
	rnd := rand.New(rand.NewPCG(1, 2))
	g := New(columns(6), numbers{rows: 30, text: func(r, c int) string { return texts[(r*7+c)%len(texts)] }})
	g.Freeze(1)
	for range 500 {
		w, h := 1+rnd.IntN(90), 1+rnd.IntN(30)
		g.SetCursor(rnd.IntN(30), rnd.IntN(6))
		checkSize(t, g.View(looks(), w, h), w, h)
	}
}

func TestDrawingTwiceIsTheSame(t *testing.T) {
	g := New(columns(6), numbers{rows: 300})
	g.SetCursor(120, 4)
	if a, b := g.View(looks(), 40, 12), g.View(looks(), 40, 12); a != b {
		t.Error("drawing changes the picture")
	}
}
