package link

import (
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// WaitingCorrection is a period with corrections that wait to be sent.
type WaitingCorrection struct {
	Period payroll.Period
	payroll.Waiting
}

// waitingCorrections lists the corrections that wait in other periods than p,
// oldest first: in each period of which something was sent.
func waitingCorrections(co *store.Company, p payroll.Period) ([]WaitingCorrection, error) {
	batches, err := co.Batches()
	if err != nil {
		return nil, err
	}
	var periods []payroll.Period
	for _, b := range batches {
		if b.ForPeriod != p && !slices.Contains(periods, b.ForPeriod) {
			periods = append(periods, b.ForPeriod)
		}
	}
	slices.SortFunc(periods, payroll.Period.Compare)
	var out []WaitingCorrection
	for _, q := range periods {
		w, err := waitingIn(co, q)
		if err != nil {
			return nil, err
		}
		if w.Lines > 0 {
			out = append(out, WaitingCorrection{q, w})
		}
	}
	return out, nil
}

func waitingIn(co *store.Company, p payroll.Period) (payroll.Waiting, error) {
	steps, err := co.StepsFor(p)
	if err != nil {
		return payroll.Waiting{}, err
	}
	rows, err := co.RowsFor(p)
	if err != nil {
		return payroll.Waiting{}, err
	}
	heads := payroll.Heads(steps, rows)
	var wanted []store.LineKey
	seen := map[payroll.LineID]bool{}
	for _, h := range heads {
		if !h.Stands() {
			continue
		}
		for _, c := range h.Done.Counts {
			if !seen[c.Line] {
				seen[c.Line] = true
				wanted = append(wanted, store.LineKey{Date: c.Date, ID: c.Line})
			}
		}
	}
	lines, err := co.LinesByKey(wanted)
	if err != nil {
		return payroll.Waiting{}, err
	}
	now := make(map[payroll.LineID]payroll.Line, len(lines))
	for _, l := range lines {
		now[l.ID] = l
	}
	return payroll.WaitingIn(heads, now), nil
}
