package ui

import (
	"slices"

	"doorzet/ui/grid"
	"doorzet/ui/lang"
	"doorzet/ui/paint"
)

// The columns of the grid, wherever they stand on the screen.
const (
	colGlyph = iota
	colPerson
	colDate
	colDay
	colVenue
	colTeam
	colType
	colStart
	colEnd
	colBreak
	colHours
	colSurcharge
	colDays
	colMeals
	colBefore
	colDiff
	colState
	colRemark
	colCount
)

// columnNames are the names under which the preferences keep the columns.
var columnNames = [colCount]string{
	"glyph", "person", "date", "day", "venue", "team", "type", "start", "end", "break", "hours", "surcharge", "days", "meals",
	"before", "difference", "state", "remark",
}

// defaultOrder gives the columns of a list of lines, or of groups that unfold.
func defaultOrder(grouped bool) []int {
	if grouped {
		return []int{
			colGlyph, colPerson, colDate, colHours, colSurcharge, colDays, colMeals, colBefore, colDiff, colState,
			colRemark, colType, colStart, colEnd, colBreak, colVenue, colTeam,
		}
	}
	return []int{
		colGlyph, colDate, colDay, colPerson, colVenue, colTeam, colType, colStart, colEnd, colBreak, colHours, colSurcharge,
		colMeals, colState, colRemark,
	}
}

// defaultFrozen is how many columns stay in sight at the left.
func defaultFrozen(grouped bool) int {
	if grouped {
		return 2
	}
	return 4
}

// columnWidths gives the widths of a column in a narrow, a wide and a huge
// window. In a narrow one everything up to the meals, or to the state of a
// group, is in sight.
func columnWidths(col int, grouped bool) [3]int {
	switch col {
	case colGlyph:
		return [3]int{1, 1, 1}
	case colPerson:
		if grouped {
			return [3]int{20, 24, 30}
		}
		return [3]int{15, 17, 24}
	case colDate:
		if grouped {
			return [3]int{8, 8, 13}
		}
		return [3]int{5, 5, 10}
	case colDay:
		return [3]int{2, 2, 2}
	case colVenue:
		return [3]int{6, 9, 14}
	case colTeam:
		return [3]int{7, 9, 12}
	case colType:
		return [3]int{8, 13, 16}
	case colStart, colEnd, colBreak:
		return [3]int{5, 5, 5}
	case colHours:
		return [3]int{oneOf(grouped, 7, 6), oneOf(grouped, 8, 6), 9}
	case colSurcharge:
		return [3]int{6, 8, 8}
	case colDays:
		return [3]int{4, 5, 5}
	case colMeals:
		return [3]int{oneOf(grouped, 4, 3), oneOf(grouped, 4, 3), 5}
	case colBefore:
		return [3]int{7, 9, 9}
	case colDiff:
		return [3]int{8, 9, 9}
	case colState:
		return [3]int{oneOf(grouped, 13, 16), 16, 16}
	}
	return [3]int{oneOf(grouped, 24, 10), oneOf(grouped, 26, 10), oneOf(grouped, 30, 10)}
}

// columnTitle names a column; by is what the rows are.
func columnTitle(col int, by grouping, c *lang.HourColumnTexts) string {
	person := c.Person
	switch by {
	case byDay:
		person = c.Date
	case byTeam:
		person = c.Team
	case byVenue:
		person = c.Venue
	default: // people and lines
	}
	return [colCount]string{
		colPerson: person, colDate: c.Date, colDay: c.Day, colVenue: c.Venue, colTeam: c.Team, colType: c.Type, colStart: c.Start,
		colEnd: c.End, colBreak: c.Break, colHours: c.Hours, colSurcharge: c.Surcharge, colDays: c.Days, colMeals: c.Meals,
		colBefore: c.Before, colDiff: c.Difference, colState: c.State, colRemark: c.Remark,
	}[col]
}

// isFigure tells which columns stand against the right-hand side.
func isFigure(col int) bool {
	switch col {
	case colBreak, colHours, colSurcharge, colDays, colMeals, colBefore, colDiff:
		return true
	}
	return false
}

// wideFrom and hugeFrom are the widths from which columns get more room.
const (
	wideFrom = 118
	hugeFrom = 160
)

// hourShape is what the columns depend on.
type hourShape struct {
	size      int // 0 narrow, 1 wide, 2 huge
	lang      lang.Lang
	by        grouping
	surcharge bool
	// serial counts the changes of the layout and of the order of the rows.
	serial int
	ascii  bool
}

// reshape makes the columns anew when something that they depend on changed.
// The cursor stays on its column.
func (s *hoursScreen) reshape(w int) {
	size := 0
	switch {
	case w >= hugeFrom:
		size = 2
	case w >= wideFrom:
		size = 1
	}
	now := hourShape{size, s.o.Texts().Lang, s.by, s.all.surcharge != 0, s.serial, s.o.Theme().Options().ASCII}
	if now == s.shape && len(s.cols) > 0 {
		return
	}
	at := s.col()
	s.shape = now
	s.cols = s.layout().columns(s.by.grouped(), s.all.surcharge != 0)
	cols := make([]grid.Column, len(s.cols))
	for i, c := range s.cols {
		cols[i] = grid.Column{Width: columnWidths(c, s.by.grouped())[size], Title: s.sortMark(c) + columnTitle(c, s.by, &s.o.Texts().HourGrid.Columns)}
		if isFigure(c) {
			cols[i].Align = paint.Right
		}
		if c == colPerson && s.by.grouped() && size == 0 && s.all.surcharge != 0 {
			cols[i].Width -= 6 // the surcharges take their room here
		}
	}
	if i := slices.Index(s.cols, colRemark); i >= 0 {
		cols[i].Grow = 1
	} else {
		cols[len(cols)-1].Grow = 1
	}
	s.grid.SetColumns(cols)
	s.grid.Freeze(s.layout().frozen(s.by.grouped()))
	s.toColumn(at)
}

// col gives the column under the cursor.
func (s *hoursScreen) col() int {
	_, i, _ := s.grid.Cursor()
	if i < 0 || i >= len(s.cols) {
		return colPerson
	}
	return s.cols[i]
}

// place gives where a column stands on the screen, the cursor's place when it
// is hidden.
func (s *hoursScreen) place(col int) int {
	if i := slices.Index(s.cols, col); i >= 0 {
		return i
	}
	_, i, _ := s.grid.Cursor()
	return i
}

// toColumn moves the cursor sideways.
func (s *hoursScreen) toColumn(col int) {
	row, _, _ := s.grid.Cursor()
	s.grid.SetCursor(row, s.place(col))
}

func oneOf[T any](on bool, yes, no T) T {
	if on {
		return yes
	}
	return no
}
