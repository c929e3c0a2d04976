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
	v, wrong, err := r.confirmRows(ctx)
	if err != nil || !wrong {
		return v, err
	}
	return r.verify(ctx, nil)
}

// readUnread reads back what an earlier run sent and did not read back, because
// the program ended before that: nothing is sent, and nothing is taken back, on
// the ground of answers that no read has confirmed.
func (r *run) readUnread(ctx context.Context, p payroll.Period) error {
	if err := r.neverRead(); err != nil || len(r.also) == 0 {
		return err
	}
	r.rows.doubt(r.also...)
	if err := r.ensureGuard(p); err != nil {
		return err
	}
	_, _, err := r.confirmRows(ctx)
	return err
}

// confirmRows reads back, and makes unsure and settles what the read-back shows
// to rest on a wrong answer; wrong tells that there was any.
func (r *run) confirmRows(ctx context.Context) (v *VerifyResult, wrong bool, err error) {
	if v, err = r.verify(ctx, nil); err != nil {
		return nil, false, err
	}
	away := r.astray(v)
	if len(away) == 0 {
		return v, false, nil
	}
	again, err := r.verify(ctx, employeesAt(away))
	if err != nil {
		return v, false, nil //nolint:nilerr // the first read stands
	}
	if away = r.astray(again); len(away) == 0 {
		return v, true, nil
	}
	if !r.retract(away) {
		return v, false, nil
	}
	r.sendAndSettle(ctx, nil)
	return v, true, nil
}

// retract makes calls unsure of which a read shows that the answer named another
// row, in one record; they are settled like any other doubt.
func (r *run) retract(calls []strayCall) bool {
	moves := make([]payroll.CallMove, len(calls))
	for i, a := range calls {
		moves[i] = payroll.CallMove{
			Step: a.step, Call: a.call, To: payroll.StepUnsure, Reason: payroll.NewProblem(CodeNotThere, "row", string(a.row)),
		}
	}
	if _, ok := r.moveAll(moves...); !ok {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, a := range calls {
		if !slices.Contains(r.order, a.step) {
			r.order = append(r.order, a.step)
		}
		r.doubts = append(r.doubts, r.doubt(a.callKey, nil))
	}
	return true
}

// strayCall is a call that was confirmed with a row that is not what it made.
type strayCall struct {
	callKey
	employee payroll.EmployeeID
	row      payroll.RowID
}

// astray finds the rows that calls of this run were confirmed with and that a
// read-back does not show at their employee, or shows as something else while
// what the call made stands beside it.
func (r *run) astray(v *VerifyResult) []strayCall {
	var out []strayCall
	for i := range v.Lines {
		l := &v.Lines[i]
		rows := v.seen[l.BookedIn][l.Employee].Rows(l.Component.Kind)
		for _, row := range l.Missing {
			out = r.claim(out, l, row.ID, func(payroll.Call, holder) bool { return true })
		}
		for _, row := range l.Altered {
			out = r.claim(out, l, row.ID, func(c payroll.Call, who holder) bool {
				return who.told && who.Belies(row) && r.madeElse(who, c, rows)
			})
		}
	}
	return out
}

// claim adds the call that was confirmed with a row, where it is one of this run
// or of a batch that was never read back.
func (r *run) claim(out []strayCall, l *VerifyLine, row payroll.RowID, wrong func(payroll.Call, holder) bool) []strayCall {
	who, ours := r.rows.of(l.Component.Kind, row)
	st := r.get(who.Step)
	if !ours || !slices.Contains(r.order, st.ID) && !slices.Contains(r.unread, st.Batch) {
		return out
	}
	for n, c := range st.Calls {
		if c.Op == payroll.OpAdd && c.State == payroll.StepDone && c.Row == row && wrong(c, who) {
			out = append(out, strayCall{callKey{st.ID, n}, st.Employee, row})
		}
	}
	return out
}

// madeElse tells whether a read shows another row that is just what a call made:
// one that nobody has, or that another answer wrongly named as well.
func (r *run) madeElse(who holder, c payroll.Call, rows []payroll.SeenRow) bool {
	return slices.ContainsFunc(rows, func(x payroll.SeenRow) bool {
		other, taken := r.rows.of(who.Kind, x.ID)
		free := !taken || other.Employee != who.Employee || other.told && other.Belies(x)
		return x.ID != who.ID && free && !who.Belies(x) && c.Made(x)
	})
}

func employeesAt(calls []strayCall) map[payroll.EmployeeID]bool {
	out := map[payroll.EmployeeID]bool{}
	for _, c := range calls {
		out[c.employee] = true
	}
	return out
}
