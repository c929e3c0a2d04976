package payroll

// Pay works out what hours would be paid as, under the settings of one period,
// without a ledger of them: whether a description changes money, and whether
// hours go along at all. It is for one goroutine.
type Pay struct {
	book *Book
	rs   *ruleset
}

// NewPay makes ready the settings of the book's period.
func NewPay(b *Book) *Pay { return &Pay{b, newRuleset(&b.Settings, b.Period)} }

// verdict works out the shares of facts. Of somebody whose pay basis is not
// known all that could go along counts, so that no difference is missed.
func (p *Pay) verdict(l Line) Verdict {
	v := Verdict{Line: l}
	p.book.identify(&v)
	if v.Basis == BasisUnknown && v.Match.NotHere == "" {
		v.Basis = BasisHourly
	}
	p.book.share(&v, p.rs)
	return v
}

// paid is a component with the part of a line that it carries, or a day.
type paid struct {
	component Component
	name      string
	date      Date
}

type amountPaid struct {
	minutes Minutes
	count   Hundredths
}

// Same tells whether facts of one person give every component the same after a
// change of how they are told.
func (p *Pay) Same(was, now []Facts) bool {
	a, b := p.sum(was), p.sum(now)
	if len(a) != len(b) {
		return false
	}
	for k, n := range a {
		if m, ok := b[k]; !ok || m != n {
			return false
		}
	}
	return true
}

func (p *Pay) sum(list []Facts) map[paid]amountPaid {
	out := map[paid]amountPaid{}
	for i := range list {
		v := p.verdict(Line{Facts: list[i]})
		for _, s := range v.Shares {
			k := paid{component: s.Component, name: s.Name}
			if s.Component.Kind == KindWorked {
				k.date = v.Line.Date
			}
			n := out[k]
			n.minutes += s.Minutes
			n.count += s.Count
			out[k] = n
		}
	}
	return out
}

// Nowhere tells whether a line never goes along: it is on a fixed wage, of a
// type that deliberately does not go along, or not paid here.
func (p *Pay) Nowhere(l *Line) bool {
	v := Verdict{Line: *l}
	v.Line.Withdrawn = false
	p.book.identify(&v)
	if v.Basis == BasisUnknown && v.Match.NotHere == "" {
		return false
	}
	p.book.share(&v, p.rs)
	switch v.Outside {
	case OutsideFixed, OutsideType, OutsideNotHere:
		return true
	default:
	}
	return false
}
