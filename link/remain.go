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
	// Ends are what keeps it from being finished, as far as the ledger knows.
	Ends payroll.Ends
}

// Remaining lists the periods beside p of which something waits, oldest first: those
// as far back as corrections reach, later ones of which something was sent, and
// any other with corrections. Steps of
// a broken-off sending are told of every period, p too.
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
	others, err := otherPeriods(co, set, p)
	if err != nil {
		return nil, err
	}
	for _, q := range others {
		d, err := s.Desk(co, q)
		if err != nil {
			return nil, err
		}
		ends, err := s.Known(co, d, nil)
		if err != nil {
			return nil, err
		}
		waits := payroll.RemainIn(d.Verdicts)
		if len(waits) > 0 || !ends.Finished() {
			r := add(q)
			r.Lines, r.Ends = waits, ends
		}
	}
	var out []Remaining
	for _, r := range at {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b Remaining) int { return a.Period.Compare(b.Period) })
	return out, nil
}

// otherPeriods gives the periods beside p in which something may wait: those before
// it, those after it of which something was sent, and any with corrections.
func otherPeriods(co *store.Company, set payroll.Settings, p payroll.Period) ([]payroll.Period, error) {
	var out []payroll.Period
	q := p
	for range leftoverPeriods {
		if q = set.Calendar.Prev(q); q.Before(set.CutOver) {
			break
		}
		out = append(out, q)
	}
	batches, err := co.Batches()
	if err != nil {
		return nil, err
	}
	for _, b := range batches {
		if p.Before(b.ForPeriod) && !slices.Contains(out, b.ForPeriod) {
			out = append(out, b.ForPeriod)
		}
	}
	waiting, err := waitingCorrections(co, p)
	for _, w := range waiting {
		if !slices.Contains(out, w.Period) {
			out = append(out, w.Period)
		}
	}
	return out, err
}

// Elsewhere lists the periods beside p that something keeps from being finished.
func (s *Service) Elsewhere(co *store.Company, p payroll.Period) ([]Remaining, error) {
	all, err := s.Remaining(co, p)
	return slices.DeleteFunc(all, func(r Remaining) bool { return r.Period == p || r.Ends.Finished() }), err
}

// Corrections lists the corrections that wait in other periods than p, oldest first.
func (s *Service) Corrections(co *store.Company, p payroll.Period) ([]WaitingCorrection, error) {
	return waitingCorrections(co, p)
}
