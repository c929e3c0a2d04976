package link

import (
	"cmp"
	"strconv"

	"doorzet/nmbrs"
	"doorzet/payroll"
	"doorzet/store"
)

// runOf keeps of a run what the rules need.
func runOf(r nmbrs.Run) payroll.Run {
	out := payroll.Run{
		ID: r.ID, Number: r.Number, Year: r.Year, From: r.PeriodStart, To: r.PeriodEnd, Locked: r.Locked,
		Description: payroll.Clean(r.Description, 120), At: stampOf(r.At),
	}
	if r.Apart {
		out.Kind = payroll.RunApart
	}
	return out
}

// firstDay is the day on which a period of the calendar begins, 0 when unknown.
func firstDay(c payroll.Cadence, p payroll.Period) payroll.Date {
	cal := payroll.Calendar{Cadence: c}
	if cal.Valid(p) != nil {
		return 0
	}
	return cal.Range(p, payroll.BasisUnknown).From
}

// runMade tells whether a period counts as paid by a run: one was made, or one
// that does not tell its period may be its own and nobody said otherwise.
func runMade(info store.CompanyInfo, p payroll.Period) bool {
	state, _ := payroll.RunOf(info.Runs, info.RunMemo, p, info.Current)
	return state != payroll.RunNone
}

// runProblem says of a period that it counts as paid, or asks whether it is.
func runProblem(info store.CompanyInfo, p payroll.Period) *payroll.Problem {
	state, r := payroll.RunOf(info.Runs, info.RunMemo, p, info.Current)
	if state != payroll.RunAsk {
		return payroll.NewProblem(CodeRunMade, "period", p.String())
	}
	made := "–"
	if at, err := payroll.ParseDate(r.At[:min(len(r.At), len("2026-11-27"))]); err == nil && at != 0 {
		made = at.Dutch()
	}
	return payroll.NewProblem(CodeRunAsk, "period", p.String(), "number", strconv.Itoa(r.Number),
		"description", cmp.Or(r.Description, "–"), "date", made)
}

// locks tells whether a problem is one that unlocking the period lifts.
func locks(p *payroll.Problem) bool {
	return p != nil && (p.Code == CodeLocked || p.Code == CodeRunMade || p.Code == CodeRunAsk)
}

// AnswerRun keeps what a person says of the runs that do not tell their period:
// whether they paid this one.
func (s *Service) AnswerRun(co *store.Company, p payroll.Period, paid bool) error {
	set, err := co.Settings()
	if err != nil {
		return err
	}
	if err := set.Calendar.Valid(p); err != nil {
		return err
	}
	answer := "no"
	if paid {
		answer = "yes"
	}
	audit := store.Audit{Action: "run-answer", Args: payroll.Args{"period": p.String(), "paid": answer}}
	return co.Relink(nil, audit, func(i *store.CompanyInfo) error {
		i.RunMemo = i.RunMemo.Answer(i.Runs, p, i.Current, paid)
		return nil
	})
}
