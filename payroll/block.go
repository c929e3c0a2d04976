package payroll

import "slices"

// recalculates tells whether a sent line is worked out anew. One that was
// changed waits for its correction to be confirmed; one that cannot be worked
// out keeps what was sent.
func (in *PlanInput) recalculates(v *Verdict) bool {
	return in.Recalculate && (v.State == StateSent || v.State == StatePartly) && v.Line.Approved && !v.Blocked()
}

// uncounted tells whether a line of the employee was sent without its day,
// which is not among the wanted ones: the days would be too low.
func (in *PlanInput) uncounted(e EmployeeID, counts []Counted) bool {
	days := map[Date]bool{}
	for _, c := range counts {
		days[c.Date] = true
	}
	for i := range in.Verdicts {
		v := &in.Verdicts[i]
		if v.Employee != e || !v.Confirmed() || v.cover.confirmed[KindDays] != nil || v.Line.Withdrawn || v.Moved() || days[v.Line.Date] {
			continue
		}
		if slices.ContainsFunc(v.Shares, func(s Share) bool { return s.Name == KindDays }) {
			return true
		}
	}
	return false
}

// blockEmployees holds back every step of an employee of whom one step is
// under way, for whom Nmbrs holds a foreign row on a code that the plan would
// write, or foreign days, of whom lines were sent that are not here, or whose
// days would come out too low: no line may turn white without its day. What
// could not be read holds back nothing but itself.
func (in *PlanInput) blockEmployees(steps []PlanStep, heads map[Target]*Head) {
	known := in.ledgers()
	block := in.underWay(heads)
	written := codesOf(steps)
	for i := range steps {
		s := &steps[i]
		if snap := in.Read[s.Employee]; snap != nil && s.Block == BlockNone && s.Component.Kind != KindWorked {
			in.blockStrays(s, snap, known[s.Employee], written[kindOf{s.Employee, s.Component.Kind}])
		}
		if b := block[s.Employee]; s.Block.Waits() && (b == BlockNone || b == BlockSkipped) || s.Block == BlockSkipped && b == BlockNone {
			block[s.Employee] = s.Block
		}
	}
	in.holdBack(steps, block)
}

// holdBack takes what is blocked out of the plan, with everything else of an
// employee who is.
func (in *PlanInput) holdBack(steps []PlanStep, block map[EmployeeID]Block) {
	sent := map[EmployeeID]bool{}
	for i := range steps {
		s := &steps[i]
		if b := block[s.Employee]; b != BlockNone && (s.Block == BlockNone) && (s.Action != ActionNone || s.Recount) {
			s.Block = b
		}
		in.lock(s)
		if s.Block != BlockNone {
			s.Missed = s.Block == BlockUnread && (s.Wanted != s.Ours || s.Recount)
			s.Action, s.Amount, s.Calls, s.Recount = ActionNone, 0, nil, false
		}
		sent[s.Employee] = sent[s.Employee] || s.Sends()
	}
	for i := range steps {
		steps[i].Missed = steps[i].Missed && sent[steps[i].Employee]
	}
}

// underWay are the employees of whom a step is under way.
func (in *PlanInput) underWay(heads map[Target]*Head) map[EmployeeID]Block {
	block := map[EmployeeID]Block{}
	for e := range in.Open {
		block[e] = BlockOpen
	}
	for _, h := range heads {
		if h.Open != nil {
			block[h.Target.Employee] = BlockOpen
		}
	}
	return block
}

// ledgers gives per employee what the ledger knows of rows, for Ledger.Strays.
func (in *PlanInput) ledgers() map[EmployeeID]*Ledger {
	out := map[EmployeeID]*Ledger{}
	at := func(e EmployeeID) *Ledger {
		if out[e] == nil {
			out[e] = &Ledger{Employee: e, Accepted: in.Accepted, BookedIn: in.route(e).BookedIn}
		}
		return out[e]
	}
	for _, r := range in.Own {
		if l := at(r.Employee); r.BookedIn == l.BookedIn {
			l.Own = append(l.Own, r)
		}
	}
	for i := range in.Book.Steps {
		l := at(in.Book.Steps[i].Employee)
		l.Steps = append(l.Steps, in.Book.Steps[i])
	}
	taken := StepsTakenBack(in.Book.Steps)
	for _, l := range out {
		l.Taken = taken
	}
	return out
}

// kindOf is a kind of row of an employee.
type kindOf struct {
	Employee EmployeeID
	Kind     Kind
}

// codesOf gives the codes that steps are for.
func codesOf(steps []PlanStep) map[kindOf]map[int]bool {
	out := map[kindOf]map[int]bool{}
	for i := range steps {
		k := kindOf{steps[i].Employee, steps[i].Component.Kind}
		if out[k] == nil {
			out[k] = map[int]bool{}
		}
		out[k][steps[i].Component.Code] = true
	}
	return out
}

// blockStrays holds a step back for rows that are in no register. Where the step
// would write, any of them on its code does, and those with the mark of another
// Doorzet on a code that no step here is for: its office may have chosen another
// code for the same hours. Where the step would not write, those hold it that came
// since we sent: whoever is paid beside us is named until a person has decided.
func (in *PlanInput) blockStrays(s *PlanStep, snap *Snapshot, l *Ledger, written map[int]bool) {
	if l == nil {
		l = &Ledger{Employee: s.Employee, Accepted: in.Accepted, BookedIn: s.BookedIn}
	}
	here := *l
	here.Kind = s.Component.Kind
	here.Codes = map[int]bool{s.Component.Code: true}
	if s.Action != ActionNone {
		here.marked = written
	}
	var twins, others []SeenRow
	for _, r := range here.Strays(snap.Rows(s.Component.Kind)) {
		switch {
		case r.Step != "":
			twins = append(twins, r.SeenRow)
		case s.Action != ActionNone || r.Differs() && s.Ours != 0:
			others = append(others, r.SeenRow)
		}
	}
	skipped := in.skipsAll(s, others)
	switch {
	case !skipped && in.Beside != nil && in.Beside(s.Employee):
	case len(twins) > 0:
		s.Block, s.Rows = BlockTwin, twins
	case skipped:
		s.Block, s.Rows = BlockSkipped, others
	case len(others) > 0 && s.Action != ActionNone:
		s.Block, s.Rows = BlockForeign, others
	case len(others) > 0:
		s.Block, s.Rows = BlockBeside, others
	}
}

// SheetRowsIn picks, of the rows that Nmbrs shows for an employee and code,
// those that an import sheet of ours made: the one that bears the mark of the
// step in its comment, and where no comment came back the one with the amount,
// which is a [guess]. Several amounts of one code may have been imported as one.
func SheetRowsIn(rows []SeenRow, own []OwnRow, e EmployeeID, c Component) map[RowID]bool {
	waiting, registered := sheetRowsOf(own, e, c)
	out := map[RowID]bool{}
	if len(waiting) == 0 {
		return out
	}
	var sum Hundredths
	for _, o := range waiting {
		sum += o.Amount
	}
	total := len(waiting) > 1
	free := slices.DeleteFunc(slices.Clone(rows), func(r SeenRow) bool { return r.Code != c.Code || registered[r.ID] })
	for _, r := range free {
		i := slices.IndexFunc(waiting, func(o OwnRow) bool { return o.Step.MarkOf(r.Comment) == MarkOurs })
		if i >= 0 {
			waiting = slices.Delete(waiting, i, i+1)
			out[r.ID] = true
		}
	}
	if len(out) > 0 && total && len(waiting) > 0 {
		// The sheet puts several amounts of a code under one mark.
		for _, r := range free {
			if out[r.ID] && r.Amount == sum {
				return out
			}
		}
	}
	for _, r := range free {
		if r.Inexact || out[r.ID] || StepID("").MarkOf(r.Comment) == MarkOther {
			continue
		}
		if i := slices.IndexFunc(waiting, func(o OwnRow) bool { return o.Amount == r.Amount }); i >= 0 {
			waiting = slices.Delete(waiting, i, i+1)
			out[r.ID] = true
		} else if total && r.Amount == sum && len(out) == 0 {
			out[r.ID] = true
			return out
		}
	}
	return out
}

// sheetRowsOf gives the rows of the register that went by sheet for an employee
// and code, and the ids of Nmbrs that the register has of the kind.
func sheetRowsOf(own []OwnRow, e EmployeeID, c Component) (waiting []OwnRow, registered map[RowID]bool) {
	registered = map[RowID]bool{}
	for _, o := range own {
		if o.Kind != c.Kind {
			continue
		}
		registered[o.ID] = true
		if o.Sheet != "" && o.Employee == e && o.Component.Code == c.Code {
			waiting = append(waiting, o)
		}
	}
	return waiting, registered
}
