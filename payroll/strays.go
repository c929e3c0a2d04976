package payroll

import "slices"

// StrayRow is a row of Nmbrs that is in no register, judged.
type StrayRow struct {
	SeenRow
	Is StrayIs
	// Step is the step of ours that the row is the trace of, or may be; "" for none.
	Step StepID
	// Certain tells that the row is that: its mark says so, or the call was found
	// absent and sent again. Over SOAP an equal row may as well be somebody else's.
	Certain bool
}

// Differs tells whether the row is something that a person has to know of.
func (r StrayRow) Differs() bool { return r.Is != StrayForeign }

// Ledger is what the ledger knows of one employee's rows of a kind in the period
// that is read.
type Ledger struct {
	Employee EmployeeID
	Kind     Kind
	// Own are the rows of the register, for any period.
	Own []OwnRow
	// Steps are those that booked there, or were to.
	Steps []Step
	// Accepted are rows of others that a person let be.
	Accepted []Beside
	BookedIn Period
	// Taken are steps that were taken back.
	Taken map[StepID]bool
	// Codes, when set, are the codes that are asked about, whatever is in Steps.
	Codes map[int]bool
	// marked, when set, are all codes that a plan has steps for: rows on others that
	// bear a mark of another Doorzet are asked about as well.
	marked map[int]bool
}

// StepsTakenBack gives the steps that others have taken back.
func StepsTakenBack(steps []Step) map[StepID]bool {
	taken := takenBack(steps)
	out := map[StepID]bool{}
	for i := range steps {
		if s := &steps[i]; s.Undoes == "" && taken[portion{s.Batch, s.Target()}] {
			out[s.ID] = true
		}
	}
	return out
}

// Strays judges the rows of a read that are in no register: those on codes that
// steps of ours are for, and those with the mark of one, of ours or of another
// Doorzet. Other rows on other codes are nobody's business here.
func (l *Ledger) Strays(rows []SeenRow) []StrayRow {
	codes, before := l.codes(), l.before()
	registered := map[RowID]bool{}
	for i := range l.Own {
		registered[l.Own[i].ID] = l.Own[i].Kind == l.Kind || registered[l.Own[i].ID]
	}
	sheets := map[RowID]bool{}
	for code := range codes {
		for id := range SheetRowsIn(rows, l.Own, l.Employee, Component{Kind: l.Kind, Code: code}) {
			sheets[id] = true
		}
	}
	shown := slices.ContainsFunc(rows, func(r SeenRow) bool { return registered[r.ID] && HasMark(r.Comment) })
	var out []StrayRow
	for _, r := range rows {
		if registered[r.ID] || sheets[r.ID] || l.accepts(r) {
			continue
		}
		s := l.judge(r, before[r.ID], shown)
		switch other := s.Step == "" && HasMark(r.Comment); {
		case codes[r.Code], s.Step != "" && l.Codes == nil,
			other && (l.Codes == nil || l.marked != nil && !l.marked[r.Code]):
			out = append(out, s)
		}
	}
	return out
}

// PaidBeside tells whether a read shows rows of somebody else that came since we
// sent, on other codes than one: beside rows of ours that show as they were told. An
// unknown row where ours is missing may be ours under another id.
func (l *Ledger) PaidBeside(rows []SeenRow, but Component) bool {
	return slices.ContainsFunc(l.Strays(rows), func(s StrayRow) bool {
		if s.Is == StrayForeign || s.Is == StrayOurs || s.Is == StrayAsk || s.Certain || l.Kind == but.Kind && s.Code == but.Code {
			return false
		}
		return !slices.ContainsFunc(l.Own, func(o OwnRow) bool {
			return o.Employee == l.Employee && o.Kind == l.Kind && o.BookedIn == l.BookedIn && o.Component.Code == s.Code && !o.shown(rows)
		})
	})
}

// shown tells whether a read has the row as the register has it.
func (r OwnRow) shown(rows []SeenRow) bool {
	return slices.ContainsFunc(rows, func(s SeenRow) bool { return s.ID == r.ID && !r.Belies(s) })
}

func (l *Ledger) accepts(r SeenRow) bool {
	return slices.Contains(l.Accepted, NewBeside(l.Employee, l.Kind, l.BookedIn, r))
}

func (l *Ledger) ours(st *Step) bool { return st.Employee == l.Employee && st.Component.Kind == l.Kind }

// codes are those that steps of ours are for.
func (l *Ledger) codes() map[int]bool {
	if l.Codes != nil {
		return l.Codes
	}
	out := map[int]bool{}
	for i := range l.Steps {
		if st := &l.Steps[i]; l.ours(st) && st.BookedIn == l.BookedIn {
			out[st.Component.Code] = true
		}
	}
	return out
}

// before are the rows that were there when one of our calls was made.
func (l *Ledger) before() map[RowID]bool {
	out := map[RowID]bool{}
	for i := range l.Steps {
		if !l.ours(&l.Steps[i]) {
			continue
		}
		for _, c := range l.Steps[i].Calls {
			for _, b := range c.Before {
				out[b.ID] = true
			}
		}
	}
	return out
}

// judge says what a row is: held against each step of ours that it may be the
// trace of, and else by whether it was there when we sent. Where rows show our
// marks, one without a mark is not ours.
func (l *Ledger) judge(r SeenRow, before, shown bool) StrayRow {
	best := Stray{Stand: StandNone, New: !before, Mark: MarkText}
	if HasMark(r.Comment) {
		best.Mark = MarkOther
	}
	found := StrayRow{SeenRow: r, Is: best.Is()}
	for i := range l.Steps {
		st := &l.Steps[i]
		if !l.ours(st) || st.BookedIn != l.BookedIn {
			continue
		}
		is, certain := l.against(st, r)
		if is == "" || shown && !certain && is == StrayTwin || found.Certain && !certain {
			continue
		}
		found.Is, found.Step, found.Certain = is, st.ID, certain
		if st.ID.MarkOf(r.Comment) == MarkOurs {
			break
		}
	}
	return found
}

// stayed tells whether a row stood there when a step was taken back: what taking
// back left behind. One that came later is none of ours.
func (l *Ledger) stayed(st *Step, r SeenRow) bool {
	for i := range l.Steps {
		u := &l.Steps[i]
		if u.Undoes == "" || u.Target() != st.Target() || u.BookedIn != st.BookedIn {
			continue
		}
		if slices.ContainsFunc(u.Calls, func(c Call) bool { return showed(c.Before, r) }) {
			return true
		}
	}
	return false
}

// against holds a row against one step: what it is to that step, "" when it
// cannot be its trace.
func (l *Ledger) against(st *Step, r SeenRow) (is StrayIs, certain bool) {
	mark := st.ID.MarkOf(r.Comment)
	if mark != MarkOurs && st.Component.Code != r.Code {
		return "", false
	}
	for _, c := range st.Calls {
		if c.Op != OpAdd {
			continue
		}
		s := Stray{
			Mark: mark, Equal: r.Amount == c.Amount && !r.Inexact, New: !showed(c.Before, r), Candidates: 2, Stand: StandDone,
		}
		switch {
		case c.State == StepUnsure || c.State == StepSending:
			s.Stand = StandDoubt
		case mark == MarkOurs, c.Absent > 0, c.State == StepDone && (!l.Taken[st.ID] || l.stayed(st, r)):
		default:
			continue
		}
		if is := s.Is(); is == StrayTwin || is == StrayOurs || is == StrayAsk {
			return is, mark == MarkOurs || c.Absent > 0
		}
	}
	return "", false
}
