package link

import (
	"strings"

	"doorzet/payroll"
	"doorzet/store"
)

// CodeArmed has the args lines. Confirmed corrections stay armed after a taking back: the
// next sending does them.
const CodeArmed payroll.Code = "undo-armed"

// Armed is a line with a confirmed correction that the next sending does.
type Armed struct {
	Line    payroll.LineID
	Date    payroll.Date
	Person  string
	Minutes payroll.Minutes // what it counts for then
}

// mostArmed is how many of them are named in a sentence.
const mostArmed = 5

// noteArmed tells in the result of a taking back which confirmed corrections of its
// period the next sending does: taking back disarms none, because what was confirmed
// is right whatever became of the sending.
func (s *Service) noteArmed(co *store.Company, res *ExportResult) error {
	d, err := s.Desk(co, res.Period)
	if err != nil {
		return err
	}
	var named []string
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		if !v.Armed() {
			continue
		}
		a := Armed{Line: v.Line.ID, Date: v.Line.Date, Person: v.Line.Person, Minutes: v.Line.Hours()}
		res.Armed = append(res.Armed, a)
		if len(named) < mostArmed {
			named = append(named, a.Date.Dutch()+" "+payroll.Clean(a.Person, 80)+" "+a.Minutes.Clock())
		}
	}
	if len(res.Armed) > len(named) {
		named = append(named, "…")
	}
	if len(named) > 0 {
		res.Notes = append(res.Notes, payroll.NewProblem(CodeArmed, "lines", strings.Join(named, "; ")))
	}
	return nil
}
