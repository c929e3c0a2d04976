package payroll

// Finding out what became of a call whose answer was not certain.

// Fate is what a complete read of Nmbrs says of a doubtful call.
type Fate string

// The fates. Absent must be said by two complete reads before it counts.
const (
	FateApplied Fate = "applied"
	FateAbsent  Fate = "absent"
	FateTwo     Fate = "two" // more than one row can be it
	FateOdd     Fate = "odd" // something that fits neither answer
)

// Settlement is the fate of a call, with the rows that speak for it.
type Settlement struct {
	Fate Fate
	// Row is the row that an add made, when applied.
	Row RowID
	// Rows are the candidates, or what is odd.
	Rows []SeenRow
}

// Settle reads the fate of a step's doubtful call from one complete read of
// Nmbrs. own tells which rows are in the register already. A row with our
// comment is ours, whatever else is new; where none has it (SOAP does not give
// comments back), exactly one new row with our code and amount is. A row with
// the comment of another ledger never is. Absence needs every row seen before the call
// to be there still: a read that lost rows proves nothing.
func Settle(st Step, call int, snap *Snapshot, own func(RowID) bool) Settlement {
	c := st.Calls[call]
	rows := snap.Rows(st.Component.Kind)
	switch c.Op {
	case OpSet:
		return settleDays(c, Hundredths(snap.Days*100))
	case OpRemove:
		return settleRemove(c, rows)
	default:
	}
	return settleAdd(st, c, rows, own)
}

func settleDays(c Call, now Hundredths) Settlement {
	switch {
	case now == c.Amount:
		return Settlement{Fate: FateApplied}
	case len(c.Before) == 1 && now == c.Before[0].Amount:
		return Settlement{Fate: FateAbsent}
	}
	return Settlement{Fate: FateOdd, Rows: []SeenRow{{Amount: now}}}
}

func settleRemove(c Call, rows []SeenRow) Settlement {
	for _, r := range rows {
		if r.ID != c.Row {
			continue
		}
		if r.Amount == c.Amount && !r.Inexact && keeps(rows, c.Before) {
			return Settlement{Fate: FateAbsent}
		}
		return Settlement{Fate: FateOdd, Rows: []SeenRow{r}}
	}
	for _, b := range c.Before {
		if b.ID != c.Row && !holds(rows, b) {
			return Settlement{Fate: FateOdd, Rows: []SeenRow{b}}
		}
	}
	return Settlement{Fate: FateApplied}
}

func settleAdd(st Step, c Call, rows []SeenRow, own func(RowID) bool) Settlement {
	var certain, hits, odd []SeenRow
	for _, r := range rows {
		switch {
		case seenBefore(c.Before, r.ID) || own(r.ID):
		case r.Comment == st.ID.Comment():
			certain = append(certain, r)
		case r.Comment != "" || r.Code != st.Component.Code:
		case r.Amount == c.Amount && !r.Inexact:
			hits = append(hits, r)
		default:
			odd = append(odd, r)
		}
	}
	if len(certain) > 0 {
		hits, odd = certain, nil
	}
	switch {
	case len(hits) == 1 && st.Component.CostCentre != "" && hits[0].Comment != st.ID.Comment():
		// Equal hours do not tell the cost centre, which SOAP never shows.
		return Settlement{Fate: FateTwo, Rows: hits}
	case len(hits) == 1 && hits[0].Amount == c.Amount && hits[0].Code == st.Component.Code:
		return Settlement{Fate: FateApplied, Row: hits[0].ID}
	case len(hits) > 1:
		return Settlement{Fate: FateTwo, Rows: hits}
	case len(hits)+len(odd) > 0:
		return Settlement{Fate: FateOdd, Rows: append(hits, odd...)}
	case !keeps(rows, c.Before):
		return Settlement{Fate: FateOdd}
	}
	return Settlement{Fate: FateAbsent}
}

// keeps tells whether every row seen before is still there.
func keeps(rows, before []SeenRow) bool {
	for _, b := range before {
		if !holds(rows, b) {
			return false
		}
	}
	return true
}

func holds(rows []SeenRow, b SeenRow) bool {
	for _, r := range rows {
		if r.ID == b.ID {
			return true
		}
	}
	return false
}

func seenBefore(before []SeenRow, id RowID) bool { return holds(before, SeenRow{ID: id}) }

// SameRows tells whether two reads show the same rows.
func SameRows(a, b []SeenRow) bool {
	if len(a) != len(b) {
		return false
	}
	for _, r := range a {
		found := false
		for _, o := range b {
			found = found || (o.ID == r.ID && o.Amount == r.Amount && o.Code == r.Code)
		}
		if !found {
			return false
		}
	}
	return true
}
