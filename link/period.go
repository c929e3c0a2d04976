package link

import (
	"context"
	"maps"
	"slices"
	"time"

	"doorzet/payroll"
	"doorzet/store"
)

// PeriodRow is one pay period of a year with its days.
type PeriodRow struct {
	Period payroll.Period
	payroll.Span
	Today, Current, RunMade, CutOver bool
	// RunAsk tells that a run may have paid the period and a person is to say so.
	RunAsk bool
	// Deadline is the day on which the office wants it pushed, 0 for none.
	Deadline payroll.Date
	// Other are the days for pay bases that have a first paid day of their own.
	Other []BasisDays
}

// BasisDays are the days of a period for one pay basis.
type BasisDays struct {
	Basis payroll.PayBasis
	payroll.Span
}

// Periods shows the pay periods of a year beside what Nmbrs says.
type Periods struct {
	Cadence, NmbrsCadence   payroll.Cadence
	First                   payroll.Date
	Year                    int
	Rows                    []PeriodRow
	Today, Current, CutOver payroll.Period
	// Differs is set when the cadence is not Nmbrs's; Apart when today's
	// period is not Nmbrs's current one, which is usual early in a month.
	Differs, Apart bool
	// Rules are the settings of the first paid day, with a Basis or for all.
	Rules []payroll.CalendarRule
}

// RefreshPeriod asks Nmbrs for the current period and the runs.
func (s *Service) RefreshPeriod(ctx context.Context, co *store.Company) error {
	c, _, err := s.client(co)
	if err != nil {
		return err
	}
	_, err = s.readPeriod(ctx, c, co, payroll.Period{})
	return err
}

// Periods lists the periods of a year; year 0 is that of the current period.
func (s *Service) Periods(co *store.Company, year int) (*Periods, error) {
	info, err := co.Info()
	if err != nil {
		return nil, err
	}
	set, err := co.Settings()
	if err != nil {
		return nil, err
	}
	if year == 0 {
		year = info.Current.Year
	}
	out := periodsOf(info, set.Calendar, set.CutOver, year, s.Clock.Now())
	memo, err := co.Memo()
	if err != nil {
		return nil, err
	}
	for i := range out.Rows {
		out.Rows[i].Deadline = memo.Deadlines[out.Rows[i].Period]
	}
	return out, nil
}

// SetDeadline keeps the day on which the office wants a period pushed; 0 takes
// it away.
func (s *Service) SetDeadline(co *store.Company, p payroll.Period, on payroll.Date) error {
	audit := store.Audit{Action: "deadline", Args: payroll.Args{"period": p.String(), "date": on.String()}}
	set, err := co.Settings()
	if err != nil {
		return err
	}
	if err := set.Calendar.Valid(p); err != nil {
		return err
	}
	return co.UpdateMemo(audit, func(m *store.Memo) error {
		if m.Deadlines == nil {
			m.Deadlines = map[payroll.Period]payroll.Date{}
		}
		if m.Deadlines[p] = on; on == 0 {
			delete(m.Deadlines, p)
		}
		return nil
	})
}

// ownBases lists the pay bases that have a first paid day of their own.
func ownBases(cal payroll.Calendar) []payroll.PayBasis {
	var out []payroll.PayBasis
	for _, b := range Bases() {
		if slices.ContainsFunc(cal.Rules, func(r payroll.CalendarRule) bool { return r.Basis == b }) {
			out = append(out, b)
		}
	}
	return out
}

func periodsOf(info store.CompanyInfo, cal payroll.Calendar, cutOver payroll.Period, year int, now time.Time) *Periods {
	out := &Periods{
		Cadence: cal.Cadence, NmbrsCadence: info.Cadence, Year: year, Current: info.Current, CutOver: cutOver,
		Differs: cal.Cadence != info.Cadence, Rules: cal.Rules,
	}
	today := payroll.DateOf(now)
	out.Today = cal.PeriodOf(today, payroll.BasisUnknown)
	out.Apart = out.Today != out.Current
	for n := 1; n <= cal.Last(year); n++ {
		p := payroll.Period{Year: year, Number: n}
		r := PeriodRow{Period: p, Span: cal.Range(p, payroll.BasisUnknown)}
		for _, b := range ownBases(cal) {
			r.Other = append(r.Other, BasisDays{b, cal.Range(p, b)})
		}
		r.Today, r.Current, r.CutOver = p == out.Today, p == info.Current, p == cutOver
		state, _ := payroll.RunOf(info.Runs, info.RunMemo, p, info.Current)
		r.RunMade, r.RunAsk = state == payroll.RunMade, state == payroll.RunAsk
		out.Rows = append(out.Rows, r)
	}
	if len(out.Rows) > 0 {
		out.First = out.Rows[0].From
	}
	return out
}

// CutOverMove tells which lines another first period lets go along, or, when Less is
// set, not any more. Lines that were sent, or never go along, are not among them.
type CutOverMove struct {
	Less    bool
	Lines   int
	Minutes payroll.Minutes
}

// CutOverMoves tells what SetCutOver would do to the lines between the first period of
// now and another one.
func (s *Service) CutOverMoves(co *store.Company, to payroll.Period) (CutOverMove, error) {
	set, err := co.Settings()
	if err != nil {
		return CutOverMove{}, err
	}
	if err := set.Calendar.Valid(to); err != nil {
		return CutOverMove{}, err
	}
	now := set.CutOver
	out := CutOverMove{Less: now.Before(to)}
	lo, hi := to, now
	if out.Less {
		lo, hi = now, to
	}
	periods, err := periodsBetween(co, set.Calendar, lo, hi)
	if err != nil {
		return CutOverMove{}, err
	}
	for _, p := range periods {
		d, err := s.Desk(co, p)
		if err != nil {
			return CutOverMove{}, err
		}
		for i := range d.Verdicts {
			v := &d.Verdicts[i]
			moves := v.State == payroll.StateElsewhere && !v.Line.Elsewhere
			if out.Less {
				moves = v.State == payroll.StateOpen || v.State == payroll.StateReady || v.State == payroll.StateBlocked
			}
			if moves {
				out.Lines++
				out.Minutes += v.Line.Minutes
			}
		}
	}
	return out, nil
}

// periodsBetween gives the periods from lo up to hi, without hi, that have lines.
func periodsBetween(co *store.Company, cal payroll.Calendar, lo, hi payroll.Period) ([]payroll.Period, error) {
	bases := append(ownBases(cal), payroll.BasisUnknown)
	span := cal.Range(lo, payroll.BasisUnknown)
	for _, b := range bases {
		span.From = min(span.From, cal.Range(lo, b).From)
		span.To = max(span.To, cal.Range(hi, b).From-1)
	}
	lines, err := co.Lines(span)
	if err != nil {
		return nil, err
	}
	has := map[payroll.Period]bool{}
	for i := range lines {
		for _, b := range bases {
			if p := cal.PeriodOf(lines[i].Date, b); !p.Before(lo) && p.Before(hi) {
				has[p] = true
			}
		}
	}
	return slices.SortedFunc(maps.Keys(has), payroll.Period.Compare), nil
}

// SetCutOver keeps the first period that Doorzet pushes.
func (s *Service) SetCutOver(co *store.Company, p payroll.Period, oldLinkOff *bool) error {
	audit := store.Audit{Action: "cut-over", Args: payroll.Args{"from": p.String()}}
	return co.UpdateSettings(audit, func(set *payroll.Settings) error {
		if err := set.Calendar.Valid(p); err != nil {
			return err
		}
		set.CutOver = p
		if oldLinkOff != nil {
			set.OldLinkOff = oldLinkOff
		}
		return nil
	})
}
