package link

import (
	"slices"

	"doorzet/payroll"
	"doorzet/store"
)

// Desk is one period of one company as the screens and the command line see
// it: its lines with the verdict on each, and where every target stands.
type Desk struct {
	Info     store.CompanyInfo
	Period   payroll.Period
	Book     payroll.Book
	Verdicts []payroll.Verdict
	// mark is the moment from which the desk is behind the ledger.
	mark store.Mark
}

// Current gives the period to work on where none is named: Nmbrs's last known
// current period.
func Current(info store.CompanyInfo) payroll.Period { return info.Current }

// Desk loads a period and evaluates it. A line that an earlier period's step
// counts stays with that period, whatever the calendar says today.
func (s *Service) Desk(co *store.Company, p payroll.Period) (*Desk, error) {
	mark := s.Ledger.Mark()
	info, err := co.Info()
	if err != nil {
		return nil, err
	}
	set, err := co.Settings()
	if err != nil {
		return nil, err
	}
	team, err := s.teamOf(co)
	if err != nil {
		return nil, err
	}
	d := &Desk{Info: info, Period: p, mark: mark}
	d.Book = payroll.Book{Period: p, Team: team, Settings: set}
	if d.Book.Steps, err = co.StepsFor(p); err != nil {
		return nil, err
	}
	if d.Book.Rows, err = co.RowsFor(p); err != nil {
		return nil, err
	}
	choices, err := co.Besides(p)
	if err != nil {
		return nil, err
	}
	d.Book.Resumed = payroll.Resumed(choices)
	if d.Book.Witnesses, err = co.Witnesses(); err != nil {
		return nil, err
	}
	if d.Book.NoCompany, err = s.noCompany(info.Key); err != nil {
		return nil, err
	}
	if d.Book.Untaken, err = s.untaken(info.Key); err != nil {
		return nil, err
	}
	if d.Book.Lines, err = s.linesOf(co, set, p, d.Book.Steps); err != nil {
		return nil, err
	}
	slices.SortFunc(d.Book.Lines, func(a, b payroll.Line) int { return payroll.ByDay(&a, &b) })
	if d.Book.Awaited, err = s.awaited(co, d.Book.Lines); err != nil {
		return nil, err
	}
	d.Verdicts = d.ofPeriod(d.Book.Evaluate())
	return d, nil
}

// ofPeriod leaves out lines that only lie near the period.
func (d *Desk) ofPeriod(vs []payroll.Verdict) []payroll.Verdict {
	return slices.DeleteFunc(vs, func(v payroll.Verdict) bool {
		return v.Period != d.Period && !v.Confirmed() && v.State != payroll.StateUnsure
	})
}

// Renew gives the desk as the ledger is now. Where nothing but lines were
// written since it was made, only those are read and only whoever they concern
// is judged anew. The desk given stays as it is.
func (s *Service) Renew(co *store.Company, d *Desk) (*Desk, error) {
	mark := s.Ledger.Mark()
	keys, ok := co.LinesSince(d.mark)
	if !ok || d.Info.Key != co.Key() || len(d.Book.Awaited) > 0 { // what is waited for elsewhere may be over
		return s.Desk(co, d.Period)
	}
	if len(keys) == 0 {
		return d, nil
	}
	put, drop, err := s.changed(co, d, keys)
	if err != nil {
		return nil, err
	}
	if far, _ := unheld(put); len(far) > 0 {
		return s.Desk(co, d.Period)
	}
	now := &Desk{Info: d.Info, Period: d.Period, Book: d.Book, mark: mark}
	if now.Book.Untaken, err = s.untaken(d.Info.Key); err != nil {
		return nil, err
	}
	now.Verdicts = now.ofPeriod(now.Book.Update(d.Verdicts, put, drop))
	return now, nil
}

// changed reads lines that were written: those that belong on the desk now, and
// the ids of those that may have left it.
func (s *Service) changed(co *store.Company, d *Desk, keys []store.LineKey) (put []payroll.Line, drop []payroll.LineID, err error) {
	lines, err := co.LinesByKey(keys)
	if err != nil {
		return nil, nil, err
	}
	days := span(d.Book.Settings.Calendar, d.Period)
	ours := map[payroll.LineID]bool{}
	for _, st := range d.Book.Steps {
		for _, c := range st.Counts {
			ours[c.Line] = true
		}
	}
	for _, k := range keys {
		drop = append(drop, k.ID)
	}
	for _, l := range lines {
		if !days.Contains(l.Date) && !ours[l.ID] {
			continue
		}
		refs, err := co.Counted(payroll.Span{From: l.Date, To: l.Date})
		if err != nil {
			return nil, nil, err
		}
		other, err := s.paidElsewhere(co, map[payroll.LineID][]store.CountRef{l.ID: refs[l.ID]}, d.Period)
		if err != nil {
			return nil, nil, err
		}
		if !other[l.ID] {
			put = append(put, l)
		}
	}
	return put, drop, nil
}

// span gives the days on which lines of a period can lie, over all pay bases.
func span(c payroll.Calendar, p payroll.Period) payroll.Span {
	out := c.Range(p, payroll.BasisUnknown)
	for _, b := range []payroll.PayBasis{payroll.BasisHourly, payroll.BasisFixed, payroll.BasisExtra} {
		r := c.Range(p, b)
		out.From, out.To = min(out.From, r.From), max(out.To, r.To)
	}
	return out
}

// linesOf gives the lines that lie in the period and those that its steps count.
func (s *Service) linesOf(co *store.Company, set payroll.Settings, p payroll.Period, steps []payroll.Step) ([]payroll.Line, error) {
	days := span(set.Calendar, p)
	lines, err := co.Lines(days)
	if err != nil {
		return nil, err
	}
	counted, err := co.Counted(days)
	if err != nil {
		return nil, err
	}
	other, err := s.paidElsewhere(co, counted, p)
	if err != nil {
		return nil, err
	}
	lines = slices.DeleteFunc(lines, func(l payroll.Line) bool { return other[l.ID] })
	var outside []store.LineKey
	have := map[payroll.LineID]bool{}
	for _, st := range steps {
		for _, c := range st.Counts {
			if !days.Contains(c.Date) && !have[c.Line] {
				have[c.Line] = true
				outside = append(outside, store.LineKey{Date: c.Date, ID: c.Line})
			}
		}
	}
	if len(outside) == 0 {
		return lines, nil
	}
	more, err := co.LinesByKey(outside)
	return append(lines, more...), err
}

// paidElsewhere finds lines that a step of another period still counts.
func (s *Service) paidElsewhere(co *store.Company, counted map[payroll.LineID][]store.CountRef, p payroll.Period) (map[payroll.LineID]bool, error) {
	out := map[payroll.LineID]bool{}
	periods := map[payroll.Period][]payroll.LineID{}
	for id, refs := range counted {
		for _, r := range refs {
			if r.Period != p {
				periods[r.Period] = append(periods[r.Period], id)
			}
		}
	}
	for other, ids := range periods {
		steps, err := co.StepsFor(other)
		if err != nil {
			return nil, err
		}
		rows, err := co.RowsFor(other)
		if err != nil {
			return nil, err
		}
		holds := map[payroll.LineID]bool{}
		for _, h := range payroll.Heads(steps, rows) {
			for _, st := range []*payroll.Step{h.Open, standing(h)} {
				if st == nil {
					continue
				}
				for _, c := range st.Counts {
					holds[c.Line] = true
				}
			}
		}
		for _, id := range ids {
			if holds[id] {
				out[id] = true
			}
		}
	}
	return out, nil
}

func standing(h *payroll.Head) *payroll.Step {
	if h.Stands() {
		return h.Done
	}
	return nil
}

// noCompany tells which venues belong to no company yet. With one company
// linked every venue is its own until said otherwise.
func (s *Service) noCompany(key store.CompanyKey) (func(string) bool, error) {
	venues, err := s.VenueOwners()
	if err != nil {
		return nil, err
	}
	all, err := s.Ledger.Companies()
	if err != nil {
		return nil, err
	}
	if len(all) <= 1 {
		return func(v string) bool {
			owner, ok := venues[payroll.FoldType(v)]
			return ok && owner != key
		}, nil
	}
	return func(v string) bool {
		// without a venue there is nothing to decide by: it stays where it was read in
		folded := payroll.FoldType(v)
		return folded != "" && venues[folded] != key
	}, nil
}

// CountStates counts the lines per state, and the minutes that they add to the hours.
func (d *Desk) CountStates() map[payroll.State]Tally {
	out := map[payroll.State]Tally{}
	for i := range d.Verdicts {
		v := &d.Verdicts[i]
		t := out[v.State]
		t.Lines++
		t.Minutes += v.Line.Hours()
		out[v.State] = t
	}
	return out
}

// Tally is a number of lines and their minutes.
type Tally struct {
	Lines   int
	Minutes payroll.Minutes
}
