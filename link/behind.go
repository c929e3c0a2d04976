package link

import (
	"slices"

	"doorzet/payroll"
)

// Behind tells what an export of the plan would leave behind. only, when not
// empty, narrows it to these employees.
func (p *PlanResult) Behind(only []payroll.EmployeeID) payroll.Behind {
	in := payroll.Leaving{
		Book: &p.Desk.Book, Verdicts: p.Desk.Verdicts, Plan: p.Steps, Moving: p.Moving, Skip: p.in.Skip, Otherwise: payroll.LeftOther,
		Recalculate: p.in.Recalculate,
	}
	if skip := onlyFilter(only); skip != nil {
		in.Skip = func(e payroll.EmployeeID) bool { return skip(e) || p.in.Skip != nil && p.in.Skip(e) }
	}
	return in.Behind()
}

// countBehind tells what a run that ended left behind. Where nothing was to be
// sent, as in taking back, what the next export sends does not count.
func (r *run) countBehind(res *ExportResult) error {
	desk, err := r.s.Desk(r.co, res.Period)
	if err != nil {
		return err
	}
	in := payroll.Leaving{Book: &desk.Book, Verdicts: desk.Verdicts, Plan: res.Held}
	if r.sends != nil {
		in.Skip, in.Moving, in.Otherwise = selection(*r.sends, desk), r.moving, payroll.LeftOther
		if res.Stop != nil {
			in.Otherwise = payroll.LeftStopped
		}
		for _, st := range res.Steps {
			in.Steps = append(in.Steps, st.Step)
		}
	}
	res.leaves(in)
	skipped, err := r.s.skipsFor(r.co, desk)
	if err != nil {
		return err
	}
	matters := heldMatters(res.Held)
	if res.Verify != nil {
		matters = append(matters, res.Verify.matters()...)
	}
	matters = append(matters, res.notReadBack(r.imports)...)
	res.Ends = desk.ends(matters, skipped, res.Behind.Anew)
	return nil
}

// notReadBack gives the matters of figures that the reading back after a sending,
// which is of what was touched, did not look at.
func (res *ExportResult) notReadBack(list []payroll.RowMatter) []payroll.RowMatter {
	if res.Verify == nil {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(m payroll.RowMatter) bool {
		return slices.ContainsFunc(res.Verify.Lines, func(l VerifyLine) bool { return l.Employee == m.Employee && l.Component == m.Component })
	})
}

// leaves keeps what stays behind.
func (res *ExportResult) leaves(in payroll.Leaving) {
	res.Behind = in.Behind()
	res.Left = res.Behind.Lines()
}
