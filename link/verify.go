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
	// Counts is what our rows count for in a plan, its "ours": where a person took a
	// row over that a colleague altered, that is what the row was made for, while Sent
	// is what Nmbrs is to hold of it.
	Counts payroll.Hundredths
	// BookedIn is the period in which Nmbrs was read.
	BookedIn payroll.Period
	// Missing and Altered are our rows that are gone or differ; Unexpected are
	// rows in no register that were not there when we sent. Twins are those of
	// them that are, or may be, the trace of a call of ours that is done, Doubted
	// those that may be that of a call in doubt.
	Missing, Altered, Unexpected, Twins, Doubted []payroll.SeenRow
	// Strays are the same rows as Unexpected, as they were judged.
	Strays []payroll.StrayRow
	// ToImport are amounts that were marked as sent by the import sheet and are
	// not in Nmbrs yet.
	ToImport []payroll.SeenRow
	// Unread is set when Nmbrs's answer was not to be had.
	Unread *payroll.Problem
	// gone and touched are those of Missing and Altered about which nobody has
	// decided. bySheet tells that the days went by the import sheet.
	gone, touched []payroll.SeenRow
	bySheet       bool
	// adopted are rows of ours that Nmbrs holds, or no longer holds, as a person took
	// them over.
	adopted []adoptedRow
}

// adoptedRow is a row that was taken over; seen is nil where it is not there.
type adoptedRow struct {
	ID   payroll.RowID
	seen *payroll.SeenRow
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
	// Others are rows of the people who were read that Doorzet neither made nor
	// plans: on other codes, or of people of whom nothing was sent.
	Others []OtherRow
	// Held are people whose lines wait for a person to decide, because another
	// link paid them too.
	Held []payroll.PlanStep
	// seen is what was read, per period.
	seen map[payroll.Period]map[payroll.EmployeeID]*payroll.Snapshot
}

// OtherRow is a row of Nmbrs that nobody here planned.
type OtherRow struct {
	Employee payroll.EmployeeID
	Person   string
	Kind     payroll.Kind
	Row      payroll.SeenRow
	BookedIn payroll.Period
}

// Verify reads back everything that Doorzet booked in a period and compares
// it by id and by sum.
func (s *Service) Verify(ctx context.Context, co *store.Company, p payroll.Period, progress func(Progress)) (*VerifyResult, error) {
	c, info, err := s.client(co)
	if err != nil {
		return nil, err
	}
	res, err := s.verifyAll(ctx, c, co, info, p, progress)
	if err != nil {
		return nil, err
	}
	res.Held, err = s.beside(co, p)
	return res, err
}

// beside gives what is held of a period because another link paid the same.
func (s *Service) beside(co *store.Company, p payroll.Period) ([]payroll.PlanStep, error) {
	desk, err := s.Desk(co, p)
	if err != nil {
		return nil, err
	}
	plan := payroll.MakePlan(payroll.PlanInput{Book: &desk.Book, Verdicts: desk.Verdicts, BookedIn: p, Blind: true})
	return slices.DeleteFunc(plan.Steps, func(st payroll.PlanStep) bool { return st.Block != payroll.BlockLink }), nil
}

// Asks tells whether something of the read-back waits for a person: rows that
// are in no register, or lines held beside another link.
func (v *VerifyResult) Asks() bool {
	return len(v.Held) > 0 || slices.ContainsFunc(v.Lines, func(l VerifyLine) bool { return len(l.Strays) > 0 })
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
	v.Others = append(v.Others, o.Others...)
	if v.seen == nil {
		v.seen = map[payroll.Period]map[payroll.EmployeeID]*payroll.Snapshot{}
	}
	for p, reads := range o.seen {
		if v.seen[p] == nil {
			v.seen[p] = map[payroll.EmployeeID]*payroll.Snapshot{}
		}
		maps.Copy(v.seen[p], reads)
	}
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
		if st.BookedIn == p && (only == nil || wanted) {
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
	res := &VerifyResult{Period: p, seen: map[payroll.Period]map[payroll.EmployeeID]*payroll.Snapshot{p: reads}}
	accepted, err := co.Besides(p)
	if err != nil {
		return nil, err
	}
	cmp := newComparison(p, who, rows, steps, accepted)
	cmp.reads, cmp.failed = reads, failed
	res.Lines, res.Others = cmp.lines()
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
	for i := range v.Others {
		p, _ := team.Person(v.Others[i].Employee)
		v.Others[i].Person = p.Name()
	}
	slices.SortFunc(v.Others, func(a, b OtherRow) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.Employee, b.Employee), cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(a.Row.Code, b.Row.Code), cmp.Compare(a.Row.ID, b.Row.ID))
	})
	slices.SortFunc(v.Lines, func(a, b VerifyLine) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.Employee, b.Employee),
			cmp.Compare(a.Component.Kind, b.Component.Kind), cmp.Compare(a.Component.Code, b.Component.Code))
	})
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
	for _, id := range slices.Concat(r.order, r.also) {
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
