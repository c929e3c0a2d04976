package payroll

import "slices"

// Finding out what became of a call whose answer was not certain.

// Fate is what a complete read of Nmbrs says of a doubtful call.
type Fate string

// The fates. Absent must be said by two complete reads before it counts.
const (
	FateApplied Fate = "applied"
	FateAbsent  Fate = "absent"
	FateTwo     Fate = "two" // more than one row can be it
	FateOdd     Fate = "odd" // something that fits neither answer
	// FateShort: rows that were seen before are missing from the read, which
	// proves nothing about the call then.
	FateShort Fate = "short"
	// FateLost: Nmbrs had confirmed the call and does not show what it made.
	FateLost Fate = "lost"
)

// Settlement is the fate of a call, with the rows that speak for it.
type Settlement struct {
	Fate Fate
	// Row is the row that an add made, when applied.
	Row RowID
	// Rows are the candidates, or what is odd, or what is missing.
	Rows []SeenRow
	// Certain tells that the rows bear our mark: the call did arrive.
	Certain bool
}

// Around is what else is known when a call is settled.
type Around struct {
	// Taken tells which rows are those of another step: the register says so, and
	// what the read shows does not speak against it (see OwnRow.Belies). Nil: none.
	Taken func(SeenRow) bool
	// Own tells which rows are in the register for this step already; nil: none.
	Own func(RowID) bool
	// Must are rows of the employee's that a complete read shows: those of the
	// register that nobody has missed yet.
	Must []SeenRow
	// Sending tells that somebody else was seen sending.
	Sending bool
}

// mark is whose mark a row bears; the register says it of a row that it has for
// the step.
func (a Around) mark(st StepID, r SeenRow) Mark {
	if a.Own != nil && a.Own(r.ID) {
		return MarkOurs
	}
	return st.MarkOf(r.Comment)
}

func (a Around) taken(r SeenRow) bool { return a.Taken != nil && a.Taken(r) }

// Belies tells whether what a read shows of a row cannot be what a step made,
// although the answer to that step named its id: it has another code or another
// amount. Of a row that was read as it should be before, it says that somebody
// altered it since.
func (r OwnRow) Belies(seen SeenRow) bool {
	return seen.Inexact || seen.Code != r.Component.Code || seen.Amount != r.Amount
}

// Settle reads the fate of a step's doubtful call from one complete read of
// Nmbrs. Each row that is in no register is judged by Stray.Is. Absence needs
// every row seen before the call to be there still: a read that lost rows
// proves nothing; and a call that Nmbrs confirmed is never absent.
func Settle(st Step, call int, snap *Snapshot, a Around) Settlement {
	c := st.Calls[call]
	rows := snap.Rows(st.Component.Kind)
	switch c.Op {
	case OpSet:
		return settleDays(c, snap)
	case OpRemove:
		return settleRemove(c, rows, a.Must)
	default:
	}
	return settleAdd(st, c, rows, a)
}

// settleDays looks at the figure of the days. Where Nmbrs put ours beside what
// stood there and the program ended before that was countered, the days are not
// what was asked yet: setting them again does the rest.
func settleDays(c Call, snap *Snapshot) Settlement {
	now := Hundredths(snap.Days * 100)
	switch {
	case now == c.Amount:
		return Settlement{Fate: FateApplied}
	case len(c.Before) != 1:
	case now == c.Before[0].Amount:
		return Settlement{Fate: FateAbsent}
	case now == c.Before[0].Amount+c.Amount && len(snap.DayFigures) > 1 && slices.Contains(snap.DayFigures, int(c.Amount/100)):
		return Settlement{Fate: FateAbsent}
	}
	return Settlement{Fate: FateOdd, Rows: []SeenRow{{Amount: now}}}
}

// settleRemove looks whether a row is gone. That it does not show is no proof
// while others that were seen before do not show either.
func settleRemove(c Call, rows, must []SeenRow) Settlement {
	at := slices.IndexFunc(rows, func(r SeenRow) bool { return r.ID == c.Row })
	others := slices.DeleteFunc(missingFrom(rows, c.Before, must), func(r SeenRow) bool { return r.ID == c.Row })
	switch {
	case len(others) > 0:
		return Settlement{Fate: FateShort, Rows: others}
	case at < 0:
		return Settlement{Fate: FateApplied}
	case rows[at].Amount == c.Amount && !rows[at].Inexact:
		return Settlement{Fate: FateAbsent}
	}
	return Settlement{Fate: FateOdd, Rows: rows[at : at+1]}
}

func settleAdd(st Step, c Call, rows []SeenRow, a Around) Settlement {
	var ours, adopted, ask []SeenRow
	for _, r := range straysOf(st, c, rows, a) {
		if r.confirmed {
			return Settlement{Fate: FateApplied, Row: r.ID, Certain: true}
		}
		switch r.is {
		case StrayOurs:
			ours = append(ours, r.SeenRow)
		case StrayAdopted:
			adopted = append(adopted, r.SeenRow)
		case StrayAsk:
			ask = append(ask, r.SeenRow)
		default:
		}
	}
	missing := missingFrom(rows, c.Before, a.Must)
	switch {
	case len(ours) > 1:
		return Settlement{Fate: FateTwo, Rows: ours, Certain: true}
	case len(ours) == 1:
		return Settlement{Fate: FateApplied, Row: ours[0].ID, Certain: true}
	case len(adopted) == 1 && len(missing) == 0:
		return Settlement{Fate: FateApplied, Row: adopted[0].ID}
	case len(ask) > 1:
		return Settlement{Fate: FateTwo, Rows: ask}
	case len(ask) == 1:
		return Settlement{Fate: FateOdd, Rows: ask}
	case len(missing) > 0:
		return Settlement{Fate: FateShort, Rows: missing}
	case c.Row != "":
		return Settlement{Fate: FateLost, Rows: []SeenRow{{ID: c.Row, Code: st.Component.Code, Amount: c.Amount}}}
	}
	return Settlement{Fate: FateAbsent}
}

type strayRow struct {
	SeenRow
	is StrayIs
	// confirmed tells that Nmbrs's answer had named the row, and that it is now
	// shown as the call asked for it: whatever else came is another row.
	confirmed bool
}

// straysOf judges the rows of a read that are in no register and bear on a
// doubtful add: those on its code, and those with its mark whatever their code.
func straysOf(st Step, c Call, rows []SeenRow, a Around) []strayRow {
	var out []strayRow
	candidates := 0
	for _, r := range rows {
		if a.taken(r) || (r.Code != st.Component.Code && a.mark(st.ID, r) != MarkOurs) {
			continue
		}
		if !showed(c.Before, r) {
			candidates++
		}
		out = append(out, strayRow{SeenRow: r})
	}
	for i := range out {
		r := &out[i]
		s := Stray{
			Stand: StandDoubt, Mark: a.mark(st.ID, r.SeenRow), Equal: r.Amount == c.Amount && !r.Inexact && r.Code == st.Component.Code,
			New: !showed(c.Before, r.SeenRow), Candidates: candidates, Sending: a.Sending,
		}
		r.is = s.Is()
		r.confirmed = r.ID == c.Row && s.New && s.Equal && (s.Mark == MarkNone || s.Mark == MarkOurs)
	}
	return out
}

// missingFrom gives the rows that a read should show and does not: what an
// answer told of is asked for only where the register still has it.
func missingFrom(rows []SeenRow, lists ...[]SeenRow) []SeenRow {
	var out []SeenRow
	for _, list := range lists {
		for _, b := range list {
			if !b.Told && !holds(rows, b) && !holds(out, b) {
				out = append(out, b)
			}
		}
	}
	return out
}

// holds tells whether a list has the row, whatever it says of it.
func holds(rows []SeenRow, b SeenRow) bool {
	for _, r := range rows {
		if r.ID == b.ID {
			return true
		}
	}
	return false
}

// showed tells whether a read showed the row before a call; that an answer had
// named its id is no sight of it.
func showed(before []SeenRow, r SeenRow) bool {
	for _, b := range before {
		if b.ID == r.ID && !b.Told {
			return true
		}
	}
	return false
}

// Made tells whether a row that a read shows can be what the call made: no read
// showed it before the call.
func (c Call) Made(r SeenRow) bool { return !showed(c.Before, r) }

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
