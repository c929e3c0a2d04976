package link

import (
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// Remaining is a period of which something waits.
type Remaining struct {
	Period payroll.Period
	Lines  []payroll.Remain
	// Steps counts the steps of a sending that broke off and were never tried.
	Steps int
}

// Remaining lists the periods before p of which something waits, oldest first:
// as far back as corrections reach. Steps of a broken-off sending are told of
// every period, p too.
func (s *Service) Remaining(co *store.Company, p payroll.Period) ([]Remaining, error) {
	set, err := co.Settings()
	if err != nil {
		return nil, err
	}
	open, err := co.OpenSteps()
	if err != nil {
		return nil, err
	}
	at := map[payroll.Period]*Remaining{}
	add := func(q payroll.Period) *Remaining {
		if at[q] == nil {
			at[q] = &Remaining{Period: q}
		}
		return at[q]
	}
	for _, st := range open {
		if st.State != payroll.StepUnsure {
			add(st.ForPeriod).Steps++
		}
	}
	q := p
	for range leftoverPeriods {
		if q = set.Calendar.Prev(q); q.Before(set.CutOver) {
			break
		}
		d, err := s.Desk(co, q)
		if err != nil {
			return nil, err
		}
		if waits := payroll.RemainIn(d.Verdicts); len(waits) > 0 {
			add(q).Lines = waits
		}
	}
	var out []Remaining
	for _, r := range at {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b Remaining) int { return a.Period.Compare(b.Period) })
	return out, nil
}

// Corrections lists the corrections that wait in other periods than p, oldest first.
func (s *Service) Corrections(co *store.Company, p payroll.Period) ([]WaitingCorrection, error) {
	return waitingCorrections(co, p)
}
