package link

import (
	"doorzet/payroll"
	"doorzet/store"
)

// Problems of corrections.
const (
	// CodeNegative: args code, amount. Nmbrs refused to book less; the import
	// sheet is the other way.
	CodeNegative payroll.Code = "export-negative-refused"
)

// SetCorrection keeps where corrections of a period and later ones are booked;
// a zero from is from the beginning.
func (s *Service) SetCorrection(co *store.Company, from payroll.Period, policy payroll.CorrectionPolicy) error {
	audit := store.Audit{Action: "correction", Args: payroll.Args{"policy": string(policy), "from": from.String()}}
	return co.UpdateSettings(audit, func(set *payroll.Settings) error {
		if from.IsZero() {
			set.Correction = policy
			return nil
		}
		if err := set.Calendar.Valid(from); err != nil {
			return err
		}
		set.Corrections = set.Corrections.Set(from, policy)
		return nil
	})
}

// refusal words why a call was refused. That a negative amount was not taken
// has its own text, unless the period itself was the reason.
func refusal(c payroll.Call, err error) *payroll.Problem {
	p := reason(err)
	if c.Op != payroll.OpAdd || c.Amount >= 0 {
		return p
	}
	switch p.Code {
	case Code1002, Code1003, Code2011, Code2012, CodeForbidden, CodeNotFound:
		return p
	default:
	}
	return payroll.NewProblem(CodeNegative, "amount", c.Amount.String(), "code", string(p.Code)).Because(err)
}
