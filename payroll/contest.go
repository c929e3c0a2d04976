package payroll

import (
	"cmp"
	"slices"
	"strconv"
)

// ContestRow is a row in a contest.
type ContestRow struct {
	Kind Kind
	SeenRow
}

// Contest is an employee whom we and somebody else paid: two programs that know
// nothing of each other decide alike which of them stands back.
type Contest struct {
	// Ours are the rows of our batch, Theirs those in no register of ours that
	// came since we began.
	Ours, Theirs []ContestRow
	// Lacking is what was to be sent of the employee and was not, because rows of
	// others were there by then.
	Lacking []ContestRow
}

// Outcome is what becomes of a contest.
type Outcome string

// The outcomes. In doubt nobody stands back, and everybody is named.
const (
	OutcomeStay    Outcome = "stay"
	OutcomeYield   Outcome = "yield"
	OutcomeUnclear Outcome = "unclear"
)

// Decide says who stays: whoever holds the lowest new row of the employee, over
// REST the earliest one. It looks only at rows with another ledger's mark, or,
// where no marks are shown, at somebody who paid the same for all of our codes.
// Hours come before wage rows, whose ids may be counted apart. As all rows have
// one order, two never stand back for each other, however little of the other's
// each of them sees yet.
func (c Contest) Decide() Outcome {
	marked := slices.ContainsFunc(c.Ours, func(r ContestRow) bool { return HasMark(r.Comment) })
	theirs := c.Theirs
	if marked {
		theirs = nil
		for _, r := range c.Theirs {
			if HasMark(r.Comment) {
				theirs = append(theirs, r)
			}
		}
	} else {
		switch {
		case !repeats(c.Ours, theirs):
			return OutcomeUnclear
		case len(c.Lacking) > 0 && repeats(slices.Concat(c.Ours, c.Lacking), theirs):
			// They paid all that is due and we a part: they cannot stand back for us.
			return OutcomeYield
		}
	}
	ours, ok := lowest(c.Ours, marked)
	his, there := lowest(theirs, marked)
	if !ok || !there {
		return OutcomeUnclear
	}
	switch before(ours, his, marked) {
	case -1:
		return OutcomeStay
	case 1:
		return OutcomeYield
	}
	return OutcomeUnclear
}

// repeats tells whether theirs has a row with code and amount of each of ours.
func repeats(ours, theirs []ContestRow) bool {
	left := slices.Clone(theirs)
	for _, o := range ours {
		i := slices.IndexFunc(left, func(r ContestRow) bool {
			return r.Kind == o.Kind && r.Code == o.Code && r.Amount == o.Amount && !r.Inexact
		})
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return len(ours) > 0
}

// lowest gives the first row; ok is false when there is none, or no order.
func lowest(rows []ContestRow, marked bool) (first ContestRow, ok bool) {
	for i, r := range rows {
		if i == 0 {
			first = r
			continue
		}
		switch before(r, first, marked) {
		case 0:
			return first, false
		case -1:
			first = r
		}
	}
	return first, len(rows) > 0
}

// before compares when two rows were made: by the ids of SOAP, which are
// numbers, and over REST by their creation and then the text of their ids. It
// gives 0 where that says nothing.
func before(a, b ContestRow, marked bool) int {
	if n := cmp.Compare(kindOrder(a.Kind), kindOrder(b.Kind)); n != 0 {
		return n
	}
	if marked {
		if a.Created == "" || b.Created == "" {
			return 0
		}
		return cmp.Or(cmp.Compare(a.Created, b.Created), cmp.Compare(a.ID, b.ID))
	}
	x, err := strconv.ParseUint(string(a.ID), 10, 64)
	y, err2 := strconv.ParseUint(string(b.ID), 10, 64)
	if err != nil || err2 != nil {
		return 0
	}
	return cmp.Compare(x, y)
}
