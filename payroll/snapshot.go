package payroll

// Snapshot is what one read of Nmbrs showed of an employee in a period.
type Snapshot struct {
	Hours []SeenRow
	Wages []SeenRow
	// Days are the days worked; HasDays tells whether they were read.
	Days    int
	HasDays bool
	// DayFigures are what Days is made of, where Nmbrs keeps each figure that it
	// was given beside the others.
	DayFigures []int
	// HasWages tells whether the wage rows were read.
	HasWages bool
	// NoHours tells that the hour rows were asked for and could not be read.
	NoHours bool
}

// Knows tells whether the rows of a kind, or the days, were read. What could
// not be read says nothing about the rest.
func (s *Snapshot) Knows(k Kind) bool {
	switch {
	case s == nil:
		return false
	case k == KindWage:
		return s.HasWages
	case k == KindWorked:
		return s.HasDays
	}
	return !s.NoHours
}

// Rows gives the snapshot's rows of a kind.
func (s *Snapshot) Rows(k Kind) []SeenRow {
	switch k {
	case KindHours:
		return s.Hours
	case KindWage:
		return s.Wages
	default:
	}
	return nil
}

// SeenAmount gives what a read of Nmbrs shows on the code of a component,
// whoever wrote it, or the days.
func SeenAmount(snap *Snapshot, c Component) Hundredths {
	if c.Kind == KindWorked {
		return Hundredths(snap.Days * 100)
	}
	var sum Hundredths
	for _, r := range snap.Rows(c.Kind) {
		if r.Code == c.Code {
			sum += r.Amount
		}
	}
	return sum
}
