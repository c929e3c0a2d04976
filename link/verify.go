package link

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// VerifyLine compares one component of one person: what the register says
// was sent against what Nmbrs holds now.
type VerifyLine struct {
	Employee  payroll.EmployeeID
	Person    string
	Component payroll.Component
	// Sent is the sum of our rows, Found what Nmbrs holds of them, Foreign
	// what it holds beside them on the same code.
	Sent, Found, Foreign payroll.Hundredths
	// Missing and Altered are our rows that are gone or differ; Unexpected are
	// rows of others that were not there when we sent.
	Missing, Altered, Unexpected []payroll.SeenRow
	// Unread is set when Nmbrs's answer was not to be had.
	Unread *payroll.Problem
}

// Equal tells whether Nmbrs holds exactly what was sent, by id and by sum.
func (l *VerifyLine) Equal() bool {
	return l.Unread == nil && l.Sent == l.Found && len(l.Missing)+len(l.Altered)+len(l.Unexpected) == 0
}

// VerifyResult is a read-back of a period.
type VerifyResult struct {
	Period           payroll.Period
	Lines            []VerifyLine
	Equal, Different int
}

// Verify reads back everything that Doorzet booked in a period and compares
// it by id and by sum.
func (s *Service) Verify(ctx context.Context, co *store.Company, p payroll.Period, progress func(Progress)) (*VerifyResult, error) {
	c, info, err := s.client(co)
	if err != nil {
		return nil, err
	}
	return s.verify(ctx, c, co, info, p, nil, progress)
}

// verify compares the employees in only, or everybody with own rows.
func (s *Service) verify(ctx context.Context, c nmbrs.Client, co *store.Company, info store.CompanyInfo, p payroll.Period, only map[payroll.EmployeeID]needs, progress func(Progress)) (*VerifyResult, error) {
	rows, err := co.RowsIn(p)
	if err != nil {
		return nil, err
	}
	steps, err := stepsOf(co, p, rows)
	if err != nil {
		return nil, err
	}
	who := map[payroll.EmployeeID]needs{}
	maps.Copy(who, only)
	for _, row := range rows {
		n, wanted := who[row.Employee]
		if only == nil || wanted {
			n.add(row.Kind)
			who[row.Employee] = n
		}
	}
	done := 0
	reads, failed, err := s.readAll(ctx, c, wirePeriod(p, info.Cadence), who, func() {
		done++
		if progress != nil {
			progress(Progress{Stage: StageVerify, Done: done, Total: len(who)})
		}
	})
	if err != nil {
		return nil, s.noteBroken(co, err)
	}
	people, err := co.Team()
	if err != nil {
		return nil, err
	}
	res := &VerifyResult{Period: p}
	res.Lines = compareRows(who, rows, reads, failed, seenAtSending(steps))
	res.count(payroll.NewTeam(people))
	return res, nil
}

// stepsOf gives the steps that may have booked in a period: those for it, and
// those of the periods that own rows in it are for.
func stepsOf(co *store.Company, p payroll.Period, rows []payroll.OwnRow) ([]payroll.Step, error) {
	periods := map[payroll.Period]bool{p: true}
	for _, r := range rows {
		periods[r.ForPeriod] = true
	}
	var out []payroll.Step
	for q := range periods {
		steps, err := co.StepsFor(q)
		if err != nil {
			return nil, err
		}
		out = append(out, steps...)
	}
	return out, nil
}

func (v *VerifyResult) count(team *payroll.Team) {
	for i := range v.Lines {
		l := &v.Lines[i]
		p, _ := team.Person(l.Employee)
		l.Person = p.Name()
		if l.Equal() {
			v.Equal++
		} else {
			v.Different++
		}
	}
	slices.SortFunc(v.Lines, func(a, b VerifyLine) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.Employee, b.Employee),
			cmp.Compare(a.Component.Kind, b.Component.Kind), cmp.Compare(a.Component.Code, b.Component.Code))
	})
}

// seenAtSending gathers the rows that were in Nmbrs when we sent: they are
// known, whoever made them.
func seenAtSending(steps []payroll.Step) map[rowKey]bool {
	out := map[rowKey]bool{}
	for _, st := range steps {
		for _, c := range st.Calls {
			for _, b := range c.Before {
				out[rowKey{st.Component.Kind, b.ID}] = true
			}
		}
	}
	return out
}

type component struct {
	employee payroll.EmployeeID
	kind     payroll.Kind
	code     int
}

// compareRows sets the register against the reads. Cost centres are left out:
// Nmbrs does not tell them over SOAP.
func compareRows(who map[payroll.EmployeeID]needs, rows []payroll.OwnRow, reads map[payroll.EmployeeID]*payroll.Snapshot, failed map[payroll.EmployeeID]error, known map[rowKey]bool) []VerifyLine {
	by := map[component][]payroll.OwnRow{}
	for _, r := range rows {
		if _, ok := who[r.Employee]; ok {
			k := component{r.Employee, r.Kind, r.Component.Code}
			by[k] = append(by[k], r)
		}
	}
	var out []VerifyLine
	for k, own := range by {
		l := VerifyLine{Employee: k.employee, Component: payroll.Component{Kind: k.kind, Code: k.code}}
		for _, r := range own {
			l.Sent += r.Amount
		}
		switch snap := reads[k.employee]; {
		case snap == nil:
			l.Unread = reason(failed[k.employee])
		case k.kind == payroll.KindWorked:
			l.Found = payroll.Hundredths(snap.Days * 100)
		default:
			l.compare(own, snap.Rows(k.kind), known)
		}
		out = append(out, l)
	}
	return out
}

func (l *VerifyLine) compare(own []payroll.OwnRow, rows []payroll.SeenRow, known map[rowKey]bool) {
	seen := map[payroll.RowID]payroll.SeenRow{}
	for _, r := range rows {
		seen[r.ID] = r
	}
	ours := map[payroll.RowID]bool{}
	for _, o := range own {
		ours[o.ID] = true
		r, ok := seen[o.ID]
		switch {
		case !ok:
			l.Missing = append(l.Missing, payroll.SeenRow{ID: o.ID, Code: o.Component.Code, Amount: o.Amount})
		case r.Inexact || r.Amount != o.Amount || r.Code != o.Component.Code:
			l.Altered = append(l.Altered, r)
			l.Found += r.Amount
		default:
			l.Found += r.Amount
		}
	}
	for _, r := range rows {
		if r.Code != l.Component.Code || ours[r.ID] {
			continue
		}
		l.Foreign += r.Amount
		if !known[rowKey{l.Component.Kind, r.ID}] {
			l.Unexpected = append(l.Unexpected, r)
		}
	}
}

// verify reads back the employees that the run touched. Where a call was sent
// again, one more settling time passes first, so that a late twin shows.
func (r *run) verify(ctx context.Context) (*VerifyResult, error) {
	if len(r.resent) > 0 && r.stopped() == nil {
		if err := r.s.wait(ctx, r.s.Settle); err != nil {
			r.stop(payroll.NewProblem(CodeStopped))
		}
	}
	only := map[payroll.EmployeeID]needs{}
	periods := map[payroll.Period]bool{}
	for _, id := range r.order {
		st := r.get(id)
		n := only[st.Employee]
		n.add(st.Component.Kind)
		only[st.Employee] = n
		periods[st.BookedIn] = true
	}
	info, err := r.co.Info()
	if err != nil {
		return nil, err
	}
	all := &VerifyResult{}
	ordered := slices.SortedFunc(maps.Keys(periods), payroll.Period.Compare)
	for _, p := range ordered {
		v, err := r.s.verify(ctx, r.c, r.co, info, p, only, r.progress)
		if err != nil {
			return nil, err
		}
		all.Period = p
		all.Lines = append(all.Lines, v.Lines...)
		all.Equal += v.Equal
		all.Different += v.Different
	}
	return all, nil
}
