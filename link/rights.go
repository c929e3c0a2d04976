package link

import (
	"context"
	"errors"
	"slices"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// RightState says how a call fared when it was tried.
type RightState string

// The states of a right.
const (
	RightAllowed   RightState = "allowed"
	RightForbidden RightState = "forbidden" // 1002: switched off in the API user template
	RightNoData    RightState = "no-data"   // 1003 and the like: not this company
	RightFailed    RightState = "failed"    // anything else
	// RightUntried: a write call cannot be tried without effect; nor can a read
	// about an employee or a debtor where none is visible.
	RightUntried RightState = "not-probed"
)

// Right is one call of Nmbrs with how it fared.
type Right struct {
	nmbrs.Call
	State   RightState
	Problem *payroll.Problem
}

// Rights is the result of a rights check.
type Rights struct {
	Company string
	Email   string
	Rights  []Right
}

// Good tells whether every call that could be tried is allowed.
func (r *Rights) Good() bool {
	return !slices.ContainsFunc(r.Rights, func(x Right) bool {
		return x.State != RightAllowed && x.State != RightUntried
	})
}

// Missing lists the calls that are switched off, and the write calls, whose
// right only shows in use.
func (r *Rights) Missing() (forbidden, writes []string) {
	for _, x := range r.Rights {
		switch x.State {
		case RightForbidden, RightNoData:
			forbidden = append(forbidden, x.Name)
		case RightUntried:
			if x.Write {
				writes = append(writes, x.Name)
			}
		}
	}
	return forbidden, writes
}

// Rights tries each read call of the link and lists the write calls. The
// optional calls that are missing are kept with the company.
func (s *Service) Rights(ctx context.Context, co *store.Company, progress func(Progress)) (*Rights, error) {
	c, info, err := s.client(co)
	if err != nil {
		return nil, err
	}
	res := &Rights{Company: info.Name, Email: info.Link.Email}
	target := nmbrs.ProbeTarget{
		Debtor: nmbrs.DebtorID(info.Debtor), Company: nmbrs.CompanyID(info.NmbrsID),
		Period: wirePeriod(info.Current, info.Cadence),
	}
	if target.Debtor == "" {
		if target.Debtor, err = anyDebtor(ctx, c); err != nil && nmbrs.OutcomeOf(err) == nmbrs.ClassBroken {
			return nil, s.noteBroken(co, err)
		}
	}
	people, err := co.Team()
	if err != nil {
		return nil, err
	}
	if len(people) > 0 {
		target.Employee = nmbrs.EmployeeID(people[0].ID)
	} else if target.Employee, err = s.anyEmployee(ctx, c, info); err != nil {
		if nmbrs.OutcomeOf(err) == nmbrs.ClassBroken {
			return nil, s.noteBroken(co, err)
		}
	}
	calls := c.Calls()
	for i, call := range calls {
		if err := ctx.Err(); err != nil {
			return nil, Explain(err)
		}
		right := Right{Call: call, State: RightUntried}
		if !call.Write {
			err := c.Probe(ctx, call.Name, target)
			if nmbrs.OutcomeOf(err) == nmbrs.ClassBroken {
				return nil, s.noteBroken(co, err)
			}
			right.State, right.Problem = judge(err)
			if lacksTarget(err) {
				right.State, right.Problem = RightUntried, nil
			}
		}
		res.Rights = append(res.Rights, right)
		if progress != nil {
			progress(Progress{Stage: StageFetch, Done: i + 1, Total: len(calls)})
		}
	}
	forbidden, _ := res.Missing()
	return res, co.UpdateInfo(func(i *store.CompanyInfo) error {
		for _, mark := range []string{unreadHours, unreadWages} {
			if slices.Contains(i.Missing, mark) {
				forbidden = append(forbidden, mark)
			}
		}
		i.Missing = forbidden
		return nil
	})
}

// anyDebtor finds a debtor to try the per-debtor calls with: the list of
// companies does not tell whose they are.
func anyDebtor(ctx context.Context, c nmbrs.Client) (nmbrs.DebtorID, error) {
	list, err := c.Debtors(ctx)
	if err != nil || len(list) == 0 {
		return "", err
	}
	return list[0].ID, nil
}

// anyEmployee finds an employee to try the per-employee calls with.
func (s *Service) anyEmployee(ctx context.Context, c nmbrs.Client, info store.CompanyInfo) (nmbrs.EmployeeID, error) {
	list, err := c.Employees(ctx, nmbrs.CompanyID(info.NmbrsID), payrollEmployee)
	if err != nil || len(list) == 0 {
		return "", err
	}
	return list[0].ID, nil
}

// lacksTarget tells that a call was held back for want of an id to ask about.
func lacksTarget(err error) bool {
	var e *nmbrs.Error
	return errors.As(err, &e) && e.Cause == nmbrs.CauseBadValue && e.Status == 0
}

func judge(err error) (RightState, *payroll.Problem) {
	switch {
	case err == nil:
		return RightAllowed, nil
	case nmbrs.IsCode(err, 1002):
		return RightForbidden, reason(err)
	case nmbrs.IsCode(err, 1003, 2003, 2004, 2009):
		return RightNoData, reason(err)
	}
	return RightFailed, reason(err)
}
