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
	// BookedIn is the period in which Nmbrs was read.
	BookedIn payroll.Period
	// Missing and Altered are our rows that are gone or differ; Unexpected are
	// rows of others that were not there when we sent. Twins are those of the
	// unexpected that are certainly the late trace of a call of ours.
	Missing, Altered, Unexpected, Twins []payroll.SeenRow
	// ToImport are amounts that were marked as sent by the import sheet and are
	// not in Nmbrs yet.
	ToImport []payroll.SeenRow
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
	return s.verifyAll(ctx, c, co, info, p, progress)
}

// verifyAll reads back what was booked in a period, and what was booked
// elsewhere for it.
func (s *Service) verifyAll(ctx context.Context, c nmbrs.Client, co *store.Company, info store.CompanyInfo, p payroll.Period, progress func(Progress)) (*VerifyResult, error) {
	all, err := s.verify(ctx, c, co, info, p, nil, progress)
	if err != nil {
		return nil, err
	}
	rows, err := co.RowsFor(p)
	if err != nil {
		return nil, err
	}
	elsewhere := map[payroll.Period]map[payroll.EmployeeID]needs{}
	for _, r := range rows {
		if r.BookedIn == p {
			continue
		}
		if elsewhere[r.BookedIn] == nil {
			elsewhere[r.BookedIn] = map[payroll.EmployeeID]needs{}
		}
		n := elsewhere[r.BookedIn][r.Employee]
		n.add(r.Kind)
		elsewhere[r.BookedIn][r.Employee] = n
	}
	for _, q := range slices.SortedFunc(maps.Keys(elsewhere), payroll.Period.Compare) {
		v, err := s.verify(ctx, c, co, info, q, elsewhere[q], progress)
		if err != nil {
			return nil, err
		}
		all.add(v)
	}
	return all, nil
}

// add takes the lines of another read-back along.
func (v *VerifyResult) add(o *VerifyResult) {
	v.Lines = append(v.Lines, o.Lines...)
	v.Equal += o.Equal
	v.Different += o.Different
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
	for _, st := range steps {
		n, wanted := who[st.Employee]
		if st.BookedIn == p && absent(st) && (only == nil || wanted) {
			n.add(st.Component.Kind)
			who[st.Employee] = n
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
	accepted, err := co.Besides(p)
	if err != nil {
		return nil, err
	}
	res.Lines = compareRows(p, who, rows, reads, failed, knowledge{seenBefore(steps, accepted), steps})
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

// seenBefore gathers the rows that were in Nmbrs when we sent, or that a
// person accepted: they are known, whoever made them.
func seenBefore(steps []payroll.Step, accepted []payroll.Beside) map[rowKey]bool {
	out := map[rowKey]bool{}
	for _, st := range steps {
		for _, c := range st.Calls {
			for _, b := range c.Before {
				out[rowKey{st.Component.Kind, b.ID}] = true
			}
		}
	}
	for _, b := range accepted {
		out[rowKey{b.Kind, b.ID}] = true
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
func compareRows(p payroll.Period, who map[payroll.EmployeeID]needs, rows []payroll.OwnRow, reads map[payroll.EmployeeID]*payroll.Snapshot, failed map[payroll.EmployeeID]Unread, known knowledge) []VerifyLine {
	by := map[component][]payroll.OwnRow{}
	for _, r := range rows {
		if _, ok := who[r.Employee]; ok {
			k := component{r.Employee, r.Kind, r.Component.Code}
			by[k] = append(by[k], r)
		}
	}
	for _, st := range known.steps {
		k := component{st.Employee, st.Component.Kind, st.Component.Code}
		if _, ok := who[st.Employee]; ok && absent(st) && st.BookedIn == p && by[k] == nil {
			by[k] = []payroll.OwnRow{}
		}
	}
	var out []VerifyLine
	for k, own := range by {
		l := VerifyLine{Employee: k.employee, Component: payroll.Component{Kind: k.kind, Code: k.code}, BookedIn: p}
		for _, r := range own {
			l.Sent += r.Amount
		}
		switch snap := reads[k.employee]; {
		case !snap.Knows(k.kind):
			l.Unread = reason(failed[k.employee][k.kind])
		case k.kind == payroll.KindWorked:
			l.Found = payroll.Hundredths(snap.Days * 100)
		default:
			l.compare(own, snap.Rows(k.kind), known)
		}
		if len(own)+len(l.Twins) > 0 {
			out = append(out, l)
		}
	}
	return out
}

func (l *VerifyLine) compare(own []payroll.OwnRow, rows []payroll.SeenRow, known knowledge) {
	seen := map[payroll.RowID]payroll.SeenRow{}
	for _, r := range rows {
		seen[r.ID] = r
	}
	ours := payroll.SheetRowsIn(rows, own, l.Employee, l.Component)
	for id := range ours {
		l.Found += seen[id].Amount
	}
	l.sheetRows(own)
	for _, o := range own {
		if o.Sheet != "" {
			continue
		}
		ours[o.ID] = true
		r, ok := seen[o.ID]
		switch {
		case !ok && o.Gone && o.Amount == 0: // accepted as gone
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
		if known.twin(l.Employee, l.Component.Kind, r) != "" {
			l.Twins = append(l.Twins, r)
			l.Unexpected = append(l.Unexpected, r)
		} else if !known.seen[rowKey{l.Component.Kind, r.ID}] {
			l.Unexpected = append(l.Unexpected, r)
		}
	}
}

// sheetRows lists what was marked as sent by sheet, unless all of it is found.
func (l *VerifyLine) sheetRows(own []payroll.OwnRow) {
	left := l.Found
	for _, o := range own {
		switch {
		case o.Sheet == "":
		case o.Amount <= left:
			left -= o.Amount
		default:
			l.ToImport = append(l.ToImport, payroll.SeenRow{ID: o.ID, Code: o.Component.Code, Amount: o.Amount})
		}
	}
}

// verify reads back the employees that the run touched. Where a call was sent
// again, one more settling time passes first, so that a late twin shows. Where
// of is set, only those employees are read.
func (r *run) verify(ctx context.Context, of map[payroll.EmployeeID]bool) (*VerifyResult, error) {
	if len(r.resent) > 0 && r.stopped() == nil {
		if err := r.s.wait(ctx, r.s.Settle); err != nil {
			r.stop(payroll.NewProblem(CodeStopped))
		}
		clear(r.resent)
	}
	only := map[payroll.EmployeeID]needs{}
	periods := map[payroll.Period]bool{}
	for _, id := range r.order {
		st := r.get(id)
		if of != nil && !of[st.Employee] {
			continue
		}
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
		v, err := r.s.verify(ctx, r.c, r.co, info, p, only, r.tell)
		if err != nil {
			return nil, err
		}
		all.Period = p
		all.add(v)
	}
	return all, nil
}
