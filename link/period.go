package link

import (
	"context"
	"time"

	"doorzet/payroll"
	"doorzet/store"
)

// PeriodRow is one pay period of a year with its days.
type PeriodRow struct {
	Period payroll.Period
	payroll.Span
	Today, Current, RunMade, CutOver bool
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
	return periodsOf(info, set.Calendar, set.CutOver, year, s.Clock.Now()), nil
}

// PreviewPeriods shows the periods of a year as they would be under a setting
// that is not kept yet.
func (s *Service) PreviewPeriods(co *store.Company, rule payroll.CalendarRule, cadence payroll.Cadence, year int) (*Periods, error) {
	info, err := co.Info()
	if err != nil {
		return nil, err
	}
	set, err := co.Settings()
	if err != nil {
		return nil, err
	}
	cal := withRule(set.Calendar, cadence, rule)
	if err := cal.Validate(); err != nil {
		return nil, err
	}
	if year == 0 {
		year = info.Current.Year
	}
	return periodsOf(info, cal, set.CutOver, year, s.Clock.Now()), nil
}

func withRule(cal payroll.Calendar, cadence payroll.Cadence, rule payroll.CalendarRule) payroll.Calendar {
	if cal.Cadence != cadence {
		cal = payroll.Calendar{Cadence: cadence}
	}
	return cal.SetRule(rule)
}

func periodsOf(info store.CompanyInfo, cal payroll.Calendar, cutOver payroll.Period, year int, now time.Time) *Periods {
	out := &Periods{
		Cadence: cal.Cadence, NmbrsCadence: info.Cadence, Year: year, Current: info.Current, CutOver: cutOver,
		Differs: cal.Cadence != info.Cadence,
	}
	today := payroll.DateOf(now)
	out.Today = cal.PeriodOf(today, payroll.BasisUnknown)
	out.Apart = out.Today != out.Current
	for n := 1; n <= cal.Last(year); n++ {
		p := payroll.Period{Year: year, Number: n}
		r := PeriodRow{Period: p, Span: cal.Range(p, payroll.BasisUnknown)}
		r.Today, r.Current, r.RunMade, r.CutOver = p == out.Today, p == info.Current, runMade(info, p), p == cutOver
		out.Rows = append(out.Rows, r)
	}
	if len(out.Rows) > 0 {
		out.First = out.Rows[0].From
	}
	return out
}

// SetPeriod keeps the first worked day that is paid in period 1, from a period
// onward; a zero from is from the beginning. Sent lines keep their period.
func (s *Service) SetPeriod(co *store.Company, cadence payroll.Cadence, first payroll.Date, from payroll.Period) error {
	audit := store.Audit{Action: "period", Args: payroll.Args{
		"cadence": string(cadence), "first": first.String(), "from": from.String(),
	}}
	return co.UpdateSettings(audit, func(set *payroll.Settings) error {
		cal := withRule(set.Calendar, cadence, payroll.CalendarRule{From: from, First: first})
		if err := cal.Validate(); err != nil {
			return err
		}
		set.Calendar = cal
		return nil
	})
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

// SetVenue decides to which company the lines of a venue belong, and moves
// there what was not sent yet.
func (s *Service) SetVenue(venue string, to *store.Company) error {
	venues, err := s.Ledger.Venues()
	if err != nil {
		return err
	}
	key := payroll.FoldType(venue)
	if venues == nil {
		venues = map[string]store.CompanyKey{}
	}
	venues[key] = to.Key()
	audit := store.Audit{Action: "venue", Args: payroll.Args{"venue": key, "company": string(to.Key())}}
	if err := s.Ledger.SaveVenues(venues, audit); err != nil {
		return err
	}
	all, err := s.allCompanies()
	if err != nil {
		return err
	}
	for _, c := range all {
		if c.Key() == to.Key() {
			continue
		}
		if err := moveVenue(c, to, key, audit); err != nil {
			return err
		}
	}
	return nil
}

// moveVenue moves the unsent lines of a venue. They are put first and dropped
// after: a line seen twice in between belongs to the new company alone, since
// the venue already does.
func moveVenue(from, to *store.Company, venue string, a store.Audit) error {
	whole := payroll.Span{}
	lines, err := from.Lines(whole)
	if err != nil {
		return err
	}
	counted, err := from.Counted(whole)
	if err != nil {
		return err
	}
	var put []payroll.Line
	var drop []store.LineKey
	for _, l := range lines {
		if payroll.FoldType(l.Venue) == venue && len(counted[l.ID]) == 0 {
			put = append(put, l)
			drop = append(drop, store.KeyOf(l))
		}
	}
	if len(put) == 0 {
		return nil
	}
	if err := to.Commit(store.Change{Put: put, Audit: a}); err != nil {
		return err
	}
	return from.Commit(store.Change{Drop: drop, Audit: a})
}
