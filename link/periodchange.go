package link

import (
	"maps"
	"slices"
	"time"

	"doorzet/payroll"
	"doorzet/store"
)

// Problems of changing the pay periods.
const (
	// CodeCadenceOther: args ours, theirs. Nmbrs pays the company by another
	// cadence, which cannot be changed.
	CodeCadenceOther payroll.Code = "period-cadence-other"
)

// PeriodSetting is a first paid day that somebody wants to keep. A rule without
// From holds from the beginning, one with a Basis for that pay basis alone. An
// empty cadence is the one by which Nmbrs pays.
type PeriodSetting struct {
	Cadence payroll.Cadence
	Rule    payroll.CalendarRule
}

// PeriodSides are the days of a period before and after a change.
type PeriodSides struct {
	Period   payroll.Period
	Basis    payroll.PayBasis
	Old, New payroll.Span
	// Unusual tells that the period becomes shorter or longer than periods are.
	Unusual bool
}

// PeriodChange says what a setting would change, before it is kept.
type PeriodChange struct {
	PeriodSetting
	// After shows the year in which the setting begins as it would be.
	After *Periods
	// Around are the two periods where the old days end and the new begin, for
	// everybody the rule is about; without a From the first of the year.
	Around []PeriodSides
	// Days are the days that change period, about a year from there on.
	Days []payroll.DayMove
	// Lines are the lines that change period; Stay counts lines on such days
	// that were sent, or are on their way: they keep their period.
	Lines []payroll.LineMove
	Stay  int
}

// Moved counts the lines that change period.
func (c *PeriodChange) Moved() (lines int, minutes payroll.Minutes) {
	for _, m := range c.Lines {
		lines += m.Lines
		minutes += m.Minutes
	}
	return lines, minutes
}

// calendarWith gives the calendar with a setting kept; refused is one that
// Nmbrs does not pay by, or that cannot be laid without gaps.
func calendarWith(cal payroll.Calendar, info store.CompanyInfo, p PeriodSetting) (payroll.Calendar, error) {
	if p.Cadence == "" {
		if p.Cadence = info.Cadence; p.Cadence == "" {
			p.Cadence = cal.Cadence
		}
	}
	if info.Cadence != "" && p.Cadence != info.Cadence {
		return cal, payroll.NewProblem(CodeCadenceOther, "ours", string(p.Cadence), "theirs", string(info.Cadence))
	}
	if p.Rule.Basis != "" && !slices.Contains(Bases(), p.Rule.Basis) {
		return cal, payroll.NewProblem(CodeBadBasis, "basis", payroll.Clean(string(p.Rule.Basis), 40))
	}
	if cal.Cadence != p.Cadence {
		cal = payroll.Calendar{Cadence: p.Cadence}
	}
	cal = cal.SetRule(p.Rule)
	return cal, cal.Validate()
}

// SetPeriod keeps a first paid day. Nothing before its From changes but the end
// of the period ahead of it; sent lines keep their period.
func (s *Service) SetPeriod(co *store.Company, p PeriodSetting) error {
	info, err := co.Info()
	if err != nil {
		return err
	}
	audit := store.Audit{Action: "period", Args: payroll.Args{
		"cadence": string(p.Cadence), "first": p.Rule.First.String(), "from": p.Rule.From.String(),
	}}
	if p.Rule.Basis != "" {
		audit.Args["basis"] = string(p.Rule.Basis)
	}
	return co.UpdateSettings(audit, func(set *payroll.Settings) error {
		cal, err := calendarWith(set.Calendar, info, p)
		if err == nil {
			set.Calendar = cal
		}
		return err
	})
}

// PreviewPeriod works out what a setting would change, without keeping it:
// the days on both sides, and the lines that would be paid in another period.
// year is the year to show, 0 that in which the rule begins.
func (s *Service) PreviewPeriod(co *store.Company, p PeriodSetting, year int) (*PeriodChange, error) {
	set, err := co.Settings()
	if err != nil {
		return nil, err
	}
	info, err := co.Info()
	if err != nil {
		return nil, err
	}
	now, err := calendarWith(set.Calendar, info, p)
	if err != nil {
		return nil, err
	}
	out := sidesOf(set.Calendar, now, p, info.Current)
	if year == 0 {
		year = out.Around[len(out.Around)-1].Period.Year
	}
	out.After = periodsOf(info, now, set.CutOver, year, s.Clock.Now())
	return out, s.countMoves(co, set, now, out)
}

// concerned lists the pay bases that a rule is about, the general one first:
// one for all those that have no first day of their own.
func concerned(cal payroll.Calendar, basis payroll.PayBasis) []payroll.PayBasis {
	if basis != "" {
		return []payroll.PayBasis{basis}
	}
	return append([]payroll.PayBasis{payroll.BasisUnknown}, ownBases(cal)...)
}

// sidesOf lists the days on both sides of a change.
func sidesOf(old, now payroll.Calendar, p PeriodSetting, current payroll.Period) *PeriodChange {
	out := &PeriodChange{PeriodSetting: p}
	at := []payroll.Period{now.Prev(p.Rule.From), p.Rule.From}
	if p.Rule.From.IsZero() {
		at = []payroll.Period{{Year: current.Year, Number: 1}}
	}
	for _, b := range concerned(now, p.Rule.Basis) {
		for _, q := range at {
			side := PeriodSides{Period: q, Basis: b, Old: old.Range(q, b), New: now.Range(q, b), Unusual: now.Unusual(q, b)}
			if b == payroll.BasisUnknown || side.Old != side.New {
				out.Around = append(out.Around, side)
			}
		}
		first := min(old.Range(at[0], b).From, now.Range(at[0], b).From)
		out.Days = append(out.Days, old.Moves(now, b, payroll.Span{From: first, To: first + 400})...)
	}
	if len(out.Around) == 0 { // a rule for a pay basis that changes nothing
		q := at[len(at)-1]
		out.Around = append(out.Around, PeriodSides{Period: q, Basis: p.Rule.Basis, Old: old.Range(q, p.Rule.Basis), New: now.Range(q, p.Rule.Basis)})
	}
	return out
}

// countMoves adds up the lines that change period, a month at a time: a ledger
// can hold more lines than memory does.
func (s *Service) countMoves(co *store.Company, set payroll.Settings, now payroll.Calendar, out *PeriodChange) error {
	people, err := co.Team()
	if err != nil {
		return err
	}
	book := payroll.Book{Team: payroll.NewTeam(people), Settings: set}
	if book.Witnesses, err = co.Witnesses(); err != nil {
		return err
	}
	sums := map[[2]payroll.Period]payroll.LineMove{}
	for _, days := range months(s.Clock.Now()) {
		if !moving(set.Calendar, now, days) {
			continue
		}
		lines, err := co.Lines(days)
		if err != nil {
			return err
		}
		held, err := s.held(co, days)
		if err != nil {
			return err
		}
		at := 0
		for i := range lines { // those that stay first
			if held[lines[i].ID] {
				lines[at], lines[i] = lines[i], lines[at]
				at++
			}
		}
		book.Lines = lines[:at]
		for _, m := range book.LineMoves(now) {
			out.Stay += m.Lines
		}
		book.Lines = lines[at:]
		for _, m := range book.LineMoves(now) {
			sum := sums[[2]payroll.Period{m.Old, m.New}]
			m.Lines, m.Minutes = m.Lines+sum.Lines, m.Minutes+sum.Minutes
			sums[[2]payroll.Period{m.Old, m.New}] = m
		}
	}
	out.Lines = slices.Collect(maps.Values(sums))
	payroll.SortMoves(out.Lines)
	return nil
}

// held tells which lines of some days a step counts: they keep its period.
func (s *Service) held(co *store.Company, days payroll.Span) (map[payroll.LineID]bool, error) {
	counted, err := co.Counted(days)
	if err != nil {
		return nil, err
	}
	return s.paidElsewhere(co, counted, payroll.Period{})
}

// months divides all days: what lies far back, each month around now, and what
// lies far ahead.
func months(now time.Time) []payroll.Span {
	begin := payroll.MustDate(now.Year()-3, 1, 1)
	out := []payroll.Span{{To: begin - 1}}
	for n := range 12 * 6 {
		next := payroll.MustDate(now.Year()-3+(n+1)/12, time.Month(1+(n+1)%12), 1)
		out = append(out, payroll.Span{From: begin, To: next - 1})
		begin = next
	}
	return append(out, payroll.Span{From: begin})
}

// moving tells whether some day of a span changes period; what lies far away
// may hold any day.
func moving(old, now payroll.Calendar, days payroll.Span) bool {
	if days.From == 0 || days.To == 0 {
		return true
	}
	for _, b := range append(Bases(), payroll.BasisUnknown) {
		if len(old.Moves(now, b, days)) > 0 {
			return true
		}
	}
	return false
}
