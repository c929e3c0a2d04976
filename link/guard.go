package link

import (
	"context"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// Problems of the period guard.
const (
	// CodeLocked: args period, current. Another period than the current one, without unlocking.
	CodeLocked payroll.Code = "period-locked"
	// CodeLate: args period, current. What was never sent of a past period, and
	// nobody said where it goes.
	CodeLate payroll.Code = "period-late"
	// CodeBookInOther: args named, period, current. Only a past period can be
	// booked in another one, and only in the current one.
	CodeBookInOther payroll.Code = "period-book-in-other"
	// CodeRunMade: args period. A payroll run was made; not without unlocking.
	CodeRunMade payroll.Code = "period-run-made"
	// CodeRunAsk: args period, number, description, date. A run that does not
	// tell its period may be of this one: a person says whether it is.
	CodeRunAsk payroll.Code = "period-run-ask"
	// CodeRolled: args period, current. The period rolled on during the work.
	CodeRolled payroll.Code = "period-rolled"
	// CodeRolledBehind: args period, current. The period rolled on, or its run was
	// made, so late in the work that it was seen after the last write.
	CodeRolledBehind payroll.Code = "period-rolled-behind"
	// CodePeriodType: args ours, theirs. Nmbrs pays by another cadence.
	CodePeriodType payroll.Code = "period-type-differs"
	// CodeUnlockOther: args unlock, period. The unlocking names another period.
	CodeUnlockOther payroll.Code = "period-unlock-other"
	// CodeUndoRun: args period. A run was made: nothing can be taken back any more.
	CodeUndoRun payroll.Code = "undo-run-made"
)

// guard is what Nmbrs says of a period just now.
type guard struct {
	current  payroll.Period
	cadence  payroll.Cadence
	bookedIn payroll.Period
	// runMade tells that a payroll run covers bookedIn.
	runMade bool
	// unlocked tells that a person named the period to unlock it, and that it
	// was needed; unprotected is the unlock flag that writes carry.
	unlocked, unprotected bool
}

// cadences maps the period types of Nmbrs.
var cadences = map[nmbrs.PeriodType]payroll.Cadence{
	nmbrs.Month: payroll.Monthly, nmbrs.FourWeeks: payroll.FourWeekly,
	nmbrs.Week: payroll.Weekly, nmbrs.Quarter: payroll.Quarterly,
}

var periodTypes = map[payroll.Cadence]nmbrs.PeriodType{
	payroll.Monthly: nmbrs.Month, payroll.FourWeekly: nmbrs.FourWeeks,
	payroll.Weekly: nmbrs.Week, payroll.Quarterly: nmbrs.Quarter,
}

// looked is what Nmbrs says of its current period and of the runs around one.
type looked struct {
	current payroll.Period
	cadence payroll.Cadence
	runs    []payroll.Run
	// runsKnown tells that the runs could be read.
	runsKnown bool
	// failed is why they could not.
	failed error
}

// look asks Nmbrs for the current period and the runs of the years around a
// period. Runs are optional; a link that is broken fails at either.
func look(ctx context.Context, c nmbrs.Client, company nmbrs.CompanyID, p payroll.Period) (looked, error) {
	now, err := c.CurrentPeriod(ctx, company)
	if err != nil {
		return looked{}, err
	}
	l := looked{current: payroll.Period{Year: now.Year, Number: now.Number}, cadence: cadences[now.Type], runsKnown: true}
	years := map[int]bool{now.Year: true}
	if !p.IsZero() {
		years[p.Year] = true
	}
	for year := range years {
		rs, err := c.Runs(ctx, company, year)
		if err != nil {
			if nmbrs.OutcomeOf(err) == nmbrs.ClassBroken {
				return l, err
			}
			l.runsKnown, l.failed = false, err
			continue
		}
		for _, r := range rs {
			l.runs = append(l.runs, runOf(r))
		}
	}
	return l, nil
}

// keep puts what was looked up among what is known of a company.
func (l looked) keep(i *store.CompanyInfo) {
	was := i.Current
	i.Current, i.Cadence = l.current, l.cadence
	if l.runsKnown {
		i.Runs = l.runs
		i.RunMemo = i.RunMemo.Learn(l.runs, was, i.Current, firstDay(i.Cadence, i.Current))
	}
}

// readPeriod asks Nmbrs for the current period and the runs of the years
// around a period, and keeps both with the company.
func (s *Service) readPeriod(ctx context.Context, c nmbrs.Client, co *store.Company, p payroll.Period) (store.CompanyInfo, error) {
	info, err := co.Info()
	if err != nil {
		return info, err
	}
	l, err := look(ctx, c, nmbrs.CompanyID(info.NmbrsID), p)
	if err != nil {
		return info, s.noteBroken(co, err)
	}
	err = co.UpdateInfo(func(i *store.CompanyInfo) error {
		l.keep(i)
		i.CurrentAt = s.stamp()
		info = *i
		return nil
	})
	return info, err
}

// wirePeriod writes a period as the transport wants it.
func wirePeriod(p payroll.Period, c payroll.Cadence) nmbrs.Period {
	return nmbrs.Period{Year: p.Year, Number: p.Number, Type: periodTypes[c]}
}
