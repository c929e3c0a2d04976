package link

import (
	"context"
	"maps"

	"doorzet/payroll"
)

// takeReads takes over what the plan that was shown had read. Of whom this run has
// carried something on since, that read lacks what was written: they are read anew.
func (r *run) takeReads(ctx context.Context, res *PlanResult, req ExportRequest) error {
	res.reads, res.readAt = maps.Clone(req.Basis.reads), maps.Clone(req.Basis.readAt)
	carried := map[payroll.EmployeeID]bool{}
	for _, id := range r.order {
		carried[r.get(id).Employee] = true
	}
	for e := range carried {
		delete(res.reads, e)
		delete(res.readAt, e)
	}
	res.make()
	again := involved(res.Plan)
	maps.DeleteFunc(again, func(e payroll.EmployeeID, _ needs) bool { return !carried[e] })
	if len(again) == 0 {
		return nil
	}
	if err := r.s.readFor(ctx, r.c, r.co, res, again, req.PlanRequest); err != nil {
		return err
	}
	res.make()
	return nil
}
