package link

import (
	"context"
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// StandBackRequest asks to take ours back where somebody else paid the same people.
type StandBackRequest struct {
	Period payroll.Period
	// Only, when not empty, names the employees; else it is about everybody beside
	// whom a read-back shows rows of others that came since we sent.
	Only     []payroll.EmployeeID
	Progress func(Progress)
}

// StandBack takes back what was sent of people whom somebody else paid too, by a
// person's word: nothing but own rows, journalled, whole per employee. Their
// lines are held until the person says what is to become of them.
func (s *Service) StandBack(ctx context.Context, co *store.Company, req StandBackRequest) (*ExportResult, error) {
	if err := s.Ledger.Sendable(); err != nil {
		return nil, err
	}
	c, info, err := s.client(co)
	if err != nil {
		return nil, err
	}
	r, err := s.newRun(c, co, req.Progress)
	if err != nil {
		return nil, err
	}
	defer r.rec.close()
	v, err := s.verify(ctx, c, co, info, req.Period, nil, r.tell)
	if err != nil {
		return nil, err
	}
	who := contested(v)[req.Period]
	if len(req.Only) > 0 {
		who = slices.DeleteFunc(who, func(e payroll.EmployeeID) bool { return !slices.Contains(req.Only, e) })
	}
	if len(who) == 0 {
		return nil, payroll.NewProblem(CodeNoBeside, "period", req.Period.String())
	}
	res := &ExportResult{Period: req.Period}
	gone, err := r.giveWay(ctx, req.Period, who, v.seen[req.Period])
	if err != nil {
		return nil, err
	}
	for _, e := range who {
		if !slices.Contains(gone, e) {
			res.Notes = append(res.Notes, payroll.NewProblem(CodeNotWhole, "name", r.name(e)))
		}
	}
	return res, r.finish(ctx, res)
}
