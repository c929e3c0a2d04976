package ui

import "slices"

// HourLayout is how a person wants the columns of the hours. The zero value
// is the program's own order.
type HourLayout struct {
	// Order are the names of the columns from left to right, hidden ones too;
	// a column that it does not name comes last.
	Order  []string `json:"order,omitempty"`
	Hidden []string `json:"hidden,omitempty"`
	// Frozen counts the columns at the left that stay in sight.
	Frozen int `json:"frozen,omitempty"`
}

// HourSort is one of the columns by which the hours are in order.
type HourSort struct {
	Column string `json:"column"`
	Down   bool   `json:"down,omitempty"`
}

// HourPreferences are how a person looks at the hours, whatever the company.
type HourPreferences struct {
	// Group is "person", "day", "team", "venue" or "line"; "" is "person".
	Group string     `json:"group,omitempty"`
	Sort  []HourSort `json:"sort,omitempty"`
	// Lines is the layout of plain lines, Groups that of groups.
	Lines  HourLayout `json:"lines"`
	Groups HourLayout `json:"groups"`
}

// changed tells whether a person changed the columns.
func (l *HourLayout) changed() bool { return len(l.Order) > 0 }

// order gives every column in its place, hidden ones too.
func (l *HourLayout) order(grouped bool) []int {
	own := defaultOrder(grouped)
	var out []int
	for _, name := range l.Order {
		if c := slices.Index(columnNames[:], name); c >= 0 && slices.Contains(own, c) && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	for _, c := range own {
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// columns gives the columns to show. As long as nobody chose otherwise the
// surcharges are left out where there are none.
func (l *HourLayout) columns(grouped, surcharges bool) []int {
	out := slices.DeleteFunc(l.order(grouped), func(c int) bool {
		if !l.changed() {
			return c == colSurcharge && !surcharges
		}
		return slices.Contains(l.Hidden, columnNames[c])
	})
	if len(out) == 0 {
		return []int{colPerson}
	}
	return out
}

func (l *HourLayout) frozen(grouped bool) int {
	if l.changed() {
		return l.Frozen
	}
	return defaultFrozen(grouped)
}

// layout gives the layout of what is shown now.
func (s *hoursScreen) layout() *HourLayout {
	if s.by.grouped() {
		return &s.o.prefs.Hours.Groups
	}
	return &s.o.prefs.Hours.Lines
}
