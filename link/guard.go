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
	// CodeRunMade: args period. A payroll run was made; not without unlocking.
	CodeRunMade payroll.Code = "period-run-made"
	// CodeRolled: args period, current. The period rolled on during the work.
	CodeRolled payroll.Code = "period-rolled"
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

// readPeriod asks Nmbrs for the current period and the runs of the years
// around a period, and keeps both with the company. Runs are optional.
func (s *Service) readPeriod(ctx context.Context, c nmbrs.Client, co *store.Company, p payroll.Period) (store.CompanyInfo, error) {
	info, err := co.Info()
	if err != nil {
		return info, err
	}
	company := nmbrs.CompanyID(info.NmbrsID)
	now, err := c.CurrentPeriod(ctx, company)
	if err != nil {
		return info, s.noteBroken(co, err)
	}
	years := map[int]bool{now.Year: true}
	if !p.IsZero() {
		years[p.Year] = true
	}
	var runs []store.RunInfo
	known := true
	for year := range years {
		rs, err := c.Runs(ctx, company, year)
		if err != nil {
			if nmbrs.OutcomeOf(err) == nmbrs.ClassBroken {
				return info, s.noteBroken(co, err)
			}
			known = false
			continue
		}
		for _, r := range rs {
			runs = append(runs, store.RunInfo{
				Year: r.Year, From: r.PeriodStart, To: r.PeriodEnd, Locked: r.Locked,
				Description: payroll.Clean(r.Description, 120), At: stampOf(r.At),
			})
		}
	}
	err = co.UpdateInfo(func(i *store.CompanyInfo) error {
		i.Current = payroll.Period{Year: now.Year, Number: now.Number}
		i.Cadence = cadences[now.Type]
		i.CurrentAt = s.stamp()
		if known {
			i.Runs = runs
		}
		info = *i
		return nil
	})
	return info, err
}

// runMade tells whether a made run covers a period.
func runMade(info store.CompanyInfo, p payroll.Period) bool {
	for _, r := range info.Runs {
		if r.Year == p.Year && r.From <= p.Number && p.Number <= r.To {
			return true
		}
	}
	return false
}

// guardPeriod decides whether and where hours of a period may be booked now.
// Anything but the company's current period without a run needs unlock to
// name it; only then the unlock flag is sent. A correction of an earlier
// period is booked in the current one when the office chose so, and always
// when the earlier one lies in another calendar year.
func guardPeriod(info store.CompanyInfo, set payroll.Settings, p, unlock payroll.Period) (guard, error) {
	g := guard{current: info.Current, cadence: info.Cadence, bookedIn: p}
	if set.Calendar.Cadence != info.Cadence {
		return g, payroll.NewProblem(CodePeriodType, "ours", string(set.Calendar.Cadence), "theirs", string(info.Cadence))
	}
	if err := set.Calendar.Valid(p); err != nil {
		return g, err
	}
	if !unlock.IsZero() && unlock != p {
		return g, payroll.NewProblem(CodeUnlockOther, "unlock", unlock.String(), "period", p.String())
	}
	g.runMade = runMade(info, p)
	if p == info.Current && !g.runMade {
		return g, nil
	}
	if unlock != p {
		if p != info.Current {
			return g, payroll.NewProblem(CodeLocked, "period", p.String(), "current", info.Current.String())
		}
		return g, payroll.NewProblem(CodeRunMade, "period", p.String())
	}
	g.unlocked = true
	if p.Before(info.Current) && (set.CorrectionAt(p) == payroll.CorrectCurrent || p.Year != info.Current.Year) {
		g.bookedIn = info.Current
		g.runMade = runMade(info, info.Current)
		return g, nil
	}
	g.unprotected = p != info.Current
	return g, nil
}

// wirePeriod writes a period as the transport wants it.
func wirePeriod(p payroll.Period, c payroll.Cadence) nmbrs.Period {
	return nmbrs.Period{Year: p.Year, Number: p.Number, Type: periodTypes[c]}
}
