package payroll

import "slices"

// CalendarRule is the one setting of the pay periods: the first worked day
// that is paid in period 1, from a period onward. It fixes label and dates
// together. A rule with a Basis holds for people of that pay basis only. A zero
// From is from the beginning; before the first rule that has a From the plain
// calendar holds, or for a pay basis the rules for everybody.
type CalendarRule struct {
	From  Period   `json:"from"`
	First Date     `json:"first"`
	Basis PayBasis `json:"basis,omitempty"`
}

// Problems of a calendar setting.
const (
	// CodeFirstDay: args date. The day does not exist in every month.
	CodeFirstDay Code = "period-first-day"
	// CodeCadence: args cadence. Not a cadence that Doorzet can pay by.
	CodeCadence Code = "period-cadence"
	// CodePeriodRange: args period, last. The cadence has no such number.
	CodePeriodRange Code = "period-range"
	// CodeRuleTooEarly: args date, from, before, begin. The first day of a new
	// rule lies before the period ahead of it has begun.
	CodeRuleTooEarly Code = "period-rule-too-early"
)

// Validate refuses a calendar that cannot be laid without gaps, and a rule
// that would take days from a period before the one that it shortens.
func (c Calendar) Validate() error {
	switch c.Cadence {
	case Monthly, FourWeekly, Weekly:
	default:
		return NewProblem(CodeCadence, "cadence", string(c.Cadence))
	}
	bases := []PayBasis{""}
	for _, r := range c.Rules {
		if _, _, day := r.First.YMD(); r.First == 0 || (c.Cadence == Monthly && day > 28) {
			return NewProblem(CodeFirstDay, "date", r.First.Dutch())
		}
		if err := c.Valid(r.From); !r.From.IsZero() && err != nil {
			return err
		}
		if !slices.Contains(bases, r.Basis) {
			bases = append(bases, r.Basis)
		}
	}
	for _, b := range bases {
		if err := c.validChain(c.chain(b)); err != nil {
			return err
		}
	}
	return nil
}

// validChain looks at each place where one rule follows another.
func (c Calendar) validChain(chain []CalendarRule) error {
	for i := 1; i < len(chain); i++ {
		r, before := chain[i], c.Prev(chain[i].From)
		begin := c.start(chain[i-1].First, before)
		if begins := c.start(r.First, r.From); begins < begin {
			return NewProblem(CodeRuleTooEarly, "date", begins.Dutch(), "from", r.From.String(),
				"before", before.String(), "begin", begin.Dutch())
		}
	}
	return nil
}

// chain gives the rules that hold for a pay basis one after the other, the
// first of them from the beginning.
func (c Calendar) chain(b PayBasis) []CalendarRule {
	out := make([]CalendarRule, 1, len(c.Rules)+1) // the plain calendar
	own := slices.IndexFunc(c.Rules, func(r CalendarRule) bool { return r.Basis == b && b != "" })
	for _, r := range c.Rules {
		switch {
		case own >= 0 && r.Basis == "" && r.From.Before(c.Rules[own].From):
		case own >= 0 && r.Basis == b:
		case own < 0 && r.Basis == "":
		default:
			continue
		}
		if r.From.IsZero() {
			out[0] = r
		} else {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(x, y CalendarRule) int { return x.From.Compare(y.From) })
	return out
}

// PeriodOf gives the pay period in which a worked day is paid. Where a rule
// follows another, its first period begins on its own first day, and the period
// before that ends the day before: no day is lost, none belongs to two periods,
// and earlier ones keep their days.
func (c Calendar) PeriodOf(d Date, b PayBasis) Period {
	if len(c.Rules) == 0 {
		return c.under(0, d)
	}
	chain := c.chain(b)
	i := len(chain) - 1
	for i > 0 && d < c.start(chain[i].First, chain[i].From) {
		i--
	}
	p := c.under(chain[i].First, d)
	if i+1 < len(chain) {
		if last := c.Prev(chain[i+1].From); last.Before(p) {
			return last
		}
	}
	return p
}

// Range gives the worked days that are paid in a period, both ends included.
// Where one rule follows another a period can be shorter or longer than usual;
// it can even hold no day, and then To lies before From.
func (c Calendar) Range(p Period, b PayBasis) Span {
	return Span{From: c.first(p, b), To: c.first(c.Next(p), b) - 1}
}

// first gives the first day whose period is p or later.
func (c Calendar) first(p Period, b PayBasis) Date {
	lo, hi := c.natural(p.Year)-400, c.natural(p.Year+1)+400
	for lo < hi {
		mid := lo + (hi-lo)/2
		if c.PeriodOf(mid, b).Before(p) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// SetRule gives the calendar with the first paid day from a period onward.
func (c Calendar) SetRule(r CalendarRule) Calendar {
	out := Calendar{Cadence: c.Cadence}
	placed := false
	for _, old := range c.Rules {
		if !placed && old.Basis == r.Basis && !old.From.Before(r.From) {
			out.Rules = append(out.Rules, r)
			placed = true
			if old.From == r.From {
				continue
			}
		}
		out.Rules = append(out.Rules, old)
	}
	if !placed {
		out.Rules = append(out.Rules, r)
	}
	return out
}

// usualLength gives the fewest and the most days that a period has of itself.
func (c Calendar) usualLength() (least, most int) {
	switch c.Cadence {
	case FourWeekly:
		return 28, 35 // the thirteenth takes week 53 along
	case Weekly:
		return 7, 7
	case Quarterly:
		return 90, 92
	default:
		return 28, 31
	}
}

// Unusual tells whether a period is shorter or longer than periods of the
// cadence are.
func (c Calendar) Unusual(p Period, b PayBasis) bool {
	least, most := c.usualLength()
	n := c.Range(p, b).Days()
	return n < least || n > most
}

// DayMove is a run of days that another calendar pays in another period.
type DayMove struct {
	Span
	Basis    PayBasis
	Old, New Period
}

// Moves lists the days within a span that the calendar pays in another period
// than another one does, for one pay basis, in order.
func (c Calendar) Moves(to Calendar, b PayBasis, within Span) []DayMove {
	var out []DayMove
	for d := within.From; d <= within.To; d++ {
		was, is := c.PeriodOf(d, b), to.PeriodOf(d, b)
		if was == is {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Span.To == d-1 && out[n-1].Old == was && out[n-1].New == is {
			out[n-1].Span.To = d
			continue
		}
		out = append(out, DayMove{Span: Span{From: d, To: d}, Basis: b, Old: was, New: is})
	}
	return out
}
