package link

import (
	"context"
	"slices"

	"doorzet/payroll"
)

// readBackAll reads back what the run touched. A row that Nmbrs confirmed and
// does not show at its employee, in two reads, makes its step unsure: the answer
// named the id of another row. That doubt is settled like any other, and then
// everything is read back once more.
func (r *run) readBackAll(ctx context.Context) (*VerifyResult, error) {
	v, err := r.verify(ctx, nil)
	if err != nil {
		return nil, err
	}
	away := r.astray(v)
	if len(away) == 0 {
		return v, nil
	}
	again, err := r.verify(ctx, employeesAt(away))
	if err != nil {
		return v, nil //nolint:nilerr // the first read stands
	}
	if away = r.astray(again); len(away) > 0 {
		moves := make([]payroll.CallMove, len(away))
		for i, a := range away {
			moves[i] = payroll.CallMove{
				Step: a.step, Call: a.call, To: payroll.StepUnsure, Reason: payroll.NewProblem(CodeNotThere, "row", string(a.row)),
			}
		}
		if _, ok := r.moveAll(moves...); !ok {
			return v, nil
		}
		r.mu.Lock()
		for _, a := range away {
			if !slices.Contains(r.order, a.step) {
				r.order = append(r.order, a.step)
			}
			r.doubts = append(r.doubts, r.doubt(a.callKey, nil))
		}
		r.mu.Unlock()
		r.sendAndSettle(ctx, nil)
	}
	return r.verify(ctx, nil)
}

// stray is a confirmed row that is not where it should be.
type strayCall struct {
	callKey
	employee payroll.EmployeeID
	row      payroll.RowID
}

// astray finds the rows that calls of this run were confirmed with and that a
// read-back does not show at their employee.
func (r *run) astray(v *VerifyResult) []strayCall {
	var out []strayCall
	for i := range v.Lines {
		l := &v.Lines[i]
		for _, row := range l.Missing {
			who, ours := r.rows.of(l.Component.Kind, row.ID)
			st := r.get(who.step)
			if !ours || !slices.Contains(r.order, st.ID) && !slices.Contains(r.unread, st.Batch) {
				continue
			}
			for n, c := range st.Calls {
				if c.Op == payroll.OpAdd && c.State == payroll.StepDone && c.Row == row.ID {
					out = append(out, strayCall{callKey{st.ID, n}, st.Employee, row.ID})
				}
			}
		}
	}
	return out
}

func employeesAt(calls []strayCall) map[payroll.EmployeeID]bool {
	out := map[payroll.EmployeeID]bool{}
	for _, c := range calls {
		out[c.employee] = true
	}
	return out
}
