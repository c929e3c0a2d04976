package ui

import (
	"cmp"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"doorzet/payroll"
)

// sortKey is a column by which the rows are in order.
type sortKey struct {
	col  int
	down bool
}

// readSort gives the order that the preferences name.
func readSort(kept []HourSort) []sortKey {
	var out []sortKey
	for _, k := range kept {
		if c := slices.Index(columnNames[:], k.Column); c >= 0 {
			out = append(out, sortKey{c, k.Down})
		}
	}
	return out
}

// sortMark stands before the title of a column by which is sorted, with its
// place where there are several.
func (s *hoursScreen) sortMark(col int) string {
	i := slices.IndexFunc(s.order, func(k sortKey) bool { return k.col == col })
	if i < 0 {
		return ""
	}
	g := s.o.Theme().Glyphs()
	mark := oneOf(s.order[i].down, g.Down, g.Up)
	if len(s.order) > 1 {
		mark += strconv.Itoa(i + 1)
	}
	return mark
}

// sortBy sorts by the column under the cursor: up, down, and no more. more
// keeps the columns that were there before.
func (s *hoursScreen) sortBy(more bool) func() tea.Cmd {
	return func() tea.Cmd {
		col := s.col()
		i := slices.IndexFunc(s.order, func(k sortKey) bool { return k.col == col })
		key := sortKey{col: col}
		switch {
		case i >= 0 && !s.order[i].down:
			key.down = true
		case i >= 0:
			key.col = -1
		}
		switch {
		case !more && key.col < 0:
			s.order = nil
		case !more:
			s.order = []sortKey{key}
		case key.col < 0:
			s.order = slices.Delete(slices.Clone(s.order), i, i+1)
		case i >= 0:
			s.order = slices.Clone(s.order)
			s.order[i] = key
		default:
			s.order = append(slices.Clone(s.order), key)
		}
		return s.resorted()
	}
}

// resorted shows the new order and keeps it.
func (s *hoursScreen) resorted() tea.Cmd {
	s.serial++
	s.arrange()
	var kept []HourSort
	for _, k := range s.order {
		kept = append(kept, HourSort{columnNames[k.col], k.down})
	}
	s.o.prefs.Hours.Sort = kept
	return s.keepPrefs()
}

// noSort is the reason why the column under the cursor gives no order.
func (s *hoursScreen) noSort() string {
	if why := s.noView(); why != "" {
		return why
	}
	if s.col() == colGlyph && s.by.grouped() {
		return s.o.Texts().Review.NoOrder
	}
	return ""
}

// sortLines puts lines in the order asked for. Columns that lines do not have
// change nothing.
func (s *hoursScreen) sortLines(lines []int) {
	var ranks [][]int64
	for _, k := range s.order {
		if r := s.ranks(lines, k.col); r != nil {
			if k.down {
				for i := range r {
					r[i] = -r[i]
				}
			}
			ranks = append(ranks, r)
		}
	}
	if len(ranks) == 0 {
		return
	}
	places := make([]int, len(lines))
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(a, b int) int {
		for _, r := range ranks {
			if c := cmp.Compare(r[a], r[b]); c != 0 {
				return c
			}
		}
		return cmp.Compare(a, b)
	})
	old := slices.Clone(lines)
	for i, p := range places {
		lines[i] = old[p]
	}
}

// ranks gives each line a number by which a column orders it, nil for a column
// without an order of lines.
func (s *hoursScreen) ranks(lines []int, col int) []int64 {
	number, text := numberOf(col), s.textOf(col)
	if number == nil && text == nil {
		return nil
	}
	out := make([]int64, len(lines))
	if number != nil {
		for i, n := range lines {
			out[i] = number(&s.o.view.Verdicts[n])
		}
		return out
	}
	at := map[string]int64{}
	for _, n := range lines {
		at[text(&s.o.view.Verdicts[n])] = 0
	}
	words := make([]string, 0, len(at))
	for w := range at {
		words = append(words, w)
	}
	slices.Sort(words)
	for i, w := range words {
		at[w] = int64(i)
	}
	for i, n := range lines {
		out[i] = at[text(&s.o.view.Verdicts[n])]
	}
	return out
}

// numberOf gives the number by which a column orders lines, nil for none.
func numberOf(col int) (number func(*payroll.Verdict) int64) {
	switch col {
	case colDate:
		number = func(v *payroll.Verdict) int64 { return int64(v.Line.Date) }
	case colDay:
		number = func(v *payroll.Verdict) int64 { return int64(v.Line.Date.Weekday()) }
	case colStart:
		number = func(v *payroll.Verdict) int64 { return int64(v.Line.Start) }
	case colEnd:
		number = func(v *payroll.Verdict) int64 { return int64(v.Line.End) }
	case colBreak:
		number = func(v *payroll.Verdict) int64 { return int64(v.Line.Break) }
	case colHours:
		number = func(v *payroll.Verdict) int64 { return int64(v.Line.Minutes) }
	case colSurcharge:
		number = func(v *payroll.Verdict) int64 { return int64(surchargeOf(v)) }
	case colMeals:
		number = func(v *payroll.Verdict) int64 { return int64(v.Line.Count(payroll.KindMeals)) }
	case colState, colGlyph:
		number = func(v *payroll.Verdict) int64 { return int64(urgency(v.State)) }
	}
	return number
}

// textOf gives the text by which a column orders lines, nil for none.
func (s *hoursScreen) textOf(col int) (text func(*payroll.Verdict) string) {
	switch col {
	case colPerson:
		text = s.sortName
	case colVenue:
		text = func(v *payroll.Verdict) string { return payroll.FoldType(v.Line.Venue) }
	case colTeam:
		text = func(v *payroll.Verdict) string { return payroll.FoldType(v.Line.Team) }
	case colType:
		text = func(v *payroll.Verdict) string { return v.Line.Type }
	case colRemark:
		text = s.remark
	}
	return text
}

// sortName gives the name of a line as a Dutch list orders it.
func (s *hoursScreen) sortName(v *payroll.Verdict) string {
	if v.Employee != "" {
		if name, ok := s.known.names[v.Employee]; ok {
			return name
		}
		if p, known := s.o.view.Book.Team.Person(v.Employee); known {
			name := payroll.SortName(p)
			s.known.names[v.Employee] = name
			return name
		}
	}
	return payroll.FoldName(v.Line.Person)
}

// sortGroups puts the groups in the order asked for, and else in that of their names.
func (s *hoursScreen) sortGroups() {
	slices.SortStableFunc(s.groups, func(a, b hourGroup) int {
		for _, k := range s.order {
			c := s.compareGroups(&a, &b, k.col)
			if k.down {
				c = -c
			}
			if c != 0 {
				return c
			}
		}
		return cmp.Compare(a.sort, b.sort)
	})
}

// compareGroups compares by a column that groups have, 0 for any other.
func (s *hoursScreen) compareGroups(a, b *hourGroup, col int) int {
	switch col {
	case colPerson:
		return cmp.Compare(a.sort, b.sort)
	case colHours:
		return cmp.Compare(a.sum.minutes, b.sum.minutes)
	case colSurcharge:
		return cmp.Compare(a.sum.surcharge, b.sum.surcharge)
	case colDays:
		return cmp.Compare(a.days, b.days)
	case colMeals:
		return cmp.Compare(a.sum.meals, b.sum.meals)
	case colState:
		return cmp.Compare(urgency(a.worst), urgency(b.worst))
	case colBefore:
		x, _ := s.beforeOf(a)
		y, _ := s.beforeOf(b)
		return cmp.Compare(x, y)
	case colDiff:
		x, _ := s.beforeOf(a)
		y, _ := s.beforeOf(b)
		return cmp.Compare(a.sum.minutes-x, b.sum.minutes-y)
	}
	return 0
}
