package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorzet/ui/lang"
	"doorzet/ui/paint"
	"doorzet/ui/theme"
)

// columnsDialog shows, hides, moves and freezes the columns of the hours.
type columnsDialog struct {
	grouped bool
	by      grouping
	order   []int
	hidden  map[int]bool
	frozen  int
	at, top int
	// take gets the layout when it is closed.
	take func(HourLayout) tea.Cmd
}

// chooseColumns opens the list of columns.
func (s *hoursScreen) chooseColumns() tea.Cmd {
	l := s.layout()
	grouped := s.by.grouped()
	d := &columnsDialog{grouped: grouped, by: s.by, order: l.order(grouped), hidden: map[int]bool{}}
	shown := l.columns(grouped, s.all.surcharge != 0)
	for _, c := range d.order {
		d.hidden[c] = !slices.Contains(shown, c)
	}
	d.frozen = l.frozen(grouped)
	d.at = max(0, slices.Index(d.order, s.col()))
	d.take = func(l HourLayout) tea.Cmd {
		*s.layout() = l
		s.serial++
		return s.keepPrefs()
	}
	s.o.Open(d)
	return nil
}

// layout gives what was chosen.
func (d *columnsDialog) layout() HourLayout {
	l := HourLayout{Frozen: d.frozen}
	for _, c := range d.order {
		l.Order = append(l.Order, columnNames[c])
		if d.hidden[c] {
			l.Hidden = append(l.Hidden, columnNames[c])
		}
	}
	return l
}

// Title gives the heading.
func (d *columnsDialog) Title(x *lang.Texts) string { return x.Review.ColumnsTitle }

// Update moves, shows, hides and freezes.
func (d *columnsDialog) Update(msg tea.Msg, _ *lang.Texts) Outcome {
	n := len(d.order)
	switch keyName(msg) {
	case "up", "k":
		d.at = max(0, d.at-1)
	case "down", "j":
		d.at = min(n-1, d.at+1)
	case "home", "g":
		d.at = 0
	case "end", "G":
		d.at = n - 1
	case "shift+up", "K", "<":
		d.move(-1)
	case "shift+down", "J", ">":
		d.move(1)
	case "space", "x":
		c := d.order[d.at]
		if c != colPerson { // somebody has to be on the row
			d.hidden[c] = !d.hidden[c]
		}
	case "f":
		d.freeze()
	case "r":
		d.order, d.hidden, d.frozen = defaultOrder(d.grouped), map[int]bool{}, defaultFrozen(d.grouped)
		d.at = 0
		return Outcome{Close: true, Then: func() tea.Cmd { return d.take(HourLayout{}) }}
	case "enter":
		return Outcome{Close: true, Then: func() tea.Cmd { return d.take(d.layout()) }}
	}
	return Outcome{}
}

// move takes the column under the cursor along.
func (d *columnsDialog) move(by int) {
	to := d.at + by
	if to < 0 || to >= len(d.order) {
		return
	}
	d.order[d.at], d.order[to] = d.order[to], d.order[d.at]
	d.at = to
}

// freeze keeps everything up to the column under the cursor in sight; at the
// column that was the last one, nothing.
func (d *columnsDialog) freeze() {
	n := 0
	for _, c := range d.order[:d.at+1] {
		if !d.hidden[c] {
			n++
		}
	}
	if n == d.frozen {
		n = 0
	}
	d.frozen = n
}

// Body lists the columns in their order, with a rule under what is frozen.
func (d *columnsDialog) Body(t *theme.Theme, x *lang.Texts, w, h int) []string {
	out := append(paint.Wrap(x.Review.ColumnsText, w), "")
	room := max(1, h-len(out))
	d.top = max(0, min(d.top, d.at))
	d.top = max(d.top, d.at-room+1)
	seen := 0
	for i, c := range d.order {
		mark := "[x] "
		if d.hidden[c] {
			mark = "[ ] "
		} else {
			seen++
		}
		text := mark + columnTitle(c, d.by, &x.HourGrid.Columns)
		if c == colGlyph {
			text = mark + x.Review.ColumnGlyph
		}
		if !d.hidden[c] && seen <= d.frozen {
			text += "  " + x.Review.ColumnFrozen
		}
		if i < d.top || i >= d.top+room {
			continue
		}
		if i == d.at {
			out = append(out, t.Paint(theme.Cursor, paint.Fit(t.Glyphs().Focus+" "+text, w, paint.Left, "")))
			continue
		}
		role := theme.Plain
		if d.hidden[c] {
			role = theme.Faint
		}
		out = append(out, t.Paint(role, t.Fit("  "+text, w)))
	}
	return out
}

// DialogCursor stands on the column.
func (d *columnsDialog) DialogCursor(x *lang.Texts, w, _ int) (cx, cy int, ok bool) {
	return 0, len(paint.Wrap(x.Review.ColumnsText, w)) + 1 + d.at - d.top, true
}

// Hint names the keys.
func (d *columnsDialog) Hint(x *lang.Texts) string { return strings.TrimSpace(x.Review.ColumnsHint) }
