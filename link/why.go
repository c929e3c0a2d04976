package link

import (
	"doorzet/payroll"
)

// CodeNoFigure has the args employee and code: the plan has no such figure.
const CodeNoFigure payroll.Code = "explain-no-figure"

// Figure explains one figure of a plan down to the lines of the source.
type Figure struct {
	payroll.Why
	// Description is what Nmbrs calls the code.
	Description string
}

// Explain gives the reasons behind every figure of an employee in a plan, or
// only those of one code.
func (p *PlanResult) Explain(e payroll.EmployeeID, code *int) ([]Figure, error) {
	at := map[payroll.LineID]*payroll.Line{}
	for i := range p.Desk.Verdicts {
		at[p.Desk.Verdicts[i].Line.ID] = &p.Desk.Verdicts[i].Line
	}
	var out []Figure
	for i := range p.Steps {
		st := &p.Steps[i]
		if st.Employee != e || (code != nil && *code != st.Component.Code) {
			continue
		}
		why := p.Plan.Explain(st, func(id payroll.LineID) *payroll.Line { return at[id] })
		out = append(out, Figure{why, p.Desk.Describe(st.Component)})
	}
	if len(out) == 0 {
		wanted := ""
		if code != nil {
			wanted = payroll.IntText(*code)
		}
		return nil, payroll.NewProblem(CodeNoFigure, "employee", payroll.Clean(string(e), 60), "code", wanted)
	}
	return out, nil
}

// Describe gives what Nmbrs calls a code, "" when it is not known.
func (d *Desk) Describe(c payroll.Component) string {
	list := d.Info.HourCodes
	if c.Kind == payroll.KindWage {
		list = d.Info.WageCodes
	}
	for _, x := range list {
		if x.Code == c.Code && c.Kind != payroll.KindWorked {
			return x.Description
		}
	}
	return ""
}

// Draft plans the desk's period from the ledger alone, without reading Nmbrs:
// its figures are what is wanted and what is ours. It explains; it is never sent.
func (d *Desk) Draft() *PlanResult {
	in := payroll.PlanInput{Book: &d.Book, Verdicts: d.Verdicts, BookedIn: d.Period}
	return &PlanResult{Plan: payroll.MakePlan(in), Desk: d}
}
