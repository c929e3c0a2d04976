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
	own := map[Kind]map[RowID]bool{KindHours: {}, KindWage: {}}
	for _, r := range in.Own {
		if own[r.Kind] != nil {
			own[r.Kind][r.ID] = true
		}
	}
	block := map[EmployeeID]Block{}
	for e := range in.Open {
		block[e] = BlockOpen
	}
	for _, h := range heads {
		if h.Open != nil {
			block[h.Target.Employee] = BlockOpen
		}
	}
	for i := range steps {
		s := &steps[i]
		if snap := in.Read[s.Employee]; snap != nil && s.Block == BlockNone && s.Action != ActionNone && s.Component.Kind != KindWorked {
			in.blockForeign(s, snap, own[s.Component.Kind])
		}
		switch s.Block {
		case BlockForeign, BlockDays, BlockChanged, BlockGone, BlockLines, BlockRecount:
			if block[s.Employee] == BlockNone {
				block[s.Employee] = s.Block
			}
		default:
		}
	}
	holdBack(steps, block)
}

// holdBack takes what is blocked out of the plan, with everything else of an
// employee who is.
func holdBack(steps []PlanStep, block map[EmployeeID]Block) {
	sent := map[EmployeeID]bool{}
	for i := range steps {
		s := &steps[i]
		if b := block[s.Employee]; b != BlockNone && (s.Block == BlockNone) && (s.Action != ActionNone || s.Recount) {
			s.Block = b
		}
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

func (in *PlanInput) blockForeign(s *PlanStep, snap *Snapshot, own map[RowID]bool) {
	if in.Beside != nil && in.Beside(s.Employee) {
		return
	}
	imported := SheetRowsIn(snap.Rows(s.Component.Kind), in.Own, s.Employee, s.Component)
	for _, r := range snap.Rows(s.Component.Kind) {
		if r.Code == s.Component.Code && !own[r.ID] && !imported[r.ID] && !in.accepts(s.Employee, s.Component.Kind, r) {
			s.Block = BlockForeign
			s.Rows = append(s.Rows, r)
		}
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
