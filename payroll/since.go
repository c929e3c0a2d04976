package payroll

// Parts is a plan's input by employee: what a plan says of
// somebody depends on nobody else.
type Parts struct {
	in       PlanInput
	verdicts map[EmployeeID][]Verdict
	steps    map[EmployeeID][]Step
	rows     map[EmployeeID][]OwnRow
	own      map[EmployeeID][]OwnRow
}

// PartsOf indexes a plan's input by employee.
func PartsOf(in PlanInput) *Parts {
	p := &Parts{in, map[EmployeeID][]Verdict{}, map[EmployeeID][]Step{}, map[EmployeeID][]OwnRow{}, map[EmployeeID][]OwnRow{}}
	for i := range in.Verdicts {
		e := in.Verdicts[i].Employee
		p.verdicts[e] = append(p.verdicts[e], in.Verdicts[i])
	}
	for i := range in.Book.Steps {
		e := in.Book.Steps[i].Employee
		p.steps[e] = append(p.steps[e], in.Book.Steps[i])
	}
	for _, r := range in.Book.Rows {
		p.rows[r.Employee] = append(p.rows[r.Employee], r)
	}
	for _, r := range in.Own {
		p.own[r.Employee] = append(p.own[r.Employee], r)
	}
	return p
}

// Plan works out what is due for one employee, held against one read.
func (p *Parts) Plan(e EmployeeID, read *Snapshot) []PlanStep {
	in := p.in
	book := *in.Book
	book.Steps, book.Rows = p.steps[e], p.rows[e]
	in.Book, in.Verdicts, in.Own = &book, p.verdicts[e], p.own[e]
	in.Read = map[EmployeeID]*Snapshot{e: read}
	if in.Open[e] {
		in.Open = map[EmployeeID]bool{e: true}
	} else {
		in.Open = nil
	}
	return MakePlan(in).Steps
}

// HeldNow gives those of the planned steps of an employee that a later plan does
// not send in the same way, as that plan has them.
func HeldNow(planned, now []PlanStep) []PlanStep {
	by := make(map[Target]PlanStep, len(now))
	for _, s := range now {
		by[s.Target] = s
	}
	var out []PlanStep
	for _, s := range planned {
		if !s.Sends() {
			continue
		}
		n, ok := by[s.Target]
		if ok && n.Sends() && n.Action == s.Action && n.Amount == s.Amount && n.Wanted == s.Wanted && sameCalls(n.Calls, s.Calls) {
			continue
		}
		if !ok {
			n = s
		}
		if n.Block == BlockNone {
			n.Block = BlockSince
		}
		n.Action, n.Amount, n.Calls, n.Recount = ActionNone, 0, nil, false
		out = append(out, n)
	}
	return out
}

func sameCalls(a, b []Call) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Op != b[i].Op || a[i].Row != b[i].Row || a[i].Amount != b[i].Amount {
			return false
		}
	}
	return true
}

// RowsSince gives the rows on the codes of planned steps that are in no register
// and came, or were altered, since an earlier read of the same employee; and
// days that were set since.
func RowsSince(planned []PlanStep, was, now *Snapshot, ours func(Kind, RowID) bool) map[Target][]SeenRow {
	out := map[Target][]SeenRow{}
	if was == nil || now == nil {
		return out
	}
	for _, s := range planned {
		kind := s.Component.Kind
		if !was.Knows(kind) || !now.Knows(kind) {
			continue
		}
		if kind == KindWorked {
			if was.Days != now.Days {
				out[s.Target] = []SeenRow{{Amount: Hundredths(now.Days * 100)}}
			}
			continue
		}
		for _, r := range now.Rows(kind) {
			if r.Code == s.Component.Code && !ours(kind, r.ID) && !sameIn(was.Rows(kind), r) {
				out[s.Target] = append(out[s.Target], r)
			}
		}
	}
	return out
}

func sameIn(rows []SeenRow, r SeenRow) bool {
	for _, o := range rows {
		if o.ID == r.ID && o.Amount == r.Amount && o.Code == r.Code {
			return true
		}
	}
	return false
}
