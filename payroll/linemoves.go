package payroll

import (
	"cmp"
	"slices"
)

// LineMove counts lines that another calendar pays in another period.
type LineMove struct {
	Old, New Period
	Lines    int
	Minutes  Minutes
}

// LineMoves adds up which of the book's lines another calendar pays in another
// period than the book's own, in order of the periods. Whom a line belongs to
// and how that person is paid is worked out as for their state. Lines that
// were withdrawn or are paid elsewhere move nothing.
func (b *Book) LineMoves(to Calendar) []LineMove {
	sums := map[[2]Period]*LineMove{}
	for i := range b.Lines {
		v := Verdict{Line: b.Lines[i]}
		if v.Line.Withdrawn || v.Line.Elsewhere {
			continue
		}
		b.identify(&v)
		now := to.PeriodOf(v.Line.Date, v.Basis)
		if now == v.Period {
			continue
		}
		m := sums[[2]Period{v.Period, now}]
		if m == nil {
			m = &LineMove{Old: v.Period, New: now}
			sums[[2]Period{v.Period, now}] = m
		}
		m.Lines++
		m.Minutes += v.Line.Minutes
	}
	out := make([]LineMove, 0, len(sums))
	for _, m := range sums {
		out = append(out, *m)
	}
	SortMoves(out)
	return out
}

// SortMoves puts counts of moved lines in the order of their periods.
func SortMoves(list []LineMove) {
	slices.SortFunc(list, func(a, b LineMove) int { return cmp.Or(a.Old.Compare(b.Old), a.New.Compare(b.New)) })
}
